//! The claims of a message: everything that stories and invariants read from a text. Its state is its first [`Sign`].
//! The few English phrases that matter besides are all in this file.

use channelwright_core::sign::Sign;
use channelwright_simulator::discord::Snowflake;

/// The state that a text claims, as a person would read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Claim {
    UnderWay,
    /// The campaign exists.
    Complete,
    /// Nothing of the campaign exists.
    NotCreated,
    /// A part of the campaign exists.
    NotFinished,
}

/// Phrases that say how to continue.
const REMEDIES: [&str; 4] = ["/add-campaign", "se the command again", "epeat the command", "you can't fix this here"];
/// The phrase of a message that may not list everything that exists.
const UNSURE: &str = "Discord didn't confirm some of my requests";

impl Claim {
    pub(crate) fn of(text: &str) -> Self {
        match Sign::of(text) {
            Some(Sign::Done) => Self::Complete,
            // Both failures have the same sign. A warning asks something before anything is created.
            Some(Sign::Failed | Sign::Warning) if text.contains("Campaign Not Created:") => Self::NotCreated,
            Some(Sign::Failed) => Self::NotFinished,
            _ => Self::UnderWay,
        }
    }
}

pub(crate) fn names_remedy(text: &str) -> bool {
    REMEDIES.iter().any(|remedy| text.contains(remedy))
}

/// Whether the text says that more may exist than it lists.
pub(crate) fn is_unsure(text: &str) -> bool {
    text.contains(UNSURE)
}

/// The progress that a text shows: `· 6/13`, or "6 of 13 objects exist".
pub(crate) fn progress(text: &str) -> Option<(usize, usize)> {
    let bar = text.split("% · ").nth(1).and_then(|rest| {
        let (done, rest) = rest.split_once('/')?;
        let total: String = rest.chars().take_while(char::is_ascii_digit).collect();
        Some((done.parse().ok()?, total.parse().ok()?))
    });
    let sentence = || {
        let (before, _) = text.split_once(" objects exist")?;
        let (before, total) = before.rsplit_once(" of ")?;
        let done = before.rsplit(|c: char| !c.is_ascii_digit()).next()?;
        Some((done.parse().ok()?, total.parse().ok()?))
    };
    bar.or_else(sentence)
}

/// The channels and roles that a text mentions.
pub(crate) fn mentions(text: &str) -> Vec<Snowflake> {
    let after = |mark| text.split(mark).skip(1).filter_map(|rest: &str| rest.split('>').next()?.parse().ok());
    after("<#").chain(after("<@&")).collect()
}

/// Who can see a campaign's channels, according to a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Presence {
    /// Whoever reads it.
    Reader,
    /// Somebody whom it mentions.
    Of(Snowflake),
}

/// Everybody who can see a campaign's channels, according to a text.
pub(crate) fn presences(text: &str) -> Vec<Presence> {
    let of_line = |line: &str| {
        if line.contains("You can see its channels") {
            return Some(Presence::Reader);
        }
        let (user, said) = line.split_once("<@")?.1.split_once("> ")?;
        let is_in = said.starts_with("can see the campaign's channels") || said.starts_with("is in");
        is_in.then_some(Presence::Of(user.parse().ok()?))
    };
    text.lines().filter_map(of_line).collect()
}
