//! What a relay says to an engine in memory. Never here: a relay; the simulation has one.
#![expect(clippy::expect_used, clippy::panic, reason = "a helper that cannot go on must fail its test")]

use futures::executor::block_on;
use ingot_app::engine::Engine;
use ingot_app::engine::storage::memory::MemoryStorage;
use ingot_shared::sync::codec;
use ingot_shared::sync::frame::{ClientFrame, PROTOCOL, RelayFrame, Verdict, Welcome};
use ingot_shared::{Id, Instant};

/// Greets an engine that has joined; what it sends then.
pub fn welcome(engine: &mut Engine<MemoryStorage>) -> Vec<Vec<u8>> {
    engine.connect().expect("the device has joined");
    let welcome = Welcome {
        protocol: PROTOCOL,
        epoch: Id::from_bytes([9; 16]),
        head: 0,
        access: 0,
        member: Id::from_bytes([8; 16]),
        erases: false,
        audits: false,
        now: Instant::default(),
    };
    block_on(engine.receive(&codec::encode(&RelayFrame::Welcome(welcome)))).expect("storage works").send
}

/// Answers a push: each offer by its place.
pub fn answer(engine: &mut Engine<MemoryStorage>, push: &[u8], verdict: impl Fn(usize) -> Verdict) {
    let Ok(ClientFrame::Push { offers }) = codec::decode(push) else { panic!("a push was expected") };
    let verdicts = offers.iter().enumerate().map(|(at, offer)| (offer.hash, verdict(at))).collect();
    block_on(engine.receive(&codec::encode(&RelayFrame::Pushed { verdicts }))).expect("storage works");
}
