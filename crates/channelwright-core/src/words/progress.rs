//! The texts that show progress.

use crate::{
    campaign::Object,
    headline::{Headline, Verb},
    progress::Progress,
};

/// Cells of the bar.
const CELLS: usize = 20;

/// The whole reply before the first look at the server.
#[must_use]
pub fn first_words(headline: &Headline) -> String {
    format!("{}\nLooking at the server…", headline.working())
}

impl Progress {
    /// The whole reply.
    #[must_use]
    pub fn text(&self, headline: &Headline) -> String {
        let mut text = format!("{}\n{}", headline.working(), self.bar());
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
    pub fn text_while_taking_back(headline: &Headline) -> String {
        let removing =
            if headline.verb == Verb::AddCampaign { "removing what I created" } else { "undoing what I changed" };
        format!("{}\nDiscord refused a step. I'm {removing}.", headline.working())
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
    use crate::{blueprint::ChannelKey, campaign::CampaignName, id::Id};

    fn headline() -> Headline {
        let campaign = CampaignName::parse("The *Lost* Mine").unwrap();
        Headline { verb: Verb::AddCampaign, campaign: Some(campaign) }
    }

    fn check(done: usize, latest: Option<Object>, wanted: &Expect) {
        wanted.assert_eq(&Progress { done, total: 13, latest }.text(&headline()));
    }

    #[test]
    fn the_first_words_claim_nothing() {
        expect![[r"
            🏗️ **Creating Campaign: The \*Lost\* Mine**
            Looking at the server…"]]
        .assert_eq(&first_words(&headline()));
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
