//! The components below a message, as text.

use serde_json::Value;

/// The components as a line below the text: `[Join] (Leave)`, where round brackets are for what cannot be used.
#[must_use]
pub fn below(components: &Value) -> String {
    let shown: Vec<String> = buttons(components).into_iter().map(show).collect();
    if shown.is_empty() { String::new() } else { format!("\n{}", shown.join(" ")) }
}

/// The buttons and selects of all rows.
pub(crate) fn buttons(components: &Value) -> Vec<&Value> {
    let rows = components.as_array().into_iter().flatten();
    rows.filter_map(|row| row.get("components")?.as_array()).flatten().collect()
}

fn show(component: &Value) -> String {
    let text = |key: &str| component.get(key).and_then(Value::as_str);
    let label = match text("label") {
        Some(label) => label.to_owned(),
        None => format!("{} ▾", text("placeholder").unwrap_or("…")),
    };
    let is_disabled = component.get("disabled").and_then(Value::as_bool) == Some(true);
    if is_disabled { format!("({label})") } else { format!("[{label}]") }
}
