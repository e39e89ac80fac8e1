//! A campaign: its name, its parts, and how to find it again.

pub(crate) mod archive;
mod join_mode;
mod part;
pub mod recognise;

use std::fmt;

pub use join_mode::JoinMode;
pub use part::{Object, Part, Parts};
pub(crate) use recognise::half_out;
pub use recognise::{Campaign, CampaignState, campaign, campaign_at, campaigns};

use serde::{Deserialize, Serialize};

use crate::{
    limits::{CAMPAIGN_NAME_MAX_CHARS, ROLE_NAME_SUFFIX},
    name::{clean, is_visible_alone},
};

/// A name that a category can have, and whose `<name> Members` a role can have: 1 to [`CAMPAIGN_NAME_MAX_CHARS`]
/// characters in the form that [`clean`] gives them. Two names denote the same campaign if [`fold`](crate::name::fold)
/// gives the same result.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CampaignName(String);

/// Why a text cannot be a campaign's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UnusableName {
    /// It has no visible character.
    #[error("the name has no visible character")]
    Empty,
    /// `<name> Members` would not fit a role.
    #[error("the name is {chars} characters long; at most {CAMPAIGN_NAME_MAX_CHARS} fit")]
    TooLong {
        /// Its length after cleaning, in characters.
        chars: usize,
    },
}

impl CampaignName {
    /// Cleans what a person typed.
    ///
    /// # Errors
    /// [`UnusableName`] if the result is empty or too long.
    pub fn parse(typed: &str) -> Result<Self, UnusableName> {
        let clean = clean(typed);
        let chars = clean.chars().count();
        if clean.is_empty() || !clean.chars().any(is_visible_alone) {
            Err(UnusableName::Empty)
        } else if chars > CAMPAIGN_NAME_MAX_CHARS {
            Err(UnusableName::TooLong { chars })
        } else {
            Ok(Self(clean))
        }
    }

    /// The name of an existing campaign; people may have changed it to anything.
    #[must_use]
    pub fn found(name: &str) -> Self {
        Self(clean(name))
    }

    /// The name for display; also the category's name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name of the campaign's role.
    #[must_use]
    pub fn role_name(&self) -> String {
        format!("{}{ROLE_NAME_SUFFIX}", self.0)
    }
}

impl fmt::Display for CampaignName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for CampaignName {
    type Error = UnusableName;

    fn try_from(text: String) -> Result<Self, UnusableName> {
        Self::parse(&text)
    }
}

impl From<CampaignName> for String {
    fn from(name: CampaignName) -> Self {
        name.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: &str, wanted: Result<&str, UnusableName>) {
        assert_eq!(CampaignName::parse(typed).map(String::from), wanted.map(str::to_owned), "{typed:?}");
    }

    #[test]
    fn white_space_is_trimmed_and_folded() {
        check("  The \t Lost\n Mine ", Ok("The Lost Mine"));
    }

    #[test]
    fn what_nobody_can_see_is_dropped() {
        check("Te\u{200b}st\u{202e}\u{0}", Ok("Test"));
        check("\u{200b}\u{2800}\u{3164}", Err(UnusableName::Empty));
        check("\u{301}", Err(UnusableName::Empty));
        check("", Err(UnusableName::Empty));
    }

    #[test]
    fn letters_of_all_alphabets_and_emoji_stay() {
        check("Кампания 龍 👩‍👩‍👧 ❤️", Ok("Кампания 龍 👩‍👩‍👧 ❤️"));
        check("Cafe\u{301}", Ok("Café"));
    }

    #[test]
    fn the_roles_name_must_fit() {
        check(&"x".repeat(92), Ok(&"x".repeat(92)));
        check(&"x".repeat(93), Err(UnusableName::TooLong { chars: 93 }));
        assert_eq!(CampaignName::parse(&"é".repeat(92)).unwrap().role_name().chars().count(), 100);
    }
}
