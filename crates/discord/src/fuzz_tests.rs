//! Discord's answers, or those of whatever stands before it, with anything wrong in them.

use std::collections::BTreeMap;

use channelwright_core::snapshot;
use channelwright_fuzz::fuzz;
use channelwright_platform::https::{Headers, Method};
use serde_json::Value;
use tokio::time::{Duration, Instant};

use super::{
    Application,
    client::parse,
    error::Error,
    limiter::{Limiter, Turn},
    pace::Share,
    rate_headers::{BucketHeaders, Limited},
    route::Route,
    transport::Answer,
    wire,
};

/// What stands for a secret in the seeds.
const SECRET: &str = "THE-SECRET-OF-THIS-INPUT-0123456789";

fn answer(status: u16, body: &[u8]) -> Answer {
    Answer { status, headers: Headers::default(), body: body.to_vec() }
}

/// Reads an answer as one that should hold a `T`.
fn read<T: serde::de::DeserializeOwned>(body: &[u8]) -> Option<T> {
    let result = parse::<T>(&answer(200, body));
    if let Err(error) = &result {
        assert!(matches!(error, Error::Unsure(_)), "it may have happened");
        let shown = format!("{error:?} {}", error.chain());
        assert!(!shown.contains(SECRET), "a secret is in an error: {shown}");
    }
    result.ok()
}

#[test]
fn discord_answers() {
    fuzz("discord", |body| {
        read::<wire::User>(body);
        read::<wire::Member>(body);
        read::<wire::Guild>(body).map(|guild| guild.roles.into_iter().map(snapshot::Role::from).count());
        read::<Option<Vec<wire::Channel>>>(body)
            .flatten()
            .map(|found| found.into_iter().map(snapshot::Channel::from).count());
        read::<wire::Channel>(body).map(snapshot::Channel::from);
        read::<BTreeMap<String, u64>>(body);
        read::<Application>(body);
        read::<Option<Vec<Value>>>(body);
    });
}

#[test]
fn discord_refusals() {
    fuzz("discord", |body| {
        let refusal = wire::refusal(403, body);
        assert_eq!(refusal.status, 403);
        assert!(refusal.faults.iter().map(|(field, code)| field.len() + code.len()).sum::<usize>() < 1 << 24);
    });
}

/// Whatever is said about limits, by body or header: a turn comes, and within a month.
#[test]
fn discord_limits() {
    let route = Route::channels(Method::Get, channelwright_core::id::Id::new(3));
    fuzz("discord", |input| {
        let text = String::from_utf8_lossy(input);
        let mut words = text.split_whitespace();
        let mut headers = Headers::default();
        let names = ["retry-after", "x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset-after"];
        for name in names.into_iter().chain(["x-ratelimit-bucket", "x-ratelimit-scope", "x-ratelimit-global"]) {
            headers.add(name, words.next().unwrap_or_default());
        }
        let mut limiter = Limiter::new(Share::WHOLE);
        let now = Instant::now();
        assert!(matches!(limiter.turn(&route, now), Turn::Now));
        limiter.answered(&route, BucketHeaders::read(&headers).as_ref(), false, now);
        limiter.limited(&route, &Limited::read(&headers, input), now);
        match limiter.turn(&route, now) {
            Turn::At(at) => assert!(at > now && at <= now + Duration::from_hours(30 * 24), "{:?}", at - now),
            Turn::Now | Turn::AfterAnAnswer => panic!("a limit was forgotten"),
        }
    });
}
