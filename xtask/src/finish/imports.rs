//! Short names for what the wasm asks of its JavaScript. wasm-bindgen calls each import by a long name with a hash, once in the
//! wasm and once in the script; nobody else reads them, hashes do not compress, and there are hundreds.
//!
//! Where the two files do not look as expected, both stay as they are.

use std::path::Path;

use super::sections::{Input, put_number};
use super::split;
use crate::files;
use crate::problem::Outcome;
use crate::say;

/// The section of a wasm file that lists imports.
const IMPORT_SECTION: u8 = 2;

/// Renames the imports of every wasm file below `folder` that has wasm-bindgen's script beside it.
pub fn all(folder: &Path) -> Outcome {
    for wasm in files::below(folder)? {
        let name = wasm.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let Some(stem) = name.strip_suffix("_bg.wasm") else { continue };
        let script = wasm.with_file_name(format!("{stem}.js"));
        if !script.is_file() {
            continue;
        }
        match shorten(&files::read(&wasm)?, &files::read_text(&script)?) {
            Some((bytes, text)) => {
                files::write(&wasm, &bytes)?;
                files::write(&script, text.as_bytes())?;
            }
            None => say::line(format!("the imports of {name} keep their long names: they are not written as expected")),
        }
    }
    Ok(())
}

/// Both files with short names; none when an import is not exactly once in the script, or the wasm has other imports.
fn shorten(wasm: &[u8], script: &str) -> Option<(Vec<u8>, String)> {
    let mut result = wasm.get(..8)?.to_vec();
    let mut script = script.to_owned();
    let mut input = Input { bytes: wasm, at: 8 };
    while input.at < wasm.len() {
        let start = input.at;
        let section = input.byte()?;
        let length = input.number()?;
        let content = input.take(length)?;
        if section == IMPORT_SECTION {
            let content = rename(content, &mut script)?;
            result.push(section);
            put_number(&mut result, content.len());
            result.extend(content);
        } else {
            result.extend(wasm.get(start..input.at)?);
        }
    }
    Some((result, script))
}

fn rename(content: &[u8], script: &mut String) -> Option<Vec<u8>> {
    let mut input = Input { bytes: content, at: 0 };
    let count = input.number()?;
    let mut result = Vec::with_capacity(content.len());
    put_number(&mut result, count);
    // There is one module of imports, beside the way to load the rest. Its name is older than the file's, which Trunk changes.
    let mut module = None;
    for index in 0..count {
        let start = input.at;
        let from = input.name()?;
        let name = input.name()?;
        if from == split::LINK {
            input.byte()?;
            input.number()?;
            result.extend(content.get(start..input.at)?);
            continue;
        }
        if *module.get_or_insert(from) != from {
            return None;
        }
        // A function, the only kind that wasm-bindgen imports: a zero and the number of its type.
        if input.byte()? != 0 {
            return None;
        }
        let kind = input.number()?;
        let short = short_name(index);
        *script = replace_once(script, &format!("\n        {name}: function("), &format!("\n        {short}: function("))?;
        result.extend([1, b'a']);
        put_number(&mut result, short.len());
        result.extend(short.as_bytes());
        result.push(0);
        put_number(&mut result, kind);
    }
    *script = replace_once(script, &format!("\"{}\": import0", module?), "\"a\": import0")?;
    Some(result)
}

/// `a`, `b`, … `z`, `ba`, `bb`, …
fn short_name(mut index: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b"abcdefghijklmnopqrstuvwxyz".get(index % 26).copied().unwrap_or(b'a')));
        index /= 26;
        if index == 0 {
            return letters.into_iter().rev().collect();
        }
    }
}

fn replace_once(text: &str, from: &str, to: &str) -> Option<String> {
    (text.matches(from).count() == 1).then(|| text.replacen(from, to, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MODULE: &str = "./m_bg.js";

    fn wasm(names: &[&str]) -> Vec<u8> {
        let mut imports = vec![names.len() as u8];
        for name in names {
            imports.push(MODULE.len() as u8);
            imports.extend(MODULE.as_bytes());
            imports.push(name.len() as u8);
            imports.extend(name.as_bytes());
            imports.extend([0, 3]);
        }
        let mut file = b"\0asm\x01\0\0\0".to_vec();
        file.extend([1, 1, 0, IMPORT_SECTION]);
        put_number(&mut file, imports.len());
        file.extend(imports);
        file.extend([10, 1, 0]);
        file
    }

    fn script(names: &[&str]) -> String {
        let functions: String = names.iter().map(|name| format!("\n        {name}: function(arg0) {{}},")).collect();
        format!("const import0 = {{{functions}\n}};\nreturn {{ \"{MODULE}\": import0 }};")
    }

    #[test]
    fn both_files_get_the_same_short_names() {
        let names = ["__wbg_add_0123456789abcdef", "__wbg_remove_fedcba9876543210"];
        let (bytes, text) = shorten(&wasm(&names), &script(&names)).unwrap();
        assert!(
            text.contains("\n        a: function(") && text.contains("\n        b: function(") && text.contains("\"a\": import0")
        );
        assert_eq!(
            bytes,
            [b"\0asm\x01\0\0\0".as_slice(), &[1, 1, 0, 2, 13, 2, 1, b'a', 1, b'a', 0, 3, 1, b'a', 1, b'b', 0, 3, 10, 1, 0]]
                .concat()
        );
    }

    #[test]
    fn what_is_not_as_expected_stays() {
        assert_eq!(shorten(&wasm(&["one"]), &script(&["other"])), None);
        assert_eq!(shorten(&wasm(&["one"]), &script(&["one", "one"])), None);
        assert_eq!(shorten(&wasm(&["one"]), &script(&["one"]).replace(MODULE, "./other.js")), None);
        assert_eq!(shorten(&wasm(&["one"])[..20], &script(&["one"])), None);
        assert_eq!(shorten(b"", ""), None);
    }

    #[test]
    fn short_names_differ() {
        let names: std::collections::BTreeSet<String> = (0..2_000).map(short_name).collect();
        assert_eq!(names.len(), 2_000);
    }
}
