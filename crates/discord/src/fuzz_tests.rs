//! Malformed responses, from Discord or a proxy in front of it.

use channelwright_fuzz::fuzz;
use channelwright_platform::https::{Headers, Method};
use tokio::time::{Duration, Instant};

use super::{
    client::{Read, parse},
    error::Error,
    limiter::{Limiter, Turn},
    pace::Share,
    rate_headers::{BucketHeaders, Limited},
    received,
    route::Route,
    transport::Response,
    wire,
};

/// A placeholder for secrets in the seeds.
const SECRET: &str = "THE-SECRET-OF-THIS-INPUT-0123456789";

fn answer(status: u16, body: &[u8]) -> Response {
    Response { status, headers: Headers::default(), body: body.to_vec() }
}

/// Parses a response that should contain a `T`.
fn check<T>(body: &[u8], read: Read<T>) {
    if let Err(error) = parse(&answer(200, body), read) {
        assert!(matches!(error, Error::Unsure(_)), "it may have happened");
        let shown = format!("{error:?} {}", error.chain());
        assert!(!shown.contains(SECRET), "a secret is in an error: {shown}");
    }
}

#[test]
fn discord_answers() {
    fuzz("discord", |body| {
        check(body, received::id::<()>);
        check(body, received::made_role);
        check(body, received::made_channel);
        check(body, received::member);
        check(body, received::messages);
        check(body, received::invite_code);
        check(body, received::guild);
        check(body, received::channels);
        check(body, received::member_counts);
        check(body, received::application);
        check(body, received::values);
        let unreadable = received::channels(body).unwrap_or_default().into_iter().filter_map(|one| one.unreadable);
        unreadable.for_each(|field| assert!(!field.contains(SECRET), "a secret is in a field: {field}"));
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

/// Whatever headers and body say about limits, the request gets its turn within a month.
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
