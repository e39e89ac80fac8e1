//! What can be asked of the demo, and its help.

use std::time::Duration;

use clap::{Args, Parser};

use super::fault::FaultArgument;

/// Shown below the options.
pub(crate) const AFTER_HELP: &str = "\
Faults, struck at requests to Discord: WHAT[xTIMES]@WHERE
  500, 403, …      that status, and nothing is done (400 to 599)
  429[=WAIT]       a rate limit that lasts WAIT [default: 1s]
  lost             it is done, but its answer never arrives
  cut, garbled     it is done, but its answer ends in the middle, or is no JSON
  reset            the connection ends, and nothing is done
  hang=WAIT        it takes WAIT longer
  kill             the worker is killed (SIGKILL) before it is done; kill-after: after; SQS delivers again within 30 s
where WHERE is a number, counting all requests, or one of
  create-role, create-channel (the first makes the category), give-role, edit-reply,
  get-guild, get-member, get-me, list-channels, delete-channel, delete-role
and may count: create-channel:3 is the third.

Faults that last:
  limit=N/PERIOD   Discord creates N channels in each period
  forum-refused    Discord allows no forums in this server
  webhook-lag=WAIT Discord does not know the reply for so long after the answer
  list-lag=WAIT    what is made is absent from Discord's lists for so long
  queue-down       the queue takes no messages

Examples:
  channelwright demo --name 'The Lost Mine' --latency-ms 100
  channelwright demo --fault 500@create-channel:3 --fault lost@create-role
  channelwright demo --fault 429=2s@create-channel:5 --fault kill@12
  channelwright demo --fault limit=5/5s   # long enough to watch the bar grow
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
    #[arg(long = "fault", value_name = "FAULT")]
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
