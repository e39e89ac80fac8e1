//! Uses the command, presses buttons, and shows the replies live.

use std::{
    io,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use channelwright_simulator::{
    caller::{Delivery, Interaction, Verdict},
    cost::{Cost, Mark},
    discord::{Reply, Snowflake},
    world::World,
};
use channelwright_stories::{Actor, below};
use serde_json::Value;

use super::{
    message::{self, Names},
    screen::Screen,
};

/// Longer than any temporary fault.
const PATIENCE: Duration = Duration::from_secs(15 * 60);

/// How often the reply is read.
const FRAME: Duration = Duration::from_millis(15);

/// The width of the time before each text, in columns.
const TIME_COLUMNS: usize = 10;

/// One interaction and its result.
pub(super) struct Asked {
    pub(super) interaction: Interaction,
    pub(super) delivery: Delivery,
    /// The final reply.
    pub(super) reply: Option<Reply>,
    pub(super) cost: Cost,
}

impl Asked {
    /// The last text of the reply; `None` if it never had one.
    pub(super) fn message(&self) -> Option<&str> {
        self.reply.as_ref()?.content()
    }
}

/// Uses the command as the game master.
pub(super) async fn ask(world: &World, actor: &Actor, name: &str, screen: &mut Screen<'_>) -> anyhow::Result<Asked> {
    let interaction = world.add_campaign_interaction(name)?;
    let command = screen.paint().bold(&format!("/add-campaign name: {name}"));
    let gm = name_of(world, world.guild.people.gm);
    screen.print(&format!(
        "\n{gm} in {} of {}: {command}\n",
        place(world, &interaction),
        world.guild.snapshot().name
    ))?;
    send(world, actor, interaction, screen).await
}

/// Uses a command in this channel, as it is typed.
pub(super) async fn use_command(
    world: &World,
    actor: &Actor,
    (who, channel): (Snowflake, Snowflake),
    typed: &str,
    options: &Value,
    screen: &mut Screen<'_>,
) -> anyhow::Result<Asked> {
    let words = typed.trim_start_matches('/').split(' ').take_while(|word| !word.ends_with(':'));
    let name = words.collect::<Vec<_>>().join(" ");
    let interaction = world.caller.command(&world.guild, who, channel, &name, options);
    let (who, place) = (name_of(world, who), place(world, &interaction));
    screen.print(&format!("\n{who} in {place}: {}\n", screen.paint().bold(typed)))?;
    send(world, actor, interaction, screen).await
}

/// Presses a button in the newest message that shows it. Returns whether this person sees one.
pub(super) async fn press(
    world: &World,
    actor: &Actor,
    who: Snowflake,
    label: &str,
    screen: &mut Screen<'_>,
) -> anyhow::Result<bool> {
    let Some(interaction) = world.caller.press_labelled(&world.guild, who, label) else { return Ok(false) };
    let (name, button) = (name_of(world, who), screen.paint().bold(&format!("[{label}]")));
    let place = place(world, &interaction);
    screen.print(&format!("\n{name} presses {button} in {place}. Only {name} sees the reply:\n"))?;
    send(world, actor, interaction, screen).await?;
    Ok(true)
}

/// Shows the newest message in a channel, as it is now.
pub(super) fn show_newest_message(world: &World, screen: &mut Screen<'_>) -> io::Result<()> {
    let Some(message) = world.discord.messages().pop() else { return Ok(()) };
    let (content, components) = match message.edits.last() {
        Some(edit) => (&edit.content, &edit.components),
        None => (&message.content, &message.components),
    };
    let guild = world.guild.snapshot();
    let names = Names::from(&guild);
    let channel = guild.channels.iter().find(|channel| channel.id == message.channel_id);
    let text = message::show(content, &names, now_s(), screen.paint()) + &below(components);
    let channel = channel.map_or("unknown", |channel| channel.name.as_str());
    screen.print(&format!("\n#{channel}:\n{}\n", indented(&format!("{:TIME_COLUMNS$}", ""), &text)))
}

/// Sends an interaction, and shows the reply until nothing changes it any more.
async fn send(
    world: &World,
    actor: &Actor,
    interaction: Interaction,
    screen: &mut Screen<'_>,
) -> anyhow::Result<Asked> {
    let before = Mark::now(world);
    actor.sent(&interaction);
    let delivery = world.deliver(&interaction).await;
    if let Some(text) = shown_at_once(&delivery.verdict) {
        screen.replace(&at(delivery.took, &screen.paint().dim(&text)))?;
    }
    follow(world, &interaction, screen).await?;
    let (reply, cost) = (world.discord.reply(interaction.id), before.cost_since(world));
    Ok(Asked { interaction, delivery, reply, cost })
}

/// What Discord's client shows until the reply has a text. We add the reason, which the client would not show.
fn shown_at_once(verdict: &Verdict) -> Option<String> {
    let why = match verdict {
        Verdict::Deferred { .. } => return Some("channelwright is thinking…".to_owned()),
        Verdict::Message { .. } | Verdict::Update => return None,
        Verdict::TooLate => "no answer within 3 seconds".to_owned(),
        Verdict::Unauthorized => "a valid signature was refused".to_owned(),
        Verdict::Invalid(why) | Verdict::Unreachable(why) => why.clone(),
        Verdict::Pong | Verdict::Autocomplete { .. } | Verdict::DeferredUpdate | Verdict::Form { .. } => {
            "this does not answer a command".to_owned()
        }
    };
    Some(format!("The application did not respond ({why})"))
}

/// The channel of an interaction.
fn place(world: &World, interaction: &Interaction) -> String {
    let channel = world.guild.channel(interaction.channel_id);
    format!("#{}", channel.map_or_else(|| "unknown".to_owned(), |channel| channel.name))
}

fn name_of(world: &World, user: Snowflake) -> String {
    world.guild.member(user).map_or_else(String::new, |member| member.name)
}

/// Shows each text of the reply when it becomes visible.
async fn follow(world: &World, interaction: &Interaction, screen: &mut Screen<'_>) -> anyhow::Result<()> {
    let mut quiet = std::pin::pin!(world.quiet(PATIENCE));
    let mut frames = tokio::time::interval(FRAME);
    let mut shown = 0;
    loop {
        let ended = tokio::select! {
            ended = &mut quiet => Some(ended),
            _ = frames.tick() => None,
        };
        show_new(world, interaction, &mut shown, screen)?;
        if let Some(ended) = ended {
            return ended;
        }
    }
}

/// Shows the texts after the first `shown`.
fn show_new(world: &World, interaction: &Interaction, shown: &mut usize, screen: &mut Screen<'_>) -> io::Result<()> {
    let Some(reply) = world.discord.reply(interaction.id) else { return Ok(()) };
    let new = reply.history.get(*shown..).unwrap_or_default();
    if new.is_empty() {
        return Ok(());
    }
    let names = Names::from(&world.guild.snapshot());
    for edit in new {
        let text = message::show(&edit.content, &names, now_s(), screen.paint()) + &below(&edit.components);
        screen.replace(&at(edit.after, &text))?;
    }
    *shown = reply.history.len();
    Ok(())
}

/// A text with the time at which it appeared.
fn at(after: Duration, text: &str) -> String {
    let time = format!("{:>width$}  ", in_words(after), width = TIME_COLUMNS - 2);
    format!("{}\n", indented(&time, text))
}

/// A text whose first line follows `start`, with the others below it.
fn indented(start: &str, text: &str) -> String {
    let margin = format!("\n{}", " ".repeat(TIME_COLUMNS));
    format!("{start}{}", text.replace('\n', &margin))
}

/// `874 ms`, `10.62 s`.
pub(super) fn in_words(time: Duration) -> String {
    if time < Duration::from_secs(10) {
        format!("{} ms", time.as_millis())
    } else {
        format!("{:.2} s", time.as_secs_f64())
    }
}

fn now_s() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}
