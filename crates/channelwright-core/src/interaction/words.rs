//! The texts of immediate answers. Sentences specific to a command are in its folder.

use serde_json::json;

use super::{callback::Callback, reply::Reply};
use crate::{
    command::{self, NotAccepted, add_campaign},
    markdown,
    message::Message,
    words,
};

/// Longest name of a command (Discord: application commands, naming). Longer names are not repeated.
const COMMAND_NAME_MAX_CHARS: usize = 32;

impl Reply {
    /// The HTTP body, JSON.
    #[must_use]
    pub fn body(&self) -> String {
        let callback = match self {
            Self::Pong => Callback::Pong,
            Self::Deferred(audience) => Callback::Deferred(*audience),
            Self::Working => Callback::Update(words::page::working()),
            Self::NoSuggestions => Callback::Suggestions(Vec::new()),
            Self::Answer(answer) => answer.callback(),
            Self::NotAccepted(reason) => to_caller(not_accepted(reason)),
            Self::QueueUnavailable => to_caller(
                "❌ I don't know whether your command got through. Please try it again in a minute; using it twice creates \
                 nothing twice. If it keeps happening, tell the operator of this bot."
                    .to_owned(),
            ),
            // The sender of an unsigned request learns nothing more.
            Self::Unauthorized(_) => return json!({ "error": "invalid request signature" }).to_string(),
            Self::BadRequest(unreadable) => return json!({ "error": unreadable.to_string() }).to_string(),
        };
        callback.json().to_string()
    }
}

fn to_caller(text: String) -> Callback {
    Callback::Message(Message::new(text).to_caller())
}

/// What is wrong, then how to fix it.
fn not_accepted(reason: &NotAccepted) -> String {
    match reason {
        NotAccepted::UnknownCommand { name } => unknown(&typed(name.as_deref())),
        NotAccepted::UnknownInteraction => {
            "🤔 This button is from another version of me. Nothing was changed. Use `/campaign info`.".to_owned()
        }
        NotAccepted::OutsideServer { command } => format!(
            "❌ **A campaign needs a server.** Use `/{command}` in a channel of the server where the campaign should \
             live, not in a direct message."
        ),
        NotAccepted::BotNotInstalled { command } => format!(
            "❌ **I am not a member of this server,** so I can't create channels here. Someone with **Manage Server** \
             can add me: click my name, choose **Add App**, then **Add to Server**. After that, use `/{command}` \
             again."
        ),
        NotAccepted::NameMissing => add_campaign::words::name_missing(),
        NotAccepted::CannotLead { user, why } => add_campaign::words::cannot_lead(*user, *why),
        NotAccepted::NameUnusable(unusable) => add_campaign::words::name_unusable(*unusable),
        NotAccepted::Incomplete { field } => format!(
            "❌ **Nothing was created:** Discord sent your command without `{field}`. Please try it again. If it keeps \
             happening, tell the operator of this bot."
        ),
    }
}

fn unknown(what: &str) -> String {
    let known = command::known();
    format!(
        "🤔 I don't know {what}; it may belong to another version of me. Nothing was changed. The commands I know: {known}."
    )
}

fn typed(name: Option<&str>) -> String {
    let fits = |name: &&str| name.chars().count() <= COMMAND_NAME_MAX_CHARS;
    name.filter(fits).map_or("this command".to_owned(), |name| format!("/{}", markdown::escape(name)))
}
