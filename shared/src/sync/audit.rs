//! What both ends compare when nothing else is to be done: a sum over the documents that a member may read, in buckets; of a bucket that
//! differs, the documents one by one.
//!
//! A document counts by the hashes of its last changes, which name all that is in it. Never here: what documents say, or who may read them.

use std::collections::BTreeMap;

use sha2::{Digest as _, Sha256};

use crate::Id;
use crate::document::{heads, is_whole};

/// How many buckets there are. Of 100,000 documents a bucket holds 400, which are named in 12 KB.
pub const BUCKETS: usize = 256;
/// Most documents that an answer names: with the frame's own bytes it stays below the largest frame.
pub const MAX_AUDITED: usize = 8_192;
/// Bytes of a bucket's sum.
const SUM: usize = 8;
/// Bytes of a head.
const HEAD: usize = 32;

/// What a document comes to; zero when its bytes cannot be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Digest(u64);

impl Digest {
    /// Of a saved document, of which no more is needed than its beginning with the heads. None when these are not there.
    pub fn of(document: Id, saved: &[u8]) -> Option<Self> {
        let heads = heads(saved)?;
        let mut sorted: Vec<&[u8]> = heads.chunks(HEAD).collect();
        sorted.sort_unstable();
        let mut hasher = Sha256::new();
        hasher.update(document.as_bytes());
        sorted.iter().for_each(|head| hasher.update(head));
        let bytes = hasher.finalize();
        let number = bytes.iter().take(SUM).fold(0, |number, byte| (number << 8) | u64::from(*byte));
        // Zero is kept for what cannot be read.
        Some(Self(number.max(1)))
    }

    /// Of a document that is stored here, every byte of which is looked at: damage makes it differ from the relay's.
    pub fn of_stored(document: Id, saved: &[u8]) -> Self {
        if is_whole(saved) { Self::of(document, saved).unwrap_or_default() } else { Self::default() }
    }

    /// From a frame.
    pub const fn new(number: u64) -> Self {
        Self(number)
    }

    /// For a frame.
    pub const fn number(self) -> u64 {
        self.0
    }
}

/// The bucket of a document: the exclusive or of its id's bytes, since ids are not random in each of them.
pub fn bucket(document: Id) -> u8 {
    document.as_bytes().iter().fold(0, |bucket, byte| bucket ^ byte)
}

/// One sum a bucket: the same for the same documents in any order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sums([u64; BUCKETS]);

impl Default for Sums {
    fn default() -> Self {
        Self([0; BUCKETS])
    }
}

impl Sums {
    /// Counts a document in.
    pub fn add(&mut self, document: Id, digest: Digest) {
        if let Some(sum) = self.0.get_mut(usize::from(bucket(document))) {
            *sum ^= digest.0;
        }
    }

    /// For a frame.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.0.iter().flat_map(|sum| sum.to_be_bytes()).collect()
    }

    /// From a frame; none when these are not as many sums.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut sums = Self::default();
        let (numbers, rest) = bytes.as_chunks::<SUM>();
        if numbers.len() != BUCKETS || !rest.is_empty() {
            return None;
        }
        for (sum, bytes) in sums.0.iter_mut().zip(numbers) {
            *sum = u64::from_be_bytes(*bytes);
        }
        Some(sums)
    }

    /// What an end that holds these documents has to say to the other's sums: the buckets that differ, with their documents in order. When
    /// they are more than an answer holds, some buckets are left out, and `is_all` says so.
    pub fn differing(theirs: &Self, documents: &BTreeMap<Id, Digest>) -> Differing {
        let mut ours = Self::default();
        let mut by_bucket: BTreeMap<u8, Vec<(Id, u64)>> = (0..=u8::MAX).map(|bucket| (bucket, Vec::new())).collect();
        for (document, digest) in documents {
            ours.add(*document, *digest);
            by_bucket.entry(bucket(*document)).or_default().push((*document, digest.0));
        }
        let differs = ours.0.iter().zip(theirs.0.iter()).zip(by_bucket).filter(|((ours, theirs), _)| ours != theirs);
        let mut differing = Differing { is_all: true, ..Differing::default() };
        for (_, (bucket, named)) in differs {
            if differing.documents.len() + named.len() > MAX_AUDITED {
                differing.is_all = false;
                continue;
            }
            differing.buckets.push(bucket);
            differing.documents.extend(named);
        }
        differing
    }
}

/// The buckets that differ.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Differing {
    /// The buckets, in order.
    pub buckets: Vec<u8>,
    /// Every document in them that the relay has for this member, with its digest.
    pub documents: Vec<(Id, u64)>,
    /// Whether all that differ are named.
    pub is_all: bool,
}

impl Differing {
    /// The documents of these buckets that are not the same here, in order.
    pub fn against(&self, ours: &BTreeMap<Id, Digest>) -> Vec<Id> {
        let theirs: BTreeMap<Id, Digest> = self.documents.iter().map(|(id, digest)| (*id, Digest(*digest))).collect();
        let here = ours.iter().filter(|(id, _)| self.buckets.contains(&bucket(**id)));
        let other = here.filter(|(id, digest)| theirs.get(id) != Some(digest)).map(|(id, _)| *id);
        let mut differ: Vec<Id> = other.chain(theirs.keys().copied().filter(|id| !ours.contains_key(id))).collect();
        differ.sort_unstable();
        differ
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn id(n: u64) -> Id {
        Id::named("audit", &n.to_string())
    }

    fn sums(documents: &BTreeMap<Id, Digest>) -> Sums {
        let mut sums = Sums::default();
        documents.iter().for_each(|(id, digest)| sums.add(*id, *digest));
        sums
    }

    fn documents(numbers: &[u64]) -> BTreeMap<Id, Digest> {
        let digest = |n: u64| Digest((n + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
        numbers.iter().map(|n| (id(n % 500), digest(*n))).collect()
    }

    proptest! {
        #[test]
        fn what_differs_is_found_and_nothing_else(
            ours in prop::collection::vec(0_u64..2_000, 0..300),
            changed in prop::collection::vec(0_u64..2_000, 0..20),
            lost in prop::collection::vec(0_usize..300, 0..5),
        ) {
            let ours = documents(&ours);
            let mut theirs = ours.clone();
            theirs.extend(documents(&changed));
            for place in lost {
                if let Some(id) = ours.keys().nth(place) {
                    theirs.remove(id);
                }
            }
            let all: std::collections::BTreeSet<Id> = ours.keys().chain(theirs.keys()).copied().collect();
            let expected: Vec<Id> = all.into_iter().filter(|id| ours.get(id) != theirs.get(id)).collect();
            let said = Sums::from_bytes(&sums(&ours).to_bytes()).unwrap();
            let differing = Sums::differing(&said, &theirs);
            prop_assert!(differing.is_all);
            prop_assert_eq!(differing.against(&ours), expected);
        }
    }

    #[test]
    fn an_answer_is_bounded_and_says_so() {
        let theirs: BTreeMap<Id, Digest> = (0..20_000).map(|n| (id(n), Digest(1))).collect();
        let differing = Sums::differing(&Sums::default(), &theirs);
        assert!(!differing.is_all && differing.documents.len() <= MAX_AUDITED && !differing.buckets.is_empty());
        let named = differing.against(&BTreeMap::new());
        assert_eq!(named.len(), differing.documents.len(), "whole buckets only");
    }

    #[test]
    fn only_as_many_sums_are_sums() {
        let bytes = Sums::default().to_bytes();
        assert_eq!(bytes.len(), BUCKETS * SUM);
        for wrong in [&bytes[1..], &[bytes.as_slice(), &[0]].concat(), &[]] {
            assert_eq!(Sums::from_bytes(wrong), None);
        }
    }

    #[test]
    fn a_document_counts_by_what_is_in_it() {
        use automerge::transaction::Transactable;
        let mut document = automerge::AutoCommit::new();
        document.put(automerge::ROOT, "name", "Анор").unwrap();
        let before = document.save();
        document.put(automerge::ROOT, "name", "Анор плюс").unwrap();
        let after = document.save();
        let digest = Digest::of(id(1), &after);
        assert!(digest.is_some() && digest != Digest::of(id(1), &before) && digest != Digest::of(id(2), &after));
        assert_eq!(digest, Digest::of(id(1), &document.save_nocompress()), "however it is packed");
        assert_eq!(digest, Digest::of(id(1), &after[..after.len() / 2]), "the beginning is enough");
        assert_eq!(Digest::of_stored(id(1), &after), digest.unwrap());
        assert_eq!(Digest::of_stored(id(1), &after[..after.len() / 2]), Digest::default());
    }
}
