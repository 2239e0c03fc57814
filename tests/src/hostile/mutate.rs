//! Changes and frames that are well formed and untrue.

use ingot_shared::Id;
use ingot_shared::sync::audit::BUCKETS;
use ingot_shared::sync::codec;
use ingot_shared::sync::frame::{ChangeHash, ClientFrame, Hello, Offer, PROTOCOL, SCHEMA};

use super::chunk::{Chunk, signed, unsigned};
use crate::rng::Rng;

/// Numbers at which something ends.
const EDGES: [u64; 10] = [0, 1, 2, 0x7f, 0x80, 0xffff, 0x7fff_ffff, 0xffff_ffff, 0x7fff_ffff_ffff_ffff, u64::MAX >> 1];

fn edge(rng: &mut Rng) -> u64 {
    rng.pick(&EDGES).copied().unwrap_or_default()
}

/// A change that was tampered with in one to four places, with checksum and hash repaired.
pub fn change(offer: &Offer, rng: &mut Rng) -> Offer {
    let Some(mut chunk) = Chunk::parse(&offer.bytes) else { return offer.clone() };
    for _ in 0..=rng.below(4) {
        tamper(&mut chunk, rng);
    }
    let (bytes, hash) = chunk.sealed();
    Offer { document: offer.document, hash, bytes: bytes.into() }
}

fn tamper(chunk: &mut Chunk, rng: &mut Rng) {
    match rng.below(14) {
        0 => chunk.seq = edge(rng),
        1 => chunk.start = edge(rng),
        2 => chunk.time = i64::try_from(edge(rng)).unwrap_or(i64::MIN),
        3 => chunk.deps.push(rng.bytes()),
        4 => chunk.deps.clear(),
        5 => chunk.actor = (0..rng.below(80)).map(|_| rng.bytes::<1>()[0]).collect(),
        6 => chunk.others.push(rng.bytes::<16>().to_vec()),
        7 => chunk.message = vec![b'x'; rng.below(70_000)],
        8 => chunk.rest = rng.bytes::<8>().to_vec(),
        9 => {
            let (one, other) = (rng.below(chunk.columns.len()), rng.below(chunk.columns.len()));
            if !chunk.columns.is_empty() {
                chunk.columns.swap(one, other);
            }
        }
        at => {
            let place = rng.below(chunk.columns.len());
            if let Some((kind, data)) = chunk.columns.get_mut(place) {
                column(at, kind, data, rng);
            }
        }
    }
}

fn column(how: usize, kind: &mut u64, data: &mut Vec<u8>, rng: &mut Rng) {
    match how {
        10 => *kind ^= 1 << rng.below(8),
        11 => data.truncate(rng.below(data.len())),
        12 => {
            // A run that claims much more than it is.
            let mut run = Vec::new();
            if rng.chance(50) {
                signed(&mut run, i64::try_from(edge(rng)).unwrap_or(-1));
            } else {
                run.push(0);
                unsigned(&mut run, edge(rng));
            }
            let at = rng.below(data.len());
            data.splice(at..at, run);
        }
        _ => {
            let at = rng.below(data.len());
            if let Some(byte) = data.get_mut(at) {
                *byte ^= 1 << rng.below(8);
            }
        }
    }
}

/// A frame of a device that lies about itself or about what it has.
pub fn frame(offers: &[Offer], head: u64, rng: &mut Rng) -> ClientFrame {
    let number = |rng: &mut Rng| if rng.chance(50) { edge(rng) } else { head + rng.below(3) as u64 };
    let id = |rng: &mut Rng| rng.pick(offers).map_or_else(|| Id::from_bytes([9; 16]), |offer| offer.document);
    match rng.below(9) {
        0 => ClientFrame::Ack { seq: number(rng) },
        1 => ClientFrame::Follow { after: number(rng) },
        2 => ClientFrame::GetRows { before: Some(number(rng)), since: number(rng) },
        3 => ClientFrame::GetSnapshots { before: Some(number(rng)), since: number(rng) },
        4 => ClientFrame::Fetch { document: id(rng) },
        5 => ClientFrame::Look { document: Some(id(rng)), name: "х".repeat(rng.below(90)), field: String::new() },
        6 => {
            // As many sums as there are, or one byte less.
            let length = BUCKETS * 8 - rng.below(2);
            let sums: Vec<u8> = (0..length).flat_map(|_| rng.bytes::<1>()).collect();
            ClientFrame::Audit { seq: number(rng), erased: number(rng) % 2, sums: sums.into() }
        }
        7 => ClientFrame::Hello(Hello {
            protocol: u32::try_from(rng.below(5)).unwrap_or(PROTOCOL),
            schema: SCHEMA,
            device: Id::from_bytes(rng.bytes()),
            member: Id::from_bytes(rng.bytes()),
            secret: "guessed".to_owned(),
            epoch: Some(Id::from_bytes(rng.bytes())),
            cursor: number(rng),
            first_load: rng.chance(50),
            unpacks: rng.chance(50),
            erased: rng.chance(50).then(|| rng.next()),
            access: rng.chance(50).then(|| rng.below(3) as u64),
            proves: rng.chance(50),
        }),
        _ => ClientFrame::Push { offers: (0..rng.below(70)).filter_map(|_| lie(offers, rng)).collect() },
    }
}

/// An offer under another document, another hash, or of somebody else.
fn lie(offers: &[Offer], rng: &mut Rng) -> Option<Offer> {
    let (offer, other) = (rng.pick(offers)?.clone(), rng.pick(offers)?.clone());
    Some(match rng.below(4) {
        0 => Offer { document: other.document, ..offer },
        1 => Offer { hash: ChangeHash::new(rng.bytes()), ..offer },
        2 => Offer { bytes: other.bytes, ..offer },
        _ => change(&offer, rng),
    })
}

/// The bytes of a frame, sometimes with some of them turned over, cut off or repeated.
pub fn bytes(frame: &ClientFrame, rng: &mut Rng) -> Vec<u8> {
    let mut bytes = codec::encode(frame);
    match rng.below(6) {
        0 => {
            for _ in 0..=rng.below(4) {
                let at = rng.below(bytes.len());
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = rng.bytes::<1>()[0];
                }
            }
        }
        1 => bytes.truncate(rng.below(bytes.len())),
        2 => bytes.extend_from_within(..),
        _ => {}
    }
    bytes
}
