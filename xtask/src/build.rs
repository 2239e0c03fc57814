//! Builds the product: Trunk compiles the app, `finish` makes it fit to be sent, Cargo builds the relay around it. What did
//! not change is not built again. Starts nothing.

mod slim;

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::files;
use crate::fingerprint;
use crate::finish::{self, Finish, Report};
use crate::lock::{self, Guard};
use crate::paths::{Paths, WASM_TARGET};
use crate::problem::{Explain, Outcome, Problem};
use crate::process;
use crate::say;
use crate::tools::Tools;

/// How much work a build puts into its result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// What users get.
    Release,
    /// Quick turns: no optimisation, no compression, no service worker cache.
    Dev,
}

/// A finished build.
#[derive(Debug)]
pub struct Product {
    /// The relay with the app inside.
    pub server: PathBuf,
    /// What the app weighs; known for a release.
    pub report: Option<Report>,
    /// Whether its binaries have the slim standard library.
    is_slim: bool,
}

/// Builds what is not up to date.
pub fn product(paths: &Paths, mode: Mode) -> Outcome<Product> {
    let _guard = lock(paths)?;
    let app = app(paths, mode)?;
    server(paths, mode, &app)
}

/// One build at a time in a target folder.
pub fn lock(paths: &Paths) -> Outcome<Guard> {
    lock::take(&paths.target.join(".ingot-build.lock"), "building")
}

/// The app, ready to be served from its folder.
#[derive(Debug)]
pub struct App {
    /// Where it lies.
    pub folder: PathBuf,
    /// Changes with any byte of it.
    pub version: String,
    report: Option<Report>,
    is_slim: bool,
}

/// Builds the browser's half.
pub fn app(paths: &Paths, mode: Mode) -> Outcome<App> {
    let tools = Tools::ensure(paths)?;
    let (folder, dist) = match mode {
        Mode::Release => (paths.target.join("app"), paths.target.join("dist")),
        Mode::Dev => (paths.target.join("app-dev"), paths.target.join("dist-dev")),
    };
    let slim = if mode == Mode::Release { slim::environment(paths) } else { None };
    let is_slim = slim.is_some();
    let (opt, min) = (tools.wasm_opt.is_some(), tools.esbuild.is_some());
    let how = format!("{mode:?}, wasm-opt: {opt}, esbuild: {min}, slim: {is_slim}");
    let fingerprint = fingerprint::app(paths, &how)?;
    let stamp = folder.with_extension("stamp");
    let words = folder.with_extension("words");
    let settings = Finish {
        dist: &dist,
        public: &paths.root.join("public"),
        linked: &paths.target.join(WASM_TARGET).join("wasm-release/page.wasm"),
        words: &words,
        app: &folder,
        cache: &paths.target.join("finish-cache"),
        wasm_bindgen: &tools.wasm_bindgen,
        wasm_opt: tools.wasm_opt.as_deref(),
        esbuild: tools.esbuild.as_deref(),
        mode,
    };
    if fingerprint::matches(&stamp, &fingerprint)
        && let Ok(version) = finish::version_of(&folder)
    {
        say::line("the app is up to date");
        return Ok(App { report: finish::report(&settings)?, folder, version, is_slim });
    }

    say::heading("app: page and engine for the browser");
    fetch(paths, slim.as_ref())?;
    let mut trunk = Command::new(&tools.trunk);
    trunk
        .args(["build", "--skip-version-check", "--offline=true", "--color=never", "--dist"])
        .arg(&dist)
        .current_dir(&paths.root)
        .env("PATH", tools.path()?)
        // Trunk reads NO_COLOR as a boolean and stops at the usual "1".
        .env_remove("NO_COLOR")
        // With it, Trunk buries a one-line failure under its own stack.
        .env_remove("RUST_BACKTRACE");
    if mode == Mode::Release {
        trunk.arg("--release");
    }
    if let Some(slim) = slim {
        trunk.envs(slim);
    }
    process::run(&mut trunk, "the lines above say what does not compile or which file of the app is missing")?;
    self::words(paths, mode, &words)?;
    let version = finish::finish(&settings)?;
    // Page and engine are compiled one after the other: of sources that changed meanwhile they may be from two states, and not understand
    // each other.
    if fingerprint::app(paths, &how)? == fingerprint {
        files::write(&stamp, fingerprint.as_bytes())?;
    } else {
        say::line("the sources changed while they were built: build once more");
    }
    Ok(App { report: finish::report(&settings)?, folder, version, is_slim })
}

/// Writes the languages' files into `folder`, by a program of the app for this machine, which shares its crates with the relay.
fn words(paths: &Paths, mode: Mode, folder: &Path) -> Outcome {
    files::remove(folder)?;
    process::run(
        Command::new("cargo")
            .args(["run", "--quiet", "--package", "ingot-app", "--bin", "words", "--no-default-features", "--features", "words"])
            .args(["--profile", profile(mode), "--"])
            .arg(folder)
            .current_dir(&paths.root),
        "the lines above say which words do not compile or cannot be written",
    )
}

/// Cargo's name for how the programs of this machine are built.
const fn profile(mode: Mode) -> &'static str {
    match mode {
        Mode::Release => "release",
        Mode::Dev => "dev",
    }
}

/// Builds the relay around the app.
pub fn server(paths: &Paths, mode: Mode, app: &App) -> Outcome<Product> {
    let server = paths.target.join(if mode == Mode::Release { "release/ingot-server" } else { "debug/ingot-server" });
    let product = Product { server: server.clone(), report: app.report, is_slim: app.is_slim };
    let stamp = server.with_extension("stamp");
    // In development the relay reads the app's folder while it runs, so the app's version does not matter to it.
    let inside = if mode == Mode::Release { app.version.as_str() } else { "read at run time" };
    let fingerprint = fingerprint::server(paths, inside)?;
    if server.is_file() && fingerprint::matches(&stamp, &fingerprint) {
        say::line("the relay is up to date");
        return Ok(product);
    }
    say::heading("relay: one program with the app inside");
    process::run(
        Command::new("cargo")
            .args(["build", "--package", "ingot-server", "--bin", "ingot-server", "--profile", profile(mode)])
            .current_dir(&paths.root)
            .env("INGOT_APP_DIR", &app.folder)
            .env("INGOT_APP_VERSION", inside),
        "the lines above say what does not compile; a C compiler is needed for SQLite (Debian: apt-get install gcc libc6-dev)",
    )?;
    files::write(&stamp, fingerprint.as_bytes())?;
    Ok(product)
}

/// Brings the crates in one go, those of a slim standard library too, so that everything after it works without the network.
fn fetch(paths: &Paths, slim: Option<&slim::Environment>) -> Outcome {
    let host = process::answer(Command::new("rustc").args(["--print", "host-tuple"]))
        .ok_or_else(|| Problem::new("rustc does not name its platform: Ingot needs Rust 1.90 or newer"))?;
    process::run(
        Command::new("cargo")
            .args(["fetch", "--target", WASM_TARGET, "--target", &host])
            .envs(slim.into_iter().flatten().map(|(name, value)| (name, value)))
            .current_dir(&paths.root),
        "check that crates.io can be reached and run it again",
    )
}

/// Fails with a sentence when the finished app outgrew its ceiling, which is meant for the slim standard library.
pub fn within_ceiling(product: &Product) -> Outcome {
    match &product.report {
        Some(report) if product.is_slim => report.within_ceiling().explain(|| "the app has grown too large".to_owned()),
        _ => Ok(()),
    }
}
