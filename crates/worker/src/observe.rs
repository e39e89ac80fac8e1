//! Looks at the guild. Changes nothing.

use std::collections::BTreeMap;

use channelwright_core::{
    campaign::{Campaign, CampaignName},
    command::Target,
    id::{self, Id},
    job::Job,
    plan::matching::{Questions, questions},
    run::{Instead, Lists, RefusalKind},
    snapshot::{Member, PostedMessage, Snapshot},
};
use channelwright_discord::{Error, Reader, Unsure};
use futures_util::future::join_all;
use tokio::time::Instant;

use crate::Worker;

/// Looks at one guild for one job.
pub(crate) struct Observer<'a> {
    worker: &'a Worker,
    guild: Id<id::Guild>,
    /// Most bot users have the id of their application: trying that member first saves a request.
    likely_me: Id<id::User>,
    deadline: Instant,
    /// The bot's member, as of the first look.
    me: Option<Member>,
    /// The last snapshot.
    last: Option<Snapshot>,
    /// Members that the next look is likely to need.
    members: Vec<Id<id::User>>,
}

impl<'a> Observer<'a> {
    pub(crate) fn new(worker: &'a Worker, job: &Job, deadline: Instant) -> Self {
        let likely_me = Id::new(job.application_id.get());
        // Without its roles, which this command does not need.
        let known = worker.me.get().filter(|_| !job.command.needs_my_permissions());
        let me = known.map(|user| Member::new(*user, Vec::new()));
        Self { worker, guild: job.guild_id, likely_me, deadline, me, last: None, members: Vec::new() }
    }

    /// Sets the deadline for looks.
    pub(crate) fn look_until(&mut self, deadline: Instant) {
        self.deadline = deadline;
    }

    pub(crate) fn worker(&self) -> &'a Worker {
        self.worker
    }

    pub(crate) fn reader(&self) -> Reader<'a> {
        self.worker.discord.reader()
    }

    /// The last snapshot, if any.
    pub(crate) fn last(&self) -> Option<&Snapshot> {
        self.last.as_ref()
    }

    pub(crate) fn guild(&self) -> Id<id::Guild> {
        self.guild
    }

    /// Fetches everything needed to plan this job: one round trip in a guild without any part of the campaign, one more
    /// if the bot's user is unknown, or if the command has questions about what was found.
    pub(crate) async fn look(&mut self, job: &Job) -> Result<(Snapshot, Option<Campaign>), Error> {
        let questions = |guild: &Snapshot, found: Option<&Campaign>| job.command.questions(guild, found, job.caller_id);
        let mut guild = self.look_at_guild().await?;
        job.introduce_members(&mut guild);
        let found = self.recognise(job.command.target(), questions, &mut guild).await?;
        Ok(self.looked(guild, found, &[job.caller_id]))
    }

    /// The same for the campaign of this name and these game masters, to read it back.
    pub(crate) async fn look_for(
        &mut self,
        name: &CampaignName,
        game_masters: &[Id<id::User>],
    ) -> Result<(Snapshot, Option<Campaign>), Error> {
        let questions = |guild: &Snapshot, found: Option<&Campaign>| questions(guild, name, found, game_masters);
        let mut guild = self.look_at_guild().await?;
        let found = self.recognise(Target::Named(name), questions, &mut guild).await?;
        Ok(self.looked(guild, found, game_masters))
    }

    fn looked(
        &mut self,
        guild: Snapshot,
        found: Option<Campaign>,
        users: &[Id<id::User>],
    ) -> (Snapshot, Option<Campaign>) {
        // The next look will need these members.
        if self.members.is_empty() {
            self.members = users.to_vec();
        }
        self.last = Some(guild.clone());
        (guild, found)
    }

    async fn look_at_guild(&mut self) -> Result<Snapshot, Error> {
        let (reader, deadline) = (self.reader(), self.deadline);
        // Awaits all responses, even after an error: their rate limit headers must not be lost.
        let (guild, channels, me, members) = tokio::join!(
            reader.guild(self.guild, deadline),
            reader.channels(self.guild, deadline),
            self.me(),
            self.ask_about(&self.members),
        );
        let (guild, channels, me, members) = match (guild, channels, me, members) {
            (Ok(guild), Ok(channels), Ok(me), Ok(members)) => (guild, channels, me, members),
            (guild, channels, me, members) => {
                return Err(most_serious([guild.err(), channels.err(), me.err(), members.err()]));
            }
        };
        self.me = Some(me.clone());
        Ok(Snapshot {
            guild: self.guild,
            owner: guild.owner,
            roles: guild.roles,
            channels,
            me,
            members,
            member_counts: None,
            messages: BTreeMap::new(),
        })
    }

    /// Fetches the channels; takes everything else from `known`.
    pub(crate) async fn look_at_channels(&mut self, known: &Snapshot) -> Result<Snapshot, Error> {
        let channels = self.reader().channels(self.guild, self.deadline).await?;
        let snapshot = Snapshot { channels, ..known.clone() };
        self.last = Some(snapshot.clone());
        Ok(snapshot)
    }

    /// Fetches these lists again; keeps the rest of the last snapshot.
    pub(crate) async fn look_again(&mut self, lists: Lists) -> Result<&Snapshot, Error> {
        let (reader, id, deadline) = (self.reader(), self.guild, self.deadline);
        let guild = async { if lists.roles { reader.guild(id, deadline).await.map(Some) } else { Ok(None) } };
        let channels = async { if lists.channels { reader.channels(id, deadline).await.map(Some) } else { Ok(None) } };
        let (guild, channels) = match tokio::join!(guild, channels) {
            (Ok(guild), Ok(channels)) => (guild, channels),
            (guild, channels) => return Err(most_serious([guild.err(), channels.err()])),
        };
        let last = self.last.as_mut().ok_or(Error::Unsure(Unsure::Deadline))?;
        if let Some(guild) = guild {
            last.roles = guild.roles;
        }
        if let Some(channels) = channels {
            last.channels = channels;
        }
        Ok(last)
    }

    /// Recognises the campaign, after fetching what this needs.
    async fn recognise(
        &self,
        target: Target<'_>,
        questions: impl FnOnce(&Snapshot, Option<&Campaign>) -> Questions,
        snapshot: &mut Snapshot,
    ) -> Result<Option<Campaign>, Error> {
        let found = target.find(snapshot);
        let questions = questions(snapshot, found.as_ref());
        let mut unanswered = questions.members;
        unanswered.retain(|user| !snapshot.members.contains_key(user));
        let counts = async {
            match questions.member_counts {
                true => self.member_counts().await,
                false => Ok(None),
            }
        };
        let (members, counts, messages) =
            tokio::join!(self.ask_about(&unanswered), counts, self.messages_in(questions.messages));
        snapshot.members.extend(members?);
        snapshot.messages.extend(messages?);
        snapshot.member_counts = counts?;
        // Only the counts can reveal another role as the campaign's.
        Ok(if snapshot.member_counts.is_some() { target.find(snapshot) } else { found })
    }

    async fn messages_in(
        &self,
        channel: Option<Id<id::Channel>>,
    ) -> Result<Option<(Id<id::Channel>, Vec<PostedMessage>)>, Error> {
        match channel {
            Some(channel) => Ok(Some((channel, self.reader().messages(channel, self.deadline).await?))),
            None => Ok(None),
        }
    }

    /// `None` if Discord refuses this: campaigns can be found and created without it.
    async fn member_counts(&self) -> Result<Option<BTreeMap<Id<id::Role>, u64>>, Error> {
        let error = match self.reader().member_counts(self.guild, self.deadline).await {
            Ok(counts) => return Ok(Some(counts)),
            Err(error) => error,
        };
        let says_nothing = match &error {
            Error::Refused(refusal) => !matches!(refusal.kind(), RefusalKind::Unauthorized | RefusalKind::Blocked),
            Error::Unsure(unsure) => unsure.instead() == Instead::Unreadable,
            Error::MustWait(_) => false,
        };
        if !says_nothing {
            return Err(error);
        }
        tracing::warn!(error = error.chain(), "Discord does not say how many members the roles have");
        Ok(None)
    }

    async fn ask_about(&self, users: &[Id<id::User>]) -> Result<BTreeMap<Id<id::User>, Option<Member>>, Error> {
        let ask = async |user: &Id<id::User>| (*user, self.reader().member(self.guild, *user, self.deadline).await);
        let answers = join_all(users.iter().map(ask)).await;
        answers.into_iter().map(|(user, member)| Ok((user, member?))).collect()
    }

    /// The bot as a member of the guild.
    async fn me(&self) -> Result<Member, Error> {
        if let Some(me) = &self.me {
            return Ok(me.clone());
        }
        let reader = self.reader();
        let guess = self.worker.me.get().copied().unwrap_or(self.likely_me);
        // Ids are unique: a member with the application's id is its bot.
        if let Some(me) = reader.member(self.guild, guess, self.deadline).await? {
            // Already set unless this is the first time.
            let _ = self.worker.me.set(guess);
            return Ok(me);
        }
        let me = *self.worker.me.get_or_try_init(|| reader.me(self.deadline)).await?;
        let member = if me == guess { None } else { reader.member(self.guild, me, self.deadline).await? };
        // The guild is readable, so the bot is in it. If Discord disagrees, assume a member without roles.
        Ok(member.unwrap_or(Member::new(me, Vec::new())))
    }
}

/// The error that matters most: a refusal, which must not be retried, before any other.
fn most_serious<const N: usize>(errors: [Option<Error>; N]) -> Error {
    let is_worse = |error: &Error| error.refusal().is_none();
    errors.into_iter().flatten().min_by_key(is_worse).unwrap_or(Error::Unsure(Unsure::Deadline))
}
