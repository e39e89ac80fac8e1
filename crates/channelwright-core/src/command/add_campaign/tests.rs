use expect_test::{Expect, expect};
use serde_json::{Value, json};

use super::{
    super::{Command, definitions, known},
    *,
};
use crate::interaction::{
    Decision,
    samples::{check, check_with, decide_on, needs_override, payload},
};

fn check_name(typed: &Value, wanted: &Expect) {
    check_with("add_campaign", |payload| payload["data"]["options"][0]["value"] = typed.clone(), wanted);
}

#[test]
fn the_command_becomes_one_job_and_a_public_deferral() {
    check(
        "add_campaign",
        &expect![[r#"
            enqueue Job {
                interaction_id: 1290000000000000001,
                application_id: 1100000000000000001,
                token: InteractionToken(…),
                guild_id: 1000000000000000001,
                channel_id: 1000000000000000005,
                caller_id: 1000000000000000007,
                caller: None,
                command: AddCampaign(
                    AddCampaign {
                        campaign: CampaignName(
                            "Test",
                        ),
                        gm: None,
                        join: None,
                        like: None,
                        anyway: false,
                    },
                ),
                needs_override: None,
                wait: None,
            }
            then {"type":5}"#]],
    );
}

#[test]
fn ids_may_be_numbers_and_options_anything() {
    let with_strings = decide_on(payload("add_campaign").to_string().as_bytes());
    assert_eq!(decide_on(payload("add_campaign_with_numbers_for_ids").to_string().as_bytes()), with_strings);
}

#[test]
fn the_name_is_cleaned() {
    let Decision::Enqueue(job, _) =
        decide_on(payload("add_campaign").to_string().replace("\"Test\"", "\"  Te\u{200b}st \"").as_bytes())
    else {
        panic!("refused");
    };
    assert_eq!(
        job.command,
        Command::AddCampaign(AddCampaign {
            campaign: "Test".to_owned().try_into().unwrap(),
            gm: None,
            join: None,
            like: None,
            anyway: false
        })
    );
}

#[test]
fn a_campaign_needs_a_server() {
    check(
        "add_campaign_in_a_direct_message",
        &expect![
            "outside a server: ❌ **A campaign needs a server.** Use `/add-campaign` in a channel of the server where the campaign should live, not in a direct message."
        ],
    );
}

#[test]
fn a_campaign_needs_the_bot_in_that_server() {
    let wanted = expect![
        "bot not installed: ❌ **I am not a member of this server,** so I can't create channels here. Someone with **Manage Server** can add me: click my name, choose **Add App**, then **Add to Server**. After that, use `/add-campaign` again."
    ];
    check("add_campaign_where_only_the_user_installed_it", &wanted);
    check_with("add_campaign", |payload| payload["authorizing_integration_owners"]["0"] = json!("1"), &wanted);
    check_with("add_campaign", |payload| payload["authorizing_integration_owners"] = json!({ "1": "7" }), &wanted);
}

#[test]
fn whether_an_admin_allowed_it_to_a_player_is_looked_up_later() {
    check(
        "add_campaign_by_a_player",
        &expect![[r#"
            enqueue Job {
                interaction_id: 1290000000000000001,
                application_id: 1100000000000000001,
                token: InteractionToken(…),
                guild_id: 1000000000000000001,
                channel_id: 1000000000000000005,
                caller_id: 1000000000000000007,
                caller: None,
                command: AddCampaign(
                    AddCampaign {
                        campaign: CampaignName(
                            "Test",
                        ),
                        gm: None,
                        join: None,
                        like: None,
                        anyway: false,
                    },
                ),
                needs_override: Some(
                    NeedsOverride {
                        lacks: [Manage Channels, Manage Roles],
                        command_id: 1200000000000000001,
                        channel_id: 1000000000000000005,
                    },
                ),
                wait: None,
            }
            then {"type":5}"#]],
    );
}

#[test]
fn the_job_says_which_permission_the_caller_lacks() {
    let lacks = |bits: u64| {
        let mut payload = payload("add_campaign");
        payload["member"]["permissions"] = json!(bits.to_string());
        needs_override(&payload).map(|needed| needed.lacks.labels().join(", "))
    };
    assert_eq!(lacks(1 << 28).as_deref(), Some("Manage Channels"));
    assert_eq!(lacks(1 << 4).as_deref(), Some("Manage Roles"));
    assert_eq!(lacks(0).as_deref(), Some("Manage Channels, Manage Roles"));
    assert_eq!(lacks(1 << 28 | 1 << 4), None);
}

#[test]
fn a_campaign_needs_a_name() {
    let missing = expect![
        "name missing: ❌ **The campaign needs a name.** Give it one, for example `/add-campaign name: The Lost Mine`."
    ];
    check_with("add_campaign", |payload| payload["data"]["options"] = json!([]), &missing);
    check_with("add_campaign", |payload| payload["data"]["options"] = Value::Null, &missing);
    check_name(&json!(7), &missing);
    check_name(
        &json!(" \u{200b} "),
        &expect![
            "name unusable (the name has no visible character): ❌ **That name has no visible characters.** It needs at least one letter, digit or other visible character, for example `/add-campaign name: The Lost Mine`."
        ],
    );
    check_name(
        &json!("x".repeat(93)),
        &expect![
            "name unusable (the name is 93 characters long; at most 92 fit): ❌ **This name is too long:** it has 93 characters, and 92 is the most, so that “<name> Members” fits Discord's 100 characters for a role. Choose one that is shorter by 1."
        ],
    );
}

#[test]
fn it_is_registered_for_members_with_manage_channels_and_manage_roles() {
    let all = definitions(None);
    let own = all.iter().find(|command| command["name"] == NAME).unwrap();
    assert_eq!(own["default_member_permissions"], "268435472");
    assert!(known().contains("`/add-campaign`"));
}
