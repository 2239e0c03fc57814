//! Documents that were erased for good.

use ingot_shared::Instant;
use ingot_shared::row;
use ingot_shared::sync::frame::Refusal;
use ingot_shared::sync::frame::Verdict::{Logged, Refused};

use super::{LARGE, append};
use crate::store::{Store, StoreError};
use crate::testing::{Page, id, peer};

const AT: Instant = Instant::from_millis(7);

/// Three clients with two changes each, one after the other; the second is erased.
async fn with_a_gap<S: Store>(store: &S) -> Vec<Page> {
    let mut pages = Vec::new();
    for number in 1..=3 {
        let (mut page, first) = Page::create(number, number, "Anor");
        let second = page.note("Позвонить");
        append(store, &[first, second]).await;
        pages.push(page);
    }
    store.erase(peer(1), vec![pages[1].document], AT).await.unwrap();
    pages
}

pub async fn nothing_of_it_is_read_any_more<S: Store>(store: S) {
    let pages = with_a_gap(&store).await;
    let gone = pages[1].document;
    assert_eq!(store.fetch(gone).await, Ok(None));
    for since in [0, 2] {
        let rows = store.rows(None, since).await.unwrap();
        let rows = row::unpack(&rows.packed).unwrap();
        let documents: Vec<_> = store.snapshots(None, since).await.unwrap().0.iter().map(|found| found.document).collect();
        assert!(rows.iter().map(|row| row.id).eq(documents.iter().copied()));
        assert!(!documents.contains(&gone) && documents.contains(&pages[2].document));
    }
    assert_eq!(store.rows(None, 0).await.unwrap().total, 2);
}

pub async fn numbers_stay_and_pages_skip_it<S: Store>(store: S) {
    with_a_gap(&store).await;
    let (entries, upto) = store.entries(0, LARGE).await.unwrap();
    assert_eq!((entries.iter().map(|entry| entry.seq).collect::<Vec<_>>(), upto), (vec![1, 2, 5, 6], 6));
    let (entries, upto) = store.entries(1, 1).await.unwrap();
    assert_eq!((entries.len(), entries[0].seq), (1, 2));
    assert!((2..=4).contains(&upto), "{upto}");
    let (entries, upto) = store.entries(2, 1).await.unwrap();
    assert_eq!((entries.len(), entries[0].seq, upto), (1, 5, 5));
    store.erase(peer(1), vec![id(3, 3)], AT).await.unwrap();
    assert_eq!(store.entries(2, LARGE).await, Ok((Vec::new(), 6)), "the end of the log may be all gone");
    let (_, next) = Page::create(4, 4, "Olma");
    assert_eq!(append(&store, &[next]).await, [Logged(7)]);
}

pub async fn what_is_offered_for_it_is_refused<S: Store>(store: S) {
    let (mut page, first) = Page::create(1, 1, "Anor");
    append(&store, std::slice::from_ref(&first)).await;
    store.erase(peer(1), vec![page.document, id(3, 9)], AT).await.unwrap();
    let (_, never_here) = Page::create(9, 9, "Olma");
    let offers = [first, page.note("После"), never_here];
    assert_eq!(append(&store, &offers).await, [Refused(Refusal::Erased); 3]);
    assert_eq!(store.head(), 1);
}

pub async fn erasures_are_numbered_and_announced<S: Store>(store: S) {
    let mut told = store.erasures();
    assert_eq!((*told.borrow_and_update(), store.erased(0).await), (0, Ok((Vec::new(), 0))));
    let pages = with_a_gap(&store).await;
    assert!(told.has_changed().unwrap());
    assert_eq!(*told.borrow_and_update(), 1);
    let (one, two, three) = (pages[0].document, pages[1].document, pages[2].document);
    store.erase(peer(2), vec![two, three, three, one], AT).await.unwrap();
    assert_eq!(store.erased(0).await, Ok((vec![two, three, one], 3)), "what was erased before changes nothing");
    assert_eq!(store.erased(2).await, Ok((vec![one], 3)));
    assert_eq!(store.erased(3).await, Ok((Vec::new(), 3)));
}

pub async fn a_compacted_log_without_it_can_be_put_together_again<S: Store>(store: S) {
    with_a_gap(&store).await;
    let before = store.entries(0, LARGE).await.unwrap();
    assert_eq!(store.compact(5).await, Ok(5));
    assert_eq!(store.entries(2, LARGE).await, Err(StoreError::Compacted));
    assert_eq!(store.entries(5, LARGE).await.unwrap().0, before.0[3..]);
    assert_eq!(store.rebuilt(0, LARGE).await.unwrap(), before);
    store.erase(peer(1), vec![id(3, 1), id(3, 3)], AT).await.unwrap();
    assert_eq!(store.rebuilt(0, LARGE).await, Ok((Vec::new(), 6)));
}
