//! What the library writes, the codec reads as the same value and writes as the same bytes.

use std::fmt::Debug;

use ingot_shared::row::ClientRow;
use ingot_shared::sync::device::Place;
use ingot_shared::sync::frame::{ClientFrame, RelayFrame};
use ingot_shared::wire::{self, Wire};
use proptest::prelude::*;
use serde::Serialize;

use super::{generate, mirror};

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

    /// The mirror is the row of version 1: what it wrote is read, and what is written now it can read.
    #[test]
    fn rows_of_the_first_version(rows in proptest::collection::vec(generate::client_row(), 0..18)) {
        let old = rmp_serde::to_vec_named(&rows).unwrap();
        let real: Vec<ClientRow> = wire::decode(&old).unwrap();
        prop_assert_eq!(real.iter().map(|row| &row.name).collect::<Vec<_>>(), rows.iter().map(|row| &row.name).collect::<Vec<_>>());
        let new = ingot_shared::row::pack(&real);
        prop_assert_eq!(&wire::encode(&real), &new);
        let read: Vec<mirror::ClientRow> = rmp_serde::from_slice(&new).unwrap();
        prop_assert_eq!(read, rows);
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
