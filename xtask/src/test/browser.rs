//! Journeys with real browsers against the real program.

use std::process::Command;

use crate::build::{self, Mode};
use crate::paths::Paths;
use crate::problem::Outcome;
use crate::process;
use crate::say;
use crate::tools::system;

/// Builds the product as `run` does, weighs it, and runs the journeys one after the other.
pub fn run(paths: &Paths) -> Outcome {
    system::ensure_node()?;
    let browser = system::ensure_browser()?;
    system::ensure_node_packages(paths)?;
    let product = build::product(paths, Mode::Release)?;
    build::within_ceiling(&product)?;
    say::heading("browser tests");
    process::run(
        Command::new("node")
            // One at a time: the machine that checks may have two cores, and a journey starts two browsers.
            .args(["--test", "--test-concurrency=1", "--test-reporter=spec"])
            .current_dir(paths.browser_tests())
            .env("INGOT_SERVER", &product.server)
            .env("INGOT_CHROMIUM", &browser.chromium),
        "the lines above name the failed journey",
    )
}
