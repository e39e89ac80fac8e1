//! Every request of a run against Discord's own OpenAPI description, where it is at hand.

use std::{collections::BTreeMap, path::Path};

use channelwright_simulator::{
    discord::{DiscordConfig, Fault, FaultKind, FaultWhen, Phase, RequestRecord},
    world::{World, WorldConfig},
};
use serde_json::{Value, json};

use crate::support::{ask, ask_in};

/// Discord's description is not part of this repository.
const DESCRIPTION: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/discord-openapi.json");

#[tokio::test]
async fn every_request_is_one_that_discord_describes() {
    let Some(description) = Description::load(DESCRIPTION) else {
        eprintln!("skipped: {DESCRIPTION} is not there");
        return;
    };
    let mut checked = BTreeMap::new();
    for request in requests().await {
        let route = description.check(&request);
        *checked.entry(route).or_insert(0) += 1;
    }
    let routes: Vec<&str> = checked.keys().map(String::as_str).collect();
    expect_test::expect![[r#"
        [
            "DELETE /channels/{channel_id}",
            "DELETE /guilds/{guild_id}/roles/{role_id}",
            "GET /guilds/{guild_id}",
            "GET /guilds/{guild_id}/channels",
            "GET /guilds/{guild_id}/members/{user_id}",
            "GET /guilds/{guild_id}/roles/member-counts",
            "GET /users/@me",
            "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original",
            "POST /guilds/{guild_id}/channels",
            "POST /guilds/{guild_id}/roles",
            "PUT /channels/{channel_id}/permissions/{overwrite_id}",
            "PUT /guilds/{guild_id}/members/{user_id}/roles/{role_id}",
        ]
    "#]]
    .assert_debug_eq(&routes);
}

/// Requests of every kind that the worker can make: creating, asking again, repairing a role, undoing.
async fn requests() -> Vec<RequestRecord> {
    let created = ask(WorldConfig::default(), "Test").await;
    let role = created.world.guild.role_named("Test Members").unwrap().id;
    created.world.guild.delete_role(role);
    let repaired = ask_in(created.world, "Test").await;
    let mut all = repaired.world.discord.requests();

    let discord = DiscordConfig { forums_need_community: true, ..DiscordConfig::default() };
    let world = World::start(WorldConfig { discord, ..WorldConfig::default() }).await.unwrap();
    world.guild.add_role("Test Members", 0);
    let guild = world.guild.clone();
    let fill = FaultKind::hook(Phase::Before, false, move || guild.fill_channels(500));
    let create = "POST /guilds/{guild_id}/channels".to_owned();
    world.discord.add_fault(Fault::once(FaultWhen::NthOf(create, 6), fill));
    all.extend(ask_in(world, "Test").await.world.discord.requests());
    let undone = World::start(WorldConfig::default()).await.unwrap();
    let guild = undone.guild.clone();
    let fill = FaultKind::hook(Phase::Before, false, move || guild.fill_channels(500));
    undone.discord.add_fault(Fault::once(FaultWhen::NthOf("POST /guilds/{guild_id}/channels".to_owned(), 6), fill));
    all.extend(ask_in(undone, "Test").await.world.discord.requests());
    all
}

/// Discord's OpenAPI description as a validator of requests.
struct Description(Value);

impl Description {
    fn load(path: impl AsRef<Path>) -> Option<Self> {
        let text = std::fs::read_to_string(path).ok()?;
        Some(Self(serde_json::from_str(&text).expect("the description is JSON")))
    }

    /// Checks one request and says which of the description's routes it was.
    fn check(&self, request: &RequestRecord) -> String {
        let path = request.path.trim_start_matches("/api/v10");
        let method = request.method.to_lowercase();
        let (template, operation) = self.operation(&method, path);
        let schema = operation.pointer("/requestBody/content/application~1json/schema");
        match (schema, &request.body) {
            (None, Value::Null) => {}
            (None, body) => panic!("{method} {path} takes no body, sent {body}"),
            (Some(schema), body) => self.check_body(schema, body, &format!("{method} {template}")),
        }
        format!("{} {template}", request.method)
    }

    /// The route that fits a path; one that names a segment before one that leaves it open.
    fn operation(&self, method: &str, path: &str) -> (&str, &Value) {
        let paths = self.0["paths"].as_object().unwrap();
        let fits = paths.iter().filter(|(template, _)| matches(template, path));
        let fits = fits.filter_map(|(template, item)| Some((template.as_str(), item.get(method)?)));
        let best = fits.min_by_key(|(template, _)| template.matches('{').count());
        best.unwrap_or_else(|| panic!("{method} {path} is not described"))
    }

    fn check_body(&self, schema: &Value, body: &Value, what: &str) {
        let root = json!({ "components": self.0["components"], "allOf": [schema] });
        let validator = jsonschema::validator_for(&root).expect("the description's schemas are valid");
        let body = numbers_for_permissions(body.clone());
        let errors: Vec<String> = validator.iter_errors(&body).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{what}: {errors:#?} in {body}");
    }
}

fn matches(template: &str, path: &str) -> bool {
    let (template, path): (Vec<&str>, Vec<&str>) = (template.split('/').collect(), path.split('/').collect());
    template.len() == path.len()
        && template.iter().zip(path).all(|(wanted, found)| wanted.starts_with('{') || *wanted == found)
}

/// The description types permission sets as integers; Discord's documentation, and Discord, take decimal strings.
fn numbers_for_permissions(mut value: Value) -> Value {
    match &mut value {
        Value::Object(fields) => {
            for (name, field) in fields.iter_mut() {
                let number = field.as_str().and_then(|text| text.parse::<u64>().ok());
                *field = match number.filter(|_| matches!(name.as_str(), "permissions" | "allow" | "deny")) {
                    Some(number) => json!(number),
                    None => numbers_for_permissions(field.take()),
                };
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| *item = numbers_for_permissions(item.take())),
        _ => {}
    }
    value
}
