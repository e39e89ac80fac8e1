//! A command as a person types it: `/campaign add-gm user: kai campaign: The Lost Mine`.

use channelwright_simulator::discord::{GuildHandle, Snowflake};
use serde_json::{Value, json};

/// A command with its options, as Discord's client sends them.
pub(super) struct Typed {
    /// Command and subcommand, as in `campaign add-gm`.
    pub(super) name: String,
    pub(super) options: Value,
}

impl Typed {
    /// Reads a command. The types of its options are those that are registered; names become ids.
    pub(super) fn read(text: &str, guild: &GuildHandle) -> Self {
        let words: Vec<&str> = text.trim_start_matches('/').split(' ').collect();
        let path = words.iter().take_while(|word| !word.ends_with(':')).copied().collect::<Vec<_>>();
        let registered = options_of(guild, &path);
        let mut options: Vec<(&str, Vec<&str>)> = Vec::new();
        for word in words.iter().skip(path.len()).copied() {
            let name = word.strip_suffix(':').filter(|name| registered.is_empty() || find(&registered, name).is_some());
            match (name, options.last_mut()) {
                (Some(name), _) => options.push((name, Vec::new())),
                (None, Some((_, value))) => value.push(word),
                (None, None) => {}
            }
        }
        let option = |(name, value): (&str, Vec<&str>)| option(find(&registered, name), name, &value.join(" "), guild);
        Self { name: path.join(" "), options: options.into_iter().map(option).collect() }
    }

    /// The value of an option.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        find(self.options.as_array()?, name)?.get("value")?.as_str()
    }
}

/// The registered options of a command or subcommand.
fn options_of(guild: &GuildHandle, path: &[&str]) -> Vec<Value> {
    let Some((command, below)) = path.split_first() else { return Vec::new() };
    let mut found = guild.discord().command_definition(guild.id, command);
    for word in below {
        found = found.and_then(|one| find(one.get("options")?.as_array()?, word).cloned());
    }
    found.and_then(|one| one.get("options")?.as_array().cloned()).unwrap_or_default()
}

fn find<'a>(options: &'a [Value], name: &str) -> Option<&'a Value> {
    options.iter().find(|one| one.get("name").and_then(Value::as_str) == Some(name))
}

fn option(registered: Option<&Value>, name: &str, typed: &str, guild: &GuildHandle) -> Value {
    let kind = registered.and_then(|one| one.get("type")?.as_u64()).unwrap_or(3);
    let id = |id: Option<Snowflake>| json!(id.unwrap_or_default().to_string());
    let value = match kind {
        4 | 10 => typed.parse::<i64>().map_or_else(|_| json!(typed), |number| json!(number)),
        5 => json!(typed == "true"),
        6 => id(guild.person(typed)),
        7 => id(guild.channel_named(typed).map(|channel| channel.id)),
        8 => id(guild.role_named(typed).map(|role| role.id)),
        _ => choice(registered, typed).unwrap_or_else(|| json!(typed)),
    };
    json!({ "type": kind, "name": name, "value": value })
}

/// The value of the choice of this name.
fn choice(registered: Option<&Value>, typed: &str) -> Option<Value> {
    find(registered?.get("choices")?.as_array()?, typed)?.get("value").cloned()
}
