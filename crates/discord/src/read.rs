//! Read requests.

use std::collections::BTreeMap;

use channelwright_core::{
    id::{self, Id},
    run::RefusalKind,
    snapshot,
};
use channelwright_platform::https::Method;
use tokio::time::Instant;

use crate::{Client, Error, received, route::Route};

/// A guild's properties.
#[derive(Debug)]
pub struct Guild {
    /// Its owner.
    pub owner: Id<id::User>,
    /// All its roles.
    pub roles: Vec<snapshot::Role>,
}

/// Reads from Discord, and changes nothing.
#[derive(Clone, Copy)]
pub struct Reader<'c>(pub(crate) &'c Client);

impl Client {
    /// The read view of the client.
    #[must_use]
    pub fn reader(&self) -> Reader<'_> {
        Reader(self)
    }
}

impl Reader<'_> {
    /// The bot's own user.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn me(&self, deadline: Instant) -> Result<Id<id::User>, Error> {
        self.0.read(&Route::me(), deadline, received::id).await
    }

    /// A guild with its roles.
    ///
    /// # Errors
    /// [`Error`]; refused with 403 or 404 if the bot is not a member.
    pub async fn guild(&self, guild: Id<id::Guild>, deadline: Instant) -> Result<Guild, Error> {
        self.0.read(&Route::guild(guild), deadline, received::guild).await
    }

    /// The channels of a guild that the bot can view.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn channels(&self, guild: Id<id::Guild>, deadline: Instant) -> Result<Vec<snapshot::Channel>, Error> {
        self.0.read(&Route::channels(Method::Get, guild), deadline, received::channels).await
    }

    /// A member of a guild; `None` if the user is not in it.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn member(
        &self,
        guild: Id<id::Guild>,
        user: Id<id::User>,
        deadline: Instant,
    ) -> Result<Option<snapshot::Member>, Error> {
        match self.0.read(&Route::member(guild, user), deadline, received::member).await {
            Ok(member) => Ok(Some(snapshot::Member { user, ..member })),
            Err(Error::Refused(refusal)) if refusal.kind() == RefusalKind::UnknownMember => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The last messages in a channel, the newest first; none if the bot may not read its history.
    ///
    /// # Errors
    /// [`Error`]; refused with 403 if the bot cannot view the channel.
    pub async fn messages(
        &self,
        channel: Id<id::Channel>,
        deadline: Instant,
    ) -> Result<Vec<snapshot::PostedMessage>, Error> {
        self.0.read(&Route::last_messages(channel), deadline, received::messages).await
    }

    /// How many members each role of a guild has.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn member_counts(
        &self,
        guild: Id<id::Guild>,
        deadline: Instant,
    ) -> Result<BTreeMap<Id<id::Role>, u64>, Error> {
        self.0.read(&Route::member_counts(guild), deadline, received::member_counts).await
    }
}
