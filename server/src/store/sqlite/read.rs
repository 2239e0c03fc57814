//! Pages for readers.

use std::collections::{BTreeMap, HashMap};

use futures::TryStreamExt;
use ingot_shared::Id;
use ingot_shared::sync::audit::Digest;
use ingot_shared::sync::frame::{Entry, Snapshot};
use sqlx::query::Query;
use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::{AssertSqlSafe, Row, Sqlite, SqlitePool};

use super::persist::{failed, hash, id, number, signed};
use super::writer::compute;
use crate::store::page::{Budget, pack_encoded};
use crate::store::{RowsPage, StoreError, rebuild};

/// Which documents a walk over them brings.
#[derive(Clone, Copy, Debug)]
pub(super) struct Walk {
    /// Those that first appeared before this number; none for all.
    pub(super) before: Option<u64>,
    /// Those that changed after this number.
    pub(super) since: u64,
}

fn entry(row: &SqliteRow) -> Result<Entry, StoreError> {
    let bytes: Vec<u8> = row.try_get("bytes").map_err(failed)?;
    let seq = number(row.try_get("seq").map_err(failed)?);
    Ok(Entry { seq, document: id(row, "document")?, hash: hash(row, "hash")?, bytes: bytes.into() })
}

/// Entries of erased documents are told apart from compacted ones: both are empty.
const ENTRIES: &str = "SELECT seq, document, hash, bytes,
    EXISTS (SELECT 1 FROM erased WHERE erased.workspace = log.workspace AND erased.document = log.document) AS gone
    FROM log WHERE workspace = ?1 AND seq > ?2 AND seq <= ?3 ORDER BY seq";

fn is_gone(row: &SqliteRow) -> Result<bool, StoreError> {
    row.try_get("gone").map_err(failed)
}

pub(super) async fn entries(
    readers: &SqlitePool,
    workspace: i64,
    after: u64,
    head: u64,
    max_bytes: usize,
) -> Result<(Vec<Entry>, u64), StoreError> {
    let mut budget = Budget::new(max_bytes);
    let (mut entries, mut upto) = (Vec::new(), after);
    let mut rows = sqlx::query(ENTRIES).bind(workspace).bind(signed(after)).bind(signed(head)).fetch(readers);
    while let Some(row) = rows.try_next().await.map_err(failed)? {
        let entry = entry(&row)?;
        let seq = entry.seq;
        if !is_gone(&row)? {
            // No change is without bytes. One statement sees one state of the log, so an empty one can only come first.
            if entry.bytes.is_empty() {
                return Err(StoreError::Compacted);
            }
            if !budget.take_entry(&entry) {
                break;
            }
            entries.push(entry);
        }
        upto = seq;
    }
    Ok((entries, upto))
}

/// Entries with changes that are no longer in the log.
pub(super) async fn rebuilt(
    readers: &SqlitePool,
    workspace: i64,
    after: u64,
    head: u64,
    max_bytes: usize,
) -> Result<(Vec<Entry>, u64), StoreError> {
    let upto = signed(head).min(signed(after).saturating_add(rebuild::MOST_ENTRIES as i64));
    let rows = sqlx::query(ENTRIES).bind(workspace).bind(signed(after)).bind(upto).fetch_all(readers).await.map_err(failed)?;
    let mut entries: Vec<Entry> = Vec::with_capacity(rows.len());
    let mut last = after;
    for row in &rows {
        let entry = entry(row)?;
        last = entry.seq;
        if !is_gone(row)? {
            entries.push(entry);
        }
    }
    // Read after the entries: documents hold at least what the log held then.
    let mut saved = HashMap::new();
    for document in rebuild::wanted(&rebuild::page(entries.iter().cloned())) {
        saved.extend(fetch(readers, workspace, document).await?.map(|found| (document, found.bytes.into_vec())));
    }
    compute(move || rebuild::rebuilt(entries, last, after, max_bytes, |id| saved.get(&id).cloned())).await?
}

pub(super) async fn rows(readers: &SqlitePool, workspace: i64, walk: Walk, max_bytes: usize) -> Result<RowsPage, StoreError> {
    let total = total(readers, workspace, walk).await?;
    let mut budget = Budget::new(max_bytes);
    let (mut page, mut last, mut next) = (Vec::new(), None, None);
    let mut rows =
        sqlx::query("SELECT first, row FROM document WHERE workspace = ?1 AND first < ?2 AND last > ?3 AND length(row) > 0 ORDER BY first DESC")
            .bind(workspace)
            .bind(walk.before.map_or(i64::MAX, signed))
            .bind(signed(walk.since))
            .fetch(readers);
    while let Some(row) = rows.try_next().await.map_err(failed)? {
        let encoded: Vec<u8> = row.try_get("row").map_err(failed)?;
        if !budget.take(encoded.len()) {
            next = last;
            break;
        }
        last = Some(number(row.try_get("first").map_err(failed)?));
        page.push(encoded);
    }
    Ok(RowsPage { packed: pack_encoded(&page), total, next })
}

/// How many documents a walk brings. Those that changed must be counted one by one, which is done for the first page only.
async fn total(readers: &SqlitePool, workspace: i64, walk: Walk) -> Result<u64, StoreError> {
    let count = match walk {
        Walk { since: 0, .. } => sqlx::query_scalar("SELECT documents FROM workspace WHERE id = ?1").bind(workspace),
        Walk { before: Some(_), .. } => return Ok(0),
        Walk { before: None, since } => {
            sqlx::query_scalar("SELECT count(*) FROM document WHERE workspace = ?1 AND last > ?2 AND length(row) > 0")
                .bind(workspace)
                .bind(signed(since))
        }
    };
    count.fetch_one(readers).await.map(number).map_err(failed)
}

pub(super) async fn snapshots(
    readers: &SqlitePool,
    workspace: i64,
    walk: Walk,
    max_bytes: usize,
) -> Result<(Vec<Snapshot>, Option<u64>), StoreError> {
    let mut budget = Budget::new(max_bytes);
    let (mut page, mut last, mut next) = (Vec::new(), None, None);
    let mut rows = sqlx::query(
        "SELECT id, first, snapshot FROM document WHERE workspace = ?1 AND first < ?2 AND last > ?3 AND length(row) > 0 ORDER BY first DESC",
    )
    .bind(workspace)
    .bind(walk.before.map_or(i64::MAX, signed))
    .bind(signed(walk.since))
    .fetch(readers);
    while let Some(row) = rows.try_next().await.map_err(failed)? {
        let snapshot = snapshot(&row)?;
        if !budget.take_snapshot(&snapshot) {
            next = last;
            break;
        }
        last = Some(snapshot.first);
        page.push(snapshot);
    }
    Ok((page, next))
}

/// Documents by their first numbers, in the order of the list.
fn at<'a>(columns: &str, workspace: i64, firsts: &[u64]) -> Result<Query<'a, Sqlite, SqliteArguments>, StoreError> {
    let asked = serde_json::to_string(firsts).map_err(|error| StoreError::Failed(error.to_string()))?;
    let query = format!(
        "SELECT {columns} FROM json_each(?2) AS asked CROSS JOIN document
         ON document.workspace = ?1 AND document.first = asked.value AND length(document.row) > 0 ORDER BY asked.key"
    );
    Ok(sqlx::query(AssertSqlSafe(query)).bind(workspace).bind(asked))
}

pub(super) async fn rows_at(
    readers: &SqlitePool,
    workspace: i64,
    firsts: &[u64],
    max_bytes: usize,
) -> Result<Vec<(u64, Id, Vec<u8>)>, StoreError> {
    let (mut budget, mut page) = (Budget::new(max_bytes), Vec::new());
    let mut rows = at("document.id, document.first, document.row", workspace, firsts)?.fetch(readers);
    while let Some(row) = rows.try_next().await.map_err(failed)? {
        let encoded: Vec<u8> = row.try_get("row").map_err(failed)?;
        if !budget.take(encoded.len()) {
            break;
        }
        page.push((number(row.try_get("first").map_err(failed)?), id(&row, "id")?, encoded));
    }
    Ok(page)
}

pub(super) async fn snapshots_at(
    readers: &SqlitePool,
    workspace: i64,
    firsts: &[u64],
    max_bytes: usize,
) -> Result<Vec<Snapshot>, StoreError> {
    let (mut budget, mut page) = (Budget::new(max_bytes), Vec::new());
    let mut rows = at("document.id, document.first, document.snapshot", workspace, firsts)?.fetch(readers);
    while let Some(row) = rows.try_next().await.map_err(failed)? {
        let snapshot = snapshot(&row)?;
        if !budget.take_snapshot(&snapshot) {
            break;
        }
        page.push(snapshot);
    }
    Ok(page)
}

fn snapshot(row: &SqliteRow) -> Result<Snapshot, StoreError> {
    let bytes: Vec<u8> = row.try_get("snapshot").map_err(failed)?;
    Ok(Snapshot { document: id(row, "id")?, first: number(row.try_get("first").map_err(failed)?), bytes: bytes.into() })
}

/// Bytes of a document within which its heads stand, nearly always: before them are 17 for each session that wrote in it.
const BEGINNING: i64 = 4_096;

pub(super) async fn digests(readers: &SqlitePool, workspace: i64) -> Result<BTreeMap<Id, Digest>, StoreError> {
    let mut all = BTreeMap::new();
    let mut longer = Vec::new();
    let mut rows =
        sqlx::query("SELECT id, substr(snapshot, 1, ?2) AS beginning FROM document WHERE workspace = ?1 AND length(row) > 0")
            .bind(workspace)
            .bind(BEGINNING)
            .fetch(readers);
    while let Some(row) = rows.try_next().await.map_err(failed)? {
        let document = id(&row, "id")?;
        match Digest::of(document, row.try_get("beginning").map_err(failed)?) {
            Some(digest) => {
                all.insert(document, digest);
            }
            None => longer.push(document),
        }
    }
    drop(rows);
    for document in longer {
        let Some(snapshot) = fetch(readers, workspace, document).await? else { continue };
        all.insert(document, Digest::of(document, &snapshot.bytes).unwrap_or_default());
    }
    Ok(all)
}

pub(super) async fn fetch(readers: &SqlitePool, workspace: i64, document: Id) -> Result<Option<Snapshot>, StoreError> {
    let row = sqlx::query("SELECT first, snapshot FROM document WHERE workspace = ?1 AND id = ?2 AND length(row) > 0")
        .bind(workspace)
        .bind(document.as_bytes().as_slice())
        .fetch_optional(readers)
        .await
        .map_err(failed)?;
    let Some(row) = row else { return Ok(None) };
    let bytes: Vec<u8> = row.try_get("snapshot").map_err(failed)?;
    Ok(Some(Snapshot { document, first: number(row.try_get("first").map_err(failed)?), bytes: bytes.into() }))
}
