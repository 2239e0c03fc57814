//! `cargo xtask compat`: an earlier state of Ingot and this one, each other's app and relay. The earlier one is built in a worktree of its
//! own below the target folder, by its own commands, and kept there. Never here: what must hold, the journeys say that.

use std::path::PathBuf;
use std::process::Command;

use crate::build::{self, Mode};
use crate::paths::Paths;
use crate::problem::{Outcome, Problem};
use crate::process;
use crate::say;
use crate::tools::system;

/// The journeys. They are no part of the usual ones: another app has to be built for them.
const JOURNEYS: &str = "compat/releases.mjs";

/// An earlier state that was built.
struct Before {
    /// Its sources.
    tree: PathBuf,
    /// Its relay, with its app inside.
    server: PathBuf,
}

/// Walks with this state and `revision`, or the last release.
pub fn run(paths: &Paths, revision: Option<&str>) -> Outcome {
    system::ensure_node()?;
    let browser = system::ensure_browser()?;
    system::ensure_node_packages(paths)?;
    let before = before(paths, revision)?;
    let now = build::product(paths, Mode::Release)?;
    say::heading("two releases");
    process::run(
        Command::new("node")
            .args(["--test", "--test-concurrency=1", "--test-reporter=spec", JOURNEYS])
            .current_dir(paths.browser_tests())
            .env("INGOT_SERVER", &now.server)
            .env("INGOT_SERVER_BEFORE", &before.server)
            .env("INGOT_SUPPORT_BEFORE", before.tree.join("tests/browser/support"))
            .env("INGOT_CHROMIUM", &browser.chromium),
        "the lines above say which of the two does not get on with the other",
    )
}

fn before(paths: &Paths, revision: Option<&str>) -> Outcome<Before> {
    let commit = commit(paths, revision)?;
    let place = paths.target.join("compat").join(commit.get(..12).unwrap_or(&commit));
    let before = Before { tree: place.join("tree"), server: place.join("target/release/ingot-server") };
    if !before.tree.join("Cargo.toml").is_file() {
        // A target folder that was cleaned leaves the worktree's name behind.
        process::run(git(paths).args(["worktree", "prune"]), "the lines above are Git's")?;
        process::run(
            git(paths).args(["worktree", "add", "--quiet", "--detach", "--force"]).arg(&before.tree).arg(&commit),
            "the lines above say why Git cannot lay out the earlier state",
        )?;
    }
    say::heading(&format!("the earlier state, {}", commit.get(..12).unwrap_or(&commit)));
    process::run(
        Command::new("cargo").args(["xtask", "build"]).current_dir(&before.tree).env("CARGO_TARGET_DIR", place.join("target")),
        "the lines above say what of the earlier state does not compile",
    )?;
    Ok(before)
}

/// The commit of a revision, or of the last release that this state comes after.
fn commit(paths: &Paths, revision: Option<&str>) -> Outcome<String> {
    let revision = match revision {
        Some(revision) => revision.to_owned(),
        None => process::answer(git(paths).args(["describe", "--tags", "--abbrev=0", "HEAD^"]))
            .ok_or_else(|| Problem::new("no release is tagged yet: name a revision, as in `cargo xtask compat HEAD~20`"))?,
    };
    process::answer(
        git(paths).args(["rev-parse", "--verify", "--quiet", "--end-of-options"]).arg(format!("{revision}^{{commit}}")),
    )
    .ok_or_else(|| Problem::new(format!("Git knows no revision {revision}")))
}

fn git(paths: &Paths) -> Command {
    let mut git = Command::new("git");
    git.current_dir(&paths.root);
    git
}
