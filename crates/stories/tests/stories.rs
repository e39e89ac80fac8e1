//! Plays every story in `stories/` and compares its transcript. `UPDATE_EXPECT=1` rewrites the transcripts: read the diff
//! as prose before you commit it. A story that breaks an invariant needs a line `Known weakness: …`.
#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests are tests")]

use std::{collections::BTreeSet, fs, path::PathBuf};

use channelwright_stories::{Ending, Played, Story, play};
use expect_test::expect_file;

/// Between the story and its transcript.
const RULE: &str = "\n----\n";

fn files() -> Vec<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("stories");
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn read(file: &PathBuf) -> Story {
    let text = fs::read_to_string(file).unwrap();
    let story = text.split(RULE).next().unwrap().trim_end();
    Story::read(story).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

fn played(file: &PathBuf) -> (Story, Played) {
    let story = read(file);
    let played = play(&story).unwrap_or_else(|error| panic!("{}: {error:#}", file.display()));
    (story, played)
}

#[test]
fn every_story_has_its_transcript() {
    let mut wrong = Vec::new();
    let mut endings = BTreeSet::new();
    for file in files() {
        let (story, played) = played(&file);
        expect_file![&file].assert_eq(&format!("{}\n{RULE}{}", story.text, played.transcript));
        let is_well = played.complaints.is_empty() && !played.endings.contains(&Ending::Silent);
        if !is_well && story.known_weaknesses.is_empty() {
            let name = file.file_stem().unwrap().to_string_lossy().into_owned();
            wrong.push(format!("{name}: {:?} {:#?}", played.endings, played.complaints));
        }
        endings.extend(played.endings.iter().map(ToString::to_string));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for ending in [Ending::Complete, Ending::Undone, Ending::Reported, Ending::DeadLettered] {
        assert!(endings.contains(&ending.to_string()), "no story ends {ending}");
    }
}

#[test]
fn a_story_has_the_same_transcript_every_time() {
    for file in files() {
        let story = fs::read_to_string(&file).unwrap();
        assert!(story.ends_with(&played(&file).1.transcript), "{} goes another way", file.display());
    }
}

#[test]
fn an_error_names_the_line_and_the_possible_sentences() {
    let error = Story::read("The guild cannot have forums.\nAt 0 s the gm wants \"Test\".\nNonsense").unwrap_err();
    expect_test::expect![[r#"
        line 2: “the gm wants "Test"” is not understood; possible is:
            the interaction is delivered once more
          or “the gm wants "Test"” is not understood; possible is:
            the server has {n} more campaigns
            the channel {name} has an old message with the button {name} that sends {name}
            the worker is killed
            the worker is paused for {time}
            the reply's token expires
            the queue is down
            the queue answers after {time}
            the queue forgets to answer
            the queue is well again
            the job is delivered once more
            the operator redrives the dead letters
        line 3: a sentence ends with a full stop"#]]
    .assert_eq(&error);
}
