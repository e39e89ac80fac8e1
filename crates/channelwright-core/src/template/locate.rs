//! Locates a value in the text. The parser reports positions only in its errors, so this walks to the value again and
//! raises an error there. Thus one parser remains the only authority on the text.

use std::fmt;

use serde::de::{DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_yaml::Deserializer;

/// Line and column, both counted from 1; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Position {
    pub(super) line: usize,
    pub(super) column: usize,
}

/// One step of a path from the root to a value. Keys are counted, not named: a key may occur twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PathStep {
    /// Into a list, to this element.
    Item(usize),
    /// Into a mapping, to this entry's key.
    Key(usize),
    /// Into a mapping, to this entry's value.
    Value(usize),
}

impl Position {
    pub(super) const START: Self = Self { line: 1, column: 1 };

    /// The position of a byte, or the end of the text if it is beyond. Lines end as in editors, at `\n`, `\r` and
    /// `\r\n`; YAML knows three more line ends, which no editor shows.
    pub(super) fn of_byte(text: &str, index: usize) -> Self {
        let before = text.get(..text.floor_char_boundary(index)).unwrap_or(text);
        let mut position = Self::START;
        let mut previous = None;
        for c in before.chars() {
            match c {
                '\n' if previous == Some('\r') => {}
                '\n' | '\r' => position = Self { line: position.line + 1, column: 1 },
                _ => position.column += 1,
            }
            previous = Some(c);
        }
        position
    }

    /// The position in a parser error, if any.
    pub(super) fn of_error(text: &str, error: &serde_yaml::Error) -> Option<Self> {
        error.location().map(|location| Self::of_byte(text, location.index()))
    }
}

/// The position of the value at this path. An alias is located at its anchor.
pub(super) fn locate(text: &str, path: &[PathStep]) -> Position {
    Position::of_byte(text, locate_byte(text, path))
}

/// The same as a byte offset.
pub(super) fn locate_byte(text: &str, path: &[PathStep]) -> usize {
    let found = Walk(path).deserialize(Deserializer::from_str(text)).err();
    found.and_then(|error| error.location()).map_or(0, |location| location.index())
}

/// The start of the second YAML document, or the syntax error in its place. Call only if the first document is valid:
/// after a syntax error the parser invents documents, and panics on them.
pub(super) fn second_document(text: &str) -> Result<Position, serde_yaml::Error> {
    match Deserializer::from_str(text).nth(1).map(|second| FailHere.deserialize(second)) {
        Some(Err(error)) if !error.to_string().contains(STOPPED) => Err(error),
        Some(Err(error)) => Ok(Position::of_error(text, &error).unwrap_or(Position::START)),
        None | Some(Ok(())) => Ok(Position::START),
    }
}

/// Follows the path, then stops.
#[derive(Clone, Copy)]
struct Walk<'p>(&'p [PathStep]);

impl<'de> DeserializeSeed<'de> for Walk<'_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        if self.0.is_empty() { FailHere.deserialize(deserializer) } else { deserializer.deserialize_any(self) }
    }
}

impl<'de> Visitor<'de> for Walk<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the value to locate")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let Some((&PathStep::Item(wanted), rest)) = self.0.split_first() else { return Err(lost()) };
        for _ in 0..wanted {
            list.next_element::<IgnoredAny>()?;
        }
        list.next_element_seed(Walk(rest))?;
        Err(lost())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        let Some((&(PathStep::Key(wanted) | PathStep::Value(wanted)), rest)) = self.0.split_first() else {
            return Err(lost());
        };
        for _ in 0..wanted {
            entries.next_entry::<IgnoredAny, IgnoredAny>()?;
        }
        if matches!(self.0.first(), Some(PathStep::Key(_))) {
            entries.next_key_seed(FailHere)?;
        } else {
            entries.next_key::<IgnoredAny>()?;
            entries.next_value_seed(Walk(rest))?;
        }
        Err(lost())
    }
}

/// The path does not exist. The error still gets the position where this was noticed.
fn lost<E: Error>() -> E {
    E::custom("the path does not exist")
}

/// The error text that marks [`FailHere`].
const STOPPED: &str = "nothing here, since this is the value to locate";

/// Rejects any value, so that the error has its position.
struct FailHere;

impl<'de> DeserializeSeed<'de> for FailHere {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Visitor<'_> for FailHere {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(STOPPED)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "a: [1, {x: 2, x: 3}]\r\nчай: \"ü\"\n\"b\": &anchor\n  - c\nd: *anchor\n";

    fn check(path: &[PathStep], line: usize, column: usize) {
        assert_eq!(locate(TEXT, path), Position { line, column }, "{path:?}");
    }

    #[test]
    fn an_empty_path_is_the_root() {
        check(&[], 1, 1);
    }

    #[test]
    fn lists_and_mappings_are_walked_and_a_key_may_stand_twice() {
        check(&[PathStep::Value(0)], 1, 4);
        check(&[PathStep::Value(0), PathStep::Item(0)], 1, 5);
        check(&[PathStep::Value(0), PathStep::Item(1), PathStep::Key(1)], 1, 15);
        check(&[PathStep::Value(0), PathStep::Item(1), PathStep::Value(1)], 1, 18);
    }

    #[test]
    fn columns_count_characters() {
        check(&[PathStep::Key(1)], 2, 1);
        check(&[PathStep::Value(1)], 2, 6);
    }

    #[test]
    fn an_alias_stands_where_its_anchor_is() {
        check(&[PathStep::Value(2)], 3, 6);
        check(&[PathStep::Value(3)], 3, 6);
        check(&[PathStep::Value(3), PathStep::Item(0)], 4, 5);
    }

    #[test]
    fn behind_the_end_is_one_after_the_last_character() {
        assert_eq!(Position::of_byte("a\nbc", 99), Position { line: 2, column: 3 });
        assert_eq!(Position::of_byte("é", 1), Position::START);
    }
}
