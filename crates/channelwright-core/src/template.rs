//! The admin's template: the channels of every campaign.
//!
//! Bytes → `source` (parses YAML) → `check` (validates it) → [`Template`]. Both report [`Mistake`]s, each with the line
//! and column that `locate` finds.

mod cause;
mod check;
mod comment;
mod locate;
mod mistake;
mod name;
mod of_category;
mod source;
mod yaml;

#[cfg(test)]
mod property_tests;
#[cfg(test)]
mod sample_tests;

pub use mistake::{Mistake, TemplateProblem, TemplateProblems};
pub use name::{channel_name, fold_channel_name};
pub use of_category::{Copied, Loss, Lost};

use crate::permission::Permissions;

/// The default template: `config/campaign_channels.yaml` at compile time.
pub const CAMPAIGN_CHANNELS_YAML: &str = include_str!("../../../config/campaign_channels.yaml");

/// The kinds of channel in a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChannelKind {
    /// A text channel.
    Text,
    /// A voice channel.
    Voice,
    /// A forum: every post is a thread.
    Forum,
}

/// A checked template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// The channels, in their order in the category; 1 to
    /// [`CATEGORY_CHANNELS_MAX`](crate::limits::CATEGORY_CHANNELS_MAX).
    pub channels: Vec<TemplateChannel>,
    /// What the game masters may do besides taking part, as far as it means something in a channel.
    pub game_master_may: Permissions,
    /// What game masters may not do with their campaign, and admins may.
    pub only_admins_may: Vec<Restricted>,
}

/// What a template can leave to admins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Restricted {
    /// Archive a campaign, and open it again.
    Archive,
    /// Delete a campaign.
    Delete,
}

impl Restricted {
    /// All, by their names in a template.
    pub const NAMES: &[(&'static str, Self)] = &[("archive", Self::Archive), ("delete", Self::Delete)];
}

/// One channel of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateChannel {
    /// Its name as stored by Discord (text and forum channels: lower case, dashes for spaces).
    pub name: String,
    /// Text, voice or forum.
    pub kind: ChannelKind,
    /// Whether only the game masters and server administrators see it.
    pub gm_only: bool,
    /// Its topic; voice channels have none.
    pub topic: Option<String>,
}

impl Template {
    /// Reads a template file, at most [`TEMPLATE_MAX_BYTES`](crate::limits::TEMPLATE_MAX_BYTES) of it.
    ///
    /// # Errors
    /// All mistakes at once, in the order of the file. A file with invalid YAML has only one, since the rest is not
    /// parsed.
    pub fn parse(bytes: &[u8]) -> Result<Self, TemplateProblems> {
        let text = source::text(bytes)?;
        let root = source::read(text)?;
        check::check(text, &root)
    }

    /// The template in [`CAMPAIGN_CHANNELS_YAML`].
    ///
    /// # Errors
    /// Its mistakes. The worker's build script fails if there are any.
    pub fn default_campaign() -> Result<Self, TemplateProblems> {
        Self::parse(CAMPAIGN_CHANNELS_YAML.as_bytes())
    }
}
