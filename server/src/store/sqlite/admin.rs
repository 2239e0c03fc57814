//! What an administrator does with a data folder: back up, restore, examine, export, import. All but restore and import work beside a running relay.

mod backup;
mod doctor;
mod export;
mod file;
mod import;

use std::path::Path;

use sqlx::Connection;
use sqlx::sqlite::SqliteConnection;

pub use backup::{backup, restore};
pub use doctor::{Findings, doctor, vouched};
pub use export::{Logged, NewFile, Part, export, export_rows, settings_row};
pub use import::{Filled, import};

use super::open;
use super::persist::failed;
use crate::store::StoreError;

/// Opens a database for reading and refuses what is not an Ingot store.
async fn open_existing(database: &Path) -> Result<SqliteConnection, StoreError> {
    if !database.is_file() {
        return Err(StoreError::Unusable(format!("there is no Ingot database at {}", database.display())));
    }
    let mut connection = open::connect(&open::read_only(database)).await?;
    open::check_stamp(&mut connection, database).await?;
    Ok(connection)
}

/// The workspace of a folder, when its database needs no migration.
pub(super) async fn newest_workspace(folder: &Path) -> Result<i64, StoreError> {
    let database = folder.join(open::DATABASE_FILE);
    let mut connection = open_existing(&database).await?;
    let (is_newest, found) = (open::is_newest(&mut connection).await?, open::find_workspace(&mut connection).await?);
    let _ = connection.close().await;
    match found {
        Some((workspace, _)) if is_newest => Ok(workspace.id),
        _ => Err(StoreError::Unusable(format!("{} was written by an older version: start the relay once", database.display()))),
    }
}

/// SQLite's own examination of the file; nothing when it is whole.
async fn integrity(connection: &mut SqliteConnection) -> Result<Vec<String>, StoreError> {
    let lines: Vec<String> = sqlx::query_scalar("SELECT integrity_check FROM pragma_integrity_check")
        .fetch_all(&mut *connection)
        .await
        .map_err(failed)?;
    let mut problems: Vec<String> = lines.into_iter().filter(|line| line != "ok").collect();
    let dangling: i64 =
        sqlx::query_scalar("SELECT count(*) FROM pragma_foreign_key_check").fetch_one(connection).await.map_err(failed)?;
    if dangling > 0 {
        problems.push(format!("{dangling} rows refer to documents that are missing"));
    }
    Ok(problems)
}

/// Whether the log of every workspace is gapless and ends at its head.
async fn gapless(connection: &mut SqliteConnection) -> Result<bool, StoreError> {
    let broken: i64 = sqlx::query_scalar(
        "SELECT count(*) FROM workspace AS w WHERE w.head <> (SELECT count(*) FROM log WHERE workspace = w.id)
         OR w.head <> (SELECT coalesce(max(seq), 0) FROM log WHERE workspace = w.id)
         OR w.documents <> (SELECT count(*) FROM document WHERE workspace = w.id AND length(row) > 0)",
    )
    .fetch_one(connection)
    .await
    .map_err(failed)?;
    Ok(broken == 0)
}

/// Whether a copy can be relied on.
async fn verify(database: &Path) -> Result<(), StoreError> {
    let mut connection = open_existing(database).await?;
    let mut problems = integrity(&mut connection).await?;
    if !gapless(&mut connection).await? {
        problems.push("the log has a gap".to_owned());
    }
    let _ = connection.close().await;
    match problems.first() {
        None => Ok(()),
        Some(first) => Err(StoreError::Unusable(format!("{} is damaged: {first}", database.display()))),
    }
}
