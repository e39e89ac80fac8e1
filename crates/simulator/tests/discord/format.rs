//! The form that every request must have.

use channelwright_simulator::discord::{DiscordConfig, GuildBuilder, Rule};
use serde_json::{Value, json};

use crate::bench::{self, Bench};

#[tokio::test]
async fn a_well_formed_request_violates_no_rule_and_returns_its_bucket() {
    let bench = Bench::start().await;
    let response = bench.get("/users/@me").await;
    assert_eq!(response.status, 200);
    assert_eq!(response.id(), bench.guild.people.bot);
    for name in ["limit", "remaining", "reset", "reset-after", "bucket"] {
        assert!(response.header(&format!("x-ratelimit-{name}")).is_some(), "{name}");
    }
    assert!(bench.broken().is_empty());
}

#[tokio::test]
async fn the_bot_user_has_the_id_of_its_application_by_default() {
    for same in [true, false] {
        let config = DiscordConfig { bot_user_is_application: same, ..DiscordConfig::default() };
        let bench = Bench::with(config, GuildBuilder::new("Tavern")).await;
        assert_eq!(bench.discord.application().id == bench.guild.people.bot, same);
        assert_eq!(bench.get("/users/@me").await.id(), bench.guild.people.bot);
    }
}

#[tokio::test]
async fn version_route_agent_and_token_are_checked() {
    let bench = Bench::start().await;
    let base = bench.discord.api_base().replace("/v10", "");
    let send = |url: String, agent: &'static str, token: &'static str| {
        let request = bench.http.get(url).header("user-agent", agent).header("authorization", token);
        async move { bench::read(request.send().await.expect("a response")).await.expect("a body") }
    };
    let good = "DiscordBot (https://example.org, 0.1)";
    let unversioned = send(format!("{base}/users/@me"), good, "").await;
    assert_eq!((unversioned.status, unversioned.code()), (400, 50041));
    let unknown = bench.get("/users/@me/nothing").await;
    assert_eq!((unknown.status, unknown.body), (404, json!({"message": "404: Not Found", "code": 0})));
    let agent = send(format!("{base}/v10/users/@me"), "curl/8", "").await;
    assert_eq!((agent.status, agent.code()), (403, 40333));
    let token = send(format!("{base}/v10/users/@me"), good, "Bot wrong").await;
    assert_eq!((token.status, token.body), (401, json!({"message": "401: Unauthorized", "code": 0})));
    let expected = [Rule::ApiVersion, Rule::KnownRoute, Rule::UserAgent, Rule::Authorization];
    assert_eq!(bench.broken(), expected);
}

#[tokio::test]
async fn bodies_are_json_with_known_fields() {
    let bench = Bench::start().await;
    let path = format!("/guilds/{}/roles", bench.guild.id);
    let form = bench.request("POST", &path).header("content-type", "text/plain").body("{}");
    let response = bench::read(form.send().await.expect("a response")).await.expect("a body");
    assert_eq!((response.status, response.code()), (400, 50035));
    let broken = bench.request("POST", &path).header("content-type", "application/json").body("{");
    let response = bench::read(broken.send().await.expect("a response")).await.expect("a body");
    assert_eq!((response.status, response.code()), (400, 50109));
    let response = bench.call("POST", &path, json!({"name": "x", "permissions": "0", "nmae": 1})).await;
    assert_eq!(response.status, 200);
    assert_eq!(bench.broken(), [Rule::ContentType, Rule::ParsableJson, Rule::UnknownField]);
    assert!(bench.discord.violations()[2].text.contains("nmae"));
}

#[tokio::test]
async fn writes_have_an_encoded_reason() {
    let bench = Bench::start().await;
    let url = format!("{}/guilds/{}/roles", bench.discord.api_base(), bench.guild.id);
    let post = |reason: Option<String>| {
        let request = bench.http.post(&url).header("user-agent", "DiscordBot (https://example.org, 0.1)");
        let request = request.header("authorization", format!("Bot {}", bench.discord.application().bot_token()));
        let request = request.header("content-type", "application/json").body("{\"permissions\":\"0\"}");
        let request = match reason {
            Some(reason) => request.header("x-audit-log-reason", reason),
            None => request,
        };
        async move { request.send().await.expect("a response").status().as_u16() }
    };
    assert_eq!(post(Some("f%C3%BCr%20Gwen".into())).await, 200);
    assert_eq!(bench.discord.requests()[0].audit_reason.as_deref(), Some("für Gwen"));
    assert_eq!(post(None).await, 200, "Discord accepts a missing reason; the simulator records a violation");
    assert_eq!(post(Some("x".repeat(513))).await, 400);
    assert_eq!(post(Some("%ff".into())).await, 400);
    assert_eq!(bench.broken(), [Rule::AuditReasonPresent, Rule::AuditReasonForm, Rule::AuditReasonForm]);
}

#[tokio::test]
async fn all_faults_of_a_body_are_reported_at_once() {
    let bench = Bench::start().await;
    let body = json!({
        "name": "", "type": 0, "topic": "x".repeat(1025), "rate_limit_per_user": 21_601,
        "permission_overwrites": [{"id": bench.guild.id.to_string(), "type": 0}, {"type": 3}]
    });
    let response = bench.create_channel(body).await;
    assert_eq!((response.status, response.code()), (400, 50035));
    let leaf = |path: &[&str]| {
        let node = path.iter().fold(&response.body["errors"], |node, key| &node[*key]);
        node["_errors"][0]["code"].as_str().unwrap_or_default().to_owned()
    };
    assert_eq!(leaf(&["name"]), "BASE_TYPE_BAD_LENGTH");
    assert_eq!(leaf(&["topic"]), "BASE_TYPE_MAX_LENGTH");
    assert_eq!(leaf(&["rate_limit_per_user"]), "NUMBER_TYPE_MAX");
    assert_eq!(leaf(&["permission_overwrites", "1", "id"]), "BASE_TYPE_REQUIRED");
    assert_eq!(leaf(&["permission_overwrites", "1", "type"]), "BASE_TYPE_CHOICES");
    assert_eq!(bench.broken(), [Rule::ValidBody]);
}

#[tokio::test]
async fn no_request_makes_the_server_panic() {
    let bench = Bench::start().await;
    let guild = bench.guild.id;
    for body in
        [json!([1]), json!("x"), json!(1), json!({"name": {"a": 1}, "type": "x", "permission_overwrites": [1, {}]})]
    {
        for (method, path) in [
            ("POST", format!("/guilds/{guild}/channels")),
            ("POST", format!("/guilds/{guild}/roles")),
            ("PATCH", format!("/guilds/{guild}/channels")),
            ("PATCH", "/webhooks/1/token/messages/@original".to_owned()),
            ("PATCH", "/channels/99999999999999999999999".to_owned()),
            ("PUT", "/channels/x/permissions/y".to_owned()),
        ] {
            let response = bench.call(method, &path, body.clone()).await;
            assert!((400..500).contains(&response.status), "{method} {path} {body}: {response:?}");
        }
    }
    assert_eq!(bench.call("DELETE", "/channels/7", Value::Null).await.code(), 10003);
}
