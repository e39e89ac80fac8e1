//! Creating invites.

use std::time::Duration;

use serde_json::{Value, json};
use tokio::time::Instant;

use crate::discord::{
    answer::Answer,
    channel_kind::ChannelKind,
    error::{Faults, Refusal},
    form::{Form, Given, snowflake},
    format::Request,
    invite::Invite,
    model::{Channel, Guild, Role},
    permissions::bits,
    rules::Rule,
    snowflake::Snowflake,
    state::State,
    wire,
};

/// Seconds that an invite lives, and uses: the defaults and the most. By the description it may live 60 days.
const DEFAULT_AGE: i64 = 86_400;
const MAX_AGE: i64 = 604_800;
const MAX_USES: i64 = 100;

/// The fields of a body.
#[derive(PartialEq, Eq)]
struct Fields {
    max_age: i64,
    max_uses: i64,
    unique: bool,
    role_ids: Vec<Snowflake>,
}

impl State {
    pub(super) fn create_invite(&mut self, request: &Request<'_>) -> Result<Answer, Refusal> {
        let channel_id = request.route.id("channel_id");
        let (guild, channel, held) = self.viewed_channel(channel_id)?;
        if channel.kind == ChannelKind::Category {
            return Err(Refusal::new(Rule::InviteChannel, 50024));
        }
        self.require(guild, held, bits::CREATE_INSTANT_INVITE)?;
        let fields = self.read_invite(request)?;
        let (guild, channel, _) = self.viewed_channel(channel_id)?;
        if !fields.role_ids.is_empty() {
            let held = self.bots_permissions(guild);
            self.require(guild, held, bits::MANAGE_ROLES)
                .map_err(|refusal| Refusal::new(Rule::InviteRoles, refusal.code))?;
        }
        for role in &fields.role_ids {
            self.manageable_role(guild, *role)?;
        }
        let (guild_id, id) = (guild.id, channel.id);
        if let Some(similar) = self.similar_invite(id, &fields).filter(|_| !fields.unique) {
            return Ok(Answer::json(200, invite_object(similar, guild, channel)));
        }
        let positive = |number: i64| u64::try_from(number).ok().filter(|number| *number > 0);
        let now = self.snowflakes.now();
        let invite = Invite {
            code: code_of(now),
            guild_id,
            channel_id: id,
            role_ids: fields.role_ids,
            max_age: positive(fields.max_age).map(Duration::from_secs),
            max_uses: positive(fields.max_uses).and_then(|uses| u32::try_from(uses).ok()),
            uses: 0,
            created: Instant::now(),
            request: request.seq,
        };
        let (guild, channel, _) = self.viewed_channel(channel_id)?;
        let answer = Answer::json(200, invite_object(&invite, guild, channel));
        self.invites.push(invite);
        Ok(answer)
    }

    fn read_invite(&mut self, request: &Request<'_>) -> Result<Fields, Refusal> {
        let mut faults = Faults::default();
        let mut form = Form::new(request.object(), Vec::new(), &mut faults);
        let fields = Fields {
            max_age: form.integer("max_age", 0, MAX_AGE).value().unwrap_or(DEFAULT_AGE),
            max_uses: form.integer("max_uses", 0, MAX_USES).value().unwrap_or(0),
            unique: form.boolean("unique").value().unwrap_or(false),
            role_ids: match form.raw("role_ids") {
                Given::Value(Value::Array(ids)) => ids.iter().filter_map(snowflake).collect(),
                Given::Value(id) => snowflake(id).into_iter().collect(),
                Given::Null | Given::Absent => Vec::new(),
            },
        };
        for key in ["temporary", "target_type", "target_user_id", "target_application_id"] {
            let _taken_without_a_look = form.raw(key);
        }
        form.end();
        self.judge(request, &faults)?;
        Ok(fields)
    }

    /// An invite that Discord returns in place of a new one.
    fn similar_invite(&self, channel: Snowflake, fields: &Fields) -> Option<&Invite> {
        let seconds = |invite: &Invite| invite.max_age.map_or(0, |age| age.as_secs());
        let is_similar = |invite: &&Invite| {
            invite.channel_id == channel
                && invite.role_ids == fields.role_ids
                && i64::try_from(seconds(invite)) == Ok(fields.max_age)
                && i64::from(invite.max_uses.unwrap_or(0)) == fields.max_uses
                && invite.is_valid()
        };
        self.invites.iter().find(is_similar)
    }
}

/// A code of letters and digits, different for each invite.
fn code_of(id: Snowflake) -> String {
    let digits = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ23456789";
    let base = digits.len() as u64;
    let mut rest = id.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let next = std::iter::from_fn(|| {
        let digit = digits.get(usize::try_from(rest % base).ok()?).copied();
        rest /= base;
        digit
    });
    next.take(10).map(char::from).collect()
}

fn invite_object(invite: &Invite, guild: &Guild, channel: &Channel) -> Value {
    let roles = invite.role_ids.iter().filter_map(|id| guild.roles.get(id)).map(role_object);
    json!({
        "type": 0, "code": invite.code, "guild_id": guild.id.to_string(), "expires_at": null,
        "guild": {
            "id": guild.id.to_string(), "name": guild.name, "splash": null, "banner": null, "description": null,
            "icon": null, "features": guild.features, "verification_level": 1, "vanity_url_code": null,
            "nsfw_level": 0, "nsfw": false, "premium_subscription_count": 0
        },
        "channel": {"id": channel.id.to_string(), "type": channel.kind.number(), "name": channel.name},
        "uses": invite.uses, "max_uses": invite.max_uses.unwrap_or(0), "temporary": false,
        "max_age": invite.max_age.map_or(0, |age| age.as_secs()), "roles": roles.collect::<Vec<_>>()
    })
}

/// A role in an invite has fewer fields.
fn role_object(role: &Role) -> Value {
    let mut object = wire::role(role);
    if let Value::Object(fields) = &mut object {
        let kept = ["id", "name", "position", "color", "colors", "icon", "unicode_emoji"];
        fields.retain(|name, _| kept.contains(&name.as_str()));
    }
    object
}
