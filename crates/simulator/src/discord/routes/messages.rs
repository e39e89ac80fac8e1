//! Messages in channels.

use std::time::Duration;

use serde_json::{Map, Value, json};
use tokio::time::Instant;

use crate::discord::{
    answer::Answer,
    channel_kind::ChannelKind,
    error::{Faults, Refusal},
    form::Form,
    format::Request,
    mentions::{AllowedMentions, Pings},
    message_form,
    permissions::bits,
    reply::{ChannelMessage, Reply},
    rules::Rule,
    state::State,
    wire,
};

/// How long a nonce prevents a second message. The documentation says "the past few minutes".
const NONCE_REMEMBERED: Duration = Duration::from_secs(3 * 60);

impl State {
    pub(super) fn create_message(&mut self, request: &Request<'_>) -> Result<Answer, Refusal> {
        let channel_id = request.route.id("channel_id");
        let is_direct = self.direct.contains_key(&channel_id);
        if !is_direct {
            let (guild, channel, held) = self.viewed_channel(channel_id)?;
            if matches!(channel.kind, ChannelKind::Category | ChannelKind::Forum | ChannelKind::Media) {
                return Err(Refusal::new(Rule::TextOnly, 50008));
            }
            self.require(guild, held, bits::SEND_MESSAGES)?;
        }
        let mut faults = Faults::default();
        let mut form = Form::new(request.object(), Vec::new(), &mut faults);
        let message = message_form::read(&mut form, false);
        form.end();
        self.judge(request, &faults)?;
        let content = message.fields.get("content").and_then(Value::as_str).unwrap_or_default().to_owned();
        if message_form::is_empty(&message.fields) {
            return Err(Refusal::new(Rule::EmptyMessage, 50006).detail("no content"));
        }
        if let Some(earlier) = message.nonce.as_deref().and_then(|nonce| self.message_with(nonce)) {
            return Ok(Answer::json(200, self.posted_object(earlier)));
        }
        let place = if is_direct { None } else { Some(self.viewed_channel(channel_id)?) };
        let (guild, held) = place.map_or((None, 0), |(guild, _, held)| (Some(guild), held));
        let allowed = message.allowed.unwrap_or_else(AllowedMentions::everything);
        let pings = allowed.pings(&content, guild, held & bits::MENTION_EVERYONE != 0);
        self.note_escaped(Some(request.seq), &allowed.escaped(&pings));
        let id = self.snowflakes.now();
        let (at, author, edits) = (Instant::now(), self.application.bot_user_id, Vec::new());
        let (nonce, message) = (message.nonce, message.fields);
        let (components, request) = (message.get("components").cloned().unwrap_or_default(), Some(request.seq));
        let posted =
            ChannelMessage { id, channel_id, author, at, content, components, request, pings, nonce, message, edits };
        let answer = Answer::json(200, self.posted_object(&posted));
        self.messages.push(posted);
        Ok(answer)
    }

    /// Changes a message of the bot. The reply to an interaction is one, too, unless only its invoker sees it.
    pub(super) fn edit_message(&mut self, request: &Request<'_>) -> Result<Answer, Refusal> {
        let channel_id = request.route.id("channel_id");
        self.viewed_channel(channel_id)?;
        let (reply, at) = (self.public_reply(request), self.posted_at(request));
        let unknown = || Refusal::new(Rule::UnknownMessage, 10008);
        let before = match (at.and_then(|at| self.messages.get(at)), &reply) {
            (Some(posted), _) if posted.author != self.application.bot_user_id => {
                return Err(Refusal::new(Rule::OwnMessage, 50005).detail("a message of somebody else"));
            }
            (Some(posted), _) => posted.message.clone(),
            (None, Some((_, fields))) => fields.clone(),
            (None, None) => return Err(unknown()),
        };
        let mut faults = Faults::default();
        let mut form = Form::new(request.object(), Vec::new(), &mut faults);
        let message = message_form::read(&mut form, true);
        form.end();
        self.judge(request, &faults)?;
        let after: Map<String, Value> = before.into_iter().chain(message.fields.clone()).collect();
        if message_form::is_empty(&after) {
            return Err(Refusal::new(Rule::EmptyMessage, 50006).detail("no content is left"));
        }
        let (guild, _, held) = self.viewed_channel(channel_id)?;
        let allowed = message.allowed.unwrap_or_else(AllowedMentions::everything);
        let content = after.get("content").and_then(Value::as_str).unwrap_or_default();
        let pings = allowed.pings(content, Some(guild), held & bits::MENTION_EVERYONE != 0);
        self.note_escaped(Some(request.seq), &allowed.escaped(&pings));
        if let Some((token, _)) = reply {
            self.show_reply(&token, &message.fields, &pings, Some(request.seq));
            let reply = self.replies.get(&token).ok_or_else(unknown)?;
            return Ok(Answer::json(200, self.reply_object(reply, &pings)));
        }
        let posted = at.and_then(|at| self.messages.get_mut(at)).ok_or_else(unknown)?;
        posted.edit(message.fields, pings, Some(request.seq));
        let posted = at.and_then(|at| self.messages.get(at)).ok_or_else(unknown)?;
        Ok(Answer::json(200, self.posted_object(posted)))
    }

    /// The token and the body of the reply that is this message.
    fn public_reply(&self, request: &Request<'_>) -> Option<(String, Map<String, Value>)> {
        let (channel, id) = (request.route.id("channel_id"), request.route.id("message_id"));
        let is_it = |reply: &&Reply| reply.is_public() && (reply.channel_id, reply.message_id) == (channel, id);
        let (token, reply) = self.replies.iter().find(|(_, reply)| is_it(reply))?;
        Some((token.clone(), reply.message.clone()))
    }

    fn posted_at(&self, request: &Request<'_>) -> Option<usize> {
        let (channel, id) = (request.route.id("channel_id"), request.route.id("message_id"));
        self.messages.iter().position(|message| (message.channel_id, message.id) == (channel, id))
    }

    /// A recent message with this nonce.
    fn message_with(&self, nonce: &str) -> Option<&ChannelMessage> {
        let recent = |message: &&ChannelMessage| message.at.elapsed() < NONCE_REMEMBERED;
        self.messages.iter().filter(recent).find(|message| message.nonce.as_deref() == Some(nonce))
    }

    /// Records a violation if a message pinged somebody whom `allowed_mentions` does not list by id.
    pub(crate) fn note_escaped(&mut self, request: Option<u64>, escaped: &Pings) {
        if !escaped.is_empty() {
            self.record.violation(Rule::PingEscaped, request, format!("{escaped:?}"));
        }
    }

    /// The fields that all messages of the bot have in common.
    pub(super) fn message_object(&self, id: u64, channel_id: u64, pings: &Pings) -> Value {
        json!({
            "id": id.to_string(), "channel_id": channel_id.to_string(), "type": 20, "content": "",
            "author": wire::user(&self.bot_user()), "attachments": [], "embeds": [], "components": [],
            "mentions": pings.users.iter().map(|id| json!({"id": id.to_string()})).collect::<Vec<_>>(),
            "mention_roles": pings.roles.iter().map(u64::to_string).collect::<Vec<_>>(),
            "mention_everyone": pings.everyone, "pinned": false, "tts": false, "flags": 0,
            "timestamp": wire::timestamp(id), "edited_timestamp": null,
            "application_id": self.application.id.to_string(), "webhook_id": self.application.id.to_string()
        })
    }
}
