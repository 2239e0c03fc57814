//! A whole company exported, imported and compared: every document equal to the byte, its log in the same order.
#![expect(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

use std::io::BufReader;

use ingot_server::neutral::{self, Writer};
use ingot_server::store::{self, Part, SqliteStore, Store, StoreError};
use ingot_shared::Id;
use ingot_shared::account::Role;
use ingot_shared::date::Date;
use ingot_shared::demo::Demo;
use ingot_shared::document::Document;
use ingot_shared::sync::frame::{ChangeHash, MAX_OFFERS, Offer};
use ingot_shared::sync::session::Peer;
use tempfile::TempDir;

const AUTHOR: [u8; 16] = [7; 16];

/// The demo company in a data folder; what is not one change is logged in turns, so that documents alternate in the log.
async fn company(seed: u64, clients: u32) -> TempDir {
    let folder = TempDir::new().unwrap();
    let store = SqliteStore::open(folder.path()).await.unwrap();
    let mut documents: Vec<(Id, std::vec::IntoIter<_>)> = Vec::new();
    for made in Demo::new(seed, clients, Date::new(2026, 3, 2).unwrap()).documents() {
        let changes = match made.saved(&AUTHOR) {
            Some(saved) => Document::load(made.id, &saved).unwrap().changes(),
            None => {
                let mut document = Document::empty(made.id);
                document.set_actor(&AUTHOR);
                for step in made.steps() {
                    document.apply(&step.commands, &step.author, step.at).unwrap();
                }
                document.changes()
            }
        };
        documents.push((made.id, changes.into_iter()));
    }
    loop {
        let turn = documents.iter_mut().filter_map(|(document, changes)| {
            let change = changes.next()?;
            Some(Offer { document: *document, hash: ChangeHash::new(change.hash), bytes: change.bytes.into() })
        });
        let turn: Vec<Offer> = turn.collect();
        if turn.is_empty() {
            break;
        }
        for offers in turn.chunks(MAX_OFFERS) {
            let peer = Peer {
                member: Id::from_bytes(AUTHOR),
                device: Id::from_bytes(AUTHOR),
                role: Role::Owner,
                department: None,
                picks: true,
            };
            store.append(peer, offers.to_vec()).await.unwrap();
        }
    }
    // A compacted log must come back too.
    store.compact(100).await.unwrap();
    store.close().await;
    folder
}

async fn parts(folder: &TempDir) -> Vec<Part> {
    let mut parts = Vec::new();
    let take = |part| {
        parts.push(part);
        Ok::<(), StoreError>(())
    };
    store::export(folder.path(), take).await.unwrap();
    parts
}

#[tokio::test]
async fn a_company_comes_back_document_by_document() {
    for seed in 1..=3 {
        let folder = company(seed, 40).await;
        let before = parts(&folder).await;
        let mut writer = Writer::new(Vec::new());
        for part in before.clone() {
            writer.part(part, "").unwrap();
        }
        let (documents, changes, file) = writer.finish().unwrap();
        assert!(documents > 40 && changes > documents, "{documents} documents, {changes} changes");
        let contents = neutral::check(file.as_slice()).unwrap();
        let imported = TempDir::new().unwrap();
        let parts_of_file = neutral::fill(BufReader::new(file.as_slice()), &contents);
        let filled = parts_of_file.map(|part| part.map_err(|damage| StoreError::Unusable(damage.to_string())));
        store::import(imported.path(), &contents.members, &contents.erased, filled).await.unwrap();
        let after = parts(&imported).await;
        assert_eq!(before[1..], after[1..], "seed {seed}");
        for part in &after[1..] {
            let Part::Document { id, bytes, log } = part else { panic!("a document") };
            assert_eq!(Document::load(*id, bytes).unwrap().changes().len(), log.len());
        }
        let found = store::doctor(imported.path()).await.unwrap();
        assert_eq!((found.documents, found.problems), (documents, Vec::new()));
    }
}
