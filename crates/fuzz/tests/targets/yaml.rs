//! The parser of templates, `serde_yaml`, beside its maintained fork, `yaml_serde`. Both must read the same tree, report the
//! same mistakes, and find each value in the same place: then replacing one by the other changes nothing that people see
//! (docs/decisions/0006-yaml-parser.md). Delete this file when one of them is gone.

use std::{cell::RefCell, fmt, fs, path::Path};

use channelwright_core::template::{Mistake, Template};
use channelwright_fuzz::fuzz;
use serde::de::{DeserializeSeed, Deserializer, EnumAccess, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// Bytes of the trace for each byte of the text. Only repeated aliases need more; they grow without bound.
const TRACE_MAX: usize = 8;

/// Values of a file whose places are compared.
const PLACES: usize = 8;

/// Only the tree of a file with more brackets and aliases is compared: the parsers' time is quadratic in the nesting depth, and
/// they read an anchor's value again for each of its aliases.
const BRACKETS_AND_ALIASES_MAX: usize = 500;

#[test]
fn both_yaml_parsers_read_the_same() {
    fuzz("template", compare);
}

#[test]
fn both_yaml_parsers_read_the_same_in_the_samples_of_core() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../channelwright-core/testdata/templates");
    let files = ["valid", "invalid"].iter().flat_map(|kind| fs::read_dir(samples.join(kind)).unwrap());
    let read = files.map(|file| compare(&fs::read(file.unwrap().path()).unwrap()));
    assert!(read.count() > 20);
}

/// The text, if the product gives it to its parser.
fn read_by_the_product(input: &[u8]) -> Option<&str> {
    let problems = Template::parse(input).err().map(|problems| problems.problems).unwrap_or_default();
    let is_read = !problems.iter().any(|problem| {
        use Mistake::{FileTooLarge, NoYamlCharacter, NotUtf8, TooManyBrackets};
        matches!(problem.mistake, FileTooLarge | NoYamlCharacter { .. } | NotUtf8 | TooManyBrackets)
    });
    let text = std::str::from_utf8(input).ok().filter(|_| is_read)?;
    Some(text.strip_prefix('\u{feff}').unwrap_or(text))
}

fn compare(input: &[u8]) {
    let Some(text) = read_by_the_product(input) else { return };
    let (ours, fork) = (ours::read(text, None), fork::read(text, None));
    assert_eq!(ours, fork, "the tree, or the mistake");
    if text.matches(['[', '{', '*']).count() > BRACKETS_AND_ALIASES_MAX {
        return;
    }
    for nth in (0..ours.values).step_by(ours.values / PLACES + 1) {
        assert_eq!(
            ours::read(text, Some(nth)).mistake,
            fork::read(text, Some(nth)).mistake,
            "the place of value {nth}"
        );
    }
    if ours.mistake.is_none() {
        assert_eq!(ours::second_document(text), fork::second_document(text), "the second document");
    }
}

/// What a parser reads in a text.
#[derive(Debug, PartialEq)]
struct Read {
    /// The values before the first mistake, in the order of the file.
    trace: String,
    values: usize,
    mistake: Option<Failure>,
}

#[derive(Debug, PartialEq)]
struct Failure {
    message: String,
    /// Byte, line and column.
    place: Option<(usize, usize, usize)>,
}

/// The same code for each parser, since their types differ.
macro_rules! parser {
    ($name:ident, $parser:ident) => {
        mod $name {
            use super::{DeserializeSeed as _, Failure, Read, Reader};

            pub(super) fn read(text: &str, stop_at: Option<usize>) -> Read {
                let reader = Reader::new(text, stop_at);
                let mistake = reader.deserialize($parser::Deserializer::from_str(text)).err().map(mistake);
                let (trace, values) = reader.seen.into_inner();
                Read { trace, values, mistake }
            }

            /// As in core, only for a text without a syntax error in its first document.
            pub(super) fn second_document(text: &str) -> Option<Failure> {
                let second = $parser::Deserializer::from_str(text).nth(1)?;
                Reader::new(text, Some(0)).deserialize(second).err().map(mistake)
            }

            fn mistake(error: $parser::Error) -> Failure {
                let place = error.location().map(|at| (at.index(), at.line(), at.column()));
                Failure { message: error.to_string(), place }
            }
        }
    };
}

parser!(ours, serde_yaml);
parser!(fork, yaml_serde);

/// Writes down every value. If told to stop at one of them, counts the values before it instead, and fails there: the error
/// has its place.
struct Reader {
    stop_at: Option<usize>,
    trace_max: usize,
    /// The trace, and the number of its values.
    seen: RefCell<(String, usize)>,
}

impl Reader {
    fn new(text: &str, stop_at: Option<usize>) -> Self {
        Self { stop_at, trace_max: TRACE_MAX * text.len(), seen: RefCell::default() }
    }

    fn see<E: Error>(&self, value: fmt::Arguments<'_>) -> Result<(), E> {
        let (trace, values) = &mut *self.seen.borrow_mut();
        if Some(*values) == self.stop_at || trace.len() > self.trace_max {
            return Err(E::custom("stopped here"));
        }
        *values += 1;
        if self.stop_at.is_some() {
            return Ok(());
        }
        fmt::write(trace, format_args!("{value}\n")).map_err(E::custom)
    }
}

impl<'de> DeserializeSeed<'de> for &Reader {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for &Reader {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a YAML value")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.see(format_args!("null"))
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.see(format_args!("none"))
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.see(format_args!("{value}"))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.see(format_args!("i64 {value}"))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.see(format_args!("u64 {value}"))
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<(), E> {
        self.see(format_args!("i128 {value}"))
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<(), E> {
        self.see(format_args!("u128 {value}"))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        self.see(format_args!("f64 {value}"))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<(), E> {
        self.see(format_args!("{value:?}"))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        self.see(format_args!("["))?;
        while list.next_element_seed(self)?.is_some() {}
        self.see(format_args!("]"))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        self.see(format_args!("{{"))?;
        while entries.next_entry_seed(self, self)?.is_some() {}
        self.see(format_args!("}}"))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<(), A::Error> {
        use serde::de::VariantAccess as _;
        self.see(format_args!("tag"))?;
        let (tag, content) = tagged.variant::<String>()?;
        self.see(format_args!("{tag:?}"))?;
        content.newtype_variant::<IgnoredAny>().map(|_| ())
    }
}
