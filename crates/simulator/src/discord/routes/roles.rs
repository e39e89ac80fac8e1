//! Creates, changes and deletes roles.

use tokio::time::Instant;

use crate::discord::{
    answer::Answer,
    error::{Faults, Refusal},
    form::{Form, Given},
    format::Request,
    model::{Guild, Role},
    permissions::bits,
    rules::Rule,
    state::State,
    wire,
};

/// Per guild, with @everyone.
const MAX_ROLES: usize = 250;
/// White.
const MAX_COLOR: i64 = 0x00ff_ffff;

struct RoleFields {
    name: Given<String>,
    permissions: Given<u64>,
    color: Given<i64>,
    hoist: Given<bool>,
    mentionable: Given<bool>,
}

impl State {
    /// A new role gets position 1 and the others move up. Its permissions default to those of @everyone.
    pub(super) fn create_role(&mut self, request: &Request<'_>) -> Result<Answer, Refusal> {
        let guild_id = request.route.id("guild_id");
        let guild = self.bots_guild(guild_id)?;
        let held = self.bots_permissions(guild);
        self.require(guild, held, bits::MANAGE_ROLES)?;
        let fields = self.read_role(request)?;
        let guild = self.bots_guild(guild_id)?;
        if guild.roles.len() >= MAX_ROLES {
            return Err(Refusal::new(Rule::GuildRoleLimit, 30005));
        }
        let everyone = guild.roles.get(&guild.id).map_or(0, |role| role.permissions);
        check_permissions(held, &fields)?;
        let id = self.snowflakes.now();
        let role = self.bots_guild_mut(guild_id)?.add_role(id, "new role", everyone);
        role.created = Some(Instant::now());
        fields.apply(role);
        Ok(Answer::json(200, wire::role(role)))
    }

    pub(super) fn edit_role(&mut self, request: &Request<'_>) -> Result<Answer, Refusal> {
        let (guild_id, role_id) = (request.route.id("guild_id"), request.route.id("role_id"));
        let guild = self.bots_guild(guild_id)?;
        let held = self.bots_permissions(guild);
        self.require(guild, held, bits::MANAGE_ROLES)?;
        self.editable_role(guild, role_id)?;
        let fields = self.read_role(request)?;
        check_permissions(held, &fields)?;
        let guild = self.bots_guild_mut(guild_id)?;
        let role = guild.roles.get_mut(&role_id).ok_or_else(|| Refusal::new(Rule::UnknownRole, 10011))?;
        fields.apply(role);
        Ok(Answer::json(200, wire::role(role)))
    }

    /// Also removes the role from its members and from all overwrites.
    pub(super) fn delete_role(&mut self, request: &Request<'_>) -> Result<Answer, Refusal> {
        let (guild_id, role_id) = (request.route.id("guild_id"), request.route.id("role_id"));
        let guild = self.bots_guild(guild_id)?;
        self.require(guild, self.bots_permissions(guild), bits::MANAGE_ROLES)?;
        self.manageable_role(guild, role_id)?;
        self.bots_guild_mut(guild_id)?.remove_role(role_id);
        Ok(Answer::no_content())
    }

    /// The same rule as for granting, but a managed role gets Discord's code 50013, not 50028.
    fn editable_role(&self, guild: &Guild, id: u64) -> Result<(), Refusal> {
        match self.manageable_role(guild, id) {
            Err(refusal) if refusal.rule == Rule::ManagedRole => Err(Refusal::new(Rule::ManagedRole, 50013)),
            Err(refusal) => Err(refusal),
            Ok(_) => Ok(()),
        }
    }

    fn read_role(&mut self, request: &Request<'_>) -> Result<RoleFields, Refusal> {
        let mut faults = Faults::default();
        let mut form = Form::new(request.object(), Vec::new(), &mut faults);
        let mut color = form.integer("color", 0, MAX_COLOR);
        if let Given::Value(serde_json::Value::Object(colors)) = form.raw("colors") {
            let mut inner = Form::new(colors, form.at("colors"), form.faults);
            let primary = inner.integer("primary_color", 0, MAX_COLOR);
            let primary = inner.required("primary_color", primary);
            // Gradients require a guild feature that the simulator does not have.
            for key in ["secondary_color", "tertiary_color"] {
                if matches!(inner.raw(key), Given::Value(_)) {
                    inner.fault(key, "ROLE_COLORS_FEATURE_REQUIRED", "This guild does not have enhanced role colors.");
                }
            }
            inner.end();
            color = primary.map_or(color, Given::Value);
        }
        let fields = RoleFields {
            name: form.text("name", 1, 100).map(|name| self.config.kept_name(&name)),
            permissions: form.permissions("permissions"),
            color,
            hoist: form.boolean("hoist"),
            mentionable: form.boolean("mentionable"),
        };
        for key in ["icon", "unicode_emoji"] {
            if matches!(form.raw(key), Given::Value(_)) {
                form.fault(key, "ROLE_ICONS_FEATURE_REQUIRED", "This guild needs more boosts to perform this action.");
            }
        }
        form.end();
        self.judge(request, &faults)?;
        Ok(fields)
    }
}

fn check_permissions(held: u64, fields: &RoleFields) -> Result<(), Refusal> {
    match fields.permissions {
        Given::Value(wanted) if wanted & !held != 0 => Err(Refusal::new(Rule::RolePermissions, 50013)),
        _ => Ok(()),
    }
}

impl RoleFields {
    fn apply(self, role: &mut Role) {
        if let Some(name) = self.name.value() {
            role.name = name;
        }
        if let Some(permissions) = self.permissions.value() {
            role.permissions = permissions;
        }
        if let Some(color) = self.color.value() {
            role.color = u32::try_from(color).unwrap_or(0);
        }
        role.hoist = self.hoist.value().unwrap_or(role.hoist);
        role.mentionable = self.mentionable.value().unwrap_or(role.mentionable);
    }
}
