//! Compares the registered commands with the wanted ones, and computes the request that replaces them. Pure.
//!
//! Only fields that this program sets or that change a command's behaviour are compared. Discord adds ids, versions and
//! defaults, and may add more.

use serde_json::{Map, Value};

/// The fields of commands and their options that affect behaviour.
const COMPARED: [&str; 18] = [
    "type",
    "name",
    "name_localizations",
    "description",
    "description_localizations",
    "default_member_permissions",
    "contexts",
    "integration_types",
    "nsfw",
    "options",
    "required",
    "min_length",
    "max_length",
    "min_value",
    "max_value",
    "choices",
    "channel_types",
    "autocomplete",
];

/// Fields of global commands. In one server's own commands, Discord's values for them are meaningless.
const GLOBAL_ONLY: [&str; 2] = ["contexts", "integration_types"];

/// Fields that appear only in Discord's responses.
const ANSWER_ONLY: [&str; 5] = ["application_id", "guild_id", "version", "name_localized", "description_localized"];

/// The state of a wanted command at Discord.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Registered {
    /// It is registered as wanted.
    AsWanted,
    /// It is not registered.
    Absent,
    /// It is registered, but differs: one line for each difference.
    Otherwise(Vec<String>),
}

/// Looks for the wanted command among the registered ones.
pub(crate) fn compare(wanted: &Value, registered: &[Value]) -> Registered {
    let Some(found) = registered.iter().find(|one| is_same(one, wanted)) else { return Registered::Absent };
    let left_out: &[&str] = if wanted.get("contexts").is_none() { &GLOBAL_ONLY } else { &[] };
    let mut differences = Vec::new();
    collect_differences("", &essence(found, left_out), &essence(wanted, left_out), &mut differences);
    if differences.is_empty() { Registered::AsWanted } else { Registered::Otherwise(differences) }
}

/// The commands that are not ours.
pub(crate) fn foreign<'a>(wanted: &'a [Value], registered: &'a [Value]) -> impl Iterator<Item = &'a Value> {
    registered.iter().filter(|one| !wanted.iter().any(|ours| is_same(one, ours)))
}

/// The commands to register: the wanted ones, and unchanged those that are not ours.
pub(crate) fn overwrite(wanted: &[Value], registered: &[Value]) -> Vec<Value> {
    let kept = foreign(wanted, registered).cloned().map(|mut command| {
        // The predecessor of `contexts`; the two could contradict each other.
        if command.get("contexts").is_some_and(Value::is_array)
            && let Some(fields) = command.as_object_mut()
        {
            fields.remove("dm_permission");
        }
        remove_answer_only(&mut command);
        command
    });
    wanted.iter().cloned().chain(kept).collect()
}

/// The command's name as people write it: a chat command starts with a slash.
pub(crate) fn label(command: &Value) -> String {
    let name = command.get("name").and_then(Value::as_str).unwrap_or_default();
    if kind(command) == 1 { format!("/{name}") } else { format!("“{name}”") }
}

/// Discord identifies commands by name and type.
fn is_same(one: &Value, other: &Value) -> bool {
    one.get("name") == other.get("name") && kind(one) == kind(other)
}

/// The command's type; 1, a chat command, if it has none.
fn kind(command: &Value) -> u64 {
    command.get("type").and_then(Value::as_u64).unwrap_or(1)
}

/// Only the compared fields, without those that equal the default: null, false, and empty lists and objects.
fn essence(value: &Value, left_out: &[&str]) -> Value {
    match value {
        Value::Object(fields) => {
            let says_something = |value: &Value| match value {
                Value::Null | Value::Bool(false) => false,
                Value::Array(items) => !items.is_empty(),
                Value::Object(fields) => !fields.is_empty(),
                _ => true,
            };
            let kept = fields.iter().filter(|(name, value)| {
                COMPARED.contains(&name.as_str()) && !left_out.contains(&name.as_str()) && says_something(value)
            });
            let kept = kept.map(|(name, value)| match value {
                // A map of languages to texts; its keys are not fields.
                Value::Object(_) => (name.clone(), value.clone()),
                _ => (name.clone(), essence(value, left_out)),
            });
            Value::Object(kept.collect::<Map<_, _>>())
        }
        Value::Array(items) => {
            let mut items: Vec<Value> = items.iter().map(|item| essence(item, left_out)).collect();
            // The order of numbers has no meaning.
            if items.iter().all(Value::is_number) {
                items.sort_by_key(Value::as_i64);
            }
            Value::Array(items)
        }
        other => other.clone(),
    }
}

fn collect_differences(place: &str, have: &Value, want: &Value, differences: &mut Vec<String>) {
    match (have, want) {
        _ if have == want => {}
        (Value::Object(has), Value::Object(wants)) => {
            let all = wants.keys().chain(has.keys().filter(|name| !wants.contains_key(*name)));
            for name in all {
                let place = if place.is_empty() { name.clone() } else { format!("{place}.{name}") };
                let [have, want] = [has, wants].map(|fields| fields.get(name).unwrap_or(&Value::Null));
                collect_differences(&place, have, want, differences);
            }
        }
        (Value::Array(has), Value::Array(wants)) if has.iter().chain(wants).all(Value::is_object) => {
            for index in 0..has.len().max(wants.len()) {
                let [have, want] = [has, wants].map(|items| items.get(index).unwrap_or(&Value::Null));
                collect_differences(&format!("{place}[{index}]"), have, want, differences);
            }
        }
        _ => differences.push(format!("{place}: {} instead of {}", words(have), words(want))),
    }
}

fn words(value: &Value) -> String {
    if value.is_null() { "nothing".to_owned() } else { value.to_string() }
}

fn remove_answer_only(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.retain(|name, _| !ANSWER_ONLY.contains(&name.as_str()));
            for name in ["options", "choices"] {
                fields.get_mut(name).into_iter().for_each(remove_answer_only);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(remove_answer_only),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use channelwright_core::{command::definitions, id::Id};
    use serde_json::json;

    use super::*;

    fn definition(only_in: Option<Id<channelwright_core::id::Guild>>) -> Value {
        definitions(only_in).remove(0)
    }

    /// A command as Discord returns it.
    fn answered(mut command: Value) -> Value {
        let added = json!({
            "id": "1", "application_id": "2", "version": "3", "nsfw": false, "name_localizations": null,
            "description_localizations": {}, "dm_permission": false, "something_new": 7
        });
        command.as_object_mut().unwrap().extend(added.as_object().unwrap().clone());
        command
    }

    #[track_caller]
    fn differs(change: impl Fn(&mut Value), wanted: &[&str]) {
        let definition = definition(None);
        let mut registered = answered(definition.clone());
        change(&mut registered);
        let differences = wanted.iter().map(|&line| line.to_owned()).collect();
        assert_eq!(compare(&definition, &[registered]), Registered::Otherwise(differences));
    }

    #[test]
    fn what_discord_adds_makes_no_difference() {
        let mut registered = answered(definition(None));
        assert_eq!(compare(&definition(None), &[registered.clone()]), Registered::AsWanted);
        registered["options"][0]["autocomplete"] = json!(false);
        registered["options"][0]["choices"] = json!([]);
        assert_eq!(compare(&definition(None), &[registered]), Registered::AsWanted);
    }

    #[test]
    fn a_change_of_behaviour_is_reported() {
        differs(
            |it| it["description"] = json!("Old"),
            &[r#"description: "Old" instead of "Make the channels of a campaign""#],
        );
        differs(|it| it["options"][0]["max_length"] = json!(100), &["options[0].max_length: 100 instead of 92"]);
        differs(|it| it["options"][0]["required"] = json!(false), &["options[0].required: nothing instead of true"]);
        differs(|it| it["contexts"] = Value::Null, &["contexts: nothing instead of [0]"]);
        differs(|it| it["integration_types"] = json!([1, 0]), &["integration_types: [0,1] instead of [0]"]);
        differs(|it| it["nsfw"] = json!(true), &["nsfw: true instead of nothing"]);
        differs(
            |it| it["name_localizations"] = json!({"de": "neue-kampagne"}),
            &[r#"name_localizations: {"de":"neue-kampagne"} instead of nothing"#],
        );
        differs(
            |it| it["default_member_permissions"] = json!("8"),
            &[r#"default_member_permissions: "8" instead of "268435472""#],
        );
        let next = definition(None)["options"].as_array().unwrap().len();
        let extra = format!(r#"options[{next}]: {{"description":"y","name":"x","type":5}} instead of nothing"#);
        differs(
            |it| it["options"].as_array_mut().unwrap().push(json!({"type": 5, "name": "x", "description": "y"})),
            &[extra.as_str()],
        );
    }

    #[test]
    fn one_servers_own_command_has_no_contexts() {
        let wanted = definition(Some(Id::new(1)));
        let mut registered = answered(wanted.clone());
        registered["contexts"] = Value::Null;
        registered["integration_types"] = json!([0]);
        assert_eq!(compare(&wanted, &[registered]), Registered::AsWanted);
    }

    #[test]
    fn a_menu_command_of_the_same_name_is_another_one() {
        let menu = json!({"type": 2, "name": "add-campaign", "id": "1"});
        assert_eq!(compare(&definition(None), std::slice::from_ref(&menu)), Registered::Absent);
        assert_eq!(label(&menu), "“add-campaign”");
    }

    #[test]
    fn what_is_not_ours_is_sent_back_as_it_was() {
        let foreign = json!({
            "id": "9", "application_id": "2", "guild_id": "1", "version": "3", "type": 1, "name": "roll",
            "description": "Dice", "name_localizations": {"de": "wurf"}, "contexts": [0], "dm_permission": false,
            "options": [{"type": 3, "name": "dice", "name_localized": "würfel", "description": "Which"}]
        });
        let old = answered(definition(None));
        let all = overwrite(&[definition(None)], &[old, foreign]);
        let kept = json!({
            "id": "9", "type": 1, "name": "roll", "description": "Dice", "name_localizations": {"de": "wurf"},
            "contexts": [0], "options": [{"type": 3, "name": "dice", "description": "Which"}]
        });
        assert_eq!(all, [definition(None), kept]);
    }
}
