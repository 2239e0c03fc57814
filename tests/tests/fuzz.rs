//! Devices that lie, played from a seed against the relay's sessions, gate and store.
//!
//! `INGOT_FUZZ=<seconds>` goes on for so long, `INGOT_SEED=<n>` plays one case again.
#![expect(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

use std::time::{Duration, Instant};

use futures::executor::block_on;
use ingot_server::store::Store;
use ingot_shared::document::{ChangeRecord, Document};
use ingot_shared::sync::codec;
use ingot_shared::sync::frame::{ClientFrame, Offer};
use ingot_tests::hostile::scribe::Scribe;
use ingot_tests::hostile::{inputs, liar, mutate};
use ingot_tests::relay::{Relay, SECRET};
use ingot_tests::rng::Rng;

/// Cases of an ordinary run.
const CASES: u64 = 300;
/// Messages of one case.
const MESSAGES: usize = 16;

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

/// Everything logged is gapless, applies in order, and gives what the store keeps (S6, S9).
fn assert_whole(relay: &Relay) {
    let log = relay.log();
    assert!(log.iter().map(|entry| entry.seq).eq(1..=relay.store.head()), "the log has a hole");
    let (snapshots, _) = block_on(relay.store.snapshots(None, 0)).unwrap();
    for snapshot in snapshots {
        let mut replayed = Document::empty(snapshot.document);
        let changes = log.iter().filter(|entry| entry.document == snapshot.document);
        replayed.receive(changes.map(|entry| ChangeRecord::parse(&entry.bytes).unwrap()).collect()).unwrap();
        let mut stored = Document::load(snapshot.document, &snapshot.bytes).unwrap();
        assert_eq!(stored.heads(), replayed.heads());
        assert_eq!(stored.rows(), replayed.rows());
    }
}

fn push(relay: &mut Relay, device: usize, offers: Vec<Offer>) {
    relay.receive(device, &codec::encode(&ClientFrame::Push { offers }));
}

fn joined(relay: &mut Relay, device: u8) {
    relay.accept(device.into());
    relay.receive(device.into(), &codec::encode(&ClientFrame::Hello(liar::hello(device, SECRET))));
}

fn play(seed: u64) {
    let mut rng = Rng::new(seed);
    let mut relay = Relay::new(&mut rng);
    let (mut anor, first) = Scribe::new(1);
    let (mut olma, second) = Scribe::new(2);
    let mut honest = vec![first, second, anor.rename("Анор"), olma.note("Позвонить в четверг")];
    joined(&mut relay, 0);
    push(&mut relay, 0, honest.iter().take(1 + rng.below(4)).cloned().collect());
    for _ in 0..MESSAGES {
        joined(&mut relay, 1);
        let bytes = match rng.below(3) {
            0 => {
                let offers = (0..=rng.below(4)).filter_map(|_| rng.pick(&honest).cloned());
                let offers: Vec<Offer> = offers.collect();
                let offers = offers.iter().map(|offer| mutate::change(offer, &mut rng)).collect();
                codec::encode(&ClientFrame::Push { offers })
            }
            _ => {
                let frame = mutate::frame(&honest, relay.store.head(), &mut rng);
                mutate::bytes(&frame, &mut rng)
            }
        };
        relay.receive(1, &bytes);
        if rng.chance(20) {
            honest.push(anor.rename(&format!("Анор {seed}")));
        }
    }
    // Whoever wrote honestly is answered, whatever came in between.
    joined(&mut relay, 0);
    push(&mut relay, 0, honest);
    assert_whole(&relay);
}

#[test]
fn lies_are_answered_and_spoil_nothing() {
    if let Some(seed) = number("INGOT_SEED") {
        return play(seed);
    }
    let until = number("INGOT_FUZZ").map(|seconds| Instant::now() + Duration::from_secs(seconds));
    let cases = (0..).take_while(|case| until.map_or(*case < CASES, |until| Instant::now() < until));
    let mut played = 0;
    for seed in cases {
        let held = std::panic::catch_unwind(|| play(seed));
        assert!(held.is_ok(), "case {seed} broke something (see above); play it again with INGOT_SEED={seed}");
        played = seed + 1;
    }
    println!("{played} cases of {MESSAGES} messages, nothing broke");
}

#[test]
fn the_six_hostile_inputs_are_answered_and_spoil_nothing() {
    for (what, offers) in inputs::all() {
        let mut relay = Relay::new(&mut Rng::new(1));
        for offers in offers.chunks(8) {
            // A push may be beyond the size of a frame; then the connection is gone.
            joined(&mut relay, 1);
            push(&mut relay, 1, offers.to_vec());
        }
        assert_whole(&relay);
        let head = relay.store.head();
        joined(&mut relay, 0);
        push(&mut relay, 0, vec![Scribe::new(1).1]);
        assert_eq!(relay.store.head(), head + 1, "after {what} an honest change goes on");
        let logged = relay.log().iter().filter(|entry| entry.document == inputs::TARGET).count();
        println!("{what}: {} offered, {logged} logged", offers.len());
    }
}
