//! What the admin wrote: the channels that every campaign gets.

/// The three kinds of channel a template may ask for.
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
    /// The channels, in the order they stand in the category; 1 to
    /// [`CATEGORY_CHANNELS_MAX`](crate::limits::CATEGORY_CHANNELS_MAX).
    pub channels: Vec<TemplateChannel>,
}

/// One channel of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateChannel {
    /// Its name in the form that Discord keeps (text and forum channels: lower case, dashes for spaces).
    pub name: String,
    /// Text, voice or forum.
    pub kind: ChannelKind,
    /// Whether only the game master (and whoever administers the server) sees it.
    pub gm_only: bool,
    /// Its topic; voice channels have none.
    pub topic: Option<String>,
}
