//! A template as a file that [`Template::parse`] reads as the same template.

use std::fmt::Write as _;

use super::{ChannelKind, Template};
use crate::permission::preset;

/// With more brackets than this, they are escaped: a file may have only so many.
const BRACKETS_MAX: usize = 1000;

/// Words that YAML does not read as text without quotes.
const NOT_TEXT: &[&str] = &["y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"];

impl Template {
    /// The file. The comments come first, one on each line.
    #[must_use]
    pub fn to_yaml(&self, comments: &[String]) -> String {
        let topics = self.channels.iter().filter_map(|one| one.topic.as_deref());
        let brackets = topics.map(|topic| topic.matches(['[', '{']).count()).sum::<usize>();
        let mut text = String::new();
        for comment in comments {
            let comment: String = comment.chars().map(|c| if is_plain(c) { c } else { ' ' }).collect();
            let _ = writeln!(text, "# {}", comment.trim_end());
        }
        let may: Vec<&str> = preset::GAME_MASTER_MAY
            .iter()
            .filter(|(_, one)| self.game_master_may.contains(*one))
            .map(|(name, _)| *name)
            .collect();
        let _ = write!(text, "game_master_may: [{}]\n\nchannels:\n", may.join(", "));
        for (nth, channel) in self.channels.iter().enumerate() {
            let kind = match channel.kind {
                ChannelKind::Text => "text",
                ChannelKind::Voice => "voice",
                ChannelKind::Forum => "forum",
            };
            let gap = if nth == 0 { "" } else { "\n" };
            let _ = write!(text, "{gap}  - name: {}\n    type: {kind}\n", name(&channel.name));
            if channel.gm_only {
                text.push_str("    gm_only: true\n");
            }
            if let Some(topic) = &channel.topic {
                let _ = writeln!(text, "    description: {}", quoted(topic, brackets > BRACKETS_MAX));
            }
        }
        text
    }
}

/// A name, in quotes if it needs them.
fn name(name: &str) -> String {
    let is_word = name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_'))
        && !NOT_TEXT.contains(&name);
    if is_word { name.to_owned() } else { quoted(name, true) }
}

fn quoted(text: &str, escape_brackets: bool) -> String {
    let mut quoted = "\"".to_owned();
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                quoted.push('\\');
                quoted.push(c);
            }
            '\n' => quoted.push_str("\\n"),
            '[' | '{' if escape_brackets => {
                let _ = write!(quoted, "\\x{:02X}", u32::from(c));
            }
            c if is_plain(c) => quoted.push(c),
            c => {
                let _ = write!(quoted, "\\U{:08X}", u32::from(c));
            }
        }
    }
    quoted.push('"');
    quoted
}

/// The characters that a YAML file may have between quotes, apart from those that end a line.
fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{a0}'..='\u{2027}' | '\u{202a}'..='\u{fefe}' | '\u{ff00}'..='\u{fffd}' | '\u{10000}'..)
}
