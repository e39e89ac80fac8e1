//! Limits of messages and modals, checked before sending.

/// A part of a message or modal that Discord would refuse. Names the part, never its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OverLimit {
    /// A text that is empty or too long.
    #[error("{what}: {chars} characters; between {min} and {max} are allowed")]
    Length {
        /// Which text.
        what: &'static str,
        /// How long it is.
        chars: usize,
        /// The fewest characters.
        min: usize,
        /// The most characters.
        max: usize,
    },
    /// Too few or too many parts.
    #[error("{what}: {count}; between {min} and {max} are allowed")]
    Count {
        /// Which parts.
        what: &'static str,
        /// How many there are.
        count: usize,
        /// The fewest.
        min: usize,
        /// The most.
        max: usize,
    },
    /// Two components with the same `custom_id`.
    #[error("two components have the same custom_id")]
    SameCustomId,
    /// A custom id that is not printable ASCII.
    #[error("a custom_id is not printable ASCII")]
    NotAscii,
}

pub(super) fn length(what: &'static str, text: &str, min: usize, max: usize) -> Result<(), OverLimit> {
    let chars = text.chars().count();
    if (min..=max).contains(&chars) { Ok(()) } else { Err(OverLimit::Length { what, chars, min, max }) }
}

pub(super) fn count(what: &'static str, count: usize, min: usize, max: usize) -> Result<(), OverLimit> {
    if (min..=max).contains(&count) { Ok(()) } else { Err(OverLimit::Count { what, count, min, max }) }
}
