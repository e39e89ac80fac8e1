//! What people do with the bot: commands, buttons, selects and forms.

use channelwright_simulator::{
    caller::{Delivery, Interaction, Verdict},
    discord::Snowflake,
};
use serde_json::{Map, Value, json};

use super::{
    Asking, Who,
    play::{Stage, shown},
    typed::Typed,
};
use crate::{
    Asked,
    invariants::{Command, Used},
    lock::lock,
    transcript::below,
};

/// One of these.
#[derive(Debug, Clone)]
pub enum Deed {
    /// Uses a command.
    Use {
        /// As it is typed.
        typed: String,
        /// The channel; the guild's first text channel if `None`.
        place: Option<String>,
        /// The way the command is sent.
        how: Asking,
    },
    /// Presses the newest button of this label that they see.
    Press(String),
    /// Chooses people in the open form, or in the newest message.
    ChoosePeople(Vec<Who>, String),
    /// Chooses an option, or enters a text.
    Choose(String, String),
}

impl Stage {
    pub(super) async fn does(&self, who: &Who, deed: Deed) {
        let guild = &self.world.guild;
        let id = who.among(guild);
        if guild.member(id).is_none() {
            return self.seen.note(format!("{} is not in the server", who.name()));
        }
        match deed {
            Deed::Use { typed, place, how } => self.uses(id, &typed, place.as_deref(), how).await,
            Deed::Press(label) => {
                let pressed = self.world.caller.press_labelled(guild, id, &label);
                self.interact(id, pressed, &format!("presses [{label}]"), &format!("[{label}]")).await;
            }
            Deed::ChoosePeople(people, input) => {
                let names: Vec<&str> = people.iter().map(Who::name).collect();
                let ids: Vec<String> = people.iter().map(|one| one.among(guild).to_string()).collect();
                let act = format!("chooses {} in “{input}”", names.join(", "));
                self.interact(id, self.entered(id, &input, &ids), &act, &format!("“{input}”")).await;
            }
            Deed::Choose(what, input) => {
                let chosen = self.entered(id, &input, std::slice::from_ref(&what));
                self.interact(id, chosen, &format!("chooses {what} in “{input}”"), &format!("“{input}”")).await;
            }
        }
    }

    async fn uses(&self, who: Snowflake, typed: &str, place: Option<&str>, how: Asking) {
        let (guild, caller) = (&self.world.guild, &self.world.caller);
        let command = Typed::read(typed, guild);
        let channel = match place {
            Some(name) => guild.channel_named(name).map(|channel| channel.id),
            None => self.world.first_text_channel().ok(),
        };
        let channel = channel.filter(|channel| guild.can_view(who, *channel));
        let Some(channel) = channel else {
            return self.seen.note(format!("{} sees no channel to use {typed} in", self.seen.name(who)));
        };
        let name = command.name.split(' ').next().unwrap_or_default();
        if how != Asking::Forced && !caller.is_offered(guild, who, channel, name) {
            return self.seen.note(format!("Discord does not offer /{name} to {}", self.seen.name(who)));
        }
        let interaction = caller.command(guild, who, channel, &command.name, &command.options);
        let past = if how == Asking::Forced { " past Discord" } else { "" };
        self.interact(who, Some(interaction), &format!("uses {typed}{past}"), typed).await;
    }

    /// The interaction of these values in the person's open form, or else in a select that they see.
    fn entered(&self, who: Snowflake, input: &str, values: &[String]) -> Option<Interaction> {
        let (guild, caller) = (&self.world.guild, &self.world.caller);
        let opened_by = lock(&self.forms).get(&who).cloned();
        let of_form = opened_by.and_then(|opened_by| {
            let form = caller.open_form(&opened_by)?;
            let custom_id = input_of(&form, input)?;
            let is_text = custom_id.1 == 4;
            let value = if is_text { json!(values.first()?) } else { json!(values) };
            let entered = Map::from_iter([(custom_id.0, value)]);
            caller.submit(guild, who, &opened_by, &Value::Object(entered))
        });
        of_form.or_else(|| caller.choose(guild, who, input, values))
    }

    /// Delivers an interaction and notes what its person sees.
    async fn interact(&self, who: Snowflake, interaction: Option<Interaction>, act: &str, what: &str) {
        let person = self.seen.name(who);
        let Some(interaction) = interaction else {
            return self.seen.note(format!("{person} sees no {what} to use"));
        };
        self.actor.sent(&interaction);
        let delivery = self.world.deliver(&interaction).await;
        self.note_answer(&person, act, &delivery);
        if matches!(delivery.verdict, Verdict::Form { .. }) {
            lock(&self.forms).insert(who, interaction.clone());
        }
        let is_creation = interaction.payload.pointer("/data/name").and_then(Value::as_str) == Some("add-campaign");
        if is_creation {
            lock(&self.commands).push(Command::of(&Asked { interaction, delivery }));
        } else {
            lock(&self.used).push(Used::of(&interaction, &delivery, format!("{person} {act}")));
        }
    }

    fn note_answer(&self, person: &str, act: &str, delivery: &Delivery) {
        let data = delivery.body.as_ref().and_then(|body| body.get("data")).unwrap_or(&Value::Null);
        let text = |key: &str| data.get(key).and_then(Value::as_str).unwrap_or_default();
        let content = format!("{}{}", text("content"), below(data.get("components").unwrap_or(&Value::Null)));
        match &delivery.verdict {
            Verdict::Message { ephemeral: true, .. } => {
                self.seen.note(format!("{person} {act}"));
                self.seen.note(format!("to {person}: {content}"));
            }
            Verdict::Message { .. } => self.seen.note(format!("{person} {act}: {content}")),
            Verdict::Update => self.seen.note(format!("{person} {act}. The message becomes: {content}")),
            Verdict::DeferredUpdate => self.seen.note(format!("{person} {act}: nothing changes yet")),
            Verdict::Form { .. } => self.seen.note(format!("{person} {act}: the form “{}” opens", text("title"))),
            other => self.seen.note(format!("{person} {act}: {}", shown(other))),
        }
    }
}

/// The `custom_id` and type of the input with this label.
fn input_of(form: &Value, label: &str) -> Option<(String, u64)> {
    let labels = form.get("components")?.as_array()?;
    let found = labels.iter().find(|one| one.get("label").and_then(Value::as_str) == Some(label))?;
    let input = found.get("component").unwrap_or(found);
    Some((input.get("custom_id")?.as_str()?.to_owned(), input.get("type")?.as_u64()?))
}
