//! Faults: sentences of a story (`crates/stories/src/story/language.rs`), played with real processes.

use std::{str::FromStr, sync::Arc, time::Duration};

use anyhow::Context as _;
use channelwright_core::command::add_campaign::NAME;
use channelwright_simulator::world::{World, WorldConfig};
use channelwright_stories::{Act, Actor, Event, FunctionAct, FunctionControl, Line, Mood};

/// One `--fault`.
#[derive(Debug, Clone)]
pub(crate) struct FaultArgument(Line);

impl FromStr for FaultArgument {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let line = Line::read(&format!("{}.", text.trim().trim_end_matches('.')))?;
        let can = match &line {
            Line::Fact(fact) => !fact.is_about_functions(),
            Line::Trouble(trouble) => trouble.act().is_none_or(can_do),
            Line::At(_, Event::Act(act)) => can_do(act),
            _ => false,
        };
        if can { Ok(Self(line)) } else { Err(format!("only a story can play “{text}”, the demo cannot")) }
    }
}

/// Whether the demo can play this with real processes and its queue.
fn can_do(act: &Act) -> bool {
    match act {
        Act::Functions(machine) => {
            matches!(machine, FunctionAct::KillWorkers | FunctionAct::Queue(Mood::Good | Mood::Down(_)))
        }
        _ => true,
    }
}

impl FaultArgument {
    /// Applies a fault that has to be set before Discord starts.
    pub(super) fn configure(&self, config: &mut WorldConfig) {
        if let Line::Fact(fact) = &self.0 {
            fact.configure_discord(&mut config.discord, &mut config.guild);
        }
    }

    /// Applies a fault that needs a running world.
    pub(super) fn arrange(&self, world: &World, actor: &Actor) {
        match &self.0 {
            Line::Fact(fact) => fact.arrange(&world.guild),
            Line::Trouble(trouble) => world.discord.add_fault(trouble.fault(actor)),
            Line::At(Duration::ZERO, Event::Act(act)) => {
                actor.act(act);
            }
            Line::At(start, Event::Act(act)) => {
                let (start, act, actor) = (*start, act.clone(), actor.clone());
                tokio::spawn(async move {
                    tokio::time::sleep(start).await;
                    actor.act(&act);
                });
            }
            _ => {}
        }
    }
}

/// The actor that plays the faults. It needs no notes: the demo itself shows their effects.
pub(super) fn actor(world: &World, campaign: &str) -> anyhow::Result<Actor> {
    let command = world.discord.command_id(world.guild.id, NAME).context("the command is not registered")?;
    Ok(Actor {
        guild: world.guild.clone(),
        command,
        campaign: campaign.to_owned(),
        interactions: Arc::default(),
        functions: functions(world),
        log: Arc::new(|_| {}),
    })
}

fn functions(world: &World) -> Arc<FunctionControl> {
    let (worker, queue) = (world.worker.clone(), world.queue.clone());
    Arc::new(move |machine| {
        match machine {
            FunctionAct::KillWorkers => worker.kill(),
            FunctionAct::Queue(mood) => queue.set_unavailable(*mood != Mood::Good),
            _ => return None,
        }
        Some(String::new())
    })
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::{super::arguments::AFTER_HELP, *};

    #[test]
    fn every_sentence_in_the_help_is_one() {
        let (_, lasting) = AFTER_HELP.split_once("Faults that last:\n").unwrap();
        let lasting = lasting.lines().map_while(|line| line.strip_prefix("  "));
        let examples = AFTER_HELP.split("--fault '").skip(1).map(|rest| rest.split('\'').next().unwrap());
        let sentences: Vec<&str> = lasting.chain(examples).collect();
        assert!(sentences.len() > 8, "{sentences:?}");
        for sentence in sentences {
            sentence.parse::<FaultArgument>().unwrap_or_else(|error| panic!("{error}"));
        }
    }

    #[test]
    fn a_full_stop_may_be_there() {
        assert!("The guild cannot have forums.".parse::<FaultArgument>().is_ok());
    }

    fn check_wrong(text: &str, expected: &Expect) {
        expected.assert_eq(&text.parse::<FaultArgument>().unwrap_err());
    }

    #[test]
    fn what_makes_no_sense_is_said_to_make_none() {
        check_wrong(
            "On nonsense 3: 500",
            &expect![[r"
                “nonsense 3” is not understood; possible is:
                    request {n}
                    any request
                    any {route}
                    {route} {n}"]],
        );
        check_wrong(
            "Each channel creation counts",
            &expect![[r"
                “Each channel creation counts” is not understood; possible is:
                    Each request takes {time}
                    Each {route} takes {time}
                    Each {route} counts, {n} are allowed in {time}
                  or “On ⟨place⟩, ⟨how often⟩: …”, “After ⟨place⟩: …”, “At ⟨time⟩ …” or “In the end …”"]],
        );
        for wrong in ["", "kill@12", "On request 3", "On request 3: boom", "On request 3: 200"] {
            assert!(wrong.parse::<FaultArgument>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn what_real_processes_cannot_play_is_refused() {
        check_wrong(
            "At 3 s the operator redrives the dead letters",
            &expect!["only a story can play “At 3 s the operator redrives the dead letters”, the demo cannot"],
        );
        for wrong in ["At 0 s the gm asks for \"Test\"", "The functions' clock is 9 s ahead", "Chance is 3"] {
            assert!(wrong.parse::<FaultArgument>().unwrap_err().starts_with("only a story"), "{wrong}");
        }
    }
}
