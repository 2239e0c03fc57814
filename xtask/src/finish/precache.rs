//! The list that the service worker keeps on the device: every file with the hash of its contents. Trunk's own file name
//! hashes are no help here: they are taken before wasm-bindgen and wasm-opt run.

use std::path::Path;

use serde_json::json;
use sha2::{Digest, Sha256};

use super::{on_demand, words};
use crate::files;
use crate::problem::{Outcome, Problem};

/// The service worker's file.
pub const WORKER: &str = "sw.js";

const VERSION_MARK: &str = "\"__INGOT_VERSION__\"";
const FILES_MARK: &str = "\"__INGOT_FILES__\"";
const WORDS_MARK: &str = "\"__INGOT_WORDS__\"";

/// The service worker of development: it clears what a release left on this address and keeps nothing.
pub const WITHOUT_CACHE: &str = "\
// Development: nothing is kept, so that every reload shows the newest build.
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) if (name.startsWith('ingot-')) await caches.delete(name);
  })());
});
";

/// Address and SHA-256 of every file but the worker itself.
pub fn entries(folder: &Path) -> Outcome<Vec<(String, String)>> {
    let mut entries = Vec::new();
    for file in files::below(folder)? {
        let address = files::address(folder, &file);
        if address != "/sw.js" {
            entries.push((address, files::sha256_hex(&files::read(&file)?)));
        }
    }
    Ok(entries)
}

/// What of them every device keeps.
fn kept(entries: &[(String, String)]) -> Vec<&(String, String)> {
    entries.iter().filter(|(address, _)| !on_demand::is(address) && !words::is(address)).collect()
}

/// Those of which a device keeps what is spoken on it.
fn languages(entries: &[(String, String)]) -> Vec<&(String, String)> {
    entries.iter().filter(|(address, _)| words::is(address)).collect()
}

/// One word that changes when any file or the worker changes.
pub fn version(entries: &[(String, String)], template: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(template);
    for (address, content) in entries {
        hash.update(address);
        hash.update(content);
    }
    hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// The worker's script with its version and its lists.
pub fn fill(template: &str, version: &str, entries: &[(String, String)]) -> Outcome<String> {
    for mark in [VERSION_MARK, FILES_MARK, WORDS_MARK] {
        if template.matches(mark).count() != 1 {
            return Err(Problem::new(format!("public/sw.js must hold {mark} exactly once: restore it")));
        }
    }
    let lists = [(FILES_MARK, kept(entries)), (WORDS_MARK, languages(entries))];
    let script = template.replace(VERSION_MARK, &json!(version).to_string());
    Ok(lists.into_iter().fold(script, |script, (mark, list)| script.replace(mark, &json!(list).to_string())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries_of(content: &str) -> Vec<(String, String)> {
        vec![("/index.html".to_owned(), files::sha256_hex(content.as_bytes()))]
    }

    #[test]
    fn a_changed_byte_changes_the_version() {
        assert_ne!(version(&entries_of("a"), "w"), version(&entries_of("b"), "w"));
        assert_ne!(version(&entries_of("a"), "w"), version(&entries_of("a"), "v"));
        assert_eq!(version(&entries_of("a"), "w"), version(&entries_of("a"), "w"));
    }

    #[test]
    fn what_is_asked_for_when_wanted_is_not_kept_and_yet_of_the_version() {
        let entry = |address: &str| (address.to_owned(), "00".to_owned());
        let (page, example) = (entry("/page.js"), entry("/demo_bg.wasm"));
        let both = [page.clone(), example];
        assert_eq!(kept(&both), [&page]);
        assert_ne!(version(&both, "w"), version(&[page], "w"));
    }

    #[test]
    fn marks_are_replaced_and_a_missing_one_is_told() {
        let template = "VERSION = \"__INGOT_VERSION__\"; FILES = \"__INGOT_FILES__\"; WORDS = \"__INGOT_WORDS__\";";
        let entries = ["/a", "/words/ru.txt"].map(|address| (address.to_owned(), "00".to_owned()));
        let filled = fill(template, "v1", &entries);
        let wanted = "VERSION = \"v1\"; FILES = [[\"/a\",\"00\"]]; WORDS = [[\"/words/ru.txt\",\"00\"]];";
        assert_eq!(filled.ok().as_deref(), Some(wanted));
        assert!(fill("const VERSION = 1;", "v1", &[]).is_err());
    }
}
