//! Compares the set arithmetic with two references: one that evaluates one permission at a time, where the last overwrite
//! decides, and the calculator of the Twilight library.

use proptest::prelude::*;
use twilight_model::{
    channel::{
        ChannelType as TwilightChannelType,
        permission_overwrite::{PermissionOverwrite, PermissionOverwriteType},
    },
    guild::Permissions as TwilightPermissions,
    id::{Id as TwilightId, marker::RoleMarker},
};
use twilight_util::permission_calculator::PermissionCalculator;

use super::{
    Overwrite, Permissions, Subject,
    effective::{in_channel, in_guild},
};
use crate::{
    id::Id,
    snapshot::{Channel, ChannelType, Member, Role, Snapshot, testing},
};

const MEMBER: u64 = 7;
const ROLES: std::ops::Range<u64> = 10..13;

/// Sparse and dense sets, with named bits more often than others.
fn rights() -> impl Strategy<Value = Permissions> {
    let bit = prop_oneof![4 => prop::sample::select(vec![3_u32, 4, 10, 11, 14, 16, 17, 20, 21, 28]), 1 => 0..53_u32];
    let some = prop::collection::vec(bit, 0..6).prop_map(|bits| bits.into_iter().fold(0, |all, bit| all | 1 << bit));
    prop_oneof![some, any::<u128>()].prop_map(Permissions::from_bits)
}

fn subject() -> impl Strategy<Value = Subject> {
    prop_oneof![
        Just(Subject::everyone(Id::new(1))),
        ROLES.prop_map(|id| Subject::Role(Id::new(id))),
        prop_oneof![Just(MEMBER), Just(8), Just(10)].prop_map(|id| Subject::Member(Id::new(id))),
    ]
}

/// Discord keeps one overwrite per subject, and its sets are disjoint.
fn overwrites() -> impl Strategy<Value = Vec<Overwrite>> {
    prop::collection::vec((subject(), rights(), rights()), 0..6).prop_map(|all| {
        let mut list: Vec<Overwrite> = Vec::new();
        for (subject, allow, deny) in all {
            if !list.iter().any(|one| one.subject == subject) {
                list.push(Overwrite { subject, allow, deny: deny - allow });
            }
        }
        list
    })
}

/// Whether the member has this permission in the channel.
fn has(bit: u32, member: &Member, guild: &Snapshot, channel: &Channel) -> bool {
    let right = Permissions::from_bits(1 << bit);
    let in_role = |role: &&Role| role.id.get() == guild.guild.get() || member.roles.contains(&role.id);
    let base = |right| guild.roles.iter().filter(in_role).any(|role| role.permissions.contains(right));
    if member.user == guild.owner || base(Permissions::ADMINISTRATOR) {
        return true;
    }
    let says = |is: &dyn Fn(u64, bool) -> bool, allows: bool| {
        channel.overwrites.iter().any(|one| {
            let (id, is_role) = match one.subject {
                Subject::Role(role) => (role.get(), true),
                Subject::Member(user) => (user.get(), false),
            };
            is(id, is_role) && (if allows { one.allow } else { one.deny }).contains(right)
        })
    };
    let own = |id, is_role: bool| id == member.user.get() && !is_role;
    let held = |id, is_role: bool| is_role && id != guild.guild.get() && member.roles.contains(&Id::new(id));
    let everyone = |id, is_role: bool| is_role && id == guild.guild.get();
    let speaks =
        |who: &dyn Fn(u64, bool) -> bool| says(who, true).then_some(true).or(says(who, false).then_some(false));
    let last_word = speaks(&own).or_else(|| speaks(&held)).or_else(|| speaks(&everyone));
    last_word.unwrap_or_else(|| base(right))
}

/// Like [`has`], with implicit denials. Bits: view 10, send 11, connect 20; without sending, no TTS 12, links
/// 14, files 15 and mention of everyone 17.
fn has_in_effect(bit: u32, member: &Member, guild: &Snapshot, channel: &Channel) -> bool {
    let has = |bit| has(bit, member, guild, channel);
    let without_overwrites = Channel { overwrites: vec![], ..channel.clone() };
    if self::has(3, member, guild, &without_overwrites) {
        return true;
    }
    let connects = channel.kind != ChannelType::Voice || has(20);
    has(bit) && has(10) && (connects || bit == 10) && (![12, 14, 15, 17].contains(&bit) || has(11))
}

fn in_twilight(permissions: Permissions) -> TwilightPermissions {
    TwilightPermissions::from_bits_truncate(u64::try_from(permissions.bits() & u128::from(u64::MAX)).unwrap())
}

fn overwrite_in_twilight(one: &Overwrite) -> PermissionOverwrite {
    let (id, kind) = match one.subject {
        Subject::Role(role) => (role.get(), PermissionOverwriteType::Role),
        Subject::Member(user) => (user.get(), PermissionOverwriteType::Member),
    };
    PermissionOverwrite { id: TwilightId::new(id), kind, allow: in_twilight(one.allow), deny: in_twilight(one.deny) }
}

/// The member's permissions in the guild and in the channel, by Twilight's calculator.
fn by_twilight(member: &Member, guild: &Snapshot, channel: &Channel) -> (TwilightPermissions, TwilightPermissions) {
    let of_role = |role: &Role| (TwilightId::<RoleMarker>::new(role.id.get()), in_twilight(role.permissions));
    let held: Vec<_> = guild.roles.iter().filter(|role| member.roles.contains(&role.id)).map(of_role).collect();
    let everyone = guild.roles.iter().find(|role| role.id == guild.guild.everyone()).map(|role| role.permissions);
    let (guild_id, user) = (TwilightId::new(guild.guild.get()), TwilightId::new(member.user.get()));
    let calculator = PermissionCalculator::new(guild_id, user, in_twilight(everyone.unwrap_or_default()), &held)
        .owner_id(TwilightId::new(guild.owner.get()));
    let overwrites: Vec<_> = channel.overwrites.iter().map(overwrite_in_twilight).collect();
    (calculator.root(), calculator.in_channel(TwilightChannelType::GuildForum, &overwrites))
}

/// Twilight applies these implicit denials only if an overwrite for a role or the member denies the permission. Discord's
/// documentation has no such exception.
fn with_implicit_denials(theirs: TwilightPermissions) -> TwilightPermissions {
    if !theirs.contains(TwilightPermissions::VIEW_CHANNEL) {
        return TwilightPermissions::empty();
    }
    let needs_sending = TwilightPermissions::MENTION_EVERYONE
        | TwilightPermissions::SEND_TTS_MESSAGES
        | TwilightPermissions::ATTACH_FILES
        | TwilightPermissions::EMBED_LINKS;
    if theirs.contains(TwilightPermissions::SEND_MESSAGES) { theirs } else { theirs - needs_sending }
}

/// Permissions that mean nothing in a channel, which Twilight leaves out there.
const IN_GUILDS_ALONE: TwilightPermissions = TwilightPermissions::ADMINISTRATOR
    .union(TwilightPermissions::BAN_MEMBERS)
    .union(TwilightPermissions::CHANGE_NICKNAME)
    .union(TwilightPermissions::KICK_MEMBERS)
    .union(TwilightPermissions::MANAGE_GUILD_EXPRESSIONS)
    .union(TwilightPermissions::MANAGE_GUILD)
    .union(TwilightPermissions::MANAGE_NICKNAMES)
    .union(TwilightPermissions::VIEW_AUDIT_LOG)
    .union(TwilightPermissions::VIEW_GUILD_INSIGHTS);

/// A guild, one of its members and a channel in it.
fn scene() -> impl Strategy<Value = (Snapshot, Member, Channel)> {
    let of_roles = prop::collection::vec(rights(), 3);
    let held = prop::collection::btree_set(ROLES, 0..3);
    let is_owner = prop::bool::weighted(0.05);
    (rights(), of_roles, held, overwrites(), any::<bool>(), is_owner).prop_map(
        |(everyone, of_roles, held, overwrites, is_voice, is_owner)| {
            let mut guild = testing::guild();
            let roles = ROLES.zip(of_roles).map(|(id, permissions)| Role { permissions, ..testing::role(id, "role") });
            let everyone = Role { permissions: everyone, ..testing::role(1, "@everyone") };
            guild.roles = std::iter::once(everyone).chain(roles).collect();
            let user = if is_owner { guild.owner } else { Id::new(MEMBER) };
            let member = Member::new(user, held.into_iter().map(Id::new).collect());
            let kind = if is_voice { ChannelType::Voice } else { ChannelType::Text };
            (guild, member, Channel { overwrites, ..testing::channel(50, kind, "here") })
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn the_arithmetic_agrees_with_asking_for_one_right_at_a_time((guild, member, channel) in scene()) {
        let rights = in_channel(&member, &guild, &channel);
        for bit in 0..53 {
            let right = Permissions::from_bits(1 << bit);
            prop_assert_eq!(
                rights.contains(right),
                has_in_effect(bit, &member, &guild, &channel),
                "bit {} of {:?}", bit, rights
            );
        }
    }

    /// In a forum: Twilight leaves out what it thinks text and voice channels have no use for, and does not know that
    /// without Connect nothing counts.
    #[test]
    fn the_arithmetic_agrees_with_the_calculator_of_twilight((guild, member, channel) in scene()) {
        let channel = Channel { kind: ChannelType::Forum, ..channel };
        let (in_their_guild, in_their_channel) = by_twilight(&member, &guild, &channel);
        prop_assert_eq!(in_twilight(in_guild(&member, &guild)), in_their_guild);
        let ours = in_twilight(in_channel(&member, &guild, &channel));
        prop_assert_eq!(ours - IN_GUILDS_ALONE, with_implicit_denials(in_their_channel) - IN_GUILDS_ALONE);
    }
}
