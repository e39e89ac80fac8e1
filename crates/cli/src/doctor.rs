//! `channelwright doctor`: checks everything that a running bot needs, and reports on each part. Changes nothing.
//!
//! `discord` and `aws` send requests; `application`, `server` and `deployment` judge the responses and are pure.

mod application;
mod aws;
mod deployment;
mod discord;
mod report;
mod server;

use std::{io::Write, time::Instant};

use application::Reaction;
use channelwright_core::id::{self, Id};
use channelwright_platform::https::{Headers, Method, Request};
use channelwright_simulator::stop;
use clap::Args;
use report::Line;

use crate::{
    Verdict, settings,
    template_file::{TemplateFile, template_or_default},
};

pub(crate) const AFTER_HELP: &str = "\
Each line is a check: ✅ OK, ❌ problem (with the remedy), – not checked, because it is impossible or unnecessary.

Environment:
  DISCORD_BOT_TOKEN       the token from the developer portal's page Bot; a secret, so there is no option for it
  DISCORD_APPLICATION_ID  the Application ID from its page General Information
  DISCORD_PUBLIC_KEY      the Public Key from the same page
  DISCORD_API_BASE        the URL of a simulated Discord, such as that of `channelwright discord`
  AWS_PROFILE, AWS_REGION and the other variables of the AWS CLI, which reads the deployment

The doctor changes nothing. It reads from Discord and AWS, and sends one request without a signature to the interactions
endpoint, which has to refuse it.

Exit codes:
  0  no problem found
  1  a problem found, or the doctor failed
  2  invalid arguments";

/// Check the bot: token, application, endpoint, command, a server's permissions, and what is deployed on AWS.
#[derive(Args)]
pub(crate) struct DoctorArguments {
    /// Check this server, too: is the bot in it, and does it have the permissions it needs?
    #[arg(long, value_name = "ID")]
    guild: Option<Id<id::Guild>>,

    /// Do not check AWS
    #[arg(long)]
    without_aws: bool,

    /// The template, from which the bot's permissions follow; `-` is standard input [default: the built-in one]
    #[arg(long, value_name = "FILE")]
    template: Option<TemplateFile>,
}

pub(crate) fn run(arguments: &DoctorArguments, out: &mut impl Write) -> anyhow::Result<Verdict> {
    let Some(template) = template_or_default(arguments.template.as_ref())? else { return Ok(Verdict::Bad) };
    let settings = application::Settings::from_environment();
    let lines = stop::block_on(async {
        let deployed = async { if arguments.without_aws { None } else { Some(aws::look().await) } };
        let (found, deployed) = tokio::join!(discord::look(arguments.guild, &template), deployed);
        let stack_url = deployed.as_ref().and_then(deployment::endpoint_url);
        let portal_url = found.application.as_ref().ok().and_then(|one| one.interactions_endpoint_url.as_deref());
        let reaction = match portal_url.or(stack_url) {
            Some(url) => Some(knock(url).await),
            None => None,
        };
        let mut lines = application::lines(&settings, &found, stack_url, reaction.as_ref());
        if let Some(server) = &found.server {
            lines.extend(server::lines(server, &template, &found.invite_link)?);
        }
        if let Some(deployed) = &deployed {
            lines.extend(deployment::lines(deployed, settings.public_key()));
        }
        Ok::<Vec<Line>, anyhow::Error>(lines)
    })?;
    report::print(&lines, out)
}

/// Sends an unsigned request to an interactions endpoint.
async fn knock(url: &str) -> Reaction {
    let http = match settings::http() {
        Ok(http) => http,
        Err(error) => return Reaction::Silence(format!("{:#}", anyhow::Error::from(error))),
    };
    let mut headers = Headers::default();
    headers.add("content-type", "application/json");
    let (method, url, body) = (Method::Post, url.to_owned(), Some(b"{}".to_vec()));
    let started = Instant::now();
    match http.send(Request { method, url, headers, body, timeout: None }).await {
        Ok(answer) => Reaction::Status { status: answer.status, after: started.elapsed() },
        Err(error) => Reaction::Silence(format!("{:#}", anyhow::Error::from(error))),
    }
}
