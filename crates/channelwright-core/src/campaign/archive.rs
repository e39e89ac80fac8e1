//! An archived campaign: only the bot and administrators can write in it. All who could read it still can. There is no
//! database, so the overwrites hold what restoring needs; see `docs/decisions/0007-archive.md`.
//!
//! * The writing permissions that an overwrite allows are denied instead. @everyone is denied all writing permissions, so
//!   that nobody writes by the permissions of a role in the guild.
//! * Where people had denied some of it before, the overwrite is **marked** with a denial that means nothing in that kind
//!   of channel. Its denials stay, and what it allowed is neither allowed nor denied.
//! * The category's overwrite for @everyone shows the progress of archiving or restoring ([`Phase`]).

use std::collections::BTreeSet;

use crate::{
    campaign::{Campaign, CampaignState, Part, campaigns},
    id::{self, Id},
    permission::{Overwrite, Permissions, Subject, effective, preset},
    plan::{Change, Op},
    snapshot::{Channel, ChannelType, Snapshot},
    template::ChannelKind,
};

/// The permissions to write and speak.
const WRITING: Permissions = Permissions::SEND_MESSAGES
    .union(Permissions::SEND_MESSAGES_IN_THREADS)
    .union(Permissions::CREATE_PUBLIC_THREADS)
    .union(Permissions::SPEAK);

// The bot has to have what it denies: the invite link asks for nothing more.
const _: () = assert!(preset::TAKE_PART_IN_CATEGORY.contains(WRITING.union(Permissions::CONNECT)));

/// Changes of a campaign in stages; each waits for the one before.
pub(crate) type Stages = Vec<Vec<(Part, Op)>>;

/// How far an archive or a restore came, by the category's overwrite for @everyone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Phase {
    /// Not archived: if an overwrite denies writing, people denied it.
    Open,
    /// Archived: if an overwrite without a mark denies writing, archiving denied it.
    Archived,
    /// Like `Archived`, but a restore has begun.
    Restoring,
}

impl Phase {
    pub(crate) fn of(category: &Channel, guild: Id<id::Guild>) -> Self {
        let denied = category.overwrite(Subject::everyone(guild)).map_or(Permissions::NONE, |one| one.deny);
        if denied.contains(WRITING) {
            Self::Archived
        } else if denied.contains(WRITING - Permissions::SPEAK) {
            Self::Restoring
        } else {
            Self::Open
        }
    }
}

/// Means nothing in this kind of channel. In a category, it is about voice channels that people add.
const fn mark(kind: ChannelType) -> Permissions {
    if speaks(kind) { Permissions::SEND_MESSAGES_IN_THREADS } else { Permissions::CONNECT }
}

/// Voice and stage channels.
const fn speaks(kind: ChannelType) -> bool {
    matches!(kind, ChannelType::Voice | ChannelType::Other(13))
}

fn writing(kind: ChannelType) -> Permissions {
    WRITING - mark(kind)
}

/// What means nothing in this kind of channel. A post in a forum needs Send Messages.
fn meaningless(kind: ChannelType) -> Permissions {
    match kind {
        ChannelType::Category => Permissions::NONE,
        ChannelType::Forum => mark(kind) | spare(kind) | Permissions::CREATE_PUBLIC_THREADS,
        _ => mark(kind) | spare(kind),
    }
}

/// A second permission without meaning in this kind of channel. If people had denied @everyone some writing before
/// archiving, this permission is not denied to @everyone.
const fn spare(kind: ChannelType) -> Permissions {
    match kind {
        ChannelType::Category => Permissions::NONE,
        kind if speaks(kind) => Permissions::CREATE_PUBLIC_THREADS,
        _ => Permissions::SPEAK,
    }
}

fn is_marked(one: &Overwrite, kind: ChannelType) -> bool {
    one.deny.contains(mark(kind))
}

/// The overwrite of a role or member in an archived campaign.
fn archived(one: &Overwrite, kind: ChannelType, phase: Phase) -> Overwrite {
    let (writing, mark) = (writing(kind), mark(kind));
    let denied_by_people = phase == Phase::Open && !(one.deny & (writing | mark)).is_empty();
    if denied_by_people {
        Overwrite { allow: one.allow - writing - mark, deny: one.deny | mark, ..*one }
    } else if is_marked(one, kind) {
        Overwrite { allow: one.allow - writing, ..*one }
    } else {
        let (allow, deny) = closed(one.allow, one.deny, kind);
        Overwrite { allow, deny, ..*one }
    }
}

/// The writing permissions of an overwrite after archiving, computed from those before it.
pub(crate) fn closed(allow: Permissions, deny: Permissions, kind: ChannelType) -> (Permissions, Permissions) {
    let writing = writing(kind);
    (allow - writing, deny | (allow & writing))
}

/// The overwrite of @everyone in an archived campaign.
fn archived_everyone(one: &Overwrite, kind: ChannelType, phase: Phase) -> Overwrite {
    let (writing, spare) = (writing(kind), spare(kind));
    let is_done = phase != Phase::Open && one.deny.contains(writing - spare);
    let denied_by_people = is_done || !(one.deny & (writing - spare)).is_empty();
    let deny = match denied_by_people {
        _ if kind == ChannelType::Category => one.deny | writing,
        true if is_done => one.deny,
        true => (one.deny | writing) - spare,
        false => one.deny | writing,
    };
    Overwrite { allow: one.allow - writing, deny, ..*one }
}

/// The overwrite of a role or member after restoring. `usual` is what this bot gives them, unless they are guests.
fn restored(one: &Overwrite, kind: ChannelType, phase: Phase, usual: Permissions) -> Overwrite {
    let writing = writing(kind);
    if is_marked(one, kind) {
        let deny = one.deny - mark(kind);
        Overwrite { allow: one.allow | ((usual & writing) - deny), deny, ..*one }
    } else if phase == Phase::Open {
        *one
    } else {
        Overwrite { allow: one.allow | (one.deny & writing), deny: one.deny - writing, ..*one }
    }
}

fn restored_everyone(one: &Overwrite, kind: ChannelType) -> Overwrite {
    let is_ours = one.deny.contains(spare(kind));
    Overwrite { deny: if is_ours { one.deny - writing(kind) } else { one.deny }, ..*one }
}

/// What a member's overwrite in the category is while the campaign is not archived.
pub(crate) fn opened(one: &Overwrite, category: &Channel, guild: &Snapshot) -> Overwrite {
    restored(one, category.kind, Phase::of(category, guild.guild), Permissions::NONE)
}

/// A campaign and its category and channels, for archiving and restoring it.
pub(crate) struct Archive<'a> {
    pub(crate) campaign: Campaign,
    pub(crate) phase: Phase,
    /// The channels in its category whose permissions the bot cannot change.
    pub(crate) out_of_reach: Vec<Id<id::Channel>>,
    guild: &'a Snapshot,
    category: &'a Channel,
}

impl<'a> Archive<'a> {
    /// With all channels in the category, also those that people made. `None` without a category.
    pub(crate) fn of(mut campaign: Campaign, guild: &'a Snapshot) -> Option<Self> {
        let category = guild.channel(campaign.category?)?;
        let all = campaign.channels.iter().chain(&campaign.others).copied();
        let may_change = |id: &Id<id::Channel>| {
            let rights = guild.channel(*id).map(|channel| effective::in_channel(&guild.me, guild, channel));
            rights.is_some_and(|rights| rights.contains(Permissions::VIEW_CHANNEL | Permissions::MANAGE_ROLES))
        };
        let (channels, out_of_reach) = all.partition(may_change);
        (campaign.channels, campaign.others) = (channels, Vec::new());
        let phase = Phase::of(category, guild.guild);
        Some(Self { campaign, phase, out_of_reach, guild, category })
    }

    /// What archiving changes.
    pub(crate) fn archive(&self) -> Stages {
        let mut stages: Stages = vec![Vec::new(); 4];
        for (part, channel) in self.places() {
            for old in self.overwrites(channel) {
                let new = self.archived(&old, channel);
                let is_marked = self.phase == Phase::Open && is_marked(&new, channel.kind);
                let stage = match part {
                    Part::Category if self.is_everyone(&old) => 1,
                    _ if is_marked && !self.is_everyone(&old) => 0,
                    Part::Category if self.is_role(&old) => 3,
                    _ => 2,
                };
                if new != old {
                    add(&mut stages, stage, part, change(new));
                }
            }
        }
        if let Some(position) = self.position_below_the_others() {
            add(&mut stages, 2, Part::Category, Op::Update(Change::Position(position)));
        }
        stages
    }

    /// What restoring changes.
    pub(crate) fn restore(&self) -> Stages {
        let mut stages: Stages = vec![Vec::new(); 5];
        for (part, channel) in self.places() {
            for old in self.overwrites(channel) {
                let new = self.restored(&old, part, channel, self.phase);
                let stage = match part {
                    Part::Category if self.is_everyone(&old) => 2,
                    Part::Category if self.is_role(&old) => 4,
                    _ if is_marked(&old, channel.kind) && !self.is_everyone(&old) => 3,
                    _ => 1,
                };
                if part == Part::Category && self.is_everyone(&old) && self.phase == Phase::Archived {
                    add(&mut stages, 0, part, change(Overwrite { deny: old.deny - Permissions::SPEAK, ..old }));
                }
                if new != old {
                    add(&mut stages, stage, part, change(new));
                }
            }
        }
        if let Some(position) = self.position_among_the_others() {
            add(&mut stages, 1, Part::Category, Op::Update(Change::Position(position)));
        }
        stages
    }

    /// The overwrites that are not as archiving leaves them: people changed them since.
    pub(crate) fn changed(&self) -> Vec<(Id<id::Channel>, Subject)> {
        let of = |channel: &'a Channel| {
            let differs = |one: &Overwrite| self.archived(one, channel) != *one;
            self.overwrites(channel).into_iter().filter(differs).map(|one| (channel.id, one.subject))
        };
        self.places().into_iter().flat_map(|(_, channel)| of(channel)).collect()
    }

    /// The overwrites that restoring will not give back as they were. Once archiving has begun, nothing says what people had
    /// allowed besides a denial, so that each of their denials counts.
    pub(crate) fn inexact(&self, is_resumed: bool) -> Vec<(Id<id::Channel>, Subject)> {
        let has_begun = is_resumed || self.phase != Phase::Open;
        let of = |(part, channel): (Part, &'a Channel)| {
            let is_inexact = |one: &Overwrite| {
                let differs = self.phase == Phase::Open && !self.comes_back(one, part, channel);
                differs || (has_begun && self.was_denied(one, channel))
            };
            self.overwrites(channel)
                .into_iter()
                .filter(is_inexact)
                .map(|one| (channel.id, one.subject))
                .collect::<Vec<_>>()
        };
        self.places().into_iter().flat_map(of).collect()
    }

    /// Whether restoring gives back an overwrite as it is before archiving.
    fn comes_back(&self, one: &Overwrite, part: Part, channel: &Channel) -> bool {
        let means = |all: Permissions| all - meaningless(channel.kind);
        let back = self.restored(&self.archived(one, channel), part, channel, Phase::Archived);
        (means(back.allow), means(back.deny)) == (means(one.allow), means(one.deny))
    }

    /// Whether archiving found that people had denied writing in this overwrite. The category's for @everyone does not
    /// tell.
    fn was_denied(&self, one: &Overwrite, channel: &Channel) -> bool {
        let (kind, spare) = (channel.kind, spare(channel.kind));
        if self.is_everyone(one) {
            let is_closed = self.phase != Phase::Open && one.deny.contains(writing(kind) - spare);
            is_closed && !one.deny.contains(spare)
        } else {
            is_marked(one, kind)
        }
    }

    /// The members who have overwrites of their own in it.
    pub(crate) fn members(&self) -> BTreeSet<Id<id::User>> {
        let all = self.places().into_iter().flat_map(|(_, channel)| self.overwrites(channel));
        all.filter_map(|one| if let Subject::Member(user) = one.subject { Some(user) } else { None }).collect()
    }

    /// The category and its channels, as far as the bot may change them.
    fn places(&self) -> Vec<(Part, &'a Channel)> {
        let channels =
            self.campaign.channels.iter().filter_map(|id| Some((self.campaign.part(*id)?, self.guild.channel(*id)?)));
        std::iter::once((Part::Category, self.category)).chain(channels).collect()
    }

    /// The overwrites of a channel, except the bot's own. @everyone has one, if only an empty one.
    fn overwrites(&self, channel: &Channel) -> Vec<Overwrite> {
        let everyone = Subject::everyone(self.guild.guild);
        let empty = Overwrite::allowing(everyone, Permissions::NONE);
        let of_everyone = channel.overwrite(everyone).is_none().then_some(empty);
        let not_mine = |one: &&Overwrite| one.subject != Subject::Member(self.guild.me.user);
        of_everyone.into_iter().chain(channel.overwrites.iter().filter(not_mine).copied()).collect()
    }

    fn archived(&self, one: &Overwrite, channel: &Channel) -> Overwrite {
        if self.is_everyone(one) {
            archived_everyone(one, channel.kind, self.phase)
        } else {
            archived(one, channel.kind, self.phase)
        }
    }

    fn restored(&self, one: &Overwrite, part: Part, channel: &Channel, phase: Phase) -> Overwrite {
        let is_last = part == Part::Category && self.is_role(one);
        match phase {
            Phase::Open if self.is_everyone(one) => *one,
            _ if self.is_everyone(one) => restored_everyone(one, channel.kind),
            // The last one to be restored.
            Phase::Open if is_last => restored(one, channel.kind, Phase::Archived, usual(one, channel.kind)),
            phase if self.is_role(one) || self.leads(one) => {
                restored(one, channel.kind, phase, usual(one, channel.kind))
            }
            phase => restored(one, channel.kind, phase, Permissions::NONE),
        }
    }

    fn is_everyone(&self, one: &Overwrite) -> bool {
        one.subject == Subject::everyone(self.guild.guild)
    }

    fn is_role(&self, one: &Overwrite) -> bool {
        self.campaign.role.is_some_and(|role| one.subject == Subject::Role(role))
    }

    fn leads(&self, one: &Overwrite) -> bool {
        matches!(one.subject, Subject::Member(user) if self.campaign.game_masters.contains(&user))
    }

    /// The position below all other categories; `None` if no active campaign is below this one. Discord does not say
    /// whether it moves the others, so no other category has this position.
    fn position_below_the_others(&self) -> Option<i64> {
        let is_below = |one: &&Channel| place(one) > place(self.category);
        self.active_campaigns().find(is_below)?;
        let others = self.guild.channels.iter().filter(|one| one.kind == ChannelType::Category);
        others.filter(|one| one.id != self.category.id).map(|one| one.position + 1).max()
    }

    /// That of the last active campaign, if this one is below it. Discord sorts equal positions by id.
    fn position_among_the_others(&self) -> Option<i64> {
        let last = self.active_campaigns().max_by_key(|one| place(one))?;
        (self.category.position > last.position).then_some(last.position)
    }

    fn active_campaigns(&self) -> impl Iterator<Item = &'a Channel> {
        let (guild, mine) = (self.guild, self.category.id);
        let active = campaigns(guild).into_iter().filter(|one| one.state == CampaignState::Open);
        active.filter_map(move |one| guild.channel(one.category?)).filter(move |one| one.id != mine)
    }
}

fn add(stages: &mut Stages, stage: usize, part: Part, op: Op) {
    if let Some(all) = stages.get_mut(stage) {
        all.push((part, op));
    }
}

/// The permissions that this bot gives to roles and members that can view the channel.
fn usual(one: &Overwrite, kind: ChannelType) -> Permissions {
    if !one.allow.contains(Permissions::VIEW_CHANNEL) {
        return Permissions::NONE;
    }
    match kind {
        ChannelType::Category => preset::TAKE_PART_IN_CATEGORY,
        ChannelType::Forum => preset::take_part(ChannelKind::Forum),
        kind if speaks(kind) => preset::take_part(ChannelKind::Voice),
        _ => preset::take_part(ChannelKind::Text),
    }
}

fn place(channel: &Channel) -> (i64, Id<id::Channel>) {
    (channel.position, channel.id)
}

/// Changes the overwrite, or removes it if it neither allows nor denies anything.
fn change(one: Overwrite) -> Op {
    let is_empty = one.allow.is_empty() && one.deny.is_empty();
    Op::Update(if is_empty { Change::NoOverwrite(one.subject) } else { Change::Overwrite(one) })
}
