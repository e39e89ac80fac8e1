//! The world in virtual time is a whole one: a command becomes a campaign, and waiting costs nothing.

#![expect(clippy::unwrap_used, reason = "helpers of tests are tests")]

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use channelwright_simulator::discord::{Fault, FaultKind, FaultWhen, Phase};
use channelwright_stories::{Config, World, in_virtual_time};
use tokio::time::Instant;

const HOUR: Duration = Duration::from_secs(3600);

#[test]
fn a_command_becomes_a_campaign() {
    in_virtual_time(1, async || {
        let world = World::start(Config::default())?;
        let start = Instant::now();
        let asked = world.ask(world.guild.people.gm, "Test").await?;
        world.quiet(HOUR).await?;
        let reply = world.discord.reply(asked.interaction.id).unwrap();
        assert!(reply.content().unwrap().contains("Campaign Created: Test"), "{:?}", reply.content());
        assert_eq!(world.guild.snapshot().channels.iter().filter(|channel| channel.parent_id.is_some()).count(), 11);
        let took = start.elapsed();
        assert!(took < Duration::from_secs(2), "{took:?}");
        assert!(world.discord.violations().is_empty(), "{:?}", world.discord.violations());
        Ok(())
    })
    .unwrap();
}

#[test]
fn a_killed_worker_is_followed_by_another_when_the_message_shows_again() {
    in_virtual_time(1, async || {
        let world = World::start(Config::default())?;
        let (killer, discord) = (world.killer(), world.discord.clone());
        let kill = move || {
            killer.kill();
            discord.forget_clients();
        };
        let when = FaultWhen::NthOf("POST /guilds/{guild_id}/channels".to_owned(), 5);
        world.discord.add_fault(Fault::once(when, FaultKind::hook(Phase::After, false, kill)));
        let start = Instant::now();
        let asked = world.ask(world.guild.people.gm, "Test").await?;
        world.quiet(HOUR).await?;
        assert_eq!((world.invocations(), start.elapsed().as_secs()), (2, 30));
        let reply = world.discord.reply(asked.interaction.id).unwrap();
        assert!(reply.content().unwrap().contains("Campaign Created: Test"), "{:?}", reply.content());
        assert_eq!(world.guild.snapshot().channels.iter().filter(|channel| channel.parent_id.is_some()).count(), 11);
        Ok(())
    })
    .unwrap();
}

/// What a person and an operator see of a campaign whose worker is killed at its nth request: when the next delivery began
/// after the kill, and when the last message came. `None` where nobody was killed.
fn killed_at(nth: u64) -> Option<(Duration, Duration)> {
    let seen = in_virtual_time(1, async || {
        let world = World::start(Config::default())?;
        let (killer, discord, at) = (world.killer(), world.discord.clone(), Arc::new(Mutex::new(None)));
        let kill = {
            let at = Arc::clone(&at);
            move || {
                if killer.kill() {
                    *at.lock().unwrap() = Some(Instant::now());
                }
                discord.forget_clients();
            }
        };
        world.discord.add_fault(Fault::once(FaultWhen::Request(nth), FaultKind::hook(Phase::After, false, kill)));
        let asked = world.ask(world.guild.people.gm, "Test").await?;
        world.quiet(HOUR).await?;
        world.discord.clear_faults();
        let Some(killed) = *at.lock().unwrap() else { return Ok(None) };
        let reply = world.discord.reply(asked.interaction.id).unwrap();
        assert!(reply.content().unwrap().contains("Campaign Created: Test"), "{:?}", reply.content());
        let next = world.deliveries().get(1).map_or(killed, |next| next.started);
        Ok(Some((next - killed, reply.history.last().unwrap().at - killed)))
    });
    seen.unwrap()
}

#[test]
fn wherever_a_worker_is_killed_the_person_has_the_outcome_within_a_minute() {
    let seen: Vec<(Duration, Duration)> = (1..).map_while(killed_at).collect();
    assert!(seen.len() >= 18, "{seen:?}");
    for (nth, (begun, told)) in (1..).zip(seen) {
        assert!(
            begun <= Duration::from_secs(45) && told <= Duration::from_secs(60),
            "request {nth}: {begun:?}, {told:?}"
        );
    }
}
