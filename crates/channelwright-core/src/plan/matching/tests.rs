//! Which channels are the campaign's, and what has to be asked first.

use super::*;
use crate::{
    blueprint::ChannelKey,
    permission::Permissions,
    snapshot::testing,
    template::{Template, TemplateChannel},
};

const CATEGORY: u64 = 600;

fn blueprint(channels: &[(&str, ChannelKind)]) -> Blueprint {
    let channel = |(name, kind): &(&str, ChannelKind)| TemplateChannel {
        name: (*name).to_owned(),
        kind: *kind,
        gm_only: false,
        topic: None,
    };
    let template = Template {
        channels: channels.iter().map(channel).collect(),
        game_master_may: Permissions::NONE,
        only_admins_may: Vec::new(),
    };
    Blueprint::new(&template, CampaignName::parse("Test").unwrap(), Id::new(7))
}

fn guild(channels: &[(u64, &str, ChannelType)]) -> Snapshot {
    let mut guild = testing::guild();
    guild.channels.push(testing::channel(CATEGORY, ChannelType::Category, "Test"));
    for (id, name, kind) in channels {
        let channel = testing::channel(*id, *kind, name);
        guild.channels.push(Channel { parent: Some(Id::new(CATEGORY)), ..channel });
    }
    guild
}

/// The ids of the blueprint's channels.
fn found(wanted: &[(&str, ChannelKind)], there: &[(u64, &str, ChannelType)]) -> Vec<Option<u64>> {
    let parts = channels_in(&blueprint(wanted), &guild(there), Id::new(CATEGORY));
    (0..wanted.len()).map(|n| parts.channel(ChannelKey(n)).map(Id::get)).collect()
}

#[test]
fn a_text_channel_stands_in_for_a_forum_until_there_is_one() {
    let forum = [("maps", ChannelKind::Forum)];
    let text = (700, "maps", ChannelType::Text);
    assert_eq!(found(&forum, &[text]), [Some(700)]);
    assert_eq!(found(&forum, &[text, (701, "maps", ChannelType::Forum)]), [Some(701)]);
    assert_eq!(found(&forum, &[(700, "maps", ChannelType::Voice)]), [None]);
    assert_eq!(found(&[("maps", ChannelKind::Text)], &[(700, "maps", ChannelType::Forum)]), [None]);
}

#[test]
fn of_two_channels_alike_the_older_is_the_campaigns() {
    let alike = [(701, "maps", ChannelType::Text), (700, "maps", ChannelType::Text)];
    assert_eq!(found(&[("maps", ChannelKind::Text)], &alike), [Some(700)]);
    let blueprint = blueprint(&[("maps", ChannelKind::Text)]);
    let guild = guild(&alike);
    let mut parts = channels_in(&blueprint, &guild, Id::new(CATEGORY));
    assert_eq!(doubles(&blueprint, &guild, &parts), [], "without a category nothing is known");
    parts.category = Some(Id::new(CATEGORY));
    assert_eq!(doubles(&blueprint, &guild, &parts), [Id::new(701)]);
}

#[test]
fn names_of_voice_channels_keep_their_spaces() {
    assert_eq!(found(&[("The Table", ChannelKind::Voice)], &[(700, "The Table", ChannelType::Voice)]), [Some(700)]);
    assert_eq!(found(&[("The Table", ChannelKind::Voice)], &[(700, "the-table", ChannelType::Voice)]), [None]);
    assert_eq!(found(&[("The Table", ChannelKind::Text)], &[(700, "the-table", ChannelType::Text)]), [Some(700)]);
}

#[test]
fn only_unknown_facts_are_asked_for() {
    let (name, caller) = (CampaignName::parse("Test").unwrap(), &[Id::new(8)]);
    let mut guild = testing::guild();
    assert_eq!(questions(&guild, &name, None, caller), Questions::default(), "no trace, no question");
    guild.roles.push(testing::role(500, "Test Members"));
    let members = Questions { member_counts: true, ..Questions::default() };
    assert_eq!(questions(&guild, &name, None, caller), members, "who has this role?");
    let role = Campaign { role: Some(Id::new(500)), ..Campaign::default() };
    assert_eq!(questions(&guild, &name, Some(&role), caller), members);
    let led = Campaign { category: Some(Id::new(CATEGORY)), game_masters: vec![Id::new(7)], ..Campaign::default() };
    let members = vec![Id::new(7)];
    let wanted = Questions { member_counts: true, members: members.clone(), messages: None };
    assert_eq!(questions(&guild, &name, Some(&led), caller), wanted);
    let whole = Campaign { role: Some(Id::new(500)), ..led };
    assert_eq!(
        questions(&guild, &name, Some(&whole), caller),
        Questions { member_counts: false, members, messages: None }
    );
    let two = Campaign { game_masters: vec![Id::new(7), Id::new(9)], ..whole.clone() };
    assert_eq!(questions(&guild, &name, Some(&two), caller).members, [Id::new(7), Id::new(9)]);
    let nobody = Campaign { game_masters: vec![], ..whole };
    assert_eq!(questions(&guild, &name, Some(&nobody), caller).members, caller);
}
