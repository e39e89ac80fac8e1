//! One step of a plan: an operation on one part of the campaign.

use crate::{
    blueprint::{Access, Grantee, Subjects, WantedChannel},
    campaign::{Object, Part, Parts},
    id::{self, Id},
    message::Message,
    permission::{Overwrite, Subject},
    snapshot::Snapshot,
};

/// The index of a step in its plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct StepId(pub usize);

/// One step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The part it applies to.
    pub part: Part,
    /// The part's name for display.
    pub called: String,
    /// The operation.
    pub op: Op,
    /// The steps it depends on.
    pub after: Vec<StepId>,
}

/// An operation on a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Op {
    /// Create it.
    Create(Content),
    /// Change one property.
    Update(Change),
    /// Delete it.
    Delete,
    /// Give the role to a member.
    Give(Id<id::User>),
    /// Take the role from a member.
    Take(Id<id::User>),
    /// Post a message in the channel.
    Post(Message),
    /// Replace one of the bot's own messages in the channel.
    EditMessage {
        /// The message.
        message: Id<id::Message>,
        /// What it becomes.
        to: Message,
    },
    /// Create an invite to the channel. People who accept it get the role.
    Invite(InviteTerms),
}

/// How long, and how often, an invite can be accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InviteTerms {
    /// In seconds; at most [`INVITE_MAX_AGE_S`](crate::limits::INVITE_MAX_AGE_S). Discord takes 0 as “for ever”.
    pub max_age_s: u32,
    /// At most [`INVITE_MAX_USES`](crate::limits::INVITE_MAX_USES). Discord takes 0 as “any number”.
    pub max_uses: u32,
}

/// The content of a new part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// A role without permissions.
    Role {
        /// Its name.
        name: String,
    },
    /// A category.
    Category {
        /// Its name.
        name: String,
        /// Permissions in it.
        access: Vec<Access>,
    },
    /// A channel in the category.
    Channel(WantedChannel),
}

/// A change of one property.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Its name.
    Name(String),
    /// A channel's topic.
    Topic(Option<String>),
    /// One grantee's permissions in the channel.
    Access(Access),
    /// One overwrite of the channel.
    Overwrite(Overwrite),
    /// Removes one overwrite of the channel.
    NoOverwrite(Subject),
    /// A category's place among the categories.
    Position(i64),
}

impl Step {
    /// A short label for the log, without names.
    #[must_use]
    pub fn label(&self) -> String {
        let verb = match &self.op {
            Op::Create(_) => "create",
            Op::Update(Change::Name(_)) => "rename",
            Op::Update(Change::Topic(_)) => "edit topic of",
            Op::Update(Change::Access(_) | Change::Overwrite(_) | Change::NoOverwrite(_)) => "edit permissions of",
            Op::Update(Change::Position(_)) => "move",
            Op::Delete => "delete",
            Op::Give(_) => "grant",
            Op::Take(_) => "take",
            Op::Post(_) => "post in",
            Op::EditMessage { .. } => "edit a message in",
            Op::Invite(_) => "invite to",
        };
        format!("{verb} {}", self.part)
    }
}

impl Op {
    /// Whether doing it twice creates two objects. Everything else can be repeated after a lost response; a message,
    /// because Discord recognises it by its nonce for some minutes, and an invite, because nobody knows the code of the first
    /// one.
    #[must_use]
    pub const fn makes_two(&self) -> bool {
        matches!(self, Self::Create(_))
    }

    /// Whether it changes who takes part in an existing campaign, or asks for that.
    #[must_use]
    pub const fn is_about_members(&self) -> bool {
        match self {
            Self::Give(_) | Self::Take(_) | Self::Post(_) | Self::EditMessage { .. } | Self::Invite(_) => true,
            Self::Create(_) | Self::Update(_) | Self::Delete => false,
        }
    }

    /// The inverse operation, given the guild before the plan and the parts after the step. `None` if there is none.
    #[must_use]
    pub fn inverse(&self, part: Part, before: &Snapshot, parts: &Parts, subjects: &Subjects) -> Option<Self> {
        let channel = || before.channel(parts.channel_of(part)?);
        let restore = |subject: Subject| {
            let old = channel()?.overwrite(subject).copied();
            Some(Self::Update(old.map_or(Change::NoOverwrite(subject), Change::Overwrite)))
        };
        match self {
            Self::Create(_) => Some(Self::Delete),
            Self::Update(Change::Name(_)) => {
                let name = match parts.get(part)? {
                    Object::Role(role) => &before.role(role)?.name,
                    Object::Category(channel) | Object::Channel(_, channel) => &before.channel(channel)?.name,
                };
                Some(Self::Update(Change::Name(name.clone())))
            }
            Self::Update(Change::Topic(_)) => Some(Self::Update(Change::Topic(channel()?.topic.clone()))),
            Self::Update(Change::Access(access)) => restore(access.who.subject(subjects)?),
            Self::Update(Change::Overwrite(overwrite)) => restore(overwrite.subject),
            Self::Update(Change::NoOverwrite(subject)) => restore(*subject),
            Self::Update(Change::Position(_)) => Some(Self::Update(Change::Position(channel()?.position))),
            Self::Give(user) => Some(Self::Take(*user)),
            Self::Take(user) => Some(Self::Give(*user)),
            Self::Delete | Self::Post(_) | Self::EditMessage { .. } | Self::Invite(_) => None,
        }
    }

    /// Whether it concerns the campaign's role, so that deleting the role takes it back.
    #[must_use]
    pub fn concerns_role(&self, role: Option<Id<id::Role>>) -> bool {
        let is_role = |subject: &Subject| role.is_some_and(|role| *subject == Subject::Role(role));
        match self {
            Self::Give(_) | Self::Take(_) | Self::Invite(_) => true,
            Self::Update(Change::Access(access)) => access.who == Grantee::CampaignRole,
            Self::Update(Change::Overwrite(overwrite)) => is_role(&overwrite.subject),
            Self::Update(Change::NoOverwrite(subject)) => is_role(subject),
            Self::Create(_) | Self::Update(_) | Self::Delete | Self::Post(_) | Self::EditMessage { .. } => false,
        }
    }
}
