//! Laws that hold for every command: devices that meet see the same, an inverse restores, a repetition changes nothing.

use ingot_shared::Id;
use ingot_shared::document::entity::{DocumentKind, Entity, Home, Layout};
use ingot_shared::domain::{Command, Place};
use ingot_shared::row::ClientRow;
use proptest::prelude::*;

use crate::generate::{Draw, KINDS, command, furnished, some_fields};
use crate::support::{Device, id};

fn draws() -> impl Strategy<Value = Draw> {
    (0_u8..KINDS, 0_u8..4, 0_u8..4, any::<u64>())
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
    let mut changed = [0; KINDS as usize];
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
            let kind = (next() % u64::from(KINDS)) as u8;
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
    let idle: Vec<usize> =
        (0..usize::from(KINDS)).filter(|kind| changed[*kind] == 0 && ![8, 19, 24, 35].contains(kind)).collect();
    assert_eq!(idle, Vec::<usize>::new());
}
