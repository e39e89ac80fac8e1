//! The whole story of a job: is it allowed, observe, reconcile, check, apply, tell, read back. All branches are here.

use std::{convert::Infallible, time::Duration};

use channelwright_core::{
    blueprint::Blueprint,
    campaign::CampaignName,
    command::{AddCampaign, Command},
    job::{Job, Wait},
    limits::{QUEUE_MAX_RECEIVE_COUNT, WAIT_MAX_S, WAITS_MAX},
    plan::reconcile,
    progress::Progress,
    report::{Campaign, Report, channels_to_tell},
    run::{BLOCKED_WAIT_S, End, Instead, RefusalKind, Run, Why},
    snapshot::Snapshot,
    whole_seconds::whole_seconds,
};
use channelwright_discord::{AuditReason, Error};

use crate::{
    Worker, allowed,
    announce::{Announcer, Told, announcer, tell_in_channel},
    apply::apply,
    delivery::{Delivery, Verdict},
    observe::Observer,
};

/// Discord's lists can lag behind its writes: pauses before looking again at a campaign that seems incomplete.
const READ_BACK_PAUSES_MS: [u64; 4] = [300, 700, 1_500, 3_000];

/// How often the queue is asked how many workers are at work.
const COUNT_INTERVAL: Duration = Duration::from_secs(1);

/// Waits after the first, second, … delivery in which Discord did not answer, in seconds.
const NO_ANSWER_WAITS_S: [u64; 4] = [5, 15, 45, 120];

/// The same where it answered everything but one step. More than a minute in all would not help.
const ONE_STEP_WAITS_S: [u64; 4] = [5, 5, 10, 15];

/// Handles one delivery of a job and tells the person what came of it.
pub(crate) async fn handle_job(job: &Job, delivery: Delivery<'_>, worker: &Worker) -> Verdict {
    if let Some(Wait { until_s, shelved, .. }) = job.wait
        && let after_s @ 1.. = delivery.deadlines.seconds_until(until_s)
    {
        return Verdict::Again { after_s: if shelved { 0 } else { after_s } };
    }
    let Command::AddCampaign(AddCampaign { campaign }) = &job.command;
    let blueprint = Blueprint::new(&worker.template, campaign.clone(), job.caller_id);
    let mut observer = Observer::new(worker, job, delivery.deadlines.work);
    let (announcer, telling) = announcer(&worker.discord, job, delivery);
    let making = async {
        let report = match make(job, &blueprint, delivery, &mut observer, &announcer).await {
            Ok(report) => report,
            Err(stopped) => stopped.report(job, campaign, delivery),
        };
        delivery.hold.answered(delivery.deadlines.work).await;
        if delivery.may_end() {
            announcer.finish(&report);
        }
        report
    };
    let (report, mut told) = tokio::select! {
        // In a fixed order, so that the same world makes the same run.
        biased;
        over = async { tokio::join!(making, telling) } => over,
        never = keep_sharing(worker) => match never {},
    };
    if told == Told::ReplyIsDead && !matches!(report, Report::Postponed { .. }) {
        let channels = channels_to_tell(&blueprint, job.channel_id, observer.last());
        told = tell_in_channel(&worker.discord, job, &channels, &report, delivery).await;
    }
    log(job, delivery, &report, told);
    if delivery.may_end() { verdict(job, &report, told, delivery) } else { Verdict::NotHeld }
}

/// Makes what is missing.
async fn make(
    job: &Job,
    blueprint: &Blueprint,
    delivery: Delivery<'_>,
    observer: &mut Observer<'_>,
    announcer: &Announcer,
) -> Result<Report, Stopped> {
    let is_repeated = is_resumed(job, delivery);
    if let Some(refused) = allowed::refusal(job, observer.client(), is_repeated, delivery.deadlines.work).await? {
        return Ok(refused);
    }
    let campaign = blueprint.campaign.clone();
    if !is_repeated {
        // Later the person has seen more than this.
        announcer.begin(&campaign);
    }
    let guild = observer.look(blueprint).await?;
    let plan = reconcile(blueprint.clone(), &guild);
    let problems = plan.problems(&guild);
    // Jobs of one guild come one after another: since this message was first delivered, nobody else's job made anything.
    let mut run = Run::new(plan, &guild, delivery.first_ms.filter(|_| delivery.number > 1));
    if !problems.is_empty() {
        return Ok(Report::Refused { campaign, progress: run.progress(), problems, is_repeated });
    }
    let reason = AuditReason::new(&job.audit_reason());
    announcer.show(&run);
    // Asked for beside the look; nothing is made before SQS has agreed.
    delivery.hold.answered(delivery.deadlines.work).await;
    let end = apply(&mut run, observer, &reason, delivery, |run| announcer.show(run)).await;
    match end {
        End::Complete => {
            observer.look_until(delivery.deadlines.close);
            let resumed_since_ms = is_repeated.then(|| job.interaction_id.created_ms());
            conclude(&run, resumed_since_ms, observer, announcer).await
        }
        End::HandedBack(why) => {
            let one_step = run.only_one_step_fails();
            Err(Stopped { progress: Some(run.progress()), cause: Cause::Later(why), one_step })
        }
        End::Failed { step, refusal, kept, removed, left, unsure } => {
            let blueprint = run.plan().blueprint.clone();
            Ok(Report::Failed { blueprint, step, refusal, kept, removed, left, unsure })
        }
    }
}

/// Asks the queue again and again how many workers there are to share Discord's limit with. Nobody waits for the answer.
async fn keep_sharing(worker: &Worker) -> Infallible {
    loop {
        match worker.queue.in_flight().await {
            Ok(jobs) => worker.discord.share_with(jobs),
            Err(error) => tracing::warn!(error = error.chain(), "Does not know how many workers are at work"),
        }
        tokio::time::sleep(COUNT_INTERVAL).await;
    }
}

/// Tells what is there by Discord's answers, and looks whether it is: what differs is corrected. Where an answer was
/// lost, only a look can say what is there.
async fn conclude(
    run: &Run,
    resumed_since_ms: Option<u64>,
    observer: &mut Observer<'_>,
    announcer: &Announcer,
) -> Result<Report, Stopped> {
    let Some(answered) = run.answered() else { return read_back(run, resumed_since_ms, observer).await };
    let told = report(run, answered, resumed_since_ms);
    announcer.tell(&told);
    if run.plan().steps.is_empty() {
        // The first look has shown it all.
        return Ok(told);
    }
    let seen = match observer.look_at_channels(answered).await {
        Ok(guild) => report(run, &guild, resumed_since_ms),
        Err(error) => {
            tracing::warn!(error = error.chain(), "Could not read back; Discord's answers stand");
            return Ok(told);
        }
    };
    if seen == told {
        return Ok(told);
    }
    // A channel may be missing only because the list lags.
    let stands = if seen.is_complete() { seen } else { told };
    Ok(read_back(run, resumed_since_ms, observer).await.unwrap_or(stands))
}

/// Looks until the campaign is complete, or Discord has had the time to show it.
async fn read_back(run: &Run, resumed_since_ms: Option<u64>, observer: &mut Observer<'_>) -> Result<Report, Stopped> {
    let blueprint = &run.plan().blueprint;
    let mut pauses = READ_BACK_PAUSES_MS.iter();
    loop {
        let guild = observer.look(blueprint).await.map_err(|error| Stopped::from(error).after(run))?;
        let report = report(run, &guild, resumed_since_ms);
        match pauses.next() {
            Some(pause) if !report.is_complete() => tokio::time::sleep(Duration::from_millis(*pause)).await,
            _ => return Ok(report),
        }
    }
}

fn report(run: &Run, guild: &Snapshot, resumed_since_ms: Option<u64>) -> Report {
    Report::There(Campaign::read_back(run, guild, resumed_since_ms))
}

/// From this delivery on, a job that has to wait goes onto the queue anew, with all its deliveries before it. Until then
/// the message itself waits, and so do the guild's other jobs behind it, in their order.
const DELIVERIES_TO_WAIT: u32 = 3;

const _: () = assert!(DELIVERIES_TO_WAIT < QUEUE_MAX_RECEIVE_COUNT);

/// Why a delivery ended before its time.
pub(crate) struct Stopped {
    progress: Option<Progress>,
    cause: Cause,
    /// Whether Discord answered everything but one step.
    one_step: bool,
}

enum Cause {
    Later(Why),
    Blind(channelwright_core::run::Refusal),
}

impl From<Error> for Stopped {
    fn from(error: Error) -> Self {
        tracing::warn!(error = error.chain(), "Could not look at the guild");
        let cause = match error {
            Error::Refused(refusal) if refusal.kind() == RefusalKind::Blocked => {
                Cause::Later(Why::MustWait { seconds: BLOCKED_WAIT_S, step: None })
            }
            Error::Refused(refusal) => Cause::Blind(refusal),
            Error::MustWait(wait) => Cause::Later(Why::MustWait { seconds: whole_seconds(wait), step: None }),
            Error::Unsure(unsure) => Cause::Later(Why::NoAnswer(unsure.instead())),
        };
        Self { progress: None, cause, one_step: false }
    }
}

impl Stopped {
    fn after(self, run: &Run) -> Self {
        Self { progress: Some(run.progress()), ..self }
    }

    fn report(self, job: &Job, campaign: &CampaignName, delivery: Delivery<'_>) -> Report {
        let (campaign, progress) = (campaign.clone(), self.progress);
        let is_repeated = is_resumed(job, delivery);
        let why = match self.cause {
            Cause::Blind(refusal) => {
                return Report::Blind { campaign, refusal, progress, is_repeated };
            }
            Cause::Later(why) => why,
        };
        let until_s = delivery.deadlines.in_s(wait_s(why, delivery, self.one_step));
        match why {
            // The guild's other jobs would wait behind this one.
            Why::MustWait { seconds, .. } if seconds > WAIT_MAX_S || job.waits() >= WAITS_MAX => {
                Report::GaveUp { campaign, progress, why, until_s: Some(until_s), is_repeated }
            }
            Why::NoAnswer(_) | Why::OutOfTime if delivery.is_last() => {
                Report::GaveUp { campaign, progress, why, until_s: None, is_repeated }
            }
            _ => Report::Postponed { campaign, progress, why, until_s },
        }
    }
}

/// Seconds until a job that could not go on is delivered again.
fn wait_s(why: Why, delivery: Delivery<'_>, one_step: bool) -> u64 {
    match why {
        Why::MustWait { seconds, .. } => seconds,
        Why::NoAnswer(_) => {
            let waits = if one_step { ONE_STEP_WAITS_S } else { NO_ANSWER_WAITS_S };
            let nth = usize::try_from(delivery.number).unwrap_or(usize::MAX).saturating_sub(1);
            waits.get(nth).or(waits.last()).copied().unwrap_or_default()
        }
        // What was under way may still be carried out: longer than servers keep a request.
        Why::OutOfTime => 15,
    }
}

/// A job is over when its outcome is known and told; where nobody can be told any more, when it is known.
fn verdict(job: &Job, report: &Report, told: Told, delivery: Delivery<'_>) -> Verdict {
    match report {
        Report::Postponed { why: Why::MustWait { .. }, until_s, .. } if delivery.number >= DELIVERIES_TO_WAIT => {
            Verdict::Wait { until_s: *until_s, reply_is_dead: told == Told::ReplyIsDead }
        }
        // Telling takes its time, too.
        Report::Postponed { until_s, .. } => Verdict::Again { after_s: delivery.deadlines.seconds_until(*until_s) },
        // The last delivery that fails is the one that goes to the dead-letter queue.
        Report::GaveUp { why: Why::NoAnswer(_) | Why::OutOfTime, .. } if delivery.is_last() => {
            Verdict::Again { after_s: 0 }
        }
        // One that was shelved before has been through the dead-letter queue, or its time there was too short.
        _ if told == Told::ReplyIsDead && job.is_shelved() => Verdict::Again { after_s: 0 },
        _ if told == Told::ReplyIsDead => Verdict::Shelve,
        _ if told == Told::NotYet => {
            Verdict::Again { after_s: wait_s(Why::NoAnswer(Instead::Nothing), delivery, false) }
        }
        _ => Verdict::Done,
    }
}

/// Whether an earlier delivery may have begun this job. One that is as old as its reply can be may come from the
/// dead-letter queue.
fn is_resumed(job: &Job, delivery: Delivery<'_>) -> bool {
    delivery.number > 1 || job.wait.is_some() || job.reply_is_dead(delivery.deadlines.now_s())
}

fn log(job: &Job, delivery: Delivery<'_>, report: &Report, told: Told) {
    tracing::info!(
        interaction.id = %job.interaction_id,
        guild.id = %job.guild_id,
        delivery = delivery.number,
        outcome = report.outcome(),
        told = ?told,
        "Handled a job"
    );
    if let Report::Postponed { why, .. } | Report::GaveUp { why, .. } = report {
        tracing::info!(interaction.id = %job.interaction_id, why = ?why, "Did not finish");
    }
    let (step, refusal) = match report {
        Report::Failed { step, refusal, .. } => (Some(*step), refusal),
        Report::Blind { refusal, .. } => (None, refusal),
        _ => return,
    };
    // The form's fields and what is wrong with them, never what was sent in them.
    let (status, code, message, faults) = (refusal.status, refusal.code, &*refusal.message, refusal.faults_text());
    let step = step.map_or("look".to_owned(), |step| step.to_string());
    tracing::warn!(interaction.id = %job.interaction_id, step, status, code, message, faults, "Discord refused");
}
