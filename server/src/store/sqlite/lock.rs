//! One process per data folder.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Write};
use std::path::Path;

use crate::store::StoreError;

/// The file that the process that uses the folder holds locked; it names its process id.
pub const LOCK_FILE: &str = "lock";

/// The right to use a data folder. The system takes it back when the process ends, however it ends.
#[derive(Debug)]
pub(in crate::store) struct FolderLock {
    file: File,
}

impl FolderLock {
    /// Takes the folder, creating it (readable by its owner only) when it is missing.
    pub(in crate::store) fn take(folder: &Path) -> Result<Self, StoreError> {
        let unusable =
            |error: std::io::Error| StoreError::Unusable(format!("cannot use the folder {}: {error}", folder.display()));
        create(folder).map_err(unusable)?;
        let path = folder.join(LOCK_FILE);
        let mut file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path).map_err(unusable)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let mut holder = String::new();
                let holder = file.read_to_string(&mut holder).map_or("", |_| holder.trim());
                return Err(StoreError::InUse(format!("pid {}", if holder.is_empty() { "unknown" } else { holder })));
            }
            Err(TryLockError::Error(error)) => return Err(unusable(error)),
        }
        // The id is for people only: a full disk must not keep the relay from starting.
        let _ = file.set_len(0).and_then(|()| writeln!(file, "{}", std::process::id()));
        Ok(Self { file })
    }
}

/// Given back by name, not only by closing the file: a child process that is just being started may still hold a copy of it.
impl Drop for FolderLock {
    fn drop(&mut self) {
        let _ = self.file.unlock();
    }
}

#[cfg(unix)]
fn create(folder: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

#[cfg(not(unix))]
fn create(folder: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)
}
