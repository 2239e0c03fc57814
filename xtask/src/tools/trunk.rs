//! Trunk: compiles both wasm binaries and ties them to `index.html`.

use std::path::PathBuf;

use crate::paths::Paths;
use crate::problem::Outcome;
use crate::say;

/// 0.22 needs a newer compiler than the oldest one that Ingot supports.
const VERSION: &str = "0.21.14";

/// Trunk's program.
pub fn ensure(paths: &Paths) -> Outcome<PathBuf> {
    let cached = paths.tools_bin().join("trunk");
    if let Some(found) = super::find("trunk", VERSION, &cached) {
        return Ok(found);
    }
    say::line(format!("installing Trunk {VERSION}, which builds the page, into {}: 2 to 6 minutes, once", paths.tools.display()));
    // It only calls others and copies files. What it leaves out is TLS for downloads and the search for updates: it is told to stay offline.
    super::cargo_install(paths, "trunk", VERSION, "0", &["--locked", "--no-default-features"])?;
    Ok(cached)
}
