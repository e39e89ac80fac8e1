//! The figures of a simulated fleet.

use std::{collections::VecDeque, time::Duration};

use channelwright_simulator::discord::{RequestRecord, Snowflake};
use tokio::time::Instant;

use crate::World;

/// Discord's global limit: requests per second for each bot.
const GLOBAL_PER_SECOND: u32 = 50;

const SECOND: Duration = Duration::from_secs(1);
const TEN_MINUTES: Duration = Duration::from_secs(600);

/// The figures of one simulation.
#[derive(Debug, Clone, PartialEq)]
pub struct Figures {
    /// Campaigns asked for.
    pub campaigns: usize,
    /// Campaigns whose reply says that they are complete.
    pub complete: usize,
    /// From the first command to the last final message.
    pub took: Duration,
    /// From each command to its final message, without slow guilds.
    pub usual: Times,
    /// From each command to its final message, in slow guilds.
    pub slow: Times,
    /// Requests to Discord, including refused ones.
    pub requests: usize,
    /// Requests that count towards the global limit, including refused ones.
    pub counted: usize,
    /// Responses of 429.
    pub refused: usize,
    /// The most counted requests in any one-second window.
    pub most_in_a_second: usize,
    /// The most responses in any ten minutes that count towards a ban.
    pub invalid: usize,
    /// Jobs in the dead-letter queue.
    pub dead_letters: usize,
}

/// Times from command to final message, the shortest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Times(Vec<Duration>);

impl Figures {
    /// Reads the figures from the world. Each interaction comes with whether its guild is slow.
    pub(super) fn of(world: &World, start: Instant, asked: Vec<(Snowflake, bool)>) -> Self {
        let (mut usual, mut slow, mut last) = (Vec::new(), Vec::new(), start);
        let campaigns = asked.len();
        for (interaction, is_slow) in asked {
            let Some(reply) = world.discord.reply(interaction) else { continue };
            let Some(edit) = reply.history.last().filter(|edit| edit.content.contains("Campaign Created")) else {
                continue;
            };
            last = last.max(edit.at);
            if is_slow { &mut slow } else { &mut usual }.push(edit.after);
        }
        let requests = world.discord.requests();
        let arrivals = |of: fn(&RequestRecord) -> bool| -> Vec<Instant> {
            let mut times: Vec<_> = requests.iter().filter(|one| of(one)).filter_map(|one| one.finished).collect();
            times.sort_unstable();
            times
        };
        let counted = arrivals(counts_globally);
        Self {
            campaigns,
            complete: usual.len() + slow.len(),
            took: last - start,
            usual: Times::of(usual),
            slow: Times::of(slow),
            requests: requests.len(),
            counted: counted.len(),
            refused: requests.iter().filter(|one| one.was_rate_limited()).count(),
            most_in_a_second: most_within(SECOND, &counted),
            invalid: most_within(TEN_MINUTES, &arrivals(|one| matches!(one.status, Some(401 | 403 | 429)))),
            dead_letters: world.sqs.dead_letters().len(),
        }
    }

    /// The duration at full use of Discord's global limit.
    #[must_use]
    pub fn ideal(&self) -> Duration {
        let needed = self.counted.saturating_sub(self.refused);
        SECOND.mul_f64(needed as f64 / f64::from(GLOBAL_PER_SECOND))
    }

    /// The throughput as a fraction of Discord's global limit.
    #[must_use]
    pub fn throughput(&self) -> f64 {
        self.ideal().as_secs_f64() / self.took.as_secs_f64()
    }

    /// The fraction of requests that got a 429.
    #[must_use]
    pub fn refused_share(&self) -> f64 {
        self.refused as f64 / self.requests as f64
    }

    /// Complete campaigns per minute.
    #[must_use]
    pub fn campaigns_per_minute(&self) -> f64 {
        self.complete as f64 / self.took.as_secs_f64() * 60.0
    }
}

impl Times {
    fn of(mut times: Vec<Duration>) -> Self {
        times.sort_unstable();
        Self(times)
    }

    /// A percentile of the times; zero if there are none.
    #[must_use]
    pub fn percentile(&self, of_hundred: usize) -> Duration {
        let place = (self.0.len() * of_hundred).div_ceil(100).saturating_sub(1);
        self.0.get(place).copied().unwrap_or_default()
    }

    /// The longest time; zero if there are none.
    #[must_use]
    pub fn max(&self) -> Duration {
        self.percentile(100)
    }
}

/// Whether the request counts towards the global limit.
fn counts_globally(request: &RequestRecord) -> bool {
    request.route.is_some_and(|route| !route.contains(" /webhooks/"))
}

/// The most of these sorted times within any period of this length.
fn most_within(period: Duration, times: &[Instant]) -> usize {
    let mut within = VecDeque::new();
    let mut most = 0;
    for &time in times {
        within.push_back(time);
        while within.front().is_some_and(|&first| first + period <= time) {
            within.pop_front();
        }
        most = most.max(within.len());
    }
    most
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn most_within_considers_every_window() {
        let start = Instant::now();
        let times = [0, 600, 900, 1_300, 1_599, 1_600, 5_000].map(|ms| start + Duration::from_millis(ms));
        assert_eq!(most_within(SECOND, &times), 4);
    }

    #[test]
    fn a_percentile_is_one_of_the_times() {
        let times = Times::of((1..=200).rev().map(Duration::from_secs).collect());
        assert_eq!([50, 99, 100].map(|p| times.percentile(p).as_secs()), [100, 198, 200]);
        assert_eq!(Times::default().percentile(99), Duration::ZERO);
    }
}
