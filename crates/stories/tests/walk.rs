//! Plays random walks: every one must hold the invariants.

use anyhow::Context as _;
use channelwright_stories::walk::Walk;

/// The seeds without `CHANNELWRIGHT_WALK_SEEDS`.
const USUAL: std::ops::Range<u64> = 0..300;

/// `CHANNELWRIGHT_WALK_SEEDS`: one seed, or `from..to`.
fn seeds() -> anyhow::Result<std::ops::Range<u64>> {
    let Ok(text) = std::env::var("CHANNELWRIGHT_WALK_SEEDS") else { return Ok(USUAL) };
    let number = |text: &str| text.trim().parse::<u64>().context("CHANNELWRIGHT_WALK_SEEDS is a seed or from..to");
    Ok(match text.split_once("..") {
        Some((from, to)) => number(from)?..number(to)?,
        None => number(&text)?..number(&text)? + 1,
    })
}

#[test]
fn every_walk_holds_the_invariants() -> anyhow::Result<()> {
    let failed = seeds()?.filter_map(|seed| Walk::of(seed).run().err());
    let failures: Vec<String> = failed.map(|failure| failure.to_string()).collect();
    assert!(failures.is_empty(), "{} walks failed:\n{}", failures.len(), failures.join("\n"));
    Ok(())
}
