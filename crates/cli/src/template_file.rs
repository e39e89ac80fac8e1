//! Template files as arguments: a path, or `-` for standard input.

use std::{
    ffi::OsString,
    fmt,
    fs::File,
    io::{self, Read, Write as _},
    path::{Path, PathBuf},
};

use anyhow::Context as _;
use channelwright_core::{
    limits::TEMPLATE_MAX_BYTES,
    template::{Template, TemplateProblems},
};

/// The path of a template; `-` is standard input.
#[derive(Debug, Clone)]
pub(crate) struct TemplateFile(PathBuf);

impl TemplateFile {
    /// Reads and checks the file, up to one byte more than the largest valid size.
    ///
    /// The outer error: the file cannot be read. The inner error: the file has mistakes.
    pub(crate) fn parse(&self) -> anyhow::Result<Result<Template, TemplateProblems>> {
        let bytes = self.read().with_context(|| format!("{self} cannot be read"))?;
        Ok(Template::parse(&bytes))
    }

    fn read(&self) -> io::Result<Vec<u8>> {
        if self.is_stdin() { read_some(io::stdin().lock()) } else { read_some(File::open(&self.0)?) }
    }

    fn is_stdin(&self) -> bool {
        self.0 == Path::new("-")
    }

    /// The problems, one per line.
    pub(crate) fn describe(&self, found: &TemplateProblems) -> String {
        found.in_file(self).iter().map(|line| format!("{line}\n")).collect()
    }
}

/// Reads the template of a file, or the built-in one. Prints a file's mistakes to standard error and returns `None`.
pub(crate) fn template_or_default(file: Option<&TemplateFile>) -> anyhow::Result<Option<Template>> {
    let Some(file) = file else { return Ok(Some(Template::default_campaign()?)) };
    match file.parse()? {
        Ok(template) => Ok(Some(template)),
        Err(found) => {
            write!(io::stderr(), "{}", file.describe(&found))?;
            Ok(None)
        }
    }
}

/// `1 channel`, `2 channels`.
pub(crate) fn channels(count: usize) -> String {
    if count == 1 { "1 channel".to_owned() } else { format!("{count} channels") }
}

/// Reads one byte more than is allowed, so that `Template::parse` notices a file that is too large.
fn read_some(file: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.take(TEMPLATE_MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

impl From<OsString> for TemplateFile {
    fn from(path: OsString) -> Self {
        Self(path.into())
    }
}

impl fmt::Display for TemplateFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_stdin() { f.write_str("<stdin>") } else { write!(f, "{}", self.0.display()) }
    }
}
