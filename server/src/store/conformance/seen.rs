//! The store as a member sees it.

use std::sync::Arc;

use ingot_shared::Id;
use ingot_shared::access::Department;
use ingot_shared::account::Role;
use ingot_shared::row;
use ingot_shared::sync::audit::Sums;
use ingot_shared::sync::frame::Offer;
use ingot_shared::sync::frame::Refusal::NotAllowed;
use ingot_shared::sync::frame::Verdict::{self, Logged, Refused};
use ingot_shared::sync::session::Peer;

use super::{LARGE, append};
use crate::store::{EntriesPage, Seen, Store};
use crate::testing::{Page, id, peer};

/// A manager; the owner of these stores is number 1.
fn seller(number: u64) -> Peer {
    Peer { role: Role::Manager, ..peer(number) }
}

fn seen<S: Store>(store: &S, number: u64) -> Seen<'_, S> {
    Seen::new(store, seller(number).reader())
}

async fn offered<S: Store>(store: &S, peer: Peer, offers: &[Offer]) -> Vec<Verdict> {
    store.append(peer, offers.to_vec()).await.unwrap().verdicts.into_iter().map(|(_, verdict)| verdict).collect()
}

/// Three clients of two changes each, made by the owner; of these members, in this order.
async fn clients<S: Store>(store: &S, of: [u64; 3]) -> Vec<Page> {
    let mut pages = Vec::new();
    for (number, member) in (1..).zip(of) {
        let (mut page, first) = Page::create(number, number, "Anor");
        let second = page.hand_to(id(1, member));
        append(store, &[first, second]).await;
        pages.push(page);
    }
    pages
}

/// Everything that a member can ask for is of these documents.
async fn sees_only<S: Store>(store: &S, number: u64, documents: &[Id]) {
    let seen = seen(store, number);
    let page = seen.rows(None, 0).await.unwrap();
    let rows: Vec<Id> = row::unpack(&page.packed).unwrap().iter().map(|row| row.id).collect();
    assert_eq!((rows.as_slice(), page.total, page.next), (documents, documents.len() as u64, None));
    let (snapshots, next) = seen.snapshots(None, 0).await.unwrap();
    assert_eq!((snapshots.iter().map(|found| found.document).collect::<Vec<_>>(), next), (documents.to_vec(), None));
    for number in 1..=3 {
        let document = id(3, number);
        assert_eq!(seen.fetch(document).await.unwrap().is_some(), documents.contains(&document));
        assert_eq!(seen.may_read(document), documents.contains(&document));
    }
    let differing = seen.differing(&Sums::default()).await.unwrap();
    let mut named: Vec<Id> = differing.documents.into_iter().map(|(document, _)| document).collect();
    named.reverse();
    assert_eq!(named, documents);
    let page = seen.entries(0, LARGE).await.unwrap();
    assert_eq!(page.upto, store.head());
    let named = page.entries.iter().map(|entry| entry.document).chain(page.granted);
    assert!(named.into_iter().all(|document| documents.contains(&document)));
}

pub async fn a_reader_sees_what_he_may_whichever_way_he_asks<S: Store>(store: S) {
    clients(&store, [2, 3, 2]).await;
    sees_only(&store, 2, &[id(3, 3), id(3, 1)]).await;
    sees_only(&store, 3, &[id(3, 2)]).await;
    sees_only(&store, 4, &[]).await;
    let owner = Seen::new(&store, peer(1).reader());
    assert_eq!(owner.entries(0, LARGE).await.unwrap().entries.len(), 6);
    assert_eq!(owner.rows(None, 0).await, store.rows(None, 0).await);
    assert_eq!(seen(&store, 2).entries(0, LARGE).await.unwrap().entries.len(), 4, "from their first change on they are his");
}

pub async fn what_is_handed_over_comes_whole_and_what_is_taken_leaves<S: Store>(store: S) {
    let mut pages = clients(&store, [2, 3, 2]).await;
    let before = store.head();
    append(&store, &[pages[0].hand_to(id(1, 3)), pages[2].note("Позвонить")]).await;
    append(&store, &[pages[0].note("Позвонить")]).await;

    let left = seen(&store, 2).entries(before, LARGE).await.unwrap();
    assert_eq!((left.revoked, left.granted, left.upto), (vec![id(3, 1)], vec![], before + 3));
    assert_eq!(left.entries.iter().map(|entry| entry.document).collect::<Vec<_>>(), [id(3, 3)]);
    let mut came = seen(&store, 3).entries(before, LARGE).await.unwrap();
    assert_eq!((came.revoked, came.entries.len()), (vec![], 0));
    let snapshots = seen(&store, 3).granted(&mut came.granted).await.unwrap();
    assert_eq!(snapshots, [store.fetch(id(3, 1)).await.unwrap().unwrap()]);

    // A page that ends before the change that decides says nothing of it.
    let early = seen(&store, 3).entries(0, 1).await.unwrap();
    assert_eq!(early, EntriesPage { upto: 1, ..EntriesPage::default() });
    // Whoever stands behind it gets entries again.
    let later = seen(&store, 3).entries(before + 1, LARGE).await.unwrap();
    assert_eq!(later.entries.iter().map(|entry| entry.seq).collect::<Vec<_>>(), [before + 3]);
}

pub async fn whoever_is_behind_is_told_what_left_him<S: Store>(store: S) {
    let mut pages = clients(&store, [2, 3, 2]).await;
    let before = store.head();
    append(&store, &[pages[0].hand_to(id(1, 3))]).await;
    assert_eq!(seen(&store, 2).left(before), [vec![id(3, 1)]]);
    assert!(seen(&store, 2).left(before + 1).is_empty() && seen(&store, 3).left(before).is_empty());
    assert!(seen(&store, 4).left(0).is_empty(), "whoever never had it is told nothing");
    let (_, own) = Page::create(7, 7, "Olma");
    offered(&store, seller(2), &[own]).await;
    assert!(seen(&store, 2).may_read(id(3, 7)));
}

pub async fn nobody_changes_what_he_may_not_read<S: Store>(store: S) {
    let mut pages = clients(&store, [2, 3, 2]).await;
    let mut theirs = pages[1].copy(22);
    assert_eq!(offered(&store, seller(2), &[theirs.note("Моё")]).await, [Refused(NotAllowed)]);
    // Neither is he told what a change of his is missing, or that he cannot take the client.
    assert_eq!(offered(&store, seller(2), &[theirs.note("И это")]).await, [Refused(NotAllowed)]);
    assert_eq!(offered(&store, seller(2), &[pages[1].copy(23).hand_to(id(1, 2))]).await, [Refused(NotAllowed)]);
    let head = store.head();
    assert_eq!(offered(&store, seller(3), &[pages[1].note("Моё")]).await, [Logged(head + 1)]);
    let viewer = Peer { role: Role::Viewer, ..peer(3) };
    assert_eq!(offered(&store, viewer, &[pages[1].note("Нет")]).await, [Refused(NotAllowed)]);
}

pub async fn who_gives_a_document_away_has_given_it_away<S: Store>(store: S) {
    let mut pages = clients(&store, [2, 3, 2]).await;
    let head = store.head();
    let offers = [pages[0].note("Моё"), pages[0].hand_to(id(1, 3)), pages[0].note("Уже не моё")];
    assert_eq!(offered(&store, seller(2), &offers).await, [Logged(head + 1), Logged(head + 2), Refused(NotAllowed)]);
    assert!(seen(&store, 3).may_read(id(3, 1)) && !seen(&store, 2).may_read(id(3, 1)));
}

const SALES: Id = Id::from_bytes([0x51; 16]);
const SERVICE: Id = Id::from_bytes([0x52; 16]);

/// The head of a department of these members and himself.
fn head(number: u64, department: Id, people: &[u64]) -> Peer {
    let people = people.iter().chain([&number]).map(|number| id(1, *number));
    Peer { role: Role::Head, department: Some(Arc::new(Department::of(department, people))), ..peer(number) }
}

pub async fn a_head_is_told_what_comes_to_his_department_and_what_leaves_it<S: Store>(store: S) {
    let mut pages = clients(&store, [2, 3, 2]).await;
    let (sales, service) = (head(5, SALES, &[2]), head(6, SERVICE, &[3]));
    let of = |peer: &Peer| Seen::new(&store, peer.reader());
    let firsts = async |peer: &Peer| {
        let page = Seen::new(&store, peer.reader()).rows(None, 0).await.unwrap();
        row::unpack(&page.packed).unwrap().iter().map(|row| row.id).collect::<Vec<_>>()
    };
    assert_eq!(firsts(&sales).await, [id(3, 3), id(3, 1)]);
    assert_eq!(firsts(&service).await, [id(3, 2)]);
    assert_eq!(offered(&store, service.clone(), &[pages[0].copy(31).note("Не наш")]).await, [Refused(NotAllowed)]);

    // One is led by others from now on, one by its own word of the other department, too.
    let before = store.head();
    append(&store, &[pages[0].hand_to(id(1, 3)), pages[2].put_into(Some(SERVICE))]).await;
    let left = of(&sales).entries(before, LARGE).await.unwrap();
    assert_eq!((left.revoked, left.granted), (vec![id(3, 1)], vec![id(3, 3)]), "the other is his people's still");
    let mut came = of(&service).entries(before, LARGE).await.unwrap();
    came.granted.sort_unstable();
    assert_eq!((came.revoked, came.granted), (vec![], vec![id(3, 1), id(3, 3)]));
    assert_eq!(of(&sales).left(before), [vec![id(3, 1)]]);
    let head = store.head();
    assert_eq!(offered(&store, service, &[pages[0].note("Наш")]).await, [Logged(head + 1)]);
    assert_eq!(offered(&store, sales, &[pages[0].note("Был наш")]).await, [Refused(NotAllowed)]);
}
