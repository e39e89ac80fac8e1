//! The invariants: what must hold in every story, whatever goes wrong in it. They are computed from the guild and the
//! messages alone, without the product's own decisions.

mod endings;
mod ledger;
mod objects;
mod sight;
mod words;

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard},
};

use channelwright_simulator::{
    caller::Verdict,
    discord::{Guild, Snowflake},
};
use tokio::time::Instant;

use crate::{Asked, World, lock::lock};
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
}

impl Command {
    pub(crate) fn of(asked: &Asked) -> Self {
        let text = |pointer| asked.interaction.payload.pointer(pointer).and_then(|value| value.as_str());
        Self {
            interaction: asked.interaction.id,
            caller: text("/member/user/id").and_then(|id| id.parse().ok()).unwrap_or_default(),
            campaign: text("/data/options/0/value").unwrap_or_default().to_owned(),
            accepted: matches!(asked.delivery.verdict, Verdict::Deferred { .. }),
        }
    }
}

/// The invariants that these commands broke. To be called when the world is quiet.
pub(crate) fn check(world: &World, watch: &Watch, commands: Vec<Command>) -> Vec<String> {
    world.discord.show();
    let ledger = Ledger::of(world, watch.moments().clone(), commands);
    let mut broken = conduct(world);
    broken.extend(objects::check(&ledger));
    broken.extend(sight::check(world, &ledger));
    broken.extend(words::check(world, &ledger));
    broken.extend(endings::check(world, &ledger));
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
