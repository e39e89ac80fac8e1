//! Carries out requests that have passed the checks of form and rate limits.

mod channel_form;
mod channels;
mod command_form;
mod command_permissions;
mod commands;
mod direct;
mod guilds;
mod invites;
mod message_list;
mod messages;
mod move_channels;
mod overwrites;
mod roles;
mod webhooks;

use super::{
    answer::Answer,
    error::{Faults, Refusal},
    format::Request,
    route::Call,
    rules::Rule,
    state::State,
};

impl State {
    pub(crate) fn dispatch(&mut self, request: &Request<'_>) -> Result<Answer, Refusal> {
        match request.route.entry.call {
            Call::Me => Ok(self.me()),
            Call::OpenDirect => self.open_direct(request),
            Call::Application => Ok(self.application()),
            Call::ListCommands => self.list_commands(request),
            Call::PutCommands => self.put_commands(request),
            Call::ListCommandPermissions => self.list_command_permissions(request),
            Call::GetCommandPermissions => self.get_command_permissions(request),
            // Requires a user's bearer token.
            Call::PutCommandPermissions => Err(Refusal::new(Rule::BearerOnly, 20001)),
            Call::Guild => self.guild(request),
            Call::ListChannels => self.list_channels(request),
            Call::CreateChannel => self.create_channel(request),
            Call::MoveChannels => self.move_channels(request),
            Call::GetChannel => self.get_channel(request),
            Call::EditChannel => self.edit_channel(request),
            Call::DeleteChannel => self.delete_channel(request),
            Call::PutOverwrite => self.put_overwrite(request),
            Call::DeleteOverwrite => self.delete_overwrite(request),
            Call::ListRoles => self.list_roles(request),
            Call::CreateRole => self.create_role(request),
            Call::RoleMemberCounts => self.role_member_counts(request),
            Call::EditRole => self.edit_role(request),
            Call::DeleteRole => self.delete_role(request),
            Call::GetMember => self.get_member(request),
            Call::AddMemberRole => self.set_member_role(request, true),
            Call::RemoveMemberRole => self.set_member_role(request, false),
            Call::CreateInvite => self.create_invite(request),
            Call::ListMessages => self.list_messages(request),
            Call::CreateMessage => self.create_message(request),
            Call::EditMessage => self.edit_message(request),
            Call::GetOriginal => self.get_original(request),
            Call::EditOriginal => self.edit_original(request),
            Call::DeleteOriginal => self.delete_original(request),
            Call::FollowUp => self.follow_up(request),
        }
    }

    /// Records the body's unknown fields as violations, then refuses the request if the body has faults.
    fn judge(&mut self, request: &Request<'_>, faults: &Faults) -> Result<(), Refusal> {
        for field in &faults.unknown_fields {
            let text = format!("{field} in {}", request.route.entry.template);
            self.record.violation(Rule::UnknownField, Some(request.seq), text);
        }
        faults.refuse()
    }
}
