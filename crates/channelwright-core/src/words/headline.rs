//! The first line of every message about a job.

use crate::{
    command::add_campaign::words::use_again,
    headline::{Headline, Verb},
    markdown,
    sign::Sign,
};

/// The first lines of a command's messages, without the campaign's name.
pub(crate) struct Phrases {
    /// While it works, such as “Creating Campaign”.
    pub(crate) working: &'static str,
    /// If it is done, such as “Players Added”.
    pub(crate) done: &'static str,
    /// If nothing was done, such as “Campaign Not Created”.
    pub(crate) not_done: &'static str,
    /// If it was not finished, such as “Campaign Not Finished”.
    pub(crate) not_finished: &'static str,
}

impl Headline {
    /// While the job works.
    #[must_use]
    pub fn working(&self) -> String {
        self.line(Sign::Working, self.verb.phrases().working)
    }

    /// If the job is done.
    pub(super) fn done(&self) -> String {
        self.line(Sign::Done, self.verb.phrases().done)
    }

    /// If nothing was done.
    pub(super) fn not_done(&self) -> String {
        self.line(Sign::Failed, self.verb.phrases().not_done)
    }

    /// If the job ended before all was done.
    pub(super) fn not_finished(&self) -> String {
        self.line(Sign::Failed, self.verb.phrases().not_finished)
    }

    /// A sign, a phrase and the campaign's name, in bold.
    pub(crate) fn line(&self, sign: Sign, phrase: &str) -> String {
        let sign = sign.as_str();
        match &self.campaign {
            Some(campaign) => format!("{sign} **{phrase}: {}**", markdown::escape(campaign.as_str())),
            None => format!("{sign} **{phrase}**"),
        }
    }

    /// That nothing was done.
    pub(super) fn nothing(&self) -> &'static str {
        if self.verb.creates() { "Nothing was created" } else { "Nothing was changed" }
    }

    /// How to continue. `when` follows “again”.
    pub(super) fn again(&self, when: &str) -> String {
        match (self.verb, &self.campaign) {
            (Verb::AddCampaign, Some(campaign)) => use_again(campaign, when),
            _ => format!("Try it again{when}; repeating it does no harm."),
        }
    }
}
