//! Parts of the Rust toolchain: the wasm target, rustfmt and clippy. Only `rustup` can add them.

use std::path::Path;
use std::process::Command;

use crate::paths::{Paths, WASM_TARGET};
use crate::problem::{Outcome, Problem};
use crate::process;
use crate::say;

/// Makes sure that Rust can compile for the browser.
pub fn ensure_wasm_target(paths: &Paths) -> Outcome {
    // Asking the compiler, not rustup: a distribution's Rust has the target as a package.
    let sysroot =
        process::answer(Command::new("rustc").args(["--print", "sysroot"]).current_dir(&paths.root)).ok_or_else(|| {
            Problem::new("rustc does not answer: install Rust 1.90 or newer (https://rustup.rs) and run this again")
        })?;
    if Path::new(&sysroot).join("lib/rustlib").join(WASM_TARGET).join("lib").is_dir() {
        return Ok(());
    }
    rustup(paths, &["target", "add", WASM_TARGET], "the standard library for the browser, a few seconds")
}

/// Makes sure that `cargo fmt` and `cargo clippy` exist.
pub fn ensure_components(paths: &Paths) -> Outcome {
    for (command, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        let known = process::answer(Command::new("cargo").args([command, "--version"]).current_dir(&paths.root)).is_some();
        if !known {
            add_component(paths, component, "needed by the checks, a few seconds")?;
        }
    }
    Ok(())
}

/// Adds a part of the toolchain.
pub fn add_component(paths: &Paths, component: &str, why: &str) -> Outcome {
    rustup(paths, &["component", "add", component], why)
}

fn rustup(paths: &Paths, arguments: &[&str], why: &str) -> Outcome {
    let what = arguments.join(" ");
    if super::on_path("rustup").is_empty() {
        return Err(Problem::new(format!(
            "rustup is missing: install it (https://rustup.rs), or do what `rustup {what}` does by your own means"
        )));
    }
    say::line(format!("rustup {what}: {why}"));
    process::run(
        Command::new("rustup").args(arguments).current_dir(&paths.root),
        &format!("run `rustup {what}` by hand and look at what it says"),
    )
}
