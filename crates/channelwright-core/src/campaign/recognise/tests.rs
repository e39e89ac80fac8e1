//! A campaign is known by who may see what, whatever it is called by now.

use super::*;
use crate::{permission::Overwrite, snapshot::testing};

const ROLE: u64 = 500;
const CATEGORY: u64 = 600;
const ROOM: u64 = 601;
const GM_ROOM: u64 = 602;
const BY_HAND: u64 = 603;

fn sees(subject: Subject) -> Overwrite {
    Overwrite::allowing(subject, Permissions::VIEW_CHANNEL)
}

fn writes(subject: Subject) -> Overwrite {
    Overwrite::allowing(subject, Permissions::VIEW_CHANNEL | Permissions::SEND_MESSAGES)
}

fn role(id: u64) -> Subject {
    Subject::Role(Id::new(id))
}

fn member(id: u64) -> Subject {
    Subject::Member(Id::new(id))
}

/// A campaign that member 7 leads, with a room for all, one for the game master, and one that a person added.
fn guild() -> Snapshot {
    let mut guild = testing::guild();
    let bot = Subject::Member(guild.me.user);
    let nobody = Overwrite::denying(Subject::everyone(guild.guild), Permissions::VIEW_CHANNEL);
    guild.roles.push(testing::role(ROLE, "Test Members"));
    let overwrites = vec![nobody, writes(role(ROLE)), writes(member(7)), sees(bot)];
    guild.channels.push(Channel { overwrites, ..testing::channel(CATEGORY, ChannelType::Category, "Test") });
    let mut add = |id, overwrites| {
        let channel = testing::channel(id, ChannelType::Text, "room");
        guild.channels.push(Channel { parent: Some(Id::new(CATEGORY)), overwrites, ..channel });
    };
    add(ROOM, vec![nobody, sees(role(ROLE)), writes(member(7)), sees(bot)]);
    add(GM_ROOM, vec![nobody, writes(member(7)), sees(bot)]);
    add(BY_HAND, vec![]);
    guild
}

fn category(guild: &mut Snapshot) -> &mut Channel {
    guild.channels.iter_mut().find(|one| one.id == Id::new(CATEGORY)).unwrap()
}

fn its_role(guild: &mut Snapshot) -> &mut Role {
    guild.roles.iter_mut().find(|one| one.id == Id::new(ROLE)).unwrap()
}

/// The campaigns of the guild after a change: the role of each, and who leads it.
fn after(change: impl FnOnce(&mut Snapshot)) -> Vec<(Option<u64>, Vec<u64>)> {
    let mut guild = guild();
    change(&mut guild);
    let ids = |one: Campaign| (one.role.map(Id::get), one.game_masters.into_iter().map(Id::get).collect());
    campaigns(&guild).into_iter().map(ids).collect()
}

fn led_by_7(role: u64) -> Vec<(Option<u64>, Vec<u64>)> {
    vec![(Some(role), vec![7])]
}

#[test]
fn a_campaign_is_found_with_its_parts() {
    let wanted = Campaign {
        name: "Test".to_owned(),
        category: Some(Id::new(CATEGORY)),
        role: Some(Id::new(ROLE)),
        game_masters: vec![Id::new(7)],
        channels: vec![Id::new(ROOM), Id::new(GM_ROOM)],
        others: vec![Id::new(BY_HAND)],
        state: CampaignState::Open,
        join: JoinMode::Ask,
    };
    assert_eq!(campaigns(&guild()), std::slice::from_ref(&wanted));
    assert_eq!(campaign(&guild(), &CampaignName::parse("Test").unwrap()), Some(wanted));
    assert_eq!(campaign(&guild(), &CampaignName::parse("Foo").unwrap()), None);
}

#[test]
fn a_category_that_does_not_let_the_bot_in_is_no_campaign() {
    assert_eq!(after(|guild| _ = category(guild).overwrites.pop()), []);
    assert_eq!(after(|guild| category(guild).kind = ChannelType::Text), []);
}

#[test]
fn a_campaign_that_is_open_to_everyone_is_known_by_its_name_and_its_role() {
    let open = |guild: &mut Snapshot| category(guild).overwrites[0].deny = Permissions::SPEAK;
    assert_eq!(after(open), led_by_7(ROLE));
    let renamed = after(|guild| {
        open(guild);
        category(guild).name = "The old days".to_owned();
    });
    assert_eq!(renamed, []);
}

#[test]
fn a_role_that_cannot_be_the_campaigns_is_not_taken_for_it() {
    let without_role: fn(_) -> _ =
        |found: Vec<(Option<u64>, Vec<u64>)>| found.iter().map(|one| one.0).collect::<Vec<_>>();
    assert_eq!(without_role(after(|guild| its_role(guild).managed = true)), [None]);
    assert_eq!(without_role(after(|guild| its_role(guild).permissions = Permissions::SPEAK)), [None]);
    assert_eq!(without_role(after(|guild| its_role(guild).name = "Elves".to_owned())), [None]);
    assert_eq!(without_role(after(|guild| _ = category(guild).overwrites.remove(1))), [None]);
    assert_eq!(after(|guild| its_role(guild).name = "Other Members".to_owned()), led_by_7(ROLE));
}

#[test]
fn without_a_role_only_channels_that_the_bot_made_make_a_campaign() {
    let by_hand_alone = after(|guild| {
        its_role(guild).name = "Elves".to_owned();
        guild.channels.retain(|one| ![ROOM, GM_ROOM].map(Id::new).contains(&one.id));
    });
    assert_eq!(by_hand_alone, []);
    let as_the_category = after(|guild| {
        its_role(guild).name = "Elves".to_owned();
        guild.channels.retain(|one| ![ROOM, GM_ROOM].map(Id::new).contains(&one.id));
        let overwrites = category(guild).overwrites.clone();
        guild.channels.last_mut().unwrap().overwrites = overwrites;
    });
    assert_eq!(as_the_category, [], "a person's channel has its category's overwrites");
}

#[test]
fn of_several_roles_that_are_let_in_the_campaigns_own_is_its_role() {
    let with_guests = |id: u64, name: &'static str, renamed: bool, may: fn(Subject) -> Overwrite| {
        let found = after(|guild| {
            guild.roles.push(testing::role(id, name));
            category(guild).overwrites.push(may(role(id)));
            if renamed {
                category(guild).name = "The old days".to_owned();
            }
        });
        found[0].0
    };
    assert_eq!(with_guests(400, "Foo Members", false, writes), Some(ROLE), "it has the category's name");
    assert_eq!(with_guests(400, "Foo Members", true, sees), Some(ROLE), "it may do most");
    assert_eq!(with_guests(400, "Foo Members", true, writes), Some(400), "it is older");
    assert_eq!(with_guests(700, "Foo Members", true, writes), Some(ROLE), "it is older");
}

#[test]
fn a_game_master_sees_the_rooms_that_players_do_not_see() {
    let guest = |guild: &mut Snapshot| category(guild).overwrites.push(writes(member(4)));
    assert_eq!(after(guest), led_by_7(ROLE));
    let kept_out = |guild: &mut Snapshot| category(guild).overwrites[2].allow = Permissions::SPEAK;
    assert_eq!(after(kept_out), [(Some(ROLE), vec![])]);
    let second = |guild: &mut Snapshot| {
        guest(guild);
        guild.channels.iter_mut().find(|one| one.id == Id::new(GM_ROOM)).unwrap().overwrites.push(sees(member(4)));
    };
    assert_eq!(after(second), [(Some(ROLE), vec![4, 7])]);
}

#[test]
fn players_are_sent_to_the_topmost_channel_and_requests_to_the_oldest() {
    let mut guild = guild();
    for (above, room) in [(604, ROOM), (605, GM_ROOM)] {
        let lower = guild.channels.iter_mut().find(|one| one.id == Id::new(room)).unwrap();
        lower.position = 1;
        let upper = Channel { id: Id::new(above), position: 0, ..lower.clone() };
        guild.channels.push(upper);
    }
    let campaign = campaigns(&guild).remove(0);
    assert_eq!(campaign.first_channel(&guild), Some(Id::new(604)));
    assert_eq!(campaign.request_channel(&guild), Some(Id::new(GM_ROOM)), "also after somebody moves it");
}

#[test]
fn without_a_text_channel_players_start_in_another_one_that_they_see() {
    let mut guild = guild();
    let room = guild.channels.iter_mut().find(|one| one.id == Id::new(ROOM)).unwrap();
    room.kind = ChannelType::Forum;
    let start = |guild: &Snapshot| campaigns(guild).remove(0).first_channel(guild);
    assert_eq!(start(&guild), Some(Id::new(ROOM)));
    guild.channels.retain(|one| one.id != Id::new(ROOM));
    assert_eq!(start(&guild), None, "they cannot see the game masters' channel");
    assert_eq!(campaigns(&guild)[0].channel_to_tell(&guild), Some(Id::new(GM_ROOM)));
}

#[test]
fn without_gm_only_channels_members_who_may_write_are_game_masters() {
    let found = after(|guild| {
        guild.channels.retain(|one| one.id != Id::new(GM_ROOM));
        category(guild).overwrites.push(sees(member(4)));
    });
    assert_eq!(found, led_by_7(ROLE));
}

#[test]
fn players_who_may_read_but_not_write_are_in_an_archive() {
    let state = |allow, deny| {
        let mut guild = guild();
        category(&mut guild).overwrites[1] = Overwrite { subject: role(ROLE), allow, deny };
        campaign(&guild, &CampaignName::parse("Test").unwrap()).unwrap().state
    };
    assert_eq!(state(Permissions::VIEW_CHANNEL, Permissions::SEND_MESSAGES), CampaignState::Archived);
    assert_eq!(state(Permissions::VIEW_CHANNEL, Permissions::NONE), CampaignState::Open);
    assert_eq!(state(Permissions::NONE, Permissions::SEND_MESSAGES), CampaignState::Open);
}

#[test]
fn a_role_without_a_category_is_a_campaign_only_if_it_has_no_members() {
    let name = CampaignName::parse("Test").unwrap();
    let mut guild = guild();
    guild.channels.clear();
    guild.member_counts = Some([].into());
    let left = Campaign { name: "Test".to_owned(), role: Some(Id::new(ROLE)), ..Campaign::default() };
    assert_eq!(campaign(&guild, &name), Some(left));
    guild.member_counts = Some([(Id::new(ROLE), 1)].into());
    assert_eq!(campaign(&guild, &name), None);
}

#[test]
fn a_role_of_the_right_name_is_the_campaigns_if_the_category_or_a_channel_mentions_it() {
    let found = |change: fn(&mut Snapshot)| {
        let mut guild = guild();
        guild.member_counts = Some([(Id::new(ROLE), 4)].into());
        change(&mut guild);
        campaign(&guild, &CampaignName::parse("Test").unwrap()).unwrap().role.map(Id::get)
    };
    assert_eq!(found(|guild| _ = category(guild).overwrites.remove(1)), Some(ROLE), "a channel does");
    assert_eq!(found(|guild| guild.channels.retain(|one| one.parent.is_none())), Some(ROLE), "the category does");
    assert_eq!(found(|guild| its_role(guild).managed = true), None);
    let nowhere = |guild: &mut Snapshot| {
        guild.channels.iter_mut().for_each(|one| one.overwrites.retain(|one| one.subject != role(ROLE)));
    };
    assert_eq!(found(nowhere), None);
}
