//! Scripts without comments and long names, styles without comments and indentation. What they do stays the same.

use std::path::Path;
use std::process::Command;

use super::cache::Cache;
use super::precache;
use crate::files;
use crate::problem::Outcome;
use crate::process;

/// The target keeps to what `index.html` asks of a browser.
const FLAGS: [&str; 4] = ["--minify", "--format=esm", "--target=es2022", "--log-level=warning"];

/// Replaces every script below `folder` by a shorter one.
pub fn all(folder: &Path, esbuild: &Path, cache: &Cache) -> Outcome {
    for file in files::below(folder)? {
        // The service worker stays readable: it is what decides which version a device runs, and it is small.
        let is_script = file.extension().is_some_and(|extension| extension == "js") && !file.ends_with(precache::WORKER);
        if is_script {
            one(&file, esbuild, cache)?;
        }
    }
    Ok(())
}

fn one(file: &Path, esbuild: &Path, cache: &Cache) -> Outcome {
    let shorter = cache.get(&FLAGS.join(" "), &files::read(file)?, || {
        let output = file.with_extension("min");
        let mut option = std::ffi::OsString::from("--outfile=");
        option.push(&output);
        process::run(
            Command::new(esbuild).arg(file).args(FLAGS).arg(option),
            "esbuild refuses a script of the app; the lines above say which line",
        )?;
        let bytes = files::read(&output)?;
        let _ = std::fs::remove_file(&output);
        Ok(bytes)
    })?;
    files::write(file, &shorter)
}

/// The page with its style sheets shortened. Everything outside `<style>` stays byte for byte: inline scripts are known by their hash.
pub fn styles(html: &str) -> String {
    let mut result = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once("<style>") {
        let Some((sheet, tail)) = after.split_once("</style>") else { break };
        result.push_str(before);
        result.push_str("<style>");
        result.push_str(&without_comments(sheet));
        result.push_str("</style>");
        rest = tail;
    }
    result + rest
}

fn without_comments(sheet: &str) -> String {
    let mut code = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some((before, after)) = rest.split_once("/*") {
        code.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, tail)| tail);
    }
    code.push_str(rest);
    let lines: Vec<&str> = code.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_lose_comments_and_indentation_and_nothing_else() {
        let html = "<p>/* kept */</p><style>\n  /* why */\n  a { color: red; }\n\n</style><script>  /* kept */</script><style>b{}</style>";
        assert_eq!(
            styles(html),
            "<p>/* kept */</p><style>a { color: red; }</style><script>  /* kept */</script><style>b{}</style>"
        );
    }

    #[test]
    fn an_unclosed_sheet_stays() {
        assert_eq!(styles("<style>a{}"), "<style>a{}");
    }
}
