//! Empties the oldest changes of the log. Never here: when.

use sqlx::sqlite::SqliteConnection;
use sqlx::{Connection, Row};

use super::persist::{failed, number, signed};
use crate::store::{StoreError, compaction};

/// What of the log still holds its changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Kept {
    /// Changes up to this number are empty.
    pub(super) horizon: u64,
    /// Bytes of the later ones.
    pub(super) bytes: u64,
}

/// Reads what is kept; it looks at every change after the horizon, and is asked for when a store is opened or a write failed.
pub(super) async fn kept(connection: &mut SqliteConnection, workspace: i64) -> Result<Kept, StoreError> {
    let row = sqlx::query(
        "SELECT w.horizon, (SELECT coalesce(sum(length(bytes)), 0) FROM log WHERE workspace = w.id AND seq > w.horizon) AS bytes
         FROM workspace AS w WHERE w.id = ?1",
    )
    .bind(workspace)
    .fetch_one(connection)
    .await
    .map_err(failed)?;
    let column = |name| row.try_get(name).map(number).map_err(failed);
    Ok(Kept { horizon: column("horizon")?, bytes: column("bytes")? })
}

/// One step in one transaction: after a crash at any moment either all of it happened or nothing.
pub(super) async fn step(
    connection: &mut SqliteConnection,
    workspace: i64,
    kept: Kept,
    upto: u64,
    head: u64,
) -> Result<Kept, StoreError> {
    let horizon = compaction::step(kept.horizon, upto, head);
    if horizon == kept.horizon {
        return Ok(kept);
    }
    let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await.map_err(failed)?;
    let (from, to) = (signed(kept.horizon), signed(horizon));
    let emptied: i64 =
        sqlx::query_scalar("SELECT coalesce(sum(length(bytes)), 0) FROM log WHERE workspace = ?1 AND seq > ?2 AND seq <= ?3")
            .bind(workspace)
            .bind(from)
            .bind(to)
            .fetch_one(&mut *transaction)
            .await
            .map_err(failed)?;
    sqlx::query("UPDATE log SET bytes = x'' WHERE workspace = ?1 AND seq > ?2 AND seq <= ?3")
        .bind(workspace)
        .bind(from)
        .bind(to)
        .execute(&mut *transaction)
        .await
        .map_err(failed)?;
    let moved = sqlx::query("UPDATE workspace SET horizon = ?3 WHERE id = ?1 AND horizon = ?2")
        .bind(workspace)
        .bind(from)
        .bind(to)
        .execute(&mut *transaction)
        .await
        .map_err(failed)?;
    if moved.rows_affected() != 1 {
        return Err(StoreError::Failed("the log was compacted by somebody else".to_owned()));
    }
    transaction.commit().await.map_err(failed)?;
    Ok(Kept { horizon, bytes: kept.bytes.saturating_sub(number(emptied)) })
}
