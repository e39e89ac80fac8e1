//! Checks the body of a message: lengths, flags, mentions and components.

use serde_json::{Map, Value, json};

use super::{
    components::faults_of_message,
    error::Faults,
    form::{Form, Given},
    mentions::AllowedMentions,
};

/// In characters. The OpenAPI description allows 4000 on routes without a webhook; the documentation does not.
const MAX_CONTENT: usize = 2000;
/// In characters.
const MAX_NONCE: usize = 25;
const MAX_EMBEDS: usize = 10;
/// The combined length of all embeds of a message.
const MAX_EMBED_TEXT: usize = 6000;
/// An edit may set SUPPRESS_EMBEDS and IS_COMPONENTS_V2.
const EDIT_FLAGS: i64 = 4 | 32_768;
/// A new message may also set EPHEMERAL, SUPPRESS_NOTIFICATIONS and IS_VOICE_MESSAGE.
const NEW_FLAGS: i64 = EDIT_FLAGS | 64 | 4096 | 8192;
const COMPONENTS_V2: i64 = 32_768;

pub(crate) struct MessageFields {
    /// The fields as in a response.
    pub(crate) fields: Map<String, Value>,
    pub(crate) allowed: Option<AllowedMentions>,
    /// Set only with `enforce_nonce`.
    pub(crate) nonce: Option<String>,
}

/// Reads a message body. `edit` is true if it changes an existing message.
pub(crate) fn read(form: &mut Form<'_>, edit: bool) -> MessageFields {
    let mut fields = Map::new();
    match form.text("content", 0, MAX_CONTENT) {
        Given::Value(content) => fields.insert("content".into(), json!(content)),
        Given::Null => fields.insert("content".into(), json!("")),
        Given::Absent => None,
    };
    let flags = read_flags(form, if edit { EDIT_FLAGS } else { NEW_FLAGS });
    if let Some(embeds) = read_embeds(form) {
        fields.insert("embeds".into(), embeds);
    }
    if let Given::Value(components) = form.raw("components") {
        let newer = flags.unwrap_or(0) & COMPONENTS_V2 != 0;
        for (code, message) in faults_of_message(components, newer) {
            form.fault("components", code, message);
        }
        fields.insert("components".into(), components.clone());
    }
    if let Some(flags) = flags {
        fields.insert("flags".into(), json!(flags));
    }
    let allowed = AllowedMentions::read(form);
    if let Given::Value(attachments) = form.raw("attachments") {
        fields.insert("attachments".into(), attachments.clone());
    }
    for accepted_unchecked in ["poll", "tts", "message_reference", "sticker_ids"] {
        form.raw(accepted_unchecked);
    }
    let nonce = form.text("nonce", 0, MAX_NONCE).value();
    let enforce = form.boolean("enforce_nonce").value() == Some(true);
    MessageFields { fields, allowed, nonce: nonce.filter(|_| enforce) }
}

/// Checks the message in a response to an interaction. `edit` is true if it replaces an existing message.
pub(crate) fn check_message(data: &Map<String, Value>, edit: bool) -> Result<(), String> {
    let mut faults = Faults::default();
    let message = read(&mut Form::new(data, Vec::new(), &mut faults), edit);
    faults.refuse().map_err(|refusal| refusal.detail)?;
    if !edit && is_empty(&message.fields) { Err("an empty message".to_owned()) } else { Ok(()) }
}

pub(crate) fn is_empty(fields: &Map<String, Value>) -> bool {
    let text = fields.get("content").and_then(Value::as_str).unwrap_or_default();
    let has = |key| fields.get(key).and_then(Value::as_array).is_some_and(|list| !list.is_empty());
    text.trim().is_empty() && !has("embeds") && !has("components") && !has("attachments")
}

fn read_flags(form: &mut Form<'_>, settable: i64) -> Option<i64> {
    let flags = form.integer("flags", 0, i64::from(i32::MAX)).value()?;
    if flags & !settable != 0 {
        form.fault("flags", "MESSAGE_FLAGS_INVALID", "This flag cannot be set.");
    }
    Some(flags)
}

fn read_embeds(form: &mut Form<'_>) -> Option<Value> {
    let embeds = form.objects("embeds", MAX_EMBEDS).value()?;
    let total: usize = embeds.iter().map(|(_, embed)| embed_text(embed)).sum();
    if total > MAX_EMBED_TEXT {
        form.fault("embeds", "MAX_EMBED_SIZE_EXCEEDED", format!("Embed size exceeds maximum size of {MAX_EMBED_TEXT}"));
    }
    for (index, embed) in &embeds {
        let mut path = form.at("embeds");
        path.push(index.to_string());
        let mut inner = Form::new(embed, path, form.faults);
        // Read for their faults only.
        inner.text("title", 0, 256);
        inner.text("description", 0, 4096);
        inner.objects("fields", 25);
    }
    Some(embeds.into_iter().map(|(_, embed)| Value::Object(embed.clone())).collect())
}

/// The length that counts towards [`MAX_EMBED_TEXT`].
fn embed_text(embed: &Map<String, Value>) -> usize {
    let text = |value: Option<&Value>| value.and_then(Value::as_str).map_or(0, |text| text.trim().chars().count());
    let own = text(embed.get("title")) + text(embed.get("description"));
    let footer = text(embed.get("footer").and_then(|footer| footer.get("text")));
    let author = text(embed.get("author").and_then(|author| author.get("name")));
    let fields = embed.get("fields").and_then(Value::as_array).into_iter().flatten();
    own + footer + author + fields.map(|field| text(field.get("name")) + text(field.get("value"))).sum::<usize>()
}
