//! Pages for readers.

use futures::TryStreamExt;
use ingot_shared::Id;
use ingot_shared::sync::frame::{Entry, Snapshot};
use sqlx::{Row, SqlitePool};

use super::persist::{failed, hash, id, number, signed};
use crate::store::page::{Budget, pack_encoded};
use crate::store::{RowsPage, StoreError};

pub(super) async fn entries(
    readers: &SqlitePool,
    workspace: i64,
    after: u64,
    head: u64,
    max_bytes: usize,
) -> Result<Vec<Entry>, StoreError> {
    let mut budget = Budget::new(max_bytes);
    let mut entries = Vec::new();
    let mut rows =
        sqlx::query("SELECT seq, document, hash, bytes FROM log WHERE workspace = ?1 AND seq > ?2 AND seq <= ?3 ORDER BY seq")
            .bind(workspace)
            .bind(signed(after))
            .bind(signed(head))
            .fetch(readers);
    while let Some(row) = rows.try_next().await.map_err(failed)? {
        let bytes: Vec<u8> = row.try_get("bytes").map_err(failed)?;
        let seq = number(row.try_get("seq").map_err(failed)?);
        let entry = Entry { seq, document: id(&row, "document")?, hash: hash(&row, "hash")?, bytes: bytes.into() };
        if !budget.take_entry(&entry) {
            break;
        }
        entries.push(entry);
    }
    Ok(entries)
}

pub(super) async fn rows(
    readers: &SqlitePool,
    workspace: i64,
    before: Option<u64>,
    max_bytes: usize,
) -> Result<RowsPage, StoreError> {
    let total = sqlx::query_scalar("SELECT documents FROM workspace WHERE id = ?1").bind(workspace).fetch_one(readers).await;
    let mut budget = Budget::new(max_bytes);
    let (mut page, mut last, mut next) = (Vec::new(), None, None);
    let mut rows = sqlx::query("SELECT first, row FROM document WHERE workspace = ?1 AND first < ?2 ORDER BY first DESC")
        .bind(workspace)
        .bind(before.map_or(i64::MAX, signed))
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
    Ok(RowsPage { packed: pack_encoded(&page), total: number(total.map_err(failed)?), next })
}

pub(super) async fn snapshots(
    readers: &SqlitePool,
    workspace: i64,
    before: Option<u64>,
    max_bytes: usize,
) -> Result<(Vec<Snapshot>, Option<u64>), StoreError> {
    let mut budget = Budget::new(max_bytes);
    let (mut page, mut last, mut next) = (Vec::new(), None, None);
    let mut rows =
        sqlx::query("SELECT id, first, snapshot FROM document WHERE workspace = ?1 AND first < ?2 ORDER BY first DESC")
            .bind(workspace)
            .bind(before.map_or(i64::MAX, signed))
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
