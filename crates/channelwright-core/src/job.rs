//! The message from `bot` to `worker`, with its group and deduplication id.
//!
//! Version 1, JSON in the body of an SQS message:
//!
//! ```json
//! {
//!   "version": 1,
//!   "interaction_id": "1290000000000000001",
//!   "application_id": "1100000000000000001",
//!   "token": "…",
//!   "guild_id": "1000000000000000001",
//!   "channel_id": "1000000000000000005",
//!   "caller_id": "1000000000000000007",
//!   "command": { "name": "add-campaign", "campaign": "Test" }
//! }
//! ```
//!
//! The queue is FIFO: the message group is the guild, so two jobs of one guild never run at once, and the deduplication
//! id is the interaction, so a repeated request or send creates one job.
//!
//! If the caller lacks the command's permissions, `bot` writes version 2, which has one more field. Before creating
//! anything, `worker` looks up whether an admin of the guild allowed the caller the command; a worker that does not
//! know version 2 refuses the message instead of skipping this check.
//!
//! ```json
//! "needs_override": { "lacks": "268435472", "command_id": "1200000000000000001", "channel_id": "1000000000000000005" }
//! ```
//!
//! When a job has to wait for a rate limit, the worker queues it as a new message with `"wait": {"count": 1, "until_s":
//! …}`, so that waiting does not count as a failed delivery. A job whose outcome could not be posted is queued the same
//! way with `"shelved": true`: until that time every delivery fails immediately, which moves it to the dead-letter
//! queue.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{
    campaign::CampaignName,
    command::{Command, MemberFacts, Target},
    headline::Headline,
    id::{self, Id},
    limits::INTERACTION_TOKEN_LIFETIME_S,
    permission::Permissions,
    snapshot::Snapshot,
};

/// The version of a job whose caller has the command's permissions.
pub const JOB_VERSION: u32 = 1;

/// The version of a job that needs an override.
pub const JOB_VERSION_WITH_OVERRIDE: u32 = 2;

/// A command for `worker`, and its context.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Job {
    /// The interaction, which also gives the time of the command.
    pub interaction_id: Id<id::Interaction>,
    /// The application; part of the reply's URL.
    pub application_id: Id<id::Application>,
    /// Allows edits of the reply until 15 minutes after the interaction.
    pub token: InteractionToken,
    /// The guild the command was used in.
    pub guild_id: Id<id::Guild>,
    /// The channel the command was used in.
    pub channel_id: Id<id::Channel>,
    /// The member who used the command.
    pub caller_id: Id<id::User>,
    /// The caller as a member; `None` for commands that do not need it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caller: Option<MemberFacts>,
    /// The command.
    pub command: Command,
    /// The override to look up first, if the caller lacks the command's permissions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub needs_override: Option<NeedsOverride>,
    /// Set if the job waits for a rate limit or was set aside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wait: Option<Wait>,
}

/// The caller lacks the command's permissions; an admin's setting for the command may still allow it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct NeedsOverride {
    /// The permissions that the caller lacks in the channel of the command.
    pub lacks: Permissions,
    /// The id of the registered command.
    pub command_id: Id<id::Command>,
    /// The channel whose settings apply: the command's, or the parent of its thread.
    pub channel_id: Id<id::Channel>,
}

/// A job that continues later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wait {
    /// How often the job has waited, this time included.
    pub count: u32,
    /// When the job continues, in Unix seconds.
    pub until_s: u64,
    /// The job is on its way to the dead-letter queue, since its outcome could not be posted.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub shelved: bool,
    /// The reply cannot be edited any more. Discord counts further attempts towards a ban.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub reply_is_dead: bool,
}

/// The secret that edits an interaction's reply. Its `Debug` output hides it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct InteractionToken(String);

impl InteractionToken {
    /// Wraps a token as Discord sent it.
    #[must_use]
    pub fn new(token: String) -> Self {
        Self(token)
    }

    /// The secret, for the reply's URL only.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for InteractionToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("InteractionToken(…)")
    }
}

/// Why a message is not a job. Retrying does not help.
#[derive(Debug, thiserror::Error)]
pub enum NotAJob {
    /// The body is not the JSON of a job. The message names the field, never its value.
    #[error("message is not a job: {0}")]
    Malformed(String),
    /// Another version of `bot` wrote it.
    #[error(
        "job has version {0}, this worker reads versions {JOB_VERSION} and {JOB_VERSION_WITH_OVERRIDE}; deploy bot and worker \
         together"
    )]
    UnknownVersion(u64),
}

impl Job {
    /// The body of the SQS message.
    #[must_use]
    pub fn to_message(&self) -> String {
        #[derive(Serialize)]
        struct Versioned<'a> {
            version: u32,
            #[serde(flatten)]
            job: &'a Job,
        }
        let version = if self.needs_override.is_some() { JOB_VERSION_WITH_OVERRIDE } else { JOB_VERSION };
        let versioned = Versioned { version, job: self };
        // Strings and numbers alone cannot fail to serialize.
        serde_json::to_string(&versioned).unwrap_or_default()
    }

    /// Reads the body of an SQS message.
    ///
    /// # Errors
    /// [`NotAJob`] if the body is malformed or has another version.
    pub fn from_message(body: &str) -> Result<Self, NotAJob> {
        #[derive(Deserialize)]
        struct Version {
            version: u64,
        }
        let Version { version } = serde_json::from_str(body).map_err(|error| malformed(&error))?;
        if ![JOB_VERSION, JOB_VERSION_WITH_OVERRIDE].map(u64::from).contains(&version) {
            return Err(NotAJob::UnknownVersion(version));
        }
        let job: Self = serde_json::from_str(body).map_err(|error| malformed(&error))?;
        if version == u64::from(JOB_VERSION_WITH_OVERRIDE) && job.needs_override.is_none() {
            return Err(NotAJob::Malformed("no `needs_override`".to_owned()));
        }
        Ok(job)
    }

    /// The reason shown in the server's audit log for the job's changes.
    #[must_use]
    pub fn audit_reason(&self) -> String {
        let label = self.command.audit_label();
        format!("{label}: asked for by user {} in interaction {}", self.caller_id, self.interaction_id)
    }

    /// SQS message group: jobs of one guild run one after another.
    #[must_use]
    pub fn group(&self) -> String {
        self.guild_id.to_string()
    }

    /// SQS deduplication id: one per interaction, and another one per wait.
    #[must_use]
    pub fn deduplication_id(&self) -> String {
        match self.wait {
            None => self.interaction_id.to_string(),
            Some(Wait { count, .. }) => format!("{}-{count}", self.interaction_id),
        }
    }

    /// How often the job has waited.
    #[must_use]
    pub fn waits(&self) -> u32 {
        self.wait.map_or(0, |wait| wait.count)
    }

    /// The same job, to continue at `until_s` (Unix seconds).
    #[must_use]
    pub fn waiting(&self, until_s: u64, reply_is_dead: bool) -> Self {
        self.again(until_s, false, reply_is_dead)
    }

    /// The same job, to fail immediately until `until_s` (Unix seconds). If an operator moves it back later, it is
    /// processed.
    #[must_use]
    pub fn shelved(&self, until_s: u64) -> Self {
        self.again(until_s, true, true)
    }

    fn again(&self, until_s: u64, shelved: bool, reply_is_dead: bool) -> Self {
        let wait = Wait { count: self.waits().saturating_add(1), until_s, shelved, reply_is_dead };
        Self { wait: Some(wait), ..self.clone() }
    }

    /// Whether the job was sent to the dead-letter queue before.
    #[must_use]
    pub fn is_shelved(&self) -> bool {
        self.wait.is_some_and(|wait| wait.shelved)
    }

    /// The headline of its messages. `found` is the name of the campaign as found on the server, if known.
    #[must_use]
    pub fn headline(&self, found: Option<CampaignName>) -> Headline {
        let campaign = match self.command.target() {
            Target::Named(name) => Some(name.clone()),
            // Its caller may not be allowed to know the name.
            Target::At(_) if matches!(self.command, Command::Template(_)) => None,
            Target::At(_) | Target::All => found,
        };
        Headline { verb: self.command.verb(), campaign }
    }

    /// Adds the members whom Discord described in the interaction to a snapshot. Fetched members are newer and stay.
    pub fn introduce_members(&self, guild: &mut Snapshot) {
        // Who creates a campaign may get its role, so that it matters what roles they have now.
        let caller = self.caller.as_ref().filter(|_| !self.command.verb().is_public());
        let caller = caller.map(|facts| (self.caller_id, Some(facts.member(self.caller_id))));
        let people = self.command.people().iter().filter(|one| !one.unseen);
        let people = people.map(|one| (one.id, one.member.as_ref().map(|facts| facts.member(one.id))));
        for (user, member) in caller.into_iter().chain(people) {
            guild.members.entry(user).or_insert(member);
        }
    }

    /// Whether the reply cannot be edited any more at this time (Unix seconds).
    #[must_use]
    pub fn reply_is_dead(&self, now_s: u64) -> bool {
        let age_s = now_s.saturating_sub(self.interaction_id.created_ms() / 1000);
        age_s >= INTERACTION_TOKEN_LIFETIME_S || self.wait.is_some_and(|wait| wait.reply_is_dead)
    }
}

/// The position of the error. Serde's own text may quote a value, and that may be the token.
fn malformed(error: &serde_json::Error) -> NotAJob {
    NotAJob::Malformed(format!("{:?} error at column {}", error.classify(), error.column()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        campaign::CampaignName,
        command::{AddCampaign, Kind},
    };

    fn job() -> Job {
        Job {
            interaction_id: Id::new(1),
            application_id: Id::new(2),
            token: InteractionToken::new("secret-token".to_owned()),
            guild_id: Id::new(3),
            channel_id: Id::new(4),
            caller_id: Id::new(5),
            caller: None,
            command: Command::AddCampaign(AddCampaign {
                campaign: CampaignName::parse("Test").unwrap(),
                gm: None,
                join: None,
                like: None,
                anyway: false,
            }),
            needs_override: None,
            wait: None,
        }
    }

    fn needing_an_override() -> Job {
        let needed = NeedsOverride { lacks: Permissions::MANAGE_ROLES, command_id: Id::new(8), channel_id: Id::new(4) };
        Job { needs_override: Some(needed), ..job() }
    }

    #[test]
    fn a_job_that_needs_an_override_is_none_for_an_older_worker() {
        let message = needing_an_override().to_message();
        expect_test::expect![[r#"{"version":2,"interaction_id":"1","application_id":"2","token":"secret-token","guild_id":"3","channel_id":"4","caller_id":"5","command":{"name":"add-campaign","campaign":"Test"},"needs_override":{"lacks":"268435456","command_id":"8","channel_id":"4"}}"#]]
            .assert_eq(&message);
        assert_eq!(Job::from_message(&message).unwrap(), needing_an_override());
        // This also holds while it waits.
        let waiting = needing_an_override().waiting(100, false);
        assert!(waiting.to_message().starts_with(r#"{"version":2,"#));
        assert_eq!(Job::from_message(&waiting.to_message()).unwrap(), waiting);
    }

    #[test]
    fn what_has_to_be_looked_up_cannot_be_left_out() {
        let without = job().to_message().replace("\"version\":1", "\"version\":2");
        assert_eq!(Job::from_message(&without).unwrap_err().to_string(), "message is not a job: no `needs_override`");
        let null = needing_an_override().to_message();
        let null = null.split(",\"needs_override\"").next().unwrap().to_owned() + ",\"needs_override\":null}";
        assert!(Job::from_message(&null).is_err());
        // The field counts in either version.
        let first = needing_an_override().to_message().replace("\"version\":2", "\"version\":1");
        assert_eq!(Job::from_message(&first).unwrap(), needing_an_override());
    }

    #[test]
    fn a_job_that_waits_is_a_message_of_its_own_in_the_same_group() {
        let (first, second) = (job().waiting(100, false), job().waiting(100, false).waiting(200, true));
        assert_eq!(second.wait, Some(Wait { count: 2, until_s: 200, shelved: false, reply_is_dead: true }));
        assert_eq!(Job::from_message(&second.to_message()).unwrap(), second);
        assert_eq!([first.group(), second.group()], [job().group(), job().group()]);
        let ids = [job().deduplication_id(), first.deduplication_id(), second.deduplication_id()];
        assert_eq!(ids, ["1", "1-1", "1-2"]);
    }

    /// Jobs as shipped versions wrote them. They may be in a queue while this version is deployed.
    const RECORDED: [&str; 5] = [
        include_str!("job/recorded/0.1.0-plain.json"),
        include_str!("job/recorded/0.1.0-waiting.json"),
        include_str!("job/recorded/0.1.0-set-aside.json"),
        include_str!("job/recorded/0.1.0-override.json"),
        include_str!("job/recorded/0.1.0-override-waiting.json"),
    ];

    #[test]
    fn jobs_of_every_shipped_version_are_read() {
        for body in RECORDED {
            let job = Job::from_message(body).unwrap();
            assert_eq!(
                job.command,
                Command::AddCampaign(AddCampaign {
                    campaign: CampaignName::parse("The Lost Mine").unwrap(),
                    gm: None,
                    join: None,
                    like: None,
                    anyway: false
                })
            );
            assert_eq!(
                (job.guild_id, job.caller_id),
                (Id::new(1_000_000_000_000_000_001), Id::new(1_000_000_000_000_000_007))
            );
            assert_eq!(job.needs_override.is_some(), body.contains("\"version\":2"));
            assert_eq!(job.wait.is_some(), body.contains("\"wait\""));
            assert_eq!(job.is_shelved(), body.contains("\"shelved\":true"));
            // A worker of the older version may read it after another wait.
            assert_eq!(job.to_message(), body.trim_end());
        }
    }

    /// A job of each command and press, as the bot queues them: never change a line.
    const EACH_COMMAND: &str = include_str!("job/recorded/each-command.jsonl");

    #[test]
    fn jobs_of_every_command_and_press_are_read() {
        let mut reasons = Vec::new();
        for body in EACH_COMMAND.lines() {
            let job = Job::from_message(body).unwrap();
            assert_eq!(job.to_message(), body);
            reasons.push(job.audit_reason());
        }
        // `/delete-campaign` queues what `/campaign delete` does.
        for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::DeleteCampaign) {
            let typed = format!("/{}", kind.name());
            assert!(reasons.iter().any(|reason| reason.starts_with(&typed)), "no job of {typed} is recorded");
        }
    }

    #[test]
    fn jobs_that_copy_a_category_are_read() {
        let like = Job::from_message(include_str!("job/recorded/like.json")).unwrap();
        let Command::AddCampaign(command) = &like.command else { panic!("another command") };
        assert_eq!((command.like, command.anyway), (Some(Id::new(1_000_000_000_000_000_011)), true));
        // The roles that the caller had are for what they may see, not for what they get.
        let mut guild = Snapshot::empty(like.guild_id);
        like.introduce_members(&mut guild);
        assert!(like.caller.is_some() && guild.members.is_empty());
        assert_eq!(like.to_message(), include_str!("job/recorded/like.json").trim_end());
    }

    #[test]
    fn an_operator_reads_in_the_audit_log_who_asked_for_what() {
        assert_eq!(job().audit_reason(), "/add-campaign Test: asked for by user 5 in interaction 1");
    }

    #[test]
    fn jobs_of_one_guild_are_one_group_and_the_token_is_whole() {
        assert_eq!((job().group(), job().token.expose()), ("3".to_owned(), "secret-token"));
    }

    #[test]
    fn a_job_survives_the_queue() {
        assert_eq!(Job::from_message(&job().to_message()).unwrap(), job());
    }

    #[test]
    fn the_message_is_the_documented_one() {
        expect_test::expect![[r#"{"version":1,"interaction_id":"1","application_id":"2","token":"secret-token","guild_id":"3","channel_id":"4","caller_id":"5","command":{"name":"add-campaign","campaign":"Test"}}"#]]
            .assert_eq(&job().to_message());
    }

    #[test]
    fn another_version_is_named() {
        let message = job().to_message().replace("\"version\":1", "\"version\":7");
        let error = Job::from_message(&message).unwrap_err();
        let wanted = "job has version 7, this worker reads versions 1 and 2; deploy bot and worker together";
        assert_eq!(error.to_string(), wanted);
    }

    #[test]
    fn a_malformed_job_is_refused_without_showing_its_token() {
        let good = job().to_message();
        for body in ["", "null", "[]", "{}", &good[..good.len() - 1], &good.replace("\"3\"", "\"secret-token\"")] {
            let error = format!("{:?}", Job::from_message(body).unwrap_err());
            assert!(!error.contains("secret-token"), "{error}");
        }
        assert!(!format!("{:?}", job()).contains("secret-token"));
    }

    #[test]
    fn a_name_that_no_campaign_may_have_is_no_job() {
        assert!(Job::from_message(&job().to_message().replace("\"Test\"", "\"\"")).is_err());
    }
}
