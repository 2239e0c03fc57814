//! Thousands of worlds, one a seed. `INGOT_SEEDS=<n>` plays more of them, `INGOT_SEED=<n>` one again.

use std::sync::atomic::{AtomicUsize, Ordering};

use ingot_tests::world::{Plan, World};

/// Worlds in an ordinary test run.
const SEEDS: u64 = 2_000;

fn seeds(share: u64) -> Vec<u64> {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    match number("INGOT_SEED") {
        Some(seed) => vec![seed],
        None => (0..number("INGOT_SEEDS").unwrap_or(SEEDS) / share).collect(),
    }
}

/// Plays a world for each seed; in most of those that were not picked by hand what matters must have happened.
fn play(seeds: Vec<u64>, what: &str, matters: &str, world: fn(u64) -> usize) {
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let played = seeds.len();
    let happened = &AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for first in 0..threads {
            let own: Vec<u64> = seeds.iter().copied().skip(first).step_by(threads).collect();
            scope.spawn(move || {
                for seed in own {
                    let played = std::panic::catch_unwind(|| world(seed));
                    assert!(played.is_ok(), "seed {seed} broke an invariant (see above); play it again with INGOT_SEED={seed}");
                    happened.fetch_add(usize::from(played.is_ok_and(|times| times > 0)), Ordering::Relaxed);
                }
            });
        }
    });
    let happened = happened.load(Ordering::Relaxed);
    println!("{played} worlds {what}, {happened} of them with {matters}, all invariants held");
    assert!(played == 1 || happened * 2 > played, "{matters} in {happened} of {played} worlds only");
}

#[test]
fn engines_and_relay_agree_whatever_the_network_and_the_storage_do() {
    play(seeds(1), "of 80 steps", "clients erased", |seed| World::play(seed, Plan { steps: 80, restores: false }));
}

#[test]
fn a_restored_backup_is_healed_by_the_devices() {
    play(seeds(5), "of 80 steps", "clients erased", |seed| World::play(seed, Plan { steps: 80, restores: true }));
}

#[test]
fn a_device_that_was_away_for_longer_than_the_log_reaches_comes_back_with_its_edits() {
    play(seeds(10), "with a return", "clients erased", World::play_return);
}

#[test]
fn a_copied_profile_is_a_device_like_any_other() {
    play(seeds(10), "with a copied profile", "unsent changes in the copy", World::play_copied);
}

#[test]
fn what_is_damaged_on_a_device_is_found_and_mended() {
    play(seeds(10), "with damaged disks", "damage", World::play_damage);
}

#[test]
fn a_member_is_told_what_he_may_read_and_nothing_else() {
    let moved = "clients that came to a manager or left him";
    play(seeds(4), "with roles, of 110 steps", moved, |seed| World::play_with_roles(seed, 110));
}
