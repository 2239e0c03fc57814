//! The tools that a build needs: found on PATH in exactly the right version, or in the per-user cache, or installed there.
//! Never changes anything outside that cache, but for the wasm target, which `rustup` keeps.

mod esbuild;
pub mod rust;
pub mod system;
mod trunk;
mod wasm_bindgen;
mod wasm_opt;

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::lock;
use crate::paths::Paths;
use crate::problem::{Outcome, Problem};
use crate::process;
use crate::say;

/// Programs that were found or installed.
#[derive(Debug)]
pub struct Tools {
    /// Builds the page.
    pub trunk: PathBuf,
    /// The CLI of the `wasm-bindgen` that `Cargo.lock` names.
    pub wasm_bindgen: PathBuf,
    /// Shrinks wasm; missing where there is no Node.
    pub wasm_opt: Option<PathBuf>,
    /// Shortens scripts; missing where there is no Node.
    pub esbuild: Option<PathBuf>,
}

impl Tools {
    /// Finds or installs all of them.
    pub fn ensure(paths: &Paths) -> Outcome<Self> {
        let _guard = lock::take(&paths.tools.join(".lock"), "installing tools")?;
        rust::ensure_wasm_target(paths)?;
        Ok(Self {
            trunk: trunk::ensure(paths)?,
            wasm_bindgen: wasm_bindgen::ensure(paths)?,
            wasm_opt: wasm_opt::ensure(paths)?,
            esbuild: esbuild::ensure(paths)?,
        })
    }

    /// `PATH` with the tools' folders first, so that Trunk finds the right `wasm-bindgen` and never downloads one.
    pub fn path(&self) -> Outcome<std::ffi::OsString> {
        let own = [&self.wasm_bindgen, &self.trunk].into_iter().filter_map(|tool| tool.parent()).map(Path::to_path_buf);
        let others = std::env::var_os("PATH").unwrap_or_default();
        std::env::join_paths(own.chain(std::env::split_paths(&others)))
            .map_err(|_| Problem::new("PATH holds a folder whose name cannot be used; look at its entries"))
    }
}

/// The first `name` of exactly this `version`, looked for on PATH, then at `cached`.
fn find(name: &str, version: &str, cached: &Path) -> Option<PathBuf> {
    on_path(name).into_iter().chain([cached.to_path_buf()]).find(|program| has_version(program, version))
}

/// Every program called `name` on PATH, in order.
pub fn on_path(name: &str) -> Vec<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).map(|folder| folder.join(name)).filter(|program| program.is_file()).collect()
}

fn has_version(program: &Path, version: &str) -> bool {
    program.is_file()
        && process::answer(Command::new(program).arg("--version"))
            .is_some_and(|answer| answer.split_whitespace().any(|word| word == version))
}

/// A program of an npm package, found or installed into the cache; `None` without Node. `why` says what it does.
fn npm_install(paths: &Paths, program: &str, version: &str, package: &str, why: &str) -> Outcome<Option<PathBuf>> {
    let cached = paths.tools.join("node_modules/.bin").join(program);
    if let Some(found) = find(program, version, &cached) {
        return Ok(Some(found));
    }
    if on_path("node").is_empty() || on_path("npm").is_empty() {
        say::line(format!("Node and npm are not here: building without {program}, which {why}; the app is larger"));
        return Ok(None);
    }
    say::line(format!(
        "installing {program} {version} (npm package {package}), which {why}, into {}: seconds, once",
        paths.tools.display()
    ));
    process::run(
        Command::new("npm")
            .args(["install", "--no-audit", "--no-fund", "--loglevel=error", "--prefix"])
            .arg(&paths.tools)
            .arg(package)
            .current_dir(&paths.tools),
        "check that the npm registry can be reached and run it again",
    )?;
    Ok(Some(cached))
}

/// Builds a program from crates.io into the cache, with `options` of `cargo install` and so much optimisation: speed of the build counts more
/// than that of the tool.
fn cargo_install(paths: &Paths, package: &str, version: &str, opt_level: &str, options: &[&str]) -> Outcome {
    let build = paths.tools.join(format!("build-{package}"));
    let mut command = Command::new("cargo");
    command
        .args(["install", "--force", "--version", version, "--root"])
        .arg(&paths.tools)
        .arg(package)
        .args(options)
        // Outside the checkout: its flags and its target folder are none of the tool's business.
        .current_dir(&paths.tools)
        .env("CARGO_TARGET_DIR", &build)
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", opt_level)
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env_remove("RUSTFLAGS");
    let outcome = process::run(
        &mut command,
        &format!(
            "check that crates.io can be reached and run it again, or install {package} {version} yourself and put it on PATH"
        ),
    );
    if let Err(error) = std::fs::remove_dir_all(&build)
        && build.exists()
    {
        say::line(format!("the build folder {} could not be removed: {error}", build.display()));
    }
    outcome
}
