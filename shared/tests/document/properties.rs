//! Laws that hold for every command: devices that meet see the same, an inverse restores, a repetition changes nothing.

use ingot_shared::document::entity::{DocumentKind, Entity, Field, Home, Layout, Shape};
use ingot_shared::domain::{
    ClientField, ClientKind, Command, DealField, ImportedClient, ImportedDeal, Lead, NewTask, Place, StageId, StageKind, Value,
};
use ingot_shared::row::ClientRow;
use ingot_shared::{Date, Id, Instant};
use proptest::prelude::*;

use crate::support::{Device, NOW, fields, id, loss, som, two_devices};

/// What a command is made of: its kind, and numbers to choose with.
type Draw = (u8, u8, u8, u64);

fn draws() -> impl Strategy<Value = Draw> {
    (0_u8..37, 0_u8..4, 0_u8..4, any::<u64>())
}

/// A value that a field can hold.
fn value(field: &Field, seed: u64) -> Value {
    match field.shape {
        Shape::Line(_) | Shape::Text(_) => ["Ковёр", "Навои, 5", "🙂 ok", "مرحبا"][(seed % 4) as usize].into(),
        Shape::Phone => ["90 123-45-67", "+998901234567", "нет"][(seed % 3) as usize].into(),
        Shape::Flag => Value::Flag(!seed.is_multiple_of(3)),
        Shape::Number(least, most) => Value::Number(least + (seed as i64 & 0xff) % (most - least + 1)),
        Shape::Moment => Instant::from_millis(NOW.as_millis() + (seed % 1_000) as i64).into(),
        Shape::Day => Date::from_days(20_000 + (seed % 400) as i32).into(),
        Shape::Money => som((seed % 1_000) as i64).into(),
        Shape::Ref => id(10 + (seed % 3) as u8).into(),
        Shape::Word(words) => words[seed as usize % words.len()].into(),
        Shape::Key => ["call", "ask", "vip"][(seed % 3) as usize].into(),
        Shape::Any => {
            [Value::from("свободно"), 5.into(), true.into(), Date::from_days(20_000).into()][(seed % 4) as usize].clone()
        }
    }
}

/// What a thing of this kind cannot be without.
pub fn needed_fields(layout: &Layout, seed: u64) -> Vec<(String, Value)> {
    layout.fields.iter().filter(|field| field.needed).map(|field| (field.key.to_owned(), value(field, seed))).collect()
}

/// Needed fields and some of the others, cleared now and then.
fn some_fields(layout: &Layout, seed: u64) -> Vec<(String, Value)> {
    let mut chosen = needed_fields(layout, seed);
    for (n, field) in layout.fields.iter().enumerate().filter(|(_, field)| !field.needed) {
        let seed = seed.rotate_left(n as u32 % 64) ^ n as u64;
        if seed.is_multiple_of(5) && field.key != "merged_into" {
            let key = if field.many { format!("{}:{}", field.key, ["a", "b"][n % 2]) } else { field.key.to_owned() };
            chosen.push((key, if seed.is_multiple_of(7) { Value::Nothing } else { value(field, seed) }));
        }
    }
    chosen
}

fn things() -> Vec<&'static Layout> {
    Entity::all().filter(|layout| layout.document == DocumentKind::Client && !layout.own_command).collect()
}

fn place(layout: &Layout, n: u8, parent: u8) -> Place {
    match layout.home {
        Home::Within(Entity::Deal, _) => Place::within(layout.entity, id(30 + n), Entity::Deal, id(10 + parent % 2)),
        Home::Within(parent_kind, _) => Place::within(layout.entity, id(30 + n), parent_kind, id(30 + parent)),
        _ => Place::of(layout.entity, id(30 + n)),
    }
}

/// A client that another turns out to be.
fn other() -> Vec<(Vec<String>, Value)> {
    let mut other = Device::new(9, id(9));
    let (client, name) = (id(9), "Двойник".to_owned());
    other.run(Command::CreateClient { client, kind: ClientKind::Person, name, phone: None, fields: Vec::new() });
    let (stage, kind, fields) = (StageId::DECIDING, StageKind::Open, fields([("title", "Доставка".into())]));
    other.run(Command::OpenDeal { document: client, deal: id(12), stage, kind, fields });
    other.run(Command::put(client, Place::of(Entity::Task, id(33)), [("title", "Позвонить".into())]));
    other.document.graft()
}

/// Two devices with a client that holds two things of every kind.
fn furnished() -> (Device, Device) {
    let (mut anna, mut boris) = two_devices();
    for n in 0..2 {
        for layout in things() {
            let document = id(1);
            let fields = needed_fields(layout, u64::from(n) * 3);
            anna.run(Command::Put { document, at: place(layout, n, 0), fields });
        }
    }
    anna.meets(&mut boris);
    (anna, boris)
}

/// A command of any kind over a few ids, so that they meet often. Ids of entries are new to each device.
fn command(device: u8, step: usize, draw: Draw, know: &Device) -> Command {
    let (kind, n, m, seed) = draw;
    let (client, document, deal) = (id(1), id(1), id(10 + n % 2));
    let entry = Id::new(NOW, [device, step as u8, n, m, 0, 0, 0, 0, 0, 7]);
    let stage = StageId::ALL[seed as usize % 9];
    let word = ["Марина", "Олег", "Нигора"][seed as usize % 3];
    let lead = |n: u8| Lead { member: id(60 + n), name: format!("Участник {n}") };
    let text = format!("Текст {seed}");
    let things = things();
    let layout = things[seed as usize % things.len()];
    let task = Place::of(Entity::Task, id(30 + n));
    let view = know.document.view();
    let moved = view.iter().flat_map(|view| &view.deals).filter(|known| known.id == deal).flat_map(|deal| &deal.history);
    let moves: Vec<Id> = moved.map(|entry| entry.id).collect();
    let some_move = moves.get(seed as usize % moves.len().max(1)).copied().unwrap_or(deal);
    let turns: Vec<Id> = view
        .iter()
        .flat_map(|view| &view.tasks)
        .filter(|known| known.id == task.id)
        .flat_map(|task| task.turns.iter().map(|turn| turn.id))
        .collect();
    let new_task = |seed| NewTask { task: id(34 + m), fields: some_fields(Entity::Task.layout(), seed) };
    match kind {
        0 => Command::SetClientField { client, field: ClientField::ALL[seed as usize % 6], value: text },
        1 => Command::SetClientKind { client, kind: if n % 2 == 0 { ClientKind::Person } else { ClientKind::Company } },
        2 => Command::PutPhone {
            client,
            phone: id(40 + n),
            typed: ["90 123-45-67", "998901234567", "+998 71 1112233"][m as usize % 3].to_owned(),
        },
        3 => Command::RemovePhone { client, phone: id(40 + n) },
        4 => Command::PutEmail { client, email: id(45 + n), address: format!("{m}@example.uz") },
        5 => Command::RemoveEmail { client, email: id(45 + n) },
        6 => Command::PutNote { client, note: id(50 + n), text },
        7 => Command::RemoveNote { client, note: id(50 + n) },
        8 => Command::RestoreNote { client, note: id(50 + n) },
        9 => Command::CreateDeal { client, deal, title: text, amount: som(5), stage, responsible: word.to_owned() },
        10 => Command::SetDealField { client, deal, field: DealField::Amount(som(i64::from(m))) },
        11 => Command::MoveDeal { client, deal, entry, to: stage, loss: loss() },
        12 => Command::UnmoveDeal { client, deal, entry: some_move },
        13 => Command::DeleteDeal { client, deal },
        14 => Command::RestoreDeal { client, deal },
        15 => Command::DeleteClient { client },
        16 => Command::RestoreClient { client },
        17 => {
            let deal = ImportedDeal { title: text.clone(), external: m.to_string(), ..ImportedDeal::default() };
            let data = ImportedClient {
                name: text,
                phones: vec!["901112233".to_owned()],
                deals: vec![deal],
                ..ImportedClient::default()
            };
            Command::ImportClient { client, import: id(90 + n), data: Box::new(data) }
        }
        18 => Command::UndoImport { client, import: id(90 + n) },
        19 => Command::RedoImport { client, import: id(90 + n) },
        20..=22 => Command::Put { document, at: place(layout, n, m), fields: some_fields(layout, seed) },
        23 => Command::Hide { document, at: place(layout, n, m) },
        24 => Command::Show { document, at: place(layout, n, m) },
        25 => {
            let with_states: Vec<&Layout> = things.into_iter().filter(|layout| !layout.states.is_empty()).collect();
            let layout = with_states[seed as usize % with_states.len()];
            let state = layout.states[m as usize % layout.states.len()].key.to_owned();
            Command::Turn { document, at: place(layout, n, 0), entry, state, text, deal: None }
        }
        26 => Command::FinishTask { document, task: task.id, entry, result: text, next: (m == 0).then(|| new_task(seed)) },
        27 => Command::reopen_task(client, task.id, entry),
        28 => Command::OpenDeal { document, deal, stage, kind: stage.kind(), fields: some_fields(Entity::Deal.layout(), seed) },
        29 => {
            let kind = StageKind::ALL[m as usize];
            let follow =
                fields([("title", text.as_str().into()), ("kind", "ask".into()), ("due", Date::from_days(20_000).into())]);
            let follow = Some(NewTask { task: id(34 + n), fields: follow });
            Command::MoveStage { document, deal, entry, to: stage, kind, loss: loss(), follow }
        }
        30 => Command::RepeatDeal { document, deal: id(10), new: id(11), stage },
        31 => Command::NewProposal { document, proposal: id(30 + n), deal, fields: Vec::new() },
        32 if m == 0 => Command::HandOver { document, entry, from: lead(n), to: lead((n + 1) % 4) },
        32 => Command::SetResponsible { document, deal: (m % 2 == 0).then_some(deal), entry, to: lead(n) },
        33 => Command::Absorb { document, merge: id(95 + n), other: id(9), part: 0, items: other() },
        34 => Command::Unturn { document, at: task, entry: turns.first().copied().unwrap_or(entry) },
        35 => Command::RedoMove { document, deal, entry: some_move },
        _ => {
            Command::Put { document, at: Place::main(DocumentKind::Client), fields: some_fields(Entity::Profile.layout(), seed) }
        }
    }
}

/// The row without the list of imports, which tells what was ever imported.
fn row(device: &Device) -> ClientRow {
    ClientRow { imports: Vec::new(), ..device.document.rows() }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn devices_that_meet_see_the_same(steps in prop::collection::vec((any::<bool>(), 0_u8..6, draws()), 1..40)) {
        let (mut anna, mut boris) = furnished();
        let mut undone = Vec::new();
        for (step, (first, meet, draw)) in steps.into_iter().enumerate() {
            let (device, number) = if first { (&mut anna, 1) } else { (&mut boris, 2) };
            // Some are refused; then nothing happened. What undoes a command may come late, and on the other device.
            let all = if meet == 1 { undone.pop().unwrap_or_default() } else { vec![command(number, step, draw, device)] };
            undone.extend(device.run_all(&all).map(|applied| applied.inverse));
            if meet == 0 {
                anna.meets(&mut boris);
            }
        }
        anna.meets(&mut boris);
        let mut third = Device::new(3, id(1));
        for change in anna.document.changes() {
            third.document.receive(vec![change]).expect("changes come in causal order");
        }
        prop_assert_eq!(third.document.view(), anna.document.view());
        prop_assert_eq!(third.document.rows(), anna.document.rows());
    }

    #[test]
    fn an_inverse_restores_and_a_repetition_changes_nothing(draws in prop::collection::vec(draws(), 1..25)) {
        let (mut anna, _) = furnished();
        for (step, draw) in draws.into_iter().enumerate() {
            let command = command(1, step, draw, &anna);
            let (before, before_row) = (anna.view(), row(&anna));
            let Ok(applied) = anna.try_run(command.clone()) else {
                prop_assert_eq!(anna.view(), before);
                continue;
            };
            let (after, after_row) = (anna.view(), row(&anna));
            let again = anna.try_run(command.clone()).expect("what was allowed is allowed again");
            prop_assert!(again.changes.is_empty(), "a repetition of {:?} changes something", command);
            let redo = anna.run_all(&applied.inverse).expect("an inverse is allowed").inverse;
            prop_assert_eq!(anna.view(), before, "undo of {:?}", &command);
            prop_assert_eq!(row(&anna), before_row);
            anna.run_all(&redo).expect("a redo is allowed");
            prop_assert_eq!(anna.view(), after, "redo of {:?}", &command);
            prop_assert_eq!(row(&anna), after_row);
        }
    }

    #[test]
    fn other_documents_obey_the_same_laws(draws in prop::collection::vec((any::<bool>(), 0_u8..4, any::<u64>()), 1..25)) {
        let things: Vec<&Layout> = Entity::all().filter(|layout| layout.document == DocumentKind::Workspace).collect();
        let (mut anna, mut boris) = (Device::new(1, Id::workspace()), Device::new(2, Id::workspace()));
        for (first, n, seed) in draws {
            let layout = things[seed as usize % things.len()];
            let at = if matches!(layout.home, Home::Main(_)) { Place::main(layout.document) } else { Place::of(layout.entity, id(30 + n)) };
            let device = if first { &mut anna } else { &mut boris };
            let before = device.document.record();
            let hidden = seed % 11 == 0;
            let command = if hidden {
                Command::Hide { document: Id::workspace(), at }
            } else {
                Command::Put { document: Id::workspace(), at, fields: some_fields(layout, seed) }
            };
            let Ok(applied) = device.try_run(command.clone()) else { continue };
            let after = device.document.record();
            prop_assert!(device.try_run(command).expect("allowed again").changes.is_empty());
            if applied.changes.len() == 1 {
                let redo = device.run_all(&applied.inverse).expect("an inverse is allowed").inverse;
                prop_assert_eq!(device.document.record(), before);
                device.run_all(&redo).expect("a redo is allowed");
                prop_assert_eq!(device.document.record(), after);
            }
        }
        anna.meets(&mut boris);
    }
}

/// The laws would hold for commands that are all refused: this one says that they are not.
#[test]
fn every_kind_of_command_is_allowed_and_changes_something_now_and_then() {
    let mut changed = [0; 37];
    let mut seed = 88_172_645_463_325_252_u64;
    let mut next = || {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        seed
    };
    for _ in 0..40 {
        let (mut anna, _) = furnished();
        for step in 0..40 {
            let kind = (next() % 37) as u8;
            let draw = (kind, (next() % 4) as u8, (next() % 4) as u8, next());
            let applied = anna.try_run(command(1, step, draw, &anna)).unwrap_or_default();
            changed[usize::from(kind)] += applied.changes.len();
            // Every other one is taken back, so that there is something to do again.
            if step % 2 == 0 {
                let redo = anna.run_all(&applied.inverse).expect("an inverse is allowed").inverse;
                anna.run_all(&redo).expect("a redo is allowed");
            }
        }
    }
    // RestoreNote, RedoImport, Show and RedoMove put back what another took away: as inverses they run all the time.
    let idle: Vec<usize> = (0..37).filter(|kind| changed[*kind] == 0 && ![8, 19, 24, 35].contains(kind)).collect();
    assert_eq!(idle, Vec::<usize>::new());
}
