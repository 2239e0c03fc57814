//! Brotli twins (`page.js.br` beside `page.js`), made once here so that the relay never compresses while it serves.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use brotli::enc::BrotliEncoderParams;

use super::cache::Cache;
use crate::files;
use crate::problem::{Explain, Outcome};
use crate::say;

/// Pictures are compressed already.
const KINDS: [&str; 8] = ["html", "css", "js", "wasm", "svg", "json", "webmanifest", "txt"];

/// The name of the compressed twin of `file`.
pub fn twin(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".br");
    PathBuf::from(name)
}

/// Writes a twin beside every file that compresses well.
pub fn all(folder: &Path, cache: &Cache) -> Outcome {
    let mut found = files::below(folder)?;
    found.retain(|file| is_compressible(file));
    say::line("brotli 11: some seconds for each file that changed");
    let next = AtomicUsize::new(0);
    let work = || {
        while let Some(file) = found.get(next.fetch_add(1, Ordering::Relaxed)) {
            one(file, cache)?;
        }
        Ok(())
    };
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        let running: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        running.into_iter().try_for_each(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    })
}

fn is_compressible(file: &Path) -> bool {
    let hidden = file.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
    !hidden && file.extension().is_some_and(|extension| KINDS.iter().any(|kind| extension == *kind))
}

fn one(file: &Path, cache: &Cache) -> Outcome {
    let input = files::read(file)?;
    let packed = cache.get("brotli 11", &input, || brotli(&input))?;
    files::write(&twin(file), &packed)
}

fn brotli(input: &[u8]) -> Outcome<Vec<u8>> {
    // A large window is not allowed in HTTP; 24 bits reach over every file here.
    let parameters = BrotliEncoderParams {
        quality: 11,
        lgwin: 24,
        large_window: false,
        size_hint: input.len(),
        ..BrotliEncoderParams::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*input, &mut packed, &parameters).explain(|| "failed to compress".to_owned())?;
    Ok(packed)
}
