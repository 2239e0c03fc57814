//! Tests inside a real browser: the engine's, where its IndexedDB is, and the cases of `shared` that must come out as they do natively.

use std::path::Path;
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
    say::heading("wasm tests in Chromium: the engine");
    let engine = ["--package", "ingot-app", "--no-default-features", "--features", "engine", "--lib"];
    cargo_test(paths, &tools, &browser.driver, &engine)?;
    say::heading("wasm tests in Chromium: the cases that come out as they do natively");
    cargo_test(paths, &tools, &browser.driver, &["--package", "ingot-shared", "--test", "alike"])
}

fn cargo_test(paths: &Paths, tools: &Tools, driver: &Path, arguments: &[&str]) -> Outcome {
    process::run(
        Command::new("cargo")
            .args(["test", "--locked", "--target", WASM_TARGET])
            .args(arguments)
            .current_dir(&paths.root)
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", tools.wasm_bindgen.with_file_name("wasm-bindgen-test-runner"))
            .env("CHROMEDRIVER", driver)
            .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", paths.root.join("app/webdriver.json"))
            .env("WASM_BINDGEN_TEST_TIMEOUT", "180"),
        "the lines above name the failed test",
    )
}
