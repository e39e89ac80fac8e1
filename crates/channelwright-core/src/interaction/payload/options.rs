//! The options of a command: a tree of at most three levels, namely subcommand group, subcommand, and options with
//! values.

use serde_json::Value;

use super::field;
use crate::id::Id;

/// Type of a slash command; the others are menu commands.
const CHAT_INPUT: u64 = 1;
/// Type of an option that is a subcommand.
const SUBCOMMAND: u64 = 1;
/// Type of an option that is a group of subcommands.
const SUBCOMMAND_GROUP: u64 = 2;

/// A slash command.
pub struct Typed<'a> {
    /// The name without the slash: command, then group and subcommand if any.
    pub name: String,
    /// The options of the command, or of the subcommand.
    pub options: Options<'a>,
}

impl<'a> Typed<'a> {
    pub(super) fn read(data: &'a Value) -> Option<Self> {
        let is_typed = field::number(data, "type").is_none_or(|kind| kind == CHAT_INPUT);
        let mut name = field::text(data, "name").filter(|_| is_typed)?.to_owned();
        let mut options = field::list(data, "options");
        // A group has one subcommand, and a subcommand stands alone.
        for _ in 0..2 {
            let [only] = options else { break };
            let nested = matches!(field::number(only, "type"), Some(SUBCOMMAND | SUBCOMMAND_GROUP));
            let Some(word) = field::text(only, "name").filter(|_| nested) else { break };
            name.push(' ');
            name.push_str(word);
            options = field::list(only, "options");
        }
        Some(Self { name, options: Options(options) })
    }
}

/// Options with values. Discord sends only those that were given.
#[derive(Clone, Copy)]
pub struct Options<'a>(&'a [Value]);

impl<'a> Options<'a> {
    fn value(self, name: &str) -> Option<&'a Value> {
        self.0.iter().find(|option| field::text(option, "name") == Some(name))?.get("value")
    }

    /// A text, as the person typed it.
    #[must_use]
    pub fn text(self, name: &str) -> Option<&'a str> {
        self.value(name)?.as_str()
    }

    /// A whole number.
    #[must_use]
    pub fn integer(self, name: &str) -> Option<i64> {
        self.value(name)?.as_i64()
    }

    /// Any number.
    #[must_use]
    pub fn number(self, name: &str) -> Option<f64> {
        self.value(name)?.as_f64()
    }

    /// True or false.
    #[must_use]
    pub fn boolean(self, name: &str) -> Option<bool> {
        self.value(name)?.as_bool()
    }

    /// The id of a user, role, channel or attachment. [`Resolved`](super::Resolved) says more about it.
    #[must_use]
    pub fn id<T>(self, name: &str) -> Option<Id<T>> {
        self.value(name).and_then(field::snowflake).map(Id::new)
    }

    /// The name and the text so far of the option being typed. Autocomplete only.
    #[must_use]
    pub fn focused(self) -> Option<(&'a str, &'a str)> {
        let focused = self.0.iter().find(|option| field::is_true(option, "focused"))?;
        Some((field::text(focused, "name")?, field::text(focused, "value").unwrap_or_default()))
    }
}
