//! The application owner's view and changes in the developer portal, or through other programs.

use serde_json::{Map, Value};

use super::{Discord, snowflake::Snowflake};

impl Discord {
    /// Sets the interactions endpoint URL, without checking it.
    pub fn set_interactions_endpoint_url(&self, url: Option<&str>) {
        self.shared.state().interactions_endpoint_url = url.map(str::to_owned);
    }

    /// The commands for all servers, or those for one server alone, as Discord shows them.
    #[must_use]
    pub fn commands(&self, only_in: Option<Snowflake>) -> Vec<Value> {
        match self.shared.state().shown_commands(only_in, true) {
            Value::Array(commands) => commands,
            _ => Vec::new(),
        }
    }

    /// Registers one more command, without checking its form.
    pub fn add_command(&self, only_in: Option<Snowflake>, command: Map<String, Value>) {
        self.shared.state().add_command(only_in, command);
    }

    /// Changes the registered commands of this name, as another program would.
    pub fn edit_command(&self, only_in: Option<Snowflake>, name: &str, edit: impl Fn(&mut Map<String, Value>)) {
        let mut state = self.shared.state();
        let commands = state.commands.entry(only_in).or_default();
        commands.iter_mut().filter(|command| command.get("name").and_then(Value::as_str) == Some(name)).for_each(edit);
    }
}
