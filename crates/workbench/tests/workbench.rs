//! The benchmark runs to its end, and a simulation gives the same figures every time.

#![expect(clippy::unwrap_used, reason = "a test may panic, and so may its helpers")]

use std::{
    fs,
    io::{self, Write as _},
    path::PathBuf,
    process::Command,
};

use channelwright_simulator::{
    binaries::{Binaries, Profile},
    program_output::ProgramOutput,
};

/// Runs the program with the functions that are already built.
fn run(arguments: &[&str]) -> ProgramOutput {
    let binaries = Binaries::locate_or_build(Profile::Dev).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_workbench"));
    command.args(arguments).env("CHANNELWRIGHT_BOT", binaries.bot).env("CHANNELWRIGHT_WORKER", binaries.worker);
    command.output().unwrap().try_into().unwrap()
}

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
            "| bot: the same for each button and `/campaign` command, ",
            "| 5 channels per 1 s: from command to final message (n = 1) ",
            "| 25 players added, from the modal to the final message (n = 1) ",
            "| the same with 10 roles per 1 s (n = 1) ",
            "| bot: peak memory (VmHWM) of any process ",
            "| worker: size of the binary ",
        ],
    );
}

#[test]
fn a_missing_layer_is_an_error_with_its_remedy() {
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
        // The test harness hides `println` of a passing test.
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

/// The folder that `scripts/layered.py` built for this machine, if it did.
fn built_layer() -> Option<PathBuf> {
    let architecture = std::env::consts::ARCH.replace("aarch64", "arm64");
    let target = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("..");
    let folder = fs::canonicalize(target.join("layered").join(architecture)).ok()?;
    folder.join("worker.zip").exists().then_some(folder)
}

#[test]
fn a_simulation_is_the_same_every_time() {
    let arguments = ["simulate", "--guilds", "4", "--workers", "2,3", "--slow-guilds", "1", "--seed", "7"];
    let ran = run(&arguments);
    assert_eq!((ran.code, run(&arguments).out), (Some(0), ran.out.clone()), "{}", ran.err);
    let rows: Vec<_> = ran.out.lines().filter_map(|line| line.split('|').nth(1)).map(str::trim).collect();
    assert_eq!(rows, ["workers", "-------", "2", "3"]);
    assert!(ran.out.contains("With 3 workers, slow servers wait "), "{}", ran.out);
    assert!(ran.out.contains("4 servers ask for one campaign each, at once; "), "{}", ran.out);
}
