//! The text for a refusal: what Discord refused, why, and who can fix it.

use super::{escaped, mention_all};
use crate::{
    blueprint::{Access, Blueprint, Grantee},
    campaign::Part,
    command::add_campaign::words::command_for,
    id::{self, Id},
    limits::{CATEGORY_CHANNELS_MAX, GUILD_CHANNELS_MAX, GUILD_ROLES_MAX},
    markdown,
    plan::{Change, Op, Step},
    run::{Refusal, RefusalKind},
};

/// Maximum length of Discord's message shown.
const REASON_MAX_CHARS: usize = 200;

/// For refusals of an unknown kind.
const TRY_AGAIN: &str = "Repeat the command in a few minutes. If Discord refuses it again, please tell the operator of this \
                         bot.";

/// Discord refused a step.
pub(super) fn refused_step(blueprint: &Blueprint, step: &Step, refusal: &Refusal) -> String {
    let remedy = match refusal.kind() {
        RefusalKind::TextRefused => text_remedy(step, refusal),
        RefusalKind::Forbidden => forbidden(step).to_owned(),
        RefusalKind::MissingPart if step.op.is_about_members() => format!(
            "The campaign's role, or a channel of it, is gone: somebody may have deleted it just now. {} creates it again.",
            command_for(&blueprint.campaign)
        ),
        RefusalKind::UnknownMember => match &step.op {
            Op::Update(Change::Access(Access { who: Grantee::GameMaster(user), .. })) => {
                format!("<@{user}> is no longer on this server.")
            }
            _ => gone(&blueprint.game_masters, &command_for(&blueprint.campaign)),
        },
        kind => remedy(kind, refusal),
    };
    format!("Discord refused to {}. {remedy}", act(blueprint, step))
}

/// What the bot needs for a step that it is not allowed to take.
fn forbidden(step: &Step) -> &'static str {
    match step.op {
        Op::Give(_) | Op::Take(_) => {
            "I'm not allowed to. Somebody may have taken the permission Manage Roles from me just now, or moved the \
             campaign's role above my highest role. An admin can change both under Server Settings → Roles. Then try again."
        }
        Op::Invite(_) => {
            "I'm not allowed to. I need Manage Roles, and Create Invite in that channel; an admin can give me both. Then try \
             again."
        }
        Op::Post(_) | Op::EditMessage { .. } => {
            "I'm not allowed to. I need View Channel and Send Messages in the channel for requests; an admin can give me \
             both. Then try again."
        }
        Op::Create(_) | Op::Update(_) | Op::Delete => NOT_ALLOWED,
    }
}

const NOT_ALLOWED: &str = "I'm not allowed to. Somebody may have removed my role or its permissions just now: I need \
                           Manage Channels, Manage Roles and View Channels. Then repeat the command.";

/// Discord does not say which of the members in a channel's permissions it does not know.
fn gone(game_masters: &[Id<id::User>], command: &str) -> String {
    match game_masters {
        [one] => format!(
            "The game master <@{one}> has left this server, and a campaign needs one. The new game master can use {command}."
        ),
        all => format!("One of the game masters {} has left this server. Repeat the command.", mention_all(all)),
    }
}

/// Discord refused to show the server.
pub(super) fn refused_look(refusal: &Refusal) -> String {
    match refusal.kind() {
        kind @ RefusalKind::Unauthorized => remedy(kind, refusal),
        RefusalKind::Forbidden | RefusalKind::NotInServer => {
            "Discord doesn't let me read this server. Is the bot still in it? Invite it again, then repeat the command."
                .to_owned()
        }
        kind @ (RefusalKind::Blocked | RefusalKind::Busy) => {
            format!("Discord refused to show me this server. {}", remedy(kind, refusal))
        }
        _ => format!("Discord refused to show me this server. {} {TRY_AGAIN}", reason(refusal)),
    }
}

/// What the step does.
fn act(blueprint: &Blueprint, step: &Step) -> String {
    let part = match step.part {
        Part::Role => "the role".to_owned(),
        Part::Category => "the category".to_owned(),
        Part::Channel(_) => format!("the channel {}", escaped(&step.called)),
    };
    match &step.op {
        Op::Create(_) => format!("create {part}"),
        Op::Update(Change::Access(access)) if access.who == Grantee::CampaignRole => {
            format!("let the role into {part}")
        }
        Op::Update(Change::Name(_)) => format!("rename {part}"),
        Op::Update(Change::Topic(_)) => format!("change the topic of {part}"),
        Op::Update(Change::Access(_) | Change::Overwrite(_) | Change::NoOverwrite(_)) => {
            format!("change the permissions of {part}")
        }
        Op::Update(Change::Position(_)) => format!("move {part}"),
        Op::Delete => format!("delete {part}"),
        Op::Give(user) if blueprint.game_masters.contains(user) => "give the game master the role".to_owned(),
        Op::Give(user) => format!("give <@{user}> the role"),
        Op::Take(user) => format!("take the role from <@{user}>"),
        // Players do not see the channel for requests.
        Op::Post(_) => "post the request for the game masters".to_owned(),
        Op::EditMessage { .. } => "edit the request".to_owned(),
        Op::Invite(_) => format!("create an invite to {part}"),
    }
}

/// The caller chose the names of the role and the category; a channel's name and topic come from the template, which
/// only the operator can change.
fn text_remedy(step: &Step, refusal: &Refusal) -> String {
    if !matches!(step.part, Part::Channel(_)) {
        return "It does not accept the name; a word in it may be filtered. Choose another name.".to_owned();
    }
    let text = match (refusal.blames("name"), refusal.blames("topic")) {
        (true, false) => "name",
        (false, true) => "topic",
        _ => "name or topic",
    };
    format!(
        "It does not accept the channel's {text}; a word in it may be filtered. Another name for the campaign doesn't help: \
         please ask the operator of this bot to change this channel's {text} in its template \
         (`config/campaign_channels.yaml`). If you copied a category, change it there."
    )
}

/// Why Discord refused, and how to fix it.
fn remedy(kind: RefusalKind, refusal: &Refusal) -> String {
    match kind {
        RefusalKind::Unauthorized => {
            "Discord no longer accepts my bot token. Please tell the operator of this bot; you can't fix this here.".to_owned()
        }
        RefusalKind::Forbidden => NOT_ALLOWED.to_owned(),
        RefusalKind::Blocked => "Discord's network is blocking my requests for now. Repeat the command in a few minutes.".to_owned(),
        RefusalKind::NotInServer => "I'm no longer in this server. Invite me again, then repeat the command.".to_owned(),
        RefusalKind::TwoFactorNeeded => {
            "This server requires two-factor authentication, and the owner of this bot doesn't use it. Please tell them.".to_owned()
        }
        RefusalKind::KindUnavailable => "This server cannot have channels of this kind.".to_owned(),
        RefusalKind::MissingPart => {
            "Something it needs is gone: somebody may have deleted the role or the category, or the game master may have left \
             the server. Repeat the command."
                .to_owned()
        }
        RefusalKind::GuildFull => format!(
            "The server has all the {GUILD_CHANNELS_MAX} channels that Discord allows; I can't see all of them. \
             Delete channels that nobody needs, then repeat the command."
        ),
        RefusalKind::CategoryFull => format!(
            "The category has all the {CATEGORY_CHANNELS_MAX} channels that Discord allows. Move some out, then repeat the command."
        ),
        RefusalKind::TooManyRoles => format!(
            "The server has all the {GUILD_ROLES_MAX} roles that Discord allows. Delete one, then repeat the command."
        ),
        RefusalKind::TooManyOverwrites => {
            "Its permissions list as many roles and members as Discord allows. Remove some, then repeat the command."
                .to_owned()
        }
        RefusalKind::ChannelsTooLarge => {
            "This server's channels are too large, counting all permissions and topics. Delete channels that nobody \
             needs, then repeat the command."
                .to_owned()
        }
        RefusalKind::Busy => "Discord is too busy for this at the moment. Repeat the command later.".to_owned(),
        RefusalKind::TextRefused | RefusalKind::UnknownMember | RefusalKind::Other => format!("{} {TRY_AGAIN}", reason(refusal)),
    }
}

/// Discord's own message, for refusals of an unknown kind.
fn reason(refusal: &Refusal) -> String {
    let Refusal { status, code, message, .. } = refusal;
    let said = if refusal.faults.is_empty() { message.clone() } else { refusal.faults_text() };
    // With code 0, the message only repeats the status, or there was no JSON.
    if *code == 0 || said.is_empty() {
        return format!("It gave no reason (code {code}, HTTP {status}).");
    }
    let said = markdown::escape(&said.chars().take(REASON_MAX_CHARS).collect::<String>());
    format!("Its reason: “{said}” (code {code}, HTTP {status}).")
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use expect_test::{Expect, expect};

    use super::*;
    use crate::{
        blueprint::ChannelKey,
        campaign::CampaignName,
        id::Id,
        message::Message,
        permission::{Overwrite, Permissions, Subject},
        plan::{InviteTerms, add_missing},
        run::CODES,
        snapshot::Snapshot,
        template::Template,
    };

    fn refusal(status: u16, code: u64, faults: &[(&str, &str)], message: &str) -> Refusal {
        let faults = faults.iter().map(|(field, leaf)| ((*field).to_owned(), (*leaf).to_owned())).collect();
        Refusal { status, code, faults, message: message.to_owned() }
    }

    fn blueprint() -> Blueprint {
        let campaign = CampaignName::parse("Test").unwrap();
        Blueprint::new(&Template::default_campaign().unwrap(), campaign, Id::new(7))
    }

    fn words(step: &Step, refusal: &Refusal) -> String {
        refused_step(&blueprint(), step, refusal)
    }

    fn check(part: Part, refusal: &Refusal, wanted: &Expect) {
        wanted.assert_eq(&words(&create(part), refusal));
    }

    const SAFETY: Part = Part::Channel(ChannelKey(9));

    fn create(part: Part) -> Step {
        let plan = add_missing(blueprint(), None, &Snapshot::empty(Id::new(1)));
        plan.steps.into_iter().find(|step| step.part == part).unwrap()
    }

    fn step(part: Part, op: Op) -> Step {
        Step { op, ..create(part) }
    }

    #[test]
    fn every_code_has_its_sentence() {
        let mut all = String::new();
        for (code, name, _) in CODES {
            let words = words(&create(SAFETY), &refusal(400, code, &[], ""));
            let why = words.trim_start_matches("Discord refused to create the channel #safety. ");
            writeln!(all, "{code} {name}: {why}").unwrap();
        }
        expect![[r#"
            10003 Unknown Channel: Something it needs is gone: somebody may have deleted the role or the category, or the game master may have left the server. Repeat the command.
            10004 Unknown Guild: I'm no longer in this server. Invite me again, then repeat the command.
            10007 Unknown Member: The game master <@7> has left this server, and a campaign needs one. The new game master can use `/add-campaign` with the name Test.
            10011 Unknown Role: Something it needs is gone: somebody may have deleted the role or the category, or the game master may have left the server. Repeat the command.
            10013 Unknown User: The game master <@7> has left this server, and a campaign needs one. The new game master can use `/add-campaign` with the name Test.
            20028 Write Limit on Channel: Discord is too busy for this at the moment. Repeat the command later.
            20029 Write Limit on Server: Discord is too busy for this at the moment. Repeat the command later.
            20031 Words That Are Not Allowed: It does not accept the channel's name or topic; a word in it may be filtered. Another name for the campaign doesn't help: please ask the operator of this bot to change this channel's name or topic in its template (`config/campaign_channels.yaml`). If you copied a category, change it there.
            30005 Maximum Number of Roles: The server has all the 250 roles that Discord allows. Delete one, then repeat the command.
            30013 Maximum Number of Channels: The server has all the 500 channels that Discord allows; I can't see all of them. Delete channels that nobody needs, then repeat the command.
            30060 Maximum Number of Overwrites: Its permissions list as many roles and members as Discord allows. Remove some, then repeat the command.
            30061 Channels Too Large: This server's channels are too large, counting all permissions and topics. Delete channels that nobody needs, then repeat the command.
            40001 Unauthorized: Discord no longer accepts my bot token. Please tell the operator of this bot; you can't fix this here.
            40006 Feature Temporarily Disabled: Discord is too busy for this at the moment. Repeat the command later.
            40062 Service Resource Rate Limited: Discord is too busy for this at the moment. Repeat the command later.
            40333 Blocked by Cloudflare: Discord's network is blocking my requests for now. Repeat the command in a few minutes.
            50001 Missing Access: I'm not allowed to. Somebody may have removed my role or its permissions just now: I need Manage Channels, Manage Roles and View Channels. Then repeat the command.
            50013 Missing Permissions: I'm not allowed to. Somebody may have removed my role or its permissions just now: I need Manage Channels, Manage Roles and View Channels. Then repeat the command.
            50014 Invalid Authentication Token: Discord no longer accepts my bot token. Please tell the operator of this bot; you can't fix this here.
            50024 Wrong Channel Type: This server cannot have channels of this kind.
            50028 Invalid Role: Something it needs is gone: somebody may have deleted the role or the category, or the game master may have left the server. Repeat the command.
            60003 Two-Factor Needed: This server requires two-factor authentication, and the owner of this bot doesn't use it. Please tell them.
            130000 Resource Overloaded: Discord is too busy for this at the moment. Repeat the command later.
            200000 Blocked by AutoMod: It does not accept the channel's name or topic; a word in it may be filtered. Another name for the campaign doesn't help: please ask the operator of this bot to change this channel's name or topic in its template (`config/campaign_channels.yaml`). If you copied a category, change it there.
            240000 Harmful Link: It does not accept the channel's name or topic; a word in it may be filtered. Another name for the campaign doesn't help: please ask the operator of this bot to change this channel's name or topic in its template (`config/campaign_channels.yaml`). If you copied a category, change it there.
        "#]].assert_eq(&all);
    }

    #[test]
    fn a_server_that_discord_does_not_show() {
        let refusals = [
            refusal(401, 0, &[], "401: Unauthorized"),
            refusal(404, 10004, &[], "Unknown Guild"),
            refusal(403, 50001, &[], "Missing Access"),
            refusal(403, 40006, &[], "This feature has been temporarily disabled server-side"),
            refusal(403, 20012, &[], "You are not authorized to perform this action on this application"),
            refusal(400, 0, &[], "400: Bad Request"),
        ];
        expect![[r#"
            Discord no longer accepts my bot token. Please tell the operator of this bot; you can't fix this here.
            Discord doesn't let me read this server. Is the bot still in it? Invite it again, then repeat the command.
            Discord doesn't let me read this server. Is the bot still in it? Invite it again, then repeat the command.
            Discord refused to show me this server. Discord is too busy for this at the moment. Repeat the command later.
            Discord refused to show me this server. Its reason: “You are not authorized to perform this action on this application” (code 20012, HTTP 403). Repeat the command in a few minutes. If Discord refuses it again, please tell the operator of this bot.
            Discord refused to show me this server. It gave no reason (code 0, HTTP 400). Repeat the command in a few minutes. If Discord refuses it again, please tell the operator of this bot."#]].assert_eq(&refusals.map(|refusal| refused_look(&refusal)).join("\n"));
    }

    #[test]
    fn every_step_is_named() {
        let access = blueprint().category.into_iter().find(|one| one.who == Grantee::CampaignRole).unwrap();
        let let_in = || Op::Update(Change::Access(access));
        let subject = Subject::Member(Id::new(8));
        let message = || Message::new("Hello".to_owned());
        let steps = [
            create(Part::Role),
            create(Part::Category),
            create(SAFETY),
            step(Part::Role, Op::Give(Id::new(7))),
            step(Part::Category, let_in()),
            step(SAFETY, let_in()),
            step(Part::Category, Op::Update(Change::Name("New".to_owned()))),
            step(SAFETY, Op::Update(Change::Topic(None))),
            step(SAFETY, Op::Update(Change::NoOverwrite(subject))),
            step(SAFETY, Op::Update(Change::Overwrite(Overwrite::allowing(subject, Permissions::SPEAK)))),
            step(Part::Role, Op::Delete),
            step(Part::Role, Op::Take(Id::new(8))),
            step(SAFETY, Op::Post(message())),
            step(SAFETY, Op::EditMessage { message: Id::new(9), to: message() }),
            step(SAFETY, Op::Invite(InviteTerms { max_age_s: 3600, max_uses: 1 })),
        ];
        let full = refusal(400, 30013, &[], "");
        let all = steps.map(|step| words(&step, &full).split_inclusive('.').next().unwrap_or_default().to_owned());
        expect![[r#"
            Discord refused to create the role.
            Discord refused to create the category.
            Discord refused to create the channel #safety.
            Discord refused to give the game master the role.
            Discord refused to let the role into the category.
            Discord refused to let the role into the channel #safety.
            Discord refused to rename the category.
            Discord refused to change the topic of the channel #safety.
            Discord refused to change the permissions of the channel #safety.
            Discord refused to change the permissions of the channel #safety.
            Discord refused to delete the role.
            Discord refused to take the role from <@8>.
            Discord refused to post the request for the game masters.
            Discord refused to edit the request.
            Discord refused to create an invite to the channel #safety."#]]
        .assert_eq(&all.join("\n"));
    }

    #[test]
    fn what_the_bot_needs_depends_on_the_step() {
        let steps = [
            step(Part::Role, Op::Give(Id::new(8))),
            step(SAFETY, Op::Post(Message::new("Who?".to_owned()))),
            step(SAFETY, Op::Invite(InviteTerms { max_age_s: 3600, max_uses: 1 })),
        ];
        let all: Vec<String> = [50013, 10011]
            .into_iter()
            .flat_map(|code| steps.each_ref().map(|step| words(step, &refusal(403, code, &[], ""))))
            .collect();
        expect![[r#"
            Discord refused to give <@8> the role. I'm not allowed to. Somebody may have taken the permission Manage Roles from me just now, or moved the campaign's role above my highest role. An admin can change both under Server Settings → Roles. Then try again.
            Discord refused to post the request for the game masters. I'm not allowed to. I need View Channel and Send Messages in the channel for requests; an admin can give me both. Then try again.
            Discord refused to create an invite to the channel #safety. I'm not allowed to. I need Manage Roles, and Create Invite in that channel; an admin can give me both. Then try again.
            Discord refused to give <@8> the role. The campaign's role, or a channel of it, is gone: somebody may have deleted it just now. `/add-campaign` with the name Test creates it again.
            Discord refused to post the request for the game masters. The campaign's role, or a channel of it, is gone: somebody may have deleted it just now. `/add-campaign` with the name Test creates it again.
            Discord refused to create an invite to the channel #safety. The campaign's role, or a channel of it, is gone: somebody may have deleted it just now. `/add-campaign` with the name Test creates it again."#]].assert_eq(&all.join("\n"));
    }

    #[test]
    fn the_remedy_names_the_person_who_can_change_the_name() {
        let filtered = refusal(400, 50035, &[("name", "CONTAINS_BLOCKED_WORD")], "Invalid Form Body");
        check(
            Part::Category,
            &filtered,
            &expect![
                "Discord refused to create the category. It does not accept the name; a word in it may be filtered. Choose another name."
            ],
        );
        check(
            SAFETY,
            &filtered,
            &expect![
                "Discord refused to create the channel #safety. It does not accept the channel's name; a word in it may be filtered. Another name for the campaign doesn't help: please ask the operator of this bot to change this channel's name in its template (`config/campaign_channels.yaml`). If you copied a category, change it there."
            ],
        );
        check(
            SAFETY,
            &refusal(400, 50035, &[("topic", "X")], "Invalid Form Body"),
            &expect![
                "Discord refused to create the channel #safety. It does not accept the channel's topic; a word in it may be filtered. Another name for the campaign doesn't help: please ask the operator of this bot to change this channel's topic in its template (`config/campaign_channels.yaml`). If you copied a category, change it there."
            ],
        );
    }

    #[test]
    fn an_unknown_refusal_is_shown_with_discords_reason() {
        check(
            SAFETY,
            &refusal(403, 403, &[], "Channel name cannot include invalid characters"),
            &expect![
                "Discord refused to create the channel #safety. Its reason: “Channel name cannot include invalid characters” (code 403, HTTP 403). Repeat the command in a few minutes. If Discord refuses it again, please tell the operator of this bot."
            ],
        );
        check(
            SAFETY,
            &refusal(400, 50035, &[("bitrate", "NUMBER_TYPE_MAX")], "Invalid Form Body"),
            &expect![[
                r#"Discord refused to create the channel #safety. Its reason: “bitrate: NUMBER\_TYPE\_MAX” (code 50035, HTTP 400). Repeat the command in a few minutes. If Discord refuses it again, please tell the operator of this bot."#
            ]],
        );
        check(
            SAFETY,
            &refusal(400, 0, &[], "400: Bad Request"),
            &expect![
                "Discord refused to create the channel #safety. It gave no reason (code 0, HTTP 400). Repeat the command in a few minutes. If Discord refuses it again, please tell the operator of this bot."
            ],
        );
        check(
            SAFETY,
            &refusal(400, 99, &[], "<@&5> **all**"),
            &expect![[
                r#"Discord refused to create the channel #safety. Its reason: “\<\@&5\> \*\*all\*\*” (code 99, HTTP 400). Repeat the command in a few minutes. If Discord refuses it again, please tell the operator of this bot."#
            ]],
        );
        let long = words(&create(SAFETY), &refusal(400, 99, &[], &"so long ".repeat(1000)));
        assert!(long.chars().count() < 400, "{long}");
    }
}
