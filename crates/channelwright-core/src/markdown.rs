//! Escapes user input for Discord messages, so that it is shown as typed.
//!
//! This does not prevent pings: the `allowed_mentions` in every message do.

/// Puts a backslash before each character that is special in Discord's Markdown.
///
/// Quotes, headings and lists count only at the start of a line, and a colon only in an address, so most names do not
/// change. The result can be up to twice as long.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    let mut line_start = true;
    let mut previous_is_digit = false;
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        let special = match c {
            '\\' | '*' | '_' | '~' | '`' | '|' | '<' | '>' | '[' | ']' | '@' => true,
            '#' | '-' | '+' => line_start,
            '.' => line_start && previous_is_digit,
            ':' => rest.as_str().starts_with("//"),
            _ => false,
        };
        if special {
            escaped.push('\\');
        }
        escaped.push(c);
        previous_is_digit = c.is_ascii_digit();
        // "12." opens a list, so digits do not end the start of a line; neither do spaces.
        line_start = c == '\n' || (line_start && (c == ' ' || previous_is_digit));
    }
    escaped
}

/// Truncates a text to at most this many characters, at a line end if possible, and marks the cut with “…”.
#[must_use]
pub fn shorten(text: String, max_chars: usize) -> String {
    if text.chars().count() <= max_chars {
        return text;
    }
    let cut: String = text.chars().take(max_chars.saturating_sub(2)).collect();
    let whole_lines = cut.rfind('\n').map_or(cut.as_str(), |end| cut.get(..end).unwrap_or_default());
    format!("{whole_lines}\n…")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_ends_with_a_whole_line() {
        assert_eq!(shorten("12345\n678".to_owned(), 9), "12345\n678");
        assert_eq!(shorten("12345\n6789".to_owned(), 9), "12345\n…");
        assert_eq!(shorten("123456789".to_owned(), 6), "1234\n…");
    }

    fn check(typed: &str, wanted: &str) {
        assert_eq!(escape(typed), wanted);
    }

    #[test]
    fn an_ordinary_name_stays_as_it_is() {
        check("Curse of Strahd: Reborn (2nd try) #3 - the end?", "Curse of Strahd: Reborn (2nd try) #3 - the end?");
        check("Кампания 龍 👩‍👩‍👧", "Кампания 龍 👩‍👩‍👧");
    }

    #[test]
    fn formatting_shows_instead_of_working() {
        check("**a** _b_ ~~c~~ ||d|| `e` \\f", r"\*\*a\*\* \_b\_ \~\~c\~\~ \|\|d\|\| \`e\` \\f");
    }

    #[test]
    fn mentions_and_emoji_markup_show_instead_of_working() {
        check("@everyone <@1> <#2> <@&3> <:a:4>", r"\@everyone \<\@1\> \<#2\> \<\@&3\> \<:a:4\>");
    }

    #[test]
    fn links_are_not_links() {
        check("[free](https://example.com)", r"\[free\](https\://example.com)");
    }

    #[test]
    fn quotes_headings_and_lists_count_at_the_start_of_a_line() {
        check("# a\n- b\n> c\n 12. d\n+ e 1.5", "\\# a\n\\- b\n\\> c\n 12\\. d\n\\+ e 1.5");
    }
}
