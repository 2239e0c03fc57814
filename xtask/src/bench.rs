//! `cargo xtask bench`: builds the product and hands it to the bench of the browser tests; `cargo xtask bench sync` measures the relay and
//! native devices, without a browser.

use std::process::Command;

use crate::build::{self, Mode};
use crate::paths::Paths;
use crate::problem::Outcome;
use crate::process;
use crate::say;
use crate::tools::system;

/// Runs `tests/browser/bench.mjs` with `arguments`, or `tests/examples/bench` when the first is `sync`.
pub fn run(paths: &Paths, arguments: &[String]) -> Outcome {
    if let Some((first, rest)) = arguments.split_first()
        && first == "sync"
    {
        return sync(paths, rest);
    }
    system::ensure_node()?;
    let browser = system::ensure_browser()?;
    system::ensure_node_packages(paths)?;
    let product = build::product(paths, Mode::Release)?;
    examples(paths, &["--example", "fill"])?;
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

/// The app is not measured here, so the relay is built without it, as a program of the tests.
fn sync(paths: &Paths, arguments: &[String]) -> Outcome {
    examples(paths, &["--bin", "relay", "--example", "fill", "--example", "bench"])?;
    say::heading("the bars of syncing");
    let release = paths.target.join("release");
    process::run(
        Command::new(release.join("examples/bench"))
            .args(arguments)
            .env("INGOT_SERVER", release.join("relay"))
            .env("INGOT_FILL", release.join("examples/fill")),
        "the lines above say which measurement failed",
    )
}

/// Builds programs of the tests.
fn examples(paths: &Paths, which: &[&str]) -> Outcome {
    process::run(
        Command::new("cargo").args(["build", "--release", "--package", "ingot-tests"]).args(which).current_dir(&paths.root),
        "the lines above say what does not compile",
    )
}
