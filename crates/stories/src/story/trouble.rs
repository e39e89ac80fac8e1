//! Troubles: faults, kills and acts that a request triggers.

use channelwright_simulator::discord::{Fault, FaultKind, FaultWhen, Phase};

use super::act::{Act, Actor};

/// Something that goes wrong on one or more requests.
#[derive(Debug, Clone)]
pub struct Trouble {
    pub(super) place: FaultWhen,
    pub(super) times: u32,
    pub(super) strike: Strike,
}

#[derive(Debug, Clone)]
pub(super) enum Strike {
    Fault(FaultKind),
    Kill(KillPoint),
    /// An act just before the request is carried out, or just after.
    Act(Act, Phase),
}

/// When the worker that sent a request is killed.
#[derive(Debug, Clone, Copy)]
pub(super) enum KillPoint {
    /// The request is never carried out.
    Before,
    /// The request is carried out after the worker is gone.
    During,
    /// The request is carried out, and the worker is killed before it reads the answer.
    After,
}

impl Trouble {
    /// The act that the request triggers, if it is one.
    #[must_use]
    pub fn act(&self) -> Option<&Act> {
        match &self.strike {
            Strike::Act(act, _) => Some(act),
            Strike::Fault(_) | Strike::Kill(_) => None,
        }
    }

    /// This trouble as a fault of the simulated Discord. `actor` carries out the kills and acts.
    #[must_use]
    pub fn fault(&self, actor: &Actor) -> Fault {
        let what = match &self.strike {
            Strike::Fault(kind) => kind.clone(),
            Strike::Kill(point) => point.kill(actor.clone()),
            Strike::Act(act, phase) => {
                let (actor, act) = (actor.clone(), act.clone());
                FaultKind::hook(*phase, false, move || {
                    actor.act(&act);
                })
            }
        };
        Fault { when: self.place.clone(), times: self.times, what }
    }
}

impl KillPoint {
    fn kill(self, actor: Actor) -> FaultKind {
        let (phase, then_drop, when) = match self {
            Self::Before => (Phase::Before, true, "before its request reaches Discord"),
            Self::During => (Phase::Before, false, "while Discord carries out its request"),
            Self::After => (Phase::After, false, "before it hears the answer to its request"),
        };
        // Of several requests in flight, the first one kills the worker; the others find none.
        FaultKind::hook(phase, then_drop, move || {
            actor.kill().into_iter().for_each(|text| (actor.log)(format!("{text} {when}")));
        })
    }
}
