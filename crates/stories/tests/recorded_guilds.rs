//! Campaigns of all released versions stay recognised. `recorded/` has guilds as Discord sent them, one folder for each
//! version. `RECORD_GUILDS=1` records those of this version; do that once, when it is released.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "helpers of tests are tests")]

use std::{fs, path::PathBuf, sync::Arc, time::Duration};

use channelwright_core::{
    blueprint::Blueprint,
    campaign::{Campaign, CampaignName, CampaignState, campaign, campaigns},
    id::{self, Id},
    permission::{Overwrite, Permissions, Subject},
    plan::add_missing,
    snapshot::{ChannelType, Snapshot},
    template::Template,
};
use channelwright_discord::{Client, Settings, Share};
use channelwright_platform::https::{self, Exchange, Failed, Headers, Request, Response};
use channelwright_simulator::discord::{self, DiscordConfig, GuildBuilder, bits};
use channelwright_stories::{Config, World, in_virtual_time};
use futures_util::future::BoxFuture;
use serde_json::{Map, Value, json};
use tokio::time::Instant;

/// A recorded guild.
struct Recorded {
    file: String,
    guild: Snapshot,
    /// Its campaigns: name, game master, number of channels.
    campaigns: Vec<(String, Id<id::User>, usize)>,
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("recorded")
}

/// All recorded guilds, read with the worker's client.
fn recorded() -> Vec<Recorded> {
    let versions = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let files = versions.flat_map(|version| fs::read_dir(version).unwrap().map(|entry| entry.unwrap().path()));
    let mut all: Vec<Recorded> = files.map(|file| read(&file)).collect();
    all.sort_by(|one, other| one.file.cmp(&other.file));
    assert!(!all.is_empty());
    all
}

fn read(file: &PathBuf) -> Recorded {
    let json: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    let (guild, bot) = (id_of(&json["guild"]["id"]), id_of(&json["bot"]));
    let campaigns = json["campaigns"].as_array().unwrap().iter().map(|one| {
        let channels = usize::try_from(one["channels"].as_u64().unwrap()).unwrap();
        (one["name"].as_str().unwrap().to_owned(), id_of(&one["game_master"]), channels)
    });
    let campaigns = campaigns.collect();
    let members: Vec<Id<id::User>> =
        json["members"].as_object().unwrap().keys().map(|id| id.parse().unwrap()).collect();
    let guild = in_virtual_time(0, async || look(json.clone(), guild, bot, &members).await).unwrap();
    Recorded { file: file.strip_prefix(folder()).unwrap().display().to_string(), guild, campaigns }
}

fn id_of<T>(value: &Value) -> Id<T> {
    value.as_str().unwrap().parse().unwrap()
}

async fn look(
    json: Value,
    guild: Id<id::Guild>,
    bot: Id<id::User>,
    members: &[Id<id::User>],
) -> anyhow::Result<Snapshot> {
    let http = https::Client::over(Arc::new(Recording(json)));
    let settings = Settings { api_base: String::new(), bot_token: "token".to_owned(), share: Share::WHOLE };
    let client = Client::new(http, &settings)?;
    let (reader, deadline) = (client.reader(), Instant::now() + Duration::from_secs(60));
    let found = reader.guild(guild, deadline).await?;
    let mut snapshot = Snapshot { owner: found.owner, roles: found.roles, ..Snapshot::empty(guild) };
    snapshot.channels = reader.channels(guild, deadline).await?;
    snapshot.me = reader.member(guild, bot, deadline).await?.expect("the bot is in the guild");
    snapshot.member_counts = Some(reader.member_counts(guild, deadline).await?);
    for user in members {
        snapshot.members.insert(*user, reader.member(guild, *user, deadline).await?);
    }
    Ok(snapshot)
}

/// Answers requests from a recording.
struct Recording(Value);

impl Exchange for Recording {
    fn exchange(&self, request: Request) -> BoxFuture<'static, Result<Response, Failed>> {
        let parts: Vec<&str> = request.url.split('/').skip(3).collect();
        let body = match parts.as_slice() {
            [] => &self.0["guild"],
            ["channels"] => &self.0["channels"],
            ["roles", "member-counts"] => &self.0["member_counts"],
            ["members", user] => &self.0["members"][user],
            _ => &Value::Null,
        };
        let body = body.to_string().into_bytes();
        Box::pin(async move { Ok(Response { status: 200, headers: Headers::default(), body }) })
    }
}

/// The properties of a campaign that do not depend on names.
type Identity = (Option<Id<id::Channel>>, Option<Id<id::Role>>, Vec<Id<id::User>>, CampaignState);

fn identities(guild: &Snapshot) -> Vec<Identity> {
    let identity = |found: Campaign| (found.category, found.role, found.game_masters, found.state);
    campaigns(guild).into_iter().map(identity).collect()
}

/// Changes the guild, and checks that the same campaigns are found in it, with the same parts and game masters.
fn check(what: &str, change: impl Fn(&mut Snapshot)) {
    for Recorded { file, mut guild, .. } in recorded() {
        let before = identities(&guild);
        change(&mut guild);
        assert_eq!(identities(&guild), before, "{file}, {what}");
    }
}

fn gm_only(guild: &Snapshot) -> Vec<Id<id::Channel>> {
    let is = |one: &&channelwright_core::snapshot::Channel| matches!(one.name.as_str(), "gm-notes" | "gm-planning");
    guild.channels.iter().filter(is).map(|one| one.id).collect()
}

#[test]
fn every_campaign_is_found_and_complete() {
    for Recorded { file, guild, campaigns: wanted } in recorded() {
        let all = campaigns(&guild);
        let found: Vec<_> = all.iter().map(|one| (one.name.clone(), one.game_masters[0], one.channels.len())).collect();
        assert_eq!(found, wanted, "{file}");
        for (name, game_master, _) in wanted {
            let name = CampaignName::parse(&name).unwrap();
            let by_name = campaign(&guild, &name).unwrap();
            assert!(all.contains(&by_name), "{file}: {name}");
            // Somebody else uses the command again: the campaign keeps its game master and lacks nothing.
            let blueprint = Blueprint::new(&Template::default_campaign().unwrap(), name, Id::new(1));
            let plan = add_missing(blueprint, Some(by_name), &guild);
            assert_eq!((plan.steps.len(), &*plan.blueprint.game_masters), (0, &[game_master][..]), "{file}: {plan}");
        }
    }
}

#[test]
fn campaigns_are_found_whatever_permissions_another_version_gives() {
    let more = Permissions::from_bits(1 << 14 | 1 << 15 | 1 << 40);
    check("with more rights for everybody in it", |guild| {
        for overwrite in guild.channels.iter_mut().flat_map(|one| &mut one.overwrites) {
            if overwrite.allow != Permissions::NONE {
                overwrite.allow |= more;
            }
        }
    });
    check("with fewer rights", |guild| {
        for overwrite in guild.channels.iter_mut().flat_map(|one| &mut one.overwrites) {
            overwrite.allow = overwrite.allow - Permissions::SPEAK - Permissions::CREATE_PUBLIC_THREADS;
        }
    });
}

#[test]
fn campaigns_are_found_after_people_renamed_them() {
    let is_category = |kind| kind == ChannelType::Category;
    check("renamed category", |guild| {
        guild.channels.iter_mut().filter(|one| is_category(one.kind)).for_each(|one| one.name.push_str(" (old)"));
    });
    check("renamed channels", |guild| {
        guild.channels.iter_mut().filter(|one| !is_category(one.kind)).for_each(|one| one.name.push_str("-old"));
    });
    for Recorded { file, mut guild, campaigns: wanted } in recorded() {
        guild.channels.iter_mut().filter(|one| is_category(one.kind)).for_each(|one| one.name.push_str(" (old)"));
        for (name, ..) in wanted {
            let found = campaign(&guild, &CampaignName::parse(&name).unwrap());
            assert_eq!(found.map(|one| one.name), Some(format!("{name} (old)")), "{file}");
        }
    }
}

#[test]
fn guests_do_not_become_game_masters_and_their_role_does_not_become_the_campaigns() {
    let guest = Subject::Member(Id::new(4242));
    check("with a guest", |guild| {
        let see = Permissions::VIEW_CHANNEL | Permissions::CONNECT | Permissions::SEND_MESSAGES;
        let hidden = gm_only(guild);
        let seen = guild.channels.iter_mut().filter(|one| !one.overwrites.is_empty() && !hidden.contains(&one.id));
        seen.for_each(|one| one.overwrites.push(Overwrite::allowing(guest, see)));
    });
    check("with the players of another campaign", |guild| {
        let mut role = guild.roles.last().unwrap().clone();
        (role.id, role.name) = (Id::new(4343), "Another Members".to_owned());
        guild.roles.push(role);
        let subject = Subject::Role(Id::new(4343));
        let ours = guild.channels.iter_mut().filter(|one| !one.overwrites.is_empty());
        ours.for_each(|one| one.overwrites.push(Overwrite::allowing(subject, Permissions::VIEW_CHANNEL)));
    });
}

#[test]
fn campaigns_are_found_while_channels_are_hidden_from_the_bot() {
    check("one GM-only channel hidden", |guild| {
        let hidden = gm_only(guild);
        guild.channels.retain(|one| one.id != hidden[0]);
    });
    check("all GM-only channels hidden", |guild| {
        let hidden = gm_only(guild);
        guild.channels.retain(|one| !hidden.contains(&one.id));
    });
    check("all channels hidden but the category", |guild| {
        guild.channels.retain(|one| one.kind == ChannelType::Category);
    });
}

#[test]
fn what_looks_like_a_campaign_but_is_none_is_not_found() {
    for Recorded { file, mut guild, .. } in recorded() {
        let me = Subject::Member(guild.me.user);
        // A private category that people created and opened to the bot.
        for one in &mut guild.channels {
            one.overwrites.retain(|one| one.subject == me || one.subject == Subject::everyone(guild.guild));
        }
        guild.channels.retain(|one| one.kind == ChannelType::Category);
        assert_eq!(campaigns(&guild), [], "{file}");
    }
}

/// Records the guilds of this version if `RECORD_GUILDS` is set.
#[test]
fn record() -> anyhow::Result<()> {
    if std::env::var_os("RECORD_GUILDS").is_none() {
        return Ok(());
    }
    let folder = folder().join(env!("CARGO_PKG_VERSION"));
    fs::create_dir_all(&folder)?;
    let forumless = DiscordConfig { forums_need_community: true, ..Config::default().discord };
    for (file, names, discord) in [
        ("one_campaign", vec!["Test"], Config::default().discord),
        ("two_campaigns", vec!["Test", "⚔️ War"], Config::default().discord),
        ("without_forums", vec!["The Lost Mine"], forumless),
    ] {
        let json = in_virtual_time(0, async || play(&names, discord).await)?;
        fs::write(folder.join(format!("{file}.json")), serde_json::to_string_pretty(&json)? + "\n")?;
    }
    Ok(())
}

/// A guild in which the game master and then the admin ask for campaigns.
async fn play(names: &[&str], discord: DiscordConfig) -> anyhow::Result<Value> {
    let allowed = bits::MANAGE_CHANNELS | bits::MANAGE_ROLES;
    let guild = GuildBuilder::new("The Prancing Pony").gm_permissions(allowed).role("Elves", 0);
    let world = World::start(Config { discord, guild, ..Config::default() })?;
    let people = world.guild.people.clone();
    let mut campaigns = Vec::new();
    for (name, who) in names.iter().zip([people.gm, people.admin]) {
        world.ask(who, name).await?;
        world.quiet(Duration::from_secs(600)).await?;
        campaigns.push(json!({ "name": name, "game_master": who.to_string(), "channels": 11 }));
    }
    let guild = format!("/guilds/{}", world.guild.id);
    let mut members = Map::new();
    for user in [people.bot, people.gm, people.admin] {
        members.insert(user.to_string(), get(&world, &format!("{guild}/members/{user}")).await?);
    }
    Ok(json!({
        "bot": people.bot.to_string(),
        "campaigns": campaigns,
        "guild": get(&world, &guild).await?,
        "channels": get(&world, &format!("{guild}/channels")).await?,
        "members": members,
        "member_counts": get(&world, &format!("{guild}/roles/member-counts")).await?,
    }))
}

async fn get(world: &World, path: &str) -> anyhow::Result<Value> {
    let request = http::Request::get(format!("{}{path}", world.discord.api_base()))
        .header("authorization", format!("Bot {}", world.discord.application().bot_token()))
        .header("user-agent", "DiscordBot (https://example.com, 1)")
        .body(Vec::new())?;
    Ok(serde_json::from_slice(world.discord.exchange(discord::Client::default(), request).await?.body())?)
}
