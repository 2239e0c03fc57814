//! Measures the sums of reports: a rebuild, one changed client among many, and the questions that screens ask.
//!
//! `cargo run --release -p ingot-shared --features demo --example totals -- [clients]`

use std::hint::black_box;
use std::time::Instant as Clock;

use ingot_shared::Date;
use ingot_shared::date::Period;
use ingot_shared::demo::Demo;
use ingot_shared::domain::rules::pareto;
use ingot_shared::domain::rules::rates::Rates;
use ingot_shared::domain::rules::segments::SegmentPolicy;
use ingot_shared::report::{Dimension, Figure, Query, Totals};
use ingot_shared::row::ClientRow;

fn main() {
    let clients = std::env::args().nth(1).and_then(|argument| argument.parse().ok()).unwrap_or(100_000);
    let today = Date::new(2026, 11, 26).unwrap_or_default();
    let rows: Vec<ClientRow> = Demo::new(1, clients, today).rows().collect();
    let year = Period::last_months(today, 12);

    let mut totals = Totals::default();
    measured("rebuild", 1, || totals.rebuild(&rows));
    println!("  {} sums of {} clients", totals.len(), rows.len());
    measured("order by revenue of a year", 1, || totals.ranking_mut().look_at(year, Rates::default()));

    // Each of a thousand clients loses its last deal and its last contact, and gets them back.
    let changed: Vec<(&ClientRow, ClientRow)> = rows
        .iter()
        .step_by((rows.len() / 500).max(1))
        .map(|row| {
            let mut other = row.clone();
            other.deals.pop();
            other.contacts = row.contacts.split_last().map(|(_, kept)| kept.to_vec()).unwrap_or_default().into();
            (row, other)
        })
        .collect();
    measured("change of a client", changed.len() * 2, || {
        for (row, other) in &changed {
            totals.replace(Some(row), Some(other));
            totals.replace(Some(other), Some(row));
        }
    });
    let largest = rows.iter().max_by_key(|row| row.deals.len() * 8 + row.contacts.len());
    if let Some(row) = largest {
        println!("  the largest has {} deals and {} contacts", row.deals.len(), row.contacts.len());
        measured("change of the largest client", 2, || {
            totals.replace(Some(row), None);
            totals.replace(None, Some(row));
        });
    }

    let revenue = Query::of(Figure::Revenue).within(year).by(Dimension::Currency).by(Dimension::Member);
    measured("revenue of a year by member", 1, || totals.answer(&revenue));
    let products = Query::of(Figure::ProductProfit).within(year).by(Dimension::Product);
    measured("ten most profitable products of a year", 1, || totals.top(&products, 10));
    let contacts = Query::of(Figure::Contacts).within(year).by(Dimension::Member).by(Dimension::Kind);
    measured("contacts of a year by member and kind", 1, || totals.answer(&contacts));
    measured("tasks of today by member", 1, || totals.tasks(today));
    measured("conversion of a year", 1, || totals.conversion("", year.from().month(), today.month(), None));
    measured("borders of the segments", 1, || totals.ranking().borders(&SegmentPolicy::default()));
    measured("pareto", 1, || totals.ranking().pareto(pareto::DEFAULT_SHARE));
}

fn measured<T>(what: &str, times: usize, work: impl FnOnce() -> T) {
    let started = Clock::now();
    black_box(work());
    let nanos = started.elapsed().as_nanos() / u128::try_from(times.max(1)).unwrap_or(1);
    println!("{what}: {}.{:03} ms", nanos / 1_000_000, nanos / 1_000 % 1_000);
}
