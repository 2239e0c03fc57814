//! Commands of every kind over a few ids, made of numbers: for laws that hold for all of them, natively and in a browser.

use ingot_shared::document::entity::{DocumentKind, Entity, Field, Home, Layout, Shape};
use ingot_shared::domain::{
    ClientField, ClientKind, Command, DealField, ImportedClient, ImportedDeal, Lead, NewTask, Place, StageId, StageKind, Value,
};
use ingot_shared::{Date, Id, Instant};

use crate::support::{Device, NOW, fields, id, loss, som, two_devices};

/// What a command is made of: its kind, and numbers to choose with.
pub type Draw = (u8, u8, u8, u64);

/// How many kinds of commands [`command`] makes.
pub const KINDS: u8 = 37;

/// One of several: the same where memory is counted in other words.
fn pick<T: Copy>(all: &[T], seed: u64) -> T {
    all[(seed % all.len() as u64) as usize]
}

/// A value that a field can hold.
fn value(field: &Field, seed: u64) -> Value {
    match field.shape {
        Shape::Line(_) | Shape::Text(_) => ["Ковёр", "Навои, 5", "🙂 ok", "مرحبا"][(seed % 4) as usize].into(),
        Shape::Phone => ["90 123-45-67", "+998901234567", "нет"][(seed % 3) as usize].into(),
        Shape::Link => ["https://pbx.uz/1.mp3", "https://записи.uz/2"][(seed % 2) as usize].into(),
        Shape::Flag => Value::Flag(!seed.is_multiple_of(3)),
        Shape::Number(least, most) => Value::Number(least + (seed as i64 & 0xff) % (most - least + 1)),
        Shape::Moment => Instant::from_millis(NOW.as_millis() + (seed % 1_000) as i64).into(),
        Shape::Day => Date::from_days(20_000 + (seed % 400) as i32).into(),
        Shape::Money => som((seed % 1_000) as i64).into(),
        Shape::Ref => id(10 + (seed % 3) as u8).into(),
        Shape::Word(words) => pick(words, seed).into(),
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
pub fn some_fields(layout: &Layout, seed: u64) -> Vec<(String, Value)> {
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

pub fn things() -> Vec<&'static Layout> {
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
pub fn furnished() -> (Device, Device) {
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
pub fn command(device: u8, step: usize, draw: Draw, know: &Device) -> Command {
    let (kind, n, m, seed) = draw;
    let (client, document, deal) = (id(1), id(1), id(10 + n % 2));
    let entry = Id::new(NOW, [device, step as u8, n, m, 0, 0, 0, 0, 0, 7]);
    let stage = pick(&StageId::ALL, seed);
    let word = pick(&["Марина", "Олег", "Нигора"], seed);
    let lead = |n: u8| Lead { member: id(60 + n), name: format!("Участник {n}") };
    let text = format!("Текст {seed}");
    let things = things();
    let layout = pick(&things, seed);
    let task = Place::of(Entity::Task, id(30 + n));
    let view = know.document.view();
    let moved = view.iter().flat_map(|view| &view.deals).filter(|known| known.id == deal).flat_map(|deal| &deal.history);
    let moves: Vec<Id> = moved.map(|entry| entry.id).collect();
    let some_move = if moves.is_empty() { deal } else { pick(&moves, seed) };
    let turns: Vec<Id> = view
        .iter()
        .flat_map(|view| &view.tasks)
        .filter(|known| known.id == task.id)
        .flat_map(|task| task.turns.iter().map(|turn| turn.id))
        .collect();
    let new_task = |seed| NewTask { task: id(34 + m), fields: some_fields(Entity::Task.layout(), seed) };
    match kind {
        0 => Command::SetClientField { client, field: pick(&ClientField::ALL, seed), value: text },
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
            let layout = pick(&with_states, seed);
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
