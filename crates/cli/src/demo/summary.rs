//! What it took: times, requests, messages, memory, and the rules that were kept or not.

use std::{collections::BTreeMap, fmt::Write as _, time::Duration};

use channelwright_simulator::{
    discord::{Consequence, RequestRecord, Rule},
    world::World,
};

use super::{
    live::{Asked, in_words},
    screen::{Paint, shorten},
};

/// How much was done so far.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Mark {
    requests: usize,
    messages: usize,
    invocations: u64,
}

impl Mark {
    /// How much was done until now.
    pub(super) fn now(world: &World) -> Self {
        Self {
            requests: world.discord.requests().len(),
            messages: world.queue.sent().len(),
            invocations: world.worker.invocations(),
        }
    }
}

/// What one command took, given what was done before it and before the next one.
pub(super) fn of_command(world: &World, asked: &Asked, before: Mark, after: Mark, latency: Duration) -> String {
    let requests = world.discord.requests();
    let requests = requests.get(before.requests..after.requests).unwrap_or_default();
    let mut text = String::new();
    row(&mut text, "Times", &times(world, asked));
    row(&mut text, "Discord", &format!("{}, {} each", counts(requests), in_words(latency)));
    for (route, count) in by_route(requests) {
        row(&mut text, "", &format!("{count:>2} × {route}"));
    }
    let messages = many(after.messages - before.messages, "message");
    let invocations = many(usize::try_from(after.invocations - before.invocations).unwrap_or_default(), "invocation");
    row(&mut text, "Queue", &format!("{messages}, {invocations} of the worker"));
    text
}

/// What the whole demo took of the functions, and whether they kept the rules.
pub(super) fn of_world(world: &World, is_shipping: bool, paint: Paint) -> String {
    let mut text = String::new();
    let build = if is_shipping { "as shipped" } else { "built for development; --release for the shipped ones" };
    row(
        &mut text,
        "Memory",
        &format!("bot {}, worker {} at most ({build})", mb(world.bot.peak_rss_kib()), mb(world.worker.peak_rss_kib())),
    );
    let breakable = Rule::ALL.iter().filter(|rule| rule.consequence() == Consequence::Breach).count();
    let violations = world.discord.violations();
    if violations.is_empty() {
        row(&mut text, "Rules", &format!("none of the {breakable} that a bot can break was broken"));
    }
    for violation in violations {
        row(&mut text, "Rules", &paint.bad(&violation.to_string()));
    }
    text
}

fn times(world: &World, asked: &Asked) -> String {
    let Ok(timings) = world.timings(asked.interaction.id) else {
        return format!("answered after {}", in_words(asked.delivery.took));
    };
    let cold = world.bot.cold_starts().last().map(|cold| format!(" (start of the bot: {})", in_words(*cold)));
    format!(
        "answered after {}{}, final message after {}",
        in_words(timings.acknowledged),
        cold.unwrap_or_default(),
        in_words(timings.last_edit)
    )
}

fn counts(requests: &[RequestRecord]) -> String {
    let creates = requests.iter().filter(|request| request.method == "POST").count();
    let limited = requests.iter().filter(|request| request.was_rate_limited()).count();
    let limited = if limited == 0 { "no 429".to_owned() } else { format!("{limited} × 429") };
    format!("{} ({} create something), {limited}", many(requests.len(), "request"), creates)
}

/// How many went to each route, in the order of the first.
fn by_route(requests: &[RequestRecord]) -> Vec<(&'static str, usize)> {
    let mut counted = BTreeMap::new();
    for request in requests {
        let entry = counted.entry(request.route.unwrap_or("(unknown)")).or_insert((request.seq, 0));
        entry.1 += 1;
    }
    let mut routes: Vec<_> = counted.into_iter().collect();
    routes.sort_by_key(|(_, (first, _))| *first);
    routes.into_iter().map(|(route, (_, count))| (route, count)).collect()
}

fn row(text: &mut String, heading: &str, content: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{heading:<8} {}", shorten(content, 200));
}

fn many(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

/// Kibibytes as megabytes.
fn mb(kib: u64) -> String {
    format!("{:.1} MB", kib as f64 * 1024.0 / 1e6)
}
