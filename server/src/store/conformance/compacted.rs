//! A log whose oldest changes are empty.

use ingot_shared::row;
use ingot_shared::sync::frame::Verdict::{Known, Logged, MissingDeps, Refused};
use ingot_shared::sync::frame::{Entry, Refusal};

use super::{LARGE, append, whole_log};
use crate::store::compaction::STEP;
use crate::store::{Store, StoreError};
use crate::testing::{Page, id};

/// Empties up to a number, in as many steps as it takes.
async fn compact<S: Store>(store: &S, upto: u64) {
    while store.compact(upto).await.unwrap() < upto {}
}

/// Reads the whole log with the changes that are no longer in it.
async fn rebuilt_log<S: Store>(store: &S, page: usize) -> Vec<Entry> {
    let mut log: Vec<Entry> = Vec::new();
    loop {
        let after = log.last().map_or(0, |entry| entry.seq);
        let (entries, upto) = store.rebuilt(after, page).await.unwrap();
        assert_eq!(upto, entries.last().map_or(after, |entry| entry.seq));
        if entries.is_empty() {
            return log;
        }
        log.extend(entries);
    }
}

pub(in crate::store) async fn old_changes_are_told_apart_from_later_ones<S: Store>(store: S) {
    let (mut page, first) = Page::create(1, 1, "Anor");
    append(&store, &[first, page.rename("Анор"), page.note("Позвонить"), page.rename("Anor!")]).await;
    let log = whole_log(&store, LARGE).await;
    assert_eq!(store.compact(2).await, Ok(2));
    for after in 0..=4 {
        match store.entries(after, LARGE).await {
            // What is still in memory may be read.
            Ok((entries, upto)) => assert_eq!((entries.as_slice(), upto), (&log[usize::try_from(after).unwrap()..], 4)),
            Err(error) => assert!(error == StoreError::Compacted && after < 2, "{error} after {after}"),
        }
    }
    assert_eq!(store.head(), 4);
    let next = page.rename("Анор!");
    assert_eq!(append(&store, &[next]).await, [Logged(5)]);
}

pub(in crate::store) async fn a_compacted_log_can_be_put_together_again<S: Store>(store: S) {
    let mut offers = Vec::new();
    for number in 1..=70 {
        let (mut page, first) = Page::create(number, number, &format!("Anor {number}"));
        let mut copy = page.copy(1_000 + number);
        offers.extend([first, page.rename("Анор"), copy.note("Позвонить"), page.note("Написать")]);
    }
    for offers in offers.chunks(64) {
        append(&store, offers).await;
    }
    let log = whole_log(&store, LARGE).await;
    for upto in [0, 1, 130, 280] {
        compact(&store, upto).await;
        for page in [1, 3_000, LARGE] {
            assert_eq!(rebuilt_log(&store, page).await, log, "compacted to {upto}, pages of {page}");
        }
    }
}

pub(in crate::store) async fn what_was_compacted_is_still_known_and_refused<S: Store>(store: S) {
    let (mut page, first) = Page::create(1, 1, "Anor");
    let mut forgetful = page.copy(1);
    let (one, other) = (page.rename("Анор"), forgetful.rename("Аноp"));
    append(&store, &[first.clone(), one.clone()]).await;
    let rows = store.rows(None, 0).await.unwrap();
    compact(&store, 2).await;
    assert_eq!(append(&store, &[first.clone(), one, other]).await, [Known(1), Known(2), Refused(Refusal::Fork)]);
    assert_eq!(store.rows(None, 0).await.unwrap(), rows);
    // What builds on it is taken, what builds on nothing known is not.
    let (third, fourth) = (page.note("Позвонить"), page.note("Написать"));
    assert_eq!(append(&store, std::slice::from_ref(&fourth)).await, [MissingDeps]);
    assert_eq!(append(&store, &[third, fourth]).await, [Logged(3), Logged(4)]);
    assert_eq!(append(&store, &[first]).await, [Known(1)]);
    assert_eq!(rebuilt_log(&store, LARGE).await.len(), 4);
}

pub(in crate::store) async fn a_step_is_small_and_never_goes_back<S: Store>(store: S) {
    assert_eq!(store.compact(9).await, Ok(0), "an empty log has nothing to empty");
    let offers: Vec<_> = (1..=STEP + 10).map(|number| Page::create(number, number, "Anor").1).collect();
    for offers in offers.chunks(64) {
        append(&store, offers).await;
    }
    assert_eq!(store.compact(u64::MAX).await, Ok(STEP));
    assert_eq!(store.compact(3).await, Ok(STEP));
    assert_eq!(store.compact(u64::MAX).await, Ok(STEP + 10));
    assert_eq!(store.compact(u64::MAX).await, Ok(STEP + 10));
}

pub(in crate::store) async fn only_what_changed_is_walked_over<S: Store>(store: S) {
    let mut pages: Vec<Page> = Vec::new();
    for number in 1..=5 {
        let (page, first) = Page::create(number, number, "Anor");
        append(&store, &[first]).await;
        pages.push(page);
    }
    append(&store, &[pages[1].rename("Анор")]).await;
    let (_, last) = Page::create(6, 6, "Behi");
    append(&store, &[last]).await;
    compact(&store, 7).await;
    let walk = async |before, since| {
        let page = store.rows(before, since).await.unwrap();
        let rows: Vec<_> = row::unpack(&page.packed).unwrap().into_iter().map(|row| row.id).collect();
        let (snapshots, next) = store.snapshots(before, since).await.unwrap();
        assert!(snapshots.iter().map(|snapshot| snapshot.document).eq(rows.iter().copied()));
        assert_eq!((page.next, next), (None, None));
        (rows, page.total)
    };
    assert_eq!(walk(None, 5).await, (vec![id(3, 6), id(3, 2)], 2));
    assert_eq!(walk(None, 6).await, (vec![id(3, 6)], 1));
    assert_eq!(walk(None, 7).await, (Vec::new(), 0));
    assert_eq!(walk(Some(7), 4).await, (vec![id(3, 5), id(3, 2)], 0), "the first page told how many there are");
    assert_eq!(walk(None, 0).await.1, 6);
    assert_eq!(walk(None, u64::MAX).await, (Vec::new(), 0));
}
