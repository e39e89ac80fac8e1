//! The whole life of a campaign: made, joined, renamed, archived, restored, copied, deleted.

use anyhow::Context as _;
use channelwright_simulator::{
    discord::{Channel, ChannelKind, Snowflake},
    world::World,
};
use channelwright_stories::Actor;
use serde_json::{Value, json};

use super::{
    let_in,
    live::{Asked, ask, press, use_command},
    screen::Screen,
    tree::Before,
};

/// The campaign's second name.
const LATER: &str = "The Long Road";

/// The name of its copy, which is all that is left in the end.
const COPY: &str = "The Second Table";

/// Plays it. Returns the name of the campaign that is left, the command that created it, and what the player saw before she
/// was let in.
pub(super) async fn live(
    world: &World,
    actor: &Actor,
    name: &str,
    player: Option<Snowflake>,
    screen: &mut Screen<'_>,
) -> anyhow::Result<(String, Vec<Asked>, Before)> {
    ask(world, actor, name, screen).await?;
    let_in(world, actor, player, screen).await?;
    let category = category(world, name)?.to_string();
    let campaign = json!({ "name": "campaign", "type": 7, "value": category });
    let text = |option: &str, value: &str| json!({ "name": option, "type": 3, "value": value });
    let rename = json!([text("name", LATER), campaign]);
    say(world, actor, &format!("/campaign rename name: {LATER} campaign: {name}"), &rename, screen).await?;
    for command in ["archive", "restore"] {
        say(world, actor, &format!("/campaign {command} campaign: {LATER}"), &json!([campaign]), screen).await?;
    }
    let like = json!([text("name", COPY), { "name": "like", "type": 7, "value": category }]);
    let copied = say(world, actor, &format!("/add-campaign name: {COPY} like: {LATER}"), &like, screen).await?;
    let before = Before::look(&world.guild);
    let_in(world, actor, player, screen).await?;
    say(world, actor, &format!("/campaign delete campaign: {LATER}"), &json!([campaign]), screen).await?;
    press(world, actor, world.guild.people.gm, "Delete for good", screen).await?;
    Ok((COPY.to_owned(), vec![copied], before))
}

/// The game master uses a command.
async fn say(
    world: &World,
    actor: &Actor,
    typed: &str,
    options: &Value,
    screen: &mut Screen<'_>,
) -> anyhow::Result<Asked> {
    let channel = world.guild.channel_named("general").context("the server has no channel #general")?.id;
    use_command(world, actor, (world.guild.people.gm, channel), typed, options, screen).await
}

fn category(world: &World, name: &str) -> anyhow::Result<Snowflake> {
    let is_category = |channel: &Channel| channel.kind == ChannelKind::Category;
    let category = world.guild.channels_named(name).into_iter().find(is_category);
    Ok(category.with_context(|| format!("there is no campaign {name}"))?.id)
}
