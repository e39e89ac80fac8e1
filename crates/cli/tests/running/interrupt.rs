//! A demo that is interrupted leaves nothing running.

use std::{
    fs,
    io::{BufRead as _, BufReader},
    os::fd::OwnedFd,
    process::Stdio,
};

use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    process::{Pid, PidfdFlags, Signal, kill_process, pidfd_open},
};

use crate::program;

#[test]
fn ctrl_c_ends_the_functions_too() {
    check(Signal::INT, "error: interrupted\n");
}

#[test]
fn sigterm_ends_the_functions_too() {
    check(Signal::TERM, "error: terminated\n");
}

#[track_caller]
fn check(signal: Signal, says: &str) {
    let mut demo = program(&["demo", "--fault", "On role creation 1: hangs 60 s"]);
    let mut demo = demo.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // The first text of the reply comes from the worker, so both functions are running.
    let mut lines = BufReader::new(demo.stdout.take().unwrap()).lines();
    lines.find(|line| line.as_ref().unwrap().contains("Creating Campaign")).unwrap().unwrap();
    let functions = children(demo.id());
    assert!(functions.len() >= 2, "the bot and the worker, perhaps with a bot that was evicted");

    kill_process(Pid::from_child(&demo), signal).unwrap();
    // Read its output to the end, so that the pipe does not fill up.
    lines.for_each(drop);
    let ended = demo.wait_with_output().unwrap();
    assert_eq!((ended.status.code(), String::from_utf8(ended.stderr).unwrap().as_str()), (Some(1), says));
    for function in functions {
        let mut fds = [PollFd::new(&function, PollFlags::IN)];
        let ended = poll(&mut fds, Some(&Timespec { tv_sec: 10, tv_nsec: 0 })).unwrap();
        assert_eq!(ended, 1, "a function still runs");
    }
}

/// Handles of all child processes of this one.
fn children(of: u32) -> Vec<OwnedFd> {
    let tasks = fs::read_dir(format!("/proc/{of}/task")).unwrap();
    let lists = tasks.map(|task| fs::read_to_string(task.unwrap().path().join("children")).unwrap_or_default());
    let pids: Vec<i32> =
        lists.flat_map(|list| list.split_whitespace().map(|pid| pid.parse().unwrap()).collect::<Vec<_>>()).collect();
    pids.into_iter().map(|pid| pidfd_open(Pid::from_raw(pid).unwrap(), PidfdFlags::empty()).unwrap()).collect()
}
