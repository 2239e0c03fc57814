//! A client that goes on in a new record, as its device does it. What other devices add to it is in the simulation.
#![cfg(all(feature = "engine", not(target_arch = "wasm32")))]

#[path = "support/relay.rs"]
mod relay;
#[path = "support/stories.rs"]
mod stories;

use futures::executor::block_on;
use ingot_app::bridge::EngineError;
use ingot_app::engine::Engine;
use ingot_app::engine::storage::memory::MemoryStorage;
use ingot_shared::domain::{Command, DomainError, StageId, StageKind};
use ingot_shared::sync::codec;
use ingot_shared::sync::frame::{ClientFrame, Refusal, Verdict};

use relay::{answer, welcome};
use stories::{NOW, account, create, id, open};

fn note(n: u8, text: &str) -> Command {
    Command::PutNote { client: id(1), note: id(n), text: text.to_owned() }
}

fn open_deal(client: u8, deal: u8, title: &str) -> Command {
    let fields = vec![("title".to_owned(), title.into())];
    let (stage, kind) = (StageId::DECIDING, StageKind::Open);
    Command::OpenDeal { document: id(client), deal: id(deal), stage, kind, fields }
}

#[test]
fn a_client_goes_on_in_a_new_record_and_back() {
    let mut engine = open(MemoryStorage::default(), 1);
    let commands = [create(1, "Анор"), open_deal(1, 10, "Посуда"), note(11, "Ждут КП")];
    block_on(engine.execute(&commands, NOW)).expect("the edits are saved");
    let state = |engine: &mut Engine<MemoryStorage>| {
        let rows = block_on(engine.all_rows()).expect("rows are read");
        let of = |n| rows.iter().find(|row| row.id == id(n)).map(|row| (row.deleted, row.deals.len(), row.merged_into));
        (of(1), of(2))
    };
    let gone_on = block_on(engine.go_on(id(1), id(2), NOW)).expect("it is saved");
    let new = (Some((true, 1, Some(id(2)))), Some((false, 1, None)));
    assert_eq!(state(&mut engine), new);
    let view = block_on(engine.view(id(2))).expect("storage is read").expect("the client is there");
    assert_eq!((view.created, view.timeline.len()), (NOW, 2));
    assert_eq!(block_on(engine.edits(id(1), 9)).expect("storage is read").last().map(|edit| edit.is_first), Some(true));
    // The worker died before it answered: asked again, nothing is added.
    let before = engine.outbox().len();
    block_on(engine.go_on(id(1), id(2), NOW)).expect("it may be asked again");
    assert_eq!((state(&mut engine), engine.outbox().len()), (new, before));
    assert!(block_on(engine.go_on(id(1), id(3), NOW)).is_err(), "it has gone on already");

    let undone = block_on(engine.execute(&gone_on.inverse, NOW)).expect("it is taken back");
    assert_eq!(state(&mut engine), (Some((false, 1, None)), Some((true, 1, None))));
    block_on(engine.execute(&undone.inverse, NOW)).expect("it is done again");
    assert_eq!(state(&mut engine), new);
    // Who erases the client erases its earlier record as well.
    let all = block_on(engine.all_that_became(id(2))).expect("storage is read");
    assert_eq!(all, [id(2), id(1)]);
    let nobody = block_on(engine.go_on(id(7), id(8), NOW));
    assert_eq!(nobody, Err(EngineError::Domain(DomainError::NoSuchClient)));
}

#[test]
fn a_client_whose_new_record_is_refused_goes_on_as_it_was() {
    for crashes in [false, true] {
        let storage = MemoryStorage::default();
        let mut engine = open(storage.clone(), 1);
        block_on(engine.join(&account())).expect("saved");
        block_on(engine.execute(&[create(1, "Анор")], NOW)).expect("saved");
        block_on(engine.go_on(id(1), id(2), NOW)).expect("saved");
        let push = welcome(&mut engine).pop().expect("the outbox is sent");
        let Ok(ClientFrame::Push { offers }) = codec::decode(&push) else { panic!("a push was expected") };
        let of_new: Vec<bool> = offers.iter().map(|offer| offer.document == id(2)).collect();
        answer(&mut engine, &push, |at| if of_new[at] { Verdict::Refused(Refusal::Unfit) } else { Verdict::Logged(at as u64) });
        if crashes {
            // Before it could act on the refusal; once more after it did, and nothing is left to do.
            engine = open(storage.clone(), 2);
        }
        let back =
            if crashes { block_on(engine.take_back_fallen(NOW)).expect("saved") } else { block_on(engine.bring_over(&[], NOW)) };
        assert_eq!(back.iter().map(|row| row.id).collect::<Vec<_>>(), [id(1)], "the crash: {crashes}");
        engine = open(storage, 3);
        assert_eq!(block_on(engine.take_back_fallen(NOW)), Ok(Vec::new()));
        let rows = block_on(engine.all_rows()).expect("rows are read");
        let there: Vec<_> = rows.iter().filter(|row| !row.deleted).map(|row| (row.id, row.merged_into)).collect();
        assert_eq!(there, [(id(1), None)]);
    }
}

#[test]
fn what_was_too_much_for_a_record_is_written_again_in_the_new_one() {
    let mut engine = open(MemoryStorage::default(), 1);
    block_on(engine.join(&account())).expect("saved");
    block_on(engine.execute(&[create(1, "Анор")], NOW)).expect("saved");
    block_on(engine.execute(&[note(5, "Не влезло")], NOW)).expect("saved");
    let push = welcome(&mut engine).pop().expect("the outbox is sent");
    answer(&mut engine, &push, |at| if at == 1 { Verdict::Refused(Refusal::TooLarge) } else { Verdict::Logged(1) });
    block_on(engine.go_on(id(1), id(2), NOW)).expect("saved");
    let refused = block_on(engine.refused_edits()).expect("storage is read");
    assert_eq!((refused.len(), refused[0].reason), (1, Refusal::TooLarge));
    block_on(engine.repeat_refused(&refused[0].hash, NOW)).expect("it is written anew");
    let view = block_on(engine.view(id(2))).expect("storage is read").expect("the client is there");
    assert_eq!(view.timeline.iter().map(|entry| entry.id).collect::<Vec<_>>(), [id(5)]);
    assert_eq!(engine.refused(), 0);
}
