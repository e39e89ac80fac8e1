//! A random walk: from a seed, a story with people, faults, moods and meddling administrators. Whatever is drawn, the
//! invariants must hold.
//!
//! Each of its parts stands alone, so whatever does not matter for a failure can be left out of it.

mod draw;

use std::fmt;

use crate::{Story, play};

/// The story that was drawn for one seed.
#[derive(Debug, Clone)]
pub struct Walk {
    seed: u64,
    /// Each a sentence, or some that belong together.
    parts: Vec<String>,
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

    /// The text of its story.
    #[must_use]
    pub fn story(&self) -> String {
        let parts: String = self.parts.iter().map(|part| format!("{part}\n")).collect();
        format!("Chance is {}.\n{parts}", self.seed)
    }

    /// Walks it.
    ///
    /// # Errors
    /// Something that must hold did not. The walk in the error is the smallest that was found.
    pub fn run(self) -> Result<(), Failure> {
        let broken = self.broken();
        if broken.is_empty() { Ok(()) } else { Err(self.shrink(broken)) }
    }

    /// What breaks in it.
    fn broken(&self) -> Vec<String> {
        let played = Story::read(&self.story()).map_err(anyhow::Error::msg).and_then(|story| play(&story));
        played.map_or_else(|error| vec![format!("engine: {error:#}")], |played| played.complaints)
    }

    /// Leaves out one part after another for as long as the same thing breaks.
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

/// What sort of thing broke: the text before the first colon.
fn kind(broken: &str) -> &str {
    broken.split(':').next().unwrap_or_default()
}

/// A story that breaks in the same way. Saved as a file in `stories/`, it is played with all others.
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
    fn whatever_is_drawn_is_a_story() {
        for seed in 0..3_000 {
            let text = Walk::of(seed).story();
            if let Err(error) = Story::read(&text) {
                panic!("{error}\nin\n{text}");
            }
        }
    }

    #[test]
    fn a_failed_walk_is_told_as_a_story() {
        let walk = Walk { seed: 7, parts: vec!["At 0 s the gm asks for \"Test\".".to_owned()] };
        let told = Failure { broken: vec!["half: of Test\nis left".to_owned()], walk }.to_string();
        expect_test::expect![[r#"
            # CHANNELWRIGHT_WALK_SEEDS=7 cargo test -p channelwright-stories --test walk
            # broken: half: of Test
            #   is left
            Chance is 7.
            At 0 s the gm asks for "Test".
        "#]]
        .assert_eq(&told);
        assert!(Story::read(&told).is_ok());
    }

    #[test]
    fn what_does_not_matter_is_left_out() {
        let sentences = ["Each request takes 1 s.", "At 0 s nonsense happens.", "At 1 s the gm asks for \"Test\"."];
        let failure = Walk { seed: 7, parts: sentences.map(str::to_owned).to_vec() }.run().unwrap_err();
        assert_eq!(failure.walk.parts, ["At 0 s nonsense happens."]);
    }
}
