//! Journeys with real browsers against the real program.

use std::process::Command;

use crate::build::{self, Mode};
use crate::paths::Paths;
use crate::problem::Outcome;
use crate::process;
use crate::say;
use crate::test::native;
use crate::tools::system;

/// Each file has a browser of its own, of about a gigabyte with its pages.
const MOST_AT_A_TIME: usize = 4;

/// Builds the product as `run` does, weighs it, and runs the files of journeys, as many at a time as the machine bears.
pub fn run(paths: &Paths) -> Outcome {
    system::ensure_node()?;
    let browser = system::ensure_browser()?;
    system::ensure_node_packages(paths)?;
    let product = build::product(paths, Mode::Release)?;
    build::within_ceiling(&product)?;
    native::example(paths, "fill")?;
    say::heading("browser tests");
    process::run(
        Command::new("node")
            .args(["--test", &format!("--test-concurrency={}", at_a_time()), "--test-reporter=spec"])
            .current_dir(paths.browser_tests())
            .env("INGOT_SERVER", &product.server)
            .env("INGOT_FILL", paths.target.join("debug/examples/fill"))
            .env("INGOT_CHROMIUM", &browser.chromium),
        "the lines above name the failed journey",
    )
}

/// A journey keeps two cores busy: its browsers and their workers. On two cores, two files at a time took nearly as long.
fn at_a_time() -> usize {
    std::thread::available_parallelism().map_or(1, |cores| (cores.get() / 2).clamp(1, MOST_AT_A_TIME))
}
