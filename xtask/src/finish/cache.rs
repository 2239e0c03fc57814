//! Results of slow steps (wasm-opt, brotli 11), kept by the hash of what they were made from. A style sheet that changed
//! must not cost another minute of wasm-opt. Entries that a build did not use are removed at its end.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::files;
use crate::problem::{Explain, Outcome};

/// A folder of results.
#[derive(Debug)]
pub struct Cache {
    folder: PathBuf,
    used: Mutex<BTreeSet<PathBuf>>,
}

impl Cache {
    /// The cache at `folder`, which is created when missing.
    pub fn open(folder: &Path) -> Outcome<Self> {
        std::fs::create_dir_all(folder).explain(|| format!("failed to create {}", folder.display()))?;
        Ok(Self { folder: folder.to_path_buf(), used: Mutex::default() })
    }

    /// The result of `step` over `input`, made by `make` when it is not known yet.
    pub fn get(&self, step: &str, input: &[u8], make: impl FnOnce() -> Outcome<Vec<u8>>) -> Outcome<Vec<u8>> {
        let place = self.folder.join(format!(
            "{}-{}",
            files::sha256_hex(input),
            files::sha256_hex(step.as_bytes()).get(..16).unwrap_or_default()
        ));
        self.used.lock().unwrap_or_else(PoisonError::into_inner).insert(place.clone());
        if place.is_file() {
            return files::read(&place);
        }
        let result = make()?;
        // Renamed into place: a build that is killed must not leave half a result behind.
        let unfinished = place.with_extension("new");
        files::write(&unfinished, &result)?;
        std::fs::rename(&unfinished, &place).explain(|| format!("failed to keep {}", place.display()))?;
        Ok(result)
    }

    /// Removes what this build did not use.
    pub fn prune(&self) -> Outcome {
        let used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        for file in files::below(&self.folder)?.iter().filter(|file| !used.contains(*file)) {
            std::fs::remove_file(file).explain(|| format!("failed to remove {}", file.display()))?;
        }
        Ok(())
    }
}
