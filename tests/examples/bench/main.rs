//! The bars of syncing, measured with relays as processes and native devices. `cargo xtask bench sync` runs it.
//!
//! Never here: what a browser adds (that is for `tests/browser/bench.mjs`).

mod bar;
mod catch_up;
mod compacting;
mod first_load;
mod histories;
mod hostile;
mod idle;
mod live;
mod managers;
mod reader;
mod set;
mod writes;

use std::process::ExitCode;

use bar::{Bar, Failure};
use clap::{Parser, ValueEnum};
use set::Set;

/// What to measure.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask bench sync")]
struct Arguments {
    /// One part instead of all.
    #[arg(long)]
    only: Option<Part>,
    /// Documents of the large company, of which 500 change.
    #[arg(long, default_value_t = 100_000)]
    documents: u32,
    /// Clients of a first load.
    #[arg(long, default_value_t = 10_000)]
    clients: u32,
    /// Clients of each of twenty managers.
    #[arg(long, default_value_t = 5_000)]
    managed: u32,
    /// Devices that are connected and say nothing.
    #[arg(long, default_value_t = 5_000)]
    idle: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Part {
    /// Reconnect with nothing changed, catch-up, and catch-up over a bad link.
    CatchUp,
    /// A device that has nothing.
    FirstLoad,
    /// An edit to one other device.
    Edit,
    /// An edit to fifty devices.
    Readers,
    /// Devices that are connected and say nothing.
    Idle,
    /// Changes that are checked and on disk.
    Writes,
    /// An edit while the log is made smaller.
    Compacting,
    /// An edit of a document with a history of years.
    Histories,
    /// Managers who see their own clients only, and signing in.
    Managers,
    /// What hostile devices do to the relay and to others.
    Hostile,
}

const PARTS: [Part; 10] = [
    Part::CatchUp,
    Part::FirstLoad,
    Part::Edit,
    Part::Readers,
    Part::Idle,
    Part::Writes,
    Part::Compacting,
    Part::Histories,
    Part::Managers,
    Part::Hostile,
];

async fn measure(part: Part, arguments: &Arguments, set: &Set) -> Result<Vec<Bar>, Failure> {
    match part {
        Part::CatchUp => catch_up::measure(set, arguments.documents).await,
        Part::FirstLoad => first_load::measure(set, arguments.clients).await,
        Part::Edit => live::edit(set).await,
        Part::Readers => live::readers(set).await,
        Part::Idle => idle::measure(set, arguments.idle).await,
        Part::Writes => writes::measure(set).await,
        Part::Compacting => compacting::measure(set).await,
        Part::Histories => histories::measure(set).await,
        Part::Managers => managers::measure(set, arguments.managed).await,
        Part::Hostile => hostile::measure(set).await,
    }
}

/// One thread: devices are not what is measured, and the relay has the other core.
#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let parts = PARTS.into_iter().filter(|part| arguments.only.is_none_or(|only| only == *part));
    let mut code = ExitCode::SUCCESS;
    for part in parts {
        let measured = match Set::new() {
            Ok(set) => measure(part, &arguments, &set).await,
            Err(failure) => Err(failure),
        };
        match measured {
            Ok(bars) => bars.iter().for_each(|bar| println!("{bar}")),
            Err(failure) => {
                println!("{part:?}: not measured: {failure}");
                code = ExitCode::FAILURE;
            }
        }
    }
    code
}
