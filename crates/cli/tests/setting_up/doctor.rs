//! The doctor: a healthy bot, and each problem that it finds.

mod deployment;

use std::ffi::OsString;

use channelwright_simulator::{
    discord::{
        ChannelKind, Fault, FaultBody, FaultKind, FaultWhen, Overwrite, OverwriteKind, Phase, USUAL_BOT_PERMISSIONS,
        bits,
    },
    program_output::ProgramOutput,
};
use expect_test::expect;
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpListener,
    process::Command,
};

use crate::{
    aws::{self, FakeAws, arn, layer_arn},
    support::Bench,
};

/// A healthy bot, which a test then changes.
struct Patient {
    bench: Bench,
    aws: FakeAws,
    endpoint: String,
}

impl Patient {
    async fn healthy() -> Self {
        Self::with_endpoint(401).await
    }

    /// With an endpoint that answers with this status.
    async fn with_endpoint(status: u16) -> Self {
        let bench = Bench::start().await;
        let endpoint = endpoint(status).await;
        bench.discord.set_interactions_endpoint_url(Some(&endpoint));
        assert_eq!(bench.run(&mut bench.program(&["register"])).await.code, Some(0));
        let aws = FakeAws::healthy(&endpoint, &bench.discord.application().public_key());
        Self { bench, aws, endpoint }
    }

    fn doctor(&self, arguments: &[&str]) -> Command {
        let guild = self.bench.guild.id.to_string();
        let mut command = self.bench.program(&[&["doctor", "--guild", &guild], arguments].concat());
        let mut path = OsString::from(self.aws.path());
        path.push(":/usr/bin:/bin");
        command.env("PATH", path);
        command
    }

    async fn ask(&self) -> ProgramOutput {
        self.bench.run(&mut self.doctor(&[])).await
    }

    /// Exactly one line is a problem: this one.
    #[track_caller]
    fn check_one(ran: &ProgramOutput, wanted: &str) {
        let wrong: Vec<&str> = ran.out.lines().filter(|line| line.starts_with('❌')).collect();
        assert_eq!(wrong, [format!("❌ {wanted}")], "{}", ran.out);
        assert_eq!((ran.code, ran.err.as_str()), (Some(1), ""));
    }

    async fn is_wrong_about(&self, wanted: &str) {
        Self::check_one(&self.ask().await, wanted);
    }
}

/// A server that answers every request with this status.
async fn endpoint(status: u16) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    tokio::spawn(async move {
        loop {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut request = [0; 2048];
            let _ = stream.read(&mut request).await;
            let answer = format!("HTTP/1.1 {status} x\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
            let _ = stream.write_all(answer.as_bytes()).await;
        }
    });
    url
}

#[tokio::test(flavor = "multi_thread")]
async fn the_doctor_reports_a_healthy_bot() {
    let patient = Patient::healthy().await;
    let ran = patient.ask().await;
    let (application, guild) = (patient.bench.discord.application().id, patient.bench.guild.id);
    let out = ran.out.replace(&application.to_string(), "APPLICATION").replace(&guild.to_string(), "GUILD");
    let out = out.replace(&patient.endpoint, "ENDPOINT");
    let (before, after) = out.split_once("(HTTP 401) after ").unwrap();
    let out = format!("{before}(HTTP 401) after {}", after.trim_start_matches(|letter: char| letter.is_ascii_digit()));
    expect![[r#"
        ✅ Bot token: accepted, for the application “Channelwright”
        ✅ Application id: APPLICATION, matches the token
        ✅ Public key: matches the application's
        ✅ Interactions endpoint URL: ENDPOINT, the same in the portal and in the stack
        ✅ Endpoint: refuses an unsigned request (HTTP 401) after  ms
        ✅ Command: /add-campaign is registered for all servers
        ✅ Command: /campaign is registered for all servers
        ✅ Command: /delete-campaign is registered for all servers
        ✅ Server: the bot is in GUILD
        ✅ Permissions in it: all 16 that the invite link asks for
        ✅ Role in it: its highest is at position 2, above the roles of all campaigns
        ✅ Room in it: 1 of 500 channels, 4 of 250 roles, not counting those that the bot cannot see
        ✅ AWS account: 123456789012
        ✅ Stack: channelwright-sqs-stack, UPDATE_COMPLETE
        ✅ Queue: 2 jobs waiting, 1 in progress; at most 5 deliveries each
        ✅ Dead-letter queue: empty
        ✅ Bot function: Active, x86_64, a test invocation succeeded
        ✅ Worker function: Active, x86_64, a test invocation succeeded
        ✅ Event source mapping: brings jobs from the queue to the worker
        ✅ Concurrent executions: 10 workers leave 990 of the account's 1000 for the bot
        ✅ Deployed public key: matches DISCORD_PUBLIC_KEY
        ✅ Deployed bot token: version 2 of the parameter /channelwright/discord-bot-token
        ✅ Mode: both static, on x86_64
        – Layer: static code needs none

        23 OK, 0 problems, 1 not checked
    "#]]
    .assert_eq(&out);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    patient.bench.assert_no_rule_is_broken();
}

#[tokio::test(flavor = "multi_thread")]
async fn the_doctor_prints_the_fingerprint_of_a_layered_deployment() {
    let patient = Patient::healthy().await;
    patient.aws.change(aws::BOT, "/layers", json!([layer_arn(7)]));
    patient.aws.change(aws::WORKER, "/layers", json!([layer_arn(7)]));
    patient.aws.answer(aws::LAYER, &json!("fingerprint 0123abcd"));
    let ran = patient.ask().await;
    assert!(ran.out.contains("✅ Mode: both layered, on x86_64\n"), "{}", ran.out);
    let fits = "✅ Layer: channelwright-dependencies:7, fingerprint 0123abcd: both functions run with it\n";
    assert!(ran.out.contains(fits), "{}", ran.out);
    assert_eq!(ran.code, Some(0));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_is_not_accepted_leaves_the_rest_of_discord_unchecked() {
    let patient = Patient::healthy().await;
    let ran = patient.bench.run(patient.doctor(&[]).env("DISCORD_BOT_TOKEN", "my-secret")).await;
    assert!(!ran.out.contains("my-secret"));
    Patient::check_one(
        &ran,
        "Bot token: Discord does not accept the bot token (HTTP 401) → Set DISCORD_BOT_TOKEN to the token from \
         the developer portal's page Bot; Reset Token creates a new one.",
    );
    assert_eq!(ran.out.matches(": needs an accepted bot token\n").count(), 8, "{}", ran.out);
    assert!(ran.out.contains("✅ Endpoint: ") && ran.out.contains("✅ Mode: "), "the others are checked: {}", ran.out);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_doctor_prints_the_settings_that_belong_to_the_token() {
    let patient = Patient::healthy().await;
    let application = patient.bench.discord.application();
    let (id, key) = (application.id, application.public_key());
    for (name, value, wanted) in [
        ("DISCORD_BOT_TOKEN", "", "Bot token: environment variable DISCORD_BOT_TOKEN is not set".to_owned()),
        (
            "DISCORD_APPLICATION_ID",
            "",
            format!("Application id: DISCORD_APPLICATION_ID is not set → Set DISCORD_APPLICATION_ID={id}"),
        ),
        (
            "DISCORD_APPLICATION_ID",
            "17",
            format!("Application id: 17 is not the token's application → Set DISCORD_APPLICATION_ID={id}"),
        ),
        (
            "DISCORD_APPLICATION_ID",
            "x",
            "Application id: environment variable DISCORD_APPLICATION_ID is malf".to_owned(),
        ),
        ("DISCORD_PUBLIC_KEY", "", format!("Public key: DISCORD_PUBLIC_KEY is not set → Set DISCORD_PUBLIC_KEY={key}")),
    ] {
        let ran = patient.bench.run(patient.doctor(&["--without-aws"]).env(name, value)).await;
        let wrong: Vec<&str> = ran.out.lines().filter(|line| line.starts_with('❌')).collect();
        assert!(wrong.len() == 1 && wrong[0].starts_with(&format!("❌ {wanted}")), "{name}={value}: {}", ran.out);
        assert!(!ran.out.contains("AWS"), "{}", ran.out);
        assert_eq!(ran.code, Some(1));
    }
}

/// Whatever the portal says, the bot could not start with it.
#[tokio::test(flavor = "multi_thread")]
async fn a_public_key_must_be_one() {
    let patient = Patient::healthy().await;
    let key = "not-hexadecimal";
    let what = FaultKind::Field { path: "verify_key".to_owned(), value: Some(json!(key)) };
    patient.bench.discord.add_fault(Fault { when: FaultWhen::Any, times: u32::MAX, what });
    let ran = patient.bench.run(patient.doctor(&["--without-aws"]).env("DISCORD_PUBLIC_KEY", key)).await;
    let what = "DISCORD_PUBLIC_KEY is unusable: a public key is 64 hexadecimal digits long";
    Patient::check_one(&ran, &format!("Public key: {what} → Copy it from the portal's page General Information."));
    let mut without_token = patient.doctor(&["--without-aws"]);
    let ran = patient.bench.run(without_token.env("DISCORD_PUBLIC_KEY", key).env("DISCORD_BOT_TOKEN", "")).await;
    assert!(ran.out.contains(&format!("❌ Public key: {what}")), "{}", ran.out);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_public_key_must_be_the_same_everywhere() {
    let patient = Patient::healthy().await;
    let other = "00".repeat(32);
    let ran = patient.bench.run(patient.doctor(&["--without-aws"]).env("DISCORD_PUBLIC_KEY", &other)).await;
    let key = patient.bench.discord.application().public_key();
    let remedy = format!("Set DISCORD_PUBLIC_KEY={key}");
    Patient::check_one(&ran, &format!("Public key: DISCORD_PUBLIC_KEY is not the application's → {remedy}"));
    patient.aws.change(aws::BOT, "/public_key", json!(other));
    let what =
        "Deployed public key: the bot function's key differs from DISCORD_PUBLIC_KEY → Run scripts/deploy-sqs.sh.";
    patient.is_wrong_about(what).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_portals_endpoint_must_be_the_stacks() {
    let patient = Patient::healthy().await;
    let (stack, portal) = (&patient.endpoint, endpoint(401).await);
    let field = "the portal's General Information, Interactions Endpoint URL";
    patient.bench.discord.set_interactions_endpoint_url(Some(&portal));
    let what = format!("Interactions endpoint URL: the portal has {portal}, which is not the stack's");
    patient.is_wrong_about(&format!("{what} → Paste {stack} into {field}.")).await;
    patient.bench.discord.set_interactions_endpoint_url(None);
    let what = "Interactions endpoint URL: the portal has none";
    patient.is_wrong_about(&format!("{what} → Paste {stack} into {field}.")).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_endpoint_must_refuse_what_nobody_signed() {
    for (status, wanted) in [
        (200, "accepts an unsigned request (HTTP 200)"),
        (403, "AWS refuses requests (HTTP 403) before they reach the bot function"),
        (404, "answers an unsigned request with HTTP 404 instead of 401"),
        (429, "AWS throttles requests (HTTP 429): too many concurrent executions"),
        (502, "the bot function fails (HTTP 502)"),
    ] {
        let ran = Patient::with_endpoint(status).await.ask().await;
        let wrong: Vec<&str> = ran.out.lines().filter(|line| line.starts_with('❌')).collect();
        assert!(wrong.len() == 1 && wrong[0].starts_with(&format!("❌ Endpoint: {wanted} → ")), "{}", ran.out);
    }
    let patient = Patient::healthy().await;
    patient.bench.discord.set_interactions_endpoint_url(Some("http://127.0.0.1:9/"));
    let ran = patient.ask().await;
    assert!(ran.out.contains("❌ Endpoint: does not answer: "), "{}", ran.out);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_command_must_be_there_and_up_to_date() {
    let patient = Patient::healthy().await;
    let (discord, guild) = (&patient.bench.discord, patient.bench.guild.id);
    discord.edit_command(None, "add-campaign", |command| {
        command.insert("description".to_owned(), json!("Old"));
    });
    let what = "Command: /add-campaign is registered for all servers, but differs: description: \"Old\" instead of \
                \"Make the channels of a campaign\" → Run scripts/register-commands.sh.";
    patient.is_wrong_about(what).await;
    discord.edit_command(None, "add-campaign", |command| {
        command.insert("name".to_owned(), json!("something-else"));
    });
    let absent = "Command: /add-campaign is not registered → Run scripts/register-commands.sh.";
    patient.is_wrong_about(absent).await;

    let one_server = ["register", "--guild", &guild.to_string()];
    assert_eq!(patient.bench.run(&mut patient.bench.program(&one_server)).await.code, Some(0));
    let ran = patient.ask().await;
    assert!(ran.out.contains(&format!("✅ Command: /add-campaign is registered for the server {guild} only\n")));
    discord.edit_command(Some(guild), "add-campaign", |command| {
        command.insert("nsfw".to_owned(), Value::Bool(true));
    });
    let what = format!(
        "Command: /add-campaign is registered for the server {guild} only, but differs: nsfw: true instead of nothing \
         → Run scripts/register-commands.sh --guild {guild}."
    );
    patient.is_wrong_about(&what).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bot_must_be_in_its_server() {
    let patient = Patient::healthy().await;
    let application = patient.bench.discord.application().id;
    patient.bench.guild.kick(patient.bench.guild.people.bot);
    let link = format!("client_id={application}&scope=bot+applications.commands&permissions=2252126532217873");
    let what = format!(
        "Server: the bot is not in this server: Missing Access (HTTP 403, code 50001) → Check the server's id (Developer \
         Mode, then Copy Server ID), or invite the bot: https://discord.com/oauth2/authorize?{link}"
    );
    let ran = patient.ask().await;
    Patient::check_one(&ran, &what);
    assert_eq!(ran.out.matches("in it: needs the bot in this server\n").count(), 3, "{}", ran.out);
}

/// The application id is right, so the message must not blame it, whichever error Discord or a proxy returns for the server.
#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_server_is_blamed_itself() {
    let patient = Patient::healthy().await;
    let not_found = FaultKind::Status { phase: Phase::Before, status: 404, body: FaultBody::Code(0) };
    for fault in [None, Some(not_found)] {
        if let Some(what) = fault {
            let when = FaultWhen::AnyOf("GET /guilds/{guild_id}".to_owned());
            patient.bench.discord.add_fault(Fault::once(when, what));
        }
        let mut doctor = patient.bench.program(&["doctor", "--without-aws", "--guild", "999"]);
        let ran = patient.bench.run(&mut doctor).await;
        let wrong: Vec<&str> = ran.out.lines().filter(|line| line.starts_with('❌')).collect();
        assert!(wrong.len() == 1 && wrong[0].starts_with("❌ Server: the bot is not in this server: "), "{}", ran.out);
        assert!(wrong[0].contains("→ Check the server's id"), "{wrong:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_doctor_names_the_field_that_it_cannot_read() {
    let patient = Patient::healthy().await;
    let what = FaultKind::Field { path: "roles/Channelwright/permissions".to_owned(), value: Some(json!("all")) };
    let when = FaultWhen::AnyOf("GET /guilds/{guild_id}".to_owned());
    patient.bench.discord.add_fault(Fault::once(when, what));
    let ran = patient.ask().await;
    assert!(ran.out.contains("❌ Server: Discord's data on role "), "{}", ran.out);
    assert!(ran.out.contains(" cannot be read: permissions → Is this the newest version?"), "{}", ran.out);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bot_must_be_allowed_what_a_campaign_takes() {
    let patient = Patient::healthy().await;
    patient.bench.guild.set_bot_permissions(bits::MANAGE_CHANNELS);
    let ran = patient.ask().await;
    let wrong: Vec<&str> = ran.out.lines().filter(|line| line.starts_with('❌')).collect();
    assert_eq!(wrong.len(), 1, "{}", ran.out);
    assert!(
        wrong[0].starts_with("❌ Permissions in it: the bot lacks Manage Roles → Grant them to its role"),
        "{wrong:?}"
    );
}

/// A bot that an earlier version's link invited can still create campaigns.
#[tokio::test(flavor = "multi_thread")]
async fn a_bot_that_cannot_invite_players_is_well_with_a_hint() {
    let patient = Patient::healthy().await;
    let guild = &patient.bench.guild;
    guild.edit_role(guild.id, |everyone| everyone.permissions &= !bits::CREATE_INSTANT_INVITE);
    guild.set_bot_permissions(USUAL_BOT_PERMISSIONS & !(bits::CREATE_INSTANT_INVITE | bits::PIN_MESSAGES));
    let ran = patient.ask().await;
    let hint = "✅ Permissions in it: all that a campaign needs, but game masters do not get Pin Messages, which the bot \
                lacks, and /campaign invite does not work, since the bot lacks Create Invite: invite it again: https://";
    assert!(ran.out.contains(hint), "{}", ran.out);
    assert_eq!(ran.code, Some(0));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bots_role_must_stand_above_those_of_its_campaigns() {
    let patient = Patient::healthy().await;
    let guild = &patient.bench.guild;
    let role = guild.add_role("Old Mine Members", 0);
    let allow = |id, kind| Overwrite { id, kind, allow: bits::VIEW_CHANNEL, deny: 0 };
    let overwrites = vec![allow(guild.people.bot, OverwriteKind::Member), allow(role, OverwriteKind::Role)];
    guild.add_channel(ChannelKind::Category, "Old Mine", None, overwrites);
    assert_eq!(patient.ask().await.code, Some(0), "below the bot's");
    guild.edit_role(role, |role| role.position = 100);
    let remedy = "Drag the bot's role above them under Server Settings, Roles.";
    patient.is_wrong_about(&format!("Role in it: it is not above @Old Mine Members → {remedy}")).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bot_must_have_a_role() {
    let patient = Patient::healthy().await;
    let guild = &patient.bench.guild;
    guild.edit_role(guild.id, |everyone| everyone.permissions = u64::MAX >> 10 & !bits::ADMINISTRATOR);
    guild.strip_roles(guild.people.bot);
    let what = "Role in it: the bot has no role of its own, so it cannot assign roles → Remove the bot from the server and \
                invite it with the link of `channelwright register`.";
    patient.is_wrong_about(what).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_must_have_room() {
    let patient = Patient::healthy().await;
    patient.bench.guild.fill_channels(490);
    let what =
        "Room in it: 490 of 500 channels, 4 of 250 roles: too many for another campaign → Delete channels or roles.";
    patient.is_wrong_about(what).await;
}
