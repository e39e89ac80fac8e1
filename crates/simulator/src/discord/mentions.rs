//! Whom a message pings: its text, what `allowed_mentions` lets through, and what the sender may mention.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::{
    form::{Form, Given, parse_snowflake, snowflake},
    model::Guild,
    snowflake::Snowflake,
};

/// The pings of a message.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pings {
    /// @everyone or @here.
    pub everyone: bool,
    /// Roles.
    pub roles: BTreeSet<Snowflake>,
    /// Users.
    pub users: BTreeSet<Snowflake>,
}

impl Pings {
    /// Whether nobody is pinged.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        !self.everyone && self.roles.is_empty() && self.users.is_empty()
    }
}

/// The sender's `allowed_mentions`.
#[derive(Clone, Debug, Default)]
pub(crate) struct AllowedMentions {
    everyone: bool,
    all_roles: bool,
    all_users: bool,
    roles: BTreeSet<Snowflake>,
    users: BTreeSet<Snowflake>,
}

impl AllowedMentions {
    /// The default of interactions and webhooks.
    pub(crate) fn users_only() -> Self {
        Self { all_users: true, ..Self::default() }
    }

    /// The default of ordinary messages.
    pub(crate) fn everything() -> Self {
        Self { everyone: true, all_roles: true, all_users: true, ..Self::default() }
    }

    /// Reads the field of a message body; `None` if it is missing.
    pub(crate) fn read(form: &mut Form<'_>) -> Option<Self> {
        let object = match form.raw("allowed_mentions") {
            Given::Value(Value::Object(object)) => object,
            Given::Value(_) => {
                form.fault("allowed_mentions", "DICT_TYPE_CONVERT", "Only dictionaries may be used.");
                return None;
            }
            Given::Null | Given::Absent => return None,
        };
        let mut inner = Form::new(object, form.at("allowed_mentions"), form.faults);
        let parse = read_parse(&mut inner);
        let roles = read_ids(&mut inner, "roles");
        let users = read_ids(&mut inner, "users");
        let _only_for_replies = inner.boolean("replied_user");
        for (word, ids) in [("roles", &roles), ("users", &users)] {
            if parse.contains(word) && !ids.is_empty() {
                inner.fault(
                    "parse",
                    "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
                    format!("parse:[\"{word}\"] and {word}: [ids...] are mutually exclusive."),
                );
            }
        }
        inner.end();
        let said = |word: &str| parse.contains(word);
        Some(Self { everyone: said("everyone"), all_roles: said("roles"), all_users: said("users"), roles, users })
    }

    /// Whom `content` pings. `mention_everyone` is whether the sender holds MENTION_EVERYONE in the channel.
    pub(crate) fn pings(&self, content: &str, guild: Option<&Guild>, mention_everyone: bool) -> Pings {
        let named = Named::in_text(content);
        let mentionable = |id: &Snowflake| {
            guild.and_then(|guild| guild.roles.get(id)).is_some_and(|role| role.mentionable || mention_everyone)
        };
        Pings {
            everyone: named.everyone && self.everyone && mention_everyone,
            roles: named.roles.into_iter().filter(|id| self.allows_role(id) && mentionable(id)).collect(),
            users: named.users.into_iter().filter(|id| self.all_users || self.users.contains(id)).collect(),
        }
    }

    /// The part of `pings` that nobody asked for by id.
    pub(crate) fn escaped(&self, pings: &Pings) -> Pings {
        Pings {
            everyone: pings.everyone,
            roles: pings.roles.difference(&self.roles).copied().collect(),
            users: pings.users.difference(&self.users).copied().collect(),
        }
    }

    fn allows_role(&self, id: &Snowflake) -> bool {
        self.all_roles || self.roles.contains(id)
    }
}

fn read_parse(form: &mut Form<'_>) -> BTreeSet<String> {
    let Given::Value(Value::Array(words)) = form.raw("parse") else {
        return BTreeSet::new();
    };
    let words: BTreeSet<String> = words.iter().filter_map(Value::as_str).map(str::to_owned).collect();
    if words.iter().any(|word| !matches!(word.as_str(), "users" | "roles" | "everyone")) {
        form.fault("parse", "BASE_TYPE_CHOICES", "Value must be one of {'roles', 'users', 'everyone'}.");
    }
    words
}

fn read_ids(form: &mut Form<'_>, key: &str) -> BTreeSet<Snowflake> {
    let Given::Value(Value::Array(ids)) = form.raw(key) else {
        return BTreeSet::new();
    };
    if ids.len() > 100 {
        form.bad_length(key, 0, 100);
    }
    ids.iter().filter_map(snowflake).collect()
}

/// Whom a text names, whether or not it may.
#[derive(Default)]
struct Named {
    everyone: bool,
    roles: BTreeSet<Snowflake>,
    users: BTreeSet<Snowflake>,
}

impl Named {
    fn in_text(text: &str) -> Self {
        let mut named = Self { everyone: text.contains("@everyone") || text.contains("@here"), ..Self::default() };
        for part in text.split("<@").skip(1) {
            let Some((inside, _)) = part.split_once('>') else { continue };
            if let Some(role) = inside.strip_prefix('&') {
                named.roles.extend(parse_snowflake(role));
            } else {
                named.users.extend(parse_snowflake(inside.trim_start_matches('!')));
            }
        }
        named
    }
}

/// The content and mentions of a message body that is not under validation, such as the answer to an interaction.
pub(crate) fn of_data(data: &Map<String, Value>, guild: Option<&Guild>, mention_everyone: bool) -> (Pings, Pings) {
    let mut faults = super::error::Faults::default();
    let mut form = Form::new(data, Vec::new(), &mut faults);
    let allowed = AllowedMentions::read(&mut form).unwrap_or_else(AllowedMentions::users_only);
    let content = data.get("content").and_then(Value::as_str).unwrap_or_default();
    let pings = allowed.pings(content, guild, mention_everyone);
    let escaped = allowed.escaped(&pings);
    (pings, escaped)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "<@12> <@!13> <@&14> @everyone <@x>";

    #[test]
    fn by_default_an_interaction_pings_users_only() {
        let pings = AllowedMentions::users_only().pings(TEXT, None, true);
        assert_eq!(pings.users, BTreeSet::from([12, 13]));
        assert!(pings.roles.is_empty() && !pings.everyone);
    }

    #[test]
    fn an_empty_parse_list_pings_nobody() {
        assert!(AllowedMentions::default().pings(TEXT, None, true).is_empty());
    }

    #[test]
    fn what_is_named_by_id_has_not_escaped() {
        let allowed = AllowedMentions { users: BTreeSet::from([12]), ..AllowedMentions::default() };
        let pings = allowed.pings(TEXT, None, true);
        assert_eq!(pings.users, BTreeSet::from([12]));
        assert!(allowed.escaped(&pings).is_empty());
        let all = AllowedMentions::everything();
        assert!(all.escaped(&all.pings(TEXT, None, true)).everyone);
    }
}
