//! A guild that applies actions, and a driver for runs.

use std::collections::BTreeSet;

use crate::{
    blueprint::Blueprint,
    campaign::{CampaignName, campaign},
    id::Id,
    permission::{Permissions, preset},
    plan::{Plan, Problem, Step, add_missing},
    run::{Action, Created, End, Next, Outcome, Refusal, Run, note::note},
    snapshot::{Channel, ChannelType, Member, Snapshot, testing},
    template::Template,
};

pub(super) const GAME_MASTER: u64 = 7;

pub(super) fn blueprint() -> Blueprint {
    Blueprint::new(&Template::default_campaign().unwrap(), CampaignName::parse("Test").unwrap(), Id::new(GAME_MASTER))
}

#[derive(Clone, Debug)]
pub(super) struct World {
    pub(super) blueprint: Blueprint,
    /// What the template lets game masters do.
    pub(super) game_master_may: Permissions,
    pub(super) guild: Snapshot,
    pub(super) next_id: u64,
    pub(super) actions: Vec<&'static str>,
}

impl World {
    pub(super) fn new() -> Self {
        let mut guild = testing::guild();
        guild.members.insert(Id::new(GAME_MASTER), Some(Member::new(Id::new(GAME_MASTER), vec![])));
        guild.member_counts = Some([].into());
        let game_master_may = preset::GAME_MASTER_MAY_BY_DEFAULT;
        Self { blueprint: blueprint(), game_master_may, guild, next_id: 1000, actions: vec![] }
    }

    pub(super) fn plan(&self) -> Plan {
        self.plan_of(self.blueprint.clone())
    }

    pub(super) fn plan_of(&self, blueprint: Blueprint) -> Plan {
        let found = campaign(&self.guild, &blueprint.campaign);
        add_missing(blueprint, found, &self.guild)
    }

    pub(super) fn steps(&self) -> Vec<Step> {
        self.plan().steps
    }

    pub(super) fn problems(&self) -> Vec<Problem> {
        self.plan().check(&self.guild).err().unwrap_or_default()
    }

    pub(super) fn run(&self) -> Run {
        self.resumed(None)
    }

    /// A run of a later delivery. The first delivery was at this Unix time in milliseconds.
    pub(super) fn resumed(&self, since_ms: Option<u64>) -> Run {
        self.run_of(self.plan(), since_ms)
    }

    pub(super) fn run_of(&self, plan: Plan, since_ms: Option<u64>) -> Run {
        Run::new(plan.check(&self.guild).unwrap(), &self.guild, since_ms)
    }

    pub(super) fn perform(&mut self, action: &Action) -> Outcome {
        self.next_id += 1;
        let id = self.next_id;
        match action.clone() {
            Action::CreateRole { name } => {
                self.actions.push(action.name());
                let made = testing::role(id, &name);
                self.guild.roles.push(made.clone());
                Outcome::Created(Created::Role(made))
            }
            Action::CreateCategory { name, overwrites } => {
                self.actions.push(action.name());
                let made = Channel { overwrites, ..testing::channel(id, ChannelType::Category, &name) };
                self.guild.channels.push(made.clone());
                Outcome::Created(Created::Channel(made))
            }
            Action::CreateChannel { parent, name, kind, topic, overwrites, .. } => {
                self.actions.push(action.name());
                let made = testing::channel(id, kind.into(), &name);
                let made = Channel { parent: Some(parent), topic, overwrites, ..made };
                self.guild.channels.push(made.clone());
                Outcome::Created(Created::Channel(made))
            }
            action => {
                self.actions.push(action.name());
                if let Action::DeleteChannel(channel) = action {
                    assert_eq!(self.guild.children(channel).count(), 0, "its channels would become orphans");
                }
                self.count_members(&action);
                note(&mut self.guild, &action);
                Outcome::Done
            }
        }
    }

    /// The bot has these permissions in the guild.
    pub(super) fn bot_may(&mut self, permissions: Permissions) {
        self.guild.roles.iter_mut().find(|role| role.name == "bot").unwrap().permissions = permissions;
    }

    /// An admin deletes the campaign's role.
    pub(super) fn delete_role(&mut self) {
        let role = self.plan().parts.role.unwrap();
        self.perform(&Action::DeleteRole(role));
    }

    fn count_members(&mut self, action: &Action) {
        let counts = self.guild.member_counts.as_mut().unwrap();
        match action {
            Action::GrantRole { role, .. } => *counts.entry(*role).or_default() += 1,
            Action::TakeRole { role, .. } => *counts.entry(*role).or_default() -= 1,
            Action::DeleteRole(role) => drop(counts.remove(role)),
            _ => {}
        }
    }

    /// Carries out the run. `fault` may return an outcome for the nth action (from 0), which is then not performed.
    pub(super) fn drive(
        &mut self,
        run: &mut Run,
        mut fault: impl FnMut(&mut Self, usize, &Action) -> Option<Outcome>,
    ) -> End {
        let mut in_flight = Vec::new();
        for n in 0.. {
            assert!(n < 10_000, "the run does not end");
            match run.advance() {
                Next::Do(ticket, action, _) => in_flight.push((ticket, action)),
                Next::Await => {
                    let (ticket, action) = in_flight.remove(0);
                    let nth = self.actions.len();
                    let outcome = fault(self, nth, &action);
                    if outcome.is_some() && self.actions.len() == nth {
                        self.actions.push("(fault)");
                    }
                    let outcome = outcome.unwrap_or_else(|| self.perform(&action));
                    run.record(ticket, outcome);
                }
                Next::LookAgain { .. } => run.observed(&self.guild),
                Next::Ended(end) => {
                    assert!(in_flight.is_empty(), "ended with actions in flight");
                    return end;
                }
            }
        }
        unreachable!()
    }

    pub(super) fn drive_without_faults(&mut self, run: &mut Run) -> End {
        self.drive(run, |_, _, _| None)
    }

    /// Checks that there is one role, one category and each wanted channel once.
    pub(super) fn assert_complete(&self) {
        let roles: Vec<&str> = self.guild.roles.iter().skip(2).map(|role| role.name.as_str()).collect();
        assert_eq!(roles, ["Test Members"]);
        let names: Vec<&str> = self.guild.channels.iter().map(|channel| channel.name.as_str()).collect();
        assert_eq!(names.len(), 12, "{names:?}");
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), 12, "{names:?}");
        assert_eq!(self.steps(), []);
    }

    pub(super) fn member(user: u64, roles: &[u64]) -> Member {
        Member::new(Id::new(user), roles.iter().copied().map(Id::new).collect())
    }
}

pub(super) fn refusal(status: u16, code: u64) -> Outcome {
    Outcome::Refused(Refusal { status, code, faults: vec![], message: String::new() })
}

/// A short label for each step.
pub(super) fn labels(plan: &Plan) -> Vec<String> {
    plan.steps.iter().map(Step::label).collect()
}
