//! The commands as registered with Discord. A subcommand (type 1) or a subcommand group (type 2) is an option of its
//! command, so several files may contribute to one registered command.
//!
//! Source: Discord's "Application commands". Texts of 1 to 100 characters, names of 1 to 32.

use serde_json::{Value, json};

use super::Kind;
use crate::{
    id::{self, Id},
    permission::Permissions,
};

/// Descriptions of commands and groups that consist of subcommands, by name: `campaign`, `campaign player`.
const GROUPS: &[(&str, &str)] = &[("campaign", "See and change your campaigns")];

/// Type of a slash command; as an option, a subcommand.
const COMMAND: u8 = 1;
/// Type of a subcommand group option.
const GROUP: u8 = 2;

/// The registration details from a command's own file.
pub(crate) struct Definition {
    pub(crate) description: &'static str,
    /// In display order, required options first.
    pub(crate) options: Vec<Value>,
}

struct Leaf {
    name: &'static str,
    needs: Permissions,
    definition: Definition,
}

/// The definitions to register, for all servers or for one.
///
/// `contexts` and `integration_types` limit a command to servers with the bot. Only global commands have these fields.
#[must_use]
pub fn definitions(only_in: Option<Id<id::Guild>>) -> Vec<Value> {
    let leaf = |kind: Kind| Leaf { name: kind.name(), needs: kind.needs(), definition: kind.definition() };
    commands(&Kind::ALL.map(leaf), GROUPS, only_in)
}

fn commands(leaves: &[Leaf], groups: &[(&str, &str)], only_in: Option<Id<id::Guild>>) -> Vec<Value> {
    let mut commands = children("", leaves, groups);
    for fields in commands.iter_mut().filter_map(Value::as_object_mut) {
        let name = fields.get("name").and_then(Value::as_str).unwrap_or_default();
        if let Some(permissions) = default_member_permissions(name, leaves) {
            fields.insert("default_member_permissions".to_owned(), json!(permissions));
        }
        if only_in.is_none() {
            fields.insert("contexts".to_owned(), json!([0]));
            fields.insert("integration_types".to_owned(), json!([0]));
        }
    }
    commands
}

/// Whom Discord offers the command to: anyone who may use one of its subcommands. `None` means everybody; an empty set would
/// mean administrators only.
fn default_member_permissions(command: &str, leaves: &[Leaf]) -> Option<Permissions> {
    let of_command = leaves.iter().filter(|leaf| leaf.name.split(' ').next() == Some(command));
    of_command.map(|leaf| leaf.needs).reduce(|all, needs| all & needs).filter(|needs| !needs.is_empty())
}

/// The definitions directly below a path, which is empty (the commands) or ends with a space.
fn children(path: &str, leaves: &[Leaf], groups: &[(&str, &str)]) -> Vec<Value> {
    let mut done: Vec<&str> = Vec::new();
    let mut children = Vec::new();
    for leaf in leaves {
        let Some(rest) = leaf.name.strip_prefix(path) else { continue };
        let name = rest.split(' ').next().unwrap_or_default();
        if done.contains(&name) {
            continue;
        }
        done.push(name);
        let Definition { description, options } = &leaf.definition;
        children.push(if name == rest {
            json!({ "type": COMMAND, "name": name, "description": description, "options": options })
        } else {
            let full = format!("{path}{name}");
            let description = groups.iter().find(|(group, _)| *group == full).map(|(_, text)| text);
            let options = self::children(&(full + " "), leaves, groups);
            let kind = if path.is_empty() { COMMAND } else { GROUP };
            json!({ "type": kind, "name": name, "description": description, "options": options })
        });
    }
    children
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_for_servers_alone() {
        for (global, guild) in definitions(None).iter().zip(definitions(Some(Id::new(1)))) {
            assert_eq!((&global["contexts"], &global["integration_types"]), (&json!([0]), &json!([0])));
            assert_eq!((guild.get("contexts"), guild.get("integration_types")), (None, None));
            assert_eq!(guild["options"], global["options"]);
        }
    }

    /// Discord refuses the whole list if one text is too long or missing.
    #[test]
    fn every_name_and_description_has_a_length_that_discord_takes() {
        fn check(command: &Value) {
            let chars = |field: &str| command[field].as_str().unwrap_or_default().chars().count();
            assert!((1..=32).contains(&chars("name")) && (1..=100).contains(&chars("description")), "{command}");
            command["options"].as_array().into_iter().flatten().for_each(check);
        }
        definitions(None).iter().for_each(check);
    }

    fn leaf(name: &'static str, needs: Permissions) -> Leaf {
        Leaf { name, needs, definition: Definition { description: "…", options: Vec::new() } }
    }

    #[test]
    fn subcommands_are_registered_as_one_command() {
        let channels = Permissions::MANAGE_CHANNELS;
        let leaves = [
            leaf("campaign list", channels),
            leaf("campaigns", Permissions::ADMINISTRATOR),
            leaf("campaign player add", channels | Permissions::MANAGE_ROLES),
            leaf("campaign player remove", channels),
        ];
        let groups = [("campaign", "One campaign"), ("campaign player", "Its players")];
        let sub = |name: &str| json!({ "type": 1, "name": name, "description": "…", "options": [] });
        let players = json!({
            "type": 2, "name": "player", "description": "Its players", "options": [sub("add"), sub("remove")]
        });
        let campaign = json!({
            "type": 1, "name": "campaign", "description": "One campaign", "options": [sub("list"), players],
            "default_member_permissions": channels,
        });
        let mut campaigns = sub("campaigns");
        campaigns["default_member_permissions"] = json!("8");
        assert_eq!(commands(&leaves, &groups, Some(Id::new(1))), [campaign, campaigns]);
    }

    #[test]
    fn a_command_that_somebody_may_use_without_permissions_is_offered_to_everybody() {
        let leaves = [leaf("campaign list", Permissions::default()), leaf("campaign new", Permissions::MANAGE_ROLES)];
        assert_eq!(default_member_permissions("campaign", &leaves), None);
    }
}
