//! The tests that run without a browser: unit and property tests, the relay's, and the simulation.

use std::process::Command;

use crate::paths::Paths;
use crate::problem::Outcome;
use crate::process;
use crate::say;

/// The package that holds the simulation.
const SIMULATION: &str = "ingot-tests";
/// The demo company and the worker that makes it have tests of their own.
const DEMO: &str = "ingot-shared/demo,ingot-app/demo";

/// Everything native in one go.
pub fn all(paths: &Paths, seeds: Option<u64>) -> Outcome {
    say::heading("unit, property, relay and simulation tests");
    cargo_test(paths, &["--workspace", "--features", DEMO], seeds)
}

/// Everything native but the simulation.
pub fn unit(paths: &Paths) -> Outcome {
    say::heading("unit, property and relay tests");
    cargo_test(paths, &["--workspace", "--features", DEMO, "--exclude", SIMULATION], None)
}

/// The simulation, with `seeds` seeds when given.
pub fn simulation(paths: &Paths, seeds: Option<u64>) -> Outcome {
    say::heading("simulation");
    cargo_test(paths, &["--package", SIMULATION], seeds)
}

/// Builds an example, unoptimised, as all the tests are compiled: after them there is nothing left to do.
pub fn example(paths: &Paths, name: &str) -> Outcome {
    process::run(
        Command::new("cargo")
            .args(["build", "--locked", "--workspace", "--features", DEMO, "--example", name])
            .current_dir(&paths.root),
        "the lines above say what does not compile",
    )
}

fn cargo_test(paths: &Paths, arguments: &[&str], seeds: Option<u64>) -> Outcome {
    let mut command = Command::new("cargo");
    command.args(["test", "--locked"]).args(arguments).current_dir(&paths.root);
    if let Some(seeds) = seeds {
        command.env("INGOT_SEEDS", seeds.to_string());
    }
    process::run(&mut command, "the lines above name the failed test; a simulation prints the seed that replays it")
}
