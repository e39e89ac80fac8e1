//! The world in virtual time is a whole one: a command becomes a campaign, and waiting costs nothing.

use std::time::Duration;

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
        assert_eq!((world.invocations(), start.elapsed().as_secs()), (2, 720));
        let reply = world.discord.reply(asked.interaction.id).unwrap();
        assert!(reply.content().unwrap().contains("Campaign Created: Test"), "{:?}", reply.content());
        assert_eq!(world.guild.snapshot().channels.iter().filter(|channel| channel.parent_id.is_some()).count(), 11);
        Ok(())
    })
    .unwrap();
}
