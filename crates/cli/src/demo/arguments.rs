//! The demo's arguments and help.

use std::time::Duration;

use clap::{Args, Parser};

use super::fault::FaultArgument;

/// Shown below the options.
pub(crate) const AFTER_HELP: &str = "\
A fault is a sentence of a story. Faults of requests to Discord:
  On PLACE: WHAT   or   On PLACE, TIMES: WHAT
where PLACE is one of
  request 12       counting all requests
  role creation 1, channel creation 3 (the first creates the category), role grant 1, reply edit 2,
  guild look 1, channels look 1, member look 1, bot look 1, channel deletion 1, role deletion 1
  any request, any channel creation, …
TIMES is once, twice, 3 times, … or always, and WHAT is one of
  500, 403, …      Discord responds with this status and does nothing (400 to 599)
  429 user for 2 s Discord applies a rate limit for this time; also shared, global
  answer lost      Discord carries out the request, but the response is lost
  truncated answer, invalid JSON
                   Discord carries out the request, but the response is cut off, or is not JSON
  reset            the connection is reset, and Discord does nothing
  hangs 20 s       Discord takes this much longer
  killed before    the worker is killed (SIGKILL) before the request; also during, after; SQS delivers the job again
                   within 30 s
  an admin deletes the category, …
                   anything that an admin can do in a story

Faults that last:
  Each channel creation counts, 5 are allowed in 5 s
  The guild cannot have forums
  Replies are known after 300 ms
  New objects are listed after 300 ms
  At 0 s the queue is down

All sentences are in crates/stories/src/story/language.rs.

Examples:
  channelwright demo --name 'The Lost Mine' --latency-ms 100
  channelwright demo --fault 'On channel creation 3: 500' --fault 'On role creation 1: answer lost'
  channelwright demo --fault 'On channel creation 5: 429 user for 2 s' --fault 'On request 12: killed before'
  channelwright demo --fault 'Each channel creation counts, 5 are allowed in 5 s'   # long enough to watch the bar grow
  channelwright demo --gm-without-permissions
  channelwright demo --bot-permissions 0

Exit codes:
  0  the campaign is complete, the final message says so, the player was let in, and no rule of Discord was broken
  1  otherwise; the last line says why
  2  invalid arguments";

/// Create a campaign and let a player in, on this machine: both functions, a queue and a simulated Discord.
///
/// Builds the two functions and starts them as Lambda would. The game master uses /add-campaign, the player kai presses Join
/// campaign, and the game master presses Let in. Shows the replies as they change, the server with what kai sees before and
/// after, and the campaign's cost. Needs no account and no network.
#[derive(Debug, Clone, Args)]
pub(crate) struct DemoArguments {
    /// The campaign's name, as a person types it
    #[arg(long, default_value = "Test")]
    pub(super) name: String,

    /// Discord's latency for each request, in milliseconds
    #[arg(long, value_name = "MS", default_value = "350", value_parser = clap::value_parser!(u64).range(..=60_000))]
    latency_ms: u64,

    /// A fault to inject, see below; can be given more than once
    #[arg(long = "fault", value_name = "SENTENCE")]
    pub(super) faults: Vec<FaultArgument>,

    /// The permissions of the bot's role, as a number [default: those in the invite link]
    #[arg(long, value_name = "BITS")]
    pub(super) bot_permissions: Option<u64>,

    /// Take all permissions from the game master's role, and let an admin allow the command to it
    #[arg(long)]
    pub(super) gm_without_permissions: bool,

    /// Give the command a second time
    #[arg(long)]
    pub(super) twice: bool,

    /// The whole life of a campaign: rename, archive, restore, copy and delete it
    #[arg(long, conflicts_with = "twice")]
    pub(super) life: bool,

    /// Run the functions as they are shipped; the first build takes minutes
    #[arg(long)]
    pub(super) release: bool,
}

impl DemoArguments {
    pub(super) fn latency(&self) -> Duration {
        Duration::from_millis(self.latency_ms)
    }
}

impl Default for DemoArguments {
    /// The demo without arguments.
    fn default() -> Self {
        #[derive(Parser)]
        struct Bare {
            #[command(flatten)]
            arguments: DemoArguments,
        }
        Bare::parse_from(["demo"]).arguments
    }
}
