//! The endpoint's response to an interaction, and Discord's verdict on it.

/// An HTTP response.
#[derive(Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct EndpointResponse {
    pub status: u16,
    /// Empty if the header is missing.
    pub content_type: String,
    pub body: Vec<u8>,
}

/// Discord's verdict on a response: how it is shown, or why it is not valid.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// The answer to a ping.
    Pong,
    /// Discord shows "thinking…" and expects a reply later.
    Deferred {
        /// Whether only the invoker sees it.
        ephemeral: bool,
    },
    /// A message at once.
    Message {
        /// The text.
        content: String,
        /// Whether only the invoker sees it.
        ephemeral: bool,
    },
    /// Suggestions while a person types.
    Autocomplete {
        /// The names of the suggestions.
        choices: Vec<String>,
    },
    /// Nothing changes yet. The bot may edit the component's message later.
    DeferredUpdate,
    /// The component's message is replaced.
    Update,
    /// A form opens.
    Form {
        /// The form's `custom_id`.
        custom_id: String,
    },
    /// The endpoint rejected the signature (401).
    Unauthorized,
    /// The response is not valid. The person sees "The application did not respond".
    Invalid(String),
    /// No response within 3 seconds. The token is no longer valid.
    TooLate,
    /// The request failed.
    Unreachable(String),
}
