//! What became of the people whom a command is about.

use crate::{
    command::Person,
    headline::Headline,
    id::{self, Id},
    plan::Op,
    run::Run,
    snapshot::Snapshot,
};

/// The outcome of a command about a campaign's members.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Members {
    /// The job.
    pub headline: Headline,
    /// Each person, in the order chosen.
    pub fates: Vec<(Id<id::User>, Fate)>,
    /// The channel where the campaign's players start.
    pub start: Option<Id<id::Channel>>,
}

/// What became of one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// Takes part now.
    Added,
    /// Took part before.
    WasIn,
    /// Takes part no more.
    Removed,
    /// Did not take part before.
    WasOut,
    /// The game masters were asked.
    Asked,
    /// Leads the campaign now.
    Leads,
    /// Led the campaign before, and still does.
    LedBefore,
    /// Leads the campaign no more, and is a player.
    PlaysNow,
    /// Leads the campaign no more.
    LeadsNoMore,
    /// Did not lead the campaign before.
    DidNotLead,
    /// A bot; bots get no role.
    Bot,
    /// Has not yet accepted the server's rules.
    Pending,
    /// Is not on the server.
    NotOnServer,
}

/// What a finished run did for a person. `before` is the guild that it was planned for.
#[must_use]
pub fn fate(person: &Person, run: &Run, before: &Snapshot) -> Fate {
    let user = person.id;
    let has = |op: &Op| run.plan().steps.iter().any(|step| step.op == *op);
    let role = run.parts().role;
    match &person.member {
        _ if run.has_left(user) => Fate::NotOnServer,
        _ if has(&Op::Give(user)) => Fate::Added,
        _ if has(&Op::Take(user)) => Fate::Removed,
        _ if person.bot => Fate::Bot,
        None => Fate::NotOnServer,
        Some(_) if role.is_some_and(|role| before.has_role(user, role)) => Fate::WasIn,
        Some(facts) if facts.pending => Fate::Pending,
        Some(_) => Fate::WasOut,
    }
}
