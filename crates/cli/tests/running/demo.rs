//! The demo's output and exit codes.

use std::fs;

use expect_test::expect;

use crate::{between, run};

#[test]
fn the_demo_shows_the_command_the_reply_the_server_and_the_costs() {
    let ran = run(&["demo", "--name", "The *Lost* Mine", "--latency-ms", "5"]);
    ran.check(
        0,
        &[
            "Discord accepts the endpoint",
            "gwen_the_gm in #general of The Prancing Pony: /add-campaign name: The *Lost* Mine\n",
            "channelwright is thinking…\n",
            "✅ Campaign Created: The *Lost* Mine\n",
            "Role: @The *Lost* Mine Members · Game master: @gwen_the_gm\n",
            "💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning\n",
            "[Join campaign] [Leave] [Add players…]\n",
            "kai presses [Join campaign] in #general. Only kai sees the reply:\n",
            "⏳ Asked to Join: The *Lost* Mine\n",
            "#gm-notes:\n",
            "@kai wants to join this campaign.\n          [Let in] [Decline]\n",
            "gwen_the_gm presses [Let in] in #gm-notes. Only gwen_the_gm sees the reply:\n",
            "✅ @kai can see the campaign's channels now.\n",
            "✅ @kai is in (let in by @gwen_the_gm).\n",
            "cold start of the bot",
            "Discord  13 creates + ",
            " other requests, no 429, 5 ms each\n",
            "12 × POST /guilds/{guild_id}/channels\n",
            "Queue    1 message, 1 invocation of the worker\n",
            "Memory   bot ",
            "Rules    none of the ",
            "\nThe campaign is complete.\n",
        ],
    );
    assert!(!ran.out.contains('\x1b'), "no escape sequences where there is no terminal");
    expect![[r#"
        owner admin GM kai-before kai-after stranger bot   The Prancing Pony
            ✓     ✓  ✓          ✓         ✓        ✓   ✓   # general
            ✓     ✓  ✓          ·         ✓        ·   ✓   ▾ The *Lost* Mine
            ✓     ✓  ✓          ·         ✓        ·   ✓   ├─ # general-discussion   Anything about the campaign that has no be…
            ✓     ✓  ✓          ·         ✓        ·   ✓   ├─ # session-recaps       What happened last time, told by whoever r…
            ✓     ✓  ✓          ·         ·        ·   ✓   ├─ # gm-notes 🔒          Behind the screen: secrets, loose threads…
            ✓     ✓  ✓          ·         ✓        ·   ✓   ├─ ≡ characters-and-npcs  One post for each character, played or met…
            ✓     ✓  ✓          ·         ✓        ·   ✓   ├─ ≡ campaign-lore        One post for each place, faction, god and…
            ✓     ✓  ✓          ·         ·        ·   ✓   ├─ ≡ gm-planning 🔒       One post for each session, encounter or pl…
            ✓     ✓  ✓          ·         ✓        ·   ✓   ├─ # maps-and-visuals     Maps, handouts and pictures, so that every…
            ✓     ✓  ✓          ·         ✓        ·   ✓   ├─ # session-zero         What we agreed on before the first session…
            ✓     ✓  ✓          ·         ✓        ·   ✓   ├─ # safety               Lines, veils and other safety tools. Speak…
            ✓     ✓  ✓          ·         ✓        ·   ✓   ├─ # dice-rolls           Roll here, so that the story stays readabl…
            ✓     ✓  ✓          ·         ✓        ·   ✓   └─ ♪ campaign-main
        ✓ sees it and takes part   o only sees it   · does not see it
        # text   ♪ voice   ≡ forum   ▾ category   🔒 only the game master and server admins
        Roles:
          @Admin: adam_the_admin
          @Channelwright: channelwright
          @Storyteller: gwen_the_gm
          @The *Lost* Mine Members: gwen_the_gm, kai

    "#]].assert_eq(&between(&ran, "owner admin", "Times"));
}

#[test]
fn a_player_who_cannot_be_let_in_is_a_problem() {
    let ran = run(&["demo", "--latency-ms", "5", "--fault", "On role grant 2: 400"]);
    ran.check(1, &["✅ Campaign Created: Test\n", "⏳ Asked to Join: Test\n", "❌ Not Let In"]);
    assert_eq!(ran.out.lines().last(), Some("Problem: the player was not let in."));
}

#[test]
fn without_a_subcommand_it_is_the_demo_as_it_is_without_options() {
    run(&[]).check(0, &["/add-campaign name: Test\n", "350 ms each\n", "The campaign is complete.\n"]);
}

#[test]
fn asked_twice_it_is_already_there() {
    let ran = run(&["demo", "--twice", "--latency-ms", "5"]);
    ran.check(0, &["✅ Campaign Created: Test\n", "✅ Campaign Already There: Test\n", "Discord  0 creates + "]);
    assert_eq!(ran.out.matches("1 message, 1 invocation of the worker").count(), 2);
    assert!(ran.out.contains("the bot was warm"));
}

#[test]
fn the_life_of_a_campaign_ends_with_its_copy() {
    let ran = run(&["demo", "--life", "--latency-ms", "5"]);
    ran.check(
        0,
        &[
            "✅ Campaign Created: Test\n",
            "✅ Let In: Test\n",
            "✅ Campaign Renamed: Test\n",
            "✅ Campaign Archived: The Long Road\n",
            "✅ Campaign Restored: The Long Road\n",
            "✅ Campaign Created: The Second Table\n",
            "⚠️ Delete The Long Road?\n",
            "✅ Campaign Deleted: The Long Road\n",
            "The campaign is complete.\n",
        ],
    );
    let mut rest = ran.out.lines().map(said);
    for line in transcript_in_readme("gwen_the_gm in #general: /campaign rename").lines().map(said) {
        let is_it = |one: &str| line.strip_suffix('…').map_or(one == line, |start| one.starts_with(start));
        assert!(rest.any(is_it), "README's {line:?} is not in\n{}", ran.out);
    }
    assert!(!ran.out.contains("▾ The Long Road") && ran.out.contains("▾ The Second Table"), "{}", ran.out);
}

/// The block of README that begins like this.
fn transcript_in_readme(start: &str) -> String {
    let readme = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../README.md")).unwrap();
    let (_, block) = readme.split_once(&format!("```text\n{start}")).unwrap();
    format!("{start}{}", block.split_once("```").unwrap().0)
}

/// A line without its time.
fn said(line: &str) -> &str {
    let is_time = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (time, said) = line.split_once(" ms  ").unwrap_or(("", line));
    if is_time(time.trim()) { said } else { line.trim() }
}

#[test]
fn faults_that_repair_themselves_end_well() {
    let faults = [
        "On channel creation 3: 500",
        "On role creation 1: answer lost",
        "Each channel creation counts, 20 are allowed in 1 s",
        "Replies are known after 300 ms",
    ];
    let mut arguments = vec!["demo", "--latency-ms", "5"];
    arguments.extend(faults.iter().flat_map(|fault| ["--fault", fault]));
    run(&arguments).check(0, &["1 invocation of the worker", "The campaign is complete.\n"]);
}

#[test]
fn a_killed_worker_is_followed_when_sqs_would_deliver_again_and_no_sooner() {
    let ran = run(&["demo", "--latency-ms", "5", "--fault", "On request 12: killed before"]);
    ran.check(0, &["2 invocations of the worker", "The campaign is complete.\n"]);
    let (_, after) = ran.out.split_once("final message after ").unwrap();
    // "30.29 s"; less than 10 s would be in milliseconds.
    let after_s: f64 = after.split_once(" s\n").unwrap().0.parse().unwrap();
    // It was killed right after it had hidden its message for 30 s.
    assert!((29.0..60.0).contains(&after_s), "{after_s} s");
}

#[test]
fn lists_that_lag_behind_make_nothing_twice() {
    let lag = ["--fault", "New objects are listed after 300 ms", "--fault", "On role creation 1: answer lost"];
    let ran = run(&[["demo", "--latency-ms", "5"].as_slice(), &lag].concat());
    ran.check(0, &["The campaign is complete.\n"]);
}

#[test]
fn forums_that_are_refused_are_text_channels_and_the_message_says_so() {
    let ran = run(&["demo", "--latency-ms", "5", "--fault", "The guild cannot have forums"]);
    ran.check(
        0,
        &["├─ # campaign-lore", "3 channels are text channels, since Discord does not allow forums in this server"],
    );
}

#[test]
fn a_bot_without_permissions_makes_nothing_and_the_last_line_says_why() {
    let ran = run(&["demo", "--latency-ms", "5", "--bot-permissions", "0"]);
    ran.check(1, &["❌ Campaign Not Created: Test\n", "I lack “Manage Channels” and “Manage Roles”"]);
    let last = ran.out.lines().last();
    assert_eq!(last, Some("Problem: the final message is “❌ Campaign Not Created: Test”."));
}

#[test]
fn a_game_master_without_permissions_whom_an_admin_allowed_makes_a_campaign() {
    let ran = run(&["demo", "--latency-ms", "5", "--gm-without-permissions"]);
    ran.check(
        0,
        &[
            "@Storyteller has no permissions. adam_the_admin allows the command to it: Server Settings → Integrations",
            "✅ Campaign Created: Test\n",
            "1 × GET /applications/{application_id}/guilds/{guild_id}/commands/permissions\n",
            "The campaign is complete.\n",
        ],
    );
}

#[test]
fn what_the_bot_refuses_at_once_is_no_campaign() {
    let ran = run(&["demo", "--name", " ", "--latency-ms", "5"]);
    ran.check(1, &["That name has no visible characters", "Queue    0 messages, 0 invocations", "worker none"]);
    run(&["demo", "--fault", "At 0 s the queue is down", "--latency-ms", "5"])
        .check(1, &["I don't know whether your command got through"]);
}

#[test]
fn a_fault_that_makes_no_sense_is_a_usage_error() {
    let ran = run(&["demo", "--fault", "On nonsense 3: 500"]);
    expect![[r"
        error: invalid value 'On nonsense 3: 500' for '--fault <SENTENCE>': “nonsense 3” is not understood; possible is:
            request {n}
            any request
            any {route}
            {route} {n}

        For more information, try '--help'.
    "]]
    .assert_eq(&ran.err);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
}
