//! What the library writes, the codec reads as the same value and writes as the same bytes.

use std::fmt::Debug;

use ingot_shared::row::ClientRow;
use ingot_shared::sync::device::Place;
use ingot_shared::sync::frame::{ClientFrame, RelayFrame};
use ingot_shared::wire::{self, Wire};
use proptest::prelude::*;
use serde::Serialize;

use super::generate;

/// The mirrored types bear the names of the real ones, so equal values look equal.
fn agree<Real: Wire + Debug>(mirrored: &(impl Serialize + Debug)) {
    let theirs = rmp_serde::to_vec_named(mirrored).expect("the library writes");
    let value: Real = wire::decode(&theirs).expect("the codec reads");
    assert_eq!(format!("{value:?}"), format!("{mirrored:?}"));
    assert_eq!(wire::encode(&value), theirs);
}

proptest! {
    #[test]
    fn frames_of_a_device(frame in generate::client_frame()) {
        agree::<ClientFrame>(&frame);
    }

    #[test]
    fn frames_of_a_relay(frame in generate::relay_frame()) {
        agree::<RelayFrame>(&frame);
    }

    #[test]
    fn rows(rows in proptest::collection::vec(generate::client_row(), 0..18)) {
        agree::<Vec<ClientRow>>(&rows);
        let real = rows.iter().map(|row| wire::decode(&rmp_serde::to_vec_named(row).unwrap()).unwrap()).collect::<Vec<_>>();
        prop_assert_eq!(ingot_shared::row::pack(&real), rmp_serde::to_vec_named(&rows).unwrap());
    }

    #[test]
    fn places(place in generate::place()) {
        agree::<Place>(&place);
    }
}

#[test]
fn lists_of_every_size() {
    for length in [0, 1, 15, 16, 0xff, 0x100, 0xffff, 0x1_0000_usize] {
        agree::<Vec<bool>>(&vec![true; length]);
    }
}

#[test]
fn a_single_character() {
    for character in ['a', 'ж', '🙂', '\0'] {
        agree::<char>(&character);
    }
}
