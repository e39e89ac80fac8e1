//! Checks whether an admin of the guild allowed the command to a caller who lacks its permissions.

use channelwright_core::{
    job::{Job, NeedsOverride},
    permission::command::{Caller, Judgement, NotAllowed},
    report::Report,
};
use channelwright_discord::{Error, Reader};
use tokio::time::Instant;

/// The refusal, unless the caller may use the command. Sends no request if the caller has the permissions, and
/// otherwise as few as possible: anyone in a guild can trigger them.
pub(crate) async fn refusal(
    job: &Job,
    reader: Reader<'_>,
    is_repeated: bool,
    deadline: Instant,
) -> Result<Option<Report>, Error> {
    let Some(needed) = job.needs_override else { return Ok(None) };
    let why = why_not(job, needed, reader, deadline).await?;
    let headline = job.headline(None);
    Ok(why.map(|why| Report::NotAllowed { headline, lacks: needed.lacks, why, is_repeated }))
}

async fn why_not(
    job: &Job,
    needed: NeedsOverride,
    reader: Reader<'_>,
    deadline: Instant,
) -> Result<Option<NotAllowed>, Error> {
    let set = reader.command_permissions(job.application_id, job.guild_id, needed.command_id, deadline).await?;
    let caller = Caller { guild: job.guild_id, channel: needed.channel_id, user: job.caller_id, roles: None };
    let judgement = match set.judge(&caller) {
        Judgement::NeedsRoles => {
            // A member who left has no roles.
            let member = reader.member(job.guild_id, job.caller_id, deadline).await?;
            let roles = member.map_or_else(Vec::new, |member| member.roles);
            set.judge(&Caller { roles: Some(&roles), ..caller })
        }
        known => known,
    };
    Ok(match judgement {
        Judgement::Allowed => None,
        Judgement::Refused(why) => Some(why),
        // The roles are known here.
        Judgement::NeedsRoles => Some(NotAllowed::NotSet),
    })
}
