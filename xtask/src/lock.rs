//! One command at a time may install tools or write the product; the next one waits and says so.

use std::fs::{self, File, TryLockError};
use std::path::Path;

use crate::problem::{Explain, Outcome};
use crate::say;

/// Held until dropped. The operating system frees it even when the command is killed.
#[derive(Debug)]
pub struct Guard(#[expect(dead_code, reason = "the open file is the lock")] File);

/// Waits for the lock at `path`, which guards `what`.
pub fn take(path: &Path, what: &str) -> Outcome<Guard> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).explain(|| format!("failed to create {}", folder.display()))?;
    }
    let file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(path)
        .explain(|| format!("failed to open the lock {}", path.display()))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            say::line(format!("another command is busy with {what}; waiting for it"));
            file.lock().explain(|| format!("failed to wait for the lock {}", path.display()))?;
        }
        Err(TryLockError::Error(error)) => return Err(error).explain(|| format!("failed to lock {}", path.display())),
    }
    Ok(Guard(file))
}
