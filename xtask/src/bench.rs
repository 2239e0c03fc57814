//! `cargo xtask bench`: builds the product and hands it to the bench of the browser tests.

use std::process::Command;

use crate::build::{self, Mode};
use crate::paths::Paths;
use crate::problem::Outcome;
use crate::process;
use crate::say;
use crate::tools::system;

/// Runs `tests/browser/bench.mjs` with `arguments`.
pub fn run(paths: &Paths, arguments: &[String]) -> Outcome {
    system::ensure_node()?;
    let browser = system::ensure_browser()?;
    system::ensure_node_packages(paths)?;
    let product = build::product(paths, Mode::Release)?;
    process::run(
        Command::new("cargo")
            .args(["build", "--release", "--package", "ingot-tests", "--example", "fill"])
            .current_dir(&paths.root),
        "the lines above say what does not compile",
    )?;
    say::heading("bench");
    process::run(
        Command::new("node")
            .arg("bench.mjs")
            .args(arguments)
            .current_dir(paths.browser_tests())
            .env("INGOT_SERVER", &product.server)
            .env("INGOT_FILL", paths.target.join("release/examples/fill"))
            .env("INGOT_CHROMIUM", &browser.chromium),
        "the lines above say which measurement failed",
    )
}
