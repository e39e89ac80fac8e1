//! Computes a member's permissions. Source: Discord's topic "Permissions", order of evaluation and implicit denials.
//!
//! Example: Mia has the role “Test Members”. In #gm-notes, @everyone is denied View Channels; the game master and the
//! bot are allowed it; the role is not mentioned. Mia starts with what her roles give her in the guild, View Channels
//! among it; the overwrite for @everyone takes it; no overwrite of her roles or of herself gives it back; and without
//! View Channels nothing else counts: Mia may do nothing here. An administrator skips all of that.

use super::{Overwrite, Permissions, Subject};
use crate::snapshot::{Channel, ChannelType, Member, Snapshot};

/// The member's permissions in the guild, before channel overwrites.
#[must_use]
pub fn in_guild(member: &Member, guild: &Snapshot) -> Permissions {
    if member.user == guild.owner {
        return Permissions::ALL;
    }
    let everyone = guild.guild.everyone();
    let held = guild.roles.iter().filter(|role| role.id == everyone || member.roles.contains(&role.id));
    let base = held.fold(Permissions::NONE, |all, role| all | role.permissions);
    if base.contains(Permissions::ADMINISTRATOR) { Permissions::ALL } else { base }
}

/// The member's permissions in this channel.
#[must_use]
pub fn in_channel(member: &Member, guild: &Snapshot, channel: &Channel) -> Permissions {
    let base = in_guild(member, guild);
    if base.contains(Permissions::ADMINISTRATOR) {
        return Permissions::ALL;
    }
    let mut rights = base;
    let everyone = Subject::everyone(guild.guild);
    rights = apply(rights, channel.overwrites.iter().filter(|overwrite| overwrite.subject == everyone));
    rights = apply(rights, channel.overwrites.iter().filter(|overwrite| is_held_role(overwrite, member, everyone)));
    rights =
        apply(rights, channel.overwrites.iter().filter(|overwrite| overwrite.subject == Subject::Member(member.user)));
    without_what_is_void(rights, channel.kind)
}

impl Snapshot {
    /// The bot's permissions in the guild.
    #[must_use]
    pub fn my_permissions(&self) -> Permissions {
        in_guild(&self.me, self)
    }
}

fn is_held_role(overwrite: &Overwrite, member: &Member, everyone: Subject) -> bool {
    overwrite.subject != everyone && matches!(overwrite.subject, Subject::Role(role) if member.roles.contains(&role))
}

/// Applies overwrites of the same rank. Any allow beats any deny, regardless of role positions.
fn apply<'a>(rights: Permissions, overwrites: impl Iterator<Item = &'a Overwrite>) -> Permissions {
    let none = (Permissions::NONE, Permissions::NONE);
    let (allow, deny) = overwrites.fold(none, |(allow, deny), one| (allow | one.allow, deny | one.deny));
    (rights - deny) | allow
}

/// What nobody can do without Send Messages: mention everyone, and send text-to-speech (bit 12), links with a preview (14) and
/// files (15).
const NEEDS_SENDING: Permissions =
    Permissions::MENTION_EVERYONE.union(Permissions::from_bits(1 << 12 | 1 << 14 | 1 << 15));

/// Implicit denials: without View Channels nothing is allowed; without Connect, nothing in a voice channel; without
/// Send Messages, nothing of [`NEEDS_SENDING`].
fn without_what_is_void(rights: Permissions, kind: ChannelType) -> Permissions {
    let connects = rights.contains(Permissions::CONNECT) || kind != ChannelType::Voice;
    if !rights.contains(Permissions::VIEW_CHANNEL) {
        Permissions::NONE
    } else if !connects {
        Permissions::VIEW_CHANNEL
    } else if !rights.contains(Permissions::SEND_MESSAGES) {
        rights - NEEDS_SENDING
    } else {
        rights
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        id::Id,
        snapshot::{Role, testing},
    };

    const VIEW: Permissions = Permissions::VIEW_CHANNEL;
    const SEND: Permissions = Permissions::SEND_MESSAGES;

    /// A member with role 10 in a guild where everyone may view and send.
    fn check(overwrites: &[Overwrite], wanted: Permissions) {
        let mut guild = testing::guild();
        guild.roles = vec![
            Role { permissions: VIEW | SEND, ..testing::role(guild.guild.get(), "@everyone") },
            testing::role(10, "player"),
            testing::role(11, "other"),
        ];
        let member = Member::new(Id::new(7), vec![Id::new(10), Id::new(11)]);
        let channel = Channel { overwrites: overwrites.to_vec(), ..testing::channel(50, ChannelType::Text, "here") };
        assert_eq!(in_channel(&member, &guild, &channel), wanted);
    }

    fn everyone() -> Subject {
        Subject::everyone(testing::guild().guild)
    }

    fn role(id: u64) -> Subject {
        Subject::Role(Id::new(id))
    }

    const ME: Subject = Subject::Member(Id::new(7));

    #[test]
    fn without_overwrites_the_guild_decides() {
        check(&[], VIEW | SEND);
    }

    #[test]
    fn deny_view_hides_everything() {
        check(&[Overwrite::denying(everyone(), VIEW)], Permissions::NONE);
    }

    #[test]
    fn a_role_allow_beats_the_denial_for_everyone() {
        check(&[Overwrite::denying(everyone(), VIEW), Overwrite::allowing(role(10), VIEW)], VIEW | SEND);
    }

    #[test]
    fn any_role_allow_beats_any_role_deny() {
        check(&[Overwrite::allowing(role(10), SEND), Overwrite::denying(role(11), SEND)], VIEW | SEND);
    }

    #[test]
    fn a_member_overwrite_beats_role_overwrites() {
        check(&[Overwrite::allowing(role(10), SEND), Overwrite::denying(ME, SEND)], VIEW);
        check(&[Overwrite::denying(role(10), SEND), Overwrite::allowing(ME, SEND)], VIEW | SEND);
    }

    #[test]
    fn an_overwrite_of_a_role_not_held_says_nothing() {
        check(&[Overwrite::denying(role(99), VIEW)], VIEW | SEND);
    }

    #[test]
    fn in_a_voice_channel_not_connecting_leaves_only_the_sight_of_it() {
        let mut guild = testing::guild();
        guild.roles = vec![Role { permissions: VIEW | Permissions::CONNECT | SEND, ..testing::role(1, "@everyone") }];
        let overwrites = vec![Overwrite::denying(everyone(), Permissions::CONNECT)];
        let channel = Channel { overwrites, ..testing::channel(50, ChannelType::Voice, "talk") };
        let member = Member::new(Id::new(7), vec![]);
        assert_eq!(in_channel(&member, &guild, &channel), VIEW);
    }

    #[test]
    fn the_owner_and_administrators_see_everything() {
        let mut guild = testing::guild();
        guild.roles = vec![
            testing::role(guild.guild.get(), "@everyone"),
            Role { permissions: Permissions::ADMINISTRATOR, ..testing::role(12, "admin") },
        ];
        let hidden = Channel {
            overwrites: vec![Overwrite::denying(everyone(), VIEW)],
            ..testing::channel(50, ChannelType::Text, "x")
        };
        let owner = Member::new(guild.owner, vec![]);
        let admin = Member::new(Id::new(8), vec![Id::new(12)]);
        for member in [owner, admin] {
            assert_eq!(in_channel(&member, &guild, &hidden), Permissions::ALL);
        }
    }
}
