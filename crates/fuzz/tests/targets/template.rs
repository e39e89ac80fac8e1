//! A template file, written by an admin or an attacker.

use channelwright_core::{
    limits::{CATEGORY_CHANNELS_MAX, NAME_MAX_CHARS, TEXT_TOPIC_MAX_CHARS},
    template::{ChannelKind, Template},
};
use channelwright_fuzz::fuzz;
use serde_json::json;

#[test]
fn template() {
    fuzz("template", |input| match Template::parse(input) {
        Ok(template) => {
            assert!((1..=CATEGORY_CHANNELS_MAX).contains(&template.channels.len()));
            for channel in &template.channels {
                assert!((1..=NAME_MAX_CHARS).contains(&channel.name.chars().count()), "{channel:?}");
                let topic = channel.topic.as_deref().unwrap_or("x");
                assert!((1..=TEXT_TOPIC_MAX_CHARS).contains(&topic.chars().count()), "{channel:?}");
            }
            let again = Template::parse(yaml(&template).as_bytes());
            assert_eq!(again.unwrap_or_else(|problems| panic!("{problems}")), template);
        }
        Err(problems) => {
            assert!(!problems.problems.is_empty());
            assert!(problems.to_string().len() < 100_000, "the message is too long to read");
        }
    });
}

/// Writes the template as JSON, which is YAML too.
fn yaml(template: &Template) -> String {
    let kind = |kind| match kind {
        ChannelKind::Text => "text",
        ChannelKind::Voice => "voice",
        ChannelKind::Forum => "forum",
    };
    let channels = template.channels.iter().map(|channel| {
        let mut entry = json!({ "name": channel.name, "type": kind(channel.kind), "gm_only": channel.gm_only });
        if let Some(topic) = &channel.topic {
            entry["description"] = topic.as_str().into();
        }
        entry
    });
    json!({ "channels": channels.collect::<Vec<_>>() }).to_string()
}
