//! The link that invites the bot to a server, with only the permissions that it needs there. Pure.

use channelwright_core::{
    blueprint::Blueprint,
    campaign::{CampaignName, UnusableName},
    id::{self, Id},
    permission::Permissions,
    template::Template,
};

/// An example campaign. Every campaign of this template needs the same permissions.
pub(crate) fn any_campaign(template: &Template) -> Result<Blueprint, UnusableName> {
    Ok(Blueprint::new(template, CampaignName::parse("channelwright doctor, nobody's campaign")?, Id::new(0)))
}

/// The permissions that the link asks for: what campaigns need, and Create Invite for `/campaign invite`.
pub(crate) fn invited_permissions(campaign: &Blueprint) -> Permissions {
    campaign.needed_permissions() | Permissions::CREATE_INSTANT_INVITE
}

/// The invite link, for people who manage a server.
pub(crate) fn invite_link(application: Id<id::Application>, permissions: Permissions) -> String {
    format!(
        "https://discord.com/oauth2/authorize?client_id={application}&scope=bot+applications.commands\
         &permissions={permissions}"
    )
}
