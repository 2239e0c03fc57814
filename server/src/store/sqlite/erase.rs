//! Erases documents. Never here: which, and by whose wish.

use ingot_shared::sync::frame::MAX_ERASED;
use ingot_shared::{Id, Instant};
use sqlx::sqlite::{SqliteConnection, SqlitePool};
use sqlx::{Connection, Row};

use super::people;
use super::persist::{failed, id, number, signed};
use crate::store::audit::Note;
use crate::store::{StoreError, Tombstone};

/// Erases in one transaction; returns the number of the last erasure.
pub(super) async fn erase(connection: &mut SqliteConnection, workspace: i64, wishes: &[Tombstone]) -> Result<u64, StoreError> {
    let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await.map_err(failed)?;
    for wish in wishes {
        if !bury(&mut transaction, workspace, wish).await? {
            continue;
        }
        people::append(&mut transaction, workspace, &Note::erased(wish.document, wish.member, wish.at)).await?;
        for statement in [
            "UPDATE workspace SET documents = documents - (SELECT count(*) FROM document WHERE workspace = ?1 AND id = ?2) WHERE id = ?1",
            "UPDATE document SET row = x'', snapshot = x'' WHERE workspace = ?1 AND id = ?2",
            "DELETE FROM access WHERE workspace = ?1 AND document = ?2",
            "DELETE FROM draft WHERE workspace = ?1 AND document = ?2",
            "UPDATE log SET bytes = x'' WHERE workspace = ?1 AND document = ?2",
        ] {
            let change = sqlx::query(statement).bind(workspace).bind(wish.document.as_bytes().as_slice());
            change.execute(&mut *transaction).await.map_err(failed)?;
        }
    }
    let last = last(&mut transaction, workspace).await?;
    transaction.commit().await.map_err(failed)?;
    Ok(last)
}

/// Writes a tombstone; whether there was none yet.
pub(super) async fn bury(connection: &mut SqliteConnection, workspace: i64, wish: &Tombstone) -> Result<bool, StoreError> {
    let written = sqlx::query(
        "INSERT INTO erased (workspace, number, document, at, member, device)
         SELECT ?1, 1 + (SELECT coalesce(max(number), 0) FROM erased WHERE workspace = ?1), ?2, ?3, ?4, ?5
         WHERE NOT EXISTS (SELECT 1 FROM erased WHERE workspace = ?1 AND document = ?2)",
    )
    .bind(workspace)
    .bind(wish.document.as_bytes().as_slice())
    .bind(wish.at.as_millis())
    .bind(wish.member.as_bytes().as_slice())
    .bind(wish.device.as_bytes().as_slice());
    Ok(written.execute(connection).await.map_err(failed)?.rows_affected() == 1)
}

/// The number of the last erasure.
pub(super) async fn last(connection: &mut SqliteConnection, workspace: i64) -> Result<u64, StoreError> {
    let last = sqlx::query_scalar("SELECT coalesce(max(number), 0) FROM erased WHERE workspace = ?1").bind(workspace);
    last.fetch_one(connection).await.map(number).map_err(failed)
}

/// Empties the write-ahead log into the database, where what was erased is overwritten; whether nobody stood in the way.
pub(super) async fn wipe_journal(connection: &mut SqliteConnection) -> Result<bool, StoreError> {
    let row = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(connection).await.map_err(failed)?;
    row.try_get::<i64, _>(0).map(|busy| busy == 0).map_err(failed)
}

/// A page of erased documents.
pub(super) async fn page(readers: &SqlitePool, workspace: i64, after: u64) -> Result<(Vec<Id>, u64), StoreError> {
    let rows = sqlx::query("SELECT document FROM erased WHERE workspace = ?1 AND number > ?2 ORDER BY number LIMIT ?3")
        .bind(workspace)
        .bind(signed(after))
        .bind(signed(MAX_ERASED as u64))
        .fetch_all(readers)
        .await
        .map_err(failed)?;
    let documents: Vec<Id> = rows.iter().map(|row| id(row, "document")).collect::<Result<_, StoreError>>()?;
    let upto = after.saturating_add(documents.len() as u64);
    Ok((documents, upto))
}

/// Every tombstone, in the order of erasing.
pub(super) async fn all(connection: &mut SqliteConnection, workspace: i64) -> Result<Vec<Tombstone>, StoreError> {
    let rows = sqlx::query("SELECT document, at, member, device FROM erased WHERE workspace = ?1 ORDER BY number")
        .bind(workspace)
        .fetch_all(connection)
        .await
        .map_err(failed)?;
    let tombstone = |row| {
        let at = Instant::from_millis(Row::try_get(row, "at").map_err(failed)?);
        Ok(Tombstone { document: id(row, "document")?, at, member: id(row, "member")?, device: id(row, "device")? })
    };
    rows.iter().map(tombstone).collect()
}
