//! Checks the body of a request that creates or changes a channel.

use serde_json::{Map, Value, json};

use crate::discord::{
    channel_kind::ChannelKind,
    config::DiscordConfig,
    error::Refusal,
    form::{Form, Given, choices_text},
    model::{Channel, Guild, Overwrite, OverwriteKind},
    rules::Rule,
    snowflake::{Snowflake, Snowflakes},
};

/// Per request.
const MAX_OVERWRITES: usize = 100;
/// Per forum.
const MAX_TAGS: usize = 20;
/// Six hours.
const MAX_SLOW_MODE_S: i64 = 21_600;
/// Per category.
const MAX_CHILDREN: usize = 50;

pub(super) struct ChannelFields {
    pub(super) name: Given<String>,
    pub(super) kind: Given<ChannelKind>,
    pub(super) parent_id: Given<Snowflake>,
    pub(super) position: Given<i64>,
    pub(super) overwrites: Given<Vec<Overwrite>>,
    /// All other fields that the channel's type has, as in a response.
    pub(super) settings: Map<String, Value>,
}

/// The channel that the body creates or changes, and what limits its values.
pub(super) struct Subject<'a> {
    pub(super) guild: &'a Guild,
    /// `None` when the request creates one.
    pub(super) channel: Option<&'a Channel>,
    pub(super) config: &'a DiscordConfig,
}

impl Subject<'_> {
    /// The types that `type` may have: for a new channel in this guild, or for this channel.
    fn kinds(&self) -> Vec<i64> {
        let guild_has = |feature: &str| self.guild.features.contains(feature);
        let possible = |kind: &ChannelKind| match (self.channel.map(|channel| channel.kind), kind) {
            (None, ChannelKind::Announcement) => guild_has("NEWS"),
            (None, ChannelKind::Stage) => guild_has("COMMUNITY"),
            (None, ChannelKind::Forum | ChannelKind::Media) => {
                !self.config.forums_need_community || guild_has("COMMUNITY")
            }
            (None, _) => true,
            (Some(ChannelKind::Text | ChannelKind::Announcement), ChannelKind::Text | ChannelKind::Announcement) => {
                guild_has("NEWS")
            }
            (Some(own), kind) => own == *kind,
        };
        ChannelKind::ALL.iter().filter(|kind| possible(kind)).map(|kind| kind.number()).collect()
    }
}

/// Reads the whole body and collects its faults in the form.
pub(super) fn read(
    form: &mut Form<'_>,
    subject: &Subject<'_>,
    snowflakes: &mut Snowflakes,
) -> Result<ChannelFields, Refusal> {
    let name = match form.text("name", 1, 100) {
        given if subject.channel.is_some() => given,
        given => form.required("name", given).map_or(Given::Absent, Given::Value),
    };
    let kind = read_kind(form, subject);
    let own_kind = subject.channel.map_or(ChannelKind::Text, |channel| channel.kind);
    let resulting_kind = kind.clone().value().unwrap_or(own_kind);
    let overwrites = read_overwrites(form, subject);
    let fields = ChannelFields {
        name: read_name(form, subject.config, name, resulting_kind),
        kind,
        parent_id: read_parent(form, subject, resulting_kind),
        position: form.integer("position", 0, i64::from(i32::MAX)),
        settings: read_settings(form, resulting_kind, subject.guild, snowflakes)?,
        // Refused last, so that the form has the faults of all other fields.
        overwrites: overwrites?,
    };
    Ok(fields)
}

fn read_kind(form: &mut Form<'_>, subject: &Subject<'_>) -> Given<ChannelKind> {
    let kinds = subject.kinds();
    match form.integer("type", i64::MIN, i64::MAX) {
        Given::Value(number) if !kinds.contains(&number) => {
            form.faults.push_for_guild("type", "BASE_TYPE_CHOICES", choices_text(&kinds));
            // The other fields are still checked against the type in the request.
            ChannelKind::from_number(number).map_or(Given::Absent, Given::Value)
        }
        given => match given.map(ChannelKind::from_number) {
            Given::Value(Some(kind)) => Given::Value(kind),
            Given::Null => Given::Null,
            Given::Value(None) | Given::Absent => Given::Absent,
        },
    }
}

fn read_name(form: &mut Form<'_>, config: &DiscordConfig, name: Given<String>, kind: ChannelKind) -> Given<String> {
    let Given::Value(name) = name else { return name };
    let name = config.kept_name(&name);
    let kept = if kind.is_text_like() { normalised(&name) } else { name.trim().to_owned() };
    if kept.is_empty() {
        form.bad_length("name", 1, 100);
    }
    if config.filtered_names.contains(&kept) {
        form.faults.push_for_guild("name", "CONTAINS_FILTERED_WORDS", "Contains words that are not allowed.");
    }
    Given::Value(kept)
}

/// A text-like channel's name as Discord stores it (observed, undocumented): lower case, dashes for spaces, no ASCII
/// punctuation except `-` and `_`.
fn normalised(name: &str) -> String {
    let lower = name.trim().to_lowercase();
    let replaced = lower.chars().filter_map(|c| match c {
        c if c.is_whitespace() => Some('-'),
        '!' | '"' | '#' | '$' | '%' | '&' | '\'' | '(' | ')' | '*' | '+' | ',' | '.' | '/' | ':' | ';' | '<' | '='
        | '>' | '?' | '@' | '[' | '\\' | ']' | '^' | '`' | '{' | '|' | '}' | '~' => None,
        c => Some(c),
    });
    let mut kept = String::new();
    for c in replaced {
        if !(c == '-' && kept.ends_with('-')) {
            kept.push(c);
        }
    }
    kept.trim_matches('-').to_owned()
}

fn read_parent(form: &mut Form<'_>, subject: &Subject<'_>, kind: ChannelKind) -> Given<Snowflake> {
    let given = form.snowflake("parent_id");
    let Given::Value(id) = given else { return given };
    let parent = subject.guild.channels.get(&id);
    let already_there = subject.channel.is_some_and(|channel| channel.parent_id == Some(id));
    if kind == ChannelKind::Category {
        form.fault("parent_id", "CHANNEL_PARENT_INVALID_TYPE", "A category cannot have a parent");
    } else if parent.is_none() {
        form.faults.push_for_guild("parent_id", "CHANNEL_PARENT_INVALID", "Category does not exist");
    } else if parent.is_some_and(|parent| parent.kind != ChannelKind::Category) {
        form.faults.push_for_guild("parent_id", "CHANNEL_PARENT_INVALID_TYPE", "Not a category");
    } else if !already_there && subject.guild.children(id) >= MAX_CHILDREN {
        let message = format!("Maximum number of channels in category reached ({MAX_CHILDREN})");
        form.faults.push_for_guild("parent_id", "CHANNEL_PARENT_MAX_CHANNELS", message);
    }
    Given::Value(id)
}

fn read_overwrites(form: &mut Form<'_>, subject: &Subject<'_>) -> Result<Given<Vec<Overwrite>>, Refusal> {
    let items = match form.objects("permission_overwrites", MAX_OVERWRITES) {
        Given::Value(items) => items,
        Given::Null => return Ok(Given::Null),
        Given::Absent => return Ok(Given::Absent),
    };
    let mut overwrites = Vec::new();
    for (index, item) in items {
        let mut path = form.at("permission_overwrites");
        path.push(index.to_string());
        let mut inner = Form::new(item, path, form.faults);
        let id = inner.snowflake("id");
        let id = inner.required("id", id);
        let kind = inner.choice("type", &[0, 1]).value();
        let allow = inner.permissions("allow").value().unwrap_or(0);
        let deny = inner.permissions("deny").value().unwrap_or(0);
        inner.end();
        if let Some(id) = id {
            let kind = target(subject.guild, subject.config, id, kind)?;
            overwrites.push(Overwrite { id, kind, allow, deny });
        }
    }
    Ok(Given::Value(overwrites))
}

/// The type of an overwrite's target. A user has to be a member, unless the configuration accepts anyone.
pub(super) fn target(
    guild: &Guild,
    config: &DiscordConfig,
    id: Snowflake,
    kind: Option<i64>,
) -> Result<OverwriteKind, Refusal> {
    let (role, member) = (guild.roles.contains_key(&id), guild.members.contains_key(&id));
    match kind {
        Some(1) if member || config.overwrites_for_anyone => Ok(OverwriteKind::Member),
        Some(1) => Err(Refusal::new(Rule::OverwriteTarget, 10013)),
        None if member && !role => Ok(OverwriteKind::Member),
        _ if role => Ok(OverwriteKind::Role),
        _ => Err(Refusal::new(Rule::OverwriteTarget, 10011)),
    }
}

/// Checks every other field, then drops those that the channel's type does not have.
fn read_settings(
    form: &mut Form<'_>,
    kind: ChannelKind,
    guild: &Guild,
    snowflakes: &mut Snowflakes,
) -> Result<Map<String, Value>, Refusal> {
    let mut settings = Map::new();
    let max_topic = if kind.is_forum_like() { 4096 } else { 1024 };
    keep(&mut settings, "topic", form.text("topic", 0, max_topic).map(|topic| json!(topic)));
    keep(&mut settings, "nsfw", form.boolean("nsfw").map(|flag| json!(flag)));
    keep(&mut settings, "rtc_region", form.text("rtc_region", 1, 100).map(|region| json!(region)));
    for (key, min, max) in [
        ("rate_limit_per_user", 0, MAX_SLOW_MODE_S),
        ("default_thread_rate_limit_per_user", 0, MAX_SLOW_MODE_S),
        ("bitrate", 8000, max_bitrate(kind, guild)),
        ("user_limit", 0, if kind == ChannelKind::Stage { 10_000 } else { 99 }),
        ("flags", 0, i64::from(i32::MAX)),
    ] {
        keep(&mut settings, key, form.integer(key, min, max).map(|number| json!(number)));
    }
    for (key, choices) in [
        ("video_quality_mode", &[1, 2][..]),
        ("default_auto_archive_duration", &[60, 1440, 4320, 10080]),
        ("default_sort_order", &[0, 1]),
        ("default_forum_layout", &[0, 1, 2]),
    ] {
        keep(&mut settings, key, form.choice(key, choices).map(|number| json!(number)));
    }
    // Undocumented; only Discord's OpenAPI description has it.
    form.raw("default_tag_setting");
    keep(&mut settings, "default_reaction_emoji", read_reaction(form));
    keep(&mut settings, "available_tags", read_tags(form, snowflakes)?);
    settings.retain(|key, _| suits(kind, key));
    Ok(settings)
}

fn keep(settings: &mut Map<String, Value>, key: &str, given: Given<Value>) {
    match given {
        Given::Absent => {}
        Given::Null => {
            settings.insert(key.to_owned(), Value::Null);
        }
        Given::Value(value) => {
            settings.insert(key.to_owned(), value);
        }
    }
}

/// Whether channels of this type have the field.
fn suits(kind: ChannelKind, key: &str) -> bool {
    match key {
        "topic" | "default_auto_archive_duration" | "default_thread_rate_limit_per_user" => kind.is_text_like(),
        "bitrate" | "user_limit" | "rtc_region" | "video_quality_mode" => kind.is_voice(),
        "default_reaction_emoji" | "available_tags" | "default_sort_order" => kind.is_forum_like(),
        "default_forum_layout" => kind == ChannelKind::Forum,
        _ => kind != ChannelKind::Category,
    }
}

fn max_bitrate(kind: ChannelKind, guild: &Guild) -> i64 {
    match guild.premium_tier {
        _ if kind == ChannelKind::Stage => 64_000,
        _ if guild.features.contains("VIP_REGIONS") => 384_000,
        0 => 96_000,
        1 => 128_000,
        2 => 256_000,
        _ => 384_000,
    }
}

fn read_reaction(form: &mut Form<'_>) -> Given<Value> {
    let Given::Value(Value::Object(object)) = form.raw("default_reaction_emoji") else {
        return Given::Absent;
    };
    let mut inner = Form::new(object, form.at("default_reaction_emoji"), form.faults);
    let (id, name) = (inner.snowflake("emoji_id").value(), inner.text("emoji_name", 1, 64).value());
    if id.is_some() == name.is_some() {
        inner.fault("emoji_id", "BASE_TYPE_REQUIRED", "Exactly one of emoji_id and emoji_name is required.");
    }
    inner.end();
    Given::Value(json!({"emoji_id": id.map(|id| id.to_string()), "emoji_name": name}))
}

fn read_tags(form: &mut Form<'_>, snowflakes: &mut Snowflakes) -> Result<Given<Value>, Refusal> {
    let Given::Value(items) = form.objects("available_tags", MAX_TAGS) else {
        return Ok(Given::Absent);
    };
    let (mut tags, mut names) = (Vec::new(), Vec::new());
    for (index, item) in items {
        let mut path = form.at("available_tags");
        path.push(index.to_string());
        let mut inner = Form::new(item, path, form.faults);
        let name = inner.text("name", 0, 20);
        let name = inner.required("name", name).unwrap_or_default();
        let id = inner.snowflake("id").value().unwrap_or_else(|| snowflakes.now());
        let moderated = inner.boolean("moderated").value().unwrap_or(false);
        let (emoji_id, emoji_name) = (inner.snowflake("emoji_id").value(), inner.text("emoji_name", 1, 64).value());
        if emoji_id.is_some() && emoji_name.is_some() {
            inner.fault("emoji_id", "BASE_TYPE_CHOICES", "Only one of emoji_id and emoji_name can be set.");
        }
        inner.end();
        tags.push(json!({
            "id": id.to_string(), "name": name, "moderated": moderated,
            "emoji_id": emoji_id.map(|id| id.to_string()), "emoji_name": emoji_name
        }));
        if names.contains(&name) {
            return Err(Refusal::new(Rule::TagNames, 40061));
        }
        names.push(name);
    }
    Ok(Given::Value(Value::Array(tags)))
}

#[cfg(test)]
mod tests {
    use super::normalised;

    #[test]
    fn names_of_text_channels_are_normalised() {
        assert_eq!(normalised("  General   Discussion! "), "general-discussion");
        assert_eq!(normalised("Żółw & Ñandú"), "żółw-ñandú");
        assert_eq!(normalised("snake_case"), "snake_case");
        assert_eq!(normalised("!!!"), "");
    }
}
