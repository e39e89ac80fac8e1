//! Turns what is to be done into a call with everything in it known.

use super::{Action, Made, Run, state::What};
use crate::{
    blueprint::{Access, Subjects, WantedChannel},
    permission::Overwrite,
    plan::{Spot, Step},
    template::ChannelKind,
};

impl Run {
    /// The call, or `None` while an id that it needs is not known.
    pub(super) fn resolve(&self, what: What) -> Option<Action> {
        match what {
            What::Make(step) => self.resolve_step(step),
            What::Undo(Made::Role(role)) => Some(Action::DeleteRole(role)),
            What::Undo(Made::Category(channel) | Made::Channel(_, channel)) => Some(Action::DeleteChannel(channel)),
        }
    }

    fn resolve_step(&self, step: Step) -> Option<Action> {
        let blueprint = &self.plan.blueprint;
        match step {
            Step::CreateRole => Some(Action::CreateRole { name: blueprint.campaign.role_name() }),
            Step::CreateCategory => Some(Action::CreateCategory {
                name: blueprint.campaign.as_str().to_owned(),
                overwrites: self.overwrites(&blueprint.category)?,
            }),
            Step::CreateChannel(key) => self.create_channel(blueprint.channel(key)?),
            Step::GrantRole => Some(Action::GrantRole { user: blueprint.game_master, role: self.role? }),
            Step::AddOverwrite { on, who } => {
                let (channel, access) = match on {
                    Spot::Category => (self.category?, &blueprint.category),
                    Spot::Channel(key) => (*self.channels.get(&key)?, &blueprint.channel(key)?.access),
                };
                let access = access.iter().find(|access| access.who == who)?;
                Some(Action::PutOverwrite { channel, overwrite: access.overwrite(&self.subjects()?) })
            }
        }
    }

    fn create_channel(&self, channel: &WantedChannel) -> Option<Action> {
        let stands_in = self.stand_ins.contains(&channel.key);
        Some(Action::CreateChannel {
            parent: self.category?,
            name: channel.name.clone(),
            kind: if stands_in { ChannelKind::Text } else { channel.kind },
            topic: channel.topic.clone(),
            position: channel.key.0,
            overwrites: self.overwrites(&channel.access)?,
        })
    }

    fn overwrites(&self, access: &[Access]) -> Option<Vec<Overwrite>> {
        let subjects = self.subjects()?;
        Some(access.iter().map(|access| access.overwrite(&subjects)).collect())
    }

    fn subjects(&self) -> Option<Subjects> {
        let game_master = self.plan.blueprint.game_master;
        Some(Subjects { guild: self.plan.guild, role: self.role?, game_master, bot: self.plan.bot })
    }
}
