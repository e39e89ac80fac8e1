//! What can be wrong with a template, in words: what it is, then what to do about it.

use std::fmt;

use super::locate::Position;
use crate::limits::{CATEGORY_CHANNELS_MAX, NAME_MAX_CHARS, TEMPLATE_MAX_BYTES};

/// Problems that get a line and a column. Each costs a walk through the file, and nobody reads more at once.
const LOCATED_MAX: usize = 100;

/// Characters of the admin's own text that a message repeats.
const QUOTED_MAX_CHARS: usize = 40;

/// Everything that is wrong with a template, in the order of the file; never empty.
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
    /// Bytes that are no UTF-8.
    #[error("the file is not UTF-8 from here on; save it with the encoding UTF-8")]
    NotUtf8,
    /// A character that YAML allows nowhere.
    #[error("the invisible character U+{:04X} cannot stand in YAML; remove it", u32::from(*character))]
    NoYamlCharacter {
        /// The character.
        character: char,
    },
    /// The YAML parser gave up.
    #[error("not YAML: {problem}; {remedy}")]
    NotYaml {
        /// In the parser's words.
        problem: String,
        /// What usually helps.
        remedy: &'static str,
    },
    /// More brackets than any template needs.
    #[error(
        "there are thousands of `[` and `{{` up to here; write each channel on lines of its own, beginning with `- name: …`"
    )]
    TooManyBrackets,
    /// Lists in lists in lists.
    #[error("lists and mappings are nested too deeply here; a template needs no more than three levels")]
    TooDeep,
    /// Aliases that unfold to more than the file could hold itself.
    #[error("aliases (`*name`) unfold to too much; write the entries out")]
    TooManyAliases,
    /// A `---` with another document behind it.
    #[error("a second YAML document begins here; remove the `---` above, and keep one `channels:` list")]
    SecondDocument,
    /// Nothing but white space and comments.
    #[error("the file is empty; write `channels:` and below it one `- name: …` for each channel")]
    EmptyFile,
    /// A key that has no meaning here.
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
    #[error("key `{key}` stands twice here, first in line {first_line}; remove one of the two")]
    RepeatedKey {
        /// The key.
        key: &'static str,
        /// Where it stood before.
        first_line: usize,
    },
    /// A key that must be there is not.
    #[error("`{key}` is missing; {remedy}")]
    MissingKey {
        /// The key.
        key: &'static str,
        /// What to write.
        remedy: &'static str,
    },
    /// A number where text is wanted, and the like.
    #[error("{what} is {found}; {remedy}")]
    WrongType {
        /// What it is the value of.
        what: &'static str,
        /// What it is.
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
    #[error("the name is empty; write what the channel shall be called")]
    EmptyName,
    /// A comment that was probably meant as part of the text before it.
    #[error("` #` begins a comment here, so {what} is {}; put all of it in quotes{}", left(value), unless_meant(value))]
    Comment {
        /// What it shortens.
        what: &'static str,
        /// What is left.
        value: String,
    },
    /// A comment that hides a closing bracket.
    #[error("` #` begins a comment here, and hides the closing bracket; put the text that contains it in quotes")]
    HiddenBracket,
    /// Discord would drop the whole name.
    #[error(
        "nothing is left of the name `{}`, since Discord drops such characters; add a letter, digit or emoji",
        quoted(name)
    )]
    NothingLeftOfName {
        /// The name, as it was written.
        name: String,
    },
    /// More characters than Discord takes for a name.
    #[error("the name is {chars} characters long; shorten it to {NAME_MAX_CHARS}")]
    NameTooLong {
        /// Its length.
        chars: usize,
    },
    /// Two channels that Discord would call the same.
    #[error("the name `{name}` is taken by the channel in line {first_line}; give one of them another name{}", if_meant(comment.as_deref()))]
    RepeatedName {
        /// The name, as Discord keeps it.
        name: String,
        /// Where it stood before.
        first_line: usize,
        /// The comment behind it, should it have been meant as part of it.
        comment: Option<String>,
    },
    /// More characters than Discord takes for a topic.
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
    /// A character that YAML takes for a line break, and that no editor shows as one.
    #[error("the invisible character U+{:04X} breaks the line here; remove it", u32::from(*character))]
    InvisibleLineBreak {
        /// The character.
        character: char,
    },
    /// A control character inside a name or a description.
    #[error("{what} has the control character U+{:04X}; remove it", u32::from(*character))]
    ControlCharacter {
        /// What has it.
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
    /// One problem a line, as `path:line:column: message`: editors and CI systems find the place by that.
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

    /// How many mistakes there are, those without a line included.
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

    /// Adds a problem, or only counts it when there are many already: finding its place is what costs.
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
        // What several aliases repeat is one mistake.
        problems.dedup();
        Self { problems, more: self.more }
    }
}

impl From<TemplateProblem> for TemplateProblems {
    fn from(only: TemplateProblem) -> Self {
        Self { problems: vec![only], more: 0 }
    }
}

/// One problem a line.
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

/// The admin's own text, short and on one line.
fn quoted(text: &str) -> String {
    let shown: String = text.chars().take(QUOTED_MAX_CHARS).flat_map(char::escape_debug).collect();
    if text.chars().count() > QUOTED_MAX_CHARS { format!("{shown}…") } else { shown }
}

fn left(value: &str) -> String {
    if value.is_empty() { "empty".to_owned() } else { format!("only `{}`", quoted(value)) }
}

/// An empty value is a mistake, whatever the comment is.
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
