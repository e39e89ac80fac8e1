//! Checks the built-in template, so that a mistake fails the build instead of the worker.

use std::process::ExitCode;

use channelwright_core::template::{CAMPAIGN_CHANNELS_YAML, Template};

fn main() -> ExitCode {
    // The template is part of core; Cargo reruns this script when core changes.
    println!("cargo::rerun-if-changed=build.rs");
    let mistakes = mistakes(CAMPAIGN_CHANNELS_YAML);
    for line in &mistakes {
        eprintln!("{line}");
    }
    if mistakes.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// One a line, with the place where it is, as seen from the root of the repository.
pub(crate) fn mistakes(template: &str) -> Vec<String> {
    let found = Template::parse(template.as_bytes());
    found.err().map_or_else(Vec::new, |found| found.in_file(&"config/campaign_channels.yaml"))
}
