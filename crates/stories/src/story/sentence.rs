//! Recognises sentences: fixed words with placeholders for numbers, names, times, people and routes. There is no further
//! grammar.

use std::{iter, time::Duration};

use super::{RIGHTS, ROUTES, Who};

/// A sentence and its meaning.
///
/// In the pattern, `{n}` is a number, `{status}` an HTTP status from 400 to 599, `{name}` a name in double quotes,
/// `{time}` a number and a unit, `{who}` a person, `{people}` one or more with commas between, `{route}` a kind of request
/// and `{right}` a permission. All other words are literal.
pub(super) struct Sentence<T: 'static> {
    pub(super) pattern: &'static str,
    pub(super) means: fn(Words) -> T,
}

/// The values of a sentence's placeholders, in order for each kind.
#[derive(Debug, Default)]
pub(super) struct Words {
    numbers: Vec<u64>,
    names: Vec<String>,
    times: Vec<Duration>,
    routes: Vec<&'static str>,
    rights: u64,
    people: Vec<Who>,
}

impl Words {
    pub(super) fn n(&self) -> u64 {
        self.nth_n(0)
    }

    /// The first number as `u32`.
    pub(super) fn small(&self) -> u32 {
        u32::try_from(self.n()).unwrap_or(u32::MAX)
    }

    pub(super) fn status(&self) -> u16 {
        u16::try_from(self.n()).unwrap_or(500)
    }

    pub(super) fn nth_n(&self, nth: usize) -> u64 {
        self.numbers.get(nth).copied().unwrap_or_default()
    }

    /// The first number as `usize`.
    pub(super) fn count(&self) -> usize {
        usize::try_from(self.n()).unwrap_or(usize::MAX)
    }

    pub(super) fn name(&self) -> String {
        self.nth_name(0)
    }

    pub(super) fn nth_name(&self, nth: usize) -> String {
        self.names.get(nth).cloned().unwrap_or_default()
    }

    pub(super) fn time(&self) -> Duration {
        self.times.first().copied().unwrap_or_default()
    }

    /// The route template, such as `POST /guilds/{guild_id}/channels`.
    pub(super) fn route(&self) -> String {
        self.routes.first().copied().unwrap_or_default().to_owned()
    }

    /// The permission bit.
    pub(super) fn right(&self) -> u64 {
        self.rights
    }

    pub(super) fn who(&self) -> Who {
        self.people.first().cloned().unwrap_or(Who::Gm)
    }

    /// All people but the first `skip` ones.
    pub(super) fn people(&self, skip: usize) -> Vec<Who> {
        self.people.iter().skip(skip).cloned().collect()
    }
}

/// The meaning of the text, if it is one of these sentences.
pub(super) fn read<T>(text: &str, sentences: &[Sentence<T>]) -> Result<T, String> {
    let tokens = tokens(text)?;
    let understood = sentences.iter().find_map(|one| Some((one.means)(words(one.pattern, &tokens)?)));
    understood.ok_or_else(|| unknown(text, sentences))
}

/// The values of the pattern's placeholders, if the tokens match it exactly.
fn words(pattern: &str, tokens: &[&str]) -> Option<Words> {
    let mut found = Words::default();
    let mut rest = tokens.iter().copied();
    for part in pattern.split(' ') {
        let token = rest.next()?;
        match part {
            "{n}" => found.numbers.push(token.parse().ok()?),
            "{status}" => found.numbers.push(token.parse().ok().filter(|status| (400..600).contains(status))?),
            "{name}" => found.names.push(token.strip_prefix('"')?.strip_suffix('"')?.to_owned()),
            "{time}" => found.times.push(time(token, rest.next()?)?),
            "{route}" => {
                let name = format!("{token} {}", rest.next()?);
                found.routes.push(ROUTES.iter().find(|(known, _)| *known == name)?.1);
            }
            "{right}" => {
                let name = format!("{token} {}", rest.next()?);
                found.rights = RIGHTS.iter().find(|(known, _)| *known == name)?.1;
            }
            "{who}" => found.people.push(Who::read(token, &mut rest)?),
            "{people}" => {
                let mut token = token;
                while let Some(first) = token.strip_suffix(',') {
                    found.people.push(Who::read(first, &mut rest)?);
                    token = rest.next()?;
                }
                found.people.push(Who::read(token, &mut rest)?);
            }
            word => (word == token).then_some(())?,
        }
    }
    rest.next().is_none().then_some(found)
}

fn time(number: &str, unit: &str) -> Option<Duration> {
    let number: u64 = number.parse().ok()?;
    let seconds = match unit {
        "ms" => return Some(Duration::from_millis(number)),
        "s" => 1,
        "min" => 60,
        "h" => 3600,
        "days" => 24 * 3600,
        _ => return None,
    };
    Some(Duration::from_secs(number.checked_mul(seconds)?))
}

/// Splits a text into words, and names with their quotes.
fn tokens(text: &str) -> Result<Vec<&str>, String> {
    let mut rest = text.trim();
    let next = || {
        rest = rest.trim_start();
        if rest.is_empty() {
            return None;
        }
        let end = match rest.strip_prefix('"') {
            Some(name) => match name.find('"') {
                Some(end) => end + 2,
                None => return Some(Err("a name has no closing quote".to_owned())),
            },
            None => rest.find(' ').unwrap_or(rest.len()),
        };
        let (token, after) = rest.split_at(end);
        rest = after;
        Some(Ok(token))
    };
    let mut failed = false;
    iter::from_fn(next).take_while(|token| !std::mem::replace(&mut failed, token.is_err())).collect()
}

/// The error for a text that matches no sentence. It lists those that begin with the same word, or else all.
fn unknown<T>(text: &str, sentences: &[Sentence<T>]) -> String {
    let first = text.split(' ').next().unwrap_or_default();
    let alike: Vec<&str> =
        sentences.iter().map(|one| one.pattern).filter(|pattern| pattern.split(' ').next() == Some(first)).collect();
    let possible = if alike.is_empty() { sentences.iter().map(|one| one.pattern).collect() } else { alike };
    format!("“{text}” is not understood; possible is:\n    {}", possible.join("\n    "))
}
