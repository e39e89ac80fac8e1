//! Messages in channels.

#![expect(
    clippy::indexing_slicing,
    reason = "reading a missing key gives null; this file writes only to objects that it has just built"
)]

use std::time::Duration;

use serde_json::{Value, json};
use tokio::time::Instant;

use crate::discord::{
    answer::Answer,
    channel_kind::ChannelKind,
    error::{Faults, Refusal},
    form::Form,
    format::Request,
    mentions::{AllowedMentions, Pings},
    message_form,
    permissions::bits,
    reply::ChannelMessage,
    rules::Rule,
    state::State,
    wire,
};

/// How long a nonce prevents a second message. The documentation says "the past few minutes".
const NONCE_REMEMBERED: Duration = Duration::from_secs(3 * 60);

impl State {
    pub(super) fn create_message(&mut self, request: &Request<'_>) -> Result<Answer, Refusal> {
        let channel_id = request.route.id("channel_id");
        let (guild, channel, held) = self.viewed_channel(channel_id)?;
        if matches!(channel.kind, ChannelKind::Category | ChannelKind::Forum | ChannelKind::Media) {
            return Err(Refusal::new(Rule::TextOnly, 50008));
        }
        self.require(guild, held, bits::SEND_MESSAGES)?;
        let mut faults = Faults::default();
        let mut form = Form::new(request.object(), Vec::new(), &mut faults);
        let message = message_form::read(&mut form, false);
        form.end();
        self.judge(request, &faults)?;
        let content = message.fields.get("content").and_then(Value::as_str).unwrap_or_default().to_owned();
        if message_form::is_empty(&message.fields) {
            return Err(Refusal::new(Rule::EmptyMessage, 50006).detail("no content"));
        }
        if let Some(earlier) = message.nonce.as_deref().and_then(|nonce| self.message_with(nonce)) {
            let mut object = self.message_object(earlier.id, earlier.channel_id, &earlier.pings);
            object["content"] = json!(earlier.content);
            return Ok(Answer::json(200, object));
        }
        let (guild, _, held) = self.viewed_channel(channel_id)?;
        let allowed = message.allowed.unwrap_or_else(AllowedMentions::everything);
        let pings = allowed.pings(&content, Some(guild), held & bits::MENTION_EVERYONE != 0);
        self.note_escaped(Some(request.seq), &allowed.escaped(&pings));
        let id = self.snowflakes.now();
        let mut object = self.message_object(id, channel_id, &pings);
        object["type"] = json!(0);
        for (key, value) in message.fields {
            object[key] = value;
        }
        let (at, nonce) = (Instant::now(), message.nonce);
        self.messages.push(ChannelMessage { id, channel_id, at, content, pings, nonce });
        Ok(Answer::json(200, object))
    }

    /// A recent message with this nonce.
    fn message_with(&self, nonce: &str) -> Option<&ChannelMessage> {
        let recent = |message: &&ChannelMessage| message.at.elapsed() < NONCE_REMEMBERED;
        self.messages.iter().filter(recent).find(|message| message.nonce.as_deref() == Some(nonce))
    }

    /// Records a violation if a message pinged somebody whom `allowed_mentions` does not list by id.
    pub(crate) fn note_escaped(&mut self, request: Option<u64>, escaped: &Pings) {
        if !escaped.is_empty() {
            self.record.violation(Rule::PingEscaped, request, format!("{escaped:?}"));
        }
    }

    /// The fields that all messages of the bot have in common.
    pub(super) fn message_object(&self, id: u64, channel_id: u64, pings: &Pings) -> Value {
        json!({
            "id": id.to_string(), "channel_id": channel_id.to_string(), "type": 20, "content": "",
            "author": wire::user(&self.bot_user()), "attachments": [], "embeds": [], "components": [],
            "mentions": pings.users.iter().map(|id| json!({"id": id.to_string()})).collect::<Vec<_>>(),
            "mention_roles": pings.roles.iter().map(u64::to_string).collect::<Vec<_>>(),
            "mention_everyone": pings.everyone, "pinned": false, "tts": false, "flags": 0,
            "timestamp": wire::timestamp(id), "edited_timestamp": null,
            "application_id": self.application.id.to_string(), "webhook_id": self.application.id.to_string()
        })
    }
}
