//! The server as a tree, with everyone's view, as computed by the simulated Discord, not by the bot.

use std::collections::BTreeMap;

use channelwright_simulator::discord::{Channel, ChannelKind, GuildHandle, Snowflake, bits};

use super::screen::{Paint, Screen, shorten, width};

/// The people whose views are shown; each name is as wide as its column.
const VIEWERS: [&str; 7] = ["owner", "admin", "GM", "kai-before", "kai-after", "stranger", "bot"];

const LEGEND: &str = "\
✓ sees it and takes part   o only sees it   · does not see it
# text   ♪ voice   ≡ forum   ▾ category   🔒 only the game master and server admins";

/// A guild to draw.
pub(super) struct Tree {
    title: String,
    rows: Vec<Row>,
    roles: Vec<String>,
}

/// One channel or category.
struct Row {
    branch: &'static str,
    symbol: &'static str,
    name: String,
    topic: String,
    is_gm_only: bool,
    views: [View; 7],
}

/// What the first player saw before she was let in.
pub(super) struct Before(BTreeMap<Snowflake, View>);

impl Before {
    pub(super) fn look(guild: &GuildHandle) -> Self {
        let player = first_player(guild);
        let view = |channel: &Channel| View::of(channel.kind, guild.permissions_in(player, channel.id));
        Self(guild.snapshot().channels.iter().map(|channel| (channel.id, view(channel))).collect())
    }
}

fn first_player(guild: &GuildHandle) -> Snowflake {
    guild.people.players.first().copied().unwrap_or_default()
}

/// A person's access to a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum View {
    Nothing,
    Sees,
    TakesPart,
}

impl Tree {
    /// Reads a guild. Kai is the first player.
    pub(super) fn look(guild: &GuildHandle, before: &Before) -> Self {
        let snapshot = guild.snapshot();
        let rows = snapshot.channels.iter().zip(branches(&snapshot.channels));
        let rows = rows.map(|(channel, branch)| Row::look(guild, before, channel, branch)).collect();
        let held = |role: Snowflake| {
            let holders = snapshot.members.iter().filter(|member| member.roles.contains(&role));
            let holders: Vec<&str> = holders.map(|member| member.name.as_str()).collect();
            if holders.is_empty() { "nobody".to_owned() } else { holders.join(", ") }
        };
        let roles = snapshot.roles.iter().filter(|role| role.id != snapshot.id);
        let roles = roles.map(|role| format!("@{}: {}", role.name, held(role.id))).collect();
        Self { title: snapshot.name, rows, roles }
    }

    /// The tree, with topics cut to the width of the screen.
    pub(super) fn draw(&self, screen: &Screen<'_>) -> String {
        self.lines(screen.columns(), screen.paint())
    }

    fn lines(&self, columns: usize, paint: Paint) -> String {
        let head: Vec<String> = VIEWERS.iter().map(|viewer| (*viewer).to_owned()).collect();
        let mut text = format!("{}   {}\n", paint.dim(&head.join(" ")), paint.bold(&self.title));
        let names = self.rows.iter().map(|row| width(&row.label())).max().unwrap_or_default();
        for row in &self.rows {
            text.push_str(&row.line(names, columns, paint));
        }
        text.push_str(&format!("{}\n", paint.dim(LEGEND)));
        text.push_str("Roles:\n");
        for role in &self.roles {
            text.push_str(&format!("  {role}\n"));
        }
        text
    }
}

/// The branch before each channel that connects it to its category.
fn branches(channels: &[Channel]) -> impl Iterator<Item = &'static str> {
    let next = channels.iter().skip(1).map(Some).chain([None]);
    channels.iter().zip(next).map(|(channel, next)| match channel.parent_id {
        None => "",
        parent if next.is_some_and(|next| next.parent_id == parent) => "├─ ",
        Some(_) => "└─ ",
    })
}

impl Row {
    fn look(guild: &GuildHandle, before: &Before, channel: &Channel, branch: &'static str) -> Self {
        let people = &guild.people;
        let view = |user| View::of(channel.kind, guild.permissions_in(user, channel.id));
        let player_before = before.0.get(&channel.id).copied().unwrap_or(View::Nothing);
        let [owner, admin, gm, player, stranger, bot] =
            [people.owner, people.admin, people.gm, first_player(guild), people.stranger, people.bot].map(view);
        let views = [owner, admin, gm, player_before, player, stranger, bot];
        Self {
            branch,
            symbol: symbol(channel.kind),
            name: channel.name.clone(),
            topic: channel.topic().unwrap_or_default().replace('\n', " "),
            is_gm_only: gm != View::Nothing && player == View::Nothing,
            views,
        }
    }

    fn label(&self) -> String {
        let lock = if self.is_gm_only { " 🔒" } else { "" };
        format!("{}{} {}{lock}", self.branch, self.symbol, self.name)
    }

    fn line(&self, names: usize, columns: usize, paint: Paint) -> String {
        let views = VIEWERS.iter().zip(self.views).map(|(viewer, view)| view.cell(viewer.len(), paint));
        let views = views.collect::<Vec<_>>().join(" ");
        let label = self.label();
        let gap = " ".repeat(names - width(&label) + 2);
        let before_topic = width(&views) + 3 + names + 2;
        let topic = shorten(&self.topic, columns.saturating_sub(before_topic));
        let topic = if topic.chars().count() > 1 { paint.dim(&topic) } else { String::new() };
        format!("{}\n", format!("{views}   {label}{gap}{topic}").trim_end())
    }
}

fn symbol(kind: ChannelKind) -> &'static str {
    match kind {
        ChannelKind::Text | ChannelKind::Announcement => "#",
        ChannelKind::Voice | ChannelKind::Stage => "♪",
        ChannelKind::Forum | ChannelKind::Media => "≡",
        ChannelKind::Category => "▾",
    }
}

impl View {
    fn of(kind: ChannelKind, held: u64) -> Self {
        let part = match kind {
            ChannelKind::Category => 0,
            ChannelKind::Voice | ChannelKind::Stage => bits::CONNECT,
            _ => bits::SEND_MESSAGES,
        };
        if held & bits::VIEW_CHANNEL == 0 {
            Self::Nothing
        } else if held & part == part {
            Self::TakesPart
        } else {
            Self::Sees
        }
    }

    /// The sign, right-aligned under the viewer.
    fn cell(self, columns: usize, paint: Paint) -> String {
        let margin = " ".repeat(columns.saturating_sub(1));
        let sign = match self {
            Self::Nothing => paint.dim("·"),
            Self::Sees => "o".to_owned(),
            Self::TakesPart => paint.good("✓"),
        };
        format!("{margin}{sign}")
    }
}

#[cfg(test)]
mod tests {
    use channelwright_simulator::discord::{Discord, DiscordConfig, GuildBuilder, Overwrite};
    use expect_test::expect;

    use super::*;

    async fn guild() -> GuildHandle {
        let discord = Discord::start(DiscordConfig::default()).await.unwrap();
        let guild = discord.add_guild(GuildBuilder::new("The Prancing Pony").channel(ChannelKind::Voice, "lounge"));
        let people = guild.people.clone();
        let role = guild.add_role("Test Members", 0);
        guild.grant(people.players[0], role);
        let seen = bits::VIEW_CHANNEL | bits::CONNECT;
        let gm_only = vec![
            Overwrite::role(guild.id).deny(seen),
            Overwrite::member(people.gm).allow(seen),
            Overwrite::member(people.bot).allow(seen),
        ];
        let mut private = gm_only.clone();
        private.push(Overwrite::role(role).allow(seen));
        let mut read_only = private.clone();
        read_only.push(Overwrite::member(people.players[0]).deny(bits::SEND_MESSAGES));

        let category = Some(guild.add_channel(ChannelKind::Category, "Test", None, private.clone()));
        let text = guild.add_channel(ChannelKind::Text, "general-discussion", category, private.clone());
        guild.edit_channel(text, |channel| {
            channel.settings.insert("topic".to_owned(), "Anything that has\nno better place.".into());
        });
        guild.add_channel(ChannelKind::Text, "gm-notes", category, gm_only);
        guild.add_channel(ChannelKind::Forum, "campaign-lore", category, read_only);
        guild.add_channel(ChannelKind::Voice, "campaign-main", category, private);
        guild
    }

    #[tokio::test]
    async fn a_guild_is_drawn_with_who_sees_what() {
        let guild = guild().await;
        let tree = Tree::look(&guild, &Before(BTreeMap::new()));
        expect![[r"
            owner admin GM kai-before kai-after stranger bot   The Prancing Pony
                ✓     ✓  ✓          ·         ✓        ✓   ✓   # general
                ✓     ✓  ✓          ·         ✓        ✓   ✓   ♪ lounge
                ✓     ✓  ✓          ·         ✓        ·   ✓   ▾ Test
                ✓     ✓  ✓          ·         ✓        ·   ✓   ├─ # general-discussion  Anything that has no better place.
                ✓     ✓  ✓          ·         ·        ·   ✓   ├─ # gm-notes 🔒
                ✓     ✓  ✓          ·         o        ·   ✓   ├─ ≡ campaign-lore
                ✓     ✓  ✓          ·         ✓        ·   ✓   └─ ♪ campaign-main
            ✓ sees it and takes part   o only sees it   · does not see it
            # text   ♪ voice   ≡ forum   ▾ category   🔒 only the game master and server admins
            Roles:
              @Admin: adam_the_admin
              @Channelwright: channelwright
              @Test Members: player_1
        "]]
        .assert_eq(&tree.lines(120, Paint::PLAIN));
    }

    #[tokio::test]
    async fn topics_are_cut_to_what_fits() {
        let guild = guild().await;
        let lines = Tree::look(&guild, &Before::look(&guild)).lines(86, Paint::PLAIN);
        let topic = lines.lines().find(|line| line.contains("general-discussion")).unwrap();
        assert!(topic.ends_with("general-discussion  Anything…"), "{topic}");
        assert_eq!(width(topic), 85);
    }
}
