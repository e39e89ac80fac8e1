//! Invites, and the people who accept them.

use std::time::Duration;

use tokio::time::Instant;

use super::{guild::GuildHandle, snowflake::Snowflake};

/// An invite to a channel.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "Discord's own names")]
pub struct Invite {
    pub code: String,
    pub guild_id: Snowflake,
    pub channel_id: Snowflake,
    /// The roles that it gives.
    pub role_ids: Vec<Snowflake>,
    /// `None` if it never expires.
    pub max_age: Option<Duration>,
    /// `None` for any number.
    pub max_uses: Option<u32>,
    pub uses: u32,
    pub created: Instant,
    /// The request that created it.
    pub request: u64,
}

impl Invite {
    /// Whether it can be accepted now.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        self.max_age.is_none_or(|age| self.created.elapsed() < age) && self.max_uses.is_none_or(|most| self.uses < most)
    }
}

impl GuildHandle {
    /// Somebody accepts an invite: they become a member, unless they are one, and get its roles. Returns whether it was
    /// still valid.
    pub fn accept(&self, user: Snowflake, code: &str) -> bool {
        let roles = {
            let mut state = self.discord.shared.state();
            let invite = state.invites.iter_mut().find(|invite| invite.code == code && invite.is_valid());
            let Some(invite) = invite else { return false };
            invite.uses += 1;
            invite.role_ids.clone()
        };
        self.come_back(user);
        self.change(|guild| {
            let there = roles.into_iter().filter(|role| guild.roles.contains_key(role)).collect::<Vec<_>>();
            let member = guild.members.get_mut(&user)?;
            let new: Vec<Snowflake> = there.into_iter().filter(|role| !member.roles.contains(role)).collect();
            member.roles.extend(new);
            Some(())
        });
        true
    }
}
