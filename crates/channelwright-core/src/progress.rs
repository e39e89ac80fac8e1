//! How far a run is, as the person sees it while it happens.

use crate::{
    blueprint::ChannelKey,
    campaign::CampaignName,
    id::{self, Id},
    markdown,
    run::Made,
};

/// Cells of the bar.
const CELLS: usize = 20;

/// How far a run is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// The campaign.
    pub campaign: CampaignName,
    /// How many of its objects are there.
    pub done: usize,
    /// How many it will have.
    pub total: usize,
    /// The last thing that was made.
    pub latest: Option<Latest>,
}

/// The last thing that was made, as something to click.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Latest {
    /// The role.
    Role(Id<id::Role>),
    /// The category.
    Category,
    /// A channel.
    Channel(Id<id::Channel>),
}

impl Latest {
    /// What was made, without what only the run needs to know.
    #[must_use]
    pub const fn of(made: Made) -> Self {
        match made {
            Made::Role(role) => Self::Role(role),
            Made::Category(_) => Self::Category,
            Made::Channel(ChannelKey(_), channel) => Self::Channel(channel),
        }
    }
}

/// The first line of a reply while its campaign is being made.
#[must_use]
pub fn headline(campaign: &CampaignName) -> String {
    format!("🏗️ **Creating Campaign: {}**", markdown::escape(campaign.as_str()))
}

/// The whole reply before anything is known of the server.
#[must_use]
pub fn first_words(campaign: &CampaignName) -> String {
    format!("{}\nLooking at the server…", headline(campaign))
}

impl Progress {
    /// The whole reply.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = format!("{}\n{}", headline(&self.campaign), self.bar());
        match self.latest {
            Some(Latest::Role(role)) => text.push_str(&format!("\nMade the role <@&{role}>")),
            Some(Latest::Category) => text.push_str("\nMade the category"),
            Some(Latest::Channel(channel)) => text.push_str(&format!("\nMade <#{channel}>")),
            None => {}
        }
        text
    }

    /// The whole reply while what was made is taken back.
    #[must_use]
    pub fn text_while_undoing(&self) -> String {
        format!("{}\nDiscord refused a step. I am taking back what I made.", headline(&self.campaign))
    }

    /// `[██████████░░░░░░░░░░] 50% · 6/12`, in type of one width.
    #[must_use]
    pub fn bar(&self) -> String {
        let total = self.total.max(1);
        let full = (self.done * CELLS / total).min(CELLS);
        let (done, rest) = ("█".repeat(full), "░".repeat(CELLS - full));
        format!("`[{done}{rest}]` {}% · {}/{}", self.done * 100 / total, self.done, self.total)
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    fn check(done: usize, latest: Option<Latest>, wanted: &Expect) {
        let campaign = CampaignName::parse("The *Lost* Mine").unwrap();
        wanted.assert_eq(&Progress { campaign, done, total: 13, latest }.text());
    }

    #[test]
    fn the_first_words_claim_nothing() {
        let campaign = CampaignName::parse("The *Lost* Mine").unwrap();
        expect![[r"
            🏗️ **Creating Campaign: The \*Lost\* Mine**
            Looking at the server…"]]
        .assert_eq(&first_words(&campaign));
    }

    #[test]
    fn nothing_yet() {
        check(
            0,
            None,
            &expect![[r"
            🏗️ **Creating Campaign: The \*Lost\* Mine**
            `[░░░░░░░░░░░░░░░░░░░░]` 0% · 0/13"]],
        );
    }

    #[test]
    fn half_way() {
        check(
            6,
            Some(Latest::Channel(Id::new(42))),
            &expect![[r"
            🏗️ **Creating Campaign: The \*Lost\* Mine**
            `[█████████░░░░░░░░░░░]` 46% · 6/13
            Made <#42>"]],
        );
    }

    #[test]
    fn the_bar_is_full_only_at_the_end() {
        check(
            12,
            Some(Latest::Role(Id::new(7))),
            &expect![[r"
            🏗️ **Creating Campaign: The \*Lost\* Mine**
            `[██████████████████░░]` 92% · 12/13
            Made the role <@&7>"]],
        );
        check(
            13,
            Some(Latest::Category),
            &expect![[r"
            🏗️ **Creating Campaign: The \*Lost\* Mine**
            `[████████████████████]` 100% · 13/13
            Made the category"]],
        );
    }
}
