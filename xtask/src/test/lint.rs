//! Format and clippy. Both halves of the workspace are compiled once for each platform that they run on.

use std::process::Command;

use crate::paths::{Paths, WASM_TARGET};
use crate::problem::Outcome;
use crate::process;
use crate::say;
use crate::tools::rust;

/// Runs all of them.
pub fn run(paths: &Paths) -> Outcome {
    rust::ensure_wasm_target(paths)?;
    rust::ensure_components(paths)?;
    say::heading("format");
    cargo(paths, &["fmt", "--all", "--check"], "run `cargo fmt --all`")?;
    say::line("every file is formatted");

    let fix = "mend what the lines above say";
    say::heading("clippy");
    cargo(
        paths,
        &[
            "clippy",
            "--workspace",
            "--all-targets",
            "--features",
            "ingot-shared/demo,ingot-app/demo",
            "--locked",
            "--",
            "-D",
            "warnings",
        ],
        fix,
    )?;
    say::heading("clippy for the browser");
    let app = [
        "clippy",
        "--package",
        "ingot-app",
        "--target",
        WASM_TARGET,
        "--all-features",
        "--all-targets",
        "--locked",
        "--",
        "-D",
        "warnings",
    ];
    cargo(paths, &app, fix)?;
    let shared = [
        "clippy",
        "--package",
        "ingot-shared",
        "--target",
        WASM_TARGET,
        "--lib",
        "--test",
        "alike",
        "--locked",
        "--",
        "-D",
        "warnings",
    ];
    cargo(paths, &shared, fix)
}

fn cargo(paths: &Paths, arguments: &[&str], advice: &str) -> Outcome {
    process::run(Command::new("cargo").args(arguments).current_dir(&paths.root), advice)
}
