//! Starts a world, uses the command, and checks the campaign.

use std::{ops::Deref, thread, time::Duration};

use channelwright_simulator::{
    caller::{Delivery, Interaction, Verdict},
    discord::{ChannelKind, Snowflake},
    world::{self, WorldConfig},
};

/// The sign of a message about a complete campaign. This crate does not depend on core, so it repeats the signs.
const DONE: &str = "✅";
/// The sign of a line with a warning.
const WARNING: char = '⚠';

/// Longer than any test takes, so that only a hang reaches it.
pub(crate) const PATIENCE: Duration = Duration::from_secs(120);

/// The campaign's channels, in order.
pub(crate) const CHANNELS: [(&str, ChannelKind); 11] = [
    ("general-discussion", ChannelKind::Text),
    ("session-recaps", ChannelKind::Text),
    ("gm-notes", ChannelKind::Text),
    ("campaign-main", ChannelKind::Voice),
    ("characters-and-npcs", ChannelKind::Forum),
    ("campaign-lore", ChannelKind::Forum),
    ("gm-planning", ChannelKind::Forum),
    ("maps-and-visuals", ChannelKind::Text),
    ("session-zero", ChannelKind::Text),
    ("safety", ChannelKind::Text),
    ("dice-rolls", ChannelKind::Text),
];

pub(crate) const GM_ONLY: [&str; 2] = ["gm-notes", "gm-planning"];

/// A world that checks when it is dropped that the functions logged no secret.
pub(crate) struct World(world::World);

impl World {
    pub(crate) async fn start(config: WorldConfig) -> anyhow::Result<Self> {
        world::World::start(config).await.map(Self)
    }
}

impl Deref for World {
    type Target = world::World;

    fn deref(&self) -> &world::World {
        &self.0
    }
}

impl Drop for World {
    fn drop(&mut self) {
        if !thread::panicking() {
            assert!(self.leaks().is_empty(), "a function logged a secret");
        }
    }
}

/// A world after a job has ended.
pub(crate) struct Ended {
    pub(crate) world: World,
    pub(crate) interaction: Interaction,
    /// The reply's final text.
    pub(crate) message: String,
}

/// Uses the command in a new world, waits for the final message, and checks that no request violated a rule.
pub(crate) async fn ask(config: WorldConfig, name: &str) -> Ended {
    ask_in(World::start(config).await.unwrap(), name).await
}

/// Uses the command in this world, waits for the final message, and checks that no request violated a rule.
pub(crate) async fn ask_in(world: World, name: &str) -> Ended {
    let (interaction, delivery) = world.add_campaign(name).await.unwrap();
    assert_deferred(&delivery);
    let message = world.final_message(interaction.id, PATIENCE).await.unwrap();
    assert_no_violations(&world);
    Ended { world, interaction, message }
}

pub(crate) fn assert_deferred(delivery: &Delivery) {
    assert!(matches!(delivery.verdict, Verdict::Deferred { ephemeral: false }), "{delivery:?}");
}

pub(crate) fn assert_no_violations(world: &World) {
    let violations: Vec<String> = world.discord.violations().iter().map(ToString::to_string).collect();
    assert!(violations.is_empty(), "{violations:#?}");
}

/// Whether a message says that the campaign is complete.
pub(crate) fn is_done(message: &str) -> bool {
    message.starts_with(DONE)
}

impl Ended {
    /// Checks that there is one role, one category and the eleven channels in order, and a message that lists them.
    pub(crate) fn assert_complete(&self, name: &str) {
        self.assert_objects(name);
        assert!(is_done(&self.message), "{}", self.message);
        let category = self.category(name);
        for channel in self.world.guild.children_of(category) {
            assert!(
                self.message.contains(&format!("<#{}>", channel.id)),
                "{} is not in {}",
                channel.name,
                self.message
            );
        }
        let role = &self.world.guild.roles_named(&format!("{name} Members"))[0];
        assert!(self.message.contains(&format!("<@&{}>", role.id)), "{}", self.message);
        assert!(!self.message.contains(WARNING), "{}", self.message);
        self.assert_only_grew();
    }

    pub(crate) fn assert_objects(&self, name: &str) {
        let guild = &self.world.guild;
        let roles = guild.roles_named(&format!("{name} Members"));
        assert_eq!(roles.len(), 1, "roles of the campaign");
        assert_eq!((roles[0].permissions, roles[0].mentionable), (0, true));
        let categories = guild.channels_named(name);
        assert_eq!(categories.iter().filter(|one| one.kind == ChannelKind::Category).count(), 1, "categories");
        let children = guild.children_of(self.category(name));
        let found: Vec<(&str, ChannelKind)> = children.iter().map(|one| (one.name.as_str(), one.kind)).collect();
        assert_eq!(found, CHANNELS, "the channels, in order");
        for channel in &children {
            let has_topic = channel.topic().is_some_and(|topic| !topic.is_empty());
            assert_eq!(has_topic, channel.kind != ChannelKind::Voice, "#{} and its topic", channel.name);
        }
        assert!(guild.member(guild.people.gm).unwrap().roles.contains(&roles[0].id), "the game master lacks the role");
    }

    pub(crate) fn category(&self, name: &str) -> Snowflake {
        let mut named = self.world.guild.channels_named(name).into_iter();
        named.find(|one| one.kind == ChannelKind::Category).expect("a category").id
    }

    /// Checks that the progress in the reply never decreased.
    pub(crate) fn assert_only_grew(&self) {
        let reply = self.world.discord.reply(self.interaction.id).unwrap();
        let shown: Vec<u32> = reply.history.iter().filter_map(|edit| progress(&edit.content)).collect();
        assert!(shown.is_sorted(), "{shown:?}");
    }

    pub(crate) fn requests_to(&self, route: &str) -> usize {
        self.world.discord.requests().iter().filter(|request| request.is_to(route)).count()
    }
}

/// The n of "n/13" in a text.
fn progress(text: &str) -> Option<u32> {
    let before = text.split_once("/13")?.0;
    before.rsplit(' ').next()?.parse().ok()
}
