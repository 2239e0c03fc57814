//! Where things are. Nothing here creates or reads anything.

use std::path::{Path, PathBuf};

/// The folders that the commands work in.
#[derive(Debug, Clone)]
pub struct Paths {
    /// The checkout.
    pub root: PathBuf,
    /// Cargo's target folder.
    pub target: PathBuf,
    /// The tools' per-user home: a second checkout finds them there.
    pub tools: PathBuf,
}

/// The target of both of the browser's binaries.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

impl Paths {
    /// Reads the folders from the environment that Cargo and the system give.
    pub fn from_env() -> Self {
        // The run-time variable wins: with a shared target folder the compile-time one may name another checkout.
        let manifest =
            std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = manifest.parent().map_or_else(|| manifest.clone(), Path::to_path_buf);
        let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |dir| root.join(dir));
        let cache = std::env::var_os("XDG_CACHE_HOME")
            .map(PathBuf::from)
            .filter(|path| path.is_absolute())
            .or_else(|| std::env::var_os("HOME").map(|home| Path::new(&home).join(".cache")))
            .unwrap_or_else(|| target.join("cache"));
        Self { root, target, tools: cache.join("ingot/tools") }
    }

    /// The folder of the tools' programs.
    pub fn tools_bin(&self) -> PathBuf {
        self.tools.join("bin")
    }

    /// The browser tests.
    pub fn browser_tests(&self) -> PathBuf {
        self.root.join("tests/browser")
    }
}
