//! The example company on a device: all of it or nothing, never sent, and gone without a trace.
#![cfg(all(feature = "engine", not(target_arch = "wasm32")))]
#![expect(clippy::expect_used, reason = "a helper that cannot go on must fail its test")]

#[path = "support/stories.rs"]
mod stories;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use futures::FutureExt;
use futures::executor::block_on;
use ingot_app::bridge::EngineError;
use ingot_app::engine::demo::Made;
use ingot_app::engine::storage::memory::MemoryStorage;
use ingot_app::engine::storage::{Guard, Item, Space, Storage, StorageError, Write};
use ingot_app::engine::{Engine, Joined};
use ingot_shared::document::{Author, Client};
use ingot_shared::domain::{ClientField, Command, DomainError};
use ingot_shared::sync::codec;
use ingot_shared::sync::frame::{ClientFrame, PROTOCOL, RelayFrame, Welcome};
use ingot_shared::{Id, Instant, row};

use stories::{NOW, account, create, id, open};

/// Clients of the example.
const MADE: std::ops::RangeInclusive<u8> = 100..=139;

fn rename(n: u8, name: &str) -> Command {
    Command::SetClientField { client: id(n), field: ClientField::Name, value: name.to_owned() }
}

fn made() -> Made {
    let mut made = Made::default();
    let mut rows = Vec::new();
    for n in MADE {
        let mut document = Client::empty(id(n));
        document.set_actor(&[n; 16]);
        document.apply(&[create(n, "Пример")], &Author::default(), NOW).expect("allowed");
        made.documents.push((id(n), document.save().into()));
        rows.push(document.rows());
    }
    made.packs = rows.chunks(16).map(|rows| row::pack(rows).into()).collect();
    made
}

fn names<S: Storage>(engine: &Engine<S>) -> Vec<String> {
    let mut names: Vec<String> = block_on(engine.all_rows()).expect("rows are read").into_iter().map(|row| row.name).collect();
    names.sort();
    names
}

/// Everything that is stored but who is here.
fn everything(storage: &MemoryStorage) -> Vec<(Space, Item)> {
    let of = |space| {
        let items = block_on(storage.scan(space, &[], None, usize::MAX)).expect("storage is read");
        items.into_iter().map(move |item| (space, item)).collect::<Vec<_>>()
    };
    Space::ALL.into_iter().flat_map(of).filter(|(_, (key, _))| key.as_slice() != b"identity").collect()
}

/// What happens before the next transaction.
type Interruption = Box<dyn FnOnce()>;

/// Storage that fails at a commit, or has something happen just before one.
#[derive(Clone, Default)]
struct Brittle {
    memory: MemoryStorage,
    fails_in: Rc<Cell<Option<u32>>>,
    before: Rc<RefCell<Option<Interruption>>>,
}

impl Storage for Brittle {
    async fn get_many(&self, space: Space, keys: &[Vec<u8>]) -> Result<Vec<Option<Vec<u8>>>, StorageError> {
        self.memory.get_many(space, keys).await
    }
    async fn scan(&self, space: Space, from: &[u8], to: Option<&[u8]>, limit: usize) -> Result<Vec<Item>, StorageError> {
        self.memory.scan(space, from, to, limit).await
    }
    async fn keys(&self, space: Space) -> Result<Vec<Vec<u8>>, StorageError> {
        self.memory.keys(space).await
    }
    async fn commit(&self, guards: Vec<Guard>, writes: Vec<Write>) -> Result<(), StorageError> {
        if let Some(before) = self.before.take() {
            before();
        }
        match self.fails_in.get() {
            Some(0) => Err(StorageError::Full),
            commits => {
                self.fails_in.set(commits.map(|commits| commits - 1));
                self.memory.commit(guards, writes).await
            }
        }
    }
}

#[test]
fn the_example_is_here_after_a_restart_and_waits_for_nobody() {
    let storage = MemoryStorage::default();
    let mut engine = open(storage.clone(), 1);
    block_on(engine.store_demo(&made())).expect("stored");
    drop(engine);

    let mut engine = open(storage, 2);
    assert!(engine.has_demo());
    assert_eq!(names(&engine).len(), 40);
    assert!(engine.outbox().is_empty(), "confirmed documents, nothing to send");
    block_on(engine.execute(&[rename(100, "Другое имя")], NOW)).expect("it can be worked with");
    let view = block_on(engine.view(id(100))).expect("read").expect("it is there");
    assert_eq!(view.name, "Другое имя");
}

#[test]
fn where_there_is_something_the_example_is_refused() {
    let mut with_client = open(MemoryStorage::default(), 1);
    block_on(with_client.execute(&[create(1, "Ромашка")], NOW)).expect("saved");
    let mut joined = open(MemoryStorage::default(), 2);
    block_on(joined.join(&account())).expect("saved");
    let mut twice = open(MemoryStorage::default(), 3);
    block_on(twice.store_demo(&made())).expect("stored");
    for engine in [&mut with_client, &mut joined, &mut twice] {
        assert_eq!(block_on(engine.store_demo(&made())), Err(EngineError::NotEmpty));
    }
    assert_eq!(names(&with_client), ["Ромашка"]);

    block_on(with_client.execute(&[Command::DeleteClient { client: id(1) }], NOW)).expect("saved");
    block_on(with_client.store_demo(&made())).expect("a deleted client is in nobody's way");
}

#[test]
fn taking_it_away_leaves_what_the_person_made_and_nothing_else() {
    let storage = MemoryStorage::default();
    let mut engine = open(storage.clone(), 1);
    block_on(engine.store_demo(&made())).expect("stored");
    let many: Vec<Command> = (1..=20).map(|n| create(n, "Свой")).collect();
    block_on(engine.execute(&many, NOW)).expect("saved");
    block_on(engine.execute(&[rename(100, "Правка"), rename(3, "Ромашка")], NOW)).expect("saved");
    let edited: Vec<Command> = MADE.map(|n| rename(n, "Все сразу")).collect();
    block_on(engine.execute(&edited, NOW)).expect("saved");
    assert_eq!(block_on(engine.own_rows()).expect("read").len(), 20);

    let mut gone = block_on(engine.remove_demo()).expect("removed");
    gone.sort();
    assert_eq!(gone, MADE.map(id).collect::<Vec<_>>());
    for mut engine in [engine, open(storage.clone(), 2)] {
        assert!(!engine.has_demo());
        assert_eq!(names(&engine).iter().filter(|name| *name == "Свой").count(), 19);
        assert_eq!(names(&engine).len(), 20);
        assert_eq!(block_on(engine.view(id(100))).expect("read"), None);
        assert_eq!(block_on(engine.view(id(3))).expect("read").expect("it is there").name, "Ромашка");
        assert_eq!(engine.outbox().len(), 21, "the own edits wait for a relay");
    }
    let traces = everything(&storage).into_iter().filter(|(_, (key, value))| {
        MADE.map(id).any(|made| key.starts_with(made.as_bytes()) || value.windows(16).any(|bytes| bytes == made.as_bytes()))
    });
    assert_eq!(traces.count(), 0);
    let mut engine = open(storage, 3);
    assert_eq!(block_on(engine.remove_demo()), Ok(Vec::new()), "a second time is none too many");
}

#[test]
fn without_room_or_after_a_crash_it_is_all_there_or_not_at_all() {
    let storage = Brittle::default();
    let mut engine = open(storage.clone(), 1);
    let empty = everything(&storage.memory);
    storage.fails_in.set(Some(0));
    assert_eq!(block_on(engine.store_demo(&made())), Err(EngineError::StorageFull));
    assert_eq!(everything(&storage.memory), empty);
    storage.fails_in.set(Some(1));
    block_on(engine.store_demo(&made())).expect("one transaction is all it takes");
    storage.fails_in.set(None);
    block_on(engine.execute(&[create(1, "Свой"), rename(100, "Правка")], NOW)).expect("saved");

    let whole = everything(&storage.memory);
    storage.fails_in.set(Some(0));
    assert_eq!(block_on(engine.remove_demo()), Err(StorageError::Full));
    assert_eq!(everything(&storage.memory), whole);
    assert_eq!(names(&engine).len(), 41, "and it goes on as it was");
    assert_eq!(block_on(engine.join(&account())).map_err(|error| error.to_string()), Err("device storage full".to_owned()));
    assert!(!engine.identity().signed_in, "without taking it away nobody joins");
    storage.fails_in.set(Some(1));
    assert_eq!(block_on(engine.remove_demo()).expect("one transaction is all it takes").len(), 40);
    assert_eq!(names(&engine), ["Свой"]);
}

#[test]
fn joining_takes_it_away_first_and_sends_none_of_it() {
    let storage = MemoryStorage::default();
    let mut engine = open(storage.clone(), 1);
    block_on(engine.store_demo(&made())).expect("stored");
    block_on(engine.execute(&[create(1, "Свой"), rename(100, "Правка")], NOW)).expect("saved");
    assert_eq!(block_on(engine.join(&account())).expect("joined"), Joined::Here(MADE.map(id).collect()));

    for mut engine in [engine, open(storage, 2)] {
        engine.connect().expect("the device has joined");
        let welcome = Welcome {
            protocol: PROTOCOL,
            epoch: id(9),
            head: 0,
            access: 0,
            member: id(8),
            erases: false,
            audits: false,
            now: Instant::default(),
        };
        let sent = block_on(engine.receive(&codec::encode(&RelayFrame::Welcome(welcome)))).expect("storage works").send;
        let offered: Vec<Id> = sent
            .iter()
            .filter_map(|frame| match codec::decode(frame) {
                Ok(ClientFrame::Push { offers }) => Some(offers),
                _ => None,
            })
            .flatten()
            .map(|offer| offer.document)
            .collect();
        assert_eq!(offered, [id(1)]);
    }
}

#[test]
fn a_tab_that_has_not_heard_of_it_leaves_no_edit_behind() {
    let storage = MemoryStorage::default();
    let (mut left, mut right) = (open(storage.clone(), 1), open(storage.clone(), 2));
    block_on(left.store_demo(&made())).expect("stored");
    block_on(right.look_for_demo()).expect("read");
    assert!(right.has_demo());
    block_on(right.execute(&[rename(100, "Справа")], NOW)).expect("saved");
    block_on(left.execute(&[rename(100, "Слева")], NOW)).expect("saved after reading what the other wrote");
    block_on(left.remove_demo()).expect("removed");

    let late = block_on(right.execute(&[rename(100, "Поздно")], NOW));
    assert_eq!(late, Err(EngineError::Domain(DomainError::NoSuchClient)));
    assert!(everything(&storage).iter().all(|(space, _)| *space != Space::Pending));
    block_on(right.execute(&[create(1, "Свой")], NOW)).expect("its own work goes on");
}

#[test]
fn an_edit_of_another_tab_in_the_very_moment_goes_too() {
    let storage = Brittle::default();
    let mut left = open(storage.clone(), 1);
    block_on(left.store_demo(&made())).expect("stored");
    let mut right = open(storage.memory.clone(), 2);
    *storage.before.borrow_mut() = Some(Box::new(move || {
        let edit = right.execute(&[rename(100, "Вдруг")], NOW).now_or_never();
        assert!(matches!(edit, Some(Ok(_))), "{edit:?}");
    }));
    assert_eq!(block_on(left.remove_demo()).expect("removed").len(), 40);
    assert_eq!(everything(&storage.memory), []);
}

#[test]
fn who_joins_in_another_tab_at_the_very_moment_never_has_it() {
    let storage = Brittle::default();
    let mut left = open(storage.clone(), 1);
    let mut right = open(storage.memory.clone(), 2);
    *storage.before.borrow_mut() = Some(Box::new(move || {
        let joined = right.join(&account()).now_or_never();
        assert_eq!(joined, Some(Ok(Joined::Here(Vec::new()))));
    }));
    assert_eq!(block_on(left.store_demo(&made())), Err(EngineError::NotEmpty));
    assert_eq!(everything(&storage.memory), []);
}
