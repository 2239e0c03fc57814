//! wasm-opt makes both binaries about a tenth smaller once unpacked (the transfer hardly changes), which a phone compiles
//! the quicker. It comes from npm, so it is optional: without Node the product works and is larger.

use std::path::PathBuf;
use std::process::Command;

use crate::paths::Paths;
use crate::problem::Outcome;
use crate::process;
use crate::say;

/// Distributions ship versions that are too old for what the current compiler writes.
const VERSION: &str = "132";

/// wasm-opt's program, or `None` with a line that says why.
pub fn ensure(paths: &Paths) -> Outcome<Option<PathBuf>> {
    let cached = paths.tools.join("node_modules/.bin/wasm-opt");
    if let Some(found) = super::find("wasm-opt", VERSION, &cached) {
        return Ok(Some(found));
    }
    if super::on_path("node").is_empty() || super::on_path("npm").is_empty() {
        say::line("Node and npm are not here: building without wasm-opt, the unpacked app is about a tenth larger");
        return Ok(None);
    }
    say::line(format!(
        "installing wasm-opt {VERSION} (npm package binaryen), which shrinks the wasm, into {}: seconds, once",
        paths.tools.display()
    ));
    process::run(
        Command::new("npm")
            .args(["install", "--no-audit", "--no-fund", "--loglevel=error", "--prefix"])
            .arg(&paths.tools)
            .arg(format!("binaryen@{VERSION}.0.0"))
            .current_dir(&paths.tools),
        "check that the npm registry can be reached and run it again",
    )?;
    Ok(Some(cached))
}
