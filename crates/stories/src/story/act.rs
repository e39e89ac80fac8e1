//! What people and machines do to a guild, a worker or the queue, at once: at a time, or when a request arrives.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use channelwright_simulator::{
    caller::Interaction,
    discord::{
        Channel, ChannelKind, CommandPermission, GuildHandle, Overwrite, OverwriteKind, Role, Snowflake,
        USUAL_BOT_PERMISSIONS, bits,
    },
};

use super::Who;
use crate::{Mood, lock::lock};

/// How long the functions' client waits for SQS, all attempts together (`CALL_TIMEOUT` of the queue).
pub(super) const QUEUE_PATIENCE: Duration = Duration::from_secs(2);

/// What somebody does.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "each is a sentence of `language.rs`")]
pub enum Act {
    RenameCategory(String),
    RenameChannel(String, String),
    RenameRole(String),
    DeleteCategory,
    DeleteChannel(String),
    DeleteRole,
    MoveOut(String),
    StripBot,
    SetBotRights(u64),
    TakeFromBot(u64),
    KickBot,
    Leave(Who),
    LetIn(String),
    SecondRole(String),
    FillChannels(usize),
    FillRoles(usize),
    RemoveFillers,
    ShutBotOut,
    ForgetGameMasters,
    GiveRole(Who),
    RaiseRole,
    OpenToEveryone(String),
    Permit(Of, Whom, bool),
    ClearPermissions,
    StripMember(Who),
    DeleteReply,
    ExpireToken,
    EndFaults,
    Machine(Machine),
}

/// What happens to the functions and their queue.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "each is a sentence of `language.rs`")]
pub enum Machine {
    KillWorkers,
    PauseWorkers(Duration),
    Queue(Mood),
    RepeatJob,
    Redrive,
}

/// What an admin sets permissions of.
#[derive(Debug, Clone, Copy)]
pub enum Of {
    Command,
    Application,
}

/// Whom or what a command is allowed or forbidden to.
#[derive(Debug, Clone)]
pub enum Whom {
    Person(Who),
    Role(String),
    Channel(String),
}

/// Does something to the functions and their queue. Says in a few words what was done, or `None` if there was nothing to
/// do it to.
pub type Machines = dyn Fn(&Machine) -> Option<String> + Send + Sync;

/// What acts are done with.
#[derive(Clone)]
pub struct Hands {
    /// The guild that people act on.
    pub guild: GuildHandle,
    /// The command, as Discord registered it.
    pub command: Snowflake,
    /// The campaign that the story is about.
    pub campaign: String,
    /// The interactions that Discord has sent, in order.
    pub interactions: Arc<Mutex<Vec<Interaction>>>,
    /// The functions and their queue.
    pub machines: Arc<Machines>,
    /// Hears of everything that was done.
    pub note: Arc<dyn Fn(String) + Send + Sync>,
}

impl Hands {
    /// Discord sends an interaction.
    pub fn sent(&self, interaction: &Interaction) {
        lock(&self.interactions).push(interaction.clone());
    }

    /// Does it, and says whether there was anything to do it to.
    pub fn act(&self, act: &Act) -> bool {
        self.perform(act).map(|said| (self.note)(said)).is_some()
    }

    /// Kills the workers, and with them what they were told.
    pub(super) fn kill(&self) -> Option<String> {
        let said = (self.machines)(&Machine::KillWorkers);
        self.guild.discord().forget_clients();
        said
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
            Of::Application => (self.guild.discord().application().id, "the application"),
        };
        self.guild.set_command_permission(of, permission);
        Some(format!("an admin {} {what} {whom}", if allowed { "allows" } else { "forbids" }))
    }

    /// Does it. Says in a few words what was done, or `None` if there was nothing to do it to.
    fn perform(&self, act: &Act) -> Option<String> {
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
            Act::TakeFromBot(taken) => {
                let held = |role: Role| (role.bot_id == Some(bot)).then_some(role.permissions);
                guild.set_bot_permissions(guild.snapshot().roles.into_iter().find_map(held)? & !taken);
                "an admin takes a permission from the bot".to_owned()
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
            Act::ForgetGameMasters => {
                let stays = |one: &Overwrite| one.kind == OverwriteKind::Role || one.id == bot;
                guild.edit_channel(self.category()?.id, |category| category.overwrites.retain(stays));
                "an admin removes the game masters from the category".to_owned()
            }
            Act::GiveRole(who) => {
                guild.grant(who.among(&guild.people), self.role()?);
                format!("an admin gives the role to {}", who.name())
            }
            Act::RaiseRole => {
                guild.edit_role(self.role()?, |role| role.position = 90);
                "an admin raises the role above the bot's".to_owned()
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
            Act::DeleteReply => {
                guild.discord().delete_reply(self.last_interaction()?);
                "somebody deletes the reply".to_owned()
            }
            Act::ExpireToken => {
                guild.discord().expire_token(self.last_interaction()?);
                "the reply's token expires".to_owned()
            }
            Act::EndFaults => {
                guild.discord().clear_faults();
                "all faults end".to_owned()
            }
            Act::Machine(Machine::KillWorkers) => self.kill()?,
            Act::Machine(machine) => (self.machines)(machine)?,
        };
        Some(said)
    }
}
