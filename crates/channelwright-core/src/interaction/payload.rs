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
pub(crate) struct Fields {
    pub(crate) r#type: u64,
    pub(crate) id: Option<Id<id::Interaction>>,
    pub(crate) application_id: Option<Id<id::Application>>,
    pub(crate) token: Option<InteractionToken>,
    pub(crate) guild_id: Option<Id<id::Guild>>,
    pub(crate) channel_id: Option<Id<id::Channel>>,
    /// The channel that a thread belongs to, if it happened in a thread.
    pub(crate) thread_of: Option<Id<id::Channel>>,
    /// The member who did it. Present only inside a guild.
    pub(crate) member: Option<Member>,
    /// Whether `authorizing_integration_owners` names somebody, but not the guild of the interaction. Its key `"0"` is
    /// the guild that has the application with its bot user; its key `"1"` is a user who installed it for themselves.
    /// Discord left the owners out for weeks (discord-api-docs#6752): that says nothing.
    pub(crate) installed_elsewhere: bool,
    pub(crate) data: Option<Data>,
}

/// Type of an interaction: Discord asks whether anybody is there.
pub(crate) const PING: u64 = 1;
/// Type of an interaction: a person used a command.
pub(crate) const APPLICATION_COMMAND: u64 = 2;
/// Type of an interaction: a person is still typing, and Discord asks for suggestions.
pub(crate) const AUTOCOMPLETE: u64 = 4;
/// Type of a command that is typed with a slash; the others are menu entries.
pub(crate) const CHAT_INPUT: u64 = 1;

/// Type of an option that is a subcommand.
const SUBCOMMAND: u64 = 1;
/// Type of an option that is a group of subcommands.
const SUBCOMMAND_GROUP: u64 = 2;

/// Types of channels that are threads: in an announcement channel, public, private.
const THREADS: [u64; 3] = [10, 11, 12];

#[derive(Debug)]
pub(crate) struct Member {
    pub(crate) user_id: Option<Id<id::User>>,
    /// What the member may do *in the channel of the interaction*, overwrites included.
    pub(crate) permissions: Option<Permissions>,
}

/// What a command was called with. Other types of interactions have other data, which nobody here reads.
#[derive(Debug)]
pub(crate) struct Data {
    /// Which command it is; there may be another of the same name.
    pub(crate) id: Option<Id<id::Command>>,
    pub(crate) name: Option<String>,
    pub(crate) r#type: Option<u64>,
    options: Vec<Value>,
}

/// A command that was typed with a slash.
pub(crate) struct Typed<'a> {
    /// What was typed without the slash: the command, then the group and the subcommand if it has any.
    pub(crate) name: String,
    /// The options of the command, or of the subcommand.
    pub(crate) options: Options<'a>,
}

/// The options that a command was used with.
#[derive(Clone, Copy)]
pub(crate) struct Options<'a>(&'a [Value]);

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
        Self {
            id: take(&mut object, "id"),
            name: take(&mut object, "name"),
            r#type: take(&mut object, "type"),
            options: take(&mut object, "options").unwrap_or_default(),
        }
    }

    /// What was typed; `None` for the command of a menu.
    pub(crate) fn typed(&self) -> Option<Typed<'_>> {
        let mut name = self.name.clone().filter(|_| self.r#type.is_none_or(|it| it == CHAT_INPUT))?;
        let mut options = self.options.as_slice();
        // A subcommand stands alone, and a group has one of them.
        for _ in 0..2 {
            let [Value::Object(only)] = options else { break };
            let is_nested = matches!(only.get("type").and_then(Value::as_u64), Some(SUBCOMMAND | SUBCOMMAND_GROUP));
            let Some(word) = only.get("name").and_then(Value::as_str).filter(|_| is_nested) else { break };
            name.push(' ');
            name.push_str(word);
            options = only.get("options").and_then(Value::as_array).map_or(&[], Vec::as_slice);
        }
        Some(Typed { name, options: Options(options) })
    }
}

impl<'a> Options<'a> {
    /// The text given for the option `name`, as the person typed it.
    pub(crate) fn text(self, name: &str) -> Option<&'a str> {
        let has_name = |option: &&Value| option.get("name").and_then(Value::as_str) == Some(name);
        self.0.iter().find(has_name)?.get("value")?.as_str()
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
