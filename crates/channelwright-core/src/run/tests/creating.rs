//! Creating a campaign, with and without faults.

use super::world::{GAME_MASTER, World, blueprint, refusal};
use crate::{
    campaign::{Object, Part},
    id::Id,
    permission::{Overwrite, Permissions, Subject, effective},
    plan::{Problem, StepId},
    report::{Added, Difference, ReadBack},
    run::{Action, End, Failure, Instead, Lists, Next, Outcome, Why},
    snapshot::{Channel, ChannelType, Member, Role, testing},
};

#[test]
fn a_campaign_is_created_in_order_and_completely() {
    let mut world = World::new();
    let mut run = world.run();
    assert_eq!(world.drive_without_faults(&mut run), End::Complete);
    let wanted = [vec!["create_role", "create_category", "grant_role"], vec!["create_channel"; 11]].concat();
    assert_eq!(world.actions, wanted);
    world.assert_complete();
    assert_eq!((run.progress().done, run.progress().total), (13, 13));
    let campaign = ReadBack::of(&run, &world.guild, None);
    assert_eq!(
        (campaign.is_complete(), &campaign.added, &*campaign.differences),
        (true, &Added::Everything, [].as_slice())
    );
    assert_eq!(run.answered().map(|guild| ReadBack::of(&run, guild, None)), Some(campaign));
}

#[test]
fn after_a_lost_response_the_others_do_not_describe_the_guild() {
    let mut world = World::new();
    let mut run = world.run();
    let lost = |world: &mut World, n, action: &Action| {
        (n == 5).then(|| {
            world.perform(action);
            Outcome::Doubtful(Instead::Nothing)
        })
    };
    assert_eq!(world.drive(&mut run, lost), End::Complete);
    world.assert_complete();
    assert_eq!(run.answered(), None);
}

#[test]
fn all_eleven_channels_are_created_concurrently() {
    let mut world = World::new();
    let mut run = world.run();
    for _ in ["role", "category"] {
        let Next::Do(ticket, action, _) = run.advance() else { panic!() };
        assert_eq!(run.advance(), Next::Await);
        run.record(ticket, world.perform(&action));
    }
    let started = std::iter::from_fn(|| match run.advance() {
        Next::Do(_, action, _) => Some(action),
        _ => None,
    });
    assert_eq!(started.filter(|action| matches!(action, Action::CreateChannel { .. })).count(), 11);
}

#[test]
fn each_person_can_view_exactly_their_channels() {
    let mut world = World::new();
    let mut run = world.run();
    world.drive_without_faults(&mut run);
    world.guild.roles.first_mut().unwrap().permissions = Permissions::VIEW_CHANNEL | Permissions::SEND_MESSAGES;
    world.guild.roles.push(Role { permissions: Permissions::ADMINISTRATOR, ..testing::role(99, "admin") });
    let role =
        run.progress().latest.and(world.guild.roles.iter().find(|role| role.name == "Test Members")).unwrap().id.get();
    let owner = World::member(world.guild.owner.get(), &[]);
    let bot = world.guild.me.clone();
    let (admin, gm) = (World::member(50, &[99]), World::member(GAME_MASTER, &[role]));
    let (player, stranger) = (World::member(51, &[role]), World::member(52, &[]));
    for channel in &world.guild.channels {
        let sees =
            |member: &Member| effective::in_channel(member, &world.guild, channel).contains(Permissions::VIEW_CHANNEL);
        let gm_only = matches!(channel.name.as_str(), "gm-notes" | "gm-planning");
        let seen = [&owner, &admin, &gm, &bot, &player, &stranger].map(sees);
        assert_eq!(seen, [true, true, true, true, !gm_only, false], "#{}", channel.name);
        if channel.kind == ChannelType::Voice {
            let joins = |member| effective::in_channel(member, &world.guild, channel).contains(Permissions::CONNECT);
            assert_eq!([&bot, &player, &stranger].map(joins), [true, true, false]);
        }
    }
}

#[test]
fn the_bot_needs_every_permission_that_a_plan_grants() {
    let blueprint = blueprint();
    assert_eq!(blueprint.needed_permissions().bits(), 2_252_126_532_217_872);
    for missing in [Permissions::CONNECT, Permissions::MANAGE_ROLES, Permissions::SEND_MESSAGES_IN_THREADS] {
        let mut world = World::new();
        let mine = world.guild.roles.last_mut().unwrap();
        mine.permissions = mine.permissions - missing;
        assert_eq!(world.problems(), [Problem::BotLacks(missing)]);
    }
    assert_eq!(World::new().problems(), []);
}

#[test]
fn a_refused_forum_becomes_a_text_channel() {
    let mut world = World::new();
    let mut run = world.run();
    let no_forums = |_: &mut World, _, action: &Action| {
        matches!(action, Action::CreateChannel { kind: crate::template::ChannelKind::Forum, .. })
            .then(|| refusal(400, 50024))
    };
    assert_eq!(world.drive(&mut run, no_forums), End::Complete);
    let text = ReadBack::of(&run, &world.guild, None);
    assert!(text.is_complete());
    assert!(matches!(text.differences.as_slice(), [Difference::StandIns(three)] if three.len() == 3), "{text:?}");
    // The next plan accepts the text channels.
    assert_eq!(world.steps(), []);
}

#[test]
fn a_long_wait_hands_the_job_back_and_keeps_what_exists() {
    let mut world = World::new();
    let mut run = world.run();
    let end = world.drive(&mut run, |_, n, _| (n == 5).then_some(Outcome::MustWait { seconds: 600 }));
    assert!(
        matches!(end, End::HandedBack(Why::MustWait { seconds: 600, creating: Some(Part::Channel(_)) })),
        "{end:?}"
    );
    assert!(!world.actions.contains(&"delete_channel"));
    let mut again = world.run();
    world.drive_without_faults(&mut again);
    world.assert_complete();
}

#[test]
fn repeated_lost_responses_hand_the_job_back() {
    let mut world = World::new();
    let mut run = world.run();
    assert_eq!(
        world.drive(&mut run, |_, _, _| Some(Outcome::Doubtful(Instead::Nothing))),
        End::HandedBack(Why::NoAnswer(Instead::Nothing))
    );
    assert_eq!(world.actions.len(), 2, "the run looks between the tries");
    assert!(run.only_one_step_fails());
}

/// The lists that a run reads after it has lost the responses to this kind of action.
fn lists_after_losing(is: fn(&Action) -> bool) -> Lists {
    let (mut world, mut in_flight) = (World::new(), Vec::new());
    let mut run = world.run();
    loop {
        match run.advance() {
            Next::Do(ticket, action, _) => in_flight.push((ticket, action)),
            Next::Await => {
                let (ticket, action) = in_flight.remove(0);
                let outcome = if is(&action) { Outcome::Doubtful(Instead::Nothing) } else { world.perform(&action) };
                run.record(ticket, outcome);
            }
            Next::LookAgain { lists, .. } => return lists,
            Next::Ended(end) => panic!("{end:?}"),
        }
    }
}

#[test]
fn a_look_reads_the_lists_that_may_show_the_lost_object() {
    let role = lists_after_losing(|action| matches!(action, Action::CreateRole { .. }));
    assert_eq!(role, Lists { roles: true, channels: false });
    let category = lists_after_losing(|action| matches!(action, Action::CreateCategory { .. }));
    assert_eq!(category, Lists { roles: true, channels: true }, "a renamed category is recognised by its role");
    let channel = lists_after_losing(|action| matches!(action, Action::CreateChannel { .. }));
    assert_eq!(channel, Lists { roles: false, channels: true });
    let grant = lists_after_losing(|action| matches!(action, Action::GrantRole { .. }));
    assert_eq!(grant, Lists::default(), "giving a role twice does no harm");
}

#[test]
fn failing_looks_hand_the_job_back() {
    let mut world = World::new();
    let mut run = world.run();
    let Next::Do(ticket, ..) = run.advance() else { panic!() };
    run.record(ticket, Outcome::Doubtful(Instead::Nothing));
    let looks = (0..100).take_while(|_| {
        matches!(run.advance(), Next::LookAgain { .. }) && {
            run.look_failed(&Outcome::Doubtful(Instead::Nothing));
            true
        }
    });
    assert_eq!(looks.count(), 8);
    assert_eq!(world.drive_without_faults(&mut run), End::HandedBack(Why::NoAnswer(Instead::Nothing)));
}

#[test]
fn a_refusal_takes_back_channels_then_category_then_role() {
    let mut world = World::new();
    let before = world.guild.clone();
    let mut run = world.run();
    let end = world.drive(&mut run, |_, n, _| (n == 8).then(|| refusal(400, 30013)));
    let End::Failed(Failure { step, removed, left, .. }) = end else { panic!("{end:?}") };
    assert!(matches!(step.part, Part::Channel(_)));
    assert_eq!(left, []);
    let undone: Vec<&str> = world.actions.iter().copied().filter(|action| action.starts_with("delete")).collect();
    let wanted = [vec!["delete_channel"; removed - 1], vec!["delete_role"]].concat();
    assert_eq!(undone, wanted);
    assert_eq!(world.guild, before);
}

#[test]
fn after_a_forbidden_deletion_no_other_is_tried() {
    let mut world = World::new();
    let mut run = world.run();
    let end = world.drive(&mut run, |_, n, action| {
        let deletes = matches!(action, Action::DeleteChannel(_) | Action::DeleteRole(_));
        (n == 8 || deletes).then(|| refusal(403, 50013))
    });
    let End::Failed(Failure { removed, left, .. }) = end else { panic!("{end:?}") };
    assert_eq!(removed, 0);
    assert!(left.iter().any(|made| matches!(made, Object::Category(_))) && left.len() > 3, "{left:?}");
    assert_eq!(world.actions.iter().filter(|action| **action == "(fault)").count(), 2);
}

#[test]
fn objects_that_existed_before_are_never_taken_back() {
    let mut world = World::new();
    let mut run = world.run();
    world.drive(&mut run, |_, n, _| (n >= 6).then_some(Outcome::MustWait { seconds: 600 }));
    let before = world.guild.clone();
    let mut run = world.run();
    let end = world.drive(&mut run, |world, _, action| {
        let full = world.guild.channels.len() == 10 && matches!(action, Action::CreateChannel { .. });
        full.then(|| refusal(400, 30013))
    });
    assert!(matches!(end, End::Failed(_)));
    assert_eq!(world.guild, before);
}

#[test]
fn an_existing_campaign_keeps_its_game_master() {
    let mut world = World::new();
    let mut run = world.run();
    world.drive_without_faults(&mut run);
    let of_another_caller = blueprint().led_by([Id::new(8)]);
    let plan = world.plan_of(of_another_caller);
    assert_eq!((plan.blueprint.game_masters, plan.steps), (vec![Id::new(GAME_MASTER)], vec![]));
}

#[test]
fn a_deleted_role_is_created_again_with_the_same_access() {
    let mut world = World::new();
    let mut run = world.run();
    world.drive_without_faults(&mut run);
    let complete = world.guild.clone();
    world.delete_role();
    let mut run = world.run();
    assert_eq!(world.drive_without_faults(&mut run), End::Complete);
    assert_eq!(ReadBack::of(&run, &world.guild, None).differences, []);
    assert_eq!(world.guild.channels.len(), complete.channels.len());
    world.assert_complete();
}

#[test]
fn a_category_that_the_bot_did_not_create_is_not_changed() {
    let mut world = World::new();
    world.guild.channels.push(testing::channel(500, ChannelType::Category, "Test"));
    assert_eq!(world.problems(), [Problem::CategoryTaken(Id::new(500))]);
}

#[test]
fn a_role_in_use_is_not_adopted() {
    let used: [fn(&mut World); 3] = [
        |world| world.guild.roles.last_mut().unwrap().permissions = Permissions::SPEAK,
        |world| _ = world.guild.member_counts.as_mut().unwrap().insert(Id::new(500), 1),
        |world| {
            let overwrites = vec![Overwrite::allowing(Subject::Role(Id::new(500)), Permissions::SPEAK)];
            world.guild.channels.push(Channel { overwrites, ..testing::channel(600, ChannelType::Text, "x") });
        },
    ];
    for make_used in used {
        let mut world = World::new();
        world.guild.roles.push(testing::role(500, "Test Members"));
        assert_eq!(world.plan().parts.role, Some(Id::new(500)), "an unused role is adopted");
        make_used(&mut world);
        assert_eq!(world.problems(), [Problem::RoleTaken(Id::new(500))]);
    }
}

#[test]
fn limits_are_checked_before_anything_is_created() {
    let mut world = World::new();
    world.guild.channels = (0..489).map(|n| testing::channel(2000 + n, ChannelType::Text, "x")).collect();
    world.guild.roles.extend((0..248).map(|n| testing::role(3000 + n, "x")));
    let problems = world.problems();
    assert_eq!(problems, [Problem::GuildFull { have: 489, adding: 12 }, Problem::TooManyRoles { have: 250 }]);
}

#[test]
fn a_campaign_that_just_fits_is_created() {
    let guild_with = |channels: u64, roles: u64| {
        let mut world = World::new();
        world.guild.channels = (0..channels).map(|n| testing::channel(2000 + n, ChannelType::Text, "x")).collect();
        world.guild.roles.extend((2..roles).map(|n| testing::role(3000 + n, "x")));
        world.problems()
    };
    assert_eq!(guild_with(488, 249), []);
    assert_eq!(guild_with(489, 249), [Problem::GuildFull { have: 489, adding: 12 }]);
    assert_eq!(guild_with(488, 250), [Problem::TooManyRoles { have: 250 }]);
    let category_with = |by_hand: u64| {
        let mut world = World::new();
        let mut run = world.run();
        world.drive_without_faults(&mut run);
        world.guild.channels.pop();
        let parent = world.guild.channels.first().map(|one| one.id);
        let channel = |n| Channel { parent, ..testing::channel(5000 + n, ChannelType::Text, "x") };
        world.guild.channels.extend((0..by_hand).map(channel));
        world.problems()
    };
    assert_eq!(category_with(39), []);
    assert_eq!(category_with(40), [Problem::CategoryFull { have: 50, adding: 1 }]);
}

#[test]
fn a_full_guild_does_not_matter_if_nothing_has_to_be_created() {
    let mut world = World::new();
    let mut run = world.run();
    world.drive_without_faults(&mut run);
    let parent = world.guild.channels.first().map(|one| one.id);
    let channel = |n: u64| Channel { parent, ..testing::channel(5000 + n, ChannelType::Text, "x") };
    world.guild.channels.extend((0..490).map(channel));
    world.guild.roles.extend((0..250).map(|n| testing::role(6000 + n, "x")));
    world.guild.members.get_mut(&Id::new(GAME_MASTER)).unwrap().as_mut().unwrap().roles.clear();
    assert_eq!((world.steps().len(), world.problems()), (1, vec![]));
}

#[test]
fn a_bot_that_owns_the_server_can_manage_every_role() {
    let mut world = World::new();
    world.guild.roles.push(Role { position: 6, ..testing::role(500, "Test Members") });
    world.guild.owner = world.guild.me.user;
    assert_eq!(world.problems(), []);
}

/// A step that waits for a missing one would be a bug.
#[test]
fn an_unfinished_plan_never_ends_as_complete() {
    let mut world = World::new();
    let mut plan = world.plan();
    plan.steps.last_mut().unwrap().after.push(StepId(99));
    let mut run = world.run_of(plan, None);
    assert_eq!(world.drive_without_faults(&mut run), End::HandedBack(Why::Stuck));
}
