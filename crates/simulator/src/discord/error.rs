//! Refusals: Discord's error bodies, and the HTTP status of each code.

use serde_json::{Map, Value, json};

use super::rules::Rule;

/// A request that Discord does not carry out.
#[derive(Clone, Debug)]
pub(crate) struct Refusal {
    pub(crate) rule: Rule,
    pub(crate) status: u16,
    pub(crate) code: u32,
    message: String,
    errors: Option<Value>,
    /// Details for the record of violations, without tokens.
    pub(crate) detail: String,
}

impl Refusal {
    /// A refusal with the status and message of `code`.
    pub(crate) fn new(rule: Rule, code: u32) -> Self {
        let (status, message) = known(code);
        Self { rule, status, code, message: message.to_owned(), errors: None, detail: String::new() }
    }

    /// Discord's general error: the reason phrase of the status, and code 0.
    pub(crate) fn general(rule: Rule, status: u16) -> Self {
        let reason = http::StatusCode::from_u16(status).ok().and_then(|s| s.canonical_reason()).unwrap_or("Error");
        Self { rule, status, code: 0, message: format!("{status}: {reason}"), errors: None, detail: String::new() }
    }

    /// Adds details.
    pub(crate) fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = detail.into();
        self
    }

    pub(crate) fn with_errors(mut self, errors: Value) -> Self {
        self.errors = Some(errors);
        self
    }

    pub(crate) fn body(&self) -> Value {
        let mut body = Map::new();
        body.insert("message".into(), json!(self.message));
        body.insert("code".into(), json!(self.code));
        if let Some(errors) = &self.errors {
            body.insert("errors".into(), errors.clone());
        }
        Value::Object(body)
    }
}

/// The HTTP status and message of a JSON error code. Few of the statuses are documented.
fn known(code: u32) -> (u16, &'static str) {
    match code {
        10003 => (404, "Unknown Channel"),
        10004 => (404, "Unknown Guild"),
        10007 => (404, "Unknown Member"),
        10008 => (404, "Unknown Message"),
        10009 => (404, "Unknown Overwrite"),
        10011 => (404, "Unknown Role"),
        10013 => (404, "Unknown User"),
        10015 => (404, "Unknown Webhook"),
        10063 => (404, "Unknown application command"),
        10066 => (404, "Unknown application command permissions"),
        20001 => (403, "Bots cannot use this endpoint"),
        20012 => (403, "You are not authorized to perform this action on this application"),
        30005 => (400, "Maximum number of guild roles reached (250)"),
        30013 => (400, "Maximum number of guild channels reached (500)"),
        30032 => (400, "Maximum number of application commands reached"),
        40005 => (413, "Request entity too large. Try sending something smaller"),
        40009 => (400, "Only one channel can have its parent modified at a time"),
        40061 => (400, "Tag names must be unique"),
        40333 => (403, "internal network error"),
        50001 => (403, "Missing Access"),
        50005 => (403, "Cannot edit a message authored by another user"),
        50006 => (400, "Cannot send an empty message"),
        50008 => (400, "Cannot send messages in a non-text channel"),
        50013 => (403, "Missing Permissions"),
        50024 => (400, "Cannot execute action on this channel type"),
        50027 => (401, "Invalid Webhook Token"),
        50028 => (400, "Invalid Role"),
        50007 => (403, "Cannot send messages to this user"),
        50033 => (400, "Invalid Recipient(s)"),
        50035 => (400, "Invalid Form Body"),
        50041 => (400, "Invalid API version provided"),
        50109 => (400, "The request body contains invalid JSON."),
        60003 => (403, "Two factor is required for this operation"),
        _ => (400, "Bad Request"),
    }
}

/// All faults of a body, collected before the request is refused.
#[derive(Clone, Debug, Default)]
pub(crate) struct Faults {
    leaves: Vec<Leaf>,
    /// The dotted paths of unknown fields. Discord ignores them.
    pub(crate) unknown_fields: Vec<String>,
}

#[derive(Clone, Debug)]
struct Leaf {
    path: Vec<String>,
    code: &'static str,
    message: String,
    rule: Rule,
}

impl Faults {
    /// A fault that does not depend on the state of the guild.
    pub(crate) fn push(&mut self, path: Vec<String>, code: &'static str, message: impl Into<String>) {
        self.leaves.push(Leaf { path, code, message: message.into(), rule: Rule::ValidBody });
    }

    /// A fault that depends on the state of the guild.
    pub(crate) fn push_for_guild(&mut self, field: &str, code: &'static str, message: impl Into<String>) {
        let (path, message) = (vec![field.to_owned()], message.into());
        self.leaves.push(Leaf { path, code, message, rule: Rule::BodyForGuild });
    }

    /// Refuses if there was any fault: 400/50035 with the nested `errors`.
    pub(crate) fn refuse(&self) -> Result<(), Refusal> {
        if self.leaves.is_empty() {
            return Ok(());
        }
        let clients = self.leaves.iter().any(|leaf| leaf.rule == Rule::ValidBody);
        let rule = if clients { Rule::ValidBody } else { Rule::BodyForGuild };
        let detail: Vec<String> = self
            .leaves
            .iter()
            .map(|leaf| format!("{}: {} ({})", leaf.path.join("."), leaf.message, leaf.code))
            .collect();
        let mut errors = Map::new();
        for leaf in &self.leaves {
            insert(&mut errors, &leaf.path, leaf);
        }
        Err(Refusal::new(rule, 50035).with_errors(Value::Object(errors)).detail(detail.join("; ")))
    }
}

fn insert(node: &mut Map<String, Value>, path: &[String], leaf: &Leaf) {
    let Some((first, rest)) = path.split_first() else {
        let list = node.entry("_errors").or_insert_with(|| json!([]));
        if let Value::Array(list) = list {
            list.push(json!({"code": leaf.code, "message": leaf.message}));
        }
        return;
    };
    if let Value::Object(child) = node.entry(first.as_str()).or_insert_with(|| json!({})) {
        insert(child, rest, leaf);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_nest_by_key_with_string_codes() {
        let mut faults = Faults::default();
        faults.push(vec!["name".into()], "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 100 in length.");
        let path = ["permission_overwrites", "1", "id"].map(str::to_owned).to_vec();
        faults.push(path, "BASE_TYPE_REQUIRED", "This field is required");
        let refusal = faults.refuse().expect_err("two faults");
        assert_eq!(refusal.status, 400);
        assert_eq!(
            refusal.body(),
            json!({"code": 50035, "message": "Invalid Form Body", "errors": {
                "name": {"_errors": [{"code": "BASE_TYPE_BAD_LENGTH", "message": "Must be between 1 and 100 in length."}]},
                "permission_overwrites": {"1": {"id": {"_errors": [
                    {"code": "BASE_TYPE_REQUIRED", "message": "This field is required"}]}}}}})
        );
    }
}
