//! Finds the two real binaries, or builds them with cargo.

use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::OnceLock,
};

use anyhow::{Context as _, bail};
use serde_json::Value;

/// The two functions' binaries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binaries {
    /// The binary `bot`.
    pub bot: PathBuf,
    /// The binary `worker`.
    pub worker: PathBuf,
}

/// The cargo profile of the binaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// `dev`: quick to build, slow to start.
    Dev,
    /// `shipped`, for measurements.
    Shipping,
}

impl Profile {
    /// The dev build includes the CLI's package, so that cargo unifies the same features and compiles nothing twice. The
    /// shipped build has the functions alone, as a release does.
    fn cargo_arguments(self) -> &'static [&'static str] {
        match self {
            Self::Dev => &["-p", "channelwright", "-p", "channelwright-bot", "-p", "channelwright-worker"],
            Self::Shipping => &["--profile", "shipped", "-p", "channelwright-bot", "-p", "channelwright-worker"],
        }
    }

    /// Links as `build_static` in scripts/lib.sh does. Other systems' linkers take no such script.
    fn linking(self, manifest: &Path) -> Option<String> {
        if self == Self::Dev || cfg!(not(target_os = "linux")) {
            return None;
        }
        let script = manifest.with_file_name("scripts").join("no-unwinding.ld");
        Some(format!("--config=build.rustflags=['-Clink-arg=-Wl,-T,{}']", script.display()))
    }
}

impl Binaries {
    /// Finds the binaries. Blocks. In this order:
    /// 1. the paths in `CHANNELWRIGHT_BOT` and `CHANNELWRIGHT_WORKER`;
    /// 2. if cargo started this program, a build by cargo, once per process;
    /// 3. the folder of the running program.
    ///
    /// # Errors
    /// The build failed, or there are no binaries in the folder. Later calls return the same error.
    pub fn locate_or_build(profile: Profile) -> anyhow::Result<Self> {
        static DEV: OnceLock<Result<Binaries, String>> = OnceLock::new();
        static SHIPPING: OnceLock<Result<Binaries, String>> = OnceLock::new();
        let known = match profile {
            Profile::Dev => &DEV,
            Profile::Shipping => &SHIPPING,
        };
        known.get_or_init(|| locate(profile).map_err(|error| format!("{error:#}"))).clone().map_err(anyhow::Error::msg)
    }
}

fn locate(profile: Profile) -> anyhow::Result<Binaries> {
    let named = |name| env::var_os(name).map(PathBuf::from);
    if let (Some(bot), Some(worker)) = (named("CHANNELWRIGHT_BOT"), named("CHANNELWRIGHT_WORKER")) {
        return Ok(Binaries { bot, worker });
    }
    match workspace_manifest() {
        Some(manifest) => build(&manifest, profile),
        None => beside_this_program(),
    }
}

/// The manifest of the workspace; `None` if cargo did not start this program.
fn workspace_manifest() -> Option<PathBuf> {
    let package = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR")?);
    let is_workspace = |manifest: &PathBuf| {
        std::fs::read_to_string(manifest).is_ok_and(|text| text.lines().any(|line| line.trim() == "[workspace]"))
    };
    package.ancestors().map(|folder| folder.join("Cargo.toml")).find(is_workspace)
}

fn build(manifest: &Path, profile: Profile) -> anyhow::Result<Binaries> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let mut command = Command::new(cargo);
    command
        .args(["build", "--bins", "--message-format=json-render-diagnostics"])
        .args(profile.cargo_arguments())
        .arg("--manifest-path")
        .arg(manifest)
        .args(profile.linking(manifest))
        .stdin(Stdio::null())
        .stderr(Stdio::inherit());
    // Cargo sets these variables for this program. Build scripts that watch them would run again.
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
            command.env_remove(name);
        }
    }
    let output = command.output().context("could not run cargo")?;
    if !output.status.success() {
        bail!("cargo could not build the two functions ({})", output.status);
    }
    let messages = String::from_utf8_lossy(&output.stdout);
    Ok(Binaries { bot: executable(&messages, "bot")?, worker: executable(&messages, "worker")? })
}

/// The path of the binary `name` in cargo's messages.
fn executable(messages: &str, name: &str) -> anyhow::Result<PathBuf> {
    messages
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .filter(|message| message.pointer("/target/name").and_then(Value::as_str) == Some(name))
        .find_map(|message| Some(PathBuf::from(message.get("executable")?.as_str()?)))
        .with_context(|| format!("cargo built no binary named `{name}`"))
}

fn beside_this_program() -> anyhow::Result<Binaries> {
    let program = env::current_exe().context("could not determine this program's path")?;
    let folder = program.parent().unwrap_or(Path::new("."));
    let find = |name: &str| {
        let path = folder.join(format!("{name}{}", env::consts::EXE_SUFFIX));
        if path.is_file() {
            Ok(path)
        } else {
            bail!(
                "there is no `{name}` in {}: start this program with `cargo run`, or point CHANNELWRIGHT_BOT and \
                 CHANNELWRIGHT_WORKER to the two binaries",
                folder.display()
            )
        }
    };
    Ok(Binaries { bot: find("bot")?, worker: find("worker")? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_is_read_from_cargos_messages() {
        let messages = concat!(
            r#"{"reason":"compiler-artifact","target":{"kind":["lib"],"name":"bot"},"executable":null}"#,
            "\nnot json\n",
            r#"{"reason":"compiler-artifact","target":{"kind":["bin"],"name":"bot"},"executable":"/elsewhere/debug/bot"}"#,
        );
        assert_eq!(executable(messages, "bot").unwrap(), PathBuf::from("/elsewhere/debug/bot"));
        let error = executable(messages, "worker").unwrap_err();
        assert_eq!(error.to_string(), "cargo built no binary named `worker`");
    }

    #[test]
    fn this_workspace_is_found_under_cargo() {
        let manifest = workspace_manifest().unwrap();
        assert!(manifest.parent().unwrap().join("Cargo.lock").is_file());
    }
}
