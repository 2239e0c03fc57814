//! Leptos brings a library for streams, which offers classes to JavaScript. Nobody calls them, but what is offered is kept by every
//! tool, and with it all that it calls: the offers are taken out before wasm-opt looks for what is unused.
//!
//! Where a file does not look as expected, it stays as it is.

use std::path::Path;

use super::sections::{Input, put_number};
use crate::files;
use crate::problem::Outcome;

/// The section of a wasm file that lists exports.
const EXPORT_SECTION: u8 = 7;

/// What the names of the library's exports contain.
const OF_STREAMS: &str = "intounderlying";

/// How the script begins such a class.
const CLASS: &str = "export class IntoUnderlying";

/// Their names, and those of the constants that watch for dropped ones.
const NAME: &str = "IntoUnderlying";
const WATCHER: &str = "Finalization = (typeof FinalizationRegistry";

/// Takes the offers out of every wasm file below `folder`, and the classes out of the script beside it.
pub fn all(folder: &Path) -> Outcome {
    for file in files::below(folder)? {
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let Some(stem) = name.strip_suffix("_bg.wasm") else { continue };
        let script = file.with_file_name(format!("{stem}.js"));
        if !script.is_file() {
            continue;
        }
        if let Some(bytes) = without_streams(&files::read(&file)?) {
            files::write(&file, &bytes)?;
            files::write(&script, without_classes(&files::read_text(&script)?).as_bytes())?;
        }
    }
    Ok(())
}

/// The file without the exports; none when it has no such exports or cannot be understood.
fn without_streams(wasm: &[u8]) -> Option<Vec<u8>> {
    let mut result = wasm.get(..8)?.to_vec();
    let mut input = Input { bytes: wasm, at: 8 };
    let mut is_changed = false;
    while input.at < wasm.len() {
        let start = input.at;
        let section = input.byte()?;
        let length = input.number()?;
        let content = input.take(length)?;
        if section == EXPORT_SECTION {
            let kept = keep(content)?;
            is_changed = kept.len() != content.len();
            result.push(section);
            put_number(&mut result, kept.len());
            result.extend(kept);
        } else {
            result.extend(wasm.get(start..input.at)?);
        }
    }
    is_changed.then_some(result)
}

fn keep(content: &[u8]) -> Option<Vec<u8>> {
    let mut input = Input { bytes: content, at: 0 };
    let mut kept: Vec<u8> = Vec::new();
    let mut count = 0;
    for _ in 0..input.number()? {
        let start = input.at;
        let is_kept = !input.name()?.contains(OF_STREAMS);
        input.byte()?;
        input.number()?;
        if is_kept {
            kept.extend(content.get(start..input.at)?);
            count += 1;
        }
    }
    let mut result = Vec::new();
    put_number(&mut result, count);
    result.extend(kept);
    Some(result)
}

/// The script without the classes, each of which ends with the first brace at the beginning of a line.
fn without_classes(script: &str) -> String {
    let mut result = String::with_capacity(script.len());
    let mut rest = script;
    while let Some((before, class)) = rest.split_once(CLASS) {
        result.push_str(before);
        let Some((_, after)) = class.split_once("\n}\n") else { return script.to_owned() };
        rest = after.strip_prefix(dispose_line(after)).unwrap_or(after);
    }
    result.push_str(rest);
    // A script that makes one somewhere needs the classes after all. What stands for "was dropped" names only itself.
    if result.matches(NAME).count() == result.matches(WATCHER).count() { result } else { script.to_owned() }
}

/// The line after a class that names its way to be dropped, where there is one.
fn dispose_line(after: &str) -> &str {
    if after.starts_with("if (Symbol.dispose) IntoUnderlying") {
        after.split_inclusive('\n').next().unwrap_or_default()
    } else {
        ""
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wasm(names: &[&str]) -> Vec<u8> {
        let mut exports = vec![names.len() as u8];
        for name in names {
            exports.push(name.len() as u8);
            exports.extend(name.as_bytes());
            exports.extend([0, 3]);
        }
        let mut file = b"\0asm\x01\0\0\0".to_vec();
        file.extend([1, 1, 0, EXPORT_SECTION]);
        put_number(&mut file, exports.len());
        file.extend(exports);
        file.extend([10, 1, 0]);
        file
    }

    #[test]
    fn only_the_offers_go() {
        let names = ["memory", "__wbg_intounderlyingsink_free", "main", "intounderlyingsource_pull"];
        assert_eq!(without_streams(&wasm(&names)), Some(wasm(&["memory", "main"])));
    }

    #[test]
    fn what_has_none_or_is_broken_stays() {
        assert_eq!(without_streams(&wasm(&["memory", "main"])), None);
        let broken = wasm(&["intounderlyingsink_free"]);
        assert_eq!(without_streams(&broken[..broken.len() - 4]), None);
        assert_eq!(without_streams(b""), None);
    }

    #[test]
    fn classes_go_unless_they_are_used() {
        let class = "export class IntoUnderlyingSink {\n    free() {\n    }\n}\nif (Symbol.dispose) IntoUnderlyingSink.x = 1;\n";
        let rest = "\nconst IntoUnderlyingSinkFinalization = (typeof FinalizationRegistry === 'undefined')\n    ? {} : {};\n";
        assert_eq!(without_classes(&format!("let a;\n{class}{rest}")), format!("let a;\n{rest}"));
        let used = format!("{class}{rest}new IntoUnderlyingSink();\n");
        assert_eq!(without_classes(&used), used);
    }
}
