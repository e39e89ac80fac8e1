//! An interaction's webhook: the reply and its follow-ups.

#![expect(
    clippy::indexing_slicing,
    reason = "reading a missing key gives null; this file writes only to objects that it has just built"
)]

use serde_json::{Map, Value, json};

use crate::discord::{
    answer::Answer,
    components::number,
    error::{Faults, Refusal},
    form::{Form, parse_snowflake},
    format::Request,
    mentions::{AllowedMentions, Pings},
    message_form,
    model::Guild,
    multipart,
    permissions::{bits, effective_permissions},
    reply::{Below, ChannelMessage, Reply},
    rules::Rule,
    snowflake::Snowflake,
    state::State,
};

// Message flags.
const EPHEMERAL: u64 = 64;
const LOADING: u64 = 128;

impl State {
    pub(super) fn get_original(&self, request: &Request<'_>) -> Result<Answer, Refusal> {
        self.reply_of(request)?.check_message(self.config.webhook_lag)?;
        self.shown(request, &Pings::default())
    }

    pub(super) fn edit_original(&mut self, request: &Request<'_>) -> Result<Answer, Refusal> {
        self.reply_of(request)?.check_message(self.config.webhook_lag)?;
        let (fields, pings) = self.read_reply(request, true)?;
        self.show(request, &fields, &pings)
    }

    pub(super) fn delete_original(&mut self, request: &Request<'_>) -> Result<Answer, Refusal> {
        self.reply_of(request)?.check_message(self.config.webhook_lag)?;
        if let Some(reply) = self.replies.get_mut(request.route.text("token")) {
            reply.deleted = true;
        }
        Ok(Answer::no_content())
    }

    /// The first follow-up after a deferral replaces "thinking…".
    pub(super) fn follow_up(&mut self, request: &Request<'_>) -> Result<Answer, Refusal> {
        let reply = self.reply_of(request)?;
        reply.check_token(self.config.webhook_lag)?;
        let takes_place = reply.loading && !reply.deleted;
        let channel_id = reply.channel_id;
        let (fields, pings) = self.read_reply(request, false)?;
        if takes_place {
            return self.show(request, &fields, &pings);
        }
        let content = fields.get("content").and_then(Value::as_str).unwrap_or_default().to_owned();
        let id = self.snowflakes.now();
        let mut object = self.message_object(id, channel_id, &pings);
        for (key, value) in fields {
            object[key] = value;
        }
        if let Some(reply) = self.replies.get_mut(request.route.text("token")) {
            let edit = reply.edit(content, pings, Some(request.seq));
            reply.follow_ups.push(edit);
        }
        Ok(Answer::json(200, object))
    }

    fn reply_of(&self, request: &Request<'_>) -> Result<&Reply, Refusal> {
        let reply = self.replies.get(request.route.text("token"));
        let known = reply.filter(|_| request.route.id("application_id") == self.application.id);
        known.ok_or_else(|| Refusal::new(Rule::Unacknowledged, 10015))
    }

    /// Returns the message's fields and the pings it sends.
    fn read_reply(&mut self, request: &Request<'_>, edit: bool) -> Result<(Map<String, Value>, Pings), Refusal> {
        let mut faults = Faults::default();
        let mut form = Form::new(request.object(), Vec::new(), &mut faults);
        let message = message_form::read(&mut form, edit);
        form.end();
        self.judge(request, &faults)?;
        let reply = self.reply_of(request)?;
        let allowed = message.allowed.unwrap_or_else(AllowedMentions::users_only);
        let content = message.fields.get("content").and_then(Value::as_str).unwrap_or_default();
        let guild = reply.guild_id.and_then(|id| self.guilds.get(&id));
        let pings = allowed.pings(content, guild, self.may_mention_everyone(reply));
        let escaped = allowed.escaped(&pings);
        self.note_escaped(Some(request.seq), &escaped);
        Ok((message.fields, pings))
    }

    /// Whether the bot may mention @everyone and all roles in the interaction's channel.
    pub(crate) fn may_mention_everyone(&self, reply: &Reply) -> bool {
        let Some(guild) = reply.guild_id.and_then(|id| self.guilds.get(&id)) else {
            return false;
        };
        let channel = guild.channels.get(&reply.channel_id);
        let held = channel.map_or(0, |channel| effective_permissions(guild, self.application.bot_user_id, channel));
        held & bits::MENTION_EVERYONE != 0
    }

    fn show(&mut self, request: &Request<'_>, fields: &Map<String, Value>, pings: &Pings) -> Result<Answer, Refusal> {
        self.show_reply(request.route.text("token"), fields, pings, Some(request.seq));
        self.shown(request, pings)
    }

    /// Changes the reply's message. A component's reply can change the message that has the component.
    pub(crate) fn show_reply(&mut self, token: &str, fields: &Map<String, Value>, pings: &Pings, request: Option<u64>) {
        let mut place = Some(Below::Reply(token.to_owned()));
        while let Some(message) = place.take() {
            match message {
                Below::Reply(token) => {
                    let Some(reply) = self.replies.get_mut(&token) else { return };
                    reply.show(fields.clone(), pings.clone(), request);
                    place = if reply.owns_message() { None } else { reply.below.clone() };
                }
                Below::Message(id) => {
                    let message = self.messages.iter_mut().find(|message| message.id == id);
                    message.into_iter().for_each(|message| message.edit(fields.clone(), pings.clone(), request));
                }
            }
        }
    }

    fn shown(&self, request: &Request<'_>, pings: &Pings) -> Result<Answer, Refusal> {
        let place = self.place_of(request.route.text("token"));
        let object = match place.ok_or_else(|| Refusal::new(Rule::UnknownMessage, 10008))? {
            Place::Reply(owner) => self.reply_object(owner, pings),
            Place::Message(message) => self.posted_object(message),
        };
        Ok(Answer::json(200, object))
    }

    /// The reply's message as `message` of a component interaction, and where it is.
    pub(crate) fn shown_message(&self, token: &str) -> Option<(Below, Value)> {
        match self.place_of(token)? {
            Place::Reply(owner) if owner.acknowledged.is_some() && !owner.deleted => {
                let (token, _) = self.replies.iter().find(|(_, reply)| reply.interaction_id == owner.interaction_id)?;
                let mut message = self.reply_object(owner, &Pings::default());
                message["interaction_metadata"] =
                    json!({"id": owner.interaction_id.to_string(), "type": 2, "user": owner.invoker});
                Some((Below::Reply(token.clone()), message))
            }
            Place::Reply(_) => None,
            Place::Message(message) => Some((Below::Message(message.id), self.posted_object(message))),
        }
    }

    /// The messages that a member sees now, the newest first.
    pub(crate) fn seen_by(&self, guild: &Guild, user: Snowflake) -> Vec<(Below, Value)> {
        let sees = |channel: Snowflake| guild.members.contains_key(&user) && guild.can_view(user, channel);
        let is_for = |reply: &Reply| match reply.ephemeral {
            true => {
                reply.invoker["id"].as_str().and_then(parse_snowflake) == Some(user)
                    && guild.members.contains_key(&user)
            }
            false => sees(reply.channel_id),
        };
        let replies = self.replies.iter().filter(|(_, reply)| reply.owns_message() && is_for(reply));
        let replies = replies.filter_map(|(token, reply)| Some((reply.message_id, self.shown_message(token)?)));
        let posted = self.messages.iter().filter(|message| sees(message.channel_id));
        let posted = posted.map(|message| (message.id, (Below::Message(message.id), self.posted_object(message))));
        let mut all: Vec<_> = replies.chain(posted).collect();
        all.sort_by_key(|(id, _)| std::cmp::Reverse(*id));
        all.into_iter().map(|(_, message)| message).collect()
    }

    /// The message that a reply shows.
    fn place_of(&self, token: &str) -> Option<Place<'_>> {
        let mut reply = self.replies.get(token)?;
        while !reply.owns_message()
            && let Some(below) = &reply.below
        {
            match below {
                Below::Reply(token) => reply = self.replies.get(token)?,
                Below::Message(id) => return self.messages.iter().find(|each| each.id == *id).map(Place::Message),
            }
        }
        Some(Place::Reply(reply))
    }

    pub(super) fn reply_object(&self, reply: &Reply, pings: &Pings) -> Value {
        let mut object = self.message_object(reply.message_id, reply.channel_id, pings);
        for (key, value) in &reply.message {
            object[key] = value.clone();
        }
        if let Value::Object(fields) = &mut object {
            fields.remove("allowed_mentions");
        }
        multipart::answered(&mut object);
        number(&mut object["components"], &mut 0);
        let set = object["flags"].as_u64().unwrap_or(0);
        let ephemeral = if reply.ephemeral { EPHEMERAL } else { 0 };
        let loading = if reply.loading { LOADING } else { 0 };
        object["flags"] = json!(set | ephemeral | loading);
        object
    }
}

/// Where a message is.
enum Place<'a> {
    Reply(&'a Reply),
    Message(&'a ChannelMessage),
}
