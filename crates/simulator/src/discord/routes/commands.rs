//! The application's commands, global and per guild.

#![expect(
    clippy::indexing_slicing,
    reason = "reading a missing key gives null; this file writes only to objects that it has just built"
)]

use serde_json::{Map, Value, json};

use super::command_form;
use crate::discord::{
    answer::Answer,
    error::{Faults, Refusal},
    form::snowflake,
    format::Request,
    rules::Rule,
    snowflake::Snowflake,
    state::State,
};

/// The limit for each command type: CHAT_INPUT, USER, MESSAGE and PRIMARY_ENTRY_POINT.
const MAX_OF_TYPE: [(i64, usize); 4] = [(1, 100), (2, 15), (3, 15), (4, 1)];

impl State {
    pub(super) fn list_commands(&self, request: &Request<'_>) -> Result<Answer, Refusal> {
        let only_in = self.command_scope(request)?;
        let localized = request.query.split('&').any(|pair| pair == "with_localizations=true");
        Ok(Answer::json(200, self.shown_commands(only_in, localized)))
    }

    /// Replaces all commands of the scope. One that matches an old one by id, or by name and type, keeps its id.
    pub(super) fn put_commands(&mut self, request: &Request<'_>) -> Result<Answer, Refusal> {
        let only_in = self.command_scope(request)?;
        let given = request.body.as_array().map(Vec::as_slice).unwrap_or_default();
        let mut faults = Faults::default();
        let mut commands = command_form::read(given, only_in.is_none(), &mut faults);
        self.judge(request, &faults)?;
        for (kind, most) in MAX_OF_TYPE {
            if commands.iter().filter(|command| command["type"] == json!(kind)).count() > most {
                return Err(Refusal::new(Rule::CommandLimit, 30032));
            }
        }
        let old = self.commands.remove(&only_in).unwrap_or_default();
        for command in &mut commands {
            self.identify(command, &old);
        }
        self.forget_permissions(&old, &commands);
        self.commands.insert(only_in, commands);
        Ok(Answer::json(200, self.shown_commands(only_in, true)))
    }

    /// Deleting a command also deletes the permissions that admins set for it.
    fn forget_permissions(&mut self, old: &[Map<String, Value>], new: &[Map<String, Value>]) {
        let id = |command: &Map<String, Value>| command.get("id").and_then(snowflake);
        for gone in old.iter().filter_map(id).filter(|old| !new.iter().any(|new| id(new) == Some(*old))) {
            for guild in self.guilds.values_mut() {
                guild.command_permissions.remove(&gone);
            }
        }
    }

    /// Registers a command without checking it.
    pub(in crate::discord) fn add_command(&mut self, only_in: Option<Snowflake>, mut command: Map<String, Value>) {
        self.identify(&mut command, &[]);
        self.commands.entry(only_in).or_default().push(command);
    }

    /// The commands as a response lists them.
    pub(in crate::discord) fn shown_commands(&self, only_in: Option<Snowflake>, localized: bool) -> Value {
        let commands = self.commands.get(&only_in).map(Vec::as_slice).unwrap_or_default();
        commands.iter().map(|command| self.shown_command(command, only_in, localized)).collect()
    }

    /// The guild in the path, or `None` for global commands.
    pub(super) fn command_scope(&self, request: &Request<'_>) -> Result<Option<Snowflake>, Refusal> {
        if request.route.id("application_id") != self.application.id {
            return Err(Refusal::new(Rule::OwnApplication, 20012));
        }
        if request.route.text("guild_id").is_empty() {
            return Ok(None);
        }
        let guild = request.route.id("guild_id");
        // Discord gives the same response for a guild that does not exist.
        self.bots_guild(guild).map_err(|_| Refusal::new(Rule::BotInGuild, 50001))?;
        Ok(Some(guild))
    }

    fn identify(&mut self, command: &mut Map<String, Value>, old: &[Map<String, Value>]) {
        let is_same = |one: &&Map<String, Value>| match command.get("id").and_then(snowflake) {
            Some(id) => one.get("id").and_then(snowflake) == Some(id),
            None => one["name"] == command["name"] && one["type"] == command["type"],
        };
        let kept = old.iter().find(is_same).and_then(|one| one.get("id").and_then(snowflake));
        let id = kept.unwrap_or_else(|| self.snowflakes.now());
        command.insert("id".into(), json!(id.to_string()));
        command.insert("version".into(), json!(self.snowflakes.now().to_string()));
    }

    fn shown_command(&self, command: &Map<String, Value>, only_in: Option<Snowflake>, localized: bool) -> Value {
        let mut shown = json!({
            "application_id": self.application.id.to_string(), "type": 1, "description": "", "nsfw": false,
            "default_member_permissions": null, "name_localizations": null, "description_localizations": null,
            "contexts": null, "integration_types": [0]
        });
        for (key, value) in command {
            shown[key] = value.clone();
        }
        shown["default_member_permissions"] = match &shown["default_member_permissions"] {
            Value::Number(bits) => json!(bits.to_string()),
            other => other.clone(),
        };
        match only_in {
            Some(guild) => shown["guild_id"] = json!(guild.to_string()),
            None => {
                let anywhere = shown["contexts"].as_array().is_none_or(|contexts| contexts.contains(&json!(1)));
                shown["dm_permission"] = json!(anywhere);
            }
        }
        if !localized {
            remove_localizations(&mut shown);
        }
        shown
    }
}

fn remove_localizations(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.retain(|key, _| !key.ends_with("_localizations"));
            fields.values_mut().for_each(remove_localizations);
        }
        Value::Array(items) => items.iter_mut().for_each(remove_localizations),
        _ => {}
    }
}
