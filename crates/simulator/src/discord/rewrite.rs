//! Replaces a field of a response, as if Discord had changed its format.

use serde_json::{Map, Value};

/// Sets every field that the path leads to, or removes it. The path's parts are separated by `/`: the name of a field; in a
/// list, a number, the `name` or `id` of an element, or `*` for all of them. A path that leads nowhere changes nothing.
pub(crate) fn rewrite(body: &mut Value, path: &str, new: Option<&Value>) {
    let (part, rest) = path.split_once('/').map_or((path, None), |(part, rest)| (part, Some(rest)));
    match (body, rest) {
        (Value::Object(fields), Some(rest)) => {
            if let Some(field) = fields.get_mut(part) {
                rewrite(field, rest, new);
            }
        }
        (Value::Object(fields), None) => set(fields, part, new),
        (Value::Array(elements), rest) => {
            let meant = elements.iter_mut().enumerate().filter(|(index, element)| is_meant(*index, element, part));
            for (_, element) in meant {
                match (rest, new) {
                    (Some(rest), _) => rewrite(element, rest, new),
                    (None, new) => *element = new.cloned().unwrap_or_default(),
                }
            }
        }
        _ => {}
    }
}

fn set(fields: &mut Map<String, Value>, name: &str, new: Option<&Value>) {
    match new {
        Some(value) => fields.insert(name.to_owned(), value.clone()),
        None => fields.remove(name),
    };
}

fn is_meant(index: usize, element: &Value, part: &str) -> bool {
    let is = |field| element.get(field).and_then(Value::as_str) == Some(part);
    part == "*" || part.parse() == Ok(index) || is("name") || is("id")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_path_leads_through_fields_and_elements() {
        let mut body =
            json!({"roles": [{"id": "7", "name": "a", "position": 1}, {"id": "8", "name": "b", "position": 2}]});
        rewrite(&mut body, "roles/a/position", Some(&Value::Null));
        rewrite(&mut body, "roles/8/position", None);
        rewrite(&mut body, "roles/*/id", Some(&json!(9)));
        rewrite(&mut body, "roles/nobody/id", None);
        assert_eq!(body, json!({"roles": [{"id": 9, "name": "a", "position": null}, {"id": 9, "name": "b"}]}));
    }
}
