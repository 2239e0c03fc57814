//! A crash at every storage step of engine and relay in turn: nothing acknowledged is lost, and all agree in the end.

use futures::executor::block_on;
use ingot_app::engine::Engine;
use ingot_app::engine::identity::Birth;
use ingot_shared::Instant;
use ingot_tests::account;
use ingot_tests::relay::Fate;
use ingot_tests::storage::{Fault, FaultyStorage};
use ingot_tests::world::{Crash, World};

const FAULTS: [Fault; 3] = [Fault::DiesBefore, Fault::DiesAfter, Fault::Full];
const FATES: [Fate; 2] = [Fate::DiesBefore, Fate::DiesAfter];

/// Tells the story once for each crash.
fn tell_all(crashes: &[Crash]) {
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    std::thread::scope(|scope| {
        for first in 0..threads {
            scope.spawn(move || {
                for crash in crashes.iter().skip(first).step_by(threads) {
                    let told = std::panic::catch_unwind(|| World::tell(Some(*crash)));
                    assert!(told.is_ok(), "{crash:?} broke an invariant (see above)");
                }
            });
        }
    });
}

#[test]
fn the_engine_may_die_or_be_full_at_any_step() {
    let steps = World::tell(None).devices;
    assert!(steps.iter().all(|steps| *steps >= 8), "the story is worth telling: {steps:?}");
    let each = steps.iter().enumerate().flat_map(|(at, steps)| (0..*steps).map(move |step| (at, step)));
    let crashes: Vec<Crash> = each.flat_map(|(at, step)| FAULTS.map(|fault| Crash::Device(at, step, fault))).collect();
    tell_all(&crashes);
    println!("{steps:?} steps of the devices, {} ways to fail at each", FAULTS.len());
}

#[test]
fn the_relay_may_die_at_any_step() {
    let steps = World::tell(None).relay;
    assert!(steps >= 8, "the story is worth telling: {steps}");
    let crashes: Vec<Crash> = (0..steps).flat_map(|step| FATES.map(|fate| Crash::Relay(step, fate))).collect();
    tell_all(&crashes);
    println!("{steps} steps of the relay, {} ways to fail at each", FATES.len());
}

/// The first start and joining, with a fault at this step. Whether the fault came.
fn first_start(step: usize, fault: Fault) -> bool {
    let birth = |n: u8| Birth { now: Instant::from_millis(1_790_000_000_000), random: [n; 36] };
    let storage = FaultyStorage::default();
    storage.arm(step, fault);
    let begun = block_on(async { account::join(&mut Engine::open(storage.clone(), &birth(1)).await?).await });
    let came = !storage.is_armed();
    assert_eq!(begun.is_err(), came);
    let again = storage.restarted();
    let known = block_on(Engine::open(again.clone(), &birth(2))).map(|engine| engine.identity().clone());
    assert!(known.is_ok(), "it starts again");
    let joined = block_on(async { account::join(&mut Engine::open(again.clone(), &birth(3)).await?).await });
    assert!(joined.is_ok());
    let after = block_on(Engine::open(again, &birth(4))).map(|engine| engine.identity().clone());
    let (known, after) = (known.unwrap_or_else(|_| unreachable!()), after.unwrap_or_else(|_| unreachable!()));
    assert_eq!((known.device, known.member), (after.device, after.member), "a device stays who it is");
    assert!(after.signed_in);
    came
}

#[test]
fn the_first_start_may_die_or_be_full_at_any_step() {
    for fault in FAULTS {
        let steps = (0..).take_while(|step| first_start(*step, fault)).count();
        assert!(steps >= 2, "an identity and an account are stored: {steps}");
    }
}
