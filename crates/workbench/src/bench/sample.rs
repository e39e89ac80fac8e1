//! Samples of measured times.

use std::time::Duration;

/// Times of the same thing, at least one.
#[derive(Debug, Clone, Default)]
pub(super) struct Sample(Vec<Duration>);

impl Sample {
    pub(super) fn push(&mut self, time: Duration) {
        let place = self.0.partition_point(|one| *one <= time);
        self.0.insert(place, time);
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn median(&self) -> Duration {
        let middle = |place: usize| self.0.get(place).copied().unwrap_or_default();
        let (lower, upper) = (self.0.len().saturating_sub(1) / 2, self.0.len() / 2);
        (middle(lower) + middle(upper)) / 2
    }

    pub(super) fn longest(&self) -> Duration {
        self.0.last().copied().unwrap_or_default()
    }

    /// The shortest and the longest time; empty for a single one.
    pub(super) fn range(&self, in_words: fn(Duration) -> String) -> String {
        let [first, .., last] = self.0.as_slice() else { return String::new() };
        format!("{} to {}", in_words(*first), in_words(*last))
    }
}

/// `1.62 ms`.
pub(super) fn milliseconds(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1000.0)
}

/// `0.674 s`.
pub(super) fn seconds(time: Duration) -> String {
    format!("{:.3} s", time.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(milliseconds: &[u64]) -> Sample {
        let mut sample = Sample::default();
        for time in milliseconds {
            sample.push(Duration::from_millis(*time));
        }
        sample
    }

    #[test]
    fn the_median_is_the_middle_whatever_the_order() {
        assert_eq!(sample(&[9, 1, 2]).median(), Duration::from_millis(2));
        assert_eq!(sample(&[4, 9, 1, 2]).median(), Duration::from_millis(3));
        assert_eq!(sample(&[7]).median(), Duration::from_millis(7));
    }

    #[test]
    fn the_range_is_from_the_shortest_to_the_longest() {
        assert_eq!(sample(&[9, 1, 2]).range(milliseconds), "1.00 ms to 9.00 ms");
        assert_eq!(sample(&[9]).range(milliseconds), "");
    }
}
