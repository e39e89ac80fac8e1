//! `channelwright demo`: the main job, end to end on this machine.

use anyhow::bail;
use clap::Args;

use crate::Verdict;

/// Run the main job on this machine: both functions, a queue and a small Discord.
#[derive(Args)]
pub(crate) struct DemoArguments {}

pub(crate) fn run(_arguments: &DemoArguments) -> anyhow::Result<Verdict> {
    bail!("the demo is not built yet; try `channelwright plan` or `channelwright --help`")
}
