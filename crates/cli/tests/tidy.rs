//! House rules of the repository, as tests.
#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests are tests")]

use std::{collections::BTreeSet, fs, path::PathBuf, process::Command};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Every file with this ending that git tracks, or would.
fn files(ending: &str) -> Vec<String> {
    let arguments = ["ls-files", "--cached", "--others", "--exclude-standard"];
    let output = Command::new("git").args(arguments).current_dir(root()).output().unwrap();
    let list = String::from_utf8(output.stdout).unwrap();
    let exists = |path: &&str| path.ends_with(ending) && root().join(path).exists();
    list.lines().filter(exists).map(str::to_owned).collect()
}

#[test]
fn the_core_depends_on_no_runtime_network_or_clock() {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--package", "channelwright-core", "--edges", "normal", "--depth", "1", "--prefix", "none"])
        .args(["--format", "{p}", "--locked"])
        .current_dir(root())
        .output()
        .unwrap();
    let tree = String::from_utf8(output.stdout).unwrap();
    let mut names: Vec<&str> = tree.lines().skip(1).filter_map(|line| line.split(' ').next()).collect();
    names.sort_unstable();
    let allowed =
        ["ed25519-dalek", "hex", "serde", "serde_json", "serde_yaml", "strsim", "thiserror", "unicode-normalization"];
    assert_eq!(names, allowed);
}

#[test]
fn nothing_links_openssl() {
    let lock = read("Cargo.lock");
    for name in ["openssl-sys", "openssl", "native-tls", "aws-lc-sys"] {
        assert!(!lock.contains(&format!("name = \"{name}\"\n")), "{name} is in Cargo.lock");
    }
}

#[test]
fn the_simulator_is_independent_evidence() {
    let manifest = read("crates/simulator/Cargo.toml");
    let ours = manifest.lines().filter(|line| line.starts_with("channelwright-"));
    assert_eq!(ours.collect::<Vec<_>>(), Vec::<&str>::new());
}

#[test]
fn the_architecture_names_only_files_that_exist() {
    let text = read("docs/architecture.md");
    let named: Vec<&str> = text.split('`').filter(|word| word.starts_with("crates/") && word.contains('.')).collect();
    for path in &named {
        assert!(root().join(path).exists(), "{path} does not exist");
    }
    assert!(named.len() > 15, "the page describes the journey file by file");
}

/// The last cell of each row names files, and after each file the tests or words that it must contain.
#[test]
fn the_threat_model_names_only_proofs_that_exist() {
    let text = read("docs/threat-model.md");
    let rows: Vec<&str> =
        text.lines().filter(|line| line.starts_with("| ") && !line.ends_with("| proved by |")).collect();
    for row in &rows {
        let proofs = row.trim_end_matches(" |").rsplit(" | ").next().unwrap();
        let (mut file, mut found) = (String::new(), 0);
        for word in proofs.split('`').skip(1).step_by(2) {
            if word.contains('/') {
                file = read(word);
                continue;
            }
            let tests = [format!("fn {word}("), format!("def {word}(")];
            let is_test = tests.iter().any(|test| file.contains(test.as_str()));
            assert!(is_test || (!word.contains('_') && file.contains(word)), "{word} is not in the named file: {row}");
            found += 1;
        }
        assert!(found > 0, "nothing proves this: {row}");
    }
    assert!(rows.len() > 20, "the table has too few rows");
}

/// The first page that a visitor sees. Documents go to `docs/` or `.github/`.
#[test]
fn the_root_stays_small() {
    let paths = files("");
    let top: BTreeSet<&str> = paths.iter().filter_map(|path| path.split('/').next()).collect();
    let allowed = [
        ".cargo",
        ".ci",
        ".env.example",
        ".github",
        ".gitignore",
        "Cargo.lock",
        "Cargo.toml",
        "LAMBDA_LAYER_ARCHITECTURE.md",
        "LICENSE-APACHE",
        "LICENSE-MIT",
        "README.md",
        "clippy.toml",
        "config",
        "crates",
        "docs",
        "infrastructure",
        "rust-toolchain.toml",
        "rustfmt.toml",
        "scripts",
    ];
    let extra: Vec<_> = top.iter().filter(|name| !allowed.contains(name)).collect();
    assert!(extra.is_empty(), "new at the root: {extra:?}");
}

#[test]
fn links_between_documents_lead_somewhere() {
    for file in files(".md") {
        let text = read(&file);
        let folder = PathBuf::from(&file).parent().unwrap().to_path_buf();
        for link in text.split("](").skip(1).filter_map(|rest| rest.split([')', '#']).next()) {
            let is_path = !link.is_empty() && !link.contains("://");
            assert!(!is_path || root().join(&folder).join(link).exists(), "{file} links to {link}");
        }
    }
}

#[test]
fn nothing_is_left_open_in_the_code() {
    let marks = [["FIX", "ME"].concat(), ["XX", "X"].concat(), ["#[ign", "ore"].concat()];
    for file in files(".rs") {
        let text = read(&file);
        for mark in &marks {
            assert!(!text.contains(mark.as_str()), "{mark} in {file}");
        }
    }
}

#[test]
fn a_file_holds_one_thing() {
    for file in files(".rs") {
        let lines = read(&file).lines().count();
        assert!(lines <= 500, "{file} has {lines} lines");
    }
}
