//! The packages of both modes, unpacked as Lambda mounts them.

use std::{
    env, fs,
    io::{Cursor, Read as _, Write as _},
    path::{Path, PathBuf},
};

use anyhow::{Context as _, ensure};
use channelwright_simulator::binaries::Binaries;
use tempfile::TempDir;
use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

/// The packages of the functions that need the layer, and of the layer.
#[derive(Debug)]
pub(super) struct LayeredPackages {
    layer: Vec<u8>,
    bot: Vec<u8>,
    worker: Vec<u8>,
}

/// A value for each mode.
#[derive(Debug)]
pub(super) struct Modes<T> {
    pub(super) fixed: T,
    pub(super) layered: T,
}

/// A function's package in one mode, unpacked.
#[derive(Debug)]
pub(super) struct Package {
    /// The program that Lambda starts.
    pub(super) bootstrap: PathBuf,
    /// Where Lambda has the loader look for shared objects.
    pub(super) library_path: String,
    /// Everything that the loader reads of ours: the program, and the layer's shared object where there is one.
    pub(super) files: Vec<PathBuf>,
    /// Bytes of the zip.
    pub(super) size: usize,
}

/// The unpacked packages. Dropping this deletes them.
#[derive(Debug)]
pub(super) struct Unpacked {
    pub(super) bot: Modes<Package>,
    pub(super) worker: Modes<Package>,
    /// Bytes of the layer's zip.
    pub(super) layer_size: usize,
    _folder: TempDir,
}

/// Where `scripts/layered.py` leaves what it builds for this machine.
pub(super) fn default_folder() -> PathBuf {
    let target = env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into());
    Path::new(&target).join("layered").join(architecture())
}

/// This machine's architecture by AWS's name.
fn architecture() -> &'static str {
    match env::consts::ARCH {
        "aarch64" => "arm64",
        other => other,
    }
}

impl LayeredPackages {
    /// Reads the packages that `scripts/layered.py` built in this folder.
    pub(super) fn read(folder: &Path) -> anyhow::Result<Self> {
        let read = |name: &str| {
            fs::read(folder.join(name)).with_context(|| {
                format!(
                    "there is no {name} in {}: `python3 scripts/layered.py build {}` builds it",
                    folder.display(),
                    architecture()
                )
            })
        };
        Ok(Self { layer: read("lambda-layer.zip")?, bot: read("bot.zip")?, worker: read("worker.zip")? })
    }

    /// Packs the static functions, too, and unpacks everything, so that both modes are prepared in the same way.
    pub(super) fn unpack_beside(&self, fixed: &Binaries) -> anyhow::Result<Unpacked> {
        let folder = tempfile::tempdir().context("no temporary folder")?;
        let opt = folder.path().join("opt");
        let shared = unpack(&self.layer, &opt).context("lambda-layer.zip cannot be unpacked")?;
        let function = |name: &str, fixed: &Path, layered: &[u8]| {
            let packed = pack(fixed).with_context(|| format!("{} cannot be packed", fixed.display()))?;
            let unpacked = |mode: &str, zip: &[u8], needs: &[PathBuf]| {
                let task = folder.path().join(mode).join(name);
                Package::unpack(zip, &task, &opt, needs)
                    .with_context(|| format!("{name}.zip ({mode}) cannot be unpacked"))
            };
            anyhow::Ok(Modes {
                fixed: unpacked("static", &packed, &[])?,
                layered: unpacked("layered", layered, &shared)?,
            })
        };
        Ok(Unpacked {
            bot: function("bot", &fixed.bot, &self.bot)?,
            worker: function("worker", &fixed.worker, &self.worker)?,
            layer_size: self.layer.len(),
            _folder: folder,
        })
    }
}

impl Package {
    fn unpack(zip: &[u8], task: &Path, opt: &Path, needs: &[PathBuf]) -> anyhow::Result<Self> {
        let files = [unpack(zip, task)?, needs.to_vec()].concat();
        let bootstrap = task.join("bootstrap");
        ensure!(bootstrap.is_file(), "it holds no bootstrap");
        // In Lambda's order: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
        let (task, opt) = (task.display(), opt.display());
        let library_path = format!("/lib64:/usr/lib64:/var/runtime:/var/runtime/lib:{task}:{task}/lib:{opt}/lib");
        Ok(Self { bootstrap, library_path, files, size: zip.len() })
    }

    /// Makes the next start read the files from disk, as on a new machine. No process may be using them. Linux only.
    pub(super) fn forget_cached(&self) -> anyhow::Result<()> {
        for file in &self.files {
            drop_from_cache(file).with_context(|| format!("{} stays in the page cache", file.display()))?;
        }
        Ok(())
    }
}

#[cfg(target_os = "linux")]
fn drop_from_cache(file: &Path) -> std::io::Result<()> {
    use rustix::fs::{Advice, fadvise};
    Ok(fadvise(&fs::File::open(file)?, 0, None, Advice::DontNeed)?)
}

#[cfg(not(target_os = "linux"))]
fn drop_from_cache(_: &Path) -> std::io::Result<()> {
    Err(std::io::Error::from(std::io::ErrorKind::Unsupported))
}

/// A package with this program, compressed at the level of `scripts/package.py`.
fn pack(program: &Path) -> anyhow::Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let deflated = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    zip.start_file("bootstrap", deflated.compression_level(Some(9)).unix_permissions(0o755))?;
    zip.write_all(&fs::read(program)?)?;
    Ok(zip.finish()?.into_inner())
}

/// Unpacks a zip into a new folder and returns the files. Each file is written in one piece: the size of the writes
/// determines the size of the kernel's mappings, and so a tenth of the start-up. It is synced, so that it can be dropped
/// from the page cache.
fn unpack(zip: &[u8], folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut zip = ZipArchive::new(Cursor::new(zip))?;
    let mut files = Vec::new();
    for place in 0..zip.len() {
        let mut entry = zip.by_index(place)?;
        let path = folder.join(entry.enclosed_name().context("a name leads out of the folder")?);
        fs::create_dir_all(path.parent().unwrap_or(folder))?;
        let mut content = Vec::new();
        entry.read_to_end(&mut content)?;
        fs::write(&path, content)?;
        fs::File::open(&path)?.sync_all()?;
        set_mode(&path, entry.unix_mode().unwrap_or(0o644))?;
        files.push(path);
    }
    Ok(files)
}

fn set_mode(path: &Path, mode: u32) -> anyhow::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    Ok(fs::set_permissions(path, fs::Permissions::from_mode(mode & 0o777))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_packed_program_comes_out_as_it_went_in() {
        let folder = tempfile::tempdir().unwrap();
        let program = folder.path().join("program");
        fs::write(&program, "#!/bin/sh\necho here\n".repeat(1000)).unwrap();
        let zip = pack(&program).unwrap();
        assert!(zip.len() < 1000, "{} bytes", zip.len());
        unpack(&zip, &folder.path().join("task")).unwrap();
        let bootstrap = folder.path().join("task/bootstrap");
        assert_eq!(fs::read(&bootstrap).unwrap(), fs::read(&program).unwrap());
        let output = std::process::Command::new(&bootstrap).output().unwrap();
        assert!(output.stdout.starts_with(b"here\n"));
    }
}
