//! The JSON of guilds, roles, channels and members, with all fields of a real response.

#![expect(
    clippy::indexing_slicing,
    reason = "reading a missing key gives null; this file writes only to objects that it has just built"
)]

use serde_json::{Value, json};

use super::{
    model::{Channel, Guild, Member, Overwrite, OverwriteKind, Role},
    snowflake::{DISCORD_EPOCH_MS, Snowflake},
};

pub(crate) fn channel(channel: &Channel) -> Value {
    let mut object = channel.settings.clone();
    object.insert("id".into(), json!(channel.id.to_string()));
    object.insert("guild_id".into(), json!(channel.guild_id.to_string()));
    object.insert("type".into(), json!(channel.kind.number()));
    object.insert("name".into(), json!(channel.name));
    object.insert("position".into(), json!(channel.position));
    object.insert("parent_id".into(), json!(channel.parent_id.map(|id| id.to_string())));
    object.insert("permission_overwrites".into(), channel.overwrites.iter().map(overwrite).collect());
    Value::Object(object)
}

fn overwrite(overwrite: &Overwrite) -> Value {
    let kind = match overwrite.kind {
        OverwriteKind::Role => 0,
        OverwriteKind::Member => 1,
    };
    json!({
        "id": overwrite.id.to_string(), "type": kind,
        "allow": overwrite.allow.to_string(), "deny": overwrite.deny.to_string()
    })
}

pub(crate) fn role(role: &Role) -> Value {
    let mut object = json!({
        "id": role.id.to_string(), "name": role.name, "description": null,
        "permissions": role.permissions.to_string(), "position": role.position,
        "color": role.color,
        "colors": {"primary_color": role.color, "secondary_color": null, "tertiary_color": null},
        "hoist": role.hoist, "managed": role.managed, "mentionable": role.mentionable,
        "icon": null, "unicode_emoji": null, "flags": 0
    });
    if let Some(bot) = role.bot_id {
        object["tags"] = json!({"bot_id": bot.to_string()});
    }
    object
}

pub(crate) fn user(member: &Member) -> Value {
    let mut object = json!({
        "id": member.id.to_string(), "username": member.name, "discriminator": "0", "global_name": member.name,
        "avatar": null, "public_flags": 0, "flags": 0, "banner": null, "accent_color": null,
        "avatar_decoration_data": null, "clan": null, "primary_guild": null
    });
    if member.bot {
        object["bot"] = json!(true);
        object["global_name"] = Value::Null;
    }
    object
}

pub(crate) fn member(member: &Member) -> Value {
    let roles: Vec<String> = member.roles.iter().map(Snowflake::to_string).collect();
    json!({
        "user": user(member), "nick": null, "avatar": null, "banner": null, "roles": roles,
        "joined_at": "2024-05-01T12:00:00.000000+00:00", "premium_since": null, "deaf": false, "mute": false,
        "pending": member.pending, "flags": 0,
        "communication_disabled_until": member.timed_out.then_some("2099-01-01T00:00:00.000000+00:00")
    })
}

pub(crate) fn guild(guild: &Guild, roles: &[&Role]) -> Value {
    let mut object = json!({
        "id": guild.id.to_string(), "name": guild.name, "features": guild.features,
        "owner_id": guild.owner_id.to_string(), "region": "deprecated", "afk_timeout": 300, "system_channel_flags": 0,
        "widget_enabled": false, "verification_level": 1,
        "roles": roles.iter().map(|each| role(each)).collect::<Vec<_>>(),
        "default_message_notifications": 1, "mfa_level": guild.mfa_level, "explicit_content_filter": 2,
        "max_members": 500_000, "max_stage_video_channel_users": 50, "max_video_channel_users": 25,
        "premium_tier": guild.premium_tier, "premium_subscription_count": 0, "preferred_locale": "en-US",
        "premium_progress_bar_enabled": false, "nsfw": false, "nsfw_level": 0, "emojis": [], "stickers": [],
        "embed_enabled": false
    });
    for empty in [
        "icon",
        "description",
        "home_header",
        "splash",
        "discovery_splash",
        "banner",
        "application_id",
        "afk_channel_id",
        "system_channel_id",
        "widget_channel_id",
        "max_presences",
        "vanity_url_code",
        "rules_channel_id",
        "safety_alerts_channel_id",
        "public_updates_channel_id",
        "hub_type",
        "latest_onboarding_question_id",
        "incidents_data",
        "inventory_settings",
        "embed_channel_id",
    ] {
        object[empty] = Value::Null;
    }
    object
}

/// The time in an id, as Discord formats it in messages.
pub(crate) fn timestamp(id: Snowflake) -> String {
    let unix_ms = (id >> 22) + DISCORD_EPOCH_MS;
    let (days, ms) = (unix_ms / 86_400_000, unix_ms % 86_400_000);
    let (year, month, day) = civil(days);
    let (hour, minute, second) = (ms / 3_600_000, ms / 60_000 % 60, ms / 1000 % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{:03}000+00:00", ms % 1000)
}

/// Converts days since 1970 to year, month and day.
fn civil(mut days: u64) -> (u64, u64, u64) {
    let leap = |year: u64| (year.is_multiple_of(4) && !year.is_multiple_of(100)) || year.is_multiple_of(400);
    let mut year = 1970;
    while days >= if leap(year) { 366 } else { 365 } {
        days -= if leap(year) { 366 } else { 365 };
        year += 1;
    }
    let february = if leap(year) { 29 } else { 28 };
    let mut month = 1;
    for length in [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] {
        if days < length {
            break;
        }
        days -= length;
        month += 1;
    }
    (year, month, days + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_timestamp_is_read_from_the_id() {
        let leap_day = (1_709_208_000_123_u64 - DISCORD_EPOCH_MS) << 22;
        assert_eq!(timestamp(leap_day), "2024-02-29T12:00:00.123000+00:00");
        assert_eq!(timestamp(0), "2015-01-01T00:00:00.000000+00:00");
    }
}
