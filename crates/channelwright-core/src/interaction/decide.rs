//! Decides about an interaction: answer immediately, or queue one job and defer the reply.

use super::{
    decision::Decision,
    payload::{APPLICATION_COMMAND, AUTOCOMPLETE, Interaction, PING},
    reply::Reply,
};
use crate::command::{self, NotAccepted};

/// Decides about an interaction.
#[must_use]
pub fn decide(interaction: &Interaction) -> Decision {
    match interaction.kind() {
        PING => Decision::Answer(Reply::Pong),
        APPLICATION_COMMAND => {
            command::read(interaction).unwrap_or_else(|not_accepted| Decision::Answer(Reply::NotAccepted(not_accepted)))
        }
        AUTOCOMPLETE => Decision::Answer(Reply::NoSuggestions),
        _ => Decision::Answer(Reply::NotAccepted(NotAccepted::UnknownInteraction)),
    }
}

#[cfg(test)]
mod tests;
