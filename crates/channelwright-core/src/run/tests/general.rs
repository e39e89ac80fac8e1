//! Properties of every wanted state of a campaign in every guild.

use proptest::prelude::*;

use super::{
    any,
    world::{GAME_MASTER, World, refusal},
};
use crate::{
    blueprint::Blueprint,
    campaign::{CampaignName, campaign},
    id::Id,
    permission::{Permissions, effective::in_channel},
    plan::{Existing, OnRefusal, Plan, Wanted, reconcile},
    run::{Action, End, Run},
    snapshot::{Member, Snapshot},
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
    HandedOver(u64),
    OtherTopics,
}

fn any_wish() -> impl Strategy<Value = Wish> {
    let existing = prop_oneof![Just(Existing::Kept), Just(Existing::Updated)];
    prop_oneof![
        Just(Wish::Absent),
        (any::template(), existing).prop_map(|(template, existing)| Wish::Complete(template, existing)),
        prop_oneof![Just("Test"), Just("The Lost Mine"), Just("test")].prop_map(Wish::Renamed),
        (GAME_MASTER..GAME_MASTER + 3).prop_map(Wish::HandedOver),
        Just(Wish::OtherTopics),
    ]
}

impl Wish {
    fn of(&self, guild: &Snapshot) -> Wanted {
        let test = CampaignName::parse("Test").unwrap();
        let found = || campaign(guild, &test).map(|found| Blueprint::of(&found, guild));
        let made = |template: &Template| Blueprint::new(template, test.clone(), Id::new(GAME_MASTER));
        let as_it_is = || found().unwrap_or_else(|| made(&Template::default_campaign().unwrap()));
        let changed = |change: &dyn Fn(&mut Blueprint)| {
            let mut blueprint = as_it_is();
            change(&mut blueprint);
            Wanted::Present(blueprint, Existing::Updated)
        };
        match self {
            Self::Absent => Wanted::Absent,
            Self::Complete(template, existing) => Wanted::Present(made(template), *existing),
            Self::Renamed(name) => changed(&|one| one.campaign = CampaignName::parse(name).unwrap()),
            Self::HandedOver(user) => changed(&|one| one.game_master = Id::new(*user)),
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
        Wanted::Present(blueprint, _) => by_name(blueprint.campaign.as_str()),
        Wanted::Absent => None,
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

proptest! {
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
            prop_assert!(matches!(end, End::Failed { removed: 0, .. }), "{:?}", end);
        } else {
            prop_assert!(matches!(&end, End::Failed { left, .. } if left.is_empty()), "{:?}", end);
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
