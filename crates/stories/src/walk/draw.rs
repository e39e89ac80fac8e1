//! Draws the parts of a walk.

use std::time::Duration;

use channelwright_simulator::discord::{ChannelKind, FaultWhen, Phase, RateLimitForm, bits};
use fastrand::Rng;

use super::{
    admin::Act,
    fault::Trouble,
    part::{Part, Who},
};
use crate::Mood;

/// Names of campaigns; the second has what Markdown would make something of.
const NAMES: [&str; 2] = ["Test", "The *Lost* Mine"];
const CREATE_CHANNEL: &str = "POST /guilds/{guild_id}/channels";
const CREATE_ROLE: &str = "POST /guilds/{guild_id}/roles";
const EDIT_REPLY: &str = "PATCH /webhooks/{application_id}/{token}/messages/@original";
const ROUTES: [&str; 10] = [
    CREATE_CHANNEL,
    CREATE_CHANNEL,
    CREATE_ROLE,
    "GET /guilds/{guild_id}",
    "GET /guilds/{guild_id}/channels",
    "GET /guilds/{guild_id}/members/{user_id}",
    "PUT /guilds/{guild_id}/members/{user_id}/roles/{role_id}",
    EDIT_REPLY,
    "DELETE /channels/{channel_id}",
    "DELETE /guilds/{guild_id}/roles/{role_id}",
];
const ALWAYS: u32 = 1_000;

/// The parts of the walk of this seed.
pub(super) fn parts(seed: u64) -> Vec<Part> {
    let random = &mut Rng::with_seed(seed);
    let mut parts: Vec<Part> = several(random, 0..4).map(|()| place(random)).collect();
    parts.extend(asks(random));
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
        parts.extend(refused_repair(random));
    }
    if one_in(random, 6) {
        parts.push(pause(random));
    }
    if one_in(random, 2) {
        parts.push(Part::Redrive);
    }
    if one_in(random, 2) {
        parts.push(Part::AskAtTheEnd { who: who(random), name: name(random) });
    }
    parts
}

fn asks(random: &mut Rng) -> Vec<Part> {
    let count = if one_in(random, 2) { 1 } else { random.usize(1..=3) };
    let ask = |random: &mut Rng, first: bool| Part::Ask {
        who: if first { Who::Gm } else { who(random) },
        name: if first { "Test" } else { name(random) },
        at: if first { Duration::ZERO } else { time(random, 30_000) },
        again_after: one_in(random, 5).then(|| if one_in(random, 2) { Duration::ZERO } else { time(random, 200_000) }),
    };
    (0..count).map(|n| ask(random, n == 0)).collect()
}

/// An answer is lost, and what was made is missing from the lists for a while. Lists that lag longer than two seconds
/// are not drawn: nothing then tells what was made from what never was.
fn lost_and_not_listed(random: &mut Rng) -> [Part; 2] {
    let lost = [Trouble::ErrorAfter(504), Trouble::Reset(Phase::After), Trouble::Truncated, Trouble::KillAfter];
    let (route, nth) = if one_in(random, 3) { (CREATE_ROLE, 1) } else { (CREATE_CHANNEL, random.u64(1..13)) };
    let when = FaultWhen::NthOf(route.to_owned(), nth);
    let times = if random.bool() { 1 } else { 3 };
    [Part::ListDelay(time(random, 2_000)), Part::Trouble { when, times, what: one_of(random, &lost) }]
}

/// A campaign that is complete loses a channel, and Discord refuses whoever asks for it again: nothing else may go.
fn refused_repair(random: &mut Rng) -> [Part; 3] {
    let what = one_of(random, &[Trouble::Status(400, 30_013), Trouble::Status(403, 50_013)]);
    // After the category and its eleven channels.
    let when = FaultWhen::NthOf(CREATE_CHANNEL.to_owned(), 13);
    [
        Part::AdminAt { act: Act::DeleteChannel("Test", random.usize(0..11)), at: Duration::from_secs(300) },
        Part::Trouble { when, times: 1, what },
        Part::AskAtTheEnd { who: who(random), name: "Test" },
    ]
}

/// Workers stand still, for longer than their hold on the message or for shorter.
fn pause(random: &mut Rng) -> Part {
    let lasting = time(random, 110_000);
    match random.bool() {
        true => Part::AllWorkersPaused { at: time(random, 60_000), lasting },
        false => Part::Trouble { when: when(random), times: random.u32(1..3), what: Trouble::Pause(lasting) },
    }
}

/// How Discord and the guild are.
fn place(random: &mut Rng) -> Part {
    match random.u8(0..17) {
        0 => Part::NoForums,
        1 => Part::HiddenAreListed,
        2 => Part::BotIsNotItsApplication,
        3 => Part::Latency(time(random, 2_000)),
        4 => Part::ListDelay(time(random, 2_000)),
        5 => Part::OverwriteSettle(time(random, 5_000)),
        6 => Part::WebhookLag(time(random, 5_000)),
        7 => Part::FewChannels { requests: random.u32(1..8), per: Duration::from_secs(random.u64(1..120)) },
        8 => Part::BotLacks(one_of(
            random,
            &[bits::MANAGE_ROLES, bits::MANAGE_CHANNELS, bits::SPEAK, bits::VIEW_CHANNEL],
        )),
        9 => Part::TwoFactorNeeded,
        10 => match random.u8(0..3) {
            0 => Part::Channel(ChannelKind::Category, name(random)),
            1 => Part::Channel(ChannelKind::Text, "safety"),
            _ => Part::Channel(ChannelKind::Voice, "campaign-main"),
        },
        11 => Part::Role { name: one_of(random, &["Test Members", "The *Lost* Mine Members"]), held: random.bool() },
        12 => Part::HiddenCategory(name(random)),
        13 => Part::RoomForChannels(random.usize(0..20)),
        14 => Part::RoomForRoles(random.usize(0..3)),
        15 => Part::ClockAhead(random.i64(-250..250)),
        _ => Part::Workers(random.usize(1..4)),
    }
}

fn trouble(random: &mut Rng) -> Part {
    let times = match random.u8(0..8) {
        0 => ALWAYS,
        1 | 2 => 3,
        _ => 1,
    };
    let (what, when) = (what(random), when(random));
    Part::Trouble {
        when: plausible(what).map_or(when, |route| FaultWhen::NthOf(route.to_owned(), random.u64(1..14))),
        times,
        what,
    }
}

/// The one route that is ever refused with this code. A 404 for what exists would be a lie, and is not drawn.
fn plausible(what: Trouble) -> Option<&'static str> {
    match what {
        Trouble::Status(_, 30_013 | 50_024) => Some(CREATE_CHANNEL),
        Trouble::Status(_, 30_005) => Some(CREATE_ROLE),
        Trouble::Status(_, 10_015) => Some(EDIT_REPLY),
        _ => None,
    }
}

fn when(random: &mut Rng) -> FaultWhen {
    match random.u8(0..8) {
        0..4 => FaultWhen::Request(random.u64(1..50)),
        4..7 => FaultWhen::NthOf(one_of(random, &ROUTES).to_owned(), random.u64(1..14)),
        _ => FaultWhen::AnyOf(one_of(random, &ROUTES).to_owned()),
    }
}

fn what(random: &mut Rng) -> Trouble {
    let phase = one_of(random, &[Phase::Before, Phase::After]);
    match random.u8(0..22) {
        0 => Trouble::Status(500, 0),
        1 => Trouble::Page(502),
        2 => Trouble::Status(503, 130_000),
        3 => Trouble::ErrorAfter(504),
        4 => Trouble::ErrorAfter(500),
        5 | 6 => Trouble::Reset(phase),
        7 => Trouble::Truncated,
        8 => Trouble::Garbled,
        9 | 10 => Trouble::Hang(phase, Duration::from_secs(random.u64(1..60))),
        11..16 => Trouble::Limited(
            one_of(
                random,
                &[
                    RateLimitForm::User,
                    RateLimitForm::UserWithCode,
                    RateLimitForm::Shared,
                    RateLimitForm::Global,
                    RateLimitForm::Html,
                ],
            ),
            one_of(random, &[Duration::from_millis(700), Duration::from_secs(8), Duration::from_secs(150), 3 * HOUR]),
        ),
        16 => Trouble::KillBefore,
        17 => Trouble::KillDuring,
        18 => Trouble::KillAfter,
        19 => one_of(random, &[Trouble::Status(401, 0), Trouble::Status(403, 50_013), Trouble::Status(403, 50_001)]),
        20 => {
            one_of(random, &[Trouble::Status(400, 30_013), Trouble::Status(400, 30_005), Trouble::Status(400, 50_024)])
        }
        _ => one_of(random, &[Trouble::Page(403), Trouble::Status(404, 10_015)]),
    }
}

const HOUR: Duration = Duration::from_secs(3600);

fn admin(random: &mut Rng) -> Part {
    let (of, nth) = (name(random), random.usize(0..11));
    let act = match random.u8(0..16) {
        0 => Act::RenameCategory(of),
        1 => Act::DeleteCategory(of),
        2 => Act::DeleteRole(of),
        3 => Act::DeleteChannel(of, nth),
        4 => Act::RenameChannel(of, nth),
        5 => Act::OpenChannel(of, nth),
        6 => Act::ShutBotOut(of),
        7 => Act::ForgetGameMaster(of),
        8 => Act::GiveRoleToPlayer(of),
        9 => Act::RaiseRole(of),
        10 => Act::TakeFromBot(one_of(random, &[bits::MANAGE_ROLES, bits::MANAGE_CHANNELS, bits::SPEAK])),
        11 => Act::StripBot,
        12 => Act::KickBot,
        13 => Act::FillChannels,
        14 => Act::FillRoles,
        _ => Act::KickGm,
    };
    if one_in(random, 4) {
        return Part::AdminAt { act, at: time(random, 1_000_000) };
    }
    Part::Admin { act, when: when(random), phase: one_of(random, &[Phase::Before, Phase::After]) }
}

fn event(random: &mut Rng) -> Part {
    let at = time(random, 60_000);
    match random.u8(0..6) {
        0 => Part::TokensDie { at },
        1 => Part::RepliesDeleted { at },
        2 => Part::AllWorkersKilled { at },
        _ => {
            let (from, lasting) = (if random.bool() { Duration::ZERO } else { at }, time(random, 600_000));
            // The functions' client waits two seconds for the queue.
            let (slow, patience) = (Duration::from_millis(random.u64(100..2_000)), Duration::from_secs(2));
            match random.u8(0..4) {
                0 => Part::BotKilledAfterSending { from, lasting },
                1 => Part::Queue { mood: Mood::Slow(slow), from, lasting },
                2 => Part::Queue { mood: Mood::Down(patience), from, lasting },
                _ => Part::Queue { mood: Mood::Forgetful(patience), from, lasting },
            }
        }
    }
}

fn who(random: &mut Rng) -> Who {
    one_of(random, &[Who::Gm, Who::Gm, Who::Helper, Who::Helper, Who::Admin, Who::Stranger])
}

fn name(random: &mut Rng) -> &'static str {
    if one_in(random, 3) { NAMES[1] } else { NAMES[0] }
}

/// Up to so many milliseconds; short times as likely as long ones.
fn time(random: &mut Rng, up_to_ms: u64) -> Duration {
    let most = up_to_ms >> random.u32(0..8);
    Duration::from_millis(random.u64(1..=most.max(1)))
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
