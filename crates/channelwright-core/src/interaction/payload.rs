//! Discord's shapes, spelled as Discord spells them, and read leniently: Discord adds fields, types and flags at any
//! time. What is absent, or has another shape than today, is `None`, and only what needs it complains.
//!
//! Source: Discord's "Receiving and responding", interaction structure.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::signature::VerifiedRequest;
use crate::{
    id::{self, Id},
    job::InteractionToken,
    permission::Permissions,
};

/// Something a person did that Discord tells us about, or a question of Discord's own.
#[derive(Debug)]
pub struct Interaction(pub(super) Fields);

/// The fields of an interaction that mean something here.
#[derive(Debug)]
pub(super) struct Fields {
    pub(super) r#type: u64,
    pub(super) id: Option<Id<id::Interaction>>,
    pub(super) application_id: Option<Id<id::Application>>,
    pub(super) token: Option<InteractionToken>,
    pub(super) guild_id: Option<Id<id::Guild>>,
    pub(super) channel_id: Option<Id<id::Channel>>,
    /// The channel that a thread belongs to, if it happened in a thread.
    pub(super) thread_of: Option<Id<id::Channel>>,
    /// The member who did it. Present only inside a guild.
    pub(super) member: Option<Member>,
    /// Whether `authorizing_integration_owners` names somebody, but not the guild of the interaction. Its key `"0"` is
    /// the guild that has the application with its bot user; its key `"1"` is a user who installed it for themselves.
    /// Discord left the owners out for weeks (discord-api-docs#6752): that says nothing.
    pub(super) installed_elsewhere: bool,
    pub(super) data: Option<Data>,
}

/// Type of an interaction: Discord asks whether anybody is there.
pub(super) const PING: u64 = 1;
/// Type of an interaction: a person used a command.
pub(super) const APPLICATION_COMMAND: u64 = 2;
/// Type of an interaction: a person is still typing, and Discord asks for suggestions.
pub(super) const AUTOCOMPLETE: u64 = 4;
/// Type of a command that is typed with a slash; the others are menu entries.
pub(super) const CHAT_INPUT: u64 = 1;

/// Types of channels that are threads: in an announcement channel, public, private.
const THREADS: [u64; 3] = [10, 11, 12];

#[derive(Debug)]
pub(super) struct Member {
    pub(super) user_id: Option<Id<id::User>>,
    /// What the member may do *in the channel of the interaction*, overwrites included.
    pub(super) permissions: Option<Permissions>,
}

/// What a command was called with. Other types of interactions have other data, which nobody here reads.
#[derive(Debug)]
pub(super) struct Data {
    /// Which command it is; there may be another of the same name.
    pub(super) id: Option<Id<id::Command>>,
    pub(super) name: Option<String>,
    pub(super) r#type: Option<u64>,
    options: Vec<CommandOption>,
}

#[derive(Debug)]
struct CommandOption {
    name: Option<String>,
    /// The value, if it is a text.
    text: Option<String>,
}

/// Why a body that Discord signed is not an interaction. It says where, never what is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// It is no JSON object.
    #[error("body is not a JSON object: line {line}, column {column}")]
    NotAnObject {
        /// Where the mistake is, counted from one.
        line: usize,
        /// Where the mistake is, counted from one; zero before the first character.
        column: usize,
    },
    /// It is an object, but of something else.
    #[error("body is not an interaction: it has no number `type`")]
    NoType,
}

impl Interaction {
    /// Reads the body of a request that Discord signed.
    ///
    /// # Errors
    /// [`Unreadable`] when it is no JSON object with a numeric `type`.
    pub fn read(request: &VerifiedRequest<'_>) -> Result<Self, Unreadable> {
        let no_object = |line, column| Unreadable::NotAnObject { line, column };
        let text = str::from_utf8(request.body()).map_err(|_| no_object(1, 0))?;
        match text.parse().map_err(|error: serde_json::Error| no_object(error.line(), error.column()))? {
            Value::Object(object) => Fields::read(object).map(Self).ok_or(Unreadable::NoType),
            _ => Err(no_object(1, 0)),
        }
    }

    /// Which one it is, if Discord said so.
    #[must_use]
    pub fn id(&self) -> Option<Id<id::Interaction>> {
        self.0.id
    }

    /// The guild it comes from, if it comes from one.
    #[must_use]
    pub fn guild_id(&self) -> Option<Id<id::Guild>> {
        self.0.guild_id
    }
}

impl Fields {
    fn read(mut object: Object) -> Option<Self> {
        let guild_id = take(&mut object, "guild_id");
        let mut owners: Object = take(&mut object, "authorizing_integration_owners").unwrap_or_default();
        Some(Self {
            r#type: take(&mut object, "type")?,
            id: take(&mut object, "id"),
            application_id: take(&mut object, "application_id"),
            token: take(&mut object, "token").map(InteractionToken::new),
            guild_id,
            channel_id: take(&mut object, "channel_id"),
            thread_of: take(&mut object, "channel").and_then(thread_of),
            member: take(&mut object, "member").map(Member::read),
            installed_elsewhere: !owners.is_empty() && take(&mut owners, "0") != guild_id,
            data: take(&mut object, "data").map(Data::read),
        })
    }
}

impl Member {
    fn read(mut object: Object) -> Self {
        Self {
            user_id: take(&mut object, "user").and_then(|mut it| take(&mut it, "id")),
            permissions: take(&mut object, "permissions"),
        }
    }
}

impl Data {
    fn read(mut object: Object) -> Self {
        let options: Vec<Object> = take(&mut object, "options").unwrap_or_default();
        Self {
            id: take(&mut object, "id"),
            name: take(&mut object, "name"),
            r#type: take(&mut object, "type"),
            options: options.into_iter().map(CommandOption::read).collect(),
        }
    }

    /// The text given for the option `name`, as the person typed it.
    pub(super) fn text_option(&self, name: &str) -> Option<&str> {
        self.options.iter().find(|option| option.name.as_deref() == Some(name))?.text.as_deref()
    }
}

impl CommandOption {
    fn read(mut object: Object) -> Self {
        Self { name: take(&mut object, "name"), text: take(&mut object, "value") }
    }
}

/// Of any other channel, the parent is its category.
fn thread_of(mut channel: Object) -> Option<Id<id::Channel>> {
    let is_thread = take(&mut channel, "type").is_some_and(|it| THREADS.contains(&it));
    if is_thread { take(&mut channel, "parent_id") } else { None }
}

type Object = Map<String, Value>;

/// Takes a field out of an object; `None` when it is absent or has another shape.
fn take<T: DeserializeOwned>(object: &mut Object, name: &str) -> Option<T> {
    T::deserialize(object.remove(name)?).ok()
}
