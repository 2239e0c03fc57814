//! Names the build's messages: a fingerprint of the sources that decide what their bytes mean. Tells the linker what the page's program
//! needs to be taken apart.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

fn main() -> std::io::Result<()> {
    let mut sources = BTreeSet::from([PathBuf::from("src/bridge.rs")]);
    collect(Path::new("src/bridge"), &mut sources)?;
    collect(Path::new("../shared/src"), &mut sources)?;
    let mut hasher = DefaultHasher::new();
    for source in &sources {
        println!("cargo::rerun-if-changed={}", source.display());
        std::fs::read(source)?.hash(&mut hasher);
    }
    println!("cargo::rustc-env=INGOT_MESSAGES={}", hasher.finish());
    // Where each function and each word lies stays known in the page's program, so that the build can take it apart.
    if is("CARGO_CFG_TARGET_ARCH", "wasm32") && is("PROFILE", "release") {
        println!("cargo::rustc-link-arg-bin=page=--emit-relocs");
    }
    Ok(())
}

fn is(variable: &str, value: &str) -> bool {
    std::env::var(variable).is_ok_and(|found| found == value)
}

fn collect(folder: &Path, sources: &mut BTreeSet<PathBuf>) -> std::io::Result<()> {
    println!("cargo::rerun-if-changed={}", folder.display());
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, sources)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            sources.insert(path);
        }
    }
    Ok(())
}
