//! What people and machines do to a guild, a worker or the queue, at once: at a time, or when a request arrives.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use channelwright_simulator::{
    caller::Interaction,
    discord::{
        Channel, ChannelKind, CommandPermission, Discord, GuildHandle, Overwrite, Snowflake, USUAL_BOT_PERMISSIONS,
        bits,
    },
};

use super::Who;
use crate::{Killer, Mood, Sqs, lock::lock};

/// How long the functions' client waits for SQS, all attempts together (`CALL_TIMEOUT` of the queue).
pub(super) const QUEUE_PATIENCE: Duration = Duration::from_secs(2);

#[derive(Debug, Clone)]
pub(super) enum Act {
    RenameCategory(String),
    RenameChannel(String, String),
    RenameRole(String),
    DeleteCategory,
    DeleteChannel(String),
    DeleteRole,
    MoveOut(String),
    StripBot,
    SetBotRights(u64),
    KickBot,
    Leave(Who),
    LetIn(String),
    SecondRole(String),
    FillChannels(usize),
    FillRoles(usize),
    RemoveFillers,
    ShutBotOut,
    OpenToEveryone(String),
    Permit(Of, Whom, bool),
    ClearPermissions,
    StripMember(Who),
    Kill,
    Pause(Duration),
    DeleteReply,
    ExpireToken,
    Queue(Mood),
    RepeatJob,
    Redrive,
    EndFaults,
}

/// What an admin sets permissions of.
#[derive(Debug, Clone, Copy)]
pub(super) enum Of {
    Command,
    Application,
}

/// Whom or what a command is allowed or forbidden to.
#[derive(Debug, Clone)]
pub(super) enum Whom {
    Person(Who),
    Role(String),
    Channel(String),
}

/// What acts are done with.
#[derive(Clone)]
pub(super) struct Hands {
    pub(super) discord: Discord,
    pub(super) guild: GuildHandle,
    /// The command, as Discord registered it.
    pub(super) command: Snowflake,
    pub(super) killer: Killer,
    pub(super) sqs: Sqs,
    /// The campaign that the story is about.
    pub(super) campaign: String,
    /// The interactions that Discord has sent, in order.
    pub(super) interactions: Arc<Mutex<Vec<Interaction>>>,
}

impl Hands {
    /// Kills the workers, and with them what they were told; says whether there were any.
    pub(super) fn kill(&self) -> bool {
        let any = self.killer.kill();
        self.discord.forget_clients();
        any
    }

    fn category(&self) -> Option<Channel> {
        let named = self.guild.channels_named(&self.campaign);
        named.into_iter().find(|channel| channel.kind == ChannelKind::Category)
    }

    fn role(&self) -> Option<Snowflake> {
        self.guild.role_named(&format!("{} Members", self.campaign)).map(|role| role.id)
    }

    fn last_interaction(&self) -> Option<Snowflake> {
        lock(&self.interactions).last().map(|last| last.id)
    }

    /// Allows or forbids the command, or the whole application.
    fn permit(&self, of: Of, whom: &Whom, allowed: bool) -> Option<String> {
        let (permission, whom) = match whom {
            Whom::Person(who) => {
                let user = who.among(&self.guild.people);
                (CommandPermission::user(user, allowed), format!("to {}", self.guild.member(user)?.name))
            }
            Whom::Role(name) => {
                (CommandPermission::role(self.guild.role_named(name)?.id, allowed), format!("to @{name}"))
            }
            Whom::Channel(name) => {
                (CommandPermission::channel(self.guild.channel_named(name)?.id, allowed), format!("in #{name}"))
            }
        };
        let (of, what) = match of {
            Of::Command => (self.command, "/add-campaign"),
            Of::Application => (self.discord.application().id, "the application"),
        };
        self.guild.set_command_permission(of, permission);
        Some(format!("an admin {} {what} {whom}", if allowed { "allows" } else { "forbids" }))
    }

    /// Does it. Says in a few words what was done, or `None` if there was nothing to do it to.
    pub(super) fn act(&self, act: &Act) -> Option<String> {
        let (guild, bot) = (&self.guild, self.guild.people.bot);
        let channel = |name: &str| guild.channel_named(name).map(|channel| channel.id);
        let said = match act {
            Act::RenameCategory(name) => {
                guild.rename_channel(self.category()?.id, name);
                format!("an admin renames the category to “{name}”")
            }
            Act::RenameChannel(from, to) => {
                guild.rename_channel(channel(from)?, to);
                format!("an admin renames #{from} to #{to}")
            }
            Act::RenameRole(name) => {
                guild.edit_role(self.role()?, |role| role.name.clone_from(name));
                format!("an admin renames the role to “{name}”")
            }
            Act::DeleteCategory => {
                guild.delete_channel(self.category()?.id);
                "an admin deletes the category".to_owned()
            }
            Act::DeleteChannel(name) => {
                guild.delete_channel(channel(name)?);
                format!("an admin deletes #{name}")
            }
            Act::DeleteRole => {
                guild.delete_role(self.role()?);
                "an admin deletes the role".to_owned()
            }
            Act::MoveOut(name) => {
                guild.edit_channel(channel(name)?, |channel| channel.parent_id = None);
                format!("an admin moves #{name} out of the category")
            }
            Act::StripBot => {
                guild.strip_roles(bot);
                "an admin removes the bot's role".to_owned()
            }
            Act::SetBotRights(bits) => {
                guild.set_bot_permissions(*bits);
                let what = if *bits == USUAL_BOT_PERMISSIONS {
                    "gives the bot its rights back"
                } else {
                    "takes all rights from the bot"
                };
                format!("an admin {what}")
            }
            Act::KickBot => {
                guild.kick(bot);
                "an admin kicks the bot".to_owned()
            }
            Act::Leave(who) => {
                guild.kick(who.among(&guild.people));
                format!("{} leaves the server", who.name())
            }
            Act::LetIn(name) => {
                let (role, category) = (guild.add_role(name, 0), self.category()?.id);
                let all = guild.children_of(category).into_iter().map(|channel| channel.id).chain([category]);
                all.for_each(|id| guild.set_overwrite(id, Overwrite::role(role).allow(bits::VIEW_CHANNEL)));
                format!("an admin lets @{name} into the category and its channels")
            }
            Act::SecondRole(name) => {
                let opens = vec![Overwrite::role(guild.add_role(name, 0)).allow(bits::VIEW_CHANNEL)];
                guild.add_channel(ChannelKind::Category, "elsewhere", None, opens);
                format!("an admin makes a second role @{name}, and a category that it opens")
            }
            Act::FillChannels(count) => {
                guild.fill_channels(*count);
                format!("an admin fills the guild to {count} channels")
            }
            Act::FillRoles(count) => {
                guild.fill_roles(*count);
                format!("an admin fills the guild to {count} roles")
            }
            Act::RemoveFillers => {
                guild.channels_named("filler").iter().for_each(|channel| guild.delete_channel(channel.id));
                guild.roles_named("filler").iter().for_each(|role| guild.delete_role(role.id));
                "an admin removes all fillers".to_owned()
            }
            Act::ShutBotOut => {
                guild.remove_bot_overwrite(self.category()?.id);
                "an admin shuts the bot out of the category".to_owned()
            }
            Act::OpenToEveryone(name) => {
                guild.set_overwrite(channel(name)?, Overwrite::role(guild.id).allow(bits::VIEW_CHANNEL));
                format!("an admin opens #{name} to everyone")
            }
            Act::Permit(of, whom, allowed) => self.permit(*of, whom, *allowed)?,
            Act::ClearPermissions => {
                guild.clear_command_permissions(self.command);
                "an admin takes back what /add-campaign was allowed".to_owned()
            }
            Act::StripMember(who) => {
                let user = who.among(&guild.people);
                guild.strip_roles(user);
                format!("an admin takes all roles from {}", guild.member(user)?.name)
            }
            Act::Kill => self.kill().then(|| "the worker is killed".to_owned())?,
            Act::Pause(time) => {
                self.killer.pause(*time).then(|| format!("the worker is paused for {} s", time.as_secs()))?
            }
            Act::DeleteReply => {
                self.discord.delete_reply(self.last_interaction()?);
                "somebody deletes the reply".to_owned()
            }
            Act::ExpireToken => {
                self.discord.expire_token(self.last_interaction()?);
                "the reply's token expires".to_owned()
            }
            Act::Queue(mood) => {
                self.sqs.set_mood(*mood);
                match mood {
                    Mood::Good => "the queue is well again".to_owned(),
                    Mood::Down(_) => "the queue is down".to_owned(),
                    Mood::Slow(time) => format!("the queue answers after {time:?}"),
                    Mood::Forgetful(_) => "the queue forgets to answer".to_owned(),
                }
            }
            Act::RepeatJob => {
                self.sqs.repeat_last();
                "SQS delivers the job once more".to_owned()
            }
            Act::Redrive => format!("the operator redrives the dead letters: {}", self.sqs.redrive()),
            Act::EndFaults => {
                self.discord.clear_faults();
                "all faults end".to_owned()
            }
        };
        Some(said)
    }
}
