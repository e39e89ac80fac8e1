//! Overwrites of existing channels, and the rule for the bits that they may change.

use super::channel_form::target;
use crate::discord::{
    answer::Answer,
    error::{Faults, Refusal},
    form::Form,
    format::Request,
    model::{Channel, Guild, Overwrite, OverwriteKind},
    permissions::{bits, effective_permissions},
    rules::Rule,
    snowflake::Snowflake,
    state::State,
};

impl State {
    pub(super) fn put_overwrite(&mut self, request: &Request<'_>) -> Result<Answer, Refusal> {
        let (channel_id, id) = (request.route.id("channel_id"), request.route.id("overwrite_id"));
        self.managed_channel(channel_id, bits::MANAGE_ROLES)?;
        let mut faults = Faults::default();
        let mut form = Form::new(request.object(), Vec::new(), &mut faults);
        let kind = form.choice("type", &[0, 1]);
        let kind = form.required("type", kind);
        let allow = form.permissions("allow").value().unwrap_or(0);
        let deny = form.permissions("deny").value().unwrap_or(0);
        form.end();
        self.judge(request, &faults)?;
        let (guild, channel, _) = self.managed_channel(channel_id, bits::MANAGE_ROLES)?;
        let overwrite = Overwrite { id, kind: target(guild, &self.config, id, kind)?, allow, deny };
        let mut overwrites: Vec<Overwrite> = channel.overwrites.iter().filter(|each| each.id != id).cloned().collect();
        overwrites.push(overwrite);
        self.set_overwrites(request, channel_id, overwrites)
    }

    pub(super) fn delete_overwrite(&mut self, request: &Request<'_>) -> Result<Answer, Refusal> {
        let (channel_id, id) = (request.route.id("channel_id"), request.route.id("overwrite_id"));
        let (_, channel, _) = self.managed_channel(channel_id, bits::MANAGE_ROLES)?;
        if channel.overwrite(id).is_none() {
            return Err(Refusal::new(Rule::UnknownOverwrite, 10009));
        }
        let overwrites = channel.overwrites.iter().filter(|each| each.id != id).cloned().collect();
        self.set_overwrites(request, channel_id, overwrites)
    }

    fn set_overwrites(
        &mut self,
        request: &Request<'_>,
        channel_id: Snowflake,
        overwrites: Vec<Overwrite>,
    ) -> Result<Answer, Refusal> {
        let (guild, channel, _) = self.managed_channel(channel_id, bits::MANAGE_ROLES)?;
        self.check_changed_overwrites(guild, channel, &overwrites)?;
        let settled = channel.created.is_none_or(|created| created.elapsed() >= self.config.overwrite_settle);
        let (guild_id, mut changed) = (guild.id, channel.clone());
        if settled {
            changed.overwrites = overwrites;
        }
        self.check_bot_overwrite(request, &changed);
        self.bots_guild_mut(guild_id)?.channels.insert(channel_id, changed);
        Ok(Answer::no_content())
    }

    /// The bot needs each changed bit in the guild or in the category, unless an overwrite of the channel itself grants
    /// the bot MANAGE_ROLES. Changing the MANAGE_ROLES bit requires that grant or ADMINISTRATOR.
    pub(super) fn check_changed_overwrites(
        &self,
        guild: &Guild,
        channel: &Channel,
        new: &[Overwrite],
    ) -> Result<(), Refusal> {
        let changed = changed_bits(&channel.overwrites, new);
        let bot = self.application.bot_user_id;
        let in_guild = self.bots_permissions(guild);
        if !same_targets(&channel.overwrites, new) || changed != 0 {
            self.require(guild, effective_permissions(guild, bot, channel), bits::MANAGE_ROLES)?;
        }
        if in_guild & bits::ADMINISTRATOR != 0 || grants_manage_roles(guild, channel, bot) {
            return Ok(());
        }
        if changed & bits::MANAGE_ROLES != 0 {
            return Err(Refusal::new(Rule::OverwriteManageRoles, 50013));
        }
        let parent = channel.parent_id.and_then(|id| guild.channels.get(&id));
        let in_parent = parent.map_or(0, |parent| effective_permissions(guild, bot, parent));
        if changed & !(in_guild | in_parent) != 0 {
            return Err(Refusal::new(Rule::OverwriteBits, 50013));
        }
        Ok(())
    }

    /// Records a violation if the bot makes a channel private without an overwrite that keeps its own access.
    pub(super) fn check_bot_overwrite(&mut self, request: &Request<'_>, channel: &Channel) {
        let private = channel.overwrite(channel.guild_id).is_some_and(|each| each.deny & bits::VIEW_CHANNEL != 0);
        let needed = if channel.is_voice() { bits::VIEW_CHANNEL | bits::CONNECT } else { bits::VIEW_CHANNEL };
        let bot = self.application.bot_user_id;
        let roles = self.guilds.get(&channel.guild_id).and_then(|guild| guild.members.get(&bot)).map(|bot| &bot.roles);
        let own = |each: &&Overwrite| match each.kind {
            OverwriteKind::Member => each.id == bot,
            OverwriteKind::Role => roles.is_some_and(|roles| roles.contains(&each.id)),
        };
        let allowed = channel.overwrites.iter().filter(own).fold(0, |sum, each| sum | each.allow);
        if private && allowed & needed != needed {
            let text = format!("\"{}\" excludes the bot", channel.name);
            self.record.violation(Rule::BotOverwrite, Some(request.seq), text);
        }
    }
}

/// All bits that `old` and `new` allow or deny differently for any target.
fn changed_bits(old: &[Overwrite], new: &[Overwrite]) -> u64 {
    let find =
        |list: &[Overwrite], id| list.iter().find(|each| each.id == id).map_or((0, 0), |each| (each.allow, each.deny));
    let ids = old.iter().chain(new).map(|each| each.id);
    ids.fold(0, |bits, id| {
        let (before, after) = (find(old, id), find(new, id));
        bits | (before.0 ^ after.0) | (before.1 ^ after.1)
    })
}

fn same_targets(old: &[Overwrite], new: &[Overwrite]) -> bool {
    old.len() == new.len() && old.iter().all(|each| new.iter().any(|other| other.id == each.id))
}

fn grants_manage_roles(guild: &Guild, channel: &Channel, bot: Snowflake) -> bool {
    let roles = guild.members.get(&bot).map(|member| member.roles.as_slice()).unwrap_or_default();
    channel.overwrites.iter().any(|each| {
        let own = each.id == bot || roles.contains(&each.id);
        own && each.allow & bits::MANAGE_ROLES != 0
    })
}
