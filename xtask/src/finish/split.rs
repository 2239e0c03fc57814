//! Takes the page's program apart: what a start needs, and the rest, which comes after the first list (`app/src/ui/rest.rs` draws the
//! line). The linker has noted where each function and each word lies, so what is reached only from the rest can be told; wasm-bindgen
//! then binds the first part alone, and its script loads the other. Both bear the page's name: parts of two builds never meet.

use std::path::Path;
use std::process::Command;

use wasm_split_cli_support::{Options, transform};

use crate::files;
use crate::problem::{Explain, Outcome, Problem};
use crate::process;

/// How the first part's script loads the rest.
const LOADER: &str = include_str!("parts.js");
/// What stands in it for the rest's file.
const REST_MARK: &str = "__INGOT_REST__";
/// The module from which the first part imports the loader, until it stands in the script itself.
pub const LINK: &str = "./parts.js";
/// How the name of the rest's file ends, after the page's.
const REST_END: &str = "_rest.wasm";

/// Replaces the page's program in `folder`, as Trunk wrote it, by two parts of `linked`, which the linker wrote. `work` is used up.
pub fn page(folder: &Path, linked: &Path, wasm_bindgen: &Path, work: &Path) -> Outcome {
    let name = page_name(folder)?;
    let first = work.join("first.wasm");
    let wasm = files::read(linked)?;
    let mut options = Options::new(&wasm);
    options.output_dir = work;
    options.main_out_path = &first;
    options.link_name = LINK;
    files::remove(work)?;
    std::fs::create_dir_all(work).explain(|| format!("failed to create {}", work.display()))?;
    let split =
        transform(options).map_err(|error| Problem::new(format!("the page's program cannot be taken apart: {error:#}")))?;
    let [rest] = split.split_modules.as_slice() else {
        return Err(Problem::new("the page's program must have two parts: app/src/ui/rest.rs names them"));
    };

    let bound = work.join("bound");
    process::run(
        Command::new(wasm_bindgen)
            .arg(&first)
            .args(["--target=web", "--no-typescript", "--keep-lld-exports", "--out-name", &name, "--out-dir"])
            .arg(&bound),
        "wasm-bindgen refuses the first part of the page's program; the lines above say why",
    )?;
    let script_name = format!("{name}.js");
    let script = files::read_text(&bound.join(&script_name))?;
    let script = with_loader(&script, &format!("{name}{REST_END}")).ok_or_else(|| {
        Problem::new("the script of the page does not load its rest as expected: look at what wasm-bindgen wrote")
    })?;
    files::write(&folder.join(&script_name), script.as_bytes())?;
    let program = format!("{name}_bg.wasm");
    files::write(&folder.join(&program), &files::read(&bound.join(&program))?)?;
    files::write(&folder.join(format!("{name}{REST_END}")), &files::read(rest)?)?;
    files::remove(work)
}

/// Whether the file at `address` is the rest.
pub fn is_rest(address: &str) -> bool {
    address.ends_with(REST_END)
}

/// The name that Trunk gave to the page's files.
fn page_name(folder: &Path) -> Outcome<String> {
    let names = files::below(folder)?.into_iter().filter_map(|file| Some(file.file_name()?.to_str()?.to_owned()));
    let mut pages = names.filter(|name| name.starts_with("page-")).filter_map(|name| Some(name.strip_suffix(".js")?.to_owned()));
    pages.next().ok_or_else(|| Problem::new("Trunk wrote no page: run it again"))
}

/// The script with the loader in itself instead of in a module of its own; none when it does not import that module.
fn with_loader(script: &str, rest: &str) -> Option<String> {
    let is_import = |line: &&str| line.starts_with("import ") && line.contains(LINK);
    let entry = format!("\"{LINK}\": import");
    let is_entry = |line: &&str| line.trim_start().starts_with(&entry);
    script.lines().find(is_import)?;
    script.lines().find(is_entry)?;
    let mut result = String::with_capacity(script.len() + LOADER.len());
    let mut is_named = false;
    for line in script.lines().filter(|line| !is_import(line)) {
        if !is_entry(&line) {
            result.push_str(line);
        } else if !std::mem::replace(&mut is_named, true) {
            result.push_str(&format!("        \"{LINK}\": parts,"));
        }
        result.push('\n');
    }
    result.push_str(&LOADER.replace(REST_MARK, rest));
    Some(result)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_loader_stands_once_in_the_script() {
        let script = "import * as import1 from \"./parts.js\"\nimport * as import2 from \"./parts.js\"\nlet wasm;\nreturn {\n        \"./parts.js\": import1,\n        \"./parts.js\": import2,\n};\n";
        let with = with_loader(script, "page-1_rest.wasm").unwrap_or_default();
        assert_eq!(with.matches("\"./parts.js\": parts,").count(), 1);
        assert!(!with.contains("import *") && !with.contains(REST_MARK));
        assert!(with.contains("\"page-1_rest.wasm\""));
    }

    #[test]
    fn a_script_without_the_module_is_not_as_expected() {
        assert_eq!(with_loader("let wasm;\n", "page-1_rest.wasm"), None);
    }

    #[test]
    fn only_the_rest_is_the_rest() {
        assert!(is_rest("/page-1a_rest.wasm"));
        assert!(!["/page-1a_bg.wasm", "/engine_bg.wasm", "/page-1a.js"].into_iter().any(is_rest));
    }
}
