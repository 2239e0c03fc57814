//! The gate's questions to the log, and its outcome into the log.

use std::collections::{HashMap, HashSet};

use ingot_shared::Id;
use ingot_shared::sync::frame::ChangeHash;
use sqlx::sqlite::{SqliteConnection, SqliteRow};
use sqlx::{Connection, QueryBuilder, Row, Sqlite};

use super::access;
use crate::access::Directory;
use crate::gate::{Facts, Outcome, Questions, StoredDocument, Turn};
use crate::hex::hex;
use crate::store::StoreError;

/// Rows of one INSERT: well below SQLite's 32,766 parameters.
pub(super) const CHUNK: usize = 64;

/// Which error it is for those who wait: a disk that takes nothing, or something else.
pub(super) fn failed(error: sqlx::Error) -> StoreError {
    /// Primary result codes of a disk that is full, fails, became read-only or takes no more files.
    const DISK: [i32; 4] = [13, 10, 8, 14];
    let code = error.as_database_error().and_then(|error| error.code()).and_then(|code| code.parse::<i32>().ok());
    match code {
        Some(code) if DISK.contains(&(code & 0xff)) => StoreError::Full(error.to_string()),
        _ => StoreError::Failed(error.to_string()),
    }
}

/// A number as SQLite stores it; the log never comes near the limit.
pub(super) fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// A stored number; columns check that none is negative.
pub(super) fn number(signed: i64) -> u64 {
    u64::try_from(signed).unwrap_or(0)
}

pub(super) fn id(row: &SqliteRow, column: &'static str) -> Result<Id, StoreError> {
    Id::from_slice(row.try_get(column).map_err(failed)?).ok_or_else(|| damaged(column))
}

pub(super) fn hash(row: &SqliteRow, column: &'static str) -> Result<ChangeHash, StoreError> {
    let bytes: &[u8] = row.try_get(column).map_err(failed)?;
    bytes.try_into().map(ChangeHash::new).map_err(|_| damaged(column))
}

fn damaged(column: &str) -> StoreError {
    StoreError::Failed(format!("a stored {column} is damaged"))
}

/// Answers the gate, one statement a kind of question: a JSON list of keys joined with the index.
pub(super) async fn facts(
    connection: &mut SqliteConnection,
    workspace: i64,
    head: u64,
    questions: Questions,
    directory: &Directory,
) -> Result<Facts, StoreError> {
    Ok(Facts {
        head,
        changes: changes(connection, workspace, &questions).await?,
        turns: turns(connection, workspace, &questions).await?,
        documents: documents(connection, workspace, &questions, directory).await?,
        erased: erased(connection, workspace, &questions).await?,
    })
}

async fn changes(
    connection: &mut SqliteConnection,
    workspace: i64,
    questions: &Questions,
) -> Result<HashMap<(Id, ChangeHash), u64>, StoreError> {
    let asked: Vec<(String, String)> =
        questions.changes.iter().map(|(id, hash)| (id.to_string(), hex(hash.as_slice()))).collect();
    let rows = sqlx::query(
        "SELECT log.document, log.hash, log.seq FROM json_each(?2) AS asked CROSS JOIN log
         ON log.workspace = ?1 AND log.document = unhex(asked.value ->> 0) AND log.hash = unhex(asked.value ->> 1)",
    )
    .bind(workspace)
    .bind(json(&asked)?)
    .fetch_all(connection)
    .await
    .map_err(failed)?;
    rows.iter().map(|row| Ok(((id(row, "document")?, hash(row, "hash")?), number(row.try_get("seq").map_err(failed)?)))).collect()
}

async fn turns(
    connection: &mut SqliteConnection,
    workspace: i64,
    questions: &Questions,
) -> Result<HashMap<Turn, ChangeHash>, StoreError> {
    let asked: Vec<(String, String, i64)> =
        questions.turns.iter().map(|turn| (turn.document.to_string(), hex(&turn.actor), signed(turn.seq))).collect();
    let rows = sqlx::query(
        "SELECT log.document, log.actor, log.actor_seq, log.hash FROM json_each(?2) AS asked CROSS JOIN log
         ON log.workspace = ?1 AND log.document = unhex(asked.value ->> 0) AND log.actor = unhex(asked.value ->> 1)
         AND log.actor_seq = asked.value ->> 2",
    )
    .bind(workspace)
    .bind(json(&asked)?)
    .fetch_all(connection)
    .await
    .map_err(failed)?;
    rows.iter()
        .map(|row| {
            let seq = number(row.try_get("actor_seq").map_err(failed)?);
            Ok((Turn { document: id(row, "document")?, actor: row.try_get("actor").map_err(failed)?, seq }, hash(row, "hash")?))
        })
        .collect()
}

async fn documents(
    connection: &mut SqliteConnection,
    workspace: i64,
    questions: &Questions,
    directory: &Directory,
) -> Result<HashMap<Id, StoredDocument>, StoreError> {
    let asked: Vec<String> = questions.documents.iter().map(Id::to_string).collect();
    let rows = sqlx::query(
        "SELECT document.id, document.first, document.snapshot FROM json_each(?2) AS asked CROSS JOIN document
         ON document.workspace = ?1 AND document.id = unhex(asked.value)",
    )
    .bind(workspace)
    .bind(json(&asked)?)
    .fetch_all(connection)
    .await
    .map_err(failed)?;
    let mut found = HashMap::new();
    for row in &rows {
        let id = id(row, "id")?;
        // Who may read it is in memory; of an erased document only the row is left.
        let Some(access) = directory.access(id) else { continue };
        let first = number(row.try_get("first").map_err(failed)?);
        found.insert(id, StoredDocument { first, bytes: row.try_get("snapshot").map_err(failed)?, access });
    }
    Ok(found)
}

async fn erased(connection: &mut SqliteConnection, workspace: i64, questions: &Questions) -> Result<HashSet<Id>, StoreError> {
    let asked: Vec<String> = questions.documents.iter().map(Id::to_string).collect();
    let rows = sqlx::query(
        "SELECT erased.document FROM json_each(?2) AS asked CROSS JOIN erased
         ON erased.workspace = ?1 AND erased.document = unhex(asked.value)",
    );
    let rows = rows.bind(workspace).bind(json(&asked)?).fetch_all(connection).await.map_err(failed)?;
    rows.iter().map(|row| id(row, "document")).collect()
}

/// Logs the outcome in one transaction, on disk when this returns: documents, entries, and the head they move.
pub(super) async fn persist(connection: &mut SqliteConnection, workspace: i64, outcome: &Outcome) -> Result<(), StoreError> {
    let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await.map_err(failed)?;
    insert(&mut transaction, workspace, outcome).await?;
    let before = outcome.head - outcome.accepted.len() as u64;
    let created = outcome.documents.iter().filter(|document| document.created).count();
    let moved = sqlx::query("UPDATE workspace SET head = ?2, documents = documents + ?3 WHERE id = ?1 AND head = ?4")
        .bind(workspace)
        .bind(signed(outcome.head))
        .bind(signed(created as u64))
        .bind(signed(before))
        .execute(&mut *transaction)
        .await
        .map_err(failed)?;
    if moved.rows_affected() != 1 {
        return Err(StoreError::Failed("the log was written by somebody else".to_owned()));
    }
    transaction.commit().await.map_err(failed)
}

/// Writes documents and entries, within a transaction that moves the head.
pub(super) async fn insert(connection: &mut SqliteConnection, workspace: i64, outcome: &Outcome) -> Result<(), StoreError> {
    for documents in outcome.documents.chunks(CHUNK) {
        let mut insert = QueryBuilder::<Sqlite>::new("INSERT INTO document (workspace, id, first, last, row, snapshot) ");
        insert.push_values(documents, |mut values, document| {
            values.push_bind(workspace).push_bind(document.id.as_bytes().as_slice());
            values.push_bind(signed(document.first)).push_bind(signed(document.last));
            values.push_bind(document.row.as_slice()).push_bind(document.bytes.as_slice());
        });
        insert.push(
            " ON CONFLICT (workspace, id) DO UPDATE SET last = excluded.last, row = excluded.row, snapshot = excluded.snapshot",
        );
        insert.build().execute(&mut *connection).await.map_err(failed)?;
    }
    access::insert(connection, workspace, &outcome.documents).await?;
    for accepted in outcome.accepted.chunks(CHUNK) {
        let mut insert = QueryBuilder::<Sqlite>::new(
            "INSERT INTO log (workspace, seq, document, hash, actor, actor_seq, member, device, bytes) ",
        );
        insert.push_values(accepted, |mut values, accepted| {
            values.push_bind(workspace).push_bind(signed(accepted.entry.seq));
            values.push_bind(accepted.entry.document.as_bytes().as_slice()).push_bind(accepted.entry.hash.as_slice());
            values.push_bind(accepted.turn.actor.as_slice()).push_bind(signed(accepted.turn.seq));
            values.push_bind(accepted.member.as_bytes().as_slice()).push_bind(accepted.device.as_bytes().as_slice());
            values.push_bind(accepted.entry.bytes.as_slice());
        });
        insert.build().execute(&mut *connection).await.map_err(failed)?;
    }
    Ok(())
}

fn json<T: serde::Serialize>(keys: &T) -> Result<String, StoreError> {
    serde_json::to_string(keys).map_err(|error| StoreError::Failed(error.to_string()))
}
