//! Deleting a campaign, renaming it and handing it over.

use super::world::{GAME_MASTER, World, labels, refusal};
use crate::{
    blueprint::{Blueprint, Grantee},
    campaign::{CampaignName, campaign},
    id::Id,
    permission::{Permissions, Subject, preset},
    plan::{Change, Op, Plan, Problem, Wanted, reconcile},
    report::ReadBack,
    run::{Action, End, Failure, Next},
    snapshot::{Channel, ChannelType, testing},
};

fn complete() -> World {
    let mut world = World::new();
    let mut run = world.run();
    world.drive_without_faults(&mut run);
    world.actions.clear();
    world
}

fn deletion(world: &World) -> Plan {
    reconcile(Wanted::Absent { last: None }, campaign(&world.guild, &world.blueprint.campaign), &world.guild)
}

/// The plan that changes one thing about the existing campaign.
fn changed(world: &World, change: impl Fn(&mut Blueprint)) -> Plan {
    let found = campaign(&world.guild, &world.blueprint.campaign).unwrap();
    let mut blueprint = Blueprint::of(&found, &world.guild);
    change(&mut blueprint);
    reconcile(Wanted::Changed(blueprint), Some(found), &world.guild)
}

/// The plan that has these members lead the campaign.
fn led_by(world: &World, users: &[u64]) -> Plan {
    changed(world, |one| *one = one.clone().led_by(users.iter().copied().map(Id::new)))
}

#[test]
fn deleting_a_campaign_leaves_nothing_behind() {
    let mut world = complete();
    let mut run = world.run_of(deletion(&world), None);
    assert_eq!((run.progress().done, run.progress().total), (0, 13));
    assert_eq!(world.drive_without_faults(&mut run), End::Complete);
    assert_eq!(world.actions, [vec!["delete_channel"; 12], vec!["delete_role"]].concat());
    assert_eq!(world.guild, World::new().guild);
    assert_eq!((run.progress().done, run.parts().size()), (13, 0));
}

#[test]
fn a_refused_deletion_counts_only_the_parts_that_still_exist() {
    let mut world = complete();
    let mut run = world.run_of(deletion(&world), None);
    let end =
        world.drive(&mut run, |_, _, action| matches!(action, Action::DeleteRole(_)).then(|| refusal(403, 50013)));
    assert!(matches!(end, End::Failed(Failure { kept: 1, .. })), "{end:?}");
}

#[test]
fn channels_are_deleted_before_the_category_and_the_category_before_the_role() {
    let mut world = complete();
    let mut run = world.run_of(deletion(&world), None);
    for wanted in [11, 1, 1] {
        let started: Vec<_> = std::iter::from_fn(|| match run.advance() {
            Next::Do(ticket, action, _) => Some((ticket, action)),
            _ => None,
        })
        .collect();
        assert_eq!(started.len(), wanted);
        for (ticket, action) in started {
            run.record(ticket, world.perform(&action));
        }
    }
    assert_eq!(run.advance(), Next::Ended(End::Complete));
}

#[test]
fn a_channel_that_a_person_created_is_kept_with_its_category() {
    let mut world = complete();
    let category = world.guild.channels[0].id;
    let theirs = Channel { parent: Some(category), ..testing::channel(9_000, ChannelType::Text, "theirs") };
    world.guild.channels.push(theirs.clone());
    let mut run = world.run_of(deletion(&world), None);
    assert_eq!(world.drive_without_faults(&mut run), End::Complete);
    assert_eq!(world.guild.channels.iter().map(|one| one.id).collect::<Vec<_>>(), [category, theirs.id]);
}

#[test]
fn handing_a_campaign_over_moves_access_to_the_new_game_master() {
    let mut world = complete();
    world.guild.members.insert(Id::new(8), Some(World::member(8, &[])));
    let plan = led_by(&world, &[8]);
    let mut run = world.run_of(plan, None);
    assert_eq!(world.drive_without_faults(&mut run), End::Complete);
    for channel in &world.guild.channels {
        let has = |user| channel.overwrite(Subject::Member(Id::new(user))).is_some();
        assert_eq!((has(8), has(GAME_MASTER)), (true, false), "#{}", channel.name);
    }
    assert_eq!(world.guild.members[&Id::new(8)].as_ref().unwrap().roles.len(), 1);
}

#[test]
fn a_second_game_master_gets_the_role_and_the_same_permissions() {
    let mut world = complete();
    world.guild.members.insert(Id::new(8), Some(World::member(8, &[])));
    let mut run = world.run_of(led_by(&world, &[8, GAME_MASTER]), None);
    assert_eq!(world.drive_without_faults(&mut run), End::Complete);
    assert_eq!(world.actions, [vec!["grant_role"], vec!["put_overwrite"; 12]].concat());
    for channel in &world.guild.channels {
        let of = |user| channel.overwrite(Subject::Member(Id::new(user))).map(|one| (one.allow, one.deny)).unwrap();
        assert_eq!(of(8), of(GAME_MASTER), "#{}", channel.name);
    }
    let found = campaign(&world.guild, &world.blueprint.campaign).unwrap();
    assert_eq!(found.game_masters, [GAME_MASTER, 8].map(Id::new));
    assert_eq!(world.steps(), [], "somebody uses /add-campaign again");
}

#[test]
fn a_new_game_master_gets_only_what_the_bot_gave_and_can_give() {
    let mut world = complete();
    // An admin lets the first one manage the channels.
    for channel in &mut world.guild.channels {
        let master = channel.overwrites.iter_mut().find(|one| one.subject == Subject::Member(Id::new(GAME_MASTER)));
        master.unwrap().allow |= Permissions::MANAGE_CHANNELS | Permissions::MANAGE_ROLES;
    }
    world.bot_may(preset::BOT_IN_GUILD | preset::TAKE_PART_IN_CATEGORY | Permissions::MANAGE_MESSAGES);
    let plan = led_by(&world, &[8, GAME_MASTER]);
    let left_out = preset::GAME_MASTER_MAY_BY_DEFAULT - Permissions::MANAGE_MESSAGES;
    assert_eq!(plan.blueprint.left_out, left_out);
    let mut run = world.run_of(plan, None);
    assert_eq!(world.drive_without_faults(&mut run), End::Complete);
    assert_eq!(world.actions, [vec!["grant_role"], vec!["put_overwrite"; 12]].concat(), "the first one keeps theirs");
    for channel in &world.guild.channels {
        let allow = channel.overwrite(Subject::Member(Id::new(8))).unwrap().allow;
        assert!(allow.contains(Permissions::MANAGE_MESSAGES), "#{}", channel.name);
        assert_eq!(allow & (preset::BOT_IN_GUILD | left_out), Permissions::VIEW_CHANNEL, "#{}", channel.name);
    }
}

#[test]
fn a_hand_over_removes_the_former_game_master_last_from_the_category() {
    let mut world = complete();
    world.guild.members.insert(Id::new(8), Some(World::member(8, &[])));
    let plan = led_by(&world, &[8]);
    let mut run = world.run_of(plan, None);
    assert_eq!(world.drive_without_faults(&mut run), End::Complete);
    let wanted = [vec!["grant_role"], vec!["put_overwrite"; 12], vec!["delete_overwrite"; 12]].concat();
    assert_eq!(world.actions, wanted);
    let removed: Vec<String> = run
        .plan()
        .steps
        .iter()
        .filter(|step| matches!(step.op, Op::Update(Change::NoOverwrite(_))))
        .map(|step| step.called.clone())
        .collect();
    assert_eq!(removed[9..], ["#gm-notes", "#gm-planning", "Test"]);
}

#[test]
fn a_campaign_without_a_game_master_can_get_one() {
    let mut world = complete();
    let master = Subject::Member(Id::new(GAME_MASTER));
    world.guild.channels.iter_mut().for_each(|one| one.overwrites.retain(|one| one.subject != master));
    assert_eq!(labels(&changed(&world, |_| ())), [""; 0]);
    let mut run = world.run_of(led_by(&world, &[GAME_MASTER]), None);
    assert_eq!(world.drive_without_faults(&mut run), End::Complete);
    assert_eq!(world.steps(), []);
    assert_eq!(ReadBack::of(&run, &world.guild, None).differences, []);
    let wanted = Blueprint::of(&campaign(&world.guild, &world.blueprint.campaign).unwrap(), &world.guild);
    let [_, role, master, _] = wanted.category.as_slice() else { panic!("{:?}", wanted.category) };
    assert_eq!((master.who, master.allow), (Grantee::GameMaster(Id::new(GAME_MASTER)), role.allow));
}

#[test]
fn renaming_a_campaign_changes_only_its_role_and_category() {
    let mut world = complete();
    let plan = changed(&world, |one| one.campaign = CampaignName::parse("The Lost Mine").unwrap());
    assert_eq!(labels(&plan), ["rename category", "rename role"]);
    let mut run = world.run_of(plan, None);
    assert_eq!(world.drive_without_faults(&mut run), End::Complete);
    assert_eq!(world.guild.roles.last().unwrap().name, "The Lost Mine Members");
    assert_eq!(world.guild.channels[0].name, "The Lost Mine");
}

#[test]
fn a_change_identifies_channels_by_id_and_creates_nothing() {
    let mut world = complete();
    let category = world.guild.channels[0].id;
    // Discord's other kinds of channel, and a second channel of one name.
    for (id, kind) in [(9_000, ChannelType::Other(5)), (9_001, ChannelType::Text)] {
        let overwrites = world.guild.channels[1].overwrites.clone();
        let made = testing::channel(id, kind, &world.guild.channels[1].name);
        world.guild.channels.push(Channel { parent: Some(category), overwrites, ..made });
    }
    world.delete_role();
    world.actions.clear();
    let plan = led_by(&world, &[8]);
    let mut run = world.run_of(plan, None);
    assert_eq!(world.drive_without_faults(&mut run), End::Complete);
    assert_eq!(world.actions, [vec!["put_overwrite"; 14], vec!["delete_overwrite"; 14]].concat());
    assert_eq!(labels(&changed(&world, |one| one.campaign = CampaignName::parse("New").unwrap())), ["rename category"]);
}

#[test]
fn an_update_changes_only_differences_and_a_refusal_reverts_them() {
    let mut world = complete();
    let before = world.guild.clone();
    assert_eq!(labels(&changed(&world, |_| ())), [""; 0]);
    let elsewhere = |one: &mut Blueprint| {
        let topics = one.channels.iter_mut().skip(1).take(2);
        topics.for_each(|channel| channel.topic = Some("Elsewhere".to_owned()));
    };
    let plan = changed(&world, elsewhere);
    assert_eq!(labels(&plan), ["edit topic of channel 2", "edit topic of channel 3"]);
    let mut run = world.run_of(plan, None);
    let end = world.drive(&mut run, |_, n, _| (n == 1).then(|| refusal(400, 50035)));
    assert!(matches!(end, End::Failed(Failure { removed: 0, .. })), "{end:?}");
    assert_eq!(world.guild, before);
}

#[test]
fn a_role_above_the_bots_stops_only_a_plan_that_changes_it() {
    let mut world = complete();
    let role = world.guild.roles.last_mut().unwrap();
    role.position = 6;
    let out_of_reach = vec![Problem::RoleOutOfReach(role.id)];
    world.guild.channels[0].name = "Old".to_owned();
    let problems = |plan: Plan| plan.check(&world.guild).err().unwrap_or_default();
    assert_eq!(problems(deletion(&world)), out_of_reach);
    let renamed = |name: &'static str| changed(&world, |one| one.campaign = CampaignName::parse(name).unwrap());
    assert_eq!(problems(renamed("New")), out_of_reach);
    assert_eq!(labels(&renamed("Test")), ["rename category"]);
    assert_eq!(problems(renamed("Test")), []);
}
