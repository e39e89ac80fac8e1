//! The reply to an interaction: one webhook per token, with its states and every text it ever showed.

use std::time::Duration;

use serde_json::{Map, Value};
use tokio::time::Instant;

use super::{error::Refusal, mentions::Pings, rules::Rule, snowflake::Snowflake};

/// How long an interaction token is valid.
pub const TOKEN_LIFETIME: Duration = Duration::from_secs(15 * 60);
/// How long Discord waits for the first answer.
pub const ANSWER_DEADLINE: Duration = Duration::from_secs(3);

/// What became of one interaction.
#[derive(Clone, Debug)]
pub struct Reply {
    /// The interaction.
    pub interaction_id: Snowflake,
    /// The guild it came from, if any.
    pub guild_id: Option<Snowflake>,
    /// The channel it came from.
    pub channel_id: Snowflake,
    /// When Discord sent it.
    pub started: Instant,
    /// When it was acknowledged in time.
    pub acknowledged: Option<Instant>,
    /// Whether only the invoker sees the reply; fixed by the acknowledgement.
    pub ephemeral: bool,
    /// Whether the message shows "thinking…".
    pub loading: bool,
    /// Whether the message was deleted.
    pub deleted: bool,
    /// Whether the token was invalidated, by age or by a test.
    pub expired: bool,
    /// The id of the message.
    pub message_id: Snowflake,
    /// The message body as it is now.
    pub message: Map<String, Value>,
    /// Every text the reply showed, in order.
    pub history: Vec<Edit>,
    /// Messages sent after the reply.
    pub follow_ups: Vec<Edit>,
    /// The form that was the answer, until it is sent.
    pub form: Option<Map<String, Value>>,
    /// The token of the reply whose message has the component that was used: after an update it is this reply's message.
    pub(crate) below: Option<String>,
    /// The user whose interaction it answers.
    pub(crate) asked_by: Value,
}

/// One text, and whom it pinged.
#[derive(Clone, Debug)]
pub struct Edit {
    /// When it became visible.
    pub at: Instant,
    /// How long after the interaction.
    pub after: Duration,
    /// The text.
    pub content: String,
    /// Whom it pinged.
    pub pings: Pings,
    /// The request that brought it; `None` for the answer to the interaction itself.
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
            expired: false,
            message_id: 0,
            message: Map::new(),
            history: Vec::new(),
            follow_ups: Vec::new(),
            form: None,
            below: None,
            asked_by: Value::Null,
        }
    }

    /// The text the reply shows now; `None` while it shows "thinking…" or nothing.
    #[must_use]
    pub fn content(&self) -> Option<&str> {
        self.message.get("content")?.as_str()
    }

    /// Whether the token can be used now. `lag` is how long after the acknowledgement it still cannot.
    pub(crate) fn check_token(&self, lag: Duration) -> Result<(), Refusal> {
        if self.expired || self.started.elapsed() >= TOKEN_LIFETIME {
            return Err(Refusal::new(Rule::TokenExpired, 50027));
        }
        if self.acknowledged.is_none_or(|acknowledged| acknowledged.elapsed() < lag) {
            return Err(Refusal::new(Rule::Unacknowledged, 10015));
        }
        Ok(())
    }

    /// Whether the message can be read, edited or deleted now.
    pub(crate) fn check_message(&self, lag: Duration) -> Result<(), Refusal> {
        self.check_token(lag)?;
        if self.deleted { Err(Refusal::new(Rule::UnknownMessage, 10008)) } else { Ok(()) }
    }

    /// Acknowledges the interaction, and no message shows it.
    pub(crate) fn acknowledge(&mut self) {
        self.acknowledged = Some(Instant::now());
    }

    /// Acknowledges the interaction with a form: there is no message to read, edit or delete.
    pub(crate) fn open_form(&mut self, form: Map<String, Value>) {
        self.acknowledge();
        (self.form, self.deleted) = (Some(form), true);
    }

    /// Acknowledges the interaction; the message shows "thinking…".
    pub(crate) fn defer(&mut self, message_id: Snowflake, ephemeral: bool) {
        self.acknowledged = Some(Instant::now());
        (self.message_id, self.ephemeral, self.loading) = (message_id, ephemeral, true);
    }

    /// Whether its message is its own, not the one with the component that was used.
    pub(crate) fn owns_message(&self) -> bool {
        self.message_id != 0
    }

    /// Keeps what the message shows from now on.
    pub(crate) fn show(&mut self, fields: Map<String, Value>, pings: Pings, request: Option<u64>) {
        self.message.extend(fields);
        self.loading = false;
        let content = self.content().unwrap_or_default().to_owned();
        self.history.push(self.edit(content, pings, request));
    }

    pub(crate) fn edit(&self, content: String, pings: Pings, request: Option<u64>) -> Edit {
        let at = Instant::now();
        Edit { at, after: at - self.started, content, pings, request }
    }
}

/// An ordinary message in a channel.
#[derive(Clone, Debug)]
pub struct ChannelMessage {
    /// The message's id.
    pub id: Snowflake,
    /// The channel it is in.
    pub channel_id: Snowflake,
    /// When it was sent.
    pub at: Instant,
    /// The text.
    pub content: String,
    /// Whom it pinged.
    pub pings: Pings,
    /// What it was sent with to be taken only once, if it was.
    pub nonce: Option<String>,
}
