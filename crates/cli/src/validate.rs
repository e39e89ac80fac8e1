//! `channelwright validate`: is this a template, and if not, where and why not?

use std::io::Write;

use clap::Args;

use crate::{
    Verdict,
    template_file::{TemplateFile, channels},
};

/// Check templates, and print every mistake with its line and column.
///
/// Prints `path:line:column: what is wrong; what to do about it`, or that there is nothing to say. All mistakes of all
/// files are printed; a file that is no YAML at all has only one.
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
            // The other files are still worth looking at.
            Err(unreadable) => {
                writeln!(out, "{unreadable:#}")?;
                verdict = Verdict::Bad;
            }
        }
    }
    Ok(verdict)
}
