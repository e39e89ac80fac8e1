//! What a copy of a category does not have.

use super::some_of;
use crate::{
    id::{self, Id},
    snapshot::Extra,
    template::{ChannelKind, Loss, Lost},
};

/// The differences, one sentence each. `called` is how to write a channel of the category.
pub(super) fn not_copied(all: &[Lost], called: &dyn Fn(Id<id::Channel>) -> String) -> Vec<String> {
    all.iter()
        .map(|lost| one(lost, &some_of(&lost.channels.iter().map(|id| called(*id)).collect::<Vec<_>>())))
        .collect()
}

/// The same with mentions, which show a name only to those who see the channel.
pub(super) fn mentioned(all: &[Lost]) -> Vec<String> {
    not_copied(all, &|id| format!("<#{id}>"))
}

fn one(lost: &Lost, channels: &str) -> String {
    let is_one = lost.channels.len() == 1;
    let (is, its_topic) = if is_one { ("is", "its topic") } else { ("are", "their topics") };
    match lost.what {
        Loss::Hidden => "Not copied: channels that you can't see.".to_owned(),
        Loss::Type => format!("Not copied, since templates have no channels of this type: {channels}."),
        Loss::SameName => format!("Not copied, since another channel there has the same name: {channels}."),
        Loss::Name => format!("Not copied, since no template can have the name: {channels}."),
        Loss::TooMany => format!("Not copied, since a category holds no more channels: {channels}."),
        Loss::Becomes(kind) => {
            let kind = match kind {
                ChannelKind::Text => "text channel",
                ChannelKind::Voice => "voice channel",
                ChannelKind::Forum => "forum",
            };
            let kind = if is_one { format!("a {kind}") } else { format!("{kind}s") };
            format!("Copied as {kind}: {channels}.")
        }
        Loss::Sight => format!("Only some roles or members see {channels}. Of the copy, only game masters do."),
        Loss::Permissions => format!("Permissions of roles or members are not copied: {channels}."),
        Loss::Topic => format!("{channels}: only the beginning of {its_topic} is copied."),
        Loss::Extra(extra) => {
            let what = match extra {
                Extra::SlowMode => "Slow mode is",
                Extra::AgeRestricted => "The age restriction is",
                Extra::UserLimit => "The user limit is",
                Extra::Tags => "Forum tags are",
            };
            format!("{what} not copied: {channels}.")
        }
        Loss::Changed => format!("The category has changed while I was copying it; {channels} {is} from before."),
    }
}
