//! Properties that hold under faults.

use proptest::prelude::*;

use super::{
    any,
    world::{GAME_MASTER, World, refusal},
};
use crate::{
    id::Id,
    permission::{Overwrite, Permissions, Subject, effective::in_channel, preset},
    report::{Difference, ReadBack},
    run::{Action, End, Failure, Instead, Outcome},
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
        prop_assert!(matches!(&end, End::Failed(Failure { left, .. }) if left.is_empty()), "{end:?}");
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
        if let End::Failed(Failure { left, .. }) = end {
            prop_assert!(left.is_empty());
            prop_assert_eq!(world.guild, before);
        } else {
            prop_assert_eq!(end, End::Complete);
        }
    }

    /// In a channel of the campaign, a member gains at most the permissions that participants have in a channel of its type.
    /// Only the game master gains any in a GM-only channel, and what the template says besides.
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
            let more_for_gm = world.game_master_may & preset::lead(wanted.kind);
            for (member, named) in [(&player, named), (&master, named | more_for_gm)] {
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
                let named = if overwrite.subject == Subject::Member(master.user) { named | more_for_gm } else { named };
                prop_assert!(is_known && named.contains(overwrite.allow), "{overwrite:?}");
            }
        }
        let anything = [ChannelKind::Text, ChannelKind::Voice, ChannelKind::Forum].map(preset::take_part);
        let anything = anything.into_iter().fold(Permissions::NONE, |all, one| all | one);
        let is_named = |one: &Overwrite| {
            let leads = one.subject == Subject::Member(master.user);
            (if leads { anything | world.game_master_may } else { anything }).contains(one.allow)
        };
        prop_assert!(category.overwrites.iter().all(is_named));
    }

    /// Whatever the bot has beyond what a campaign needs: it creates the campaign, gives nothing that it lacks, and
    /// says what the game master did not get.
    #[test]
    fn what_the_bot_lacks_is_left_out_of_what_game_masters_may(mut world in any::world(), mine in any::<u128>()) {
        let mine = (Permissions::from_bits(mine) - Permissions::ADMINISTRATOR)
            | preset::BOT_IN_GUILD
            | preset::TAKE_PART_IN_CATEGORY;
        world.bot_may(mine);
        let everyone = world.guild.roles[0].permissions;
        let before = world.guild.clone();
        let mut run = world.run();
        prop_assert_eq!(world.drive_without_faults(&mut run), End::Complete);
        let (mut wanted, mut given) = (Permissions::NONE, Permissions::NONE);
        for channel in world.guild.channels.iter().filter(|one| before.channel(one.id).is_none()) {
            let of_kind = match channel.kind {
                ChannelType::Text => preset::lead(ChannelKind::Text),
                ChannelType::Voice => preset::lead(ChannelKind::Voice),
                ChannelType::Forum => preset::lead(ChannelKind::Forum),
                ChannelType::Category | ChannelType::Other(_) => preset::LEAD_IN_CATEGORY,
            };
            let gm = channel.overwrite(Subject::Member(Id::new(GAME_MASTER))).unwrap();
            prop_assert!((mine | everyone).contains(gm.allow), "{} in #{}", gm.allow, channel.name);
            prop_assert_eq!(gm.allow & preset::LEAD_IN_CATEGORY, of_kind & world.game_master_may & (mine | everyone));
            wanted |= of_kind & world.game_master_may;
            given |= gm.allow;
        }
        let left_out = wanted - given;
        let differences = ReadBack::of(&run, &world.guild, None).differences;
        let told = (!left_out.is_empty()).then_some(Difference::LeftOut(left_out));
        prop_assert_eq!(differences, told.into_iter().collect::<Vec<_>>());
        let again = world.run();
        prop_assert_eq!((again.plan().steps.len(), ReadBack::of(&again, &world.guild, None).differences), (0, vec![]));
    }
}
