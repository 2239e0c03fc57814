//! What does not enter the log, and that it harms nothing else.

use ingot_shared::sync::frame::Verdict::{Known, Logged, MissingDeps, Refused};
use ingot_shared::sync::frame::{ChangeHash, MAX_CHANGE, Offer, Refusal};

use super::{LARGE, append, whole_log};
use crate::store::Store;
use crate::testing::{Page, id};

pub(in crate::store) async fn a_change_without_its_past_waits<S: Store>(store: S) {
    let (mut page, first) = Page::create(1, 1, "Anor");
    let (second, third) = (page.rename("Анор"), page.rename("Anor!"));
    assert_eq!(append(&store, &[third.clone(), second.clone()]).await, [MissingDeps, MissingDeps]);
    assert_eq!(store.head(), 0);
    assert_eq!(append(&store, &[third.clone(), first, second]).await, [MissingDeps, Logged(1), Logged(2)]);
    assert_eq!(append(&store, &[third]).await, [Logged(3)]);
}

pub(in crate::store) async fn a_past_in_another_document_does_not_count<S: Store>(store: S) {
    let (mut page, first) = Page::create(1, 1, "Anor");
    let elsewhere = Offer { document: id(3, 2), ..page.rename("Анор") };
    assert_eq!(append(&store, &[first, elsewhere]).await, [Logged(1), MissingDeps]);
    assert_eq!(store.fetch(id(3, 2)).await.unwrap(), None);
}

pub(in crate::store) async fn a_wrong_hash_is_malformed<S: Store>(store: S) {
    let (_, first) = Page::create(1, 1, "Anor");
    let wrong = Offer { hash: ChangeHash::new([7; 32]), ..first.clone() };
    assert_eq!(append(&store, &[wrong, first]).await, [Refused(Refusal::Malformed), Logged(1)]);
}

pub(in crate::store) async fn garbage_is_malformed<S: Store>(store: S) {
    let (mut page, first) = Page::create(1, 1, "Anor");
    let with = |bytes: Vec<u8>| Offer { bytes: bytes.into(), ..first.clone() };
    let mut cut = first.bytes.to_vec();
    cut.pop();
    let mut twice = first.bytes.to_vec();
    twice.extend_from_slice(&first.bytes);
    let offers = [with(Vec::new()), with(cut), with(twice), with(page.client.save()), with(vec![0; 1000])];
    assert_eq!(append(&store, &offers).await, [Refused(Refusal::Malformed); 5]);
    assert_eq!(store.head(), 0);
}

pub(in crate::store) async fn a_large_change_is_refused<S: Store>(store: S) {
    let (_, first) = Page::create(1, 1, "Anor");
    let large = Offer { bytes: vec![0; MAX_CHANGE + 1].into(), ..first };
    assert_eq!(append(&store, &[large]).await, [Refused(Refusal::TooLarge)]);
}

pub(in crate::store) async fn a_fork_is_refused<S: Store>(store: S) {
    let (mut page, first) = Page::create(1, 1, "Anor");
    // The same actor goes on from the same state twice, as after a crash that forgot.
    let mut forgetful = page.copy(1);
    let (one, other) = (page.rename("Анор"), forgetful.rename("Аноp"));
    assert_eq!(append(&store, &[first, one.clone()]).await, [Logged(1), Logged(2)]);
    assert_eq!(append(&store, &[other.clone(), one.clone()]).await, [Refused(Refusal::Fork), Known(2)]);
    assert_eq!(whole_log(&store, LARGE).await.len(), 2);
    // Within one push too.
    let (mut page, first) = Page::create(2, 2, "Behi");
    let mut forgetful = page.copy(2);
    let offers = [first, page.rename("Беҳи"), forgetful.rename("Беxи")];
    assert_eq!(append(&store, &offers).await, [Logged(3), Logged(4), Refused(Refusal::Fork)]);
}

pub(in crate::store) async fn a_refused_offer_stops_only_what_builds_on_it<S: Store>(store: S) {
    let (mut good, first) = Page::create(1, 1, "Anor");
    let (mut bad, broken) = Page::create(2, 2, "Behi");
    let broken = Offer { bytes: vec![1, 2, 3].into(), ..broken };
    let offers = [first, broken, bad.rename("Беҳи"), good.rename("Анор")];
    assert_eq!(append(&store, &offers).await, [Logged(1), Refused(Refusal::Malformed), MissingDeps, Logged(2)]);
    whole_log(&store, LARGE).await;
}

/// Well formed and without dependencies, but not the actor's first change.
pub(in crate::store) async fn a_change_that_skips_its_own_past_does_not_fit<S: Store>(store: S) {
    use automerge::{ActorId, Change, ExpandedChange};
    let (mut page, _) = Page::create(1, 1, "Anor");
    let change = page.client.changes().remove(0);
    let mut expanded = ExpandedChange::from(&Change::from_bytes(change.bytes).unwrap());
    expanded.seq = std::num::NonZeroU64::new(5).unwrap().into();
    expanded.actor_id = ActorId::from([9; 16].as_slice());
    expanded.hash = None;
    let mut skipping: Change = expanded.into();
    let offer =
        Offer { document: page.document, hash: ChangeHash::new(skipping.hash().0), bytes: skipping.bytes().to_vec().into() };
    assert_eq!(append(&store, &[offer]).await, [Refused(Refusal::Unfit)]);
}
