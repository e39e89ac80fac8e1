//! The real binary: its output and exit codes.

#![expect(clippy::unwrap_used, reason = "a test may panic, and so may its helpers")]

use std::{
    fs,
    io::Write as _,
    path::Path,
    process::{Command, Stdio},
};

use channelwright_simulator::program_output::ProgramOutput;
use expect_test::{Expect, expect};

fn run_with(arguments: &[&str], folder: &Path, input: &str) -> ProgramOutput {
    let mut child = Command::new(env!("CARGO_BIN_EXE_channelwright"))
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that reads no input may exit before the write.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap().try_into().unwrap()
}

fn run(arguments: &[&str]) -> ProgramOutput {
    run_with(arguments, Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")), "")
}

#[track_caller]
fn check(ran: &ProgramOutput, code: i32, out: &Expect, err: &Expect) {
    out.assert_eq(&ran.out);
    err.assert_eq(&ran.err);
    assert_eq!(ran.code, Some(code));
}

const WRONG: &str = "channels:\n  - name: general\n    type: txt\n  - {name: General, type: text, gmonly: true}\n";

#[test]
fn validate_has_nothing_to_say_about_the_default_template() {
    let ran = run(&["validate", "config/campaign_channels.yaml"]);
    check(
        &ran,
        0,
        &expect![[r#"
        config/campaign_channels.yaml: 11 channels, no mistakes
    "#]],
        &expect![[""]],
    );
}

#[test]
fn validate_prints_every_mistake_of_every_file() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("wrong.yaml"), WRONG).unwrap();
    fs::write(folder.path().join("bad.yaml"), "channels: [").unwrap();
    fs::write(folder.path().join("right.yaml"), "channels: [{name: a, type: text}]").unwrap();
    let ran = run_with(&["validate", "wrong.yaml", "absent.yaml", "bad.yaml", "right.yaml"], folder.path(), "");
    check(
        &ran,
        1,
        &expect![[r#"
        wrong.yaml:3:11: type `txt` is not known; write text, voice or forum
        wrong.yaml:4:12: the name `general` is taken by the channel in line 2; give one of them another name
        wrong.yaml:4:33: key `gmonly` is not known; did you mean `gm_only`?
        absent.yaml cannot be read: No such file or directory (os error 2)
        bad.yaml:1:12: not YAML: did not find expected node content, while parsing a flow node; correct the indentation or the quotes
        right.yaml: 1 channel, no mistakes
    "#]],
        &expect![[""]],
    );
}

#[test]
fn validate_reads_standard_input() {
    let ran = run_with(&["validate", "-"], Path::new("."), WRONG);
    check(
        &ran,
        1,
        &expect![[r#"
        <stdin>:3:11: type `txt` is not known; write text, voice or forum
        <stdin>:4:12: the name `general` is taken by the channel in line 2; give one of them another name
        <stdin>:4:33: key `gmonly` is not known; did you mean `gm_only`?
    "#]],
        &expect![[""]],
    );
}

#[test]
fn validate_counts_what_it_does_not_list() {
    let many = format!("channels:\n{}", "  - 1\n".repeat(150));
    let ran = run_with(&["validate", "-"], Path::new("."), &many);
    assert_eq!(ran.out.lines().count(), 101);
    assert_eq!(ran.out.lines().last(), Some("<stdin>: and 51 more mistakes"));
}

#[test]
fn validate_reads_no_more_of_a_large_file_than_it_needs() {
    let folder = tempfile::tempdir().unwrap();
    let ten_megabytes = "  - {name: general, type: text}\n".repeat(330_000);
    fs::write(folder.path().join("large.yaml"), ten_megabytes).unwrap();
    let ran = run_with(&["validate", "large.yaml"], folder.path(), "");
    check(
        &ran,
        1,
        &expect![[r#"
        large.yaml:1:1: the file is larger than 256 KiB; a template of 50 channels needs less, so check that this is one
    "#]],
        &expect![[""]],
    );
}

#[test]
fn validate_without_a_file_is_a_usage_error() {
    let ran = run(&["validate"]);
    check(
        &ran,
        2,
        &expect![[""]],
        &expect![[r#"
        error: the following required arguments were not provided:
          <TEMPLATE>...

        Usage: channelwright validate <TEMPLATE>...

        For more information, try '--help'.
    "#]],
    );
}

#[test]
fn plan_shows_the_default_campaign() {
    check(
        &run(&["plan"]),
        0,
        &expect![[r#"
            + role      @Test Members
            + category  Test
            + text      general-discussion  — Anything about the campaign that has no better place, from scheduling to snacks.
            + text      session-recaps  — What happened last time, told by whoever remembers it best. One message per session.
            + text      gm-notes  (GM only)  — Behind the screen: secrets, loose threads and notes that the players must not read.
            + voice     campaign-main
            + forum     characters-and-npcs  — One post for each character, played or met along the way, with portrait, story and sheet.
            + forum     campaign-lore  — One post for each place, faction, god and legend of the world, for everyone to look up and add to.
            + forum     gm-planning  (GM only)  — One post for each session, encounter or plot in preparation. Only the game master sees it.
            + text      maps-and-visuals  — Maps, handouts and pictures, so that everyone sees the same dungeon.
            + text      session-zero  — What we agreed on before the first session, from tone and house rules to character creation.
            + text      safety  — Lines, veils and other safety tools. Speak up here, or write to the game master in private.
            + text      dice-rolls  — Roll here, so that the story stays readable elsewhere.

            In the category
              @everyone is denied: View Channels, Connect
              the campaign's role gets: View Channels, Send Messages, Read Message History, Connect, Speak, Create Public Threads, Send Messages in Threads
              the game master gets: View Channels, Send Messages, Manage Messages, Read Message History, Connect, Speak, Mute Members, Deafen Members, Move Members, Manage Threads and Posts, Create Public Threads, Send Messages in Threads, Pin Messages
              the bot gets: View Channels, Connect
            In text channels for the players
              @everyone is denied: View Channels
              the campaign's role gets: View Channels, Send Messages, Read Message History, Create Public Threads, Send Messages in Threads
              the game master gets: View Channels, Send Messages, Manage Messages, Read Message History, Manage Threads and Posts, Create Public Threads, Send Messages in Threads, Pin Messages
              the bot gets: View Channels
            In text channels that only the game master sees
              @everyone is denied: View Channels
              the game master gets: View Channels, Send Messages, Manage Messages, Read Message History, Manage Threads and Posts, Create Public Threads, Send Messages in Threads, Pin Messages
              the bot gets: View Channels
            In voice channels for the players
              @everyone is denied: View Channels, Connect
              the campaign's role gets: View Channels, Send Messages, Read Message History, Connect, Speak
              the game master gets: View Channels, Send Messages, Manage Messages, Read Message History, Connect, Speak, Mute Members, Deafen Members, Move Members
              the bot gets: View Channels, Connect
            In forum channels for the players
              @everyone is denied: View Channels
              the campaign's role gets: View Channels, Send Messages, Read Message History, Send Messages in Threads
              the game master gets: View Channels, Send Messages, Manage Messages, Read Message History, Manage Threads and Posts, Send Messages in Threads, Pin Messages
              the bot gets: View Channels
            In forum channels that only the game master sees
              @everyone is denied: View Channels
              the game master gets: View Channels, Send Messages, Manage Messages, Read Message History, Manage Threads and Posts, Send Messages in Threads, Pin Messages
              the bot gets: View Channels

            Requests: 13 (the role, the category, 11 channels)
            The bot needs these permissions in the server: Manage Channels, View Channels, Send Messages, Manage Messages, Read Message History, Connect, Speak, Mute Members, Deafen Members, Move Members, Manage Roles, Manage Threads and Posts, Create Public Threads, Send Messages in Threads, Pin Messages
        "#]],
        &expect![[""]],
    );
}

#[test]
fn plan_takes_a_template_and_a_name() {
    let template = "channels: [{name: The Table, type: voice, gm_only: true}]";
    let ran = run_with(&["plan", "-", "--name", " The  Lost Mine "], Path::new("."), template);
    check(
        &ran,
        0,
        &expect![[r#"
            + role      @The Lost Mine Members
            + category  The Lost Mine
            + voice     The Table  (GM only)

            In the category
              @everyone is denied: View Channels, Connect
              the campaign's role gets: View Channels, Send Messages, Read Message History, Connect, Speak, Create Public Threads, Send Messages in Threads
              the game master gets: View Channels, Send Messages, Manage Messages, Read Message History, Connect, Speak, Mute Members, Deafen Members, Move Members, Manage Threads and Posts, Create Public Threads, Send Messages in Threads, Pin Messages
              the bot gets: View Channels, Connect
            In voice channels that only the game master sees
              @everyone is denied: View Channels, Connect
              the game master gets: View Channels, Send Messages, Manage Messages, Read Message History, Connect, Speak, Mute Members, Deafen Members, Move Members
              the bot gets: View Channels, Connect

            Requests: 3 (the role, the category, 1 channel)
            The bot needs these permissions in the server: Manage Channels, View Channels, Send Messages, Manage Messages, Read Message History, Connect, Speak, Mute Members, Deafen Members, Move Members, Manage Roles, Manage Threads and Posts, Create Public Threads, Send Messages in Threads, Pin Messages
        "#]],
        &expect![[""]],
    );
}

#[test]
fn plan_of_a_wrong_template_prints_its_mistakes_and_no_plan() {
    let ran = run_with(&["plan", "-"], Path::new("."), WRONG);
    check(
        &ran,
        1,
        &expect![[""]],
        &expect![[r#"
        <stdin>:3:11: type `txt` is not known; write text, voice or forum
        <stdin>:4:12: the name `general` is taken by the channel in line 2; give one of them another name
        <stdin>:4:33: key `gmonly` is not known; did you mean `gm_only`?
    "#]],
    );
}

#[test]
fn plan_of_an_absent_template_fails() {
    let ran = run(&["plan", "config/absent.yaml"]);
    check(
        &ran,
        1,
        &expect![[""]],
        &expect![[r#"
        error: config/absent.yaml cannot be read: No such file or directory (os error 2)
    "#]],
    );
}

#[test]
fn plan_with_an_unusable_name_is_a_usage_error() {
    let ran = run(&["plan", "--name", " "]);
    check(
        &ran,
        2,
        &expect![[""]],
        &expect![[r#"
        error: invalid value ' ' for '--name <NAME>': the name has no visible character

        For more information, try '--help'.
    "#]],
    );
}

#[test]
fn every_subcommand_explains_itself() {
    for arguments in [
        &["--help"][..],
        &["demo", "--help"],
        &["plan", "--help"],
        &["validate", "--help"],
        &["register", "--help"],
        &["doctor", "--help"],
    ] {
        let ran = run(arguments);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{arguments:?}");
        assert!(ran.out.contains("Usage: channelwright") && ran.out.contains("Exit codes:"), "{arguments:?}");
    }
}

#[test]
fn an_unknown_subcommand_is_a_usage_error() {
    assert_eq!(run(&["plna"]).code, Some(2));
}
