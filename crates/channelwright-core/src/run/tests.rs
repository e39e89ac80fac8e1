//! Runs against a small world: a snapshot that does what it is told.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{Action, Created, End, Made, Next, Outcome, Refusal, Run, Why};
use crate::{
    blueprint::Blueprint,
    campaign::CampaignName,
    id::Id,
    permission::{Overwrite, Permissions, Subject, effective},
    plan::{Plan, Problem, Step, reconcile},
    report::{Campaign, Difference},
    snapshot::{Channel, ChannelType, Member, Role, Snapshot, testing},
    template::Template,
};

const GAME_MASTER: u64 = 7;

fn blueprint() -> Blueprint {
    Blueprint::new(&Template::default_campaign(), CampaignName::parse("Test").unwrap(), Id::new(GAME_MASTER))
}

/// A guild that does what it is told.
#[derive(Clone)]
struct World {
    guild: Snapshot,
    next_id: u64,
    actions: Vec<&'static str>,
}

impl World {
    fn new() -> Self {
        let mut guild = testing::guild();
        guild.members.insert(Id::new(GAME_MASTER), Some(Member { user: Id::new(GAME_MASTER), roles: vec![] }));
        guild.member_counts = Some([].into());
        Self { guild, next_id: 1000, actions: vec![] }
    }

    fn plan(&self) -> Plan {
        reconcile(blueprint(), &self.guild)
    }

    fn run(&self) -> Run {
        Run::new(self.plan(), &self.guild, None)
    }

    fn perform(&mut self, action: &Action) -> Outcome {
        self.next_id += 1;
        let id = self.next_id;
        match action.clone() {
            Action::CreateRole { name } => {
                self.actions.push("role");
                self.guild.roles.push(testing::role(id, &name));
                Outcome::Created(Created::Role(Id::new(id)))
            }
            Action::CreateCategory { name, overwrites } => {
                self.actions.push("category");
                let made = Channel { overwrites, ..testing::channel(id, ChannelType::Category, &name) };
                self.guild.channels.push(made);
                Outcome::Created(Created::Channel(Id::new(id)))
            }
            Action::CreateChannel { parent, name, kind, topic, overwrites, .. } => {
                self.actions.push("channel");
                let made = testing::channel(id, kind.into(), &name);
                self.guild.channels.push(Channel { parent: Some(parent), topic, overwrites, ..made });
                Outcome::Created(Created::Channel(Id::new(id)))
            }
            Action::GrantRole { user, role } => {
                self.actions.push("grant");
                if let Some(Some(member)) = self.guild.members.get_mut(&user) {
                    member.roles.push(role);
                }
                let counts = self.guild.member_counts.as_mut().unwrap();
                *counts.entry(role).or_default() += 1;
                Outcome::Done
            }
            Action::PutOverwrite { channel, overwrite } => {
                self.actions.push("overwrite");
                let channel = self.guild.channels.iter_mut().find(|one| one.id == channel).unwrap();
                channel.overwrites.push(overwrite);
                Outcome::Done
            }
            Action::DeleteChannel(channel) => {
                self.actions.push("delete channel");
                assert_eq!(self.guild.children(channel).count(), 0, "its channels would be orphans");
                self.guild.channels.retain(|one| one.id != channel);
                self.guild
                    .channels
                    .iter_mut()
                    .filter(|one| one.parent == Some(channel))
                    .for_each(|one| one.parent = None);
                Outcome::Done
            }
            Action::DeleteRole(role) => {
                self.actions.push("delete role");
                self.guild.roles.retain(|one| one.id != role);
                for member in self.guild.members.values_mut().flatten() {
                    member.roles.retain(|one| *one != role);
                }
                self.guild.member_counts.as_mut().unwrap().remove(&role);
                Outcome::Done
            }
        }
    }

    /// Carries out the run; `fault` may say what comes of the nth action (from 0) instead of doing it.
    fn drive(&mut self, run: &mut Run, mut fault: impl FnMut(&mut Self, usize, &Action) -> Option<Outcome>) -> End {
        let mut in_flight = Vec::new();
        for n in 0.. {
            assert!(n < 10_000, "the run does not end");
            match run.advance() {
                Next::Do(ticket, action) => in_flight.push((ticket, action)),
                Next::Await => {
                    let (ticket, action) = in_flight.remove(0);
                    let nth = self.actions.len();
                    let outcome = fault(self, nth, &action);
                    if outcome.is_some() && self.actions.len() == nth {
                        self.actions.push("(fault)");
                    }
                    let outcome = outcome.unwrap_or_else(|| self.perform(&action));
                    run.record(ticket, outcome);
                }
                Next::LookAgain { .. } => run.observed(&self.guild),
                Next::Ended(end) => {
                    assert!(in_flight.is_empty(), "ended while something was in flight");
                    return end;
                }
            }
        }
        unreachable!()
    }

    fn drive_without_faults(&mut self, run: &mut Run) -> End {
        self.drive(run, |_, _, _| None)
    }

    /// One role, one category, and the wanted channels in order; nothing twice.
    fn assert_complete(&self) {
        let roles: Vec<&str> = self.guild.roles.iter().skip(2).map(|role| role.name.as_str()).collect();
        assert_eq!(roles, ["Test Members"]);
        let names: Vec<&str> = self.guild.channels.iter().map(|channel| channel.name.as_str()).collect();
        assert_eq!(names.len(), 12, "{names:?}");
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), 12, "{names:?}");
        assert_eq!(self.plan().steps, []);
    }

    fn member(user: u64, roles: &[u64]) -> Member {
        Member { user: Id::new(user), roles: roles.iter().copied().map(Id::new).collect() }
    }
}

fn refusal(status: u16, code: u64) -> Outcome {
    Outcome::Refused(Refusal { status, code, faults: vec![], message: String::new() })
}

#[test]
fn a_campaign_is_made_in_order_and_then_nothing_is_missing() {
    let mut world = World::new();
    let mut run = world.run();
    assert_eq!(world.drive_without_faults(&mut run), End::Complete);
    let wanted = [vec!["role", "category", "grant"], vec!["channel"; 11]].concat();
    assert_eq!(world.actions, wanted);
    world.assert_complete();
    assert_eq!((run.progress().done, run.progress().total), (13, 13));
    let campaign = Campaign::read_back(&run, &world.guild);
    assert_eq!((campaign.is_complete(), campaign.made_now, campaign.differences), (true, true, vec![]));
}

#[test]
fn the_eleven_channels_may_all_be_in_flight_at_once() {
    let mut world = World::new();
    let mut run = world.run();
    for _ in ["role", "category"] {
        let Next::Do(ticket, action) = run.advance() else { panic!() };
        assert_eq!(run.advance(), Next::Await);
        run.record(ticket, world.perform(&action));
    }
    let asked = std::iter::from_fn(|| match run.advance() {
        Next::Do(_, action) => Some(action),
        _ => None,
    });
    assert_eq!(asked.filter(|action| matches!(action, Action::CreateChannel { .. })).count(), 11);
}

#[test]
fn everyone_sees_exactly_what_they_should() {
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
fn a_plan_gives_no_right_that_the_bot_needs_not_hold() {
    let blueprint = blueprint();
    let world = World::new();
    assert_eq!(blueprint.needed_permissions().bits(), 309_509_295_120);
    for missing in [Permissions::CONNECT, Permissions::MANAGE_ROLES, Permissions::SEND_MESSAGES_IN_THREADS] {
        let mut guild = world.guild.clone();
        let mine = guild.roles.last_mut().unwrap();
        mine.permissions = mine.permissions - missing;
        let plan = reconcile(blueprint.clone(), &guild);
        assert_eq!(plan.problems(&guild), [Problem::BotLacks(missing)]);
    }
    assert_eq!(world.plan().problems(&world.guild), []);
}

#[test]
fn a_forum_that_cannot_be_made_becomes_a_text_channel() {
    let mut world = World::new();
    let mut run = world.run();
    let no_forums = |_: &mut World, _, action: &Action| {
        matches!(action, Action::CreateChannel { kind: crate::template::ChannelKind::Forum, .. })
            .then(|| refusal(400, 50024))
    };
    assert_eq!(world.drive(&mut run, no_forums), End::Complete);
    assert_eq!(run.stand_ins().len(), 3);
    let text = Campaign::read_back(&run, &world.guild);
    assert!(text.is_complete());
    assert_eq!(text.differences.len(), 3);
    // Asked again, the stand-ins are what is wanted.
    assert_eq!(world.plan().steps, []);
}

#[test]
fn a_wait_that_is_too_long_gives_the_job_back_and_keeps_what_is_there() {
    let mut world = World::new();
    let mut run = world.run();
    let end = world.drive(&mut run, |_, n, _| (n == 5).then_some(Outcome::MustWait { seconds: 600 }));
    assert_eq!(end, End::HandedBack(Why::MustWait { seconds: 600 }));
    assert!(!world.actions.contains(&"delete channel"));
    let mut again = world.run();
    world.drive_without_faults(&mut again);
    world.assert_complete();
}

#[test]
fn no_answer_again_and_again_gives_the_job_back() {
    let mut world = World::new();
    let mut run = world.run();
    assert_eq!(world.drive(&mut run, |_, _, _| Some(Outcome::Doubtful)), End::HandedBack(Why::NoAnswer));
    assert_eq!(world.actions.len(), 4, "each try was followed by looks");
}

#[test]
fn a_guild_that_cannot_be_looked_at_gives_the_job_back() {
    let mut world = World::new();
    let mut run = world.run();
    let Next::Do(ticket, _) = run.advance() else { panic!() };
    run.record(ticket, Outcome::Doubtful);
    let looks = (0..100).take_while(|_| {
        matches!(run.advance(), Next::LookAgain { .. }) && {
            run.look_failed();
            true
        }
    });
    assert_eq!(looks.count(), 8);
    assert_eq!(world.drive_without_faults(&mut run), End::HandedBack(Why::NoAnswer));
}

#[test]
fn a_refusal_takes_back_channels_then_category_then_role() {
    let mut world = World::new();
    let before = world.guild.clone();
    let mut run = world.run();
    let end = world.drive(&mut run, |_, n, _| (n == 8).then(|| refusal(400, 30013)));
    let End::Failed { step, removed, left, .. } = end else { panic!("{end:?}") };
    assert!(matches!(step, Step::CreateChannel(_)));
    assert_eq!(left, []);
    let undone: Vec<&str> = world.actions.iter().copied().filter(|action| action.starts_with("delete")).collect();
    let wanted = [vec!["delete channel"; removed - 1], vec!["delete role"]].concat();
    assert_eq!(undone, wanted);
    assert_eq!(world.guild, before);
}

#[test]
fn after_one_forbidden_deletion_no_other_is_tried() {
    let mut world = World::new();
    let mut run = world.run();
    let end = world.drive(&mut run, |_, n, action| {
        let deletes = matches!(action, Action::DeleteChannel(_) | Action::DeleteRole(_));
        (n == 8 || deletes).then(|| refusal(403, 50013))
    });
    let End::Failed { removed, left, .. } = end else { panic!("{end:?}") };
    assert_eq!(removed, 0);
    assert!(left.iter().any(|made| matches!(made, Made::Category(_))) && left.len() > 3, "{left:?}");
    assert_eq!(world.actions.iter().filter(|action| **action == "(fault)").count(), 2);
}

#[test]
fn what_was_there_before_is_never_taken_back() {
    let mut world = World::new();
    let mut run = world.run();
    world.drive(&mut run, |_, n, _| (n >= 6).then_some(Outcome::MustWait { seconds: 600 }));
    let before = world.guild.clone();
    let mut run = world.run();
    let end = world.drive(&mut run, |world, _, action| {
        let full = world.guild.channels.len() == 10 && matches!(action, Action::CreateChannel { .. });
        full.then(|| refusal(400, 30013))
    });
    assert!(matches!(end, End::Failed { .. }));
    assert_eq!(world.guild, before);
}

#[test]
fn a_campaign_that_exists_keeps_its_game_master() {
    let mut world = World::new();
    let mut run = world.run();
    world.drive_without_faults(&mut run);
    let asked_by_another = Blueprint { game_master: Id::new(8), ..blueprint() };
    let plan = reconcile(asked_by_another, &world.guild);
    assert_eq!((plan.blueprint.game_master, plan.steps), (Id::new(GAME_MASTER), vec![]));
}

#[test]
fn a_role_that_somebody_deleted_comes_back_and_opens_the_same_doors() {
    let mut world = World::new();
    let mut run = world.run();
    world.drive_without_faults(&mut run);
    let complete = world.guild.clone();
    let role = world.guild.roles.pop().unwrap().id;
    for channel in &mut world.guild.channels {
        channel.overwrites.retain(|overwrite| overwrite.subject != Subject::Role(role));
    }
    world.guild.members.get_mut(&Id::new(GAME_MASTER)).unwrap().as_mut().unwrap().roles.clear();
    let mut run = world.run();
    assert_eq!(world.drive_without_faults(&mut run), End::Complete);
    assert_eq!(Campaign::read_back(&run, &world.guild).differences, []);
    assert_eq!(world.guild.channels.len(), complete.channels.len());
    world.assert_complete();
}

#[test]
fn a_category_that_this_bot_did_not_make_is_not_touched() {
    let mut world = World::new();
    world.guild.channels.push(testing::channel(500, ChannelType::Category, "Test"));
    assert_eq!(world.plan().problems(&world.guild), [Problem::CategoryTaken(Id::new(500))]);
}

#[test]
fn a_role_that_is_in_use_is_not_taken() {
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
        assert_eq!(world.plan().found.role, Some(Id::new(500)), "idle, so it is ours");
        make_used(&mut world);
        assert_eq!(world.plan().problems(&world.guild), [Problem::RoleTaken(Id::new(500))]);
    }
}

#[test]
fn limits_are_named_before_anything_is_made() {
    let mut world = World::new();
    world.guild.channels = (0..489).map(|n| testing::channel(2000 + n, ChannelType::Text, "x")).collect();
    world.guild.roles.extend((0..248).map(|n| testing::role(3000 + n, "x")));
    let problems = world.plan().problems(&world.guild);
    assert_eq!(problems, [Problem::GuildFull { have: 489, adding: 12 }, Problem::TooManyRoles { have: 250 }]);
}

/// A role that an admin gave rights to, in a category that looks like ours.
fn with_moderators(role_name: &str) -> World {
    let mut world = World::new();
    world.guild.roles.push(Role { permissions: Permissions::ADMINISTRATOR, ..testing::role(500, role_name) });
    let allow = |subject| Overwrite::allowing(subject, Permissions::VIEW_CHANNEL);
    let overwrites = vec![allow(Subject::Member(world.guild.me.user)), allow(Subject::Role(Id::new(500)))];
    world.guild.channels.push(Channel { overwrites, ..testing::channel(600, ChannelType::Category, "Test") });
    world
}

#[test]
fn nobody_gets_a_role_by_letting_it_into_a_category() {
    let plan = with_moderators("Moderator").plan();
    assert_eq!((plan.found.category, plan.found.role), (Some(Id::new(600)), None));
    assert!(plan.steps.contains(&Step::CreateRole));
    let renamed = with_moderators("Test Members").plan();
    assert_eq!(renamed.found.role, Some(Id::new(500)));
    assert!(!renamed.steps.contains(&Step::GrantRole), "a role that gives permissions is an admin's to give");
}

#[test]
fn a_guest_in_the_category_does_not_become_its_game_master() {
    let mut world = World::new();
    let mut run = world.run();
    world.drive_without_faults(&mut run);
    let guest = Overwrite::allowing(Subject::Member(Id::new(4)), Permissions::VIEW_CHANNEL);
    world.guild.channels.first_mut().unwrap().overwrites.push(guest);
    let asked_by_another = Blueprint { game_master: Id::new(8), ..blueprint() };
    assert_eq!(reconcile(asked_by_another, &world.guild).blueprint.game_master, Id::new(GAME_MASTER));
}

#[test]
fn whoever_asks_takes_over_from_a_game_master_who_left() {
    let mut world = World::new();
    let mut run = world.run();
    world.drive_without_faults(&mut run);
    world.guild.members.insert(Id::new(GAME_MASTER), None);
    let asked_by_another = Blueprint { game_master: Id::new(8), ..blueprint() };
    assert_eq!(reconcile(asked_by_another, &world.guild).blueprint.game_master, Id::new(8));
}

#[test]
fn a_crash_while_a_role_is_repaired_leaves_the_rest_to_the_next_delivery() {
    let mut world = World::new();
    let mut run = world.run();
    world.drive_without_faults(&mut run);
    let role = world.guild.roles.pop().unwrap().id;
    for channel in &mut world.guild.channels {
        channel.overwrites.retain(|overwrite| overwrite.subject != Subject::Role(role));
    }
    world.guild.members.get_mut(&Id::new(GAME_MASTER)).unwrap().as_mut().unwrap().roles.clear();
    let done = world.actions.len();
    let mut run = world.run();
    let end = world.drive(&mut run, |_, n, _| (n >= done + 5).then_some(Outcome::MustWait { seconds: 1 }));
    assert!(matches!(end, End::HandedBack(_)));
    let mut run = world.run();
    assert_eq!(world.drive_without_faults(&mut run), End::Complete);
    assert_eq!(Campaign::read_back(&run, &world.guild).differences, []);
    world.assert_complete();
}

#[test]
fn only_what_is_newer_than_the_command_is_taken_back_on_a_later_delivery() {
    let asked_ms = 1_700_000_000_000;
    let mut world = World::new();
    world.next_id = (asked_ms - 60_000 - crate::id::DISCORD_EPOCH_MS) << 22;
    let mut run = world.run();
    world.drive(&mut run, |_, n, _| (n >= 5).then_some(Outcome::MustWait { seconds: 1 }));
    let older = world.guild.clone();
    world.next_id = (asked_ms + 60_000 - crate::id::DISCORD_EPOCH_MS) << 22;
    let mut run = world.run();
    let done = world.actions.len();
    world.drive(&mut run, |_, n, _| (n >= done + 3).then_some(Outcome::MustWait { seconds: 1 }));
    assert_ne!(world.guild, older, "an earlier delivery made something");
    let mut run = Run::new(world.plan(), &world.guild, Some(asked_ms));
    let end = world
        .drive(&mut run, |_, _, action| matches!(action, Action::CreateChannel { .. }).then(|| refusal(400, 30013)));
    assert!(matches!(end, End::Failed { removed: 3, .. }), "{end:?}");
    assert_eq!(world.guild, older);
}

#[test]
fn a_channel_that_stays_keeps_its_category_and_its_role() {
    let mut world = World::new();
    let mut run = world.run();
    let mut refused = false;
    let end = world.drive(&mut run, |_, n, action| {
        let deletes = matches!(action, Action::DeleteChannel(_)) && !refused;
        refused |= deletes;
        (n == 8 || deletes).then(|| refusal(400, if deletes { 50074 } else { 30013 }))
    });
    let End::Failed { left, .. } = end else { panic!("{end:?}") };
    assert!(left.iter().any(|made| matches!(made, Made::Category(_))), "{left:?}");
    assert!(left.iter().any(|made| matches!(made, Made::Role(_))), "{left:?}");
}

#[test]
fn a_role_that_cannot_be_given_does_not_cost_the_campaign() {
    let mut world = World::new();
    let mut run = world.run();
    let end =
        world.drive(&mut run, |_, _, action| matches!(action, Action::GrantRole { .. }).then(|| refusal(403, 50013)));
    assert_eq!(end, End::Complete);
    let campaign = Campaign::read_back(&run, &world.guild);
    assert_eq!(campaign.differences, [Difference::RoleNotGiven(Id::new(GAME_MASTER))]);
}

#[test]
fn what_is_not_as_it_was_wanted_is_told() {
    let mut world = World::new();
    let mut run = world.run();
    world.drive_without_faults(&mut run);
    let channels = &mut world.guild.channels;
    let category = channels[0].id;
    channels[0].overwrites.pop();
    channels[1].topic = None;
    channels[2].overwrites.pop();
    let (topic, access) = (channels[1].id, channels[2].id);
    let double = Channel { parent: Some(category), ..testing::channel(9_000, ChannelType::Text, "safety") };
    channels.push(double);
    world.guild.roles.push(testing::role(9_001, "Test Members"));
    let told = Campaign::read_back(&run, &world.guild).differences;
    // Without the bot's own overwrite the category is not known as ours any more, and nothing in it is.
    assert!(told.contains(&Difference::Missing("the category".to_owned())), "{told:?}");
    let bot = blueprint().category.last().copied().unwrap();
    let subject = Subject::Member(world.guild.me.user);
    world.guild.channels[0].overwrites.push(Overwrite {
        subject,
        allow: bot.allow | Permissions::SPEAK,
        deny: bot.deny,
    });
    let told = Campaign::read_back(&run, &world.guild).differences;
    let wanted = [
        Difference::Double(Id::new(9_000)),
        Difference::SecondRole(Id::new(9_001)),
        Difference::Access(category),
        Difference::Topic(topic),
        Difference::Access(access),
    ];
    assert_eq!(told, wanted);
}

#[test]
fn roles_that_the_bot_cannot_reach_are_told_before_anything_is_made() {
    let mut world = World::new();
    world.guild.roles.push(Role { position: 5, ..testing::role(500, "Test Members") });
    assert_eq!(world.plan().problems(&world.guild), [Problem::RoleOutOfReach(Id::new(500))]);
    world.guild.me.roles.clear();
    let everyone = world.guild.roles.first_mut().unwrap();
    everyone.permissions = Permissions::ALL - Permissions::ADMINISTRATOR;
    assert_eq!(world.plan().problems(&world.guild), [Problem::BotHasNoRole]);
}

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
    /// Whatever is lost or killed, a few deliveries later there is exactly one campaign.
    #[test]
    fn faults_and_crashes_never_make_two(faults in proptest::collection::btree_map(0_usize..40, any_fault(), 0..8)) {
        let mut world = World::new();
        for _delivery in 0..12 {
            let mut run = world.run();
            let mut killed = false;
            let end = world.drive(&mut run, |world, n, action| {
                let fault = if killed { Some(Fault::LostBefore) } else { faults.get(&n).copied() };
                match fault? {
                    Fault::LostBefore => Some(Outcome::Doubtful),
                    Fault::LostAfter => {
                        world.perform(action);
                        Some(Outcome::Doubtful)
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

    /// Whenever Discord refuses for good, the guild is as it was before.
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
                Outcome::Doubtful
            })
        });
        prop_assert!(matches!(&end, End::Failed { left, .. } if left.is_empty()), "{end:?}");
        prop_assert_eq!(world.guild, before);
    }
}
