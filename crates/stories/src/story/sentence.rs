//! Recognises sentences: fixed words, with places for numbers, names, times, people and routes. No grammar beyond that.

use std::{iter, time::Duration};

use super::{RIGHTS, ROUTES, Who};

/// A sentence that may be said, and what it means.
///
/// In the pattern, `{n}` stands for a number, `{status}` for an HTTP status from 400 to 599, `{name}` for a name in double
/// quotes, `{time}` for a number and a unit, `{who}` for a person, `{route}` for a kind of request and `{right}` for a
/// permission. All other words stand for themselves.
pub(super) struct Sentence<T: 'static> {
    pub(super) pattern: &'static str,
    pub(super) means: fn(Words) -> T,
}

/// What stood in the places of a sentence, each kind in order.
#[derive(Debug, Default)]
pub(super) struct Words {
    numbers: Vec<u64>,
    names: Vec<String>,
    times: Vec<Duration>,
    routes: Vec<&'static str>,
    rights: u64,
    who: Option<Who>,
}

impl Words {
    /// The first number.
    pub(super) fn n(&self) -> u64 {
        self.nth_n(0)
    }

    /// The first number, where it is small.
    pub(super) fn small(&self) -> u32 {
        u32::try_from(self.n()).unwrap_or(u32::MAX)
    }

    /// The HTTP status.
    pub(super) fn status(&self) -> u16 {
        u16::try_from(self.n()).unwrap_or(500)
    }

    /// The number after so many others.
    pub(super) fn nth_n(&self, nth: usize) -> u64 {
        self.numbers.get(nth).copied().unwrap_or_default()
    }

    /// The first number, as a count of things.
    pub(super) fn count(&self) -> usize {
        usize::try_from(self.n()).unwrap_or(usize::MAX)
    }

    /// The first name.
    pub(super) fn name(&self) -> String {
        self.nth_name(0)
    }

    /// The name after so many others.
    pub(super) fn nth_name(&self, nth: usize) -> String {
        self.names.get(nth).cloned().unwrap_or_default()
    }

    /// The time.
    pub(super) fn time(&self) -> Duration {
        self.times.first().copied().unwrap_or_default()
    }

    /// The route, as the simulator names it.
    pub(super) fn route(&self) -> String {
        self.routes.first().copied().unwrap_or_default().to_owned()
    }

    /// The permission, as a bit.
    pub(super) fn right(&self) -> u64 {
        self.rights
    }

    /// The person.
    pub(super) fn who(&self) -> Who {
        self.who.unwrap_or(Who::Gm)
    }
}

/// What the text says, if it is one of these sentences.
pub(super) fn read<T>(text: &str, sentences: &[Sentence<T>]) -> Result<T, String> {
    let tokens = tokens(text)?;
    let understood = sentences.iter().find_map(|one| Some((one.means)(words(one.pattern, &tokens)?)));
    understood.ok_or_else(|| unknown(text, sentences))
}

/// The pattern's places filled, if the tokens fit it exactly.
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
            "{who}" => found.who = Some(Who::named(&format!("{token} {}", rest.next()?))?),
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

/// Words, and names with their quotes.
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

/// Names the sentences that begin alike; all of them, if none does.
fn unknown<T>(text: &str, sentences: &[Sentence<T>]) -> String {
    let first = text.split(' ').next().unwrap_or_default();
    let alike: Vec<&str> =
        sentences.iter().map(|one| one.pattern).filter(|pattern| pattern.split(' ').next() == Some(first)).collect();
    let possible = if alike.is_empty() { sentences.iter().map(|one| one.pattern).collect() } else { alike };
    format!("“{text}” is not understood; possible is:\n    {}", possible.join("\n    "))
}
