//! Examines a store: the file, the log, and every document against its log.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use futures::TryStreamExt;
use ingot_shared::Id;
use ingot_shared::document::{ChangeRecord, Client};
use ingot_shared::sync::codec;
use sqlx::sqlite::SqliteConnection;
use sqlx::{Connection, Row};

use super::{gapless, integrity, open_existing};
use crate::store::StoreError;
use crate::store::sqlite::open::{self, DATABASE_FILE};
use crate::store::sqlite::persist::{failed, id, number};

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
    match open::find_workspace(&mut transaction).await? {
        Some((_, head)) => findings.head = head,
        None => findings.problem("there is no workspace".to_owned()),
    }
    documents(&mut transaction, &mut findings).await?;
    transaction.rollback().await.map_err(failed)?;
    Ok(findings)
}

async fn documents(connection: &mut SqliteConnection, findings: &mut Findings) -> Result<(), StoreError> {
    let keys: Vec<(i64, Vec<u8>)> = sqlx::query_as("SELECT workspace, id FROM document ORDER BY workspace, first")
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
        let log = sqlx::query("SELECT seq, bytes FROM log WHERE workspace = ?1 AND document = ?2 ORDER BY seq");
        let log: Vec<(u64, Vec<u8>)> = log
            .bind(workspace)
            .bind(&key)
            .fetch(&mut *connection)
            .map_err(failed)
            .and_then(
                |row| async move { Ok((number(row.try_get("seq").map_err(failed)?), row.try_get("bytes").map_err(failed)?)) },
            )
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

fn examine(document: &Stored, log: &[(u64, Vec<u8>)]) -> Result<(), &'static str> {
    let span = log.first().zip(log.last()).map(|((first, _), (last, _))| (*first, *last));
    if span != Some(document.span) {
        return Err("its log does not begin or end where it should");
    }
    let mut snapshot = Client::load(document.id, &document.snapshot).map_err(|_| "its snapshot does not load")?;
    let changes: Result<Vec<ChangeRecord>, _> = log.iter().map(|(_, bytes)| ChangeRecord::parse(bytes)).collect();
    let mut replayed = Client::empty(document.id);
    replayed.receive(changes.map_err(|_| "a logged change is damaged")?).map_err(|_| "its log does not apply")?;
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
