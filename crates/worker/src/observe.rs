//! Looks at the guild. Changes nothing.

use std::collections::BTreeMap;

use channelwright_core::{
    campaign::{Campaign, CampaignName, campaign},
    id::{self, Id},
    job::Job,
    plan::matching::questions,
    run::{Instead, Lists, RefusalKind},
    snapshot::{Member, Snapshot},
};
use channelwright_discord::{Error, Reader, Unsure};
use tokio::time::Instant;

use crate::Worker;

/// Looks at one guild for one job.
pub(crate) struct Observer<'a> {
    worker: &'a Worker,
    guild: Id<id::Guild>,
    /// Most bots' user has the id of its application: asking for that member first saves a request.
    likely_me: Id<id::User>,
    deadline: Instant,
    /// The bot itself, as of the first look.
    me: Option<Member>,
    /// What the last look found.
    last: Option<Snapshot>,
    /// The member that the last look was asked about: likely to be asked about again.
    member: Option<Id<id::User>>,
}

impl<'a> Observer<'a> {
    pub(crate) fn new(worker: &'a Worker, job: &Job, deadline: Instant) -> Self {
        let likely_me = Id::new(job.application_id.get());
        Self { worker, guild: job.guild_id, likely_me, deadline, me: None, last: None, member: None }
    }

    /// From now on, looks may last until this time.
    pub(crate) fn look_until(&mut self, deadline: Instant) {
        self.deadline = deadline;
    }

    pub(crate) fn worker(&self) -> &'a Worker {
        self.worker
    }

    pub(crate) fn reader(&self) -> Reader<'a> {
        self.worker.discord.reader()
    }

    /// What the last look found, if there was one.
    pub(crate) fn last(&self) -> Option<&Snapshot> {
        self.last.as_ref()
    }

    pub(crate) fn guild(&self) -> Id<id::Guild> {
        self.guild
    }

    /// Everything that planning for this campaign needs to know, if `caller` asks: one round trip in a guild that has no trace of it, one
    /// more where the bot's user is new to us or something of the campaign is there.
    pub(crate) async fn look(
        &mut self,
        name: &CampaignName,
        caller: Id<id::User>,
    ) -> Result<(Snapshot, Option<Campaign>), Error> {
        let (reader, deadline) = (self.reader(), self.deadline);
        // All answers are awaited, also after a bad one: what they say of limits must not be lost.
        let (guild, channels, me, member) = tokio::join!(
            reader.guild(self.guild, deadline),
            reader.channels(self.guild, deadline),
            self.me(),
            self.ask_about(self.member),
        );
        let (guild, channels, me, member) = match (guild, channels, me, member) {
            (Ok(guild), Ok(channels), Ok(me), Ok(member)) => (guild, channels, me, member),
            (guild, channels, me, member) => {
                return Err(gravest([guild.err(), channels.err(), me.err(), member.err()]));
            }
        };
        self.me = Some(me.clone());
        let mut snapshot = Snapshot {
            guild: self.guild,
            owner: guild.owner,
            roles: guild.roles,
            channels,
            me,
            members: member.into_iter().collect(),
            member_counts: None,
        };
        let found = self.recognise(name, caller, &mut snapshot).await?;
        // The next look of a run is at a campaign that this one led to.
        self.member.get_or_insert(caller);
        self.last = Some(snapshot.clone());
        Ok((snapshot, found))
    }

    /// A look at the channels alone; all else is as `known` has it.
    pub(crate) async fn look_at_channels(&mut self, known: &Snapshot) -> Result<Snapshot, Error> {
        let channels = self.reader().channels(self.guild, self.deadline).await?;
        let snapshot = Snapshot { channels, ..known.clone() };
        self.last = Some(snapshot.clone());
        Ok(snapshot)
    }

    /// Looks at these lists again. Everything else is as the look before found it.
    pub(crate) async fn look_again(&mut self, lists: Lists) -> Result<&Snapshot, Error> {
        let (reader, id, deadline) = (self.reader(), self.guild, self.deadline);
        let guild = async { if lists.roles { reader.guild(id, deadline).await.map(Some) } else { Ok(None) } };
        let channels = async { if lists.channels { reader.channels(id, deadline).await.map(Some) } else { Ok(None) } };
        let (guild, channels) = match tokio::join!(guild, channels) {
            (Ok(guild), Ok(channels)) => (guild, channels),
            (guild, channels) => return Err(gravest([guild.err(), channels.err()])),
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

    /// The campaign as it is, after asking what its recognition needs.
    async fn recognise(
        &self,
        name: &CampaignName,
        caller: Id<id::User>,
        snapshot: &mut Snapshot,
    ) -> Result<Option<Campaign>, Error> {
        let found = campaign(snapshot, name);
        let questions = questions(snapshot, name, found.as_ref(), caller);
        let unanswered = questions.member.filter(|user| !snapshot.members.contains_key(user));
        let counts = async {
            match questions.member_counts {
                true => self.member_counts().await,
                false => Ok(None),
            }
        };
        let (member, counts) = tokio::join!(self.ask_about(unanswered), counts);
        snapshot.members.extend(member?);
        snapshot.member_counts = counts?;
        // Only the counts can show another role to be the campaign's.
        Ok(if snapshot.member_counts.is_some() { campaign(snapshot, name) } else { found })
    }

    /// `None` where Discord answers, but does not say it: a campaign can be found and made without.
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

    async fn ask_about(&self, user: Option<Id<id::User>>) -> Result<Option<(Id<id::User>, Option<Member>)>, Error> {
        match user {
            Some(user) => Ok(Some((user, self.reader().member(self.guild, user, self.deadline).await?))),
            None => Ok(None),
        }
    }

    /// The bot as a member of the guild.
    async fn me(&self) -> Result<Member, Error> {
        if let Some(me) = &self.me {
            return Ok(me.clone());
        }
        let reader = self.reader();
        let guess = self.worker.me.get().copied().unwrap_or(self.likely_me);
        // Ids are unique: a member with the id of the application is its bot.
        if let Some(me) = reader.member(self.guild, guess, self.deadline).await? {
            return Ok(me);
        }
        let me = *self.worker.me.get_or_try_init(|| reader.me(self.deadline)).await?;
        let member = if me == guess { None } else { reader.member(self.guild, me, self.deadline).await? };
        // Discord shows the guild, so the bot is in it; should it say otherwise, it is a member without roles.
        Ok(member.unwrap_or(Member { user: me, roles: Vec::new() }))
    }
}

/// Of several failures the one that counts: a refusal, which must not be asked for again, before everything else.
fn gravest<const N: usize>(errors: [Option<Error>; N]) -> Error {
    let is_worse = |error: &Error| error.refusal().is_none();
    errors.into_iter().flatten().min_by_key(is_worse).unwrap_or(Error::Unsure(Unsure::Deadline))
}
