//! `channelwright discord`: a simulated Discord for a bot that runs elsewhere, such as in an emulated AWS.

use std::io::{self, BufRead as _, Write};

use anyhow::{Context as _, bail};
use channelwright_simulator::{
    caller::Caller,
    discord::{Channel, ChannelKind, Discord, DiscordConfig, GuildBuilder, GuildHandle, Snowflake, bits},
    stop,
};
use clap::Args;
use serde_json::{Value, json};
use tokio::sync::mpsc;

use crate::Verdict;

pub(crate) const AFTER_HELP: &str = "\
The first line on standard output is a JSON object with the bot's settings:
  api_base, application_id, public_key, bot_token, and the guild_id of the server

Every line on standard input is a command, answered with one line of JSON:
  probe URL              check an interactions endpoint URL as Discord does before it accepts one
  add-campaign URL NAME  give the command as the game master; returns the interaction's id
  reply ID               the text of the reply to this interaction
  endpoint URL           set the portal's Interactions Endpoint URL
  commands               the registered commands, for all servers and for this one only
  guild                  roles, channels and who sees them, and the rules of Discord that were broken

It exits at the end of standard input.";

/// Run a simulated Discord with one server, for a bot that runs elsewhere.
///
/// It listens only on 127.0.0.1 and enforces Discord's rules, like that of the demo.
#[derive(Args)]
pub(crate) struct DiscordArguments {}

/// The simulated Discord, its server, and the caller that sends interactions to the bot.
struct Desk {
    discord: Discord,
    guild: GuildHandle,
    caller: Caller,
}

pub(crate) fn run(_: &DiscordArguments, out: &mut impl Write) -> anyhow::Result<Verdict> {
    stop::block_on(serve(out))
}

async fn serve(out: &mut impl Write) -> anyhow::Result<Verdict> {
    let discord = Discord::start(DiscordConfig::default()).await.context("could not start Discord")?;
    let guild = GuildBuilder::new("The Prancing Pony").gm_permissions(bits::MANAGE_CHANNELS | bits::MANAGE_ROLES);
    let desk = Desk { guild: discord.add_guild(guild), caller: Caller::new(&discord)?, discord };
    let application = desk.discord.application();
    tell(
        out,
        &json!({
            "api_base": desk.discord.api_base(),
            "application_id": application.id.to_string(),
            "public_key": application.public_key(),
            "bot_token": application.bot_token(),
            "guild_id": desk.guild.id.to_string(),
        }),
    )?;
    let mut lines = lines_of_stdin();
    while let Some(line) = lines.recv().await {
        let answer = desk.answer(&line?).await;
        tell(out, &answer.unwrap_or_else(|error| json!({ "error": format!("{error:#}") })))?;
    }
    Ok(Verdict::Good)
}

fn tell(out: &mut impl Write, answer: &Value) -> io::Result<()> {
    writeln!(out, "{answer}")?;
    out.flush()
}

/// Reads in a thread of its own, so that a signal can end the program while the read blocks.
fn lines_of_stdin() -> mpsc::Receiver<io::Result<String>> {
    let (sender, lines) = mpsc::channel(1);
    std::thread::spawn(move || {
        for line in io::stdin().lock().lines() {
            if sender.blocking_send(line).is_err() {
                break;
            }
        }
    });
    lines
}

impl Desk {
    async fn answer(&self, line: &str) -> anyhow::Result<Value> {
        let words: Vec<&str> = line.splitn(3, ' ').collect();
        match words.as_slice() {
            ["probe", url] => Ok(json!({ "wrong": self.caller.probe(url).await })),
            ["add-campaign", url, name] => self.add_campaign(url, name).await,
            ["reply", id] => self.reply(id.parse().context("not an interaction's id")?),
            ["endpoint", url] => {
                self.discord.set_interactions_endpoint_url(Some(url));
                Ok(json!({}))
            }
            ["commands"] => Ok(json!({
                "global": self.discord.commands(None),
                "guild": self.discord.commands(Some(self.guild.id)),
            })),
            ["guild"] => Ok(self.look()),
            _ => bail!("not a command; see channelwright discord --help"),
        }
    }

    async fn add_campaign(&self, url: &str, name: &str) -> anyhow::Result<Value> {
        let channels = self.guild.snapshot().channels;
        let text = channels.iter().find(|channel| channel.kind == ChannelKind::Text);
        let channel = text.context("the server has no text channel")?.id;
        let interaction = self.caller.add_campaign(&self.guild, self.guild.people.gm, channel, name);
        let delivery = self.caller.deliver(url, &interaction).await;
        Ok(json!({ "interaction": interaction.id.to_string(), "verdict": format!("{:?}", delivery.verdict) }))
    }

    fn reply(&self, interaction: Snowflake) -> anyhow::Result<Value> {
        let reply = self.discord.reply(interaction).context("there is no such interaction")?;
        Ok(json!({ "content": reply.content() }))
    }

    fn look(&self) -> Value {
        let guild = self.guild.snapshot();
        let roles: Vec<&str> = guild.roles.iter().map(|role| role.name.as_str()).collect();
        let channels: Vec<Value> = guild.channels.iter().map(|channel| self.look_at(channel)).collect();
        let violations: Vec<String> =
            self.discord.violations().iter().map(|violation| format!("{violation:?}")).collect();
        json!({ "roles": roles, "channels": channels, "violations": violations })
    }

    fn look_at(&self, channel: &Channel) -> Value {
        let people = &self.guild.people;
        let category = channel.parent_id.and_then(|id| self.guild.channel(id)).map(|category| category.name);
        json!({
            "name": channel.name,
            "kind": format!("{:?}", channel.kind),
            "category": category,
            "seen_by_gm": self.guild.can_view(people.gm, channel.id),
            "seen_by_stranger": self.guild.can_view(people.stranger, channel.id),
        })
    }
}
