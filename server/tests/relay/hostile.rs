//! Bytes of others: nothing panics, and what is accepted loads (S9, S10).

use automerge::transaction::Transactable;
use automerge::{AutoCommit, ObjType, ROOT};
use futures::executor::block_on;
use ingot_server::store::{MemoryStore, Store};
use ingot_shared::Instant;
use ingot_shared::document::{ChangeRecord, Client};
use ingot_shared::sync::codec;
use ingot_shared::sync::frame::{ChangeHash, ClientFrame, Offer, Verdict};
use ingot_shared::sync::session::{Session, Workspace};
use proptest::collection::vec;
use proptest::prelude::*;
use sha2::{Digest, Sha256};

use crate::device::hello;
use crate::testing::{Page, id, peer};

/// Gives mutated chunk bytes the checksum and the hash that fit, so that they get past both.
pub fn sealed(mut bytes: Vec<u8>) -> (Vec<u8>, ChangeHash) {
    let hash: [u8; 32] = bytes.get(8..).map_or([0; 32], |body| Sha256::digest(body).into());
    if let Some(checksum) = bytes.get_mut(4..8) {
        checksum.copy_from_slice(&hash[..4]);
    }
    (bytes, ChangeHash::new(hash))
}

/// Everything in the log still loads, applies and gives rows.
fn assert_whole(store: &MemoryStore) {
    let (entries, _) = block_on(store.entries(0, usize::MAX)).unwrap();
    assert!(entries.iter().map(|entry| entry.seq).eq(1..=store.head()));
    let (snapshots, _) = block_on(store.snapshots(None, 0)).unwrap();
    for snapshot in snapshots {
        let mut replayed = Client::empty(snapshot.document);
        let changes = entries.iter().filter(|entry| entry.document == snapshot.document);
        replayed.receive(changes.map(|entry| ChangeRecord::parse(&entry.bytes).unwrap()).collect()).unwrap();
        let mut stored = Client::load(snapshot.document, &snapshot.bytes).unwrap();
        assert_eq!(stored.heads(), replayed.heads());
        assert_eq!(stored.rows(), replayed.rows());
    }
}

/// A short change may nest maps without end: nothing here walks a document's whole tree, so no stack overflows.
#[test]
fn a_deep_change_is_survived() {
    let mut doc = AutoCommit::new();
    let mut inner = ROOT;
    for _ in 0..20_000 {
        inner = doc.put_object(&inner, "a", ObjType::Map).unwrap();
    }
    let change = doc.get_last_local_change().unwrap();
    let deep = Offer { document: id(3, 1), hash: ChangeHash::new(change.hash().0), bytes: change.raw_bytes().to_vec().into() };
    let store = MemoryStore::new(id(9, 1));
    let appended = block_on(store.append(peer(1), vec![deep])).unwrap();
    assert_eq!(appended.verdicts.len(), 1);
    assert_whole(&store);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_message_is_answered(messages in vec(vec(any::<u8>(), 0..300), 1..6), joined in any::<bool>()) {
        let mut session = Session::new();
        let workspace = Workspace { epoch: id(9, 1), head: 3, erased: 0, now: Instant::default() };
        if joined {
            session.receive(&codec::encode(&ClientFrame::Hello(hello(1))), workspace);
            session.admitted(Ok(peer(1)), workspace);
        }
        for message in messages {
            session.receive(&message, workspace);
        }
    }

    #[test]
    fn a_frame_with_flipped_bytes_is_answered(at in vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
        let (_, first) = Page::create(1, 1, "Anor");
        let mut bytes = codec::encode(&ClientFrame::Push { offers: vec![first] });
        for (index, value) in at {
            let index = index.index(bytes.len());
            bytes[index] = value;
        }
        if let Ok(ClientFrame::Push { offers }) = codec::decode(&bytes) {
            let store = MemoryStore::new(id(9, 1));
            let count = offers.len();
            let appended = block_on(store.append(peer(1), offers)).unwrap();
            prop_assert_eq!(appended.verdicts.len(), count);
            assert_whole(&store);
        }
    }

    #[test]
    fn a_mutated_change_never_spoils_a_document(
        second in any::<bool>(),
        at in vec((any::<prop::sample::Index>(), any::<u8>()), 1..5),
        cut in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let store = MemoryStore::new(id(9, 1));
        let (mut page, first) = Page::create(1, 1, "Anor");
        let honest = page.rename("Анор");
        let mut bytes = if second { honest.bytes.to_vec() } else { first.bytes.to_vec() };
        for (index, value) in at {
            let index = 9 + index.index(bytes.len() - 9);
            bytes[index] = value;
        }
        if let Some(cut) = cut {
            bytes.truncate(9 + cut.index(bytes.len() - 9));
        }
        let (bytes, hash) = sealed(bytes);
        let hostile = Offer { document: page.document, hash, bytes: bytes.into() };
        let appended = block_on(store.append(peer(1), vec![first, hostile])).unwrap();
        prop_assert_eq!(appended.verdicts[0].1, Verdict::Logged(1));
        assert_whole(&store);
        // Whoever wrote honestly goes on, unless the stranger took the place first.
        block_on(store.append(peer(2), vec![honest])).unwrap();
        assert_whole(&store);
    }
}
