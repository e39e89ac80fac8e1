//! Discord's shapes as they come, lenient: unknown fields, types and values are ignored. What they mean is core's.

use channelwright_core::{
    id::{self, Id},
    permission::{Overwrite, Permissions, Subject},
    run::Refusal,
    snapshot,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

#[derive(Deserialize)]
pub(crate) struct User {
    pub(crate) id: Id<id::User>,
}

#[derive(Deserialize)]
pub(crate) struct Guild {
    pub(crate) owner_id: Id<id::User>,
    pub(crate) roles: Vec<Role>,
}

#[derive(Deserialize)]
pub(crate) struct Role {
    pub(crate) id: Id<id::Role>,
    #[serde(default)]
    name: String,
    #[serde(default)]
    permissions: Permissions,
    #[serde(default)]
    position: i64,
    #[serde(default)]
    managed: bool,
}

#[derive(Deserialize)]
pub(crate) struct Channel {
    pub(crate) id: Id<id::Channel>,
    #[serde(rename = "type")]
    kind: u64,
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    parent_id: Option<Id<id::Channel>>,
    #[serde(default)]
    position: i64,
    #[serde(default)]
    topic: Option<String>,
    #[serde(default)]
    permission_overwrites: Option<Vec<WireOverwrite>>,
}

#[derive(Deserialize)]
pub(crate) struct Member {
    pub(crate) roles: Vec<Id<id::Role>>,
}

/// An overwrite as it is sent and received: type 0 is a role, 1 a member.
#[derive(Serialize, Deserialize)]
pub(crate) struct WireOverwrite {
    id: Id<()>,
    #[serde(rename = "type")]
    kind: u8,
    #[serde(default)]
    allow: Permissions,
    #[serde(default)]
    deny: Permissions,
}

/// The number behind a subject, and its type.
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

impl WireOverwrite {
    /// A type that is neither role nor member says nothing that we could honour.
    fn meant(&self) -> Option<Overwrite> {
        let subject = match self.kind {
            0 => Subject::Role(Id::new(self.id.get())),
            1 => Subject::Member(Id::new(self.id.get())),
            _ => return None,
        };
        Some(Overwrite { subject, allow: self.allow, deny: self.deny })
    }
}

impl From<Role> for snapshot::Role {
    fn from(role: Role) -> Self {
        let Role { id, name, permissions, position, managed } = role;
        Self { id, name, permissions, position, managed }
    }
}

impl From<Channel> for snapshot::Channel {
    fn from(channel: Channel) -> Self {
        let overwrites = channel.permission_overwrites.unwrap_or_default();
        Self {
            id: channel.id,
            kind: snapshot::ChannelType::from_number(channel.kind),
            name: channel.name.unwrap_or_default(),
            parent: channel.parent_id,
            position: channel.position,
            topic: channel.topic,
            overwrites: overwrites.iter().filter_map(WireOverwrite::meant).collect(),
        }
    }
}

#[derive(Serialize)]
pub(crate) struct NewRole<'a> {
    pub(crate) name: &'a str,
    /// Left out, a role would copy what @everyone may do.
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

/// A message that pings nobody, whatever its content says. Resent on every edit, since an edit without it would ping
/// by Discord's defaults.
#[derive(Serialize)]
pub(crate) struct Content<'a> {
    content: &'a str,
    allowed_mentions: AllowedMentions,
}

#[derive(Serialize)]
struct AllowedMentions {
    parse: [&'static str; 0],
}

impl<'a> Content<'a> {
    pub(crate) fn new(content: &'a str) -> Self {
        Self { content, allowed_mentions: AllowedMentions { parse: [] } }
    }
}

/// A message in a channel that is taken once, however often it is sent.
#[derive(Serialize)]
pub(crate) struct Message<'a> {
    #[serde(flatten)]
    content: Content<'a>,
    nonce: String,
    enforce_nonce: bool,
}

impl<'a> Message<'a> {
    pub(crate) fn new(content: &'a str, nonce: u64) -> Self {
        Self { content: Content::new(content), nonce: nonce.to_string(), enforce_nonce: true }
    }
}

/// Reads an error body; one that is no JSON (a page of something before Discord) leaves only the status.
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

/// What Discord would say again if the refused token were used once more.
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

    #[test]
    fn a_channel_of_a_type_nobody_knows_is_read() {
        let json = r#"{"id":"5","type":99,"name":null,"flags":1,"parent_id":null,"position":3}"#;
        let channel: snapshot::Channel = serde_json::from_str::<Channel>(json).unwrap().into();
        assert_eq!(channel.kind, snapshot::ChannelType::Other(99));
        assert!(channel.overwrites.is_empty());
    }
}
