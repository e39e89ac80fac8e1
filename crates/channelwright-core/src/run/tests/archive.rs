//! Archiving and restoring: nobody writes, everybody reads, and restoring gives back what was.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{
    any,
    members::{answer, category, complete, facts, job, person, there, used_s},
    world::{GAME_MASTER, World, refusal},
};
use crate::{
    attempt::{Attempt, Conclusion},
    blueprint::Blueprint,
    campaign::{CampaignName, CampaignState, campaign, campaign_at},
    command::{AddCampaign, AddGm, Archive, Command, Consent, Join, Restore},
    id::{self, Id},
    permission::{Overwrite, Permissions, Subject, effective::in_channel, preset},
    run::{Action, End, Outcome, Run},
    snapshot::{Channel, ChannelType, Member, Snapshot, testing},
    template::Template,
};

const SEND: Permissions = Permissions::SEND_MESSAGES;
const VIEW: Permissions = Permissions::VIEW_CHANNEL;
const SECOND_GAME_MASTER: u64 = 8;
const PLAYER: u64 = 9;
const GUEST: u64 = 20;
const GUEST_ROLE: u64 = 40;
const STRANGER: u64 = 21;

fn archive(world: &World) -> Command {
    Command::Archive(Archive { campaign: category(world) })
}

fn restore(world: &World) -> Command {
    Command::Restore(Restore { campaign: category(world), consent: Consent::NotAsked })
}

/// What a test adds to a campaign.
#[derive(Debug, Clone)]
struct Extras {
    template: Template,
    second_game_master: bool,
    /// Channels that people added, with the category's permissions or without any.
    added: Vec<(ChannelType, bool)>,
    /// A guest in every channel, with these permissions to write.
    guest: Option<(bool, Permissions)>,
    /// In which channels people denied whom writing: the role, the game master or the guest.
    denied: Vec<(usize, u8)>,
    everyone: Permissions,
}

fn extras() -> impl Strategy<Value = Extras> {
    let kind = prop_oneof![
        Just(ChannelType::Text),
        Just(ChannelType::Voice),
        Just(ChannelType::Forum),
        Just(ChannelType::Other(13)),
        Just(ChannelType::Other(5)),
    ];
    let added = proptest::collection::vec((kind, any::<bool>()), 0..3);
    let guest = proptest::option::of((any::<bool>(), any::permissions()));
    let denied = proptest::collection::vec((0_usize..8, 0_u8..3), 0..4);
    (any::template(), any::<bool>(), added, guest, denied, any::permissions()).prop_map(
        |(template, second_game_master, added, guest, denied, everyone)| Extras {
            template,
            second_game_master,
            added,
            guest,
            denied,
            everyone,
        },
    )
}

/// A campaign as this bot creates it, with what people did to it.
fn world(extras: &Extras) -> World {
    let mut world = World::new();
    world.guild.roles[0].permissions = extras.everyone;
    world.guild.roles.push(testing::role(GUEST_ROLE, "Guests"));
    world.blueprint = Blueprint::new(&extras.template, CampaignName::parse("Test").unwrap(), Id::new(GAME_MASTER));
    if extras.second_game_master {
        let both = [GAME_MASTER, SECOND_GAME_MASTER].map(Id::new);
        world.blueprint = world.blueprint.clone().led_by(both);
        world.guild.members.insert(Id::new(SECOND_GAME_MASTER), Some(World::member(SECOND_GAME_MASTER, &[])));
    }
    let mut run = world.run();
    assert_eq!(world.drive_without_faults(&mut run), End::Complete);
    let found = campaign(&world.guild, &world.blueprint.campaign).unwrap();
    let (parent, role) = (found.category.unwrap(), found.role.unwrap());
    world.guild.members.insert(Id::new(PLAYER), Some(World::member(PLAYER, &[role.get()])));
    world.guild.members.insert(Id::new(GUEST), Some(World::member(GUEST, &[GUEST_ROLE])));
    world.guild.members.insert(Id::new(STRANGER), Some(World::member(STRANGER, &[])));
    for (n, (kind, is_synced)) in (900..).zip(&extras.added) {
        let overwrites = if *is_synced { world.guild.channel(parent).unwrap().overwrites.clone() } else { Vec::new() };
        let channel = testing::channel(n, *kind, "added");
        world.guild.channels.push(Channel { parent: Some(parent), overwrites, ..channel });
    }
    if let Some((is_role, may)) = extras.guest {
        let subject = if is_role { Subject::Role(Id::new(GUEST_ROLE)) } else { Subject::Member(Id::new(GUEST)) };
        let allow = (may & preset::TAKE_PART_IN_CATEGORY) | VIEW;
        // A member whom a GM-only channel or the category lets in may lead the campaign.
        let lets_role_in =
            |one: &Channel| one.overwrite(Subject::Role(role)).is_some_and(|one| one.allow.contains(VIEW));
        let for_guests = |one: &&mut Channel| is_role || (one.kind != ChannelType::Category && lets_role_in(one));
        let rooms = world.guild.channels.iter_mut().filter(for_guests);
        rooms.for_each(|one| one.overwrites.push(Overwrite::allowing(subject, allow)));
    }
    let subjects = [Subject::Role(role), Subject::Member(Id::new(GAME_MASTER)), Subject::Member(Id::new(GUEST))];
    let rooms: Vec<usize> =
        (0..world.guild.channels.len()).filter(|n| world.guild.channels[*n].parent == Some(parent)).collect();
    for (n, who) in &extras.denied {
        let channel = &mut world.guild.channels[rooms[n % rooms.len()]];
        let is_guest = *who == 2;
        if let Some(one) = channel.overwrites.iter_mut().find(|one| one.subject == subjects[usize::from(*who)]) {
            one.deny |= SEND;
            // A guest who may not write at all: what else they were allowed cannot be given back.
            one.allow = if is_guest { one.allow & VIEW } else { one.allow - SEND };
        }
    }
    world.actions.clear();
    world
}

/// A campaign in which a role of guests is allowed and denied this everywhere.
fn with_odd_guests(extras: Extras, allow: Permissions, deny: Permissions) -> World {
    let mut world = world(&Extras { guest: None, denied: Vec::new(), ..extras });
    let deny = deny & preset::TAKE_PART_IN_CATEGORY;
    let allow = ((allow & preset::TAKE_PART_IN_CATEGORY) | VIEW) - deny;
    let odd = Overwrite { subject: Subject::Role(Id::new(GUEST_ROLE)), allow, deny };
    world.guild.channels.iter_mut().for_each(|one| one.overwrites.push(odd));
    world
}

fn people(guild: &Snapshot) -> Vec<Member> {
    let bot_and_admins = [guild.me.user, guild.owner];
    guild.members.values().flatten().filter(|one| !bot_and_admins.contains(&one.user)).cloned().collect()
}

fn rooms(guild: &Snapshot, category: Id<id::Channel>) -> impl Iterator<Item = &Channel> {
    guild.children(category)
}

/// What somebody writes or speaks with in this kind of channel.
fn writes_with(kind: ChannelType) -> Permissions {
    match kind {
        ChannelType::Voice | ChannelType::Other(13) => SEND | Permissions::SPEAK,
        _ => SEND | Permissions::SEND_MESSAGES_IN_THREADS | Permissions::CREATE_PUBLIC_THREADS,
    }
}

/// What everybody can see and read in each channel.
fn reading(guild: &Snapshot, category: Id<id::Channel>) -> Vec<(Id<id::User>, Id<id::Channel>, Permissions)> {
    let read = VIEW | Permissions::READ_MESSAGE_HISTORY;
    let of = |one: &Channel| {
        let id = one.id;
        people(guild).into_iter().map(move |member| (member, id)).collect::<Vec<_>>()
    };
    let all = rooms(guild, category).flat_map(of);
    all.map(|(member, id)| (member.user, id, in_channel(&member, guild, guild.channel(id).unwrap()) & read)).collect()
}

fn writers(guild: &Snapshot, category: Id<id::Channel>) -> Vec<(u64, String, Permissions)> {
    let mut all = Vec::new();
    for channel in rooms(guild, category) {
        let seen = in_channel(&guild.me, guild, channel).contains(VIEW | Permissions::MANAGE_ROLES);
        for member in people(guild).into_iter().filter(|_| seen) {
            let may = in_channel(&member, guild, channel) & writes_with(channel.kind);
            if !may.is_empty() {
                all.push((member.user.get(), channel.name.clone(), may));
            }
        }
    }
    all
}

/// All overwrites that say something, without order, and without what means nothing in that kind of channel.
fn permissions(guild: &Snapshot) -> BTreeSet<(u64, Subject, u128, u128)> {
    let of = |channel: &Channel| {
        let nothing = match channel.kind {
            ChannelType::Category => Permissions::NONE,
            ChannelType::Voice | ChannelType::Other(13) => {
                Permissions::SEND_MESSAGES_IN_THREADS | Permissions::CREATE_PUBLIC_THREADS
            }
            // A post needs Send Messages.
            ChannelType::Forum => Permissions::CONNECT | Permissions::SPEAK | Permissions::CREATE_PUBLIC_THREADS,
            _ => Permissions::CONNECT | Permissions::SPEAK,
        };
        let id = channel.id.get();
        let all = channel.overwrites.iter().filter(|one| !(one.allow | one.deny).is_empty());
        all.map(move |one| (id, one.subject, (one.allow - nothing).bits(), (one.deny - nothing).bits()))
            .collect::<Vec<_>>()
    };
    guild.channels.iter().flat_map(of).collect()
}

/// Carries out a command by the game master. The first deliveries are killed after so many requests.
fn carry_out(world: &mut World, command: &Command, kills: &[usize]) -> Result<(), String> {
    carry_out_without(world, command, kills, &[]).map(drop)
}

/// The same, where Discord takes no overwrites for these people, who have left the server. Returns the reply.
fn carry_out_without(
    world: &mut World,
    command: &Command,
    kills: &[usize],
    left: &[Subject],
) -> Result<String, String> {
    let template = Template::default_campaign().unwrap();
    for delivery in 0..=kills.len() {
        let job = job(GAME_MASTER, facts(world, GAME_MASTER), command.clone());
        let (guild, limit) = (world.guild.clone(), kills.get(delivery).copied());
        let found = job.command.target().find(&guild);
        let (attempt, plan) = match Attempt::plan(&job, &template, found, &guild, delivery > 0, used_s(&job)) {
            Ok(planned) => planned,
            Err(report) => return Err(report.text()),
        };
        let mut run = Run::new(plan, &guild, None);
        let first = world.actions.len();
        let end = world.drive(&mut run, |_, n, action| match action {
            _ if limit.is_some_and(|limit| n - first >= limit) => Some(Outcome::MustWait { seconds: 1 }),
            Action::PutOverwrite { overwrite, .. } if left.contains(&overwrite.subject) => Some(refusal(404, 10013)),
            _ => None,
        });
        match end {
            End::Complete if limit.is_none() => return said(attempt, End::Complete, &run),
            End::Complete | End::HandedBack(_) => {}
            End::Failed(_) => return Err(format!("{end:?}")),
        }
    }
    Err("not finished".to_owned())
}

fn said(attempt: Attempt<'_>, end: End, run: &Run) -> Result<String, String> {
    match attempt.conclude(end, run) {
        Conclusion::Report(report) => Ok(report.text()),
        other => Err(format!("{other:?}")),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn restoring_after_archiving_gives_the_snapshot_of_before(
        extras in extras(),
        kills in proptest::collection::vec(0_usize..60, 0..3),
        more in proptest::collection::vec(0_usize..60, 0..3),
    ) {
        let mut world = world(&extras);
        let category = category(&world);
        let (before, lead) = (world.guild.clone(), campaign_at(&world.guild, category).unwrap().game_masters);
        let (archive, restore) = (archive(&world), restore(&world));

        prop_assert_eq!(carry_out(&mut world, &archive, &kills), Ok(()));
        let found = campaign_at(&world.guild, category).unwrap();
        prop_assert_eq!(found.state, CampaignState::Archived);
        prop_assert_eq!(&found.game_masters, &lead);
        prop_assert_eq!(writers(&world.guild, category), vec![]);
        prop_assert_eq!(reading(&world.guild, category), reading(&before, category));

        prop_assert_eq!(carry_out(&mut world, &restore, &more), Ok(()));
        let found = campaign_at(&world.guild, category).unwrap();
        prop_assert_eq!(found.state, CampaignState::Open);
        prop_assert_eq!(found.game_masters, lead);
        prop_assert_eq!(permissions(&world.guild), permissions(&before));
    }

    /// Whatever people allowed and denied before: restoring never lets anybody write who could not, and nobody writes
    /// while it is archived.
    #[test]
    fn restoring_never_gives_a_guest_more_than_before(
        extras in extras(),
        allow in any::permissions(),
        deny in any::permissions(),
        kills in proptest::collection::vec(0_usize..60, 0..3),
    ) {
        let mut world = with_odd_guests(extras, allow, deny);
        let category = category(&world);
        let may = |guild: &Snapshot| -> Vec<Permissions> {
            let guest = World::member(GUEST, &[GUEST_ROLE]);
            rooms(guild, category).map(|one| in_channel(&guest, guild, one) & writes_with(one.kind)).collect()
        };
        let before = may(&world.guild);
        let (archive, restore) = (archive(&world), restore(&world));
        prop_assert_eq!(carry_out(&mut world, &archive, &kills), Ok(()));
        prop_assert_eq!(writers(&world.guild, category), vec![]);
        prop_assert_eq!(carry_out(&mut world, &restore, &kills), Ok(()));
        for (now, before) in may(&world.guild).into_iter().zip(before) {
            // Where people had denied the guest something, the guild's permissions may decide about the rest.
            prop_assert!((before | in_guild_alone(&world.guild)).contains(now), "{now:?} after {before:?}");
        }
    }

    /// A member who left may come back at any time. Discord keeps the overwrites of members who leave.
    #[test]
    fn members_who_left_stop_neither_archive_nor_restore_and_cannot_write_in_the_archive(
        extras in extras(),
        kills in proptest::collection::vec(0_usize..60, 0..3),
        more in proptest::collection::vec(0_usize..60, 0..3),
    ) {
        let mut world = world(&extras);
        let (category, before) = (category(&world), world.guild.clone());
        let (archive, restore) = (archive(&world), restore(&world));
        let left = [SECOND_GAME_MASTER, GUEST].map(|user| Subject::Member(Id::new(user)));

        prop_assert_eq!(carry_out_without(&mut world, &archive, &kills, &left).map(drop), Ok(()));
        prop_assert_eq!(writers(&world.guild, category), vec![]);

        prop_assert_eq!(carry_out_without(&mut world, &restore, &more, &left).map(drop), Ok(()));
        let of_others = |guild: &Snapshot| -> BTreeSet<_> {
            permissions(guild).into_iter().filter(|(_, subject, ..)| !left.contains(subject)).collect()
        };
        prop_assert_eq!(of_others(&world.guild), of_others(&before));
        // What they have now, they had before.
        let those = |guild: &Snapshot| &permissions(guild) - &of_others(guild);
        prop_assert!(those(&world.guild).is_subset(&those(&before)));
    }

    #[test]
    fn a_killed_archive_warns_of_what_restoring_will_not_give_back(
        extras in extras(),
        allow in any::permissions(),
        deny in any::permissions(),
        kills in proptest::collection::vec(0_usize..60, 1..3),
    ) {
        let world = with_odd_guests(extras, allow, deny);
        let archive = archive(&world);
        let replies = [&[][..], &kills].map(|kills| carry_out_without(&mut world.clone(), &archive, kills, &[]));
        let [Ok(at_once), Ok(killed)] = replies else { panic!("{replies:?}") };
        let warns = |text: &str| text.contains("denied writing by hand");
        prop_assert!(!warns(&at_once) || warns(&killed), "{at_once}\n{killed}");
    }

    #[test]
    fn an_archive_that_discord_refuses_is_taken_back(extras in extras(), at in 0_usize..60) {
        let mut world = world(&extras);
        let before = permissions(&world.guild);
        let command = archive(&world);
        let template = Template::default_campaign().unwrap();
        let job = job(GAME_MASTER, facts(&world, GAME_MASTER), command);
        let guild = world.guild.clone();
        let found = job.command.target().find(&guild);
        let (_, plan) = Attempt::plan(&job, &template, found, &guild, false, used_s(&job)).unwrap();
        let at = at % plan.plan().steps.len();
        let mut run = Run::new(plan, &guild, None);
        let end = world.drive(&mut run, |_, n, _| (n == at).then(|| refusal(403, 50013)));
        prop_assert!(matches!(end, End::Failed(_)), "{end:?}");
        prop_assert_eq!(permissions(&world.guild), before);
    }
}

fn in_guild_alone(guild: &Snapshot) -> Permissions {
    crate::permission::effective::in_guild(&World::member(GUEST, &[GUEST_ROLE]), guild)
}

#[test]
fn nobody_joins_an_archived_campaign_and_nothing_is_created_in_it() {
    let mut world = complete();
    there(&mut world, PLAYER);
    let (archive, restore) = (archive(&world), restore(&world));
    let text = answer(&mut world, GAME_MASTER, archive.clone());
    assert!(text.starts_with("✅ **Campaign Archived: Test**"), "{text}");
    let join = Command::Join(Join { campaign: category(&world) });
    let wanted = "This campaign is archived: nobody writes in it any more, and nobody joins. To open it again, use \
                  `/campaign restore`, or ask <@7>.";
    let joined = answer(&mut world, PLAYER, join);
    assert_eq!(joined, format!("❌ **Not Joined: Test**\n{wanted}"));
    let again =
        AddCampaign { campaign: CampaignName::parse("Test").unwrap(), gm: None, join: None, like: None, anyway: false };
    let created = answer(&mut world, GAME_MASTER, Command::AddCampaign(again));
    assert_eq!(created, format!("❌ **Campaign Not Created: Test**\n{wanted}"));
    let text = answer(&mut world, GAME_MASTER, archive);
    assert!(text.starts_with("ℹ️ **Already Archived: Test**"), "{text}");
    let text = answer(&mut world, GAME_MASTER, restore.clone());
    assert!(text.starts_with("✅ **Campaign Restored: Test**"), "{text}");
    let text = answer(&mut world, GAME_MASTER, restore);
    assert!(text.starts_with("ℹ️ **Not Archived: Test**"), "{text}");
}

#[test]
fn a_stranger_archives_and_restores_nothing() {
    let mut world = complete();
    there(&mut world, STRANGER);
    let before = world.guild.clone();
    let (archive, restore) = (archive(&world), restore(&world));
    for command in [archive, restore] {
        let text = answer(&mut world, STRANGER, command);
        assert!(text.contains("Only its game masters and members with **Manage Roles** can do this."), "{text}");
    }
    assert_eq!(world.guild, before);
}

#[test]
fn what_people_changed_meanwhile_is_shown_before_restoring() {
    let mut world = complete();
    there(&mut world, GUEST);
    let (archive, restore) = (archive(&world), restore(&world));
    answer(&mut world, GAME_MASTER, archive);
    let subject = Subject::Member(Id::new(GUEST));
    let room = world.guild.channels.iter_mut().find(|one| one.name == "safety").unwrap();
    room.overwrites.push(Overwrite::allowing(subject, VIEW | SEND));
    let (room, before) = (room.id, world.guild.clone());
    let text = answer(&mut world, GAME_MASTER, restore);
    assert!(text.starts_with("⚠️ **Restore Test?**"), "{text}");
    assert!(text.contains(&format!("<@{GUEST}> in <#{room}>")), "{text}");
    assert_eq!(world.guild, before);
}

#[test]
fn a_new_game_master_of_an_archived_campaign_cannot_write_either() {
    let mut world = complete();
    there(&mut world, SECOND_GAME_MASTER);
    let (archive, restore) = (archive(&world), restore(&world));
    answer(&mut world, GAME_MASTER, archive);
    let add = AddGm { campaign: category(&world), user: person(&world, SECOND_GAME_MASTER) };
    let text = answer(&mut world, GAME_MASTER, Command::AddGm(add));
    assert!(text.contains("is a game master now"), "{text}");
    let category = category(&world);
    assert_eq!(writers(&world.guild, category), vec![]);
    answer(&mut world, GAME_MASTER, restore);
    let both = writers(&world.guild, category).into_iter().map(|(user, ..)| user).collect::<BTreeSet<_>>();
    assert!(both.contains(&GAME_MASTER) && both.contains(&SECOND_GAME_MASTER), "{both:?}");
}

#[test]
fn the_template_can_leave_it_to_admins() {
    let mut world = complete();
    let mut template = Template::default_campaign().unwrap();
    template.only_admins_may = vec![crate::template::Restricted::Archive];
    for command in [archive(&world), restore(&world)] {
        let job = job(GAME_MASTER, facts(&world, GAME_MASTER), command);
        let found = job.command.target().find(&world.guild);
        let report = Attempt::plan(&job, &template, found, &world.guild, false, used_s(&job)).unwrap_err();
        assert!(
            report.text().ends_with("Only members with **Manage Roles** can do this on this server."),
            "{report:?}"
        );
    }
    world.guild.members.insert(Id::new(90), Some(World::member(90, &[90])));
    let job = job(90, facts(&world, 90), archive(&world));
    let found = job.command.target().find(&world.guild);
    assert!(Attempt::plan(&job, &template, found, &world.guild, false, used_s(&job)).is_ok());
}

#[test]
fn an_archived_campaign_moves_below_the_active_ones_and_back() {
    let mut world = complete();
    let category = category(&world);
    // A second campaign below.
    let mut second = world.guild.channel(category).unwrap().clone();
    (second.id, second.name, second.position) = (Id::new(800), "Other".to_owned(), 4);
    world.guild.channels.push(second);
    let mut foreign = testing::channel(801, ChannelType::Category, "Staff");
    foreign.position = 6;
    world.guild.channels.push(foreign);
    let (archive, restore) = (archive(&world), restore(&world));
    let position = |world: &World| world.guild.channel(category).unwrap().position;
    answer(&mut world, GAME_MASTER, archive);
    assert_eq!(position(&world), 7);
    answer(&mut world, GAME_MASTER, restore);
    assert_eq!(position(&world), 4);
}
