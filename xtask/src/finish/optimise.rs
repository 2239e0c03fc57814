//! wasm-opt over every wasm file.

use std::path::Path;
use std::process::Command;

use super::cache::Cache;
use crate::files;
use crate::problem::Outcome;
use crate::process;
use crate::say;

/// Features are named one by one: `--all-features` writes an encoding of imports that browsers refuse to load.
/// The first kilobyte is the far end of the stack: a constant added to an address may be folded into the access.
/// Inlining, and keeping a value instead of computing it anew, make fewer bytes, but ones that compress worse: without the one the
/// transfer is 1 % smaller, without the other another 0.4 %. Code taken apart and put together again, and made smaller twice: 0.4 %.
const FLAGS: [&str; 14] = [
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--always-inline-max-function-size=0",
    "--one-caller-inline-max-function-size=0",
    "--low-memory-unused",
    "--skip-pass=local-cse",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Replaces every wasm file below `folder` by a smaller one, all at a time: there are three.
pub fn all(folder: &Path, wasm_opt: &Path, cache: &Cache) -> Outcome {
    let mut found = files::below(folder)?;
    found.retain(|file| file.extension().is_some_and(|extension| extension == "wasm"));
    say::line("wasm-opt -Oz: about half a minute for each file that changed");
    std::thread::scope(|scope| {
        let running: Vec<_> = found.iter().map(|file| scope.spawn(move || one(file, wasm_opt, cache))).collect();
        running.into_iter().try_for_each(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    })
}

fn one(file: &Path, wasm_opt: &Path, cache: &Cache) -> Outcome {
    let input = files::read(file)?;
    let smaller = cache.get(&FLAGS.join(" "), &input, || {
        let output = file.with_extension("opt");
        process::run(
            Command::new(wasm_opt).arg(file).args(FLAGS).arg("-o").arg(&output),
            "wasm-opt 132 refuses the compiler's output; the lines above say which feature it does not know",
        )?;
        let bytes = files::read(&output)?;
        let _ = std::fs::remove_file(&output);
        Ok(bytes)
    })?;
    files::write(file, &smaller)
}
