//! `cargo xtask pictures`: a quick build, and a picture of every screen and of the gallery: phone and desktop, light and dark, three languages.
//! What a machine can judge of them is judged at the same time.

use std::process::Command;

use crate::build::{self, Mode};
use crate::paths::Paths;
use crate::problem::Outcome;
use crate::process;
use crate::say;
use crate::tools::system;

/// The journeys that make pictures. The README's pictures are another one's.
const FILES: [&str; 2] = ["languages-look.test.mjs", "gallery.test.mjs"];
const JOURNEYS: &str = "every screen|gallery";

/// Makes the pictures in `tests/browser/out`.
pub fn run(paths: &Paths) -> Outcome {
    system::ensure_node()?;
    let browser = system::ensure_browser()?;
    system::ensure_node_packages(paths)?;
    let product = build::product(paths, Mode::Dev)?;
    say::heading("pictures");
    let made = process::run(
        Command::new("node")
            .args(["--test", "--test-concurrency=1", "--test-reporter=spec"])
            .arg(format!("--test-name-pattern={JOURNEYS}"))
            .args(FILES)
            .current_dir(paths.browser_tests())
            .env("INGOT_SERVER", &product.server)
            .env("INGOT_CHROMIUM", &browser.chromium),
        "the lines above say what is wrong on which screen",
    );
    say::line(format!("the pictures are in {}", paths.browser_tests().join("out").display()));
    made
}
