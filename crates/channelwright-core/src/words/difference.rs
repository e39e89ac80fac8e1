//! Differences from the wanted campaign.

use super::{escaped, mention_all, mentions, not_copied, quoted, some_of};
use crate::{campaign::Part, markdown, report::Difference};

pub(super) fn difference(difference: &Difference) -> String {
    match difference {
        Difference::Missing(parts) => {
        let parts: Vec<String> = parts.iter().map(|(part, called)| missing(*part, called)).collect();
        format!("⚠️ Discord does not show {}.", some_of(&parts))
    }
        Difference::Doubles(channels) => match channels.as_slice() {
            [one] => format!("⚠️ <#{one}> exists twice. Delete the one that you don't need."),
            many => format!(
                "⚠️ {} channels exist twice: {}. Delete those that you don't need.",
                many.len(),
                mentions(many)
            ),
        },
        Difference::MayComeTwice => "ℹ️ Discord took very long to answer, so I sent a request again. If something appears twice, delete the second \
                               one."
            .to_owned(),
        Difference::SecondRole { role, gives_access: false } => {
            format!("⚠️ There is a second role named <@&{role}>. It gives no access to this campaign.")
        }
        Difference::SecondRole { role, gives_access: true } => {
            format!("⚠️ There is a second role named <@&{role}>. It gives access to this campaign, too.")
        }
        Difference::GameMastersLeft { users, all } => {
            let have = if users.len() == 1 { "has" } else { "have" };
            let so = if *all { ", so the campaign has no game master" } else { "" };
            format!("⚠️ {} {have} left this server{so}.", mention_all(users))
        }
        Difference::RoleNotGiven(users) => {
            format!("⚠️ I could not give {} the role. They can still see every channel.", mention_all(users))
        }
        Difference::LeftOut(permissions) => format!(
            "ℹ️ The game master did not get {}, which I lack myself. Before the next campaign, use my current invite link \
             again, or give me these permissions under Server Settings → Roles.",
            quoted(&permissions.labels()),
        ),
        Difference::Access(channels) => match channels.as_slice() {
            [one] => format!(
                "⚠️ <#{one}> has different permissions from the template. Check them before you rely on who sees it."
            ),
            many => format!(
                "⚠️ {} channels have different permissions from the template: {}. Check them before you rely on who sees \
                 what.",
                many.len(),
                mentions(many)
            ),
        },
        Difference::Unreadable(channels) => format!(
            "⚠️ I can't read everything Discord sent about {}. Check the permissions before you rely on who sees what.",
            mentions(channels)
        ),
        Difference::Renamed(channel) => format!("ℹ️ Somebody renamed the category to <#{channel}>; that is fine."),
        Difference::Topics(channels) => match channels.as_slice() {
            [one] => format!("⚠️ <#{one}> did not get its topic."),
            many => format!("⚠️ {} channels did not get their topics: {}.", many.len(), mentions(many)),
        },
        Difference::NotCopied(lost) => {
            let lines: Vec<String> = not_copied::mentioned(lost).iter().map(|one| format!("ℹ️ {one}")).collect();
            lines.join("\n")
        }
        Difference::StandIns(channels) => match channels.as_slice() {
            [one] => format!("ℹ️ <#{one}> is a text channel: Discord does not allow forums in this server."),
            many => format!(
                "ℹ️ {} channels are text channels, since Discord does not allow forums in this server: {}.",
                many.len(),
                mentions(many)
            ),
        },
    }
}

fn missing(part: Part, called: &str) -> String {
    match part {
        Part::Role => format!("the role {}", markdown::escape(called.trim_start_matches('@'))),
        Part::Category => "the category".to_owned(),
        Part::Channel(_) => escaped(called),
    }
}
