//! A random walk: from a seed, a world with people, faults, moods and meddling administrators, and what must hold in it.
//!
//! A walk is a list of parts. Each part stands alone, so whatever does not matter for a failure can be left out of it.

mod admin;
mod draw;
mod fault;
mod live;
mod part;

use std::fmt;

use part::Part;

/// Everything that was drawn for one seed.
#[derive(Clone)]
pub struct Walk {
    seed: u64,
    parts: Vec<Part>,
}

/// A walk in which something broke, without the parts that do not matter.
#[derive(Debug)]
pub struct Failure {
    /// What broke.
    pub broken: Vec<String>,
    walk: Walk,
}

impl Walk {
    /// The walk of this seed; always the same.
    #[must_use]
    pub fn of(seed: u64) -> Self {
        Self { seed, parts: draw::parts(seed) }
    }

    /// Walks it.
    ///
    /// # Errors
    /// Something that must hold did not. The walk in the error is the smallest that was found.
    pub fn run(self) -> Result<(), Failure> {
        let broken = live::broken(&self);
        if broken.is_empty() { Ok(()) } else { Err(self.shrink(broken)) }
    }

    /// Leaves out one part after another for as long as the same thing breaks.
    fn shrink(mut self, mut broken: Vec<String>) -> Failure {
        let mut at = 0;
        while at < self.parts.len() {
            let mut smaller = self.clone();
            smaller.parts.remove(at);
            let breaks = live::broken(&smaller);
            if breaks.iter().any(|one| broken.first().is_some_and(|first| kind(one) == kind(first))) {
                (self, broken, at) = (smaller, breaks, 0);
            } else {
                at += 1;
            }
        }
        Failure { broken, walk: self }
    }
}

/// What sort of thing broke: the text before the first colon.
fn kind(broken: &str) -> &str {
    broken.split(':').next().unwrap_or_default()
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "CHANNELWRIGHT_WALK_SEEDS={} cargo test -p channelwright-stories --test walk", self.walk.seed)?;
        self.broken.iter().try_for_each(|broken| writeln!(f, "  broken: {broken}"))?;
        writeln!(f, "  with no more than:")?;
        self.walk.parts.iter().try_for_each(|part| writeln!(f, "    {part:?}"))
    }
}

impl fmt::Debug for Walk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "seed {}", self.seed)?;
        self.parts.iter().try_for_each(|part| writeln!(f, "    {part:?}"))
    }
}
