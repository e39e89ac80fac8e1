//! Settings from the environment. Errors name the variable, say what is wrong and give an example. The value may be a
//! secret and is never shown.

use std::{
    env::{self, VarError},
    fmt::Display,
};

use reqwest::Url;

/// An environment variable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Setting {
    /// The variable's name.
    pub name: &'static str,
    /// A valid value, for error messages.
    pub example: &'static str,
}

/// An invalid setting.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("environment variable {} {wrong}; it looks like this: {}", setting.name, setting.example)]
pub struct SettingError {
    setting: Setting,
    wrong: String,
}

/// The function's region.
pub const AWS_REGION: Setting = Setting { name: "AWS_REGION", example: "eu-central-1 (Lambda sets it)" };

const AWS_ENDPOINT_URL: Setting = Setting { name: "AWS_ENDPOINT_URL", example: "http://127.0.0.1:4566" };

/// The endpoint override for an AWS service: from the service's own variable, or else from `AWS_ENDPOINT_URL`.
///
/// # Errors
/// If it is not a URL.
pub fn endpoint(own: Setting) -> Result<Option<String>, SettingError> {
    for setting in [own, AWS_ENDPOINT_URL] {
        if let Some(url) = setting.optional()? {
            setting.parse(&url, |url| Url::parse(url).ok().filter(Url::has_host).ok_or("not a URL"))?;
            return Ok(Some(url));
        }
    }
    Ok(None)
}

/// Checks that Lambda started this process; otherwise the Lambda runtime would panic.
///
/// # Errors
/// If Lambda's variables are not set.
pub fn started_by_lambda() -> Result<(), SettingError> {
    Setting {
        name: "AWS_LAMBDA_RUNTIME_API",
        example: "127.0.0.1:9001 (Lambda sets it; elsewhere, use the simulator)",
    }
    .required()?;
    Setting { name: "AWS_LAMBDA_FUNCTION_NAME", example: "discord_channelwright_bot (Lambda sets it)" }.required()?;
    Ok(())
}

impl Setting {
    /// The value, without white space around it.
    ///
    /// # Errors
    /// If the variable is not set, empty or not Unicode.
    pub fn required(self) -> Result<String, SettingError> {
        self.optional()?.ok_or_else(|| self.error("is not set".to_owned()))
    }

    /// The value, without white space around it; `None` if the variable is not set or empty.
    ///
    /// # Errors
    /// If the variable is not Unicode.
    pub fn optional(self) -> Result<Option<String>, SettingError> {
        self.value(env::var(self.name))
    }

    /// Parses a value.
    ///
    /// # Errors
    /// If `parse` fails. The text of its error is shown, so it must not contain the value.
    pub fn parse<T, E: Display>(
        self,
        value: &str,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Result<T, SettingError> {
        parse(value).map_err(|wrong| self.error(format!("is malformed ({wrong})")))
    }

    fn value(self, read: Result<String, VarError>) -> Result<Option<String>, SettingError> {
        match read {
            Ok(value) => Ok(Some(value.trim().to_owned()).filter(|value| !value.is_empty())),
            Err(VarError::NotPresent) => Ok(None),
            Err(VarError::NotUnicode(_)) => Err(self.error("is malformed (not Unicode)".to_owned())),
        }
    }

    fn error(self, wrong: String) -> SettingError {
        SettingError { setting: self, wrong }
    }
}

#[cfg(test)]
mod tests {
    use std::{ffi::OsString, os::unix::ffi::OsStringExt as _};

    use super::*;

    const COLOUR: Setting = Setting { name: "CHANNELWRIGHT_TEST_COLOUR", example: "red" };

    #[test]
    fn a_value_comes_without_white_space() {
        assert_eq!(COLOUR.value(Ok(" red\n".to_owned())), Ok(Some("red".to_owned())));
    }

    #[test]
    fn an_empty_value_is_none() {
        assert_eq!(COLOUR.value(Ok("  ".to_owned())), Ok(None));
        assert_eq!(COLOUR.value(Err(VarError::NotPresent)), Ok(None));
    }

    #[test]
    fn a_missing_setting_is_named_with_an_example() {
        assert_eq!(
            COLOUR.required().unwrap_err().to_string(),
            "environment variable CHANNELWRIGHT_TEST_COLOUR is not set; it looks like this: red"
        );
    }

    #[test]
    fn a_malformed_setting_says_what_is_wrong_and_not_what_it_was() {
        let error = COLOUR.parse("hunter2", |_| Err::<(), _>("not a colour")).unwrap_err();
        assert_eq!(
            error.to_string(),
            "environment variable CHANNELWRIGHT_TEST_COLOUR is malformed (not a colour); it looks like this: red"
        );
        assert!(!format!("{error:?}").contains("hunter2"));
        let error = COLOUR.value(Err(VarError::NotUnicode(OsString::from_vec(vec![0xff])))).unwrap_err();
        assert!(error.to_string().contains("not Unicode"), "{error}");
    }
}
