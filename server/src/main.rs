//! The binary `ingot-server`.

use std::process::ExitCode;

use clap::Parser;
use ingot_server::commands::Cli;

fn main() -> ExitCode {
    let cli = Cli::parse();
    match cli.run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("ingot-server: {error}");
            ExitCode::FAILURE
        }
    }
}
