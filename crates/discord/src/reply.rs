//! What the bot says: the reply to a command, and messages in channels. Neither pings anybody.

use channelwright_core::{
    id::{self, Id},
    job::Job,
};

use crate::{Client, Error, Until, route::Route, wire};

/// Says things to people.
#[derive(Clone, Copy)]
pub struct Replies<'c>(&'c Client);

impl Client {
    /// What says things to people.
    #[must_use]
    pub fn replies(&self) -> Replies<'_> {
        Replies(self)
    }
}

impl Replies<'_> {
    /// Replaces the reply to a job's interaction.
    ///
    /// # Errors
    /// [`Error`]; refused with 404/10015 while Discord does not know of the reply yet, 404/10008 when somebody deleted
    /// it, 401/50027 once its token has expired.
    pub async fn edit_reply(&self, job: &Job, content: &str, until: Until<'_>) -> Result<(), Error> {
        let route = Route::reply(job.application_id, job.interaction_id, &job.token);
        self.0.write_only(&route, Some(&wire::Content::new(content)), None, until).await
    }

    /// Sends a message into a channel, and asks again where the answer is lost. For some minutes Discord
    /// takes messages with the same `nonce` for one (Discord: create message).
    ///
    /// # Errors
    /// [`Error`]; refused with 403 where the bot may not write.
    pub async fn send_message(
        &self,
        channel: Id<id::Channel>,
        content: &str,
        nonce: u64,
        until: Until<'_>,
    ) -> Result<(), Error> {
        self.0.write_once(&Route::messages(channel), &wire::Message::new(content, nonce), until).await
    }
}
