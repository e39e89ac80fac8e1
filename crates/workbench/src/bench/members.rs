//! The time in which 25 people are added to a campaign.

use std::time::Duration;

use anyhow::{Context as _, ensure};
use channelwright_core::sign::Sign;
use channelwright_simulator::{
    binaries::Binaries,
    discord::{GuildBuilder, RateLimits, bits},
    world::World,
};
use serde_json::json;

use super::{
    campaign::{PATIENCE, config, make, stop},
    sample::Sample,
};

/// As many as a modal's list takes.
pub(super) const PLAYERS: u32 = 25;

/// Discord's route for giving a role.
const GIVE_ROLE: &str = "PUT /guilds/{guild_id}/members/{user_id}/roles/{role_id}";

/// Adds 25 people to a new campaign, `runs` times, and returns the times from the submitted modal to the final message.
/// `limit` is the number of roles that Discord lets the bot give per period.
pub(super) async fn measure(
    binaries: &Binaries,
    runs: u32,
    latency: Duration,
    limit: Option<(u32, Duration)>,
) -> anyhow::Result<Sample> {
    let mut sample = Sample::default();
    for _ in 0..runs {
        let mut config = config(binaries, latency);
        let allowed = bits::MANAGE_CHANNELS | bits::MANAGE_ROLES;
        config.guild = GuildBuilder::new("The Prancing Pony").gm_permissions(allowed).players(PLAYERS as usize);
        if let Some((requests, per)) = limit {
            config.discord.rate_limits = RateLimits::default().with(GIVE_ROLE, requests, per);
        }
        let world = World::start(config).await?;
        make(&world, &world.guild).await?;
        sample.push(add(&world).await?);
        stop(world).await;
    }
    Ok(sample)
}

/// The game master opens the modal and submits it.
async fn add(world: &World) -> anyhow::Result<Duration> {
    let (guild, gm) = (&world.guild, world.guild.people.gm);
    let button = world.caller.press_labelled(guild, gm, "Add players…").context("there is no button")?;
    world.deliver(&button).await;
    let players: Vec<String> = guild.people.players.iter().map(ToString::to_string).collect();
    let values = json!({ "players": players });
    let submitted = world.caller.submit(guild, gm, &button, &values).context("no modal opened")?;
    world.deliver(&submitted).await;
    let message = world.final_message(submitted.id, PATIENCE).await?;
    ensure!(Sign::of(&message) == Some(Sign::Done), "not all were added: {message}");
    Ok(world.timings(submitted.id)?.last_edit)
}
