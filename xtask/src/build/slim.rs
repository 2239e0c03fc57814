//! A standard library made for the browser's binaries: without the texts of panics and of `Debug`, which nobody reads there, they
//! are a tenth smaller. A panic still ends the engine at once, and the page starts it anew.
//!
//! The compiler calls these switches unstable, as it does for the kernel and the browsers that build with them: each build asks
//! whether it knows them, and goes on without them where it does not. Never here: what the product does.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::paths::{Paths, WASM_TARGET};
use crate::process;
use crate::say;
use crate::tools::rust;

/// What the compiler is told. Positions in sources are left out too: they are only read in panics.
const RUSTFLAGS: [&str; 4] = ["-Zunstable-options", "-Cpanic=immediate-abort", "-Zfmt-debug=none", "-Zlocation-detail=none"];

/// Variables with their values.
pub type Environment = [(&'static str, String); 4];

/// The environment of a build with the slim standard library; none where it cannot be made, with a line that says why.
pub fn environment(paths: &Paths) -> Option<Environment> {
    if !has_sources(paths)
        && let Err(problem) = rust::add_component(paths, "rust-src", "the sources of a smaller standard library, a few seconds")
    {
        say::line(format!("{problem}; going on without them: the app is about a tenth larger"));
        return None;
    }
    if !knows_the_switches(paths) {
        say::line("this compiler does not know the switches of a slim standard library: the app is about a tenth larger");
        return None;
    }
    Some([
        ("RUSTC_BOOTSTRAP", "1".to_owned()),
        ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort".to_owned()),
        // Sorting is compiled anew for each kind of thing that is sorted: here by a short merge sort, not by the long default.
        ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size".to_owned()),
        ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", RUSTFLAGS.join(" ")),
    ])
}

fn has_sources(paths: &Paths) -> bool {
    process::answer(Command::new("rustc").args(["--print", "sysroot"]).current_dir(&paths.root))
        .is_some_and(|sysroot| Path::new(&sysroot).join("lib/rustlib/src/rust/library/Cargo.lock").is_file())
}

/// Compiles nothing with them.
fn knows_the_switches(paths: &Paths) -> bool {
    let started = Command::new("rustc")
        .args(["-", "--crate-type=rlib", "--crate-name=probe", "--emit=metadata=-", "--target", WASM_TARGET])
        .args(RUSTFLAGS)
        .current_dir(&paths.root)
        .env("RUSTC_BOOTSTRAP", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    let Ok(mut compiler) = started else { return false };
    if let Some(mut source) = compiler.stdin.take() {
        let _ = source.write_all(b"#![feature(no_core)]\n#![no_core]\n");
    }
    compiler.wait().is_ok_and(|status| status.success())
}
