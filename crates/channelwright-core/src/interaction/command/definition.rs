//! The command as Discord shall know it. What it promises here, `parse` relies on.
//!
//! Source: Discord's "Application commands". Texts of 1 to 100 characters, names of 1 to 32.

use serde_json::{Value, json};

use super::{ADD_CAMPAIGN, ADD_CAMPAIGN_NAME, ADD_CAMPAIGN_NEEDS};
use crate::{
    id::{self, Id},
    limits::CAMPAIGN_NAME_MAX_CHARS,
};

/// What to register: for all servers, or for one server alone.
///
/// `contexts` and `integration_types` say that it works in servers the bot is installed in, and nowhere else. They are
/// fields of commands for all servers; one server's own has neither.
#[must_use]
pub fn definition(only_in: Option<Id<id::Guild>>) -> Value {
    let mut command = json!({
        "type": 1,
        "name": ADD_CAMPAIGN,
        "description": "Make the channels of a campaign",
        "default_member_permissions": ADD_CAMPAIGN_NEEDS,
        "options": [{
            "type": 3,
            "name": ADD_CAMPAIGN_NAME,
            "description": "What the campaign is called",
            "required": true,
            "min_length": 1,
            "max_length": CAMPAIGN_NAME_MAX_CHARS,
        }],
    });
    if let (None, Some(fields)) = (only_in, command.as_object_mut()) {
        fields.insert("contexts".to_owned(), json!([0]));
        fields.insert("integration_types".to_owned(), json!([0]));
    }
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_for_servers_and_for_those_who_may_do_what_it_does() {
        let global = definition(None);
        assert_eq!(global["default_member_permissions"], "268435472");
        assert_eq!((&global["contexts"], &global["integration_types"]), (&json!([0]), &json!([0])));
        let guild = definition(Some(Id::new(1)));
        assert_eq!((guild.get("contexts"), guild.get("integration_types")), (None, None));
        assert_eq!(guild["options"], global["options"]);
    }
}
