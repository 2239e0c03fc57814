//! The demo company: the same from the same seed, true to its documents, at the edge of every rule, and gone when it is removed.
#![cfg(feature = "demo")]

use ingot_shared::demo::{self, Demo, DemoDocument, EDGES};
use ingot_shared::document::entity::DocumentKind;
use ingot_shared::document::Document;
use ingot_shared::row::ClientRow;
use ingot_shared::{Date, Id, Instant};

fn today() -> Date {
    Date::new(2026, 11, 26).unwrap()
}

/// Builds a document as an engine would.
fn build(made: &DemoDocument) -> Document {
    let mut document = Document::empty(made.id);
    document.set_actor(made.id.as_bytes());
    for step in made.steps() {
        if let Err(error) = document.apply(&step.commands, &step.author, step.at) {
            panic!("{error} in {step:#?}");
        }
    }
    document
}

fn assert_row(document: &Document, row: &ClientRow) {
    let built = document.rows();
    if built != *row {
        let (built, row) = (format!("{built:#?}"), format!("{row:#?}"));
        let differ: Vec<String> =
            built.lines().zip(row.lines()).filter(|(a, b)| a != b).take(8).map(|(a, b)| format!("{a} | {b}")).collect();
        panic!("built | predicted\n{}", differ.join("\n"));
    }
}

#[test]
fn rows_are_those_of_the_documents() {
    for (seed, clients, shown) in [(1, 300, 300), (2, 10_000, 150), (3, 100_000, 150)] {
        let demo = Demo::new(seed, clients, today());
        for number in 0..shown {
            let made = demo.client(number);
            assert_row(&build(&made), &made.row().expect("a client has a row"));
        }
    }
}
