//! Bytes → YAML values. Never panics and bounds its memory, whatever the input.

use std::{cell::Cell, fmt};

use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, IgnoredAny, MapAccess, SeqAccess, VariantAccess, Visitor,
};

use super::{
    cause::cause,
    locate::{Position, second_document},
    mistake::{Mistake, TemplateProblem, TemplateProblems},
};
use crate::limits::TEMPLATE_MAX_BYTES;

/// Maximum number of opening brackets in the file. The parser's time is quadratic in their nesting depth.
const BRACKETS_MAX: usize = 4096;

/// A YAML value. Unlike `serde_yaml::Value` it keeps repeated keys, so that one mistake does not hide others.
#[derive(Debug)]
pub(super) enum Node {
    Null,
    Bool(bool),
    Number,
    Text(String),
    List(Vec<Node>),
    Map(Vec<(Node, Node)>),
    /// A value with a custom tag (`!secret …`).
    Tagged,
}

/// The text of the file, without a byte order mark.
pub(super) fn text(bytes: &[u8]) -> Result<&str, TemplateProblems> {
    if bytes.len() > TEMPLATE_MAX_BYTES {
        return Err(TemplateProblem::new(Position::START, Mistake::FileTooLarge).into());
    }
    let text = std::str::from_utf8(bytes).map_err(|error| not_utf8(bytes, error.valid_up_to()))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut problems = TemplateProblems::none();
    for (index, character) in text.char_indices().filter(|(_, c)| !is_yaml(*c)) {
        problems.add(|| TemplateProblem::new(Position::of_byte(text, index), Mistake::NoYamlCharacter { character }));
    }
    if let Some((index, _)) = text.match_indices(['[', '{']).nth(BRACKETS_MAX) {
        problems.add(|| TemplateProblem::new(Position::of_byte(text, index), Mistake::TooManyBrackets));
    }
    if problems.is_empty() { Ok(text) } else { Err(problems.in_order_of_the_file()) }
}

fn not_utf8(bytes: &[u8], valid: usize) -> TemplateProblem {
    let before = bytes.get(..valid).and_then(|valid| std::str::from_utf8(valid).ok()).unwrap_or_default();
    TemplateProblem::new(Position::of_byte(before.strip_prefix('\u{feff}').unwrap_or(before), valid), Mistake::NotUtf8)
}

/// The characters of YAML 1.1, section 5.1. The parser rejects others, too, but without a position.
fn is_yaml(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='~' | '\u{85}' | '\u{a0}'..='\u{fffd}' | '\u{10000}'..) && c != '\u{feff}'
}

/// Characters that end a line in YAML 1.1, but not in editors.
pub(super) fn breaks_lines_unseen(c: char) -> bool {
    matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Parses the text.
pub(super) fn read(text: &str) -> Result<Node, TemplateProblem> {
    let budget = Budget::for_text(text);
    let read = NodeSeed(&budget).deserialize(serde_yaml::Deserializer::from_str(text));
    match read {
        // An empty text ends after its last comment, which is not a useful position.
        Ok(Node::Null) => Err(TemplateProblem::new(Position::START, Mistake::EmptyFile)),
        Ok(node) => Ok(node),
        Err(error) => Err(explain(text, &error, &budget)),
    }
}

fn explain(text: &str, error: &serde_yaml::Error, budget: &Budget) -> TemplateProblem {
    let words = error.to_string();
    if words.contains("more than one document") {
        return match second_document(text) {
            Ok(position) => TemplateProblem::new(position, Mistake::SecondDocument),
            Err(error) => not_yaml(text, &error),
        };
    }
    let at = Position::of_error(text, error).unwrap_or(Position::START);
    if budget.is_spent() || words.starts_with("repetition limit") {
        TemplateProblem::new(at, Mistake::TooManyAliases)
    } else if words.starts_with("recursion limit") {
        TemplateProblem::new(at, Mistake::TooDeep)
    } else {
        not_yaml(text, error)
    }
}

fn not_yaml(text: &str, error: &serde_yaml::Error) -> TemplateProblem {
    if let Some(cause) = error.location().and_then(|location| cause(text, location.index())) {
        return cause;
    }
    let at = Position::of_error(text, error).unwrap_or(Position::START);
    let there = error.location().and_then(|location| text.get(location.index()..)?.chars().next());
    let problem = without_position(error);
    let remedy = remedy(&problem, there);
    TemplateProblem::new(at, Mistake::NotYaml { problem, remedy })
}

/// The parser's message without its position, which we report ourselves. It may keep a second one (`while scanning a
/// quoted scalar at line 2 column 11`).
fn without_position(error: &serde_yaml::Error) -> String {
    let words = error.to_string();
    let words = words.split(" at position ").next().unwrap_or_default();
    match error.location() {
        Some(at) => words.replacen(&format!(" at line {} column {}", at.line(), at.column()), "", 1),
        None => words.to_owned(),
    }
}

/// The usual fix for a libyaml error, given the character at its position.
fn remedy(problem: &str, there: Option<char>) -> &'static str {
    match problem.split(", while ").next().unwrap_or_default() {
        _ if there == Some('\t') => "indent with spaces, not with tabs",
        "mapping values are not allowed in this context" => {
            "put a text that contains `: ` in quotes, or correct the indentation"
        }
        "found unexpected end of stream" => "close the quotes",
        "did not find expected ',' or ']'" | "did not find expected ',' or '}'" => {
            "close the bracket, or put a comma before the next entry"
        }
        "did not find expected key" | "did not find expected '-' indicator" | "could not find expected ':'" => {
            "indent all keys of an entry alike, and write `: ` after each"
        }
        "did not find expected <document start>" => {
            "begin the line in the same column as `channels:`, or indent it more"
        }
        "found character that cannot start any token" => "put the text in quotes",
        "unknown anchor" => "define the anchor with `&` above, or write the value out",
        _ => "correct the indentation or the quotes",
    }
}

/// Limits alias expansion: a text without aliases has fewer values, and fewer bytes in them, than twice its length.
/// Nested aliases grow without bound.
struct Budget(Cell<Option<usize>>);

impl Budget {
    fn for_text(text: &str) -> Self {
        Self(Cell::new(Some(2 * text.len() + 16)))
    }

    fn spend<E: Error>(&self, bytes: usize) -> Result<(), E> {
        self.0.set(self.0.get().and_then(|left| left.checked_sub(bytes + 1)));
        if self.is_spent() { Err(E::custom("aliases expand to too much")) } else { Ok(()) }
    }

    fn is_spent(&self) -> bool {
        self.0.get().is_none()
    }
}

#[derive(Clone, Copy)]
struct NodeSeed<'b>(&'b Budget);

impl<'de> DeserializeSeed<'de> for NodeSeed<'_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for NodeSeed<'_> {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a YAML value")
    }

    fn visit_unit<E: Error>(self) -> Result<Node, E> {
        self.0.spend(0).map(|()| Node::Null)
    }

    fn visit_none<E: Error>(self) -> Result<Node, E> {
        self.visit_unit()
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Node, E> {
        self.0.spend(0).map(|()| Node::Bool(value))
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<Node, E> {
        self.0.spend(0).map(|()| Node::Number)
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<Node, E> {
        self.visit_i64(0)
    }

    fn visit_i128<E: Error>(self, _: i128) -> Result<Node, E> {
        self.visit_i64(0)
    }

    fn visit_u128<E: Error>(self, _: u128) -> Result<Node, E> {
        self.visit_i64(0)
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Node, E> {
        self.visit_i64(0)
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Node, E> {
        self.0.spend(value.len()).map(|()| Node::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Node, A::Error> {
        self.0.spend(0)?;
        let mut nodes = Vec::new();
        while let Some(node) = list.next_element_seed(self)? {
            nodes.push(node);
        }
        Ok(Node::List(nodes))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Node, A::Error> {
        self.0.spend(0)?;
        let mut nodes = Vec::new();
        while let Some(entry) = entries.next_entry_seed(self, self)? {
            nodes.push(entry);
        }
        Ok(Node::Map(nodes))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<Node, A::Error> {
        self.0.spend(0)?;
        let (_, content) = tagged.variant::<IgnoredAny>()?;
        content.newtype_variant::<IgnoredAny>()?;
        Ok(Node::Tagged)
    }
}
