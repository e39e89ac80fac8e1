//! Posts replies to commands and messages in channels.

use channelwright_core::{
    id::{self, Id},
    job::Job,
    message::Message,
};

use channelwright_platform::https::Method;
use tokio::time::Instant;

use crate::{
    Client, Error, Until,
    body::Body,
    received,
    route::Route,
    wire::{self, DirectChannel},
};

/// Posts replies and messages.
#[derive(Clone, Copy)]
pub struct Replies<'c>(&'c Client);

impl Client {
    /// The view of the client that posts messages.
    #[must_use]
    pub fn replies(&self) -> Replies<'_> {
        Replies(self)
    }
}

impl Replies<'_> {
    /// Replaces the reply to a job's interaction.
    ///
    /// # Errors
    /// [`Error`]; refused with 404/10015 while Discord does not know the reply yet, 404/10008 if somebody deleted it,
    /// 401/50027 once its token has expired.
    pub async fn edit_reply(&self, job: &Job, message: &Message, until: Until<'_>) -> Result<(), Error> {
        let route = Route::reply(Method::Patch, job.application_id, job.interaction_id, &job.token);
        self.0.write_body(&route, Some(Body::of(message)), None, until).await
    }

    /// The text of the reply to a job's interaction.
    ///
    /// # Errors
    /// [`Error`]; refused as in [`edit_reply`](Self::edit_reply).
    pub async fn reply_text(&self, job: &Job, deadline: Instant) -> Result<String, Error> {
        let route = Route::reply(Method::Get, job.application_id, job.interaction_id, &job.token);
        self.0.read(&route, deadline, received::content).await
    }

    /// The channel for direct messages to this user.
    ///
    /// # Errors
    /// [`Error`]; refused if the user takes no direct messages from the bot.
    pub async fn direct_channel(&self, user: Id<id::User>, until: Until<'_>) -> Result<Id<id::Channel>, Error> {
        let body = DirectChannel { recipient_id: user };
        self.0.write(&Route::direct_channel(), &body, None, until, received::id).await
    }

    /// Posts a message in a channel, and repeats this after a lost response. For some minutes Discord treats messages
    /// with the same `nonce` as one (Discord: create message).
    ///
    /// # Errors
    /// [`Error`]; refused with 403 if the bot may not write.
    pub async fn send_message(
        &self,
        channel: Id<id::Channel>,
        message: &Message,
        nonce: u64,
        until: Until<'_>,
    ) -> Result<(), Error> {
        self.0.write_once(&Route::messages(channel), &wire::new_message(message, nonce), until).await
    }
}
