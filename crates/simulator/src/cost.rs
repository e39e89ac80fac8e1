//! The cost of a command: requests to Discord, messages, invocations and starts.

use std::collections::BTreeMap;

use crate::{discord::RequestRecord, world::World};

/// The counters at one time.
#[derive(Debug, Clone, Copy)]
pub struct Mark {
    requests: usize,
    messages: usize,
    worker_invocations: u64,
    bot_starts: usize,
}

/// The increase since a [`Mark`].
#[derive(Debug)]
pub struct Cost {
    /// Requests to Discord.
    pub requests: Vec<RequestRecord>,
    /// Messages sent to the queue.
    pub messages: usize,
    /// Invocations of the worker.
    pub worker_invocations: u64,
    /// Cold starts of the bot.
    pub bot_starts: usize,
}

impl Mark {
    /// Reads the counters.
    #[must_use]
    pub fn now(world: &World) -> Self {
        Self {
            requests: world.discord.requests().len(),
            messages: world.queue.sent().len(),
            worker_invocations: world.worker.invocations(),
            bot_starts: world.bot.cold_starts().len(),
        }
    }

    /// The increase since this mark.
    #[must_use]
    pub fn cost_since(self, world: &World) -> Cost {
        let now = Self::now(world);
        Cost {
            requests: world.discord.requests().into_iter().skip(self.requests).collect(),
            messages: now.messages - self.messages,
            worker_invocations: now.worker_invocations - self.worker_invocations,
            bot_starts: now.bot_starts - self.bot_starts,
        }
    }
}

impl Cost {
    /// Requests to create a role, a category or a channel.
    #[must_use]
    pub fn creates(&self) -> usize {
        self.requests.iter().filter(|request| request.method == "POST").count()
    }

    /// All other requests.
    #[must_use]
    pub fn others(&self) -> usize {
        self.requests.len() - self.creates()
    }

    /// Requests that count towards Discord's limit of 50 per second. Edits of the reply do not.
    #[must_use]
    pub fn counted(&self) -> usize {
        self.requests.iter().filter(|request| !request.path.starts_with("/webhooks/")).count()
    }

    /// Requests that Discord refused with 429.
    #[must_use]
    pub fn limited(&self) -> usize {
        self.requests.iter().filter(|request| request.was_rate_limited()).count()
    }

    /// The number of requests to each route, in the order of the first request to each.
    #[must_use]
    pub fn by_route(&self) -> Vec<(&'static str, usize)> {
        let mut counted = BTreeMap::new();
        for request in &self.requests {
            let entry = counted.entry(request.route.unwrap_or("(unknown)")).or_insert((request.seq, 0));
            entry.1 += 1;
        }
        let mut routes: Vec<_> = counted.into_iter().collect();
        routes.sort_by_key(|(_, (first, _))| *first);
        routes.into_iter().map(|(route, (_, count))| (route, count)).collect()
    }
}

/// Kibibytes in megabytes, with one decimal.
#[must_use]
pub fn megabytes(kib: u64) -> String {
    format!("{:.1} MB", kib as f64 * 1024.0 / 1e6)
}
