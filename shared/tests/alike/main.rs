//! The same cases natively and in a browser: what documents, reports and rules make of them must be equal there, down to the last byte.
//!
//! Every case is made of its number alone. What comes out is brought to one digest, and `digests.txt` holds them all: each of the two
//! worlds compares itself with this file, and so both with each other. Never here: proptest, files, a clock or chance, none of which
//! a browser's test has, or has alike.

#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "a test that cannot go on must fail")]

mod client;
mod digest;
mod interleaving;
mod other;
mod report;
mod rng;
mod rules;

#[path = "../document/generate.rs"]
mod generate;
#[path = "../document/support.rs"]
#[expect(dead_code, reason = "the stories use more of it")]
mod support;

use std::collections::BTreeSet;
use std::fmt::Write;
use std::ops::Range;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_dedicated_worker);

const CLIENTS: Range<u64> = 0..160;
const OTHERS: Range<u64> = 0..80;
const REPORTS: Range<u64> = 0..60;
const RULES: Range<u64> = 0..200;

/// The lines of a family: name, number, digest.
fn lines(family: &str, numbers: Range<u64>, case: impl Fn(u64) -> String) -> String {
    numbers.fold(String::new(), |mut all, number| {
        writeln!(all, "{family} {number} {}", case(number)).expect("a text takes any line");
        all
    })
}

/// Compares a family with the file.
fn holds(family: &str, found: &str) {
    let known: Vec<&str> = include_str!("digests.txt").lines().filter(|line| line.starts_with(family)).collect();
    let found: Vec<&str> = found.lines().collect();
    let other: Vec<&str> = found.iter().filter(|line| !known.contains(line)).copied().collect();
    assert!(
        other.is_empty(),
        "{} of {} cases are not as in digests.txt, the first: {:?}. Natively, after a change of commands, documents, rows, reports or \
         rules that is on purpose: cargo test -p ingot-shared --test alike -- --ignored. In a browser: the two worlds differ.",
        other.len(),
        found.len(),
        other.first()
    );
    assert_eq!(known.len(), found.len(), "cases that are no more");
    let digests: BTreeSet<&str> = found.iter().filter_map(|line| line.rsplit(' ').next()).collect();
    assert!(digests.len() * 10 > found.len() * 9, "most cases bring about something of their own");
}

fn clients() -> String {
    let start = client::start();
    lines("client", CLIENTS, |number| client::case(&start, number))
}

#[test]
fn clients_come_out_alike_however_their_changes_meet() {
    holds("client", &clients());
}

#[test]
fn other_documents_come_out_alike_however_their_changes_meet() {
    holds("other", &lines("other", OTHERS, other::case));
}

#[test]
fn reports_come_out_alike() {
    holds("report", &lines("report", REPORTS, report::case));
}

#[test]
fn rules_come_out_alike() {
    holds("rules", &lines("rules", RULES, rules::case));
}

/// To be run when commands, documents, rows, reports or rules were changed on purpose.
#[cfg(not(target_arch = "wasm32"))]
#[test]
#[ignore = "writes the digests anew"]
fn write_digests() {
    let all = [
        clients(),
        lines("other", OTHERS, other::case),
        lines("report", REPORTS, report::case),
        lines("rules", RULES, rules::case),
    ];
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/alike/digests.txt");
    std::fs::write(path, all.concat()).expect("the file can be written");
}
