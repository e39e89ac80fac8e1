//! Creating a campaign.

use channelwright_simulator::{
    discord::{ChannelKind, DiscordConfig, GuildBuilder, bits},
    world::WorldConfig,
};

use crate::support::{CHANNELS, GM_ONLY, PATIENCE, World, ask, ask_in, is_done};

#[tokio::test]
async fn a_campaign_is_complete_after_one_message_and_at_most_eighteen_limited_requests() {
    let ended = ask(WorldConfig::default(), "Test").await;
    ended.assert_complete("Test");
    assert!(ended.message.starts_with("✅ **Campaign Created: Test**"), "{}", ended.message);
    assert_eq!((ended.world.queue.sent().len(), ended.world.worker.invocations()), (1, 1));
    let requests = ended.world.discord.requests();
    let creates = requests.iter().filter(|request| request.method == "POST").count();
    assert_eq!(creates, 13, "one role, one category, eleven channels");
    // Edits of the reply do not count towards Discord's limit of 50 requests per second.
    let counted: Vec<_> = requests.iter().filter(|request| !request.path.starts_with("/webhooks")).collect();
    assert!(counted.len() <= 18, "{counted:#?}");
    assert!(requests.len() - creates <= 10, "{} other requests", requests.len() - creates);
}

#[tokio::test]
async fn each_person_can_view_exactly_their_channels() {
    let ended = ask(WorldConfig::default(), "Test").await;
    let guild = &ended.world.guild;
    let people = &guild.people;
    let role = guild.role_named("Test Members").unwrap();
    guild.grant(people.players[0], role.id);
    for channel in guild.children_of(ended.category("Test")) {
        let gm_only = GM_ONLY.contains(&channel.name.as_str());
        let looking = [people.owner, people.admin, people.gm, people.bot, people.players[0], people.stranger];
        let seen = looking.map(|user| guild.can_view(user, channel.id));
        assert_eq!(seen, [true, true, true, true, !gm_only, false], "#{}", channel.name);
        let wanted = match channel.kind {
            ChannelKind::Voice => bits::CONNECT | bits::SPEAK,
            _ => bits::SEND_MESSAGES | bits::READ_MESSAGE_HISTORY,
        };
        let takes_part = |user| guild.permissions_in(user, channel.id) & wanted == wanted;
        assert_eq!((takes_part(people.gm), takes_part(people.players[0])), (true, !gm_only), "#{}", channel.name);
    }
}

#[tokio::test]
async fn the_permissions_in_the_invite_link_are_enough() {
    let guild = GuildBuilder::new("Lean")
        .gm_permissions(bits::MANAGE_CHANNELS | bits::MANAGE_ROLES)
        .everyone_permissions(0)
        .bot_permissions(2_252_126_532_217_873);
    ask(WorldConfig { guild, ..WorldConfig::default() }, "Test").await.assert_complete("Test");
}

#[tokio::test]
async fn a_bot_whose_user_id_differs_from_its_application_id_keeps_access() {
    let discord = DiscordConfig { bot_user_is_application: false, ..DiscordConfig::default() };
    let ended = ask(WorldConfig { discord, ..WorldConfig::default() }, "Test").await;
    ended.assert_complete("Test");
    let (guild, bot) = (&ended.world.guild, ended.world.guild.people.bot);
    assert_ne!(bot, ended.world.discord.application().id);
    assert!(guild.children_of(ended.category("Test")).iter().all(|channel| guild.can_view(bot, channel.id)));
}

#[tokio::test]
async fn the_audit_log_names_the_caller_for_every_write() {
    let ended = ask(WorldConfig::default(), "Die Zwölf").await;
    let asked = format!(
        "/add-campaign Die Zwölf: asked for by user {} in interaction {}",
        ended.world.guild.people.gm, ended.interaction.id
    );
    let requests = ended.world.discord.requests();
    let writes = requests.iter().filter(|request| request.method != "GET" && !request.path.starts_with("/webhooks"));
    let reasons: Vec<_> = writes.map(|request| request.audit_reason.as_deref()).collect();
    assert_eq!(reasons, [Some(asked.as_str()); 14]);
}

#[tokio::test]
async fn markup_in_a_name_neither_pings_nor_formats() {
    let name = "@everyone **boom** <@&1> `x`";
    let ended = ask(WorldConfig::default(), name).await;
    ended.assert_complete(name);
    let reply = ended.world.discord.reply(ended.interaction.id).unwrap();
    assert!(reply.history.iter().all(|edit| edit.pings.is_empty()), "{:?}", reply.history);
    assert!(ended.message.contains(r"\@everyone \*\*boom\*\*"), "{}", ended.message);
}

#[tokio::test]
async fn refused_forums_become_text_channels_and_the_report_says_so() {
    let discord = DiscordConfig { forums_need_community: true, ..DiscordConfig::default() };
    let ended = ask(WorldConfig { discord, ..WorldConfig::default() }, "Test").await;
    let children = ended.world.guild.children_of(ended.category("Test"));
    let names: Vec<&str> = children.iter().map(|channel| channel.name.as_str()).collect();
    assert_eq!(names, CHANNELS.map(|(name, _)| name));
    assert!(children.iter().all(|channel| channel.kind != ChannelKind::Forum));
    assert!(is_done(&ended.message), "{}", ended.message);
    assert_eq!(ended.message.matches("3 channels are text channels").count(), 1, "{}", ended.message);
    // Using the command again creates nothing, and the message is still true.
    let again = ask_in(ended.world, "Test").await;
    assert!(again.message.starts_with("✅ **Campaign Already There: Test**"), "{}", again.message);
    assert_eq!(again.world.guild.children_of(again.category("Test")).len(), 11);
}

#[tokio::test]
async fn two_campaigns_are_independent() {
    let first = ask(WorldConfig::default(), "One").await;
    let second = ask_in(first.world, "Two").await;
    second.assert_complete("Two");
    second.assert_objects("One");
}

#[tokio::test]
async fn two_commands_with_the_same_name_create_one_campaign() {
    let world = World::start(WorldConfig::default()).await.unwrap();
    let (first, second) = tokio::join!(world.add_campaign("Test"), world.add_campaign("Test"));
    let ids = [first.unwrap().0, second.unwrap().0];
    let mut messages = Vec::new();
    for interaction in &ids {
        messages.push(world.final_message(interaction.id, PATIENCE).await.unwrap());
    }
    messages.sort();
    assert!(messages[0].starts_with("✅ **Campaign Already There: Test**"), "{messages:?}");
    assert!(messages[1].starts_with("✅ **Campaign Created: Test**"), "{messages:?}");
    let interaction = ids[0].clone();
    let message = messages[0].clone();
    crate::support::Ended { world, interaction, message }.assert_objects("Test");
}

#[tokio::test]
async fn campaign_template_replaces_the_default_template() {
    let template = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(&template, "channels:\n  - { name: Only One, type: text }\n").unwrap();
    let mut config = WorldConfig::default();
    let path = template.path().to_str().unwrap().to_owned();
    config.worker_env.insert("CAMPAIGN_TEMPLATE".to_owned(), path);
    let ended = ask(config, "Small").await;
    let children = ended.world.guild.children_of(ended.category("Small"));
    let names: Vec<&str> = children.iter().map(|channel| channel.name.as_str()).collect();
    assert_eq!(names, ["only-one"]);
}
