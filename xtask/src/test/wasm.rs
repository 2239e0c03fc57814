//! The engine's tests inside a real browser, where its IndexedDB is.

use std::process::Command;

use crate::paths::{Paths, WASM_TARGET};
use crate::problem::Outcome;
use crate::process;
use crate::say;
use crate::tools::{Tools, system};

/// Runs them through WebDriver. Chromium's flags are in `app/webdriver.json`.
pub fn run(paths: &Paths) -> Outcome {
    let browser = system::ensure_browser()?;
    let tools = Tools::ensure(paths)?;
    say::heading("wasm tests in Chromium");
    process::run(
        Command::new("cargo")
            .args([
                "test",
                "--locked",
                "--package",
                "ingot-app",
                "--target",
                WASM_TARGET,
                "--no-default-features",
                "--features",
                "engine",
                "--lib",
            ])
            .current_dir(&paths.root)
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", tools.wasm_bindgen.with_file_name("wasm-bindgen-test-runner"))
            .env("CHROMEDRIVER", &browser.driver)
            .env("WASM_BINDGEN_TEST_TIMEOUT", "180"),
        "the lines above name the failed test",
    )
}
