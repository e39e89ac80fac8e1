//! What is done about an interaction.

use super::reply::Reply;
use crate::job::Job;

/// What to do about an interaction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// Nothing but this.
    Answer(Reply),
    /// Put the job on the queue; once it is safely there, answer this.
    Enqueue(Box<Job>, Reply),
}
