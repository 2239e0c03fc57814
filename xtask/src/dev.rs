//! `cargo xtask run --dev`: build quickly, start the relay, and do it again whenever a source changes. A build that fails
//! leaves the last good one running.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use crate::build::{self, Mode};
use crate::fingerprint;
use crate::paths::Paths;
use crate::problem::{Outcome, Problem};
use crate::process::Running;
use crate::run::Arguments;
use crate::say;

/// How often sources are looked at. A few hundred files take some milliseconds.
const LOOK: Duration = Duration::from_millis(500);
const WATCHED: [&str; 6] = ["app", "shared", "server", "public", "Cargo.toml", "Trunk.toml"];

/// Builds, serves, watches, until it is told to stop.
pub fn run(paths: &Paths, arguments: &Arguments) -> Outcome {
    let mut seen = look(paths)?;
    let product = build::product(paths, Mode::Dev)?;
    let mut relay = start(arguments, &product.server)?;
    loop {
        std::thread::sleep(LOOK);
        if relay.ended() {
            return Err(Problem::new("the relay ended by itself; its last lines above say why"));
        }
        let now = look(paths)?;
        if now == seen {
            continue;
        }
        seen = now;
        say::heading("a source changed");
        match build::product(paths, Mode::Dev) {
            Ok(product) => {
                // The old one must free port and data folder first.
                drop(relay);
                relay = start(arguments, &product.server)?;
            }
            Err(problem) => say::line(format!("{problem}; the last good build keeps running")),
        }
    }
}

fn start(arguments: &Arguments, server: &std::path::Path) -> Outcome<Running> {
    say::heading("Ingot starts (development); reload the page after a build, Ctrl-C ends it");
    Running::start(&mut arguments.serve(server))
}

fn look(paths: &Paths) -> Outcome<BTreeMap<PathBuf, Option<SystemTime>>> {
    let files = fingerprint::sources(paths, WATCHED.into_iter())?;
    Ok(files.into_iter().map(|file| (file.clone(), file.metadata().and_then(|found| found.modified()).ok())).collect())
}
