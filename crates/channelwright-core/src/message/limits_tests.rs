//! Everything that is sent to people is within Discord's limits: by our own rules, and by those of the Twilight library.
//! This is what makes the constructors `within_limits` safe, which check nothing.
//!
//! Twilight has no rules for titles and labels of modals, for equal custom ids in one message, for a custom id's characters,
//! and for names and descriptions of subcommands. Ours apply there.

mod every_report;

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::{Value, json};
use twilight_model::{
    application::command::Command as TwilightCommand, channel::message::Component as TwilightComponent,
    http::interaction::InteractionResponse,
};
use twilight_validate::{channel, command, component, message, request};

use super::{CustomId, Message};
use crate::{
    blueprint::Blueprint,
    campaign::{CampaignName, Object, UnusableName},
    command::{Answer, NotAccepted, definitions},
    id::{self, Id},
    interaction::reply::Reply,
    limits::{
        FILE_MAX_BYTES, INPUT_DESCRIPTION_MAX_CHARS, INPUT_LABEL_MAX_CHARS, INVITE_MAX_AGE_S, INVITE_MAX_USES,
        MODAL_INPUTS_MAX, MODAL_TITLE_MAX_CHARS,
    },
    message::Audience,
    progress::Progress,
    template::Template,
    words::{progress::first_words, request as join_request},
};
use every_report::{headlines, reports};

/// What messages are made of.
#[derive(Debug, Clone)]
struct Ingredients {
    name: CampaignName,
    /// Up to 25 people, as many as a modal can choose.
    people: Vec<Id<id::User>>,
    /// As many as a category has room for among its overwrites.
    game_masters: Vec<Id<id::User>>,
    channels: Vec<Id<id::Channel>>,
    /// Text that Discord sent.
    said: String,
}

/// Ids of today's length and the longest ones.
fn ids<T>(most: usize) -> impl Strategy<Value = Vec<Id<T>>> {
    let id = prop_oneof![1_000_000_000_000_000_000..u64::MAX, Just(u64::MAX)];
    let count = prop_oneof![1..=most, Just(most)];
    count
        .prop_flat_map(move |count| prop::collection::vec(id.clone(), count))
        .prop_map(|ids| ids.into_iter().map(Id::new).collect())
}

/// Names of every length, of letters, markdown, mentions and emoji.
fn name() -> impl Strategy<Value = CampaignName> {
    let piece =
        prop::sample::select(vec!["a", "Ä", "*", "_", "`", "@", "<", "#", "https://x.y", "🎲", "👨‍👩‍👧", "漢", "- "]);
    let short = prop::collection::vec(piece, 1..60).prop_map(|pieces| pieces.concat());
    let longest = prop::sample::select(vec!["*", "_", "x", "🎲"]).prop_map(|one| one.repeat(92));
    prop_oneof![short, longest].prop_filter_map("not a name", |typed| CampaignName::parse(&typed).ok())
}

fn ingredients() -> impl Strategy<Value = Ingredients> {
    let said = prop::sample::select(vec![("", 0), ("x", 40), ("*", 3000), ("<@7> ", 600), ("two\n", 900)]);
    let said = said.prop_map(|(piece, times)| piece.repeat(times));
    (name(), ids(25), ids(98), ids(50), said).prop_map(|(name, people, game_masters, channels, said)| Ingredients {
        name,
        people,
        game_masters,
        channels,
        said,
    })
}

/// Checks a message as it is sent, and as an edit.
fn check(sent: &Message) {
    sent.components.check().unwrap();
    if let Some(file) = sent.file() {
        assert!(file.text().len() <= FILE_MAX_BYTES);
        assert!(!format!("{sent:?}").contains("game_master_may"), "a log could show it");
    }
    for fields in [sent.new_fields(), sent.fields()] {
        let fields = Value::Object(fields);
        check_custom_ids(&fields);
        let content = fields["content"].as_str().unwrap();
        assert!(!content.trim().is_empty());
        message::content(content).unwrap();
        let components = fields.get("components").cloned().unwrap_or(json!([]));
        let components: Vec<TwilightComponent> = serde_json::from_value(components).unwrap();
        message::components(&components, false).unwrap();
        let pinged = fields["allowed_mentions"]["users"].as_array().map_or(0, Vec::len);
        assert!(pinged <= 100 && fields["allowed_mentions"]["parse"] == json!([]), "{fields}");
    }
}

/// Each is one that we can make, and none appears twice.
fn check_custom_ids(body: &Value) {
    fn collect<'a>(value: &'a Value, all: &mut Vec<&'a str>) {
        match value {
            Value::Object(fields) => {
                all.extend(fields.get("custom_id").and_then(Value::as_str));
                fields.values().for_each(|inner| collect(inner, all));
            }
            Value::Array(values) => values.iter().for_each(|inner| collect(inner, all)),
            _ => {}
        }
    }
    let mut all = Vec::new();
    collect(body, &mut all);
    all.iter().for_each(|id| drop(CustomId::new((*id).to_owned()).unwrap()));
    assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len(), "{all:?}");
}

/// Checks the HTTP body of an immediate answer: a message, or a modal.
fn check_answer(body: &str) {
    let value: Value = serde_json::from_str(body).unwrap();
    check_custom_ids(&value["data"]);
    let answer: InteractionResponse = serde_json::from_value(value).unwrap();
    let Some(data) = answer.data else { return };
    message::content(data.content.unwrap_or_default()).unwrap();
    let components = data.components.unwrap_or_default();
    match data.title {
        Some(title) => check_modal(&title, &components),
        None => message::components(&components, false).unwrap(),
    }
}

/// Twilight has no rule for a modal as a whole, nor for the labels that it consists of; it has rules for their inputs.
fn check_modal(title: &str, components: &[TwilightComponent]) {
    let chars = |text: &str| text.chars().count();
    assert!((1..=MODAL_TITLE_MAX_CHARS).contains(&chars(title)), "{title}");
    assert!((1..=MODAL_INPUTS_MAX).contains(&components.len()), "{} inputs", components.len());
    for one in components {
        let TwilightComponent::Label(label) = one else { panic!("{one:?} is not a label") };
        assert!((1..=INPUT_LABEL_MAX_CHARS).contains(&chars(&label.label)), "{}", label.label);
        let description = label.description.as_deref().unwrap_or("none");
        assert!((1..=INPUT_DESCRIPTION_MAX_CHARS).contains(&chars(description)), "{description}");
        match &*label.component {
            TwilightComponent::SelectMenu(select) => component::select_menu(select, false).unwrap(),
            TwilightComponent::TextInput(input) => component::text_input(input, false).unwrap(),
            other => panic!("{other:?} is not an input"),
        }
    }
}

fn answers(of: &Ingredients) -> Vec<Reply> {
    let refused = |why| Reply::NotAccepted(why);
    let name = Some(of.said.clone());
    vec![
        Reply::Pong,
        Reply::Deferred(Audience::Caller),
        Reply::Deferred(Audience::Everyone),
        Reply::NoSuggestions,
        Reply::Answer(Answer::ChoosePlayers(of.channels[0])),
        Reply::QueueUnavailable,
        refused(NotAccepted::UnknownCommand { name }),
        refused(NotAccepted::UnknownCommand { name: None }),
        refused(NotAccepted::UnknownInteraction),
        refused(NotAccepted::OutsideServer { command: "campaign add-player" }),
        refused(NotAccepted::BotNotInstalled { command: "campaign add-player" }),
        refused(NotAccepted::NameMissing),
        refused(NotAccepted::NameUnusable(UnusableName::Empty)),
        refused(NotAccepted::NameUnusable(UnusableName::TooLong { chars: 6000 })),
        refused(NotAccepted::Incomplete { field: "data.components" }),
    ]
}

/// What is posted to game masters, and how it is settled.
fn requests(of: &Ingredients) -> Vec<Message> {
    let (player, by) = (of.people[0], of.game_masters[0]);
    let open = join_request::open(of.channels[0], &of.game_masters, player);
    let asks = format!("<@{player}> wants to join this campaign.");
    assert!(open.content().ends_with(&asks), "{}", open.content());
    vec![
        open,
        join_request::let_in(player, by),
        join_request::declined(player, by),
        join_request::in_already(player),
        join_request::gone(player),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn every_message_is_within_the_limits(of in ingredients()) {
        for report in reports(&of) {
            check(&report.message());
            check(&Message::new(report.text_elsewhere(of.people[0])));
            check(&Message::new(report.text_directly()));
        }
        requests(&of).iter().for_each(check);
        for headline in headlines(&of.name) {
            let progress = |latest| Progress { done: 7, total: 52, latest }.text(&headline);
            let texts = [
                first_words(&headline),
                Progress::text_while_taking_back(&headline),
                progress(None),
                progress(Some(Object::Category(of.channels[0]))),
            ];
            texts.into_iter().for_each(|text| check(&Message::new(text)));
        }
    }

    #[test]
    fn every_immediate_answer_is_within_the_limits(of in ingredients()) {
        answers(&of).iter().for_each(|answer| check_answer(&answer.body()));
    }

    /// Not a message, but from the same name: what is created, and what the invite says.
    #[test]
    fn every_name_and_topic_is_within_the_limits(name in name()) {
        let blueprint = Blueprint::new(&Template::default_campaign().unwrap(), name, Id::new(1));
        channel::name(blueprint.campaign.as_str()).unwrap();
        request::audit_reason(blueprint.campaign.role_name()).unwrap();
        assert!(blueprint.campaign.role_name().chars().count() <= 100);
        for one in &blueprint.channels {
            channel::name(&one.name).unwrap();
            channel::topic(one.topic.as_deref().unwrap_or_default()).unwrap();
        }
    }
}

/// `campaign` and its subcommands count together: 8,000 characters.
#[test]
fn every_command_definition_is_within_the_limits() {
    for only_in in [None, Some(Id::new(1))] {
        let all = definitions(only_in);
        assert!(all.len() <= 100);
        for mut definition in all {
            // Discord adds it to what it stores; Twilight's type is the stored one.
            definition["version"] = json!("1");
            let definition: TwilightCommand = serde_json::from_value(definition).unwrap();
            command::command(&definition).unwrap();
            command::options(&definition.options).unwrap();
            for subcommand in &definition.options {
                // Twilight looks at a subcommand's options, but not at its name and description.
                command::option_name(&subcommand.name).unwrap();
                command::description(&subcommand.description).unwrap();
            }
        }
    }
}

#[test]
fn the_longest_invite_is_within_the_limits() {
    request::invite_max_age(INVITE_MAX_AGE_S).unwrap();
    request::invite_max_uses(u16::try_from(INVITE_MAX_USES).unwrap()).unwrap();
}
