//! Players get in and out of a campaign, by buttons and commands, and read in private what happened.

use channelwright_simulator::{
    caller::{Interaction, Verdict},
    discord::{Fault, FaultKind, FaultWhen, Phase, Snowflake},
    queue::Redelivery,
    world::WorldConfig,
};
use serde_json::{Value, json};

use crate::support::{Ended, PATIENCE, ask, assert_no_violations};

const GRANT: &str = "PUT /guilds/{guild_id}/members/{user_id}/roles/{role_id}";

/// A campaign and its people.
pub(crate) struct Table {
    pub(crate) campaign: Ended,
    pub(crate) gm: Snowflake,
    pub(crate) kai: Snowflake,
    mo: Snowflake,
    pub(crate) stranger: Snowflake,
}

impl Table {
    pub(crate) async fn set() -> Self {
        let mut config = WorldConfig::default();
        config.event_source.redelivery = Redelivery::AtOnceAfterCrash;
        let campaign = ask(config, "Test").await;
        let people = campaign.world.guild.people.clone();
        Self { campaign, gm: people.gm, kai: people.players[0], mo: people.players[1], stranger: people.stranger }
    }

    /// Presses the button of this label in the newest message that the person sees, and returns what they read.
    pub(crate) async fn presses(&self, who: Snowflake, label: &str) -> String {
        let world = &self.campaign.world;
        self.reads(&world.caller.press_labelled(&world.guild, who, label).expect(label)).await
    }

    /// Uses a subcommand of `/campaign` in the campaign's channel for players.
    pub(crate) async fn uses(&self, who: Snowflake, subcommand: &str, options: &Value) -> String {
        let world = &self.campaign.world;
        let channel = world.guild.channel_named("session-zero").unwrap().id;
        self.reads(&world.caller.command(&world.guild, who, channel, &format!("campaign {subcommand}"), options)).await
    }

    /// Delivers an interaction. The answer is private.
    pub(crate) async fn reads(&self, interaction: &Interaction) -> String {
        let world = &self.campaign.world;
        let delivery = world.deliver(interaction).await;
        match &delivery.verdict {
            Verdict::Deferred { ephemeral: true } | Verdict::Update => {
                world.final_message(interaction.id, PATIENCE).await.unwrap()
            }
            Verdict::Message { ephemeral: true, .. } => delivery.body.unwrap()["data"]["content"].to_string(),
            other => panic!("{other:?}"),
        }
    }

    pub(crate) fn category(&self) -> Snowflake {
        self.campaign.category("Test")
    }

    pub(crate) fn takes_part(&self, who: Snowflake) -> bool {
        let guild = &self.campaign.world.guild;
        let role = guild.role_named("Test Members").unwrap().id;
        let sees = guild.can_view(who, guild.channel_named("session-zero").unwrap().id);
        let has = guild.member(who).unwrap().roles.contains(&role);
        assert_eq!(sees, has, "only members with the role see the channels for players");
        assert!(who == self.gm || !guild.can_view(who, guild.channel_named("gm-notes").unwrap().id));
        has
    }

    /// The text of the newest message in the game masters' channel.
    fn newest_request(&self) -> String {
        let channel = self.campaign.world.guild.channel_named("gm-notes").unwrap().id;
        let messages = self.campaign.world.discord.messages();
        messages.iter().rfind(|message| message.channel_id == channel).unwrap().text().to_owned()
    }
}

fn user(who: Snowflake) -> Value {
    json!([{ "name": "player", "type": 6, "value": who.to_string() }])
}

pub(crate) fn assert_reads(text: &str, start: &str) {
    assert!(text.starts_with(start), "{text}");
}

#[tokio::test]
async fn a_player_asks_and_the_game_master_decides() {
    let table = Table::set().await;
    let (gm, kai, mo) = (table.gm, table.kai, table.mo);
    assert_reads(&table.presses(kai, "Join campaign").await, "⏳ **Asked to Join: Test**");
    assert!(!table.takes_part(kai));
    assert_reads(&table.presses(kai, "Join campaign").await, "⏳ **Already Asked to Join: Test**");
    assert_reads(&table.presses(gm, "Let in").await, "✅ **Let In: Test**");
    assert_eq!(table.newest_request(), format!("✅ <@{kai}> is in (let in by <@{gm}>)."));
    assert!(table.takes_part(kai));

    assert_reads(&table.presses(mo, "Join campaign").await, "⏳ **Asked to Join: Test**");
    assert_reads(&table.presses(gm, "Decline").await, "✅ **Declined: Test**");
    assert_eq!(table.newest_request(), format!("❌ <@{mo}> wanted to join (declined by <@{gm}>)."));
    assert!(!table.takes_part(mo));

    assert_reads(&table.presses(kai, "Leave").await, "✅ **Left: Test**");
    assert!(!table.takes_part(kai));
    assert_reads(&table.presses(gm, "Leave").await, "❌ **Not Left: Test**");
    assert!(table.takes_part(gm));
    assert_no_violations(&table.campaign.world);
}

#[tokio::test]
async fn the_game_master_adds_and_removes_players_and_says_how_people_join() {
    let table = Table::set().await;
    let (gm, kai, mo) = (table.gm, table.kai, table.mo);
    let world = &table.campaign.world;
    let opened_by = world.caller.press_labelled(&world.guild, gm, "Add players…").unwrap();
    assert!(matches!(world.deliver(&opened_by).await.verdict, Verdict::Form { .. }));
    let chosen = json!({ "players": [kai.to_string(), mo.to_string()] });
    let submitted = world.caller.submit(&world.guild, gm, &opened_by, &chosen).unwrap();
    assert_reads(&table.reads(&submitted).await, "✅ **Players Added: Test**");
    assert!(table.takes_part(kai) && table.takes_part(mo));

    assert_reads(&table.uses(gm, "remove-player", &user(kai)).await, "✅ **Player Removed: Test**");
    assert!(!table.takes_part(kai) && table.takes_part(mo));
    assert_reads(&table.uses(gm, "add-player", &user(kai)).await, "✅ **Players Added: Test**");
    assert!(table.takes_part(kai));
    assert_reads(&table.uses(kai, "remove-player", &user(mo)).await, "❌ **Not Removed: Test**");
    assert!(table.takes_part(mo));

    let join = |mode: &str| json!([{ "name": "join", "type": 3, "value": mode }]);
    assert_reads(&table.uses(gm, "settings", &join("closed")).await, "✅ **Settings Changed: Test**");
    assert_reads(&table.presses(table.stranger, "Join campaign").await, "❌ **Not Joined: Test**");
    assert!(!table.takes_part(table.stranger));
    assert_reads(&table.uses(gm, "settings", &join("open")).await, "✅ **Settings Changed: Test**");
    assert_reads(&table.presses(table.stranger, "Join campaign").await, "✅ **Joined: Test**");
    assert!(table.takes_part(table.stranger));
    assert_no_violations(world);
}

/// The code of an invite is as good as the role.
#[tokio::test]
async fn an_invite_brings_somebody_in_and_appears_in_no_log() {
    let table = Table::set().await;
    let world = &table.campaign.world;
    let text = table.uses(table.gm, "invite", &json!([])).await;
    let code = world.discord.invites().pop().unwrap().code;
    assert!(text.contains(&format!("https://discord.gg/{code}")), "{text}");
    assert!(world.guild.accept(table.stranger, &code));
    assert!(table.takes_part(table.stranger));
    assert!(!world.guild.accept(table.kai, &code), "it was for one person");
    let printed: Vec<_> = world.bot.logs().into_iter().chain(world.worker.logs()).collect();
    assert!(!printed.is_empty() && printed.iter().all(|line| !line.text.contains(&code)));
    assert!(world.discord.messages().iter().all(|message| !message.text().contains(&code)));
    assert_no_violations(world);
}

/// What a stranger can send: any `custom_id`, from any channel that they see.
#[tokio::test]
async fn a_forged_button_lets_nobody_in() {
    let table = Table::set().await;
    let world = &table.campaign.world;
    let (category, stranger) = (table.category(), table.stranger);
    let general = world.guild.channel_named("general").unwrap().id;
    let forged = [
        format!("cw1:let-in:{category}:{stranger}"),
        format!("cw1:join:{general}"),
        format!("cw1:let-in:{general}:{stranger}"),
        format!("cw1:add-players:{category}"),
        "cw1:let-in".to_owned(),
    ];
    for custom_id in forged {
        let pressed = world.caller.button(&world.guild, stranger, general, &custom_id);
        // As if it were below one of the bot's messages.
        let pressed =
            pressed.with(|payload| payload["message"] = json!({ "id": "1", "channel_id": general.to_string() }));
        let verdict = world.deliver(&pressed).await.verdict;
        assert!(
            matches!(verdict, Verdict::Deferred { .. } | Verdict::Message { .. } | Verdict::Form { .. }),
            "{custom_id}: {verdict:?}"
        );
    }
    let chosen = world.caller.modal(&world.guild, stranger, general, &format!("cw1:add-players:{category}"));
    world.deliver(&chosen).await;
    assert_reads(&table.uses(stranger, "add-player", &user(stranger)).await, "❌ **No Players Added: Test**");
    world.quiet(PATIENCE).await.unwrap();
    assert!(!table.takes_part(stranger));
    assert_eq!(table.campaign.requests_to(GRANT), 1, "only the game master got the role");
}

#[tokio::test]
async fn a_worker_killed_between_role_and_request_ends_in_one_true_answer() {
    let table = Table::set().await;
    let world = &table.campaign.world;
    table.presses(table.kai, "Join campaign").await;
    let (worker, discord) = (world.worker.clone(), world.discord.clone());
    let kill = move || {
        worker.kill();
        discord.forget_clients();
    };
    let fault = Fault::once(FaultWhen::AnyOf(GRANT.to_owned()), FaultKind::hook(Phase::After, true, kill));
    world.discord.add_fault(fault);
    assert_reads(&table.presses(table.gm, "Let in").await, "✅ **Let In: Test**");
    assert_eq!(world.discord.pending_faults(), 0);
    assert_eq!(table.newest_request(), format!("✅ <@{}> is in (let in by <@{}>).", table.kai, table.gm));
    assert!(table.takes_part(table.kai));
    assert_no_violations(world);
}

#[tokio::test]
async fn game_masters_hand_over_from_outside_the_campaign() {
    let table = Table::set().await;
    let (gm, kai, mo) = (table.gm, table.kai, table.mo);
    let (world, option) =
        (&table.campaign.world, |who: Snowflake| json!([{ "name": "user", "type": 6, "value": who.to_string() }]));
    let leads = |who| world.guild.can_view(who, world.guild.channel_named("gm-notes").unwrap().id);
    assert_reads(&table.uses(gm, "add-gm", &option(mo)).await, "✅ **Game Master Added: Test**");
    assert!(leads(gm) && leads(mo));
    assert_reads(&table.uses(gm, "remove-gm", &option(mo)).await, "✅ ");
    assert!(leads(gm) && !leads(mo));

    let general = world.guild.channel_named("general").unwrap().id;
    let asked = world.caller.command(&world.guild, gm, general, "campaign assign-gm", &option(kai));
    assert_reads(&table.reads(&asked).await, "ℹ️ **Which Campaign?**");
    let chosen = world.caller.choose(&world.guild, gm, "Choose a campaign", &["Test".to_owned()]).unwrap();
    assert_reads(&table.reads(&chosen).await, "✅ **Handed Over: Test**");
    assert!(leads(kai) && !leads(gm));
    assert_reads(&table.uses(kai, "remove-gm", &option(kai)).await, "❌ ");
    assert!(leads(kai));
    assert_no_violations(world);
}
