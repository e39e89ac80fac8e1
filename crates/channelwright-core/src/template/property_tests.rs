//! The parser handles any input, and reports positions within the file.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;

/// Lines as editors count them, with their length in characters.
fn lines(bytes: &[u8]) -> Vec<usize> {
    let text = String::from_utf8_lossy(bytes).replace("\r\n", "\n");
    text.trim_start_matches('\u{feff}').split(['\n', '\r']).map(|line| line.chars().count()).collect()
}

fn check(bytes: &[u8]) -> Result<(), TestCaseError> {
    let Err(found) = Template::parse(bytes) else { return Ok(()) };
    prop_assert!(!found.problems.is_empty());
    let lines = lines(bytes);
    for problem in &found.problems {
        let length = (problem.line.checked_sub(1)).and_then(|n| lines.get(n));
        let Some(length) = length else { return Err(TestCaseError::fail(format!("no such line: {problem}"))) };
        prop_assert!((1..=length + 1).contains(&problem.column), "no such column: {problem}");
        prop_assert!(!problem.to_string().contains('\n'), "more than one line: {problem}");
    }
    Ok(())
}

/// Template-like text, mostly invalid.
fn template() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        Just("name".to_owned()),
        Just("type".to_owned()),
        Just("gm_only".to_owned()),
        Just("description".to_owned()),
        Just("channels".to_owned()),
        Just("game_master_may".to_owned()),
        Just("text".to_owned()),
        Just("voice".to_owned()),
        "[a-zA-Zäß龍🎲 .!#'-]{0,6}",
        "\"(\\\\[nt0ePLN\"]|[a-z]){0,4}\"",
        "[-0-9.e]{1,5}",
        "(~|true|\\[\\]|\\{\\}|&a|\\*a|!t|\\|\r?\n {6}x|>-\n {6}y|\u{85}|\u{2028})",
    ];
    let entry = prop::collection::vec((word.clone(), word), 0..5);
    let end = prop_oneof![Just("\n"), Just("\r\n"), Just("\r"), Just("\n\n# é\n")];
    (prop::collection::vec(entry, 0..6), end).prop_map(|(entries, end)| {
        let mut text = format!("channels:{end}");
        for entry in entries {
            for (n, (key, value)) in entry.iter().enumerate() {
                let indent = if n == 0 { "  - " } else { "    " };
                let _ = write!(text, "{indent}{key}: {value}{end}");
            }
        }
        text
    })
}

proptest! {
    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        check(&bytes)?;
    }

    #[test]
    fn any_text(text in "\u{feff}?[\\PC\n\r\t:\\-\\[\\]{}&*!|>'\"%@`,?# ]{0,200}") {
        check(text.as_bytes())?;
    }

    #[test]
    fn anything_like_a_template(text in template()) {
        check(text.as_bytes())?;
    }

    #[test]
    fn the_default_template_with_a_few_bytes_changed(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4)
    ) {
        let mut bytes = CAMPAIGN_CHANNELS_YAML.as_bytes().to_vec();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        check(&bytes)?;
    }

    #[test]
    fn what_discord_keeps_it_keeps(typed in "\\PC{0,40}") {
        for kind in [ChannelKind::Text, ChannelKind::Voice] {
            let once = channel_name(kind, &typed);
            prop_assert_eq!(&channel_name(kind, &once), &once);
        }
    }
}

/// Files that would make a naive parser slow or exhaust its memory.
#[test]
fn hostile_files_are_answered() {
    let bomb = (1..9).fold("a0: &a0 [x]\n".to_owned(), |text, n| {
        let list = vec![format!("*a{}", n - 1); 9].join(", ");
        format!("{text}a{n}: &a{n} [{list}]\n")
    });
    let long = format!("- &a {}\n{}", "x".repeat(100_000), "- *a\n".repeat(30_000));
    let hostile = [
        bomb,
        long,
        "[".repeat(250_000),
        "{a: ".repeat(4_000),
        "[#]\n".repeat(4_000),
        "- ".repeat(120_000),
        "? ".repeat(120_000),
        "&a ".repeat(80_000),
        "'".repeat(250_001),
        "channels:\n".to_owned() + &"- 1\n".repeat(3_000),
        "k: 1\n".repeat(3_000),
        "channels:\n".to_owned() + &"- {name: a, type: text}\n".repeat(5_000) + &" #".repeat(60_000) + "\u{2028}",
    ];
    for text in hostile {
        let shown = text.chars().take(20).collect::<String>();
        assert!(Template::parse(text.as_bytes()).is_err(), "{shown:?}");
        check(text.as_bytes()).unwrap_or_else(|error| panic!("{shown:?}: {error}"));
    }
}
