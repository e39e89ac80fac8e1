//! A category of a guild, read as a template: what `/add-campaign like:` copies and `/campaign template` writes down.
//!
//! The players of a campaign are the members with its role. The players of any other category are those whom the category
//! itself lets in: everyone, or each of its roles and members. A channel that all of them see is for players; any other
//! channel is for the game masters.

use std::collections::BTreeSet;

use super::{ChannelKind, Template, TemplateChannel, channel_name, fold_channel_name};
use crate::{
    campaign::{Campaign, campaign_at},
    id::{self, Id},
    limits::{CATEGORY_CHANNELS_MAX, FORUM_TOPIC_MAX_CHARS, NAME_MAX_CHARS, TEXT_TOPIC_MAX_CHARS},
    name::fold,
    permission::{Overwrite, Permissions, Subject, effective, preset},
    snapshot::{Channel, ChannelType, Extra, Member, STAGE, Snapshot},
};

/// Discord's numbers of channel types that no template has (Discord: channel resource, "Channel types").
const ANNOUNCEMENT: u64 = 5;
const MEDIA: u64 = 16;

/// A category as a template, and what the template does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    /// The template. Without channels if none can be copied.
    pub template: Template,
    /// The differences, each kind once.
    pub lost: Vec<Lost>,
}

/// A difference between a category and its template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lost {
    /// Which.
    pub what: Loss,
    /// The channels of the category that it is about; none if they are hidden from the caller.
    pub channels: Vec<Id<id::Channel>>,
}

/// What a template does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loss {
    /// Channels that the caller cannot see.
    Hidden,
    /// Channels of a type that templates do not have.
    Type,
    /// Channels whose name another channel of the category has.
    SameName,
    /// Channels whose name no template can have.
    Name,
    /// Channels beyond the most that a category holds.
    TooMany,
    /// The type: the copy has the most similar one.
    Becomes(ChannelKind),
    /// Who sees it: only some of the category's roles and members, so of the copy, only the game masters.
    Sight,
    /// Permissions of roles and members besides seeing it.
    Permissions,
    /// The end of its topic.
    Topic,
    /// A setting.
    Extra(Extra),
    /// The channel was copied from the category as it was before.
    Changed,
}

impl Loss {
    /// Whether a whole channel is missing, rather than a detail of it.
    #[must_use]
    pub const fn is_a_channel(self) -> bool {
        matches!(self, Self::Hidden | Self::Type | Self::SameName | Self::Name | Self::TooMany)
    }
}

impl Copied {
    /// Reads a category. `reads` says which channels the caller may know about. `usual` is what game masters may do if the
    /// category does not say.
    #[must_use]
    pub fn of(category: &Channel, guild: &Snapshot, reads: &dyn Fn(&Channel) -> bool, usual: Permissions) -> Self {
        let campaign = campaign_at(guild, category.id);
        let players = players(category, campaign.as_ref(), guild);
        let leader = campaign.as_ref().and_then(|one| one.game_masters.first());
        let leads = leader.and_then(|user| category.overwrite(Subject::Member(*user)));
        let game_master_may = leads.map_or(usual, |one| one.allow & preset::LEAD_IN_CATEGORY);
        let copied = Self {
            template: Template { channels: Vec::new(), game_master_may, only_admins_may: Vec::new() },
            lost: Vec::new(),
        };
        let mut reader = Reader { category, guild, campaign, players, names: BTreeSet::new(), copied };
        let mut channels: Vec<&Channel> = guild.children(category.id).collect();
        channels.sort_by_key(|one| one.shown_at());
        for channel in channels {
            if reads(channel) {
                reader.add(channel);
            } else {
                reader.lose(Loss::Hidden, None);
            }
        }
        reader.copied
    }

    /// Whether whole channels are missing.
    #[must_use]
    pub fn lacks_channels(&self) -> bool {
        self.lost.iter().any(|lost| lost.what.is_a_channel())
    }
}

struct Reader<'a> {
    category: &'a Channel,
    guild: &'a Snapshot,
    campaign: Option<Campaign>,
    players: Vec<Member>,
    /// Taken names in folded form; voice channels are marked.
    names: BTreeSet<(bool, String)>,
    copied: Copied,
}

impl Reader<'_> {
    fn add(&mut self, channel: &Channel) {
        let (kind, becomes) = match channel.kind {
            ChannelType::Text => (ChannelKind::Text, false),
            ChannelType::Voice => (ChannelKind::Voice, false),
            ChannelType::Forum => (ChannelKind::Forum, false),
            ChannelType::Other(ANNOUNCEMENT) => (ChannelKind::Text, true),
            ChannelType::Other(STAGE) => (ChannelKind::Voice, true),
            ChannelType::Other(MEDIA) => (ChannelKind::Forum, true),
            ChannelType::Category | ChannelType::Other(_) => return self.lose(Loss::Type, Some(channel)),
        };
        let name = channel_name(kind, &channel.name);
        if name.chars().all(|c| c == '-') || name.chars().count() > NAME_MAX_CHARS {
            return self.lose(Loss::Name, Some(channel));
        }
        if self.copied.template.channels.len() == CATEGORY_CHANNELS_MAX {
            return self.lose(Loss::TooMany, Some(channel));
        }
        if !self.names.insert((kind == ChannelKind::Voice, fold_channel_name(kind, &name, fold))) {
            return self.lose(Loss::SameName, Some(channel));
        }
        let gm_only = self.players.is_empty() || !self.players.iter().all(|one| sees(one, channel, self.guild));
        let topic = if kind == ChannelKind::Voice { None } else { self.topic(kind, channel) };
        if becomes {
            self.lose(Loss::Becomes(kind), Some(channel));
        }
        if gm_only && self.campaign.is_none() {
            self.lose(Loss::Sight, Some(channel));
        }
        if channel.overwrites.iter().any(|one| self.is_special(one, gm_only)) {
            self.lose(Loss::Permissions, Some(channel));
        }
        for extra in &channel.extras {
            self.lose(Loss::Extra(*extra), Some(channel));
        }
        self.copied.template.channels.push(TemplateChannel { name, kind, gm_only, topic });
    }

    /// The topic as a template holds it: one line break is the only control character.
    fn topic(&mut self, kind: ChannelKind, channel: &Channel) -> Option<String> {
        let mut text = String::new();
        for c in channel.topic.as_deref()?.chars() {
            match c {
                '\u{85}' | '\u{2028}' | '\u{2029}' => text.push('\n'),
                '\t' => text.push(' '),
                '\n' => text.push('\n'),
                c if c.is_control() || matches!(c, '\u{feff}' | '\u{fffe}' | '\u{ffff}') => {}
                c => text.push(c),
            }
        }
        let max = if kind == ChannelKind::Forum { FORUM_TOPIC_MAX_CHARS } else { TEXT_TOPIC_MAX_CHARS };
        let whole = text.trim();
        let cut: String = whole.chars().take(max).collect();
        let cut = cut.trim_end();
        if cut.len() < whole.len() {
            self.lose(Loss::Topic, Some(channel));
        }
        (!cut.is_empty()).then(|| cut.to_owned())
    }

    /// Whether the overwrite says more than who sees the channel.
    fn is_special(&self, one: &Overwrite, gm_only: bool) -> bool {
        let says_more = !((one.allow | one.deny) - preset::ENTER_CATEGORY).is_empty();
        let says_anything = !(one.allow | one.deny).is_empty();
        let Some(campaign) = &self.campaign else {
            let is_let_in = self.category.overwrite(one.subject).is_some_and(allows_view);
            let is_everyone = one.subject == Subject::everyone(self.guild.guild);
            let is_bot = one.subject == Subject::Member(self.guild.me.user);
            return !is_bot && (says_more || (says_anything && !gm_only && !is_let_in && !is_everyone));
        };
        match one.subject {
            Subject::Member(user) if user == self.guild.me.user || campaign.game_masters.contains(&user) => false,
            Subject::Role(role) if Some(role) == campaign.role => !one.deny.is_empty(),
            subject if subject == Subject::everyone(self.guild.guild) => says_more,
            _ => says_anything,
        }
    }

    fn lose(&mut self, what: Loss, channel: Option<&Channel>) {
        let lost = &mut self.copied.lost;
        let channel = channel.map(|one| one.id);
        match lost.iter_mut().find(|one| one.what == what) {
            Some(lost) => lost.channels.extend(channel),
            None => lost.push(Lost { what, channels: channel.into_iter().collect() }),
        }
    }
}

/// Members who stand for all players: a channel is for players if each of them sees it.
fn players(category: &Channel, campaign: Option<&Campaign>, guild: &Snapshot) -> Vec<Member> {
    let somebody = |roles| Member::new(Id::new(0), roles);
    if let Some(role) = campaign.and_then(|one| one.role) {
        return vec![somebody(vec![role])];
    }
    if sees(&somebody(Vec::new()), category, guild) {
        return vec![somebody(Vec::new())];
    }
    let is_person =
        |user: &Id<id::User>| *user != guild.me.user && !campaign.is_some_and(|one| one.game_masters.contains(user));
    let let_in = |one: &Overwrite| match one.subject {
        Subject::Role(role) => guild.role(role).filter(|role| !role.managed).map(|role| somebody(vec![role.id])),
        Subject::Member(user) => Some(user).filter(is_person).map(|user| Member::new(user, Vec::new())),
    };
    category.overwrites.iter().filter(|one| allows_view(one)).filter_map(let_in).collect()
}

fn sees(member: &Member, channel: &Channel, guild: &Snapshot) -> bool {
    effective::in_channel(member, guild, channel).contains(Permissions::VIEW_CHANNEL)
}

fn allows_view(one: &Overwrite) -> bool {
    one.allow.contains(Permissions::VIEW_CHANNEL)
}

#[cfg(test)]
mod tests;
