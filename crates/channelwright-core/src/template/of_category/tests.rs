use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::*;
use crate::{
    blueprint::{Blueprint, Subjects},
    campaign::CampaignName,
    limits::TEMPLATE_MAX_BYTES,
    snapshot::testing,
};

const GM: u64 = 7;
const CATEGORY: u64 = 100;

/// The guild with a campaign made of this template.
fn made(template: &Template) -> Snapshot {
    let mut guild = testing::guild();
    let everyone = guild.roles.first_mut().unwrap();
    everyone.permissions = Permissions::VIEW_CHANNEL | Permissions::SEND_MESSAGES | Permissions::CONNECT;
    guild.roles.push(testing::role(40, "Mine Members"));
    let blueprint = Blueprint::new(template, CampaignName::parse("Mine").unwrap(), Id::new(GM));
    let subjects = Subjects { guild: guild.guild, role: Some(Id::new(40)), bot: guild.me.user };
    let overwrites =
        |access: &[crate::blueprint::Access]| access.iter().filter_map(|one| one.overwrite(&subjects)).collect();
    let category = testing::channel(CATEGORY, ChannelType::Category, "Mine");
    guild.channels.push(Channel { overwrites: overwrites(&blueprint.category), ..category });
    // Discord lists channels in no particular order.
    for (nth, wanted) in blueprint.channels.iter().enumerate().rev() {
        let nth = u64::try_from(nth).unwrap();
        guild.channels.push(Channel {
            parent: Some(Id::new(CATEGORY)),
            topic: wanted.topic.clone(),
            overwrites: overwrites(&wanted.access),
            position: i64::try_from(nth).unwrap(),
            ..testing::channel(200 + nth, wanted.kind.into(), &wanted.name)
        });
    }
    guild
}

fn read(guild: &Snapshot) -> Copied {
    Copied::of(guild.channel(Id::new(CATEGORY)).unwrap(), guild, &|_| true, Permissions::NONE)
}

/// The template in the order that Discord shows.
fn as_shown(mut template: Template) -> Template {
    template.channels.sort_by_key(|one| one.kind == ChannelKind::Voice);
    template
}

fn any_template() -> impl Strategy<Value = Template> {
    let kind = prop_oneof![Just(ChannelKind::Text), Just(ChannelKind::Voice), Just(ChannelKind::Forum)];
    let name = prop_oneof!["[a-z0-9_-]{1,12}", "(yes|null|true|1e3|no)", "\\PC{1,20}", "[é龍🎲❤️ #:'\"{\\[-]{1,8}"];
    // The reader makes line breaks of the separators U+2028 and U+2029.
    let topic = prop::option::of("[[\\PC\n]&&[^\u{2028}\u{2029}]]{0,60}");
    let channel =
        (name, kind, any::<bool>(), topic).prop_filter_map("a name is left", |(name, kind, gm_only, topic)| {
            let name = channel_name(kind, &name);
            let is_name = !name.chars().all(|c| c == '-');
            let topic = topic.map(|topic| topic.trim().to_owned()).filter(|topic| !topic.is_empty());
            let topic = topic.filter(|_| kind != ChannelKind::Voice);
            is_name.then_some(TemplateChannel { name, kind, gm_only, topic })
        });
    let may = prop::collection::vec(prop::sample::select(preset::GAME_MASTER_MAY), 0..5);
    (prop::collection::vec(channel, 1..9), may).prop_map(|(mut channels, may)| {
        let mut names = BTreeSet::new();
        channels
            .retain(|one| names.insert((one.kind == ChannelKind::Voice, fold_channel_name(one.kind, &one.name, fold))));
        let game_master_may = may.iter().fold(Permissions::NONE, |all, (_, one)| all | *one);
        Template { channels, game_master_may, only_admins_may: Vec::new() }
    })
}

proptest! {
    #[test]
    fn a_campaign_has_the_template_that_it_was_made_of(template in any_template()) {
        let copied = read(&made(&template));
        prop_assert_eq!(&copied.lost, &[]);
        prop_assert_eq!(copied.template, as_shown(template));
    }

    #[test]
    fn its_file_is_that_template_again(template in any_template(), comment in "\\PC{0,20}\n?[\\PC#]{0,9}") {
        let file = template.to_yaml(&[comment]);
        let parsed = Template::parse(file.as_bytes()).map_err(|problems| TestCaseError::fail(format!("{problems}\n{file}")))?;
        prop_assert_eq!(parsed, template, "{}", file);
    }

    /// Whatever people make of a category, it becomes a template that the bot accepts.
    #[test]
    fn any_category_is_read(channels in prop::collection::vec((0_u64..20, "\\PC{0,110}", "[\\PC\n\t\u{85}\u{2028}\u{feff}\u{7}\\[{]{0,40}"), 0..12)) {
        let mut guild = testing::guild();
        guild.channels.push(testing::channel(CATEGORY, ChannelType::Category, "Any"));
        for (nth, (kind, name, topic)) in channels.iter().enumerate() {
            let id = 200 + u64::try_from(nth).unwrap();
            let channel = testing::channel(id, ChannelType::from_number(*kind), name);
            guild.channels.push(Channel { parent: Some(Id::new(CATEGORY)), topic: Some(topic.repeat(40)), ..channel });
        }
        let copied = read(&guild);
        let whole = copied.lost.iter().filter(|lost| lost.what.is_a_channel()).map(|lost| lost.channels.len()).sum::<usize>();
        prop_assert_eq!(copied.template.channels.len() + whole, channels.len(), "each channel is copied or named");
        if !copied.template.channels.is_empty() {
            let file = copied.template.to_yaml(&[]);
            let parsed = Template::parse(file.as_bytes()).map_err(|problems| TestCaseError::fail(format!("{problems}\n{file}")))?;
            prop_assert_eq!(parsed, copied.template);
        }
    }
}

#[test]
fn the_default_template_survives() {
    let template = Template::default_campaign().unwrap();
    assert_eq!(read(&made(&template)).template, as_shown(template));
}

#[test]
fn the_largest_template_is_a_file_that_is_accepted() {
    let topic: String = "\"[{\\\n".repeat(205).trim_end().chars().take(1024).collect();
    let channel = |n: u32| TemplateChannel {
        name: format!("{n:02}{}", "🎲".repeat(98)),
        kind: ChannelKind::Text,
        gm_only: true,
        topic: Some(topic.trim_end().to_owned()),
    };
    let template = Template {
        channels: (0..50).map(channel).collect(),
        game_master_may: preset::LEAD_IN_CATEGORY,
        only_admins_may: Vec::new(),
    };
    let file = template.to_yaml(&["x".repeat(2000)]);
    assert!(file.len() <= TEMPLATE_MAX_BYTES && file.len() > TEMPLATE_MAX_BYTES / 2, "{}", file.len());
    assert_eq!(Template::parse(file.as_bytes()).unwrap(), template);
}

/// A category that people made, which only the role 50 and member 9 see.
fn hand_made() -> Snapshot {
    let mut guild = testing::guild();
    guild.roles.first_mut().unwrap().permissions = Permissions::VIEW_CHANNEL;
    guild.roles.push(testing::role(50, "Raiders"));
    guild.roles.push(testing::role(51, "Officers"));
    let category = testing::channel(CATEGORY, ChannelType::Category, "Guild Hall");
    guild.channels.push(Channel { overwrites: vec![nobody(), raiders()], ..category });
    guild
}

fn nobody() -> Overwrite {
    Overwrite::denying(Subject::everyone(Id::new(1)), Permissions::VIEW_CHANNEL)
}

fn raiders() -> Overwrite {
    Overwrite::allowing(Subject::Role(Id::new(50)), Permissions::VIEW_CHANNEL)
}

fn officers() -> Overwrite {
    Overwrite::allowing(Subject::Role(Id::new(51)), Permissions::VIEW_CHANNEL)
}

/// Adds channels with these ids, types, names and overwrites, in order.
fn with(mut guild: Snapshot, channels: Vec<(u64, u64, &str, Vec<Overwrite>)>) -> Snapshot {
    for (id, kind, name, overwrites) in channels {
        let channel = testing::channel(id, ChannelType::from_number(kind), name);
        guild.channels.push(Channel { parent: Some(Id::new(CATEGORY)), overwrites, ..channel });
    }
    guild
}

fn check(guild: &Snapshot, wanted: &Expect) {
    let copied = read(guild);
    let lock = |one: &TemplateChannel| if one.gm_only { "🔒" } else { "" };
    let channels = copied.template.channels.iter().map(|one| format!("{}{} {:?}\n", lock(one), one.name, one.kind));
    let ids = |lost: &Lost| lost.channels.iter().map(|id| format!(" {id}")).collect::<String>();
    let lost = copied.lost.iter().map(|lost| format!("{:?}:{}\n", lost.what, ids(lost)));
    wanted.assert_eq(&channels.chain(lost).collect::<String>());
}

#[test]
fn the_players_of_a_hand_made_category_are_those_whom_it_lets_in() {
    let guild = with(
        hand_made(),
        vec![
            (201, 0, "open-to-all", vec![]),
            (202, 0, "raid-plans", vec![nobody(), raiders()]),
            (203, 0, "officers", vec![nobody(), officers()]),
        ],
    );
    check(
        &guild,
        &expect![[r#"
            open-to-all Text
            raid-plans Text
            🔒officers Text
            Sight: 203
        "#]],
    );
}

#[test]
fn a_category_that_lets_nobody_in_is_for_game_masters() {
    let mut guild = hand_made();
    guild.channels.iter_mut().for_each(|one| one.overwrites = vec![nobody()]);
    check(
        &with(guild, vec![(201, 0, "secret", vec![nobody()])]),
        &expect![[r#"
        🔒secret Text
        Sight: 201
    "#]],
    );
}

#[test]
fn types_that_no_template_has_become_the_most_similar_one_or_are_named() {
    let all = vec![
        (201, 13, "Stage", vec![raiders()]),
        (202, 5, "news", vec![]),
        (203, 16, "art", vec![]),
        (204, 99, "x", vec![]),
    ];
    check(
        &with(hand_made(), all),
        &expect![[r#"
        news Text
        art Forum
        Stage Voice
        Becomes(Text): 202
        Becomes(Forum): 203
        Type: 204
        Becomes(Voice): 201
    "#]],
    );
}

#[test]
fn the_second_channel_of_a_name_is_named() {
    let all =
        vec![(201, 0, "plans", vec![]), (202, 15, "plans", vec![]), (203, 2, "plans", vec![]), (204, 0, "--", vec![])];
    check(
        &with(hand_made(), all),
        &expect![[r#"
        plans Text
        plans Voice
        SameName: 202
        Name: 204
    "#]],
    );
}

#[test]
fn further_permissions_are_named() {
    let read_only = Overwrite::denying(Subject::everyone(Id::new(1)), Permissions::SEND_MESSAGES);
    let muted = Overwrite::denying(Subject::Role(Id::new(51)), Permissions::VIEW_CHANNEL);
    let me = Overwrite::allowing(Subject::Member(testing::guild().me.user), Permissions::ALL);
    let all = vec![
        (201, 0, "rules", vec![read_only]),
        (202, 0, "not-for-officers", vec![muted]),
        (203, 0, "mine", vec![me, raiders()]),
    ];
    check(
        &with(hand_made(), all),
        &expect![[r#"
        rules Text
        not-for-officers Text
        mine Text
        Permissions: 201 202
    "#]],
    );
}

#[test]
fn what_was_changed_by_hand_in_a_campaign_is_named() {
    let template = Template::default_campaign().unwrap();
    let mut guild = made(&template);
    let guest = Overwrite::allowing(Subject::Member(Id::new(9)), Permissions::VIEW_CHANNEL);
    let channel = guild.channels.iter_mut().find(|one| one.name == "gm-notes").unwrap();
    channel.overwrites.push(guest);
    channel.extras = vec![Extra::SlowMode];
    channel.topic = Some("x".repeat(1025));
    let id = channel.id;
    let lost = |what| Lost { what, channels: vec![id] };
    let found = read(&guild).lost;
    assert_eq!(found, [Loss::Topic, Loss::Permissions, Loss::Extra(Extra::SlowMode)].map(lost));
}
