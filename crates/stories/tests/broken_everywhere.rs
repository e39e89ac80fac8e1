//! The plain story, with each of its requests broken in each way, once, three times and always. Whatever breaks, it ends
//! complete, undone, plainly reported or in the dead-letter queue, and no invariant is broken.
//!
//! A failure prints the story that shows it. Saved as a file in `stories/`, it is played with all others.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests")]

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

use channelwright_stories::{Ending, Played, Story, play};

const PLAIN: &str = "At 0 s the gm asks for \"Test\".\n";

/// The same by a game master who has no permissions, whom an admin allowed the command.
const ALLOWED: &str = "The gm has a role without permissions.
At 0 s an admin allows the command to the role \"Storyteller\".
At 1 s the gm asks for \"Test\".
";

/// Discord's answers, or the lack of them. The client waits for ten seconds, for progress for three.
const ANSWERS: [&str; 10] = [
    "500",
    "502 page",
    "503",
    "reset",
    "answer lost",
    "504 after",
    "truncated answer",
    "invalid JSON",
    "hangs 12 s",
    "hangs 12 s after",
];

/// The forms of a 429.
const LIMITS: [&str; 5] = ["user", "user with code", "shared", "global", "page"];

const REPLIES: [&str; 2] = ["token expired", "webhook unknown"];

const KILLS: [&str; 3] = ["killed before", "killed during", "killed after"];

const TIMES: [&str; 3] = ["once", "3 times", "always"];

/// What is known to go wrong, and with which fault: old progress overwrites the last words, when Discord carries out an
/// edit of the reply that the client has long given up. `stories/hanging_edit.story` tells it.
const KNOWN_WEAKNESS: (&str, &str) = (": hangs 12 s.", "nobody was told");

/// Plays the story; says what is wrong with it.
fn complaints(text: &str) -> Vec<String> {
    let story = Story::read(text).unwrap();
    let played = catch_unwind(AssertUnwindSafe(|| play(&story)));
    match played {
        Err(_) => vec!["it panics".to_owned()],
        Ok(Err(error)) => vec![format!("{error:#}")],
        Ok(Ok(Played { mut complaints, endings, .. })) => {
            let silent = endings.iter().filter(|ending| **ending == Ending::Silent);
            complaints.extend(silent.map(|_| "nobody was told".to_owned()));
            let (fault, complaint) = KNOWN_WEAKNESS;
            complaints.retain(|one| one != complaint || !text.contains(fault));
            complaints
        }
    }
}

/// Plays all of them on all processors, and shows the first few that go wrong.
fn all_end_well(stories: &[String]) {
    let next = AtomicUsize::new(0);
    let wrong: Vec<String> = thread::scope(|scope| {
        let play_some = || {
            let mut wrong = Vec::new();
            while let Some(text) = stories.get(next.fetch_add(1, Ordering::Relaxed)) {
                let complaints = complaints(text);
                if !complaints.is_empty() {
                    wrong.push(format!("{text}# {}\n", complaints.join("\n# ")));
                }
            }
            wrong
        };
        let processors = thread::available_parallelism().map_or(1, usize::from);
        let threads: Vec<_> = (0..processors).map(|_| scope.spawn(play_some)).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    let shown = wrong.iter().take(5).cloned().collect::<Vec<_>>().join("\n");
    assert!(wrong.is_empty(), "{} of {} stories go wrong:\n\n{shown}", wrong.len(), stories.len());
}

/// How many requests the plain story makes.
fn requests() -> u64 {
    let played = play(&Story::read(PLAIN).unwrap()).unwrap();
    assert_eq!(played.endings, [Ending::Complete]);
    played.requests
}

fn broken(faults: &[&str]) -> Vec<String> {
    let mut stories = Vec::new();
    for request in 1..=requests() {
        for fault in faults {
            stories.extend(TIMES.map(|times| format!("On request {request}, {times}: {fault}.\n{PLAIN}")));
        }
    }
    stories
}

#[test]
fn every_request_answered_wrongly_or_not_at_all() {
    all_end_well(&broken(&ANSWERS));
}

#[test]
fn every_request_limited() {
    let mut stories = Vec::new();
    for request in 1..=requests() {
        for form in LIMITS {
            let short = ["once", "10 times"]
                .map(|times| format!("On request {request}, {times}: 429 {form} for 2 s.\n{PLAIN}"));
            let long =
                ["once", "3 times"].map(|times| format!("On request {request}, {times}: 429 {form} for 6 h.\n{PLAIN}"));
            stories.extend(short.into_iter().chain(long));
        }
    }
    all_end_well(&stories);
}

#[test]
fn every_request_the_last_of_its_worker() {
    all_end_well(&broken(&KILLS));
}

/// From a request on, for requests of its kind alone: the others still get through.
#[test]
fn every_kind_of_request_down_for_good() {
    let routes = [
        "role creation",
        "channel creation",
        "role grant",
        "guild look",
        "channels look",
        "member look",
        "bot look",
        "reply edit",
    ];
    let limits = LIMITS.map(|form| format!("429 {form} for 6 h"));
    let faults = ANSWERS.iter().chain(&KILLS).map(|fault| (*fault).to_owned()).chain(limits);
    let stories = faults.flat_map(|fault| routes.map(|route| format!("On any {route}, always: {fault}.\n{PLAIN}")));
    all_end_well(&stories.collect::<Vec<_>>());
}

#[test]
fn the_look_whether_it_is_allowed() {
    let limits = LIMITS.iter().flat_map(|form| ["2 s", "6 h"].map(|time| format!("429 {form} for {time}")));
    let faults = ANSWERS.iter().chain(&KILLS).map(|fault| (*fault).to_owned()).chain(limits);
    let stories =
        faults.flat_map(|fault| TIMES.map(|times| format!("On any permissions look, {times}: {fault}.\n{ALLOWED}")));
    all_end_well(&stories.collect::<Vec<_>>());
}

#[test]
fn the_reply_gone_at_every_edit() {
    let edits = (1..=3).flat_map(|edit| {
        REPLIES
            .into_iter()
            .flat_map(move |fault| TIMES.map(|times| format!("On reply edit {edit}, {times}: {fault}.\n{PLAIN}")))
    });
    all_end_well(&edits.collect::<Vec<_>>());
}
