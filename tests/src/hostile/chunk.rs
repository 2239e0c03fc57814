//! A change chunk of Automerge's binary format taken apart and put together again, with the checksum and the hash that fit.

use ingot_shared::sync::frame::ChangeHash;
use sha2::{Digest, Sha256};

/// The first bytes of every chunk.
const MAGIC: [u8; 4] = [0x85, 0x6f, 0x4a, 0x83];
/// Magic bytes and checksum.
const BEFORE_TYPE: usize = 8;

/// The parts of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chunk {
    /// The chunk's type; 1 for a change.
    pub kind: u8,
    /// What it builds on.
    pub deps: Vec<[u8; 32]>,
    /// Who made it.
    pub actor: Vec<u8>,
    /// The actor's number for it.
    pub seq: u64,
    /// The number of its first operation.
    pub start: u64,
    /// When, in milliseconds.
    pub time: i64,
    /// A word about it.
    pub message: Vec<u8>,
    /// The other actors it names.
    pub others: Vec<Vec<u8>>,
    /// Columns: specification and data.
    pub columns: Vec<(u64, Vec<u8>)>,
    /// What follows the columns.
    pub rest: Vec<u8>,
}

impl Chunk {
    /// Takes a change apart; none when it is no well-formed one.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let mut input = Input(bytes.get(BEFORE_TYPE..)?);
        let kind = input.byte()?;
        let length = input.unsigned()?;
        let mut input = Input(input.take(length)?);
        let deps = (0..input.unsigned()?).map(|_| input.take(32)?.try_into().ok()).collect::<Option<_>>()?;
        let actor = input.field()?;
        let (seq, start, time) = (input.unsigned()?, input.unsigned()?, input.signed()?);
        let message = input.field()?;
        let others = (0..input.unsigned()?).map(|_| input.field()).collect::<Option<_>>()?;
        let heads = (0..input.unsigned()?).map(|_| Some((input.unsigned()?, input.unsigned()?))).collect::<Option<Vec<_>>>()?;
        let columns =
            heads.into_iter().map(|(kind, length)| Some((kind, input.take(length)?.to_vec()))).collect::<Option<_>>()?;
        Some(Self { kind, deps, actor, seq, start, time, message, others, columns, rest: input.0.to_vec() })
    }

    /// The bytes, and their hash.
    pub fn sealed(&self) -> (Vec<u8>, ChangeHash) {
        let mut body = Vec::new();
        unsigned(&mut body, self.deps.len() as u64);
        self.deps.iter().for_each(|dep| body.extend_from_slice(dep));
        field(&mut body, &self.actor);
        unsigned(&mut body, self.seq);
        unsigned(&mut body, self.start);
        signed(&mut body, self.time);
        field(&mut body, &self.message);
        unsigned(&mut body, self.others.len() as u64);
        self.others.iter().for_each(|other| field(&mut body, other));
        unsigned(&mut body, self.columns.len() as u64);
        for (kind, data) in &self.columns {
            unsigned(&mut body, *kind);
            unsigned(&mut body, data.len() as u64);
        }
        self.columns.iter().for_each(|(_, data)| body.extend_from_slice(data));
        body.extend_from_slice(&self.rest);
        seal(self.kind, &body)
    }
}

/// A chunk of this type around a body, with the checksum that fits, and its hash.
pub fn seal(kind: u8, body: &[u8]) -> (Vec<u8>, ChangeHash) {
    let mut hashed = vec![kind];
    unsigned(&mut hashed, body.len() as u64);
    hashed.extend_from_slice(body);
    let hash: [u8; 32] = Sha256::digest(&hashed).into();
    let mut bytes = MAGIC.to_vec();
    bytes.extend(hash.iter().take(4));
    bytes.extend(hashed);
    (bytes, ChangeHash::new(hash))
}

/// Appends a number as unsigned LEB128.
pub fn unsigned(out: &mut Vec<u8>, mut number: u64) {
    while number > 0x7f {
        out.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    out.push((number & 0x7f) as u8);
}

/// Appends a number as signed LEB128.
pub fn signed(out: &mut Vec<u8>, mut number: i64) {
    loop {
        let byte = (number & 0x7f) as u8;
        number >>= 7;
        let is_last = (number == 0 && byte & 0x40 == 0) || (number == -1 && byte & 0x40 != 0);
        out.push(if is_last { byte } else { byte | 0x80 });
        if is_last {
            return;
        }
    }
}

fn field(out: &mut Vec<u8>, bytes: &[u8]) {
    unsigned(out, bytes.len() as u64);
    out.extend_from_slice(bytes);
}

struct Input<'a>(&'a [u8]);

impl<'a> Input<'a> {
    fn take(&mut self, length: u64) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(usize::try_from(length).ok()?)?;
        self.0 = rest;
        Some(taken)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1)?.first().copied()
    }

    fn field(&mut self) -> Option<Vec<u8>> {
        let length = self.unsigned()?;
        self.take(length).map(<[u8]>::to_vec)
    }

    fn unsigned(&mut self) -> Option<u64> {
        let mut value = 0;
        for shift in (0..63).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(value);
            }
        }
        None
    }

    fn signed(&mut self) -> Option<i64> {
        let mut value = 0;
        for shift in (0..63).step_by(7) {
            let byte = self.byte()?;
            value |= i64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(if byte & 0x40 != 0 && shift + 7 < 64 { value | (-1_i64 << (shift + 7)) } else { value });
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hostile::scribe::Scribe;

    #[test]
    fn a_change_taken_apart_and_put_together_is_the_same() {
        let (mut scribe, first) = Scribe::new(1);
        for offer in [first, scribe.rename("Анор"), scribe.note("Позвонить в четверг")] {
            let chunk = Chunk::parse(&offer.bytes).unwrap();
            assert!(chunk.columns.len() > 3);
            assert_eq!(chunk.sealed(), (offer.bytes.to_vec(), offer.hash));
        }
    }
}
