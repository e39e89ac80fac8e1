//! Channel names as Discord stores them.

use unicode_normalization::UnicodeNormalization as _;

use super::ChannelKind;
use crate::name::clean;

/// Predicts the name that Discord gives a channel of this kind for `typed`.
///
/// Voice channels keep what was typed, apart from invisible characters and superfluous spaces. Text and forum channels
/// become lower case, white space becomes `-`, runs of dashes become one, and ASCII punctuation other than `-` and `_`
/// is dropped; letters of all alphabets and emoji stay, #️⃣ among them. May be empty.
///
/// Discord does not document this; people observed it (discord-api-docs#1646, JDA#1124, nextcord#957), so the name in
/// Discord's response is authoritative.
#[must_use]
pub fn channel_name(kind: ChannelKind, typed: &str) -> String {
    let typed = clean(typed);
    match kind {
        ChannelKind::Voice => typed,
        ChannelKind::Text | ChannelKind::Forum => text_name(&typed),
    }
}

/// The form for comparing names of channels of this kind, based on a general form such as [`fold`](crate::name::fold).
/// Text and forum channels share one, since a text channel may stand in for a forum.
#[must_use]
pub fn fold_channel_name(kind: ChannelKind, name: &str, fold: fn(&str) -> String) -> String {
    match kind {
        ChannelKind::Voice => fold(name),
        ChannelKind::Text | ChannelKind::Forum => {
            // Observations of Discord differ at the ends of names, and on the final letter of Greek words.
            let folded = fold(&text_name(&clean(name))).to_lowercase().replace('ς', "σ");
            folded.trim_matches('-').to_owned()
        }
    }
}

fn text_name(clean: &str) -> String {
    let mut name = String::with_capacity(clean.len());
    let lower = clean.to_lowercase();
    let mut rest = lower.chars();
    while let Some(c) = rest.next() {
        match c {
            '#' | '*' if begins_keycap(rest.as_str()) => name.push(c),
            '-' if name.ends_with('-') => {}
            c if c.is_whitespace() && name.ends_with('-') => {}
            c if c.is_whitespace() => name.push('-'),
            '-' | '_' => name.push(c),
            c if c.is_ascii_punctuation() => {}
            c => name.push(c),
        }
    }
    // Characters may have become adjacent and compose, as in `e.` and an accent.
    name.nfc().collect()
}

/// Whether this is the rest of a keycap emoji such as #️⃣.
fn begins_keycap(rest: &str) -> bool {
    rest.trim_start_matches('\u{fe0f}').starts_with('\u{20e3}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: &str, text: &str, voice: &str) {
        assert_eq!(channel_name(ChannelKind::Text, typed), text, "{typed:?} as text");
        assert_eq!(channel_name(ChannelKind::Forum, typed), text, "{typed:?} as forum");
        assert_eq!(channel_name(ChannelKind::Voice, typed), voice, "{typed:?} as voice");
    }

    #[test]
    fn text_and_forum_names_are_lower_case_with_dashes_and_voice_names_are_kept() {
        check("session-recaps", "session-recaps", "session-recaps");
        check("Session Recaps", "session-recaps", "Session Recaps");
    }

    #[test]
    fn white_space_and_dashes_never_run_together() {
        check("  The -- \t Lost\u{2009}Mine ", "the-lost-mine", "The -- Lost Mine");
        check("maps & visuals", "maps-visuals", "maps & visuals");
    }

    #[test]
    fn ascii_punctuation_is_dropped_but_underscores_stay() {
        check("Joey's #1 (cool) channel_!", "joeys-1-cool-channel_", "Joey's #1 (cool) channel_!");
        check("!?", "", "!?");
    }

    #[test]
    fn letters_of_all_alphabets_and_emoji_stay() {
        check("Карты 龍 🎲", "карты-龍-🎲", "Карты 龍 🎲");
        check("e.\u{301}", "é", "e.\u{301}");
    }
}
