//! Small helpers over the file system that more than one step needs. Every error names the file.

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::problem::{Explain, Outcome};

/// Every file below `folder`, sorted, so that results never depend on the file system's order.
pub fn below(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        let entries = fs::read_dir(&folder).explain(|| format!("failed to list {}", folder.display()))?;
        for entry in entries {
            let entry = entry.explain(|| format!("failed to list {}", folder.display()))?;
            let kind = entry.file_type().explain(|| format!("failed to look at {}", entry.path().display()))?;
            if kind.is_dir() {
                if !matches!(entry.file_name().to_str(), Some("node_modules" | "target" | ".git")) {
                    open.push(entry.path());
                }
            } else {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    Ok(found)
}

/// The bytes of `path`.
pub fn read(path: &Path) -> Outcome<Vec<u8>> {
    fs::read(path).explain(|| format!("failed to read {}", path.display()))
}

/// The text of `path`.
pub fn read_text(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).explain(|| format!("failed to read {}", path.display()))
}

/// The length of `path` in bytes.
pub fn size(path: &Path) -> Outcome<u64> {
    fs::metadata(path).map(|found| found.len()).explain(|| format!("failed to look at {}", path.display()))
}

/// Writes `bytes` to `path` and creates its folder.
pub fn write(path: &Path, bytes: &[u8]) -> Outcome {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).explain(|| format!("failed to create {}", folder.display()))?;
    }
    fs::write(path, bytes).explain(|| format!("failed to write {}", path.display()))
}

/// Removes `folder` with all it holds; a missing one is fine.
pub fn remove(folder: &Path) -> Outcome {
    if folder.exists() {
        fs::remove_dir_all(folder).explain(|| format!("failed to remove {}", folder.display()))?;
    }
    Ok(())
}

/// Copies every file below `from` to the same place below `to`.
pub fn copy_tree(from: &Path, to: &Path) -> Outcome {
    for file in below(from)? {
        let place = file.strip_prefix(from).explain(|| format!("{} is in no copied folder", file.display()))?;
        write(&to.join(place), &read(&file)?)?;
    }
    Ok(())
}

/// `path` as an address below `folder`: `/snippets/a.js`.
pub fn address(folder: &Path, path: &Path) -> String {
    let place = path.strip_prefix(folder).unwrap_or(path);
    place.components().fold(String::new(), |address, part| format!("{address}/{}", part.as_os_str().to_string_lossy()))
}

/// SHA-256 of `bytes` in lower-case hexadecimal.
pub fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_its_address_below_the_folder() {
        assert_eq!(address(Path::new("/dist"), Path::new("/dist/snippets/a.js")), "/snippets/a.js");
    }

    #[test]
    fn the_hash_is_that_of_the_standard() {
        assert_eq!(sha256_hex(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
