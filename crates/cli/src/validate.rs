//! `channelwright validate`: checks templates and reports every mistake with its place.

use std::io::Write;

use clap::Args;

use crate::{
    Verdict,
    template_file::{TemplateFile, channels},
};

/// Check templates, and print every mistake with its line and column.
///
/// Each mistake is a line `path:line:column: problem; remedy`. A file without mistakes gets a line, too. For a file that is
/// not YAML, only the first mistake is reported.
#[derive(Args)]
pub(crate) struct ValidateArguments {
    /// Template files; `-` is standard input
    #[arg(required = true, value_name = "TEMPLATE")]
    templates: Vec<TemplateFile>,
}

pub(crate) fn run(arguments: &ValidateArguments, out: &mut impl Write) -> anyhow::Result<Verdict> {
    let mut verdict = Verdict::Good;
    for file in &arguments.templates {
        match file.parse() {
            Ok(Ok(template)) => writeln!(out, "{file}: {}, no mistakes", channels(template.channels.len()))?,
            Ok(Err(found)) => {
                write!(out, "{}", file.describe(&found))?;
                verdict = Verdict::Bad;
            }
            // Continue with the other files.
            Err(unreadable) => {
                writeln!(out, "{unreadable:#}")?;
                verdict = Verdict::Bad;
            }
        }
    }
    Ok(verdict)
}
