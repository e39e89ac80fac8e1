//! The texts of commands about a campaign's members.

use super::{mention_all, not_copied};
use crate::{
    campaign::JoinMode,
    command::NotPlanned,
    headline::{Headline, Verb},
    id::{self, Id},
    plan::InviteTerms,
    report::{Fate, Members},
    run::InviteCode,
    sign::Sign,
};

/// What a finished command did, person by person.
pub(super) fn members(Members { headline, fates, start }: &Members) -> String {
    let of = |fate: Fate| -> Vec<Id<id::User>> {
        fates.iter().filter(|(_, one)| *one == fate).map(|(user, _)| *user).collect()
    };
    let start = start.map(|channel| format!(" Start in <#{channel}>.")).unwrap_or_default();
    match headline.verb {
        Verb::Join if !of(Fate::Asked).is_empty() => {
            let line = headline.line(Sign::Waiting, "Asked to Join");
            return format!(
                "{line}\nThe game masters have your request. You see the campaign as soon as one lets you in."
            );
        }
        Verb::Join if !of(Fate::Added).is_empty() => {
            return format!("{}\nYou can see its channels now.{start}", headline.done());
        }
        Verb::Leave if !of(Fate::Removed).is_empty() => {
            return format!(
                "{}\nYou can't see its channels any more. To come back, press **Join campaign**.",
                headline.done()
            );
        }
        _ => {}
    }
    let is_change =
        |fate: &Fate| matches!(fate, Fate::Added | Fate::Removed | Fate::Leads | Fate::PlaysNow | Fate::LeadsNoMore);
    let changed = fates.iter().any(|(_, fate)| is_change(fate));
    let bot = match headline.verb {
        Verb::AssignGm | Verb::AddGm => "is a bot, and cannot be a game master.",
        _ => "is a bot; only an admin can let it in.",
    };
    let mut lines = vec![match headline.verb {
        Verb::LetIn if !of(Fate::NotOnServer).is_empty() || !of(Fate::Bot).is_empty() => headline.not_done(),
        Verb::Decline if !of(Fate::WasIn).is_empty() => headline.line(Sign::Note, "Nothing to Decline"),
        // If two game masters answer at once, or a delivery is repeated, it was the same answer.
        Verb::LetIn | Verb::Decline => headline.done(),
        _ if changed => headline.done(),
        _ => headline.line(Sign::Note, "Nothing to Change"),
    }];
    let was_in = match headline.verb {
        Verb::LetIn | Verb::Decline => "can see the campaign's channels.",
        _ => "took part already.",
    };
    let groups = [
        (Fate::Added, "✅", "can see the campaign's channels now."),
        (Fate::Removed, "✅", "can't see the campaign's channels any more."),
        (Fate::Leads, "✅", "is a game master now."),
        (Fate::PlaysNow, "✅", "is no longer a game master, but a player."),
        (Fate::LeadsNoMore, "✅", "is no longer a game master."),
        (Fate::LedBefore, "ℹ️", "is a game master already."),
        (Fate::DidNotLead, "ℹ️", "is not a game master."),
        (Fate::WasIn, "ℹ️", was_in),
        (Fate::WasOut, "ℹ️", "doesn't take part."),
        (Fate::Pending, "⚠️", "has to accept this server's rules first."),
        (Fate::Bot, "⚠️", bot),
        (Fate::NotOnServer, "⚠️", "is not on this server."),
    ];
    for (fate, sign, sentence) in groups {
        lines.extend(of(fate).iter().map(|user| format!("{sign} <@{user}> {sentence}")));
    }
    lines.join("\n")
}

pub(super) fn settings(headline: &Headline, join: JoinMode) -> String {
    let how = match join {
        JoinMode::Ask => "Who presses **Join campaign** asks the game masters, who let them in or decline.",
        JoinMode::Open => "Everyone who presses **Join campaign** is in at once.",
        JoinMode::Closed => "Nobody can join by themselves. Game masters add players with **Add players…**.",
    };
    format!("{}\n{how} This holds for all buttons, also in older messages.", headline.done())
}

/// The invite, and what it gives: anyone who has the link can use it.
pub(super) fn invited(headline: &Headline, code: &InviteCode, terms: InviteTerms, created_ms: u64) -> String {
    let until_s = created_ms / 1000 + u64::from(terms.max_age_s);
    let people = if terms.max_uses == 1 { "one person".to_owned() } else { format!("{} people", terms.max_uses) };
    format!(
        "{}\n{}\nIt brings {people} to this server and into the campaign, until <t:{until_s}:f>. \
         Anyone who has the link can use it: give it only to your players.",
        headline.done(),
        code.link()
    )
}

const fn no_category(is_resumed: bool) -> &'static str {
    match is_resumed {
        false => {
            "I can't copy that category: it is gone, or hidden from you or me. Choose one that both of us can see."
        }
        true => {
            "I was interrupted, and the category that I was copying is gone, or hidden from you or me. What I have created stays. \
             Use the command again with a category that both of us can see: it creates only what is missing."
        }
    }
}

/// Why a command was not carried out.
pub(super) fn not_planned(headline: &Headline, why: &NotPlanned) -> String {
    let (sign, phrase) = match why {
        NotPlanned::AlreadyIn { .. } => (Sign::Note, "You Take Part Already"),
        NotPlanned::AlreadyAsked => (Sign::Waiting, "Already Asked to Join"),
        NotPlanned::NotIn => (Sign::Note, "You Don't Take Part"),
        NotPlanned::Answered { .. } => (Sign::Note, "Already Answered"),
        NotPlanned::LacksChannels { .. } => (Sign::Warning, headline.verb.phrases().not_done),
        NotPlanned::NoCategory { is_resumed: true } | NotPlanned::Archived { is_resumed: true, .. } => {
            (Sign::Failed, headline.verb.phrases().not_finished)
        }
        _ => (Sign::Failed, headline.verb.phrases().not_done),
    };
    let who = |masters: &[Id<id::User>]| match masters {
        [] => "a member with **Manage Roles**".to_owned(),
        masters => mention_all(masters),
    };
    let sentence = match why {
        NotPlanned::NoCampaign => "I can't find this campaign: its category was deleted, is hidden from me, or was never one of my \
             campaigns. In a command, choose the category in the option `campaign`, or use it in one of the campaign's channels."
            .to_owned(),
        NotPlanned::RoleMissing => "The campaign's role is gone. `/add-campaign` with the campaign's name creates it again.".to_owned(),
        NotPlanned::RoleHasPermissions(role) => format!(
            "Somebody gave the role <@&{role}> permissions in this server, and I don't hand out such a role. An admin can remove \
             them under Server Settings → Roles."
        ),
        NotPlanned::MayNot { game_masters } => {
            format!("Only its game masters and members with **Manage Roles** can do this. Ask {}.", who(game_masters))
        }
        NotPlanned::Closed { game_masters } => {
            format!("Nobody can join by themselves: a game master adds the players. Ask {}.", who(game_masters))
        }
        NotPlanned::NowhereToAsk { game_masters } => {
            format!("The campaign has no text channel for requests. Ask {} to add you.", who(game_masters))
        }
        NotPlanned::NowhereToInvite => "Its players can see none of its channels, so an invite would lead nowhere. `/campaign info` shows \
             what is missing."
            .to_owned(),
        NotPlanned::Pending => "First accept this server's rules, then press the button again.".to_owned(),
        NotPlanned::AlreadyIn { start: Some(start) } => format!("You can see its channels. Start in <#{start}>."),
        NotPlanned::AlreadyIn { start: None } => "You can see its channels.".to_owned(),
        NotPlanned::AlreadyAsked => "Your request is still open. You see the campaign as soon as a game master lets you in.".to_owned(),
        NotPlanned::NotIn => "There is nothing to leave. To take part, press **Join campaign**.".to_owned(),
        NotPlanned::Answered { player, is_in: true } => {
            format!("<@{player}> is in: somebody else let them in. `/campaign remove-player` takes them out again.")
        }
        NotPlanned::Answered { player, is_in: false } => {
            format!("Somebody else answered the request of <@{player}>, who is not in. `/campaign add-player` adds them.")
        }
        NotPlanned::NameOfAnother(category) => {
            format!("Another campaign has this name already: <#{category}>. Choose another name.")
        }
        NotPlanned::GameMaster(user) => {
            format!("<@{user}> leads this campaign. Hand it over first with `/campaign assign-gm`.")
        }
        NotPlanned::NoCategory { is_resumed } => no_category(*is_resumed).to_owned(),
        NotPlanned::NothingToCopy { lost } => {
            format!("That category has no channel that I can copy.\n{}", not_copied::mentioned(lost).join("\n"))
        }
        NotPlanned::LacksChannels { lost } => format!(
            "{}\nNothing was created yet. To create the campaign without these channels, use the command again with the option \
             `anyway`.",
            not_copied::mentioned(lost).join("\n")
        ),
        NotPlanned::AdminsOnly => "Only members with **Manage Roles** can do this on this server.".to_owned(),
        NotPlanned::Archived { game_masters, is_resumed } => format!(
            "This campaign is archived: nobody writes in it any more, and nobody joins. To open it again, use \
             `/campaign restore`, or ask {}.{}",
            who(game_masters),
            if *is_resumed { " Then use the command again: it creates only what is missing." } else { "" }
        ),
    };
    format!("{}\n{sentence}", headline.line(sign, phrase))
}
