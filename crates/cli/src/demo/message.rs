//! Renders a message as Discord's client does: mentions by name, times in words, bold type, escaped characters literally.

use std::collections::BTreeMap;

use channelwright_simulator::discord::{GuildSnapshot, Snowflake};

use super::screen::Paint;

/// The names in a guild.
#[derive(Debug, Default)]
pub(super) struct Names {
    channels: BTreeMap<Snowflake, String>,
    roles: BTreeMap<Snowflake, String>,
    users: BTreeMap<Snowflake, String>,
}

impl From<&GuildSnapshot> for Names {
    fn from(guild: &GuildSnapshot) -> Self {
        Self {
            channels: guild.channels.iter().map(|channel| (channel.id, channel.name.clone())).collect(),
            roles: guild.roles.iter().map(|role| (role.id, role.name.clone())).collect(),
            users: guild.members.iter().map(|member| (member.id, member.name.clone())).collect(),
        }
    }
}

/// Renders a message at the time `now_s`, in Unix seconds.
pub(super) fn show(content: &str, names: &Names, now_s: u64, paint: Paint) -> String {
    let mut shown = String::new();
    let mut bold = false;
    let mut rest = content;
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        let (piece, left) = match c {
            '\\' => escaped(after),
            '*' if after.starts_with('*') => {
                bold = !bold;
                (String::new(), after.get(1..).unwrap_or_default())
            }
            '`' => code(after).unwrap_or(("`".to_owned(), after)),
            '<' => mention(after, names, now_s, paint).unwrap_or(("<".to_owned(), after)),
            _ => {
                let end = rest.find(['\\', '*', '`', '<']).filter(|end| *end > 0).unwrap_or(rest.len());
                let end = if c == '*' { 1 } else { end };
                let (plain, left) = rest.split_at_checked(end).unwrap_or((rest, ""));
                (plain.to_owned(), left)
            }
        };
        shown.push_str(&if bold { bold_lines(&piece, paint) } else { piece });
        rest = left;
    }
    shown
}

/// Each line separately, since callers indent the lines.
fn bold_lines(text: &str, paint: Paint) -> String {
    let lines = text.split('\n').map(|line| if line.is_empty() { String::new() } else { paint.bold(line) });
    lines.collect::<Vec<_>>().join("\n")
}

/// A backslash escapes punctuation; before other characters it is literal.
fn escaped(after: &str) -> (String, &str) {
    match after.chars().next() {
        Some(c) if c.is_ascii_punctuation() => (c.to_string(), after.get(1..).unwrap_or_default()),
        _ => ("\\".to_owned(), after),
    }
}

/// Everything up to the closing backtick is literal.
fn code(after: &str) -> Option<(String, &str)> {
    let (code, rest) = after.split_once('`')?;
    Some((code.to_owned(), rest))
}

fn mention<'a>(after: &'a str, names: &Names, now_s: u64, paint: Paint) -> Option<(String, &'a str)> {
    let (inside, rest) = after.split_once('>')?;
    let name = |sign: &str, of: &BTreeMap<Snowflake, String>, id: &str| {
        let id = id.parse().ok()?;
        Some(format!("{sign}{}", of.get(&id).map_or("unknown", String::as_str)))
    };
    let shown = if let Some(id) = inside.strip_prefix('#') {
        name("#", &names.channels, id)?
    } else if let Some(id) = inside.strip_prefix("@&") {
        name("@", &names.roles, id)?
    } else if let Some(id) = inside.strip_prefix('@') {
        name("@", &names.users, id)?
    } else {
        time(inside.strip_prefix("t:")?, now_s)?
    };
    Some((paint.link(&shown), rest))
}

/// `<unix seconds>:<style>`: style `R` as a relative time, any other as the time of day.
fn time(inside: &str, now_s: u64) -> Option<String> {
    let (at_s, style) = inside.split_once(':').unwrap_or((inside, "f"));
    let at_s: u64 = at_s.parse().ok()?;
    if style == "R" {
        return Some(match at_s.checked_sub(now_s) {
            Some(left) => format!("in {}", in_words(left)),
            None => format!("{} ago", in_words(now_s - at_s)),
        });
    }
    Some(format!("{:02}:{:02}:{:02} UTC", at_s / 3600 % 24, at_s / 60 % 60, at_s % 60))
}

fn in_words(seconds: u64) -> String {
    match seconds {
        1 => "1 second".to_owned(),
        0..120 => format!("{seconds} seconds"),
        120..7200 => format!("{} minutes", seconds / 60),
        _ => format!("{} hours", seconds / 3600),
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    fn check(content: &str, expected: &Expect) {
        let names = Names {
            channels: BTreeMap::from([(1, "general".to_owned())]),
            roles: BTreeMap::from([(2, "Test Members".to_owned())]),
            users: BTreeMap::from([(3, "gwen_the_gm".to_owned())]),
        };
        expected.assert_eq(&show(content, &names, 1_000_000, Paint::PLAIN));
    }

    #[test]
    fn mentions_are_names() {
        check(
            "Role: <@&2> · Game master: <@3> in <#1>",
            &expect!["Role: @Test Members · Game master: @gwen_the_gm in #general"],
        );
    }

    #[test]
    fn mentions_of_what_is_gone_say_so() {
        check("<#9> <@&9> <@9>", &expect!["#unknown @unknown @unknown"]);
    }

    #[test]
    fn what_only_looks_like_a_mention_stays() {
        check("1 < 2 <#x> <@> <t:> <", &expect!["1 < 2 <#x> <@> <t:> <"]);
    }

    #[test]
    fn times_are_shown_as_in_discords_client() {
        check(
            "at <t:1000005:T> (<t:1000005:R>, <t:999400:R>)",
            &expect!["at 13:46:45 UTC (in 5 seconds, 10 minutes ago)"],
        );
    }

    #[test]
    fn type_is_set_and_what_is_escaped_is_not() {
        check(
            r"✅ **Campaign: \*\*x\*\* \<@3>** `[█░ **]` 2*3 C:\dir",
            &expect![[r"✅ Campaign: **x** <@3> [█░ **] 2*3 C:\dir"]],
        );
    }
}
