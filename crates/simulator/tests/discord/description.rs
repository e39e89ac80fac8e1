//! Checks requests and responses against Discord's OpenAPI description.
#![allow(
    dead_code,
    clippy::allow_attributes,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "each test file uses a part of this; a panic fails the test"
)]

use channelwright_simulator::discord::RequestRecord;
use serde_json::{Value, json};

/// Discord's description is not part of this repository.
const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/discord-openapi.json");

pub(crate) struct Description(Value);

impl Description {
    /// Returns `None`, and prints that the check is skipped, if the file does not exist.
    pub(crate) fn load() -> Option<Self> {
        let Ok(text) = std::fs::read_to_string(PATH) else {
            eprintln!("skipped: {PATH} does not exist");
            return None;
        };
        Some(Self(serde_json::from_str(&text).expect("the description is JSON")))
    }

    /// Checks one request and returns its route.
    pub(crate) fn check(&self, request: &RequestRecord) -> String {
        let path = request.path.trim_start_matches("/api/v10");
        let method = request.method.to_lowercase();
        let (template, operation) = self.operation(&method, path);
        let schema = operation.pointer("/requestBody/content/application~1json/schema");
        match (schema, &request.body) {
            (None, Value::Null) => {}
            (None, body) => panic!("{method} {path} takes no body, but was sent {body}"),
            (Some(schema), body) => {
                self.check_body(schema, &numbers_for_permissions(body.clone()), &format!("{method} {template}"));
            }
        }
        format!("{} {template}", request.method)
    }

    /// Checks the body of a response with status 200.
    pub(crate) fn check_response(&self, method: &str, path: &str, body: &Value) {
        let (template, operation) = self.operation(&method.to_lowercase(), path);
        let schema = operation.pointer("/responses/200/content/application~1json/schema").expect("a response");
        self.check_body(schema, body, &format!("the response to {method} {template}"));
    }

    /// The route that matches a path. One with a literal segment wins over one with a parameter.
    fn operation(&self, method: &str, path: &str) -> (&str, &Value) {
        let paths = self.0["paths"].as_object().unwrap();
        let fits = paths.iter().filter(|(template, _)| matches(template, path));
        let fits = fits.filter_map(|(template, item)| Some((template.as_str(), item.get(method)?)));
        let best = fits.min_by_key(|(template, _)| template.matches('{').count());
        best.unwrap_or_else(|| panic!("{method} {path} is not described"))
    }

    fn check_body(&self, schema: &Value, body: &Value, what: &str) {
        let root = json!({ "components": self.0["components"], "allOf": [schema] });
        let validator = jsonschema::validator_for(&root).expect("the description's schemas are valid");
        let errors: Vec<String> = validator.iter_errors(body).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{what}: {errors:#?} in {body}");
    }
}

fn matches(template: &str, path: &str) -> bool {
    let (template, path): (Vec<&str>, Vec<&str>) = (template.split('/').collect(), path.split('/').collect());
    template.len() == path.len()
        && template.iter().zip(path).all(|(wanted, found)| wanted.starts_with('{') || *wanted == found)
}

/// In requests, the description has permission sets as integers. Discord and its documentation use decimal strings.
fn numbers_for_permissions(mut value: Value) -> Value {
    match &mut value {
        Value::Object(fields) => {
            for (name, field) in fields.iter_mut() {
                let number = field.as_str().and_then(|text| text.parse::<u64>().ok());
                *field = match number.filter(|_| {
                    matches!(name.as_str(), "permissions" | "default_member_permissions" | "allow" | "deny")
                }) {
                    Some(number) => json!(number),
                    None => numbers_for_permissions(field.take()),
                };
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| *item = numbers_for_permissions(item.take())),
        _ => {}
    }
    value
}
