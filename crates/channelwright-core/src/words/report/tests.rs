//! Texts of jobs that wait, give up, or post the outcome elsewhere.

use expect_test::{Expect, expect};

use super::*;
use crate::{
    blueprint::ChannelKey,
    campaign::CampaignName,
    headline::Verb,
    plan::InviteTerms,
    report::{Added, Difference, Listed, ReadBack},
    run::{Instead, InviteCode},
    template::ChannelKind,
};

const UNTIL_S: u64 = 1_789_000_000;

fn name() -> CampaignName {
    CampaignName::parse("Test").unwrap()
}

fn headline() -> Headline {
    Headline { verb: Verb::AddCampaign, campaign: Some(name()) }
}

fn progress(done: usize) -> Option<Progress> {
    Some(Progress { done, total: 13, latest: None })
}

fn check(report: &Report, wanted: &Expect) {
    wanted.assert_eq(&report.text());
}

fn gave_up(done: usize, why: Why, until_s: Option<u64>) -> Report {
    Report::GaveUp { headline: headline(), progress: progress(done), why, until_s, is_repeated: false }
}

#[test]
fn a_wait_says_until_when() {
    let why = Why::MustWait { seconds: 60, creating: Some(Part::Channel(ChannelKey(3))) };
    check(
        &Report::Postponed { headline: headline(), progress: progress(6), why, until_s: UNTIL_S },
        &expect![[r#"
            🏗️ **Creating Campaign: Test**
            `[█████████░░░░░░░░░░░]` 46% · 6/13
            ⏳ Discord is rate-limiting me until <t:1789000000:T> (<t:1789000000:R>). I'll continue automatically."#]],
    );
}

#[test]
fn the_role_limit_of_48_hours_is_named() {
    check(
        &gave_up(0, Why::MustWait { seconds: 172_800, creating: Some(Part::Role) }, Some(UNTIL_S)),
        &expect![[r#"
            ❌ **Campaign Not Created: Test**
            Discord creates no more roles in this server for now; it allows about 250 in 48 hours.
            Nothing was created.
            Use `/add-campaign` with the name Test again after <t:1789000000:f> (<t:1789000000:R>): it creates only what is missing."#]],
    );
}

#[test]
fn what_is_there_stays_when_the_rest_must_wait_for_hours() {
    check(
        &gave_up(5, Why::MustWait { seconds: 7_200, creating: None }, Some(UNTIL_S)),
        &expect![[r#"
            ❌ **Campaign Not Finished: Test**
            Discord is rate-limiting me for longer than I can wait.
            5 of 13 objects exist and stay.
            Use `/add-campaign` with the name Test again after <t:1789000000:f> (<t:1789000000:R>): it creates only what is missing."#]],
    );
}

/// The text says “Discord didn't answer” only if it did not.
#[test]
fn the_text_says_what_came_instead_of_a_response() {
    let second_line = |report: Report| report.text().lines().nth(1).unwrap().to_owned();
    let check = |instead, later: &str, never: &str| {
        let why = Why::NoAnswer(instead);
        let postponed = Report::Postponed { headline: headline(), progress: None, why, until_s: UNTIL_S };
        let time = "I'll continue automatically at <t:1789000000:T> (<t:1789000000:R>).";
        assert_eq!(second_line(postponed), format!("⏳ {later} {time}"));
        assert_eq!(second_line(gave_up(5, why, None)), never);
    };
    check(
        Instead::Nothing,
        "Discord isn't answering at the moment.",
        "Discord didn't answer, although I tried several times.",
    );
    check(
        Instead::ServerError(500),
        "Discord is answering with an error (HTTP 500) at the moment.",
        "Discord answered with an error (HTTP 500), although I tried several times.",
    );
    check(
        Instead::Unreadable,
        "Discord's answer is unreadable.",
        "Discord's answer was unreadable, although I tried several times. Please tell the operator of this bot.",
    );
}

#[test]
fn elsewhere_the_person_is_named_and_the_text_still_fits() {
    let text = gave_up(5, Why::NoAnswer(Instead::Nothing), None).text_elsewhere(Id::new(7));
    assert!(text.ends_with("\n-# <@7>, I couldn't post this in the reply to your command."), "{text}");
    let problems = vec![Problem::BotHasNoRole; 100];
    let long = Report::Refused { headline: headline(), progress: progress(0).unwrap(), problems, is_repeated: false };
    let text = long.text_elsewhere(Id::new(u64::MAX));
    assert!(text.chars().count() <= MESSAGE_CONTENT_MAX_CHARS && text.ends_with("reply to your command."), "{text}");
}

#[test]
fn of_a_private_reply_only_the_first_line_is_posted_elsewhere() {
    let headline = Headline { verb: Verb::Invite, campaign: Some(name()) };
    let (code, terms) = (InviteCode::new("secret".to_owned()).unwrap(), InviteTerms { max_age_s: 3600, max_uses: 1 });
    let text = Report::Invited { headline, code, terms, created_ms: 0 }.text_elsewhere(Id::new(7));
    expect![[r"
        ✅ **Invite Created: Test**
        -# <@7>, I couldn't show you this in private. Repeat it to see the details."]]
    .assert_eq(&text);
}

#[test]
fn of_a_private_repair_only_the_first_line_is_posted_elsewhere() {
    let campaign = ReadBack {
        verb: Verb::Repair,
        updated: Vec::new(),
        name: name(),
        category: None,
        role: Some(Id::new(5)),
        game_masters: vec![Id::new(7)],
        channels: Vec::new(),
        added: Added::Some(Vec::new()),
        differences: Vec::new(),
    };
    let text = Report::There(campaign).text_elsewhere(Id::new(7));
    assert!(text.starts_with("✅ **Campaign Completed: Test**\n-# <@7>"), "{text}");
}

#[test]
fn what_to_do_about_an_incomplete_campaign_is_never_cut_off() {
    let missing =
        (0..100).map(|n| (Part::Channel(ChannelKey(n)), format!("#{n}-{}", "long-name-".repeat(20)))).collect();
    let campaign = ReadBack {
        verb: Verb::AddCampaign,
        updated: Vec::new(),
        name: name(),
        category: None,
        role: None,
        game_masters: vec![Id::new(7)],
        channels: Vec::new(),
        added: Added::Everything,
        differences: vec![Difference::Missing(missing)],
    };
    assert!(Report::There(campaign).text().contains("with the name Test again: it creates only what is missing."));
}

#[test]
fn all_game_masters_are_named() {
    let campaign = |game_masters: &[u64], differences| {
        let listed = Listed { id: Id::new(9), kind: ChannelKind::Text, gm_only: true };
        Report::There(ReadBack {
            verb: Verb::AddCampaign,
            updated: Vec::new(),
            name: name(),
            category: None,
            role: Some(Id::new(5)),
            game_masters: game_masters.iter().copied().map(Id::new).collect(),
            channels: vec![listed],
            added: Added::Everything,
            differences,
        })
        .text()
    };
    let one = campaign(&[7], vec![]);
    assert!(one.contains("Role: <@&5> · Game master: <@7>\n"), "{one}");
    assert!(one.contains("🔒 Only the game master and server admins can see these."), "{one}");
    let left = Difference::GameMastersLeft { users: vec![Id::new(7)], all: false };
    let two = campaign(&[7, 8], vec![left, Difference::RoleNotGiven(vec![Id::new(8)])]);
    expect![[r#"
        ✅ **Campaign Created: Test**
        Role: <@&5> · Game masters: <@7> <@8>
        📝 Text: 🔒<#9>
        🔒 Only the game masters and server admins can see these.
        ⚠️ <@7> has left this server.
        ⚠️ I could not give <@8> the role. They can still see every channel."#]]
    .assert_eq(&two);
    let nobody =
        campaign(&[7, 8], vec![Difference::GameMastersLeft { users: vec![Id::new(7), Id::new(8)], all: true }]);
    assert!(nobody.contains("⚠️ <@7>, <@8> have left this server, so the campaign has no game master."), "{nobody}");
}

/// An earlier delivery may have changed something that this one does not count.
#[test]
fn a_repeated_job_that_is_refused_does_not_claim_that_nothing_changed() {
    let headline = Headline { verb: Verb::Archive, campaign: Some(name()) };
    let none = Progress { done: 0, total: 13, latest: None };
    assert_eq!(
        changed(&headline, "Discord refused.", none, true),
        "❌ **Campaign Not Completely Archived: Test**\nDiscord refused.\nI was interrupted, and can't see how far I got."
    );
    assert_eq!(
        changed(&headline, "Discord refused.", none, false),
        "❌ **Campaign Not Archived: Test**\nDiscord refused."
    );
    let problems = vec![Problem::BotHasNoRole];
    let refused = |is_repeated| {
        let (headline, problems) = (headline.clone(), problems.clone());
        Report::Refused { headline, progress: none, problems, is_repeated }.text()
    };
    assert!(refused(true).starts_with(
        "❌ **Campaign Not Completely Archived: Test**\nI was interrupted, and can't see how far I got. I can't continue because:\n• "
    ));
    assert!(refused(false).starts_with("❌ **Campaign Not Archived: Test**\nNothing was changed:\n• "));
}
