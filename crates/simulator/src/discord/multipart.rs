//! A form with files: `multipart/form-data` with the JSON in `payload_json` and each file in `files[n]` (Discord:
//! reference, "Uploading files").

use serde_json::{Map, Value, json};

use super::{error::Refusal, rules::Rule};

/// In bytes, for a bot without a paid plan of the server.
const MAX_FILE_BYTES: usize = 10 * 1024 * 1024;
const MAX_FILES: usize = 10;
/// The key of a file's text among its attachment's fields. Not Discord's.
pub(crate) const TEXT: &str = "simulated_text";

/// The JSON of the form. Its attachments get the sizes and texts of their files.
pub(crate) fn read(content_type: &str, body: &[u8]) -> Result<Value, Refusal> {
    let refuse = |detail: &str| Refusal::new(Rule::FileForm, 50035).detail(detail);
    let boundary = content_type.split("boundary=").nth(1).map(|text| text.trim_matches('"'));
    let boundary = boundary.filter(|text| (1..=70).contains(&text.len())).ok_or_else(|| refuse("no boundary"))?;
    let mut payload = None;
    let mut files = Vec::new();
    for part in parts(body, boundary).ok_or_else(|| refuse("not a form"))? {
        let head = String::from_utf8_lossy(part.head);
        let name = value(&head, "name=\"").ok_or_else(|| refuse("a part without a name"))?;
        if name == "payload_json" {
            payload = serde_json::from_slice::<Map<String, Value>>(part.body).ok();
        } else if let Some(number) = name.strip_prefix("files[").and_then(|rest| rest.strip_suffix(']')) {
            let number: u64 = number.parse().map_err(|_| refuse("a file without a number"))?;
            let file_name = value(&head, "filename=\"").ok_or_else(|| refuse("a file without a name"))?;
            files.push((number, file_name.to_owned(), part.body));
        } else {
            return Err(refuse("an unknown part"));
        }
    }
    let mut payload = payload.ok_or_else(|| refuse("no payload_json"))?;
    if files.len() > MAX_FILES || files.iter().any(|(.., file)| file.len() > MAX_FILE_BYTES) {
        return Err(Refusal::new(Rule::FileSize, 40005).detail("too many files, or too large"));
    }
    let listed = payload.get("attachments").and_then(Value::as_array).cloned().unwrap_or_default();
    let is_listed = |number: u64| listed.iter().any(|one| one.get("id").and_then(Value::as_u64) == Some(number));
    if !files.iter().all(|(number, ..)| is_listed(*number)) {
        return Err(refuse("a file that is not among the attachments"));
    }
    let attachment = |(number, name, file): (u64, String, &[u8])| json!({"id": number.to_string(), "filename": name, "size": file.len(), TEXT: String::from_utf8_lossy(file)});
    payload.insert("attachments".to_owned(), files.into_iter().map(attachment).collect());
    Ok(Value::Object(payload))
}

struct Part<'a> {
    head: &'a [u8],
    body: &'a [u8],
}

/// The parts between the boundaries; `None` if the form does not begin, continue and end with them.
fn parts<'a>(form: &'a [u8], boundary: &str) -> Option<Vec<Part<'a>>> {
    let (first, next, end) = (format!("--{boundary}\r\n"), format!("\r\n--{boundary}"), "--\r\n");
    let mut rest = form.strip_prefix(first.as_bytes())?;
    let mut parts = Vec::new();
    loop {
        let at = find(rest, next.as_bytes())?;
        let (part, after) = (rest.get(..at)?, rest.get(at + next.len()..)?);
        let split = find(part, b"\r\n\r\n")?;
        parts.push(Part { head: part.get(..split)?, body: part.get(split + 4..)? });
        if after == end.as_bytes() {
            return Some(parts);
        }
        rest = after.strip_prefix(b"\r\n")?;
    }
}

fn find(text: &[u8], wanted: &[u8]) -> Option<usize> {
    text.windows(wanted.len()).position(|part| part == wanted)
}

/// The quoted value after this text.
fn value<'a>(head: &'a str, before: &str) -> Option<&'a str> {
    // `filename="` ends with `name="`.
    let (_, after) = head.split_once(&format!("; {before}"))?;
    Some(after.split_once('"')?.0)
}

/// The attachments as Discord answers them.
pub(crate) fn answered(message: &mut Value) {
    let attachments = message.get_mut("attachments").and_then(Value::as_array_mut).into_iter().flatten();
    for attachment in attachments.filter_map(Value::as_object_mut) {
        attachment.remove(TEXT);
    }
}
