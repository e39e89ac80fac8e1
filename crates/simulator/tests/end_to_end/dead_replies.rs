//! A reply can be edited for 15 minutes. A job that ends later posts its outcome in a channel, once.

use channelwright_simulator::{
    discord::{ChannelMessage, Fault, FaultBody, FaultKind, FaultWhen, Overwrite, Phase, Snowflake, bits},
    world::WorldConfig,
};

use crate::support::{Ended, PATIENCE, World, ask_in, assert_deferred, assert_no_violations};

const CREATE_ROLE: &str = "POST /guilds/{guild_id}/roles";
const CREATE_MESSAGE: &str = "POST /channels/{channel_id}/messages";

async fn world() -> World {
    World::start(WorldConfig::default()).await.unwrap()
}

/// Uses the command. The reply expires while the role is created.
async fn ask_with_expiring_reply(world: World) -> Ended {
    let (discord, interaction) = (world.discord.clone(), world.add_campaign_interaction("Test").unwrap());
    let id = interaction.id;
    let expire = FaultKind::hook(Phase::Before, false, move || discord.expire_token(id));
    world.discord.add_fault(Fault::once(FaultWhen::AnyOf(CREATE_ROLE.to_owned()), expire));
    assert_deferred(&world.deliver(&interaction).await);
    world.quiet(PATIENCE).await.unwrap();
    assert_no_violations(&world);
    let message = world.discord.messages().first().map(|message| message.content.clone()).unwrap_or_default();
    Ended { world, interaction, message }
}

fn only_message(ended: &Ended) -> ChannelMessage {
    let messages = ended.world.discord.messages();
    assert_eq!(messages.len(), 1, "{messages:?}");
    messages[0].clone()
}

fn command_channel(world: &World) -> Snowflake {
    world.add_campaign_interaction("Test").unwrap().channel_id
}

#[tokio::test]
async fn the_outcome_is_posted_in_the_channel_of_the_command() {
    let ended = ask_with_expiring_reply(world().await).await;
    ended.assert_objects("Test");
    let message = only_message(&ended);
    assert_eq!(message.channel_id, command_channel(&ended.world));
    assert!(message.content.starts_with("✅ **Campaign Created: Test**"), "{}", message.content);
    let caller = format!("<@{}>", ended.world.guild.people.gm);
    assert!(message.content.contains(&caller) && message.pings.is_empty(), "{message:?}");
    let refused = ended.world.discord.requests().iter().filter(|request| request.code == Some(50027)).count();
    assert_eq!(refused, 1, "the expired reply is not edited again");
    // An expired reply does not mean that the bot token is invalid.
    ask_in(ended.world, "Another").await.assert_complete("Another");
}

#[tokio::test]
async fn the_outcome_goes_to_the_campaign_if_the_bot_cannot_post_in_the_commands_channel() {
    let world = world().await;
    let everyone = world.guild.id;
    world.guild.set_overwrite(command_channel(&world), Overwrite::role(everyone).deny(bits::SEND_MESSAGES));
    let ended = ask_with_expiring_reply(world).await;
    let category = ended.category("Test");
    let message = only_message(&ended);
    assert_eq!(message.channel_id, ended.world.guild.children_of(category)[0].id, "the first text channel");
}

#[tokio::test]
async fn a_lost_response_does_not_lead_to_a_second_message() {
    let world = world().await;
    let lost = FaultKind::Reset { phase: Phase::After };
    world.discord.add_fault(Fault::once(FaultWhen::AnyOf(CREATE_MESSAGE.to_owned()), lost));
    let ended = ask_with_expiring_reply(world).await;
    assert_eq!(ended.world.discord.pending_faults(), 0);
    only_message(&ended);
}

#[tokio::test]
async fn the_outcome_is_posted_even_if_somebody_deletes_the_reply() {
    let world = world().await;
    let (discord, interaction) = (world.discord.clone(), world.add_campaign_interaction("Test").unwrap());
    let id = interaction.id;
    let delete = FaultKind::hook(Phase::Before, false, move || discord.delete_reply(id));
    world.discord.add_fault(Fault::once(FaultWhen::AnyOf(CREATE_ROLE.to_owned()), delete));
    assert_deferred(&world.deliver(&interaction).await);
    world.quiet(PATIENCE).await.unwrap();
    let messages = world.discord.messages();
    assert!(messages.len() == 1 && messages[0].content.contains("Campaign Created: Test"), "{messages:?}");
}

#[tokio::test]
async fn a_job_whose_outcome_cannot_be_posted_reaches_the_dead_letter_queue() {
    let world = world().await;
    let what = FaultKind::Status { phase: Phase::Before, status: 403, body: FaultBody::Code(50013) };
    world.discord.add_fault(Fault { when: FaultWhen::AnyOf(CREATE_MESSAGE.to_owned()), times: u32::MAX, what });
    let ended = ask_with_expiring_reply(world).await;
    ended.assert_objects("Test");
    assert_eq!(ended.world.queue.dead_letters().await.unwrap().len(), 1);
    assert_eq!(ended.world.worker.invocations(), 1 + 5, "the campaign is created once; five deliveries fail to post");
    assert_eq!(ended.world.discord.requests().iter().filter(|request| request.is_to(CREATE_MESSAGE)).count(), 2);
}
