//! The decision about an interaction.

use super::reply::Reply;
use crate::job::Job;

/// What to do with an interaction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// Answer immediately.
    Answer(Reply),
    /// Queue the job, then answer.
    Enqueue(Box<Job>, Reply),
}
