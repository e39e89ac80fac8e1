//! Turns a step into a call with everything in it known.

use super::{Action, Run};
use crate::{
    blueprint::Access,
    campaign::Object,
    permission::Overwrite,
    plan::{Change, Content, Op, Step},
};

impl Run {
    /// The call, or `None` while an id that it needs is not known.
    pub(super) fn resolve(&self, step: &Step) -> Option<Action> {
        let object = || self.parts.get(step.part);
        let channel = || self.parts.channel_of(step.part);
        match &step.op {
            Op::Create(content) => self.create(content),
            Op::Update(change) => self.update(step, change),
            Op::Delete => Some(match object()? {
                Object::Role(role) => Action::DeleteRole(role),
                Object::Category(channel) | Object::Channel(_, channel) => Action::DeleteChannel(channel),
            }),
            Op::Give(user) => Some(Action::GrantRole { user: *user, role: self.parts.role? }),
            Op::Take(user) => Some(Action::TakeRole { user: *user, role: self.parts.role? }),
            Op::Post(text) => Some(Action::Post { channel: channel()?, text: text.clone() }),
        }
    }

    fn create(&self, content: &Content) -> Option<Action> {
        Some(match content {
            Content::Role { name } => Action::CreateRole { name: name.clone() },
            Content::Category { name, access } => {
                Action::CreateCategory { name: name.clone(), overwrites: self.overwrites(access)? }
            }
            Content::Channel(channel) => Action::CreateChannel {
                parent: self.parts.category?,
                name: channel.name.clone(),
                kind: channel.kind,
                topic: channel.topic.clone(),
                position: channel.key.0,
                overwrites: self.overwrites(&channel.access)?,
            },
        })
    }

    fn update(&self, step: &Step, change: &Change) -> Option<Action> {
        let channel = || self.parts.channel_of(step.part);
        Some(match change {
            Change::Name(name) => match self.parts.get(step.part)? {
                Object::Role(role) => Action::RenameRole { role, name: name.clone() },
                Object::Category(channel) | Object::Channel(_, channel) => {
                    Action::RenameChannel { channel, name: name.clone() }
                }
            },
            Change::Topic(topic) => Action::SetTopic { channel: channel()?, topic: topic.clone() },
            Change::Access(access) => {
                Action::PutOverwrite { channel: channel()?, overwrite: access.overwrite(&self.subjects()?) }
            }
            Change::Overwrite(overwrite) => Action::PutOverwrite { channel: channel()?, overwrite: *overwrite },
            Change::NoOverwrite(subject) => Action::DeleteOverwrite { channel: channel()?, subject: *subject },
        })
    }

    fn overwrites(&self, access: &[Access]) -> Option<Vec<Overwrite>> {
        let subjects = self.subjects()?;
        Some(access.iter().map(|access| access.overwrite(&subjects)).collect())
    }
}
