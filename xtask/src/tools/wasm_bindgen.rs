//! The wasm-bindgen CLI. It must have exactly the version of the crate, or the glue and the wasm do not fit.

use std::path::PathBuf;

use crate::files;
use crate::paths::Paths;
use crate::problem::{Outcome, Problem};
use crate::say;

/// The CLI's program; the test runner lies beside it.
pub fn ensure(paths: &Paths) -> Outcome<PathBuf> {
    let lock = files::read_text(&paths.root.join("Cargo.lock"))?;
    let version = locked_version(&lock, "wasm-bindgen")
        .ok_or_else(|| Problem::new("Cargo.lock names no wasm-bindgen: restore the file from the repository"))?;
    let cached = paths.tools_bin().join("wasm-bindgen");
    if let Some(found) = super::find("wasm-bindgen", version, &cached)
        && found.with_file_name("wasm-bindgen-test-runner").is_file()
    {
        return Ok(found);
    }
    say::line(format!(
        "installing the wasm-bindgen CLI {version}, which joins wasm and JavaScript, into {}: about 2 minutes, once",
        paths.tools.display()
    ));
    super::cargo_install(paths, "wasm-bindgen-cli", version, "1", &["--locked"]).or_else(|_| {
        say::line("its own lock file cannot be followed (a version in it was withdrawn); trying without it");
        super::cargo_install(paths, "wasm-bindgen-cli", version, "1", &[])
    })?;
    Ok(cached)
}

/// The version that a `Cargo.lock` gives for `package`.
fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let entry = format!("[[package]]\nname = \"{package}\"\nversion = \"");
    let (_, rest) = lock.split_once(&entry)?;
    rest.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_read_of_that_package_and_no_other() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.1\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(lock, "wasm"), None);
    }
}
