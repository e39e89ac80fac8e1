//! Parses Discord's objects into core's types. Ignores unknown fields, types and values.

use std::collections::BTreeMap;

use channelwright_core::{
    id::{self, Id},
    permission::{Overwrite, Permissions, Subject},
    run::InviteCode,
    snapshot,
};
use serde_json::{Value, value::RawValue};

use crate::{
    Application, Guild,
    object::{JsonObject, Unreadable, list, log_unreadable, place},
};

/// The id of an object; ignores its other fields.
pub(crate) fn id<T>(json: &[u8]) -> Result<Id<T>, Unreadable> {
    JsonObject::read(json)?.require("id")
}

/// A created role. It must have an id; other fields may be unreadable.
pub(crate) fn made_role(json: &[u8]) -> Result<snapshot::Role, Unreadable> {
    let role = role(JsonObject::read(json)?);
    with_id(role.id.get(), role)
}

/// A created channel, likewise.
pub(crate) fn made_channel(json: &[u8]) -> Result<snapshot::Channel, Unreadable> {
    let channel = channel(JsonObject::read(json)?);
    with_id(channel.id.get(), channel)
}

fn with_id<T>(id: u64, object: T) -> Result<T, Unreadable> {
    if id == 0 { Err("no readable field `id`".to_owned()) } else { Ok(object) }
}

pub(crate) fn guild(json: &[u8]) -> Result<Guild, Unreadable> {
    let mut object = JsonObject::read(json)?;
    let owner = object.require("owner_id")?;
    let roles: &RawValue = object.require("roles")?;
    let roles = objects("roles", roles.get().as_bytes(), role)?;
    log_unreadable("roles", roles.iter().map(|role| (role.id.get(), &role.unreadable)));
    Ok(Guild { owner, roles })
}

pub(crate) fn channels(json: &[u8]) -> Result<Vec<snapshot::Channel>, Unreadable> {
    let channels = objects("channels", json, channel)?;
    log_unreadable("channels", channels.iter().map(|channel| (channel.id.get(), &channel.unreadable)));
    Ok(channels)
}

/// A member. Discord need not repeat the user's id, so the caller adds it.
pub(crate) fn member(json: &[u8]) -> Result<snapshot::Member, Unreadable> {
    let mut object = JsonObject::read(json)?;
    let ids: Vec<&RawValue> = object.require("roles")?;
    let id = |raw: &RawValue| serde_json::from_str(raw.get()).ok();
    let roles: Vec<_> = ids.iter().filter_map(|raw| id(raw)).collect();
    if roles.len() < ids.len() {
        tracing::warn!("A member has roles with unreadable ids");
    }
    let bot = object.take("user").and_then(|user: &RawValue| JsonObject::read(user.get().as_bytes()).ok()?.take("bot"));
    let is_pending = object.take("pending").unwrap_or_default();
    Ok(snapshot::Member { is_bot: bot.unwrap_or_default(), is_pending, ..snapshot::Member::new(Id::new(0), roles) })
}

/// The code of a new invite.
pub(crate) fn invite_code(json: &[u8]) -> Result<InviteCode, Unreadable> {
    InviteCode::new(JsonObject::read(json)?.require("code")?).ok_or_else(|| "unreadable field `code`".to_owned())
}

/// The text of a message.
pub(crate) fn content(json: &[u8]) -> Result<String, Unreadable> {
    JsonObject::read(json)?.require("content")
}

/// The messages of a channel. Omits those whose id or author cannot be read.
pub(crate) fn messages(json: &[u8]) -> Result<Vec<snapshot::PostedMessage>, Unreadable> {
    let elements = list(json)?;
    let all: Vec<_> = elements.iter().filter_map(|raw| message(raw.get().as_bytes()).ok()).collect();
    if all.len() < elements.len() {
        tracing::warn!(count = elements.len() - all.len(), "Discord listed messages without a readable id or author");
    }
    Ok(all)
}

fn message(json: &[u8]) -> Result<snapshot::PostedMessage, Unreadable> {
    let mut object = JsonObject::read(json)?;
    let author: &RawValue = object.require("author")?;
    let mut custom_ids = Vec::new();
    collect_custom_ids(&object.take("components").unwrap_or_default(), &mut custom_ids);
    Ok(snapshot::PostedMessage { id: object.require("id")?, author: id(author.get().as_bytes())?, custom_ids })
}

/// Of all components that can be used, at any depth.
fn collect_custom_ids(components: &Value, found: &mut Vec<String>) {
    match components {
        Value::Array(all) => all.iter().for_each(|one| collect_custom_ids(one, found)),
        Value::Object(fields) => {
            let is_disabled = fields.get("disabled").and_then(Value::as_bool) == Some(true);
            found.extend(fields.get("custom_id").and_then(Value::as_str).filter(|_| !is_disabled).map(str::to_owned));
            fields.values().for_each(|inner| collect_custom_ids(inner, found));
        }
        _ => {}
    }
}

/// How many members each role has. An unreadable number counts as the maximum.
pub(crate) fn member_counts(json: &[u8]) -> Result<BTreeMap<Id<id::Role>, u64>, Unreadable> {
    let count = |raw: &RawValue| serde_json::from_str(raw.get()).unwrap_or(u64::MAX);
    let counts = JsonObject::read(json)?.into_fields().into_iter();
    // Inserted one by one: `collect` would sort first, which adds kilobytes of code.
    let mut by_role = BTreeMap::new();
    by_role.extend(counts.filter_map(|(role, raw)| Some((role.parse().ok()?, count(raw)))));
    Ok(by_role)
}

pub(crate) fn application(json: &[u8]) -> Result<Application, Unreadable> {
    let mut object = JsonObject::read(json)?;
    Ok(Application {
        id: object.require("id")?,
        name: object.take("name").unwrap_or_default(),
        verify_key: object.take("verify_key").unwrap_or_default(),
        interactions_endpoint_url: object.take("interactions_endpoint_url"),
    })
}

/// Any JSON value.
pub(crate) fn value(json: &[u8]) -> Result<Value, Unreadable> {
    serde_json::from_slice(json).map_err(|error| place(&error, "JSON"))
}

/// A list of any JSON values.
pub(crate) fn values(json: &[u8]) -> Result<Vec<Value>, Unreadable> {
    Ok(list(json)?.into_iter().filter_map(|raw| serde_json::from_str(raw.get()).ok()).collect())
}

/// The objects of a list. Skips elements that are not objects.
fn objects<T>(what: &str, json: &[u8], read: fn(JsonObject<'_>) -> T) -> Result<Vec<T>, Unreadable> {
    let elements = list(json)?;
    let all: Vec<T> = elements.iter().filter_map(|raw| JsonObject::read(raw.get().as_bytes()).ok().map(read)).collect();
    if all.len() < elements.len() {
        tracing::warn!(list = what, count = elements.len() - all.len(), "Discord listed elements that are not objects");
    }
    Ok(all)
}

fn role(mut object: JsonObject<'_>) -> snapshot::Role {
    snapshot::Role {
        id: object.expect("id").unwrap_or(Id::new(0)),
        permissions: object.expect("permissions").unwrap_or_default(),
        position: object.expect("position").unwrap_or_default(),
        managed: object.take("managed").unwrap_or_default(),
        name: object.take("name").unwrap_or_default(),
        unreadable: object.unreadable(),
    }
}

fn channel(mut object: JsonObject<'_>) -> snapshot::Channel {
    snapshot::Channel {
        id: object.expect("id").unwrap_or(Id::new(0)),
        kind: object.expect("type").map_or(snapshot::ChannelType::Other(u64::MAX), snapshot::ChannelType::from_number),
        name: object.take("name").unwrap_or_default(),
        parent: object.take("parent_id"),
        topic: object.take("topic"),
        overwrites: overwrites(&mut object),
        position: object.hint("position").unwrap_or_default(),
        last_message: object.hint("last_message_id"),
        extras: extras(&mut object),
        unreadable: object.unreadable(),
    }
}

fn extras(channel: &mut JsonObject<'_>) -> Vec<snapshot::Extra> {
    let mut set = Vec::new();
    if channel.hint::<u64>("rate_limit_per_user").is_some_and(|seconds| seconds > 0) {
        set.push(snapshot::Extra::SlowMode);
    }
    if channel.hint("nsfw") == Some(true) {
        set.push(snapshot::Extra::AgeRestricted);
    }
    if channel.hint::<u64>("user_limit").is_some_and(|users| users > 0) {
        set.push(snapshot::Extra::UserLimit);
    }
    if channel.hint::<Vec<&RawValue>>("available_tags").is_some_and(|tags| !tags.is_empty()) {
        set.push(snapshot::Extra::Tags);
    }
    set
}

/// Keeps the readable fields of a malformed overwrite, so that its subject counts as mentioned.
fn overwrites(channel: &mut JsonObject<'_>) -> Vec<Overwrite> {
    let field = "permission_overwrites";
    let elements: Vec<&RawValue> = channel.take(field).unwrap_or_default();
    let mut all = Vec::with_capacity(elements.len());
    for (nth, raw) in elements.into_iter().enumerate() {
        let Ok(mut object) = JsonObject::read(raw.get().as_bytes()) else {
            channel.note(format!("{field}[{nth}]"));
            continue;
        };
        all.extend(overwrite(&mut object));
        if let Some(odd) = object.unreadable() {
            channel.note(format!("{field}[{nth}].{odd}"));
        }
    }
    all
}

/// Ignores types other than role and member.
fn overwrite(object: &mut JsonObject<'_>) -> Option<Overwrite> {
    let (kind, id): (Option<u64>, Option<Id<()>>) = (object.expect("type"), object.expect("id"));
    let allow: Option<Permissions> = object.take("allow");
    let deny: Option<Permissions> = object.take("deny");
    let subject = match kind? {
        0 => Subject::Role(Id::new(id?.get())),
        1 => Subject::Member(Id::new(id?.get())),
        _ => return None,
    };
    Some(Overwrite { subject, allow: allow.unwrap_or_default(), deny: deny.unwrap_or_default() })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The unreadable field of the only channel in this list.
    fn unreadable(channel: &str) -> Option<String> {
        channels(format!("[{channel}]").as_bytes()).unwrap().pop().unwrap().unreadable
    }

    #[test]
    fn a_channel_of_a_type_nobody_knows_is_read() {
        let json = br#"[{"id":"5","type":99,"name":null,"flags":1,"parent_id":null,"position":3}]"#;
        let channel = channels(json).unwrap().pop().unwrap();
        assert_eq!(channel.kind, snapshot::ChannelType::Other(99));
        assert!(channel.overwrites.is_empty() && channel.unreadable.is_none());
    }

    #[test]
    fn settings_that_are_set_are_found() {
        let extras = |fields: &str| {
            let json = format!(r#"[{{"id":"5","type":0{fields}}}]"#);
            channels(json.as_bytes()).unwrap().pop().unwrap().extras
        };
        use snapshot::Extra;
        let set = r#","rate_limit_per_user":5,"nsfw":true,"user_limit":4,"available_tags":[{"id":"1"}]"#;
        assert_eq!(extras(set), [Extra::SlowMode, Extra::AgeRestricted, Extra::UserLimit, Extra::Tags]);
        let unset = r#","rate_limit_per_user":0,"nsfw":false,"user_limit":null,"available_tags":[]"#;
        assert_eq!(extras(unset), []);
        assert_eq!(extras(r#","rate_limit_per_user":"x","available_tags":7"#), []);
    }

    #[test]
    fn null_is_absent() {
        let null = r#"{"id":"5","type":0,"name":null,"parent_id":null,"position":null,"topic":null,
            "permission_overwrites":[{"id":"7","type":0,"allow":null,"deny":null}]}"#;
        assert_eq!(unreadable(null), None);
        assert_eq!(channels(b"null").unwrap(), []);
    }

    #[test]
    fn what_cannot_be_read_is_named_by_its_field() {
        let check = |json: &str, field: &str| assert_eq!(unreadable(json).as_deref(), Some(field), "{json}");
        check("{}", "id");
        check(r#"{"id":"5"}"#, "type");
        check(r#"{"id":"5","type":null}"#, "type");
        check(r#"{"id":"5","type":1e999}"#, "type");
        check(r#"{"id":"5","type":0,"name":[]}"#, "name");
        check(r#"{"id":"5","type":0,"permission_overwrites":{}}"#, "permission_overwrites");
        check(r#"{"id":"5","type":0,"permission_overwrites":[7]}"#, "permission_overwrites[0]");
        let overwrite = r#"{"id":"5","type":0,"permission_overwrites":[{"id":"7","type":0,"allow":"all","deny":"0"}]}"#;
        check(overwrite, "permission_overwrites[0].allow");
    }

    #[test]
    fn one_odd_object_hides_no_other() {
        let json = br#"[null,7,[],{"id":"5","type":0,"position":"first"},{"id":{},"type":0},{"id":"6","type":"text"}]"#;
        let ids: Vec<u64> = channels(json).unwrap().iter().map(|channel| channel.id.get()).collect();
        assert_eq!(ids, [5, 0, 6]);
        let guild =
            guild(br#"{"owner_id":"2","roles":[{"id":"1","permissions":[]},3,{"id":"4","permissions":"0","position":1,"name":null}]}"#).unwrap();
        let roles: Vec<_> = guild.roles.iter().map(|role| (role.id.get(), role.unreadable.as_deref())).collect();
        assert_eq!(roles, [(1, Some("permissions")), (4, None)]);
        assert_eq!(member(br#"{"roles":["1",null,"2"]}"#).unwrap().roles, [Id::new(1), Id::new(2)]);
    }

    #[test]
    fn a_member_may_be_a_bot_or_pending() {
        let check = |json: &str, wanted: (bool, bool)| {
            let member = member(json.as_bytes()).unwrap();
            assert_eq!((member.is_bot, member.is_pending), wanted, "{json}");
        };
        check(r#"{"roles":[],"user":{"id":"5","bot":true},"pending":true}"#, (true, true));
        check(r#"{"roles":[],"user":{"id":"5"},"pending":false}"#, (false, false));
        check(r#"{"roles":[],"user":7,"pending":"no"}"#, (false, false));
    }

    #[test]
    fn a_message_has_an_author_and_the_components_that_can_be_used() {
        let json = br#"[{"id":"9","author":{"id":"3"},"components":[{"type":1,"components":[
            {"type":2,"custom_id":"a"},{"type":2,"custom_id":"b","disabled":true},{"type":2,"url":"x"}]},
            {"type":9,"accessory":{"type":2,"custom_id":"c","disabled":false},"components":[7,null]}]},
            {"id":"8","author":{"id":"4"},"components":null},{"id":"7","author":{}},{"author":{"id":"4"}},null,7]"#;
        let message = |id, author, custom_ids: &[&str]| {
            let custom_ids = custom_ids.iter().map(|id| (*id).to_owned()).collect();
            snapshot::PostedMessage { id: Id::new(id), author: Id::new(author), custom_ids }
        };
        assert_eq!(messages(json).unwrap(), [message(9, 3, &["a", "c"]), message(8, 4, &[])]);
    }

    #[test]
    fn a_count_that_cannot_be_read_may_be_any() {
        let counts = member_counts(br#"{"1":0,"2":null,"3":"few","x":1}"#).unwrap();
        let wanted = [(1, 0), (2, u64::MAX), (3, u64::MAX)].map(|(role, count)| (Id::new(role), count));
        assert_eq!(counts, wanted.into());
    }

    #[test]
    fn an_answer_that_says_nothing_names_what_is_missing() {
        let check = |result: Result<Guild, Unreadable>, wanted: &str| assert_eq!(result.err().as_deref(), Some(wanted));
        check(guild(b"[]"), "not a valid object");
        check(guild(b"{}"), "missing field `owner_id`");
        check(guild(br#"{"owner_id":"2","roles":null}"#), "missing field `roles`");
        check(guild(br#"{"owner_id":"a secret","roles":[]}"#), "unreadable field `owner_id`");
        check(guild(br#"{"owner_id":"2","roles":{}}"#), "not a valid list");
        check(guild(b"{\n\"owner_id\": \"12, "), "invalid JSON at line 2, column 17");
    }
}
