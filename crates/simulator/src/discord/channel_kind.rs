//! Channel types.

#![expect(clippy::indexing_slicing, reason = "this file writes only to objects that it has just built")]

use serde_json::{Map, Value, json};

/// Channel types, with Discord's numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "Discord's own names")]
pub enum ChannelKind {
    Text = 0,
    Voice = 2,
    Category = 4,
    Announcement = 5,
    Stage = 13,
    Forum = 15,
    Media = 16,
}

impl ChannelKind {
    /// The types that the simulator knows.
    pub const ALL: [ChannelKind; 7] =
        [Self::Text, Self::Voice, Self::Category, Self::Announcement, Self::Stage, Self::Forum, Self::Media];

    /// Discord's number.
    #[must_use]
    pub fn number(self) -> i64 {
        self as i64
    }

    pub(crate) fn from_number(number: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.number() == number)
    }

    /// The fields of a new channel except name, type, position, parent and overwrites.
    pub(crate) fn default_settings(self) -> Map<String, Value> {
        let mut settings = match self {
            Self::Category => json!({}),
            Self::Text | Self::Announcement => json!({
                "topic": null, "nsfw": false, "rate_limit_per_user": 0, "last_message_id": null
            }),
            Self::Voice | Self::Stage => json!({
                "topic": null, "nsfw": false, "rate_limit_per_user": 0, "last_message_id": null,
                "bitrate": 64000, "user_limit": 0, "rtc_region": null
            }),
            Self::Forum | Self::Media => json!({
                "topic": null, "nsfw": false, "rate_limit_per_user": 0, "last_message_id": null,
                "available_tags": [], "default_reaction_emoji": null, "default_sort_order": null,
                "default_forum_layout": 0, "template": ""
            }),
        };
        settings["flags"] = json!(0);
        match settings {
            Value::Object(settings) => settings,
            _ => Map::new(),
        }
    }

    /// Whether Discord normalises the name and keeps the topic.
    #[must_use]
    pub fn is_text_like(self) -> bool {
        matches!(self, Self::Text | Self::Announcement | Self::Forum | Self::Media)
    }

    pub(crate) fn is_forum_like(self) -> bool {
        matches!(self, Self::Forum | Self::Media)
    }

    /// Whether members connect to it.
    #[must_use]
    pub fn is_voice(self) -> bool {
        matches!(self, Self::Voice | Self::Stage)
    }
}
