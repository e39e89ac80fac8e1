//! Many guilds at once use nearly all of Discord's global limit, hardly ever exceed it, and do not wait for slow guilds.
//! The figures are in virtual time, and so the same on every machine.

#![expect(clippy::unwrap_used, reason = "helpers of tests are tests")]

use std::time::Duration;

use channelwright_simulator::discord::{
    Client, Discord, DiscordConfig, Fault, FaultKind, FaultWhen, GlobalSecond, Limit, RateLimitForm, RateLimits,
};
use channelwright_stories::{
    Config, World,
    fleet::{Figures, Fleet, Slowness, simulate},
    in_virtual_time,
};

fn run(fleet: &Fleet) -> Figures {
    simulate(1, fleet, |_| {}).unwrap()
}

/// The deployed settings with few guilds.
fn fleet() -> Fleet {
    Fleet { guilds: 60, ..Fleet::default() }
}

#[test]
fn many_guilds_at_once_are_as_fast_as_discord_allows_and_no_faster() {
    for global_second in [GlobalSecond::Fixed, GlobalSecond::Sliding] {
        let figures = run(&Fleet { global_second, ..fleet() });
        assert_eq!((figures.complete, figures.dead_letters), (60, 0), "{figures:?}");
        assert!(figures.throughput() >= 0.85, "{:.3}", figures.throughput());
        assert!(figures.refused_share() <= 0.001, "{} of {}", figures.refused, figures.requests);
        assert!(figures.usual.percentile(99) <= 2 * figures.ideal(), "{figures:?}");
    }
}

#[test]
fn any_number_of_workers_comes_near_to_the_limit() {
    // The first requests of more than 50 workers exceed the limit by themselves. No later request may.
    for (workers, guilds, at_least, refused_at_most) in [(9, 60, 0.85, 2), (30, 150, 0.88, 2), (75, 60, 0.6, 30)] {
        let figures = run(&Fleet { workers, guilds, ..fleet() });
        let throughput = figures.throughput();
        assert!(throughput >= at_least, "{workers} workers: {throughput:.3}");
        assert!(figures.refused <= refused_at_most, "{workers} workers: {} of {}", figures.refused, figures.requests);
    }
}

#[test]
fn a_late_count_of_workers_costs_some_refusals_and_no_ban() {
    let figures = run(&Fleet { count_lag: Duration::from_secs(60), ..fleet() });
    assert_eq!((figures.complete, figures.dead_letters), (60, 0), "{figures:?}");
    assert!(figures.invalid < 1_000, "{figures:?}");
}

#[test]
fn without_shares_discord_refuses_a_third_and_nobody_is_faster() {
    let (shared, unshared) = (run(&fleet()), run(&Fleet { unshared: true, ..fleet() }));
    assert!(unshared.refused_share() > 0.3, "{} of {}", unshared.refused, unshared.requests);
    assert!(unshared.took > shared.took, "{:?}, {:?}", unshared.took, shared.took);
}

#[test]
fn a_slow_guild_costs_the_others_little() {
    let before = run(&fleet()).usual.max();
    let limited = Slowness::Limited(Limit { requests: 2, per: Duration::from_secs(10) });
    for slowness in [limited, Slowness::Sluggish(Duration::from_secs(5))] {
        let figures = run(&Fleet { slow_guilds: 1, slowness, ..fleet() });
        assert_eq!((figures.complete, figures.dead_letters), (60, 0), "{figures:?}");
        // One of ten workers is missing, all the time in a fleet as small as this.
        let after = figures.usual.max();
        assert!(after <= before.mul_f64(1.2), "{slowness:?}: {after:?} instead of {before:?}");
    }
}

/// The durations of consecutive campaigns with the deployed settings.
fn in_a_row(campaigns: usize, trouble: impl Fn(&World)) -> Vec<Duration> {
    let usual = Config::default();
    let took = in_virtual_time(1, async || {
        let world = World::start(Config { maximum_concurrency: 10, ..usual })?;
        trouble(&world);
        let mut took = Vec::new();
        for nth in 1..=campaigns {
            let guild = world.discord.add_guild(Config::default().guild);
            let asked = world.ask_in(&guild, guild.people.gm, &format!("Campaign {nth}")).await?;
            world.quiet(Duration::from_secs(600)).await?;
            let reply = world.discord.reply(asked.interaction.id).unwrap();
            let last = reply.history.last().unwrap();
            assert!(last.content.contains("Campaign Created"), "{}", last.content);
            took.push(last.after);
        }
        Ok(took)
    });
    took.unwrap()
}

#[test]
fn a_lone_worker_uses_the_share_of_idle_workers() {
    let took = in_a_row(10, |_| {});
    assert!(took.iter().all(|took| *took <= Duration::from_millis(540)), "{took:?}");
}

#[test]
fn a_global_limit_costs_a_lone_worker_little_more_than_the_wait() {
    let wait = Duration::from_secs(1);
    let took = in_a_row(1, |world| {
        let kind = FaultKind::RateLimited { form: RateLimitForm::Global, retry_after: wait };
        world.discord.add_fault(Fault::once(FaultWhen::Request(8), kind));
    });
    assert!(took.iter().all(|took| *took <= Duration::from_millis(700) + wait), "{took:?}");
}

#[test]
fn the_same_seed_gives_the_same_figures() {
    let few = Fleet { guilds: 15, slow_guilds: 2, spread: Duration::from_secs(10), ..Fleet::default() };
    assert_eq!(run(&few), run(&few));
    assert_ne!(run(&few), simulate(2, &few, |_| {}).unwrap());
}

/// Discord's answers to six requests at a limit of three per second: one at the start of the first second, two at its end,
/// and three just after it.
fn answers_across_a_second(global_second: GlobalSecond) -> Vec<u16> {
    let answers = in_virtual_time(1, async || {
        let rate_limits = RateLimits { global_per_second: 3, global_second, ..RateLimits::default() };
        let discord = Discord::without_network(DiscordConfig { rate_limits, ..DiscordConfig::default() });
        let token = format!("Bot {}", discord.application().bot_token());
        let mut answers = Vec::new();
        for pause_ms in [0, 900, 0, 150, 0, 0] {
            tokio::time::sleep(Duration::from_millis(pause_ms)).await;
            let request = http::Request::get(format!("{}/users/@me", discord.api_base()))
                .header("authorization", &token)
                .header("user-agent", "DiscordBot (https://example.org, 1)");
            answers.push(discord.exchange(Client::default(), request.body(Vec::new())?).await?.status().as_u16());
        }
        Ok(answers)
    });
    answers.unwrap()
}

#[test]
fn discords_second_is_fixed_or_sliding() {
    assert_eq!(answers_across_a_second(GlobalSecond::Fixed), [200; 6]);
    assert_eq!(answers_across_a_second(GlobalSecond::Sliding), [200, 200, 200, 200, 429, 429]);
}
