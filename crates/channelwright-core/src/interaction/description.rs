//! Validates bodies against Discord's OpenAPI description. The description is not part of this repository; without it,
//! validation is skipped.

use serde_json::{Value, json};

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/discord-openapi.json");

/// Panics unless the value matches the named schema.
#[track_caller]
pub(crate) fn assert_described(schema: &str, value: &Value) {
    #[expect(clippy::disallowed_methods, reason = "a test reads its description")]
    let Ok(text) = std::fs::read(PATH) else {
        #[expect(clippy::disallowed_macros, reason = "a test says why it judges nothing")]
        return eprintln!("skipped: {PATH} is not there");
    };
    let description: Value = serde_json::from_slice(&text).unwrap();
    let root = json!({
        "components": description["components"],
        "allOf": [{ "$ref": format!("#/components/schemas/{schema}") }]
    });
    let validator = jsonschema::validator_for(&root).unwrap();
    let errors: Vec<String> = validator.iter_errors(value).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{schema}: {errors:#?} in {value:#}");
}
