//! `channelwright register`: registers the commands at Discord, and prints the invite link.

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
    invitation::{any_campaign, invite_link, invited_permissions},
    settings,
    template_file::{TemplateFile, template_or_default},
    trouble::Trouble,
};

pub(crate) const AFTER_HELP: &str = "\
Environment:
  DISCORD_APPLICATION_ID  the Application ID of the developer portal's page General Information
  DISCORD_BOT_TOKEN       the token from its page Bot; a secret, so there is no option for it
  DISCORD_API_BASE        the URL of a simulated Discord, such as that of `channelwright discord`

Compares the registered commands with the wanted ones. If they differ, one request replaces all commands of the
application; those that are not Channelwright's stay unchanged. A second run changes nothing. A new command appears in all
servers within seconds; if Discord still shows the old one, reload the client (Ctrl+R).

With --guild, the command is registered in one server only, for development. A command that is registered both ways
appears twice in that server.

Exit codes:
  0  the command is registered, or --dry-run has shown the changes
  1  failure; the message says what to do
  2  invalid arguments";

/// Register the commands at Discord if necessary, and print the invite link.
#[derive(Args)]
pub(crate) struct RegisterArguments {
    /// Register the command in this server only, not in all servers
    #[arg(long, value_name = "ID")]
    guild: Option<Id<id::Guild>>,

    /// Show the differences; change nothing
    #[arg(long)]
    dry_run: bool,

    /// The template, from which the bot's permissions follow; `-` is standard input [default: the built-in one]
    #[arg(long, value_name = "FILE")]
    template: Option<TemplateFile>,
}

/// The client and the parameters of one registration.
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
    let link = invite_link(application, invited_permissions(&any_campaign(&template)?));
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
            writeln!(out, "Dry run: nothing was changed.")?;
            return Ok(());
        }
        let all = overwrite(&wanted, &registered);
        let kept = self.client.overwrite_commands(self.application, self.only_in, &all, deadline).await;
        let kept = kept.map_err(|error| self.trouble(&error))?;
        for command in &wanted {
            if let Registered::Otherwise(differences) = compare(command, &kept) {
                let what = format!("Discord did not store the command as sent:\n  {}", differences.join("\n  "));
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
            writeln!(out, "Other commands of the application stay unchanged: {}.", foreign.join(", "))?;
        }
        Ok(())
    }

    fn trouble(&self, error: &Error) -> Trouble {
        Trouble::of(error, self.only_in.is_some(), &self.link)
    }
}

/// The servers in which a command works, in words.
pub(crate) fn scope(only_in: Option<Id<id::Guild>>) -> String {
    only_in.map_or("for all servers".to_owned(), |guild| format!("for the server {guild} only"))
}
