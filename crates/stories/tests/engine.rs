//! The world in virtual time works as a whole, and waiting takes no real time.

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
fn after_a_kill_another_worker_gets_the_message_when_it_is_visible_again() {
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

/// Kills the worker at its nth request. Returns the times from the kill to the next delivery and to the final message, or
/// `None` if there was no such request.
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
fn after_any_kill_of_a_worker_the_final_message_comes_within_a_minute() {
    let seen: Vec<(Duration, Duration)> = (1..).map_while(killed_at).collect();
    assert!(seen.len() >= 18, "{seen:?}");
    for (nth, (begun, ended)) in (1..).zip(seen) {
        assert!(
            begun <= Duration::from_secs(45) && ended <= Duration::from_secs(60),
            "request {nth}: {begun:?}, {ended:?}"
        );
    }
}
