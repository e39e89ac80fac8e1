//! Detects secrets in printed text.

use std::collections::HashSet;

/// Texts are compared in pieces of this length: longer than a snowflake in its JSON, which is no secret.
const PIECE: usize = 32;
/// The end of the name of a field with a time, in log lines and in messages below a pressed button. A piece with it is no
/// secret: both may be of the same second.
const TIME: &[u8] = b"stamp\":\"";

/// Secrets to look for. A part of a long secret is found if it is at least twice as long as a piece. Backslashes are
/// ignored, so that nested JSON strings match.
#[derive(Debug, Clone, Default)]
pub struct Secrets {
    words: Vec<String>,
    pieces: HashSet<[u8; PIECE]>,
}

impl Secrets {
    /// Adds a secret that only matches as a whole, such as a key.
    pub fn add_word(&mut self, word: &str) {
        self.words.push(word.to_owned());
    }

    /// Adds a secret whose parts match, too, such as a request. One shorter than a piece is ignored.
    pub fn add_text(&mut self, text: &[u8]) {
        let text = without_backslashes(text);
        let is_time = |piece: &&[u8; PIECE]| piece.windows(TIME.len()).any(|window| window == TIME);
        self.pieces.extend(text.as_chunks().0.iter().filter(|piece| !is_time(piece)));
    }

    /// Whether the text contains a secret or a part of one.
    #[must_use]
    pub fn are_in(&self, text: &str) -> bool {
        let text = without_backslashes(text.as_bytes());
        let has_word = |word: &String| text.windows(word.len().max(1)).any(|window| window == word.as_bytes());
        let is_piece = |window: &[u8]| window.first_chunk().is_some_and(|piece| self.pieces.contains(piece));
        self.words.iter().any(has_word) || text.windows(PIECE).any(is_piece)
    }
}

fn without_backslashes(text: &[u8]) -> Vec<u8> {
    text.iter().copied().filter(|byte| *byte != b'\\').collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, found: bool) {
        let mut secrets = Secrets::default();
        secrets.add_word("bot-token");
        secrets.add_text(br#"{"token":"aW50ZXJhY3Rpb246MTI5MDAwMDAwMDAwMDAwMDAwMDE6bm90LWEtcmVhbC10b2tlbg","type":2}"#);
        assert_eq!(secrets.are_in(text), found, "{text}");
    }

    #[test]
    fn words_and_parts_of_texts_are_found_however_they_are_quoted() {
        check("Authorization: Bot bot-token", true);
        check("/webhooks/1/aW50ZXJhY3Rpb246MTI5MDAwMDAwMDAwMDAwMDAwMDE6bm90LWEtcmVhbC10b2tlbg/messages", true);
        check(r#"{"event":"{\"body\":\"{\\\"token\\\":\\\"aW50ZXJhY3Rpb246MTI5MDAwMDAwMDAwMDAwMDAw"#, true);
        check(r#"bot-tok {"type":2} aW50ZXJhY3Rpb24"#, false);
        check("", false);
    }

    #[test]
    fn a_time_is_no_secret() {
        let time = r#""timestamp":"2026-11-27T22:05:55"#;
        assert_eq!(time.len(), PIECE);
        let mut secrets = Secrets::default();
        secrets.add_text(time.as_bytes());
        assert!(!secrets.are_in(&format!("{{{time}.901259Z\"}}")));
    }
}
