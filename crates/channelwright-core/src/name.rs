//! Names in two forms: one to send and show, and one to compare.
//!
//! Discord changes names and does not document how: it drops U+FE0F in places, and upper case and punctuation in the
//! names of text channels. So names are compared in a folded form, never verbatim.

use unicode_normalization::UnicodeNormalization as _;

const ZERO_WIDTH_NON_JOINER: char = '\u{200c}';
const ZERO_WIDTH_JOINER: char = '\u{200d}';
const KEYCAP: char = '\u{20e3}';
const BLACK_FLAG: char = '\u{1f3f4}';
const LAST_TAG: char = '\u{e007f}';

/// The form to send and show: the input in NFC, with white space trimmed and collapsed, and without invisible
/// characters except where a script or an emoji needs them.
#[must_use]
pub fn clean(text: &str) -> String {
    let visible: String = without_superfluous(text).nfc().collect();
    in_one_line(&visible)
}

/// The form to compare names in. Drops variation selectors and joiners, and unifies compatible characters (NFKC). Keeps
/// upper and lower case, and flags made of tags.
#[must_use]
pub fn fold(name: &str) -> String {
    let visible: String = clean(name).chars().filter(|&c| !is_invisible(c) || is_tag(c)).collect();
    let compatible: String = visible.nfkc().collect();
    in_one_line(&compatible)
}

/// The same without tags, as earlier versions sent names: the flags of England, Scotland and Wales become black flags.
#[must_use]
pub fn fold_without_tags(name: &str) -> String {
    fold(name).chars().filter(|&c| !is_tag(c)).collect()
}

/// Whether a character is visible on its own. Joiners, selectors and combining marks cannot.
#[must_use]
pub fn is_visible_alone(c: char) -> bool {
    !c.is_whitespace() && !is_invisible(c) && !unicode_normalization::char::is_combining_mark(c)
}

fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn without_superfluous(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        let (before, after) = (kept.chars().next_back(), rest.clone().next());
        if c.is_whitespace() || !is_invisible(c) || before.is_some_and(|before| is_needed(before, c, after)) {
            kept.push(c);
        }
        if c == BLACK_FLAG {
            let tags = tags_at_start(rest.as_str());
            kept.push_str(tags);
            rest = rest.as_str().get(tags.len()..).unwrap_or_default().chars();
        }
    }
    kept
}

/// The tags that make a black flag another one (UTS 51, ED-14a), or nothing if they are not complete.
fn tags_at_start(text: &str) -> &str {
    let tags = text.find(|c| !is_tag(c) || c == LAST_TAG).unwrap_or(text.len());
    let is_complete = tags > 0 && text.get(tags..).is_some_and(|rest| rest.starts_with(LAST_TAG));
    if is_complete { text.get(..tags + LAST_TAG.len_utf8()).unwrap_or_default() } else { "" }
}

const fn is_tag(c: char) -> bool {
    matches!(c, '\u{e0020}'..=LAST_TAG)
}

/// Characters that are invisible on their own, and would make names that look the same differ.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{e000}'..='\u{f8ff}'
            | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Whether this invisible character changes how its neighbours look.
fn is_needed(before: char, c: char, after: Option<char>) -> bool {
    match c {
        ZERO_WIDTH_NON_JOINER => takes_joiners(before) && after.is_some_and(takes_joiners),
        // At the end of a word, too: an Arabic letter keeps its joined form, a Malayalam consonant loses its vowel.
        ZERO_WIDTH_JOINER => takes_joiners(before) || (ends_emoji(before) && after.is_some_and(is_emoji)),
        '\u{fe0e}' | '\u{fe0f}' => is_emoji(before) || (is_on_keys(before) && after == Some(KEYCAP)),
        '\u{fe00}'..='\u{fe02}' | '\u{e0100}'..='\u{e01ef}' => is_ideograph(before) || takes_joiners(before),
        '\u{180b}'..='\u{180f}' => matches!(before, '\u{1820}'..='\u{18aa}'),
        _ => false,
    }
}

/// The blocks of scripts whose letters join or stack: Arabic and its kin, those of India and South-East Asia, Tibetan,
/// Mongolian, Adlam.
const fn takes_joiners(c: char) -> bool {
    matches!(c,
        '\u{600}'..='\u{8ff}' | '\u{900}'..='\u{dff}' | '\u{f00}'..='\u{109f}' | '\u{1700}'..='\u{18af}'
        | '\u{1900}'..='\u{1c7f}' | '\u{1cc0}'..='\u{1cff}' | '\u{a800}'..='\u{abff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
        | '\u{10a00}'..='\u{11fff}' | '\u{1e900}'..='\u{1e95f}')
}

/// The blocks of symbols in which emoji are.
const fn is_emoji(c: char) -> bool {
    matches!(c,
        '\u{a9}' | '\u{ae}' | '\u{203c}' | '\u{2049}' | '\u{2122}' | '\u{2139}' | '\u{2190}'..='\u{21ff}'
        | '\u{2300}'..='\u{23ff}' | '\u{24c2}' | '\u{25a0}'..='\u{27bf}' | '\u{2900}'..='\u{297f}'
        | '\u{2b00}'..='\u{2bff}' | '\u{3030}' | '\u{303d}' | '\u{3297}' | '\u{3299}' | '\u{1f000}'..='\u{1faff}')
}

const fn ends_emoji(c: char) -> bool {
    is_emoji(c) || matches!(c, '\u{fe0f}' | LAST_TAG)
}

/// The characters of keycap emoji, such as 1️⃣.
const fn is_on_keys(c: char) -> bool {
    matches!(c, '0'..='9' | '#' | '*')
}

const fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SCOTLAND: &str = "\u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}";
    const WALES: &str = "\u{1f3f4}\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}";

    fn stays(name: &str) {
        assert_eq!(clean(name), name, "{name:?}");
    }

    fn becomes(name: &str, wanted: &str) {
        assert_eq!(clean(name), wanted, "{name:?}");
    }

    #[test]
    fn emoji_stay_whole() {
        stays("❤️ ⚔️ 🗺️ 1️⃣ #️⃣ 👩🏽‍🚒 👩‍👩‍👧 ❤️‍🔥 🏴‍☠️ 🏳️‍🌈 🙂‍↔️ 🐈‍⬛ ⚔︎");
        stays(&format!("{SCOTLAND} Highlands and {WALES}"));
    }

    #[test]
    fn scripts_keep_their_joiners_and_selectors() {
        stays("می‌خواهم"); // Persian: without its U+200C, another word.
        stays("۱۴۰۲ ه‍"); // The abbreviation of the Hijri year ends in U+200D.
        stays("ശ്രീലങ്ക അവന്‍");
        stays("ශ්‍රී ලංකා");
        stays("葛\u{e0100}城"); // A Japanese town that writes its name in one of two ways.
        stays("ᠮᠣᠩᠭᠣᠯ\u{180e}ᠠ");
    }

    #[test]
    fn what_nothing_needs_is_dropped() {
        becomes("Test\u{200d}", "Test");
        becomes("\u{200d}T\u{200c}e\u{fe0f}st\u{e0067}\u{e007f}", "Test");
        becomes("⚔\u{200d}\u{200b} War", "⚔ War");
        becomes("می\u{200c}\u{200c}خواهم", "می\u{200c}خواهم");
        becomes("1\u{fe0f}", "1");
        // A Georgian capital between two blocks of scripts that take joiners.
        becomes("Ა\u{e0100}", "Ა");
        // A flag with unterminated tags becomes a black flag.
        becomes("\u{1f3f4}\u{e0067}\u{e0062} x", "\u{1f3f4} x");
    }

    fn same(one: &str, other: &str) {
        assert_eq!(fold(one), fold(other), "{one:?} and {other:?}");
    }

    #[test]
    fn names_that_look_alike_are_the_same_name() {
        same("⚔️ War", "⚔ War");
        same("⚔️ War", "⚔︎ War");
        same("می‌خواهم", "میخواهم");
        same("Ｗａｒ ①", "War 1");
        same("Cafe\u{301}", "Café");
        same("The\u{a0}Mine", "The Mine");
    }

    #[test]
    fn names_that_look_different_are_two() {
        let names = ["Highlands", "highlands", "🏴 Highlands", "👩‍👧", "👨‍👧", "❤️", "❤️‍🔥"].map(fold);
        let flags = [SCOTLAND, WALES].map(|flag| fold(&format!("{flag} Highlands")));
        let all: std::collections::BTreeSet<_> = names.iter().chain(&flags).collect();
        assert_eq!(all.len(), 9, "{all:?}");
    }

    #[test]
    fn without_their_tags_flags_are_black_as_they_were_sent_before() {
        assert_eq!(fold_without_tags(&format!("{SCOTLAND} Highlands")), "🏴 Highlands");
    }

    proptest! {
        #[test]
        fn both_forms_stay_what_they_are(text in "[\\PCa#1⚔️❤🏴\u{e0067}\u{e007f}\u{200c}\u{200d}\u{fe0f}می\u{301}ന്-]{0,12}") {
            let shown = clean(&text);
            prop_assert_eq!(&clean(&shown), &shown);
            prop_assert_eq!(fold(&shown), fold(&text));
            // Characters that Discord may drop are ignored.
            prop_assert_eq!(fold(&shown.replace('\u{fe0f}', "")), fold(&text));
        }
    }
}
