//! The option with a campaign's name as people type it.

use serde_json::{Value, json};

use super::{NotAccepted, Source};
use crate::{campaign::CampaignName, limits::CAMPAIGN_NAME_MAX_CHARS};

const NAME: &str = "name";

pub(super) fn option(description: &str) -> Value {
    json!({
        "type": 3,
        "name": NAME,
        "description": description,
        "required": true,
        "min_length": 1,
        "max_length": CAMPAIGN_NAME_MAX_CHARS,
    })
}

pub(super) fn read(source: &Source<'_>) -> Result<CampaignName, NotAccepted> {
    let typed = source.options.text(NAME).ok_or(NotAccepted::NameMissing)?;
    CampaignName::parse(typed).map_err(NotAccepted::NameUnusable)
}
