//! `channelwright demo`: a campaign is created and a player let in, end to end on this machine.

mod arguments;
mod fault;
mod life;
mod live;
mod message;
mod screen;
mod summary;
mod tree;
mod verdict;

use std::io::Write;

use anyhow::{Context as _, ensure};
use channelwright_core::command::{add_campaign::NAME, definitions};
use channelwright_simulator::{
    binaries::{Binaries, Profile},
    discord::{CommandPermission, GuildBuilder, Snowflake, bits},
    stop,
    world::{Source, World, WorldConfig},
};
use channelwright_stories::Actor;

use crate::Verdict;
pub(crate) use arguments::{AFTER_HELP, DemoArguments};
use live::{ask, press, show_newest_message};
use screen::Screen;
use tree::{Before, Tree};

pub(crate) fn run(arguments: &DemoArguments, out: &mut impl Write) -> anyhow::Result<Verdict> {
    let profile = if arguments.release { Profile::Shipping } else { Profile::Dev };
    let binaries = Binaries::locate_or_build(profile)?;
    stop::block_on(demonstrate(arguments, binaries, &mut Screen::stdout(out)))
}

/// The whole demo, in the order of its output.
async fn demonstrate(
    arguments: &DemoArguments,
    binaries: Binaries,
    screen: &mut Screen<'_>,
) -> anyhow::Result<Verdict> {
    let world = World::start(config(arguments, binaries)).await?;
    for definition in definitions(None) {
        world.discord.add_command(None, definition.as_object().cloned().unwrap_or_default());
    }
    screen.print(&save_endpoint_url(&world).await?)?;
    let player = name_the_player(&world);
    // Lambda evicts idle functions, so start cold as in production.
    world.bot.kill();
    let actor = fault::actor(&world, &arguments.name)?;
    arguments.faults.iter().for_each(|fault| fault.arrange(&world, &actor));

    if arguments.gm_without_permissions {
        screen.print(&allow_the_game_master(&world)?)?;
    }
    let (campaign, asked, before) = match arguments.life {
        true => life::live(&world, &actor, &arguments.name, player, screen).await?,
        false => {
            let mut asked = Vec::new();
            for _ in 0..=u8::from(arguments.twice) {
                asked.push(ask(&world, &actor, &arguments.name, screen).await?);
            }
            let before = Before::look(&world.guild);
            let_in(&world, &actor, player, screen).await?;
            (arguments.name.clone(), asked, before)
        }
    };
    let tree = Tree::look(&world.guild, &before).draw(screen);
    screen.print(&format!("\n{tree}\n"))?;
    for one in &asked {
        screen.print(&summary::of_command(&world, one, arguments.latency()))?;
    }
    let dead_letters = world.queue.dead_letters().await?.len();
    screen.print(&summary::of_world(&world, arguments.release, dead_letters, screen.paint()))?;
    let verdict = verdict::judge(&world, &campaign, &asked, screen.paint());
    conclude(verdict, screen)
}

fn config(arguments: &DemoArguments, binaries: Binaries) -> WorldConfig {
    let usual = bits::MANAGE_CHANNELS | bits::MANAGE_ROLES;
    let gm_permissions = if arguments.gm_without_permissions { 0 } else { usual };
    let mut guild = GuildBuilder::new("The Prancing Pony").gm_permissions(gm_permissions);
    if let Some(bits) = arguments.bot_permissions {
        guild = guild.bot_permissions(bits);
    }
    let mut config = WorldConfig { guild, binaries: Source::Given(binaries), ..WorldConfig::default() };
    config.discord.latency = arguments.latency();
    for fault in &arguments.faults {
        fault.configure(&mut config);
    }
    config
}

/// Saves the interactions endpoint URL: Discord probes it first.
async fn save_endpoint_url(world: &World) -> anyhow::Result<String> {
    let wrong = world.caller.probe(&world.interactions_endpoint_url()).await;
    let last_line = world.bot.logs().pop().map(|line| format!("; the bot logged: {}", line.text)).unwrap_or_default();
    ensure!(wrong.is_empty(), "Discord does not accept the endpoint: {}{last_line}", wrong.join("; "));
    Ok("Discord accepts the endpoint: it answers a ping and refuses forged signatures.\n".to_owned())
}

/// Allows the command to game masters, as an admin does once, so that they need no permissions.
fn allow_the_game_master(world: &World) -> anyhow::Result<String> {
    let guild = &world.guild;
    let role = guild.role_named("Storyteller").context("the game master has no role")?;
    let command = world.discord.command_id(guild.id, NAME).context("the command is not registered")?;
    guild.set_command_permission(command, CommandPermission::role(role.id, true));
    let who = guild.member(guild.people.admin).map_or_else(String::new, |member| member.name);
    Ok(format!(
        "\n@{} has no permissions. {who} allows the command to it: Server Settings → Integrations → Channelwright → \
         /{NAME}.\n",
        role.name
    ))
}

/// The player who joins.
fn name_the_player(world: &World) -> Option<Snowflake> {
    let player = *world.guild.people.players.first()?;
    world.guild.edit_member(player, |member| member.name = "kai".to_owned());
    Some(player)
}

/// The player asks to join, and the game master lets her in. Nothing happens without a campaign that has the button.
async fn let_in(
    world: &World,
    actor: &Actor,
    player: Option<Snowflake>,
    screen: &mut Screen<'_>,
) -> anyhow::Result<()> {
    let Some(player) = player else { return Ok(()) };
    if !press(world, actor, player, "Join campaign", screen).await? {
        return Ok(());
    }
    show_newest_message(world, screen)?;
    if press(world, actor, world.guild.people.gm, "Let in", screen).await? {
        show_newest_message(world, screen)?;
    }
    Ok(())
}

fn conclude(verdict: Result<(), String>, screen: &mut Screen<'_>) -> anyhow::Result<Verdict> {
    let paint = screen.paint();
    match verdict {
        Ok(()) => {
            screen.print(&format!("\n{}\n", paint.good("The campaign is complete.")))?;
            Ok(Verdict::Good)
        }
        Err(why) => {
            screen.print(&format!("\n{}\n", paint.bad(&format!("Problem: {why}."))))?;
            Ok(Verdict::Bad)
        }
    }
}
