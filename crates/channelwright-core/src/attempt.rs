//! One attempt at a job: from the look at the guild to a checked plan, and from the end of its run to a report.

use crate::{
    campaign::{Campaign, CampaignName, campaigns},
    command::{Command, CommandContext, NoPlan, NotPlanned, may_manage, pick},
    delivery::{Cause, Stopped},
    headline::Headline,
    id::{self, Id},
    job::Job,
    plan::{CheckedPlan, Counted},
    report::Report,
    run::{End, Run},
    snapshot::Snapshot,
    template::Template,
};

/// An attempt at a job, with the guild and the campaign as they looked before.
#[derive(Debug)]
pub struct Attempt<'a> {
    /// The headline of its messages.
    pub headline: Headline,
    /// The job's command.
    command: Command,
    job: &'a Job,
    template: &'a Template,
    before: &'a Snapshot,
    /// The channel where the campaign's players start.
    start: Option<Id<id::Channel>>,
    /// Whether an earlier delivery may have changed something.
    is_repeated: bool,
    /// When it began, in Unix seconds.
    now_s: u64,
}

/// What follows the end of a run.
#[derive(Debug)]
pub enum Conclusion {
    /// The outcome.
    Report(Report),
    /// The delivery stopped; the job continues later, or gives up.
    Stopped(Stopped),
    /// The campaign has to be read back.
    ReadBack,
}

impl<'a> Attempt<'a> {
    /// Plans the job for this guild. `is_repeated` if an earlier delivery may have changed something, `now_s` in Unix
    /// seconds.
    ///
    /// # Errors
    /// The report, if there is nothing to carry out.
    pub fn plan(
        job: &'a Job,
        template: &'a Template,
        found: Option<Campaign>,
        guild: &'a Snapshot,
        is_repeated: bool,
        now_s: u64,
    ) -> Result<(Self, CheckedPlan), Box<Report>> {
        let headline = job.headline(found.as_ref().map(|one| CampaignName::found(&one.name)));
        let start = found.as_ref().and_then(|one| one.first_channel(guild));
        let command = job.command.clone().seen(guild);
        let mut attempt =
            Self { headline: headline.clone(), command, job, template, before: guild, start, is_repeated, now_s };
        let plan = match attempt.command.plan(&attempt.context(), found, guild) {
            Ok(plan) => plan,
            Err(NoPlan::Because(NotPlanned::NoCampaign)) => return Err(Box::new(attempt.which_campaign())),
            Err(NoPlan::Because(why)) => return Err(Box::new(Report::NotPlanned { headline, why })),
            Err(NoPlan::Page(page)) => return Err(Box::new(Report::Page { headline, page: *page })),
        };
        let progress = plan.progress();
        match plan.check(guild) {
            Ok(plan) => {
                // A resumed deletion finds the campaign by what is left of it.
                let name = || Some(plan.plan().blueprint.campaign.clone()).filter(|name| !name.as_str().is_empty());
                attempt.headline.campaign = attempt.headline.campaign.or_else(name);
                Ok((attempt, plan))
            }
            Err(problems) => Err(Box::new(Report::Refused { headline, progress, problems, is_repeated })),
        }
    }

    /// Asks the caller to choose a campaign, if the command allows that and there is one.
    fn which_campaign(self) -> Report {
        let context = self.context();
        let mut campaigns = campaigns(self.before);
        campaigns.retain(|one| may_manage(one, &context, self.before));
        let campaigns: Vec<_> = campaigns.into_iter().filter_map(|one| Some((one.category?, one.name))).collect();
        match pick::custom_id(&self.command) {
            Some(custom_id) if !campaigns.is_empty() => {
                Report::WhichCampaign { headline: self.headline, custom_id, campaigns }
            }
            _ => Report::NotPlanned { headline: self.headline, why: NotPlanned::NoCampaign },
        }
    }

    fn context(&self) -> CommandContext<'a> {
        CommandContext {
            caller: self.job.caller_id,
            caller_facts: self.job.caller.as_ref(),
            used_ms: self.job.interaction_id.created_ms(),
            channel: self.job.channel_id,
            is_resumed: self.is_repeated,
            now_s: self.now_s,
            template: self.template,
        }
    }

    /// Whether the run knows all that is done. If it repeats steps about people, an earlier delivery may have done more of
    /// them.
    #[must_use]
    pub fn knows_progress(&self, run: &Run) -> bool {
        !self.is_repeated || run.plan().counted == Counted::Objects
    }

    /// What follows the end of the run.
    #[must_use]
    pub fn conclude(self, end: End, run: &Run) -> Conclusion {
        let context = self.context();
        let progress = self.knows_progress(run).then(|| run.progress());
        let Self { headline, start, before, command, is_repeated, .. } = self;
        match end {
            End::Complete => {
                command.report(headline, &context, run, before, start).map_or(Conclusion::ReadBack, Conclusion::Report)
            }
            End::HandedBack(why) => {
                let one_step = run.only_one_step_fails();
                Conclusion::Stopped(Stopped { progress, cause: Cause::Later(why), one_step })
            }
            End::Failed(failure) => {
                let (blueprint, progress) = (run.plan().blueprint.clone(), run.progress());
                let failure = Box::new(failure);
                Conclusion::Report(Report::Failed { headline, blueprint, failure, progress, is_repeated })
            }
        }
    }
}
