//! That the benchmark works; what it measures is no matter for a test.

use std::{
    fs,
    io::{self, Write as _},
    path::PathBuf,
};

use crate::run;

#[test]
fn the_benchmark_measures_everything_once() {
    let ran = run(&["bench", "--quick"]);
    ran.check(
        0,
        &[
            "| bot: from exec to the first poll (n = 4) ",
            "| worker: from exec to the first poll (n = 4) ",
            "| bot: from invocation to response, warm (n = 25) ",
            "| from command to final message, both functions cold (n = 1) ",
            "| from command to final message, the second to tenth campaign in a row (n = 9) ",
            "| 13: kept",
            "| ≤ 10: kept",
            "| ≤ 18: kept",
            "| 5 channels per 1 s: from command to final message (n = 1) ",
            "| bot: peak memory (VmHWM) of any process ",
            "| worker: size of the binary ",
        ],
    );
}

#[test]
fn a_layer_that_was_not_built_is_asked_for() {
    let empty = tempfile::tempdir().unwrap();
    let ran = run(&["bench", "--quick", "--layered", empty.path().to_str().unwrap()]);
    ran.check(1, &[]);
    let expected =
        format!("error: there is no lambda-layer.zip in {}: `python3 scripts/layered.py", empty.path().display());
    assert!(ran.err.starts_with(&expected), "{}", ran.err);
}

#[test]
fn the_layered_functions_start_beside_the_static_ones() {
    let Some(folder) = built_layer() else {
        // Not through `println`, which nobody sees when the test passes.
        let _ = writeln!(io::stderr(), "not tested: there is no layered build for this machine");
        return;
    };
    let ran = run(&["bench", "--quick", "--layered", folder.to_str().unwrap()]);
    ran.check(
        0,
        &[
            "| layered against static ",
            "| bot: from exec to the first poll, on one core (n = 2 each) ",
            "| worker: from exec to the first poll, on one core (n = 2 each) ",
            "| ≤ 1.20: ",
            "| worker: size of the zip ",
            "| layer: size of the zip ",
        ],
    );
}

/// Where `scripts/layered.py` leaves what it builds for this machine, if it did.
fn built_layer() -> Option<PathBuf> {
    let architecture = std::env::consts::ARCH.replace("aarch64", "arm64");
    let target = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("..");
    let folder = fs::canonicalize(target.join("layered").join(architecture)).ok()?;
    folder.join("worker.zip").exists().then_some(folder)
}
