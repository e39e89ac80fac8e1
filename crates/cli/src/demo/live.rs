//! Gives the command and shows its reply live.

use std::{
    io,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use channelwright_simulator::{
    caller::{Delivery, Interaction, Verdict},
    cost::{Cost, Mark},
    discord::Reply,
    world::World,
};
use channelwright_stories::Actor;

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

/// One command and its result.
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

/// Gives the command, and shows the reply until nothing changes it any more.
pub(super) async fn ask(world: &World, actor: &Actor, name: &str, screen: &mut Screen<'_>) -> anyhow::Result<Asked> {
    let before = Mark::now(world);
    let interaction = world.add_campaign_interaction(name)?;
    actor.sent(&interaction);
    screen.print(&announced(world, &interaction, name, screen))?;
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
        Verdict::Message { .. } => return None,
        Verdict::TooLate => "no answer within 3 seconds".to_owned(),
        Verdict::Unauthorized => "a valid signature was refused".to_owned(),
        Verdict::Invalid(why) | Verdict::Unreachable(why) => why.clone(),
        Verdict::Pong
        | Verdict::Autocomplete { .. }
        | Verdict::DeferredUpdate
        | Verdict::Update
        | Verdict::Form { .. } => "this does not answer a command".to_owned(),
    };
    Some(format!("The application did not respond ({why})"))
}

/// The line that shows who gives the command, and where.
fn announced(world: &World, interaction: &Interaction, name: &str, screen: &Screen<'_>) -> String {
    let guild = world.guild.snapshot();
    let channel = guild.channels.iter().find(|channel| channel.id == interaction.channel_id);
    let channel = channel.map_or("unknown", |channel| channel.name.as_str());
    let who = world.guild.member(world.guild.people.gm).map_or_else(String::new, |member| member.name);
    let command = screen.paint().bold(&format!("/add-campaign name: {name}"));
    format!("\n{who} in #{channel} of {}: {command}\n", guild.name)
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
        let text = message::show(&edit.content, &names, now_s(), screen.paint());
        screen.replace(&at(edit.after, &text))?;
    }
    *shown = reply.history.len();
    Ok(())
}

/// A text with the time at which it appeared.
fn at(after: Duration, text: &str) -> String {
    let time = format!("{:>width$}  ", in_words(after), width = TIME_COLUMNS - 2);
    let margin = format!("\n{}", " ".repeat(TIME_COLUMNS));
    format!("{time}{}\n", text.replace('\n', &margin))
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
