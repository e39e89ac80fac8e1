//! Who created and deleted which object when, from the differences between consecutive states of the guild.

use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

use channelwright_core::sign::Sign;
use channelwright_simulator::discord::{
    Channel, ChannelKind, Edit, Guild, OverwriteKind, Reply, RequestRecord, Snowflake,
};

use super::{Command, Moment, Used, copies};
use crate::World;

/// The history of one guild.
pub(super) struct Ledger {
    pub(super) bot: Snowflake,
    pub(super) moments: Vec<Moment>,
    pub(super) requests: Vec<RequestRecord>,
    pub(super) commands: Vec<Command>,
    /// The other interactions.
    pub(super) used: Vec<Used>,
    /// What the bot made, by id.
    pub(super) made: BTreeMap<Snowflake, Made>,
    pub(super) deleted: Vec<Deleted>,
    /// When an administrator first changed an object.
    pub(super) touched: BTreeMap<Snowflake, usize>,
    /// Who was not on the server at some time.
    pub(super) left: BTreeSet<Snowflake>,
    /// What the bot changed although it had not made it.
    pub(super) changed: Vec<String>,
    /// A category, and a user whom the bot later gave permissions of their own in it or its channels. `licence` checks
    /// whether somebody who may decide about that asked for it.
    pub(super) appointed: BTreeSet<(Snowflake, Snowflake)>,
    /// Each time the bot renamed a category: the first moment after it, and the [`plain`] names before and after.
    renamed: Vec<(usize, String, String)>,
    /// The roles of campaigns: those that the bot made, and older ones of a campaign's name.
    pub(super) doors: BTreeSet<Snowflake>,
    /// The names of the template's channels.
    channel_names: Vec<String>,
    /// The names of the channels that a command copies.
    copied_names: BTreeMap<Snowflake, Vec<String>>,
    /// The names of its GM-only channels.
    pub(super) secret_names: BTreeSet<String>,
}

/// An object that the bot created.
pub(super) struct Made {
    pub(super) kind: PartKind,
    /// Its [`plain`] name.
    pub(super) name: String,
    /// The category in which it was created.
    pub(super) parent: Option<Snowflake>,
    /// The interaction whose job created it.
    pub(super) job: Snowflake,
    /// The first moment with it.
    pub(super) moment: usize,
    /// Whether Discord created it more than [`LATE`] after the request: no worker can have waited or looked for it.
    pub(super) late: bool,
}

/// Longer than a request, and the looks that follow one that was lost, take together. The worker cannot distinguish an
/// object that appears later than that from one that never appears.
pub(super) const LATE: Duration = Duration::from_secs(12);

/// Longer than the worker waits before it reads a campaign back once more.
const LOOKS_AGAIN: Duration = Duration::from_secs(3);

/// The worker's longest wait for a progress edit. A newer text may be shown after it.
const LATE_PROGRESS: Duration = Duration::from_secs(3);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PartKind {
    Role,
    Category,
    Channel,
}

/// An object that was deleted.
pub(super) struct Deleted {
    pub(super) id: Snowflake,
    pub(super) name: String,
    /// The job that deleted it; an administrator if `None`.
    pub(super) job: Option<Snowflake>,
    /// The first moment without it.
    pub(super) moment: usize,
    /// Whether the job received the response to the deletion; always true for an administrator.
    pub(super) heard: bool,
}

impl Ledger {
    pub(super) fn of(world: &World, moments: Vec<Moment>, commands: Vec<Command>, used: Vec<Used>) -> Self {
        let channels = &world.template.channels;
        let secret = channels.iter().filter(|channel| channel.gm_only);
        let (made, deleted, touched, left, changed, appointed, renamed, doors) = Default::default();
        let bot = world.guild.people.bot;
        let mut ledger = Self {
            bot,
            requests: world.discord.requests(),
            commands,
            used,
            made,
            deleted,
            touched,
            left,
            changed,
            appointed,
            renamed,
            doors,
            channel_names: channels.iter().map(|channel| plain(&channel.name)).collect(),
            secret_names: secret.map(|channel| plain(&channel.name)).collect(),
            copied_names: BTreeMap::new(),
            moments: Vec::new(),
        };
        for (at, pair) in moments.windows(2).enumerate() {
            if let [before, after] = pair {
                ledger.compare(before, after, at + 1);
            }
        }
        ledger.doors = ledger.doors_among(&moments);
        let copies =
            ledger.commands.iter().filter_map(|one| Some((one.interaction, copies::names(one, bot, &moments)?)));
        ledger.copied_names = copies.collect();
        ledger.secret_names.extend(ledger.commands.iter().flat_map(|one| copies::secret_names(one, &moments)));
        ledger.moments = moments;
        ledger
    }

    fn doors_among(&self, moments: &[Moment]) -> BTreeSet<Snowflake> {
        let names: BTreeSet<String> = self.commands.iter().flat_map(|one| self.role_names(&one.campaign)).collect();
        let roles = moments.iter().flat_map(|moment| moment.guild.roles.values());
        let named = roles.filter(|role| names.contains(&plain(&role.name))).map(|role| role.id);
        let made = self.made.iter().filter(|(_, made)| made.kind == PartKind::Role).map(|(id, _)| *id);
        named.chain(made).collect()
    }

    /// The guild at the end.
    pub(super) fn end(&self) -> Option<&Guild> {
        self.moments.last().map(|moment| &*moment.guild)
    }

    /// The moment at which a request was carried out.
    pub(super) fn moment_of(&self, request: u64) -> Option<usize> {
        self.moments.iter().position(|moment| moment.request == Some(request))
    }

    /// The texts that a reply showed, without those that Discord showed too late for the worker to consider.
    pub(super) fn shown(&self, reply: &Reply) -> Vec<Edit> {
        let limit = |edit: &Edit| if is_progress(&edit.content) { LATE_PROGRESS } else { LATE };
        let took = |edit: &Edit| self.sent(edit).map(|sent| edit.at.duration_since(sent.started)).unwrap_or_default();
        reply.history.iter().filter(|edit| took(edit) <= limit(edit)).cloned().collect()
    }

    /// The request that sent a text.
    pub(super) fn sent(&self, edit: &Edit) -> Option<&RequestRecord> {
        self.requests.iter().find(|request| Some(request.seq) == edit.request)
    }

    /// The moment of the last look at the guild before another one. The worker cannot know about later changes. If it looks
    /// again and fails, it may trust Discord's responses to the job's requests and not the look before.
    pub(super) fn last_look(&self, at: usize) -> usize {
        let failed = |one: &RequestRecord| one.method == "GET" && (one.status != Some(200) || one.fault.is_some());
        let looks_again = |look: &RequestRecord| {
            let soon = look.started..look.started + LOOKS_AGAIN;
            self.requests.iter().any(|one| failed(one) && soon.contains(&one.started))
        };
        let last = |route: &str, or_before: bool| {
            let is_one = |request: u64| {
                let mut to_route = self.requests.iter().filter(|one| one.seq == request && one.is_to(route));
                to_route.any(|one| !or_before || !looks_again(one))
            };
            self.moments.iter().take(at).rposition(|moment| moment.request.is_some_and(is_one))
        };
        let routes = ["GET /guilds/{guild_id}", "GET /guilds/{guild_id}/channels"];
        let looks = routes.iter().flat_map(|route| [last(route, false), last(route, true)]);
        looks.map(|look| look.unwrap_or(at)).min().unwrap_or(at)
    }

    /// The command of a job.
    pub(super) fn command(&self, job: Snowflake) -> Option<&Command> {
        self.commands.iter().find(|command| command.interaction == job)
    }

    /// The objects that jobs for this campaign created.
    pub(super) fn made_for<'a>(&'a self, campaign: &'a str) -> impl Iterator<Item = (Snowflake, &'a Made)> {
        let names = self.names(campaign);
        let is_for = move |made: &&Made| self.campaign_of(made).is_some_and(|name| names.contains(&plain(name)));
        self.made.iter().filter(move |(_, made)| is_for(made)).map(|(id, made)| (*id, made))
    }

    /// The name of the campaign for which a job created something: that of its command, or of the category that its button
    /// names.
    pub(super) fn campaign_of(&self, made: &Made) -> Option<&str> {
        let asked_for = |job| self.command(job).map(|command| command.campaign.as_str());
        asked_for(made.job).or_else(|| {
            let used = self.used.iter().find(|used| used.interaction == made.job)?;
            let named = used.named.iter().filter_map(|id| self.made.get(id));
            asked_for(named.into_iter().find(|one| one.kind == PartKind::Category)?.job)
        })
    }

    /// The names that the bot gave this campaign, one after the other.
    fn names(&self, campaign: &str) -> BTreeSet<String> {
        let mut names = BTreeSet::from([plain(campaign)]);
        for _ in &self.renamed {
            let same = self.renamed.iter().filter(|(_, one, other)| names.contains(one) || names.contains(other));
            let more: Vec<String> = same.flat_map(|(_, one, other)| [one.clone(), other.clone()]).collect();
            names.extend(more);
        }
        names
    }

    /// The names that the campaign's role had.
    pub(super) fn role_names(&self, campaign: &str) -> BTreeSet<String> {
        let names = self.names(campaign);
        let is_its_role = |made: &&Made| {
            made.kind == PartKind::Role && self.campaign_of(made).is_some_and(|name| names.contains(&plain(name)))
        };
        let made = self.made.values().filter(is_its_role).map(|made| made.name.clone());
        names.iter().map(|name| role_name(name)).chain(made).collect()
    }

    /// The roles that jobs for this campaign created, whatever their names are now.
    pub(super) fn roles_made_for(&self, campaign: &str) -> BTreeSet<Snowflake> {
        self.made_for(campaign).filter(|(_, made)| made.kind == PartKind::Role).map(|(id, _)| id).collect()
    }

    /// How many of the campaign's objects an administrator had deleted by this moment, including an older role of its
    /// name.
    pub(super) fn taken_away(&self, campaign: &str, by: usize) -> usize {
        let of_campaign: BTreeSet<Snowflake> = self.made_for(campaign).map(|(id, _)| id).collect();
        let roles = self.role_names(campaign);
        let is_role = |one: &Deleted| roles.contains(&plain(&one.name));
        let gone =
            |one: &&Deleted| one.job.is_none() && one.moment <= by && (of_campaign.contains(&one.id) || is_role(one));
        self.deleted.iter().filter(gone).count()
    }

    /// Whether anyone, including the bot, had deleted a part of the campaign by this moment, or an administrator had
    /// changed one, or the bot had renamed the campaign: a job no longer finds a part that was renamed or hidden.
    pub(super) fn shrank(&self, campaign: &str, by: usize) -> bool {
        let gone: BTreeSet<Snowflake> = self.deleted.iter().filter(|one| one.moment <= by).map(|one| one.id).collect();
        let touched = |id| self.touched.get(&id).is_some_and(|moment| *moment <= by);
        let was_renamed = self.renamed.iter().any(|(at, old, _)| *at <= by && *old == plain(campaign));
        was_renamed || self.made_for(campaign).any(|(id, _)| gone.contains(&id) || touched(id))
    }

    /// What is missing in this guild of the campaign that a command creates.
    pub(super) fn missing(&self, command: &Command, guild: &Guild) -> Vec<String> {
        let campaign = command.campaign.as_str();
        let wanted = self.copied_names.get(&command.interaction).unwrap_or(&self.channel_names);
        let roles = self.role_names(campaign);
        let has_role = guild.roles.values().any(|role| roles.contains(&plain(&role.name)));
        let stands = |is_it: &dyn Fn(&Made) -> bool| {
            self.made_for(campaign).any(|(id, made)| is_it(made) && guild.channels.contains_key(&id))
        };
        let role = (!has_role).then(|| role_name(campaign));
        let has_category = stands(&|made| made.kind == PartKind::Category);
        let category = (!has_category).then(|| "the category".to_owned());
        let has_channel = |name: &String| stands(&|made| made.kind == PartKind::Channel && made.name == *name);
        // A campaign that copies itself has channels that people added or renamed.
        let names: BTreeSet<String> = self.named_now(campaign, guild).collect();
        let channels = wanted.iter().filter(|name| !has_channel(name) && !names.contains(*name)).cloned();
        role.into_iter().chain(category).chain(channels).collect()
    }

    /// The [`plain`] names of all channels in the categories of a campaign.
    fn named_now(&self, campaign: &str, guild: &Guild) -> impl Iterator<Item = String> {
        let made = self.made_for(campaign).filter(|(_, made)| made.kind == PartKind::Category);
        let categories: BTreeSet<Snowflake> = made.map(|(id, _)| id).collect();
        let is_in = move |one: &&Channel| one.parent_id.is_some_and(|parent| categories.contains(&parent));
        guild.channels.values().filter(is_in).map(|one| plain(&one.name))
    }

    /// How many objects of a campaign this guild has.
    pub(super) fn count(&self, campaign: &str, guild: &Guild) -> usize {
        let names = self.role_names(campaign);
        let roles = usize::from(guild.roles.values().any(|role| names.contains(&plain(&role.name))));
        let channels =
            self.made_for(campaign).filter(|(id, made)| made.kind != PartKind::Role && guild.channels.contains_key(id));
        roles + channels.count()
    }

    fn compare(&mut self, before: &Moment, after: &Moment, at: usize) {
        if std::sync::Arc::ptr_eq(&before.guild, &after.guild) {
            return;
        }
        let stays = |user: &&Snowflake| after.guild.members.contains_key(user);
        self.left.extend(before.guild.members.keys().filter(|user| !stays(user)));
        let job = after.request.map(|request| self.job_of(request));
        let (old, new) = (objects(&before.guild), objects(&after.guild));
        for (id, (kind, name, parent)) in new.iter().filter(|(id, _)| !old.contains_key(id)) {
            if let Some(job) = job {
                let late = self.is_late(after);
                let made = Made { kind: *kind, name: plain(name), parent: *parent, job, moment: at, late };
                self.made.insert(*id, made);
            }
        }
        for (id, (_, name, _)) in old.iter().filter(|(id, _)| !new.contains_key(id)) {
            let heard = self.is_heard(after);
            self.deleted.push(Deleted { id: *id, name: (*name).to_owned(), job, moment: at, heard });
        }
        if job.is_some() {
            let renamed = renamed(&before.guild, &after.guild);
            self.renamed.extend(renamed.into_iter().map(|(old, new)| (at, old, new)));
            self.appointed.extend(appointed(&before.guild, &after.guild));
        }
        for id in changed(&before.guild, &after.guild) {
            match job {
                None => {
                    self.touched.entry(id).or_insert(at);
                }
                Some(job) if self.may_change(job, id, &before.guild, &after.guild) => {}
                Some(_) if !self.made.contains_key(&id) => {
                    let name = old.get(&id).map_or("something", |(_, name, _)| name);
                    self.changed.push(format!("request {} changed {name}", after.request.unwrap_or_default()));
                }
                Some(_) => {}
            }
        }
    }

    /// Whether a job may change an object that the bot did not make. Archiving, restoring and other game masters change the
    /// permissions of channels that people added to the campaign's category. A campaign may have an older role of its name,
    /// which is renamed with it.
    fn may_change(&self, job: Snowflake, id: Snowflake, before: &Guild, after: &Guild) -> bool {
        let asks = |words: &[&str]| {
            let mut used = self.used.iter().filter(|used| used.interaction == job);
            used.any(|used| words.iter().any(|one| used.what.to_lowercase().contains(one)))
        };
        if let (Some(old), Some(new)) = (before.roles.get(&id), after.roles.get(&id)) {
            let is_campaigns = |one: &Command| self.role_names(&one.campaign).contains(&plain(&old.name));
            return asks(&["rename"]) && old.permissions == new.permissions && self.commands.iter().any(is_campaigns);
        }
        let is_asked = asks(&["archive", "restore", "-gm"]);
        let (Some(old), Some(new)) = (before.channels.get(&id), after.channels.get(&id)) else { return false };
        let parent = old.parent_id.and_then(|parent| self.made.get(&parent));
        let is_ours = parent.is_some_and(|parent| parent.kind == PartKind::Category);
        is_asked && is_ours && (&old.name, old.kind, old.parent_id) == (&new.name, new.kind, new.parent_id)
    }

    fn is_heard(&self, moment: &Moment) -> bool {
        let record = self.requests.iter().find(|record| Some(record.seq) == moment.request);
        record.is_none_or(|record| record.fault.is_none() && record.status.is_some())
    }

    fn is_late(&self, moment: &Moment) -> bool {
        let record = self.requests.iter().find(|record| Some(record.seq) == moment.request);
        record.is_some_and(|record| moment.at.duration_since(record.started) > LATE)
    }

    /// The interaction, from the audit-log reason that every write has.
    pub(super) fn job_of(&self, request: u64) -> Snowflake {
        let record = self.requests.iter().find(|record| record.seq == request);
        let reason = record.and_then(|record| record.audit_reason.as_deref()).unwrap_or_default();
        reason.rsplit(' ').next().and_then(|id| id.parse().ok()).unwrap_or_default()
    }
}

/// The [`plain`] name of a campaign's role.
pub(super) fn role_name(campaign: &str) -> String {
    format!("{} Members", plain(campaign))
}

/// A name without U+FE0F, which Discord may remove.
pub(super) fn plain(name: &str) -> String {
    name.replace('\u{fe0f}', "")
}

/// Whether a text says that work is under way. Every other one is an answer.
pub(super) fn is_progress(text: &str) -> bool {
    matches!(Sign::of(text), None | Some(Sign::Working))
}

type Object<'a> = (PartKind, &'a str, Option<Snowflake>);

fn objects(guild: &Guild) -> BTreeMap<Snowflake, Object<'_>> {
    let roles = guild.roles.values().map(|role| (role.id, (PartKind::Role, role.name.as_str(), None)));
    let channels = guild.channels.values().map(|channel| {
        let kind = if channel.kind == ChannelKind::Category { PartKind::Category } else { PartKind::Channel };
        (channel.id, (kind, channel.name.as_str(), channel.parent_id))
    });
    roles.chain(channels).collect()
}

/// The objects that changed. Side effects of other changes do not count: positions, the parent of an orphan, overwrites
/// of a deleted role.
fn changed(before: &Guild, after: &Guild) -> Vec<Snowflake> {
    let roles = before.roles.values().filter(|old| {
        after.roles.get(&old.id).is_some_and(|new| (&old.name, old.permissions) != (&new.name, new.permissions))
    });
    let channels = before.channels.values().filter(|old| {
        after.channels.get(&old.id).is_some_and(|new| {
            let stays = |id: Snowflake| after.roles.contains_key(&id) || !before.roles.contains_key(&id);
            let kept: Vec<_> = old.overwrites.iter().filter(|overwrite| stays(overwrite.id)).collect();
            let orphaned = new.parent_id.is_none() && old.parent_id.is_some_and(|id| !after.channels.contains_key(&id));
            let moved = old.parent_id != new.parent_id && !orphaned;
            old.name != new.name || old.kind != new.kind || moved || kept != new.overwrites.iter().collect::<Vec<_>>()
        })
    });
    roles.map(|role| role.id).chain(channels.map(|channel| channel.id)).collect()
}

/// The names of categories before and after a change.
fn renamed(before: &Guild, after: &Guild) -> Vec<(String, String)> {
    let categories = before.channels.values().filter(|channel| channel.kind == ChannelKind::Category);
    let now = categories.filter_map(|old| Some((plain(&old.name), plain(&after.channels.get(&old.id)?.name))));
    now.filter(|(old, new)| old != new).collect()
}

/// The members with a new overwrite in a channel that exists, each with its category.
fn appointed(before: &Guild, after: &Guild) -> Vec<(Snowflake, Snowflake)> {
    let kept = after.channels.values().filter_map(|new| Some((before.channels.get(&new.id)?, new)));
    let new = kept.flat_map(|(old, new)| {
        let added =
            new.overwrites.iter().filter(|one| one.kind == OverwriteKind::Member && old.overwrite(one.id).is_none());
        added.map(|one| (new.parent_id.unwrap_or(new.id), one.id))
    });
    new.collect()
}
