//! The layers of the architecture, kept by tests: who may know what, and how long a file may get. A failure names file, line
//! and rule. Only code counts: comments and test modules may name anything.

mod sources;

use std::process::Command;

use sources::{Source, all, root, rust};

/// Where a file should have been split long before.
const LONGEST_FILE: usize = 600;

/// Crates that would bring IO, a clock or randomness into `shared`.
const IMPURE: [&str; 14] = [
    "async-std",
    "axum",
    "chrono",
    "getrandom",
    "gloo-net",
    "gloo-timers",
    "js-sys",
    "leptos",
    "rand",
    "rexie",
    "sqlx",
    "tokio",
    "wasm-bindgen",
    "web-sys",
];

/// Libraries whose code is compiled anew for every type that they write: a sixth of the engine's wasm once.
const GENERIC_CODECS: [&str; 7] = ["bincode", "ciborium", "postcard", "rmp-serde", "serde", "serde_bytes", "serde_json"];

/// Automerge's calls that change a document.
const DOCUMENT_WRITES: [&str; 5] = [".put(", ".put_object(", ".insert_object(", ".splice_text(", ".increment("];

/// What a package of the workspace depends on beside its tests.
#[expect(clippy::expect_used, clippy::indexing_slicing, reason = "a helper that cannot go on must fail its test")]
fn dependencies(package: &str) -> Vec<String> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version=1", "--no-deps", "--offline"])
        .current_dir(root())
        .output()
        .expect("cargo answers");
    assert!(output.status.success(), "cargo metadata failed: {}", String::from_utf8_lossy(&output.stderr));
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).expect("cargo metadata is JSON");
    let found = metadata["packages"]
        .as_array()
        .and_then(|packages| packages.iter().find(|found| found["name"] == package))
        .expect("the workspace has the package");
    let normal: Vec<String> = found["dependencies"]
        .as_array()
        .expect("a package lists its dependencies")
        .iter()
        .filter(|dependency| dependency["kind"].is_null())
        .filter_map(|dependency| dependency["name"].as_str().map(str::to_owned))
        .collect();
    assert!(!normal.is_empty(), "the list of dependencies was not understood");
    normal
}

#[test]
fn shared_depends_on_nothing_impure() {
    let normal = dependencies("ingot-shared");
    let wrong: Vec<_> = normal.iter().filter(|name| IMPURE.contains(&name.as_str()) || name.starts_with("ingot-")).collect();
    assert!(wrong.is_empty(), "shared/Cargo.toml lists {wrong:?}: `shared` takes time, randomness and bytes as arguments");
}

#[test]
fn what_runs_in_the_browser_writes_bytes_with_one_codec() {
    for package in ["ingot-shared", "ingot-app"] {
        let normal = dependencies(package);
        let wrong: Vec<_> = normal.iter().filter(|name| GENERIC_CODECS.contains(&name.as_str())).collect();
        assert!(wrong.is_empty(), "{package} lists {wrong:?}: shared/src/wire.rs writes and reads its values");
    }
}

#[test]
fn shared_does_no_io_and_reads_no_clock() {
    let words = ["SystemTime::now", "Instant::now", "std::fs", "std::net", "std::thread", "std::env", "std::process"];
    refuse(rust(&["shared/src"]), &words, "`shared` is pure: pass the value in as an argument");
}

#[test]
fn only_the_storage_module_knows_indexeddb() {
    let outside = rust(&["app/src"]).into_iter().filter(|file| !file.is_in("app/src/engine/storage")).collect();
    refuse(
        outside,
        &["rexie", "indexed_db", "IdbDatabase", "IdbTransaction", "IdbObjectStore"],
        "only app/src/engine/storage knows IndexedDB",
    );
}

#[test]
fn only_the_document_module_writes_documents() {
    let outside = rust(&["app/src", "server/src", "shared/src", "tests/src"])
        .into_iter()
        // A liar's documents are none of ours.
        .filter(|file| !file.is_in("shared/src/document") && !file.is_in("tests/src/hostile") && file.mentions("automerge"))
        .collect();
    refuse(outside, &DOCUMENT_WRITES, "only shared/src/document calls Automerge's write API");
}

#[test]
fn views_and_rows_know_neither_documents_nor_storage_nor_sockets() {
    let page = rust(&["app/src/ui.rs", "app/src/ui", "app/src/model.rs", "app/src/model", "app/src/bridge.rs", "app/src/bridge"]);
    refuse(page, &["automerge", "rexie", "WebSocket", "crate::engine"], "the page asks the engine through the bridge");
}

#[test]
fn rows_and_messages_know_no_dom() {
    let below_ui = rust(&["app/src/model.rs", "app/src/model", "app/src/bridge.rs", "app/src/bridge"]);
    refuse(below_ui, &["crate::ui", "leptos::html", "leptos::view"], "model and bridge lie below the views");
}

#[test]
fn only_the_store_knows_sql() {
    let outside = rust(&["server/src"]).into_iter().filter(|file| !file.is_in("server/src/store")).collect();
    refuse(outside, &["sqlx::"], "only server/src/store knows SQL");
}

#[test]
fn lints_are_expected_with_a_reason_never_allowed() {
    let code = rust(&["app/src", "server/src", "shared/src", "tests/src", "xtask/src"]);
    refuse(code, &["#[allow(", "#![allow("], "write #[expect(.., reason = \"..\")]");
}

#[test]
fn no_file_grows_out_of_sight() {
    let files = all(&["app", "public", "server", "shared", "tests", "xtask"], &["rs", "css", "js", "mjs"]);
    assert!(files.len() > 30, "the sources were not found: {} files", files.len());
    let long: Vec<String> = files
        .iter()
        .filter(|file| file.text.lines().count() > LONGEST_FILE)
        .map(|file| format!("{}: {} lines", file.place, file.text.lines().count()))
        .collect();
    assert!(long.is_empty(), "split these (at most {LONGEST_FILE} lines): {long:#?}");
}

#[test]
fn modules_are_named_after_their_file() {
    let wrong: Vec<String> = rust(&["app", "server", "shared", "tests", "xtask"])
        .into_iter()
        .map(|file| file.place)
        .filter(|place| place.ends_with("/mod.rs"))
        .collect();
    assert!(wrong.is_empty(), "foo.rs beside foo/, no mod.rs: {wrong:?}");
}

/// Fails when one of `words` stands in the code of `files`.
fn refuse(files: Vec<Source>, words: &[&str], rule: &str) {
    let found: Vec<String> = files
        .iter()
        .flat_map(|file| file.code().map(move |(number, line)| (file, number, line)))
        .filter(|(_, _, line)| words.iter().any(|word| line.contains(word)))
        .map(|(file, number, line)| format!("{}:{number}: {}", file.place, line.trim()))
        .collect();
    assert!(found.is_empty(), "{rule}:\n{}", found.join("\n"));
}
