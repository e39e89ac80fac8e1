//! What a run does after each response, and after a lost one.

use super::world::{GAME_MASTER, World, refusal};
use crate::{
    campaign::{Object, Part},
    id::Id,
    message::Message,
    permission::Permissions,
    plan::{InviteTerms, Op, Plan, Problem, Step},
    run::{Action, Created, End, Failure, Instead, InviteCode, Lists, Next, Outcome, Run, Ticket, Why},
    snapshot::{ChannelType, Role, Snapshot, testing},
};

const LOST: Outcome = Outcome::Doubtful(Instead::Nothing);

fn is_role(action: &Action) -> bool {
    matches!(action, Action::CreateRole { .. })
}

fn is_category(action: &Action) -> bool {
    matches!(action, Action::CreateCategory { .. })
}

fn is_channel(action: &Action) -> bool {
    matches!(action, Action::CreateChannel { .. })
}

fn is_grant(action: &Action) -> bool {
    matches!(action, Action::GrantRole { .. })
}

fn is_deletion(action: &Action) -> bool {
    matches!(action, Action::DeleteChannel(_) | Action::DeleteRole(_))
}

/// Gives the first `times` actions of a kind this outcome. Returns how the run ends, and how many actions it applied to.
fn end_with(is: fn(&Action) -> bool, times: usize, outcome: &Outcome) -> (End, usize, World) {
    let (mut world, mut count) = (World::new(), 0);
    let mut run = world.run();
    let end = world.drive(&mut run, |_, _, action| {
        let is_hit = is(action) && count < times;
        count += usize::from(is_hit);
        is_hit.then(|| outcome.clone())
    });
    (end, count, world)
}

/// All actions that the run starts without waiting.
fn started(run: &mut Run) -> Vec<(Ticket, Action)> {
    let next = || match run.advance() {
        Next::Do(ticket, action, _) => Some((ticket, action)),
        _ => None,
    };
    std::iter::from_fn(next).collect()
}

/// A run that is creating all channels.
fn with_channels_in_flight() -> (World, Run, Vec<Ticket>) {
    let mut world = World::new();
    let mut run = world.run();
    loop {
        let started = started(&mut run);
        if started.iter().any(|(_, action)| is_channel(action)) {
            let (channels, others): (Vec<_>, Vec<_>) = started.into_iter().partition(|(_, action)| is_channel(action));
            for (ticket, action) in others {
                run.record(ticket, world.perform(&action));
            }
            return (world, run, channels.into_iter().map(|(ticket, _)| ticket).collect());
        }
        for (ticket, action) in started {
            run.record(ticket, world.perform(&action));
        }
    }
}

#[test]
fn an_action_on_an_object_that_discord_does_not_know_yet_is_tried_four_times() {
    let unknown = refusal(404, 10011);
    let (end, count, _) = end_with(is_category, 3, &unknown);
    assert_eq!((end, count), (End::Complete, 3));
    let (end, count, world) = end_with(is_category, 99, &unknown);
    assert!(matches!(end, End::Failed(_)), "{end:?}");
    assert_eq!((count, &world.guild), (4, &World::new().guild));
}

#[test]
fn a_refused_token_ends_the_run_and_a_missing_member_does_not() {
    assert!(matches!(end_with(is_grant, 1, &refusal(401, 0)).0, End::Failed(_)));
    let mut world = World::new();
    let mut run = world.run();
    let end = world.drive(&mut run, |_, _, action| is_grant(action).then(|| refusal(404, 10007)));
    assert_eq!((end, run.role_not_given()), (End::Complete, &[][..]));
    assert_eq!(run.answered().unwrap().members[&Id::new(GAME_MASTER)], None, "the game master has left");
}

#[test]
fn after_a_refusal_by_discords_network_the_job_waits_five_minutes() {
    let (end, count, _) = end_with(is_category, 99, &refusal(403, 0));
    assert_eq!((end, count), (End::HandedBack(Why::MustWait { seconds: 300, creating: None }), 1));
}

#[test]
fn a_run_out_of_time_starts_nothing() {
    let (world, mut run, channels) = with_channels_in_flight();
    run.hand_back(Why::OutOfTime);
    assert_eq!(run.advance(), Next::Await);
    for ticket in channels {
        run.record(ticket, LOST);
    }
    assert!(!run.only_one_step_fails(), "eleven steps fail");
    assert_eq!(run.advance(), Next::Ended(End::HandedBack(Why::OutOfTime)));
    assert_eq!(world.guild.channels.len(), 1);
}

#[test]
fn a_failure_takes_precedence_over_a_wait() {
    for failure_first in [true, false] {
        let (mut world, mut run, channels) = with_channels_in_flight();
        assert!(!run.is_stopping());
        let wait = Outcome::MustWait { seconds: 600 };
        let pair = if failure_first { [refusal(400, 30013), wait] } else { [wait, refusal(400, 30013)] };
        for (ticket, outcome) in channels.iter().zip(pair) {
            run.record(*ticket, outcome);
        }
        assert_eq!((run.is_stopping(), run.is_taking_back()), (true, false), "nine requests are in flight");
        for ticket in &channels[2..] {
            run.record(*ticket, refusal(400, 30013));
        }
        let end = world.drive_without_faults(&mut run);
        assert_eq!((run.is_stopping(), run.is_taking_back()), (true, true));
        assert!(matches!(end, End::Failed(_)), "{end:?}");
        assert_eq!(world.guild, World::new().guild);
    }
}

#[test]
fn an_object_created_again_after_a_timeout_may_exist_twice() {
    let twice = |is: fn(&Action) -> bool, outcome: &Outcome, is_made: bool| {
        let (mut world, mut first) = (World::new(), true);
        let mut run = world.run();
        let end = world.drive(&mut run, |world, _, action| {
            (is(action) && std::mem::take(&mut first)).then(|| {
                if is_made {
                    world.perform(action);
                }
                outcome.clone()
            })
        });
        assert_eq!(end, End::Complete);
        run.may_come_twice()
    };
    assert!(twice(is_role, &Outcome::TimedOut, false));
    assert!(!twice(is_role, &Outcome::TimedOut, true), "a look found it");
    assert!(!twice(is_role, &LOST, false), "the connection failed");
    assert!(!twice(is_grant, &Outcome::TimedOut, false), "giving a role twice has no effect");
}

#[test]
fn pauses_between_looks_grow_to_five_seconds() {
    let mut run = World::new().run();
    let Next::Do(ticket, ..) = run.advance() else { panic!() };
    run.record(ticket, LOST);
    let pauses = std::iter::from_fn(|| match run.advance() {
        Next::LookAgain { pause_ms, .. } => {
            run.look_failed(&LOST);
            Some(pause_ms)
        }
        _ => None,
    });
    assert_eq!(pauses.collect::<Vec<_>>(), [300, 600, 1_200, 2_400, 4_800, 5_000, 5_000, 5_000]);
}

/// Loses the response to an action, and counts the looks before it is tried again. `seen` changes the guild that a look
/// shows.
fn looks_before_again(is: fn(&Action) -> bool, outcome: &Outcome, seen: fn(&mut Snapshot)) -> usize {
    let (mut world, mut looks, mut lost) = (World::new(), 0, false);
    let mut run = world.run();
    loop {
        match run.advance() {
            Next::Do(_, action, _) if lost && is(&action) => return looks,
            Next::Do(ticket, action, _) => {
                let is_lost = is(&action) && !lost;
                lost |= is_lost;
                run.record(ticket, if is_lost { outcome.clone() } else { world.perform(&action) });
            }
            Next::LookAgain { .. } => {
                looks += 1;
                let mut guild = world.guild.clone();
                seen(&mut guild);
                run.observed(&guild);
            }
            next => panic!("{next:?}"),
        }
    }
}

/// Only the first channel, so that the others are created while its response is lost.
fn is_first_channel(action: &Action) -> bool {
    matches!(action, Action::CreateChannel { position: 0, .. })
}

#[test]
fn an_object_is_created_again_after_several_looks_without_it() {
    let all = |_: &mut Snapshot| ();
    assert_eq!(looks_before_again(is_role, &LOST, all), 4);
    assert_eq!(
        looks_before_again(is_category, &LOST, all),
        4,
        "a new role does not prove that the channels are current"
    );
    assert_eq!(looks_before_again(is_first_channel, &LOST, all), 3, "the list already has the category");
    assert_eq!(looks_before_again(is_role, &Outcome::TimedOut, all), 6);
    assert_eq!(looks_before_again(is_grant, &LOST, all), 1, "giving a role twice does no harm");
}

#[test]
fn six_lists_without_an_object_of_the_run_are_taken_as_out_of_date() {
    let late_channel = |guild: &mut Snapshot| drop(guild.channels.pop());
    assert_eq!(looks_before_again(is_first_channel, &LOST, late_channel), 6 + 3);
    let no_role = |guild: &mut Snapshot| drop(guild.roles.pop());
    assert_eq!(looks_before_again(is_category, &LOST, no_role), 6 + 4);
    assert_eq!(looks_before_again(is_first_channel, &LOST, no_role), 3, "the looks read only the channels");
}

#[test]
fn a_refused_look_leaves_the_run_unsure() {
    let (mut world, mut run, channels) = with_channels_in_flight();
    run.record(channels[0], LOST);
    for ticket in &channels[1..] {
        run.record(*ticket, refusal(400, 30013));
    }
    assert!(matches!(run.advance(), Next::LookAgain { .. }), "the channel may exist");
    run.look_failed(&refusal(403, 50001));
    let end = world.drive_without_faults(&mut run);
    assert!(matches!(end, End::Failed(Failure { unsure: true, removed: 2, .. })), "{end:?}");
}

#[test]
fn a_partly_unreadable_response_does_not_describe_the_guild() {
    let mut world = World::new();
    let mut run = world.run();
    let end = world.drive(&mut run, |world, _, action| {
        is_category(action).then(|| {
            let mut made = world.perform(action);
            if let Outcome::Created(Created::Channel(channel)) = &mut made {
                channel.unreadable = Some("topic".to_owned());
            }
            made
        })
    });
    assert_eq!((end, run.answered()), (End::Complete, None));
}

/// Refuses a campaign and gives its deletions this outcome. Returns the tries, how many objects were removed, and the rest.
fn deletions_that(outcome: &Outcome) -> (usize, usize, Vec<Object>) {
    let (mut world, mut tries, mut is_refused) = (World::new(), 0, false);
    let mut run = world.run();
    let end = world.drive(&mut run, |_, n, action| {
        if is_deletion(action) {
            tries += 1;
            return Some(outcome.clone());
        }
        (n >= 3 && !std::mem::replace(&mut is_refused, n >= 3)).then(|| refusal(400, 30013))
    });
    let End::Failed(Failure { removed, left, .. }) = end else { panic!("{end:?}") };
    (tries, removed, left)
}

#[test]
fn an_object_that_somebody_deleted_counts_as_taken_back() {
    let (tries, removed, left) = deletions_that(&refusal(404, 10003));
    assert_eq!((tries, left), (removed, vec![]));
}

#[test]
fn a_deletion_without_a_response_is_tried_four_times() {
    let (tries, removed, left) = deletions_that(&LOST);
    assert_eq!((tries, removed), (4, 0), "the others wait for the first");
    assert_eq!(left.len(), 12, "{left:?}");
}

#[test]
fn pauses_between_tries_of_a_deletion_grow_too() {
    let (_, mut run, channels) = with_channels_in_flight();
    for ticket in channels {
        run.record(ticket, refusal(400, 30013));
    }
    let mut pauses = vec![];
    loop {
        match run.advance() {
            Next::Do(ticket, ..) => run.record(ticket, LOST),
            Next::LookAgain { pause_ms, lists } => {
                assert_eq!(lists, Lists::default(), "a deletion needs no look");
                pauses.push(pause_ms);
                run.pause_over();
            }
            _ => break,
        }
    }
    assert_eq!(pauses, [300, 600, 1_200]);
}

/// Adopts a role, and refuses every channel.
fn kept_after(refusal: &Outcome) -> usize {
    let mut world = World::new();
    world.guild.roles.push(testing::role(500, "Test Members"));
    let mut run = world.run();
    let end = world.drive(&mut run, |_, _, action| is_channel(action).then(|| refusal.clone()));
    let End::Failed(Failure { kept, .. }) = end else { panic!("{end:?}") };
    kept
}

#[test]
fn a_part_that_discord_says_is_gone_does_not_count_as_kept() {
    assert_eq!(kept_after(&refusal(400, 30013)), 1);
    assert_eq!(kept_after(&refusal(404, 10011)), 0);
    assert_eq!(kept_after(&refusal(404, 10003)), 1, "the category, which this run created");
}

#[test]
fn after_a_forbidden_deletion_the_rest_is_left() {
    let (mut world, mut run, channels) = with_channels_in_flight();
    for (n, ticket) in (0..).zip(channels) {
        let channel = testing::channel(5_000 + n, ChannelType::Text, "made");
        let made = Outcome::Created(Created::Channel(channel.clone()));
        world.guild.channels.extend((n < 3).then_some(channel));
        run.record(ticket, if n < 3 { made } else { refusal(400, 30013) });
    }
    let Next::Do(ticket, action, _) = run.advance() else { panic!() };
    run.record(ticket, world.perform(&action));
    let Next::Do(ticket, ..) = run.advance() else { panic!() };
    run.record(ticket, refusal(403, 50013));
    let Next::Ended(End::Failed(Failure { removed, left, .. })) = run.advance() else { panic!() };
    let there: Vec<_> = left.iter().filter(|one| matches!(one, Object::Channel(..))).collect();
    assert_eq!((removed, left.len(), there.len()), (1, 4, 2), "{left:?}");
}

#[test]
fn a_deletion_that_must_wait_is_left() {
    let (tries, removed, left) = deletions_that(&Outcome::MustWait { seconds: 1 });
    assert_eq!((tries, removed, left.len()), (1, 0, 12));
}

#[test]
fn a_run_out_of_time_takes_nothing_more_back() {
    let (_, mut run, channels) = with_channels_in_flight();
    for ticket in channels {
        run.record(ticket, refusal(400, 30013));
    }
    let Next::Do(ticket, action, _) = run.advance() else { panic!() };
    assert!(run.is_taking_back() && is_deletion(&action), "{action:?}");
    run.hand_back(Why::OutOfTime);
    run.record(ticket, LOST);
    run.hand_back(Why::OutOfTime);
    let Next::Ended(End::Failed(Failure { removed, left, .. })) = run.advance() else { panic!() };
    assert_eq!((removed, left.len()), (0, 2));
}

#[test]
fn progress_counts_existing_parts_and_names_the_last_one_created() {
    let mut world = World::new();
    let mut run = world.run();
    assert_eq!((run.progress().done, run.progress().latest), (0, None));
    world.drive(&mut run, |_, n, _| (n >= 4).then_some(Outcome::MustWait { seconds: 600 }));
    assert_eq!(run.progress().done, 3 + usize::from(run.made().len() > 3));
    assert_eq!(run.progress().latest, run.made().last().copied());
    let there = run.made().len();
    let mut again = world.resumed(Some(0));
    assert_eq!((again.made().len(), again.progress().latest), (there, None), "an earlier delivery created it");
    let end = world.drive(&mut again, |_, _, action| is_channel(action).then(|| refusal(400, 30013)));
    assert!(matches!(end, End::Failed(Failure { kept: 0, removed, .. }) if removed == there), "{end:?}");
    assert!(world.plan().steps.iter().all(|step| !matches!(step.op, Op::Delete)));
}

/// A complete campaign, and a plan that does only this in its first channel.
fn with_step(op: Op) -> (World, impl Fn(&World, u64) -> Run) {
    let mut world = World::new();
    let mut run = world.run();
    world.drive_without_faults(&mut run);
    world.actions.clear();
    let run = move |world: &World, interaction| {
        let mut plan = world.plan();
        let part = Part::Channel(plan.blueprint.channels[0].key);
        plan.steps.push(Step { part, called: String::new(), op: op.clone(), after: vec![] });
        world.run_of(plan, None).of_interaction(Id::new(interaction))
    };
    (world, run)
}

fn post(text: &str) -> Op {
    Op::Post(Message::new(text.to_owned()))
}

#[test]
fn a_message_whose_answer_is_lost_is_sent_again_with_its_nonce_and_without_a_look() {
    for lost in [LOST, Outcome::TimedOut] {
        let (mut world, run) = with_step(post("Hello"));
        let mut run = run(&world, 1);
        let mut nonces = Vec::new();
        let end = world.drive(&mut run, |_, _, action| {
            let Action::Post { nonce, .. } = action else { panic!("{action:?}") };
            nonces.push(*nonce);
            (nonces.len() == 1).then(|| lost.clone())
        });
        assert_eq!((end, run.may_come_twice()), (End::Complete, false));
        assert_eq!((nonces.len(), nonces[0]), (2, nonces[1]));
    }
    let (_, run) = with_step(post("Hello"));
    let (world, _) = with_step(post("Hello"));
    let mut run = run(&world, 1);
    let Next::Do(ticket, ..) = run.advance() else { panic!() };
    run.record(ticket, LOST);
    assert!(matches!(run.advance(), Next::LookAgain { lists, .. } if lists == Lists::default()));
}

#[test]
fn a_nonce_stands_for_one_message_of_one_job() {
    let nonce = |text: &str, interaction| {
        let (world, run) = with_step(post(text));
        match run(&world, interaction).advance() {
            Next::Do(_, Action::Post { nonce, .. }, _) => nonce,
            next => panic!("{next:?}"),
        }
    };
    assert_eq!(nonce("Hello", 1), nonce("Hello", 1), "another delivery");
    assert_ne!(nonce("Hello", 1), nonce("Hello", 2), "somebody asks for the same again");
    assert_ne!(nonce("Hello", 1), nonce("Hello!", 1));
    // Deliveries by two versions of this program have to agree.
    assert_eq!(nonce("Hello", 1), 10_853_961_203_480_333_001);
}

#[test]
fn a_message_that_somebody_deleted_need_not_be_edited() {
    let edit = || Op::EditMessage { message: Id::new(9), to: Message::new("Done".to_owned()) };
    let end = |outcome: Outcome| {
        let (mut world, run) = with_step(edit());
        let mut run = run(&world, 1);
        world.drive(&mut run, |_, _, _| Some(outcome.clone()))
    };
    assert_eq!(end(refusal(404, 10008)), End::Complete);
    assert!(matches!(end(refusal(403, 50001)), End::Failed(_)));
}

#[test]
fn the_run_returns_the_invite_and_creates_another_after_a_lost_response() {
    let (mut world, run) = with_step(Op::Invite(InviteTerms { max_age_s: 3600, max_uses: 5 }));
    let mut run = run(&world, 1);
    let code = InviteCode::new("aB3-x".to_owned()).unwrap();
    let mut tries = 0;
    let end = world.drive(&mut run, |world, _, action| {
        let Action::CreateInvite { role, terms, .. } = action else { panic!("{action:?}") };
        assert_eq!((Some(*role), terms.max_uses), (world.plan().parts.role, 5));
        tries += 1;
        Some(if tries == 1 { LOST } else { Outcome::Created(Created::Invite(code.clone())) })
    });
    assert_eq!((end, tries), (End::Complete, 2));
    assert_eq!(run.invite().unwrap().link(), "https://discord.gg/aB3-x");
    assert!(!format!("{:?}", run.invite()).contains("aB3"));
    assert!(["", "a/b", "a b", "ä"].map(|code| InviteCode::new(code.to_owned())).iter().all(Option::is_none));
}

#[test]
fn an_invite_needs_a_permission_and_a_role_below_the_bots() {
    let step = |plan: &mut Plan| {
        let part = Part::Channel(plan.blueprint.channels[0].key);
        let op = Op::Invite(InviteTerms { max_age_s: 3600, max_uses: 5 });
        plan.steps.push(Step { part, called: String::new(), op, after: vec![] });
    };
    let (mut world, _) = with_step(post("Hello"));
    let mut plan = world.plan();
    step(&mut plan);
    let role = plan.parts.role.unwrap();
    assert!(plan.clone().check(&world.guild).is_ok());
    let of = |guild: &mut Snapshot, id, change: &dyn Fn(&mut Role)| {
        guild.roles.iter_mut().filter(|one| one.id == id).for_each(change);
    };
    of(&mut world.guild, role, &|role| role.position = 90);
    assert_eq!(plan.clone().check(&world.guild), Err(vec![Problem::RoleOutOfReach(role)]));
    of(&mut world.guild, role, &|role| role.position = 1);
    of(&mut world.guild, Id::new(30), &|bot| bot.permissions = bot.permissions - Permissions::CREATE_INSTANT_INVITE);
    assert_eq!(plan.check(&world.guild), Err(vec![Problem::BotLacks(Permissions::CREATE_INSTANT_INVITE)]));
}
