//! What becomes of a job, as tables.

use super::*;
use crate::{
    campaign::CampaignName,
    command::{AddCampaign, Command},
    headline::Verb,
    id::Id,
    job::InteractionToken,
};

const NOW_S: u64 = 1_789_000_000;

fn name() -> CampaignName {
    CampaignName::parse("Test").unwrap()
}

fn headline() -> Headline {
    Headline { verb: Verb::AddCampaign, campaign: Some(name()) }
}

fn facts(number: u32) -> Facts {
    Facts { number, is_resumed: number > 1, waits: 0, is_shelved: false }
}

fn job() -> Job {
    Job {
        interaction_id: Id::new((NOW_S * 1000 - crate::id::DISCORD_EPOCH_MS) << 22),
        application_id: Id::new(2),
        token: InteractionToken::new("token".to_owned()),
        guild_id: Id::new(3),
        channel_id: Id::new(4),
        caller_id: Id::new(5),
        caller: None,
        command: Command::AddCampaign(AddCampaign {
            campaign: name(),
            gm: None,
            join: None,
            like: None,
            anyway: false,
        }),
        needs_override: None,
        wait: None,
    }
}

const fn must_wait(seconds: u64) -> Why {
    Why::MustWait { seconds, creating: None }
}

const NO_ANSWER: Why = Why::NoAnswer(Instead::Nothing);

/// In one word: `later` and when, or `gave up`.
fn stopped(facts: Facts, why: Why, one_step: bool) -> String {
    let stopped = Stopped { progress: None, cause: Cause::Later(why), one_step };
    match facts.stopped(headline(), stopped, |seconds| NOW_S + seconds) {
        Report::Postponed { until_s, .. } => format!("later, in {} s", until_s - NOW_S),
        Report::GaveUp { until_s: Some(until_s), .. } => format!("gave up, ask again in {} s", until_s - NOW_S),
        Report::GaveUp { until_s: None, .. } => "gave up".to_owned(),
        other => format!("{other:?}"),
    }
}

#[test]
fn how_long_a_job_waits_when_discord_does_not_answer() {
    let waits = |one_step| (1..=5).map(|n| stopped(facts(n), NO_ANSWER, one_step)).collect::<Vec<_>>();
    assert_eq!(waits(false), ["later, in 5 s", "later, in 15 s", "later, in 45 s", "later, in 120 s", "gave up"]);
    assert_eq!(waits(true), ["later, in 5 s", "later, in 5 s", "later, in 10 s", "later, in 15 s", "gave up"]);
    for why in [Why::OutOfTime, Why::Stuck] {
        assert_eq!([1, 4, 5].map(|n| stopped(facts(n), why, false)), ["later, in 15 s", "later, in 15 s", "gave up"]);
    }
}

#[test]
fn a_wait_is_as_long_as_discord_asks_unless_that_is_too_long_or_too_often() {
    assert_eq!(stopped(facts(1), must_wait(7), false), "later, in 7 s");
    assert_eq!(stopped(facts(5), must_wait(WAIT_MAX_S), false), "later, in 600 s");
    assert_eq!(stopped(facts(1), must_wait(WAIT_MAX_S + 1), false), "gave up, ask again in 601 s");
    let often = |waits| stopped(Facts { waits, ..facts(1) }, must_wait(1), false);
    assert_eq!([WAITS_MAX - 1, WAITS_MAX].map(often), ["later, in 1 s", "gave up, ask again in 1 s"]);
}

#[test]
fn a_server_that_discord_does_not_show_ends_the_job_but_a_block_does_not() {
    let refused = |status, code| {
        let refusal = Refusal { status, code, faults: vec![], message: String::new() };
        let cause = Cause::of_look(Outcome::Refused(refusal));
        matches!(facts(1).stopped(headline(), Stopped::by(cause), |seconds| seconds), Report::Blind { .. })
    };
    assert!(refused(404, 10004));
    assert!(!refused(403, 0), "Discord's network refused");
}

#[test]
fn only_a_later_delivery_that_knows_nothing_may_replace_a_result() {
    let progress = Some(Progress { done: 13, total: 13, latest: None });
    for (number, progress, wanted) in [(1, None, false), (1, progress, false), (2, None, true), (2, progress, false)] {
        let stopped = Stopped { progress, ..Stopped::by(Cause::Later(NO_ANSWER)) };
        assert_eq!(facts(number).may_replace_a_result(&stopped), wanted, "delivery {number}: {stopped:?}");
    }
    let waited = Facts { is_resumed: true, ..facts(1) };
    assert!(waited.may_replace_a_result(&Stopped::by(Cause::Later(must_wait(7)))));
}

fn postponed(why: Why) -> Report {
    Report::Postponed { headline: headline(), progress: None, why, until_s: NOW_S + 30 }
}

fn gave_up(why: Why) -> Report {
    Report::GaveUp { headline: headline(), progress: None, why, until_s: None, is_repeated: true }
}

fn check(facts: Facts, report: &Report, final_message: FinalMessage, wanted: Verdict) {
    let verdict = facts.verdict(report, final_message, |until_s| until_s.saturating_sub(NOW_S));
    assert_eq!(verdict, wanted, "delivery {} of {report:?}, {final_message:?}", facts.number);
}

#[test]
fn a_message_that_waits_stays_in_its_place_twice_and_then_goes_to_the_end() {
    let again = Verdict::Again { after_s: 30 };
    for number in [1, 2] {
        check(facts(number), &postponed(must_wait(30)), FinalMessage::Posted, again);
    }
    for number in [3, 4, 5] {
        let wait = |reply_is_dead| Verdict::Wait { until_s: NOW_S + 30, reply_is_dead };
        check(facts(number), &postponed(must_wait(30)), FinalMessage::Posted, wait(false));
        check(facts(number), &postponed(must_wait(30)), FinalMessage::ReplyIsDead, wait(true));
        check(facts(number), &postponed(NO_ANSWER), FinalMessage::ReplyIsDead, again);
    }
}

#[test]
fn a_job_is_done_when_the_person_knows_how_it_ended() {
    let refused = Report::Refused {
        headline: headline(),
        progress: Progress { done: 0, total: 13, latest: None },
        problems: vec![],
        is_repeated: false,
    };
    for final_message in [FinalMessage::Posted, FinalMessage::InChannel] {
        check(facts(1), &refused, final_message, Verdict::Done);
    }
    check(facts(1), &refused, FinalMessage::NotYet, Verdict::Again { after_s: 5 });
    check(facts(4), &refused, FinalMessage::NotYet, Verdict::Again { after_s: 120 });
    check(facts(1), &refused, FinalMessage::ReplyIsDead, Verdict::Shelve);
    let shelved = Facts { is_shelved: true, ..facts(1) };
    check(shelved, &refused, FinalMessage::ReplyIsDead, Verdict::Again { after_s: 0 });
    check(shelved, &refused, FinalMessage::InChannel, Verdict::Done);
}

#[test]
fn giving_up_on_discord_leads_to_the_dead_letters_and_giving_up_on_a_limit_does_not() {
    for why in [NO_ANSWER, Why::OutOfTime, Why::Stuck] {
        check(facts(5), &gave_up(why), FinalMessage::Posted, Verdict::Again { after_s: 0 });
    }
    check(facts(5), &gave_up(must_wait(9_999)), FinalMessage::Posted, Verdict::Done);
}

#[test]
fn a_job_that_waits_does_not_go_early_and_one_that_was_set_aside_fails_until_then() {
    let until = |until_s: u64| until_s.saturating_sub(NOW_S);
    assert_eq!(not_before(&job(), until), None);
    assert_eq!(not_before(&job().waiting(NOW_S + 9, false), until), Some(Verdict::Again { after_s: 9 }));
    assert_eq!(not_before(&job().waiting(NOW_S, false), until), None);
    assert_eq!(not_before(&job().shelved(NOW_S + 9), until), Some(Verdict::Again { after_s: 0 }));
    assert_eq!(not_before(&job().shelved(NOW_S), until), None);
}

#[test]
fn what_an_earlier_delivery_may_have_begun_is_resumed() {
    let sent_after_s = |seconds: u64| Some(job().interaction_id.created_ms() + 1000 * seconds);
    let resumed = |job: &Job, number, sent_ms| Facts::of(job, number, sent_ms).is_resumed;
    assert!(!resumed(&job(), 1, None));
    assert!(resumed(&job(), 2, None));
    assert!(resumed(&job().waiting(NOW_S, false), 1, None));
    assert!(!resumed(&job(), 1, sent_after_s(3)), "the bot sent it");
    assert!(resumed(&job(), 1, sent_after_s(60)), "it comes from the dead-letter queue");
    let facts = Facts::of(&job().shelved(NOW_S), 5, None);
    assert_eq!((facts.waits, facts.is_shelved, facts.is_last()), (1, true, true));
    assert!(!Facts::of(&job(), 4, None).is_last());
}
