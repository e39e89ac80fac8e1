//! Locks that outlive a panic.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// What the mutex holds. A panic elsewhere does not make it unusable.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
