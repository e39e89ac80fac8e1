//! The text for a campaign after a run.

use super::{difference, mentions, some_of};
use crate::{
    command::add_campaign::words::use_again,
    headline::Verb,
    markdown,
    report::{Added, Listed, ReadBack},
    template::ChannelKind,
};

pub(super) fn read_back(campaign: &ReadBack) -> String {
    let name = markdown::escape(campaign.name.as_str());
    let mut lines = vec![match (campaign.is_complete(), &campaign.added) {
        (false, _) => format!("❌ **Campaign Incomplete: {name}**"),
        (true, Added::Everything) => format!("✅ **Campaign Created: {name}**"),
        (true, Added::Some(_)) => format!("✅ **Campaign Completed: {name}**"),
        (true, Added::Nothing) if !campaign.updated.is_empty() => format!("✅ **Campaign Synced: {name}**"),
        (true, Added::Nothing) => format!("✅ **Campaign Already There: {name}**"),
    }];
    if !campaign.is_complete() {
        // Above the lists: a long message is truncated at its end.
        lines.push(match campaign.verb {
            Verb::Repair | Verb::Sync => {
                "`/campaign info` shows what is missing, and **Repair** creates it.".to_owned()
            }
            _ => use_again(&campaign.name, ""),
        });
    } else if let Added::Some(added) = &campaign.added {
        let added: Vec<String> = added.iter().map(|object| object.mention()).collect();
        lines.push(format!("Added what was missing: {}", some_of(&added)));
    }
    if !campaign.updated.is_empty() {
        lines.push(format!("Made like the template: {}", mentions(&campaign.updated)));
    }
    if let Some(role) = campaign.role {
        let noun = if campaign.game_masters.len() == 1 { "Game master" } else { "Game masters" };
        let named = campaign.game_masters.iter().map(|user| format!("<@{user}>")).collect::<Vec<_>>().join(" ");
        lines.push(format!("Role: <@&{role}> · {noun}: {}", if named.is_empty() { "nobody" } else { &named }));
    }
    for (kind, heading) in
        [(ChannelKind::Text, "📝 Text"), (ChannelKind::Voice, "🔊 Voice"), (ChannelKind::Forum, "💬 Forum")]
    {
        let of_kind = campaign.channels.iter().filter(|channel| channel.kind == kind).map(mention);
        let mentions: Vec<String> = of_kind.collect();
        if !mentions.is_empty() {
            lines.push(format!("{heading}: {}", mentions.join(" ")));
        }
    }
    if campaign.channels.iter().any(|channel| channel.gm_only) {
        let who = if campaign.game_masters.len() == 1 { "game master" } else { "game masters" };
        lines.push(format!("🔒 Only the {who} and server admins can see these."));
    }
    lines.extend(campaign.differences.iter().map(difference::difference));
    lines.join("\n")
}

fn mention(channel: &Listed) -> String {
    let lock = if channel.gm_only { "🔒" } else { "" };
    format!("{lock}<#{}>", channel.id)
}
