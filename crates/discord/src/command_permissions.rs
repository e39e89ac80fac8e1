//! The command permissions that admins set in a guild.

use channelwright_core::{
    id::{self, Id},
    permission::command::{CommandPermission, CommandPermissions, Target},
};
use serde_json::Value;
use tokio::time::Instant;

use crate::{Error, Reader, Unsure, received, route::Route};

impl Reader<'_> {
    /// The permissions that a guild's admins set for one command, and for the whole application. Discord lists both
    /// together.
    ///
    /// # Errors
    /// [`Error`]; also if these permissions are unreadable: a skipped one might be the one that denies. Those of other
    /// commands do not matter.
    pub async fn command_permissions(
        &self,
        application: Id<id::Application>,
        guild: Id<id::Guild>,
        command: Id<id::Command>,
        deadline: Instant,
    ) -> Result<CommandPermissions, Error> {
        let route = Route::command_permissions(application, guild);
        let listed = self.0.read(&route, deadline, received::value).await?;
        read(&listed, application, command).ok_or_else(|| {
            let reason = "not a list of command permissions".to_owned();
            Error::Unsure(Unsure::Unreadable { status: 200, reason })
        })
    }
}

fn read(listed: &Value, application: Id<id::Application>, command: Id<id::Command>) -> Option<CommandPermissions> {
    let listed = listed.as_array()?;
    Some(CommandPermissions { command: of(listed, command.get())?, application: of(listed, application.get())? })
}

/// The permissions of the command or application with this id; `None` if unreadable.
fn of(listed: &[Value], id: u64) -> Option<Vec<CommandPermission>> {
    let mut found = Vec::new();
    for one in listed.iter().filter(|one| one.get("id").and_then(snowflake) == Some(id)) {
        for permission in one.get("permissions")?.as_array()? {
            let allowed = permission.get("permission")?.as_bool()?;
            let id = permission.get("id").and_then(snowflake)?;
            let target = match permission.get("type")?.as_u64()? {
                1 => Target::Role(Id::new(id)),
                2 => Target::User(Id::new(id)),
                3 => Target::Channel(Id::new(id)),
                // A type unknown to this version.
                _ => continue,
            };
            found.push(CommandPermission { target, allowed });
        }
    }
    Some(found)
}

fn snowflake(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| value.as_str()?.parse().ok())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn found(listed: &Value) -> Option<CommandPermissions> {
        read(listed, Id::new(1), Id::new(2))
    }

    #[test]
    fn the_commands_and_the_applications_are_told_apart() {
        let listed = json!([
            {"id": "9", "application_id": "1", "guild_id": "3", "permissions": "of another command"},
            {"id": "2", "permissions": [
                {"id": "11", "type": 1, "permission": true}, {"id": "7", "type": 2, "permission": false},
                {"id": "8", "type": 99, "permission": true}
            ]},
            {"id": "1", "permissions": [{"id": "5", "type": 3, "permission": false}]}
        ]);
        let set = |target, allowed| CommandPermission { target, allowed };
        let wanted = CommandPermissions {
            command: vec![set(Target::Role(Id::new(11)), true), set(Target::User(Id::new(7)), false)],
            application: vec![set(Target::Channel(Id::new(5)), false)],
        };
        assert_eq!(found(&listed), Some(wanted));
        assert_eq!(found(&json!([])), Some(CommandPermissions::default()));
    }

    #[test]
    fn a_permission_that_cannot_be_read_is_not_left_out() {
        for one in [
            json!({"id": "7", "type": 2}),
            json!({"id": "7", "type": 2, "permission": "false"}),
            json!({"id": "x", "type": 2, "permission": false}),
            json!({"id": "7", "permission": false}),
            json!(null),
        ] {
            let allowed = json!({"id": "11", "type": 1, "permission": true});
            assert_eq!(found(&json!([{"id": "2", "permissions": [allowed, one]}])), None, "{one}");
        }
        for listed in [json!(null), json!({}), json!([{"id": "2"}]), json!([{"id": "2", "permissions": null}])] {
            assert_eq!(found(&listed), None, "{listed}");
        }
    }
}
