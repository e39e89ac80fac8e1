//! The one way to change a guild: an action of a run.

use channelwright_core::{
    id::{self, Id},
    permission::{Overwrite, Permissions},
    run::{Action, Created, Outcome},
    template::ChannelKind,
    whole_seconds::whole_seconds,
};
use channelwright_platform::https::Method;

use crate::{
    AuditReason, Client, Error, Unsure, Until, received,
    route::Route,
    wire::{self, NewChannel, NewOverwrite, NewRole, WireOverwrite},
};

impl Client {
    /// Does one action and says what came of it. A limit is waited for; nothing else is tried twice.
    ///
    /// # Errors
    /// None: what went wrong is part of the outcome. The error beside it is for the log.
    pub async fn perform(
        &self,
        guild: Id<id::Guild>,
        action: &Action,
        reason: &AuditReason,
        until: Until<'_>,
    ) -> (Outcome, Option<Error>) {
        match self.try_to(guild, action, reason, until).await {
            Ok(Some(created)) => (Outcome::Created(created), None),
            Ok(None) => (Outcome::Done, None),
            Err(error) => (outcome(&error), Some(error)),
        }
    }

    async fn try_to(
        &self,
        guild: Id<id::Guild>,
        action: &Action,
        reason: &AuditReason,
        until: Until<'_>,
    ) -> Result<Option<Created>, Error> {
        match action {
            Action::CreateRole { name } => {
                let role = NewRole { name, permissions: Permissions::NONE, mentionable: true };
                let route = Route::roles(Method::Post, guild);
                let made = self.write(&route, &role, Some(reason), until, received::made_role).await?;
                Ok(Some(Created::Role(made)))
            }
            Action::CreateCategory { name, overwrites } => {
                let category = NewChannel {
                    name,
                    kind: 4,
                    parent_id: None,
                    topic: None,
                    position: None,
                    permission_overwrites: wire_overwrites(overwrites),
                };
                self.create_channel(guild, &category, reason, until).await
            }
            Action::CreateChannel { parent, name, kind, topic, position, overwrites } => {
                let channel = NewChannel {
                    name,
                    kind: number(*kind),
                    parent_id: Some(*parent),
                    topic: topic.as_deref(),
                    position: Some(*position),
                    permission_overwrites: wire_overwrites(overwrites),
                };
                self.create_channel(guild, &channel, reason, until).await
            }
            Action::GrantRole { user, role } => {
                self.send(&Route::member_role(guild, *user, *role), None, reason, until).await
            }
            Action::PutOverwrite { channel, overwrite } => self.put_overwrite(*channel, overwrite, reason, until).await,
            Action::DeleteChannel(channel) => self.send(&Route::delete_channel(*channel), None, reason, until).await,
            Action::DeleteRole(role) => self.send(&Route::delete_role(guild, *role), None, reason, until).await,
        }
    }

    async fn create_channel(
        &self,
        guild: Id<id::Guild>,
        channel: &NewChannel<'_>,
        reason: &AuditReason,
        until: Until<'_>,
    ) -> Result<Option<Created>, Error> {
        let route = Route::channels(Method::Post, guild);
        let made = self.write(&route, channel, Some(reason), until, received::made_channel).await?;
        Ok(Some(Created::Channel(made)))
    }

    async fn put_overwrite(
        &self,
        channel: Id<id::Channel>,
        overwrite: &Overwrite,
        reason: &AuditReason,
        until: Until<'_>,
    ) -> Result<Option<Created>, Error> {
        let (subject, kind) = wire::subject(overwrite.subject);
        let body = NewOverwrite { kind, allow: overwrite.allow, deny: overwrite.deny };
        self.send(&Route::overwrite(channel, subject), Some(&body), reason, until).await
    }

    async fn send(
        &self,
        route: &Route,
        body: Option<&NewOverwrite>,
        reason: &AuditReason,
        until: Until<'_>,
    ) -> Result<Option<Created>, Error> {
        self.write_only(route, body, Some(reason), until).await.map(|()| None)
    }
}

fn outcome(error: &Error) -> Outcome {
    match error {
        Error::Refused(refusal) => Outcome::Refused(refusal.clone()),
        Error::MustWait(wait) => Outcome::MustWait { seconds: whole_seconds(*wait) },
        Error::Unsure(Unsure::Transport(failed)) if failed.is_timeout() => Outcome::TimedOut,
        Error::Unsure(unsure) => Outcome::Doubtful(unsure.instead()),
    }
}

fn wire_overwrites(overwrites: &[Overwrite]) -> Vec<WireOverwrite> {
    overwrites.iter().map(Into::into).collect()
}

/// Discord's number of a channel type (Discord: channel resource, "Channel types").
fn number(kind: ChannelKind) -> u8 {
    match kind {
        ChannelKind::Text => 0,
        ChannelKind::Voice => 2,
        ChannelKind::Forum => 15,
    }
}
