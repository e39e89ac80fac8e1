//! The mistakes in a template, as text: what is wrong, then how to fix it.

use std::fmt;

use super::locate::Position;
use crate::limits::{CATEGORY_CHANNELS_MAX, NAME_MAX_CHARS, TEMPLATE_MAX_BYTES};
use crate::permission::preset;

/// Maximum number of located problems. Each costs a pass over the file, and nobody reads more at once.
const LOCATED_MAX: usize = 100;

/// Maximum characters of the admin's text quoted in a message.
const QUOTED_MAX_CHARS: usize = 40;

/// All mistakes in a template, in the order of the file; never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateProblems {
    /// The problems, at most 100.
    pub problems: Vec<TemplateProblem>,
    /// How many more there are.
    pub more: usize,
}

/// One mistake and where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateProblem {
    /// The line, counted from 1.
    pub line: usize,
    /// The column, counted from 1 in characters. May be one after the line's last.
    pub column: usize,
    /// What is wrong there.
    pub mistake: Mistake,
}

/// What is wrong, with its remedy.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Mistake {
    /// More than [`TEMPLATE_MAX_BYTES`].
    #[error("the file is larger than {} KiB; a template of {CATEGORY_CHANNELS_MAX} channels needs less, so check that this is one", TEMPLATE_MAX_BYTES / 1024)]
    FileTooLarge,
    /// Bytes that are not UTF-8.
    #[error("the file is not UTF-8 from here on; save it with the encoding UTF-8")]
    NotUtf8,
    /// A character that YAML does not allow.
    #[error("the invisible character U+{:04X} cannot stand in YAML; remove it", u32::from(*character))]
    NoYamlCharacter {
        /// The character.
        character: char,
    },
    /// The YAML parser gave up.
    #[error("not YAML: {problem}; {remedy}")]
    NotYaml {
        /// The parser's message.
        problem: String,
        /// What usually helps.
        remedy: &'static str,
    },
    /// More brackets than any template needs.
    #[error(
        "there are thousands of `[` and `{{` up to here; write each channel on lines of its own, beginning with `- name: …`"
    )]
    TooManyBrackets,
    /// Nesting that is too deep.
    #[error("lists and mappings are nested too deeply here; a template needs no more than three levels")]
    TooDeep,
    /// Aliases that expand to more than the file could contain.
    #[error("aliases (`*name`) expand to too much; write the entries out")]
    TooManyAliases,
    /// A `---` followed by another document.
    #[error("a second YAML document begins here; remove the `---` above, and keep one `channels:` list")]
    SecondDocument,
    /// Nothing but white space and comments.
    #[error("the file is empty; write `channels:` and below it one `- name: …` for each channel")]
    EmptyFile,
    /// An unknown key.
    #[error("key `{}` is not known; {}", quoted(key), did_you_mean(*meant, known))]
    UnknownKey {
        /// The key, as it was written.
        key: String,
        /// The known key that looks most like it.
        meant: Option<&'static str>,
        /// All keys that are known here.
        known: &'static [&'static str],
    },
    /// The same key twice in one mapping.
    #[error("key `{key}` occurs twice here, first in line {first_line}; remove one of the two")]
    RepeatedKey {
        /// The key.
        key: &'static str,
        /// The line of the first.
        first_line: usize,
    },
    /// A required key is missing.
    #[error("`{key}` is missing; {remedy}")]
    MissingKey {
        /// The key.
        key: &'static str,
        /// What to write.
        remedy: &'static str,
    },
    /// A value of the wrong type.
    #[error("{what} is {found}; {remedy}")]
    WrongType {
        /// The value's key.
        what: &'static str,
        /// Its type.
        found: &'static str,
        /// What to write instead.
        remedy: &'static str,
    },
    /// A type of channel that is not text, voice or forum.
    #[error("type `{}` is not known; write text, voice or forum", quoted(kind))]
    UnknownKind {
        /// The type, as it was written.
        kind: String,
    },
    /// A permission that a template cannot give to game masters.
    #[error("permission `{}` is not known here; {}", quoted(name), did_you_mean(*meant, &preset::names()))]
    UnknownPermission {
        /// Its name, as it was written.
        name: String,
        /// The known name that looks most like it.
        meant: Option<&'static str>,
    },
    /// Something that a template cannot leave to admins.
    #[error("`{}` is not known here; write archive or delete", quoted(name))]
    NotRestricted {
        /// What was written.
        name: String,
    },
    /// A list without entries.
    #[error("`channels` is empty; list at least one channel, beginning with `- name: …`")]
    NoChannels,
    /// More channels than a category holds.
    #[error("this is channel {} of {count}, but a category holds {CATEGORY_CHANNELS_MAX}; remove {}", CATEGORY_CHANNELS_MAX + 1, count - CATEGORY_CHANNELS_MAX)]
    TooManyChannels {
        /// How many there are.
        count: usize,
    },
    /// A name with nothing in it.
    #[error("the name is empty; write the channel's name")]
    EmptyName,
    /// A comment that was probably meant to be part of the text before it.
    #[error("` #` begins a comment here, so {what} is {}; put all of it in quotes{}", left(value), unless_meant(value))]
    Comment {
        /// The shortened value.
        what: &'static str,
        /// The rest of the value.
        value: String,
    },
    /// A comment that hides a closing bracket.
    #[error("` #` begins a comment here, and hides the closing bracket; put the text that contains it in quotes")]
    HiddenBracket,
    /// Discord would drop every character of the name.
    #[error(
        "nothing is left of the name `{}`, since Discord drops such characters; add a letter, digit or emoji",
        quoted(name)
    )]
    NothingLeftOfName {
        /// The name, as it was written.
        name: String,
    },
    /// A name over Discord's limit.
    #[error("the name is {chars} characters long; shorten it to {NAME_MAX_CHARS}")]
    NameTooLong {
        /// Its length.
        chars: usize,
    },
    /// Two channels that would get the same name on Discord.
    #[error("the name `{name}` is taken by the channel in line {first_line}; give one of them another name{}", if_meant(comment.as_deref()))]
    RepeatedName {
        /// The name as stored by Discord.
        name: String,
        /// The line of the first.
        first_line: usize,
        /// The comment after the name, which may have been meant as part of it.
        comment: Option<String>,
    },
    /// A topic over Discord's limit.
    #[error("the description is {chars} characters long; shorten it to {max}")]
    TopicTooLong {
        /// Its length.
        chars: usize,
        /// The limit for this type of channel.
        max: usize,
    },
    /// A line break inside a name.
    #[error("the name has a line break; write it on one line, or use `>-`, which folds lines into one")]
    LineBreak,
    /// A character that YAML treats as a line break, but editors do not show as one.
    #[error("the invisible character U+{:04X} breaks the line here; remove it", u32::from(*character))]
    InvisibleLineBreak {
        /// The character.
        character: char,
    },
    /// A control character inside a name or a description.
    #[error("{what} has the control character U+{:04X}; remove it", u32::from(*character))]
    ControlCharacter {
        /// The text that contains it.
        what: &'static str,
        /// The character.
        character: char,
    },
}

impl TemplateProblem {
    pub(super) fn new(at: Position, mistake: Mistake) -> Self {
        Self { line: at.line, column: at.column, mistake }
    }
}

impl fmt::Display for TemplateProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: {}", self.line, self.column, self.mistake)
    }
}

impl TemplateProblems {
    /// One problem per line, as `path:line:column: message`, which editors and CI systems understand.
    #[must_use]
    pub fn in_file(&self, path: &dyn fmt::Display) -> Vec<String> {
        let located = self.problems.iter();
        let mut lines: Vec<_> =
            located.map(|one| format!("{path}:{}:{}: {}", one.line, one.column, one.mistake)).collect();
        if self.more > 0 {
            lines.push(format!("{path}: and {} more mistakes", self.more));
        }
        lines
    }

    /// The number of mistakes, including those without a line.
    #[must_use]
    pub fn count(&self) -> usize {
        self.problems.len() + self.more
    }

    pub(super) const fn none() -> Self {
        Self { problems: Vec::new(), more: 0 }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.problems.is_empty()
    }

    /// Adds a problem, or only counts it if there are many already: locating it is expensive.
    pub(super) fn add(&mut self, problem: impl FnOnce() -> TemplateProblem) {
        if self.problems.len() < LOCATED_MAX {
            self.problems.push(problem());
        } else {
            self.more += 1;
        }
    }

    pub(super) fn in_order_of_the_file(self) -> Self {
        let mut problems: Vec<TemplateProblem> = Vec::with_capacity(self.problems.len());
        for one in self.problems {
            let at = problems.partition_point(|other| (other.line, other.column) <= (one.line, one.column));
            problems.insert(at, one);
        }
        // Several aliases may repeat one mistake.
        problems.dedup();
        Self { problems, more: self.more }
    }
}

impl From<TemplateProblem> for TemplateProblems {
    fn from(only: TemplateProblem) -> Self {
        Self { problems: vec![only], more: 0 }
    }
}

/// One problem per line.
impl fmt::Display for TemplateProblems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, problem) in self.problems.iter().enumerate() {
            let separator = if n == 0 { "" } else { "\n" };
            write!(f, "{separator}{problem}")?;
        }
        if self.more > 0 {
            write!(f, "\nand {} more", self.more)?;
        }
        Ok(())
    }
}

impl std::error::Error for TemplateProblems {}

/// The admin's text, truncated and on one line.
fn quoted(text: &str) -> String {
    let shown: String = text.chars().take(QUOTED_MAX_CHARS).flat_map(char::escape_debug).collect();
    if text.chars().count() > QUOTED_MAX_CHARS { format!("{shown}…") } else { shown }
}

fn left(value: &str) -> String {
    if value.is_empty() { "empty".to_owned() } else { format!("only `{}`", quoted(value)) }
}

/// An empty value is a mistake even if the comment is intended.
fn unless_meant(value: &str) -> &'static str {
    if value.is_empty() { "" } else { ", or write `# ` if it is a comment" }
}

fn if_meant(comment: Option<&str>) -> String {
    let comment =
        comment.map(|comment| format!(", or put all of it in quotes, if ` {}` belongs to it", quoted(comment)));
    comment.unwrap_or_default()
}

fn did_you_mean(meant: Option<&str>, known: &[&str]) -> String {
    match meant {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("remove it; known here: {}", known.join(", ")),
    }
}
