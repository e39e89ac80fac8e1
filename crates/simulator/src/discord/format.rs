//! The form of a request: version, authorization, headers and the outer shape of the body.

use http::HeaderMap;
use percent_encoding::percent_decode_str;
use serde_json::{Value, json};

use super::{
    client::Client,
    error::Refusal,
    form::Given,
    multipart,
    route::{Call, Route},
    rules::Rule,
};

/// A request before any check.
#[derive(Debug)]
pub(crate) struct Arrival {
    pub(crate) client: Client,
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) query: String,
    pub(crate) route: Option<Route>,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

const PREFIX: &str = "/api/v10";

impl Arrival {
    pub(crate) fn new(client: Client, parts: &http::request::Parts, body: Vec<u8>) -> Self {
        let (method, path) = (parts.method.to_string(), parts.uri.path().to_owned());
        let route = path.strip_prefix(PREFIX).and_then(|path| Route::find(&method, path));
        let query = parts.uri.query().unwrap_or_default().to_owned();
        Self { client, method, path, query, route, headers: parts.headers.clone(), body }
    }

    /// The path for the record, without the interaction token.
    pub(crate) fn public_path(&self) -> String {
        match &self.route {
            Some(route) => route.public_path(),
            None if self.path.contains("/webhooks/") => "(unknown webhook route)".to_owned(),
            None => self.path.clone(),
        }
    }

    /// The body, or null if it is missing or not JSON. Of a form with files, its JSON.
    pub(crate) fn json(&self) -> Value {
        let content_type = self.header("content-type").unwrap_or_default();
        match is_form(content_type) {
            true => multipart::read(content_type, &self.body).unwrap_or(Value::Null),
            false => serde_json::from_slice(&self.body).unwrap_or(Value::Null),
        }
    }

    /// The decoded audit-log reason, if the header is present and valid.
    pub(crate) fn audit_reason(&self) -> Option<String> {
        self.checked_audit_reason().ok().flatten()
    }

    /// Checks version, route, user agent, authorization and the ids in the path.
    pub(crate) fn check_head(&self, bot_token: &str) -> Result<&Route, Refusal> {
        self.check_version()?;
        let Some(route) = &self.route else {
            let detail = format!("{} {}", self.method, self.public_path());
            return Err(Refusal::general(Rule::KnownRoute, 404).detail(detail));
        };
        self.check_user_agent()?;
        self.check_authorization(route, bot_token)?;
        if let Some((field, _)) = route.bad_id() {
            let leaf = json!({"_errors": [{"code": "NUMBER_TYPE_COERCE", "message": "Value is not snowflake."}]});
            let refusal = Refusal::new(Rule::SnowflakeInPath, 50035).with_errors(json!({field: leaf}));
            return Err(refusal.detail(format!("{field} in {}", route.entry.template)));
        }
        Ok(route)
    }

    /// Checks the audit-log reason and the body's outer type. Returns the body.
    pub(crate) fn check_body(&self, route: &Route) -> Result<Value, Refusal> {
        if route.entry.audited {
            self.checked_audit_reason()?;
        }
        if self.body.is_empty() && wanted_shape(route.entry.call).is_none() {
            return Ok(Value::Null);
        }
        let content_type = self.header("content-type").unwrap_or_default();
        if is_form(content_type) && takes_files(route.entry.call) {
            return multipart::read(content_type, &self.body);
        }
        if content_type.split(';').next().map(str::trim) != Some("application/json") {
            let leaf = json!({"_errors": [{"code": "CONTENT_TYPE_INVALID",
                "message": "Expected \"Content-Type\" header to be one of {'application/json'}."}]});
            return Err(Refusal::new(Rule::ContentType, 50035).with_errors(leaf).detail(route.entry.template));
        }
        let body = serde_json::from_slice(&self.body)
            .map_err(|_| Refusal::new(Rule::ParsableJson, 50109).detail(route.entry.template))?;
        let shape_fits = match wanted_shape(route.entry.call) {
            Some(Shape::Object) => Value::is_object(&body),
            Some(Shape::Array) => Value::is_array(&body),
            None => true,
        };
        if !shape_fits {
            let leaf = json!({"_errors": [{"code": "DICT_TYPE_CONVERT", "message": "Wrong outer type of the body."}]});
            return Err(Refusal::new(Rule::ParsableJson, 50035).with_errors(leaf).detail(route.entry.template));
        }
        Ok(body)
    }

    fn check_version(&self) -> Result<(), Refusal> {
        let versioned = self.path.strip_prefix(PREFIX).is_some_and(|rest| rest.starts_with('/'));
        if versioned {
            Ok(())
        } else if self.path.starts_with("/api/") {
            Err(Refusal::new(Rule::ApiVersion, 50041).detail(self.public_path()))
        } else {
            Err(Refusal::general(Rule::KnownRoute, 404).detail(self.public_path()))
        }
    }

    fn check_user_agent(&self) -> Result<(), Refusal> {
        let agent = self.header("user-agent").unwrap_or_default();
        let described = agent.strip_prefix("DiscordBot (").and_then(|rest| rest.split_once(')'));
        let fits = described.and_then(|(inside, _)| inside.split_once(", ")).is_some_and(|(url, version)| {
            !url.is_empty() && !version.is_empty() && !url.contains(' ') && !version.contains(' ')
        });
        if fits { Ok(()) } else { Err(Refusal::new(Rule::UserAgent, 40333).detail(agent.to_owned())) }
    }

    fn check_authorization(&self, route: &Route, bot_token: &str) -> Result<(), Refusal> {
        let given = self.header("authorization");
        if given == Some(&format!("Bot {bot_token}")) || (route.entry.is_webhook() && given.is_none()) {
            return Ok(());
        }
        let detail = if given.is_some() { "a wrong token" } else { "no token" };
        Err(Refusal::general(Rule::Authorization, 401).detail(detail))
    }

    fn checked_audit_reason(&self) -> Result<Option<String>, Refusal> {
        let Some(raw) = self.headers.get("x-audit-log-reason") else {
            return Ok(None);
        };
        let refuse = |detail: &str| Refusal::new(Rule::AuditReasonForm, 50035).detail(detail);
        let encoded = raw.to_str().map_err(|_| refuse("not URL-encoded"))?;
        let reason = percent_decode_str(encoded).decode_utf8().map_err(|_| refuse("not UTF-8"))?;
        if (1..=512).contains(&reason.chars().count()) {
            Ok(Some(reason.into_owned()))
        } else {
            Err(refuse("not 1 to 512 characters"))
        }
    }

    fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }
}

fn is_form(content_type: &str) -> bool {
    content_type.split(';').next().map(str::trim) == Some("multipart/form-data")
}

fn takes_files(call: Call) -> bool {
    matches!(call, Call::CreateMessage | Call::EditMessage | Call::EditOriginal | Call::FollowUp)
}

enum Shape {
    Object,
    Array,
}

/// The type that a call's body must have; `None` for calls without a body.
fn wanted_shape(call: Call) -> Option<Shape> {
    match call {
        Call::MoveChannels | Call::PutCommands => Some(Shape::Array),
        Call::CreateChannel
        | Call::EditChannel
        | Call::PutOverwrite
        | Call::CreateRole
        | Call::EditRole
        | Call::CreateMessage
        | Call::CreateInvite
        | Call::EditMessage
        | Call::EditOriginal
        | Call::FollowUp => Some(Shape::Object),
        _ => None,
    }
}

/// A request whose head and outer form are valid.
pub(crate) struct Request<'a> {
    pub(crate) seq: u64,
    pub(crate) route: &'a Route,
    pub(crate) query: &'a str,
    pub(crate) body: &'a Value,
}

impl<'a> Request<'a> {
    /// The body as an object, or an empty object if it is of another type.
    pub(crate) fn object(&self) -> &'a serde_json::Map<String, Value> {
        static EMPTY: std::sync::OnceLock<serde_json::Map<String, Value>> = std::sync::OnceLock::new();
        self.body.as_object().unwrap_or_else(|| EMPTY.get_or_init(serde_json::Map::new))
    }
}

/// Null unsets the field. Only an absent one leaves it unchanged.
pub(crate) fn replace<T>(field: &mut Option<T>, given: Given<T>) {
    match given {
        Given::Absent => {}
        Given::Null => *field = None,
        Given::Value(value) => *field = Some(value),
    }
}
