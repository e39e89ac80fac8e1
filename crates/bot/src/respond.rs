//! The whole story of a request: verify, read, decide, queue, answer. All branches are here.

use channelwright_core::{
    id::{self, Id},
    interaction::{Decision, Interaction, Reply, SignedRequest, decide},
    job::Job,
};

use crate::settings::Settings;

/// What Discord is told, and what the log may say about it.
#[derive(Debug)]
pub(crate) struct Response {
    /// The answer.
    pub(crate) reply: Reply,
    /// The interaction that was answered, once it is known to be one.
    pub(crate) interaction_id: Option<Id<id::Interaction>>,
    /// The guild that the interaction comes from.
    pub(crate) guild_id: Option<Id<id::Guild>>,
    /// Why the job could not be queued.
    pub(crate) queue_error: Option<anyhow::Error>,
}

/// Answers a request that came at `now_s` (Unix seconds). `send` puts a job on the queue, and is called at most once.
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
