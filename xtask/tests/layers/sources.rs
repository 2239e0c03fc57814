//! The sources of the workspace, as the layer tests see them.

use std::fs;
use std::path::{Path, PathBuf};

/// One file of the workspace.
pub struct Source {
    /// Its path from the workspace's root, with `/`.
    pub place: String,
    /// Its text.
    pub text: String,
}

impl Source {
    /// Whether the file is the module `place` or lies below it.
    pub fn is_in(&self, place: &str) -> bool {
        self.place.strip_prefix(place).is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
    }

    /// Whether its code holds `word`.
    pub fn mentions(&self, word: &str) -> bool {
        self.code().any(|(_, line)| line.contains(word))
    }

    /// Numbered lines of code: without comments, up to the test module, none for a file of tests.
    pub fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let tests =
            self.place.ends_with("/tests.rs") || self.place.contains("/tests/") || self.place.ends_with("/conformance.rs");
        self.text
            .lines()
            .enumerate()
            .take_while(move |(_, line)| {
                !tests && !line.trim_start().starts_with("#[cfg(test)]") && !line.contains("#![cfg(test)]")
            })
            .filter(|(_, line)| !line.trim_start().starts_with("//"))
            .map(|(number, line)| (number + 1, line.split("// ").next().unwrap_or(line)))
    }
}

/// The workspace's root.
pub fn root() -> PathBuf {
    let package = std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    package.parent().map(Path::to_path_buf).unwrap_or(package)
}

/// The Rust files at or below `places`.
pub fn rust(places: &[&str]) -> Vec<Source> {
    all(places, &["rs"])
}

/// The files at or below `places` with one of these `endings`.
pub fn all(places: &[&str], endings: &[&str]) -> Vec<Source> {
    let root = root();
    let mut open: Vec<PathBuf> = places.iter().map(|place| root.join(place)).collect();
    let mut found = Vec::new();
    while let Some(path) = open.pop() {
        if let Ok(entries) = fs::read_dir(&path) {
            if !path.ends_with("node_modules") && !path.ends_with("target") {
                open.extend(entries.flatten().map(|entry| entry.path()));
            }
        } else if path.extension().is_some_and(|ending| endings.iter().any(|known| ending == *known))
            && let Ok(text) = fs::read_to_string(&path)
        {
            let place = path.strip_prefix(&root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            found.push(Source { place, text });
        }
    }
    found.sort_by(|a, b| a.place.cmp(&b.place));
    found
}
