//! S7 and S8 of the simulated relay: who may read a document is found out from the document itself, not from what the relay keeps of it.

use std::collections::BTreeMap;

use futures::executor::block_on;
use ingot_server::store::{MemoryStore, Store};
use ingot_shared::Id;
use ingot_shared::access::{Audience, Reader};
use ingot_shared::document::Client;
use ingot_shared::document::view::TransferView;
use ingot_shared::rights::transfer::Who;
use ingot_shared::row;
use ingot_shared::sync::frame::{Offer, RelayFrame, Verdict};
use ingot_shared::sync::session::Peer;

/// What the relay must not say, and whom it must not hear.
#[derive(Debug, Default)]
pub struct Secrecy {
    /// Who logged a document's first change.
    makers: BTreeMap<Id, Id>,
}

impl Secrecy {
    /// Whether a member may read a document as it is now; none when there is no such document.
    pub fn may_read(&self, store: &MemoryStore, reader: &Reader, document: Id) -> Option<bool> {
        let snapshot = block_on(store.fetch(document)).ok()??;
        let client = Client::load(document, &snapshot.bytes).ok()?;
        let maker = self.makers.get(&document).copied().unwrap_or_default();
        Some(reader.may_read(&Audience::of(&client.rows(), maker)))
    }

    /// S7: nothing in a frame is of a document that its receiver may not read at this moment.
    pub fn look_through(&self, store: &MemoryStore, peer: &Peer, frame: &RelayFrame) {
        let documents: Vec<Id> = match frame {
            RelayFrame::Entries { entries, .. } => entries.iter().map(|entry| entry.document).collect(),
            RelayFrame::Rows { rows, .. } => row::unpack(rows).unwrap_or_default().iter().map(|row| row.id).collect(),
            RelayFrame::Snapshots { snapshots, .. } | RelayFrame::Access { granted: snapshots, .. } => {
                snapshots.iter().map(|snapshot| snapshot.document).collect()
            }
            RelayFrame::Audited { documents, .. } => documents.iter().map(|(document, _)| *document).collect(),
            RelayFrame::Fetched { snapshot, .. } => snapshot.iter().map(|snapshot| snapshot.document).collect(),
            _ => Vec::new(),
        };
        for document in documents {
            let may = self.may_read(store, &peer.reader(), document);
            assert_eq!(may, Some(true), "S7: {frame:?} went to {peer:?}, who may not read {document}");
        }
    }

    /// What departments have answered in each of these documents before a push.
    pub fn answered(&self, store: &MemoryStore, offers: &[Offer]) -> BTreeMap<Id, Vec<Id>> {
        let of = |document| answers(store, document).into_iter().map(|(turn, _)| turn).collect();
        offers.iter().map(|offer| (offer.document, of(offer.document))).collect()
    }

    /// S8 of requests to departments: in this push only whom the table of rights lets has answered one.
    pub fn look_at_answers(&self, store: &MemoryStore, peer: &Peer, before: &BTreeMap<Id, Vec<Id>>) {
        let department = peer.department.as_ref().map(|department| department.id);
        let who = Who { member: peer.member, role: peer.role, department };
        for (document, before) in before {
            for (turn, to) in answers(store, *document).into_iter().filter(|(turn, _)| !before.contains(turn)) {
                assert!(who.answers(to), "S8: {peer:?} answered in {document} for {to:?} ({turn})");
            }
        }
    }

    /// Whom each of these documents is closed to before a push of this member.
    pub fn closed(&self, store: &MemoryStore, peer: &Peer, offers: &[Offer]) -> Vec<Id> {
        let may = |document: &Id| self.may_read(store, &peer.reader(), *document) == Some(false);
        offers.iter().map(|offer| offer.document).filter(may).collect()
    }

    /// S8: nothing was logged in a document that was closed to its author.
    pub fn look_at_verdicts(&mut self, peer: &Peer, closed: &[Id], judged: &[(Id, Verdict)]) {
        for (document, verdict) in judged.iter().filter(|(_, verdict)| matches!(verdict, Verdict::Logged(_))) {
            assert!(!closed.contains(document), "S8: {peer:?} changed {document} ({verdict:?}), which he may not read");
            self.makers.entry(*document).or_insert(peer.member);
        }
    }
}

/// The answers to requests of a document, each with the department that was asked.
fn answers(store: &MemoryStore, document: Id) -> Vec<(Id, Option<Id>)> {
    let snapshot = block_on(store.fetch(document)).ok().flatten();
    let transfers = snapshot.and_then(|snapshot| Client::load(document, &snapshot.bytes).ok()).map(|client| client.transfers());
    let is_answer = |state: &str| matches!(state, "accepted" | "declined");
    let of = |transfer: TransferView| {
        let to = transfer.to;
        transfer.turns.into_iter().filter(move |turn| is_answer(&turn.state)).map(move |turn| (turn.id, to))
    };
    transfers.unwrap_or_default().into_iter().flat_map(of).collect()
}
