//! That the benchmark works; what it measures is no matter for a test.

use crate::run;

#[test]
fn the_benchmark_measures_everything_once() {
    let ran = run(&["bench", "--quick"]);
    ran.check(
        0,
        &[
            "| bot: from exec to the first poll (n = 4) ",
            "| worker: from exec to the first poll (n = 4) ",
            "| bot: from invocation to response, warm (n = 25) ",
            "| from command to final message, both functions cold (n = 1) ",
            "| from command to final message, both functions warm (n = 1) ",
            "| 13: kept",
            "| ≤ 12: kept",
            "| 5 channels per 1 s: from command to final message (n = 1) ",
            "| bot: peak memory (VmHWM) of any process ",
            "| worker: size of the binary ",
        ],
    );
}
