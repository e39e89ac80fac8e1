//! Generates templates, and guilds with objects of other people and with parts of the campaign.

use std::collections::BTreeSet;

use proptest::{prelude::*, sample::Index};

use super::world::{GAME_MASTER, World};
use crate::{
    blueprint::Blueprint,
    campaign::CampaignName,
    id::Id,
    permission::{Overwrite, Permissions, Subject, preset},
    run::Action,
    snapshot::{Channel, ChannelType, Role, testing},
    template::{ChannelKind, Template, TemplateChannel},
};

/// A template of up to six channels with different names.
pub(super) fn template() -> impl Strategy<Value = Template> {
    let kind = prop_oneof![Just(ChannelKind::Text), Just(ChannelKind::Voice), Just(ChannelKind::Forum)];
    let channel = (kind, any::<bool>(), proptest::option::of("[a-z ]{1,9}"));
    let named = |(n, (kind, gm_only, topic)): (usize, (ChannelKind, bool, Option<String>))| TemplateChannel {
        name: format!("channel-{n}"),
        kind,
        gm_only,
        topic: topic.filter(|_| kind != ChannelKind::Voice),
    };
    (proptest::collection::vec(channel, 1..7), any::<u128>()).prop_map(move |(channels, may)| Template {
        channels: channels.into_iter().enumerate().map(named).collect(),
        game_master_may: Permissions::from_bits(may) & preset::LEAD_IN_CATEGORY,
        only_admins_may: Vec::new(),
    })
}

/// Any permissions except ADMINISTRATOR, which has tests of its own.
pub(super) fn permissions() -> impl Strategy<Value = Permissions> {
    any::<u128>().prop_map(|bits| Permissions::from_bits(bits) - Permissions::ADMINISTRATOR)
}

/// A guild with other roles and channels, in which the bot has the permissions that it needs.
fn guild(template: Template) -> impl Strategy<Value = World> {
    let overwrites = proptest::collection::vec((0..3_u8, permissions(), permissions()), 0..3);
    let foreign = (0..4_u8, "(test|channel-0|lounge)", overwrites);
    let roles = proptest::collection::vec(permissions(), 0..3);
    let channels = proptest::collection::vec(foreign, 0..4);
    (permissions(), roles, channels).prop_map(move |(everyone, roles, channels)| {
        let mut world = World::new();
        world.game_master_may = template.game_master_may;
        world.blueprint = Blueprint::new(&template, CampaignName::parse("Test").unwrap(), Id::new(GAME_MASTER));
        world.guild.roles[0].permissions = everyone;
        for (n, permissions) in (40..).zip(roles) {
            world.guild.roles.push(Role { permissions, ..testing::role(n, "guild folk") });
        }
        for (n, (kind, name, overwrites)) in (50..).zip(channels) {
            let kind =
                [ChannelType::Text, ChannelType::Voice, ChannelType::Category, ChannelType::Forum][usize::from(kind)];
            // A category with the campaign's name would be refused.
            let name = if kind == ChannelType::Category { "others" } else { &name };
            let overwrites = overwrites.into_iter().map(|(whom, allow, deny)| {
                let who =
                    [Subject::everyone(world.guild.guild), Subject::Role(Id::new(40)), Subject::Member(Id::new(8))];
                Overwrite { subject: who[usize::from(whom)], allow, deny: deny - allow }
            });
            let overwrites = overwrites.collect();
            world.guild.channels.push(Channel { overwrites, ..testing::channel(n, kind, name) });
        }
        world
    })
}

/// A world before a run, with none, all, or some of the campaign.
pub(super) fn world() -> impl Strategy<Value = World> {
    let lost = proptest::option::of(proptest::collection::vec(any::<Index>(), 0..6));
    (template().prop_flat_map(guild), lost).prop_map(|(mut world, lost)| {
        if let Some(lost) = lost {
            let mut run = world.run();
            world.drive_without_faults(&mut run);
            world.lose(&lost);
            world.actions.clear();
        }
        world
    })
}

impl World {
    /// Deletes the role and some channels, but not the category, whose channels would become orphans.
    fn lose(&mut self, which: &[Index]) {
        let channels =
            self.guild.channels.iter().filter(|one| one.parent.is_some()).map(|one| Action::DeleteChannel(one.id));
        let roles =
            self.guild.roles.iter().filter(|one| one.name == "Test Members").map(|one| Action::DeleteRole(one.id));
        let all: Vec<Action> = channels.chain(roles).collect();
        let chosen: BTreeSet<usize> = which.iter().map(|index| index.index(all.len())).collect();
        for at in chosen {
            self.perform(&all[at]);
        }
    }
}
