//! Replaces ids and times by stable names, so that a transcript is the same in every run and reads as in Discord's client.

use std::{collections::BTreeMap, time::Duration};

use channelwright_simulator::discord::{GuildSnapshot, Snowflake};

/// The names of everything that ever existed in a guild.
pub(super) struct Names {
    people: BTreeMap<Snowflake, String>,
    things: BTreeMap<Snowflake, String>,
    /// The Unix time at which the story starts.
    start: Duration,
}

impl Names {
    pub(super) fn of(before: &GuildSnapshot, now: &GuildSnapshot, start: Duration) -> Self {
        let (mut people, mut things) = (BTreeMap::new(), BTreeMap::new());
        for guild in [before, now] {
            let members = guild.former_members.iter().chain(&guild.members);
            people.extend(members.map(|member| (member.id, member.name.clone())));
            things.extend(guild.former_names.clone());
            things.extend(guild.roles.iter().map(|role| (role.id, role.name.clone())));
            things.extend(guild.channels.iter().map(|channel| (channel.id, channel.name.clone())));
        }
        Self { people, things, start }
    }

    pub(super) fn person(&self, id: Snowflake) -> String {
        self.people.get(&id).cloned().unwrap_or_else(|| "somebody".to_owned())
    }

    pub(super) fn channel(&self, id: Snowflake) -> String {
        self.things.get(&id).map_or_else(|| "#unknown".to_owned(), |name| format!("#{name}"))
    }

    /// Renders a text as Discord's client does.
    pub(super) fn show(&self, text: &str) -> String {
        let mut shown = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('<') {
            shown.push_str(before);
            match after.split_once('>').and_then(|(inside, after)| Some((self.mark(inside)?, after))) {
                Some((mark, after)) => {
                    shown.push_str(&mark);
                    rest = after;
                }
                None => {
                    shown.push('<');
                    rest = after;
                }
            }
        }
        shown + rest
    }

    fn mark(&self, inside: &str) -> Option<String> {
        if let Some(id) = inside.strip_prefix("@&") {
            Some(format!("@{}", self.things.get(&id.parse().ok()?)?))
        } else if let Some(id) = inside.strip_prefix('#') {
            Some(self.channel(id.parse().ok()?))
        } else if let Some(id) = inside.strip_prefix('@') {
            Some(format!("@{}", self.person(id.parse().ok()?)))
        } else {
            let (seconds, style) = inside.strip_prefix("t:")?.split_once(':')?;
            let at = Duration::from_secs(seconds.parse().ok()?).saturating_sub(self.start);
            // Style “R” is relative (“in 5 minutes”); all others are a time of day.
            Some(if style == "R" {
                format!("in {} from the start", short(at))
            } else {
                format!("⟨{}⟩", clock(at).split('.').next().unwrap_or_default())
            })
        }
    }
}

/// `1:02:03.456`, or `02:03.456` within the first hour.
pub(super) fn clock(at: Duration) -> String {
    let (seconds, ms) = (at.as_secs(), at.subsec_millis());
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}.{ms:03}")
    } else {
        format!("{minutes}:{seconds:02}.{ms:03}")
    }
}

fn short(time: Duration) -> String {
    match time.as_secs() {
        seconds @ 0..120 => format!("{seconds} s"),
        seconds @ 120..7200 => format!("{} min", seconds / 60),
        seconds => format!("{} h", seconds / 3600),
    }
}
