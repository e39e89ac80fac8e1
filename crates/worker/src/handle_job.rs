//! One delivery of a job: look, recognise, plan, check, carry out, read back, report. Core makes every decision.

use std::{convert::Infallible, time::Duration};

use channelwright_core::{
    attempt::{Attempt, Conclusion},
    campaign::CampaignName,
    delivery::{Cause, FinalMessage, Stopped, Verdict, not_before},
    edit::PROGRESS_TIMEOUT,
    job::Job,
    report::{Added, ReadBack, Report, channels_to_tell},
    run::Run,
    sign::Sign,
    snapshot::Snapshot,
};
use channelwright_discord::{AuditReason, Error};
use channelwright_platform::metrics::Measured;
use tokio::time::Instant;

use crate::{
    Worker, allowed,
    announce::{Announcer, announcer, post_elsewhere},
    apply::apply,
    delivery::Delivery,
    observe::Observer,
};

/// Pauses before looking again at a campaign that seems incomplete: Discord's lists can lag behind its writes.
const READ_BACK_PAUSES_MS: [u64; 4] = [300, 700, 1_500, 3_000];

/// The metric of the time from a command to the message that its campaign is complete.
const CAMPAIGN_TIME: &str = "CampaignTime";

/// How often to ask the queue for the number of active workers.
const COUNT_INTERVAL: Duration = Duration::from_millis(500);

/// Handles one delivery of a job and posts its outcome.
pub(crate) async fn handle_job(job: &Job, delivery: Delivery<'_>, worker: &Worker) -> Verdict {
    let seconds_until = |until_s| delivery.deadlines.seconds_until(until_s);
    if let Some(verdict) = not_before(job, seconds_until) {
        worker.measured.set(measured(job, "waiting"));
        return verdict;
    }
    let mut observer = Observer::new(worker, job, delivery.deadlines.work);
    let (announcer, posting) = announcer(worker.discord.replies(), job, delivery);
    let working = async {
        let report = match carry_out(job, delivery, &mut observer, &announcer).await {
            Ok(report) => report,
            Err(stopped) if was_finished(job, &stopped, worker, delivery).await => return None,
            Err(stopped) => {
                let headline = job.headline(observer.last().and_then(|guild| name_in(job, guild)));
                delivery.facts.stopped(headline, stopped, |seconds| delivery.deadlines.in_s(seconds))
            }
        };
        delivery.hold.answered(delivery.deadlines.work).await;
        if delivery.may_end() {
            announcer.finish(&report);
        }
        Some(report)
    };
    let (report, mut final_message) = tokio::select! {
        // A fixed order keeps runs reproducible.
        biased;
        over = async { tokio::join!(working, posting) } => over,
        never = keep_sharing(worker) => match never {},
    };
    let Some(report) = report else {
        worker.measured.set(measured(job, "finished before"));
        return Verdict::Done;
    };
    if final_message == FinalMessage::ReplyIsDead && !matches!(report, Report::Postponed { .. }) {
        let channels = channels_to_tell(job.command.target(), job.channel_id, observer.last());
        final_message = post_elsewhere(worker.discord.replies(), job, &channels, &report, delivery).await;
    }
    log(&report, final_message);
    let time = is_new_campaign(job, &report, final_message)
        .then(|| (CAMPAIGN_TIME, delivery.deadlines.time_since(job.interaction_id.created_ms())));
    worker.measured.set(Measured { time, ..measured(job, report.outcome()) });
    if delivery.may_end() { delivery.facts.verdict(&report, final_message, seconds_until) } else { Verdict::NotHeld }
}

/// Carries out the command.
async fn carry_out(
    job: &Job,
    delivery: Delivery<'_>,
    observer: &mut Observer<'_>,
    announcer: &Announcer,
) -> Result<Report, Stopped> {
    let is_repeated = delivery.facts.is_resumed;
    let refused = allowed::refusal(job, observer.reader(), is_repeated, delivery.deadlines.work).await;
    if let Some(refused) = refused.map_err(|error| stopped_by(&error))? {
        return Ok(refused);
    }
    if !is_repeated && job.command.verb().is_public() {
        // After that, the reply already shows more than this.
        announcer.begin(&job.headline(None));
    }
    let (guild, found) = observer.look(job).await.map_err(|error| stopped_by(&error))?;
    let template = &observer.worker().template;
    let (attempt, plan) = match Attempt::plan(job, template, found, &guild, is_repeated, delivery.deadlines.now_s()) {
        Ok(planned) => planned,
        Err(report) => return Ok(*report),
    };
    // Jobs of one guild run one after another: no other job has created anything since this message was first
    // delivered.
    let run = Run::new(plan, &guild, delivery.first_ms.filter(|_| delivery.facts.number > 1));
    let mut run = run.of_interaction(job.interaction_id);
    let reason = AuditReason::new(&job.audit_reason());
    let show = |run: &Run| {
        if attempt.knows_progress(run) {
            announcer.show(&attempt.headline, run);
        }
    };
    show(&run);
    // Requested during the look; nothing is created before SQS confirms the hold.
    delivery.hold.answered(delivery.deadlines.work).await;
    let end = apply(&mut run, observer.worker().discord.writer(), observer, &reason, delivery, show).await;
    match attempt.conclude(end, &run) {
        Conclusion::Report(report) => Ok(report),
        Conclusion::Stopped(stopped) => Err(stopped),
        Conclusion::ReadBack => {
            observer.look_until(delivery.deadlines.close);
            let resumed_since_ms = is_repeated.then(|| job.interaction_id.created_ms());
            conclude(job, &run, resumed_since_ms, observer, announcer).await
        }
    }
}

/// Whether an earlier delivery posted that the job is done, and ended before it could delete the message. Read only if
/// this delivery knows less.
async fn was_finished(job: &Job, stopped: &Stopped, worker: &Worker, delivery: Delivery<'_>) -> bool {
    if !delivery.facts.may_replace_a_result(stopped) || job.reply_is_dead(delivery.deadlines.now_s()) {
        return false;
    }
    // The report must not wait behind this.
    let deadline = delivery.deadlines.close.min(Instant::now() + PROGRESS_TIMEOUT);
    let text = match worker.discord.replies().reply_text(job, deadline).await {
        Ok(text) => text,
        Err(error) => {
            tracing::info!(error = error.chain(), "Could not read the reply");
            return false;
        }
    };
    let is_done = Sign::of(&text) == Some(Sign::Done);
    if is_done {
        tracing::info!("An earlier delivery posted the result, which stays");
    }
    is_done
}

/// The name of the job's campaign in this guild.
fn name_in(job: &Job, guild: &Snapshot) -> Option<CampaignName> {
    job.command.target().find(guild).map(|one| CampaignName::found(&one.name))
}

/// Keeps polling the queue for the number of workers that share Discord's limit. Nothing waits for this.
async fn keep_sharing(worker: &Worker) -> Infallible {
    loop {
        match worker.queue.in_flight().await {
            Ok(jobs) => worker.discord.share_with(jobs),
            Err(error) => tracing::warn!(error = error.chain(), "Could not count the active workers"),
        }
        tokio::time::sleep(COUNT_INTERVAL).await;
    }
}

/// Posts the result according to Discord's responses, then looks and corrects it. If a response was lost, only a look
/// can tell.
async fn conclude(
    job: &Job,
    run: &Run,
    resumed_since_ms: Option<u64>,
    observer: &mut Observer<'_>,
    announcer: &Announcer,
) -> Result<Report, Stopped> {
    let Some(guild) = run.answered() else { return read_back(job, run, resumed_since_ms, observer).await };
    let answered = report(job, run, guild, resumed_since_ms);
    announcer.post(&answered);
    if run.plan().steps.is_empty() {
        // The first look was complete.
        return Ok(answered);
    }
    let looked_up = match observer.look_at_channels(guild).await {
        Ok(guild) => report(job, run, &guild, resumed_since_ms),
        Err(error) => {
            tracing::warn!(error = error.chain(), "Could not read back; Discord's responses stay");
            return Ok(answered);
        }
    };
    if looked_up == answered {
        return Ok(answered);
    }
    // A channel may be missing only because the list lags behind.
    let better = if looked_up.is_complete() { looked_up } else { answered };
    Ok(read_back(job, run, resumed_since_ms, observer).await.unwrap_or(better))
}

/// Looks until the campaign is complete, or the lists have had time to catch up.
async fn read_back(
    job: &Job,
    run: &Run,
    resumed_since_ms: Option<u64>,
    observer: &mut Observer<'_>,
) -> Result<Report, Stopped> {
    let blueprint = &run.plan().blueprint;
    let mut pauses = READ_BACK_PAUSES_MS.iter();
    loop {
        let looked = observer.look_for(&blueprint.campaign, &blueprint.game_masters).await;
        let (guild, _) = looked.map_err(|error| Stopped { progress: Some(run.progress()), ..stopped_by(&error) })?;
        let report = report(job, run, &guild, resumed_since_ms);
        match pauses.next() {
            Some(pause) if !report.is_complete() => tokio::time::sleep(Duration::from_millis(*pause)).await,
            _ => return Ok(report),
        }
    }
}

fn report(job: &Job, run: &Run, guild: &Snapshot, resumed_since_ms: Option<u64>) -> Report {
    Report::There(ReadBack::of(run, guild, resumed_since_ms).by(&job.command))
}

/// Logs a failed look at the guild.
fn stopped_by(error: &Error) -> Stopped {
    tracing::warn!(error = error.chain(), "Could not look at the guild");
    Stopped::by(Cause::of_look(error.outcome()))
}

fn measured(job: &Job, outcome: &'static str) -> Measured {
    Measured {
        outcome,
        interaction_id: Some(job.interaction_id.get()),
        guild_id: Some(job.guild_id.get()),
        ..Measured::default()
    }
}

/// Whether the caller has learned that there is a new campaign, or a completed one.
fn is_new_campaign(job: &Job, report: &Report, final_message: FinalMessage) -> bool {
    let is_new = matches!(report, Report::There(there) if there.is_complete() && there.added != Added::Nothing);
    job.command.verb().creates() && is_new && matches!(final_message, FinalMessage::Posted | FinalMessage::InChannel)
}

fn log(report: &Report, final_message: FinalMessage) {
    tracing::info!(outcome = report.outcome(), final_message = ?final_message, "Handled a job");
    if let Report::Postponed { why, .. } | Report::GaveUp { why, .. } = report {
        tracing::info!(why = ?why, "Did not finish");
    }
    let (step, refusal) = match report {
        Report::Failed { failure, .. } => (Some(&failure.step), &failure.refusal),
        Report::Blind { refusal, .. } => (None, refusal),
        _ => return,
    };
    // The invalid fields and their errors, never the values sent.
    let (status, code, reason, faults) = (refusal.status, refusal.code, &*refusal.message, refusal.faults_text());
    let step = step.map_or("look".to_owned(), |step| step.label());
    tracing::warn!(step, status, code, reason, faults, "Discord refused");
}
