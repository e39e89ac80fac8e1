//! Reserves a processor core, so that a process can be measured without interference from the rest of the world.

use std::io;

/// Keeps this thread, and every thread that it starts from now on, off one core. Returns that core. On a machine with a
/// single core, all share it.
///
/// # Errors
/// The system is not Linux.
pub fn set_one_aside() -> io::Result<usize> {
    system::set_one_aside()
}

/// Starts a process on one core, or on any.
///
/// A process inherits the cores of the thread that starts it. So the thread moves to the core for the start, and the
/// process runs there from its first instruction.
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
        io::Error::new(io::ErrorKind::Unsupported, "only Linux can bind a process to a core")
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::{process::Command, thread};

    use rustix::thread::sched_getaffinity;

    use super::*;

    /// The cores that a process may use, as `/proc` lists them.
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
    fn a_thread_leaves_the_core_that_it_set_aside() {
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
