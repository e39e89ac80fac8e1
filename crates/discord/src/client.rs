//! Sends requests within the rate limits, and classifies the responses.

use std::{
    mem,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use channelwright_core::limits::{WAIT_IN_PLACE_MAX_S, WORKER_TIMEOUT_S};
use channelwright_platform::{https, metrics::Traffic};
use serde::Serialize;
use tokio::{sync::Notify, time::Instant};

use crate::{
    audit::AuditReason,
    body::Body,
    error::{Error, Unsure},
    limiter::{Limiter, Turn},
    object::Unreadable,
    pace::Share,
    rate_headers::{BucketHeaders, Limited},
    route::Route,
    transport::{self, Response},
    until::Until,
    wire,
};

/// Discord's API. Includes the version: without one, requests reach an obsolete version.
pub const DEFAULT_API_BASE: &str = "https://discord.com/api/v10";

/// Attempts at a request that is safe to repeat.
const TRIES: u32 = 3;
/// Longest pause before the second attempt; doubles.
const PAUSE_MS: u64 = 400;

/// The API's URL and the bot's credentials.
#[derive(Clone)]
pub struct Settings {
    /// [`DEFAULT_API_BASE`], or a simulator.
    pub api_base: String,
    /// The bot's token.
    pub bot_token: String,
    /// How many clients use the token at the same time.
    pub share: Share,
}

/// Invalid settings.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// A token must be one line of visible ASCII.
    #[error("the bot token has characters that no token has")]
    Token,
}

/// A client of Discord's REST API for one bot. Keeps track of rate limits.
pub struct Client {
    http: https::Client,
    base: String,
    token: Mutex<Token>,
    limiter: Mutex<Limiter>,
    answer_came: Notify,
    /// Since [`Client::take_traffic`].
    traffic: Mutex<Traffic>,
}

/// The bot's token.
struct Token {
    /// The `Authorization` header.
    authorization: Arc<str>,
    /// Set after a 401: every further use counts towards a ban (Discord: rate limits, "Invalid request limit").
    is_refused: bool,
}

impl Token {
    fn new(bot_token: &str) -> Result<Self, SettingsError> {
        if !bot_token.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(SettingsError::Token);
        }
        Ok(Self { authorization: format!("Bot {bot_token}").into(), is_refused: false })
    }
}

impl Client {
    /// Creates a client. Sends nothing.
    ///
    /// # Errors
    /// [`SettingsError`] if the token is not valid in a header.
    pub fn new(http: https::Client, settings: &Settings) -> Result<Self, SettingsError> {
        Ok(Self {
            http,
            base: settings.api_base.trim_end_matches('/').to_owned(),
            token: Mutex::new(Token::new(&settings.bot_token)?),
            limiter: Mutex::new(Limiter::new(settings.share)),
            answer_came: Notify::new(),
            traffic: Mutex::default(),
        })
    }

    /// Whether Discord refused the token, which is then no longer used.
    #[must_use]
    pub fn is_token_refused(&self) -> bool {
        self.token().is_refused
    }

    /// Uses this token from now on, even if it was refused before.
    ///
    /// # Errors
    /// [`SettingsError`] if the token is not valid in a header.
    pub fn use_token(&self, bot_token: &str) -> Result<(), SettingsError> {
        *self.token() = Token::new(bot_token)?;
        Ok(())
    }

    /// Uses the refused token again.
    pub fn use_token_again(&self) {
        self.token().is_refused = false;
    }

    /// The requests since the last call.
    #[must_use]
    pub fn take_traffic(&self) -> Traffic {
        mem::take(&mut self.traffic())
    }

    /// Sets how many clients share the rate limit, including this one. Wakes waiting requests.
    pub fn share_with(&self, at_work: u32) {
        self.limiter().share_with(at_work);
        self.answer_came.notify_waiters();
    }

    /// Sends a read request; repeats it after a lost response.
    pub(crate) async fn read<T>(&self, route: &Route, deadline: Instant, read: Read<T>) -> Result<T, Error> {
        let mut tries = Tries::new(route, deadline);
        loop {
            match self.call(route, None, None, deadline.into()).await.and_then(|answer| parse(&answer, read)) {
                Ok(read) => return Ok(read),
                Err(error) => self.pause(&mut tries, error).await?,
            }
        }
    }

    /// Sends an idempotent write; repeats it after a lost response.
    pub(crate) async fn write_once(
        &self,
        route: &Route,
        body: &(impl Serialize + Sync),
        until: Until<'_>,
    ) -> Result<(), Error> {
        let (body, mut tries) = (Body::json(body), Tries::new(route, until.deadline));
        loop {
            match self.call(route, Some(body.clone()), None, until).await {
                Ok(_) => return Ok(()),
                Err(error) => self.pause(&mut tries, error).await?,
            }
        }
    }

    /// Waits before the next attempt; returns the error if there is none.
    async fn pause(&self, tries: &mut Tries<'_>, error: Error) -> Result<(), Error> {
        tries.pause_after(error).await?;
        self.traffic().retries += 1;
        Ok(())
    }

    /// Sends a write and parses the response.
    pub(crate) async fn write<T>(
        &self,
        route: &Route,
        body: &(impl Serialize + Sync),
        reason: Option<&AuditReason>,
        until: Until<'_>,
        read: Read<T>,
    ) -> Result<T, Error> {
        parse(&self.call(route, Some(Body::json(body)), reason, until).await?, read)
    }

    /// Sends a write and ignores the response body.
    pub(crate) async fn write_only(
        &self,
        route: &Route,
        body: Option<&(impl Serialize + Sync)>,
        reason: Option<&AuditReason>,
        until: Until<'_>,
    ) -> Result<(), Error> {
        self.write_body(route, body.map(Body::json), reason, until).await
    }

    /// The same with this body.
    pub(crate) async fn write_body(
        &self,
        route: &Route,
        body: Option<Body>,
        reason: Option<&AuditReason>,
        until: Until<'_>,
    ) -> Result<(), Error> {
        self.call(route, body, reason, until).await.map(drop)
    }

    /// Sends one request as soon as the limits allow, and again while only a rate limit refuses it.
    async fn call(
        &self,
        route: &Route,
        body: Option<Body>,
        reason: Option<&AuditReason>,
        until: Until<'_>,
    ) -> Result<Response, Error> {
        let mut is_again = false;
        loop {
            self.wait_for_turn(route, until).await?;
            self.traffic().add_request(mem::replace(&mut is_again, true));
            let under_way = UnderWay { client: self, route };
            let time_left = until.deadline.saturating_duration_since(Instant::now());
            let authorization = Arc::clone(&self.token().authorization);
            let request =
                transport::send(&self.http, &self.base, &authorization, route, body.as_ref(), reason, time_left);
            let answer = under_way.ended(until.guard(request).await.unwrap_or(Err(Unsure::NotAllowed)));
            match answer {
                Ok(answer) if answer.status == 429 => {}
                Ok(answer) => return self.sort(route, answer),
                Err(unsure) => return Err(Error::Unsure(unsure)),
            }
        }
    }

    /// Waits until the limits allow the request, unless that is after the deadline or it is no longer wanted.
    async fn wait_for_turn(&self, route: &Route, until: Until<'_>) -> Result<(), Error> {
        let mut has_waited = false;
        loop {
            if !route.is_interaction && self.is_token_refused() {
                return Err(Error::Refused(wire::token_refused()));
            }
            if !until.is_wanted() {
                return Err(Error::MustWait(Duration::ZERO));
            }
            let answer_came = self.answer_came.notified();
            let turn = self.limiter().turn(route, Instant::now());
            match turn {
                Turn::Now => return Ok(()),
                Turn::At(at) if !until.waits || at >= until.deadline || at > longest_wait(route) => {
                    return Err(Error::MustWait(at.saturating_duration_since(Instant::now())));
                }
                // A response may have changed whether it is wanted.
                Turn::At(at) => {
                    self.traffic().waits += u32::from(!mem::replace(&mut has_waited, true));
                    drop(tokio::time::timeout_at(at, answer_came).await);
                }
                Turn::AfterAnAnswer => {
                    let waited = tokio::time::timeout_at(until.deadline, answer_came).await;
                    waited.map_err(|_| Error::Unsure(Unsure::Deadline))?;
                }
            }
        }
    }

    /// Reports a response to the limiter.
    fn note(&self, route: &Route, result: Result<Response, Unsure>) -> Result<Response, Unsure> {
        let now = Instant::now();
        let headers = result.as_ref().ok().and_then(|answer| BucketHeaders::read(&answer.headers));
        let is_success = result.as_ref().is_ok_and(|answer| (200..300).contains(&answer.status));
        let mut limiter = self.limiter();
        limiter.answered(route, headers.as_ref(), is_success, now);
        if let Ok(answer) = &result
            && answer.status == 429
        {
            let limited = Limited::read(&answer.headers, &answer.body);
            tracing::info!(
                route = route.shape,
                retry_after_s = limited.retry_after.as_secs_f64(),
                scope = ?limited.scope,
                "Discord asks us to wait"
            );
            limiter.limited(route, &limited, now);
        }
        result
    }

    fn sort(&self, route: &Route, answer: Response) -> Result<Response, Error> {
        match answer.status {
            200..=299 => Ok(answer),
            // “Request Timeout” and “Too Early” leave open whether it happened.
            status @ (408 | 425) => Err(Error::Unsure(Unsure::ServerFault(status))),
            400..=499 => {
                if answer.status == 401 && !route.is_interaction {
                    self.token().is_refused = true;
                }
                Err(Error::Refused(wire::refusal(answer.status, &answer.body)))
            }
            status => Err(Error::Unsure(Unsure::ServerFault(status))),
        }
    }

    fn traffic(&self) -> MutexGuard<'_, Traffic> {
        self.traffic.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn token(&self) -> MutexGuard<'_, Token> {
        self.token.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Ignores poisoning: every change is one assignment, so a panic leaves no inconsistent state.
    fn limiter(&self) -> MutexGuard<'_, Limiter> {
        self.limiter.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Counts attempts. Not generic over the response, so it is compiled once.
struct Tries<'a> {
    route: &'a Route,
    deadline: Instant,
    made: u32,
}

impl<'a> Tries<'a> {
    fn new(route: &'a Route, deadline: Instant) -> Self {
        Self { route, deadline, made: 0 }
    }

    /// Waits before the next attempt; returns the error if there is none.
    async fn pause_after(&mut self, error: Error) -> Result<(), Error> {
        self.made += 1;
        if !matches!(error, Error::Unsure(_)) || self.made == TRIES || Instant::now() >= self.deadline {
            return Err(error);
        }
        tracing::info!(route = self.route.shape, error = %error.chain(), "Asking again");
        let pause = PAUSE_MS << (self.made - 1);
        tokio::time::sleep(Duration::from_millis(pause / 2 + fastrand::u64(0..=pause / 2))).await;
        Ok(())
    }
}

/// A request in flight. If the caller drops it, its slot must be released; otherwise later requests would wait for its
/// response forever.
struct UnderWay<'a> {
    client: &'a Client,
    route: &'a Route,
}

impl UnderWay<'_> {
    fn ended(self, result: Result<Response, Unsure>) -> Result<Response, Unsure> {
        let client = self.client;
        let answer = client.note(self.route, result);
        // `drop` has nothing left to do.
        mem::forget(self);
        client.answer_came.notify_waiters();
        answer
    }
}

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        self.client.limiter().answered(self.route, None, false, Instant::now());
        self.client.answer_came.notify_waiters();
    }
}

/// Parses a response body.
pub(crate) type Read<T> = fn(&[u8]) -> Result<T, Unreadable>;

/// Parses the body of a successful response.
pub(crate) fn parse<T>(answer: &Response, read: Read<T>) -> Result<T, Error> {
    read(&answer.body).map_err(|reason| Error::Unsure(Unsure::Unreadable { status: answer.status, reason }))
}

/// How long a request may wait for its turn. Undoing and posting are worth any wait.
fn longest_wait(route: &Route) -> Instant {
    let may_wait_long = route.is_interaction || route.method == https::Method::Delete;
    Instant::now() + Duration::from_secs(if may_wait_long { WORKER_TIMEOUT_S } else { WAIT_IN_PLACE_MAX_S })
}

#[cfg(test)]
mod tests {
    use std::{
        net::TcpListener,
        sync::atomic::{AtomicUsize, Ordering},
    };

    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

    use super::*;

    /// Answers every request after the first `silent` ones; returns how many it received.
    async fn discord(silent: usize, answer: &'static str) -> (Client, Arc<AtomicUsize>) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let api_base = format!("http://{}", listener.local_addr().unwrap());
        listener.set_nonblocking(true).unwrap();
        let listener = tokio::net::TcpListener::from_std(listener).unwrap();
        let received = Arc::new(AtomicUsize::new(0));
        let count = received.clone();
        tokio::spawn(async move {
            let mut open = Vec::new();
            loop {
                let (mut stream, _) = listener.accept().await.unwrap();
                let mut request = [0; 4096];
                if stream.read(&mut request).await.unwrap_or(0) > 0 && count.fetch_add(1, Ordering::SeqCst) >= silent {
                    stream.write_all(answer.as_bytes()).await.unwrap();
                }
                open.push(stream);
            }
        });
        let http = https::client(Duration::from_secs(30)).unwrap();
        let settings = Settings { api_base, bot_token: "token".to_owned(), share: Share::WHOLE };
        (Client::new(http, &settings).unwrap(), received)
    }

    fn soon() -> Instant {
        Instant::now() + Duration::from_secs(20)
    }

    #[tokio::test]
    async fn a_request_that_its_caller_gave_up_holds_up_nobody() {
        let ok = "HTTP/1.1 200 OK\r\ncontent-length: 10\r\nconnection: close\r\n\r\n{\"id\":\"7\"}";
        let (client, received) = discord(1, ok).await;
        {
            let reader = client.reader();
            let given_up = reader.me(soon());
            tokio::pin!(given_up);
            // Polled until the request has arrived, then dropped.
            while received.load(Ordering::SeqCst) == 0 {
                tokio::select! {
                    _ = &mut given_up => panic!("it is never answered"),
                    () = tokio::task::yield_now() => {}
                }
            }
        }
        assert_eq!(client.reader().me(soon()).await.unwrap().get(), 7);
    }

    #[tokio::test]
    async fn a_refused_token_is_not_used_again() {
        let unauthorized = "HTTP/1.1 401 Unauthorized\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}";
        let (client, received) = discord(0, unauthorized).await;
        for _ in 0..3 {
            let error = client.reader().me(soon()).await.unwrap_err();
            assert_eq!(error.refusal().unwrap().status, 401);
        }
        assert_eq!(received.load(Ordering::SeqCst), 1);
        client.use_token("another").unwrap();
        client.reader().me(soon()).await.unwrap_err();
        assert_eq!(received.load(Ordering::SeqCst), 2, "another one may be good");
        client.use_token_again();
        client.reader().me(soon()).await.unwrap_err();
        assert_eq!(received.load(Ordering::SeqCst), 3);
        assert!(client.is_token_refused());
    }
}
