//! What a walk is made of.

use std::time::Duration;

use channelwright_simulator::discord::{ChannelKind, FaultWhen, Phase};

use super::{admin::Act, fault::Trouble};
use crate::Mood;

/// One thing that is not as usual, or one thing that happens.
#[derive(Debug, Clone)]
pub(super) enum Part {
    // How Discord and the guild are.
    NoForums,
    HiddenAreListed,
    BotIsNotItsApplication,
    Latency(Duration),
    ListDelay(Duration),
    OverwriteSettle(Duration),
    WebhookLag(Duration),
    FewChannels {
        requests: u32,
        per: Duration,
    },
    BotLacks(u64),
    TwoFactorNeeded,
    /// Something of that name is there before anybody asks.
    Channel(ChannelKind, &'static str),
    Role {
        name: &'static str,
        held: bool,
    },
    /// A category of that name that the bot cannot see.
    HiddenCategory(&'static str),
    /// There is room for this many more.
    RoomForChannels(usize),
    RoomForRoles(usize),
    /// How much the functions' clock is ahead, in seconds.
    ClockAhead(i64),
    Workers(usize),
    // What people do.
    Ask {
        who: Who,
        name: &'static str,
        at: Duration,
        again_after: Option<Duration>,
    },
    AskAtTheEnd {
        who: Who,
        name: &'static str,
    },
    Redrive,
    // What goes wrong.
    Queue {
        mood: Mood,
        from: Duration,
        lasting: Duration,
    },
    /// The bot never answers, and what it sends is on the queue all the same.
    BotKilledAfterSending {
        from: Duration,
        lasting: Duration,
    },
    Trouble {
        when: FaultWhen,
        times: u32,
        what: Trouble,
    },
    Admin {
        act: Act,
        when: FaultWhen,
        phase: Phase,
    },
    AdminAt {
        act: Act,
        at: Duration,
    },
    /// The token of every reply so far dies.
    TokensDie {
        at: Duration,
    },
    /// Somebody deletes every reply so far.
    RepliesDeleted {
        at: Duration,
    },
    AllWorkersKilled {
        at: Duration,
    },
    AllWorkersPaused {
        at: Duration,
        lasting: Duration,
    },
}

/// Who asks.
#[derive(Debug, Clone, Copy)]
pub(super) enum Who {
    Gm,
    /// A player who may create campaigns, too.
    Helper,
    Admin,
    /// Somebody who may not.
    Stranger,
}
