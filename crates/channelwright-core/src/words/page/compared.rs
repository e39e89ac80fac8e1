//! How a campaign differs from the template, for the pages that show it.

use super::super::{count, escaped, mention_all, mentions};
use crate::{
    campaign::Part,
    id::{self, Id},
    markdown,
    plan::{Differing, Missing, What},
};

/// How many names a line has.
const NAMED: usize = 10;

/// The longest name in such a line.
const NAME_CHARS: usize = 40;

/// What is done about what is missing, as parts of a sentence: “create #safety”.
pub(super) fn deeds(missing: &Missing) -> Vec<String> {
    let mut deeds = Vec::new();
    if !missing.creates.is_empty() {
        deeds.push(format!("create {}", created(&missing.creates)));
    }
    match missing.lets_in {
        0 => {}
        n => deeds.push(format!("let the role in again, in {}", count(n, "place"))),
    }
    if !missing.gives.is_empty() {
        deeds.push(format!("give the role to {}", mention_all(&missing.gives)));
    }
    deeds
}

fn created(all: &[(Part, String)]) -> String {
    let name = |(part, called): &(Part, String)| {
        let short: String = called.chars().take(NAME_CHARS).collect();
        match part {
            Part::Role => format!("the role {}", markdown::escape(short.trim_start_matches('@'))),
            Part::Category => "the category".to_owned(),
            Part::Channel(_) => escaped(&short),
        }
    };
    let named: Vec<String> = all.iter().take(NAMED).map(name).collect();
    match all.len().saturating_sub(NAMED) {
        0 => named.join(", "),
        more => format!("{} and {more} more", named.join(", ")),
    }
}

/// Some that differ, each with what differs.
pub(super) fn differing<'a>(all: impl Iterator<Item = &'a Differing>) -> Option<String> {
    let one = |one: &Differing| format!("<#{}> ({})", one.id, what(&one.what));
    let all: Vec<String> = all.map(one).collect();
    let named = all.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
    match all.len().checked_sub(NAMED) {
        _ if all.is_empty() => None,
        None | Some(0) => Some(named),
        Some(more) => Some(format!("{named} and {more} more")),
    }
}

/// What differs, in words.
pub(super) fn what(all: &[What]) -> String {
    let word = |one: &What| match one {
        What::Name => "name",
        What::Topic => "topic",
        What::Permissions => "permissions",
        What::RoleName => "name of the role",
    };
    all.iter().map(word).collect::<Vec<_>>().join(", ")
}

/// The channels that the template does not have.
pub(super) fn extras(extras: &[Id<id::Channel>]) -> Option<String> {
    (!extras.is_empty()).then(|| format!("Not in the template, and left alone: {}", mentions(extras)))
}

/// A channel that looks renamed.
pub(super) fn looks_renamed(one: &Differing) -> Option<String> {
    let name: String = one.renamed.as_ref()?.chars().take(NAME_CHARS).collect();
    Some(format!("<#{}> looks like #{} of the template, renamed", one.id, markdown::escape(&name)))
}
