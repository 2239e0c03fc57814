//! Says where the built app lies, which is embedded into the binary.

use std::path::PathBuf;

fn main() {
    println!("cargo:rerun-if-env-changed=INGOT_APP_DIR");
    let manifest = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).unwrap_or_default();
    let app = std::env::var_os("INGOT_APP_DIR").map_or_else(|| manifest.join("../target/app"), PathBuf::from);
    // Cargo rebuilds every time while a watched path is missing; an empty folder stands for "no app yet". Where it cannot be made,
    // only that saving is lost.
    let _ = std::fs::create_dir_all(&app);
    println!("cargo:rerun-if-changed={}", app.display());
    println!("cargo:rustc-env=INGOT_APP_DIR={}", app.display());
}
