//! What a deletion shows before it begins, and what it deletes: never more than was shown.

use super::{
    members::{complete, facts, job, used_s},
    world::{GAME_MASTER, World, refusal},
};
use crate::{
    attempt::Attempt,
    command::{Agreed, Command, Consent, Delete, Which, WhyShown},
    id::{self, Id},
    page::{DeletePage, Page},
    plan::CheckedPlan,
    report::Report,
    run::{Action, End, Run},
    snapshot::{Channel, ChannelType, testing},
    template::Template,
};

fn delete(world: &World, consent: Consent) -> Delete {
    let category = world.guild.channels.iter().find(|one| one.kind == ChannelType::Category);
    Delete { campaign: Which::At(category.map_or(Id::new(999), |one| one.id)), also: Vec::new(), consent }
}

/// The plan, or what the caller reads instead.
fn plan(world: &World, caller: u64, delete: Delete, is_resumed: bool) -> Result<CheckedPlan, Box<Report>> {
    plan_later(world, caller, delete, is_resumed, 0)
}

/// The same so many seconds after the caller pressed the button.
fn plan_later(
    world: &World,
    caller: u64,
    delete: Delete,
    is_resumed: bool,
    seconds: u64,
) -> Result<CheckedPlan, Box<Report>> {
    let job = job(caller, facts(world, caller), Command::Delete(delete));
    let template = Template::default_campaign().unwrap();
    let found = job.command.target().find(&world.guild);
    Attempt::plan(&job, &template, found, &world.guild, is_resumed, used_s(&job) + seconds).map(|(_, plan)| plan)
}

fn shown(world: &World, consent: Consent) -> DeletePage {
    page(plan(world, GAME_MASTER, delete(world, consent), false))
}

fn page(planned: Result<CheckedPlan, Box<Report>>) -> DeletePage {
    match *planned.unwrap_err() {
        Report::Page { page: Page::Delete(page), .. } => page,
        other => panic!("{other:?}"),
    }
}

fn is_deleted(planned: Result<CheckedPlan, Box<Report>>) -> bool {
    matches!(*planned.unwrap_err(), Report::Page { page: Page::Deleted { .. }, .. })
}

/// The answer to a page, as the bot reads it from the page's own text.
fn agreed(page: &DeletePage) -> Agreed {
    let channels = page.channels.iter().map(|(id, _)| *id).chain(page.category.filter(|_| page.category_goes));
    Agreed { fingerprint: page.shown.fingerprint, channels: channels.collect(), role: page.role.map(|(role, _)| role) }
}

fn channel_of_people(world: &World, id: u64) -> Channel {
    let category = world.guild.channels.iter().find(|one| one.kind == ChannelType::Category).unwrap();
    let overwrites = category.overwrites.clone();
    Channel { parent: Some(category.id), overwrites, ..testing::channel(id, ChannelType::Text, "memes") }
}

/// The names of the channels that are left.
fn left(world: &World) -> Vec<&str> {
    world.guild.channels.iter().map(|one| one.name.as_str()).collect()
}

fn carry_out(world: &mut World, plan: CheckedPlan, fails: impl Fn(&Action) -> bool) -> End {
    let mut run = Run::new(plan, &world.guild, None);
    world.drive(&mut run, |_, _, action| fails(action).then(|| refusal(403, 50013)))
}

#[test]
fn a_plan_is_carried_out_only_as_it_was_shown() {
    let mut world = complete();
    let page = shown(&world, Consent::NotAsked);
    assert_eq!((page.why, page.channels.len(), page.category_goes), (WhyShown::New, 11, true));
    assert_eq!(shown(&world, Consent::Late).why, WhyShown::Late);
    let given = Consent::Given(agreed(&page));
    world.guild.channels.iter_mut().for_each(|one| one.name.push('s'));
    assert_eq!(shown(&world, given.clone()).why, WhyShown::Changed);
    world.guild.channels.iter_mut().for_each(|one| assert_eq!(one.name.pop(), Some('s')));
    let checked = plan(&world, GAME_MASTER, delete(&world, given), false).unwrap();
    assert_eq!(carry_out(&mut world, checked, |_| false), End::Complete);
    assert_eq!((left(&world), world.guild.roles.len()), (vec![], World::new().guild.roles.len() + 1));
}

#[test]
fn channels_of_people_stay_with_the_category_unless_they_were_chosen() {
    let mut world = complete();
    let memes = channel_of_people(&world, 700);
    world.guild.channels.push(memes);
    let page = shown(&world, Consent::NotAsked);
    assert_eq!((page.kept.len(), page.category_goes), (1, false));
    let also = Delete { also: vec![Id::new(700)], ..delete(&world, Consent::NotAsked) };
    let with_memes = self::page(plan(&world, GAME_MASTER, also, false));
    assert_eq!((with_memes.kept.len(), with_memes.category_goes, with_memes.channels.len()), (0, true, 12));
    let checked = plan(&world, GAME_MASTER, delete(&world, Consent::Given(agreed(&page))), false).unwrap();
    carry_out(&mut world, checked, |_| false);
    assert_eq!(left(&world), ["Test", "memes"]);
}

/// After a crash the plan has changed, so only the objects that the page listed are deleted.
#[test]
fn a_resumed_deletion_finishes_what_was_shown_and_nothing_else() {
    let mut world = complete();
    let page = shown(&world, Consent::NotAsked);
    let given = Consent::Given(agreed(&page));
    let command = delete(&world, given);
    let first = plan(&world, GAME_MASTER, command.clone(), false).unwrap();
    let last = page.channels.last().unwrap().0;
    carry_out(&mut world, first, |action| *action == Action::DeleteChannel(last));
    // Somebody moves a channel of another campaign into the category, with the bot's own overwrite.
    let mut foreign = channel_of_people(&world, 800);
    foreign.overwrites.pop();
    world.guild.channels.push(foreign);
    let second = plan(&world, GAME_MASTER, command.clone(), true).unwrap();
    carry_out(&mut world, second, |_| false);
    assert_eq!(left(&world), ["Test", "memes"]);
    let role = |id: Id<id::Role>| world.guild.role(id).is_some();
    assert!(!role(page.role.unwrap().0));
    // Only the category is left, because the foreign channel is in it.
    let third = plan(&world, GAME_MASTER, command, true);
    assert!(third.is_ok_and(|plan| plan.plan().steps.is_empty()));
}

/// The earlier deliveries failed, perhaps for days, before they deleted anything.
#[test]
fn a_deletion_that_has_not_begun_is_checked_again() {
    let mut world = complete();
    let page = shown(&world, Consent::NotAsked);
    let command = delete(&world, Consent::Given(agreed(&page)));
    let why = |world: &World, seconds| {
        let planned = plan_later(world, GAME_MASTER, command.clone(), true, seconds);
        planned.map_err(|report| self::page(Err(report)).why).map(|_| ())
    };
    assert_eq!(why(&world, 15 * 60), Ok(()));
    assert_eq!(why(&world, 15 * 60 + 1), Err(WhyShown::Late));
    let refused = plan(&world, 8, command.clone(), true).unwrap_err();
    assert!(matches!(*refused, Report::NotPlanned { .. }), "{refused:?}");
    world.guild.channels.iter_mut().for_each(|one| one.name.push('s'));
    assert_eq!(why(&world, 0), Err(WhyShown::Changed));
}

/// Deleting as many channels as Discord's limits allow may take longer than the page could be confirmed.
#[test]
fn a_deletion_that_has_begun_is_finished_however_late() {
    let mut world = complete();
    let page = shown(&world, Consent::NotAsked);
    let command = delete(&world, Consent::Given(agreed(&page)));
    let first = plan(&world, GAME_MASTER, command.clone(), false).unwrap();
    let last = page.channels.last().unwrap().0;
    carry_out(&mut world, first, |action| *action == Action::DeleteChannel(last));
    assert!(plan_later(&world, GAME_MASTER, command, true, 60 * 60).is_ok());
}

#[test]
fn without_its_category_a_campaign_is_found_by_what_was_shown() {
    let mut world = complete();
    let page = shown(&world, Consent::NotAsked);
    let command = delete(&world, Consent::Given(agreed(&page)));
    let first = plan(&world, GAME_MASTER, command.clone(), false).unwrap();
    carry_out(&mut world, first, |action| matches!(action, Action::DeleteRole(_)));
    let second = plan(&world, GAME_MASTER, command.clone(), true).unwrap();
    assert_eq!(second.plan().blueprint.campaign.as_str(), "Test");
    carry_out(&mut world, second, |_| false);
    assert_eq!(world.guild.roles.len(), World::new().guild.roles.len() + 1);
    assert!(is_deleted(plan(&world, GAME_MASTER, command, true)));
}

#[test]
fn a_role_that_got_permissions_stays_once_the_category_is_gone() {
    let mut world = complete();
    let page = shown(&world, Consent::NotAsked);
    let command = delete(&world, Consent::Given(agreed(&page)));
    world.guild.channels.clear();
    let role = world.guild.roles.iter_mut().find(|one| one.id == page.role.unwrap().0).unwrap();
    role.permissions = crate::permission::Permissions::MANAGE_ROLES;
    assert!(is_deleted(plan(&world, GAME_MASTER, command, true)));
}

#[test]
fn only_game_masters_and_members_with_manage_roles_see_the_page_or_delete() {
    let world = complete();
    let page = shown(&world, Consent::NotAsked);
    for consent in [Consent::NotAsked, Consent::Given(agreed(&page))] {
        let refused = plan(&world, 8, delete(&world, consent), false).unwrap_err();
        assert!(matches!(*refused, Report::NotPlanned { .. }), "{refused:?}");
    }
}
