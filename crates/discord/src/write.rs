//! Performs a run's actions, the only way to change a guild.

use channelwright_core::{
    id::{self, Id},
    permission::{Overwrite, Permissions},
    run::{Action, Created, Outcome},
    template::ChannelKind,
};
use channelwright_platform::https::Method;

use crate::{
    AuditReason, Client, Error, Until, received,
    route::Route,
    wire::{self, Edit, NewChannel, NewInvite, NewOverwrite, NewRole, WireOverwrite},
};

/// Changes guilds.
#[derive(Clone, Copy)]
pub struct Writer<'c>(&'c Client);

impl Client {
    /// The write view of the client.
    #[must_use]
    pub fn writer(&self) -> Writer<'_> {
        Writer(self)
    }
}

impl Writer<'_> {
    /// Performs one action and returns its outcome. Waits for rate limits; retries nothing else.
    ///
    /// # Errors
    /// None: a failure is part of the outcome. The error beside it is for the log.
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
            Err(error) => (error.outcome(), Some(error)),
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
                let made = self.0.write(&route, &role, Some(reason), until, received::made_role).await?;
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
                self.send(&Route::member_role(Method::Put, guild, *user, *role), None, reason, until).await
            }
            Action::TakeRole { user, role } => {
                self.send(&Route::member_role(Method::Delete, guild, *user, *role), None, reason, until).await
            }
            Action::PutOverwrite { channel, overwrite } => self.put_overwrite(*channel, overwrite, reason, until).await,
            Action::DeleteOverwrite { channel, subject } => {
                let (subject, _) = wire::subject(*subject);
                self.send(&Route::overwrite(Method::Delete, *channel, subject), None, reason, until).await
            }
            Action::RenameRole { role, name } => {
                let edit = Edit { name: Some(name), ..Edit::default() };
                self.send(&Route::role(Method::Patch, guild, *role), Some(&edit), reason, until).await
            }
            Action::RenameChannel { channel, name } => {
                let edit = Edit { name: Some(name), ..Edit::default() };
                self.send(&Route::channel(Method::Patch, *channel), Some(&edit), reason, until).await
            }
            Action::SetTopic { channel, topic } => {
                let edit = Edit { topic: Some(topic.as_deref()), ..Edit::default() };
                self.send(&Route::channel(Method::Patch, *channel), Some(&edit), reason, until).await
            }
            Action::Move { channel, position } => {
                let edit = Edit { position: Some(*position), ..Edit::default() };
                self.send(&Route::channel(Method::Patch, *channel), Some(&edit), reason, until).await
            }
            Action::DeleteChannel(channel) => {
                self.send(&Route::channel(Method::Delete, *channel), None, reason, until).await
            }
            Action::DeleteRole(role) => {
                self.send(&Route::role(Method::Delete, guild, *role), None, reason, until).await
            }
            Action::Post { channel, message, nonce } => {
                let body = wire::new_message(message, *nonce);
                self.0.write_only(&Route::messages(*channel), Some(&body), None, until).await.map(|()| None)
            }
            Action::CreateInvite { channel, role, terms } => {
                let (max_age, max_uses) = (terms.max_age_s, terms.max_uses);
                let invite = NewInvite { max_age, max_uses, unique: true, role_ids: [*role] };
                let route = Route::invites(*channel);
                let made = self.0.write(&route, &invite, Some(reason), until, received::invite_code).await?;
                Ok(Some(Created::Invite(made)))
            }
            Action::EditMessage { channel, message_id, message } => {
                let route = Route::message(*channel, *message_id);
                self.0.write_only(&route, Some(&message.fields()), None, until).await.map(|()| None)
            }
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
        let made = self.0.write(&route, channel, Some(reason), until, received::made_channel).await?;
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
        let route = Route::overwrite(Method::Put, channel, subject);
        self.0.write_only(&route, Some(&body), Some(reason), until).await.map(|()| None)
    }

    async fn send(
        &self,
        route: &Route,
        edit: Option<&Edit<'_>>,
        reason: &AuditReason,
        until: Until<'_>,
    ) -> Result<Option<Created>, Error> {
        self.0.write_only(route, edit, Some(reason), until).await.map(|()| None)
    }
}

fn wire_overwrites(overwrites: &[Overwrite]) -> Vec<WireOverwrite> {
    overwrites.iter().map(Into::into).collect()
}

/// Discord's number for a channel type (Discord: channel resource, "Channel types").
fn number(kind: ChannelKind) -> u8 {
    match kind {
        ChannelKind::Text => 0,
        ChannelKind::Voice => 2,
        ChannelKind::Forum => 15,
    }
}
