//! What goes wrong with requests.

use std::time::Duration;

use channelwright_simulator::discord::{Discord, FaultBody, FaultKind, Phase, RateLimitForm};

use crate::Killer;

/// What happens to a request.
#[derive(Debug, Clone, Copy)]
pub(super) enum Trouble {
    /// An error of this status, and Discord's code if it is not 0.
    Status(u16, u32),
    /// An error with a page for a body.
    Page(u16),
    /// An error although it was carried out.
    ErrorAfter(u16),
    Reset(Phase),
    Truncated,
    Garbled,
    Hang(Phase, Duration),
    Limited(RateLimitForm, Duration),
    /// The worker is killed before it is carried out, which it then never is.
    KillBefore,
    /// The worker is killed while it is carried out.
    KillDuring,
    /// The worker is killed after it was carried out, and before it knows.
    KillAfter,
    /// The worker is paused while it is carried out, for this long.
    Pause(Duration),
}

impl Trouble {
    pub(super) fn kind(self, killer: &Killer, discord: &Discord) -> FaultKind {
        let before = |status, body| FaultKind::Status { phase: Phase::Before, status, body };
        let kill = |phase, then_drop| {
            let (killer, discord) = (killer.clone(), discord.clone());
            FaultKind::hook(phase, then_drop, move || {
                killer.kill();
                discord.forget_clients();
            })
        };
        match self {
            Self::Status(status, 0) => before(status, FaultBody::Json),
            Self::Status(status, code) => before(status, FaultBody::Code(code)),
            Self::Page(status) => before(status, FaultBody::Html),
            Self::ErrorAfter(status) => FaultKind::status_after(status),
            Self::Reset(phase) => FaultKind::Reset { phase },
            Self::Truncated => FaultKind::TruncatedBody,
            Self::Garbled => FaultKind::InvalidJson,
            Self::Hang(phase, duration) => FaultKind::Hang { phase, duration },
            Self::Limited(form, retry_after) => FaultKind::RateLimited { form, retry_after },
            Self::KillBefore => kill(Phase::Before, true),
            Self::KillDuring => kill(Phase::Before, false),
            Self::KillAfter => kill(Phase::After, false),
            Self::Pause(lasting) => {
                let killer = killer.clone();
                FaultKind::hook(Phase::Before, false, move || {
                    killer.pause(lasting);
                })
            }
        }
    }
}
