//! `/campaign template category:`: answers with a category as a template file.

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{CommandContext, NoPlan, NotAccepted, Source, definition::Definition, like};
use crate::{
    id::{self, Id},
    page::{Page, TemplatePage},
    permission::Permissions,
    plan::Plan,
    snapshot::Snapshot,
    words::headline::Phrases,
};

/// The command as typed, without the slash.
pub const NAME: &str = "campaign template";

/// Everybody may use it: the file has only what its caller may see.
pub const NEEDS: Permissions = Permissions::NONE;

/// The option with the category.
const CATEGORY: &str = "category";

pub(super) const PHRASES: Phrases = Phrases {
    working: "Reading the Category",
    done: "Template",
    not_done: "No Template",
    not_finished: "No Template Yet",
};

/// The queued command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AsTemplate {
    /// The category.
    pub category: Id<id::Channel>,
}

impl AsTemplate {
    pub(super) fn read(source: &Source<'_>) -> Result<Self, NotAccepted> {
        let category = source.options.id(CATEGORY).ok_or(NotAccepted::Incomplete { field: CATEGORY })?;
        Ok(Self { category })
    }
}

/// Never a plan: nothing changes.
pub(super) fn plan(category: Id<id::Channel>, context: &CommandContext<'_>, guild: &Snapshot) -> Result<Plan, NoPlan> {
    let copied = like::copied(category, context, guild)?;
    let named = |id: &Id<id::Channel>| Some((*id, guild.channel(*id)?.name.clone()));
    let about = copied.lost.iter().flat_map(|lost| &lost.channels);
    let category_name = named(&category).map(|(_, name)| name).unwrap_or_default();
    Err(Page::Template(TemplatePage { category: category_name, names: about.filter_map(named).collect(), copied })
        .into())
}

pub(super) fn definition() -> Definition {
    Definition {
        description: "Get a category as a template file",
        options: vec![json!({
            "type": 7,
            "name": CATEGORY,
            "description": "A campaign's category, or any other",
            "required": true,
            "channel_types": [4],
        })],
    }
}
