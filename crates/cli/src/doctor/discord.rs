//! Asks Discord about the application, its commands and one server. No judgement here.

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
    invitation::{any_campaign, invite_link},
    settings,
    trouble::Trouble,
};

/// What Discord said.
pub(crate) struct Found {
    /// The application that the token belongs to.
    pub(crate) application: Result<Application, Trouble>,
    /// The commands, where there is an application.
    pub(crate) commands: Option<Commands>,
    /// The server that was asked about. An error where there is no application, too.
    pub(crate) server: Option<Result<Server, Trouble>>,
    /// The link for another invitation; empty where there is no application.
    pub(crate) invite_link: String,
}

/// The registered commands.
pub(crate) struct Commands {
    /// Those for all servers.
    pub(crate) global: Result<Vec<Value>, Trouble>,
    /// Those of the server that was asked about.
    pub(crate) own: Option<OwnCommands>,
}

/// The commands of one server alone.
pub(crate) struct OwnCommands {
    /// The server.
    pub(crate) guild: Id<id::Guild>,
    /// They.
    pub(crate) commands: Result<Vec<Value>, Trouble>,
}

/// A server, as far as it can be seen.
pub(crate) enum Server {
    /// The bot is in it.
    Seen(Box<Snapshot>),
    /// Nothing can be asked without an application.
    NotAsked,
}

/// Asks for everything at once, as far as the token is accepted: once it is not, it is not used again.
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
    let needed = any_campaign(template).map_or(Permissions::NONE, |campaign| campaign.needed_permissions());
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
    // Discord shows the guild, so the bot is in it; should it say otherwise, it is a member without roles.
    let me = member.unwrap_or(Member { user: me, roles: Vec::new() });
    let (owner, roles) = (found.owner, found.roles);
    Ok(Snapshot { guild, owner, roles, channels, me, members: BTreeMap::new(), member_counts: None })
}
