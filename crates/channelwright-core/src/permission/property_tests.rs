//! Compares the set arithmetic with a reference that evaluates one permission at a time: the last overwrite decides.

use proptest::prelude::*;

use super::{Overwrite, Permissions, Subject, effective::in_channel};
use crate::{
    id::Id,
    snapshot::{Channel, ChannelType, Member, Role, Snapshot, testing},
};

const MEMBER: u64 = 7;
const ROLES: std::ops::Range<u64> = 10..13;

/// Sparse and dense sets, with named bits more often than others.
fn rights() -> impl Strategy<Value = Permissions> {
    let bit = prop_oneof![4 => prop::sample::select(vec![3_u32, 4, 10, 11, 16, 17, 20, 21, 28]), 1 => 0..53_u32];
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

/// Like [`has`], with implicit denials. Bits: view 10, send 11, mention everyone 17, connect 20.
fn has_in_effect(bit: u32, member: &Member, guild: &Snapshot, channel: &Channel) -> bool {
    let has = |bit| has(bit, member, guild, channel);
    let without_overwrites = Channel { overwrites: vec![], ..channel.clone() };
    if self::has(3, member, guild, &without_overwrites) {
        return true;
    }
    let connects = channel.kind != ChannelType::Voice || has(20);
    has(bit) && has(10) && (connects || bit == 10) && (bit != 17 || has(11))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn the_arithmetic_agrees_with_asking_for_one_right_at_a_time(
        everyone in rights(),
        of_roles in prop::collection::vec(rights(), 3),
        held in prop::collection::btree_set(ROLES, 0..3),
        overwrites in overwrites(),
        is_voice in any::<bool>(),
        is_owner in prop::bool::weighted(0.05),
    ) {
        let mut guild = testing::guild();
        let roles = ROLES.zip(of_roles).map(|(id, permissions)| Role { permissions, ..testing::role(id, "role") });
        let everyone = Role { permissions: everyone, ..testing::role(1, "@everyone") };
        guild.roles = std::iter::once(everyone).chain(roles).collect();
        let user = if is_owner { guild.owner } else { Id::new(MEMBER) };
        let member = Member::new(user, held.into_iter().map(Id::new).collect());
        let kind = if is_voice { ChannelType::Voice } else { ChannelType::Text };
        let channel = Channel { overwrites, ..testing::channel(50, kind, "here") };
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
}
