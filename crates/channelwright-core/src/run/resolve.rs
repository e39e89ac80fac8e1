//! Resolves a step to a call with all ids known.

use super::Action;
use crate::{
    blueprint::{Access, Subjects},
    campaign::{Object, Parts},
    id::{self, Id},
    message::Message,
    permission::Overwrite,
    plan::{Change, Content, Op, Step},
};

/// The campaign's known objects.
pub(super) struct Known<'a> {
    pub(super) parts: &'a Parts,
    pub(super) subjects: Subjects,
    /// Differs between jobs; the same for all deliveries of one.
    pub(super) seed: u64,
}

impl Known<'_> {
    /// The call, or `None` while an id is unknown.
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
            Op::Post(message) => {
                let (channel, message) = (channel()?, message.clone());
                Some(Action::Post { nonce: nonce(self.seed, channel, &message), channel, message })
            }
            Op::Invite(terms) => {
                Some(Action::CreateInvite { channel: channel()?, role: self.parts.role?, terms: *terms })
            }
            Op::EditMessage { message, to } => {
                Some(Action::EditMessage { channel: channel()?, message_id: *message, message: to.clone() })
            }
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
                Action::PutOverwrite { channel: channel()?, overwrite: access.overwrite(&self.subjects)? }
            }
            Change::Overwrite(overwrite) => Action::PutOverwrite { channel: channel()?, overwrite: *overwrite },
            Change::NoOverwrite(subject) => Action::DeleteOverwrite { channel: channel()?, subject: *subject },
            Change::Position(position) => Action::Move { channel: channel()?, position: *position },
        })
    }

    fn overwrites(&self, access: &[Access]) -> Option<Vec<Overwrite>> {
        access.iter().map(|access| access.overwrite(&self.subjects)).collect()
    }
}

/// The same message of the same job has the same nonce. FNV-1a: unlike the standard library's, it never changes, so two
/// versions of this program agree.
fn nonce(seed: u64, channel: Id<id::Channel>, message: &Message) -> u64 {
    let text = format!("{seed} {channel} {}", message.content());
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
