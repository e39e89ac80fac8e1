//! Comments that were meant as part of a text: YAML ends a plain text where ` #` begins.

use std::collections::BTreeSet;

/// A comment after a plain text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Comment<'t> {
    /// The byte offset of the `#`.
    pub(super) index: usize,
    /// The comment, from its `#` to the end of the line.
    pub(super) text: &'t str,
    /// Whether it looks like part of the text, as in `Session #1`, unlike `general  # for all`.
    pub(super) reads_on: bool,
}

/// The words before all comments that follow something on their line. Only a value that ends with one of them can
/// precede a comment, so most values need not be located. An empty value ends with an empty word.
pub(super) fn words_before_comments(text: &str) -> BTreeSet<&str> {
    let before = text.match_indices('#').filter_map(|(index, _)| text.get(..index));
    let before = before.filter(|before| before.ends_with([' ', '\t']));
    let words = before.filter_map(|before| before.trim_end_matches([' ', '\t']).rsplit(char::is_whitespace).next());
    // Inserted one by one: `collect` would sort first, which adds kilobytes of code.
    let mut all = BTreeSet::new();
    all.extend(words.flat_map(|word| [word, word.rsplit(['{', '[', ',', ':']).next().unwrap_or_default()]));
    all
}

/// The word that precedes a comment after this value.
pub(super) fn last_word(value: &str) -> &str {
    value.split_whitespace().next_back().unwrap_or_default()
}

/// The comment after the plain text `value` that begins at this byte.
pub(super) fn comment_behind<'t>(text: &'t str, start: usize, value: &str) -> Option<Comment<'t>> {
    let mut rest = text.get(start..)?;
    // The text may follow an `&anchor`.
    while rest.starts_with(['&', '!']) {
        rest = rest.trim_start_matches(|c: char| !c.is_whitespace()).trim_start();
    }
    for word in value.split_whitespace() {
        rest = rest.trim_start().strip_prefix(word)?;
    }
    let comment = rest.trim_start_matches([' ', '\t']);
    let blanks = rest.len() - comment.len();
    if blanks == 0 || !comment.starts_with('#') {
        return None;
    }
    let end = comment.find(['\n', '\r']).unwrap_or(comment.len());
    let line = comment.get(..end)?.trim_end();
    let reads_on = blanks == 1 && line.chars().nth(1).is_some_and(|c| !c.is_whitespace() && c != '#');
    Some(Comment { index: text.len() - comment.len(), text: line, reads_on })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, value: &str, wanted: Option<(&str, bool)>) {
        let start = text.find(": ").map_or(0, |colon| colon + 2);
        let found = comment_behind(text, start, value);
        assert_eq!(found.map(|comment| (comment.text, comment.reads_on)), wanted, "{text:?}");
        assert!(found.is_none() || words_before_comments(text).contains(last_word(value)), "{text:?}");
    }

    #[test]
    fn a_comment_that_reads_on_is_told_from_one_that_does_not() {
        check("name: Session #1\n", "Session", Some(("#1", true)));
        check("name: &x two\n   words #and more\r\n", "two words", Some(("#and more", true)));
        check("name: maps # for all", "maps", Some(("# for all", false)));
        check("name: maps  #for all", "maps", Some(("#for all", false)));
        check("name: maps #", "maps", Some(("#", false)));
        check("name:  #maps", "", Some(("#maps", true)));
        check("{name: maps #1}", "maps", Some(("#1}", true)));
    }

    #[test]
    fn what_is_in_quotes_or_in_one_word_is_no_comment() {
        check("name: \"Session #1\"", "Session #1", None);
        check("name: Session#1", "Session#1", None);
        check("name: maps\n# for all", "maps", None);
    }
}
