//! Properties of every wanted state of a campaign in every guild.

use std::collections::BTreeSet;

use proptest::{prelude::*, sample::Index};

use super::{
    any,
    world::{GAME_MASTER, World, refusal},
};
use crate::{
    blueprint::Blueprint,
    campaign::{CampaignName, campaign},
    id::Id,
    permission::{Permissions, Subject, effective::in_channel},
    plan::{Existing, OnRefusal, Plan, Wanted, reconcile},
    run::{Action, End, Failure, Next, Run},
    snapshot::{Channel, Member, Snapshot},
    template::Template,
};

/// A world with three members who may become game master.
fn world() -> impl Strategy<Value = World> {
    any::world().prop_map(|mut world| {
        for user in (GAME_MASTER..GAME_MASTER + 3).map(Id::new) {
            world.guild.members.entry(user).or_insert(Some(Member::new(user, vec![])));
        }
        world
    })
}

/// A change that a command may want.
#[derive(Debug, Clone)]
enum Wish {
    Absent,
    /// All of a template, which may differ from the campaign's.
    Complete(Template, Existing),
    /// The campaign as it is, with one thing changed.
    Renamed(&'static str),
    LedBy(BTreeSet<u64>),
    OtherTopics,
}

fn any_game_masters() -> impl Strategy<Value = BTreeSet<u64>> {
    proptest::collection::btree_set(GAME_MASTER..GAME_MASTER + 3, 1..4)
}

fn any_wish() -> impl Strategy<Value = Wish> {
    let existing = prop_oneof![Just(Existing::Kept), Just(Existing::Updated)];
    prop_oneof![
        Just(Wish::Absent),
        (any::template(), existing).prop_map(|(template, existing)| Wish::Complete(template, existing)),
        prop_oneof![Just("Test"), Just("The Lost Mine"), Just("test")].prop_map(Wish::Renamed),
        any_game_masters().prop_map(Wish::LedBy),
        Just(Wish::OtherTopics),
    ]
}

impl Wish {
    fn of(&self, guild: &Snapshot) -> Wanted {
        let test = CampaignName::parse("Test").unwrap();
        let made = |template: &Template| Blueprint::new(template, test.clone(), Id::new(GAME_MASTER));
        let found = campaign(guild, &test).filter(|one| one.category.is_some());
        let changed = |change: &dyn Fn(&mut Blueprint)| {
            let as_it_is = found.as_ref().map(|found| Blueprint::of(found, guild));
            let is_there = as_it_is.is_some();
            let mut blueprint = as_it_is.unwrap_or_else(|| made(&Template::default_campaign().unwrap()));
            change(&mut blueprint);
            if is_there { Wanted::Changed(blueprint) } else { Wanted::Present(blueprint, Existing::Updated) }
        };
        match self {
            Self::Absent => Wanted::Absent { last: None },
            Self::Complete(template, existing) => Wanted::Present(made(template), existing.clone()),
            Self::Renamed(name) => changed(&|one| one.campaign = CampaignName::parse(name).unwrap()),
            Self::LedBy(users) => changed(&|one| *one = one.clone().led_by(users.iter().copied().map(Id::new))),
            Self::OtherTopics => changed(&|one| {
                one.channels.iter_mut().for_each(|channel| channel.topic = Some("Elsewhere".to_owned()));
            }),
        }
    }
}

/// The plan for a wanted state. The campaign may have the wanted name or still the old one.
fn plan(wanted: &Wanted, guild: &Snapshot) -> Plan {
    let by_name = |name: &str| campaign(guild, &CampaignName::parse(name).unwrap());
    let named = match wanted {
        Wanted::Present(blueprint, _) | Wanted::Changed(blueprint) => by_name(blueprint.campaign.as_str()),
        Wanted::Absent { .. } => None,
    };
    let old = by_name("Test").filter(|one| one.category.is_some() || named.is_none());
    reconcile(wanted.clone(), old.or(named), guild)
}

/// The same guild with its lists sorted.
fn sorted(guild: &Snapshot) -> Snapshot {
    let mut guild = guild.clone();
    guild.channels.iter_mut().for_each(|channel| channel.overwrites.sort_by_key(|one| one.subject));
    guild.members.values_mut().flatten().for_each(|member| member.roles.sort());
    guild.member_counts = None;
    guild
}

/// The guild after each action of the plan. What is in flight together arrives in any order.
fn moments(world: &mut World, plan: Plan, order: &[Index]) -> Vec<Snapshot> {
    let Ok(checked) = plan.check(&world.guild) else { return Vec::new() };
    let mut run = Run::new(checked, &world.guild, None);
    let (mut all, mut in_flight) = (vec![world.guild.clone()], Vec::new());
    loop {
        match run.advance() {
            Next::Do(ticket, action, _) => in_flight.push((ticket, action)),
            Next::Await => {
                let first = order[all.len() % order.len()].index(in_flight.len());
                let (ticket, action) = in_flight.remove(first);
                let outcome = world.perform(&action);
                run.record(ticket, outcome);
                all.push(world.guild.clone());
            }
            Next::LookAgain { .. } => run.observed(&world.guild),
            Next::Ended(_) => return all,
        }
    }
}

/// Whether the member sees the channel, with or without the campaign's role.
fn sees(user: u64, guild: &Snapshot, channel: &Channel, is_player: bool) -> bool {
    let door = guild.roles.iter().find(|role| role.name == "Test Members").filter(|_| is_player);
    let member = Member::new(Id::new(user), door.map(|role| role.id).into_iter().collect());
    in_channel(&member, guild, channel).contains(Permissions::VIEW_CHANNEL)
}

/// The game masters of the campaign, if there is one.
fn game_masters(guild: &Snapshot) -> Option<BTreeSet<u64>> {
    let found = campaign(guild, &CampaignName::parse("Test").unwrap())?;
    found.category.map(|_| found.game_masters.into_iter().map(Id::get).collect())
}

proptest! {
    /// At every moment of a change of game masters, only former and new ones see the GM-only channels, somebody leads,
    /// and a former one who still sees something is in the category, too.
    #[test]
    fn a_change_of_game_masters_never_shows_gm_only_channels_to_others(
        mut world in world(),
        former in any_game_masters(),
        new in any_game_masters(),
        order in proptest::collection::vec(any::<Index>(), 1..9),
    ) {
        let wanted = Wish::LedBy(former.clone()).of(&world.guild);
        let first = plan(&wanted, &world.guild);
        let secret: BTreeSet<String> =
            first.blueprint.channels.iter().filter(|one| one.gm_only).map(|one| one.name.clone()).collect();
        if moments(&mut world, first, &order).is_empty() {
            return Ok(());
        }
        prop_assert_eq!(game_masters(&world.guild), Some(former.clone()));
        let category = world.guild.channels.iter().find(|one| one.name == "Test").unwrap().id;
        let handed_over = plan(&Wish::LedBy(new.clone()).of(&world.guild), &world.guild);
        let all = moments(&mut world, handed_over, &order);
        prop_assert!(!all.is_empty());
        for guild in &all {
            let lead = game_masters(guild).unwrap();
            prop_assert!(lead.is_superset(&former) || lead.is_superset(&new), "{:?}", lead);
            prop_assert!(lead.is_subset(&(&former | &new)), "{:?}", lead);
            for channel in guild.children(category).filter(|one| secret.contains(&one.name)) {
                for user in [GAME_MASTER, GAME_MASTER + 1, GAME_MASTER + 2, 99] {
                    let may = former.contains(&user) || new.contains(&user);
                    prop_assert!(may || !sees(user, guild, channel, true), "{} sees #{}", user, channel.name);
                    let stays = former.contains(&user) && new.contains(&user);
                    prop_assert!(!stays || sees(user, guild, channel, false), "{} lost #{}", user, channel.name);
                    let is_in = guild.channel(category).unwrap().overwrite(Subject::Member(Id::new(user))).is_some();
                    let is_known = new.contains(&user) || is_in;
                    prop_assert!(is_known || !sees(user, guild, channel, true), "{} is left in #{}", user, channel.name);
                }
            }
        }
        let after = all.last().unwrap();
        prop_assert_eq!(game_masters(after), Some(new.clone()));
        for channel in after.children(category).filter(|one| secret.contains(&one.name)) {
            let who: BTreeSet<u64> = (GAME_MASTER..GAME_MASTER + 3).filter(|user| sees(*user, after, channel, true)).collect();
            prop_assert_eq!(&who, &new);
        }
    }

    /// A change of game masters that stops at any moment is completed by asking again.
    #[test]
    fn an_interrupted_change_of_game_masters_can_be_completed(
        mut world in world(),
        former in any_game_masters(),
        new in any_game_masters(),
        order in proptest::collection::vec(any::<Index>(), 1..9),
        at in any::<Index>(),
    ) {
        let led_by = |users: &BTreeSet<u64>, guild: &Snapshot| plan(&Wish::LedBy(users.clone()).of(guild), guild);
        let first = led_by(&former, &world.guild);
        if moments(&mut world, first, &order).is_empty() {
            return Ok(());
        }
        let second = led_by(&new, &world.guild);
        let all = moments(&mut world, second, &order);
        world.guild = at.get(&all).clone();
        let third = led_by(&new, &world.guild);
        let last = moments(&mut world, third, &order);
        prop_assert_eq!(game_masters(last.last().unwrap()), Some(new));
    }

    #[test]
    fn after_any_plan_the_next_plan_is_empty(mut world in world(), wish in any_wish()) {
        let wanted = wish.of(&world.guild);
        let Ok(checked) = plan(&wanted, &world.guild).check(&world.guild) else { return Ok(()) };
        let mut run = Run::new(checked, &world.guild, None);
        prop_assert_eq!(world.drive_without_faults(&mut run), End::Complete);
        let again = plan(&wanted, &world.guild);
        prop_assert!(again.steps.is_empty(), "{}", again);
        prop_assert_eq!(run.answered().map(sorted), Some(sorted(&world.guild)), "the responses describe the guild");
    }

    /// Unless the plan deletes.
    #[test]
    fn any_refused_plan_is_taken_back(mut world in world(), wish in any_wish(), at in 0_usize..12) {
        let before = world.guild.clone();
        let Ok(checked) = plan(&wish.of(&before), &before).check(&before) else { return Ok(()) };
        let keeps = checked.plan().on_refusal == OnRefusal::Keep;
        let mut run = Run::new(checked, &before, None);
        let (mut done, mut refused) = (0, false);
        let end = world.drive(&mut run, |_, _, action| {
            done += 1;
            // A refusal to give the role does not fail the run.
            let is_refused = done > at && !refused && !matches!(action, Action::GrantRole { .. });
            refused |= is_refused;
            is_refused.then(|| refusal(400, 30013))
        });
        if !refused {
            prop_assert_eq!(end, End::Complete);
        } else if keeps {
            prop_assert!(matches!(end, End::Failed(Failure { removed: 0, .. })), "{:?}", end);
        } else {
            prop_assert!(matches!(&end, End::Failed(Failure { left, .. }) if left.is_empty()), "{:?}", end);
            prop_assert_eq!(sorted(&world.guild), sorted(&before));
        }
    }

    #[test]
    fn no_plan_gives_a_stranger_more_permissions(mut world in world(), wish in any_wish()) {
        let before = world.guild.clone();
        let Ok(checked) = plan(&wish.of(&before), &before).check(&before) else { return Ok(()) };
        let mut run = Run::new(checked, &before, None);
        world.drive_without_faults(&mut run);
        let strangers = [Member::new(Id::new(77), vec![]), Member::new(Id::new(78), vec![Id::new(40)])];
        for (channel, stranger) in world.guild.channels.iter().flat_map(|one| strangers.iter().map(move |who| (one, who))) {
            let now = in_channel(stranger, &world.guild, channel);
            let then = before.channel(channel.id).map(|one| in_channel(stranger, &before, one));
            let more = now - then.unwrap_or(Permissions::NONE);
            prop_assert!(more.is_empty() || then.is_none() && !now.contains(Permissions::VIEW_CHANNEL), "{} in {}", more, channel.name);
        }
    }

    #[test]
    fn two_plans_have_the_same_fingerprint_only_if_they_are_equal(world in world(), one in any_wish(), other in any_wish()) {
        let [one, other] = [one, other].map(|wish| plan(&wish.of(&world.guild), &world.guild));
        prop_assert_eq!(one.fingerprint() == other.fingerprint(), one.to_string() == other.to_string() && one.parts == other.parts);
    }
}
