//! How a campaign differs from the template, for the pages that show it.

use super::super::{count, escaped, mention_all, mentions, some_of};
use crate::{
    campaign::Part,
    id::{self, Id},
    markdown,
    plan::{Compared, Differing, Missing, What},
};

/// The longest name in such a line.
const NAME_CHARS: usize = 40;

/// What is done about what is missing, as parts of a sentence: “create #safety”.
pub(super) fn deeds(missing: &Missing) -> Vec<String> {
    let mut deeds = Vec::new();
    if !missing.creates.is_empty() {
        deeds.push(format!("create {}", created(&missing.creates)));
    }
    // The category is one of them.
    match missing.lets_in {
        0 => {}
        1 => deeds.push("let the role into the category again".to_owned()),
        n => deeds.push(format!("let the role into the category and {} again", count(n - 1, "channel"))),
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
    some_of(&all.iter().map(name).collect::<Vec<_>>())
}

/// Some that differ, each with what differs.
pub(super) fn differing<'a>(all: impl Iterator<Item = &'a Differing>) -> Option<String> {
    let one = |one: &Differing| format!("<#{}> ({})", one.id, what(&one.what));
    let all: Vec<String> = all.map(one).collect();
    (!all.is_empty()).then(|| some_of(&all))
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

/// Why the channels are not compared.
pub(super) fn other_channels(compared: &Compared) -> Option<String> {
    // Without the role, nothing tells the players' channels from the game masters'.
    let role = if compared.missing.lets_in == 0 {
        ""
    } else {
        " Afterwards, let the role into the channels for players yourself."
    };
    let text = "Most of its channels are not in the template: it was made like another category, or the template has changed. So \
                I can't tell whether a channel is missing. `/add-campaign` with its name adds the channels of the template; with \
                the option `like`, those of a category.";
    compared.has_other_channels.then(|| format!("{text}{role}"))
}

/// The channels that look renamed.
pub(super) fn renamed<'a>(all: impl Iterator<Item = &'a Differing>) -> Option<String> {
    let one = |one: &Differing| {
        let name: String = one.renamed.as_ref()?.chars().take(NAME_CHARS).collect();
        Some(format!("<#{}> (#{} in the template)", one.id, markdown::escape(&name)))
    };
    let all: Vec<String> = all.filter_map(one).collect();
    (!all.is_empty()).then(|| format!("Renamed, it seems: {}", some_of(&all)))
}
