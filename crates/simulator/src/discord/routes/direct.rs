//! Direct messages.

use serde_json::json;

use crate::discord::{
    answer::Answer,
    error::{Faults, Refusal},
    form::Form,
    format::Request,
    rules::Rule,
    state::State,
    wire,
};

impl State {
    /// Opens the channel for direct messages to a user, or returns the one that exists.
    pub(super) fn open_direct(&mut self, request: &Request<'_>) -> Result<Answer, Refusal> {
        let mut faults = Faults::default();
        let mut form = Form::new(request.object(), Vec::new(), &mut faults);
        let user = form.snowflake("recipient_id");
        let user = form.required("recipient_id", user).unwrap_or_default();
        form.end();
        self.judge(request, &faults)?;
        let known = self.guilds.values().find_map(|guild| guild.members.get(&user)).map(wire::user);
        let recipient = known.ok_or_else(|| Refusal::new(Rule::KnownUser, 50033))?;
        let there = self.direct.iter().find(|(_, one)| **one == user).map(|(id, _)| *id);
        let id = there.unwrap_or_else(|| self.snowflakes.now());
        self.direct.insert(id, user);
        let body =
            json!({ "id": id.to_string(), "type": 1, "flags": 0, "last_message_id": null, "recipients": [recipient] });
        Ok(Answer::json(200, body))
    }
}
