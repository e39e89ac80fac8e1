//! Judges the application: token, ids, key, endpoint and commands. Pure.

use std::time::Duration;

use channelwright_core::{
    command::definitions,
    id::{self, Id},
    interaction::PublicKey,
};
use channelwright_discord::Application;
use channelwright_platform::SettingError;

use super::{
    discord::{Commands, Found},
    report::Line,
};
use crate::{
    commands::{Registered, compare, label},
    register::scope,
    settings::{self, APPLICATION_ID, PUBLIC_KEY},
    trouble::Trouble,
};

const TOKEN: &str = "Bot token";
const ID: &str = "Application id";
const KEY: &str = "Public key";
const URL: &str = "Interactions endpoint URL";
const ENDPOINT: &str = "Endpoint";
const COMMAND: &str = "Command";

const NEEDS_TOKEN: &str = "needs an accepted bot token";
const FIELD: &str = "the portal's General Information, Interactions Endpoint URL";
const LOOK_AT_THE_LOG: &str = "Look at its log: aws logs tail /aws/lambda/discord_channelwright_bot";

/// The application's settings in the environment, except the token.
pub(crate) struct Settings {
    application_id: Result<Option<Id<id::Application>>, String>,
    public_key: Result<Option<String>, SettingError>,
}

/// An endpoint's reaction to a request without a signature.
#[derive(Debug)]
pub(crate) enum Reaction {
    /// The HTTP status of its response, and the time it took.
    Status { status: u16, after: Duration },
    /// Why there was no response.
    Silence(String),
}

impl Settings {
    pub(crate) fn from_environment() -> Self {
        let application_id = settings::application_id().map_err(|error| error.to_string());
        Self { application_id, public_key: PUBLIC_KEY.optional() }
    }

    /// The public key, if it is set.
    pub(crate) fn public_key(&self) -> Option<&str> {
        self.public_key.as_ref().ok()?.as_deref()
    }
}

pub(crate) fn lines(
    settings: &Settings,
    found: &Found,
    stack_url: Option<&str>,
    reaction: Option<&Reaction>,
) -> Vec<Line> {
    let application = found.application.as_ref();
    let mut lines = vec![
        token(application),
        application_id(settings, application.ok()),
        public_key(settings, application.ok()),
        endpoint_url(application.ok(), stack_url),
        endpoint(reaction),
    ];
    lines.extend(found.commands.as_ref().map_or_else(|| vec![Line::unchecked(COMMAND, NEEDS_TOKEN)], commands));
    lines
}

fn token(application: Result<&Application, &Trouble>) -> Line {
    match application {
        Ok(application) => Line::well(TOKEN, format!("accepted, for the application “{}”", application.name)),
        Err(trouble) => Line::trouble(TOKEN, trouble),
    }
}

fn application_id(settings: &Settings, application: Option<&Application>) -> Line {
    let put = |id: Id<_>| format!("Set {}={id}", APPLICATION_ID.name);
    match (&settings.application_id, application) {
        (Err(error), _) => Line::wrong(ID, error, "Copy it from the portal's page General Information."),
        (Ok(_), None) => Line::unchecked(ID, NEEDS_TOKEN),
        (Ok(None), Some(application)) => {
            Line::wrong(ID, format!("{} is not set", APPLICATION_ID.name), put(application.id))
        }
        (Ok(Some(id)), Some(application)) if *id == application.id => {
            Line::well(ID, format!("{id}, matches the token"))
        }
        (Ok(Some(id)), Some(application)) => {
            Line::wrong(ID, format!("{id} is not the token's application"), put(application.id))
        }
    }
}

fn public_key(settings: &Settings, application: Option<&Application>) -> Line {
    let set = settings.public_key.as_ref().map(Option::as_deref);
    let unusable = set.ok().flatten().and_then(|key| PublicKey::from_hex(key).err());
    let is_applications = |key: &str, one: &Application| key.eq_ignore_ascii_case(&one.verify_key);
    let remedy = |application: &Application| format!("Set {}={}", PUBLIC_KEY.name, application.verify_key);
    match (set, application) {
        (Err(error), Some(application)) => Line::wrong(KEY, error.to_string(), remedy(application)),
        (Ok(None), Some(application)) => {
            Line::wrong(KEY, format!("{} is not set", PUBLIC_KEY.name), remedy(application))
        }
        (Ok(Some(key)), Some(application)) if !is_applications(key, application) => {
            Line::wrong(KEY, format!("{} is not the application's", PUBLIC_KEY.name), remedy(application))
        }
        (Ok(Some(_)), application) => match (unusable, application) {
            (Some(unusable), _) => Line::wrong(
                KEY,
                format!("{} is unusable: {unusable}", PUBLIC_KEY.name),
                "Copy it from the portal's page General Information.",
            ),
            (None, Some(_)) => Line::well(KEY, "matches the application's"),
            (None, None) => Line::unchecked(KEY, NEEDS_TOKEN),
        },
        (_, None) => Line::unchecked(KEY, NEEDS_TOKEN),
    }
}

fn endpoint_url(application: Option<&Application>, stack_url: Option<&str>) -> Line {
    let Some(application) = application else { return Line::unchecked(URL, NEEDS_TOKEN) };
    match (application.interactions_endpoint_url.as_deref(), stack_url) {
        (None, Some(stack)) => Line::wrong(URL, "the portal has none", format!("Paste {stack} into {FIELD}.")),
        (None, None) => {
            let remedy = format!("Run scripts/deploy-sqs.sh and paste the URL that it prints into {FIELD}.");
            Line::wrong(URL, "the portal has none", remedy)
        }
        (Some(portal), None) => Line::unchecked(URL, format!("the portal has {portal}; comparing it needs the stack")),
        (Some(portal), Some(stack)) if portal.trim_end_matches('/') == stack.trim_end_matches('/') => {
            Line::well(URL, format!("{portal}, the same in the portal and in the stack"))
        }
        (Some(portal), Some(stack)) => {
            let what = format!("the portal has {portal}, which is not the stack's");
            Line::wrong(URL, what, format!("Paste {stack} into {FIELD}."))
        }
    }
}

fn endpoint(reaction: Option<&Reaction>) -> Line {
    let Some(reaction) = reaction else { return Line::unchecked(ENDPOINT, "needs an interactions endpoint URL") };
    match reaction {
        Reaction::Status { status: 401, after } => {
            Line::well(ENDPOINT, format!("refuses an unsigned request (HTTP 401) after {} ms", after.as_millis()))
        }
        Reaction::Status { status: status @ 200..=299, .. } => Line::wrong(
            ENDPOINT,
            format!("accepts an unsigned request (HTTP {status})"),
            format!("This is not Channelwright's bot: correct {FIELD}."),
        ),
        Reaction::Status { status: 403, .. } => Line::wrong(
            ENDPOINT,
            "AWS refuses requests (HTTP 403) before they reach the bot function",
            "Run scripts/deploy-sqs.sh: the Function URL needs both of its permissions.",
        ),
        Reaction::Status { status: 429, .. } => Line::wrong(
            ENDPOINT,
            "AWS throttles requests (HTTP 429): too many concurrent executions",
            "Raise the account's quota of concurrent executions.",
        ),
        Reaction::Status { status: status @ 500..=599, .. } => {
            Line::wrong(ENDPOINT, format!("the bot function fails (HTTP {status})"), format!("{LOOK_AT_THE_LOG}."))
        }
        Reaction::Status { status, .. } => Line::wrong(
            ENDPOINT,
            format!("answers an unsigned request with HTTP {status} instead of 401"),
            format!("Is it Channelwright's? Correct {FIELD}."),
        ),
        Reaction::Silence(error) => Line::wrong(
            ENDPOINT,
            format!("does not answer: {error}"),
            format!("Correct {FIELD}, or run scripts/deploy-sqs.sh."),
        ),
    }
}

/// One line for each command.
fn commands(commands: &Commands) -> Vec<Line> {
    let global = match &commands.global {
        Ok(global) => global,
        Err(trouble) => return vec![Line::trouble(COMMAND, trouble)],
    };
    let own = commands.own.as_ref().and_then(|own| Some((own.guild, own.commands.as_ref().ok()?)));
    let of_guild = definitions(own.map(|(guild, _)| guild));
    let compared = definitions(None).into_iter().zip(of_guild).map(|(wanted, wanted_in_guild)| {
        let own = own.map(|(guild, registered)| (guild, compare(&wanted_in_guild, registered)));
        command(&label(&wanted), compare(&wanted, global), own)
    });
    compared.collect()
}

fn command(name: &str, for_all: Registered, own: Option<(Id<id::Guild>, Registered)>) -> Line {
    let twice = matches!(&own, Some((_, own)) if *own != Registered::Absent);
    match (for_all, own) {
        (Registered::Otherwise(differences), _) => out_of_date(name, None, &differences),
        (_, Some((guild, Registered::Otherwise(differences)))) => out_of_date(name, Some(guild), &differences),
        (Registered::AsWanted, _) => {
            let note = if twice { ", and also for this server only, so it appears here twice" } else { "" };
            Line::well(COMMAND, format!("{name} is registered {}{note}", scope(None)))
        }
        (Registered::Absent, Some((guild, Registered::AsWanted))) => {
            Line::well(COMMAND, format!("{name} is registered {}", scope(Some(guild))))
        }
        (Registered::Absent, _) => {
            Line::wrong(COMMAND, format!("{name} is not registered"), "Run scripts/register-commands.sh.")
        }
    }
}

fn out_of_date(name: &str, only_in: Option<Id<id::Guild>>, differences: &[String]) -> Line {
    let what = format!("{name} is registered {}, but differs: {}", scope(only_in), differences.join("; "));
    let arguments = only_in.map_or(String::new(), |guild| format!(" --guild {guild}"));
    Line::wrong(COMMAND, what, format!("Run scripts/register-commands.sh{arguments}."))
}
