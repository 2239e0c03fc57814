//! Ingot's commands, as the README names them: `cargo xtask run`, `build`, `test`, `pictures`, `bench`, `compat`. They set up what they
//! need, say what they do, and fail with one sentence. Nothing of the product lives here.

mod bench;
mod build;
mod compat;
mod dev;
mod files;
mod fingerprint;
mod finish;
mod lock;
mod paths;
mod pictures;
mod problem;
mod process;
mod run;
mod say;
mod test;
mod tools;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use build::Mode;
use paths::Paths;
use problem::Outcome;

/// Ingot's commands. Each installs what it needs, once, and says so.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Build Ingot and start it
    Run(run::Arguments),
    /// Build Ingot without starting it
    Build {
        /// Quick build without optimisation
        #[arg(long)]
        dev: bool,
    },
    /// Run every check: format, clippy, unit, simulation, wasm and browser tests
    Test(test::Arguments),
    /// Make pictures of every screen and of the component gallery, and judge them
    Pictures,
    /// Measure the bars of the page and the relay in real browsers; `bench sync` those of syncing, without a browser
    Bench {
        /// Passed on to the bench
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Let an earlier state's app and relay meet those of this one
    Compat {
        /// The earlier state's revision; without it the last release
        revision: Option<String>,
    },
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match carry_out(arguments.command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("\nxtask: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn carry_out(command: Command) -> Outcome {
    let paths = Paths::from_env();
    process::stop_children_on_signals()?;
    match command {
        Command::Run(arguments) if arguments.dev => dev::run(&paths, &arguments),
        Command::Run(arguments) => run::run(&paths, &arguments),
        Command::Build { dev } => {
            let product = build::product(&paths, if dev { Mode::Dev } else { Mode::Release })?;
            say::line(format!("the product is {}", product.server.display()));
            Ok(())
        }
        Command::Test(arguments) => test::run(&paths, &arguments),
        Command::Pictures => pictures::run(&paths),
        Command::Bench { arguments } => bench::run(&paths, &arguments),
        Command::Compat { revision } => compat::run(&paths, revision.as_deref()),
    }
}
