//! What holds whatever goes wrong.

use proptest::prelude::*;

use super::world::{World, refusal};
use crate::run::{Action, End, Outcome};

#[derive(Debug, Clone, Copy)]
enum Fault {
    LostBefore,
    LostAfter,
    Kill { after: bool },
}

fn any_fault() -> impl Strategy<Value = Fault> {
    prop_oneof![Just(Fault::LostBefore), Just(Fault::LostAfter), any::<bool>().prop_map(|after| Fault::Kill { after })]
}

proptest! {
    /// Whatever is lost or killed, a few deliveries later there is exactly one campaign.
    #[test]
    fn faults_and_crashes_never_make_two(faults in proptest::collection::btree_map(0_usize..40, any_fault(), 0..8)) {
        let mut world = World::new();
        for _delivery in 0..12 {
            let mut run = world.run();
            let mut killed = false;
            let end = world.drive(&mut run, |world, n, action| {
                let fault = if killed { Some(Fault::LostBefore) } else { faults.get(&n).copied() };
                match fault? {
                    Fault::LostBefore => Some(Outcome::Doubtful),
                    Fault::LostAfter => {
                        world.perform(action);
                        Some(Outcome::Doubtful)
                    }
                    Fault::Kill { after } => {
                        killed = true;
                        if after {
                            world.perform(action);
                        }
                        Some(Outcome::MustWait { seconds: 1 })
                    }
                }
            });
            if end == End::Complete {
                break;
            }
            prop_assert!(matches!(end, End::HandedBack(_)), "{end:?}");
        }
        world.assert_complete();
    }

    /// Whenever Discord refuses for good, the guild is as it was before.
    #[test]
    fn undo_after_apply_gives_the_first_snapshot(at in 0_usize..13, lost in proptest::collection::btree_set(0_usize..30, 0..4)) {
        let mut world = World::new();
        let before = world.guild.clone();
        let mut run = world.run();
        let mut refused = false;
        let end = world.drive(&mut run, |world, n, action| {
            let creates = !matches!(action, Action::GrantRole { .. } | Action::DeleteChannel(_) | Action::DeleteRole(_));
            if n >= at && creates && !refused {
                refused = true;
                return Some(refusal(400, 30013));
            }
            lost.contains(&n).then(|| {
                world.perform(action);
                Outcome::Doubtful
            })
        });
        prop_assert!(matches!(&end, End::Failed { left, .. } if left.is_empty()), "{end:?}");
        prop_assert_eq!(world.guild, before);
    }
}
