//! The relay as it is, as a program of this package: Cargo builds it for the tests that need it as a process.

use std::process::ExitCode;

use clap::Parser;
use ingot_server::commands::Cli;

fn main() -> ExitCode {
    match Cli::parse().run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
