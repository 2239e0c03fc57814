//! Edits whose author lost the right to them, as his device hands them in and another's makes them.
#![cfg(all(feature = "engine", not(target_arch = "wasm32")))]
#![expect(clippy::expect_used, clippy::panic, reason = "a helper that cannot go on must fail its test")]

#[path = "support/relay.rs"]
mod relay;
#[path = "support/stories.rs"]
mod stories;

use futures::executor::block_on;
use ingot_app::bridge::{EngineError, Handed};
use ingot_app::engine::Engine;
use ingot_app::engine::storage::memory::MemoryStorage;
use ingot_shared::Id;
use ingot_shared::account::Ask;
use ingot_shared::account::review::{Decision, HandedIn};
use ingot_shared::domain::Command;
use ingot_shared::sync::frame::{Refusal, Verdict};
use ingot_shared::wire::Bytes;

use relay::{answer, welcome};
use stories::{NOW, account, create, id, open};

fn note(n: u8, text: &str) -> Command {
    Command::PutNote { client: id(1), note: id(n), text: text.to_owned() }
}

/// A device whose note about its own client was refused for this reason.
fn refused(storage: &MemoryStorage, reason: Refusal) -> Engine<MemoryStorage> {
    let mut engine = open(storage.clone(), 1);
    block_on(engine.join(&account())).expect("saved");
    block_on(engine.execute(&[create(1, "Анор")], NOW)).expect("saved");
    block_on(engine.execute(&[note(5, "Ждут КП")], NOW)).expect("saved");
    let push = welcome(&mut engine).pop().expect("the outbox is sent");
    answer(&mut engine, &push, |at| if at == 1 { Verdict::Refused(reason) } else { Verdict::Logged(1) });
    engine
}

fn to_hand_in(engine: &Engine<MemoryStorage>) -> Option<(Id, Bytes)> {
    match block_on(engine.to_hand_in()).expect("storage is read")? {
        Ask::HandInEdits { draft, document, commands, .. } => {
            assert_eq!(document, id(1));
            Some((draft, commands))
        }
        other => panic!("{other:?}"),
    }
}

/// What the author is told of his edit.
fn told(engine: &Engine<MemoryStorage>) -> (Handed, String) {
    let edits = block_on(engine.refused_edits()).expect("storage is read");
    let [edit] = edits.as_slice() else { panic!("one edit was refused") };
    assert!(edit.text.contains("Ждут КП"), "what was typed stays readable");
    (edit.handed, edit.by.clone())
}

#[test]
fn a_refused_edit_is_handed_in_once_and_its_author_hears_what_became_of_it() {
    for (decision, heard) in [(Decision::Accepted, Handed::Accepted), (Decision::Declined, Handed::Declined)] {
        let storage = MemoryStorage::default();
        let mut engine = refused(&storage, Refusal::NotAllowed);
        assert_eq!(told(&engine), (Handed::ToBe, String::new()));
        let (draft, _) = to_hand_in(&engine).expect("it is to be handed in");
        assert!(!block_on(engine.awaits_decisions()).expect("storage is read"));
        // Told of another draft, nothing of this one changes.
        block_on(engine.handed_in(id(77), true)).expect("saved");
        block_on(engine.handed_in(draft, true)).expect("saved");
        drop(engine);

        let mut again = open(storage, 2);
        assert_eq!(to_hand_in(&again), None);
        assert!(block_on(again.awaits_decisions()).expect("storage is read"));
        let waits = HandedIn { draft, decision: Decision::Waits, by: String::new() };
        block_on(again.decided(std::slice::from_ref(&waits))).expect("saved");
        assert_eq!(told(&again), (Handed::Waits, String::new()));
        let news = HandedIn { decision, by: "Олег".to_owned(), ..waits };
        block_on(again.decided(std::slice::from_ref(&news))).expect("saved");
        assert_eq!(told(&again), (heard, "Олег".to_owned()));
        assert!(!block_on(again.awaits_decisions()).expect("storage is read"));
    }
}

#[test]
fn what_the_relay_will_not_take_stays_with_its_author() {
    let mut engine = refused(&MemoryStorage::default(), Refusal::NotAllowed);
    let (draft, _) = to_hand_in(&engine).expect("it is to be handed in");
    block_on(engine.handed_in(draft, false)).expect("saved");
    assert_eq!(to_hand_in(&engine), None);
    assert_eq!(told(&engine), (Handed::Not, String::new()));
    // Nobody else could do what is refused for itself.
    let engine = refused(&MemoryStorage::default(), Refusal::Unfit);
    assert_eq!(to_hand_in(&engine), None);
}

#[test]
fn a_colleague_looks_at_drafts_and_makes_them_once() {
    let (_, draft) = to_hand_in(&refused(&MemoryStorage::default(), Refusal::NotAllowed)).expect("it is to be handed in");
    let mut head = open(MemoryStorage::default(), 3);
    block_on(head.execute(&[create(1, "Анор"), create(2, "Бек")], NOW)).expect("saved");
    let drafts = [draft];
    let looked = |head: &mut Engine<MemoryStorage>, of| {
        block_on(head.look_at_drafts(id(of), &drafts, NOW)).expect("storage is read").map(|deeds| deeds.len())
    };
    assert_eq!(looked(&mut head, 1), Some(1));
    assert_eq!(looked(&mut head, 2), None, "they are of another client");
    assert_eq!(looked(&mut head, 3), None, "nobody like that is here");
    assert_eq!(block_on(head.run_drafts(id(2), &drafts, NOW)).map(|_| ()), Err(EngineError::CannotRepeat));

    let notes = |head: &mut Engine<MemoryStorage>| {
        let view = block_on(head.view(id(1))).expect("storage is read").expect("the client is there");
        view.timeline.iter().map(|entry| entry.id).collect::<Vec<_>>()
    };
    assert_eq!(notes(&mut head), [], "looking makes nothing");
    block_on(head.run_drafts(id(1), &drafts, NOW)).expect("saved");
    let unsent = head.outbox().len();
    assert_eq!(notes(&mut head), [id(5)]);
    // The engine died before it answered, or the relay was not told: asked again, nothing is added.
    block_on(head.run_drafts(id(1), &drafts, NOW)).expect("it may be asked again");
    assert_eq!((notes(&mut head), head.outbox().len()), (vec![id(5)], unsent));
}
