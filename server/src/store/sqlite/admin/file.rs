//! Files that appear whole or not at all, and never over another one.

use std::fs::File;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::store::StoreError;
use crate::store::sqlite::lock::{FolderLock, LOCK_FILE};
use crate::store::sqlite::open::DATABASE_FILE;

/// The name under which a file is made before it is [published](publish).
pub(super) fn part_of(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".part-{}", std::process::id()));
    path.with_file_name(name)
}

/// Gives a finished file its name, on disk when this returns.
pub(super) fn publish(part: &Path, to: &Path) -> Result<(), StoreError> {
    sync(part)?;
    // A link never replaces a file that appeared meanwhile; a rename would.
    match std::fs::hard_link(part, to) {
        Ok(()) => {}
        Err(error) if error.kind() == ErrorKind::AlreadyExists => return Err(exists(to)),
        Err(_) => std::fs::rename(part, to).map_err(|error| io(to, &error))?,
    }
    sync_folder_of(to)
}

/// Makes the database of a folder in which there is nothing; the folder stays as it was when that fails.
pub(super) async fn in_new_folder(
    folder: &Path,
    command: &str,
    make: impl AsyncFnOnce(&Path) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let _lock = FolderLock::take(folder)?;
    let mut entries = std::fs::read_dir(folder).map_err(|error| io(folder, &error))?;
    if entries.any(|entry| entry.is_ok_and(|entry| entry.file_name() != LOCK_FILE)) {
        return Err(StoreError::Unusable(format!("{} is not empty: {command} into a new folder", folder.display())));
    }
    let database = folder.join(DATABASE_FILE);
    let part = part_of(&database);
    let made = match make(&part).await {
        Ok(()) => sync(&part)
            .and_then(|()| std::fs::rename(&part, &database).map_err(|error| io(&database, &error)))
            .and_then(|()| sync_folder_of(&database)),
        Err(error) => Err(error),
    };
    let _ = std::fs::remove_file(&part);
    made
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

pub(super) fn exists(to: &Path) -> StoreError {
    StoreError::Unusable(format!("{} exists already: a backup never overwrites a file", to.display()))
}

fn io(path: &Path, error: &std::io::Error) -> StoreError {
    StoreError::Unusable(format!("cannot write {}: {error}", path.display()))
}
