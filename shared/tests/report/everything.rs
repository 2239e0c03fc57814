//! One client of whom everything is known, and every single sum that it adds to.

use ingot_shared::domain::{Fields, StageId};
use ingot_shared::report::{Context, Contribution, Coordinate, contributions};
use ingot_shared::row::{ClientRow, ContactRow, LineRow, PaymentRow, RequestRow, TaskRow};

use super::{at, client, day, deal, id, som};

fn everything() -> ClientRow {
    let mut won = deal(10, 201, 1_000, &[(StageId::NEGOTIATION, 2), (StageId::AWAITING_PAYMENT, 5), (StageId::WON, 40)]);
    won.profit = Some(som(300));
    won.repeats = Some(id(9));
    won.campaign = Some(id(77));
    let line = |product, group: &str, total| LineRow { product, group: group.to_owned(), quantity: 2_000, total };
    won.lines = vec![line(Some(id(50)), "carpet", Some(som(600))), line(None, "", None)].into();
    let payment = |due, paid: Option<i32>| PaymentRow { amount: som(500), due, paid: paid.map(day) };
    won.payments = vec![payment(Some(day(41)), Some(41)), payment(Some(day(41)), Some(42)), payment(None, None)].into();
    let mut open = deal(11, 202, 70, &[(StageId::DECIDING, 50)]);
    (open.expected, open.probability, open.pipeline) = (Some(day(95)), Some(40), "curtains".to_owned());
    open.payments = vec![payment(Some(day(96)), None)].into();
    let mut lost = deal(12, 202, 9, &[(StageId::DECIDING, 60), (StageId::LOST, 61)]);
    lost.payments = vec![payment(Some(day(61)), None)].into();
    let contact = |incoming, no_answer| ContactRow {
        at: at(7, 600),
        by: id(201),
        kind: "call".to_owned(),
        incoming,
        no_answer,
        channel: "phone".to_owned(),
    };
    let request =
        |days| RequestRow { at: at(days, 1), assignee: Some(id(202)), channel: "site".to_owned(), ..RequestRow::default() };
    let task = TaskRow { kind: "call".to_owned(), due: Some(day(80)), assignee: Some(id(201)), ..TaskRow::default() };
    let facts = [("source".to_owned(), "Выставка".into()), ("utm_campaign".to_owned(), "spring".into())];
    ClientRow {
        category: "vip".to_owned(),
        facts: facts.into_iter().collect::<Fields>(),
        last_contact: Some(at(7, 600)),
        verified: Some(at(20, 1)),
        contacts: vec![contact(true, false), contact(false, true)].into(),
        enquiries: vec![request(70)],
        complaints: vec![request(71)],
        tasks: vec![task, TaskRow::default()],
        ..client(1, vec![won, open, lost])
    }
}

fn told(entries: &[Contribution]) -> String {
    let short = |at: &Coordinate| match at {
        Coordinate::None => "-".to_owned(),
        Coordinate::Day(day) => day.to_string(),
        Coordinate::Currency(currency) => currency.code().to_owned(),
        Coordinate::Number(number) => number.to_string(),
        Coordinate::Id(id) => id.as_bytes()[0].to_string(),
        Coordinate::Text(text) => text.clone(),
    };
    let line = |entry: &Contribution| {
        let at: Vec<String> = entry.at.iter().map(short).collect();
        format!("{:?} [{}] {}\n", entry.figure, at.join(" "), entry.amount)
    };
    entries.iter().map(line).collect()
}

/// The file was read line by line when it was written: it is what the figures promise.
#[test]
fn every_sum_that_one_client_adds_to() {
    assert_eq!(told(&contributions(&everything(), &Context::default())), include_str!("everything.txt"));
}

#[test]
#[ignore = "writes the file anew"]
fn write_everything() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/report/everything.txt");
    std::fs::write(path, told(&contributions(&everything(), &Context::default()))).unwrap();
}
