//! The folders of good and bad samples. A file's name is the reason; the message is in the `.expected` beside it.
//! `UPDATE_EXPECT=1` rewrites the messages.

#![expect(clippy::disallowed_methods, reason = "these tests read the folders of samples")]

use std::path::{Path, PathBuf};

use super::*;
use crate::{limits::TEMPLATE_MAX_BYTES, permission::preset};

/// Mistakes that a JSON Schema cannot detect: in the spelling, or between two entries.
const ONLY_THE_PARSER_SEES: &[&str] = &[
    "name_taken_by_an_alias",
    "name_taken_by_one_that_looks_alike",
    "name_taken_after_discords_spelling",
    "name_taken_by_a_stand_in_for_a_forum",
    "name_taken_twice",
    "name_without_a_letter",
];

fn samples(kind: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/templates").join(kind);
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut samples: Vec<_> = files.filter(|path| path.extension().is_some_and(|end| end == "yaml")).collect();
    samples.sort();
    assert!(!samples.is_empty(), "no samples in {kind}");
    samples
}

fn reason(sample: &Path) -> &str {
    sample.file_stem().unwrap().to_str().unwrap()
}

fn parse(sample: &Path) -> Result<Template, TemplateProblems> {
    Template::parse(&std::fs::read(sample).unwrap())
}

/// Compares with the expectation, or rewrites it.
fn expect_beside(sample: &Path, actual: &str) {
    let actual = format!("{actual}\n");
    expect_test::expect_file![sample.with_extension("expected")].assert_eq(&actual);
}

#[test]
fn every_invalid_sample_gets_its_message() {
    for sample in samples("invalid") {
        let problems = parse(&sample).expect_err(reason(&sample));
        expect_beside(&sample, &problems.to_string());
    }
}

#[test]
fn every_valid_sample_becomes_its_channels() {
    for sample in samples("valid") {
        let template = parse(&sample).unwrap_or_else(|problems| panic!("{}: {problems}", reason(&sample)));
        let mut lines: Vec<String> = template.channels.iter().map(|channel| format!("{channel:?}")).collect();
        if template.game_master_may != preset::GAME_MASTER_MAY_BY_DEFAULT {
            lines.push(format!("game masters may {:?}", template.game_master_may));
        }
        if !template.only_admins_may.is_empty() {
            lines.push(format!("only admins may {:?}", template.only_admins_may));
        }
        expect_beside(&sample, &lines.join("\n"));
    }
}

#[test]
fn every_expectation_has_its_sample() {
    for kind in ["valid", "invalid"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/templates").join(kind);
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            assert!(path.with_extension("yaml").exists(), "{} is left over", path.display());
        }
    }
}

#[test]
fn a_file_of_ten_megabytes_is_not_even_read() {
    let line = b"  - {name: general, type: text}\n";
    let bytes = line.repeat(10 * 1024 * 1024 / line.len());
    let problems = Template::parse(&bytes).unwrap_err();
    expect_test::expect![[
        r#"line 1, column 1: the file is larger than 256 KiB; a template of 50 channels needs less, so check that this is one"#
    ]]
    .assert_eq(&problems.to_string());
}

#[test]
fn the_largest_file_that_is_read_is_read_whole() {
    let mut bytes = b"channels: [{name: a, type: text}]\n#".to_vec();
    bytes.resize(TEMPLATE_MAX_BYTES, b' ');
    assert!(Template::parse(&bytes).is_ok());
    bytes.push(b' ');
    assert_eq!(Template::parse(&bytes).unwrap_err().problems[0].mistake, Mistake::FileTooLarge);
}

#[test]
fn beyond_a_hundred_mistakes_are_only_counted() {
    let text = format!("channels:\n{}", "  - {name: a, type: txt}\n".repeat(60));
    let problems = Template::parse(text.as_bytes()).unwrap_err();
    assert_eq!((problems.problems.len(), problems.more, problems.count()), (100, 20, 120));
    assert!(problems.to_string().ends_with("\nand 20 more"));
}

/// Locating a mistake reads the whole file.
#[test]
fn of_a_large_file_few_mistakes_are_located() {
    let text = "k: 1\n".repeat(TEMPLATE_MAX_BYTES / 5);
    let problems = Template::parse(text.as_bytes()).unwrap_err();
    // Each line has one, and `channels:` is missing.
    assert_eq!((problems.problems.len(), problems.count()), (8, TEMPLATE_MAX_BYTES / 5 + 1));
}

#[test]
fn the_default_template_is_the_originals_eleven_channels_in_order() {
    use ChannelKind::{Forum, Text, Voice};
    let template = Template::default_campaign().unwrap();
    let channels: Vec<_> = template.channels.iter().map(|one| (one.name.as_str(), one.kind, one.gm_only)).collect();
    let wanted = [
        ("general-discussion", Text, false),
        ("session-recaps", Text, false),
        ("gm-notes", Text, true),
        ("campaign-main", Voice, false),
        ("characters-and-npcs", Forum, false),
        ("campaign-lore", Forum, false),
        ("gm-planning", Forum, true),
        ("maps-and-visuals", Text, false),
        ("session-zero", Text, false),
        ("safety", Text, false),
        ("dice-rolls", Text, false),
    ];
    assert_eq!(channels, wanted);
    for channel in &template.channels {
        assert_eq!(channel.topic.is_some(), channel.kind != Voice, "topic of {}", channel.name);
    }
    assert_eq!(CAMPAIGN_CHANNELS_YAML.matches("    description: ").count(), 11);
}

fn schema() -> jsonschema::Validator {
    let text = include_str!("../../../../config/campaign_channels.schema.json");
    let schema: serde_json::Value = serde_json::from_str(text).unwrap();
    jsonschema::draft202012::meta::validate(&schema).expect("the schema is a schema");
    jsonschema::validator_for(&schema).unwrap()
}

/// The file as JSON; `None` for invalid YAML or repeated keys.
fn as_json(bytes: &[u8]) -> Option<serde_json::Value> {
    let mut yaml: serde_yaml::Value = serde_yaml::from_slice(bytes).ok()?;
    // Once for each level of mappings in merged mappings.
    yaml.apply_merge().and_then(|()| yaml.apply_merge()).ok()?;
    serde_json::to_value(yaml).ok()
}

#[test]
fn the_schema_and_the_default_template_name_the_same_permissions() {
    let text = include_str!("../../../../config/campaign_channels.schema.json");
    let schema: serde_json::Value = serde_json::from_str(text).unwrap();
    let may = &schema["properties"]["game_master_may"];
    assert_eq!(may["items"]["enum"], serde_json::json!(preset::names()));
    let default: Vec<&str> = may["default"].as_array().unwrap().iter().map(|one| one.as_str().unwrap()).collect();
    let known = preset::GAME_MASTER_MAY.iter().filter(|(name, _)| default.contains(name));
    assert_eq!(known.fold(Permissions::NONE, |all, (_, one)| all | *one), preset::GAME_MASTER_MAY_BY_DEFAULT);
    let comment = format!("#   game_master_may: [{}]\n", default.join(", "));
    assert!(CAMPAIGN_CHANNELS_YAML.contains(&comment), "{comment}");
}

#[test]
fn the_schema_accepts_what_the_parser_accepts() {
    let schema = schema();
    assert!(schema.is_valid(&as_json(CAMPAIGN_CHANNELS_YAML.as_bytes()).unwrap()), "the default template");
    for sample in samples("valid") {
        let json = as_json(&std::fs::read(&sample).unwrap()).unwrap();
        let errors: Vec<_> = schema.iter_errors(&json).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{}: {errors:?}", reason(&sample));
    }
}

#[test]
fn the_schema_refuses_what_the_parser_refuses_if_it_can_see_it() {
    let schema = schema();
    for sample in samples("invalid") {
        let Some(json) = as_json(&std::fs::read(&sample).unwrap()) else { continue };
        let unseen = ONLY_THE_PARSER_SEES.contains(&reason(&sample));
        assert_eq!(schema.is_valid(&json), unseen, "{}", reason(&sample));
    }
}
