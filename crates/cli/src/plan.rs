//! `channelwright plan`: shows a campaign without creating it.

use std::io::Write;

use channelwright_core::{blueprint::Blueprint, campaign::CampaignName, id::Id, words::preview};
use clap::Args;

use crate::{
    Verdict,
    template_file::{TemplateFile, channels, template_or_default},
};

/// Print what `/add-campaign` would create: role, category, channels, and everyone's permissions in them.
///
/// Creates nothing and contacts nobody: the plan is for a server that has no part of the campaign yet.
#[derive(Args)]
pub(crate) struct PlanArguments {
    /// A template file; `-` is standard input [default: the built-in config/campaign_channels.yaml]
    template: Option<TemplateFile>,

    /// The campaign's name
    #[arg(long, default_value = "Test", value_parser = CampaignName::parse)]
    name: CampaignName,
}

pub(crate) fn run(arguments: &PlanArguments, out: &mut impl Write) -> anyhow::Result<Verdict> {
    let Some(template) = template_or_default(arguments.template.as_ref())? else { return Ok(Verdict::Bad) };
    // The text does not name the game master, so any id will do.
    let blueprint = Blueprint::new(&template, arguments.name.clone(), Id::new(0));
    write!(out, "{}\n{}", preview(&blueprint), costs(&blueprint))?;
    Ok(Verdict::Good)
}

/// The number of requests, and the permissions that the bot needs.
fn costs(blueprint: &Blueprint) -> String {
    let permissions = blueprint.needed_permissions().labels().join(", ");
    format!(
        "Requests: {} (the role, the category, {})\nThe bot needs these permissions in the server: {permissions}\n",
        blueprint.size(),
        channels(blueprint.channels.len()),
    )
}
