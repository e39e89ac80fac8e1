//! Whether a member may use a command although they lack its default permissions. Admins decide that under Server Settings
//! → Integrations.
//!
//! Source: Discord's "Application commands", "Permissions", and the flowchart in its change log of 2022-11-17. Admins set
//! permissions for one command and for the whole application. Only those of the command override the command's
//! `default_member_permissions`, so a member without these needs a permission of the command itself. For channels, the
//! application's permissions apply where the command has none.

use crate::id::{Channel, Guild, Id, Role, User};

/// The subject of a command permission: a role, a user or a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// The members with a role; the guild's own id means @everyone.
    Role(Id<Role>),
    /// One user.
    User(Id<User>),
    /// A channel with its threads; the guild's id minus one means all channels.
    Channel(Id<Channel>),
}

/// One setting under Server Settings → Integrations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CommandPermission {
    /// The subject.
    pub target: Target,
    /// Whether it allows or denies.
    pub allowed: bool,
}

/// All command permissions of one guild.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CommandPermissions {
    /// For the command.
    pub command: Vec<CommandPermission>,
    /// For the whole application.
    pub application: Vec<CommandPermission>,
}

/// The caller of a command, and the place.
#[derive(Debug, Clone, Copy)]
pub struct Caller<'a> {
    /// The guild.
    pub guild: Id<Guild>,
    /// The channel, or the parent of a thread.
    pub channel: Id<Channel>,
    /// The user.
    pub user: Id<User>,
    /// The user's roles without @everyone; `None` if they are not known yet.
    pub roles: Option<&'a [Id<Role>]>,
}

/// Whether the caller may use the command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Judgement {
    /// Yes.
    Allowed,
    /// No, and why.
    Refused(NotAllowed),
    /// It depends on the caller's roles.
    NeedsRoles,
}

/// Why a caller may not use a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotAllowed {
    /// No setting allows it.
    NotSet,
    /// Denied to this user.
    User,
    /// Denied to one of their roles, and allowed to none.
    Role(Id<Role>),
    /// Denied to @everyone.
    Everyone,
    /// Denied in this channel.
    Channel,
    /// Denied in all channels without a setting.
    AllChannels,
}

impl CommandPermissions {
    /// Whether a caller who lacks the command's default permissions may use it.
    #[must_use]
    pub fn judge(&self, caller: &Caller<'_>) -> Judgement {
        match self.for_member(caller) {
            Judgement::Allowed => self.in_channel(caller),
            other => other,
        }
    }

    /// User before roles before @everyone. Among roles, one that allows is enough.
    fn for_member(&self, caller: &Caller<'_>) -> Judgement {
        if let Some(allowed) = value(&self.command, Target::User(caller.user)) {
            return judgement(allowed, NotAllowed::User);
        }
        let everyone = caller.guild.everyone();
        let of_roles = || self.command.iter().filter_map(|one| Some((role(one.target)?, one.allowed)));
        let mut of_roles = of_roles().filter(|(role, _)| *role != everyone).peekable();
        if of_roles.peek().is_some() {
            let Some(held) = caller.roles else { return Judgement::NeedsRoles };
            let mut forbidden = None;
            for (role, allowed) in of_roles.filter(|(role, _)| held.contains(role)) {
                if allowed {
                    return Judgement::Allowed;
                }
                forbidden = Some(role);
            }
            if let Some(role) = forbidden {
                return Judgement::Refused(NotAllowed::Role(role));
            }
        }
        match value(&self.command, Target::Role(everyone)) {
            Some(allowed) => judgement(allowed, NotAllowed::Everyone),
            None => Judgement::Refused(NotAllowed::NotSet),
        }
    }

    /// The command before the application, the channel before all channels.
    fn in_channel(&self, caller: &Caller<'_>) -> Judgement {
        let here = Target::Channel(caller.channel);
        let anywhere = Target::Channel(Id::new(caller.guild.get().saturating_sub(1)));
        for list in [&self.command, &self.application] {
            for (target, why) in [(here, NotAllowed::Channel), (anywhere, NotAllowed::AllChannels)] {
                if let Some(allowed) = value(list, target) {
                    return judgement(allowed, why);
                }
            }
        }
        Judgement::Allowed
    }
}

fn value(list: &[CommandPermission], target: Target) -> Option<bool> {
    list.iter().find(|one| one.target == target).map(|one| one.allowed)
}

fn role(target: Target) -> Option<Id<Role>> {
    match target {
        Target::Role(role) => Some(role),
        Target::User(_) | Target::Channel(_) => None,
    }
}

fn judgement(allowed: bool, why_not: NotAllowed) -> Judgement {
    if allowed { Judgement::Allowed } else { Judgement::Refused(why_not) }
}

#[cfg(test)]
mod tests {
    use super::{Judgement::*, *};

    const GUILD: u64 = 100;
    const EVERYONE: Target = Target::Role(Id::new(GUILD));
    const ALL_CHANNELS: Target = Target::Channel(Id::new(GUILD - 1));
    const ME: Target = Target::User(Id::new(7));
    const HERE: Target = Target::Channel(Id::new(5));
    /// The caller has the roles 11 and 12.
    const MINE: Target = Target::Role(Id::new(11));
    const ALSO_MINE: Target = Target::Role(Id::new(12));
    const ANOTHERS: Target = Target::Role(Id::new(13));

    const fn yes(target: Target) -> CommandPermission {
        CommandPermission { target, allowed: true }
    }

    const fn no(target: Target) -> CommandPermission {
        CommandPermission { target, allowed: false }
    }

    #[track_caller]
    fn check(command: &[CommandPermission], application: &[CommandPermission], wanted: Judgement) {
        let roles = [Id::new(11), Id::new(12)];
        let caller = Caller { guild: Id::new(GUILD), channel: Id::new(5), user: Id::new(7), roles: Some(&roles) };
        let found = CommandPermissions { command: command.to_vec(), application: application.to_vec() };
        assert_eq!(found.judge(&caller), wanted, "{command:?}, of the application {application:?}");
        let reversed = |list: &[CommandPermission]| list.iter().rev().copied().collect();
        let reversed = CommandPermissions { command: reversed(command), application: reversed(application) };
        assert_eq!(
            matches!(reversed.judge(&caller), Allowed),
            matches!(wanted, Allowed),
            "in another order: {command:?}"
        );
    }

    #[test]
    fn nobody_is_allowed_what_no_admin_set() {
        check(&[], &[], Refused(NotAllowed::NotSet));
        check(&[yes(ANOTHERS)], &[], Refused(NotAllowed::NotSet));
        check(&[yes(Target::User(Id::new(8)))], &[], Refused(NotAllowed::NotSet));
        check(&[yes(HERE), yes(ALL_CHANNELS)], &[], Refused(NotAllowed::NotSet));
        // The type counts, not only the id.
        check(&[yes(Target::User(Id::new(11))), yes(Target::Role(Id::new(7)))], &[], Refused(NotAllowed::NotSet));
    }

    #[test]
    fn user_before_role_before_everyone() {
        let rows: &[(&[CommandPermission], Judgement)] = &[
            (&[yes(ME)], Allowed),
            (&[no(ME)], Refused(NotAllowed::User)),
            (&[yes(MINE)], Allowed),
            (&[no(MINE)], Refused(NotAllowed::Role(Id::new(11)))),
            (&[yes(EVERYONE)], Allowed),
            (&[no(EVERYONE)], Refused(NotAllowed::Everyone)),
            (&[no(ME), yes(MINE), yes(EVERYONE)], Refused(NotAllowed::User)),
            (&[yes(ME), no(MINE), no(EVERYONE)], Allowed),
            (&[no(MINE), yes(EVERYONE)], Refused(NotAllowed::Role(Id::new(11)))),
            (&[yes(MINE), no(EVERYONE)], Allowed),
            (&[no(ANOTHERS), yes(EVERYONE)], Allowed),
            (&[yes(ANOTHERS), no(EVERYONE)], Refused(NotAllowed::Everyone)),
        ];
        for (command, wanted) in rows {
            check(command, &[], *wanted);
        }
    }

    #[test]
    fn of_several_roles_one_that_allows_is_enough() {
        check(&[no(MINE), yes(ALSO_MINE)], &[], Allowed);
        check(&[no(MINE), yes(ANOTHERS)], &[], Refused(NotAllowed::Role(Id::new(11))));
    }

    #[test]
    fn what_is_set_for_the_application_allows_nobody() {
        // It does not override the default permissions, which the caller lacks.
        check(&[], &[yes(ME), yes(MINE), yes(EVERYONE)], Refused(NotAllowed::NotSet));
        // The command's own setting overrides it.
        check(&[yes(MINE)], &[no(ME), no(MINE), no(EVERYONE)], Allowed);
    }

    #[test]
    fn the_channel_counts_as_well() {
        let rows: &[(&[CommandPermission], &[CommandPermission], Judgement)] = &[
            (&[no(HERE)], &[], Refused(NotAllowed::Channel)),
            (&[no(ALL_CHANNELS)], &[], Refused(NotAllowed::AllChannels)),
            (&[yes(HERE), no(ALL_CHANNELS)], &[], Allowed),
            (&[no(HERE), yes(ALL_CHANNELS)], &[], Refused(NotAllowed::Channel)),
            (&[no(Target::Channel(Id::new(6)))], &[], Allowed),
            (&[], &[no(HERE)], Refused(NotAllowed::Channel)),
            (&[], &[no(ALL_CHANNELS)], Refused(NotAllowed::AllChannels)),
            (&[], &[yes(HERE), no(ALL_CHANNELS)], Allowed),
            (&[yes(HERE)], &[no(HERE), no(ALL_CHANNELS)], Allowed),
            (&[yes(ALL_CHANNELS)], &[no(HERE)], Allowed),
            (&[no(ALL_CHANNELS)], &[yes(HERE)], Refused(NotAllowed::AllChannels)),
        ];
        for (command, application, wanted) in rows {
            check(&[&[yes(MINE)], *command].concat(), application, *wanted);
        }
    }

    #[test]
    fn roles_are_asked_for_only_where_they_matter() {
        let judge = |command: &[CommandPermission]| {
            let found = CommandPermissions { command: command.to_vec(), application: Vec::new() };
            found.judge(&Caller { guild: Id::new(GUILD), channel: Id::new(5), user: Id::new(7), roles: None })
        };
        assert_eq!(judge(&[]), Refused(NotAllowed::NotSet));
        assert_eq!(judge(&[yes(ME), no(MINE)]), Allowed);
        assert_eq!(judge(&[yes(EVERYONE)]), Allowed);
        assert_eq!(judge(&[yes(MINE)]), NeedsRoles);
    }
}
