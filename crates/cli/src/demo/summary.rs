//! The summary: times, requests, messages, memory, and Discord's rules that were broken.

use std::{fmt::Write as _, time::Duration};

use channelwright_simulator::{
    cost::{Cost, megabytes},
    discord::{Consequence, Rule},
    lambda::Function,
    world::World,
};

use super::{
    live::{Asked, in_words},
    screen::Paint,
};

/// The cost of one command.
pub(super) fn of_command(world: &World, asked: &Asked, latency: Duration) -> String {
    let cost = &asked.cost;
    let mut text = String::new();
    row(&mut text, "Times", &times(world, asked));
    row(&mut text, "Discord", &format!("{}, {} each", requests(cost), in_words(latency)));
    for (route, count) in cost.by_route() {
        row(&mut text, "", &format!("{count:>2} × {route}"));
    }
    let (messages, invocations) = (cost.messages, usize::try_from(cost.worker_invocations).unwrap_or(usize::MAX));
    let queue = format!("{}, {} of the worker", many(messages, "message"), many(invocations, "invocation"));
    row(&mut text, "Queue", &queue);
    text
}

/// The functions' memory, and the rules that were broken, in the whole demo.
pub(super) fn of_world(world: &World, is_shipping: bool, dead_letters: usize, paint: Paint) -> String {
    let mut text = String::new();
    if dead_letters > 0 {
        row(&mut text, "", &paint.bad(&format!("{} in the dead-letter queue", many(dead_letters, "message"))));
    }
    match world.discord.pending_faults() {
        0 => {}
        pending => row(&mut text, "Faults", &format!("{pending} did not occur, or not as often as requested")),
    }
    let build = if is_shipping { "as shipped" } else { "development build; --release shows what is shipped" };
    let memory = format!("bot {}, worker {} ({build})", memory(&world.bot), memory(&world.worker));
    row(&mut text, "Memory", &memory);
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
    let start = match world.bot.cold_starts().last() {
        Some(start) if asked.cost.bot_starts > 0 => format!("cold start of the bot: {}", in_words(*start)),
        _ => "the bot was warm".to_owned(),
    };
    let answered = format!("answered after {} ({start})", in_words(asked.delivery.took));
    match world.timings(asked.interaction.id) {
        Ok(timings) => format!("{answered}, final message after {}", in_words(timings.last_edit)),
        Err(_) => answered,
    }
}

fn requests(cost: &Cost) -> String {
    let limited = match cost.limited() {
        0 => "no 429".to_owned(),
        limited => format!("{limited} × 429"),
    };
    format!("{} creates + {} other requests, {limited}", cost.creates(), cost.others())
}

fn memory(function: &Function) -> String {
    match function.peak_rss_kib() {
        0 => "none".to_owned(),
        kib => megabytes(kib),
    }
}

fn row(text: &mut String, heading: &str, content: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{heading:<8} {content}");
}

fn many(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}
