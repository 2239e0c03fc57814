//! Pages for readers.

use std::collections::HashMap;

use futures::TryStreamExt;
use ingot_shared::Id;
use ingot_shared::sync::frame::{Entry, Snapshot};
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqlitePool};

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

const ENTRIES: &str = "SELECT seq, document, hash, bytes FROM log WHERE workspace = ?1 AND seq > ?2 AND seq <= ?3 ORDER BY seq";

pub(super) async fn entries(
    readers: &SqlitePool,
    workspace: i64,
    after: u64,
    head: u64,
    max_bytes: usize,
) -> Result<Vec<Entry>, StoreError> {
    let mut budget = Budget::new(max_bytes);
    let mut entries = Vec::new();
    let mut rows = sqlx::query(ENTRIES).bind(workspace).bind(signed(after)).bind(signed(head)).fetch(readers);
    while let Some(row) = rows.try_next().await.map_err(failed)? {
        let entry = entry(&row)?;
        // No change is without bytes. One statement sees one state of the log, so an empty one can only come first.
        if entry.bytes.is_empty() {
            return Err(StoreError::Compacted);
        }
        if !budget.take_entry(&entry) {
            break;
        }
        entries.push(entry);
    }
    Ok(entries)
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
    let entries = rows.iter().map(entry).collect::<Result<Vec<Entry>, StoreError>>()?;
    let page = rebuild::page(entries.into_iter());
    // Read after the entries: documents hold at least what the log held then.
    let mut saved = HashMap::new();
    for document in rebuild::wanted(&page) {
        saved.extend(fetch(readers, workspace, document).await?.map(|found| (document, found.bytes.into_vec())));
    }
    compute(move || rebuild::fill(page, saved, after, max_bytes)).await?
}

pub(super) async fn rows(readers: &SqlitePool, workspace: i64, walk: Walk, max_bytes: usize) -> Result<RowsPage, StoreError> {
    let total = total(readers, workspace, walk).await?;
    let mut budget = Budget::new(max_bytes);
    let (mut page, mut last, mut next) = (Vec::new(), None, None);
    let mut rows =
        sqlx::query("SELECT first, row FROM document WHERE workspace = ?1 AND first < ?2 AND last > ?3 ORDER BY first DESC")
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
        Walk { before: None, since } => sqlx::query_scalar("SELECT count(*) FROM document WHERE workspace = ?1 AND last > ?2")
            .bind(workspace)
            .bind(signed(since)),
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
        "SELECT id, first, snapshot FROM document WHERE workspace = ?1 AND first < ?2 AND last > ?3 ORDER BY first DESC",
    )
    .bind(workspace)
    .bind(walk.before.map_or(i64::MAX, signed))
    .bind(signed(walk.since))
    .fetch(readers);
    while let Some(row) = rows.try_next().await.map_err(failed)? {
        let bytes: Vec<u8> = row.try_get("snapshot").map_err(failed)?;
        let snapshot =
            Snapshot { document: id(&row, "id")?, first: number(row.try_get("first").map_err(failed)?), bytes: bytes.into() };
        if !budget.take_snapshot(&snapshot) {
            next = last;
            break;
        }
        last = Some(snapshot.first);
        page.push(snapshot);
    }
    Ok((page, next))
}

pub(super) async fn fetch(readers: &SqlitePool, workspace: i64, document: Id) -> Result<Option<Snapshot>, StoreError> {
    let row = sqlx::query("SELECT first, snapshot FROM document WHERE workspace = ?1 AND id = ?2")
        .bind(workspace)
        .bind(document.as_bytes().as_slice())
        .fetch_optional(readers)
        .await
        .map_err(failed)?;
    let Some(row) = row else { return Ok(None) };
    let bytes: Vec<u8> = row.try_get("snapshot").map_err(failed)?;
    Ok(Some(Snapshot { document, first: number(row.try_get("first").map_err(failed)?), bytes: bytes.into() }))
}
