//! Bytes from strangers: read or refused, never a panic, a deep stack or memory for what is only claimed (S10, S11).

use std::fmt::Debug;

use ingot_shared::row::ClientRow;
use ingot_shared::sync::device::Place;
use ingot_shared::sync::frame::{ClientFrame, RelayFrame};
use ingot_shared::wire::{self, Reader, Wire};
use proptest::prelude::*;
use serde::de::DeserializeOwned;

use super::{generate, mirror};

/// What the codec reads, the library reads as the same value, and the codec writes so that it reads it again. Mirrors of an older
/// version see of a value what they know. `only_ours` says what the codec may take alone.
fn sound<Real: Wire + Debug, Mirrored: DeserializeOwned + Debug>(bytes: &[u8], only_ours: fn(&str) -> bool) {
    let Ok(ours) = wire::decode::<Real>(bytes) else { return };
    let shown = format!("{ours:?}");
    let written = wire::encode(&ours);
    match rmp_serde::from_slice::<Mirrored>(bytes) {
        Ok(theirs) => {
            let mirrored: Mirrored = rmp_serde::from_slice(&written).expect("the library reads our bytes");
            assert_eq!(format!("{mirrored:?}"), format!("{theirs:?}"));
        }
        Err(_) => assert!(only_ours(&shown), "{shown}"),
    }
    assert_eq!(format!("{:?}", wire::decode::<Real>(&written).expect("own bytes are read")), shown);
}

/// The library refuses a word with details; the codec takes the word.
fn word_with_details(shown: &str) -> bool {
    ["Refused", "Goodbye", "MissingDeps"].iter().any(|word| shown.contains(word))
}

fn all_sound(bytes: &[u8]) {
    sound::<ClientFrame, mirror::ClientFrame>(bytes, word_with_details);
    sound::<RelayFrame, mirror::RelayFrame>(bytes, word_with_details);
    // In a row of version 1 a stage was one of nine; since then a company makes its own.
    sound::<Vec<ClientRow>, Vec<mirror::ClientRow>>(bytes, |shown| shown.contains("stage: "));
    sound::<Place, mirror::Place>(bytes, |_| false);
}

/// Changes some bytes, or cuts the end off.
fn spoil(mut bytes: Vec<u8>, changes: &[(prop::sample::Index, u8)], cut: Option<prop::sample::Index>) -> Vec<u8> {
    for (at, byte) in changes {
        *at.get_mut(&mut bytes) = *byte;
    }
    if let Some(cut) = cut {
        bytes.truncate(cut.index(bytes.len()));
    }
    bytes
}

fn changes() -> impl Strategy<Value = Vec<(prop::sample::Index, u8)>> {
    proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..4)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        all_sound(&bytes);
        Reader::new(&bytes).skip();
    }

    #[test]
    fn spoilt_frames_of_a_device(frame in generate::client_frame(), changes in changes(), cut in any::<Option<prop::sample::Index>>()) {
        all_sound(&spoil(rmp_serde::to_vec_named(&frame).unwrap(), &changes, cut));
    }

    #[test]
    fn spoilt_frames_of_a_relay(frame in generate::relay_frame(), changes in changes(), cut in any::<Option<prop::sample::Index>>()) {
        all_sound(&spoil(rmp_serde::to_vec_named(&frame).unwrap(), &changes, cut));
    }

    #[test]
    fn spoilt_rows(row in generate::client_row(), changes in changes(), cut in any::<Option<prop::sample::Index>>()) {
        all_sound(&spoil(rmp_serde::to_vec_named(&[row]).unwrap(), &changes, cut));
    }
}

#[test]
fn a_cut_value_is_refused_at_every_length() {
    let row = ClientRow { name: "Анор".to_owned(), emails: vec!["a@b".to_owned()], ..ClientRow::default() };
    let bytes = wire::encode(&vec![row]);
    for length in 0..bytes.len() {
        assert!(wire::decode::<Vec<ClientRow>>(&bytes[..length]).is_err(), "{length}");
    }
}

#[test]
fn depth_costs_no_stack() {
    for opening in [&[0x91_u8] as &[u8], &[0x81, 0xa1, 0x7a], &[0xdc, 0, 1], &[0xdf, 0, 0, 0, 1, 0xa0]] {
        let deep = opening.repeat(1_000_000);
        all_refused(&deep);
        // The same below a name that nobody knows, closed properly: it is skipped.
        let place = [&[0x81, 0xa1, 0x7a], deep.as_slice(), &[0xc0]].concat();
        assert_eq!(wire::decode(&place), Ok(Place::default()));
    }
}

#[test]
fn claimed_lengths_take_no_memory() {
    for claim in [
        [0xdd_u8, 0xff, 0xff, 0xff, 0xff],
        [0xdf, 0xff, 0xff, 0xff, 0xff],
        [0xdb, 0xff, 0xff, 0xff, 0xff],
        [0xc6, 0xff, 0xff, 0xff, 0xff],
    ] {
        all_refused(&claim);
        all_refused(&[&[0x81, 0xa4], b"push".as_slice(), &[0x81, 0xa1, 0x6f], &claim].concat());
        all_refused(&[&[0x81, 0xa4], b"rows".as_slice(), &[0x81, 0xa1, 0x62], &claim].concat());
        all_refused(&[&[0x81, 0xa1, 0x7a], claim.as_slice()].concat());
        all_refused(&[&[0x91], claim.as_slice()].concat());
    }
}

#[test]
fn a_long_list_of_nothing_is_refused_at_its_first_item() {
    let items: u32 = 250_000;
    let mut bytes = vec![0xdd];
    bytes.extend(items.to_be_bytes());
    bytes.resize(bytes.len() + items as usize, 0x80);
    all_refused(&bytes);
}

fn all_refused(bytes: &[u8]) {
    assert!(wire::decode::<ClientFrame>(bytes).is_err());
    assert!(wire::decode::<RelayFrame>(bytes).is_err());
    assert!(wire::decode::<Vec<ClientRow>>(bytes).is_err());
    assert!(wire::decode::<Place>(bytes).is_err());
}
