//! Complete interaction payloads, including fields that the bot does not know.

#![expect(
    clippy::indexing_slicing,
    reason = "reading a missing key gives null; this file writes only to objects that it has just built"
)]

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Value, json};

use super::{
    Caller,
    interaction::{Interaction, InteractionKind},
};
use crate::discord::{Guild, GuildHandle, Snowflake, State, kind, shown_permissions, wire};

impl Caller {
    /// `/add-campaign name:<name>`, typed by `invoker` in `channel`.
    #[must_use]
    pub fn add_campaign(&self, guild: &GuildHandle, invoker: Snowflake, channel: Snowflake, name: &str) -> Interaction {
        let options = json!([{"name": "name", "type": 3, "value": name}]);
        self.command(guild, invoker, channel, "add-campaign", &options)
    }

    /// A chat command with the given options. The name of a subcommand is as typed: `campaign player add`.
    #[must_use]
    pub fn command(
        &self,
        guild: &GuildHandle,
        invoker: Snowflake,
        channel: Snowflake,
        name: &str,
        options: &Value,
    ) -> Interaction {
        let mut data = self.command_data(command_id(self, guild, name), name, options);
        let named = options.as_array().into_iter().flatten().map(|option| &option["value"]);
        resolve(&mut data, &self.discord.shared.state(), guild.id, invoker, named);
        self.in_guild(InteractionKind::Command, guild, invoker, channel, data)
    }

    /// An autocomplete interaction. The option being typed has `"focused": true`; others may be missing.
    #[must_use]
    pub fn autocomplete(
        &self,
        guild: &GuildHandle,
        invoker: Snowflake,
        channel: Snowflake,
        name: &str,
        options: &Value,
    ) -> Interaction {
        let data = self.command_data(command_id(self, guild, name), name, options);
        self.in_guild(InteractionKind::Autocomplete, guild, invoker, channel, data)
    }

    /// Whether Discord's client offers the command to a member in a channel, and Discord's server accepts it.
    #[must_use]
    pub fn is_offered(&self, guild: &GuildHandle, invoker: Snowflake, channel: Snowflake, name: &str) -> bool {
        self.discord.shared.state().may_use_command(guild.id, invoker, channel, name)
    }

    /// The data of a chat command. An unregistered one gets a new id.
    fn command_data(&self, registered: Option<Snowflake>, name: &str, options: &Value) -> Value {
        let other = self.new_id();
        let mut words = name.split(' ');
        let command = words.next().unwrap_or_default();
        let below: Vec<&str> = words.collect();
        let nest = |(options, kind): (Value, u8), word: &&str| {
            (json!([{"type": kind, "name": word, "options": options}]), kind + 1)
        };
        let (options, _) = below.iter().rev().fold((options.clone(), 1), nest);
        json!({"id": registered.unwrap_or(other).to_string(), "name": command, "type": 1, "options": options})
    }

    /// The submission of the form that answered an interaction, with a value for each `custom_id`: a text, or a list for a
    /// select. `None` if no form is open.
    #[must_use]
    pub fn submit(
        &self,
        guild: &GuildHandle,
        invoker: Snowflake,
        opened_by: &Interaction,
        values: &Value,
    ) -> Option<Interaction> {
        let form = self.discord.shared.state().replies.get_mut(&opened_by.token)?.form.take()?;
        let components = form.get("components")?.as_array()?;
        let sent: Vec<Value> = components.iter().map(|component| sent(component, values)).collect();
        let mut data = json!({"custom_id": form.get("custom_id")?, "components": sent});
        let named = values.as_object().into_iter().flat_map(|values| values.values());
        let named = named.flat_map(|value| value.as_array().into_iter().flatten());
        resolve(&mut data, &self.discord.shared.state(), guild.id, invoker, named);
        let mut interaction = self.in_guild(InteractionKind::ModalSubmit, guild, invoker, opened_by.channel_id, data);
        if opened_by.kind == InteractionKind::Component {
            interaction.payload["message"] = opened_by.payload["message"].clone();
            interaction.below.clone_from(&opened_by.below);
        }
        Some(interaction)
    }

    /// A click on a button of an unknown message.
    #[must_use]
    pub fn button(&self, guild: &GuildHandle, invoker: Snowflake, channel: Snowflake, custom_id: &str) -> Interaction {
        let data = json!({"custom_id": custom_id, "component_type": 2, "id": 1});
        self.in_guild(InteractionKind::Component, guild, invoker, channel, data)
    }

    /// The submission of an empty form.
    #[must_use]
    pub fn modal(&self, guild: &GuildHandle, invoker: Snowflake, channel: Snowflake, custom_id: &str) -> Interaction {
        let data = json!({"custom_id": custom_id, "components": []});
        self.in_guild(InteractionKind::ModalSubmit, guild, invoker, channel, data)
    }

    /// A command in a direct message with the bot, where there is no guild and no member.
    #[must_use]
    pub fn command_in_direct_message(&self, user: Snowflake, name: &str, options: &Value) -> Interaction {
        let data = self.command_data(None, name, options);
        let mut interaction = self.bare(InteractionKind::Command);
        interaction.channel_id = self.new_id();
        let channel = interaction.channel_id.to_string();
        let payload = &mut interaction.payload;
        payload["data"] = data;
        payload["user"] =
            json!({"id": user.to_string(), "username": "someone", "discriminator": "0", "global_name": null});
        payload["channel"] = json!({"id": channel, "type": 1, "last_message_id": null, "flags": 0});
        payload["channel_id"] = json!(channel);
        payload["context"] = json!(1);
        payload["authorizing_integration_owners"] = json!({"0": "0"});
        payload["app_permissions"] = json!("180224");
        interaction
    }

    /// The ping with which Discord checks the endpoint.
    #[must_use]
    pub fn ping(&self) -> Interaction {
        let mut interaction = self.bare(InteractionKind::Ping);
        if let Value::Object(payload) = &mut interaction.payload {
            payload.remove("locale");
        }
        let user = json!({"id": self.new_id().to_string(), "username": "discord", "discriminator": "0"});
        interaction.payload["user"] = user;
        interaction
    }

    pub(super) fn in_guild(
        &self,
        kind: InteractionKind,
        handle: &GuildHandle,
        invoker: Snowflake,
        channel: Snowflake,
        data: Value,
    ) -> Interaction {
        let mut interaction = self.bare(kind);
        (interaction.guild_id, interaction.channel_id) = (Some(handle.id), channel);
        let state = self.discord.shared.state();
        let payload = &mut interaction.payload;
        payload["data"] = data;
        payload["guild_id"] = json!(handle.id.to_string());
        payload["channel_id"] = json!(channel.to_string());
        payload["context"] = json!(0);
        payload["guild_locale"] = json!("en-US");
        if !state.config.owners_left_out {
            payload["authorizing_integration_owners"] = json!({"0": handle.id.to_string()});
        }
        if let Some(guild) = state.guilds.get(&handle.id) {
            describe_place(payload, &state, guild, invoker, channel);
        }
        if kind == InteractionKind::Component {
            payload["message"] = json!({"id": "1", "channel_id": channel.to_string(), "content": "", "type": 20});
        }
        interaction
    }

    /// The fields that all interactions share.
    fn bare(&self, kind: InteractionKind) -> Interaction {
        let id = self.new_id();
        let application = self.discord.application();
        let secret = fastrand::u128(..);
        let token = URL_SAFE_NO_PAD.encode(format!("interaction:{id}:{secret:032x}simulated"));
        let payload = json!({
            "id": id.to_string(), "application_id": application.id.to_string(), "type": kind as u8, "token": token,
            "version": 1, "locale": "de", "entitlements": [], "entitlement_sku_ids": [],
            "authorizing_integration_owners": {}, "attachment_size_limit": 10_485_760, "app_permissions": "0",
            "a_field_of_the_future": {"nested": [1, "two", null]}
        });
        Interaction { id, kind, guild_id: None, channel_id: 0, payload, token, below: None, raw: None }
    }
}

/// The id of a command. A subcommand has the id of its command.
fn command_id(caller: &Caller, guild: &GuildHandle, name: &str) -> Option<Snowflake> {
    caller.discord.command_id(guild.id, name.split(' ').next().unwrap_or_default())
}

/// A submitted component of a form, as Discord sends it.
fn sent(component: &Value, values: &Value) -> Value {
    let mut sent = json!({"type": component["type"], "id": 1});
    if component["component"].is_object() {
        sent["component"] = self::sent(&component["component"], values);
    }
    if let Some(inner) = component["components"].as_array() {
        sent["components"] = inner.iter().map(|inner| self::sent(inner, values)).collect();
    }
    if let Some(custom_id) = component["custom_id"].as_str() {
        sent["custom_id"] = json!(custom_id);
        let value = &values[custom_id];
        let is_select = matches!(kind(component), 3 | 5..=8);
        let nothing = if is_select { json!([]) } else { json!("") };
        sent[if is_select || value.is_array() { "values" } else { "value" }] =
            if value.is_null() { nothing } else { value.clone() };
    }
    sent
}

/// Adds the `resolved` data of all users, roles and channels whose ids are among these values.
pub(super) fn resolve<'a>(
    data: &mut Value,
    state: &State,
    guild: Snowflake,
    invoker: Snowflake,
    named: impl Iterator<Item = &'a Value>,
) {
    let Some(guild) = state.guilds.get(&guild) else { return };
    let resolved = &mut data["resolved"];
    for id in named.filter_map(|value| value.as_str()?.parse::<Snowflake>().ok()) {
        let key = id.to_string();
        if let Some(former) = guild.former_members.get(&id) {
            resolved["users"][&key] = wire::user(former);
        }
        if let Some(member) = guild.members.get(&id) {
            resolved["users"][&key] = wire::user(member);
            let mut described = wire::member(member);
            if let Value::Object(fields) = &mut described {
                fields.retain(|name, _| !matches!(name.as_str(), "user" | "deaf" | "mute"));
            }
            resolved["members"][&key] = described;
        }
        if let Some(role) = guild.roles.get(&id) {
            resolved["roles"][&key] = wire::role(role);
        }
        if let Some(channel) = guild.channels.get(&id) {
            let mut described = wire::channel(channel);
            if let Value::Object(fields) = &mut described {
                fields.remove("permission_overwrites");
            }
            described["permissions"] = json!(shown_permissions(guild, invoker, channel).to_string());
            described["app_permissions"] =
                json!(shown_permissions(guild, state.application.bot_user_id, channel).to_string());
            resolved["channels"][&key] = described;
        }
    }
    if resolved.is_null()
        && let Value::Object(data) = data
    {
        data.remove("resolved");
    }
}

/// Adds the member, the channel, and the permissions of member and bot: with overwrites, without implicit denials.
fn describe_place(payload: &mut Value, state: &State, guild: &Guild, invoker: Snowflake, channel: Snowflake) {
    let features: Vec<&String> = guild.features.iter().collect();
    payload["guild"] = json!({"id": guild.id.to_string(), "locale": "en-US", "features": features});
    let channel = guild.channels.get(&channel);
    let held = |user| channel.map_or(0, |channel| shown_permissions(guild, user, channel)).to_string();
    if let Some(channel) = channel {
        let mut partial = wire::channel(channel);
        if let Value::Object(partial) = &mut partial {
            partial.remove("permission_overwrites");
        }
        partial["permissions"] = json!(held(invoker));
        payload["channel"] = partial;
    }
    if let Some(member) = guild.members.get(&invoker) {
        let mut described = wire::member(member);
        described["permissions"] = json!(held(invoker));
        described["unusual_dm_activity_until"] = Value::Null;
        payload["member"] = described;
    }
    payload["app_permissions"] = json!(held(state.application.bot_user_id));
}
