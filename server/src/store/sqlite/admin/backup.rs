//! Copies that can be relied on: made in one read transaction, verified, on disk when the command says so.

use std::path::Path;

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection};

use super::file::{exists, in_new_folder, part_of, publish};
use super::{open_existing, verify};
use crate::random;
use crate::store::StoreError;
use crate::store::sqlite::open::DATABASE_FILE;
use crate::store::sqlite::persist::failed;

/// Writes a copy of the data folder's store to a new file, also while a relay runs.
///
/// # Errors
/// [`StoreError::Unusable`] when the target exists or the copy is not whole; then there is no new file.
pub async fn backup(folder: &Path, to: &Path) -> Result<(), StoreError> {
    if to.exists() {
        return Err(exists(to));
    }
    let part = part_of(to);
    let made = copy(folder, &part, to).await;
    let _ = std::fs::remove_file(&part);
    made
}

async fn copy(folder: &Path, part: &Path, to: &Path) -> Result<(), StoreError> {
    duplicate(&folder.join(DATABASE_FILE), part).await?;
    verify(part).await?;
    publish(part, to)
}

/// Copies what one read transaction sees: unlike a copy of the file, also what is still in a write-ahead log beside it.
async fn duplicate(database: &Path, to: &Path) -> Result<(), StoreError> {
    let mut connection = open_existing(database).await?;
    let name = to.to_str().ok_or_else(|| StoreError::Unusable("the target's name is not UTF-8".to_owned()))?;
    sqlx::query("VACUUM INTO ?1").bind(name).execute(&mut connection).await.map_err(failed)?;
    connection.close().await.map_err(failed)
}

/// Puts a backup into a new data folder, under a new epoch: devices start their cursors again and offer what they hold, so that what
/// was made after the backup comes back (S14).
///
/// # Errors
/// [`StoreError::Unusable`] when the folder is not empty or the backup not whole; the folder then stays as it was.
pub async fn restore(folder: &Path, from: &Path) -> Result<(), StoreError> {
    verify(from).await?;
    in_new_folder(folder, "restore", async |part| {
        duplicate(from, part).await?;
        let epoch = random::id().map_err(|error| StoreError::Failed(error.to_string()))?;
        let mut connection = SqliteConnectOptions::new().filename(part).connect().await.map_err(failed)?;
        sqlx::query("UPDATE workspace SET epoch = ?1")
            .bind(epoch.as_bytes().as_slice())
            .execute(&mut connection)
            .await
            .map_err(failed)?;
        connection.close().await.map_err(failed)
    })
    .await
}
