//! The log: gapless, idempotent, one order for all.

use std::sync::Arc;

use futures::future::join_all;
use ingot_shared::sync::frame::Verdict::{Known, Logged};

use super::{LARGE, append, whole_log};
use crate::store::Store;
use crate::testing::{Page, offer, peer};

pub(in crate::store) async fn numbers_follow_the_order_of_a_push<S: Store>(store: S) {
    let (mut anor, a) = Page::create(1, 1, "Anor");
    let (mut behi, b) = Page::create(2, 2, "Behi");
    let offers = [a, b, anor.rename("Анор"), behi.rename("Беҳи")];
    assert_eq!(append(&store, &offers).await, [Logged(1), Logged(2), Logged(3), Logged(4)]);
    let log = whole_log(&store, LARGE).await;
    assert!(log.iter().map(|entry| (entry.document, entry.hash, &entry.bytes)).eq(offers.iter().map(|it| (
        it.document,
        it.hash,
        &it.bytes
    ))));
}

pub(in crate::store) async fn the_same_offers_again_change_nothing<S: Store>(store: S) {
    let (mut page, first) = Page::create(1, 1, "Anor");
    let offers = [first, page.rename("Анор")];
    append(&store, &offers).await;
    let before = (whole_log(&store, LARGE).await, store.rows(None, 0).await.unwrap());
    assert_eq!(append(&store, &offers).await, [Known(1), Known(2)]);
    assert_eq!(append(&store, &offers[1..]).await, [Known(2)]);
    assert_eq!(before, (whole_log(&store, LARGE).await, store.rows(None, 0).await.unwrap()));
}

pub(in crate::store) async fn one_push_may_repeat_an_offer<S: Store>(store: S) {
    let (_, first) = Page::create(1, 1, "Anor");
    assert_eq!(append(&store, &[first.clone(), first.clone(), first]).await, [Logged(1), Known(1), Known(1)]);
    assert_eq!(store.head(), 1);
}

pub(in crate::store) async fn pages_have_no_hole_and_no_overlap<S: Store>(store: S) {
    let (mut page, first) = Page::create(1, 1, "Anor");
    let mut offers = vec![first];
    offers.extend((0..40).map(|n| page.rename(&format!("Анор {n}"))));
    append(&store, &offers).await;
    let whole = whole_log(&store, LARGE).await;
    for size in [0, 1, 500, 2_000] {
        assert_eq!(whole, whole_log(&store, size).await);
    }
    assert_eq!(store.entries(41, LARGE).await.unwrap(), (Vec::new(), 41));
    assert_eq!(store.entries(u64::MAX, LARGE).await.unwrap(), (Vec::new(), u64::MAX));
}

pub(in crate::store) async fn writers_at_once_leave_no_gap<S: Store>(store: S) {
    const WRITERS: u64 = 8;
    const PUSHES: u64 = 12;
    let store = Arc::new(store);
    let writers = (0..WRITERS).map(|writer| {
        let store = Arc::clone(&store);
        tokio::spawn(async move {
            let (mut page, first) = Page::create(writer, writer, "Anor");
            let mut next = vec![first];
            for push in 0..PUSHES {
                let appended = store.append(peer(writer), std::mem::take(&mut next)).await.unwrap();
                assert!(appended.verdicts.iter().all(|(_, verdict)| matches!(verdict, Logged(_))));
                next = (0..=push % 3).map(|n| page.rename(&format!("{push}.{n}"))).collect();
            }
        })
    });
    for written in join_all(writers).await {
        written.unwrap();
    }
    let log = whole_log(&*store, LARGE).await;
    let per_writer: u64 = 1 + (0..PUSHES - 1).map(|push| push % 3 + 1).sum::<u64>();
    assert_eq!(log.len() as u64, WRITERS * per_writer);
}

pub(in crate::store) async fn two_readers_see_the_same_order<S: Store>(store: S) {
    let store = Arc::new(store);
    let writing = {
        let store = Arc::clone(&store);
        tokio::spawn(async move {
            for document in 0..30 {
                let (mut page, first) = Page::create(document, document, "Anor");
                append(&*store, &[first, page.rename("Анор")]).await;
            }
        })
    };
    let readers = [1, 4_000].map(|size| {
        let store = Arc::clone(&store);
        tokio::spawn(async move {
            let mut heads = store.heads();
            let mut seen = Vec::new();
            while seen.len() < 60 {
                let (entries, upto) = store.entries(seen.len() as u64, size).await.unwrap();
                seen.extend(entries);
                if upto >= *heads.borrow_and_update() && seen.len() < 60 {
                    heads.changed().await.unwrap();
                }
            }
            seen
        })
    });
    let [first, second] = readers;
    assert_eq!(first.await.unwrap(), second.await.unwrap());
    writing.await.unwrap();
}

pub(in crate::store) async fn heads_announce_every_append<S: Store>(store: S) {
    let mut heads = store.heads();
    assert_eq!(*heads.borrow_and_update(), 0);
    let (mut page, first) = Page::create(1, 1, "Anor");
    append(&store, &[first]).await;
    assert!(heads.has_changed().unwrap());
    assert_eq!(*heads.borrow_and_update(), 1);
    append(&store, &[page.rename("Анор")]).await;
    assert_eq!(*heads.borrow_and_update(), 2);
}

/// Two equal clients of one import may hold changes with the same bytes: hash, actor and number are those of a document.
pub(in crate::store) async fn one_change_may_belong_to_two_documents<S: Store>(store: S) {
    let (mut page, first) = Page::create(1, 1, "Anor");
    let twin = offer(Page::blank(2, 1).document, &page.client.changes().remove(0));
    assert_eq!(twin.hash, first.hash);
    assert_eq!(append(&store, &[first.clone(), twin.clone()]).await, [Logged(1), Logged(2)]);
    assert_eq!(append(&store, &[twin, first]).await, [Known(2), Known(1)]);
}
