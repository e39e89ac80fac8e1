//! Lets a walk happen, and says what broke.

use std::{cell::RefCell, time::Duration};

use channelwright_simulator::discord::{
    ANSWER_DEADLINE, ChannelKind, Discord, Fault, FaultKind, GuildBuilder, HiddenChannels, Overwrite, Rule, Snowflake,
    USUAL_BOT_PERMISSIONS, bits,
};
use futures_util::future::{LocalBoxFuture, join_all};
use tokio::time::sleep;

use super::{
    Walk,
    part::{Part, Who},
};
use crate::{
    Asked, Config, Mood, World, in_virtual_time,
    invariants::{Watch, check},
};

/// Longer than any wait that a walk draws, however often it is told to wait.
const PATIENCE: Duration = Duration::from_secs(7 * 24 * 3600);
/// Rights that may create campaigns.
const MAY_ASK: u64 = bits::MANAGE_CHANNELS | bits::MANAGE_ROLES;
const MOST_CHANNELS: usize = 500;
const MOST_ROLES: usize = 250;

/// What broke in this walk.
pub(super) fn broken(walk: &Walk) -> Vec<String> {
    let lived = in_virtual_time(walk.seed, async || live(&walk.parts).await);
    lived.unwrap_or_else(|error| vec![format!("engine: {error:#}")])
}

async fn live(parts: &[Part]) -> anyhow::Result<Vec<String>> {
    let world = World::start(config(parts))?;
    parts.iter().for_each(|part| furnish(&world, part));
    let helper = world.guild.add_role("Helper", MAY_ASK);
    world.guild.people.players.iter().take(1).for_each(|player| world.guild.grant(*player, helper));
    // What is there before anybody asks is older than what anybody asks for.
    sleep(Duration::from_secs(1)).await;
    let watch = Watch::over(&world);
    parts.iter().for_each(|part| arrange(&world, part));
    let asked = RefCell::default();
    let happening = join_all(parts.iter().filter_map(|part| happen(&world, &asked, part)));
    happening.await;
    world.sqs.set_mood(Mood::Good);
    world.quiet(PATIENCE).await?;
    for part in parts {
        match part {
            Part::Redrive => {
                world.sqs.redrive();
                world.quiet(PATIENCE).await?;
            }
            Part::AskAtTheEnd { who, name } => {
                ask(&world, &asked, *who, name, None).await;
                world.quiet(PATIENCE).await?;
            }
            _ => {}
        }
    }
    let mut broken = check(&world, &watch, &asked.into_inner());
    if parts.iter().any(|part| matches!(part, Part::BotKilledAfterSending { .. })) {
        // The dead answer nobody.
        broken.retain(|one| !one.contains(Rule::InteractionDeadline.name()));
    }
    Ok(broken)
}

fn config(parts: &[Part]) -> Config {
    let mut config = Config::default();
    let discord = &mut config.discord;
    let mut lacks = 0;
    for part in parts {
        match part {
            Part::NoForums => discord.forums_need_community = true,
            Part::HiddenAreListed => discord.hidden_channels = HiddenChannels::Listed,
            Part::BotIsNotItsApplication => discord.bot_user_is_application = false,
            Part::Latency(latency) => discord.latency = *latency,
            Part::ListDelay(delay) => discord.list_delay = *delay,
            Part::OverwriteSettle(time) => discord.overwrite_settle = *time,
            Part::WebhookLag(lag) => discord.webhook_lag = *lag,
            Part::FewChannels { requests, per } => {
                let limits = std::mem::take(&mut discord.rate_limits);
                discord.rate_limits = limits.with_channel_creation(*requests, *per);
            }
            Part::TwoFactorNeeded => discord.owner_two_factor = false,
            Part::BotLacks(bits) => lacks |= bits,
            Part::ClockAhead(seconds) => config.clock_ahead_s = *seconds,
            Part::Workers(count) => config.maximum_concurrency = *count,
            _ => {}
        }
    }
    let mfa_level = u8::from(parts.iter().any(|part| matches!(part, Part::TwoFactorNeeded)));
    config.guild = GuildBuilder::new("The Prancing Pony")
        .gm_permissions(MAY_ASK)
        .bot_permissions(USUAL_BOT_PERMISSIONS & !lacks)
        .mfa_level(mfa_level);
    config
}

/// Puts into the guild what is there before anybody asks.
fn furnish(world: &World, part: &Part) {
    let guild = &world.guild;
    match part {
        Part::Channel(kind, name) => {
            guild.add_channel(*kind, name, None, Vec::new());
        }
        Part::Role { name, held } => {
            let role = guild.add_role(name, 0);
            if *held {
                guild.grant(guild.people.stranger, role);
            }
        }
        Part::HiddenCategory(name) => {
            let hidden = vec![Overwrite::role(guild.id).deny(bits::VIEW_CHANNEL)];
            guild.add_channel(ChannelKind::Category, name, None, hidden);
        }
        Part::RoomForChannels(room) => guild.fill_channels(MOST_CHANNELS - room),
        Part::RoomForRoles(room) => guild.fill_roles(MOST_ROLES - room),
        _ => {}
    }
}

/// Arranges what strikes certain requests.
fn arrange(world: &World, part: &Part) {
    let fault = match part {
        Part::Trouble { when, times, what } => {
            Fault { when: when.clone(), times: *times, what: what.kind(&world.killer(), &world.discord) }
        }
        Part::Admin { act, when, phase } => {
            let (act, guild) = (*act, world.guild.clone());
            Fault::once(when.clone(), FaultKind::hook(*phase, false, move || act.perform(&guild)))
        }
        _ => return,
    };
    world.discord.add_fault(fault);
}

/// What happens at a certain time.
fn happen<'a>(world: &'a World, asked: &'a RefCell<Vec<Asked>>, part: &'a Part) -> Option<LocalBoxFuture<'a, ()>> {
    let replies = || asked.borrow().iter().map(|one: &Asked| one.interaction.id).collect::<Vec<Snowflake>>();
    let each = move |act: fn(&Discord, Snowflake)| replies().into_iter().for_each(|id| act(&world.discord, id));
    match part {
        Part::Ask { who, name, at, again_after } => Some(Box::pin(async move {
            sleep(*at).await;
            ask(world, asked, *who, name, *again_after).await;
        })),
        Part::Queue { mood, from, lasting } => Some(Box::pin(feel(world, *mood, *from, *lasting))),
        Part::BotKilledAfterSending { from, lasting } => {
            Some(Box::pin(feel(world, Mood::Slow(2 * ANSWER_DEADLINE), *from, *lasting)))
        }
        Part::AdminAt { act, at } => Some(Box::pin(async move {
            sleep(*at).await;
            act.perform(&world.guild);
        })),
        Part::TokensDie { at } => Some(Box::pin(async move {
            sleep(*at).await;
            each(Discord::expire_token);
        })),
        Part::RepliesDeleted { at } => Some(Box::pin(async move {
            sleep(*at).await;
            each(Discord::delete_reply);
        })),
        Part::AllWorkersKilled { at } => Some(Box::pin(async move {
            sleep(*at).await;
            world.killer().kill();
            world.discord.forget_clients();
        })),
        Part::AllWorkersPaused { at, lasting } => Some(Box::pin(async move {
            sleep(*at).await;
            world.killer().pause(*lasting);
        })),
        _ => None,
    }
}

/// The queue is in a mood for a while.
async fn feel(world: &World, mood: Mood, from: Duration, lasting: Duration) {
    sleep(from).await;
    world.sqs.set_mood(mood);
    sleep(lasting).await;
    world.sqs.set_mood(Mood::Good);
}

/// Somebody asks, if they are still there and there is a channel to ask in; Discord delivers it once or twice.
async fn ask(world: &World, asked: &RefCell<Vec<Asked>>, who: Who, name: &str, again_after: Option<Duration>) {
    let people = &world.guild.people;
    let who = match who {
        Who::Gm => people.gm,
        Who::Helper => people.players.first().copied().unwrap_or(people.gm),
        Who::Admin => people.admin,
        Who::Stranger => people.stranger,
    };
    if world.guild.member(who).is_none() || world.guild.member(people.bot).is_none() {
        return;
    }
    let Ok(one) = world.ask(who, name).await else { return };
    let interaction = one.interaction.clone();
    asked.borrow_mut().push(one);
    if let Some(after) = again_after {
        sleep(after).await;
        world.deliver(&interaction).await;
    }
}
