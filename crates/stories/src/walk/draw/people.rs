//! Draws what several people do with the bot's messages, once there is a campaign.

use fastrand::Rng;

use super::{one_in, one_of, several, time};

const PEOPLE: [&str; 7] = ["kai", "mo", "pia", "greta", "gwen", "adam", "sven"];
const BUTTONS: [&str; 7] = ["Join campaign", "Join campaign", "Leave", "Let in", "Decline", "Add players…", "Repair"];
/// `custom_id`s for forged buttons: `{Test}` is the id of the category.
const FORGED: [&str; 11] = [
    "cw1:repair:{Test}",
    "cw1:repair:{general}",
    "cw1:sync:{Test}:0123456789abcdef:4000000000",
    "cw1:delete:{Test}:0123456789abcdef:4000000000",
    "cw1:delete:{Test}",
    "cw1:delete:{general}",
    "cw1:let-in:{Test}:{kai}",
    "cw1:let-in:{Test}:{robo}",
    "cw1:join:{general}",
    "cw1:let-in:{Test}",
    "cw0:join",
];

const REQUESTS: [&str; 6] =
    ["role grant", "role removal", "message creation", "message edit", "messages look", "invite creation"];
const FAULTS: [&str; 6] =
    ["answer lost", "503", "429 shared for 60 s", "killed before", "killed after", "refused 403 50013"];

pub(super) fn parts(random: &mut Rng) -> Vec<String> {
    let mut parts: Vec<String> =
        ["kai, mo are members.", "pia is a pending member.", "greta may manage roles.", "robo is a bot."]
            .map(str::to_owned)
            .into();
    parts.extend(hand_made(random));
    parts.extend(several(random, 2..12).map(|()| deed(random)));
    if one_in(random, 2) {
        parts.push(added(random));
    }
    if one_in(random, 3) {
        let (who, at) = (person(random), 5_000 + time(random, 100_000));
        parts.push(format!("At {at} ms {who} leaves the server."));
        if one_in(random, 2) {
            parts.push(format!("At {} ms {who} comes back to the server.", at + time(random, 60_000)));
        }
    }
    if one_in(random, 3) {
        parts.push(format!("ole was a member.\nAt {} ms ole accepts the invite.", 5_000 + time(random, 200_000)));
    }
    if one_in(random, 4) {
        parts.push(format!("On {} {}: {}.", one_of(random, &REQUESTS), random.u8(1..4), one_of(random, &FAULTS)));
    }
    if one_in(random, 4) {
        parts.push(deleted(random));
    }
    if one_in(random, 3) {
        parts.push(synced(random));
    }
    if one_in(random, 4) {
        let (custom_id, at) = (one_of(random, &FORGED), 4_000 + time(random, 30_000));
        let button = "the channel \"general\" has an old message with the button \"Join campaign\" that sends";
        parts.push(format!("At {at} ms {button} \"{custom_id}\"."));
    }
    parts
}

/// A category that people made.
fn hand_made(random: &mut Rng) -> Vec<String> {
    let mut parts = vec!["The guild has a category \"Hall\".".to_owned()];
    for name in ["plans", "talk", "plans"] {
        let kind = one_of(random, &["text channel", "voice channel", "forum", "stage", "announcement channel"]);
        let article = if kind.starts_with('a') { "an" } else { "a" };
        parts.push(format!("The category \"Hall\" has {article} {kind} \"{name}\"."));
    }
    if one_in(random, 3) {
        let name = one_of(random, &["Hall", "plans", "talk"]);
        parts.push(format!("Only {} and the bot see \"{name}\".", person(random)));
    }
    if one_in(random, 3) {
        parts.push("The channel \"talk\" has slow mode.".to_owned());
    }
    parts
}

/// Some time after the first command, so that its reply is there.
fn deed(random: &mut Rng) -> String {
    let (at, who) = (4_000 + time(random, 200_000), person(random));
    match random.u8(0..8) {
        0..=4 => format!("At {at} ms {who} presses \"{}\".", one_of(random, &BUTTONS)),
        5 => format!("At {at} ms {who} chooses {} in \"Players\".", chosen(random)),
        6 => format!("At {at} ms {who} uses \"{}\" past Discord.", command(random)),
        _ => format!("At {at} ms interaction {} is delivered once more.", random.u8(2..6)),
    }
}

/// Somebody adds players, whether or not they may.
fn added(random: &mut Rng) -> String {
    let (at, who) = (4_000 + time(random, 60_000), person(random));
    let pressed = format!("At {at} ms {who} presses \"Add players…\".");
    format!("{pressed}\nAt {} ms {who} chooses {} in \"Players\".", at + 1_000, chosen(random))
}

/// Somebody looks at what would be deleted, and confirms it sooner or later. In between anything may happen.
fn deleted(random: &mut Rng) -> String {
    let (at, who) = (4_000 + time(random, 60_000), one_of(random, &["gwen", "gwen", "adam", "kai"]));
    let typed = one_of(random, &["/campaign delete campaign: Test", "/campaign delete", "/delete-campaign name: Test"]);
    let place = one_of(random, &["", " in the channel \"safety\""]);
    let looked = format!("At {at} ms {who} uses \"{typed}\"{place}.");
    let confirmed = at + 2_000 + time(random, 1_000_000);
    let mut sentences = vec![looked];
    if one_in(random, 3) {
        sentences.push(format!(
            "At {} ms an admin makes the channel \"memes\" in the category \"Test\".",
            4_000 + time(random, 60_000)
        ));
        sentences.push(format!("At {} ms {who} chooses \"memes\" in \"Delete these, too\".", confirmed - 1));
    }
    sentences.push(format!(
        "At {confirmed} ms {who} presses \"{}\".",
        one_of(random, &["Delete for good", "Delete for good", "Cancel"])
    ));
    if one_in(random, 3) {
        let fault = one_of(random, &["killed before", "killed after", "answer lost", "503", "refused 403 50013"]);
        sentences.push(format!(
            "On {} {}: {fault}.",
            one_of(random, &["channel deletion", "role deletion"]),
            random.u8(1..13)
        ));
    }
    sentences.join("\n")
}

/// Somebody looks at what is missing or different after an administrator changed something, and repairs it.
fn synced(random: &mut Rng) -> String {
    let (at, who) = (6_000 + time(random, 60_000), one_of(random, &["gwen", "gwen", "greta", "kai"]));
    let meddled = one_of(
        random,
        &[
            "deletes the channel \"safety\"",
            "deletes the role",
            "renames the channel \"safety\" to \"lines-and-veils\"",
            "opens the channel \"safety\" to everyone",
            "removes the game masters from the category",
            "renames the category to \"Mine\"",
        ],
    );
    let mut sentences = vec![
        format!("At {} ms an admin {meddled}.", at - 1_000),
        format!("At {at} ms {who} uses \"/campaign {} campaign: Test\".", one_of(random, &["info", "sync"])),
    ];
    let chosen = one_of(
        random,
        &[
            "safety: permissions",
            "lines-and-veils becomes safety again",
            "safety is created anew; lines-and-veils is another",
        ],
    );
    sentences.push(format!("At {} ms {who} chooses \"{chosen}\" in \"Change these, too\".", at + 2_000));
    let confirmed = at + 3_000 + time(random, 1_000_000);
    sentences.push(format!("At {confirmed} ms {who} presses \"{}\".", one_of(random, &["Repair", "Sync"])));
    if one_in(random, 3) {
        let fault = one_of(random, &["killed before", "killed after", "answer lost", "503", "refused 403 50013"]);
        let request = one_of(random, &["channel creation 14", "channel edit 1", "overwrite edit 1", "role creation 2"]);
        sentences.push(format!("On {request}: {fault}."));
    }
    sentences.join("\n")
}

fn command(random: &mut Rng) -> String {
    let user = person(random);
    match random.u8(0..18) {
        0 => format!("/campaign add-player player: {user} campaign: Test"),
        1 => format!("/campaign remove-player player: {user} campaign: Test"),
        2 => {
            format!("/campaign invite uses: {} days: {} campaign: Test", random.u8(1..4), one_of(random, &["1", "7"]))
        }
        3 => format!("/campaign assign-gm user: {user} campaign: Test"),
        4 => format!("/campaign add-gm user: {user} campaign: Test"),
        5 => format!("/campaign remove-gm user: {user} campaign: Test"),
        6 => format!("/campaign template category: {}", one_of(random, &["Test", "Hall", "general"])),
        7 => format!("/add-campaign name: Copy like: {}", one_of(random, &["Test", "Hall", "Hall anyway: true"])),
        8 => "/add-campaign name: Test like: Test".to_owned(),
        9 => "/campaign rename name: Mine campaign: Test".to_owned(),
        10 => "/campaign delete campaign: Test".to_owned(),
        11 => "/campaign info campaign: Test".to_owned(),
        12 => "/campaign list".to_owned(),
        13 => "/campaign sync campaign: Test".to_owned(),
        14 | 15 => "/campaign archive campaign: Test".to_owned(),
        16 => "/campaign restore campaign: Test".to_owned(),
        _ => format!("/campaign settings join: {} campaign: Test", one_of(random, &["ask", "open", "closed"])),
    }
}

fn chosen(random: &mut Rng) -> String {
    let count = random.usize(1..4);
    let all = [person(random), "robo", person(random), person(random)];
    all.get(..count).unwrap_or_default().join(", ")
}

fn person(random: &mut Rng) -> &'static str {
    one_of(random, &PEOPLE)
}
