//! wasm-opt makes both binaries about a tenth smaller once unpacked (the transfer hardly changes), which a phone compiles
//! the quicker. It comes from npm, so it is optional: without Node the product works and is larger.

use std::path::PathBuf;

use crate::paths::Paths;
use crate::problem::Outcome;

/// Distributions ship versions that are too old for what the current compiler writes.
const VERSION: &str = "132";

/// wasm-opt's program, or `None` with a line that says why.
pub fn ensure(paths: &Paths) -> Outcome<Option<PathBuf>> {
    super::npm_install(paths, "wasm-opt", VERSION, &format!("binaryen@{VERSION}.0.0"), "shrinks the wasm")
}
