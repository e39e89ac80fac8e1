//! Handles one request: verify, read, decide, queue, answer. Every branch is in this file.

use channelwright_core::{
    id::{self, Id},
    interaction::{Decision, Interaction, Reply, SignedRequest, decide},
    job::Job,
};

use crate::settings::Settings;

/// The answer to Discord, and what to log about it.
#[derive(Debug)]
pub(crate) struct Response {
    /// The answer.
    pub(crate) reply: Reply,
    /// The interaction, if the request was one.
    pub(crate) interaction_id: Option<Id<id::Interaction>>,
    /// The guild of the interaction.
    pub(crate) guild_id: Option<Id<id::Guild>>,
    /// Why the job could not be queued.
    pub(crate) queue_error: Option<anyhow::Error>,
}

/// Answers a request received at `now_s` (Unix seconds). Calls `send`, which queues a job, at most once.
pub(crate) async fn respond(
    request: SignedRequest<'_>,
    settings: &Settings,
    now_s: u64,
    send: impl AsyncFnOnce(&Job) -> anyhow::Result<()>,
) -> Response {
    let request = match request.verify(&settings.public_key, now_s, settings.signature_max_age_s) {
        Ok(verified) => verified,
        Err(refused) => return Response::to_unknown(Reply::Unauthorized(refused)),
    };
    let interaction = match Interaction::read(&request) {
        Ok(interaction) => interaction,
        Err(unreadable) => return Response::to_unknown(Reply::BadRequest(unreadable)),
    };
    match decide(&interaction) {
        Decision::Answer(reply) => Response::to(&interaction, reply, None),
        Decision::Enqueue(job, reply) => match send(&job).await {
            Ok(()) => Response::to(&interaction, reply, None),
            Err(error) => Response::to(&interaction, Reply::QueueUnavailable, Some(error)),
        },
    }
}

impl Response {
    fn to_unknown(reply: Reply) -> Self {
        Self { reply, interaction_id: None, guild_id: None, queue_error: None }
    }

    fn to(interaction: &Interaction, reply: Reply, queue_error: Option<anyhow::Error>) -> Self {
        Self { reply, interaction_id: interaction.id(), guild_id: interaction.guild_id(), queue_error }
    }
}

#[cfg(test)]
mod tests;
