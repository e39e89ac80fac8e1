//! `channelwright plan`: what a campaign would be, without making it.

use std::io::Write;

use channelwright_core::{blueprint::Blueprint, campaign::CampaignName, id::Id, words::preview};
use clap::Args;

use crate::{
    Verdict,
    template_file::{TemplateFile, channels, template_or_default},
};

/// Print what `/add-campaign` would make: role, category, channels, and who may do what in them.
///
/// Nothing is made and nobody is asked: the plan is the one for a server that has nothing of the campaign yet.
#[derive(Args)]
pub(crate) struct PlanArguments {
    /// A template file; `-` is standard input [default: the built-in config/campaign_channels.yaml]
    template: Option<TemplateFile>,

    /// What the campaign is called
    #[arg(long, default_value = "Test", value_parser = CampaignName::parse)]
    name: CampaignName,
}

pub(crate) fn run(arguments: &PlanArguments, out: &mut impl Write) -> anyhow::Result<Verdict> {
    let Some(template) = template_or_default(arguments.template.as_ref())? else { return Ok(Verdict::Bad) };
    // Whoever asks becomes the game master; the text names nobody, so anybody will do.
    let blueprint = Blueprint::new(&template, arguments.name.clone(), Id::new(0));
    write!(out, "{}\n{}", preview(&blueprint), costs(&blueprint))?;
    Ok(Verdict::Good)
}

/// What making it takes.
fn costs(blueprint: &Blueprint) -> String {
    let rights = blueprint.needed_permissions().labels().join(", ");
    format!(
        "{} requests make it: the role, the category, {}.\nThe bot needs these rights in the server: {rights}\n",
        blueprint.size(),
        channels(blueprint.channels.len()),
    )
}
