//! Which processor core runs what, so that the time of one process can be measured beside the rest of the world.

use std::io;

/// Keeps this thread, and every thread it starts from now on, off one core, and names that core: free for processes
/// that are told to use it. With a single core nothing is set aside, and all share it.
///
/// # Errors
/// This system cannot do it; only Linux can.
pub fn set_one_aside() -> io::Result<usize> {
    system::set_one_aside()
}

/// Starts something on one core alone, or wherever the system likes.
///
/// A new process has the cores of the thread that starts it. So the thread moves there for that moment: the process's
/// first instruction is on its core already.
pub(crate) fn start_on<T>(core: Option<usize>, start: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    match core {
        None => start(),
        Some(core) => system::start_on(core, start),
    }
}

#[cfg(target_os = "linux")]
mod system {
    use std::io;

    use rustix::thread::{CpuSet, sched_getaffinity, sched_setaffinity};

    pub(super) fn set_one_aside() -> io::Result<usize> {
        let mut others = sched_getaffinity(None)?;
        let last = (0..CpuSet::MAX_CPU).rev().find(|core| others.is_set(*core));
        let last = last.ok_or_else(|| io::Error::other("this thread has no core to run on"))?;
        if others.count() > 1 {
            others.unset(last);
            sched_setaffinity(None, &others)?;
        }
        Ok(last)
    }

    pub(super) fn start_on<T>(core: usize, start: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
        let before = sched_getaffinity(None)?;
        let mut alone = CpuSet::new();
        alone.set(core);
        sched_setaffinity(None, &alone)?;
        let started = start();
        sched_setaffinity(None, &before)?;
        started
    }
}

#[cfg(not(target_os = "linux"))]
mod system {
    use std::io;

    pub(super) fn set_one_aside() -> io::Result<usize> {
        Err(unsupported())
    }

    pub(super) fn start_on<T>(_: usize, _: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
        Err(unsupported())
    }

    fn unsupported() -> io::Error {
        io::Error::new(io::ErrorKind::Unsupported, "only on Linux can a process be told which core to use")
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::{process::Command, thread};

    use rustix::thread::sched_getaffinity;

    use super::*;

    /// The cores a process may use, in Linux's own words.
    #[expect(clippy::unwrap_used, reason = "a helper of tests is a test")]
    fn cores_of_a_process(core: Option<usize>) -> String {
        let mut command = Command::new("grep");
        command.args(["Cpus_allowed_list", "/proc/self/status"]);
        let output = start_on(core, || command.output()).unwrap();
        String::from_utf8(output.stdout).unwrap().trim().replace("Cpus_allowed_list:\t", "")
    }

    #[test]
    fn a_process_has_one_core_and_the_thread_keeps_its_own() {
        let before = sched_getaffinity(None).unwrap();
        let core = (0..1024).find(|core| before.is_set(*core)).unwrap();
        assert_eq!(cores_of_a_process(Some(core)), core.to_string());
        assert_eq!(sched_getaffinity(None).unwrap(), before);
    }

    #[test]
    fn whoever_sets_a_core_aside_leaves_it_to_others() {
        thread::spawn(|| {
            let is_alone = sched_getaffinity(None).unwrap().count() == 1;
            let core = set_one_aside().unwrap();
            assert_eq!(sched_getaffinity(None).unwrap().is_set(core), is_alone);
            assert_eq!(cores_of_a_process(Some(core)), core.to_string());
        })
        .join()
        .unwrap();
    }
}
