//! Rows and snapshots for a device that has nothing yet.

use ingot_shared::document::{ChangeRecord, Client};
use ingot_shared::row::{self, ClientRow};
use ingot_shared::sync::codec::{self, MAX_FRAME};
use ingot_shared::sync::frame::RelayFrame;

use super::{LARGE, append, whole_log};
use crate::store::Store;
use crate::testing::{Page, id};

/// Enough documents for several pages of each kind.
const MANY: u64 = 600;

async fn fill<S: Store>(store: &S) {
    let long = "Ўзбекистон ".repeat(24);
    let offers: Vec<_> = (1..=MANY).map(|n| Page::create(n, n, &format!("{n} {long}{}", n * n * n)).1).collect();
    for offers in offers.chunks(64) {
        append(store, offers).await;
    }
}

async fn all_rows<S: Store>(store: &S) -> (Vec<ClientRow>, usize) {
    let (mut rows, mut before, mut pages) = (Vec::new(), None, 0);
    loop {
        let page = store.rows(before, 0).await.unwrap();
        let frame = RelayFrame::Rows { rows: page.packed.clone().into(), total: page.total, next: page.next };
        assert!(codec::encode(&frame).len() <= MAX_FRAME);
        pages += 1;
        rows.extend(row::unpack(&page.packed).unwrap());
        before = page.next;
        if before.is_none() {
            assert_eq!(page.total, rows.len() as u64);
            return (rows, pages);
        }
    }
}

pub(in crate::store) async fn rows_come_newest_first_and_complete<S: Store>(store: S) {
    assert_eq!(all_rows(&store).await, (Vec::new(), 1));
    fill(&store).await;
    let (rows, pages) = all_rows(&store).await;
    assert!(pages > 1);
    assert!(rows.iter().map(|row| row.id).eq((1..=MANY).rev().map(|n| id(3, n))));
}

pub(in crate::store) async fn rows_follow_edits<S: Store>(store: S) {
    let (mut page, first) = Page::create(1, 1, "Anor");
    append(&store, &[first]).await;
    append(&store, &[page.rename("Анор"), page.note("Позвонить")]).await;
    let (rows, _) = all_rows(&store).await;
    assert_eq!(rows, [page.client.rows()]);
    assert_eq!(rows[0].name, "Анор");
    assert!(rows[0].last_entry.is_some());
}

pub(in crate::store) async fn snapshots_are_the_log_applied<S: Store>(store: S) {
    fill(&store).await;
    // An old document edited again stays where it first appeared.
    let (mut page, first) = Page::create(1, 1, &format!("1 {}1", "Ўзбекистон ".repeat(24)));
    append(&store, &[first, page.rename("Анор")]).await;
    let log = whole_log(&store, LARGE).await;
    let (mut snapshots, mut before) = (Vec::new(), None);
    loop {
        let (page, next) = store.snapshots(before, 0).await.unwrap();
        assert!(codec::encode(&RelayFrame::Snapshots { snapshots: page.clone(), next }).len() <= MAX_FRAME);
        snapshots.extend(page);
        before = next;
        if next.is_none() {
            break;
        }
    }
    assert!(snapshots.iter().map(|snapshot| snapshot.first).eq((1..=MANY).rev()));
    for snapshot in [&snapshots[0], &snapshots[300], &snapshots[599]] {
        let mut stored = Client::load(snapshot.document, &snapshot.bytes).unwrap();
        let mut replayed = Client::empty(snapshot.document);
        let changes = log.iter().filter(|entry| entry.document == snapshot.document);
        replayed.receive(changes.map(|entry| ChangeRecord::parse(&entry.bytes).unwrap()).collect()).unwrap();
        assert_eq!(stored.heads(), replayed.heads());
        assert_eq!(stored.rows(), replayed.rows());
    }
}

pub(in crate::store) async fn a_document_is_fetched_alone<S: Store>(store: S) {
    let (page, first) = Page::create(1, 1, "Anor");
    append(&store, &[first]).await;
    let snapshot = store.fetch(page.document).await.unwrap().unwrap();
    assert_eq!((snapshot.document, snapshot.first), (page.document, 1));
    assert_eq!(Client::load(page.document, &snapshot.bytes).unwrap().rows(), page.client.rows());
    assert_eq!(store.fetch(id(3, 2)).await.unwrap(), None);
}

pub(in crate::store) async fn pages_end<S: Store>(store: S) {
    let offers: Vec<_> = (1..=3).map(|n| Page::create(n, n, "Anor").1).collect();
    append(&store, &offers).await;
    assert_eq!(store.rows(Some(3), 0).await.unwrap().next, None);
    let (snapshots, next) = store.snapshots(Some(3), 0).await.unwrap();
    assert_eq!((snapshots.len(), next), (2, None));
    assert_eq!(store.snapshots(Some(0), 0).await.unwrap(), (Vec::new(), None));
    assert_eq!(store.snapshots(Some(u64::MAX), 0).await.unwrap().0.len(), 3);
}
