//! What waits to be sent, as the sync screen lists it: told anew with each exchange, and looked up only where something changed.
#![cfg(all(feature = "engine", not(target_arch = "wasm32")))]
#![expect(clippy::expect_used, reason = "a helper that cannot go on must fail its test")]

use std::cell::Cell;
use std::rc::Rc;

use futures::executor::block_on;
use ingot_app::bridge::Said;
use ingot_app::engine::Engine;
use ingot_app::engine::identity::Birth;
use ingot_app::engine::storage::memory::MemoryStorage;
use ingot_app::engine::storage::{Guard, Item, Space, Storage, StorageError, Write};
use ingot_shared::domain::{ClientKind, Command};
use ingot_shared::{Id, Instant};

const NOW: Instant = Instant::from_millis(1_790_000_000_000);
/// More than the engine keeps in memory.
const CLIENTS: u8 = 150;

/// Storage that counts the documents that are read from it.
#[derive(Clone, Default)]
struct Counted {
    memory: MemoryStorage,
    documents: Rc<Cell<usize>>,
}

impl Storage for Counted {
    async fn get_many(&self, space: Space, keys: &[Vec<u8>]) -> Result<Vec<Option<Vec<u8>>>, StorageError> {
        if space == Space::Documents {
            self.documents.set(self.documents.get() + keys.len());
        }
        self.memory.get_many(space, keys).await
    }
    async fn scan(&self, space: Space, from: &[u8], to: Option<&[u8]>, limit: usize) -> Result<Vec<Item>, StorageError> {
        self.memory.scan(space, from, to, limit).await
    }
    async fn keys(&self, space: Space) -> Result<Vec<Vec<u8>>, StorageError> {
        self.memory.keys(space).await
    }
    async fn commit(&self, guards: Vec<Guard>, writes: Vec<Write>) -> Result<(), StorageError> {
        self.memory.commit(guards, writes).await
    }
}

fn id(n: u8) -> Id {
    Id::from_bytes([n; 16])
}

fn create(n: u8) -> Command {
    Command::CreateClient { client: id(n), kind: ClientKind::Company, name: format!("{n}"), phone: None, fields: Vec::new() }
}

fn note(client: u8, n: u8) -> Command {
    Command::PutNote { client: id(client), note: id(n), text: "Ждут цену".to_owned() }
}

fn said(engine: &mut Engine<Counted>, client: u8) -> Vec<Said> {
    let waiting = block_on(engine.waiting()).expect("storage is read");
    waiting.into_iter().find(|record| record.document == id(client)).map(|record| record.said).unwrap_or_default()
}

#[test]
fn what_waits_is_looked_up_once_and_then_only_where_something_changed() {
    let storage = Counted::default();
    let birth = Birth { now: NOW, random: [1; 36] };
    let mut engine = block_on(Engine::open(storage.clone(), &birth)).expect("storage in memory opens");
    for n in 1..=CLIENTS {
        block_on(engine.execute(&[create(n)], NOW)).expect("the edit is saved");
    }
    assert_eq!(said(&mut engine, 1), [Said::New]);

    storage.documents.set(0);
    for _ in 0..3 {
        let waiting = block_on(engine.waiting()).expect("storage is read");
        assert_eq!(waiting.len(), usize::from(CLIENTS));
        assert!(waiting.iter().all(|record| record.said == [Said::New]));
    }
    assert_eq!(storage.documents.get(), 0, "nothing changed, nothing is read");

    block_on(engine.execute(&[note(1, 200)], NOW)).expect("the edit is saved");
    storage.documents.set(0);
    let waiting = block_on(engine.waiting()).expect("storage is read");
    let first = waiting.iter().find(|record| record.document == id(1)).expect("it waits");
    assert_eq!((first.edits, &first.said), (2, &vec![Said::New]));
    assert!(storage.documents.get() <= 1, "only the document that changed is looked at");
}
