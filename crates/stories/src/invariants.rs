//! The invariants: what must hold in every story, whatever goes wrong in it. They are computed from the guild and the
//! messages alone, without the product's own decisions.

mod archived;
mod copies;
mod endings;
mod ledger;
mod licence;
mod objects;
mod people;
mod replies;
mod sight;
mod words;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex, MutexGuard},
};

use channelwright_core::sign::Sign;
use channelwright_simulator::{
    caller::{Delivery, Interaction, Verdict},
    discord::{Guild, Snowflake},
};
use serde_json::Value;
use tokio::time::Instant;

use crate::{Asked, World, claim::mentions, lock::lock};
use ledger::Ledger;

/// Records the guild's state around every request.
#[derive(Clone)]
pub(crate) struct Watch(Arc<Mutex<Vec<Moment>>>);

/// The guild's state just after a request was carried out, or just after an administrator changed it.
#[derive(Clone)]
struct Moment {
    at: Instant,
    /// The request; `None` if an administrator made the change.
    request: Option<u64>,
    guild: Arc<Guild>,
}

impl Watch {
    /// Starts recording. To be called before the first command.
    pub(crate) fn over(world: &World) -> Self {
        let watch = Self(Arc::default());
        let (seen, guild) = (watch.clone(), world.guild.id);
        world.discord.watch(move |shown, request| {
            if shown.id == guild {
                seen.see(shown, request);
            }
        });
        world.discord.show();
        watch
    }

    fn see(&self, guild: &Guild, request: Option<u64>) {
        let mut moments = self.moments();
        let unchanged = moments.last().map(|last| &last.guild).filter(|last| ***last == *guild).cloned();
        if unchanged.is_some() && request.is_none() {
            return;
        }
        let guild = unchanged.unwrap_or_else(|| Arc::new(guild.clone()));
        moments.push(Moment { at: Instant::now(), request, guild });
    }

    fn moments(&self) -> MutexGuard<'_, Vec<Moment>> {
        lock(&self.0)
    }
}

/// A command that a person used.
#[derive(Debug)]
pub(crate) struct Command {
    pub(crate) interaction: Snowflake,
    pub(crate) caller: Snowflake,
    pub(crate) campaign: String,
    /// Whether the person saw "thinking…", and so waits for an outcome.
    pub(crate) accepted: bool,
    /// The users that the command names.
    pub(crate) named: BTreeSet<Snowflake>,
    /// The category that the campaign copies.
    pub(crate) like: Option<Snowflake>,
    /// When the person used it.
    pub(crate) at: Instant,
}

/// Any other interaction: a command, a button, a select or a form.
#[derive(Debug)]
pub(crate) struct Used {
    pub(crate) interaction: Snowflake,
    pub(crate) caller: Snowflake,
    /// When the person did it.
    pub(crate) at: Instant,
    /// What they did.
    pub(crate) what: String,
    /// Whether the person saw "thinking…" or "Working…", and so waits for an answer.
    pub(crate) accepted: bool,
    /// Whatever it names: users that were chosen, and what the button's `custom_id` says.
    pub(crate) named: BTreeSet<Snowflake>,
    /// The channels and roles that the message of the button mentions.
    pub(crate) shown: BTreeSet<Snowflake>,
    /// Whether it is a button that creates what is missing of a campaign.
    pub(crate) completes: bool,
}

impl Used {
    pub(crate) fn of(interaction: &Interaction, delivery: &Delivery, what: String) -> Self {
        let message = interaction.payload.pointer("/message/content").and_then(Value::as_str);
        let begins = delivery.body.as_ref().and_then(|body| body.pointer("/data/content")?.as_str());
        let is_working = begins.and_then(Sign::of) == Some(Sign::Working);
        Self {
            interaction: interaction.id,
            caller: user_of(interaction),
            at: Instant::now().checked_sub(delivery.took).unwrap_or_else(Instant::now),
            what,
            accepted: matches!(delivery.verdict, Verdict::Deferred { .. }) || is_working,
            named: ids_in(interaction.payload.get("data").unwrap_or(&Value::Null)),
            completes: completes(interaction),
            shown: message.map(mentions).unwrap_or_default().into_iter().collect(),
        }
    }
}

fn completes(interaction: &Interaction) -> bool {
    let custom_id = interaction.payload.pointer("/data/custom_id").and_then(Value::as_str).unwrap_or_default();
    ["cw1:repair:", "cw1:sync:"].iter().any(|start| custom_id.starts_with(start))
}

fn user_of(interaction: &Interaction) -> Snowflake {
    let id = interaction.payload.pointer("/member/user/id").and_then(Value::as_str);
    id.and_then(|id| id.parse().ok()).unwrap_or_default()
}

/// All ids that a JSON value holds, also between the colons of a `custom_id`.
fn ids_in(value: &Value) -> BTreeSet<Snowflake> {
    match value {
        Value::String(text) => text.split(':').filter_map(|part| part.parse().ok()).collect(),
        Value::Array(all) => all.iter().flat_map(ids_in).collect(),
        Value::Object(fields) => fields.values().flat_map(ids_in).collect(),
        _ => BTreeSet::new(),
    }
}

impl Command {
    pub(crate) fn of(asked: &Asked) -> Self {
        let options = asked.interaction.payload.pointer("/data/options").and_then(Value::as_array);
        let option = |name: &str| {
            let is_it = |one: &&Value| one.get("name").and_then(Value::as_str) == Some(name);
            options.and_then(|all| all.iter().find(is_it)?.get("value")?.as_str())
        };
        let name = option("name");
        Self {
            interaction: asked.interaction.id,
            caller: user_of(&asked.interaction),
            campaign: name.unwrap_or_default().to_owned(),
            accepted: matches!(asked.delivery.verdict, Verdict::Deferred { .. }),
            named: ids_in(asked.interaction.payload.get("data").unwrap_or(&Value::Null)),
            like: option("like").and_then(|id| id.parse().ok()),
            at: Instant::now().checked_sub(asked.delivery.took).unwrap_or_else(Instant::now),
        }
    }
}

/// The invariants that these commands broke. To be called when the world is quiet.
pub(crate) fn check(world: &World, watch: &Watch, commands: Vec<Command>, used: Vec<Used>) -> Vec<String> {
    world.discord.show();
    let ledger = Ledger::of(world, watch.moments().clone(), commands, used);
    let mut broken = conduct(world);
    broken.extend(objects::check(world, &ledger));
    broken.extend(sight::check(world, &ledger));
    broken.extend(words::check(world, &ledger));
    broken.extend(endings::check(world, &ledger));
    broken.extend(replies::check(world, &ledger));
    broken.extend(licence::check(&ledger));
    broken.extend(people::check(world, &ledger));
    broken.extend(archived::check(world, &ledger));
    broken.sort();
    broken.dedup();
    broken
}

/// The first violation of each of Discord's rules.
fn conduct(world: &World) -> Vec<String> {
    let mut first = BTreeMap::new();
    for violation in world.discord.violations() {
        first.entry(violation.rule).or_insert(violation);
    }
    first.into_values().map(|one| format!("conduct: {one}")).collect()
}
