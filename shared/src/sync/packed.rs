//! Long frames made shorter on the wire, by DEFLATE (RFC 1951). Never here: which frames are packed, and for whom.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::bufread::DeflateDecoder;
use flate2::write::DeflateEncoder;

use super::codec::MAX_FRAME;
use super::frame::Snapshot;
use crate::document::expanded;

/// A document that is this small in bytes, or smaller, is sent and kept without its own packing: on the way the page packs it better, and
/// on the device it costs little. A large one would take two or three times its room there.
const SMALL: usize = 4_096;

/// An encoded frame, packed; nothing when that fails.
pub fn pack(frame: &[u8]) -> Option<Vec<u8>> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(frame).ok()?;
    encoder.finish().ok()
}

/// The documents as they pack best together: the small ones without their own packing, for as long as the page grows by no more than
/// `room` bytes, since no device unpacks more than a frame.
pub fn loosened(snapshots: &[Snapshot], mut room: usize) -> Vec<Snapshot> {
    let mut loosen = |snapshot: &Snapshot| {
        let bytes = expanded(&snapshot.bytes, SMALL).filter(|bytes| {
            // A longer length may take more bytes to say, by at most four.
            let growth = (bytes.len() + 4).saturating_sub(snapshot.bytes.len());
            let fits = growth <= room;
            room -= if fits { growth } else { 0 };
            fits
        });
        bytes.map_or_else(|| snapshot.clone(), |bytes| Snapshot { bytes: bytes.into(), ..*snapshot })
    };
    snapshots.iter().map(&mut loosen).collect()
}

/// The encoded frame; nothing when the bytes are not packed, or unpack to more than the largest frame, of which no more is unpacked.
pub fn unpack(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut frame = Vec::new();
    DeflateDecoder::new(bytes).take(MAX_FRAME as u64 + 1).read_to_end(&mut frame).ok()?;
    (frame.len() <= MAX_FRAME).then_some(frame)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_repeats_gets_short() {
        let frame = "Ташкент, улица Навои; ".repeat(1_000).into_bytes();
        let packed = pack(&frame).unwrap();
        assert!(packed.len() < frame.len() / 20);
        assert_eq!(unpack(&packed), Some(frame));
    }

    #[test]
    fn a_bomb_is_refused() {
        let bomb = |size| pack(&vec![0; size]).unwrap();
        assert_eq!(unpack(&bomb(MAX_FRAME)), Some(vec![0; MAX_FRAME]));
        assert_eq!(unpack(&bomb(MAX_FRAME + 1)), None);
        assert_eq!(unpack(&bomb(64 * MAX_FRAME)), None);
    }

    proptest! {
        #[test]
        fn every_frame_comes_back(frame in prop::collection::vec(any::<u8>(), 0..4_000)) {
            prop_assert_eq!(unpack(&pack(&frame).unwrap()), Some(frame));
        }

        #[test]
        fn foreign_bytes_are_bounded(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            prop_assert!(unpack(&bytes).is_none_or(|frame| frame.len() <= MAX_FRAME));
        }
    }
}
