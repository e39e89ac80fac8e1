//! Request bodies, and error bodies.

use channelwright_core::{
    id::{self, Id},
    message::Message,
    permission::{Overwrite, Permissions, Subject},
    run::Refusal,
};
use serde::Serialize;
use serde_json::{Map, Value};

/// An overwrite in a request: type 0 is a role, 1 a member.
#[derive(Serialize)]
pub(crate) struct WireOverwrite {
    id: Id<()>,
    #[serde(rename = "type")]
    kind: u8,
    allow: Permissions,
    deny: Permissions,
}

/// A subject's id and type.
pub(crate) fn subject(subject: Subject) -> (u64, u8) {
    match subject {
        Subject::Role(role) => (role.get(), 0),
        Subject::Member(user) => (user.get(), 1),
    }
}

impl From<&Overwrite> for WireOverwrite {
    fn from(overwrite: &Overwrite) -> Self {
        let (id, kind) = subject(overwrite.subject);
        Self { id: Id::new(id), kind, allow: overwrite.allow, deny: overwrite.deny }
    }
}

#[derive(Serialize)]
pub(crate) struct NewRole<'a> {
    pub(crate) name: &'a str,
    /// If omitted, the role would get @everyone's permissions.
    pub(crate) permissions: Permissions,
    pub(crate) mentionable: bool,
}

#[derive(Serialize)]
pub(crate) struct NewChannel<'a> {
    pub(crate) name: &'a str,
    #[serde(rename = "type")]
    pub(crate) kind: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) parent_id: Option<Id<id::Channel>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) topic: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) position: Option<usize>,
    pub(crate) permission_overwrites: Vec<WireOverwrite>,
}

#[derive(Serialize)]
pub(crate) struct NewOverwrite {
    #[serde(rename = "type")]
    pub(crate) kind: u8,
    pub(crate) allow: Permissions,
    pub(crate) deny: Permissions,
}

/// A change of a role or a channel. `None` fields stay unchanged.
#[derive(Default, Serialize)]
pub(crate) struct Edit<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) name: Option<&'a str>,
    /// `Some(None)` removes the topic.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) topic: Option<Option<&'a str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) position: Option<i64>,
}

#[derive(Serialize)]
pub(crate) struct DirectChannel {
    pub(crate) recipient_id: Id<id::User>,
}

#[derive(Serialize)]
pub(crate) struct NewInvite {
    pub(crate) max_age: u32,
    pub(crate) max_uses: u32,
    /// Otherwise Discord may return an older invite with fewer uses left.
    pub(crate) unique: bool,
    pub(crate) role_ids: [Id<id::Role>; 1],
}

/// A message in a channel that Discord accepts only once.
pub(crate) fn new_message(message: &Message, nonce: u64) -> Map<String, Value> {
    let mut fields = message.new_fields();
    fields.insert("nonce".to_owned(), Value::from(nonce.to_string()));
    fields.insert("enforce_nonce".to_owned(), Value::from(true));
    fields
}

/// Parses an error body. If it is not JSON (a proxy's page), only the status is known.
pub(crate) fn refusal(status: u16, body: &[u8]) -> Refusal {
    let body: Value = serde_json::from_slice(body).unwrap_or_default();
    let mut faults = Vec::new();
    if let Some(errors) = body.get("errors") {
        collect_faults(errors, "", &mut faults);
    }
    let code = body.get("code").and_then(Value::as_u64).unwrap_or(0);
    let message = body.get("message").and_then(Value::as_str).unwrap_or("no JSON in the answer").to_owned();
    Refusal { status, code, faults, message }
}

/// The refusal that Discord would repeat if the refused token were used again.
pub(crate) fn token_refused() -> Refusal {
    let message = "the bot token was refused before; it is not used again".to_owned();
    Refusal { status: 401, code: 0, faults: Vec::new(), message }
}

/// Leaves are `{"_errors": [{"code", "message"}]}`; everything above names a field. The code is a string, whatever
/// Discord's OpenAPI description says.
fn collect_faults(errors: &Value, field: &str, faults: &mut Vec<(String, String)>) {
    let Some(entries) = errors.as_object() else { return };
    for (name, value) in entries {
        if name == "_errors" {
            let codes = value.as_array().into_iter().flatten().filter_map(|leaf| leaf.get("code"));
            faults.extend(codes.map(|code| {
                let text = code.as_str().map_or_else(|| code.to_string(), str::to_owned);
                (field.to_owned(), text)
            }));
        } else {
            let field = if field.is_empty() { name.clone() } else { format!("{field}.{name}") };
            collect_faults(value, &field, faults);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_are_named_by_field() {
        let body = br#"{"code":50035,"message":"Invalid Form Body","errors":{"name":{"_errors":[
            {"code":"BASE_TYPE_BAD_LENGTH","message":"-"}]},"permission_overwrites":{"1":{"id":{"_errors":[
            {"code":"BASE_TYPE_REQUIRED","message":"-"}]}}}}}"#;
        let refusal = refusal(400, body);
        assert_eq!(refusal.code, 50035);
        let wanted = [("name", "BASE_TYPE_BAD_LENGTH"), ("permission_overwrites.1.id", "BASE_TYPE_REQUIRED")];
        assert_eq!(refusal.faults, wanted.map(|(field, code)| (field.to_owned(), code.to_owned())));
    }

    #[test]
    fn a_body_that_is_no_error_leaves_the_status() {
        for body in ["", "<html>", "null", "[1]", r#"{"code":"x","errors":[{}]}"#] {
            let refusal = refusal(403, body.as_bytes());
            assert_eq!((refusal.status, refusal.code, refusal.faults.len()), (403, 0, 0), "{body}");
        }
    }
}
