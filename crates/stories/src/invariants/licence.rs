//! Nobody gets or loses a campaign's role, or becomes its game master, unless somebody who may decide it asked for it.
//!
//! Game masters of the campaign and members who may manage roles decide; a member decides about leaving, and about joining
//! where the campaign is open.

use std::collections::BTreeSet;

use channelwright_simulator::discord::{
    Channel, ChannelKind, Guild, Member, Overwrite, OverwriteKind, Snowflake, bits,
};
use tokio::time::Instant;

use super::{Moment, Used, ledger::Ledger};

pub(super) fn check(ledger: &Ledger) -> Vec<String> {
    let mut broken = BTreeSet::new();
    broken.extend(invites(ledger));
    for (number, pair) in ledger.moments.windows(2).enumerate() {
        let [before, after] = pair else { continue };
        let Some(request) = after.request.filter(|_| !std::sync::Arc::ptr_eq(&before.guild, &after.guild)) else {
            continue;
        };
        let deed = Deed::of(ledger, ledger.job_of(request), number);
        broken.extend(roles(&before.guild, &after.guild, &deed));
        broken.extend(game_masters(ledger, &before.guild, &after.guild, &deed));
        broken.extend(deletions(&before.guild, &after.guild, &deed));
        broken.extend(creations(ledger, &before.guild, &after.guild, &deed));
        broken.extend(changes(&before.guild, &after.guild, &deed));
        broken.extend(permissions(&before.guild, &after.guild, &deed));
    }
    broken.into_iter().collect()
}

/// The interaction that a change is due to.
struct Deed<'a> {
    ledger: &'a Ledger,
    job: Snowflake,
    /// The last moment before the change.
    number: usize,
    caller: Snowflake,
    named: BTreeSet<Snowflake>,
    /// Whether it is a command to create a campaign, of which the bot decides who may use it.
    creates: bool,
    /// The button that creates what is missing, if it is one.
    completes: Option<&'a Used>,
    /// The states of the guild from the interaction to the change.
    since: &'a [Moment],
}

impl<'a> Deed<'a> {
    fn of(ledger: &'a Ledger, job: Snowflake, number: usize) -> Self {
        let moments = &ledger.moments;
        let since = |at: Option<Instant>| {
            let first = at.and_then(|at| moments.iter().rposition(|moment| moment.at <= at)).unwrap_or(0);
            moments.get(first..=number).unwrap_or_default()
        };
        if let Some(command) = ledger.command(job) {
            let (caller, named) = (command.caller, command.named.clone());
            return Self { ledger, job, number, caller, named, creates: true, completes: None, since: since(None) };
        }
        let used = ledger.used.iter().find(|used| used.interaction == job);
        let (caller, named) = used.map(|used| (used.caller, used.named.clone())).unwrap_or_default();
        let (completes, since) = (used.filter(|used| used.completes), since(used.map(|used| used.at)));
        Self { ledger, job, number, caller, named, creates: false, completes, since }
    }

    /// Whether the caller may decide about other members, at some time since they asked.
    fn may_decide(&self, role: Snowflake) -> bool {
        let manages = |guild: &Guild| guild.permissions(self.caller) & (bits::ADMINISTRATOR | bits::MANAGE_ROLES) != 0;
        self.since
            .iter()
            .any(|moment| is_leader(categories(&moment.guild, role), self.caller) || manages(&moment.guild))
    }

    /// Whether this creates what is missing of a campaign, for somebody who may decide about one.
    fn completes(&self) -> bool {
        let manages = |guild: &Guild| guild.permissions(self.caller) & (bits::ADMINISTRATOR | bits::MANAGE_ROLES) != 0;
        self.completes.is_some() && (self.leads(self.caller) || self.since.iter().any(|moment| manages(&moment.guild)))
    }

    /// Whether the user leads a campaign, at some time since the caller asked.
    fn leads(&self, user: Snowflake) -> bool {
        self.since.iter().any(|moment| is_leader(moment.guild.channels.values(), user))
    }

    /// Whether members let themselves in: the bot's own overwrite allows SPEAK, which means nothing for a bot.
    fn is_open(&self, role: Snowflake) -> bool {
        let bot = self.ledger.bot;
        let opens =
            |channel: &Channel| channel.overwrites.iter().any(|one| one.id == bot && one.allow & bits::SPEAK != 0);
        self.since.iter().any(|moment| categories(&moment.guild, role).any(opens))
    }

    /// Whether this takes back what the same job did to the member's role.
    fn undoes(&self, user: Snowflake, role: Snowflake, gives: bool) -> bool {
        let has = |moment: &Moment| moment.guild.members.get(&user).is_some_and(|member| member.roles.contains(&role));
        let is_same_job =
            |moment: &Moment| moment.request.is_some_and(|request| self.ledger.job_of(request) == self.job);
        let earlier = self.ledger.moments.get(..=self.number).unwrap_or_default();
        earlier.windows(2).any(|pair| {
            let [before, after] = pair else { return false };
            is_same_job(after) && has(before) == gives && has(after) != gives
        })
    }

    fn concerns(&self, user: Snowflake) -> bool {
        user == self.caller || self.named.contains(&user)
    }
}

/// The categories that a role opens.
pub(super) fn categories(guild: &Guild, role: Snowflake) -> impl Iterator<Item = &Channel> {
    let all = guild.channels.values().filter(|channel| channel.kind == ChannelKind::Category);
    all.filter(move |channel| channel.overwrites.iter().any(|one| one.id == role))
}

/// Whether a user has permissions of their own in one of these categories.
fn is_leader<'a>(channels: impl Iterator<Item = &'a Channel>, user: Snowflake) -> bool {
    let is_own = |one: &&Overwrite| one.kind == OverwriteKind::Member && one.id == user;
    let allows = |one: &Overwrite| one.allow & bits::VIEW_CHANNEL != 0;
    let mut categories = channels.filter(|channel| channel.kind == ChannelKind::Category);
    categories.any(|category| category.overwrites.iter().find(is_own).is_some_and(allows))
}

fn roles(before: &Guild, after: &Guild, deed: &Deed<'_>) -> Vec<String> {
    let mut broken = Vec::new();
    for (old, new) in before.members.values().filter_map(|old| Some((old, after.members.get(&old.id)?))) {
        let lacks = |member: &Member, role: &Snowflake| !member.roles.contains(role);
        for role in new.roles.iter().filter(|role| lacks(old, role)) {
            let for_self = new.id == deed.caller && deed.is_open(*role);
            // A role that was deleted and made again opens nothing yet.
            let licensed = match deed.creates || deed.completes() {
                true => deed.concerns(new.id) || deed.leads(new.id),
                false => deed.concerns(new.id) && (for_self || deed.may_decide(*role)),
            };
            if new.bot || !(licensed || deed.undoes(new.id, *role, true)) {
                broken.push(format!("licence: {} got @{}", new.name, name(after, *role)));
            }
        }
        for role in old.roles.iter().filter(|role| after.roles.contains_key(role) && lacks(new, role)) {
            let licensed = new.id == deed.caller || (deed.concerns(new.id) && deed.may_decide(*role));
            if !(deed.creates || licensed || deed.undoes(new.id, *role, false)) {
                broken.push(format!("licence: {} lost @{}", new.name, name(after, *role)));
            }
        }
    }
    broken
}

/// Only a person who may decide about other members can have an invite created that gives a role.
fn invites(ledger: &Ledger) -> Vec<String> {
    let made = ledger.requests.iter().filter(|one| one.effect && one.is_to("POST /channels/{channel_id}/invites"));
    let wrong = made.filter(|request| {
        let ids = request.body.get("role_ids").and_then(|ids| ids.as_array()).cloned().unwrap_or_default();
        let roles: Vec<Snowflake> = ids.iter().filter_map(|id| id.as_str()?.parse().ok()).collect();
        let number = ledger.moment_of(request.seq).unwrap_or_default();
        let deed = Deed::of(ledger, ledger.job_of(request.seq), number);
        !roles.iter().all(|role| deed.may_decide(*role))
    });
    wrong.map(|request| format!("licence: request {} invites people", request.seq)).collect()
}

/// New overwrites of members in channels that exist.
fn game_masters(ledger: &Ledger, before: &Guild, after: &Guild, deed: &Deed<'_>) -> Vec<String> {
    let mut broken = Vec::new();
    for (old, new) in before.channels.values().filter_map(|old| Some((old, after.channels.get(&old.id)?))) {
        let is_new = |one: &&Overwrite| {
            one.kind == OverwriteKind::Member && one.id != ledger.bot && old.overwrite(one.id).is_none()
        };
        for one in new.overwrites.iter().filter(is_new) {
            let may_decide = || ledger.doors.iter().any(|role| deed.may_decide(*role));
            let restores = deed.completes() && deed.leads(one.id);
            if !(deed.creates || restores || (deed.concerns(one.id) && may_decide())) {
                let who = after.members.get(&one.id).map_or("somebody", |member| member.name.as_str());
                broken.push(format!("licence: {who} got permissions of their own in #{}", new.name));
            }
        }
    }
    broken
}

/// A job that did not create an object deletes it only for somebody who may decide about its campaign.
fn deletions(before: &Guild, after: &Guild, deed: &Deed<'_>) -> Vec<String> {
    if deed.creates {
        return Vec::new();
    }
    let takes_back = |id: Snowflake| deed.ledger.made.get(&id).is_some_and(|made| made.job == deed.job);
    let gone = before.channels.values().filter(|channel| !after.channels.contains_key(&channel.id));
    let gone = gone.filter(|channel| !takes_back(channel.id));
    let may_decide = || deed.ledger.doors.iter().any(|role| deed.may_decide(*role));
    let channels = gone.filter(|_| !may_decide()).map(|channel| channel.name.clone());
    let roles = before.roles.values().filter(|role| !after.roles.contains_key(&role.id) && !takes_back(role.id));
    let roles = roles.filter(|role| !deed.may_decide(role.id)).map(|role| role.name.clone());
    channels.chain(roles).map(|name| format!("licence: {name} was deleted for a stranger")).collect()
}

/// Besides a command to create a campaign, only a button creates channels and roles, for somebody who may decide about a
/// campaign.
fn creations(ledger: &Ledger, before: &Guild, after: &Guild, deed: &Deed<'_>) -> Vec<String> {
    let is_new = |id: &Snowflake| !before.channels.contains_key(id) && !before.roles.contains_key(id);
    let is_there = |id: &Snowflake| after.channels.contains_key(id) || after.roles.contains_key(id);
    let new = ledger.made.iter().filter(|(id, _)| is_new(id) && is_there(id));
    let wrong = new.filter(|_| !(deed.creates || deed.completes()));
    wrong.map(|(_, made)| format!("licence: {} was created for a stranger", made.name)).collect()
}

/// A button changes the name or the topic only of channels that the message above it mentions.
fn changes(before: &Guild, after: &Guild, deed: &Deed<'_>) -> Vec<String> {
    let Some(button) = deed.completes else { return Vec::new() };
    let both = before.channels.values().filter_map(|old| Some((old, after.channels.get(&old.id)?)));
    let changed = both.filter(|(old, new)| (&old.name, old.topic()) != (&new.name, new.topic()));
    let hidden = changed.filter(|(old, _)| !button.shown.contains(&old.id));
    hidden.map(|(old, _)| format!("licence: #{} was changed, and not shown before", old.name)).collect()
}

/// A job that did not create a channel changes permissions in it only for somebody who may decide about its campaign.
fn permissions(before: &Guild, after: &Guild, deed: &Deed<'_>) -> Vec<String> {
    let is_there = |id: &&Snowflake| before.roles.contains_key(*id) && after.roles.contains_key(*id);
    let doors: Vec<Snowflake> = deed.ledger.doors.iter().filter(is_there).copied().collect();
    if deed.creates || doors.is_empty() {
        return Vec::new();
    }
    let changed = before
        .channels
        .values()
        .filter(|old| after.channels.get(&old.id).is_some_and(|new| new.overwrites != old.overwrites));
    let opens = |role: &Snowflake, channel: &Channel| {
        let category = channel.parent_id.unwrap_or(channel.id);
        categories(before, *role).any(|one| one.id == category)
    };
    let wrong = changed.filter(|channel| {
        let mut of_channel = doors.iter().filter(|role| opens(role, channel)).peekable();
        of_channel.peek().is_some() && !of_channel.any(|role| deed.may_decide(*role))
    });
    wrong.map(|channel| format!("licence: permissions in #{} were changed for a stranger", channel.name)).collect()
}

fn name(guild: &Guild, role: Snowflake) -> String {
    guild.roles.get(&role).map(|role| role.name.clone()).unwrap_or_default()
}
