//! Draws the sentences of walks.

mod people;

use fastrand::Rng;

use crate::Config;

/// Names of campaigns. The second one contains Markdown.
const NAMES: [&str; 2] = ["Test", "The *Lost* Mine"];
const ROUTES: [&str; 10] = [
    "channel creation",
    "channel creation",
    "role creation",
    "guild look",
    "channels look",
    "member look",
    "role grant",
    "reply edit",
    "channel deletion",
    "role deletion",
];
/// Rights that the bot may lack from the start; without the last two a campaign is created, too.
const LACKING: [&str; 6] =
    ["manage roles", "manage channels", "send messages", "view channels", "pin messages", "move members"];
const RIGHTS: [&str; 4] = ["manage roles", "manage channels", "send messages", "view channels"];
const LIMITS: [&str; 5] = ["user", "user with code", "shared", "global", "page"];

/// The parts of the walk of this seed.
pub(super) fn parts(seed: u64) -> Vec<String> {
    let random = &mut Rng::with_seed(seed);
    // The campaign of the first command; administrators interfere with it.
    let campaign = name(random);
    let mut parts = vec!["A player may create campaigns.".to_owned()];
    parts.extend(several(random, 0..4).map(|()| place(random)));
    parts.extend(asks(random, campaign));
    parts.extend(several(random, 0..4).map(|()| trouble(random)));
    if one_in(random, 3) {
        parts.push(admin(random));
    }
    if one_in(random, 4) {
        parts.push(event(random));
    }
    if one_in(random, 8) {
        parts.extend(lost_and_not_listed(random));
    }
    if one_in(random, 8) {
        parts.extend(refused_repair(random, campaign));
    }
    if one_in(random, 6) {
        parts.push(pause(random));
    }
    if one_in(random, 2) {
        parts.push("In the end the operator redrives the dead letters.".to_owned());
    }
    if one_in(random, 2) {
        let name = name(random);
        parts.push(format!("In the end {} asks for \"{name}\"{}.", who(random), past(random)));
    }
    if one_in(random, 3) {
        parts.extend(people::parts(random));
    }
    parts
}

/// One to three commands, some of which Discord delivers twice.
fn asks(random: &mut Rng, campaign: &str) -> Vec<String> {
    let count = if one_in(random, 2) { 1 } else { random.u64(1..=3) };
    let mut asks = Vec::new();
    for number in 1..=count {
        let (who, name, at) = match number {
            1 => ("the gm", campaign, 1_000),
            _ => (who(random), name(random), 1_000 + time(random, 30_000)),
        };
        let past = if one_in(random, 24) { " and the bot is killed after sending" } else { past(random) };
        asks.push(format!("At {at} ms {who} asks for \"{name}\"{past}."));
        if one_in(random, 5) {
            // Late enough that the bot has answered, or Discord no longer waits.
            let again = at + if one_in(random, 2) { 3_000 } else { 3_000 + time(random, 200_000) };
            asks.push(format!("At {again} ms interaction {number} is delivered once more."));
        }
    }
    asks
}

/// A fact about Discord, the guild or the functions.
fn place(random: &mut Rng) -> String {
    match random.u8(0..18) {
        0 => "The guild cannot have forums.".to_owned(),
        1 => "Hidden channels are listed.".to_owned(),
        2 => "The bot's user is not its application.".to_owned(),
        3 => format!("Each request takes {} ms.", time(random, 2_000)),
        4 => format!("New objects are listed after {} ms.", time(random, 2_000)),
        5 => format!("New overwrites settle after {} ms.", time(random, 5_000)),
        6 => format!("Replies are known after {} ms.", time(random, 5_000)),
        7 => {
            let (requests, per) = (random.u8(1..8), random.u8(1..120));
            format!("Each channel creation counts, {requests} are allowed in {per} s.")
        }
        8 => format!("The bot may not {}.", one_of(random, &LACKING)),
        9 => "The guild needs two-factor login, which the bot's owner has not.".to_owned(),
        10 => match random.u8(0..3) {
            0 => format!("The guild has a category \"{}\".", name(random)),
            1 => "The guild has a channel \"safety\".".to_owned(),
            _ => "The guild has a voice channel \"campaign-main\".".to_owned(),
        },
        11 => {
            let held = if random.bool() { " that a stranger holds" } else { "" };
            format!("The guild has a role \"{} Members\"{held}.", one_of(random, &NAMES))
        }
        12 => format!("The guild has a category \"{}\" that the bot cannot see.", name(random)),
        13 => format!("The guild has {} channels.", 500 - random.u16(0..20)),
        14 => format!("The guild has {} roles.", 250 - random.u8(0..3)),
        15 => {
            let direction = if random.bool() { "ahead" } else { "behind" };
            format!("The functions' clock is {} s {direction}.", random.u8(0..250))
        }
        16 => "Every delivery has a fresh worker.".to_owned(),
        _ => format!("There are {} workers at most.", random.u8(1..4)),
    }
}

fn trouble(random: &mut Rng) -> String {
    let times = match random.u8(0..8) {
        0 => "always",
        1 | 2 => "3 times",
        _ => "once",
    };
    let (what, when) = (what(random), when(random));
    let when = plausible(&what).map_or(when, |route| format!("{route} {}", random.u8(1..14)));
    format!("On {when}, {times}: {what}.")
}

/// The only route on which Discord gives this error. A 404 for an existing object is never drawn: it would be false.
fn plausible(what: &str) -> Option<&'static str> {
    match what {
        "refused 400 30013" | "refused 400 50024" => Some("channel creation"),
        "refused 400 30005" => Some("role creation"),
        "webhook unknown" => Some("reply edit"),
        _ => None,
    }
}

fn when(random: &mut Rng) -> String {
    match random.u8(0..8) {
        0..4 => format!("request {}", random.u8(1..50)),
        4..7 => format!("{} {}", one_of(random, &ROUTES), random.u8(1..14)),
        _ => format!("any {}", one_of(random, &ROUTES)),
    }
}

fn what(random: &mut Rng) -> String {
    let plain = match random.u8(0..22) {
        0 => "500",
        1 => "502 page",
        2 => "refused 503 130000",
        3 => "504 after",
        4 => "500 after",
        5 | 6 => one_of(random, &["reset", "answer lost"]),
        7 => "truncated answer",
        8 => "invalid JSON",
        9 | 10 => {
            let after = one_of(random, &["", " after"]);
            return format!("hangs {} s{after}", random.u8(1..60));
        }
        11..16 => {
            let form = one_of(random, &LIMITS);
            return format!("429 {form} for {}", one_of(random, &["700 ms", "8 s", "150 s", "3 h"]));
        }
        16 => "killed before",
        17 => "killed during",
        18 => "killed after",
        19 => one_of(random, &["401", "refused 403 50013", "refused 403 50001"]),
        20 => one_of(random, &["refused 400 30013", "refused 400 30005", "refused 400 50024"]),
        _ => one_of(random, &["403 page", "webhook unknown"]),
    };
    plain.to_owned()
}

/// An answer is lost, and lists omit the new object for a while. A lag over two seconds is not drawn: the worker could
/// then not tell a created object from one that was never created.
fn lost_and_not_listed(random: &mut Rng) -> [String; 2] {
    let lost = one_of(random, &["504 after", "answer lost", "truncated answer", "killed after"]);
    let when = match one_in(random, 3) {
        true => "role creation 1".to_owned(),
        false => format!("channel creation {}", random.u8(1..13)),
    };
    let times = one_of(random, &["once", "3 times"]);
    [format!("New objects are listed after {} ms.", time(random, 2_000)), format!("On {when}, {times}: {lost}.")]
}

/// A complete campaign loses a channel, and Discord refuses to create it again. Nothing else may be deleted.
fn refused_repair(random: &mut Rng, campaign: &str) -> [String; 3] {
    let refused = one_of(random, &["refused 400 30013", "refused 403 50013"]);
    [
        format!("At 300 s an admin deletes the channel \"{}\".", channel(random)),
        // After the category and its eleven channels.
        format!("On channel creation 13: {refused}."),
        format!("In the end {} asks for \"{campaign}\"{}.", who(random), past(random)),
    ]
}

/// A pause of the workers, longer or shorter than their lease of the message.
fn pause(random: &mut Rng) -> String {
    let paused = format!("the worker is paused for {} ms", time(random, 110_000));
    match random.bool() {
        true => format!("At {} ms {paused}.", time(random, 60_000)),
        false => format!("On {}, {} times: {paused}.", when(random), random.u8(1..3)),
    }
}

fn admin(random: &mut Rng) -> String {
    let channel = channel(random);
    let act = match random.u8(0..18) {
        0 => "an admin renames the category to \"Something Else\"".to_owned(),
        1 => "an admin deletes the category".to_owned(),
        2 => "an admin deletes the role".to_owned(),
        3 => format!("an admin deletes the channel \"{channel}\""),
        4 => format!("an admin renames the channel \"{channel}\" to \"renamed\""),
        5 => format!("an admin opens the channel \"{channel}\" to everyone"),
        6 => "an admin shuts the bot out of the category".to_owned(),
        7 => "an admin removes the game masters from the category".to_owned(),
        8 => format!("an admin gives the role to {}", one_of(random, &["a player", "a stranger"])),
        9 => "an admin raises the role above the bot's".to_owned(),
        10 => format!("an admin no longer lets the bot {}", one_of(random, &RIGHTS)),
        11 => "an admin removes the bot's role".to_owned(),
        12 => "an admin kicks the bot".to_owned(),
        13 => "an admin fills the guild to 500 channels".to_owned(),
        14 => "an admin fills the guild to 250 roles".to_owned(),
        15 => "the gm leaves the server".to_owned(),
        16 => format!("an admin {} the command to {}", one_of(random, &["allows", "forbids"]), who(random)),
        _ => format!("an admin takes all roles from {}", one_of(random, &["the gm", "a player"])),
    };
    if one_in(random, 4) {
        return format!("At {} ms {act}.", time(random, 1_000_000));
    }
    format!("{} {}: {act}.", one_of(random, &["On", "After"]), when(random))
}

fn event(random: &mut Rng) -> String {
    let at = time(random, 60_000);
    let plain = match random.u8(0..6) {
        0 => "the reply's token expires",
        1 => "somebody deletes the reply",
        2 => "the worker is killed",
        _ => return queue(random, at),
    };
    format!("At {at} ms {plain}.")
}

/// The queue fails, from the start or from `at`.
fn queue(random: &mut Rng, at: u64) -> String {
    let (from, lasting) = (if random.bool() { 0 } else { at }, time(random, 600_000));
    let mood = match random.u8(0..3) {
        // The functions' client waits two seconds for the queue.
        0 => format!("answers after {} ms", random.u16(100..2_000)),
        1 => "is down".to_owned(),
        _ => "forgets to answer".to_owned(),
    };
    format!("At {from} ms the queue {mood}.\nAt {} ms the queue is well again.", from + lasting)
}

fn who(random: &mut Rng) -> &'static str {
    one_of(random, &["the gm", "the gm", "a player", "a player", "the admin", "a stranger"])
}

/// Whether the command bypasses Discord's client, which offers it only to members who may use it.
fn past(random: &mut Rng) -> &'static str {
    one_of(random, &["", " past Discord"])
}

fn name(random: &mut Rng) -> &'static str {
    if one_in(random, 3) { NAMES[1] } else { NAMES[0] }
}

/// A channel that every campaign has.
fn channel(random: &mut Rng) -> String {
    one_of(random, &Config::default().template.channels).name
}

/// A time of at most `up_to_ms`, in milliseconds. All orders of magnitude are about equally likely.
fn time(random: &mut Rng, up_to_ms: u64) -> u64 {
    let most = up_to_ms >> random.u32(0..8);
    random.u64(1..=most.max(1))
}

fn one_in(random: &mut Rng, n: u8) -> bool {
    random.u8(0..n) == 0
}

fn one_of<T: Clone>(random: &mut Rng, choices: &[T]) -> T {
    #[expect(clippy::indexing_slicing, reason = "the index is below the length, and no list of choices is empty")]
    choices[random.usize(..choices.len())].clone()
}

fn several(random: &mut Rng, range: std::ops::Range<usize>) -> impl Iterator<Item = ()> + use<> {
    std::iter::repeat_n((), random.usize(range))
}
