//! The page with a category as a template file.

use crate::{
    headline::Headline,
    markdown,
    message::File,
    page::TemplatePage,
    sign::Sign,
    words::{count, not_copied},
};

/// The name of the file.
const FILE: &str = "campaign_channels.yaml";

pub(super) fn text(headline: &Headline, page: &TemplatePage) -> String {
    let name = markdown::escape(&page.category);
    let done = headline.verb.phrases().done;
    let channels = count(page.copied.template.channels.len(), "channel");
    let mut lines = vec![
        format!("{} **{done}: {name}**", Sign::Done.as_str()),
        format!(
            "`{FILE}` has {channels}. The operator of this bot can use it as the template of all campaigns; after a change, \
             `channelwright validate` checks it. To copy the category without a file, use `/add-campaign` with the option \
             `like`."
        ),
    ];
    lines.extend(
        not_copied::mentioned(&page.copied.lost).into_iter().map(|one| format!("{} {one}", Sign::Note.as_str())),
    );
    lines.join("\n")
}

pub(super) fn file(page: &TemplatePage) -> File {
    let called = |id| page.names.get(&id).map_or_else(|| id.to_string(), |name| format!("#{name}"));
    let mut comments = vec![format!("The channels of {}", page.category)];
    comments.extend(not_copied::not_copied(&page.copied.lost, &called));
    File::new(FILE, page.copied.template.to_yaml(&comments))
}
