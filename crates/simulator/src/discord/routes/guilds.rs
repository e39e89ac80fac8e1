//! The bot user, its application, guilds and members.

#![expect(
    clippy::indexing_slicing,
    reason = "reading a missing key gives null; this file writes only to objects that it has just built"
)]

use serde_json::{Map, Value, json};

use crate::discord::{
    answer::Answer,
    error::Refusal,
    format::Request,
    model::{Guild, Member, Role},
    permissions::bits,
    rules::Rule,
    snowflake::Snowflake,
    state::State,
    wire,
};

impl State {
    pub(super) fn me(&self) -> Answer {
        let bot = self.bot_user();
        let mut user = wire::user(&bot);
        user["verified"] = json!(true);
        user["mfa_enabled"] = json!(self.config.owner_two_factor);
        user["locale"] = json!("en-US");
        user["email"] = Value::Null;
        Answer::json(200, user)
    }

    pub(super) fn application(&self) -> Answer {
        Answer::json(
            200,
            json!({
                "id": self.application.id.to_string(), "name": "Channelwright", "icon": null, "description": "",
                "bot": wire::user(&self.bot_user()), "bot_public": false, "bot_require_code_grant": false,
                "verify_key": self.application.public_key(), "flags": 0, "flags_new": "0", "hook": true,
                "integration_types_config": {"0": {}}, "type": null, "team": null, "redirect_uris": [],
                "interactions_endpoint_url": self.interactions_endpoint_url,
                "role_connections_verification_url": null, "owner": wire::user(&self.owner()),
                "approximate_guild_count": self.guilds.len(), "approximate_user_install_count": 0,
                "approximate_user_authorization_count": 0, "explicit_content_filter": 0,
                "eligible_oauth2_scopes": []
            }),
        )
    }

    pub(super) fn guild(&self, request: &Request<'_>) -> Result<Answer, Refusal> {
        let guild = self.bots_guild(request.route.id("guild_id"))?;
        Ok(Answer::json(200, wire::guild(guild, &self.listed_roles(guild))))
    }

    pub(super) fn list_roles(&self, request: &Request<'_>) -> Result<Answer, Refusal> {
        let guild = self.bots_guild(request.route.id("guild_id"))?;
        Ok(Answer::json(200, self.listed_roles(guild).into_iter().map(wire::role).collect()))
    }

    /// Without @everyone.
    pub(super) fn role_member_counts(&self, request: &Request<'_>) -> Result<Answer, Refusal> {
        let guild = self.bots_guild(request.route.id("guild_id"))?;
        let mut counts = Map::new();
        for role in self.listed_roles(guild).into_iter().filter(|role| role.id != guild.id) {
            let holders = guild.members.values().filter(|member| member.roles.contains(&role.id)).count();
            counts.insert(role.id.to_string(), json!(holders));
        }
        Ok(Answer::json(200, Value::Object(counts)))
    }

    pub(super) fn get_member(&self, request: &Request<'_>) -> Result<Answer, Refusal> {
        let guild = self.bots_guild(request.route.id("guild_id"))?;
        let user = request.route.id("user_id");
        let member = guild.members.get(&user).ok_or_else(|| Refusal::new(Rule::UnknownMember, 10007))?;
        Ok(Answer::json(200, wire::member(member)))
    }

    /// Grants or revokes a role. Repeating either is not an error.
    pub(super) fn set_member_role(&mut self, request: &Request<'_>, grant: bool) -> Result<Answer, Refusal> {
        let route = request.route;
        let (guild_id, user, role) = (route.id("guild_id"), route.id("user_id"), route.id("role_id"));
        let guild = self.bots_guild(guild_id)?;
        self.require(guild, self.bots_permissions(guild), bits::MANAGE_ROLES)?;
        if !guild.members.contains_key(&user) {
            return Err(Refusal::new(Rule::UnknownMember, 10007));
        }
        self.manageable_role(guild, role)?;
        if let Some(member) = self.bots_guild_mut(guild_id)?.members.get_mut(&user) {
            member.roles.retain(|held| *held != role);
            if grant {
                member.roles.push(role);
            }
        }
        Ok(Answer::no_content())
    }

    /// Finds a role below the bot's highest one that is neither managed nor @everyone.
    pub(super) fn manageable_role<'a>(&self, guild: &'a Guild, id: Snowflake) -> Result<&'a Role, Refusal> {
        let role = guild.roles.get(&id).ok_or_else(|| Refusal::new(Rule::UnknownRole, 10011))?;
        if role.managed || role.id == guild.id {
            return Err(Refusal::new(Rule::ManagedRole, 50028));
        }
        let highest = guild.highest_role(self.application.bot_user_id);
        if highest.is_none_or(|highest| highest.rank() <= role.rank()) {
            return Err(Refusal::new(Rule::RoleHierarchy, 50013));
        }
        Ok(role)
    }

    /// The roles that lists already show.
    fn listed_roles<'a>(&self, guild: &'a Guild) -> Vec<&'a Role> {
        guild.roles.values().filter(|role| self.is_settled(role.created)).collect()
    }

    /// Whether lists already show an object that was created at this time.
    pub(super) fn is_settled(&self, created: Option<tokio::time::Instant>) -> bool {
        created.is_none_or(|created| created.elapsed() >= self.config.list_delay)
    }

    /// The developer who registered the application.
    fn owner(&self) -> Member {
        let (id, name) = (self.application.id - 1, "ada_the_developer".to_owned());
        Member { id, name, bot: false, roles: Vec::new(), timed_out: false, pending: false }
    }

    pub(super) fn bot_user(&self) -> Member {
        let id = self.application.bot_user_id;
        Member { id, name: "channelwright".to_owned(), bot: true, roles: Vec::new(), timed_out: false, pending: false }
    }
}
