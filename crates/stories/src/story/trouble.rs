//! What goes wrong on a request.

use channelwright_simulator::discord::{Fault, FaultKind, FaultWhen, Phase};

use super::act::{Act, Hands};

/// Something that goes wrong with a request.
#[derive(Debug, Clone)]
pub struct Trouble {
    pub(super) place: FaultWhen,
    pub(super) times: u32,
    pub(super) strike: Strike,
}

#[derive(Debug, Clone)]
pub(super) enum Strike {
    Fault(FaultKind),
    Kill(Moment),
    /// Somebody does something just before the request is carried out, or just after.
    Act(Act, Phase),
}

/// When, seen from a request, the worker that sent it is killed.
#[derive(Debug, Clone, Copy)]
pub(super) enum Moment {
    /// The request is never carried out.
    Before,
    /// The request is carried out after the worker is gone.
    During,
    /// The request has been carried out, and its answer finds nobody.
    After,
}

impl Trouble {
    /// What somebody does then, if that is what goes wrong.
    #[must_use]
    pub fn act(&self) -> Option<&Act> {
        match &self.strike {
            Strike::Act(act, _) => Some(act),
            Strike::Fault(_) | Strike::Kill(_) => None,
        }
    }

    /// As a fault of the simulated Discord. What people and machines do then is done with these hands.
    #[must_use]
    pub fn fault(&self, hands: &Hands) -> Fault {
        let what = match &self.strike {
            Strike::Fault(kind) => kind.clone(),
            Strike::Kill(moment) => moment.kill(hands.clone()),
            Strike::Act(act, phase) => {
                let (hands, act) = (hands.clone(), act.clone());
                FaultKind::hook(*phase, false, move || {
                    hands.act(&act);
                })
            }
        };
        Fault { when: self.place.clone(), times: self.times, what }
    }
}

impl Moment {
    fn kill(self, hands: Hands) -> FaultKind {
        let (phase, then_drop, when) = match self {
            Self::Before => (Phase::Before, true, "before its request reaches Discord"),
            Self::During => (Phase::Before, false, "while Discord carries out its request"),
            Self::After => (Phase::After, false, "before it hears the answer to its request"),
        };
        // Of what was on its way together, the first kills, and the others find nobody to kill.
        FaultKind::hook(phase, then_drop, move || {
            hands.kill().into_iter().for_each(|said| (hands.note)(format!("{said} {when}")));
        })
    }
}
