//! Which campaign a `/campaign` command is about: the category in its option, or the one it is used in.

use serde_json::{Value, json};

use super::{NotAccepted, Source};
use crate::id::{self, Id};

/// The option with the campaign's category.
const CAMPAIGN: &str = "campaign";

/// The option: Discord's client offers categories only. Optional in the campaign's own channels.
pub(super) fn option() -> Value {
    json!({
        "type": 7,
        "name": CAMPAIGN,
        "description": "The campaign's category; not needed in one of its channels",
        "channel_types": [4],
    })
}

/// The category, or a channel in it. The worker checks that it is a campaign.
pub(super) fn read(source: &Source<'_>) -> Result<Id<id::Channel>, NotAccepted> {
    let named = source.options.id(CAMPAIGN);
    named.or(source.channel).ok_or(NotAccepted::Incomplete { field: "channel_id" })
}
