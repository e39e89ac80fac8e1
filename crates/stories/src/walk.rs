//! A random walk: a story drawn from a seed, with people, faults, a failing queue and administrators who interfere. The
//! invariants must hold in every one.
//!
//! Its parts are independent, so a failing walk can be reduced part by part.

mod draw;

use std::fmt;

use crate::{Story, play};

/// The story of one seed.
#[derive(Debug, Clone)]
pub struct Walk {
    seed: u64,
    /// Each is a sentence, or several that belong together.
    parts: Vec<String>,
}

/// A walk that broke an invariant, reduced to the parts that it takes.
#[derive(Debug)]
pub struct Failure {
    /// The broken invariants.
    pub broken: Vec<String>,
    walk: Walk,
}

impl Walk {
    /// Draws the walk of this seed, the same one every time.
    #[must_use]
    pub fn of(seed: u64) -> Self {
        Self { seed, parts: draw::parts(seed) }
    }

    /// The text of its story.
    #[must_use]
    pub fn story(&self) -> String {
        let parts: String = self.parts.iter().map(|part| format!("{part}\n")).collect();
        format!("Chance is {}.\n{parts}", self.seed)
    }

    /// Plays the walk.
    ///
    /// # Errors
    /// It broke an invariant. The error has the smallest walk found that does.
    pub fn run(self) -> Result<(), Failure> {
        let broken = self.broken();
        if broken.is_empty() { Ok(()) } else { Err(self.shrink(broken)) }
    }

    fn broken(&self) -> Vec<String> {
        let played = Story::read(&self.story()).map_err(anyhow::Error::msg).and_then(|story| play(&story));
        played.map_or_else(|error| vec![format!("engine: {error:#}")], |played| played.complaints)
    }

    /// Removes parts one by one as long as the same invariant breaks.
    fn shrink(mut self, mut broken: Vec<String>) -> Failure {
        let mut at = 0;
        while at < self.parts.len() {
            let mut smaller = self.clone();
            smaller.parts.remove(at);
            let breaks = smaller.broken();
            if breaks.iter().any(|one| broken.first().is_some_and(|first| kind(one) == kind(first))) {
                (self, broken, at) = (smaller, breaks, 0);
            } else {
                at += 1;
            }
        }
        Failure { broken, walk: self }
    }
}

/// The broken invariant: the text before the first colon.
fn kind(broken: &str) -> &str {
    broken.split(':').next().unwrap_or_default()
}

/// The story of the reduced walk, ready to be saved as a file in `stories/`.
impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "# CHANNELWRIGHT_WALK_SEEDS={} cargo test -p channelwright-stories --test walk", self.walk.seed)?;
        self.broken.iter().try_for_each(|broken| writeln!(f, "# broken: {}", broken.replace('\n', "\n#   ")))?;
        f.write_str(&self.walk.story())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_walk_is_a_valid_story() {
        for seed in 0..3_000 {
            let text = Walk::of(seed).story();
            if let Err(error) = Story::read(&text) {
                panic!("{error}\nin\n{text}");
            }
        }
    }

    #[test]
    fn a_failed_walk_prints_a_story() {
        let walk = Walk { seed: 7, parts: vec!["At 0 s the gm asks for \"Test\".".to_owned()] };
        let printed = Failure { broken: vec!["half: of Test\nis left".to_owned()], walk }.to_string();
        expect_test::expect![[r#"
            # CHANNELWRIGHT_WALK_SEEDS=7 cargo test -p channelwright-stories --test walk
            # broken: half: of Test
            #   is left
            Chance is 7.
            At 0 s the gm asks for "Test".
        "#]]
        .assert_eq(&printed);
        assert!(Story::read(&printed).is_ok());
    }

    #[test]
    fn a_failed_walk_is_reduced() {
        let sentences = ["Each request takes 1 s.", "At 0 s nonsense happens.", "At 1 s the gm asks for \"Test\"."];
        let failure = Walk { seed: 7, parts: sentences.map(str::to_owned).to_vec() }.run().unwrap_err();
        assert_eq!(failure.walk.parts, ["At 0 s nonsense happens."]);
    }
}
