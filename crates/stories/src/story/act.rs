//! Acts: what people do to a guild, and what happens to the functions and their queue. A story triggers them at a time or
//! on a request.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use channelwright_simulator::{
    caller::Interaction,
    discord::{
        Channel, ChannelKind, ChannelMessage, CommandPermission, GuildHandle, Overwrite, OverwriteKind, Snowflake,
        USUAL_BOT_PERMISSIONS, bits,
    },
};

use serde_json::{Value, json};

use super::Who;
use crate::{Mood, lock::lock, transcript::buttons};

/// Whether a message has a button of this label.
fn has_button(message: &ChannelMessage, label: &str) -> bool {
    let components = message.message.get("components").unwrap_or(&Value::Null);
    buttons(components).iter().any(|button| button.get("label").and_then(Value::as_str) == Some(label))
}

/// How long the functions' SQS client waits, over all attempts (`CALL_TIMEOUT` of the crate `queue`).
pub(super) const QUEUE_PATIENCE: Duration = Duration::from_secs(2);

/// One act.
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
    /// A channel, in a category.
    MakeIn(String, String),
    /// Campaigns that the gm leads, each with one channel.
    HaveCampaigns(usize),
    StripBot,
    SetBotRights(u64),
    TakeFromBot(u64),
    KickBot,
    Leave(Who),
    ComeBack(Who),
    Accept(Who),
    Agree(Who),
    LookAround(Who),
    /// A text, in a channel.
    Write(Who, String, String),
    DeleteMessage(String),
    /// The channel, the button's label and its `custom_id`.
    OldButton(String, String, String),
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
    LetMemberIn(Who, String, MayWrite),
    DenyBotPermissions(String),
    Permit(Of, Whom, bool),
    ClearPermissions,
    StripMember(Who),
    DeleteReply,
    ExpireToken,
    EndFaults,
    Functions(FunctionAct),
}

/// An act on the functions or their queue.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "each is a sentence of `language.rs`")]
pub enum FunctionAct {
    KillWorkers,
    PauseWorkers(Duration),
    Queue(Mood),
    RepeatJob,
    Redrive,
}

/// The permissions that an admin sets: those of `/add-campaign`, of another command, or of the whole application.
#[derive(Debug, Clone)]
pub enum Of {
    Command,
    Another(String),
    Application,
}

/// What a guest may write.
#[derive(Debug, Clone, Copy)]
pub enum MayWrite {
    /// Messages.
    Messages,
    /// Messages in threads alone.
    OnlyInThreads,
}

/// The subject of a command permission.
#[derive(Debug, Clone)]
pub enum Whom {
    Person(Who),
    Role(String),
    Channel(String),
}

/// Carries out a [`FunctionAct`]. Returns its log text, or `None` if what it acts on does not exist.
pub type FunctionControl = dyn Fn(&FunctionAct) -> Option<String> + Send + Sync;

/// Carries out acts on one guild and one deployment.
#[derive(Clone)]
pub struct Actor {
    /// The guild that people act on.
    pub guild: GuildHandle,
    /// The id under which Discord registered the command.
    pub command: Snowflake,
    /// The name of the campaign that the story is about.
    pub campaign: String,
    /// The interactions that Discord has sent, in order.
    pub interactions: Arc<Mutex<Vec<Interaction>>>,
    /// The functions and their queue.
    pub functions: Arc<FunctionControl>,
    /// Receives the log text of every act.
    pub log: Arc<dyn Fn(String) + Send + Sync>,
}

impl Actor {
    /// Records that Discord sent an interaction.
    pub fn sent(&self, interaction: &Interaction) {
        lock(&self.interactions).push(interaction.clone());
    }

    /// Carries the act out and logs it. Returns whether what it acts on exists.
    pub fn act(&self, act: &Act) -> bool {
        self.perform(act).map(|text| (self.log)(text)).is_some()
    }

    /// Kills the workers. Their successors do not know which limits Discord announced to them.
    pub(super) fn kill(&self) -> Option<String> {
        let text = (self.functions)(&FunctionAct::KillWorkers);
        self.guild.discord().forget_clients();
        text
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

    fn channel(&self, name: &str) -> Option<Snowflake> {
        self.guild.channel_named(name).map(|channel| channel.id)
    }

    fn may_write(&self, user: Snowflake, channel: Snowflake) -> bool {
        self.guild.permissions_in(user, channel) & bits::SEND_MESSAGES != 0
    }

    fn member_name(&self, who: &Who) -> Option<String> {
        self.guild.member(who.among(&self.guild)).map(|member| member.name)
    }

    fn bot_permissions(&self) -> Option<u64> {
        let roles = self.guild.snapshot().roles;
        roles.into_iter().find(|role| role.bot_id == Some(self.guild.people.bot)).map(|role| role.permissions)
    }

    fn target_name(&self, target: &Whom) -> Option<String> {
        Some(match target {
            Whom::Person(who) => format!("to {}", self.member_name(who)?),
            Whom::Role(name) => format!("to @{name}"),
            Whom::Channel(name) => format!("in #{name}"),
        })
    }

    fn permit(&self, of: &Of, target: &Whom, allowed: bool) -> Option<()> {
        let permission = match target {
            Whom::Person(who) => CommandPermission::user(self.guild.member(who.among(&self.guild))?.id, allowed),
            Whom::Role(name) => CommandPermission::role(self.guild.role_named(name)?.id, allowed),
            Whom::Channel(name) => CommandPermission::channel(self.channel(name)?, allowed),
        };
        let of = match of {
            Of::Command => self.command,
            Of::Another(name) => self.guild.discord().command_id(self.guild.id, name)?,
            Of::Application => self.guild.discord().application().id,
        };
        self.guild.set_command_permission(of, permission);
        Some(())
    }

    fn let_in(&self, role_name: &str) -> Option<()> {
        let (guild, category) = (&self.guild, self.category()?.id);
        let role = guild.add_role(role_name, 0);
        let all = guild.children_of(category).into_iter().map(|channel| channel.id).chain([category]);
        all.for_each(|id| guild.set_overwrite(id, Overwrite::role(role).allow(bits::VIEW_CHANNEL)));
        Some(())
    }

    fn let_member_in(&self, who: &Who, channel: &str, may: MayWrite) -> Option<()> {
        let member = Overwrite::member(self.guild.member(who.among(&self.guild))?.id);
        let overwrite = match may {
            MayWrite::Messages => member.allow(bits::VIEW_CHANNEL | bits::SEND_MESSAGES),
            MayWrite::OnlyInThreads => {
                member.allow(bits::VIEW_CHANNEL | bits::SEND_MESSAGES_IN_THREADS).deny(bits::SEND_MESSAGES)
            }
        };
        self.guild.set_overwrite(self.channel(channel)?, overwrite);
        Some(())
    }

    fn deny_bot_permissions(&self, channel: &str) -> Option<()> {
        let bot = self.guild.people.bot;
        self.guild.edit_channel(self.channel(channel)?, |channel| {
            let own = channel.overwrites.iter_mut().filter(|one| one.id == bot);
            own.for_each(|one| one.deny |= bits::MANAGE_ROLES);
        });
        Some(())
    }

    fn add_second_role(&self, name: &str) {
        let opens = vec![Overwrite::role(self.guild.add_role(name, 0)).allow(bits::VIEW_CHANNEL)];
        self.guild.add_channel(ChannelKind::Category, "elsewhere", None, opens);
    }

    /// A campaign as the bot makes them, with one channel.
    fn add_campaign(&self, number: usize) {
        let (guild, people) = (&self.guild, &self.guild.people);
        let name = format!("Campaign {number}");
        let role = guild.add_role(&format!("{name} Members"), 0);
        let enter = bits::VIEW_CHANNEL | bits::SEND_MESSAGES;
        let overwrites = vec![
            Overwrite::role(guild.id).deny(bits::VIEW_CHANNEL),
            Overwrite::role(role).allow(enter),
            Overwrite::member(people.gm).allow(enter),
            Overwrite::member(people.bot).allow(enter),
        ];
        let category = guild.add_channel(ChannelKind::Category, &name, None, overwrites.clone());
        guild.add_channel(ChannelKind::Text, "session-zero", Some(category), overwrites);
    }

    /// Somebody, perhaps from elsewhere, accepts the newest invite.
    fn accept(&self, who: &Who) -> Option<()> {
        let invite = self.guild.discord().invites().pop()?;
        let id = Some(who.among(&self.guild)).filter(|id| *id != 0).unwrap_or_else(|| {
            let id = self.guild.add_person(who.name(), false, false);
            self.guild.kick(id);
            id
        });
        self.guild.accept(id, &invite.code).then_some(())
    }

    /// The channels that a person sees, each category with its channels.
    fn seen_by(&self, who: &Who) -> String {
        let seen = self.guild.seen_by(who.among(&self.guild));
        let names: Vec<String> = seen
            .iter()
            .map(|channel| match channel.kind {
                ChannelKind::Category => format!("“{}”:", channel.name),
                _ => format!("#{}", channel.name),
            })
            .collect();
        if names.is_empty() { "nothing".to_owned() } else { names.join(" ") }
    }

    /// A button of an earlier version, or one that nobody ever made. In the `custom_id`, `{Test}` is the id of the
    /// channel, role or person of that name.
    fn add_old_button(&self, channel: &str, label: &str, custom_id: &str) -> Option<()> {
        let mut sent = String::new();
        let mut rest = custom_id;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}')?;
            let role = || self.guild.role_named(name).map(|role| role.id);
            let id = self.channel(name).or_else(role).or_else(|| self.guild.person(name))?;
            sent.push_str(&format!("{before}{id}"));
            rest = after;
        }
        let button = json!({"type": 2, "style": 1, "label": label, "custom_id": sent + rest});
        let components = json!([{"type": 1, "components": [button]}]);
        self.guild.post_as_bot(self.channel(channel)?, "An old message", components);
        Some(())
    }

    fn forget_game_masters(&self) -> Option<()> {
        let bot = self.guild.people.bot;
        let stays = |one: &Overwrite| one.kind == OverwriteKind::Role || one.id == bot;
        self.guild.edit_channel(self.category()?.id, |category| category.overwrites.retain(stays));
        Some(())
    }

    /// Carries the act out. Returns its log text, or `None` if what it acts on does not exist.
    fn perform(&self, act: &Act) -> Option<String> {
        let (guild, discord, people) = (&self.guild, self.guild.discord(), &self.guild.people);
        match act {
            Act::RenameCategory(name) => guild.rename_channel(self.category()?.id, name),
            Act::RenameChannel(from, to) => guild.rename_channel(self.channel(from)?, to),
            Act::RenameRole(name) => guild.edit_role(self.role()?, |role| role.name.clone_from(name)),
            Act::DeleteCategory => guild.delete_channel(self.category()?.id),
            Act::DeleteChannel(name) => guild.delete_channel(self.channel(name)?),
            Act::DeleteRole => guild.delete_role(self.role()?),
            Act::MoveOut(name) => guild.edit_channel(self.channel(name)?, |channel| channel.parent_id = None),
            Act::MakeIn(name, category) => {
                let category = guild.channel(self.channel(category)?)?;
                guild.add_channel(ChannelKind::Text, name, Some(category.id), category.overwrites);
            }
            Act::HaveCampaigns(count) => (1..=*count).for_each(|number| self.add_campaign(number)),
            Act::StripBot => guild.strip_roles(people.bot),
            Act::SetBotRights(bits) => guild.set_bot_permissions(*bits),
            Act::TakeFromBot(taken) => guild.set_bot_permissions(self.bot_permissions()? & !taken),
            Act::KickBot => guild.kick(people.bot),
            Act::Leave(who) => guild.kick(guild.member(who.among(guild))?.id),
            Act::ComeBack(who) => guild.come_back(who.among(guild)),
            Act::Accept(who) => self.accept(who)?,
            Act::Agree(who) => guild.edit_member(who.among(guild), |member| member.pending = false),
            Act::LookAround(_) => {}
            Act::Write(who, text, channel) => {
                let (user, channel) = (guild.member(who.among(guild))?.id, self.channel(channel)?);
                if self.may_write(user, channel) {
                    guild.write(user, channel, text);
                }
            }
            Act::DeleteMessage(button) => {
                let shown = discord.messages().into_iter().rfind(|message| has_button(message, button))?;
                guild.delete_message(shown.id);
            }
            Act::OldButton(channel, label, custom_id) => self.add_old_button(channel, label, custom_id)?,
            Act::LetIn(name) => self.let_in(name)?,
            Act::SecondRole(name) => self.add_second_role(name),
            Act::FillChannels(count) => guild.fill_channels(*count),
            Act::FillRoles(count) => guild.fill_roles(*count),
            Act::RemoveFillers => {
                guild.channels_named("filler").iter().for_each(|channel| guild.delete_channel(channel.id));
                guild.roles_named("filler").iter().for_each(|role| guild.delete_role(role.id));
            }
            Act::ShutBotOut => guild.remove_bot_overwrite(self.category()?.id),
            Act::ForgetGameMasters => self.forget_game_masters()?,
            Act::GiveRole(who) => guild.grant(who.among(guild), self.role()?),
            Act::RaiseRole => guild.edit_role(self.role()?, |role| role.position = 90),
            Act::OpenToEveryone(name) => {
                guild.set_overwrite(self.channel(name)?, Overwrite::role(guild.id).allow(bits::VIEW_CHANNEL));
            }
            Act::LetMemberIn(who, channel, may) => self.let_member_in(who, channel, *may)?,
            Act::DenyBotPermissions(channel) => self.deny_bot_permissions(channel)?,
            Act::Permit(of, whom, allowed) => self.permit(of, whom, *allowed)?,
            Act::ClearPermissions => guild.clear_command_permissions(self.command),
            Act::StripMember(who) => guild.strip_roles(who.among(guild)),
            Act::DeleteReply => discord.delete_reply(self.last_interaction()?),
            Act::ExpireToken => discord.expire_token(self.last_interaction()?),
            Act::EndFaults => discord.clear_faults(),
            Act::Functions(FunctionAct::KillWorkers) => return self.kill(),
            Act::Functions(act) => return (self.functions)(act),
        }
        self.log_text(act)
    }

    /// The act as the transcript shows it. The functions report their own acts.
    fn log_text(&self, act: &Act) -> Option<String> {
        let admin = |text: String| format!("an admin {text}");
        let text = match act {
            Act::RenameCategory(name) => admin(format!("renames the category to “{name}”")),
            Act::RenameChannel(from, to) => admin(format!("renames #{from} to #{to}")),
            Act::RenameRole(name) => admin(format!("renames the role to “{name}”")),
            Act::DeleteCategory => admin("deletes the category".to_owned()),
            Act::DeleteChannel(name) => admin(format!("deletes #{name}")),
            Act::DeleteRole => admin("deletes the role".to_owned()),
            Act::MoveOut(name) => admin(format!("moves #{name} out of the category")),
            Act::MakeIn(name, category) => admin(format!("makes #{name} in the category “{category}”")),
            Act::HaveCampaigns(count) => format!("the server has {count} more campaigns"),
            Act::StripBot => admin("removes the bot's role".to_owned()),
            Act::SetBotRights(USUAL_BOT_PERMISSIONS) => admin("gives the bot its rights back".to_owned()),
            Act::SetBotRights(_) => admin("takes all rights from the bot".to_owned()),
            Act::TakeFromBot(_) => admin("takes a permission from the bot".to_owned()),
            Act::KickBot => admin("kicks the bot".to_owned()),
            Act::Leave(who) => format!("{} leaves the server", who.name()),
            Act::ComeBack(who) => format!("{} comes back to the server", who.name()),
            Act::Accept(who) => format!("{} accepts the invite", who.name()),
            Act::Agree(who) => format!("{} agrees to the rules", who.name()),
            Act::LookAround(who) => format!("{} sees {}", who.name(), self.seen_by(who)),
            Act::Write(who, text, channel) => {
                let may = self.channel(channel).is_some_and(|id| self.may_write(who.among(&self.guild), id));
                if may {
                    format!("{} writes in #{channel}: {text}", who.name())
                } else {
                    format!("{} cannot write in #{channel}", who.name())
                }
            }
            Act::DeleteMessage(button) => format!("somebody deletes the message with [{button}]"),
            Act::OldButton(channel, label, _) => format!("#{channel} has an old message with [{label}]"),
            Act::LetIn(name) => admin(format!("lets @{name} into the category and its channels")),
            Act::SecondRole(name) => admin(format!("makes a second role @{name}, and a category that it opens")),
            Act::FillChannels(count) => admin(format!("fills the guild to {count} channels")),
            Act::FillRoles(count) => admin(format!("fills the guild to {count} roles")),
            Act::RemoveFillers => admin("removes all fillers".to_owned()),
            Act::ShutBotOut => admin("shuts the bot out of the category".to_owned()),
            Act::ForgetGameMasters => admin("removes the game masters from the category".to_owned()),
            Act::GiveRole(who) => admin(format!("gives the role to {}", who.name())),
            Act::RaiseRole => admin("raises the role above the bot's".to_owned()),
            Act::OpenToEveryone(name) => admin(format!("opens #{name} to everyone")),
            Act::LetMemberIn(who, channel, may) => {
                let place = if matches!(may, MayWrite::OnlyInThreads) { "only in threads of" } else { "in" };
                admin(format!("lets {} write {place} #{channel}", who.name()))
            }
            Act::DenyBotPermissions(channel) => admin(format!("denies the bot Manage Permissions in #{channel}")),
            Act::Permit(of, whom, allowed) => {
                let verb = if *allowed { "allows" } else { "forbids" };
                let what = match of {
                    Of::Command => "/add-campaign".to_owned(),
                    Of::Another(name) => format!("/{name}"),
                    Of::Application => "the application".to_owned(),
                };
                admin(format!("{verb} {what} {}", self.target_name(whom)?))
            }
            Act::ClearPermissions => admin("takes back what /add-campaign was allowed".to_owned()),
            Act::StripMember(who) => admin(format!("takes all roles from {}", self.member_name(who)?)),
            Act::DeleteReply => "somebody deletes the reply".to_owned(),
            Act::ExpireToken => "the reply's token expires".to_owned(),
            Act::EndFaults => "all faults end".to_owned(),
            Act::Functions(_) => return None,
        };
        Some(text)
    }
}
