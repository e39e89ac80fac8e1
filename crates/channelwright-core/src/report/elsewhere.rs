//! Where to post the outcome when the reply to the command cannot be edited any more.

use crate::{
    command::Target,
    id::{self, Id},
    permission::{Permissions, effective},
    snapshot::{Channel, Snapshot},
};

/// The channel of the command, then the campaign's topmost text channel, except where the bot may not write. A channel
/// that is not in the snapshot may be a thread, which Discord does not list.
#[must_use]
pub fn channels_to_tell(
    target: Target<'_>,
    command_channel: Id<id::Channel>,
    guild: Option<&Snapshot>,
) -> Vec<Id<id::Channel>> {
    let Some(guild) = guild else { return vec![command_channel] };
    let may_write = |id: &Id<id::Channel>| guild.channel(*id).is_none_or(|channel| may_write(guild, channel));
    let of_campaign = target.find(guild).and_then(|campaign| campaign.channel_to_tell(guild));
    [Some(command_channel), of_campaign].into_iter().flatten().filter(may_write).collect()
}

fn may_write(guild: &Snapshot, channel: &Channel) -> bool {
    let needed = Permissions::VIEW_CHANNEL | Permissions::SEND_MESSAGES;
    effective::in_channel(&guild.me, guild, channel).contains(needed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        campaign::CampaignName,
        permission::{Overwrite, Subject},
        snapshot::{ChannelType, testing},
    };

    const HERE: Id<id::Channel> = Id::new(50);

    /// A guild with the command's channel, in which members may write wherever they can view.
    fn guild(overwrites: Vec<Overwrite>) -> Snapshot {
        let mut guild = testing::guild();
        let everyone = Permissions::VIEW_CHANNEL | Permissions::SEND_MESSAGES;
        guild.roles =
            vec![crate::snapshot::Role { permissions: everyone, ..testing::role(guild.guild.get(), "@everyone") }];
        guild.channels = vec![Channel { overwrites, ..testing::channel(HERE.get(), ChannelType::Text, "here") }];
        guild
    }

    fn check(guild: Option<&Snapshot>, command_channel: Id<id::Channel>, wanted: &[u64]) {
        let campaign = CampaignName::parse("Test").unwrap();
        let channels = channels_to_tell(Target::Named(&campaign), command_channel, guild);
        assert_eq!(channels.iter().map(|id| id.get()).collect::<Vec<_>>(), wanted);
    }

    #[test]
    fn the_channel_of_the_command_is_the_first_choice() {
        check(Some(&guild(Vec::new())), HERE, &[50]);
    }

    #[test]
    fn where_the_bot_may_not_write_it_does_not_try() {
        let mut guild = guild(Vec::new());
        let deny = Permissions::SEND_MESSAGES;
        let silent = Overwrite { subject: Subject::everyone(guild.guild), allow: Permissions::NONE, deny };
        for channel in &mut guild.channels {
            channel.overwrites = vec![silent];
        }
        check(Some(&guild), HERE, &[]);
    }

    #[test]
    fn a_channel_that_was_not_seen_is_tried() {
        check(Some(&guild(Vec::new())), Id::new(99), &[99]);
        check(None, HERE, &[50]);
    }
}
