//! The link that brings the bot into a server, with the permissions it needs there and no more. Pure.

use channelwright_core::{
    blueprint::Blueprint,
    campaign::{CampaignName, UnusableName},
    id::{self, Id},
    permission::Permissions,
    template::Template,
};

/// A campaign that nobody has. What it takes, every campaign of this template takes.
pub(crate) fn any_campaign(template: &Template) -> Result<Blueprint, UnusableName> {
    Ok(Blueprint::new(template, CampaignName::parse("channelwright doctor, nobody's campaign")?, Id::new(0)))
}

/// The link for whoever manages a server.
pub(crate) fn invite_link(application: Id<id::Application>, permissions: Permissions) -> String {
    format!(
        "https://discord.com/oauth2/authorize?client_id={application}&scope=bot+applications.commands\
         &permissions={permissions}"
    )
}
