//! Properties that hold under faults.

use proptest::prelude::*;

use super::{
    any,
    world::{GAME_MASTER, World, refusal},
};
use crate::{
    id::Id,
    permission::{Permissions, Subject, effective::in_channel, preset},
    run::{Action, End, Instead, Outcome},
    snapshot::{Channel, ChannelType, Member},
    template::ChannelKind,
};

#[derive(Debug, Clone, Copy)]
enum Fault {
    LostBefore,
    LostAfter,
    Kill { after: bool },
}

fn any_fault() -> impl Strategy<Value = Fault> {
    prop_oneof![Just(Fault::LostBefore), Just(Fault::LostAfter), any::<bool>().prop_map(|after| Fault::Kill { after })]
}

proptest! {
    #[test]
    fn faults_and_crashes_never_create_two_campaigns(faults in proptest::collection::btree_map(0_usize..40, any_fault(), 0..8)) {
        let mut world = World::new();
        for _delivery in 0..12 {
            let mut run = world.run();
            let mut killed = false;
            let end = world.drive(&mut run, |world, n, action| {
                let fault = if killed { Some(Fault::LostBefore) } else { faults.get(&n).copied() };
                match fault? {
                    Fault::LostBefore => Some(Outcome::Doubtful(Instead::Nothing)),
                    Fault::LostAfter => {
                        world.perform(action);
                        Some(Outcome::Doubtful(Instead::Nothing))
                    }
                    Fault::Kill { after } => {
                        killed = true;
                        if after {
                            world.perform(action);
                        }
                        Some(Outcome::MustWait { seconds: 1 })
                    }
                }
            });
            if end == End::Complete {
                break;
            }
            prop_assert!(matches!(end, End::HandedBack(_)), "{end:?}");
        }
        world.assert_complete();
    }

    #[test]
    fn undo_after_apply_gives_the_first_snapshot(at in 0_usize..13, lost in proptest::collection::btree_set(0_usize..30, 0..4)) {
        let mut world = World::new();
        let before = world.guild.clone();
        let mut run = world.run();
        let mut refused = false;
        let end = world.drive(&mut run, |world, n, action| {
            let creates = !matches!(action, Action::GrantRole { .. } | Action::DeleteChannel(_) | Action::DeleteRole(_));
            if n >= at && creates && !refused {
                refused = true;
                return Some(refusal(400, 30013));
            }
            lost.contains(&n).then(|| {
                world.perform(action);
                Outcome::Doubtful(Instead::Nothing)
            })
        });
        prop_assert!(matches!(&end, End::Failed { left, .. } if left.is_empty()), "{end:?}");
        prop_assert_eq!(world.guild, before);
    }

    #[test]
    fn reconcile_after_apply_is_empty(mut world in any::world()) {
        prop_assert_eq!(world.problems(), vec![]);
        let mut run = world.run();
        prop_assert_eq!(world.drive_without_faults(&mut run), End::Complete);
        prop_assert_eq!(world.steps(), vec![]);
        let mut again = world.run();
        let before = world.guild.clone();
        prop_assert_eq!(world.drive_without_faults(&mut again), End::Complete);
        prop_assert_eq!(world.guild, before);
    }

    #[test]
    fn undo_restores_any_guild(mut world in any::world(), at in 0_usize..8) {
        let before = world.guild.clone();
        let mut run = world.run();
        let mut made = 0;
        let end = world.drive(&mut run, |_, _, action| {
            let makes = matches!(
                action,
                Action::CreateRole { .. } | Action::CreateCategory { .. } | Action::CreateChannel { .. }
            );
            made += usize::from(makes);
            (makes && made > at).then(|| refusal(400, 30013))
        });
        if let End::Failed { left, .. } = end {
            prop_assert!(left.is_empty());
            prop_assert_eq!(world.guild, before);
        } else {
            prop_assert_eq!(end, End::Complete);
        }
    }

    /// In a channel of the campaign, a member gains at most the permissions that participants have in a channel of its type.
    /// Only the game master gains any in a GM-only channel.
    #[test]
    fn no_plan_grants_a_permission_that_the_template_does_not_name(
        mut world in any::world(),
        held in proptest::collection::btree_set(40_u64..43, 0..3),
        is_player in any::<bool>(),
    ) {
        let mut run = world.run();
        world.drive_without_faults(&mut run);
        let guild = &world.guild;
        let role = guild.roles.iter().find(|role| role.name == "Test Members").unwrap();
        prop_assert_eq!(role.permissions, Permissions::NONE);
        let roles = held.into_iter().map(Id::new).chain(is_player.then_some(role.id)).collect();
        let player = Member::new(Id::new(99), roles);
        let master = Member::new(Id::new(GAME_MASTER), vec![role.id]);
        let category = guild.channels.iter().find(|one| one.kind == ChannelType::Category && one.name == "Test").unwrap();
        for channel in guild.children(category.id) {
            let wanted = world.blueprint.channels.iter().find(|wanted| wanted.name == channel.name).unwrap();
            let named = preset::take_part(wanted.kind);
            let given = in_channel(&player, guild, channel);
            if wanted.gm_only || !is_player {
                prop_assert_eq!(given, Permissions::NONE, "{}", channel.name);
            }
            for member in [&player, &master] {
                let without = Channel { overwrites: vec![], ..channel.clone() };
                let of_their_own = crate::permission::effective::in_guild(member, guild) | in_channel(member, guild, &without);
                let more = in_channel(member, guild, channel) - of_their_own;
                prop_assert!(named.contains(more), "{more:?} in {}", channel.name);
            }
            for overwrite in &channel.overwrites {
                let is_known = overwrite.subject == Subject::everyone(guild.guild) && overwrite.allow.is_empty()
                    || overwrite.subject == Subject::Role(role.id) && !wanted.gm_only
                    || overwrite.subject == Subject::Member(master.user)
                    || overwrite.subject == Subject::Member(guild.me.user);
                prop_assert!(is_known && named.contains(overwrite.allow), "{overwrite:?}");
            }
        }
        let anything = [ChannelKind::Text, ChannelKind::Voice, ChannelKind::Forum].map(preset::take_part);
        let anything = anything.into_iter().fold(Permissions::NONE, |all, one| all | one);
        prop_assert!(category.overwrites.iter().all(|overwrite| anything.contains(overwrite.allow)));
    }
}
