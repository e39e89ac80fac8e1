//! An answer to an interaction, and what Discord makes of it.

/// An HTTP answer, as far as it matters.
#[derive(Debug)]
pub struct Heard {
    /// The HTTP status.
    pub status: u16,
    /// The header of that name, or nothing.
    pub content_type: String,
    /// The body.
    pub body: Vec<u8>,
}

/// What Discord makes of an answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// A ping was answered.
    Pong,
    /// "Thinking…"; the reply follows later.
    Deferred {
        /// Whether only the invoker will see it.
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
        /// What the suggestions are called.
        choices: Vec<String>,
    },
    /// Nothing changes for now; the message with the component may be edited.
    DeferredUpdate,
    /// The message with the component was replaced.
    Update,
    /// A form opened.
    Form {
        /// What the form is called.
        custom_id: String,
    },
    /// The endpoint says that the signature is wrong (401).
    Unauthorized,
    /// The answer is not valid; the person sees "The application did not respond".
    Invalid(String),
    /// No answer within 3 seconds; the token is dead.
    TooLate,
    /// The endpoint cannot be reached.
    Unreachable(String),
}
