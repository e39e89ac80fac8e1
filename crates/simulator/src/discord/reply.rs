//! The reply to an interaction: one webhook per token, with its state and its history of texts.

use std::time::Duration;

use serde_json::{Map, Value};
use tokio::time::Instant;

use super::{error::Refusal, mentions::Pings, multipart, rules::Rule, snowflake::Snowflake};

/// How long an interaction token is valid.
pub const TOKEN_LIFETIME: Duration = Duration::from_secs(15 * 60);
/// How long Discord waits for the first answer.
pub const ANSWER_DEADLINE: Duration = Duration::from_secs(3);

/// The reply to one interaction.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Reply {
    pub interaction_id: Snowflake,
    pub guild_id: Option<Snowflake>,
    pub channel_id: Snowflake,
    /// When Discord sent the interaction.
    pub started: Instant,
    /// `None` if the bot did not acknowledge the interaction in time.
    pub acknowledged: Option<Instant>,
    /// Whether only the invoker sees the reply. The acknowledgement decides it.
    pub ephemeral: bool,
    /// Whether the message shows "thinking…".
    pub loading: bool,
    pub deleted: bool,
    /// Whether its channel was deleted.
    pub channel_gone: bool,
    /// Whether a test invalidated the token, or it was too old.
    pub expired: bool,
    pub message_id: Snowflake,
    /// The current body of the message.
    pub message: Map<String, Value>,
    /// Every text that the reply showed, in order.
    pub history: Vec<Edit>,
    pub follow_ups: Vec<Edit>,
    /// The form that is open.
    pub form: Option<Map<String, Value>>,
    /// The message with the component that was used. An update changes that message.
    pub(crate) below: Option<Below>,
    pub(crate) invoker: Value,
}

/// A message with components.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Below {
    /// The message of the reply with this token.
    Reply(String),
    /// The message in a channel.
    Message(Snowflake),
}

/// A text of a reply.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Edit {
    /// When it became visible.
    pub at: Instant,
    /// The time since the interaction.
    pub after: Duration,
    pub content: String,
    /// The components below the text; null if there were never any.
    pub components: Value,
    /// The files below the text: their names and texts.
    pub files: Vec<(String, String)>,
    pub pings: Pings,
    /// The request that sent it; `None` for the immediate answer to the interaction.
    pub request: Option<u64>,
}

impl Reply {
    pub(crate) fn new(interaction_id: Snowflake, guild_id: Option<Snowflake>, channel_id: Snowflake) -> Self {
        Self {
            interaction_id,
            guild_id,
            channel_id,
            started: Instant::now(),
            acknowledged: None,
            ephemeral: false,
            loading: false,
            deleted: false,
            channel_gone: false,
            expired: false,
            message_id: 0,
            message: Map::new(),
            history: Vec::new(),
            follow_ups: Vec::new(),
            form: None,
            below: None,
            invoker: Value::Null,
        }
    }

    /// The current text; `None` while the reply shows "thinking…" or nothing.
    #[must_use]
    pub fn content(&self) -> Option<&str> {
        self.message.get("content")?.as_str()
    }

    /// Checks that the token can be used: from `lag` after the acknowledgement until it expires.
    pub(crate) fn check_token(&self, lag: Duration) -> Result<(), Refusal> {
        if self.expired || self.started.elapsed() >= TOKEN_LIFETIME {
            return Err(Refusal::new(Rule::TokenExpired, 50027));
        }
        if self.acknowledged.is_none_or(|acknowledged| acknowledged.elapsed() < lag) {
            return Err(Refusal::new(Rule::Unacknowledged, 10015));
        }
        Ok(())
    }

    /// Checks that the message can be read, edited or deleted.
    pub(crate) fn check_message(&self, lag: Duration) -> Result<(), Refusal> {
        self.check_token(lag)?;
        if self.channel_gone {
            return Err(Refusal::new(Rule::GoneChannel, 10003));
        }
        if self.deleted { Err(Refusal::new(Rule::UnknownMessage, 10008)) } else { Ok(()) }
    }

    /// Acknowledges the interaction without a message.
    pub(crate) fn acknowledge(&mut self) {
        self.acknowledged = Some(Instant::now());
    }

    /// Acknowledges the interaction with a form: there is no message to read, edit or delete.
    pub(crate) fn open_form(&mut self, form: Map<String, Value>) {
        self.acknowledge();
        (self.form, self.deleted) = (Some(form), true);
    }

    /// Acknowledges the interaction with the message "thinking…".
    pub(crate) fn defer(&mut self, message_id: Snowflake, ephemeral: bool) {
        self.acknowledged = Some(Instant::now());
        (self.message_id, self.ephemeral, self.loading) = (message_id, ephemeral, true);
    }

    /// Whether everybody in the channel sees its message.
    pub(crate) fn is_public(&self) -> bool {
        self.owns_message() && !self.ephemeral && !self.deleted
    }

    /// Whether the reply has a message of its own, rather than that of the component.
    #[must_use]
    pub fn owns_message(&self) -> bool {
        self.message_id != 0
    }

    /// Updates the message and its history.
    pub(crate) fn show(&mut self, fields: Map<String, Value>, pings: Pings, request: Option<u64>) {
        self.message.extend(fields);
        self.loading = false;
        let content = self.content().unwrap_or_default().to_owned();
        self.history.push(self.edit(content, pings, request));
    }

    pub(crate) fn edit(&self, content: String, pings: Pings, request: Option<u64>) -> Edit {
        let at = Instant::now();
        let components = self.message.get("components").cloned().unwrap_or_default();
        let files = files(&self.message);
        Edit { at, after: at - self.started, content, components, files, pings, request }
    }
}

/// The names and texts of a message's files.
fn files(message: &Map<String, Value>) -> Vec<(String, String)> {
    let all = message.get("attachments").and_then(Value::as_array).into_iter().flatten();
    let text = |one: &Value, key| Some(one.get(key)?.as_str()?.to_owned());
    all.filter_map(|one| Some((text(one, "filename")?, text(one, multipart::TEXT)?))).collect()
}

/// An ordinary message in a channel.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct ChannelMessage {
    pub id: Snowflake,
    pub channel_id: Snowflake,
    pub author: Snowflake,
    /// When it was sent.
    pub at: Instant,
    /// The text that was sent.
    pub content: String,
    /// The components that were sent; null if there were none.
    pub components: Value,
    /// The request that sent it; `None` if nobody saw the bot do it.
    pub request: Option<u64>,
    /// Whom it pinged when it was sent.
    pub pings: Pings,
    /// The nonce of a message sent with `enforce_nonce`.
    pub nonce: Option<String>,
    /// The current body.
    pub message: Map<String, Value>,
    /// What it became later, in order.
    pub edits: Vec<Edit>,
}

impl ChannelMessage {
    /// The current text.
    #[must_use]
    pub fn text(&self) -> &str {
        self.message.get("content").and_then(Value::as_str).unwrap_or_default()
    }

    pub(crate) fn edit(&mut self, fields: Map<String, Value>, pings: Pings, request: Option<u64>) {
        self.message.extend(fields);
        let (at, content, components) = (Instant::now(), self.text().to_owned(), self.message.get("components"));
        let components = components.cloned().unwrap_or_default();
        let files = files(&self.message);
        self.edits.push(Edit { at, after: at - self.at, content, components, files, pings, request });
    }
}
