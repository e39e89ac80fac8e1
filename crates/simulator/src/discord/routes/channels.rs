//! Listing, creating, changing and deleting channels.

use tokio::time::Instant;

use super::channel_form::{ChannelFields, Subject, read};
use crate::discord::{
    answer::Answer,
    channel_kind::ChannelKind,
    config::HiddenChannels,
    error::{Faults, Refusal},
    form::{Form, Given},
    format::{Request, replace},
    model::{Channel, Guild},
    permissions::{bits, effective_permissions, is_listed},
    rules::Rule,
    snowflake::Snowflake,
    state::State,
    wire,
};

/// Per guild. Third parties report that categories count.
const MAX_CHANNELS: usize = 500;

impl State {
    /// The channels that the bot can view, and their categories.
    pub(super) fn list_channels(&self, request: &Request<'_>) -> Result<Answer, Refusal> {
        let guild = self.bots_guild(request.route.id("guild_id"))?;
        let all = self.config.hidden_channels == HiddenChannels::Listed;
        let bot = self.application.bot_user_id;
        let listed = guild
            .channels
            .values()
            .filter(|channel| self.is_settled(channel.created) && (all || is_listed(guild, bot, channel)));
        Ok(Answer::json(200, listed.map(wire::channel).collect()))
    }

    pub(super) fn get_channel(&self, request: &Request<'_>) -> Result<Answer, Refusal> {
        let (_, channel, _) = self.viewed_channel(request.route.id("channel_id"))?;
        Ok(Answer::json(200, wire::channel(channel)))
    }

    pub(super) fn create_channel(&mut self, request: &Request<'_>) -> Result<Answer, Refusal> {
        let guild_id = request.route.id("guild_id");
        let guild = self.bots_guild(guild_id)?;
        let held = self.bots_permissions(guild);
        self.require(guild, held, bits::MANAGE_CHANNELS)?;
        let fields = self.read_channel(request, guild_id, None)?;
        let guild = self.bots_guild(guild_id)?;
        if guild.channels.len() >= MAX_CHANNELS {
            return Err(Refusal::new(Rule::GuildChannelLimit, 30013));
        }
        let parent = fields.parent_id.clone().value();
        self.check_parent_access(guild, parent)?;
        let overwrites = match fields.overwrites {
            Given::Value(overwrites) => {
                check_new_bits(held, overwrites.iter().fold(0, |bits, each| bits | each.allow | each.deny))?;
                overwrites
            }
            Given::Null | Given::Absent => {
                parent.and_then(|id| guild.channels.get(&id)).map_or_else(Vec::new, |parent| parent.overwrites.clone())
            }
        };
        let kind = fields.kind.value().unwrap_or(ChannelKind::Text);
        let position = fields.position.value().unwrap_or_else(|| last_position(guild, kind, parent));
        let id = self.snowflakes.now();
        let mut channel = Channel::new(id, guild_id, kind, &fields.name.value().unwrap_or_default());
        channel.parent_id = parent;
        channel.position = position;
        channel.overwrites = overwrites;
        channel.settings.extend(fields.settings);
        channel.created = Some(Instant::now());
        let answer = Answer::json(201, wire::channel(&channel));
        self.check_bot_overwrite(request, &channel);
        self.bots_guild_mut(guild_id)?.channels.insert(id, channel);
        Ok(answer)
    }

    pub(super) fn edit_channel(&mut self, request: &Request<'_>) -> Result<Answer, Refusal> {
        let id = request.route.id("channel_id");
        let (guild, _, _) = self.managed_channel(id, bits::MANAGE_CHANNELS)?;
        let guild_id = guild.id;
        let fields = self.read_channel(request, guild_id, Some(id))?;
        let (guild, channel, _) = self.managed_channel(id, bits::MANAGE_CHANNELS)?;
        if let Given::Value(overwrites) = &fields.overwrites {
            self.check_changed_overwrites(guild, channel, overwrites)?;
        }
        let parent = fields.parent_id.clone().value();
        if parent != channel.parent_id {
            self.check_parent_access(guild, parent)?;
        }
        let settled = channel.created.is_none_or(|created| created.elapsed() >= self.config.overwrite_settle);
        let mut changed = channel.clone();
        fields.apply(&mut changed, settled);
        let answer = Answer::json(200, wire::channel(&changed));
        self.check_bot_overwrite(request, &changed);
        self.bots_guild_mut(guild_id)?.channels.insert(id, changed);
        Ok(answer)
    }

    pub(super) fn delete_channel(&mut self, request: &Request<'_>) -> Result<Answer, Refusal> {
        let id = request.route.id("channel_id");
        let (guild, channel, _) = self.managed_channel(id, bits::MANAGE_CHANNELS)?;
        let (guild_id, answer) = (guild.id, Answer::json(200, wire::channel(channel)));
        self.bots_guild_mut(guild_id)?.remove_channel(id);
        let replies = self.replies.values_mut().filter(|reply| reply.channel_id == id);
        replies.for_each(|reply| reply.channel_gone = true);
        Ok(answer)
    }

    fn read_channel(
        &mut self,
        request: &Request<'_>,
        guild: Snowflake,
        channel: Option<Snowflake>,
    ) -> Result<ChannelFields, Refusal> {
        self.bots_guild(guild)?;
        let mut faults = Faults::default();
        let Some(guild) = self.guilds.get(&guild) else {
            return Err(Refusal::new(Rule::UnknownGuild, 10004));
        };
        let channel = channel.and_then(|id| guild.channels.get(&id));
        let subject = Subject { guild, channel, config: &self.config };
        let mut form = Form::new(request.object(), Vec::new(), &mut faults);
        let read = read(&mut form, &subject, &mut self.snowflakes);
        form.end();
        self.judge(request, &faults)?;
        read
    }

    /// Moving a channel into a category requires VIEW_CHANNEL and MANAGE_CHANNELS on the category.
    pub(super) fn check_parent_access(&self, guild: &Guild, parent: Option<Snowflake>) -> Result<(), Refusal> {
        let Some(parent) = parent.and_then(|id| guild.channels.get(&id)) else {
            return Ok(());
        };
        let held = effective_permissions(guild, self.application.bot_user_id, parent);
        if held & bits::VIEW_CHANNEL == 0 {
            return Err(Refusal::new(Rule::ParentAccess, 50001));
        }
        if held & bits::MANAGE_CHANNELS == 0 {
            return Err(Refusal::new(Rule::ParentAccess, 50013));
        }
        Ok(())
    }
}

/// A new channel's overwrites may only set permissions that the bot has. MANAGE_ROLES requires ADMINISTRATOR.
fn check_new_bits(held: u64, touched: u64) -> Result<(), Refusal> {
    if held & bits::ADMINISTRATOR != 0 {
        Ok(())
    } else if touched & bits::MANAGE_ROLES != 0 {
        Err(Refusal::new(Rule::OverwriteManageRoles, 50013))
    } else if touched & !held != 0 {
        Err(Refusal::new(Rule::OverwriteBits, 50013))
    } else {
        Ok(())
    }
}

/// The position after the channel's last sibling. Categories, voice channels and other channels are sorted separately.
fn last_position(guild: &Guild, kind: ChannelKind, parent: Option<Snowflake>) -> i64 {
    let group = |kind: ChannelKind| (kind == ChannelKind::Category, kind.is_voice());
    let siblings =
        guild.channels.values().filter(|channel| channel.parent_id == parent && group(channel.kind) == group(kind));
    siblings.map(|channel| channel.position + 1).max().unwrap_or(0)
}

impl ChannelFields {
    /// Changes the channel. Overwrites are silently lost if the channel has not settled yet.
    fn apply(self, channel: &mut Channel, settled: bool) {
        if let Some(name) = self.name.value() {
            channel.name = name;
        }
        if let Some(kind) = self.kind.value() {
            channel.kind = kind;
        }
        if let Some(position) = self.position.value() {
            channel.position = position;
        }
        replace(&mut channel.parent_id, self.parent_id);
        if let Given::Value(overwrites) = self.overwrites
            && settled
        {
            channel.overwrites = overwrites;
        }
        channel.settings.extend(self.settings);
    }
}
