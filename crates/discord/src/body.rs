//! The body of a request: JSON, or JSON with a file.

use channelwright_core::message::{File, Message};
use serde::Serialize;

/// A body and its `Content-Type`.
#[derive(Clone)]
pub(crate) struct Body {
    pub(crate) bytes: Vec<u8>,
    pub(crate) content_type: String,
}

impl Body {
    /// JSON. Our bodies consist of strings, numbers and lists, which always serialize.
    pub(crate) fn json(body: &impl Serialize) -> Self {
        let bytes = serde_json::to_vec(body).unwrap_or_default();
        Self { bytes, content_type: "application/json".to_owned() }
    }

    /// The edit of a message, with its file if it has one.
    pub(crate) fn of(message: &Message) -> Self {
        let json = Self::json(&message.fields());
        match message.file() {
            Some(file) => json.with(file),
            None => json,
        }
    }

    /// As Discord wants it (reference, "Uploading files"): the JSON is a part of the form, and the file is another.
    fn with(self, file: &File) -> Self {
        let boundary = boundary(&self.bytes, file.text());
        let json = format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"payload_json\"\r\nContent-Type: application/json\r\n\r\n"
        );
        let head = format!(
            "\r\n--{boundary}\r\nContent-Disposition: form-data; name=\"files[0]\"; filename=\"{}\"\r\n\
             Content-Type: text/plain; charset=utf-8\r\n\r\n",
            file.name()
        );
        let end = format!("\r\n--{boundary}--\r\n");
        let bytes = [json.as_bytes(), &self.bytes, head.as_bytes(), file.text().as_bytes(), end.as_bytes()].concat();
        Self { bytes, content_type: format!("multipart/form-data; boundary={boundary}") }
    }
}

/// A text that neither part has, so that nobody's words end a part.
fn boundary(json: &[u8], text: &str) -> String {
    let is_free = |boundary: &String| {
        let wanted = boundary.as_bytes();
        !text.contains(boundary.as_str()) && !json.windows(wanted.len()).any(|part| part == wanted)
    };
    let mut boundary = "channelwright-0".to_owned();
    let mut number = 0_u32;
    while !is_free(&boundary) {
        number += 1;
        boundary = format!("channelwright-{number}");
    }
    boundary
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(text: &str) -> Message {
        Message::new("Hello".to_owned()).attaching(Some(File::new("list.yaml", text.to_owned())))
    }

    #[test]
    fn a_message_without_a_file_is_json() {
        assert_eq!(Body::of(&Message::new("Hello".to_owned())).content_type, "application/json");
    }

    #[test]
    fn a_file_is_a_part_of_its_own() {
        let body = Body::of(&message("a: 1\n"));
        assert_eq!(body.content_type, "multipart/form-data; boundary=channelwright-0");
        let lines = [
            "--channelwright-0",
            "Content-Disposition: form-data; name=\"payload_json\"",
            "Content-Type: application/json",
            "",
            &serde_json::to_string(&message("a: 1\n").fields()).unwrap(),
            "--channelwright-0",
            "Content-Disposition: form-data; name=\"files[0]\"; filename=\"list.yaml\"",
            "Content-Type: text/plain; charset=utf-8",
            "",
            "a: 1\n",
            "--channelwright-0--",
            "",
        ];
        assert_eq!(String::from_utf8(body.bytes).unwrap(), lines.join("\r\n"));
    }

    #[test]
    fn no_text_can_end_a_part() {
        let body = Body::of(&message("\r\n--channelwright-0--\r\n--channelwright-1"));
        assert_eq!(body.content_type, "multipart/form-data; boundary=channelwright-2");
    }
}
