//! What documents come to, for audits.

use std::collections::BTreeMap;

use ingot_shared::Id;
use ingot_shared::sync::audit::Digest;

use super::append;
use crate::store::Store;
use crate::testing::{Page, id, peer};

/// What these documents come to as they are fetched one by one.
async fn fetched<S: Store>(store: &S, documents: &[Id]) -> BTreeMap<Id, Digest> {
    let mut digests = BTreeMap::new();
    for document in documents {
        let snapshot = store.fetch(*document).await.unwrap().unwrap();
        digests.insert(*document, Digest::of(*document, &snapshot.bytes).unwrap());
    }
    digests
}

pub async fn every_document_counts_as_it_is_stored<S: Store>(store: S) {
    let (mut first, made) = Page::create(1, 1, "Anor");
    let (_, other) = Page::create(2, 2, "Behi");
    append(&store, &[made, other]).await;
    let before = store.digests().await.unwrap();
    assert_eq!(before, fetched(&store, &[id(3, 1), id(3, 2)]).await);

    append(&store, &[first.note("Позвонить")]).await;
    let after = store.digests().await.unwrap();
    assert_eq!(after, fetched(&store, &[id(3, 1), id(3, 2)]).await);
    assert!(after.get(&id(3, 1)) != before.get(&id(3, 1)) && after.get(&id(3, 2)) == before.get(&id(3, 2)));

    store.erase(peer(1), vec![id(3, 1)], ingot_shared::Instant::default()).await.unwrap();
    assert_eq!(store.digests().await.unwrap().into_keys().collect::<Vec<_>>(), [id(3, 2)]);
}

pub async fn a_document_that_many_wrote_counts_too<S: Store>(store: S) {
    let (mut page, made) = Page::create(1, 1, "Anor");
    append(&store, &[made]).await;
    // The names of so many authors take more room than the beginning of a document that is read.
    for author in 2..400 {
        page = page.copy(author);
        let note = page.note("Позвонить");
        append(&store, &[note]).await;
    }
    assert_eq!(store.digests().await.unwrap(), fetched(&store, &[id(3, 1)]).await);
}
