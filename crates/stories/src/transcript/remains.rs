//! The objects that the guild has gained or lost at the end of a story.

use std::collections::BTreeSet;

use channelwright_simulator::discord::{Channel, ChannelKind, GuildSnapshot, Role, Snowflake};

use super::names::Names;

/// The name of the objects that an admin fills a guild with. The transcript leaves them out.
const FILLER: &str = "filler";

pub(super) fn remains(before: &GuildSnapshot, now: &GuildSnapshot, names: &Names) -> Vec<String> {
    let known: BTreeSet<Snowflake> = ids(before);
    let is_new = |id: Snowflake, name: &str| !known.contains(&id) && name != FILLER;
    let mut lines = vec!["In the end there is".to_owned()];
    let roles = now.roles.iter().filter(|role| is_new(role.id, &role.name));
    lines.extend(roles.map(|role| format!("  role “{}”, which {} has", role.name, holders(now, role))));
    let top = now.channels.iter().filter(|channel| channel.parent_id.is_none());
    for channel in top.filter(|channel| is_new(channel.id, &channel.name)) {
        lines.push(format!("  {}", described(now, channel)));
    }
    // New channels in older categories.
    let in_old = |channel: &&Channel| channel.parent_id.is_some_and(|parent| known.contains(&parent));
    let strays = now.channels.iter().filter(in_old).filter(|channel| is_new(channel.id, &channel.name));
    lines.extend(strays.map(|channel| format!("  {} in an older category", label(channel))));
    if lines.len() == 1 {
        lines.push("  nothing new".to_owned());
    }
    let left = ids(now);
    let gone = known.iter().filter(|id| !left.contains(id) && now.former_names.contains_key(id));
    lines.extend(gone.map(|id| format!("  no {} any more", names.channel(*id).trim_start_matches('#'))));
    lines
}

fn ids(guild: &GuildSnapshot) -> BTreeSet<Snowflake> {
    guild.roles.iter().map(|role| role.id).chain(guild.channels.iter().map(|channel| channel.id)).collect()
}

fn holders(guild: &GuildSnapshot, role: &Role) -> String {
    let members = guild.members.iter().filter(|member| member.roles.contains(&role.id));
    let names: Vec<&str> = members.map(|member| member.name.as_str()).collect();
    if names.is_empty() { "nobody".to_owned() } else { names.join(" and ") }
}

fn described(guild: &GuildSnapshot, channel: &Channel) -> String {
    if channel.kind != ChannelKind::Category {
        return format!("{} outside of any category", label(channel));
    }
    let children: Vec<String> =
        guild.channels.iter().filter(|one| one.parent_id == Some(channel.id)).map(label).collect();
    format!("category “{}” with {}: {}", channel.name, children.len(), children.join(" "))
}

fn label(channel: &Channel) -> String {
    let mark = match channel.kind {
        ChannelKind::Voice | ChannelKind::Stage => "🔊",
        ChannelKind::Forum | ChannelKind::Media => "💬",
        _ => "#",
    };
    format!("{mark}{}", channel.name)
}
