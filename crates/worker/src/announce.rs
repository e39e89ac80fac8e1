//! Keeps the reply up to date while the work goes on. Work never waits for an edit, an edit never waits behind another:
//! what is sent is always the latest, about one a second.

use std::time::Duration;

use channelwright_core::{
    campaign::CampaignName,
    delivery::Told,
    id::{self, Id},
    job::Job,
    limits::PROGRESS_EDIT_INTERVAL_MS,
    report::Report,
    run::{RefusalKind, Run},
    words::progress::first_words,
};
use channelwright_discord::{Error, Replies, Unsure, Until};
use tokio::{
    sync::watch,
    time::{Instant, sleep, sleep_until},
};

use crate::delivery::Delivery;

/// For this long after the interaction, Discord may not know yet of the reply that the bot deferred.
const UNKNOWN_REPLY_PATIENCE: Duration = Duration::from_secs(10);
/// Longest time for one edit that only shows progress: the last words must not wait behind it.
const PROGRESS_EDIT_TIMEOUT: Duration = Duration::from_secs(3);

/// An edit whose answer was lost may still be carried out, after the last words. So long after, they are said again.
const LATE_EDIT: Duration = Duration::from_secs(3);
/// The same when no answer came in time: servers keep a request for longer than we wait for it.
const VERY_LATE_EDIT: Duration = Duration::from_secs(15);

const FIRST_PAUSE: Duration = Duration::from_millis(200);
const LONGEST_PAUSE: Duration = Duration::from_secs(2);

/// How long the last words are tried. Longer than [`UNKNOWN_REPLY_PATIENCE`], since they may be the first words.
const LAST_WORDS_PATIENCE: Duration = Duration::from_secs(12);

/// Takes the words for one reply.
pub(crate) struct Announcer(watch::Sender<Words>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Words {
    None,
    Progress(String),
    Last(String),
}

/// Takes words, and tells them for as long as the future beside it is awaited: until the last words are told and no
/// correction of them can come.
pub(crate) fn announcer<'a>(
    replies: Replies<'a>,
    job: &'a Job,
    delivery: Delivery<'a>,
) -> (Announcer, impl Future<Output = Told> + 'a) {
    let (words, heard) = watch::channel(Words::None);
    let age = delivery.deadlines.time_since(job.interaction_id.created_ms());
    let patience_until = Instant::now() + UNKNOWN_REPLY_PATIENCE.saturating_sub(age);
    let reply = Reply { replies, job, delivery, patience_until };
    (Announcer(words), keep_telling(reply, heard))
}

impl Announcer {
    /// Shows that the work begins. It claims nothing yet.
    pub(crate) fn begin(&self, campaign: &CampaignName) {
        self.0.send_replace(Words::Progress(first_words(campaign)));
    }

    /// Shows this soon, unless something newer comes first. When everything is there, the last words are about to follow
    /// and must not wait behind an edit.
    pub(crate) fn show(&self, run: &Run) {
        let progress = run.progress();
        self.0.send_replace(match run.is_taking_back() {
            true => Words::Progress(progress.text_while_taking_back()),
            false if progress.done == progress.total => Words::None,
            false => Words::Progress(progress.text()),
        });
    }

    /// Says the last words, after whatever is being said right now. Others may come to correct them.
    pub(crate) fn tell(&self, report: &Report) {
        let last = Words::Last(report.text());
        self.0.send_if_modified(|words| {
            let is_new = *words != last;
            *words = last;
            is_new
        });
    }

    /// Says the last words, unless they are said. Nothing corrects them.
    pub(crate) fn finish(self, report: &Report) {
        self.tell(report);
    }
}

/// Says the last words in the first of these channels that takes them, once.
pub(crate) async fn tell_in_channel(
    replies: Replies<'_>,
    job: &Job,
    channels: &[Id<id::Channel>],
    report: &Report,
    delivery: Delivery<'_>,
) -> Told {
    let may_end = || delivery.may_end();
    let until = Until::from(delivery.deadlines.close).while_allowed(&may_end);
    let text = report.text_elsewhere(job.caller_id);
    for channel in channels {
        match replies.send_message(*channel, &text, job.interaction_id.get(), until).await {
            Ok(()) => return Told::InChannel,
            Err(Error::Refused(refusal)) if refusal.kind() != RefusalKind::Blocked => {
                let (code, message) = (refusal.code, refusal.message.as_str());
                tracing::info!(code, message, "A channel does not take the outcome");
            }
            Err(error) => {
                tracing::warn!(error = error.chain(), "Could not tell the outcome");
                return Told::NotYet;
            }
        }
    }
    Told::ReplyIsDead
}

struct Reply<'a> {
    replies: Replies<'a>,
    job: &'a Job,
    delivery: Delivery<'a>,
    patience_until: Instant,
}

/// What came of one edit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Edit {
    Shown,
    /// Discord does not know the reply yet, or asks to wait.
    TryAgain,
    /// No answer came: it may be shown now, never, or within this time.
    Lost(Duration),
    /// No later edit will be shown, either.
    Impossible,
}

async fn keep_telling(reply: Reply<'_>, mut heard: watch::Receiver<Words>) -> Told {
    if reply.job.reply_is_dead(reply.delivery.deadlines.now_s()) {
        return Told::ReplyIsDead;
    }
    let mut said = Words::None;
    let mut next_edit = Instant::now();
    let mut pause = FIRST_PAUSE;
    let mut late = None;
    loop {
        let words = heard.borrow_and_update().clone();
        match &words {
            Words::Last(_) => return reply.say_last(heard, late).await,
            Words::Progress(text) if words != said && Instant::now() >= next_edit => match reply.show(text).await {
                Edit::Shown => {
                    next_edit = Instant::now() + Duration::from_millis(PROGRESS_EDIT_INTERVAL_MS);
                    said = words;
                }
                edit @ (Edit::TryAgain | Edit::Lost(_)) => {
                    if let Edit::Lost(within) = edit {
                        late = late.max(Some(within));
                    }
                    next_edit = Instant::now() + pause;
                    pause = (pause * 2).min(LONGEST_PAUSE);
                }
                Edit::Impossible => return Told::ReplyIsDead,
            },
            Words::None | Words::Progress(_) => {
                let something_to_say = words != Words::None && words != said;
                tokio::select! {
                    // In a fixed order, so that the same world makes the same run.
                    biased;
                    () = sleep_until(next_edit), if something_to_say => {}
                    changed = heard.changed() => if changed.is_err() { return Told::NotYet },
                }
            }
        }
    }
}

impl Reply<'_> {
    /// Says the last words, and what corrects them, until they are shown or cannot be; once more, should an edit with
    /// other words still be on its way.
    async fn say_last(&self, mut heard: watch::Receiver<Words>, mut late: Option<Duration>) -> Told {
        let mut lost = None;
        let mut told = self.keep_saying(&mut heard, &mut lost).await;
        while told != Told::ReplyIsDead && heard.changed().await.is_ok() {
            late = late.max(lost.take());
            told = self.keep_saying(&mut heard, &mut lost).await;
        }
        if let (Told::Yes, Some(within)) = (told, late)
            && Instant::now() + within < self.delivery.deadlines.close
        {
            sleep(within).await;
            // Whatever comes of it, they were read before.
            self.keep_saying(&mut heard, &mut lost).await;
        }
        told
    }

    /// Says the words that are the last at the time, until they are shown or cannot be. Tells how long an edit that was
    /// lost may be on its way.
    async fn keep_saying(&self, heard: &mut watch::Receiver<Words>, lost: &mut Option<Duration>) -> Told {
        let mut pause = FIRST_PAUSE;
        let until = self.delivery.deadlines.close.min(Instant::now() + LAST_WORDS_PATIENCE);
        loop {
            let Words::Last(text) = heard.borrow_and_update().clone() else { return Told::NotYet };
            let may_end = || self.delivery.may_end();
            match self.edit(&text, Until::from(self.delivery.deadlines.close).while_allowed(&may_end)).await {
                Edit::Shown => return Told::Yes,
                Edit::Impossible => return Told::ReplyIsDead,
                edit @ (Edit::TryAgain | Edit::Lost(_)) => {
                    if let Edit::Lost(within) = edit {
                        *lost = (*lost).max(Some(within));
                    }
                    if Instant::now() + pause >= until {
                        return Told::NotYet;
                    }
                    sleep(pause).await;
                    pause = (pause * 2).min(LONGEST_PAUSE);
                }
            }
        }
    }

    /// Shows progress, or nothing where it would have to wait: then there will be newer words.
    async fn show(&self, text: &str) -> Edit {
        let deadline = self.delivery.deadlines.close.min(Instant::now() + PROGRESS_EDIT_TIMEOUT);
        let may_show = || self.delivery.hold.may_show();
        self.edit(text, Until::at_once(deadline).while_allowed(&may_show)).await
    }

    async fn edit(&self, text: &str, until: Until<'_>) -> Edit {
        let error = match self.replies.edit_reply(self.job, text, until).await {
            Ok(()) => return Edit::Shown,
            Err(error) => error,
        };
        let edit = self.judge(&error);
        if edit == Edit::Impossible {
            tracing::info!(error = error.chain(), "The reply cannot be edited");
        }
        edit
    }

    fn judge(&self, error: &Error) -> Edit {
        match error {
            // Unknown webhook: the deferral has not reached Discord's edit route yet.
            Error::Refused(refusal) if refusal.code == 10015 && Instant::now() < self.patience_until => Edit::TryAgain,
            // Unknown or expired; a person may have deleted it.
            Error::Refused(refusal) if matches!(refusal.status, 401 | 404) => Edit::Impossible,
            // Something before Discord may refuse for a moment.
            Error::Refused(_) => Edit::TryAgain,
            Error::MustWait(_) => Edit::TryAgain,
            Error::Unsure(Unsure::Transport(failed)) if failed.is_timeout() => Edit::Lost(VERY_LATE_EDIT),
            Error::Unsure(_) => Edit::Lost(LATE_EDIT),
        }
    }
}
