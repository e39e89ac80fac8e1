//! The commands that people type, and the buttons that they press. Each has its own file in this folder. This file has
//! one `match` without a wildcard per property, so a new command does not compile until it has them all.
//!
//! To add a command, write its file with its tests, and add its variant to [`Verb`], `Kind` (`kind.rs`, if it is typed) and,
//! unless it is answered at once, to [`Command`]; the compiler points at every place to extend. The first subcommand of a new
//! command also needs that command's description, in `definition.rs`.

pub mod add_campaign;
pub mod add_gm;
pub mod add_players;
mod answer;
pub mod archive;
pub mod as_template;
pub mod assign_gm;
mod called;
mod confirm;
mod custom_id;
pub mod decline;
mod definition;
pub mod delete;
mod game_masters;
pub mod info;
pub mod invite;
pub mod join;
mod kind;
pub mod leave;
pub mod let_in;
mod like;
pub mod list;
mod members;
mod not_accepted;
mod not_planned;
mod person;
pub mod pick;
mod place;
mod pressed;
mod read;
pub mod remove_gm;
pub mod remove_player;
pub mod rename;
pub mod repair;
pub mod restore;
pub mod settings;
pub mod sync;
mod target;

pub use add_campaign::AddCampaign;
pub use add_gm::AddGm;
pub use add_players::AddPlayers;
pub use answer::Answer;
pub(crate) use answer::{Read, Source};
pub use archive::Archive;
pub use as_template::AsTemplate;
pub use assign_gm::AssignGm;
pub use confirm::{Agreed, Consent, Shown, WhyShown};
pub(crate) use confirm::{GOES, OTHERS, UPDATES};
pub use custom_id::Pressed;
pub use decline::Decline;
pub use definition::definitions;
pub use delete::{Delete, Which};
pub use info::Info;
pub use invite::Invite;
pub use join::Join;
pub(crate) use kind::{Kind, known};
pub use leave::Leave;
pub use let_in::{LetIn, Request};
pub use list::List;
pub(crate) use members::may_manage;
pub use not_accepted::NotAccepted;
pub use not_planned::{NoPlan, NotPlanned};
pub use person::{MemberFacts, Person};
pub(crate) use read::{press, submit, typed};
pub use remove_gm::RemoveGm;
pub use remove_player::RemovePlayer;
pub use rename::Rename;
pub use repair::Repair;
pub use restore::Restore;
pub use settings::Settings;
pub use sync::Sync;
pub use target::Target;

use serde::{Deserialize, Serialize};

use crate::{
    campaign::Campaign,
    headline::{Headline, Verb},
    id::{self, Id},
    message::Audience,
    plan::{
        Plan,
        matching::{Questions, questions},
    },
    report::{Fate, Members, Report, fate},
    run::Run,
    snapshot::Snapshot,
    template::Template,
    words::headline::Phrases,
};

/// A command for `worker`: the part of a [`Job`](crate::job::Job) that is specific to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "name", rename_all = "kebab-case")]
pub enum Command {
    /// Create a campaign, or complete one.
    AddCampaign(AddCampaign),
    /// Join a campaign, or ask to.
    Join(Join),
    /// Leave a campaign.
    Leave(Leave),
    /// Accept a request to join.
    LetIn(LetIn),
    /// Decline a request to join.
    Decline(Decline),
    /// Add players to a campaign.
    AddPlayers(AddPlayers),
    /// Take a player out of a campaign.
    RemovePlayer(RemovePlayer),
    /// Hand a campaign over to one game master.
    AssignGm(AssignGm),
    /// Let one more member lead a campaign.
    AddGm(AddGm),
    /// Take the lead of a campaign from a game master.
    RemoveGm(RemoveGm),
    /// Change how people join a campaign.
    Settings(Settings),
    /// Create an invite that gives the campaign's role.
    Invite(Invite),
    /// Delete a campaign.
    Delete(Delete),
    /// Rename a campaign.
    Rename(Rename),
    /// List the campaigns of the server.
    List(List),
    /// Show one campaign.
    Info(Info),
    /// Create what is missing of a campaign.
    Repair(Repair),
    /// Bring a campaign closer to the template.
    Sync(Sync),
    /// Show a category as a template file.
    Template(AsTemplate),
    /// Archive a campaign.
    Archive(Archive),
    /// Open an archived campaign again.
    Restore(Restore),
}

impl Command {
    /// What it does.
    #[must_use]
    pub const fn verb(&self) -> Verb {
        match self {
            Self::AddCampaign(_) => Verb::AddCampaign,
            Self::Join(_) => Verb::Join,
            Self::Leave(_) => Verb::Leave,
            Self::LetIn(_) => Verb::LetIn,
            Self::Decline(_) => Verb::Decline,
            Self::AddPlayers(_) => Verb::AddPlayers,
            Self::RemovePlayer(_) => Verb::RemovePlayer,
            Self::AssignGm(_) => Verb::AssignGm,
            Self::AddGm(_) => Verb::AddGm,
            Self::RemoveGm(_) => Verb::RemoveGm,
            Self::Settings(_) => Verb::Settings,
            Self::Invite(_) => Verb::Invite,
            Self::Delete(_) => Verb::Delete,
            Self::Rename(_) => Verb::Rename,
            Self::List(_) => Verb::List,
            Self::Info(_) => Verb::Info,
            Self::Repair(_) => Verb::Repair,
            Self::Sync(_) => Verb::Sync,
            Self::Template(_) => Verb::Template,
            Self::Archive(_) => Verb::Archive,
            Self::Restore(_) => Verb::Restore,
        }
    }

    /// The campaign that it is about.
    #[must_use]
    pub fn target(&self) -> Target<'_> {
        match self {
            Self::AddCampaign(AddCampaign { campaign, .. })
            | Self::Delete(Delete { campaign: Which::Named(campaign), also: _, consent: _ }) => Target::Named(campaign),
            Self::Delete(Delete { campaign: Which::At(campaign), also: _, consent: _ }) => Target::At(*campaign),
            Self::Join(Join { campaign })
            | Self::Leave(Leave { campaign })
            | Self::LetIn(LetIn { campaign, player: _, request: _ })
            | Self::Decline(Decline { campaign, player: _, request: _ })
            | Self::AddPlayers(AddPlayers { campaign, players: _ })
            | Self::RemovePlayer(RemovePlayer { campaign, player: _ })
            | Self::AssignGm(AssignGm { campaign, user: _ })
            | Self::AddGm(AddGm { campaign, user: _ })
            | Self::RemoveGm(RemoveGm { campaign, user: _ })
            | Self::Settings(Settings { campaign, join: _ })
            | Self::Rename(Rename { campaign, to: _ })
            | Self::Invite(Invite { campaign, uses: _, days: _ })
            | Self::Info(Info { campaign })
            | Self::Repair(Repair { campaign })
            | Self::Sync(Sync { campaign, update: _, others: _, consent: _ })
            | Self::Template(AsTemplate { category: campaign })
            | Self::Archive(Archive { campaign })
            | Self::Restore(Restore { campaign, consent: _ }) => Target::At(*campaign),
            Self::List(List { after: _ }) => Target::All,
        }
    }

    /// What planning needs to know besides the guild's roles and channels.
    #[must_use]
    pub fn questions(&self, guild: &Snapshot, found: Option<&Campaign>, caller: Id<id::User>) -> Questions {
        match self {
            Self::AddCampaign(AddCampaign { campaign, gm, .. }) => {
                questions(guild, campaign, found, &[gm.as_ref().map_or(caller, |gm| gm.id)])
            }
            Self::Join(_) => join::questions(guild, found, caller),
            Self::LetIn(LetIn { player, request, .. }) | Self::Decline(Decline { player, request, .. }) => {
                Questions { members: vec![*player], messages: Some(request.channel), ..Questions::default() }
            }
            Self::AddPlayers(_) | Self::RemovePlayer(_) | Self::AssignGm(_) | Self::AddGm(_) | Self::RemoveGm(_) => {
                let unseen = self.people().iter().filter(|person| person.unseen);
                Questions { members: unseen.map(|person| person.id).collect(), ..Questions::default() }
            }
            Self::Delete(command) => command.questions(),
            Self::List(_) | Self::Info(_) => {
                Questions { member_counts: true, ..repair::questions(guild, found, caller) }
            }
            Self::Repair(_) | Self::Sync(_) => repair::questions(guild, found, caller),
            Self::Leave(_) | Self::Settings(_) | Self::Invite(_) | Self::Rename(_) | Self::Template(_) => {
                Questions::default()
            }
            Self::Archive(_) | Self::Restore(_) => Questions::default(),
        }
    }

    /// The plan for this guild, given the campaign found in it.
    ///
    /// # Errors
    /// What to answer instead.
    pub fn plan(
        &self,
        context: &CommandContext<'_>,
        found: Option<Campaign>,
        guild: &Snapshot,
    ) -> Result<Plan, NoPlan> {
        let plan = match self {
            Self::AddCampaign(command) => return add_campaign::plan(command, context, found, guild),
            Self::Delete(command) => return delete::plan(command, context, found, guild),
            Self::List(List { after }) => return Err(list::page(*after, context, guild).into()),
            Self::Info(_) => return Err(info::page(context, found, guild).into()),
            Self::Sync(command) => return sync::plan(command, context, found, guild),
            Self::Repair(_) => repair::plan(context, found, guild),
            Self::Template(AsTemplate { category }) => return as_template::plan(*category, context, guild),
            Self::Archive(Archive { campaign: _ }) => return archive::plan(context, found, guild),
            Self::Restore(command) => return restore::plan(command, context, found, guild),
            Self::Rename(command) => return rename::plan(command, context, found, guild),
            Self::Join(Join { campaign: _ }) => join::plan(context, found, guild),
            Self::Leave(Leave { campaign: _ }) => leave::plan(context, found, guild),
            Self::LetIn(command) => let_in::plan(command, context, found, guild),
            Self::Decline(command) => decline::plan(command, context, found, guild),
            Self::AddPlayers(AddPlayers { campaign: _, players }) => add_players::plan(players, context, found, guild),
            Self::RemovePlayer(RemovePlayer { campaign: _, player }) => {
                remove_player::plan(player, context, found, guild)
            }
            Self::AssignGm(AssignGm { campaign: _, user }) => assign_gm::plan(user, context, found, guild),
            Self::AddGm(AddGm { campaign: _, user }) => add_gm::plan(user, context, found, guild),
            Self::RemoveGm(RemoveGm { campaign: _, user }) => remove_gm::plan(user, context, found, guild),
            Self::Settings(Settings { campaign: _, join }) => settings::plan(*join, context, found, guild),
            Self::Invite(command) => invite::plan(command, context, found, guild),
        };
        plan.map_err(NoPlan::Because)
    }

    /// The report on a finished run. `None` if the campaign has to be read back for it. `before` is the guild that the run
    /// was planned for, `start` the channel where the campaign's players start.
    #[must_use]
    pub fn report(
        &self,
        headline: Headline,
        context: &CommandContext<'_>,
        run: &Run,
        before: &Snapshot,
        start: Option<Id<id::Channel>>,
    ) -> Option<Report> {
        match self {
            Self::Settings(Settings { join, .. }) => Some(Report::Settings { headline, join: *join }),
            Self::Invite(command) => {
                let (code, terms) = (run.invite()?.clone(), command.terms());
                Some(Report::Invited { headline, code, terms, created_ms: context.used_ms })
            }
            Self::Delete(_) => Some(Report::Page { headline, page: delete::deleted(run, before) }),
            Self::Rename(command) => Some(Report::Page { headline, page: rename::renamed(command, run) }),
            Self::Archive(_) => {
                Some(Report::Page { headline, page: archive::archived(run, before, context.is_resumed) })
            }
            Self::Restore(_) => Some(Report::Page { headline, page: restore::restored(run, before) }),
            _ => self.fates(context, run, before).map(|fates| Report::Members(Members { headline, fates, start })),
        }
    }

    /// What a finished run did for the people whom the command is about. `None` if it is not about people.
    fn fates(&self, context: &CommandContext<'_>, run: &Run, before: &Snapshot) -> Option<Vec<(Id<id::User>, Fate)>> {
        let caller = || Person { member: context.caller_facts.cloned(), ..Person::seen(context.caller, before) };
        let fate = |person: &Person| (person.id, fate(person, run, before));
        Some(match self {
            Self::AddCampaign(_)
            | Self::Settings(_)
            | Self::Invite(_)
            | Self::Delete(_)
            | Self::Rename(_)
            | Self::Template(_) => {
                return None;
            }
            Self::List(_) | Self::Info(_) | Self::Repair(_) | Self::Sync(_) => return None,
            Self::Archive(_) | Self::Restore(_) => return None,
            Self::Join(_) => vec![join::fate(fate(&caller()), run)],
            Self::Leave(_) => vec![fate(&caller())],
            Self::LetIn(LetIn { player, .. }) | Self::Decline(Decline { player, .. }) => {
                vec![fate(&Person::seen(*player, before))]
            }
            Self::AddPlayers(AddPlayers { players, .. }) => players.iter().map(fate).collect(),
            Self::RemovePlayer(RemovePlayer { player, .. }) => vec![fate(player)],
            Self::AssignGm(AssignGm { user, .. }) | Self::AddGm(AddGm { user, .. }) => {
                match game_masters::obstacle(user) {
                    Some(obstacle) => vec![(user.id, obstacle)],
                    None => game_masters::fates(user, run, before, context.is_resumed),
                }
            }
            Self::RemoveGm(RemoveGm { user, .. }) => game_masters::fates(user, run, before, context.is_resumed),
        })
    }

    /// Whether it is planned for what the caller may do, so that the job describes the caller.
    pub(crate) const fn needs_caller(&self) -> bool {
        match self {
            Self::AddCampaign(AddCampaign { like, .. }) => like.is_some(),
            _ => true,
        }
    }

    /// Who sees the reply with the progress and the outcome.
    pub(crate) const fn audience(&self) -> Audience {
        if self.verb().is_public() { Audience::Everyone } else { Audience::Caller }
    }

    /// The command as shown in the server's audit log.
    pub(crate) fn audit_label(&self) -> String {
        match self {
            Self::AddCampaign(AddCampaign { campaign, .. }) => add_campaign::audit_label(campaign),
            Self::Join(_) => "Join campaign".to_owned(),
            Self::Leave(_) => "Leave".to_owned(),
            Self::LetIn(_) => "Let in".to_owned(),
            Self::Decline(_) => "Decline".to_owned(),
            Self::AddPlayers(_) => format!("/{}", add_players::NAME),
            Self::RemovePlayer(_) => format!("/{}", remove_player::NAME),
            Self::AssignGm(_) => format!("/{}", assign_gm::NAME),
            Self::AddGm(_) => format!("/{}", add_gm::NAME),
            Self::RemoveGm(_) => format!("/{}", remove_gm::NAME),
            Self::Settings(_) => format!("/{}", settings::NAME),
            Self::Invite(_) => format!("/{}", invite::NAME),
            Self::Delete(_) => format!("/{}", delete::NAME),
            Self::Rename(_) => format!("/{}", rename::NAME),
            Self::List(_) => format!("/{}", list::NAME),
            Self::Info(_) => format!("/{}", info::NAME),
            Self::Repair(_) => "Repair".to_owned(),
            Self::Sync(_) => format!("/{}", sync::NAME),
            Self::Template(_) => format!("/{}", as_template::NAME),
            Self::Archive(_) => format!("/{}", archive::NAME),
            Self::Restore(_) => format!("/{}", restore::NAME),
        }
    }

    /// The same command about people as the worker sees them.
    #[must_use]
    pub(crate) fn seen(mut self, guild: &Snapshot) -> Self {
        for person in self.people_mut().iter_mut().filter(|person| person.unseen) {
            *person = Person::seen(person.id, guild);
        }
        self
    }

    fn people_mut(&mut self) -> &mut [Person] {
        match self {
            Self::AddPlayers(AddPlayers { players, .. }) => players,
            Self::RemovePlayer(RemovePlayer { player, .. }) => std::slice::from_mut(player),
            Self::AssignGm(AssignGm { user, .. })
            | Self::AddGm(AddGm { user, .. })
            | Self::RemoveGm(RemoveGm { user, .. }) => std::slice::from_mut(user),
            Self::AddCampaign(AddCampaign { gm, .. }) => gm.as_mut_slice(),
            Self::Join(_)
            | Self::Leave(_)
            | Self::LetIn(_)
            | Self::Decline(_)
            | Self::Settings(_)
            | Self::Invite(_)
            | Self::Delete(_)
            | Self::Rename(_)
            | Self::List(_)
            | Self::Info(_)
            | Self::Repair(_)
            | Self::Sync(_)
            | Self::Template(_)
            | Self::Archive(_)
            | Self::Restore(_) => &mut [],
        }
    }

    /// The people whom the caller chose.
    pub(crate) fn people(&self) -> &[Person] {
        match self {
            Self::AddPlayers(AddPlayers { players, .. }) => players,
            Self::RemovePlayer(RemovePlayer { player, .. }) => std::slice::from_ref(player),
            Self::AssignGm(AssignGm { user, .. })
            | Self::AddGm(AddGm { user, .. })
            | Self::RemoveGm(RemoveGm { user, .. }) => std::slice::from_ref(user),
            Self::AddCampaign(AddCampaign { gm, .. }) => gm.as_slice(),
            Self::Join(_) | Self::Leave(_) | Self::LetIn(_) | Self::Decline(_) => &[],
            Self::Settings(_) | Self::Invite(_) | Self::Delete(_) | Self::Rename(_) => &[],
            Self::List(_) | Self::Info(_) | Self::Repair(_) | Self::Sync(_) | Self::Template(_) => &[],
            Self::Archive(_) | Self::Restore(_) => &[],
        }
    }

    /// The channels, the category among them, that are to be like the template when it is done.
    pub(crate) fn updates(&self) -> &[Id<id::Channel>] {
        if let Self::Sync(Sync { update, .. }) = self { update } else { &[] }
    }

    /// Whether planning needs the permissions of the bot. Who it is may be known without a request.
    #[must_use]
    pub const fn needs_my_permissions(&self) -> bool {
        !matches!(self, Self::List(_))
    }
}

impl Verb {
    /// The first lines of its messages.
    pub(crate) const fn phrases(self) -> &'static Phrases {
        match self {
            Self::AddCampaign => &add_campaign::words::PHRASES,
            Self::Join => &join::PHRASES,
            Self::Leave => &leave::PHRASES,
            Self::LetIn => &let_in::PHRASES,
            Self::Decline => &decline::PHRASES,
            Self::AddPlayers => &add_players::PHRASES,
            Self::RemovePlayer => &remove_player::PHRASES,
            Self::AssignGm => &assign_gm::PHRASES,
            Self::AddGm => &add_gm::PHRASES,
            Self::RemoveGm => &remove_gm::PHRASES,
            Self::Settings => &settings::PHRASES,
            Self::Invite => &invite::PHRASES,
            Self::Delete => &delete::PHRASES,
            Self::Rename => &rename::PHRASES,
            Self::List => &list::PHRASES,
            Self::Info => &info::PHRASES,
            Self::Repair => &repair::PHRASES,
            Self::Sync => &sync::PHRASES,
            Self::Template => &as_template::PHRASES,
            Self::Archive => &archive::PHRASES,
            Self::Restore => &restore::PHRASES,
        }
    }
}

/// What planning a command may need besides the guild.
#[derive(Debug, Clone, Copy)]
pub struct CommandContext<'a> {
    /// The member who used the command.
    pub caller: Id<id::User>,
    /// The caller as a member, as of the interaction; `None` for commands that do not need it.
    pub caller_facts: Option<&'a MemberFacts>,
    /// When it was used, in Unix milliseconds.
    pub used_ms: u64,
    /// The channel it was used in, or its thread.
    pub channel: Id<id::Channel>,
    /// Whether an earlier delivery of the job may have changed something.
    pub is_resumed: bool,
    /// Unix seconds now.
    pub now_s: u64,
    /// The operator's template.
    pub template: &'a Template,
}
