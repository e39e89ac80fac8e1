//! The doctor: everything well, and each thing that can be wrong.

use std::ffi::OsString;

use channelwright_simulator::discord::{
    ChannelKind, Fault, FaultBody, FaultKind, FaultWhen, Overwrite, OverwriteKind, Phase, bits,
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
    support::{Bench, Ran},
};

/// A bot that is all well, until a test says otherwise.
struct Patient {
    bench: Bench,
    aws: FakeAws,
    endpoint: String,
}

impl Patient {
    async fn healthy() -> Self {
        Self::with_endpoint(401).await
    }

    /// With an endpoint that gives this answer.
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

    async fn ask(&self) -> Ran {
        self.bench.run(&mut self.doctor(&[])).await
    }

    /// Exactly one line is wrong: this one.
    #[track_caller]
    fn check_one(ran: &Ran, wanted: &str) {
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
async fn a_healthy_bot_is_told_so() {
    let patient = Patient::healthy().await;
    let ran = patient.ask().await;
    let (application, guild) = (patient.bench.discord.application().id, patient.bench.guild.id);
    let out = ran.out.replace(&application.to_string(), "APPLICATION").replace(&guild.to_string(), "GUILD");
    let out = out.replace(&patient.endpoint, "ENDPOINT");
    let (before, after) = out.split_once("(HTTP 401) after ").unwrap();
    let out = format!("{before}(HTTP 401) after {}", after.trim_start_matches(|letter: char| letter.is_ascii_digit()));
    expect![[r#"
        ✅ Bot token: accepted, of the application “Channelwright”
        ✅ Application id: APPLICATION, as the token's
        ✅ Public key: that of the application
        ✅ Interactions endpoint URL: ENDPOINT, in the portal and in the stack
        ✅ Endpoint: refuses an unsigned request (HTTP 401) after  ms
        ✅ Command: /add-campaign is registered for all servers
        ✅ Server: the bot is in GUILD
        ✅ Permissions in it: all 9 that a campaign takes
        ✅ Role in it: its highest stands at position 2, above the roles of all campaigns
        ✅ Room in it: 1 of 500 channels, 4 of 250 roles, without those that the bot cannot see
        ✅ AWS account: 123456789012
        ✅ Stack: channelwright-sqs-stack, UPDATE_COMPLETE
        ✅ Queue: 2 waiting, 1 in work; given up after 5 deliveries
        ✅ Dead-letter queue: empty
        ✅ Bot function: Active, x86_64, runs when it is called
        ✅ Worker function: Active, x86_64, runs when it is called
        ✅ Event source mapping: brings jobs from the queue to the worker
        ✅ Concurrent executions: 10 workers at a time leave 990 of the account's 1000 for the bot
        ✅ Deployed public key: that of the settings
        ✅ Deployed bot token: version 2 of the parameter /channelwright/discord-bot-token
        ✅ Mode: both static, on x86_64
        – Layer: static code needs none

        21 well, 0 wrong, 1 not checked
    "#]]
    .assert_eq(&out);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    patient.bench.assert_no_rule_is_broken();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_layered_deployment_is_told_with_its_fingerprint() {
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
        "Bot token: Discord does not accept the bot token (HTTP 401) → Set DISCORD_BOT_TOKEN to the one of the \
         developer portal's page Bot; Reset Token makes a new one.",
    );
    assert_eq!(ran.out.matches(": needs an accepted bot token\n").count(), 8, "{}", ran.out);
    assert!(ran.out.contains("✅ Endpoint: ") && ran.out.contains("✅ Mode: "), "the others are checked: {}", ran.out);
}

#[tokio::test(flavor = "multi_thread")]
async fn settings_that_do_not_fit_the_token_are_told_with_the_right_ones() {
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
    Patient::check_one(&ran, &format!("Public key: {what} → Take it from the portal's page General Information."));
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
    let what = "Deployed public key: the bot function has another one than the settings → Run scripts/deploy-sqs.sh.";
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
        (200, "takes an unsigned request (HTTP 200)"),
        (403, "AWS turns requests away (HTTP 403) before they reach the bot function"),
        (404, "answers an unsigned request with HTTP 404 instead of 401"),
        (429, "AWS turns requests away (HTTP 429): too many executions at a time"),
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
    assert!(ran.out.contains(&format!("✅ Command: /add-campaign is registered for the server {guild} alone\n")));
    discord.edit_command(Some(guild), "add-campaign", |command| {
        command.insert("nsfw".to_owned(), Value::Bool(true));
    });
    let what = format!(
        "Command: /add-campaign is registered for the server {guild} alone, but differs: nsfw: true instead of nothing \
         → Run scripts/register-commands.sh --guild {guild}."
    );
    patient.is_wrong_about(&what).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bot_must_be_in_its_server() {
    let patient = Patient::healthy().await;
    let application = patient.bench.discord.application().id;
    patient.bench.guild.kick(patient.bench.guild.people.bot);
    let link = format!("client_id={application}&scope=bot+applications.commands&permissions=309509295120");
    let what = format!(
        "Server: the bot is not in this server: Missing Access (HTTP 403, code 50001) → Check the server's id (Developer \
         Mode, then Copy Server ID), or invite the bot: https://discord.com/oauth2/authorize?{link}"
    );
    let ran = patient.ask().await;
    Patient::check_one(&ran, &what);
    assert_eq!(ran.out.matches("in it: needs the bot in this server\n").count(), 3, "{}", ran.out);
}

/// The application id is right, and so is not blamed, whatever Discord, or what stands for it, says of the server.
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
async fn a_server_that_cannot_be_read_is_told_with_the_field() {
    let patient = Patient::healthy().await;
    let what = FaultKind::Field { path: "roles/Channelwright/permissions".to_owned(), value: Some(json!("all")) };
    let when = FaultWhen::AnyOf("GET /guilds/{guild_id}".to_owned());
    patient.bench.discord.add_fault(Fault::once(when, what));
    let ran = patient.ask().await;
    assert!(ran.out.contains("❌ Server: what Discord says of role "), "{}", ran.out);
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
        wrong[0].starts_with("❌ Permissions in it: the bot lacks Manage Roles → Give them to its role"),
        "{wrong:?}"
    );
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
    patient.is_wrong_about(&format!("Role in it: it does not stand above @Old Mine Members → {remedy}")).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bot_must_have_a_role() {
    let patient = Patient::healthy().await;
    let guild = &patient.bench.guild;
    guild.edit_role(guild.id, |everyone| everyone.permissions = u64::MAX >> 10 & !bits::ADMINISTRATOR);
    guild.strip_roles(guild.people.bot);
    let what = "Role in it: the bot has no role of its own, so it can give nobody one → Remove it from the server and \
                invite it with the link of `channelwright register`.";
    patient.is_wrong_about(what).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_must_have_room() {
    let patient = Patient::healthy().await;
    patient.bench.guild.fill_channels(490);
    let what =
        "Room in it: 490 of 500 channels, 4 of 250 roles: too many for another campaign → Delete what nobody needs.";
    patient.is_wrong_about(what).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_way_to_aws_its_lines_are_not_checked() {
    let patient = Patient::healthy().await;
    let signed_out = "\nUnable to locate credentials. Run \"aws configure\".\n";
    let no_aws = patient.bench.run(patient.doctor(&[]).env("PATH", "/nowhere")).await;
    patient.aws.fail(aws::WHO, signed_out);
    let signed_out = patient.ask().await;
    for (ran, why) in [
        (no_aws, "there is no AWS CLI; install it, or run scripts/deploy-sqs.sh once"),
        (
            signed_out,
            "the AWS CLI cannot sign in; run `aws configure` or `aws sso login`, or set AWS_PROFILE (Unable to locate \
             credentials. Run \"aws configure\".)",
        ),
    ] {
        assert!(ran.out.contains(&format!("\n– AWS account: not asked: {why}\n")), "{}", ran.out);
        assert_eq!(ran.out.matches(": needs AWS\n").count(), 11, "{}", ran.out);
        assert!(ran.out.contains("\n– Interactions endpoint URL: the portal has http://127.0.0.1:"), "{}", ran.out);
        assert_eq!(ran.code, Some(0), "nothing that was checked is wrong");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_stack_there_is_nothing_to_look_at() {
    let patient = Patient::healthy().await;
    let words = "An error occurred (ValidationError): Stack with id channelwright-sqs-stack does not exist";
    patient.aws.fail(aws::STACK, words);
    let ran = patient.ask().await;
    let what = "Stack: there is no channelwright-sqs-stack in this account and region → Run scripts/deploy-sqs.sh, or set \
                AWS_REGION and AWS_PROFILE to where it is.";
    Patient::check_one(&ran, what);
    assert_eq!(ran.out.matches("– ").count(), 11, "{}", ran.out);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stack_must_be_complete() {
    let patient = Patient::healthy().await;
    patient.aws.change(aws::STACK, "/status", json!("UPDATE_ROLLBACK_FAILED"));
    patient.is_wrong_about("Stack: it is UPDATE_ROLLBACK_FAILED → Run scripts/deploy-sqs.sh.").await;
    patient.aws.change(aws::STACK, "/status", json!("UPDATE_IN_PROGRESS"));
    patient.is_wrong_about("Stack: it is UPDATE_IN_PROGRESS → Wait until that is over, then run this again.").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_queue_must_give_up_in_the_end() {
    let patient = Patient::healthy().await;
    let what = "Queue: it does not move a job to the dead-letter queue after 5 deliveries → Run scripts/deploy-sqs.sh.";
    for policy in ["", r#"{"deadLetterTargetArn":"arn:aws:sqs:other","maxReceiveCount":5}"#] {
        patient.aws.change(aws::QUEUE, "/RedrivePolicy", json!(policy));
        patient.is_wrong_about(what).await;
    }
    patient.aws.change(aws::QUEUE, "/VisibilityTimeout", json!("30"));
    let what = "Queue: its visibility timeout is 30 s instead of 120 s → Run scripts/deploy-sqs.sh.";
    patient.is_wrong_about(what).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn dead_letters_are_counted() {
    let patient = Patient::healthy().await;
    patient.aws.change(aws::DEAD_LETTERS, "/ApproximateNumberOfMessages", json!("3"));
    let what = "Dead-letter queue: 3 jobs were given up → Look at the worker's log (aws logs tail \
         /aws/lambda/discord_channelwright_worker). Then move them back: scripts/redrive.sh";
    patient.is_wrong_about(what).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn functions_must_run() {
    let patient = Patient::healthy().await;
    patient.aws.change(aws::WORKER, "/state", json!("Inactive"));
    assert_eq!(patient.ask().await.code, Some(0), "it rests");
    patient.aws.change(aws::WORKER, "/update", json!("Failed"));
    patient.aws.change(aws::WORKER, "/update_reason", json!("no such layer"));
    let what = "Worker function: its last update failed: no such layer → Run scripts/deploy-sqs.sh.";
    patient.is_wrong_about(what).await;
    patient.aws.fail(aws::WORKER, "An error occurred (ResourceNotFoundException): Function not found");
    let what = "Worker function: An error occurred (ResourceNotFoundException): Function not found → Run \
                scripts/deploy-sqs.sh.";
    let ran = patient.ask().await;
    Patient::check_one(&ran, what);
    assert!(ran.out.contains("– Mode: needs both functions\n"), "{}", ran.out);
}

#[tokio::test(flavor = "multi_thread")]
async fn jobs_must_reach_the_worker() {
    let patient = Patient::healthy().await;
    patient.aws.change(aws::MAPPINGS, "/0/state", json!("Disabled"));
    let what = "Event source mapping: it is Disabled, so no job reaches the worker → Run: aws lambda \
                update-event-source-mapping --enabled --uuid the-mapping";
    patient.is_wrong_about(what).await;
    patient.aws.change(aws::MAPPINGS, "/0/queue", json!(arn("another")));
    let what = "Event source mapping: there is none, so no job reaches the worker → Run scripts/deploy-sqs.sh.";
    patient.is_wrong_about(what).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_workers_must_leave_the_bot_some_executions() {
    let patient = Patient::healthy().await;
    patient.aws.answer(aws::EXECUTIONS, &json!(15));
    assert_eq!(patient.ask().await.code, Some(0));
    patient.aws.answer(aws::EXECUTIONS, &json!(10));
    let what = "Concurrent executions: 10 workers at a time leave 0 of the account's 10 for the bot: Discord may get no \
                answer → Run scripts/deploy-sqs.sh with CHANNELWRIGHT_WORKER_CONCURRENCY=5, or have AWS raise the quota \
                (Service Quotas, AWS Lambda, Concurrent executions).";
    patient.is_wrong_about(what).await;
    patient.aws.change(aws::MAPPINGS, "/0/workers", json!(5));
    assert_eq!(patient.ask().await.code, Some(0));
    patient.aws.fail(aws::EXECUTIONS, "An error occurred (AccessDeniedException): not authorized");
    let ran = patient.ask().await;
    assert!(ran.out.contains("the permission lambda:GetAccountSettings is needed\n"), "{}", ran.out);
    assert_eq!(ran.code, Some(0), "it is no fault of the deployment");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_worker_must_have_the_newest_token() {
    let patient = Patient::healthy().await;
    for (parameter, wanted) in [
        (json!({"type": "SecureString", "version": 3}), "has version 3, the worker was deployed with version 2"),
        (json!({"type": "String", "version": 2}), "is a String, not a SecureString"),
    ] {
        patient.aws.answer(aws::TOKEN, &parameter);
        let what = format!("/channelwright/discord-bot-token {wanted}");
        patient.is_wrong_about(&format!("Deployed bot token: {what} → Run scripts/deploy-sqs.sh.")).await;
    }
    patient.aws.answer(aws::TOKEN, &Value::Null);
    let what = "there is no parameter /channelwright/discord-bot-token";
    patient.is_wrong_about(&format!("Deployed bot token: {what} → Run scripts/deploy-sqs.sh.")).await;
    patient.aws.change(aws::WORKER, "/token_parameter", Value::Null);
    let what = "the worker function is not told where its token is";
    patient.is_wrong_about(&format!("Deployed bot token: {what} → Run scripts/deploy-sqs.sh.")).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn both_functions_must_be_deployed_alike() {
    let patient = Patient::healthy().await;
    patient.aws.change(aws::WORKER, "/layers", json!([layer_arn(7)]));
    let what = "Mode: the bot has no layer, the worker channelwright-dependencies:7 → Run scripts/deploy-with-layer.sh, or \
                scripts/deploy-sqs.sh for static code.";
    patient.is_wrong_about(what).await;
    patient.aws.change(aws::WORKER, "/architecture", json!("arm64"));
    let what = "Mode: the bot runs on x86_64, the worker on arm64 → Run scripts/deploy-sqs.sh.";
    patient.is_wrong_about(what).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_layer_must_be_one_of_ours() {
    let patient = Patient::healthy().await;
    for question in [aws::BOT, aws::WORKER] {
        patient.aws.change(question, "/layers", json!([layer_arn(7)]));
    }
    patient.aws.answer(aws::LAYER, &Value::Null);
    let what = "Layer: channelwright-dependencies:7 has no fingerprint: it is not one of Channelwright's → Run \
                scripts/build-layer.sh, then scripts/deploy-with-layer.sh.";
    patient.is_wrong_about(what).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_function_must_run_when_it_is_called() {
    let patient = Patient::healthy().await;
    patient.aws.answer(aws::WORKER_CALL, &json!("Unhandled"));
    let what = "Worker function: it fails when it is called (Unhandled) → Its log tells why: aws logs tail \
                /aws/lambda/NAME. Then run scripts/deploy-sqs.sh, or scripts/deploy-with-layer.sh where it has a layer.";
    patient.is_wrong_about(what).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_layer_must_fit_both_functions() {
    let patient = Patient::healthy().await;
    for question in [aws::BOT, aws::WORKER] {
        patient.aws.change(question, "/layers", json!([layer_arn(7)]));
    }
    patient.aws.answer(aws::LAYER, &json!("fingerprint 0123abcd"));
    patient.aws.answer(aws::BOT_CALL, &json!("Runtime.ExitError"));
    let ran = patient.ask().await;
    assert!(ran.out.contains("❌ Bot function: it fails when it is called (Runtime.ExitError)"), "{}", ran.out);
    let layer = "❌ Layer: channelwright-dependencies:7, fingerprint 0123abcd: not both functions run with it";
    assert!(ran.out.contains(layer), "{}", ran.out);
}
