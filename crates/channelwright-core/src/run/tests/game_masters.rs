//! Who leads a campaign: what each command answers, and what it changes.

use std::collections::BTreeSet;

use expect_test::expect;

use super::{
    members::{answer, answer_with, category, check, complete, facts, job, person, there, used_s},
    world::{GAME_MASTER, World, refusal},
};
use crate::{
    attempt::{Attempt, Conclusion},
    campaign::campaign,
    command::{AddCampaign, AddGm, AssignGm, Command, MemberFacts, Person, RemoveGm},
    id::Id,
    job::Job,
    permission::{Overwrite, Subject, preset},
    plan::{Op, add_missing},
    run::{Action, End, Outcome, Run},
    template::Template,
};

const KAI: u64 = 8;
const MO: u64 = 9;

fn assign(world: &World, user: u64) -> Command {
    Command::AssignGm(AssignGm { campaign: category(world), user: person(world, user) })
}

fn add(world: &World, user: u64) -> Command {
    Command::AddGm(AddGm { campaign: category(world), user: person(world, user) })
}

fn remove(world: &World, user: u64) -> Command {
    Command::RemoveGm(RemoveGm { campaign: category(world), user: person(world, user) })
}

/// A campaign that member 7 leads, with Kai and Mo on the server.
fn led_by_7() -> World {
    let mut world = complete();
    [KAI, MO].into_iter().for_each(|user| there(&mut world, user));
    world
}

fn leads(world: &World) -> Vec<u64> {
    campaign(&world.guild, &world.blueprint.campaign).unwrap().game_masters.into_iter().map(Id::get).collect()
}

/// The members with an overwrite anywhere.
fn mentioned(world: &World) -> BTreeSet<u64> {
    let all = world.guild.channels.iter().flat_map(|one| &one.overwrites).filter_map(|one| match one.subject {
        Subject::Member(user) if user != world.guild.me.user => Some(user.get()),
        _ => None,
    });
    all.collect()
}

#[test]
fn a_campaign_is_handed_over() {
    let mut world = led_by_7();
    let command = assign(&world, KAI);
    check(
        &answer(&mut world, GAME_MASTER, command.clone()),
        &expect![[r#"
            ✅ **Handed Over: Test**
            ✅ <@8> is a game master now.
            ✅ <@7> is no longer a game master, but a player."#]],
    );
    assert_eq!((leads(&world), mentioned(&world)), (vec![KAI], [KAI].into()));
    assert_eq!(world.actions, [vec!["grant_role"], vec!["put_overwrite"; 12], vec!["delete_overwrite"; 12]].concat());
    world.actions.clear();
    check(
        &answer(&mut world, KAI, command.clone()),
        &expect![[r#"
            ℹ️ **Nothing to Change: Test**
            ℹ️ <@8> is a game master already."#]],
    );
    check(
        &answer(&mut world, GAME_MASTER, command),
        &expect![[r#"
            ❌ **Not Handed Over: Test**
            Only its game masters and members with **Manage Roles** can do this. Ask <@8>."#]],
    );
    assert_eq!(world.actions, [""; 0]);
}

#[test]
fn game_masters_are_added_and_removed() {
    let mut world = led_by_7();
    let (add_kai, remove_7, remove_kai) = (add(&world, KAI), remove(&world, GAME_MASTER), remove(&world, KAI));
    check(
        &answer(&mut world, GAME_MASTER, add_kai),
        &expect![[r#"
            ✅ **Game Master Added: Test**
            ✅ <@8> is a game master now."#]],
    );
    assert_eq!(leads(&world), [GAME_MASTER, KAI]);
    check(
        &answer(&mut world, KAI, remove_7.clone()),
        &expect![[r#"
            ✅ **Game Master Removed: Test**
            ✅ <@7> is no longer a game master, but a player."#]],
    );
    assert_eq!((leads(&world), mentioned(&world)), (vec![KAI], [KAI].into()));
    check(
        &answer(&mut world, KAI, remove_7),
        &expect![[r#"
            ℹ️ **Nothing to Change: Test**
            ℹ️ <@7> is not a game master."#]],
    );
    check(
        &answer(&mut world, KAI, remove_kai),
        &expect![[r#"
            ❌ **Game Master Not Removed: Test**
            <@8> leads this campaign. Hand it over first with `/campaign assign-gm`."#]],
    );
    assert_eq!(leads(&world), [KAI]);
}

#[test]
fn only_people_on_the_server_can_lead() {
    let mut world = led_by_7();
    let campaign = category(&world);
    let someone = |bot, member| Person { id: Id::new(20), bot, member, unseen: false };
    let pending = MemberFacts { pending: true, ..MemberFacts::default() };
    for (user, wanted) in [
        (someone(true, Some(MemberFacts::default())), "⚠️ <@20> is a bot, and cannot be a game master."),
        (someone(false, None), "⚠️ <@20> is not on this server."),
        (someone(false, Some(pending)), "⚠️ <@20> has to accept this server's rules first."),
    ] {
        for command in [
            Command::AssignGm(AssignGm { campaign, user: user.clone() }),
            Command::AddGm(AddGm { campaign, user: user.clone() }),
        ] {
            let text = answer(&mut world, GAME_MASTER, command);
            assert_eq!(text, format!("ℹ️ **Nothing to Change: Test**\n{wanted}"));
        }
    }
    assert_eq!((leads(&world), &world.actions), (vec![GAME_MASTER], &vec![]));
}

#[test]
fn a_stranger_changes_no_game_master() {
    let mut world = led_by_7();
    for command in [assign(&world, MO), add(&world, MO), remove(&world, GAME_MASTER)] {
        let text = answer(&mut world, MO, command);
        assert!(
            text.ends_with("Only its game masters and members with **Manage Roles** can do this. Ask <@7>."),
            "{text}"
        );
    }
    assert_eq!(world.actions, [""; 0]);
}

#[test]
fn a_hand_over_that_discord_refuses_is_taken_back() {
    let mut world = led_by_7();
    let before = world.guild.clone();
    let job = job(GAME_MASTER, facts(&world, GAME_MASTER), assign(&world, KAI));
    let on_gm_notes = world.guild.channels.iter().find(|one| one.name == "gm-notes").unwrap().id;
    let text = answer_with(&mut world, &job, |action| {
        matches!(action, Action::PutOverwrite { channel, .. } if *channel == on_gm_notes).then(|| refusal(404, 10013))
    });
    check(
        &text,
        &expect![[r#"
            ❌ **Not Handed Over: Test**
            Discord refused to change the permissions of the channel #gm-notes. <@8> is no longer on this server."#]],
    );
    assert_eq!(world.guild.channels, before.channels);
}

#[test]
fn permissions_that_are_gone_already_stop_no_removal() {
    let mut world = led_by_7();
    let (add, remove) = (add(&world, KAI), remove(&world, KAI));
    answer(&mut world, GAME_MASTER, add);
    let job = job(GAME_MASTER, facts(&world, GAME_MASTER), remove);
    let gone = |action: &Action| matches!(action, Action::DeleteOverwrite { .. }).then(|| refusal(404, 10009));
    let text = answer_with(&mut world, &job, gone);
    assert!(text.starts_with("✅"), "{text}");
}

/// What the caller reads after a delivery that stops before action `at`, and one more.
fn resumed(world: &mut World, job: &Job, at: usize) -> String {
    let template = Template::default_campaign().unwrap();
    for (is_repeated, stops) in [(false, true), (true, false)] {
        let mut guild = world.guild.clone();
        guild.members.retain(|user, _| *user == guild.me.user);
        job.introduce_members(&mut guild);
        let found = job.command.target().find(&guild);
        let (attempt, plan) = match Attempt::plan(job, &template, found, &guild, is_repeated, used_s(job)) {
            Ok(planned) => planned,
            Err(report) => return report.text(),
        };
        let mut run = Run::new(plan, &guild, None);
        let mut done = 0;
        let end = world.drive(&mut run, |_, _, _| {
            done += 1;
            (stops && done > at).then_some(Outcome::MustWait { seconds: 1 })
        });
        if !stops {
            assert_eq!(end, End::Complete);
            let Conclusion::Report(report) = attempt.conclude(end, &run) else { panic!("no report") };
            return report.text();
        }
    }
    unreachable!()
}

/// The job continues even if its caller has lost the lead meanwhile.
#[test]
fn a_change_that_was_interrupted_goes_on_and_leaves_nothing_of_a_former_game_master() {
    for at in 0..26 {
        let mut world = led_by_7();
        let job = job(GAME_MASTER, facts(&world, GAME_MASTER), assign(&world, KAI));
        let text = resumed(&mut world, &job, at);
        assert!(text.starts_with("✅ **Handed Over: Test**\n✅ <@8> is a game master now"), "{at}: {text}");
        assert_eq!((leads(&world), mentioned(&world)), (vec![KAI], [KAI].into()), "{at}");
        let has_role = facts(&world, KAI).roles;
        assert_eq!(has_role.len(), 1, "{at}");
        let add_7 = add(&world, GAME_MASTER);
        answer(&mut world, KAI, add_7);
        let job = super::members::job(GAME_MASTER, facts(&world, GAME_MASTER), remove(&world, GAME_MASTER));
        let text = resumed(&mut world, &job, at % 13);
        assert!(
            text.starts_with("✅ **Game Master Removed: Test**\n✅ <@7> is no longer a game master"),
            "{at}: {text}"
        );
        assert_eq!(mentioned(&world), [KAI].into(), "{at}");
    }
}

/// A job that gave up can leave a former game master in some channels. `/campaign remove-gm` with that member finishes the
/// removal.
#[test]
fn somebody_who_is_half_removed_can_be_removed_by_name() {
    let mut world = led_by_7();
    let hand_over = job(GAME_MASTER, facts(&world, GAME_MASTER), assign(&world, KAI));
    let template = Template::default_campaign().unwrap();
    let guild = world.guild.clone();
    let found = hand_over.command.target().find(&guild);
    let (_, plan) = Attempt::plan(&hand_over, &template, found, &guild, false, used_s(&hand_over)).unwrap();
    let mut run = Run::new(plan, &guild, None);
    // All but one GM-only channel and the category.
    world.drive(&mut run, |_, n, _| (n >= 23).then_some(Outcome::MustWait { seconds: 1 }));
    assert_eq!((leads(&world), mentioned(&world)), (vec![KAI], [GAME_MASTER, KAI].into()));
    // Somebody else's command does not, and a guest is not taken for one.
    let guest = Overwrite::allowing(Subject::Member(Id::new(MO)), preset::ENTER_CATEGORY);
    world.guild.channels.first_mut().unwrap().overwrites.push(guest);
    let (add_mo, remove_7) = (assign(&world, KAI), remove(&world, GAME_MASTER));
    answer(&mut world, KAI, add_mo);
    assert_eq!(mentioned(&world), [GAME_MASTER, KAI, MO].into());
    let text = answer(&mut world, KAI, remove_7);
    assert!(text.contains("<@7> is no longer a game master"), "{text}");
    assert_eq!(mentioned(&world), [KAI, MO].into());
}

#[test]
fn a_game_master_who_was_not_named_gets_nothing_from_a_change() {
    let mut world = led_by_7();
    let (add_kai, add_mo) = (add(&world, KAI), add(&world, MO));
    answer(&mut world, GAME_MASTER, add_kai);
    let role = world.plan().parts.role.unwrap();
    world.perform(&Action::TakeRole { user: Id::new(KAI), role });
    // The worker does not look at all game masters.
    let mut guild = world.guild.clone();
    guild.members.remove(&Id::new(KAI));
    let job = job(GAME_MASTER, facts(&world, GAME_MASTER), add_mo);
    let found = job.command.target().find(&guild);
    let (_, plan) =
        Attempt::plan(&job, &Template::default_campaign().unwrap(), found, &guild, false, used_s(&job)).unwrap();
    let given: Vec<_> = plan.plan().steps.iter().filter(|step| matches!(step.op, Op::Give(_))).collect();
    assert!(matches!(given.as_slice(), [one] if one.op == Op::Give(Id::new(MO))), "{given:?}");
}

#[test]
fn a_campaign_can_be_made_for_somebody_else() {
    let mut world = World::new();
    there(&mut world, KAI);
    let command = AddCampaign {
        campaign: world.blueprint.campaign.clone(),
        gm: Some(person(&world, KAI)),
        join: None,
        like: None,
        anyway: false,
    };
    let job = job(GAME_MASTER, MemberFacts::default(), Command::AddCampaign(command));
    let template = Template::default_campaign().unwrap();
    let guild = world.guild.clone();
    let (_, plan) = Attempt::plan(&job, &template, None, &guild, false, used_s(&job)).unwrap();
    let mut run = Run::new(plan, &guild, None);
    assert_eq!(world.drive_without_faults(&mut run), End::Complete);
    assert_eq!((leads(&world), mentioned(&world)), (vec![KAI], [KAI].into()));
    let existing = campaign(&world.guild, &world.blueprint.campaign);
    assert_eq!(add_missing(world.blueprint.clone(), existing, &world.guild).steps, [], "it keeps its game master");
}

#[test]
fn the_jobs_in_the_queue_have_these_forms() {
    let world = led_by_7();
    let json = |command: &Command| serde_json::to_string(command).unwrap();
    let category = category(&world);
    for (command, name) in
        [(assign(&world, KAI), "assign-gm"), (add(&world, KAI), "add-gm"), (remove(&world, KAI), "remove-gm")]
    {
        let wanted =
            format!(r#"{{"name":"{name}","campaign":"{category}","user":{{"id":"8","member":{{"roles":[]}}}}}}"#);
        assert_eq!(json(&command), wanted);
        assert_eq!(serde_json::from_str::<Command>(&wanted).unwrap(), command);
    }
    let earlier: Command = serde_json::from_str(r#"{"name":"add-campaign","campaign":"Test"}"#).unwrap();
    assert!(matches!(earlier, Command::AddCampaign(AddCampaign { gm: None, .. })));
}
