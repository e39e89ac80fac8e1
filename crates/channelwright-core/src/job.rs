//! The one message that goes from `bot` to `worker`, and what makes it unique.
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
//! The queue is FIFO: the message group is the guild, so two jobs of one guild never run at once, and the
//! deduplication id is the interaction, so Discord or `bot` saying a thing twice makes one job.
//!
//! Where the caller lacks the permissions that the command takes, `bot` writes version 2, which has one field more. Before
//! anything is made, `worker` looks up whether an admin of the guild allowed the command to the caller; a worker that does
//! not know version 2 refuses the message instead of leaving that out.
//!
//! ```json
//! "needs_override": { "lacks": "268435472", "command_id": "1200000000000000001", "channel_id": "1000000000000000005" }
//! ```
//!
//! A job that Discord asks to wait goes onto the queue again as a new message with `"wait": {"count": 1, "until_s": …}`,
//! so that waiting does not count as a delivery that failed. One whose outcome nobody could be told goes the same way,
//! with `"shelved": true`: until then every delivery fails at once, which takes it to the dead-letter queue.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{
    command::Command,
    id::{self, Id},
    limits::INTERACTION_TOKEN_LIFETIME_S,
    permission::Permissions,
};

/// The version of a job whose caller has the permissions that the command takes.
pub const JOB_VERSION: u32 = 1;

/// The version of a job that needs an override.
pub const JOB_VERSION_WITH_OVERRIDE: u32 = 2;

/// What `worker` is asked to do, and for whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Job {
    /// The interaction that asked; its time is when the person asked.
    pub interaction_id: Id<id::Interaction>,
    /// The application whose interaction it is; part of the reply's address.
    pub application_id: Id<id::Application>,
    /// Edits the reply until 15 minutes after the interaction.
    pub token: InteractionToken,
    /// The guild the command was used in.
    pub guild_id: Id<id::Guild>,
    /// The channel the command was used in.
    pub channel_id: Id<id::Channel>,
    /// The member who used the command.
    pub caller_id: Id<id::User>,
    /// What was asked.
    pub command: Command,
    /// What has to be looked up first, if the caller lacks the permissions that the command takes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub needs_override: Option<NeedsOverride>,
    /// What it waits for, if Discord asked it to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wait: Option<Wait>,
}

/// The caller may not use the command by their permissions; an admin's setting for the command may allow it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct NeedsOverride {
    /// The permissions that the caller lacks in the channel of the command.
    pub lacks: Permissions,
    /// The command, as Discord registered it.
    pub command_id: Id<id::Command>,
    /// The channel whose settings count: the command's, or the one that its thread belongs to.
    pub channel_id: Id<id::Channel>,
}

/// A job that was begun, and goes on when Discord allows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wait {
    /// How many times it waited, this time included.
    pub count: u32,
    /// It goes on at this time, in Unix seconds.
    pub until_s: u64,
    /// It is on its way to the dead-letter queue, since nobody could be told how it ended.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub shelved: bool,
    /// The reply is known to be dead. Discord counts every further try towards a ban.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub reply_is_dead: bool,
}

/// The secret that edits an interaction's reply. Its `Debug` form does not show it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct InteractionToken(String);

impl InteractionToken {
    /// Wraps a token as Discord sent it.
    #[must_use]
    pub fn new(token: String) -> Self {
        Self(token)
    }

    /// The secret itself, for the address of the reply and nothing else.
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

/// Why a message is not a job. None of these goes away by trying again.
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
    /// [`NotAJob`] when the body is malformed or of another version; trying again changes nothing.
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

    /// What the server's audit log shows beside everything that the job changes.
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

    /// SQS deduplication id: one interaction is one job, and every wait of it one message more.
    #[must_use]
    pub fn deduplication_id(&self) -> String {
        match self.wait {
            None => self.interaction_id.to_string(),
            Some(Wait { count, .. }) => format!("{}-{count}", self.interaction_id),
        }
    }

    /// How many times it waited.
    #[must_use]
    pub fn waits(&self) -> u32 {
        self.wait.map_or(0, |wait| wait.count)
    }

    /// The same job, to go on at `until_s` (Unix seconds).
    #[must_use]
    pub fn waiting(&self, until_s: u64, reply_is_dead: bool) -> Self {
        self.anew(until_s, false, reply_is_dead)
    }

    /// The same job, to fail at once until `until_s` (Unix seconds), and to be worked on when an operator moves it back
    /// after that.
    #[must_use]
    pub fn shelved(&self, until_s: u64) -> Self {
        self.anew(until_s, true, true)
    }

    fn anew(&self, until_s: u64, shelved: bool, reply_is_dead: bool) -> Self {
        let wait = Wait { count: self.waits().saturating_add(1), until_s, shelved, reply_is_dead };
        Self { wait: Some(wait), ..self.clone() }
    }

    /// Whether it was put on its way to the dead-letter queue before.
    #[must_use]
    pub fn is_shelved(&self) -> bool {
        self.wait.is_some_and(|wait| wait.shelved)
    }

    /// Whether the reply cannot be edited any more at this time (Unix seconds).
    #[must_use]
    pub fn reply_is_dead(&self, now_s: u64) -> bool {
        let age_s = now_s.saturating_sub(self.interaction_id.created_ms() / 1000);
        age_s >= INTERACTION_TOKEN_LIFETIME_S || self.wait.is_some_and(|wait| wait.reply_is_dead)
    }
}

/// Where the JSON is wrong. The text of serde's error may quote a value, and a value may be the token.
fn malformed(error: &serde_json::Error) -> NotAJob {
    NotAJob::Malformed(format!("{:?} error at column {}", error.classify(), error.column()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{campaign::CampaignName, command::AddCampaign};

    fn job() -> Job {
        Job {
            interaction_id: Id::new(1),
            application_id: Id::new(2),
            token: InteractionToken::new("secret-token".to_owned()),
            guild_id: Id::new(3),
            channel_id: Id::new(4),
            caller_id: Id::new(5),
            command: Command::AddCampaign(AddCampaign { campaign: CampaignName::parse("Test").unwrap() }),
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
        // It stays one while it waits.
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
        // Whatever the version, what is there counts.
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
                Command::AddCampaign(AddCampaign { campaign: CampaignName::parse("The Lost Mine").unwrap() })
            );
            assert_eq!(
                (job.guild_id, job.caller_id),
                (Id::new(1_000_000_000_000_000_001), Id::new(1_000_000_000_000_000_007))
            );
            assert_eq!(job.needs_override.is_some(), body.contains("\"version\":2"));
            assert_eq!(job.wait.is_some(), body.contains("\"wait\""));
            assert_eq!(job.is_shelved(), body.contains("\"shelved\":true"));
            // It may go back onto the queue, for a worker of the older version.
            assert_eq!(job.to_message(), body.trim_end());
        }
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
