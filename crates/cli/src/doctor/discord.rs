//! Reads the application, its commands and one server from Discord. Does not judge.

use std::collections::BTreeMap;

use channelwright_core::{
    id::{self, Id},
    permission::Permissions,
    snapshot::{Member, Snapshot},
    template::Template,
};
use channelwright_discord::{Application, Client, Error};
use serde_json::Value;
use tokio::time::Instant;

use crate::{
    invitation::{any_campaign, invite_link, invited_permissions},
    settings,
    trouble::Trouble,
};

/// Discord's responses.
pub(crate) struct Found {
    /// The application that the token belongs to.
    pub(crate) application: Result<Application, Trouble>,
    /// `None` if the application is unknown.
    pub(crate) commands: Option<Commands>,
    /// The server of `--guild`.
    pub(crate) server: Option<Result<Server, Trouble>>,
    /// The invite link; empty if the application is unknown.
    pub(crate) invite_link: String,
}

/// The registered commands.
pub(crate) struct Commands {
    /// The commands for all servers.
    pub(crate) global: Result<Vec<Value>, Trouble>,
    /// The commands for only the server of `--guild`.
    pub(crate) own: Option<OwnCommands>,
}

/// The commands for only one server.
pub(crate) struct OwnCommands {
    pub(crate) guild: Id<id::Guild>,
    pub(crate) commands: Result<Vec<Value>, Trouble>,
}

/// A server as the bot sees it.
pub(crate) enum Server {
    /// The bot is in it.
    Seen(Box<Snapshot>),
    /// Not requested, since the application is unknown.
    NotAsked,
}

/// Sends all requests concurrently. If Discord does not accept the token, no further request uses it.
pub(crate) async fn look(guild: Option<Id<id::Guild>>, template: &Template) -> Found {
    let deadline = settings::deadline();
    let client = settings::client().map_err(|error| {
        Trouble::new(format!("{error:#}"), "Set it in the environment, or in the file .env for the scripts.")
    });
    let application = match &client {
        Ok(client) => client.application(deadline).await.map_err(|error| Trouble::of(&error, false, "")),
        Err(trouble) => Err(trouble.clone()),
    };
    let (Ok(client), Ok(known)) = (&client, &application) else {
        let server = guild.map(|_| Ok(Server::NotAsked));
        return Found { application, commands: None, server, invite_link: String::new() };
    };
    let needed = any_campaign(template).map_or(Permissions::NONE, |campaign| invited_permissions(&campaign));
    let link = invite_link(known.id, needed);
    let own_commands = async {
        let guild = guild?;
        let commands = client.commands(known.id, Some(guild), deadline).await;
        Some(OwnCommands { guild, commands: commands.map_err(|error| Trouble::of(&error, true, &link)) })
    };
    let server = async {
        let seen = see(client, guild?, deadline).await.map_err(|error| Trouble::of(&error, true, &link));
        Some(seen.map(|snapshot| Server::Seen(Box::new(snapshot))))
    };
    let (global, own, server) = tokio::join!(client.commands(known.id, None, deadline), own_commands, server);
    let global = global.map_err(|error| Trouble::of(&error, false, &link));
    Found { commands: Some(Commands { global, own }), server, invite_link: link, application }
}

async fn see(client: &Client, guild: Id<id::Guild>, deadline: Instant) -> Result<Snapshot, Error> {
    let reader = client.reader();
    let (found, channels, me) =
        tokio::try_join!(reader.guild(guild, deadline), reader.channels(guild, deadline), reader.me(deadline))?;
    let member = reader.member(guild, me, deadline).await?;
    // Discord returned the guild, so the bot is in it. If the member is missing nevertheless, assume no roles.
    let me = member.unwrap_or(Member::new(me, Vec::new()));
    let (owner, roles) = (found.owner, found.roles);
    Ok(Snapshot {
        guild,
        owner,
        roles,
        channels,
        me,
        members: BTreeMap::new(),
        member_counts: None,
        messages: BTreeMap::new(),
    })
}
