//! Hostile inputs for all code that reads bytes from outside. Each target has a folder of seeds in `corpus/`. It reads
//! the seeds unchanged, and then with random changes: flipped bits, pieces cut, repeated or taken from another seed, and
//! inserted texts that are hard for parsers. A failing input is shrunk before it is printed; add it to the seeds.
//!
//! `FUZZ_SECONDS` sets the duration: `FUZZ_SECONDS=600 cargo test -p channelwright-fuzz -p channelwright-discord`.

mod change;

use std::{
    fmt, fs,
    path::PathBuf,
    time::{Duration, Instant},
};

use proptest::{
    prelude::*,
    test_runner::{Config, TestError, TestRunner},
};

use change::{Change, change};

/// The duration for each target without `FUZZ_SECONDS`: some thousand inputs.
const BUDGET: Duration = Duration::from_secs(1);

/// Inputs between two checks of the time.
const CASES: u32 = 50;

/// Longer inputs take more time and find nothing new.
const INPUT_MAX_BYTES: usize = 64 * 1024;

/// Per input. It is a hundred times the maximum measured in a dev build on a busy machine, so only a parser whose time grows
/// faster than its input exceeds it.
const READ_MAX: Duration = Duration::from_secs(5);

/// Per test process.
const MEMORY_MAX_KIB: u64 = 512 * 1024;

/// Runs `target` on every seed of `corpus/<name>` and on many changed ones. The target panics if it finds a fault.
///
/// # Panics
/// The target panics, or takes too much time or memory, or there are no seeds.
#[expect(clippy::panic, reason = "a panic fails the test")]
pub fn fuzz(name: &str, target: impl Fn(&[u8])) {
    let seeds = seeds(name);
    let timed = |input: &[u8]| {
        let started = Instant::now();
        target(input);
        assert!(started.elapsed() < READ_MAX, "it took {:?}", started.elapsed());
    };
    for (file, seed) in &seeds {
        eprintln!("{file}");
        timed(seed);
    }
    let seeds: Vec<Vec<u8>> = seeds.into_iter().map(|(_, seed)| seed).collect();
    let inputs = inputs(seeds);
    let config = Config { cases: CASES, failure_persistence: None, max_shrink_time: 30_000, ..Config::default() };
    let (started, budget) = (Instant::now(), budget());
    while started.elapsed() < budget {
        // A runner runs its cases only once.
        let result = TestRunner::new(config.clone()).run(&inputs, |input| {
            timed(&input.0);
            Ok(())
        });
        match result {
            Ok(()) => {}
            Err(TestError::Fail(reason, input)) => panic!("{name}: {reason}\ninput: {input:?}"),
            Err(TestError::Abort(reason)) => panic!("{name}: {reason}"),
        }
    }
    assert!(peak_memory_kib() < MEMORY_MAX_KIB, "{name} took {} KiB", peak_memory_kib());
}

fn budget() -> Duration {
    let seconds = std::env::var("FUZZ_SECONDS").ok().and_then(|text| text.parse().ok());
    seconds.map_or(BUDGET, Duration::from_secs)
}

/// The files of a target's corpus, sorted by name.
fn seeds(name: &str) -> Vec<(String, Vec<u8>)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("corpus").join(name);
    let entries = fs::read_dir(&folder).map(|entries| entries.flatten().map(|entry| entry.path()).collect());
    let mut files: Vec<PathBuf> = entries.unwrap_or_default();
    files.sort();
    assert!(!files.is_empty(), "no seeds in {}", folder.display());
    let read = |path: &PathBuf| (path.display().to_string(), fs::read(path).unwrap_or_default());
    files.iter().map(read).collect()
}

/// An input. Its `Debug` form is a byte string that can be copied into a seed.
struct Input(Vec<u8>);

impl fmt::Debug for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "b\"{}\"", self.0.escape_ascii())
    }
}

fn inputs(seeds: Vec<Vec<u8>>) -> impl Strategy<Value = Input> {
    let seed = prop::sample::select(seeds.clone());
    let changes = prop::collection::vec(change(seeds), 1..8);
    (seed, changes).prop_map(|(seed, changes)| Input(changed(seed, &changes)))
}

fn changed(seed: Vec<u8>, changes: &[Change]) -> Vec<u8> {
    let mut bytes = seed;
    for change in changes {
        change.apply(&mut bytes);
        bytes.truncate(INPUT_MAX_BYTES);
    }
    bytes
}

/// The peak memory of this process; zero without `/proc`.
fn peak_memory_kib() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().strip_suffix(" kB")?.trim().parse().ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::panic::catch_unwind;

    use super::*;

    const ANY_CORPUS: &str = "job";

    #[test]
    fn a_failure_is_reported_with_a_small_input() {
        let panics = || fuzz(ANY_CORPUS, |input| assert!(!input.contains(&0xff), "a byte outside UTF-8"));
        let message = catch_unwind(panics).unwrap_err();
        let message = message.downcast_ref::<String>().unwrap();
        assert!(message.contains("a byte outside UTF-8") && message.contains("\\xff"), "{message}");
    }

    #[test]
    fn inputs_differ_and_stay_short() {
        let lengths = std::cell::RefCell::new(std::collections::BTreeSet::new());
        fuzz(ANY_CORPUS, |input| {
            lengths.borrow_mut().insert(input.len());
        });
        let lengths = lengths.into_inner();
        assert!(lengths.len() > 100, "{lengths:?}");
        assert!(lengths.last().is_some_and(|longest| (10_000..=INPUT_MAX_BYTES).contains(longest)), "{lengths:?}");
    }
}
