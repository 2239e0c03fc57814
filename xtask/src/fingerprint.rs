//! Whether sources changed since a result was made: a hash over their contents, kept beside the result. Times are not
//! looked at, because a checkout sets them anew.

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::files;
use crate::paths::Paths;
use crate::problem::Outcome;

/// What both halves of the product are made from.
const COMMON: [&str; 5] = ["shared", "Cargo.toml", "Cargo.lock", "rust-toolchain.toml", ".cargo/config.toml"];
/// What the app is made from; the pipeline itself belongs to it.
const APP: [&str; 4] = ["app", "public", "Trunk.toml", "xtask/src"];
const SERVER: [&str; 1] = ["server"];

/// The fingerprint of the app's sources, as built by `how` (tools and profile).
pub fn app(paths: &Paths, how: &str) -> Outcome<String> {
    of(paths, COMMON.into_iter().chain(APP), how)
}

/// The fingerprint of the relay's sources, with the app of that `version` inside.
pub fn server(paths: &Paths, version: &str) -> Outcome<String> {
    of(paths, COMMON.into_iter().chain(SERVER), version)
}

fn of<'a>(paths: &Paths, places: impl Iterator<Item = &'a str>, how: &str) -> Outcome<String> {
    let mut hash = Sha256::new();
    hash.update(how.as_bytes());
    for file in sources(paths, places)? {
        hash.update(files::address(&paths.root, &file));
        hash.update(Sha256::digest(files::read(&file)?));
    }
    Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

/// The files at `places`, which are files or folders of the checkout. A place that does not exist has none.
pub fn sources<'a>(paths: &Paths, places: impl Iterator<Item = &'a str>) -> Outcome<Vec<PathBuf>> {
    let mut found = Vec::new();
    for place in places.map(|place| paths.root.join(place)) {
        if place.is_dir() {
            found.extend(files::below(&place)?);
        } else if place.is_file() {
            found.push(place);
        }
    }
    Ok(found)
}

/// Whether the result that `stamp` stands for was made from what `fingerprint` describes.
pub fn matches(stamp: &Path, fingerprint: &str) -> bool {
    std::fs::read_to_string(stamp).is_ok_and(|found| found == fingerprint)
}
