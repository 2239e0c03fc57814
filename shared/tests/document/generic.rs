//! The generic commands, over every kind of thing.

use ingot_shared::document::entity::{Entity, Home};
use ingot_shared::document::view::TimelineKind;
use ingot_shared::domain::{Command, DomainError, Place, Value};

use crate::support::{day, fields, hide, id, inside, profile, put, show, som, task, two_devices};

#[test]
fn a_thing_is_made_signed_and_taken_back() {
    let (mut anna, _) = two_devices();
    let before = anna.view();
    let inverse = anna.run(task(30, "Отправить КП", "2026-12-01"));
    let view = anna.view();
    assert_eq!(view.tasks[0].title, "Отправить КП");
    assert_eq!((view.tasks[0].by.member, view.tasks[0].state.as_str()), (id(201), "open"));
    assert_eq!(anna.document.rows().tasks[0].due, Some(day("2026-12-01")));
    let redo = anna.run_all(&inverse).expect("an inverse is allowed").inverse;
    assert_eq!(anna.view(), before);
    anna.run_all(&redo).expect("a redo is allowed");
    assert_eq!(anna.view(), view);
}

#[test]
fn only_the_fields_named_are_set_and_nothing_clears_one() {
    let (mut anna, _) = two_devices();
    anna.run(put(Entity::Person, 30, [("name", "Рустам".into()), ("role", "Директор".into()), ("phone", "901112233".into())]));
    let inverse = anna.run(put(Entity::Person, 30, [("role", Value::Nothing), ("decides", true.into())]));
    let person = &anna.view().people[0].fields;
    assert_eq!((person.text("name"), person.get("role"), person.flag("decides")), ("Рустам", None, true));
    anna.run_all(&inverse).expect("an inverse is allowed");
    let person = &anna.view().people[0].fields;
    assert_eq!((person.text("role"), person.flag("decides")), ("Директор", false));
}

#[test]
fn what_was_taken_away_stays_away_until_it_is_shown() {
    let (mut anna, _) = two_devices();
    anna.run(task(30, "Позвонить", "2026-12-01"));
    anna.run(hide(Entity::Task, 30));
    assert_eq!(anna.run(hide(Entity::Task, 30)), [], "once more changes nothing and undoes nothing");
    anna.run(put(Entity::Task, 30, [("title", "Написать".into())]));
    assert!(anna.view().tasks.is_empty());
    anna.run(show(Entity::Task, 30));
    assert_eq!(anna.view().tasks[0].title, "Написать");
}

#[test]
fn a_command_is_checked_against_the_table_before_anything_is_written() {
    let (mut anna, _) = two_devices();
    let heads = anna.document.heads();
    let field = |key: &str| key.to_owned();
    let wrong = [
        (put(Entity::Task, 30, [("due", day("2026-12-01").into())]), DomainError::FieldMissing { field: field("title") }),
        (put(Entity::Task, 30, [("title", " ".into())]), DomainError::FieldMissing { field: field("title") }),
        (put(Entity::Task, 30, [("nothing", "x".into())]), DomainError::FieldUnfit { field: field("nothing") }),
        (
            put(Entity::Task, 30, [("title", "x".into()), ("minute", 1_440.into())]),
            DomainError::FieldOutOfRange { field: field("minute"), least: 0, most: 1_439 },
        ),
        (
            put(Entity::Person, 30, [("name", "ж".repeat(301).into())]),
            DomainError::FieldTooLong { field: field("name"), limit: 300 },
        ),
        (put(Entity::Contact, 30, [("kind", "fax".into())]), DomainError::FieldUnfit { field: field("kind") }),
        (inside(Entity::Line, 30, 99, [("title", "x".into())]), DomainError::NoSuchPlace),
        (put(Entity::Line, 30, [("title", "x".into())]), DomainError::NoSuchPlace),
        (put(Entity::Deal, 99, [("title", "x".into())]), DomainError::NoSuchDeal),
        (put(Entity::Stage, 30, [("pipeline", id(3).into()), ("kind", "open".into())]), DomainError::NoSuchPlace),
        (hide(Entity::Task, 99), DomainError::NoSuchEntry),
        (profile([("name", Value::Nothing), ("merged_into", id(1).into())]), DomainError::MergedIntoItself),
    ];
    for (command, error) in wrong {
        assert_eq!(anna.try_run(command.clone()).map(|applied| applied.inverse), Err(error), "{command:?}");
        assert_eq!(anna.document.heads(), heads, "{command:?}");
    }
}

#[test]
fn members_of_a_set_are_put_and_taken_on_their_own() {
    let (mut anna, mut boris) = two_devices();
    anna.run(profile([("tag:regular", true.into()), ("custom:0a", 12.into()), ("interest:ковры", true.into())]));
    anna.meets(&mut boris);
    boris.run(profile([("tag:late", true.into())]));
    anna.run(profile([("tag:regular", false.into())]));
    anna.meets(&mut boris);
    let row = anna.document.rows();
    assert_eq!(row.tags, ["late"]);
    assert_eq!((row.facts.number("custom:0a"), row.facts.set("interest")), (Some(12), vec!["ковры".to_owned()]));
}

#[test]
fn a_deal_has_lines_payments_and_ticks() {
    let (mut anna, _) = two_devices();
    anna.run(inside(
        Entity::Line,
        30,
        10,
        [("title", "Ковёр".into()), ("quantity", 2_500.into()), ("price", som(100).into()), ("discount", 1_000.into())],
    ));
    anna.run(inside(Entity::Payment, 31, 10, [("amount", som(50).into()), ("due", day("2026-12-05").into())]));
    anna.run(inside(Entity::Payment, 32, 10, [("amount", som(175).into()), ("due", day("2026-12-01").into())]));
    anna.run(put(Entity::Deal, 10, [("check:0a", ingot_shared::Instant::from_millis(5).into()), ("profit", som(70).into())]));
    let deal = &anna.view().deals[0];
    assert_eq!(deal.lines[0].total(), Some(som(225)));
    assert_eq!(deal.payments.iter().map(|payment| payment.id).collect::<Vec<_>>(), [id(32), id(31)]);
    let paid = Place::within(Entity::Payment, id(32), Entity::Deal, id(10));
    anna.run(Command::put(id(1), paid, [("paid", day("2026-12-02").into())]));
    let row = &anna.document.rows().deals[0];
    assert_eq!((row.next_payment, row.profit), (Some(day("2026-12-05")), Some(som(70))));
    assert_eq!(row.lines[0].total, Some(som(225)));
}

#[test]
fn no_answer_is_an_attempt_and_a_checked_call_a_contact() {
    let (mut anna, _) = two_devices();
    let at = |millis| Value::Moment(ingot_shared::Instant::from_millis(millis));
    anna.run(Command::log_contact(id(1), id(30), "call", [("verified", true.into()), ("at", at(1_000))]));
    anna.run(Command::log_contact(id(1), id(31), "call", [("result", "no_answer".into()), ("at", at(2_000))]));
    anna.run(Command::log_contact(id(1), id(32), "check", [("at", at(3_000))]));
    let row = anna.document.rows();
    assert_eq!(row.last_contact.map(|at| at.as_millis()), Some(1_000));
    assert_eq!(row.last_attempt.map(|at| at.as_millis()), Some(2_000));
    assert_eq!(row.verified.map(|at| at.as_millis()), Some(1_000));
    assert_eq!(anna.view().verified.map(|verified| verified.by.member), Some(id(201)));
    assert_eq!(row.contacts.len(), 2);
}

#[test]
fn every_kind_of_thing_of_a_client_can_be_put_and_shows() {
    let (mut anna, _) = two_devices();
    for (n, layout) in (40..).zip(Entity::all().filter(|layout| !layout.own_command)) {
        let Home::Root(word) = layout.home else { continue };
        if layout.document != ingot_shared::document::entity::DocumentKind::Client {
            continue;
        }
        let before = anna.view();
        let needed = crate::generate::needed_fields(layout, 7);
        let place = Place::of(layout.entity, id(n));
        anna.run(Command::Put { document: id(1), at: place, fields: needed });
        assert_ne!(anna.view(), before, "{word} shows in the view");
    }
}

#[test]
fn a_subscription_tells_its_last_day() {
    let (mut anna, _) = two_devices();
    anna.run(put(Entity::Subscription, 30, [("title", "Абонемент".into()), ("until", day("2027-01-31").into())]));
    assert_eq!(anna.document.rows().subscriptions, [("Абонемент".to_owned(), Some(day("2027-01-31")))]);
}

#[test]
fn completeness_tells_what_is_missing() {
    let (mut anna, _) = two_devices();
    assert_eq!(anna.document.rows().completeness(ingot_shared::row::part::WANTED), 33);
    anna.run(profile([("address", "ул. Навои, 5".into()), ("birthday", day("1990-05-01").into())]));
    anna.run(put(Entity::Email, 30, [("address", "a@example.uz".into())]));
    let row = anna.document.rows();
    assert_eq!((row.completeness(ingot_shared::row::part::WANTED), row.completeness(0)), (100, 100));
    assert_eq!(row.has & ingot_shared::row::part::BIRTHDAY, ingot_shared::row::part::BIRTHDAY);
    assert_eq!(row.facts.day("birthday"), Some(day("1990-05-01")));
}

#[test]
fn fields_of_a_wrong_document_are_refused() {
    let mut anna = crate::support::Device::new(1, id(9));
    let put = Command::Put { document: id(9), at: Place::of(Entity::Task, id(3)), fields: fields([("title", "x".into())]) };
    assert_eq!(anna.try_run(put).map(|_| ()), Err(DomainError::NoSuchClient));
    assert!(anna.document.is_empty());
}

#[test]
fn what_happened_stands_in_the_timeline() {
    let (mut anna, _) = two_devices();
    anna.run(Command::log_contact(id(1), id(30), "visit", [("text", "Пришёл в салон".into())]));
    anna.run(put(Entity::Enquiry, 31, [("text", "Есть ли доставка?".into())]));
    let kinds: Vec<Entity> = anna
        .view()
        .timeline
        .iter()
        .filter_map(|entry| match &entry.what {
            TimelineKind::Item { entity, .. } => Some(*entity),
            _ => None,
        })
        .collect();
    assert_eq!(kinds, [Entity::Enquiry, Entity::Contact]);
}
