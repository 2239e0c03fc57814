//! What every storage must do: one suite that each backend's tests run. Never called by the app itself.

use futures::future::join_all;

use super::{Guard, Item, Space, Storage, StorageError, Write};

/// Runs the whole suite over an empty storage and leaves it with other contents.
///
/// # Panics
/// When the storage breaks its contract, with the broken rule.
#[expect(clippy::expect_used, reason = "test support: a failed expectation is a failed test")]
pub async fn run<S: Storage>(storage: &S) {
    empty_storage_reads_as_empty(storage).await;
    values_live_in_their_own_space(storage).await;
    scans_are_in_byte_order_and_within_bounds(storage).await;
    large_and_empty_values_come_back(storage).await;
    many_writes_fit_into_one_commit(storage).await;
    the_last_write_of_a_key_wins(storage).await;
    a_broken_guard_writes_nothing(storage).await;
    guards_and_writes_may_share_a_key(storage).await;
    concurrent_commits_do_not_mix(storage).await;
    only_one_of_two_rivals_gets_through(storage).await;
    storage.commit(Vec::new(), Vec::new()).await.expect("a commit of nothing");
}

async fn empty_storage_reads_as_empty<S: Storage>(storage: &S) {
    for space in Space::ALL {
        assert_eq!(storage.get_many(space, &[b"a".to_vec(), Vec::new()]).await, Ok(vec![None, None]), "nothing in {space:?}");
        assert_eq!(storage.get_many(space, &[]).await, Ok(Vec::new()), "no keys, no values");
        assert_eq!(scan(storage, space, b"", None, usize::MAX).await, Vec::new(), "nothing to scan in {space:?}");
    }
}

async fn values_live_in_their_own_space<S: Storage>(storage: &S) {
    let puts = Space::ALL.into_iter().map(|space| Write::Put(space, b"same key".to_vec(), space.name().into())).collect();
    commit(storage, puts).await;
    for space in Space::ALL {
        assert_eq!(get(storage, space, b"same key").await.as_deref(), Some(space.name().as_bytes()), "value of {space:?}");
    }
    let keys = [b"other".to_vec(), b"same key".to_vec(), b"same key".to_vec()];
    let read = storage.get_many(Space::Meta, &keys).await;
    assert_eq!(read, Ok(vec![None, Some(b"meta".to_vec()), Some(b"meta".to_vec())]), "values come in the order asked");

    commit(storage, vec![Write::Delete(Space::Meta, b"same key".to_vec()), Write::Delete(Space::Meta, b"never there".to_vec())])
        .await;
    assert_eq!(get(storage, Space::Meta, b"same key").await, None, "deleted");
    assert!(get(storage, Space::Packs, b"same key").await.is_some(), "deleting in one space leaves the others alone");
    commit(storage, Space::ALL.into_iter().map(|space| Write::Delete(space, b"same key".to_vec())).collect()).await;
}

async fn scans_are_in_byte_order_and_within_bounds<S: Storage>(storage: &S) {
    let space = Space::Documents;
    let ordered: [&[u8]; 7] = [b"", b"\x00", b"\x00\x00", b"\x7f\xff", b"\x80", b"a", b"\xff\xff"];
    let mut ordered: Vec<Vec<u8>> = ordered.map(<[u8]>::to_vec).to_vec();
    ordered.sort();
    let shuffled = ordered.iter().rev().map(|key| Write::Put(space, key.clone(), [b"v", key.as_slice()].concat()));
    commit(storage, shuffled.collect()).await;

    let keys = async |from: &[u8], to: Option<&[u8]>, limit| -> Vec<Vec<u8>> {
        scan(storage, space, from, to, limit).await.into_iter().map(|(key, _)| key).collect()
    };
    let from = |at: usize| ordered.iter().skip(at).cloned().collect::<Vec<_>>();
    assert_eq!(keys(b"", None, usize::MAX).await, ordered, "keys are ordered by their bytes");
    assert_eq!(storage.keys(space).await, Ok(ordered.clone()), "all keys are those of a scan");
    assert_eq!(storage.keys(Space::Refused).await, Ok(Vec::new()), "and of this space only");
    assert_eq!(keys(b"\x00", None, usize::MAX).await, from(1), "the lower bound is included");
    assert_eq!(keys(b"\x01", None, usize::MAX).await, from(3), "the lower bound need not exist");
    assert_eq!(
        keys(b"\x7f\xff", Some(b"\xff\xff"), usize::MAX).await,
        from(4).into_iter().take(2).collect::<Vec<_>>(),
        "the upper bound is left out"
    );
    assert_eq!(keys(b"", None, 2).await, ordered.iter().take(2).cloned().collect::<Vec<_>>(), "no more than the limit");
    assert_eq!(keys(b"", None, 0).await, Vec::<Vec<u8>>::new(), "a limit of nothing");
    assert_eq!(keys(b"a", Some(b"a"), usize::MAX).await, Vec::<Vec<u8>>::new(), "a range without keys");
    assert_eq!(keys(b"b", Some(b"a"), usize::MAX).await, Vec::<Vec<u8>>::new(), "a range the wrong way round");
    assert_eq!(keys(b"b", Some(b"c"), usize::MAX).await, Vec::<Vec<u8>>::new(), "a range between keys");
    let values = scan(storage, space, b"a", Some(b"b"), 10).await;
    assert_eq!(values, [(b"a".to_vec(), b"va".to_vec())], "values come with their keys");
    commit(storage, ordered.into_iter().map(|key| Write::Delete(space, key)).collect()).await;
    assert_eq!(scan(storage, space, b"", None, usize::MAX).await, Vec::new(), "all deleted");
}

async fn large_and_empty_values_come_back<S: Storage>(storage: &S) {
    let large: Vec<u8> = (0..1_048_576_u32).map(|at| at.to_le_bytes().iter().fold(0, |sum, byte| sum ^ byte)).collect();
    let puts =
        vec![Write::Put(Space::Packs, b"large".to_vec(), large.clone()), Write::Put(Space::Packs, b"empty".to_vec(), Vec::new())];
    commit(storage, puts).await;
    assert!(get(storage, Space::Packs, b"large").await == Some(large), "a megabyte comes back as it was");
    assert_eq!(get(storage, Space::Packs, b"empty").await, Some(Vec::new()), "an empty value is a value");
}

async fn many_writes_fit_into_one_commit<S: Storage>(storage: &S) {
    let key = |n: u32| n.to_be_bytes().to_vec();
    commit(storage, (0..2_000).map(|n| Write::Put(Space::Pending, key(n), n.to_string().into_bytes())).collect()).await;
    let all = scan(storage, Space::Pending, b"", None, usize::MAX).await;
    assert_eq!(all.len(), 2_000, "every write of the commit is there");
    assert!((0..2_000).zip(&all).all(|(n, item)| *item == (key(n), n.to_string().into_bytes())), "in order and unchanged");

    commit(storage, (0..1_999).map(|n| Write::Delete(Space::Pending, key(n))).collect()).await;
    assert_eq!(scan(storage, Space::Pending, b"", None, usize::MAX).await.len(), 1, "many deletes too");
    commit(storage, vec![Write::Delete(Space::Pending, key(1_999))]).await;
}

async fn the_last_write_of_a_key_wins<S: Storage>(storage: &S) {
    let put = |key: &[u8], value: &[u8]| Write::Put(Space::Meta, key.to_vec(), value.to_vec());
    let delete = |key: &[u8]| Write::Delete(Space::Meta, key.to_vec());
    commit(storage, vec![put(b"a", b"1"), put(b"a", b"2"), put(b"b", b"1"), delete(b"b"), delete(b"c"), put(b"c", b"1")]).await;
    assert_eq!(get(storage, Space::Meta, b"a").await.as_deref(), Some(b"2".as_slice()), "put after put");
    assert_eq!(get(storage, Space::Meta, b"b").await, None, "delete after put");
    assert_eq!(get(storage, Space::Meta, b"c").await.as_deref(), Some(b"1".as_slice()), "put after delete");
    commit(storage, vec![delete(b"a"), delete(b"c")]).await;
}

async fn a_broken_guard_writes_nothing<S: Storage>(storage: &S) {
    commit(storage, vec![Write::Put(Space::Meta, b"cursor".to_vec(), b"7".to_vec())]).await;
    let writes = || {
        vec![
            Write::Put(Space::Meta, b"cursor".to_vec(), b"8".to_vec()),
            Write::Put(Space::Documents, b"new".to_vec(), b"x".to_vec()),
        ]
    };
    let held = guard(b"cursor", Some(b"7"));
    for broken in [guard(b"cursor", Some(b"6")), guard(b"cursor", None), guard(b"absent", Some(b"")), guard(b"cursor", Some(b""))]
    {
        let outcome = storage.commit(vec![held.clone(), broken.clone()], writes()).await;
        assert_eq!(outcome, Err(StorageError::Conflict), "{broken:?} does not hold");
        assert_eq!(get(storage, Space::Meta, b"cursor").await.as_deref(), Some(b"7".as_slice()), "nothing replaced");
        assert_eq!(get(storage, Space::Documents, b"new").await, None, "nothing added");
    }
    assert_eq!(storage.commit(vec![held.clone(), guard(b"absent", None)], writes()).await, Ok(()), "both guards hold");
    assert_eq!(get(storage, Space::Documents, b"new").await.as_deref(), Some(b"x".as_slice()), "written");
    assert_eq!(
        storage.commit(vec![held], Vec::new()).await,
        Err(StorageError::Conflict),
        "guards are checked without writes too"
    );
    commit(storage, vec![Write::Delete(Space::Meta, b"cursor".to_vec()), Write::Delete(Space::Documents, b"new".to_vec())]).await;
}

async fn guards_and_writes_may_share_a_key<S: Storage>(storage: &S) {
    let put = |value: &[u8]| vec![Write::Put(Space::Meta, b"epoch".to_vec(), value.to_vec())];
    assert_eq!(storage.commit(vec![guard(b"epoch", None)], put(b"1")).await, Ok(()), "created if absent");
    assert_eq!(storage.commit(vec![guard(b"epoch", None)], put(b"2")).await, Err(StorageError::Conflict), "not a second time");
    assert_eq!(storage.commit(vec![guard(b"epoch", Some(b"1"))], put(b"2")).await, Ok(()), "compare and swap");
    assert_eq!(
        get(storage, Space::Meta, b"epoch").await.as_deref(),
        Some(b"2".as_slice()),
        "guards see the state before the writes"
    );
    commit(storage, vec![Write::Delete(Space::Meta, b"epoch".to_vec())]).await;
}

async fn concurrent_commits_do_not_mix<S: Storage>(storage: &S) {
    let commits = (0..8_u8).map(|author| {
        let pair = [b"left", b"rite"].map(|key| Write::Put(Space::FreshRows, key.to_vec(), vec![author]));
        storage.commit(Vec::new(), pair.to_vec())
    });
    assert!(join_all(commits).await.iter().all(Result::is_ok), "each gets through");
    let (left, right) = (get(storage, Space::FreshRows, b"left").await, get(storage, Space::FreshRows, b"rite").await);
    assert!(left.is_some() && left == right, "both values come from one commit: {left:?}, {right:?}");
    commit(storage, vec![Write::Delete(Space::FreshRows, b"left".to_vec()), Write::Delete(Space::FreshRows, b"rite".to_vec())])
        .await;
}

async fn only_one_of_two_rivals_gets_through<S: Storage>(storage: &S) {
    let rivals = (0..4_u8)
        .map(|rival| storage.commit(vec![guard(b"prize", None)], vec![Write::Put(Space::Meta, b"prize".to_vec(), vec![rival])]));
    let outcomes = join_all(rivals).await;
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1, "one winner: {outcomes:?}");
    assert_eq!(
        outcomes.iter().filter(|outcome| **outcome == Err(StorageError::Conflict)).count(),
        3,
        "three losers: {outcomes:?}"
    );
}

fn guard(key: &[u8], expected: Option<&[u8]>) -> Guard {
    Guard { space: Space::Meta, key: key.to_vec(), expected: expected.map(<[u8]>::to_vec) }
}

async fn commit<S: Storage>(storage: &S, writes: Vec<Write>) {
    assert_eq!(storage.commit(Vec::new(), writes).await, Ok(()), "a commit without guards");
}

#[expect(clippy::expect_used, reason = "test support: a failed read is a failed test")]
async fn get<S: Storage>(storage: &S, space: Space, key: &[u8]) -> Option<Vec<u8>> {
    storage.get_many(space, &[key.to_vec()]).await.expect("a read").pop().flatten()
}

#[expect(clippy::expect_used, reason = "test support: a failed read is a failed test")]
async fn scan<S: Storage>(storage: &S, space: Space, from: &[u8], to: Option<&[u8]>, limit: usize) -> Vec<Item> {
    storage.scan(space, from, to, limit).await.expect("a scan")
}
