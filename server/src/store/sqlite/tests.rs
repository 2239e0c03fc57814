//! What is SQLite's own: surviving a restart, the folder's lock, versions, a full disk's error.

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection};
use tempfile::TempDir;

use super::*;
use crate::access::Directory;
use crate::store::People;
use crate::store::audit::Note;
use crate::store::compaction::STEP;
use crate::store::conformance::conforms;
use crate::testing::{Page, id, peer};

async fn fresh() -> (SqliteStore, TempDir) {
    let folder = TempDir::new().unwrap();
    (SqliteStore::open(folder.path()).await.unwrap(), folder)
}

conforms!(fresh());

mod from_disk {
    use super::*;

    /// Forgets what is in memory, so that every page comes from the disk.
    async fn fresh_without_ring() -> (Forgetful, TempDir) {
        let (store, folder) = fresh().await;
        (Forgetful(store), folder)
    }

    struct Forgetful(SqliteStore);

    impl Store for Forgetful {
        type People = SqlitePeople;

        async fn append(&self, peer: Peer, offers: Vec<Offer>) -> Result<Appended, StoreError> {
            self.0.append(peer, offers).await
        }
        async fn entries(&self, after: u64, max_bytes: usize) -> Result<(Vec<Entry>, u64), StoreError> {
            self.0.ring.clear();
            self.0.entries(after, max_bytes).await
        }
        async fn rebuilt(&self, after: u64, max_bytes: usize) -> Result<(Vec<Entry>, u64), StoreError> {
            self.0.rebuilt(after, max_bytes).await
        }
        async fn compact(&self, upto: u64) -> Result<u64, StoreError> {
            self.0.compact(upto).await
        }
        async fn rows(&self, before: Option<u64>, since: u64) -> Result<RowsPage, StoreError> {
            self.0.rows(before, since).await
        }
        async fn snapshots(&self, before: Option<u64>, since: u64) -> Result<(Vec<Snapshot>, Option<u64>), StoreError> {
            self.0.snapshots(before, since).await
        }
        async fn rows_at(&self, firsts: &[u64]) -> Result<Vec<(u64, Id, Vec<u8>)>, StoreError> {
            self.0.rows_at(firsts).await
        }
        async fn snapshots_at(&self, firsts: &[u64]) -> Result<Vec<Snapshot>, StoreError> {
            self.0.snapshots_at(firsts).await
        }
        async fn digests(&self) -> Result<BTreeMap<Id, Digest>, StoreError> {
            self.0.digests().await
        }
        fn directory(&self) -> &Directory {
            self.0.directory()
        }
        async fn fetch(&self, document: Id) -> Result<Option<Snapshot>, StoreError> {
            self.0.fetch(document).await
        }
        async fn erase(&self, peer: Peer, documents: Vec<Id>, at: Instant) -> Result<(), StoreError> {
            self.0.erase(peer, documents, at).await
        }
        async fn erased(&self, after: u64) -> Result<(Vec<Id>, u64), StoreError> {
            self.0.erased(after).await
        }
        fn erasures(&self) -> watch::Receiver<u64> {
            self.0.erasures()
        }
        fn heads(&self) -> watch::Receiver<u64> {
            self.0.heads()
        }
        fn epoch(&self) -> Id {
            self.0.epoch()
        }
        fn people(&self) -> &SqlitePeople {
            self.0.people()
        }
    }

    conforms!(fresh_without_ring());
}

#[tokio::test]
async fn a_restart_keeps_everything() {
    let (store, folder) = fresh().await;
    let (mut page, first) = Page::create(1, 1, "Anor");
    store.append(peer(1), vec![first, page.rename("Анор")]).await.unwrap();
    let before = (store.epoch(), store.entries(0, 1 << 20).await, store.rows(None, 0).await);
    store.close().await;
    assert_eq!(store.append(peer(1), vec![page.rename("Anor!")]).await, Err(StoreError::Closed));
    drop(store);
    let store = SqliteStore::open(folder.path()).await.unwrap();
    assert_eq!(store.head(), 2);
    assert_eq!(before, (store.epoch(), store.entries(0, 1 << 20).await, store.rows(None, 0).await));
}

#[tokio::test]
async fn a_closed_store_leaves_one_file_beside_the_lock() {
    let (store, folder) = fresh().await;
    let (_, first) = Page::create(1, 1, "Anor");
    store.append(peer(1), vec![first]).await.unwrap();
    store.close().await;
    let mut names: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, [DATABASE_FILE, LOCK_FILE]);
}

#[tokio::test]
async fn a_folder_in_use_is_refused_by_name() {
    let (_store, folder) = fresh().await;
    let error = SqliteStore::open(folder.path()).await.unwrap_err();
    assert_eq!(error.to_string(), format!("another relay uses this folder (pid {})", std::process::id()));
}

async fn sql(folder: &TempDir, statement: String) {
    let database = SqliteConnectOptions::new().filename(folder.path().join(DATABASE_FILE)).create_if_missing(true);
    let mut connection = database.connect().await.unwrap();
    sqlx::raw_sql(AssertSqlSafe(statement)).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
}

#[tokio::test]
async fn a_newer_format_is_left_alone() {
    let (store, folder) = fresh().await;
    store.close().await;
    drop(store);
    sql(&folder, "PRAGMA user_version = 99".to_owned()).await;
    let error = SqliteStore::open(folder.path()).await.unwrap_err().to_string();
    assert!(error.contains("written by a newer Ingot (format 99"), "{error}");
}

#[tokio::test]
async fn another_programs_file_is_left_alone() {
    let folder = TempDir::new().unwrap();
    sql(&folder, "CREATE TABLE theirs (id INTEGER)".to_owned()).await;
    let error = SqliteStore::open(folder.path()).await.unwrap_err().to_string();
    assert!(error.ends_with("is not an Ingot database"), "{error}");

    let folder = TempDir::new().unwrap();
    std::fs::write(folder.path().join(DATABASE_FILE), "no database at all, but long enough to be taken for one".repeat(20))
        .unwrap();
    let error = SqliteStore::open(folder.path()).await.unwrap_err().to_string();
    assert!(error.starts_with("cannot open"), "{error}");
}

#[tokio::test]
async fn a_commit_by_somebody_else_is_noticed_and_taken_in() {
    let (store, folder) = fresh().await;
    let (mut page, first) = Page::create(1, 1, "Anor");
    store.append(peer(1), vec![first]).await.unwrap();
    // What a lost answer to a commit looks like: the disk is ahead of what the writer believes.
    sql(&folder, "UPDATE workspace SET head = 2; INSERT INTO log SELECT workspace, 2, document, zeroblob(32), actor, 9, member, device, bytes FROM log".to_owned()).await;
    let next = page.rename("Анор");
    assert!(matches!(store.append(peer(1), vec![next.clone()]).await, Err(StoreError::Failed(_))));
    assert_eq!(store.append(peer(1), vec![next]).await.unwrap().head, 3);
    assert_eq!(store.entries(0, 1 << 20).await.unwrap().0.len(), 3);
}

#[tokio::test]
async fn the_log_is_compacted_beside_the_work_and_only_as_far_as_the_policy_says() {
    let folder = TempDir::new().unwrap();
    let policy = Policy { changes: 20, ..Policy::default() };
    let store = SqliteStore::open_with(folder.path(), None, policy).await.unwrap();
    let count = STEP + 30;
    for number in 1..=count {
        store.append(peer(1), vec![Page::create(number, number, "Anor").1]).await.unwrap();
    }
    // Each look finds the disk alone: what is compacted there is what the writer did by itself.
    loop {
        store.ring.clear();
        match store.entries(count - 26, 1 << 20).await {
            Err(StoreError::Compacted) => break,
            read => assert!(read.is_ok(), "{read:?}"),
        }
        tokio::time::sleep(crate::store::compaction::PAUSE).await;
    }
    let (kept, upto) = store.entries(count - 20, 1 << 20).await.unwrap();
    assert_eq!((kept.len(), upto), (20, count));
    assert_eq!(store.entries(0, 1 << 20).await, Err(StoreError::Compacted));
    store.close().await;
    drop(store);
    // A restart goes on from where it was.
    let store = SqliteStore::open_with(folder.path(), None, policy).await.unwrap();
    assert_eq!(store.compact(count - 20).await, Ok(count - 20));
}

#[tokio::test]
async fn the_audit_log_is_only_added_to_and_a_changed_row_is_found() {
    let member = Id::from_bytes([1; 16]);
    for (change, broken) in [
        ("UPDATE audit SET count = 3 WHERE number = 2", 2),
        ("UPDATE audit SET member = NULL WHERE number = 3", 3),
        ("DELETE FROM audit WHERE number = 1", 1),
        ("DELETE FROM audit WHERE number = 2", 2),
        ("UPDATE audit SET hash = zeroblob(32) WHERE number = 4", 4),
        ("UPDATE audit SET number = 9 WHERE number = 4", 4),
    ] {
        let (store, folder) = fresh().await;
        let notes = (1..=4).map(|count| Note::wrong_passwords(Some(member), count, Instant::from_millis(7))).collect();
        store.people().note(notes).await.unwrap();
        let mut connection = SqliteConnectOptions::new().filename(folder.path().join(DATABASE_FILE)).connect().await.unwrap();
        let error = sqlx::raw_sql(change).execute(&mut connection).await.unwrap_err().to_string();
        assert!(error.contains("only added to"), "{error}");
        connection.close().await.unwrap();
        assert_eq!(store.people().audit_broken_at().await, Ok(None));
        sql(&folder, format!("DROP TRIGGER audit_is_not_changed; DROP TRIGGER audit_is_not_shortened; {change}")).await;
        assert_eq!(store.people().audit_broken_at().await, Ok(Some(broken)), "{change}");
        store.close().await;
        let findings = crate::store::doctor(folder.path()).await.unwrap();
        assert_eq!(findings.problems, [format!("the audit log is not the one that was written, from entry {broken} on")]);
    }
}

#[tokio::test]
async fn a_store_of_the_format_before_is_brought_to_this_one() {
    let (store, folder) = fresh().await;
    let (_, first) = Page::create(1, 1, "Anor");
    store.append(peer(1), vec![first]).await.unwrap();
    store.close().await;
    drop(store);
    // As the first version wrote it.
    let undone =
        "DROP TABLE draft; DROP TABLE passkey; DROP TABLE audit; DROP TABLE recovery_code; DROP TABLE access; DROP TABLE link; DROP TABLE session; DROP TABLE member; DROP TABLE erased;
                  ALTER TABLE workspace DROP COLUMN horizon;
                  ALTER TABLE workspace ADD COLUMN secret TEXT NOT NULL DEFAULT 'joins everybody!' CHECK (length(secret) >= 16);
                  PRAGMA user_version = 1";
    sql(&folder, undone.to_owned()).await;
    let error = SqlitePeople::open(folder.path()).await.unwrap_err().to_string();
    assert!(error.ends_with("was written by an older version: start the relay once"), "{error}");
    let findings = crate::store::doctor(folder.path()).await.unwrap();
    assert_eq!((findings.head, findings.problems), (1, Vec::<String>::new()));
    let store = SqliteStore::open(folder.path()).await.unwrap();
    let access = store.directory().access(id(3, 1)).unwrap();
    assert_eq!((access.maker, access.audience.members), (peer(1).member, vec![peer(1).member]), "it follows from row and log");
    assert_eq!(store.compact(1).await, Ok(1));
    assert_eq!(store.rebuilt(0, 1 << 20).await.unwrap().0.len(), 1);
}
