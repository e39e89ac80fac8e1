//! Changes positions and parents of several channels in one request.

use serde_json::Value;

use crate::discord::{
    answer::Answer,
    error::{Faults, Refusal},
    form::{Form, Given},
    format::{Request, replace},
    model::{Channel, Guild},
    permissions::{bits, effective_permissions},
    rules::Rule,
    snowflake::Snowflake,
    state::State,
};

struct Move {
    id: Snowflake,
    position: Given<i64>,
    parent_id: Given<Snowflake>,
    lock_permissions: bool,
}

impl State {
    pub(super) fn move_channels(&mut self, request: &Request<'_>) -> Result<Answer, Refusal> {
        let guild_id = request.route.id("guild_id");
        self.bots_guild(guild_id)?;
        let moves = self.read_moves(request)?;
        let guild = self.bots_guild(guild_id)?;
        if moves.iter().filter(|each| each.changes_parent(guild)).count() > 1 {
            return Err(Refusal::new(Rule::OneParentChange, 40009).detail("several parents change"));
        }
        for each in &moves {
            self.check_move(guild, each)?;
        }
        let guild = self.bots_guild_mut(guild_id)?;
        for each in moves {
            each.apply(guild);
        }
        Ok(Answer::no_content())
    }

    fn read_moves(&mut self, request: &Request<'_>) -> Result<Vec<Move>, Refusal> {
        let mut faults = Faults::default();
        let mut moves = Vec::new();
        for (index, item) in request.body.as_array().into_iter().flatten().enumerate() {
            let Value::Object(item) = item else {
                faults.push(vec![index.to_string()], "MODEL_TYPE_CONVERT", "Only dictionaries may be used.");
                continue;
            };
            let mut form = Form::new(item, vec![index.to_string()], &mut faults);
            let id = form.snowflake("id");
            let id = form.required("id", id).unwrap_or(0);
            let position = form.integer("position", 0, i64::from(i32::MAX));
            let parent_id = form.snowflake("parent_id");
            let lock_permissions = form.boolean("lock_permissions").value().unwrap_or(false);
            form.raw("flags"); // Documented, but has no effect here.
            form.end();
            moves.push(Move { id, position, parent_id, lock_permissions });
        }
        self.judge(request, &faults)?;
        Ok(moves)
    }

    /// A new position requires MANAGE_CHANNELS only. A new parent requires VIEW_CHANNEL and MANAGE_CHANNELS on the
    /// channel and on the parent.
    fn check_move(&self, guild: &Guild, each: &Move) -> Result<(), Refusal> {
        let unknown = || Refusal::new(Rule::UnknownChannel, 10003);
        let channel = guild.channels.get(&each.id).ok_or_else(unknown)?;
        let held = effective_permissions(guild, self.application.bot_user_id, channel);
        if each.changes_parent(guild) {
            if held & bits::VIEW_CHANNEL == 0 {
                return Err(Refusal::new(Rule::ViewChannel, 50001));
            }
            self.require(guild, held, bits::MANAGE_CHANNELS)?;
            if let Given::Value(parent) = each.parent_id {
                guild.channels.get(&parent).ok_or_else(unknown)?;
                self.check_parent_access(guild, Some(parent))?;
            }
        } else {
            let parent = channel.parent_id.and_then(|id| guild.channels.get(&id));
            let in_parent = |parent: &Channel| effective_permissions(guild, self.application.bot_user_id, parent);
            self.require(guild, self.bots_permissions(guild) | parent.map_or(0, in_parent), bits::MANAGE_CHANNELS)?;
        }
        if each.lock_permissions {
            self.require(guild, held, bits::MANAGE_ROLES)?;
        }
        Ok(())
    }
}

impl Move {
    fn changes_parent(&self, guild: &Guild) -> bool {
        let current = guild.channels.get(&self.id).and_then(|channel| channel.parent_id);
        match self.parent_id {
            Given::Absent => false,
            Given::Null => current.is_some(),
            Given::Value(parent) => current != Some(parent),
        }
    }

    fn apply(self, guild: &mut Guild) {
        let synced = self.lock_permissions.then_some(match self.parent_id {
            Given::Value(parent) => Some(parent),
            _ => guild.channels.get(&self.id).and_then(|channel| channel.parent_id),
        });
        let overwrites =
            synced.flatten().and_then(|id| guild.channels.get(&id)).map(|parent| parent.overwrites.clone());
        let Some(channel) = guild.channels.get_mut(&self.id) else { return };
        if let Some(position) = self.position.value() {
            channel.position = position;
        }
        replace(&mut channel.parent_id, self.parent_id);
        if let Some(overwrites) = overwrites {
            channel.overwrites = overwrites;
        }
    }
}
