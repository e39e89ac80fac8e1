//! `channelwright register`: Discord learns the commands, and whoever runs the bot how to invite it.

use std::io::Write;

use channelwright_core::{
    command::definitions,
    id::{self, Id},
};
use channelwright_discord::{Client, Error};
use channelwright_simulator::stop;
use clap::Args;
use serde_json::Value;

use crate::{
    Verdict,
    commands::{Registered, compare, foreign, label, overwrite},
    invitation::{any_campaign, invite_link},
    settings,
    template_file::{TemplateFile, template_or_default},
    trouble::Trouble,
};

pub(crate) const AFTER_HELP: &str = "\
Environment:
  DISCORD_APPLICATION_ID  the Application ID of the developer portal's page General Information
  DISCORD_BOT_TOKEN       the token of its page Bot; a secret, so it is no option
  DISCORD_API_BASE        another Discord, such as that of `channelwright discord`

The registered commands are compared with the wanted one. Only when they differ, one request replaces them all, so a
second run changes nothing. Commands of the application that are not Channelwright's are sent back as they were, and
stay. A new command for all servers is there within seconds; where Discord still shows the old one, reload it (Ctrl+R).

With --guild the command is registered in one server alone, for development. A command that is registered both ways is
shown twice in that server.

Exit codes:
  0  it is registered as it should be, or --dry-run has shown what would change
  1  it failed; the remedy is told
  2  the arguments make no sense";

/// Register /add-campaign at Discord where that is needed, and print the invite link.
#[derive(Args)]
pub(crate) struct RegisterArguments {
    /// Register the command in this server alone, instead of in all
    #[arg(long, value_name = "ID")]
    guild: Option<Id<id::Guild>>,

    /// Show what differs; change nothing
    #[arg(long)]
    dry_run: bool,

    /// The template whose channels the bot shall make; `-` is standard input [default: the built-in one]
    #[arg(long, value_name = "FILE")]
    template: Option<TemplateFile>,
}

/// Everything that registering needs.
struct Desk {
    client: Client,
    application: Id<id::Application>,
    only_in: Option<Id<id::Guild>>,
    link: String,
}

pub(crate) fn run(arguments: &RegisterArguments, out: &mut impl Write) -> anyhow::Result<Verdict> {
    let Some(template) = template_or_default(arguments.template.as_ref())? else { return Ok(Verdict::Bad) };
    let application = settings::APPLICATION_ID.required()?;
    let application = settings::APPLICATION_ID.parse(&application, str::parse)?;
    let link = invite_link(application, any_campaign(&template)?.needed_permissions());
    let desk = Desk { client: settings::client()?, application, only_in: arguments.guild, link };
    stop::block_on(desk.register(arguments.dry_run, out))?;
    writeln!(out, "Invite the bot with this link:\n{}", desk.link)?;
    Ok(Verdict::Good)
}

impl Desk {
    async fn register(&self, is_dry_run: bool, out: &mut impl Write) -> anyhow::Result<()> {
        let deadline = settings::deadline();
        let wanted = definitions(self.only_in);
        let registered = self.client.commands(self.application, self.only_in, deadline).await;
        let registered = registered.map_err(|error| self.trouble(&error))?;
        self.describe(&wanted, &registered, out)?;
        if wanted.iter().all(|command| compare(command, &registered) == Registered::AsWanted) {
            return Ok(());
        }
        if is_dry_run {
            writeln!(out, "This was a dry run: nothing was changed.")?;
            return Ok(());
        }
        let all = overwrite(&wanted, &registered);
        let kept = self.client.overwrite_commands(self.application, self.only_in, &all, deadline).await;
        let kept = kept.map_err(|error| self.trouble(&error))?;
        for command in &wanted {
            if let Registered::Otherwise(differences) = compare(command, &kept) {
                let what = format!("Discord keeps another command than was sent:\n  {}", differences.join("\n  "));
                return Err(Trouble::new(what, "Is this the newest version? If so, report it.").into());
            }
        }
        writeln!(out, "Registered.")?;
        Ok(())
    }

    fn describe(&self, wanted: &[Value], registered: &[Value], out: &mut impl Write) -> anyhow::Result<()> {
        let scope = scope(self.only_in);
        for one in wanted {
            let command = label(one);
            match compare(one, registered) {
                Registered::AsWanted => writeln!(out, "{command} is already registered {scope}.")?,
                Registered::Absent => writeln!(out, "{command} is not registered {scope}.")?,
                Registered::Otherwise(differences) => {
                    writeln!(out, "{command} is registered {scope}, but differs:\n  {}", differences.join("\n  "))?;
                }
            }
        }
        let foreign: Vec<String> = foreign(wanted, registered).map(label).collect();
        if !foreign.is_empty() {
            writeln!(out, "Other commands of the application stay as they are: {}.", foreign.join(", "))?;
        }
        Ok(())
    }

    fn trouble(&self, error: &Error) -> Trouble {
        Trouble::of(error, self.only_in.is_some(), &self.link)
    }
}

/// Where a command works, in words.
pub(crate) fn scope(only_in: Option<Id<id::Guild>>) -> String {
    only_in.map_or("for all servers".to_owned(), |guild| format!("for the server {guild} alone"))
}
