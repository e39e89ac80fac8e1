//! The texts that show progress.

use crate::{
    campaign::{CampaignName, Object},
    markdown,
    progress::Progress,
};

/// Cells of the bar.
const CELLS: usize = 20;

/// The first line of a reply in progress.
#[must_use]
pub fn headline(campaign: &CampaignName) -> String {
    format!("🏗️ **Creating Campaign: {}**", markdown::escape(campaign.as_str()))
}

/// The whole reply before the first look at the server.
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
            Some(Object::Role(role)) => text.push_str(&format!("\nCreated the role <@&{role}>")),
            Some(Object::Category(_)) => text.push_str("\nCreated the category"),
            Some(Object::Channel(_, channel)) => text.push_str(&format!("\nCreated <#{channel}>")),
            None => {}
        }
        text
    }

    /// The whole reply while changes are taken back.
    #[must_use]
    pub fn text_while_taking_back(&self) -> String {
        format!("{}\nDiscord refused a step. I'm removing what I created.", headline(&self.campaign))
    }

    /// `[██████████░░░░░░░░░░] 50% · 6/12`, in monospace.
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
    use crate::{blueprint::ChannelKey, id::Id};

    fn check(done: usize, latest: Option<Object>, wanted: &Expect) {
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
            Some(Object::Channel(ChannelKey(4), Id::new(42))),
            &expect![[r#"
                🏗️ **Creating Campaign: The \*Lost\* Mine**
                `[█████████░░░░░░░░░░░]` 46% · 6/13
                Created <#42>"#]],
        );
    }

    #[test]
    fn the_bar_is_full_only_at_the_end() {
        check(
            12,
            Some(Object::Role(Id::new(7))),
            &expect![[r#"
                🏗️ **Creating Campaign: The \*Lost\* Mine**
                `[██████████████████░░]` 92% · 12/13
                Created the role <@&7>"#]],
        );
        check(
            13,
            Some(Object::Category(Id::new(9))),
            &expect![[r#"
                🏗️ **Creating Campaign: The \*Lost\* Mine**
                `[████████████████████]` 100% · 13/13
                Created the category"#]],
        );
    }
}
