//! From what Trunk wrote to what is served: smaller wasm, the public files, the hashes that the relay's content policy and
//! the service worker need, compressed twins. The result replaces the old one in one step, never file by file.

mod cache;
mod compress;
mod exports;
mod imports;
mod minify;
mod on_demand;
mod optimise;
mod precache;
mod report;
mod scripts;
mod sections;
mod split;
mod words;

use std::path::Path;

use serde_json::json;

use crate::build::Mode;
use crate::files;
use crate::problem::{Explain, Outcome, Problem};
use crate::say;

pub use report::Report;

/// What the relay reads about the app: its version and the hashes of its inline scripts.
const META: &str = ".meta.json";

/// Where a build's parts are.
#[derive(Debug, Clone, Copy)]
pub struct Finish<'a> {
    /// What Trunk wrote.
    pub dist: &'a Path,
    /// Files that are served as they are.
    pub public: &'a Path,
    /// The page's program as the linker wrote it.
    pub linked: &'a Path,
    /// A file for each language.
    pub words: &'a Path,
    /// The finished app.
    pub app: &'a Path,
    /// Results of slow steps, by content.
    pub cache: &'a Path,
    /// The wasm-bindgen CLI.
    pub wasm_bindgen: &'a Path,
    /// wasm-opt, where there is one.
    pub wasm_opt: Option<&'a Path>,
    /// esbuild, where there is one.
    pub esbuild: Option<&'a Path>,
    /// How much work to put in.
    pub mode: Mode,
}

/// Finishes the app and returns its version.
pub fn finish(settings: &Finish) -> Outcome<String> {
    let release = settings.mode == Mode::Release;
    let fresh = settings.app.with_extension("new");
    files::remove(&fresh)?;
    files::copy_tree(settings.dist, &fresh)?;
    files::copy_tree(settings.public, &fresh)?;
    files::copy_tree(settings.words, &fresh.join(words::FOLDER))?;

    let cache = cache::Cache::open(settings.cache)?;
    if release {
        split::page(&fresh, settings.linked, settings.wasm_bindgen, &settings.app.with_extension("parts"))?;
        exports::all(&fresh)?;
    }
    if release && let Some(wasm_opt) = settings.wasm_opt {
        optimise::all(&fresh, wasm_opt, &cache)?;
    }
    if release {
        imports::all(&fresh)?;
        if let Some(esbuild) = settings.esbuild {
            minify::all(&fresh, esbuild, &cache)?;
        }
    }
    let index = fresh.join("index.html");
    let mut html = scripts::without_integrity(&files::read_text(&index)?);
    if release {
        html = minify::styles(&html);
    }
    html = scripts::with_joined_styles(&html);
    files::write(&index, html.as_bytes())?;

    let worker = fresh.join("sw.js");
    let template = files::read_text(&worker)?;
    let entries = precache::entries(&fresh)?;
    let version = precache::version(&entries, &template);
    let script = if release { precache::fill(&template, &version, &entries)? } else { precache::WITHOUT_CACHE.to_owned() };
    files::write(&worker, script.as_bytes())?;

    let hashes = ["script", "style"].map(|kind| scripts::inline_hashes(&html, kind));
    let meta = json!({ "version": version, "script_hashes": hashes[0], "style_hashes": hashes[1] });
    files::write(&fresh.join(META), meta.to_string().as_bytes())?;
    if release {
        compress::all(&fresh, &cache)?;
        cache.prune()?;
    }

    files::remove(settings.app)?;
    std::fs::rename(&fresh, settings.app).explain(|| format!("failed to put the app at {}", settings.app.display()))?;
    Ok(version)
}

/// The version of the app that lies finished in `folder`.
pub fn version_of(folder: &Path) -> Outcome<String> {
    let meta = files::read_text(&folder.join(META))?;
    let meta: serde_json::Value = serde_json::from_str(&meta).explain(|| format!("failed to understand {META}"))?;
    let version = meta.get("version").and_then(serde_json::Value::as_str);
    version.map(str::to_owned).ok_or_else(|| Problem::new(format!("{META} names no version: run it again")))
}

/// Weighs the finished app and prints the figures; in development there is nothing to weigh.
pub fn report(settings: &Finish) -> Outcome<Option<Report>> {
    if settings.mode == Mode::Dev {
        return Ok(None);
    }
    let report = Report::of(settings.app)?;
    for line in report.lines() {
        say::line(line);
    }
    Ok(Some(report))
}
