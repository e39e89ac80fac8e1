//! One test for each rule of the permission calculation.

use super::{
    super::{
        build::GuildBuilder,
        channel_kind::ChannelKind,
        model::Channel,
        snowflake::{Clock, Snowflakes},
    },
    bits::{MANAGE_CHANNELS, MENTION_EVERYONE},
    *,
};

const PARTY: Snowflake = 11;
const RIVALS: Snowflake = 12;
const ANN: Snowflake = 21;

/// A guild in which Ann has the roles PARTY and RIVALS, with one channel of the given kind and overwrites.
fn guild_with(kind: ChannelKind, overwrites: Vec<Overwrite>) -> (Guild, Channel) {
    let (mut guild, _) = GuildBuilder::new("Tavern").into_guild(&mut Snowflakes::new(Clock::start(None)), 5);
    guild.add_role(PARTY, "Party", 0);
    guild.add_role(RIVALS, "Rivals", 0);
    guild.add_member(ANN, "ann", vec![PARTY, RIVALS]);
    let mut channel = Channel::new(31, guild.id, kind, "room");
    channel.overwrites = overwrites;
    guild.channels.insert(channel.id, channel.clone());
    (guild, channel)
}

fn check(overwrites: Vec<Overwrite>, sees: bool) {
    let (guild, channel) = guild_with(ChannelKind::Text, overwrites);
    let held = effective_permissions(&guild, ANN, &channel);
    assert_eq!(held & VIEW_CHANNEL != 0, sees);
    assert!(sees || held == 0, "without VIEW_CHANNEL there are no other permissions");
    assert_eq!(effective_permissions(&guild, guild.owner_id, &channel), ALL);
}

/// A channel that denies VIEW_CHANNEL to @everyone and has these overwrites. Only the built guild knows the id of @everyone.
fn everyone_denied(mut others: Vec<Overwrite>) -> (Guild, Channel) {
    let (guild, mut channel) = guild_with(ChannelKind::Text, Vec::new());
    others.push(Overwrite::role(guild.id).deny(VIEW_CHANNEL));
    channel.overwrites = others;
    (guild, channel)
}

fn sees(guild: &Guild, channel: &Channel) -> bool {
    effective_permissions(guild, ANN, channel) & VIEW_CHANNEL != 0
}

#[test]
fn without_overwrites_only_roles_count() {
    check(vec![], true);
}

#[test]
fn a_role_overwrite_beats_everyone() {
    let (guild, channel) = everyone_denied(vec![]);
    assert!(!sees(&guild, &channel));
    let (guild, channel) = everyone_denied(vec![Overwrite::role(PARTY).allow(VIEW_CHANNEL)]);
    assert!(sees(&guild, &channel));
}

#[test]
fn any_role_that_allows_beats_any_role_that_denies() {
    check(vec![Overwrite::role(PARTY).allow(VIEW_CHANNEL), Overwrite::role(RIVALS).deny(VIEW_CHANNEL)], true);
    check(vec![Overwrite::role(PARTY).deny(VIEW_CHANNEL), Overwrite::role(RIVALS).allow(VIEW_CHANNEL)], true);
}

#[test]
fn a_member_overwrite_beats_role_overwrites() {
    check(vec![Overwrite::role(PARTY).allow(VIEW_CHANNEL), Overwrite::member(ANN).deny(VIEW_CHANNEL)], false);
    check(vec![Overwrite::role(PARTY).deny(VIEW_CHANNEL), Overwrite::member(ANN).allow(VIEW_CHANNEL)], true);
}

#[test]
fn an_overwrite_for_someone_else_has_no_effect() {
    check(vec![Overwrite::member(99).deny(VIEW_CHANNEL), Overwrite::role(98).deny(VIEW_CHANNEL)], true);
    check(vec![Overwrite::member(PARTY).deny(VIEW_CHANNEL), Overwrite::role(ANN).deny(VIEW_CHANNEL)], true);
}

#[test]
fn overwrites_do_not_apply_to_an_administrator() {
    let (mut guild, channel) = guild_with(ChannelKind::Text, vec![Overwrite::member(ANN).deny(ALL)]);
    assert_eq!(effective_permissions(&guild, ANN, &channel), 0);
    guild.roles.get_mut(&PARTY).expect("a role").permissions = ADMINISTRATOR;
    assert_eq!(effective_permissions(&guild, ANN, &channel), ALL);
}

#[test]
fn without_connect_a_voice_channel_can_only_be_viewed() {
    let (mut guild, channel) = guild_with(ChannelKind::Voice, vec![Overwrite::member(ANN).deny(CONNECT)]);
    guild.roles.get_mut(&PARTY).expect("a role").permissions = MANAGE_CHANNELS;
    assert_eq!(effective_permissions(&guild, ANN, &channel), VIEW_CHANNEL);
    assert_ne!(shown_permissions(&guild, ANN, &channel), VIEW_CHANNEL, "the API does not show implicit denials");
}

#[test]
fn without_send_messages_there_is_no_mention_everyone() {
    let (guild, channel) = guild_with(ChannelKind::Text, vec![Overwrite::member(ANN).deny(SEND_MESSAGES)]);
    let held = effective_permissions(&guild, ANN, &channel);
    assert_eq!(held & MENTION_EVERYONE, 0);
    assert_ne!(held & VIEW_CHANNEL, 0);
}

#[test]
fn a_timed_out_member_can_only_read() {
    let (mut guild, channel) = guild_with(ChannelKind::Text, vec![]);
    guild.members.get_mut(&ANN).expect("a member").timed_out = true;
    assert_eq!(effective_permissions(&guild, ANN, &channel), VIEW_CHANNEL | READ_MESSAGE_HISTORY);
}

#[test]
fn a_user_outside_the_guild_has_no_permissions() {
    let (guild, channel) = guild_with(ChannelKind::Text, vec![]);
    assert_eq!(effective_permissions(&guild, 77, &channel), 0);
}

#[test]
fn a_hidden_category_is_listed_if_a_child_can_be_viewed() {
    let (mut guild, _) = guild_with(ChannelKind::Text, vec![]);
    let mut category = Channel::new(41, guild.id, ChannelKind::Category, "Secret");
    category.overwrites = vec![Overwrite::role(guild.id).deny(VIEW_CHANNEL)];
    guild.channels.insert(41, category.clone());
    assert!(!is_listed(&guild, ANN, &category));
    let mut child = Channel::new(42, guild.id, ChannelKind::Text, "open");
    child.parent_id = Some(41);
    guild.channels.insert(42, child);
    assert!(is_listed(&guild, ANN, &category));
}
