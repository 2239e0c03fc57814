//! The engine's stories over storage in memory: saving, restarting, refusals, two tabs. The network's share is in the simulation.
#![cfg(all(feature = "engine", not(target_arch = "wasm32")))]
#![expect(clippy::expect_used, clippy::panic, reason = "a helper that cannot go on must fail its test")]

#[path = "support/stories.rs"]
mod stories;

use std::cell::Cell;
use std::rc::Rc;

use futures::executor::block_on;
use ingot_app::bridge::{EngineError, Said};
use ingot_app::engine::importing::{Import, Step, clients_of};
use ingot_app::engine::storage::memory::MemoryStorage;
use ingot_app::engine::storage::{Guard, Item, Space, Storage, StorageError, Write};
use ingot_app::engine::{Engine, import};
use ingot_shared::document::entity::Entity;
use ingot_shared::document::record::{Member, Workspace};
use ingot_shared::document::{Author, ChangeRecord, Client};
use ingot_shared::domain::{ClientField, Command, DomainError, Place, StageId, StageKind};
use ingot_shared::sync::codec;
use ingot_shared::sync::frame::{ClientFrame, PROTOCOL, Refusal, RelayFrame, Snapshot, Verdict, Welcome};
use ingot_shared::{Id, Instant, row};

use stories::{NOW, account, create, id, open};

fn note(n: u8, text: &str) -> Command {
    Command::PutNote { client: id(1), note: id(n), text: text.to_owned() }
}

fn names<S: Storage>(engine: &Engine<S>) -> Vec<String> {
    block_on(engine.all_rows()).expect("rows are read").into_iter().map(|row| row.name).collect()
}

/// Storage whose disk may be full.
#[derive(Clone, Default)]
struct SmallDisk {
    memory: MemoryStorage,
    full: Rc<Cell<bool>>,
}

impl Storage for SmallDisk {
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
        if self.full.get() { Err(StorageError::Full) } else { self.memory.commit(guards, writes).await }
    }
}

#[test]
fn what_is_saved_is_there_after_a_restart() {
    let storage = MemoryStorage::default();
    let mut engine = open(storage.clone(), 1);
    let device = engine.identity().device;
    block_on(engine.execute(&[create(1, "Ромашка"), note(2, "Ждут КП")], NOW)).expect("the edit is saved");
    drop(engine);

    let mut engine = open(storage, 2);
    assert_eq!(engine.identity().device, device, "the device stays the same");
    assert_eq!(names(&engine), ["Ромашка"]);
    assert_eq!(engine.outbox().len(), 1, "one change waits for the relay");
    let view = block_on(engine.view(id(1))).expect("storage is read").expect("the client is there");
    assert_eq!(view.timeline.len(), 1);
}

#[test]
fn a_full_disk_says_not_saved_and_takes_nothing_half() {
    let disk = SmallDisk::default();
    let mut engine = open(disk.clone(), 1);
    block_on(engine.execute(&[create(1, "Ромашка")], NOW)).expect("there is room");
    disk.full.set(true);
    let refused = block_on(engine.execute(&[note(2, "Не поместится")], NOW));
    assert_eq!(refused, Err(EngineError::StorageFull));
    disk.full.set(false);
    let view = block_on(engine.view(id(1))).expect("storage is read").expect("the client is there");
    assert_eq!(view.timeline, [], "what was not saved is not shown");
    block_on(engine.execute(&[note(2, "Теперь да")], NOW)).expect("there is room again");
}

#[test]
fn an_edit_of_an_unknown_client_is_refused() {
    let mut engine = open(MemoryStorage::default(), 1);
    let result = block_on(engine.execute(&[note(2, "Куда?")], NOW));
    assert_eq!(result, Err(EngineError::Domain(DomainError::NoSuchClient)));
    assert!(engine.outbox().is_empty());
}

#[test]
fn settings_begin_alike_on_devices_that_never_saw_them() {
    let workspace = Id::workspace();
    let reason = |name| Place::of(Entity::LossReason, Id::shipped("reason", "", name));
    let rename = Command::put(workspace, reason("trip"), [("name", "В отпуске".into())]);
    let hide = Command::Hide { document: workspace, at: reason("illness") };
    let mut logged: Vec<[u8; 32]> = Vec::new();
    for (start, command) in [(1, rename), (2, hide)] {
        let storage = MemoryStorage::default();
        let mut engine = open(storage.clone(), start);
        block_on(engine.join(&account())).expect("saved");
        let outcome = block_on(engine.execute(&[command], NOW)).expect("the first edit begins the settings");
        assert!(outcome.rows[0].record.is_some());
        assert_eq!(block_on(open(storage.clone(), start + 10).all_rows()).expect("read"), outcome.rows, "stored as it is");

        // The engine is a new one after a restart: what waits is sent in the order in which it was made.
        let mut engine = open(storage, start + 20);
        let push = welcome(&mut engine).pop().expect("the outbox is sent");
        let Ok(ClientFrame::Push { offers }) = codec::decode(&push) else { panic!("a push was expected") };
        let hashes: Vec<[u8; 32]> = offers.iter().map(|offer| offer.hash.into_array()).collect();
        assert_eq!(hashes.len(), 2);
        match logged.first() {
            None => logged = hashes,
            Some(first) => assert_eq!(hashes[0], *first, "both devices begin with the same change"),
        }
        answer(&mut engine, &push, |at| if start == 2 && at == 0 { Verdict::Known(1) } else { Verdict::Logged(3) });
        assert_eq!(block_on(engine.all_rows()).expect("read"), outcome.rows);
    }
}

#[test]
fn a_member_with_a_name_is_in_the_teams_list_once() {
    let storage = MemoryStorage::default();
    let mut engine = open(storage.clone(), 1);
    let enrol = |engine: &mut Engine<MemoryStorage>| block_on(engine.enrol(NOW)).expect("nothing is refused").rows.len();
    let team = |engine: &Engine<MemoryStorage>| {
        let rows = block_on(engine.all_rows()).expect("rows are read");
        let settings = rows.into_iter().find(|row| row.id == Id::workspace()).and_then(|row| row.record);
        settings.map(|record| Workspace::from(&*record).members).unwrap_or_default()
    };
    block_on(engine.set_name("Анна")).expect("the name is stored");
    assert_eq!(enrol(&mut engine), 0, "who works alone has no team");
    block_on(engine.join(&account())).expect("the account is stored");
    assert_eq!((enrol(&mut engine), enrol(&mut engine)), (1, 0));
    let member = engine.identity().member;
    assert_eq!(team(&engine), [Member { id: member, name: "Анна".to_owned(), ..Member::default() }]);
    drop(engine);

    let mut engine = open(storage, 2);
    assert_eq!(enrol(&mut engine), 0, "a start changes nothing");
    assert_eq!(engine.outbox().documents().len(), 1);
    block_on(engine.set_name("Анна Ли")).expect("the name is stored");
    assert_eq!(enrol(&mut engine), 1);
    assert_eq!(team(&engine).iter().map(|member| member.name.as_str()).collect::<Vec<_>>(), ["Анна Ли"]);
}

#[test]
fn two_tabs_edit_one_client_and_see_each_other() {
    let storage = MemoryStorage::default();
    let (mut left, mut right) = (open(storage.clone(), 1), open(storage, 2));
    block_on(left.execute(&[create(1, "Ромашка")], NOW)).expect("saved");
    block_on(right.changed_elsewhere(&[id(1)])).expect("read");
    let set = |field, value: &str| Command::SetClientField { client: id(1), field, value: value.to_owned() };
    block_on(left.execute(&[set(ClientField::City, "Бухара")], NOW)).expect("saved");
    block_on(right.execute(&[set(ClientField::Name, "Ромашка XK")], NOW)).expect("saved before it heard of the other tab");
    for tab in [&mut left, &mut right] {
        let rows = block_on(tab.changed_elsewhere(&[id(1)])).expect("read");
        assert_eq!((rows[0].name.as_str(), rows[0].city.as_str()), ("Ромашка XK", "Бухара"));
        assert_eq!(tab.outbox().len(), 3);
    }
}

#[test]
fn two_tabs_write_packs_without_losing_one() {
    let storage = MemoryStorage::default();
    let (mut left, mut right) = (open(storage.clone(), 1), open(storage.clone(), 2));
    let many = |from: u8| (from..from + 20).map(|n| create(n, "Клиент")).collect::<Vec<_>>();
    block_on(left.execute(&many(1), NOW)).expect("saved");
    block_on(right.execute(&many(101), NOW)).expect("saved although the other tab took the next pack");
    assert_eq!(names(&open(storage, 3)).len(), 40);
}

fn welcome(engine: &mut Engine<MemoryStorage>) -> Vec<Vec<u8>> {
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
    block_on(engine.receive(&codec::encode(&RelayFrame::Welcome(welcome)))).expect("storage works").send
}

fn answer(engine: &mut Engine<MemoryStorage>, push: &[u8], verdict: impl Fn(usize) -> Verdict) {
    let Ok(ClientFrame::Push { offers }) = codec::decode(push) else { panic!("a push was expected") };
    let verdicts = offers.iter().enumerate().map(|(at, offer)| (offer.hash, verdict(at))).collect();
    block_on(engine.receive(&codec::encode(&RelayFrame::Pushed { verdicts }))).expect("storage works");
}

#[test]
fn a_refused_edit_leaves_the_document_and_keeps_its_text() {
    let storage = MemoryStorage::default();
    let mut engine = open(storage.clone(), 1);
    block_on(engine.join(&account())).expect("saved");
    block_on(engine.execute(&[create(1, "Ромашка")], NOW)).expect("saved");
    block_on(engine.execute(&[note(2, "Слишком смело")], NOW)).expect("saved");
    let sent = welcome(&mut engine);
    let push = sent.last().expect("the outbox is sent");
    answer(&mut engine, push, |at| if at == 0 { Verdict::Logged(1) } else { Verdict::Refused(Refusal::Unfit) });

    let view = block_on(engine.view(id(1))).expect("storage is read").expect("the client is there");
    assert_eq!(view.timeline, []);
    for engine in [engine, open(storage, 2)] {
        let refused = block_on(engine.refused_edits()).expect("storage is read");
        assert_eq!((refused.len(), refused[0].text.contains("Слишком смело")), (1, true));
        assert_eq!(engine.refused(), 1);
    }
}

/// Clients that are made at once: from this many on their rows come in a pack.
const PACKED: u8 = 20;

#[test]
fn a_client_whose_creation_is_refused_is_nowhere_but_among_the_refused() {
    for clients in [1, PACKED] {
        let storage = MemoryStorage::default();
        let mut engine = open(storage.clone(), 1);
        block_on(engine.join(&account())).expect("saved");
        let created: Vec<Command> = (1..=clients).map(|n| create(n, "Ромашка")).collect();
        block_on(engine.execute(&created, NOW)).expect("saved");
        block_on(engine.execute(&[note(99, "Пишу дальше")], NOW)).expect("saved");
        let sent = welcome(&mut engine);
        let push = sent.last().expect("the outbox is sent");
        let first = |at| if at < 2 { Verdict::Refused(Refusal::TooLarge) } else { Verdict::Logged(at as u64) };
        answer(&mut engine, push, first);

        let kept = usize::from(clients) - 1;
        for mut engine in [engine, open(storage, 2)] {
            assert_eq!(names(&engine).len(), kept);
            assert_eq!(block_on(engine.view(id(1))), Ok(None));
            let refused = block_on(engine.refused_edits()).expect("storage is read");
            let mut texts: Vec<&str> = refused.iter().map(|edit| edit.text.as_str()).collect();
            texts.sort_unstable();
            assert!(texts.iter().any(|text| text.contains("Ромашка")), "what was typed stays: {texts:?}");
            assert!(texts.iter().any(|text| text.contains("Пишу дальше")), "what was typed stays: {texts:?}");
        }
    }
}

#[test]
fn what_builds_on_a_refused_creation_is_kept_as_well_when_the_relay_misses_that() {
    let mut engine = open(MemoryStorage::default(), 1);
    block_on(engine.join(&account())).expect("saved");
    block_on(engine.execute(&[create(1, "Ромашка")], NOW)).expect("saved");
    block_on(engine.execute(&[note(2, "Пишу дальше")], NOW)).expect("saved");
    let mut push = welcome(&mut engine).pop();
    // The relay tells of the second change only that it does not know the first.
    while let Some(sent) = push.take() {
        let Ok(ClientFrame::Push { offers }) = codec::decode(&sent) else { panic!("a push was expected") };
        let verdict = |change: &ChangeRecord| match change.deps.is_empty() {
            true => Verdict::Refused(Refusal::TooLarge),
            false => Verdict::MissingDeps,
        };
        let judged = offers.iter().map(|offer| (offer.hash, verdict(&ChangeRecord::parse(&offer.bytes).expect("a change"))));
        let frame = RelayFrame::Pushed { verdicts: judged.collect() };
        push = block_on(engine.receive(&codec::encode(&frame))).expect("storage works").send.pop();
    }
    let refused = block_on(engine.refused_edits()).expect("storage is read");
    assert_eq!((refused.len(), engine.outbox().len()), (2, 0), "{refused:?}");
    assert!(refused.iter().any(|edit| edit.text.contains("Пишу дальше")));
}

#[test]
fn storage_that_was_emptied_is_noticed_and_the_device_begins_anew_as_who_it_is() {
    let storage = MemoryStorage::default();
    let mut engine = open(storage.clone(), 1);
    block_on(engine.join(&account())).expect("saved");
    block_on(engine.execute(&[create(1, "Ромашка")], NOW)).expect("saved");
    let who = engine.identity().clone();
    assert_eq!(block_on(engine.is_emptied()), Ok(false));
    for space in Space::ALL {
        let items = block_on(storage.scan(space, &[], None, usize::MAX)).expect("it is read");
        block_on(storage.commit(Vec::new(), items.into_iter().map(|(key, _)| Write::Delete(space, key)).collect()))
            .expect("emptied");
    }
    // Before it is noticed, something is written.
    block_on(engine.execute(&[create(2, "Новая")], NOW)).expect("saved");

    assert_eq!(block_on(engine.is_emptied()), Ok(true));
    assert_eq!(block_on(engine.begin_anew()), Ok(1), "one edit is gone");
    assert_eq!(block_on(engine.begin_anew()), Err(StorageError::Conflict), "only one tab begins anew");
    for engine in [engine, open(storage, 2)] {
        assert_eq!((engine.identity(), names(&engine), engine.outbox().len()), (&who, vec!["Новая".to_owned()], 1));
        assert_eq!(engine.place().cursor, 0);
    }
}

#[test]
fn refused_edits_are_written_again_one_after_the_other() {
    let storage = MemoryStorage::default();
    let mut engine = open(storage.clone(), 1);
    block_on(engine.join(&account())).expect("saved");
    block_on(engine.execute(&[create(1, "Ромашка")], NOW)).expect("saved");
    block_on(engine.execute(&[note(2, "Ждёт цену")], NOW)).expect("saved");
    let sent = welcome(&mut engine);
    answer(&mut engine, sent.last().expect("the outbox is sent"), |_| Verdict::Refused(Refusal::Unknown));
    assert_eq!((names(&engine).len(), engine.refused()), (0, 2));

    // The one that builds on the other cannot be told before it.
    let refused = block_on(engine.refused_edits()).expect("storage is read");
    let of = |text: &str| refused.iter().find(|edit| edit.text.contains(text)).expect("it is kept").hash.clone();
    let outcome = block_on(engine.repeat_refused(&of("Ромашка"), NOW)).expect("facts can be put again");
    assert!(!outcome.inverse.is_empty(), "it can be taken back");
    assert_eq!((names(&engine), engine.refused()), (vec!["Ромашка".to_owned()], 1));
    block_on(engine.repeat_refused(&of("Ждёт цену"), NOW)).expect("facts can be put again");
    assert_eq!(block_on(engine.repeat_refused(&of("Ждёт цену"), NOW)), Err(EngineError::CannotRepeat), "it is done");

    let mut engine = open(storage, 2);
    let view = block_on(engine.view(id(1))).expect("storage is read").expect("the client is there");
    assert_eq!((view.timeline.len(), engine.refused(), engine.outbox().len()), (1, 0, 2));
}

#[test]
fn what_waits_is_told_by_record_with_what_it_is_about() {
    let mut engine = open(MemoryStorage::default(), 1);
    block_on(engine.join(&account())).expect("saved");
    block_on(engine.execute(&[create(1, "Ромашка")], NOW)).expect("saved");
    let sent = welcome(&mut engine);
    answer(&mut engine, sent.last().expect("the outbox is sent"), |_| Verdict::Known(0));
    let later = |millis| Instant::from_millis(NOW.as_millis() + millis);
    block_on(engine.execute(&[note(3, "Одно")], later(5))).expect("saved");
    block_on(engine.execute(&[note(4, "Другое")], later(2))).expect("saved");
    block_on(engine.execute(&[create(2, "Новая")], later(1))).expect("saved");
    let waiting = block_on(engine.waiting()).expect("storage is read");
    let told: Vec<_> = waiting.into_iter().map(|record| (record.document, record.edits, record.since, record.said)).collect();
    assert_eq!(told, [(id(2), 1, later(1), vec![Said::New]), (id(1), 2, later(2), vec![Said::Talk])]);
}

#[test]
fn a_document_that_arrives_is_named_so_that_its_open_screen_is_shown() {
    let mut document = Client::empty(id(1));
    document.set_actor(&[9; 16]);
    document.apply(&[create(1, "Ромашка")], &Author::default(), NOW).expect("allowed");

    let mut engine = open(MemoryStorage::default(), 2);
    block_on(engine.join(&account())).expect("saved");
    engine.connect().expect("the device has joined");
    let send = |engine: &mut Engine<MemoryStorage>, frame: &RelayFrame| {
        block_on(engine.receive(&codec::encode(frame))).expect("storage works")
    };
    send(
        &mut engine,
        &RelayFrame::Welcome(Welcome {
            protocol: PROTOCOL,
            epoch: id(9),
            head: 1,
            access: 0,
            member: id(8),
            erases: false,
            audits: false,
            now: Instant::default(),
        }),
    );
    let rows = RelayFrame::Rows { rows: row::pack(&[document.rows()]).into(), total: 1, next: None };
    assert_eq!(send(&mut engine, &rows).packs.len(), 1);
    assert_eq!(block_on(engine.view(id(1))).expect("read"), None, "only its row is here");
    let snapshot = Snapshot { document: id(1), first: 1, bytes: document.save().into() };
    let received = send(&mut engine, &RelayFrame::Snapshots { snapshots: vec![snapshot], next: None });
    assert_eq!(received.arrived, [id(1)]);
    assert!(block_on(engine.view(id(1))).expect("read").is_some());
    assert!(engine.is_following());
}

#[test]
fn a_probe_waits_for_its_answer() {
    let mut engine = open(MemoryStorage::default(), 1);
    assert_eq!(engine.connect(), None, "alone there is nobody to talk to");
    block_on(engine.join(&account())).expect("saved");
    welcome(&mut engine);
    let probe = engine.probe().expect("nothing else is under way");
    assert!(engine.awaits_answer());
    answer(&mut engine, &probe, |_| Verdict::MissingDeps);
    assert!(!engine.awaits_answer());
}

#[test]
fn an_import_is_saved_in_batches_and_taken_back_as_one() {
    let mut file = "Компания;Телефон;Название сделки;Бюджет;Этап сделки;ID\n".to_owned();
    for n in 0..120 {
        file.push_str(&format!("ООО «Клиент {n}»;+99890{n:07};Партия;1 000;Переговоры;{n}\n"));
    }
    let table = import::read("deals.csv", file.as_bytes()).expect("a table");
    let mut engine = open(MemoryStorage::default(), 1);
    let columns = table.preview().columns;
    for (created, deals) in [(120, 120), (0, 0)] {
        let known = block_on(engine.all_rows()).expect("rows are read");
        let mut import = Import::prepare(7, id(77), &table, &columns, &known, NOW).expect("clients are found");
        let mut batches = 0;
        let summary = loop {
            match block_on(import.step(&mut engine, NOW)).expect("saved") {
                Step::More(_) => batches += 1,
                Step::Ended(summary) => break summary,
            }
        };
        assert!(batches > 1);
        assert_eq!((summary.created, summary.deals, summary.known_deals), (created, deals, 120 - deals));
    }
    let rows = block_on(engine.all_rows()).expect("rows are read");
    let undo: Vec<Command> =
        clients_of(&rows, id(77)).into_iter().map(|client| Command::UndoImport { client, import: id(77) }).collect();
    block_on(engine.execute(&undo, NOW)).expect("saved");
    assert!(block_on(engine.all_rows()).expect("rows are read").iter().all(|row| row.deleted));
}

#[test]
fn messages_cross_the_bridge_whole() {
    use ingot_app::bridge::{FromEngine, Link, SyncState, ToEngine, codec as bridge};
    use ingot_shared::sync::frame::Goodbye;

    let commands = vec![create(1, "Ромашка 🙂"), note(2, "مرحبا"), Command::DeleteClient { client: id(1) }];
    let sent = bridge::encode(&ToEngine::Execute { request: 7, commands: commands.clone() });
    let Some(ToEngine::Execute { request: 7, commands: arrived }) = bridge::decode(&sent) else {
        panic!("another message arrived")
    };
    assert_eq!(arrived, commands);

    let mut engine = open(MemoryStorage::default(), 1);
    let rows = block_on(engine.execute(&commands, NOW)).expect("saved").rows;
    let Some(FromEngine::Changed { rows: arrived }) =
        bridge::decode(&bridge::encode(&FromEngine::Changed { rows: rows.clone() }))
    else {
        panic!("another message arrived")
    };
    assert_eq!(arrived, rows);

    let state = SyncState { link: Link::Closed(Goodbye::AppTooOld), unsent: 3, ..SyncState::default() };
    let Some(FromEngine::Sync(arrived)) = bridge::decode(&bridge::encode(&FromEngine::Sync(state.clone()))) else {
        panic!("another message arrived")
    };
    assert_eq!(arrived, state);
}

#[test]
fn rows_that_the_page_has_already_are_not_handed_over_again() {
    let storage = MemoryStorage::default();
    let mut engine = open(storage.clone(), 1);
    let many: Vec<Command> = (1..=40).map(|n| create(n, "Ромашка")).collect();
    block_on(engine.execute(&many, NOW)).expect("saved");
    let packs = block_on(storage.scan(Space::Packs, &[], None, usize::MAX)).expect("packs are read");
    let (last, _) = packs.last().expect("forty rows make a pack");
    let more = Command::SetClientField { client: id(7), field: ClientField::Name, value: "Юнона".to_owned() };
    block_on(engine.execute(&[more], NOW)).expect("saved");

    let ids = |after: Option<&[u8]>| -> Vec<Id> {
        let values = block_on(engine.packed_rows(after)).expect("rows are read");
        values.iter().flat_map(|packed| row::unpack(packed).expect("a pack")).map(|row| row.id).collect()
    };
    assert_eq!(ids(Some(last)), [id(7)], "only what changed since the pack");
    assert_eq!(ids(None).len(), 41, "everything, the newest last");
}

fn open_deal(client: u8, deal: u8, title: &str) -> Command {
    let fields = vec![("title".to_owned(), title.into())];
    let (stage, kind) = (StageId::DECIDING, StageKind::Open);
    Command::OpenDeal { document: id(client), deal: id(deal), stage, kind, fields }
}

#[test]
fn two_clients_become_one_and_two_again() {
    let mut engine = open(MemoryStorage::default(), 1);
    let task = |n, title: &str| Command::put(id(2), Place::of(Entity::Task, id(n)), [("title", title.into())]);
    let commands =
        [create(1, "Анор"), open_deal(1, 10, "Посуда"), create(2, "Анор ООО"), open_deal(2, 20, "Тара"), task(21, "Позвонить")];
    block_on(engine.execute(&commands, NOW)).expect("the edits are saved");
    let state = |engine: &mut Engine<MemoryStorage>| {
        let rows = block_on(engine.all_rows()).expect("rows are read");
        let of = |n| rows.iter().find(|row| row.id == id(n)).map(|row| (row.deleted, row.deals.len(), row.tasks.len()));
        (of(1), of(2))
    };
    let apart = state(&mut engine);
    let merged = block_on(engine.merge(id(1), id(2), id(90), NOW)).expect("the merger is saved");
    let together = (Some((false, 2, 1)), Some((true, 1, 1)));
    assert_eq!(state(&mut engine), together);
    // The worker died before it answered: asked again, nothing is added twice.
    block_on(engine.merge(id(1), id(2), id(90), NOW)).expect("it may be asked again");
    assert_eq!(state(&mut engine), together);

    let undone = block_on(engine.execute(&merged.inverse, NOW)).expect("it is taken back");
    assert_eq!(state(&mut engine), apart);
    block_on(engine.execute(&undone.inverse, NOW)).expect("it is done again");
    assert_eq!(state(&mut engine), together);
}

#[test]
fn what_was_written_to_a_client_that_is_another_one_now_is_brought_there() {
    let mut engine = open(MemoryStorage::default(), 1);
    block_on(engine.execute(&[create(1, "Анор"), create(2, "Анор ООО")], NOW)).expect("the edits are saved");
    block_on(engine.merge(id(1), id(2), id(90), NOW)).expect("the merger is saved");
    let late = Command::PutNote { client: id(2), note: id(30), text: "Едут на склад".to_owned() };
    let rows = block_on(engine.execute(&[late], NOW)).expect("it is kept in its document").rows;
    let brought = block_on(engine.bring_over(&rows, NOW));
    assert_eq!(brought.iter().map(|row| row.id).collect::<Vec<_>>(), [id(1)]);
    let view = block_on(engine.view(id(1))).expect("storage is read").expect("the client is there");
    assert_eq!(view.timeline.iter().map(|entry| entry.id).collect::<Vec<_>>(), [id(30)]);
    assert_eq!(block_on(engine.bring_over(&[], NOW)), Vec::new());
}

#[test]
fn a_large_client_is_taken_in_by_parts_or_not_at_all() {
    let disk = SmallDisk::default();
    let mut engine = open(disk.clone(), 1);
    block_on(engine.execute(&[create(1, "Анор"), create(2, "Анор ООО")], NOW)).expect("the edits are saved");
    let long: String = (0..9_000_u32).map(|n| char::from(b'a' + (n.wrapping_mul(2_654_435_761) >> 27) as u8 % 26)).collect();
    for n in 30..60 {
        let text = format!("{n} {long}");
        block_on(engine.execute(&[Command::PutNote { client: id(2), note: id(n), text }], NOW)).expect("there is room");
    }
    let parts =
        |engine: &Engine<SmallDisk>| engine.outbox().documents().iter().find(|(of, _)| *of == id(1)).map_or(0, |(_, n)| *n);
    let before = parts(&engine);
    let merged = block_on(engine.merge(id(1), id(2), id(90), NOW)).expect("the merger is saved");
    assert!(parts(&engine) > before + 1, "it takes more than one change");
    let notes = |engine: &mut Engine<SmallDisk>| {
        block_on(engine.view(id(1))).expect("storage is read").expect("the client is there").timeline.len()
    };
    assert_eq!(notes(&mut engine), 30);
    block_on(engine.execute(&merged.inverse, NOW)).expect("it is taken back");
    assert_eq!(notes(&mut engine), 0);

    disk.full.set(true);
    assert_eq!(block_on(engine.merge(id(1), id(2), id(91), NOW)), Err(EngineError::StorageFull));
    disk.full.set(false);
    assert_eq!(notes(&mut engine), 0);
    assert_eq!(names(&engine).len(), 2);
    let nobody = block_on(engine.merge(id(1), id(7), id(92), NOW));
    assert_eq!(nobody, Err(EngineError::Domain(DomainError::NoSuchClient)));
}

#[test]
fn what_a_restored_relay_must_hear_again_waits_for_the_password() {
    let mut engine = open(MemoryStorage::default(), 1);
    block_on(engine.join(&account())).expect("saved");
    let hear = |engine: &mut Engine<MemoryStorage>, frame: &RelayFrame| {
        block_on(engine.receive(&codec::encode(frame))).expect("storage works")
    };
    let accept = |engine: &mut Engine<MemoryStorage>, epoch| {
        engine.connect().expect("the device has joined");
        let welcome = Welcome {
            protocol: PROTOCOL,
            epoch,
            head: 0,
            access: 0,
            member: id(8),
            erases: true,
            audits: false,
            now: Instant::default(),
        };
        hear(engine, &RelayFrame::Welcome(welcome)).send
    };
    let erases = |frames: &[Vec<u8>]| -> Vec<Id> {
        let read = |frame: &Vec<u8>| match codec::decode(frame) {
            Ok(ClientFrame::Erase { documents }) => documents,
            _ => Vec::new(),
        };
        frames.iter().flat_map(read).collect()
    };
    accept(&mut engine, id(9));
    hear(&mut engine, &RelayFrame::Erased { after: 0, documents: vec![id(1)], upto: 1 });
    assert_eq!(erases(&accept(&mut engine, id(7))), [id(1)], "the relay has another history");

    let held = hear(&mut engine, &RelayFrame::Unproven { documents: vec![id(1), id(2)] });
    assert_eq!((held.unproven, held.send), (vec![id(1), id(2)], Vec::new()));
    assert_eq!(engine.held_erasures(), 1, "the other was a wish of now, which its page repeats");
    assert_eq!(erases(&accept(&mut engine, id(7))), [id(1)], "each connection hears it");
    hear(&mut engine, &RelayFrame::Unproven { documents: vec![id(1)] });

    assert_eq!(erases(&block_on(engine.say_erasures()).expect("storage works")), [id(1)], "the password was entered");
    assert_eq!(engine.held_erasures(), 0);
    hear(&mut engine, &RelayFrame::Erased { after: 0, documents: vec![id(1)], upto: 1 });
    assert_eq!(erases(&block_on(engine.say_erasures()).expect("storage works")), [], "the relay has confirmed it");
}
