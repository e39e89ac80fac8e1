//! Whether the demo succeeded, judged by the guild itself, not only by the bot's report.

use channelwright_core::{campaign::CampaignName, sign::Sign, template::Template};
use channelwright_simulator::{
    discord::{Channel, ChannelKind, GuildHandle, Snowflake},
    world::World,
};

use super::{
    live::Asked,
    message::{self, Names},
    screen::Paint,
};

/// `Ok`, or the first problem in one line.
pub(super) fn judge(world: &World, name: &str, asked: &[Asked], paint: Paint) -> Result<(), String> {
    for one in asked {
        check_message(world, one, paint)?;
    }
    let campaign = CampaignName::parse(name).map_err(|error| error.to_string())?;
    check_objects(&world.guild, &campaign)?;
    match world.discord.violations().len() {
        0 => Ok(()),
        1 => Err("a rule of Discord was broken".to_owned()),
        many => Err(format!("rules of Discord were broken {many} times")),
    }
}

fn check_message(world: &World, asked: &Asked, paint: Paint) -> Result<(), String> {
    let message = asked.message().ok_or("the command got no reply with a text")?;
    if Sign::of(message) == Some(Sign::Done) {
        return Ok(());
    }
    let names = Names::from(&world.guild.snapshot());
    // The first line contains no time, so 0 will do.
    let first = message::show(message.lines().next().unwrap_or_default(), &names, 0, paint);
    Err(format!("the final message is “{first}”"))
}

fn check_objects(guild: &GuildHandle, campaign: &CampaignName) -> Result<(), String> {
    let roles = guild.roles_named(&campaign.role_name()).len();
    if roles != 1 {
        return Err(format!("there are {roles} roles @{}", campaign.role_name()));
    }
    if !guild.people.players.first().is_none_or(|player| takes_part(guild, *player, campaign)) {
        return Err("the player was not let in".to_owned());
    }
    let named = guild.channels_named(campaign.as_str()).into_iter();
    let categories: Vec<Channel> = named.filter(|channel| channel.kind == ChannelKind::Category).collect();
    let [category] = categories.as_slice() else {
        return Err(format!("there are {} categories {campaign}", categories.len()));
    };
    // A copy has the order that Discord shows, with voice channels last.
    let mut children = guild.children_of(category.id);
    children.sort_by(|one, other| one.name.cmp(&other.name));
    let mut wanted = Template::default_campaign().map_err(|mistakes| mistakes.to_string())?.channels;
    wanted.sort_by(|one, other| one.name.cmp(&other.name));
    if !children.iter().map(|channel| &channel.name).eq(wanted.iter().map(|channel| &channel.name)) {
        return Err(format!(
            "the category has {} channels that differ from the template's {}",
            children.len(),
            wanted.len()
        ));
    }
    let wrong = children.iter().zip(&wanted).find(|(channel, wanted)| !is_seen_rightly(guild, channel, wanted.gm_only));
    wrong.map_or(Ok(()), |(channel, _)| Err(format!("the wrong people can see #{}", channel.name)))
}

fn takes_part(guild: &GuildHandle, user: Snowflake, campaign: &CampaignName) -> bool {
    let role = guild.role_named(&campaign.role_name());
    role.zip(guild.member(user)).is_some_and(|(role, member)| member.roles.contains(&role.id))
}

/// The first player was let in, the stranger was not.
fn is_seen_rightly(guild: &GuildHandle, channel: &Channel, is_gm_only: bool) -> bool {
    let people = &guild.people;
    let insiders = [people.owner, people.admin, people.gm, people.bot];
    insiders.iter().all(|user| guild.can_view(*user, channel.id))
        && people.players.first().is_none_or(|player| guild.can_view(*player, channel.id) != is_gm_only)
        && !guild.can_view(people.stranger, channel.id)
}
