//! What can be asked of Discord without changing anything, and the edit of the reply.

use std::collections::BTreeMap;

use channelwright_core::{
    id::{self, Id},
    job::Job,
    run::RefusalKind,
    snapshot,
};
use channelwright_platform::https::Method;
use tokio::time::Instant;

use crate::{Client, Error, Until, received, route::Route, wire};

/// A guild's own properties.
#[derive(Debug)]
pub struct Guild {
    /// Who owns it.
    pub owner: Id<id::User>,
    /// All its roles.
    pub roles: Vec<snapshot::Role>,
}

impl Client {
    /// The bot's own user.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn me(&self, deadline: Instant) -> Result<Id<id::User>, Error> {
        self.read(&Route::me(), deadline, received::id).await
    }

    /// A guild with its roles.
    ///
    /// # Errors
    /// [`Error`]; refused with 403 or 404 where the bot is not a member.
    pub async fn guild(&self, guild: Id<id::Guild>, deadline: Instant) -> Result<Guild, Error> {
        self.read(&Route::guild(guild), deadline, received::guild).await
    }

    /// The channels of a guild that the bot can view.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn channels(&self, guild: Id<id::Guild>, deadline: Instant) -> Result<Vec<snapshot::Channel>, Error> {
        self.read(&Route::channels(Method::Get, guild), deadline, received::channels).await
    }

    /// A member of a guild, or `None` for someone who is not in it.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn member(
        &self,
        guild: Id<id::Guild>,
        user: Id<id::User>,
        deadline: Instant,
    ) -> Result<Option<snapshot::Member>, Error> {
        match self.read(&Route::member(guild, user), deadline, received::member).await {
            Ok(roles) => Ok(Some(snapshot::Member { user, roles })),
            Err(Error::Refused(refusal)) if refusal.kind() == RefusalKind::UnknownMember => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// How many members have each role of a guild.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn member_counts(
        &self,
        guild: Id<id::Guild>,
        deadline: Instant,
    ) -> Result<BTreeMap<Id<id::Role>, u64>, Error> {
        self.read(&Route::member_counts(guild), deadline, received::member_counts).await
    }

    /// Replaces the reply to a job's interaction. Pings nobody.
    ///
    /// # Errors
    /// [`Error`]; refused with 404/10015 while Discord does not know of the reply yet, 404/10008 when somebody deleted
    /// it, 401/50027 once its token has expired.
    pub async fn edit_reply(&self, job: &Job, content: &str, until: Until<'_>) -> Result<(), Error> {
        let route = Route::reply(job.application_id, job.interaction_id, &job.token);
        self.write_only(&route, Some(&wire::Content::new(content)), None, until).await
    }

    /// Sends a message into a channel, and asks again where the answer is lost. Pings nobody. For some minutes Discord
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
        self.write_once(&Route::messages(channel), &wire::Message::new(content, nonce), until).await
    }
}
