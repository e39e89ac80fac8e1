//! Decides about an interaction: answer immediately, or queue one job and defer the reply.

use super::{
    decision::Decision,
    payload::{APPLICATION_COMMAND, AUTOCOMPLETE, Interaction, MESSAGE_COMPONENT, MODAL_SUBMIT, PING},
    reply::Reply,
};
use crate::command::{self, NotAccepted};

/// Decides about an interaction.
#[must_use]
pub fn decide(interaction: &Interaction) -> Decision {
    let not_accepted = |reason| Decision::Answer(Reply::NotAccepted(reason));
    match interaction.kind() {
        PING => Decision::Answer(Reply::Pong),
        APPLICATION_COMMAND => command::typed(interaction).unwrap_or_else(not_accepted),
        MESSAGE_COMPONENT => command::press(interaction).unwrap_or_else(not_accepted),
        MODAL_SUBMIT => command::submit(interaction).unwrap_or_else(not_accepted),
        AUTOCOMPLETE => Decision::Answer(Reply::NoSuggestions),
        _ => Decision::Answer(Reply::NotAccepted(NotAccepted::UnknownInteraction)),
    }
}

#[cfg(test)]
mod tests;
