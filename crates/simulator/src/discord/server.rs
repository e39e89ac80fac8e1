//! The stages of a request: arrival → latency → fault before → form → limits → effect → fault after → response.
//!
//! No lock is held across a wait. As with the real Discord, a request that has arrived is carried out even if its client
//! is gone. Tests that kill a client during a request depend on that.

use std::{
    convert::Infallible,
    sync::{Arc, Weak},
    time::Duration,
};

use axum::body::Body;
use http::Response;
use hyper::{body::Incoming, service::service_fn};
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::{
    net::TcpListener,
    task::JoinSet,
    time::{Instant, sleep},
};

use super::{
    answer::{Answer, Dropped, Payload, Sent},
    client::Client,
    conduct::Conduct,
    error::Refusal,
    fault::{FaultBody, FaultKind, Phase},
    format::{Arrival, Request},
    record::RequestRecord,
    rewrite::rewrite,
    route::{Call, Route},
    rules::{Consequence, Rule},
    state::{Shared, State},
};

/// More than any request needs. Discord accepts 25 MiB.
const MAX_BODY_BYTES: usize = 25 * 1024 * 1024;

/// Accepts connections until the task is aborted.
pub(crate) async fn run(listener: TcpListener, shared: Arc<Shared>) -> Infallible {
    let mut connections = JoinSet::new();
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            // Most likely out of file descriptors: wait for others to finish.
            sleep(Duration::from_millis(10)).await;
            continue;
        };
        let shared = Arc::clone(&shared);
        let service = service_fn(move |request| receive(Arc::clone(&shared), request));
        let builder = hyper::server::conn::http1::Builder::new();
        let connection = builder.serve_connection(TokioIo::new(stream), service);
        connections.spawn(async move {
            // An error here is a client that left or a connection we dropped on purpose.
            let _ended = connection.await;
        });
        while connections.try_join_next().is_some() {}
    }
}

async fn receive(shared: Arc<Shared>, request: hyper::Request<Incoming>) -> Result<Response<Body>, Dropped> {
    let (parts, body) = request.into_parts();
    let body = axum::body::to_bytes(Body::new(body), MAX_BODY_BYTES).await.map_err(|_| Dropped)?;
    let arrival = Arrival::new(Client::default(), &parts, body.to_vec());
    let waiting = Arc::new(());
    let handled = tokio::spawn(handle(shared, arrival, Arc::downgrade(&waiting)));
    handled.await.map_err(|_| Dropped)?.into_response()
}

/// Handles one request without a connection.
pub(crate) async fn exchange(
    shared: Arc<Shared>,
    client: Client,
    request: http::Request<Vec<u8>>,
) -> Result<Response<Vec<u8>>, Dropped> {
    let (parts, body) = request.into_parts();
    let waiting = Arc::new(());
    let arrival = Arrival::new(client, &parts, body);
    let mut unread =
        Unread { shared: Arc::clone(&shared), client, route: arrival.route.clone(), since: Instant::now() };
    let handled = tokio::spawn(handle(shared, arrival, Arc::downgrade(&waiting)));
    let sent = handled.await;
    unread.is_read();
    let (parts, body) = sent.map_err(|_| Dropped)?.into_response()?.into_parts();
    // A body that breaks off ends in an error here.
    let body = axum::body::to_bytes(body, MAX_BODY_BYTES).await.map_err(|_| Dropped)?;
    Ok(Response::from_parts(parts, body.to_vec()))
}

/// A response that its client has not read. A client that was paused reads it late, or gives the request up without
/// reading it.
struct Unread {
    shared: Arc<Shared>,
    client: Client,
    route: Option<Route>,
    /// When the request was sent.
    since: Instant,
}

impl Unread {
    fn is_read(&mut self) {
        if let Some(route) = self.route.take() {
            self.shared.state().limits.heard(Instant::now(), self.client, &route, self.since);
        }
    }
}

impl Drop for Unread {
    fn drop(&mut self) {
        if let Some(route) = self.route.take() {
            self.shared.state().limits.unheard(self.client, &route, self.since);
        }
    }
}

/// Handles a request. If its client no longer waits for the response, nobody learns of it.
async fn handle(shared: Arc<Shared>, arrival: Arrival, waiting: Weak<()>) -> Sent {
    let _busy = shared.busy();
    let (seq, fault, latency) = shared.state().arrive(&arrival);
    if !latency.is_zero() {
        sleep(latency).await;
    }
    let sent = match before(&shared, &arrival, fault.as_ref()).await {
        Some(sent) => sent,
        None => {
            let answer = shared.state().carry_out_in_sight(seq, &arrival);
            // The client must learn that it has to wait: hiding it would turn its next requests into violations.
            let hides = |fault: &&FaultKind| matches!(fault, FaultKind::Hook { .. }) || answer.retry_after.is_none();
            after(fault.as_ref().filter(hides), answer).await
        }
    };
    let sent = if waiting.strong_count() == 0 { shared.state().unheard(seq, &arrival, &sent) } else { sent };
    shared.state().finish(seq, &arrival, &sent);
    sent
}

/// Applies a fault before the request is carried out. If this returns a response, the request is not carried out.
async fn before(shared: &Shared, arrival: &Arrival, fault: Option<&FaultKind>) -> Option<Sent> {
    match fault? {
        FaultKind::Status { phase: Phase::Before, status, body } => Some(Sent::Whole(injected(*status, *body, false))),
        FaultKind::Reset { phase: Phase::Before } => Some(Sent::Dropped { effect: false }),
        FaultKind::Hang { phase: Phase::Before, duration } => {
            sleep(*duration).await;
            None
        }
        FaultKind::RateLimited { form, retry_after } => {
            let route = arrival.route.as_ref()?;
            let mut state = shared.state();
            let State { limits, config, clock, .. } = &mut *state;
            let limited = limits.block(Instant::now(), arrival.client, route, *form, *retry_after, &config.rate_limits);
            Some(Sent::Whole(Answer::limited(&limited, clock.unix())))
        }
        FaultKind::Hook { phase: Phase::Before, action, then_drop } => {
            action();
            then_drop.then_some(Sent::Dropped { effect: false })
        }
        _ => None,
    }
}

/// Applies a fault after the request is carried out.
async fn after(fault: Option<&FaultKind>, answer: Answer) -> Sent {
    match fault {
        Some(FaultKind::Status { phase: Phase::After, status, body }) => {
            Sent::Whole(injected(*status, *body, answer.effect))
        }
        Some(FaultKind::Reset { phase: Phase::After }) => Sent::Dropped { effect: answer.effect },
        Some(FaultKind::TruncatedBody) => Sent::Truncated(answer),
        Some(FaultKind::InvalidJson) => Sent::Garbled(answer),
        Some(FaultKind::Endless) => Sent::Endless(answer),
        Some(FaultKind::Field { path, value }) => {
            let mut answer = answer;
            if let Payload::Json(body) = &mut answer.payload {
                rewrite(body, path, value.as_ref());
            }
            Sent::Whole(answer)
        }
        Some(FaultKind::Hang { phase: Phase::After, duration }) => {
            sleep(*duration).await;
            Sent::Whole(answer)
        }
        Some(FaultKind::Hook { phase: Phase::After, action, then_drop }) => {
            action();
            if *then_drop { Sent::Dropped { effect: answer.effect } } else { Sent::Whole(answer) }
        }
        _ => Sent::Whole(answer),
    }
}

fn injected(status: u16, body: FaultBody, effect: bool) -> Answer {
    let mut refusal = match body {
        FaultBody::Html => {
            let mut page = Answer::html(status, effect);
            page.refused_by = Some(Rule::InjectedFault);
            return page;
        }
        FaultBody::Json => Refusal::general(Rule::InjectedFault, status),
        FaultBody::Code(code) => Refusal::new(Rule::InjectedFault, code),
    };
    refusal.status = status;
    let mut answer = Answer::refusal(&refusal);
    answer.effect = effect;
    answer
}

impl State {
    /// Records a request. Returns its fault and its latency.
    fn arrive(&mut self, arrival: &Arrival) -> (u64, Option<FaultKind>, Duration) {
        let seq = self.record.requests.len() as u64 + 1;
        let route = arrival.route.as_ref();
        let fault = self.faults.strike(seq, route);
        let now = Instant::now();
        self.record.requests.push(RequestRecord {
            seq,
            started: now,
            finished: None,
            method: arrival.method.clone(),
            path: arrival.public_path(),
            route: route.map(|route| route.entry.template),
            query: arrival.query.clone(),
            body: arrival.json(),
            audit_reason: arrival.audit_reason(),
            status: None,
            code: None,
            bucket: None,
            retry_after: None,
            refused_by: None,
            effect: false,
            fault: fault.as_ref().map(ToString::to_string),
        });
        if let Some(route) = route {
            // An equal request shows that the client has read the refusal. Others may have been in flight.
            let grace =
                if self.record.repeats_a_refused_one(seq) { Duration::ZERO } else { self.config.in_flight_grace };
            if let Some(wait) = self.limits.too_early(now, arrival.client, route, grace) {
                let text = format!("{} came {wait:?} too early", route.entry.template);
                self.record.violation(Rule::RetryAfter, Some(seq), text);
            }
            let guild = self.guild_of(route);
            if let Some(rule) = self.conduct(arrival.client).breach(now, route, guild.as_deref(), grace) {
                self.record.violation(rule, Some(seq), route.entry.template);
            }
        }
        let latency = self.latency(route);
        (seq, fault, latency)
    }

    fn carry_out_in_sight(&mut self, seq: u64, arrival: &Arrival) -> Answer {
        self.show_guilds(None);
        let answer = self.carry_out(seq, arrival);
        self.show_guilds(Some(seq));
        answer
    }

    /// The time from a request's arrival to its effect.
    fn latency(&mut self, route: Option<&Route>) -> Duration {
        let Self { config, chance, .. } = self;
        let of_route = route.and_then(|route| config.route_latency.get(route.entry.template));
        let of_guild = route.and_then(|route| config.guild_latency.get(&route.id("guild_id")));
        let any = || config.latency + config.latency_spread.mul_f64(chance.f64());
        of_route.or(of_guild).copied().unwrap_or_else(any)
    }

    /// Checks form and limits and carries the request out.
    fn carry_out(&mut self, seq: u64, arrival: &Arrival) -> Answer {
        let route = match arrival.check_head(self.application.bot_token()) {
            Ok(route) => route,
            Err(refusal) => return self.refuse(seq, &refusal),
        };
        let unix = self.clock.unix();
        let quota = match self.limits.take(Instant::now(), arrival.client, route, &self.config.rate_limits) {
            Ok(quota) => quota,
            Err(limited) => return Answer::limited(&limited, unix),
        };
        if self.renames(route, arrival)
            && let Some(limited) = self.limits.rename(Instant::now(), route, &quota, &self.config.rate_limits)
        {
            return Answer::limited(&limited, unix);
        }
        if route.entry.audited
            && self.config.audit_reason_required
            && !arrival.headers.contains_key("x-audit-log-reason")
        {
            self.record.violation(Rule::AuditReasonPresent, Some(seq), route.entry.template);
        }
        let outcome = arrival
            .check_body(route)
            .and_then(|body| self.dispatch(&Request { seq, route, query: &arrival.query, body: &body }));
        let answer = outcome.unwrap_or_else(|refusal| self.refuse(seq, &refusal));
        answer.with_quota(&quota, unix)
    }

    /// Whether a request changes the name of a channel.
    fn renames(&self, route: &Route, arrival: &Arrival) -> bool {
        let body = arrival.json();
        let name = body.get("name").and_then(Value::as_str).filter(|_| route.entry.call == Call::EditChannel);
        let id = route.id("channel_id");
        let channel = self.guilds.values().find_map(|guild| guild.channels.get(&id));
        channel.zip(name).is_some_and(|(channel, name)| channel.name != name)
    }

    fn refuse(&mut self, seq: u64, refusal: &Refusal) -> Answer {
        if refusal.rule.consequence() == Consequence::Breach {
            self.record.violation(refusal.rule, Some(seq), refusal.detail.clone());
        }
        Answer::refusal(refusal)
    }

    /// Handles a response whose client is gone: the client does not know about its limits.
    fn unheard(&mut self, seq: u64, arrival: &Arrival, sent: &Sent) -> Sent {
        let since = self.record.request(seq).map(|request| request.started);
        if let (Some(route), Some(since)) = (&arrival.route, since) {
            self.limits.unheard(arrival.client, route, since);
        }
        Sent::Dropped { effect: sent.effect() }
    }

    fn conduct(&mut self, client: Client) -> &mut Conduct {
        self.conduct.entry(client).or_default()
    }

    /// Completes the record, and notes what the client now knows.
    fn finish(&mut self, seq: u64, arrival: &Arrival, sent: &Sent) {
        let now = Instant::now();
        let guild = arrival.route.as_ref().and_then(|route| self.guild_of(route));
        let effect = sent.effect();
        if let Some(request) = self.record.request(seq) {
            request.finished = Some(now);
            request.effect = effect;
        }
        let (Sent::Whole(answer) | Sent::Garbled(answer)) = sent else { return };
        if let Some(request) = self.record.request(seq) {
            request.status = Some(answer.status);
            request.code = answer.code;
            request.bucket.clone_from(&answer.bucket);
            request.retry_after = answer.retry_after;
            request.refused_by = answer.refused_by;
        }
        if (400..500).contains(&answer.status) {
            self.record.refused(seq);
        }
        if answer.counts_as_invalid {
            self.limits.count_invalid(now, arrival.client, &self.config.rate_limits);
        }
        if let Some(route) = &arrival.route {
            let code = answer.code.unwrap_or(0);
            self.conduct(arrival.client).answered(now, route, guild.as_deref(), answer.status, code);
        }
    }
}
