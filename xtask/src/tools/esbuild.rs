//! esbuild takes comments and long names out of the app's scripts. It comes from npm, so it is optional, as wasm-opt is.

use std::path::PathBuf;

use crate::paths::Paths;
use crate::problem::Outcome;

/// The version that was tried.
const VERSION: &str = "0.28.2";

/// esbuild's program, or `None` with a line that says why.
pub fn ensure(paths: &Paths) -> Outcome<Option<PathBuf>> {
    super::npm_install(paths, "esbuild", VERSION, &format!("esbuild@{VERSION}"), "shortens the scripts")
}
