use proptest::prelude::*;
use serde_json::{Value, json};

use super::{
    super::{
        description::assert_described,
        samples::{any_json, payload},
        test_key::read_signed,
    },
    *,
};
use crate::{
    id::{Channel as OfChannel, Role as OfRole, User as OfUser},
    permission::Permissions,
};

fn read(payload: &Value) -> Interaction {
    read_signed(payload.to_string().as_bytes()).unwrap()
}

/// A command with this data, in a text channel of a category.
fn with_data(data: Value) -> Interaction {
    let mut payload = payload("add_campaign");
    payload["data"] = data;
    read(&payload)
}

fn resolved() -> Value {
    json!({
        "users": { "70": {
            "id": "70", "username": "kai", "global_name": "Kai", "bot": true, "discriminator": "0", "avatar": null,
            "public_flags": 0, "flags": 0, "primary_guild": null
        } },
        "members": { "70": {
            "roles": ["80", "81"], "permissions": "2248473465835073", "avatar": null, "banner": null, "nick": null,
            "communication_disabled_until": null, "flags": 0, "joined_at": "2024-03-01T18:00:00+00:00", "pending": false,
            "premium_since": null
        } },
        "roles": { "80": {
            "id": "80", "name": "Test Members", "description": null, "permissions": "268435456", "position": 3, "color": 0,
            "colors": { "primary_color": 0, "secondary_color": null, "tertiary_color": null }, "hoist": false,
            "managed": true, "mentionable": false, "icon": null, "unicode_emoji": null, "flags": 0
        } },
        "channels": { "90": {
            "id": "90", "name": "Test", "type": 4, "position": 1, "parent_id": null, "permissions": "16",
            "app_permissions": "268435472", "flags": 0, "guild_id": "1000000000000000001"
        } },
    })
}

#[test]
fn a_command_has_options_of_every_type() {
    let interaction = with_data(json!({ "id": "1", "name": "roll", "type": 1, "options": [
        { "type": 3, "name": "text", "value": "a" },
        { "type": 4, "name": "integer", "value": -7 },
        { "type": 5, "name": "boolean", "value": false },
        { "type": 6, "name": "user", "value": "70" },
        { "type": 7, "name": "channel", "value": "90" },
        { "type": 8, "name": "role", "value": "80" },
        { "type": 9, "name": "mentionable", "value": "80" },
        { "type": 10, "name": "number", "value": 1.5 },
        { "type": 11, "name": "attachment", "value": "95" },
    ]}));
    let Typed { name, options } = interaction.data().unwrap().typed().unwrap();
    assert_eq!((name.as_str(), options.text("text"), options.integer("integer")), ("roll", Some("a"), Some(-7)));
    assert_eq!((options.boolean("boolean"), options.number("number")), (Some(false), Some(1.5)));
    let ids = ["user", "channel", "role", "mentionable", "attachment"].map(|name| options.id::<OfUser>(name).unwrap());
    assert_eq!(ids.map(Id::get), [70, 90, 80, 80, 95]);
    // Absent and malformed fields are `None`.
    assert_eq!((options.text("absent"), options.text("integer"), options.integer("text")), (None, None, None));
    assert_eq!((options.id::<OfUser>("text"), options.focused()), (None, None));
}

#[test]
fn a_subcommand_is_named_with_its_group() {
    let who = json!([{ "type": 6, "name": "who", "value": "70" }]);
    let add = json!([{ "type": 1, "name": "add", "options": who }]);
    let typed = |options: &Value| {
        let interaction = with_data(json!({ "name": "campaign", "type": 1, "options": options }));
        let Typed { name, options } = interaction.data().unwrap().typed().unwrap();
        (name, options.id::<OfUser>("who").map(Id::get))
    };
    assert_eq!(typed(&who), ("campaign".to_owned(), Some(70)));
    assert_eq!(typed(&add), ("campaign add".to_owned(), Some(70)));
    assert_eq!(typed(&json!([{ "type": 1, "name": "list" }])), ("campaign list".to_owned(), None));
    let in_group = json!([{ "type": 2, "name": "player", "options": add }]);
    assert_eq!(typed(&in_group), ("campaign player add".to_owned(), Some(70)));
    // Discord's maximum depth.
    let deeper = json!([{ "type": 2, "name": "too", "options": in_group }]);
    assert_eq!(typed(&deeper).0, "campaign too player");
}

#[test]
fn what_is_being_typed_is_known() {
    let data = json!({ "name": "campaign", "type": 1, "options": [
        { "type": 1, "name": "info", "options": [{ "type": 3, "name": "name", "value": "Te", "focused": true }] }
    ]});
    let interaction = with_data(data);
    assert_eq!(interaction.data().unwrap().typed().unwrap().options.focused(), Some(("name", "Te")));
}

#[test]
fn what_is_named_is_resolved() {
    let interaction = with_data(json!({ "resolved": resolved() }));
    let resolved = interaction.data().unwrap().resolved();
    let user = resolved.user(Id::new(70)).unwrap();
    assert_eq!((user.id(), user.name(), user.is_bot()), (Some(Id::new(70)), Some("Kai"), true));
    let member = resolved.member(Id::new(70)).unwrap();
    assert_eq!(member.roles().collect::<Vec<_>>(), [Id::<OfRole>::new(80), Id::new(81)]);
    assert_eq!((member.permissions().unwrap().bits(), member.user().is_none()), (2_248_473_465_835_073, true));
    let role = resolved.role(Id::new(80)).unwrap();
    assert_eq!(
        (role.name(), role.permissions(), role.is_managed()),
        (Some("Test Members"), Some(Permissions::MANAGE_ROLES), true)
    );
    let category = resolved.channel(Id::new(90)).unwrap();
    assert_eq!((category.id(), category.name()), (Some(Id::<OfChannel>::new(90)), Some("Test")));
    assert!(category.is_category() && category.parent_id().is_none() && category.thread_of().is_none());
    assert_eq!(category.permissions(), Some(Permissions::MANAGE_CHANNELS));
    assert_eq!(category.app_permissions(), Some(Permissions::MANAGE_CHANNELS | Permissions::MANAGE_ROLES));
    assert!(resolved.user(Id::new(71)).is_none() && resolved.channel(Id::new(70)).is_none());
}

#[test]
fn where_it_happened_and_in_which_language_is_known() {
    let interaction = read(&payload("add_campaign"));
    let channel = interaction.channel().unwrap();
    assert_eq!((channel.kind(), channel.parent_id()), (Some(0), Some(Id::new(1_000_000_000_000_000_004))));
    assert_eq!((interaction.locale(), interaction.guild_locale()), (Some("de"), Some("en-US")));
}

#[test]
fn a_button_names_itself_and_its_message() {
    let mut payload = payload("button");
    payload["message"]["interaction_metadata"] = json!({ "id": "5", "type": 2, "user": { "id": "70" } });
    let interaction = read(&payload);
    let data = interaction.data().unwrap();
    assert_eq!((data.custom_id(), data.component_type(), data.values().count()), (Some("join:1"), Some(2), 0));
    let message = interaction.message().unwrap();
    assert_eq!(message.id(), Some(Id::new(1_289_000_000_000_000_001)));
    assert_eq!(message.author().unwrap().id().map(Id::get), Some(1_100_000_000_000_000_001));
    assert_eq!(message.asked_by().unwrap().id(), Some(Id::new(70)));
}

#[test]
fn a_select_has_values() {
    let data = json!({ "component_type": 5, "custom_id": "who", "values": ["70", 7, "71"], "resolved": resolved() });
    let interaction = with_data(data);
    let data = interaction.data().unwrap();
    assert_eq!(data.values().collect::<Vec<_>>(), ["70", "71"]);
    assert!(data.resolved().member(Id::new(70)).is_some());
}

#[test]
fn a_form_has_inputs_in_labels_and_in_rows() {
    let interaction = with_data(json!({ "custom_id": "form", "components": [
        { "type": 10, "id": 1 },
        { "type": 18, "id": 2, "component": { "type": 5, "id": 3, "custom_id": "who", "values": ["70", "71"] } },
        { "type": 18, "id": 4, "component": { "type": 23, "id": 5, "custom_id": "sure", "value": true } },
        { "type": 1, "id": 6, "components": [{ "type": 4, "id": 7, "custom_id": "why", "value": "Because" }] },
    ]}));
    let submitted = interaction.data().unwrap().submitted();
    let who: Vec<u64> = submitted.input("who").unwrap().ids::<OfUser>().map(Id::get).collect();
    assert_eq!(who, [70, 71]);
    assert_eq!(submitted.input("who").unwrap().values().collect::<Vec<_>>(), ["70", "71"]);
    assert!(submitted.input("sure").unwrap().is_ticked());
    assert_eq!(submitted.input("why").unwrap().text(), Some("Because"));
    assert!(submitted.input("when").is_none());
    let form = read(&payload("form"));
    assert_eq!(form.data().unwrap().submitted().input("name").unwrap().text(), Some("Test"));
}

#[test]
fn the_samples_are_what_discord_describes() {
    assert_described("ResolvedObjectsResponse", &resolved());
}

#[test]
fn nothing_typed_and_no_token_is_shown_by_debug() {
    let shown = format!("{:?}", read(&payload("add_campaign")));
    assert_eq!(shown, "Interaction { kind: 2, id: Some(1290000000000000001), .. }");
}

/// Every accessor's result, as text.
fn read_all(interaction: &Interaction) -> String {
    let user = |user: User<'_>| format!("{:?}", (user.id(), user.name(), user.is_bot()));
    let member =
        |it: Member<'_>| format!("{:?}", (it.permissions(), it.user().map(user), it.roles().collect::<Vec<_>>()));
    let channel = |it: Channel<'_>| {
        format!("{:?}", (it.id(), it.kind(), it.name(), it.thread_of(), it.permissions(), it.app_permissions()))
    };
    let role = |it: Role<'_>| format!("{:?}", (it.name(), it.permissions(), it.is_managed()));
    let message = |it: Message<'_>| format!("{:?}", (it.id(), it.author().map(user), it.asked_by().map(user)));
    let input = |it: SubmittedInput<'_>| {
        format!("{:?}", (it.text(), it.is_ticked(), it.ids::<OfUser>().count(), it.values().collect::<Vec<_>>()))
    };
    let options = |it: Typed<'_>| {
        let Typed { name, options } = it;
        let values = (options.text("name"), options.integer("name"), options.number("name"), options.boolean("name"));
        format!("{name} {values:?} {:?} {:?}", options.id::<OfUser>("name"), options.focused())
    };
    let here =
        (interaction.channel().map(channel), interaction.member().map(member), interaction.message().map(message));
    let data = interaction.data().map(|data| {
        let resolved = data.resolved();
        let of = |id: u64| {
            let (users, members) = (resolved.user(Id::new(id)).map(user), resolved.member(Id::new(id)).map(member));
            (users, members, resolved.channel(Id::new(id)).map(channel), resolved.role(Id::new(id)).map(role))
        };
        let named: Vec<_> = (0..3).map(of).collect();
        format!("{named:?} {:?} {:?}", data.typed().map(options), data.submitted().input("name").map(input))
    });
    format!("{here:?} {data:?}")
}

proptest! {
    #[test]
    fn a_field_of_any_shape_can_be_read(
        field in prop::sample::select(vec!["data", "member", "message", "channel"]),
        value in any_json(),
    ) {
        let mut payload = payload("button");
        payload[field] = value;
        prop_assert!(!read_all(&read(&payload)).is_empty());
    }
}
