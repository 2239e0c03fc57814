//! Measures how fast the demo company is made: rows alone, saved documents in one go, and some documents step by step.
//!
//! `cargo run --release -p ingot-shared --features demo --example demo_company -- [clients] [documents by steps]`

use std::time::Instant as Clock;

use ingot_shared::Date;
use ingot_shared::demo::Demo;
use ingot_shared::document::Document;

fn main() {
    let mut arguments = std::env::args().skip(1).filter_map(|argument| argument.parse::<u32>().ok());
    let clients = arguments.next().unwrap_or(10_000);
    let by_steps = arguments.next().unwrap_or(500);
    let demo = Demo::new(1, clients, Date::new(2026, 11, 26).unwrap_or_default());

    let started = Clock::now();
    let (mut rows, mut deals, mut contacts) = (0_u64, 0, 0);
    for row in demo.rows() {
        rows += 1;
        deals += row.deals.len();
        contacts += row.contacts.len();
    }
    report("rows", rows, started);
    println!("  {deals} deals, {contacts} contacts");

    let started = Clock::now();
    let (mut bytes, mut made) = (0_u64, 0_u64);
    for number in 0..clients {
        let saved = demo.client(number).saved(&[1; 16]).unwrap_or_default();
        bytes += u64::try_from(saved.len()).unwrap_or(0);
        made += 1;
    }
    report("documents in one go", made, started);
    println!("  {} bytes a document", bytes / made.max(1));

    let started = Clock::now();
    let (mut changes, mut bytes, mut made) = (0_u64, 0_u64, 0_u64);
    for number in 0..by_steps.min(clients) {
        let client = demo.client(number);
        let mut document = Document::empty(client.id);
        document.set_actor(client.id.as_bytes());
        for step in client.steps() {
            match document.apply(&step.commands, &step.author, step.at) {
                Ok(_) => changes += 1,
                Err(error) => println!("client {number}: {error}"),
            }
        }
        bytes += u64::try_from(document.save().len()).unwrap_or(0);
        made += 1;
    }
    report("documents by steps", made, started);
    println!("  {changes} changes, {} bytes a document", bytes / made.max(1));
}

fn report(what: &str, count: u64, started: Clock) {
    let millis = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX).max(1);
    println!("{count} {what} in {millis} ms: {} a second", count * 1_000 / millis);
}
