//! Registering the command, the first time and again.

use std::time::Duration;

use channelwright_core::command::definitions;
use channelwright_core::sign::Sign;
use channelwright_simulator::{
    discord::{Fault, FaultBody, FaultKind, FaultWhen, GuildBuilder, Phase, RateLimitForm, RequestRecord, bits},
    program_output::ProgramOutput,
    world::{World, WorldConfig},
};
use expect_test::expect;
use serde_json::{Value, json};

use crate::support::{Bench, GUILD_PUT, LIST, PUT};

impl Bench {
    async fn register(&self, arguments: &[&str]) -> ProgramOutput {
        self.run(&mut self.program(&[&["register"], arguments].concat())).await
    }

    fn add_foreign_command(&self) {
        let roll = json!({
            "type": 1, "name": "roll", "description": "Roll dice", "name_localizations": {"de": "würfeln"},
            "contexts": [0, 1], "default_member_permissions": "8"
        });
        self.discord.add_command(None, roll.as_object().unwrap().clone());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_time_it_registers_and_the_second_time_it_does_not() {
    let bench = Bench::start().await;
    let first = bench.register(&[]).await;
    expect![[r#"
        /add-campaign is not registered for all servers.
        /campaign is not registered for all servers.
        /delete-campaign is not registered for all servers.
        Registered.
        Invite the bot with this link:
        https://discord.com/oauth2/authorize?client_id=APPLICATION&scope=bot+applications.commands&permissions=2252126532217873
    "#]]
    .assert_eq(&first.out.replace(&bench.discord.application().id.to_string(), "APPLICATION"));
    assert_eq!((first.code, first.err.as_str()), (Some(0), ""));
    let second = bench.register(&[]).await;
    assert!(
        second.out.starts_with("/add-campaign is already registered for all servers.\n/campaign is already registered"),
        "{second:?}"
    );
    assert_eq!((bench.requests_to(LIST).len(), bench.requests_to(PUT).len()), (2, 1));
    let commands = bench.discord.commands(None);
    assert_eq!(commands.len(), definitions(None).len());
    assert_eq!(commands[0]["contexts"], json!([0]), "not in direct messages");
    assert_eq!(commands[0]["default_member_permissions"], (bits::MANAGE_CHANNELS | bits::MANAGE_ROLES).to_string());
    bench.assert_no_rule_is_broken();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_differs_is_named_and_mended_with_one_request() {
    let bench = Bench::start().await;
    bench.register(&[]).await;
    let id = bench.discord.commands(None)[0]["id"].clone();
    bench.discord.edit_command(None, "add-campaign", |command| {
        command.insert("description".to_owned(), json!("Something older"));
        command.insert("nsfw".to_owned(), json!(true));
    });
    let dry = bench.register(&["--dry-run"]).await;
    let differences = "\
/add-campaign is registered for all servers, but differs:
  description: \"Something older\" instead of \"Make the channels of a campaign\"
  nsfw: true instead of nothing
";
    assert!(dry.out.starts_with(differences) && dry.out.contains("Dry run: nothing was changed.\n"), "{dry:?}");
    assert_eq!((dry.code, bench.requests_to(PUT).len()), (Some(0), 1));
    let mended = bench.register(&[]).await;
    assert!(mended.out.starts_with(differences) && mended.out.contains("Registered.\n"), "{mended:?}");
    assert_eq!(bench.requests_to(PUT).len(), 2);
    let command = &bench.discord.commands(None)[0];
    assert_eq!((&command["id"], &command["description"]), (&id, &json!("Make the channels of a campaign")));
    bench.assert_no_rule_is_broken();
}

#[tokio::test(flavor = "multi_thread")]
async fn commands_of_others_stay_as_they_were() {
    let bench = Bench::start().await;
    bench.add_foreign_command();
    let [before] = <[Value; 1]>::try_from(bench.discord.commands(None)).unwrap();
    let ran = bench.register(&[]).await;
    assert!(ran.out.contains("Other commands of the application stay unchanged: /roll.\n"), "{ran:?}");
    let after = bench.discord.commands(None);
    let mut kept = after.iter().find(|command| command["name"] == "roll").unwrap().clone();
    kept["version"] = before["version"].clone();
    assert_eq!((after.len(), kept), (1 + definitions(None).len(), before), "localizations and all");
    bench.assert_no_rule_is_broken();
}

#[tokio::test(flavor = "multi_thread")]
async fn one_server_alone_gets_a_command_of_its_own() {
    let bench = Bench::start().await;
    let guild = bench.guild.id.to_string();
    let first = bench.register(&["--guild", &guild]).await;
    assert!(first.out.starts_with(&format!("/add-campaign is not registered for the server {guild} only.\n")));
    let second = bench.register(&["--guild", &guild]).await;
    assert!(second.out.contains("already registered"), "{second:?}");
    assert_eq!((bench.requests_to(GUILD_PUT).len(), bench.requests_to(PUT).len()), (1, 0));
    let in_guild = bench.discord.commands(Some(bench.guild.id)).len();
    assert_eq!((bench.discord.commands(None).len(), in_guild), (0, definitions(None).len()));
    bench.assert_no_rule_is_broken();
}

#[tokio::test(flavor = "multi_thread")]
async fn for_a_server_without_the_bot_the_invite_link_is_printed() {
    let bench = Bench::start().await;
    bench.guild.kick(bench.guild.people.bot);
    let ran = bench.register(&["--guild", &bench.guild.id.to_string()]).await;
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""));
    assert!(ran.err.starts_with("error: the bot is not in this server: Missing Access (HTTP 403, code 50001)\n"));
    assert!(ran.err.contains("\nremedy: Check the server's id") && ran.err.contains("&permissions=2252126532217873"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_token_is_reported_with_a_remedy() {
    let bench = Bench::start().await;
    let ran = bench.run(bench.program(&["register"]).env("DISCORD_BOT_TOKEN", "my-secret")).await;
    assert_eq!(ran.code, Some(1));
    expect![[r"
        error: Discord does not accept the bot token (HTTP 401)
        remedy: Set DISCORD_BOT_TOKEN to the token from the developer portal's page Bot; Reset Token creates a new one.
    "]]
    .assert_eq(&ran.err);
    assert!(!ran.out.contains("my-secret"));
}

#[tokio::test(flavor = "multi_thread")]
async fn another_applications_id_is_reported_with_a_remedy() {
    let bench = Bench::start().await;
    let ran = bench.run(bench.program(&["register"]).env("DISCORD_APPLICATION_ID", "1234567890")).await;
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.starts_with("error: the bot token belongs to another application: "), "{ran:?}");
    assert!(ran.err.contains("\nremedy: Set DISCORD_APPLICATION_ID "), "{ran:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn missing_settings_are_named() {
    let bench = Bench::start().await;
    for name in ["DISCORD_APPLICATION_ID", "DISCORD_BOT_TOKEN"] {
        let ran = bench.run(bench.program(&["register"]).env_remove(name)).await;
        assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""));
        assert!(ran.err.starts_with(&format!("error: environment variable {name} is not set; ")), "{ran:?}");
    }
    assert!(bench.discord.requests().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_limit_is_waited_for() {
    let bench = Bench::start().await;
    let limited = FaultKind::RateLimited { form: RateLimitForm::User, retry_after: Duration::from_millis(300) };
    bench.discord.add_fault(Fault::once(FaultWhen::NthOf(PUT.to_owned(), 1), limited));
    let ran = bench.register(&[]).await;
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert_eq!(bench.discord.commands(None).len(), definitions(None).len());
    bench.assert_no_rule_is_broken();
}

#[tokio::test(flavor = "multi_thread")]
async fn trouble_at_discord_ends_without_a_second_request() {
    let bench = Bench::start().await;
    let trouble = FaultKind::Status { phase: Phase::Before, status: 503, body: FaultBody::Html };
    bench.discord.add_fault(Fault::once(FaultWhen::NthOf(PUT.to_owned(), 1), trouble));
    let ran = bench.register(&[]).await;
    assert_eq!((ran.code, bench.requests_to(PUT).len()), (Some(1), 1));
    assert!(ran.err.contains("Discord has a problem (HTTP 503)\nremedy: See https://discordstatus.com"), "{ran:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unreachable_address_is_reported() {
    let bench = Bench::start().await;
    let ran = bench.run(bench.program(&["register"]).env("DISCORD_API_BASE", "http://127.0.0.1:9/api/v10")).await;
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.contains("the connection failed") && ran.err.contains("\nremedy: Check the network"), "{ran:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_template_with_mistakes_stops_it_before_it_asks_anybody() {
    let bench = Bench::start().await;
    let ran = bench.register(&["--template", "/dev/null"]).await;
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""));
    assert!(ran.err.starts_with("/dev/null:1:1: "), "{ran:?}");
    assert!(bench.discord.requests().is_empty());
}

/// The invite link requests exactly the permissions that a campaign needs and Create Invite for `/campaign invite`: a bot
/// with them completes a campaign and uses all the others.
#[tokio::test(flavor = "multi_thread")]
async fn the_invite_link_asks_for_what_a_campaign_takes() {
    let invited = invited_permissions(&Bench::start().await.register(&[]).await.out);
    let guild = GuildBuilder::new("Tavern").gm_permissions(bits::MANAGE_CHANNELS | bits::MANAGE_ROLES);
    let guild = guild.everyone_permissions(0).bot_permissions(invited);
    let world = World::start(WorldConfig { guild, ..WorldConfig::default() }).await.unwrap();
    let (interaction, _) = world.add_campaign("Test").await.unwrap();
    let message = world.final_message(interaction.id, Duration::from_secs(120)).await.unwrap();
    assert_eq!(Sign::of(&message), Some(Sign::Done), "{message}");
    let used = world.discord.requests().iter().map(used_permissions).fold(bits::VIEW_CHANNEL, |all, one| all | one);
    assert_eq!(invited, used | bits::CREATE_INSTANT_INVITE);
}

fn invited_permissions(out: &str) -> u64 {
    out.trim_end().rsplit_once("&permissions=").unwrap().1.parse().unwrap()
}

/// The permissions that a request needs: to create the object, and every permission that it allows or denies.
fn used_permissions(request: &RequestRecord) -> u64 {
    let makes = match request.route {
        Some("POST /guilds/{guild_id}/channels") => bits::MANAGE_CHANNELS,
        Some("POST /guilds/{guild_id}/roles") => bits::MANAGE_ROLES,
        _ => 0,
    };
    let overwrites = request.body["permission_overwrites"].as_array().into_iter().flatten();
    let touched = overwrites.flat_map(|one| [&one["allow"], &one["deny"]]);
    touched.filter_map(|bits| bits.as_str()?.parse::<u64>().ok()).fold(makes, |all, one| all | one)
}
