//! What goes wrong, as it is written on the command line: see the help in [`super::arguments`].

use std::{str::FromStr, time::Duration};

use channelwright_simulator::{
    discord::{DiscordConfig, Fault, FaultKind, FaultWhen, Phase, RateLimitForm},
    world::World,
};

/// How long a 429 lasts unless it says so.
const USUAL_WAIT: Duration = Duration::from_secs(1);
const LONGEST_WAIT: Duration = Duration::from_secs(3600);

/// Names of routes, and the routes they are for.
const ROUTES: [(&str, &str); 10] = [
    ("create-role", "POST /guilds/{guild_id}/roles"),
    ("create-channel", "POST /guilds/{guild_id}/channels"),
    ("give-role", "PUT /guilds/{guild_id}/members/{user_id}/roles/{role_id}"),
    ("edit-reply", "PATCH /webhooks/{application_id}/{token}/messages/@original"),
    ("get-guild", "GET /guilds/{guild_id}"),
    ("get-member", "GET /guilds/{guild_id}/members/{user_id}"),
    ("get-me", "GET /users/@me"),
    ("list-channels", "GET /guilds/{guild_id}/channels"),
    ("delete-channel", "DELETE /channels/{channel_id}"),
    ("delete-role", "DELETE /guilds/{guild_id}/roles/{role_id}"),
];

/// One `--fault`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum FaultArgument {
    /// Strikes certain requests.
    Strike { what: What, times: u32, when: FaultWhen },
    /// Discord creates only so many channels in each period.
    Limit { requests: u32, per: Duration },
    /// Discord allows no forums.
    ForumRefused,
    /// Discord learns late of the reply.
    WebhookLag(Duration),
    /// Discord's lists are behind.
    ListLag(Duration),
    /// The queue takes no messages.
    QueueDown,
}

/// What happens to a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum What {
    Status(u16),
    RateLimited(Duration),
    Lost,
    Cut,
    Garbled,
    Reset,
    Hang(Duration),
    Kill(Phase),
}

impl FaultArgument {
    /// What has to be known before Discord starts.
    pub(super) fn configure(&self, discord: &mut DiscordConfig) {
        match self {
            Self::Limit { requests, per } => {
                let limits = std::mem::take(&mut discord.rate_limits);
                discord.rate_limits = limits.with_channel_creation(*requests, *per);
            }
            Self::ForumRefused => discord.forums_need_community = true,
            Self::WebhookLag(lag) => discord.webhook_lag = *lag,
            Self::ListLag(lag) => discord.list_delay = *lag,
            Self::Strike { .. } | Self::QueueDown => {}
        }
    }

    /// What can only be arranged in a running world.
    pub(super) fn arrange(&self, world: &World) {
        match self {
            Self::Strike { what, times, when } => {
                world.discord.add_fault(Fault { when: when.clone(), times: *times, what: what.kind(world) });
            }
            Self::QueueDown => world.queue.set_unavailable(true),
            Self::Limit { .. } | Self::ForumRefused | Self::WebhookLag(_) | Self::ListLag(_) => {}
        }
    }
}

impl What {
    fn kind(self, world: &World) -> FaultKind {
        match self {
            Self::Status(status) => FaultKind::status(status),
            Self::RateLimited(retry_after) => FaultKind::RateLimited { form: RateLimitForm::User, retry_after },
            Self::Lost => FaultKind::Reset { phase: Phase::After },
            Self::Cut => FaultKind::TruncatedBody,
            Self::Garbled => FaultKind::InvalidJson,
            Self::Reset => FaultKind::Reset { phase: Phase::Before },
            Self::Hang(duration) => FaultKind::Hang { phase: Phase::Before, duration },
            Self::Kill(phase) => {
                let (worker, discord) = (world.worker.clone(), world.discord.clone());
                FaultKind::hook(phase, true, move || {
                    worker.kill();
                    // The next process cannot know what this one was told.
                    discord.forget_clients();
                })
            }
        }
    }
}

impl FromStr for FaultArgument {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match (text.split_once('@'), text.split_once('=')) {
            (Some((what, place)), _) => {
                let (what, times) = split_times(what)?;
                Ok(Self::Strike { what: parse_what(what)?, times, when: parse_when(place)? })
            }
            (None, Some(("limit", value))) => parse_limit(value),
            (None, Some(("webhook-lag", value))) => Ok(Self::WebhookLag(parse_wait(value)?)),
            (None, Some(("list-lag", value))) => Ok(Self::ListLag(parse_wait(value)?)),
            (None, None) if text == "forum-refused" => Ok(Self::ForumRefused),
            (None, None) if text == "queue-down" => Ok(Self::QueueDown),
            _ => {
                Err("write WHAT@WHERE, limit=N/PERIOD, forum-refused, webhook-lag=WAIT, list-lag=WAIT or queue-down"
                    .into())
            }
        }
    }
}

/// `500x3` is `500`, three times.
fn split_times(text: &str) -> Result<(&str, u32), String> {
    let counted = text.rsplit_once('x').filter(|(_, times)| times.bytes().all(|byte| byte.is_ascii_digit()));
    match counted {
        Some((what, times)) => Ok((what, parse_count(times)?)),
        None => Ok((text, 1)),
    }
}

fn parse_what(text: &str) -> Result<What, String> {
    match text.split_once('=') {
        Some(("429", wait)) => return Ok(What::RateLimited(parse_wait(wait)?)),
        Some(("hang", wait)) => return Ok(What::Hang(parse_wait(wait)?)),
        _ => {}
    }
    match text {
        "429" => Ok(What::RateLimited(USUAL_WAIT)),
        "lost" => Ok(What::Lost),
        "cut" => Ok(What::Cut),
        "garbled" => Ok(What::Garbled),
        "reset" => Ok(What::Reset),
        "kill" => Ok(What::Kill(Phase::Before)),
        "kill-after" => Ok(What::Kill(Phase::After)),
        _ => {
            let status = text.parse().ok().filter(|status| (400..=599).contains(status));
            status.map(What::Status).ok_or_else(|| {
                format!(
                    "`{text}` does not happen; what does is a status from 400 to 599, 429=WAIT, lost, cut, garbled, \
                     reset, hang=WAIT, kill and kill-after"
                )
            })
        }
    }
}

fn parse_when(text: &str) -> Result<FaultWhen, String> {
    if text.starts_with(|first: char| first.is_ascii_digit()) {
        return Ok(FaultWhen::Request(u64::from(parse_count(text)?)));
    }
    let (name, nth) = match text.split_once(':') {
        Some((name, nth)) => (name, parse_count(nth)?),
        None => (text, 1),
    };
    let route = ROUTES.iter().find(|(known, _)| *known == name).map(|(_, route)| *route);
    let route = route.ok_or_else(|| {
        let known: Vec<&str> = ROUTES.iter().map(|(known, _)| *known).collect();
        format!("`{name}` is no request; write a number or one of {}", known.join(", "))
    })?;
    Ok(FaultWhen::NthOf(route.to_owned(), u64::from(nth)))
}

fn parse_limit(text: &str) -> Result<FaultArgument, String> {
    let (requests, per) = text.split_once('/').ok_or("write how many and how often, as in limit=5/5s")?;
    Ok(FaultArgument::Limit { requests: parse_count(requests)?, per: parse_wait(per)? })
}

/// A number from 1.
fn parse_count(text: &str) -> Result<u32, String> {
    text.parse().ok().filter(|count| *count > 0).ok_or_else(|| format!("`{text}` is no number from 1 on"))
}

/// `1500ms`, `2s` or `1.5s`; more than nothing, an hour at most.
fn parse_wait(text: &str) -> Result<Duration, String> {
    let (number, unit_s) = match text.strip_suffix("ms") {
        Some(number) => (number, 0.001),
        None => (text.strip_suffix('s').unwrap_or_default(), 1.0),
    };
    let seconds = number.parse().ok().map(|number: f64| number * unit_s);
    let wait = seconds.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
    wait.filter(|wait| !wait.is_zero() && *wait <= LONGEST_WAIT)
        .ok_or_else(|| format!("`{text}` is no time; write one like 1500ms or 2s, an hour at most"))
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    fn parsed(text: &str) -> FaultArgument {
        text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
    }

    fn strike(what: What, times: u32, route: &str, nth: u64) -> FaultArgument {
        FaultArgument::Strike { what, times, when: FaultWhen::NthOf(route.to_owned(), nth) }
    }

    const CREATE_CHANNEL: &str = "POST /guilds/{guild_id}/channels";

    #[test]
    fn a_strike_says_what_where_and_how_often() {
        assert_eq!(parsed("500@create-channel:3"), strike(What::Status(500), 1, CREATE_CHANNEL, 3));
        assert_eq!(parsed("lost@create-role"), strike(What::Lost, 1, "POST /guilds/{guild_id}/roles", 1));
        let two_seconds = What::RateLimited(Duration::from_secs(2));
        assert_eq!(parsed("429=2sx3@create-channel:5"), strike(two_seconds, 3, CREATE_CHANNEL, 5));
        assert_eq!(parsed("429@create-channel:5"), strike(What::RateLimited(USUAL_WAIT), 1, CREATE_CHANNEL, 5));
        let kill = What::Kill(Phase::Before);
        assert_eq!(parsed("kill@12"), FaultArgument::Strike { what: kill, times: 1, when: FaultWhen::Request(12) });
    }

    #[test]
    fn a_state_says_how_much() {
        assert_eq!(parsed("limit=5/5s"), FaultArgument::Limit { requests: 5, per: Duration::from_secs(5) });
        assert_eq!(parsed("webhook-lag=1500ms"), FaultArgument::WebhookLag(Duration::from_millis(1500)));
        assert_eq!(parsed("list-lag=0.4s"), FaultArgument::ListLag(Duration::from_millis(400)));
        assert_eq!(parsed("forum-refused"), FaultArgument::ForumRefused);
        assert_eq!(parsed("queue-down"), FaultArgument::QueueDown);
    }

    #[test]
    fn every_route_in_the_help_has_a_name_and_every_name_is_in_the_help() {
        for (name, _) in ROUTES {
            assert!(super::super::arguments::AFTER_HELP.contains(name), "{name}");
            parsed(&format!("500@{name}"));
        }
    }

    fn check_wrong(text: &str, expected: &Expect) {
        expected.assert_eq(&text.parse::<FaultArgument>().unwrap_err());
    }

    #[test]
    fn what_makes_no_sense_is_said_to_make_none() {
        check_wrong(
            "boom",
            &expect!["write WHAT@WHERE, limit=N/PERIOD, forum-refused, webhook-lag=WAIT, list-lag=WAIT or queue-down"],
        );
        check_wrong(
            "",
            &expect!["write WHAT@WHERE, limit=N/PERIOD, forum-refused, webhook-lag=WAIT, list-lag=WAIT or queue-down"],
        );
        check_wrong(
            "boom@3",
            &expect![
                "`boom` does not happen; what does is a status from 400 to 599, 429=WAIT, lost, cut, garbled, reset, hang=WAIT, kill and kill-after"
            ],
        );
        check_wrong(
            "200@3",
            &expect![
                "`200` does not happen; what does is a status from 400 to 599, 429=WAIT, lost, cut, garbled, reset, hang=WAIT, kill and kill-after"
            ],
        );
        check_wrong("500@0", &expect!["`0` is no number from 1 on"]);
        check_wrong(
            "500@",
            &expect![
                "`` is no request; write a number or one of create-role, create-channel, give-role, edit-reply, get-guild, get-member, get-me, list-channels, delete-channel, delete-role"
            ],
        );
        check_wrong("500@create-channel:x", &expect!["`x` is no number from 1 on"]);
        check_wrong("limit=5", &expect!["write how many and how often, as in limit=5/5s"]);
        check_wrong("limit=0/5s", &expect!["`0` is no number from 1 on"]);
        check_wrong("webhook-lag=-2s", &expect!["`-2s` is no time; write one like 1500ms or 2s, an hour at most"]);
        check_wrong("hang=NaNs@1", &expect!["`NaNs` is no time; write one like 1500ms or 2s, an hour at most"]);
        check_wrong(
            "hang=99999999999999999999s@1",
            &expect!["`99999999999999999999s` is no time; write one like 1500ms or 2s, an hour at most"],
        );
    }
}
