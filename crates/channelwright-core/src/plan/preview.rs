//! A campaign as text for people, before anything is made.

use std::fmt::Write as _;

use crate::{
    blueprint::{Access, Blueprint, Grantee, WantedChannel},
    template::ChannelKind,
};

/// What the blueprint makes in an empty guild: one line an object, then who gets which rights.
#[must_use]
pub fn preview(blueprint: &Blueprint) -> String {
    let mut text = String::new();
    line(&mut text, format_args!("+ role      @{}", blueprint.campaign.role_name()));
    line(&mut text, format_args!("+ category  {}", blueprint.campaign));
    for channel in &blueprint.channels {
        line(&mut text, format_args!("+ {:<9} {}", word(channel.kind), describe(channel)));
    }
    line(&mut text, format_args!("\nIn the category"));
    rights(&mut text, &blueprint.category);
    for (kind, gm_only) in
        [ChannelKind::Text, ChannelKind::Voice, ChannelKind::Forum].map(|k| [(k, false), (k, true)]).concat()
    {
        if let Some(channel) = blueprint.channels.iter().find(|one| one.kind == kind && one.gm_only == gm_only) {
            let who = if gm_only { "that only the game master sees" } else { "for the players" };
            line(&mut text, format_args!("In {} channels {who}", word(kind)));
            rights(&mut text, &channel.access);
        }
    }
    text
}

fn describe(channel: &WantedChannel) -> String {
    let lock = if channel.gm_only { "  (GM only)" } else { "" };
    let topic = channel.topic.as_ref().map(|topic| format!("  — {}", topic.replace('\n', " "))).unwrap_or_default();
    format!("{}{lock}{topic}", channel.name)
}

fn rights(text: &mut String, access: &[Access]) {
    for one in access {
        let who = match one.who {
            Grantee::Everyone => "@everyone",
            Grantee::CampaignRole => "the campaign's role",
            Grantee::GameMaster => "the game master",
            Grantee::Bot => "the bot",
        };
        for (verb, set) in [("gets", one.allow), ("is denied", one.deny)] {
            if !set.is_empty() {
                line(text, format_args!("  {who} {verb}: {}", set.labels().join(", ")));
            }
        }
    }
}

/// The kind as the template spells it.
#[must_use]
pub const fn word(kind: ChannelKind) -> &'static str {
    match kind {
        ChannelKind::Text => "text",
        ChannelKind::Voice => "voice",
        ChannelKind::Forum => "forum",
    }
}

fn line(text: &mut String, content: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{content}");
}
