//! The text for a caller who may not use the command: why, and what an admin can do.

use super::quoted;
use crate::{
    command::{add_campaign, delete},
    headline::{Headline, Verb},
    permission::{Permissions, command::NotAllowed},
};

pub(super) fn not_allowed(headline: &Headline, lacks: Permissions, why: NotAllowed, is_repeated: bool) -> String {
    let start = if is_repeated {
        format!("{}\nI can't continue, and anything I had already created stays:", headline.not_finished())
    } else {
        format!("{}\n{}:", headline.not_done(), headline.nothing())
    };
    // The other commands need no permissions. An earlier version asked for some to delete by name.
    let name = if headline.verb == Verb::Delete { delete::by_name::NAME } else { add_campaign::NAME };
    format!(
        "{start} you lack {} in this channel, and {}.\n{}\nThen use the command again.",
        quoted(&lacks.labels()),
        reason(name, why),
        remedy(name, lacks, why)
    )
}

fn reason(name: &str, why: NotAllowed) -> String {
    match why {
        NotAllowed::NotSet => format!("no admin of this server has allowed you to use `/{name}`"),
        NotAllowed::User => format!("an admin has turned `/{name}` off for you"),
        NotAllowed::Role(role) => format!("an admin has turned `/{name}` off for your role <@&{role}>"),
        NotAllowed::Everyone => {
            format!("an admin has turned `/{name}` off for everyone but chosen roles and members")
        }
        NotAllowed::Channel => format!("an admin has turned `/{name}` off in this channel"),
        NotAllowed::AllChannels => format!("an admin has turned `/{name}` off in all but chosen channels"),
    }
}

fn remedy(name: &str, lacks: Permissions, why: NotAllowed) -> String {
    let settings = format!("Server Settings → Integrations → my name → `/{name}`");
    match why {
        NotAllowed::NotSet => {}
        NotAllowed::Channel | NotAllowed::AllChannels => {
            return format!("Try another channel, or ask an admin to turn it on in this one: {settings}.");
        }
        // Granting permissions would not help: the setting overrides them.
        NotAllowed::User | NotAllowed::Role(_) | NotAllowed::Everyone => {
            return format!("An admin can turn it on for you: {settings}.");
        }
    }
    let (these, them) =
        if lacks.labels().len() == 1 { ("this permission", "it") } else { ("these permissions", "them") };
    let also_called = if lacks.contains(Permissions::MANAGE_ROLES) {
        " (for one channel, Discord calls Manage Roles “Manage Permissions”)"
    } else {
        ""
    };
    format!(
        "An admin can do one of these:\n\
         • Allow the command to you or to one of your roles, without giving any permission: {settings}.\n\
         • Give one of your roles {these} under Server Settings → Roles{also_called}. If it has {them} already, this \
         channel's own settings take {them} away: try another channel."
    )
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::{campaign::CampaignName, command::add_campaign::NEEDS, headline::Verb, id::Id};

    fn check(lacks: Permissions, why: NotAllowed, is_repeated: bool, wanted: &Expect) {
        let campaign = CampaignName::parse("Test").unwrap();
        let headline = Headline { verb: Verb::AddCampaign, campaign: Some(campaign) };
        wanted.assert_eq(&not_allowed(&headline, lacks, why, is_repeated));
    }

    #[test]
    fn who_is_not_allowed_reads_what_an_admin_can_do() {
        check(
            NEEDS,
            NotAllowed::NotSet,
            false,
            &expect![[r#"
                ❌ **Campaign Not Created: Test**
                Nothing was created: you lack “Manage Channels” and “Manage Roles” in this channel, and no admin of this server has allowed you to use `/add-campaign`.
                An admin can do one of these:
                • Allow the command to you or to one of your roles, without giving any permission: Server Settings → Integrations → my name → `/add-campaign`.
                • Give one of your roles these permissions under Server Settings → Roles (for one channel, Discord calls Manage Roles “Manage Permissions”). If it has them already, this channel's own settings take them away: try another channel.
                Then use the command again."#]],
        );
    }

    #[test]
    fn the_caller_is_told_which_permission_is_missing() {
        check(
            Permissions::MANAGE_CHANNELS,
            NotAllowed::NotSet,
            false,
            &expect![[r#"
                ❌ **Campaign Not Created: Test**
                Nothing was created: you lack “Manage Channels” in this channel, and no admin of this server has allowed you to use `/add-campaign`.
                An admin can do one of these:
                • Allow the command to you or to one of your roles, without giving any permission: Server Settings → Integrations → my name → `/add-campaign`.
                • Give one of your roles this permission under Server Settings → Roles. If it has it already, this channel's own settings take it away: try another channel.
                Then use the command again."#]],
        );
    }

    #[test]
    fn a_job_that_may_have_made_something_does_not_say_that_nothing_was_made() {
        check(
            Permissions::MANAGE_ROLES,
            NotAllowed::NotSet,
            true,
            &expect![[r#"
                ❌ **Campaign Not Finished: Test**
                I can't continue, and anything I had already created stays: you lack “Manage Roles” in this channel, and no admin of this server has allowed you to use `/add-campaign`.
                An admin can do one of these:
                • Allow the command to you or to one of your roles, without giving any permission: Server Settings → Integrations → my name → `/add-campaign`.
                • Give one of your roles this permission under Server Settings → Roles (for one channel, Discord calls Manage Roles “Manage Permissions”). If it has it already, this channel's own settings take it away: try another channel.
                Then use the command again."#]],
        );
    }

    #[test]
    fn what_is_turned_off_is_named() {
        check(
            NEEDS,
            NotAllowed::Role(Id::new(11)),
            false,
            &expect![[r#"
                ❌ **Campaign Not Created: Test**
                Nothing was created: you lack “Manage Channels” and “Manage Roles” in this channel, and an admin has turned `/add-campaign` off for your role <@&11>.
                An admin can turn it on for you: Server Settings → Integrations → my name → `/add-campaign`.
                Then use the command again."#]],
        );
        check(
            NEEDS,
            NotAllowed::Channel,
            false,
            &expect![[r#"
                ❌ **Campaign Not Created: Test**
                Nothing was created: you lack “Manage Channels” and “Manage Roles” in this channel, and an admin has turned `/add-campaign` off in this channel.
                Try another channel, or ask an admin to turn it on in this one: Server Settings → Integrations → my name → `/add-campaign`.
                Then use the command again."#]],
        );
        let reasons = [NotAllowed::User, NotAllowed::Everyone, NotAllowed::AllChannels]
            .map(|why| reason(add_campaign::NAME, why));
        expect![[r#"
            an admin has turned `/add-campaign` off for you
            an admin has turned `/add-campaign` off for everyone but chosen roles and members
            an admin has turned `/add-campaign` off in all but chosen channels"#]]
        .assert_eq(&reasons.join("\n"));
    }
}
