//! What is said of a fleet's run.

use std::{collections::VecDeque, time::Duration};

use channelwright_simulator::discord::{RequestRecord, Snowflake};
use tokio::time::Instant;

use crate::World;

/// What Discord takes from one bot in a second.
const GLOBAL_PER_SECOND: u32 = 50;

const SECOND: Duration = Duration::from_secs(1);
const TEN_MINUTES: Duration = Duration::from_secs(600);

/// How a fleet's run went.
#[derive(Debug, Clone, PartialEq)]
pub struct Figures {
    /// Campaigns that were asked for.
    pub campaigns: usize,
    /// Those of them whose reply says that they are complete.
    pub complete: usize,
    /// From the first command to the last final message.
    pub took: Duration,
    /// From each command to its final message: all guilds but the slow ones.
    pub usual: Times,
    /// The same for the slow ones.
    pub slow: Times,
    /// Requests to Discord, refused ones among them.
    pub requests: usize,
    /// Those of them that count towards the global limit.
    pub counted: usize,
    /// Answers of 429.
    pub refused: usize,
    /// Most requests of those that count within one second, refused ones among them.
    pub most_in_a_second: usize,
    /// Most answers that count towards a ban within ten minutes.
    pub invalid: usize,
    /// Jobs that were given up.
    pub dead_letters: usize,
}

/// Times from command to final message, the shortest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Times(Vec<Duration>);

impl Figures {
    /// Reads them from the world. The interactions come with whether their guild is slow.
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

    /// How long all of it would take if Discord always had as much to do as it takes from one bot.
    #[must_use]
    pub fn ideal(&self) -> Duration {
        let needed = self.counted.saturating_sub(self.refused);
        SECOND.mul_f64(needed as f64 / f64::from(GLOBAL_PER_SECOND))
    }

    /// The throughput, as a part of what the global limit allows.
    #[must_use]
    pub fn throughput(&self) -> f64 {
        self.ideal().as_secs_f64() / self.took.as_secs_f64()
    }

    /// The part of the requests that was answered with 429.
    #[must_use]
    pub fn refused_share(&self) -> f64 {
        self.refused as f64 / self.requests as f64
    }

    /// Complete campaigns in a minute.
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

    /// The time that so many of a hundred keep within; zero if there is none.
    #[must_use]
    pub fn percentile(&self, of_hundred: usize) -> Duration {
        let place = (self.0.len() * of_hundred).div_ceil(100).saturating_sub(1);
        self.0.get(place).copied().unwrap_or_default()
    }

    /// The longest; zero if there is none.
    #[must_use]
    pub fn max(&self) -> Duration {
        self.percentile(100)
    }
}

/// Whether the request counts towards the global limit.
fn counts_globally(request: &RequestRecord) -> bool {
    request.route.is_some_and(|route| !route.contains(" /webhooks/"))
}

/// The most of these times, which are in order, within any period of that length.
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
    fn the_most_within_a_second_does_not_depend_on_where_it_begins() {
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
