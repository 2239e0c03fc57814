//! The six kinds of bytes that harm a program that trusts Automerge with them.

use automerge::transaction::{CommitOptions, Transactable};
use automerge::{AutoCommit, Change, ObjType, ROOT, ScalarValue};
use ingot_shared::Id;
use ingot_shared::sync::frame::{ChangeHash, Offer};

use super::chunk::Chunk;
use super::mutate;
use super::scribe::Scribe;
use crate::rng::Rng;

/// More operations than any change of ours, in a hundred bytes.
const NULLS: usize = 200_000;
/// Maps within maps: reading the whole tree would recurse so often.
const DEPTH: usize = 300;
/// A text that shrinks to a thousandth of its length.
const INFLATED: usize = 4 * 1024 * 1024;

/// The document that hostile changes are for.
pub const TARGET: Id = Id::from_bytes([0xee; 16]);

/// An input by the name of what it does, as offers in the order in which to push them.
pub type Input = (&'static str, Vec<Offer>);

/// All six.
pub fn all() -> Vec<Input> {
    vec![
        ("changes that make a document's own save unreadable", spoilers(200)),
        ("a hundred bytes that hold a list of nulls without end", offers(nulls().as_ref())),
        ("a compressed change", compressed()),
        ("maps within maps", offers(nested().as_ref())),
        ("changes whose past nobody has", orphans(512)),
        ("one actor used by two copies", fork()),
    ]
}

fn offers(change: Option<&Change>) -> Vec<Offer> {
    let offer = |change: &Change| Offer {
        document: TARGET,
        hash: ChangeHash::new(change.hash().0),
        bytes: change.raw_bytes().to_vec().into(),
    };
    change.into_iter().map(offer).collect()
}

fn made(fill: impl FnOnce(&mut AutoCommit)) -> Option<Change> {
    let mut doc = AutoCommit::new();
    fill(&mut doc);
    doc.commit_with(CommitOptions::default());
    doc.get_last_local_change()
}

/// Changes tampered with and sealed again.
fn spoilers(count: u64) -> Vec<Offer> {
    let (mut scribe, first) = Scribe::new(0xee);
    let honest = [first, scribe.rename("Анор"), scribe.note("Позвонить")];
    (0..count).zip(honest.iter().cycle()).map(|(seed, offer)| mutate::change(offer, &mut Rng::new(seed))).collect()
}

fn nulls() -> Option<Change> {
    made(|doc| {
        if let Ok(list) = doc.put_object(ROOT, "a", ObjType::List) {
            let _ = doc.splice(&list, 0, 0, std::iter::repeat_n(ScalarValue::Null, NULLS));
        }
    })
}

fn compressed() -> Vec<Offer> {
    let change = made(|doc| {
        let _ = doc.put(ROOT, "a", "a".repeat(INFLATED));
    });
    let offer = |mut change: Change| {
        let hash = ChangeHash::new(change.hash().0);
        Offer { document: TARGET, hash, bytes: change.bytes().into_owned().into() }
    };
    change.into_iter().map(offer).collect()
}

fn nested() -> Option<Change> {
    made(|doc| {
        let mut inner = ROOT;
        for _ in 0..DEPTH {
            match doc.put_object(&inner, "a", ObjType::Map) {
                Ok(next) => inner = next,
                Err(_) => return,
            }
        }
    })
}

fn orphans(count: u64) -> Vec<Offer> {
    let (_, first) = Scribe::new(0xee);
    let orphan = |seed: u64| {
        let mut chunk = Chunk::parse(&first.bytes)?;
        chunk.deps = vec![Rng::new(seed).bytes()];
        chunk.actor = Rng::new(seed).bytes::<16>().to_vec();
        let (bytes, hash) = chunk.sealed();
        Some(Offer { document: TARGET, hash, bytes: bytes.into() })
    };
    (0..count).filter_map(orphan).collect()
}

fn fork() -> Vec<Offer> {
    let ((mut one, first), (mut other, _)) = (Scribe::new(0xee), Scribe::new(0xee));
    vec![first, one.rename("Анор"), other.rename("Олма")]
}
