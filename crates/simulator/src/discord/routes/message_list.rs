//! The messages of a channel, as the bot reads them.

#![expect(
    clippy::indexing_slicing,
    reason = "reading a missing key gives null; this file writes only to objects that it has just built"
)]

use serde_json::{Value, json};

use crate::discord::{
    answer::Answer, channel_kind::ChannelKind, components::number, error::Refusal, form::parse_snowflake,
    format::Request, mentions::Pings, model::Guild, multipart, permissions::bits, reply::ChannelMessage, rules::Rule,
    snowflake::Snowflake, state::State, wire,
};

/// Messages in a list: the default, and the most.
const DEFAULT_LIMIT: usize = 50;
const MAX_LIMIT: usize = 100;

impl State {
    /// The newest messages first. Without READ_MESSAGE_HISTORY the list is empty (Discord: get channel messages).
    pub(super) fn list_messages(&self, request: &Request<'_>) -> Result<Answer, Refusal> {
        let channel_id = request.route.id("channel_id");
        let (guild, channel, held) = self.viewed_channel(channel_id)?;
        if channel.is_voice() && held & bits::CONNECT == 0 {
            return Err(Refusal::new(Rule::ConnectVoice, 50001));
        }
        if matches!(channel.kind, ChannelKind::Category | ChannelKind::Forum | ChannelKind::Media) {
            return Err(Refusal::new(Rule::TextOnly, 50008));
        }
        let range = Range::read(request.query).ok_or_else(|| {
            Refusal::new(Rule::MessageRange, 50035).detail(format!("{:?} for a list of messages", request.query))
        })?;
        if held & bits::READ_MESSAGE_HISTORY == 0 {
            return Ok(Answer::json(200, json!([])));
        }
        let posted = self.messages.iter().filter(|message| message.channel_id == channel_id);
        let posted = posted.map(|message| (message.id, self.read_object(message, guild)));
        let replies = self.replies.values().filter(|reply| reply.is_public() && reply.channel_id == channel_id);
        let replies = replies.map(|reply| (reply.message_id, self.reply_object(reply, &Pings::default())));
        let mut all: Vec<(Snowflake, Value)> = posted.chain(replies).filter(|(id, _)| range.holds(*id)).collect();
        all.sort_by_key(|(id, _)| std::cmp::Reverse(*id));
        if range.after.is_some() {
            // The oldest ones after that message, still the newest first.
            all.drain(..all.len().saturating_sub(range.limit));
        }
        Ok(Answer::json(200, all.into_iter().take(range.limit).map(|(_, message)| message).collect()))
    }

    /// A message as the bot gets it: without the intent for message content, what others write is left out.
    fn read_object(&self, message: &ChannelMessage, guild: &Guild) -> Value {
        let mut object = self.posted_object(message);
        if message.author != self.application.bot_user_id {
            let member = guild.members.get(&message.author);
            object["author"] = member.map_or_else(|| json!({"id": message.author.to_string()}), wire::user);
            for (key, empty) in [("content", json!("")), ("components", json!([])), ("embeds", json!([]))] {
                object[key] = empty;
            }
        }
        object
    }

    /// A message in a channel.
    pub(super) fn posted_object(&self, message: &ChannelMessage) -> Value {
        let pings = message.edits.last().map_or(&message.pings, |edit| &edit.pings);
        let mut object = self.message_object(message.id, message.channel_id, pings);
        object["type"] = json!(0);
        if let Value::Object(fields) = &mut object {
            fields.remove("webhook_id");
            fields.extend(message.message.clone());
        }
        multipart::answered(&mut object);
        number(&mut object["components"], &mut 0);
        if !message.edits.is_empty() {
            object["edited_timestamp"] = object["timestamp"].clone();
        }
        object
    }
}

/// Which messages a list has.
struct Range {
    limit: usize,
    before: Option<Snowflake>,
    after: Option<Snowflake>,
}

impl Range {
    fn read(query: &str) -> Option<Self> {
        let mut range = Self { limit: DEFAULT_LIMIT, before: None, after: None };
        for (key, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
            match key {
                "limit" => range.limit = value.parse().ok().filter(|limit| (1..=MAX_LIMIT).contains(limit))?,
                "before" => range.before = Some(parse_snowflake(value)?),
                "after" => range.after = Some(parse_snowflake(value)?),
                _ => {}
            }
        }
        (range.before.is_none() || range.after.is_none()).then_some(range)
    }

    fn holds(&self, id: Snowflake) -> bool {
        self.before.is_none_or(|before| id < before) && self.after.is_none_or(|after| id > after)
    }
}
