//! Copies that can be relied on: made in one read transaction, verified, on disk when the command says so.

use std::fs::File;
use std::path::{Path, PathBuf};

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection};

use super::{open_existing, verify};
use crate::random;
use crate::store::StoreError;
use crate::store::sqlite::lock::{FolderLock, LOCK_FILE};
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
    sync(part)?;
    // A link never replaces a file that appeared meanwhile; a rename would.
    match std::fs::hard_link(part, to) {
        Ok(()) => {}
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => return Err(exists(to)),
        Err(_) => std::fs::rename(part, to).map_err(|error| io(to, &error))?,
    }
    sync_folder_of(to)
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
    let _lock = FolderLock::take(folder)?;
    let mut entries = std::fs::read_dir(folder).map_err(|error| io(folder, &error))?;
    if entries.any(|entry| entry.is_ok_and(|entry| entry.file_name() != LOCK_FILE)) {
        return Err(StoreError::Unusable(format!("{} is not empty: restore into a new folder", folder.display())));
    }
    let database = folder.join(DATABASE_FILE);
    let part = part_of(&database);
    let made = fill(from, &part, &database).await;
    let _ = std::fs::remove_file(&part);
    made
}

async fn fill(from: &Path, part: &Path, database: &Path) -> Result<(), StoreError> {
    duplicate(from, part).await?;
    let epoch = random::id().map_err(|error| StoreError::Failed(error.to_string()))?;
    let mut connection = SqliteConnectOptions::new().filename(part).connect().await.map_err(failed)?;
    sqlx::query("UPDATE workspace SET epoch = ?1")
        .bind(epoch.as_bytes().as_slice())
        .execute(&mut connection)
        .await
        .map_err(failed)?;
    connection.close().await.map_err(failed)?;
    sync(part)?;
    std::fs::rename(part, database).map_err(|error| io(database, &error))?;
    sync_folder_of(database)
}

fn part_of(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".part-{}", std::process::id()));
    path.with_file_name(name)
}

fn sync(file: &Path) -> Result<(), StoreError> {
    File::options().write(true).open(file).and_then(|file| file.sync_all()).map_err(|error| io(file, &error))
}

#[cfg(unix)]
fn sync_folder_of(file: &Path) -> Result<(), StoreError> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(|error| io(folder, &error))
}

#[cfg(not(unix))]
fn sync_folder_of(_file: &Path) -> Result<(), StoreError> {
    Ok(())
}

fn exists(to: &Path) -> StoreError {
    StoreError::Unusable(format!("{} exists already: a backup never overwrites a file", to.display()))
}

fn io(path: &Path, error: &std::io::Error) -> StoreError {
    StoreError::Unusable(format!("cannot write {}: {error}", path.display()))
}
