//! Reads a secret from the Parameter Store of AWS Systems Manager (SSM) with one signed `GetParameter`.
//!
//! The SDK's client for SSM has over a hundred operations, which would cost package size and start-up time. Signing
//! uses the SDK; keys, region and endpoint come from the same variables as in the SDK.

use std::{
    error::Error,
    time::{Duration, SystemTime},
};

use aws_credential_types::Credentials;
use aws_sigv4::{
    http_request::{SignableBody, SignableRequest, SigningInstructions, SigningSettings, sign},
    sign::v4,
};
use futures_util::future::BoxFuture;
use serde_json::{Value, json};

use crate::{
    Setting, SettingError,
    https::{Client, Failed, Headers, Method, Request},
    settings::{self, AWS_REGION},
};

/// Lambda aborts and restarts an initialisation that takes longer (Lambda: execution environment, init phase).
const INIT_PHASE: Duration = Duration::from_secs(10);

/// Maximum attempts; together they fit into the init phase.
const ATTEMPTS: u32 = 3;

/// Timeout of one request. SSM answers in about 10 ms, or 100 ms over a new connection.
const ATTEMPT_TIMEOUT: Duration = Duration::from_millis(2_500);

/// The pause before the second attempt; twice that before the third.
const BACKOFF: Duration = Duration::from_millis(200);

const _: () = assert!(
    ATTEMPT_TIMEOUT.as_millis() * (ATTEMPTS as u128) + BACKOFF.as_millis() * 3 + 1_000 < INIT_PHASE.as_millis(),
    "a second is left for the rest of the start"
);

const HEADERS: [(&str, &str); 2] =
    [("content-type", "application/x-amz-json-1.1"), ("x-amz-target", "AmazonSSM.GetParameter")];

const AWS_ACCESS_KEY_ID: Setting = Setting { name: "AWS_ACCESS_KEY_ID", example: "ASIA… (Lambda sets it)" };
const AWS_SECRET_ACCESS_KEY: Setting = Setting { name: "AWS_SECRET_ACCESS_KEY", example: "… (Lambda sets it)" };
const AWS_SESSION_TOKEN: Setting = Setting { name: "AWS_SESSION_TOKEN", example: "… (Lambda sets it)" };
const AWS_ENDPOINT_URL_SSM: Setting =
    Setting { name: "AWS_ENDPOINT_URL_SSM", example: "https://ssm.eu-central-1.amazonaws.com" };

/// Why a parameter could not be read. Says what to do. Contains neither the value nor any other text of the response,
/// where AWS may repeat the request with its session token.
#[derive(Debug, thiserror::Error)]
pub enum ParameterError {
    /// A variable that Lambda sets is missing, or an endpoint is malformed.
    #[error(transparent)]
    Setting(#[from] SettingError),
    /// The request could not be signed.
    #[error("the request to SSM cannot be signed; AWS's keys or its endpoint in the environment are malformed")]
    Signing(#[source] Box<dyn Error + Send + Sync>),
    /// There was no complete response.
    #[error("SSM did not answer; can the function's network reach it?")]
    NoAnswer(#[source] Failed),
    /// SSM refused the request.
    #[error("SSM answered {code} (HTTP {status}); {}", remedy(code))]
    Refused {
        /// The HTTP status.
        status: u16,
        /// AWS's error code, such as `ParameterNotFound`; "without a reason" if there is none.
        code: String,
    },
    /// The parameter is not encrypted.
    #[error("it is not a SecureString; delete it and store it again as one")]
    NotSecure,
    /// The response has no value.
    #[error("SSM's answer has no value; is the endpoint really SSM?")]
    NoValue,
}

/// The newest value of the `SecureString` parameter `name`, decrypted. Boxed, so that its code is compiled here instead
/// of in each function.
///
/// Makes at most three attempts, in less than 9 seconds. `AWS_ENDPOINT_URL_SSM` or `AWS_ENDPOINT_URL` override the
/// region's endpoint.
///
/// # Errors
/// [`ParameterError`] if a variable of Lambda is missing, or SSM refuses or does not answer.
pub fn secure_string<'a>(http: &'a Client, name: &'a str) -> BoxFuture<'a, Result<String, ParameterError>> {
    Box::pin(async move { ParameterStore::from_environment(http)?.secure_string(name).await })
}

struct ParameterStore<'a> {
    http: &'a Client,
    endpoint: String,
    region: String,
    credentials: Credentials,
}

impl<'a> ParameterStore<'a> {
    fn from_environment(http: &'a Client) -> Result<Self, SettingError> {
        let region = AWS_REGION.required()?;
        let credentials = Credentials::new(
            AWS_ACCESS_KEY_ID.required()?,
            AWS_SECRET_ACCESS_KEY.required()?,
            AWS_SESSION_TOKEN.optional()?,
            None,
            "environment",
        );
        Ok(Self { http, endpoint: endpoint(&region)?, region, credentials })
    }

    async fn secure_string(&self, name: &str) -> Result<String, ParameterError> {
        let mut attempt = 1;
        loop {
            match self.ask(name).await {
                Err(error) if attempt < ATTEMPTS && error.is_temporary() => {
                    tracing::warn!(attempt, %error, "Retrying SSM");
                    tokio::time::sleep(BACKOFF * attempt).await;
                    attempt += 1;
                }
                result => return result,
            }
        }
    }

    async fn ask(&self, name: &str) -> Result<String, ParameterError> {
        let body = json!({ "Name": name, "WithDecryption": true }).to_string();
        let signature = self.sign(&body).map_err(ParameterError::Signing)?;
        let mut headers = Headers::default();
        for (name, value) in HEADERS.into_iter().chain(signature.headers()) {
            headers.add(name, value);
        }
        let request = Request {
            method: Method::Post,
            url: self.endpoint.clone(),
            headers,
            body: Some(body.into_bytes()),
            timeout: Some(ATTEMPT_TIMEOUT),
        };
        let answer = self.http.send(request).await.map_err(|failed| {
            // Another server answers there.
            if failed.is_too_long() { ParameterError::NoValue } else { ParameterError::NoAnswer(failed) }
        })?;
        read(answer.status, &answer.body)
    }

    fn sign(&self, body: &str) -> Result<SigningInstructions, Box<dyn Error + Send + Sync>> {
        let identity = self.credentials.clone().into();
        let parameters = v4::SigningParams::builder()
            .identity(&identity)
            .region(&self.region)
            .name("ssm")
            .time(SystemTime::now())
            .settings(SigningSettings::default())
            .build()?;
        let body = SignableBody::Bytes(body.as_bytes());
        let request = SignableRequest::new("POST", &self.endpoint, HEADERS.into_iter(), body)?;
        Ok(sign(request, &parameters.into())?.into_parts().0)
    }
}

/// The endpoint from the environment, or else the region's.
fn endpoint(region: &str) -> Result<String, SettingError> {
    let domain = if region.starts_with("cn-") { "amazonaws.com.cn" } else { "amazonaws.com" };
    Ok(settings::endpoint(AWS_ENDPOINT_URL_SSM)?.unwrap_or_else(|| format!("https://ssm.{region}.{domain}/")))
}

/// Reads the value or the refusal from a response.
fn read(status: u16, body: &[u8]) -> Result<String, ParameterError> {
    // Treats invalid JSON as an empty object: the parser's error could quote the value.
    let body: Value = serde_json::from_slice(body).unwrap_or_default();
    let text = |pointer| body.pointer(pointer).and_then(Value::as_str);
    if !(200..300).contains(&status) {
        // Some AWS protocols put a namespace before the code.
        let code = text("/__type").and_then(|code| code.rsplit('#').next()).unwrap_or("without a reason");
        return Err(ParameterError::Refused { status, code: code.to_owned() });
    }
    let value = text("/Parameter/Value").ok_or(ParameterError::NoValue)?;
    if text("/Parameter/Type") != Some("SecureString") {
        return Err(ParameterError::NotSecure);
    }
    Ok(value.to_owned())
}

fn remedy(code: &str) -> &'static str {
    match code {
        "AccessDeniedException" => {
            "the function's role needs ssm:GetParameter on it, and kms:Decrypt if its key is not alias/aws/ssm"
        }
        "ParameterNotFound" | "ParameterVersionNotFound" => "store it in this region, or correct its name",
        "InvalidKeyId" => "its encryption key cannot be used",
        _ => "see AWS's documentation of GetParameter",
    }
}

impl ParameterError {
    /// Whether another attempt may succeed.
    fn is_temporary(&self) -> bool {
        match self {
            Self::NoAnswer(_) => true,
            Self::Refused { status, code } => *status >= 500 || *status == 429 || code.starts_with("Throttling"),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests;
