//! What can be asked of the demo, and its help.

use std::time::Duration;

use clap::{Args, Parser};

use super::fault::FaultArgument;

/// Shown below the options.
pub(crate) const AFTER_HELP: &str = "\
Faults are sentences of a story. What goes wrong on requests to Discord:
  On PLACE: WHAT   or   On PLACE, TIMES: WHAT
where PLACE is one of
  request 12       counting all requests
  role creation 1, channel creation 3 (the first makes the category), role grant 1, reply edit 2,
  guild look 1, channels look 1, member look 1, bot look 1, channel deletion 1, role deletion 1
  any request, any channel creation, …
TIMES is once, twice, 3 times, … or always, and WHAT is one of
  500, 403, …      that status, and nothing is done (400 to 599)
  429 user for 2 s a rate limit that lasts so long; also shared, global
  answer lost      it is done, but its answer never arrives
  truncated answer, invalid JSON
                   it is done, but its answer ends in the middle, or is not JSON
  reset            the connection ends, and nothing is done
  hangs 20 s       it takes so much longer
  killed before    the worker is killed (SIGKILL) before it is done; also during, after; SQS delivers again within 30 s
  an admin deletes the category, …
                   whatever an admin does in a story

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
  0  the campaign is complete, the final message says so, and no rule of Discord was broken
  1  it is not, and the last line says why
  2  the arguments make no sense";

/// Run the main job on this machine: both functions, a queue and a small Discord.
///
/// Builds the two functions, starts them as Lambda would, gives the signed command /add-campaign, shows the reply as it
/// changes, then the server that came of it and what it took. Needs no account and no network.
#[derive(Debug, Clone, Args)]
pub(crate) struct DemoArguments {
    /// What the campaign is called, as a person types it
    #[arg(long, default_value = "Test")]
    pub(super) name: String,

    /// How long Discord takes for each request, in milliseconds
    #[arg(long, value_name = "MS", default_value = "350", value_parser = clap::value_parser!(u64).range(..=60_000))]
    latency_ms: u64,

    /// Something that goes wrong; can be given more than once, see below
    #[arg(long = "fault", value_name = "SENTENCE")]
    pub(super) faults: Vec<FaultArgument>,

    /// What the bot's role may do, as a number [default: what its invitation asks for]
    #[arg(long, value_name = "BITS")]
    pub(super) bot_permissions: Option<u64>,

    /// Take all permissions from the game master's role, and let an admin allow it the command
    #[arg(long)]
    pub(super) gm_without_permissions: bool,

    /// Give the same command again afterwards
    #[arg(long)]
    pub(super) twice: bool,

    /// Run the functions as they are shipped; the first time, building them takes minutes
    #[arg(long)]
    pub(super) release: bool,
}

impl DemoArguments {
    pub(super) fn latency(&self) -> Duration {
        Duration::from_millis(self.latency_ms)
    }
}

impl Default for DemoArguments {
    /// What the demo is without any arguments.
    fn default() -> Self {
        #[derive(Parser)]
        struct Bare {
            #[command(flatten)]
            arguments: DemoArguments,
        }
        Bare::parse_from(["demo"]).arguments
    }
}
