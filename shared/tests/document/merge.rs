//! Two clients that turn out to be one (C27).

use ingot_shared::document::entity::{DocumentKind, Entity, Home};
use ingot_shared::document::{ClientView, Document};
use ingot_shared::domain::{ClientField, ClientKind, Command, DomainError, Place, StageId, StageKind, Value};
use ingot_shared::sync::frame::MAX_CHANGE;
use ingot_shared::{Id, Instant};
use proptest::prelude::*;

use crate::generate::{some_fields, things};
use crate::support::{Device, NOW, fields, id, profile, som, two_devices};

fn duplicate() -> Device {
    let mut other = Device::new(3, id(9));
    let client = id(9);
    other.run(Command::CreateClient {
        client,
        kind: ClientKind::Company,
        name: "Ромашка".to_owned(),
        phone: Some((id(70), "+998 90 123 45 67".to_owned())),
        fields: vec![(ClientField::Address, "Навои, 5".to_owned())],
    });
    let fields = fields([("title", "Доставка".into()), ("amount", som(7).into())]);
    let (stage, kind) = (StageId::DECIDING, StageKind::Open);
    other.run(Command::OpenDeal { document: client, deal: id(71), stage, kind, fields });
    let line = Place::within(Entity::Line, id(72), Entity::Deal, id(71));
    other.run(Command::put(client, line, [("title", "Машина".into()), ("price", som(7).into())]));
    other.run(Command::put(client, Place::of(Entity::Task, id(73)), [("title", "Позвонить".into())]));
    other.run(Command::put(client, Place::main(DocumentKind::Client), [("tag:regular", true.into())]));
    other
}

fn absorb(other: &Document) -> Command {
    let commands = other.absorbed_by(id(1), id(80));
    assert_eq!(commands.len(), 1, "a client of this size fits into one change");
    commands.into_iter().next().expect("there is one")
}

#[test]
fn two_clients_that_are_one_become_one() {
    let (mut anna, _) = two_devices();
    let mut other = duplicate();
    let before = anna.view();
    let inverse = anna.run(absorb(&other.document));
    other.run(Command::merge_into(id(9), id(1)));
    let row = other.document.rows();
    assert_eq!((row.deleted, row.merged_into), (true, Some(id(1))));
    let view: ClientView = anna.view();
    assert_eq!((view.name.as_str(), view.address.as_str(), view.city.as_str()), ("ООО «Ромашка»", "Навои, 5", "Ташкент"));
    assert_eq!(view.phones.len(), 1, "one number is shown once");
    assert_eq!((view.deals.len(), view.tasks.len(), view.tags.clone()), (2, 1, vec!["regular".to_owned()]));
    let deal = view.deals.iter().find(|deal| deal.id == id(71)).expect("the other's deal");
    assert_eq!((deal.stage, deal.lines[0].title.as_str()), (StageId::DECIDING, "Машина"));
    assert!(anna.try_run(absorb(&other.document)).expect("allowed").changes.is_empty(), "once is enough");
    let merged = anna.view();
    anna.run_all(&inverse).expect("an inverse is allowed");
    assert_eq!(anna.view(), before);

    // Who thinks better of undoing merges anew, with all that came since.
    other.run(Command::put(id(9), Place::of(Entity::Task, id(73)), [("title", "Написать".into())]));
    let again = other.document.absorbed_by(id(1), id(83));
    let inverse = anna.run_all(&again).expect("allowed").inverse;
    let view = anna.view();
    assert_eq!((view.deals, view.facts, view.tasks[0].title.as_str()), (merged.deals, merged.facts, "Написать"));
    // What a person takes away after that stays away, whatever more comes of the other.
    anna.run(Command::Hide { document: id(1), at: Place::of(Entity::Task, id(73)) });
    other.run(Command::PutNote { client: id(9), note: id(75), text: "Едут".to_owned() });
    anna.run_all(&other.document.absorbed_by(id(1), id(84))).expect("allowed");
    assert_eq!((anna.view().tasks.len(), anna.view().timeline.len()), (0, view.timeline.len() + 1));
    anna.run_all(&inverse).expect("an inverse is allowed");
}

/// What both say differently stays at hand beside what the one that stays says.
#[test]
fn what_the_other_says_otherwise_is_kept_beside() {
    let (mut anna, _) = two_devices();
    let mut other = Device::new(3, id(9));
    other.run(Command::CreateClient {
        client: id(9),
        kind: ClientKind::Person,
        name: "Ромашка".to_owned(),
        phone: None,
        fields: vec![(ClientField::City, "Бухара".to_owned()), (ClientField::Responsible, "Олег".to_owned())],
    });
    let plan = "Весной — семена\nОсенью — луковицы";
    let facts = [("plan", plan.into()), ("do_not_contact", true.into()), ("lead", format!("{} Олег", id(61)).into())];
    other.run(Command::put(id(9), Place::main(DocumentKind::Client), facts));
    anna.run_all(&[profile([("plan", "Раз в год".into()), ("do_not_contact", false.into())])]).expect("allowed");
    let inverse = anna.run(absorb(&other.document));
    let view = anna.view();
    let former = |key: &str| view.facts.text(&format!("former:{}:{key}", id(9))).to_owned();
    let found = ["kind", "name", "city", "responsible", "plan"].map(former);
    assert_eq!(found, ["person", "Ромашка", "Бухара", "Олег", plan]);
    assert_eq!((view.city.as_str(), view.responsible.as_str(), view.lead), ("Ташкент", "Марина", None));
    assert!(view.facts.flag("do_not_contact"), "who asked to be left alone is left alone");
    let row = anna.document.rows();
    assert!(row.facts.members("former").any(|(_, value)| *value == "Ромашка".into()), "lists find it");
    assert!(row.facts.members("former").all(|(_, value)| *value != plan.into()), "long texts are no part of a row");
    // The next merger takes it along.
    let mut third = Device::new(4, id(5));
    let name = "Ромашка ООО".to_owned();
    third.run(Command::CreateClient { client: id(5), kind: ClientKind::Company, name, phone: None, fields: Vec::new() });
    third.run_all(&anna.document.absorbed_by(id(5), id(85))).expect("allowed");
    assert_eq!(third.view().facts.text(&format!("former:{}:city", id(9))), "Бухара");
    anna.run_all(&inverse).expect("an inverse is allowed");
    assert_eq!(anna.view().facts.members("former").count(), 0);
}

#[test]
fn who_is_somebody_else_is_marked_and_the_mark_comes_along() {
    let (mut anna, _) = two_devices();
    let mut other = duplicate();
    let marks = |of: u8| (format!("different:{}", id(of)), true.into());
    other.run(Command::Put { document: id(9), at: Place::main(DocumentKind::Client), fields: vec![marks(1), marks(4)] });
    anna.run(absorb(&other.document));
    assert_eq!(anna.view().facts.set("different"), [id(4).to_string()], "nobody is somebody else than oneself");
}

proptest! {
    /// Every fact and every thing of either is found at the one that stays; undone, it is as it was, and merged anew as it became.
    #[test]
    fn nothing_of_either_is_lost(mine in prop::collection::vec(any::<u64>(), 1..4), its in prop::collection::vec(any::<u64>(), 1..8)) {
        let (mut anna, _) = two_devices();
        let mut other = duplicate();
        for (of, device, seeds) in [(1, &mut anna, &mine), (9, &mut other, &its)] {
            for (n, seed) in (0_u8..).zip(seeds) {
                let at = Place::main(DocumentKind::Client);
                let facts = some_fields(Entity::Profile.layout(), *seed);
                let _ = device.try_run(Command::Put { document: id(of), at, fields: facts });
                let things = things();
                let layout = things[*seed as usize % things.len()];
                let at = match layout.home {
                    Home::Within(Entity::Deal, _) => Place::within(layout.entity, id(100 + n), Entity::Deal, id(if of == 1 { 10 } else { 71 })),
                    Home::Within(..) => continue,
                    _ => Place::of(layout.entity, id(if of == 1 { 100 } else { 110 } + n)),
                };
                device.run(Command::Put { document: id(of), at, fields: some_fields(layout, *seed) });
                if seed % 4 == 0 && !matches!(layout.home, Home::Main(_)) {
                    device.run(Command::Hide { document: id(of), at });
                }
            }
        }
        let (before, own, theirs) = (anna.view(), anna.document.graft(), other.view());
        let inverse = anna.run(absorb(&other.document));
        let after = anna.view();
        for (key, value) in &before.facts.list {
            prop_assert!(*value == Value::Flag(false) || after.facts.get(key) == Some(value), "{key} of the one that stays");
        }
        for (key, value) in &theirs.facts.list {
            // Beside another fact a reference is its text.
            let beside = if let Value::Ref(of) = value { of.to_string().into() } else { value.clone() };
            let is_beside = after.facts.get(&format!("former:{}:{key}", id(9))) == Some(&beside);
            let is_own = ["segment:", "lead", "former:", "continues"].into_iter().any(|of| key.starts_with(of));
            let is_nothing = is_own || *value == Value::Flag(false);
            prop_assert!(is_nothing || is_beside || after.facts.get(key) == Some(value), "{key}: {value:?} of the other");
        }
        let whole = anna.document.graft();
        for item in own.iter().chain(&other.document.graft()).filter(|(path, _)| path[0] != "profile") {
            prop_assert!(whole.contains(item), "{item:?}");
        }
        anna.run_all(&inverse).expect("an inverse is allowed");
        prop_assert_eq!(anna.view(), before);
        anna.run_all(&other.document.absorbed_by(id(1), id(86))).expect("allowed");
        prop_assert_eq!(anna.view(), after);
    }
}

#[test]
fn clients_merged_into_each_other_leave_one() {
    let mut other = duplicate();
    let (mut anna, _) = two_devices();
    anna.run(absorb(&other.document));
    other.run_all(&anna.document.absorbed_by(id(9), id(81))).expect("allowed");
    anna.run(Command::merge_into(id(1), id(9)));
    other.run(Command::merge_into(id(9), id(1)));
    assert_eq!((anna.document.rows().deleted, other.document.rows().deleted), (false, true));
    let itself = Command::Absorb { document: id(1), merge: id(82), other: id(1), part: 0, items: Vec::new() };
    assert_eq!(anna.try_run(itself).map(|_| ()), Err(DomainError::MergedIntoItself));
}

/// An id of which there are many.
fn number(of: u8, n: u32) -> Id {
    let [a, b, c, d] = n.to_be_bytes();
    Id::new(Instant::from_millis(NOW.as_millis() + i64::from(of)), [of, a, b, c, d, 0, 0, 0, 0, 1])
}

/// Words that do not compress well.
fn prose(seed: u32, length: usize) -> String {
    let letters: Vec<char> = ('а'..='я').chain('a'..='z').collect();
    let mut state = u64::from(seed) + 1;
    let mut letter = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        letters[(state >> 33) as usize % letters.len()]
    };
    (0..length).map(|_| letter()).collect()
}

/// A duplicate with thousands of notes, tasks and facts, and one deal that is larger than a change may be.
fn huge() -> Device {
    let mut other = duplicate();
    let client = id(9);
    let mut commands = Vec::new();
    for n in 0..1_200 {
        let text = prose(n, 200 + n as usize % 700);
        commands.push(Command::PutNote { client, note: number(1, n), text });
        let task = Place::of(Entity::Task, number(2, n));
        commands.push(Command::put(client, task, [("title", prose(n, 40).into()), ("deal", id(71).into())]));
    }
    for n in 0..1_100 {
        let line = Place::within(Entity::Line, number(3, n), Entity::Deal, id(71));
        commands.push(Command::put(client, line, [("title", prose(n, 120).into()), ("price", som(7).into())]));
    }
    for n in 0..40 {
        let fact = format!("custom:{}", number(4, n));
        commands.push(Command::put(client, Place::main(DocumentKind::Client), [(fact.as_str(), prose(n, 4_000).into())]));
    }
    commands.push(Command::PutNote { client, note: number(5, 0), text: "🙂".repeat(20_000) });
    other.run_all(&commands).expect("allowed");
    other
}

#[test]
fn a_huge_client_comes_in_several_changes_of_which_each_is_allowed() {
    let other = huge();
    let (mut anna, mut boris) = two_devices();
    let (before, before_row) = (anna.view(), anna.document.rows());
    let commands = other.document.absorbed_by(id(1), id(80));
    assert!(commands.len() > 8, "{} parts", commands.len());
    assert_eq!(commands, other.document.absorbed_by(id(1), id(80)), "after a crash the parts are the same");
    let mut inverses = Vec::new();
    for command in &commands {
        let applied = anna.try_run(command.clone()).expect("allowed");
        let bytes: Vec<usize> = applied.changes.iter().map(|change| change.bytes.len()).collect();
        assert!(bytes.iter().all(|bytes| *bytes <= MAX_CHANGE), "{bytes:?}");
        assert!(anna.try_run(command.clone()).expect("allowed again").changes.is_empty(), "once is enough");
        inverses.push(applied.inverse);
    }
    let view = anna.view();
    let deal = view.deals.iter().find(|deal| deal.id == id(71)).expect("the other's deal");
    assert_eq!((view.tasks.len(), deal.lines.len()), (1_201, 1_101));
    let theirs = other.view();
    assert_eq!(Some(deal), theirs.deals.iter().find(|deal| deal.id == id(71)));
    assert_eq!(view.tasks, theirs.tasks);
    let custom =
        |view: &ClientView| view.facts.list.iter().filter(|(key, _)| key.starts_with("custom:")).cloned().collect::<Vec<_>>();
    assert_eq!(custom(&view), custom(&theirs));

    let mut redos = Vec::new();
    for inverse in inverses.iter().rev() {
        let applied = anna.run_all(inverse).expect("an inverse is allowed");
        assert!(applied.changes.iter().all(|change| change.bytes.len() <= MAX_CHANGE));
        redos.push(applied.inverse);
    }
    assert_eq!(anna.view(), before);
    assert_eq!(ingot_shared::row::ClientRow { imports: before_row.imports.clone(), ..anna.document.rows() }, before_row);
    for redo in redos.iter().rev() {
        anna.run_all(redo).expect("a redo is allowed");
    }
    assert_eq!(anna.view(), view);
    anna.meets(&mut boris);
}

/// Who stops in the middle has a part of it; the rest comes when it is done again, on whichever device.
#[test]
fn a_merger_broken_off_is_finished_by_another_device() {
    let other = huge();
    let (mut anna, mut boris) = two_devices();
    let commands = other.document.absorbed_by(id(1), id(80));
    let (first, _) = commands.split_at(commands.len() / 2);
    first.iter().for_each(|command| drop(anna.run(command.clone())));
    anna.meets(&mut boris);
    commands.iter().for_each(|command| drop(boris.run(command.clone())));
    anna.meets(&mut boris);
    assert_eq!(anna.view().tasks, other.view().tasks);
    assert_eq!(anna.view().timeline.len(), other.view().timeline.len() + 1, "and the deal that was here before");
}

#[test]
fn a_part_beyond_any_client_is_refused() {
    let (mut anna, _) = two_devices();
    let part = Command::Absorb { document: id(1), merge: id(80), other: id(9), part: 1_000, items: Vec::new() };
    assert!(matches!(anna.try_run(part), Err(DomainError::FieldOutOfRange { most: 999, .. })));
}
