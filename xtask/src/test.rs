//! `cargo xtask test`: every check, the quick ones first, stopping at the first that fails. It sets up what the checks need
//! and stops whatever it started.

mod browser;
mod lint;
mod native;
mod wasm;

use std::time::Instant;

use clap::{Args, ValueEnum};

use crate::paths::Paths;
use crate::problem::Outcome;
use crate::say;

/// Which checks to run.
#[derive(Debug, Args)]
pub struct Arguments {
    /// One part instead of all
    #[arg(long)]
    only: Option<Part>,
    /// So many seeds for the simulation, instead of its usual number
    #[arg(long)]
    seeds: Option<u64>,
}

/// A part that can be run on its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    /// Format and clippy, native and wasm
    Lint,
    /// Unit, property and relay tests
    Unit,
    /// Engines and a relay over a hostile network
    Simulation,
    /// What must be tried in a real browser: the engine, and cases that must come out as they do natively
    Wasm,
    /// Journeys through the real product in real browsers
    Browser,
}

/// Runs the checks.
pub fn run(paths: &Paths, arguments: &Arguments) -> Outcome {
    let begin = Instant::now();
    let seeds = arguments.seeds;
    match arguments.only {
        Some(Part::Lint) => lint::run(paths)?,
        Some(Part::Unit) => native::unit(paths)?,
        Some(Part::Simulation) => native::simulation(paths, seeds)?,
        Some(Part::Wasm) => wasm::run(paths)?,
        Some(Part::Browser) => browser::run(paths)?,
        None => {
            lint::run(paths)?;
            native::all(paths, seeds)?;
            wasm::run(paths)?;
            browser::run(paths)?;
        }
    }
    let seconds = begin.elapsed().as_secs();
    let what = arguments.only.map_or_else(|| "every check".to_owned(), |part| format!("{part:?}").to_lowercase());
    say::heading(&format!("passed: {what}, in {} min {} s", seconds / 60, seconds % 60));
    Ok(())
}
