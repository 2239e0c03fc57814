//! A client whose history grew too long goes on in another document.

use ingot_shared::Id;
use ingot_shared::document::Document;
use ingot_shared::document::entity::{DocumentKind, Entity};
use ingot_shared::domain::{ClientField, Command, DomainError, Place, StageId, StageKind, Value};

use crate::support::{Device, id, profile, two_devices};

const TASK: Place = Place::of(Entity::Task, Id::from_bytes([40; 16]));

fn go_on(old: &Document) -> Command {
    let view = old.view().expect("the client is there");
    Command::Continue { client: id(2), of: id(1), kind: view.kind, name: view.name, created: view.created }
}

/// The document in which Anna lets the client of two devices go on, and hers as it was then.
fn continued(anna: &mut Device) -> Device {
    anna.run(Command::put(id(1), TASK, [("title", "Позвонить".into())]));
    let mut new = Device::new(3, id(2));
    let commands: Vec<Command> = [go_on(&anna.document)].into_iter().chain(anna.document.absorbed_by(id(2), id(80))).collect();
    new.run_all(&commands).expect("allowed");
    new
}

fn catch_up(items: Vec<ingot_shared::domain::Late>) -> Command {
    Command::CatchUp { document: id(2), items }
}

#[test]
fn a_client_goes_on_with_everything_it_holds() {
    let (mut anna, _) = two_devices();
    let mut new = continued(&mut anna);
    let (old, now) = (anna.view(), new.view());
    assert!(now.deleted, "nobody sees a part of it");
    new.run(Command::Show { document: id(2), at: Place::main(DocumentKind::Client) });
    anna.run(Command::merge_into(id(1), id(2)));
    let row = new.document.rows();
    assert_eq!((row.deleted, row.created, row.facts.id("continues")), (false, old.created, Some(id(1))));
    assert_eq!(anna.document.rows().merged_into, Some(id(2)));
    assert_eq!((&now.name, now.kind, &now.phones, &now.emails), (&old.name, old.kind, &old.phones, &old.emails));
    assert_eq!((&now.deals, &now.tasks, &now.city, &now.responsible), (&old.deals, &old.tasks, &old.city, &old.responsible));
    assert_eq!(now.timeline.len(), old.timeline.len());
    let facts = |view: &ingot_shared::document::ClientView| {
        let own = |key: &str| ["continues", "absorbed", "deleted", "merged_into"].contains(&key.split(':').next().unwrap_or(key));
        view.facts.list.iter().filter(|(key, _)| !own(key)).cloned().collect::<Vec<_>>()
    };
    assert_eq!(facts(&new.view()), facts(&old));
    assert!(new.try_run(go_on(&anna.document)).expect("allowed").changes.is_empty(), "once is enough");
    let itself = Command::Continue { client: id(1), of: id(1), kind: old.kind, name: String::new(), created: old.created };
    assert_eq!(anna.try_run(itself).map(|_| ()), Err(DomainError::MergedIntoItself));
}

#[test]
fn what_others_wrote_in_the_new_one_is_not_hidden_with_it() {
    let at = Place::main(DocumentKind::Client);
    let (show, hide) = (Command::Show { document: id(2), at }, Command::Hide { document: id(2), at });
    let (mut anna, _) = two_devices();
    let mut new = continued(&mut anna);
    new.run(show.clone());
    new.run(hide.clone());
    new.run(show);
    let mut boris = Device::new(4, id(2));
    new.meets(&mut boris);
    boris.run(Command::put(id(2), at, [("plan", "Осенью".into())]));
    new.meets(&mut boris);
    assert_eq!(new.try_run(hide).map(|_| ()), Err(DomainError::WrittenMeanwhile));
    assert!(!new.view().deleted);
}

#[test]
fn what_was_still_done_to_the_old_one_is_done_to_the_new_one() {
    let (mut anna, mut boris) = two_devices();
    let mut new = continued(&mut anna);
    anna.meets(&mut boris);
    let before = boris.document.clone();
    // Boris has not heard of it.
    let turn = Command::FinishTask {
        document: id(1), task: TASK.id, entry: id(50), result: "Дозвонился".to_owned(), next: None
    };
    boris.run(turn);
    boris.run(Command::SetClientField { client: id(1), field: ClientField::City, value: "Бухара".to_owned() });
    boris.run(profile([("plan", "Весной".into())]));
    let deal = boris.view().deals[0].id;
    let (to, kind) = (StageId::DECIDING, StageKind::Open);
    boris.run(Command::MoveStage { document: id(1), deal, entry: id(51), to, kind, loss: None, follow: None });
    boris.run(Command::PutNote { client: id(1), note: id(52), text: "Едут".to_owned() });
    // Meanwhile the new one says something else in one place.
    new.run(Command::put(id(2), Place::main(DocumentKind::Client), [("plan", "Осенью".into())]));
    let then = new.view();
    let parts = boris.document.late(&before);
    assert_eq!(parts.len(), 1);
    new.run(catch_up(parts[0].clone()));
    let view = new.view();
    assert_eq!((view.city.as_str(), view.facts.text("plan")), ("Бухара", "Осенью"), "what is newer here stays");
    assert!(view.tasks[0].settled, "the task is done");
    assert_eq!(view.tasks, boris.view().tasks);
    assert_eq!(view.deals, boris.view().deals);
    assert!(!view.timeline.iter().any(|entry| entry.id == id(52)), "new things come whole");
    assert!(new.try_run(catch_up(parts[0].clone())).expect("allowed").changes.is_empty(), "once is enough");
    // The rest comes as with a merger, which finds nothing said otherwise but the plan.
    new.run_all(&boris.document.absorbed_by(id(2), id(81))).expect("allowed");
    let whole = new.view();
    assert!(whole.timeline.iter().any(|entry| entry.id == id(52)));
    assert_eq!(whole.facts.members("former").map(|(_, value)| value.clone()).collect::<Vec<_>>(), [Value::from("Весной")]);

    let mut anna = continued_twin(&before);
    let taken = anna.run(catch_up(parts[0].clone()));
    assert!(anna.view().tasks[0].settled);
    anna.run_all(&taken).expect("an inverse is allowed");
    assert_eq!((anna.view().tasks, anna.view().deals, anna.view().city), (then.tasks, then.deals, then.city));
}

/// A document that goes on from this one.
fn continued_twin(old: &Document) -> Device {
    let mut new = Device::new(4, id(2));
    let commands: Vec<Command> = [go_on(old)].into_iter().chain(old.absorbed_by(id(2), id(80))).collect();
    new.run_all(&commands).expect("allowed");
    new
}

#[test]
fn both_that_a_client_goes_on_as_are_known() {
    let (mut anna, mut boris) = two_devices();
    anna.run(Command::merge_into(id(1), id(2)));
    boris.run(Command::merge_into(id(1), id(3)));
    anna.meets(&mut boris);
    let mut said = anna.document.said_to_be();
    assert_eq!(said.first(), anna.document.rows().merged_into.as_ref(), "what counts comes first");
    said.sort();
    assert_eq!(said, [id(2), id(3)]);
}

#[test]
fn only_the_mark_is_only_a_mark() {
    let (mut anna, _) = two_devices();
    let mark = anna.try_run(Command::merge_into(id(1), id(2))).expect("allowed").changes;
    assert!(anna.document.only_marks(&mark));
    let back = Command::put(id(1), Place::main(DocumentKind::Client), [("merged_into", Value::Nothing)]);
    let back = anna.try_run(back).expect("allowed").changes;
    assert!(anna.document.only_marks(&back));
    let city = Command::SetClientField { client: id(1), field: ClientField::City, value: "Бухара".to_owned() };
    let city = anna.try_run(city).expect("allowed").changes;
    assert!(!anna.document.only_marks(&city));
    let both =
        anna.run_all(&[Command::merge_into(id(1), id(3)), Command::PutNote { client: id(1), note: id(9), text: "а".into() }]);
    assert!(!anna.document.only_marks(&both.expect("allowed").changes));
}
