//! Keeps the reply up to date during the work. Work never waits for an edit, and edits do not queue up: about once per
//! second, the latest text is sent.

use std::time::Duration;

use channelwright_core::{
    delivery::FinalMessage,
    edit::{EditOutcome, FINAL_PATIENCE, PROGRESS_TIMEOUT, Pauses},
    headline::Headline,
    id::{self, Id},
    job::Job,
    limits::PROGRESS_EDIT_INTERVAL_MS,
    message::Message,
    progress::Progress,
    report::Report,
    run::{RefusalKind, Run},
    words::progress::first_words,
};
use channelwright_discord::{Error, Replies, Until};
use tokio::{
    sync::watch,
    time::{Instant, sleep, sleep_until},
};

use crate::delivery::Delivery;

/// So few steps take less time than the edit that would show them.
const TOO_FEW: usize = 2;

/// A handle that accepts the texts for one reply.
pub(crate) struct Announcer(watch::Sender<Text>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Text {
    None,
    Progress(Message),
    Final(Message),
}

/// Returns a handle for status updates and a future that posts them. The future completes when the final text is posted
/// and nothing can correct it any more.
pub(crate) fn announcer<'a>(
    replies: Replies<'a>,
    job: &'a Job,
    delivery: Delivery<'a>,
) -> (Announcer, impl Future<Output = FinalMessage> + 'a) {
    let (texts, latest) = watch::channel(Text::None);
    (Announcer(texts), ReplyEditor { replies, job, delivery }.keep_up_to_date(latest))
}

impl Announcer {
    /// Shows that the work has started. Claims nothing yet.
    pub(crate) fn begin(&self, headline: &Headline) {
        self.0.send_replace(Text::Progress(Message::new(first_words(headline))));
    }

    /// Shows the progress soon, unless something newer comes first. Shows nothing once everything exists: the final
    /// text follows and must not wait behind an edit.
    pub(crate) fn show(&self, headline: &Headline, run: &Run) {
        let progress = run.progress();
        self.0.send_replace(match run.is_taking_back() {
            true => Text::Progress(Message::new(Progress::text_while_taking_back(headline))),
            false if progress.done == progress.total || progress.total <= TOO_FEW => Text::None,
            false => Text::Progress(Message::new(progress.text(headline))),
        });
    }

    /// Posts the final text after the current edit. A correction may follow.
    pub(crate) fn post(&self, report: &Report) {
        let text = Text::Final(report.message());
        self.0.send_if_modified(|latest| {
            let is_new = *latest != text;
            *latest = text;
            is_new
        });
    }

    /// Posts the final text, unless already posted. No correction follows.
    pub(crate) fn finish(self, report: &Report) {
        self.post(report);
    }
}

/// Posts the final text in the first of these channels that accepts it, or else in a direct message if the job may have
/// deleted the channel of its command.
pub(crate) async fn post_elsewhere(
    replies: Replies<'_>,
    job: &Job,
    channels: &[Id<id::Channel>],
    report: &Report,
    delivery: Delivery<'_>,
) -> FinalMessage {
    let may_end = || delivery.may_end();
    let until = Until::from(delivery.deadlines.close).while_allowed(&may_end);
    let nonce = job.interaction_id.get();
    let message = Message::new(report.text_elsewhere(job.caller_id));
    for channel in channels {
        if let Some(posted) = final_message(replies.send_message(*channel, &message, nonce, until).await) {
            return posted;
        }
    }
    if !job.command.verb().may_delete_its_channel() {
        return FinalMessage::ReplyIsDead;
    }
    let message = Message::new(report.text_directly());
    let posted = match replies.direct_channel(job.caller_id, until).await {
        Ok(channel) => replies.send_message(channel, &message, nonce, until).await,
        Err(error) => Err(error),
    };
    final_message(posted).unwrap_or(FinalMessage::ReplyIsDead)
}

/// What an attempt to post the final text means; `None` if the channel does not accept it.
fn final_message(posted: Result<(), Error>) -> Option<FinalMessage> {
    match posted {
        Ok(()) => Some(FinalMessage::InChannel),
        Err(Error::Refused(refusal)) if refusal.kind() != RefusalKind::Blocked => {
            let (code, reason) = (refusal.code, refusal.message.as_str());
            tracing::info!(code, reason, "A channel rejected the outcome");
            None
        }
        Err(error) => {
            tracing::warn!(error = error.chain(), "Could not post the outcome");
            Some(FinalMessage::NotYet)
        }
    }
}

struct ReplyEditor<'a> {
    replies: Replies<'a>,
    job: &'a Job,
    delivery: Delivery<'a>,
}

impl ReplyEditor<'_> {
    async fn keep_up_to_date(self, mut latest: watch::Receiver<Text>) -> FinalMessage {
        if self.job.reply_is_dead(self.delivery.deadlines.now_s()) {
            return FinalMessage::ReplyIsDead;
        }
        let mut shown = Text::None;
        let mut next_edit = Instant::now();
        let mut pauses = Pauses::default();
        let mut late = None;
        loop {
            let text = latest.borrow_and_update().clone();
            match &text {
                Text::Final(_) => return self.post_final(latest, late).await,
                Text::Progress(message) if text != shown && Instant::now() >= next_edit => {
                    match self.show(message).await {
                        EditOutcome::Shown => {
                            next_edit = Instant::now() + Duration::from_millis(PROGRESS_EDIT_INTERVAL_MS);
                            shown = text;
                        }
                        EditOutcome::Impossible => return FinalMessage::ReplyIsDead,
                        edit @ (EditOutcome::TryAgain | EditOutcome::Lost(_)) => {
                            late = late.max(late_by(edit));
                            next_edit = Instant::now() + pauses.advance();
                        }
                    }
                }
                Text::None | Text::Progress(_) => {
                    let is_due_later = text != Text::None && text != shown;
                    tokio::select! {
                        // A fixed order keeps runs reproducible.
                        biased;
                        () = sleep_until(next_edit), if is_due_later => {}
                        changed = latest.changed() => if changed.is_err() { return FinalMessage::NotYet },
                    }
                }
            }
        }
    }

    /// Posts the final text and its corrections until they are visible or impossible. Sends the last one again if
    /// Discord may still apply an edit with another text.
    async fn post_final(&self, mut latest: watch::Receiver<Text>, mut late: Option<Duration>) -> FinalMessage {
        let mut lost = None;
        let mut final_message = self.try_to_post(&mut latest, &mut lost).await;
        while final_message != FinalMessage::ReplyIsDead && latest.changed().await.is_ok() {
            late = late.max(lost.take());
            final_message = self.try_to_post(&mut latest, &mut lost).await;
        }
        if let (FinalMessage::Posted, Some(within)) = (final_message, late)
            && Instant::now() + within < self.delivery.deadlines.close
        {
            sleep(within).await;
            // The result does not matter: the text was already visible.
            self.try_to_post(&mut latest, &mut lost).await;
        }
        final_message
    }

    /// Tries to post the latest final text. Sets `lost` to the time within which Discord may still apply a lost edit.
    async fn try_to_post(&self, latest: &mut watch::Receiver<Text>, lost: &mut Option<Duration>) -> FinalMessage {
        let mut pauses = Pauses::default();
        let until = self.delivery.deadlines.close.min(Instant::now() + FINAL_PATIENCE);
        loop {
            let Text::Final(message) = latest.borrow_and_update().clone() else { return FinalMessage::NotYet };
            let may_end = || self.delivery.may_end();
            match self.edit(&message, Until::from(self.delivery.deadlines.close).while_allowed(&may_end)).await {
                EditOutcome::Shown => return FinalMessage::Posted,
                EditOutcome::Impossible => return FinalMessage::ReplyIsDead,
                edit @ (EditOutcome::TryAgain | EditOutcome::Lost(_)) => {
                    *lost = (*lost).max(late_by(edit));
                    if Instant::now() + pauses.peek() >= until {
                        return FinalMessage::NotYet;
                    }
                    sleep(pauses.advance()).await;
                }
            }
        }
    }

    /// Shows progress unless it would have to wait: by then there will be a newer text.
    async fn show(&self, message: &Message) -> EditOutcome {
        let deadline = self.delivery.deadlines.close.min(Instant::now() + PROGRESS_TIMEOUT);
        let may_show = || self.delivery.hold.may_show();
        self.edit(message, Until::at_once(deadline).while_allowed(&may_show)).await
    }

    async fn edit(&self, message: &Message, until: Until<'_>) -> EditOutcome {
        let Err(error) = self.replies.edit_reply(self.job, message, until).await else { return EditOutcome::Shown };
        let age = self.delivery.deadlines.time_since(self.job.interaction_id.created_ms());
        let edit = EditOutcome::of(&error.outcome(), age);
        if edit == EditOutcome::Impossible {
            tracing::info!(error = error.chain(), "The reply cannot be edited");
        }
        edit
    }
}

/// The time within which Discord may still apply a lost edit.
fn late_by(edit: EditOutcome) -> Option<Duration> {
    match edit {
        EditOutcome::Lost(within) => Some(within),
        EditOutcome::Shown | EditOutcome::TryAgain | EditOutcome::Impossible => None,
    }
}
