//! Rules for a client after a refusal.
//!
//! A request that arrives within the grace period after a refusal may have left before the refusal was read, so it is
//! no breach. Undoing, looking (GET) and telling people stay allowed after a 403: what deletes, and what may put back an
//! earlier permission or name.

use std::{collections::HashMap, time::Duration};

use tokio::time::Instant;

use super::{
    route::{Call, Route},
    rules::Rule,
};

/// The refusals that bind the client.
#[derive(Debug, Default)]
pub(crate) struct Conduct {
    unauthorized: Option<Instant>,
    /// When building in a guild was first refused.
    forbidden: HashMap<String, Instant>,
    /// When this very call was first refused.
    refused_calls: HashMap<String, Instant>,
    expired_tokens: HashMap<String, Instant>,
}

impl Conduct {
    /// Notes an answer. `guild` is the guild the request was about, if known.
    pub(crate) fn answered(&mut self, now: Instant, route: &Route, guild: Option<&str>, status: u16, code: u32) {
        if route.entry.is_webhook() {
            if code == 50027 {
                self.expired_tokens.entry(route.text("token").to_owned()).or_insert(now);
            }
        } else if status == 401 {
            self.unauthorized.get_or_insert(now);
        } else if matches!(code, 50013 | 50001) {
            self.refused_calls.entry(call_key(route)).or_insert(now);
            // A client that may not grant a role may still create channels.
            if changes(route.entry.call)
                && route.entry.call != Call::AddMemberRole
                && let Some(guild) = guild
            {
                self.forbidden.entry(guild.to_owned()).or_insert(now);
            }
        }
    }

    /// The rule that this request violates, if any.
    pub(crate) fn breach(&self, now: Instant, route: &Route, guild: Option<&str>, grace: Duration) -> Option<Rule> {
        let late = |told: Option<&Instant>| told.is_some_and(|told| now > *told + grace);
        if route.entry.is_webhook() {
            return late(self.expired_tokens.get(route.text("token"))).then_some(Rule::CallAfterExpiry);
        }
        if late(self.unauthorized.as_ref()) {
            return Some(Rule::CallAfterUnauthorized);
        }
        let builds_on = creates(route.entry.call) && guild.is_some_and(|guild| late(self.forbidden.get(guild)));
        // Putting back an earlier overwrite is the same call as the change that was refused.
        let may_repeat = matches!(route.entry.call, Call::GetChannel | Call::PutOverwrite);
        let repeats = !may_repeat && late(self.refused_calls.get(&call_key(route)));
        (builds_on || repeats).then_some(Rule::CallAfterForbidden)
    }
}

/// Whether the call adds to a guild.
fn creates(call: Call) -> bool {
    matches!(call, Call::CreateChannel | Call::CreateRole)
}

/// Whether the call adds to or changes a guild.
fn changes(call: Call) -> bool {
    let edits = matches!(
        call,
        Call::MoveChannels | Call::EditChannel | Call::PutOverwrite | Call::EditRole | Call::AddMemberRole
    );
    edits || creates(call)
}

fn call_key(route: &Route) -> String {
    let (method, _) = route.entry.template.split_once(' ').unwrap_or_default();
    format!("{method} {}", route.public_path())
}
