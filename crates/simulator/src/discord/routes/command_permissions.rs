//! Reads the command permissions that a guild's admins set.

use serde_json::{Value, json};

use crate::discord::{
    answer::Answer, command_permissions::CommandPermission, error::Refusal, form::snowflake, format::Request,
    model::Guild, rules::Rule, snowflake::Snowflake, state::State,
};

impl State {
    /// Only commands with permissions are listed, and the application if it has any.
    pub(super) fn list_command_permissions(&self, request: &Request<'_>) -> Result<Answer, Refusal> {
        let guild = self.permissions_guild(request)?;
        let all = guild.command_permissions.iter().map(|(of, list)| self.shown_permissions_of(guild, *of, list));
        Ok(Answer::json(200, all.collect()))
    }

    /// The id is a command's, or the application's for the permissions that apply to all its commands.
    pub(super) fn get_command_permissions(&self, request: &Request<'_>) -> Result<Answer, Refusal> {
        let guild = self.permissions_guild(request)?;
        let of = request.route.id("command_id");
        let in_scope = |scope| self.commands.get(&scope).into_iter().flatten();
        let mut commands = in_scope(None).chain(in_scope(Some(guild.id)));
        let is_known = commands.any(|one| one.get("id").and_then(snowflake) == Some(of));
        if !is_known && of != self.application.id {
            return Err(Refusal::new(Rule::UnknownCommand, 10063));
        }
        let list = guild.command_permissions.get(&of).filter(|list| !list.is_empty());
        let list = list.ok_or_else(|| Refusal::new(Rule::UnknownCommandPermissions, 10066))?;
        Ok(Answer::json(200, self.shown_permissions_of(guild, of, list)))
    }

    fn permissions_guild(&self, request: &Request<'_>) -> Result<&Guild, Refusal> {
        match self.command_scope(request)? {
            Some(guild) => self.bots_guild(guild),
            None => Err(Refusal::new(Rule::UnknownGuild, 10004)),
        }
    }

    fn shown_permissions_of(&self, guild: &Guild, of: Snowflake, list: &[CommandPermission]) -> Value {
        let shown: Vec<Value> = list
            .iter()
            .map(|one| json!({"id": one.id.to_string(), "type": one.kind as u8, "permission": one.permission}))
            .collect();
        json!({
            "id": of.to_string(), "application_id": self.application.id.to_string(),
            "guild_id": guild.id.to_string(), "permissions": shown
        })
    }
}
