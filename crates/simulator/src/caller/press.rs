//! Buttons and selects of the messages that a person sees, and the forms that they open.

#![expect(
    clippy::indexing_slicing,
    reason = "reading a missing key gives null; this file writes only to objects that it has just built"
)]

use serde_json::{Value, json};

use super::{
    Caller,
    interaction::{Interaction, InteractionKind},
    payload::resolve,
};
use crate::discord::{Below, GuildHandle, Snowflake, all_of, kind};

/// Types of components.
const BUTTON: u64 = 2;
const TEXT_SELECT: u64 = 3;

impl Caller {
    /// A click on a button, or a choice in a select, of the message that the reply to `of` shows. `None` if Discord's
    /// client does not offer it: there is no such component, it is disabled, or it does not take this number of values.
    #[must_use]
    pub fn press(
        &self,
        guild: &GuildHandle,
        invoker: Snowflake,
        of: &Interaction,
        custom_id: &str,
        values: &[String],
    ) -> Option<Interaction> {
        let shown = self.discord.shared.state().shown_message(&of.token)?;
        let component = usable(&shown.1, |one| one["custom_id"] == custom_id)?;
        self.on_message(guild, invoker, shown, &component, values)
    }

    /// A click on the button of this label in the newest message in which a member sees one that is enabled.
    #[must_use]
    pub fn press_labelled(&self, guild: &GuildHandle, invoker: Snowflake, label: &str) -> Option<Interaction> {
        let is_it = |one: &Value| kind(one) == BUTTON && one["label"] == label;
        self.on_newest(guild, invoker, is_it, |_| Some(Vec::new()))
    }

    /// A choice in the select of this placeholder in the newest message in which a member sees one. The values are ids,
    /// or the labels of the options.
    #[must_use]
    pub fn choose(
        &self,
        guild: &GuildHandle,
        invoker: Snowflake,
        placeholder: &str,
        values: &[String],
    ) -> Option<Interaction> {
        let is_it = |one: &Value| kind(one) != BUTTON && one["placeholder"] == placeholder;
        self.on_newest(guild, invoker, is_it, |select| values.iter().map(|value| value_of(select, value)).collect())
    }

    /// The form that answered an interaction, if it is still open.
    #[must_use]
    pub fn open_form(&self, opened_by: &Interaction) -> Option<Value> {
        self.discord.shared.state().replies.get(&opened_by.token)?.form.clone().map(Value::Object)
    }

    fn on_newest(
        &self,
        guild: &GuildHandle,
        invoker: Snowflake,
        is: impl Fn(&Value) -> bool,
        values: impl Fn(&Value) -> Option<Vec<String>>,
    ) -> Option<Interaction> {
        let seen = {
            let state = self.discord.shared.state();
            state.seen_by(state.guilds.get(&guild.id)?, invoker)
        };
        let (shown, component) = seen.into_iter().find_map(|shown| {
            let component = usable(&shown.1, &is)?;
            Some((shown, component))
        })?;
        let values = values(&component)?;
        self.on_message(guild, invoker, shown, &component, &values)
    }

    fn on_message(
        &self,
        guild: &GuildHandle,
        invoker: Snowflake,
        (below, message): (Below, Value),
        component: &Value,
        values: &[String],
    ) -> Option<Interaction> {
        let mut data =
            json!({"custom_id": component["custom_id"], "component_type": kind(component), "id": component["id"]});
        if kind(component) != BUTTON {
            let [fewest, most] = ["min_values", "max_values"].map(|name| component[name].as_u64().unwrap_or(1));
            if !(fewest..=most).contains(&(values.len() as u64)) {
                return None;
            }
            data["values"] = json!(values);
            let named: Vec<Value> = values.iter().map(|value| json!(value)).collect();
            resolve(&mut data, &self.discord.shared.state(), guild.id, invoker, named.iter());
        }
        let channel = message["channel_id"].as_str()?.parse().ok()?;
        let mut interaction = self.in_guild(InteractionKind::Component, guild, invoker, channel, data);
        interaction.payload["message"] = message;
        interaction.below = Some(below);
        Some(interaction)
    }
}

/// The first such component of a message that can be used.
fn usable(message: &Value, is: impl Fn(&Value) -> bool) -> Option<Value> {
    let components = all_of(message["components"].as_array()?);
    components.into_iter().find(|one| one["disabled"] != true && is(one)).cloned()
}

/// The value of the option with this label; anything else as it is.
fn value_of(select: &Value, chosen: &str) -> Option<String> {
    if kind(select) != TEXT_SELECT {
        return Some(chosen.to_owned());
    }
    let option = select["options"].as_array()?.iter().find(|option| option["label"] == chosen)?;
    option["value"].as_str().map(str::to_owned)
}
