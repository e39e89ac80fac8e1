//! The application and its commands: what Discord accepts, stores and returns.

use channelwright_simulator::{
    caller::Caller,
    discord::{CommandPermission, Overwrite, Rule, Snowflake, bits},
};
use serde_json::{Value, json};

use crate::{bench::Bench, description::Description};

impl Bench {
    fn commands_path(&self) -> String {
        format!("/applications/{}/commands", self.discord.application().id)
    }

    fn guild_commands_path(&self) -> String {
        format!("/applications/{}/guilds/{}/commands", self.discord.application().id, self.guild.id)
    }

    /// The error codes for one global command, each after its path.
    async fn faults(&self, command: Value) -> Vec<String> {
        let response = self.call("PUT", &self.commands_path(), json!([command])).await;
        let mut leaves = Vec::new();
        collect(&response.body["errors"]["0"], "", &mut leaves);
        assert_eq!(
            (response.status, response.code()),
            if leaves.is_empty() { (200, 0) } else { (400, 50035) },
            "{response:?}"
        );
        leaves
    }
}

fn collect(node: &Value, place: &str, leaves: &mut Vec<String>) {
    for (key, value) in node.as_object().into_iter().flatten() {
        if key == "_errors" {
            let codes = value.as_array().into_iter().flatten();
            leaves.extend(codes.map(|leaf| format!("{place} {}", leaf["code"].as_str().unwrap_or_default())));
        } else {
            collect(value, &format!("{place}/{key}"), leaves);
        }
    }
}

/// A valid command.
fn roll() -> Value {
    json!({
        "name": "roll", "description": "Roll dice", "contexts": [0], "integration_types": [0],
        "default_member_permissions": "16", "name_localizations": {"de": "würfeln"},
        "options": [
            {"type": 3, "name": "dice", "description": "Which", "required": true, "min_length": 1, "max_length": 9},
            {"type": 4, "name": "times", "description": "How often", "min_value": 1,
             "choices": [{"name": "once", "value": 1}]},
        ]
    })
}

fn changed(change: impl Fn(&mut Value)) -> Value {
    let mut command = roll();
    change(&mut command);
    command
}

#[tokio::test]
async fn the_application_has_the_values_of_the_developer_portal() {
    let bench = Bench::start().await;
    bench.discord.set_interactions_endpoint_url(Some("https://example.org/"));
    let application = bench.get("/applications/@me").await.body;
    assert_eq!(application["id"], bench.discord.application().id.to_string());
    assert_eq!(application["verify_key"], bench.discord.application().public_key());
    assert_eq!(application["interactions_endpoint_url"], "https://example.org/");
}

#[tokio::test]
async fn a_list_replaces_all_commands_and_keeps_the_ids_of_those_that_stay() {
    let bench = Bench::start().await;
    let path = bench.commands_path();
    let both = json!([roll(), {"type": 2, "name": "Look Up"}]);
    let first = bench.call("PUT", &path, both).await;
    assert_eq!((first.status, first.body.as_array().map(Vec::len)), (200, Some(2)));
    let second = bench.call("PUT", &path, json!([changed(|it| it["description"] = json!("Dice"))])).await;
    let listed = bench.get(&format!("{path}?with_localizations=true")).await;
    assert_eq!(second.body, listed.body);
    let (was, is) = (&first.body[0], &listed.body[0]);
    assert_eq!((&is["id"], &is["description"]), (&was["id"], &json!("Dice")));
    assert_ne!(is["version"], was["version"]);
    assert_eq!(is["default_member_permissions"], "16");
    assert_eq!((&is["nsfw"], &is["dm_permission"], &is["type"]), (&json!(false), &json!(false), &json!(1)));
    assert!(bench.broken().is_empty(), "{:?}", bench.discord.violations());
}

#[tokio::test]
async fn localizations_are_listed_on_request() {
    let bench = Bench::start().await;
    bench.call("PUT", &bench.commands_path(), json!([roll()])).await;
    let plain = bench.get(&bench.commands_path()).await.body;
    assert_eq!(plain[0].get("name_localizations"), None);
    let localized = bench.get(&format!("{}?with_localizations=true", bench.commands_path())).await.body;
    assert_eq!(localized[0]["name_localizations"], json!({"de": "würfeln"}));
}

#[tokio::test]
async fn guild_commands_are_listed_apart_and_have_no_contexts() {
    let bench = Bench::start().await;
    let path = bench.guild_commands_path();
    let own = changed(|it| {
        it.as_object_mut().expect("an object").retain(|key, _| key != "contexts" && key != "integration_types");
    });
    assert_eq!(bench.call("PUT", &path, json!([own])).await.status, 200);
    let listed = bench.get(&path).await.body;
    assert_eq!(listed[0]["guild_id"], bench.guild.id.to_string());
    assert_eq!(listed[0].get("dm_permission"), None);
    assert_eq!(bench.get(&bench.commands_path()).await.body, json!([]));
    assert!(bench.broken().is_empty());
    bench.call("PUT", &path, json!([roll()])).await;
    assert_eq!(bench.broken(), [Rule::UnknownField, Rule::UnknownField], "only global commands have contexts");
}

#[tokio::test]
async fn other_applications_and_guilds_without_the_bot_are_refused() {
    let bench = Bench::start().await;
    for method in ["GET", "PUT"] {
        let body = if method == "PUT" { json!([]) } else { Value::Null };
        let response = bench.call(method, "/applications/17/commands", body.clone()).await;
        assert_eq!((response.status, response.code()), (403, 20012));
        let elsewhere = format!("/applications/{}/guilds/17/commands", bench.discord.application().id);
        let response = bench.call(method, &elsewhere, body).await;
        assert_eq!((response.status, response.code()), (403, 50001));
    }
    bench.guild.kick(bench.guild.people.bot);
    assert_eq!(bench.get(&bench.guild_commands_path()).await.code(), 50001);
}

#[tokio::test]
async fn every_fault_of_a_command_is_reported_with_its_path() {
    let bench = Bench::start().await;
    let long = "x".repeat(101);
    for (command, wanted) in [
        (json!({}), &["/description BASE_TYPE_REQUIRED", "/name BASE_TYPE_REQUIRED"][..]),
        (changed(|it| it["name"] = json!("Roll")), &["/name APPLICATION_COMMAND_INVALID_NAME"]),
        (changed(|it| it["name"] = json!("roll dice")), &["/name APPLICATION_COMMAND_INVALID_NAME"]),
        (changed(|it| it["name"] = json!("x".repeat(33))), &["/name BASE_TYPE_BAD_LENGTH"]),
        (changed(|it| it["description"] = json!("")), &["/description BASE_TYPE_BAD_LENGTH"]),
        (changed(|it| it["description"] = json!(long)), &["/description BASE_TYPE_BAD_LENGTH"]),
        (changed(|it| it["type"] = json!(9)), &["/type BASE_TYPE_CHOICES"]),
        (changed(|it| it["contexts"] = json!([3])), &["/contexts BASE_TYPE_CHOICES"]),
        (changed(|it| it["contexts"] = json!([])), &["/contexts BASE_TYPE_MIN_LENGTH"]),
        (
            changed(|it| it["integration_types"] = json!([0, 0])),
            &["/integration_types SET_TYPE_ALREADY_CONTAINS_VALUE"],
        ),
        (
            changed(|it| it["default_member_permissions"] = json!("many")),
            &["/default_member_permissions NUMBER_TYPE_COERCE"],
        ),
        (
            changed(|it| it["name_localizations"] = json!({"de": "Großer Wurf"})),
            &["/name_localizations/de APPLICATION_COMMAND_INVALID_NAME"],
        ),
        (changed(|it| it["options"][0]["type"] = json!(12)), &["/options/0/type BASE_TYPE_CHOICES"]),
        (changed(|it| it["options"][0]["max_length"] = json!(6001)), &["/options/0/max_length NUMBER_TYPE_MAX"]),
        (
            changed(|it| it["options"][0]["min_length"] = json!(10)),
            &["/options/0/min_length APPLICATION_COMMAND_OPTIONS_LENGTH_INVALID"],
        ),
        (
            changed(|it| {
                it["options"][0]["required"] = json!(false);
                it["options"][1]["required"] = json!(true);
            }),
            &["/options/1 APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID"],
        ),
        (
            changed(|it| it["options"][1]["name"] = json!("dice")),
            &["/options/1 APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS"],
        ),
        (
            changed(|it| it["options"][1]["autocomplete"] = json!(true)),
            &["/options/1/choices APPLICATION_COMMAND_OPTIONS_CHOICES_INVALID"],
        ),
        (
            changed(|it| it["options"][1]["choices"][0]["value"] = json!("one")),
            &["/options/1/choices/0/value NUMBER_TYPE_COERCE"],
        ),
        (
            changed(|it| it["options"][1] = json!({"type": 1, "name": "sub", "description": "Sub"})),
            &["/options/1 APPLICATION_COMMAND_OPTIONS_TYPE_INVALID"],
        ),
        (
            changed(|it| {
                let many = (0..26).map(|n| json!({"type": 5, "name": n.to_string(), "description": "x"}));
                it["options"] = many.collect();
            }),
            &["/options BASE_TYPE_MAX_LENGTH"],
        ),
    ] {
        let found = bench.faults(command.clone()).await;
        assert_eq!(found, wanted, "{command}");
    }
    assert_eq!(bench.faults(roll()).await, Vec::<String>::new());
}

#[tokio::test]
async fn the_number_and_size_of_commands_are_limited() {
    let bench = Bench::start().await;
    let path = bench.commands_path();
    let many = |kind: u64, count: usize| -> Value {
        let described = if kind == 1 { "Text" } else { "" };
        (0..count).map(|n| json!({"type": kind, "name": format!("n{n}"), "description": described})).collect()
    };
    for (kind, most) in [(1, 100), (2, 15), (3, 15)] {
        assert_eq!(bench.call("PUT", &path, many(kind, most)).await.status, 200);
        assert_eq!(bench.call("PUT", &path, many(kind, most + 1)).await.code(), 30032, "type {kind}");
    }
    let twice = bench.call("PUT", &path, json!([roll(), roll()])).await;
    assert_eq!(twice.body["errors"]["1"]["_errors"][0]["code"], "APPLICATION_COMMANDS_DUPLICATE_NAME");
    let choice = |n: usize| json!({"name": format!("{n}{}", "x".repeat(90)), "value": "y".repeat(100)});
    let option = |n: usize| {
        let choices: Vec<Value> = (0..25).map(choice).collect();
        json!({"type": 3, "name": format!("o{n}"), "description": "Text", "choices": choices})
    };
    let large = json!({"name": "large", "description": "Text", "options": [option(1), option(2)]});
    assert_eq!(bench.faults(large).await, [" APPLICATION_COMMAND_TOO_LARGE"]);
}

#[tokio::test]
async fn a_field_that_the_options_type_does_not_have_is_a_violation() {
    let bench = Bench::start().await;
    let odd = changed(|it| it["options"][1]["max_length"] = json!(3));
    assert_eq!(bench.call("PUT", &bench.commands_path(), json!([odd])).await.status, 200);
    assert_eq!(bench.broken(), [Rule::UnknownField]);
    assert!(bench.discord.violations()[0].text.starts_with("0.options.1.max_length"));
}

#[tokio::test]
async fn bots_can_read_command_permissions_but_not_set_them() {
    let bench = Bench::start().await;
    let listed = bench.call("PUT", &bench.commands_path(), json!([roll()])).await.body;
    let command: Snowflake = listed[0]["id"].as_str().expect("an id").parse().expect("digits");
    let (application, guild) = (bench.discord.application().id, bench.guild.id);
    let all = format!("{}/permissions", bench.guild_commands_path());
    let of = |id: Snowflake| format!("{}/{id}/permissions", bench.guild_commands_path());
    assert_eq!(bench.get(&all).await.body, json!([]));
    let codes = async |id| bench.get(&of(id)).await.code();
    assert_eq!((codes(command).await, codes(application).await, codes(17).await), (10066, 10066, 10063));
    bench.guild.set_command_permission(command, CommandPermission::role(guild, true));
    bench.guild.set_command_permission(command, CommandPermission::role(guild, false));
    bench.guild.set_command_permission(application, CommandPermission::channel(guild - 1, true));
    let own = json!({
        "id": command.to_string(), "application_id": application.to_string(), "guild_id": guild.to_string(),
        "permissions": [{"id": guild.to_string(), "type": 1, "permission": false}]
    });
    assert_eq!(bench.get(&of(command)).await.body, own);
    let whole = bench.get(&of(application)).await.body;
    assert_eq!(whole["permissions"], json!([{"id": (guild - 1).to_string(), "type": 3, "permission": true}]));
    assert_eq!(bench.get(&all).await.body.as_array().map(Vec::len), Some(2));
    if let Some(description) = Description::load() {
        for path in [&all, &of(command)] {
            description.check_response("GET", path, &bench.get(path).await.body);
        }
    }
    assert!(bench.broken().is_empty());
    let response = bench.call("PUT", &of(command), json!({"permissions": []})).await;
    assert_eq!((response.status, response.code(), bench.broken()), (403, 20001, vec![Rule::BearerOnly]));
    // Deleting the command also deletes its permissions.
    bench.call("PUT", &bench.commands_path(), json!([])).await;
    assert_eq!(bench.get(&all).await.body, json!([whole]));
}

/// Discord's documentation has a flowchart for this. The command requires MANAGE_CHANNELS by default.
#[tokio::test]
async fn command_permissions_decide_who_is_offered_a_command() {
    let bench = Bench::start().await;
    let (application, guild, people) = (bench.discord.application().id, bench.guild.id, bench.guild.people.clone());
    let general = bench.guild.channel_named("general").expect("a channel").id;
    let role = bench.guild.add_role("Party", 0);
    let player = people.players[0];
    bench.guild.grant(player, role);
    let caller = Caller::new(&bench.discord).expect("a client");
    let offered = |user| caller.is_offered(&bench.guild, user, general, "roll");
    assert!(!offered(people.owner), "not registered");
    bench.call("PUT", &bench.commands_path(), json!([roll()])).await;
    let command = bench.discord.command_id(guild, "roll").expect("a registered command");
    let yes_no =
        |permission: bool| (CommandPermission::role(role, permission), CommandPermission::user(player, permission));
    let set = |of, permission| bench.guild.set_command_permission(of, permission);
    let clear = || [command, application].map(|of| bench.guild.clear_command_permissions(of));
    assert_eq!([people.owner, people.admin, player, people.stranger].map(offered), [true, true, false, false]);
    set(application, yes_no(true).0);
    assert!(!offered(player), "a permission for the application does not replace the default permissions");
    set(command, yes_no(true).0);
    assert_eq!([player, people.stranger].map(offered), [true, false]);
    set(command, yes_no(false).1);
    assert!(!offered(player), "a user's setting overrides a role's");
    clear();
    set(command, CommandPermission::role(guild, true));
    assert!(offered(people.stranger));
    set(command, yes_no(false).0);
    assert!(!offered(player), "a role's setting overrides that of @everyone");
    set(application, CommandPermission::channel(guild - 1, false));
    assert!(!offered(people.stranger) && offered(people.admin), "off in all channels, except for admins");
    set(command, CommandPermission::channel(general, true));
    assert!(offered(people.stranger));
    clear();
    bench.guild.set_overwrite(general, Overwrite::member(player).allow(bits::MANAGE_CHANNELS));
    assert!(offered(player), "the player has the default permissions in this channel");
    set(application, yes_no(false).1);
    assert!(!offered(player));
}

#[tokio::test]
async fn a_body_of_another_type_is_refused() {
    let bench = Bench::start().await;
    let path = bench.commands_path();
    assert_eq!(bench.call("PUT", &path, roll()).await.code(), 50035);
    let response = bench.call("PUT", &path, json!([1])).await;
    assert_eq!(response.body["errors"]["0"]["_errors"][0]["code"], "MODEL_TYPE_CONVERT");
    assert_eq!(bench.get(&path).await.body, json!([]), "nothing was registered");
}

/// Checks what `register` and `doctor` read and write against Discord's OpenAPI description.
#[tokio::test]
async fn requests_and_responses_match_discords_description() {
    let Some(description) = Description::load() else { return };
    let bench = Bench::start().await;
    let (all, own) = (bench.commands_path(), bench.guild_commands_path());
    let menu = json!({"type": 2, "name": "Look Up"});
    for (method, path, body) in [
        ("GET", "/applications/@me", Value::Null),
        ("PUT", all.as_str(), json!([roll(), menu])),
        ("GET", all.as_str(), Value::Null),
        ("PUT", own.as_str(), json!([menu])),
        ("GET", own.as_str(), Value::Null),
    ] {
        let response = bench.call(method, path, body).await;
        assert_eq!(response.status, 200, "{method} {path}: {response:?}");
        description.check_response(method, path, &response.body);
    }
    for request in bench.discord.requests() {
        description.check(&request);
    }
}
