//! Examines a store: the file, the log, and every document against its log.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use futures::TryStreamExt;
use ingot_shared::Id;
use ingot_shared::account::AuditEntry;
use ingot_shared::document::{ChangeRecord, Client};
use ingot_shared::sync::codec;
use ingot_shared::sync::frame::ChangeHash;
use sqlx::sqlite::SqliteConnection;
use sqlx::{AssertSqlSafe, Connection, Row};

use super::{gapless, integrity, open_existing};
use crate::store::StoreError;
use crate::store::audit::Link;
use crate::store::sqlite::open::{self, DATABASE_FILE};
use crate::store::sqlite::people;
use crate::store::sqlite::persist::{failed, hash, id, number};

/// Problems listed in full; more are only counted.
const MAX_LISTED: usize = 20;

/// What the examination found.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// The version of SQLite.
    pub sqlite: String,
    /// The log's last number.
    pub head: u64,
    /// How many documents were examined.
    pub documents: u64,
    /// Sentences about what is wrong; none in a healthy store.
    pub problems: Vec<String>,
    /// Problems that were not listed.
    pub more_problems: usize,
}

impl Findings {
    fn problem(&mut self, problem: String) {
        if self.problems.len() < MAX_LISTED {
            self.problems.push(problem);
        } else {
            self.more_problems += 1;
        }
    }
}

/// Examines the store of a data folder, also while a relay runs: everything is read in one transaction.
///
/// # Errors
/// [`StoreError`] when the store cannot be read at all.
pub async fn doctor(folder: &Path) -> Result<Findings, StoreError> {
    let mut connection = open_existing(&folder.join(DATABASE_FILE)).await?;
    let mut findings = Findings { sqlite: open::sqlite_version(&mut connection).await?, ..Findings::default() };
    let mut transaction = connection.begin().await.map_err(failed)?;
    for problem in integrity(&mut transaction).await? {
        findings.problem(problem);
    }
    if !gapless(&mut transaction).await? {
        findings.problem("the log has a gap or does not end at its head".to_owned());
    }
    if !compacted_as_told(&mut transaction).await? {
        findings.problem("changes are empty that should not be".to_owned());
    }
    if !erased_as_told(&mut transaction).await? {
        findings.problem("something is left of an erased document, or one is empty that was not erased".to_owned());
    }
    match open::find_workspace(&mut transaction).await? {
        Some((workspace, head)) => {
            findings.head = head;
            if open::knows_audit(&mut transaction).await?
                && let Some(number) = people::broken_at(&mut transaction, workspace.id).await?
            {
                findings.problem(format!("the audit log is not the one that was written, from entry {number} on"));
            }
        }
        None => findings.problem("there is no workspace".to_owned()),
    }
    documents(&mut transaction, &mut findings).await?;
    transaction.rollback().await.map_err(failed)?;
    Ok(findings)
}

/// The entry of the audit log that a receipt names by its number and the chain's hash there; none when the log has no such entry, or its
/// chain is broken up to there.
///
/// # Errors
/// [`StoreError`] when the store cannot be read.
pub async fn vouched(folder: &Path, number: u64, chain: &Link) -> Result<Option<AuditEntry>, StoreError> {
    let mut connection = open_existing(&folder.join(DATABASE_FILE)).await?;
    let mut transaction = connection.begin().await.map_err(failed)?;
    let Some((workspace, _)) = open::find_workspace(&mut transaction).await? else { return Ok(None) };
    if !open::knows_audit(&mut transaction).await? {
        return Ok(None);
    }
    let broken = people::broken_at(&mut transaction, workspace.id).await?;
    let found = people::vouched(&mut transaction, workspace.id, number, chain).await?;
    transaction.rollback().await.map_err(failed)?;
    Ok(found.filter(|entry| broken.is_none_or(|broken| broken > entry.number)))
}

/// Whether exactly the oldest changes are empty, up to where the workspace says; a store of before has none of either.
async fn compacted_as_told(connection: &mut SqliteConnection) -> Result<bool, StoreError> {
    let told: i64 = sqlx::query_scalar("SELECT count(*) FROM pragma_table_info('workspace') WHERE name = 'horizon'")
        .fetch_one(&mut *connection)
        .await
        .map_err(failed)?;
    let horizon = if told == 1 { "w.horizon" } else { "0" };
    // Changes of erased documents are empty wherever they stand.
    let broken: i64 = sqlx::query_scalar(AssertSqlSafe(format!(
        "SELECT count(*) FROM log JOIN workspace AS w ON w.id = log.workspace
         JOIN document AS d ON d.workspace = log.workspace AND d.id = log.document
         WHERE (log.seq <= {horizon}) <> (length(log.bytes) = 0) AND length(d.row) > 0"
    )))
    .fetch_one(connection)
    .await
    .map_err(failed)?;
    Ok(broken == 0)
}

/// Whether exactly the erased documents are empty, changes included; a store of before knows of none.
async fn erased_as_told(connection: &mut SqliteConnection) -> Result<bool, StoreError> {
    let erased = if open::knows_erasing(connection).await? {
        "EXISTS (SELECT 1 FROM erased AS e WHERE e.workspace = d.workspace AND e.document = d.id)"
    } else {
        "0"
    };
    let broken: i64 = sqlx::query_scalar(AssertSqlSafe(format!(
        "SELECT count(*) FROM document AS d WHERE {erased} <> (length(d.row) = 0) OR (length(d.row) = 0) <> (length(d.snapshot) = 0)
         OR {erased} AND EXISTS
            (SELECT 1 FROM log WHERE log.workspace = d.workspace AND log.document = d.id AND length(log.bytes) > 0)"
    )))
    .fetch_one(connection)
    .await
    .map_err(failed)?;
    Ok(broken == 0)
}

async fn documents(connection: &mut SqliteConnection, findings: &mut Findings) -> Result<(), StoreError> {
    let keys: Vec<(i64, Vec<u8>)> =
        sqlx::query_as("SELECT workspace, id FROM document WHERE length(row) > 0 ORDER BY workspace, first")
            .fetch_all(&mut *connection)
            .await
            .map_err(failed)?;
    for (workspace, key) in keys {
        findings.documents += 1;
        let stored = sqlx::query("SELECT id, first, last, row, snapshot FROM document WHERE workspace = ?1 AND id = ?2");
        let stored = stored.bind(workspace).bind(&key).fetch_one(&mut *connection).await.map_err(failed)?;
        let document = Stored {
            id: id(&stored, "id")?,
            span: (number(stored.try_get("first").map_err(failed)?), number(stored.try_get("last").map_err(failed)?)),
            row: stored.try_get("row").map_err(failed)?,
            snapshot: stored.try_get("snapshot").map_err(failed)?,
        };
        let log = sqlx::query("SELECT seq, hash, bytes FROM log WHERE workspace = ?1 AND document = ?2 ORDER BY seq");
        let log: Vec<Logged> = log
            .bind(workspace)
            .bind(&key)
            .fetch(&mut *connection)
            .map_err(failed)
            .and_then(|row| async move {
                let (seq, bytes) = (number(row.try_get("seq").map_err(failed)?), row.try_get("bytes").map_err(failed)?);
                Ok(Logged { seq, hash: hash(&row, "hash")?, bytes })
            })
            .try_collect()
            .await?;
        // Damaged bytes may make Automerge panic; the examination goes on with the next document.
        let examined = catch_unwind(AssertUnwindSafe(|| examine(&document, &log))).unwrap_or(Err("cannot be computed"));
        if let Err(problem) = examined {
            findings.problem(format!("document {}: {problem}", document.id));
        }
    }
    Ok(())
}

struct Stored {
    id: Id,
    span: (u64, u64),
    row: Vec<u8>,
    snapshot: Vec<u8>,
}

struct Logged {
    seq: u64,
    hash: ChangeHash,
    /// Empty when it was compacted.
    bytes: Vec<u8>,
}

fn examine(document: &Stored, log: &[Logged]) -> Result<(), &'static str> {
    let span = log.first().zip(log.last()).map(|(first, last)| (first.seq, last.seq));
    if span != Some(document.span) {
        return Err("its log does not begin or end where it should");
    }
    let mut snapshot = Client::load(document.id, &document.snapshot).map_err(|_| "its snapshot does not load")?;
    let mut compacted: HashMap<[u8; 32], ChangeRecord> = HashMap::new();
    if log.iter().any(|logged| logged.bytes.is_empty()) {
        compacted.extend(snapshot.changes().into_iter().map(|change| (change.hash, change)));
    }
    let mut changes = Vec::with_capacity(log.len());
    for logged in log {
        let change = if logged.bytes.is_empty() {
            compacted.remove(&logged.hash.into_array()).ok_or("its snapshot lacks a compacted change")?
        } else {
            ChangeRecord::parse(&logged.bytes).map_err(|_| "a logged change is damaged")?
        };
        if change.hash != logged.hash.into_array() {
            return Err("a logged change is not the one that was logged");
        }
        changes.push(change);
    }
    let mut replayed = Client::empty(document.id);
    replayed.receive(changes).map_err(|_| "its log does not apply")?;
    if replayed.heads() != snapshot.heads() {
        return Err("its snapshot and its log hold different changes");
    }
    let row = snapshot.rows();
    if row != replayed.rows() {
        return Err("its snapshot and its log give different rows");
    }
    if codec::decode(&document.row).as_ref() != Ok(&row) {
        return Err("its stored row is not that of its snapshot");
    }
    Ok(())
}
