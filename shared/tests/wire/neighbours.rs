//! Neighbouring versions: names that one side does not know, and names that it misses (S13).

use ingot_shared::row::ClientRow;
use ingot_shared::sync::device::Place;
use ingot_shared::sync::frame::{ChangeHash, ClientFrame, Goodbye, Refusal, RelayFrame, Verdict, Welcome};
use ingot_shared::wire::{self, Wire, WireError, Writer};
use ingot_shared::{Id, Instant};

/// Bytes written by hand.
fn bytes(write: impl FnOnce(&mut Writer)) -> Vec<u8> {
    let mut out = Writer::default();
    write(&mut out);
    out.into_vec()
}

/// A short map, which [`Writer`] offers to descriptions only.
fn map(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = vec![0x80 | u8::try_from(entries.len()).expect("a short map")];
    for (name, value) in entries {
        out.extend(bytes(|out| out.text(name)));
        out.extend_from_slice(value);
    }
    out
}

#[test]
fn a_reader_skips_fields_that_it_does_not_know() {
    let id = wire::encode(&Id::from_bytes([7; 16]));
    // A list with a map, a floating-point number, an extension, bytes, text and a number below zero.
    let strange = [0x96, 0x81, 0xa1, 0x78, 0xc3, 0xcb, 0, 0, 0, 0, 0, 0, 0, 0, 0xd4, 1, 2, 0xc4, 1, 9, 0xa1, 0x79, 0xd0, 0x80];
    let row: ClientRow = wire::decode(&map(&[("zz", &strange), ("i", &id), ("zy", &[0xc0])])).unwrap();
    assert_eq!(row, ClientRow { id: Id::from_bytes([7; 16]), ..ClientRow::default() });
}

#[test]
fn a_missing_field_is_blank_unless_it_is_required() {
    assert_eq!(wire::decode::<Place>(&map(&[])), Ok(Place::default()));
    assert_eq!(wire::decode::<ClientRow>(&map(&[])), Err(WireError::Fields));
    let frame = map(&[("get_rows", &map(&[]))]);
    assert_eq!(wire::decode(&frame), Ok(ClientFrame::GetRows { before: None, since: 0 }));
    let frame = map(&[("ack", &map(&[]))]);
    assert_eq!(wire::decode::<ClientFrame>(&frame), Err(WireError::Fields));
}

#[test]
fn fields_may_come_in_any_order_but_once() {
    let id = wire::encode(&Id::from_bytes([9; 16]));
    let welcome = map(&[("m", &id), ("n", &[5]), ("e", &id), ("p", &[1])]);
    let frame = RelayFrame::Welcome(Welcome {
        protocol: 1,
        epoch: Id::from_bytes([9; 16]),
        head: 5,
        access: 0,
        member: Id::from_bytes([9; 16]),
        erases: false,
        audits: false,
        now: Instant::default(),
    });
    assert_eq!(wire::decode(&map(&[("welcome", &welcome)])), Ok(frame));
    assert_eq!(wire::decode::<Place>(&map(&[("c", &[1]), ("c", &[2])])), Err(WireError::Fields));
}

#[test]
fn a_reason_that_is_new_is_unknown_even_with_details() {
    assert_eq!(wire::decode(&bytes(|out| out.text("quota"))), Ok(Refusal::Unknown));
    assert_eq!(wire::decode(&map(&[("quota", &map(&[("left", &[3])]))])), Ok(Refusal::Unknown));
    assert_eq!(wire::decode(&map(&[("goodbye", &map(&[("r", &bytes(|out| out.text("bored")))]))])), {
        Ok(RelayFrame::Goodbye { reason: Goodbye::Unknown, retry: 0 })
    });
}

#[test]
fn a_frame_that_is_new_is_refused() {
    assert_eq!(wire::decode::<ClientFrame>(&map(&[("dance", &map(&[]))])), Err(WireError::Unexpected));
    assert_eq!(wire::decode::<Verdict>(&bytes(|out| out.text("logged"))), Err(WireError::Fields));
}

#[test]
fn a_value_is_all_there_is() {
    let mut bytes = wire::encode(&ClientFrame::Ack { seq: 1 });
    bytes.push(0xc0);
    assert_eq!(wire::decode::<ClientFrame>(&bytes), Err(WireError::Excess));
}

#[test]
fn numbers_texts_and_hashes_of_another_size_are_refused() {
    assert_eq!(wire::decode::<u32>(&wire::encode(&(u64::from(u32::MAX) + 1))), Err(WireError::Unexpected));
    assert_eq!(wire::decode::<i64>(&wire::encode(&u64::MAX)), Err(WireError::Unexpected));
    assert_eq!(wire::decode::<char>(&wire::encode(&"ab".to_owned())), Err(WireError::Unexpected));
    assert_eq!(wire::decode::<ChangeHash>(&wire::encode(&Id::from_bytes([1; 16]))), Err(WireError::Unexpected));
    assert_eq!(wire::decode::<String>(&[0xa2, 0xc3, 0x28]), Err(WireError::Unexpected));
}

#[test]
fn numbers_may_be_written_longer_than_needed() {
    for bytes in [[5].as_slice(), &[0xcc, 5], &[0xcd, 0, 5], &[0xd0, 5], &[0xd3, 0, 0, 0, 0, 0, 0, 0, 5]] {
        assert_eq!(wire::decode(bytes), Ok(5_u64));
        assert_eq!(wire::decode(bytes), Ok(5_i64));
    }
}

/// What a missing field becomes is what the library gave it.
#[test]
fn blank_rows_are_default_rows() {
    assert_eq!(ClientRow::blank(), ClientRow::default());
}
