//! The browser's storage in a real browser.

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

use super::super::conformance;
use super::*;

wasm_bindgen_test_configure!(run_in_dedicated_worker);

/// A database of its own for each test, without leftovers.
async fn fresh(name: &str) -> IndexedDbStorage {
    rexie::Rexie::delete(name).await.unwrap();
    IndexedDbStorage::open(name).await.unwrap()
}

fn put(key: &[u8], value: &[u8]) -> Vec<Write> {
    vec![Write::Put(Space::Meta, key.to_vec(), value.to_vec())]
}

async fn get(storage: &IndexedDbStorage, key: &[u8]) -> Option<Vec<u8>> {
    storage.get_many(Space::Meta, &[key.to_vec()]).await.unwrap().remove(0)
}

#[wasm_bindgen_test]
async fn indexeddb_passes_the_conformance_suite() {
    conformance::run(&fresh("conformance").await).await;
}

#[wasm_bindgen_test]
async fn two_tabs_see_each_others_commits() {
    let one = fresh("two-tabs").await;
    let other = IndexedDbStorage::open("two-tabs").await.unwrap();
    one.commit(Vec::new(), put(b"from one", b"1")).await.unwrap();
    assert_eq!(get(&other, b"from one").await, Some(b"1".to_vec()));
    let absent = Guard { space: Space::Meta, key: b"from one".to_vec(), expected: None };
    assert_eq!(other.commit(vec![absent], put(b"from other", b"2")).await, Err(StorageError::Conflict));
    other.commit(Vec::new(), put(b"from other", b"2")).await.unwrap();
    assert_eq!(get(&one, b"from other").await, Some(b"2".to_vec()));
}

#[wasm_bindgen_test]
async fn reopening_keeps_the_data() {
    let storage = fresh("reopened").await;
    storage.commit(Vec::new(), put(b"kept", b"yes")).await.unwrap();
    drop(storage);
    let storage = IndexedDbStorage::open("reopened").await.unwrap();
    assert_eq!(get(&storage, b"kept").await, Some(b"yes".to_vec()));
}

#[wasm_bindgen_test]
async fn a_connection_closed_by_the_browser_is_opened_anew() {
    let storage = fresh("lost").await;
    storage.commit(Vec::new(), put(b"kept", b"yes")).await.unwrap();
    let connection = storage.connection().await.unwrap();
    connection.writer.close();
    drop(connection);
    storage.commit(Vec::new(), put(b"later", b"too")).await.unwrap();
    assert_eq!(get(&storage, b"kept").await, Some(b"yes".to_vec()));
    assert_eq!(get(&storage, b"later").await, Some(b"too".to_vec()));
}

#[wasm_bindgen_test]
async fn a_newer_version_of_the_app_is_not_held_up_and_the_older_says_so() {
    let old = fresh("upgraded").await;
    old.commit(Vec::new(), put(b"kept", b"yes")).await.unwrap();
    let newer = rexie::Rexie::builder("upgraded").version(2);
    let newer = Space::ALL.into_iter().fold(newer, |newer, space| newer.add_object_store(rexie::ObjectStore::new(space.name())));
    let newer = newer.build().await.unwrap();

    let refused = old.commit(Vec::new(), put(b"late", b"no")).await;
    assert_eq!(refused, Err(StorageError::Unavailable("VersionError".to_owned())));
    assert!(old.get_many(Space::Meta, &[b"kept".to_vec()]).await.is_err());
    newer.close();
}

#[wasm_bindgen_test]
async fn a_deleted_database_starts_empty_again() {
    let storage = fresh("deleted").await;
    storage.commit(Vec::new(), put(b"gone", b"yes")).await.unwrap();
    rexie::Rexie::delete("deleted").await.unwrap();
    assert_eq!(get(&storage, b"gone").await, None);
    storage.commit(Vec::new(), put(b"new", b"yes")).await.unwrap();
    assert_eq!(get(&storage, b"new").await, Some(b"yes".to_vec()));
}

#[wasm_bindgen_test]
async fn a_hundred_thousand_rows_are_read_at_once() {
    let storage = fresh("bulk").await;
    let pack = vec![7_u8; 40_000];
    let packs = (0..390_u32).map(|n| Write::Put(Space::Packs, n.to_be_bytes().to_vec(), pack.clone())).collect();
    let started = js_sys::Date::now();
    storage.commit(Vec::new(), packs).await.unwrap();
    let written = js_sys::Date::now();
    let read = storage.scan(Space::Packs, b"", None, usize::MAX).await.unwrap();
    let done = js_sys::Date::now();
    assert_eq!(read.len(), 390);
    wasm_bindgen_test::console_log!("390 packs, 15.6 MB: written in {} ms, read in {} ms", written - started, done - written);
    assert!(done - written < 2_000.0, "reading every row took {} ms", done - written);

    let started = js_sys::Date::now();
    for n in 0..50_u8 {
        storage.commit(Vec::new(), put(&[n], &[n; 300])).await.unwrap();
    }
    wasm_bindgen_test::console_log!("one small commit: {} ms", (js_sys::Date::now() - started) / 50.0);
}
