//! Debian packages and Node packages of the tests. Installs only with the right to do so, and never asks for a password.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::files;
use crate::paths::Paths;
use crate::problem::{Outcome, Problem};
use crate::process;
use crate::say;

/// The browser and the fonts that make its pictures look like a user's.
const BROWSER_PACKAGES: [&str; 4] = ["chromium", "chromium-driver", "fonts-noto-core", "fonts-noto-color-emoji"];

/// `node --test` has the options that the browser tests need from here on.
const OLDEST_NODE: u32 = 20;

/// The programs of a browser test.
#[derive(Debug)]
pub struct Browser {
    /// Chromium.
    pub chromium: PathBuf,
    /// Its WebDriver.
    pub driver: PathBuf,
}

/// Finds Chromium and its driver, or installs them.
pub fn ensure_browser() -> Outcome<Browser> {
    if !super::on_path("dpkg-query").is_empty() {
        let missing: Vec<&str> = BROWSER_PACKAGES.into_iter().filter(|package| !installed(package)).collect();
        // Another Chromium on PATH is as good; fonts alone are no reason to stop where nothing can be installed.
        let needed = find_browser().is_none();
        if !missing.is_empty()
            && let Err(problem) = apt_install(&missing)
        {
            if needed {
                return Err(problem);
            }
            say::line(format!("{problem}; going on with what is here"));
        }
    }
    find_browser().ok_or_else(|| Problem::new("Chromium or its chromedriver is missing: install both (Debian: apt-get install chromium chromium-driver) and run this again"))
}

fn find_browser() -> Option<Browser> {
    let first = |names: &[&str]| names.iter().flat_map(|name| super::on_path(name)).next();
    Some(Browser { chromium: first(&["chromium", "chromium-browser", "google-chrome"])?, driver: first(&["chromedriver"])? })
}

fn installed(package: &str) -> bool {
    process::answer(Command::new("dpkg-query").args(["-W", "-f=${Status}", package]))
        .is_some_and(|status| status.ends_with(" installed"))
}

fn apt_install(packages: &[&str]) -> Outcome {
    let list = packages.join(" ");
    let by_hand = format!("install them yourself (`apt-get install {list}`) and run this again");
    let root = process::answer(Command::new("id").arg("-u")).is_some_and(|id| id == "0");
    let sudo = !root && process::answer(Command::new("sudo").args(["-n", "true"])).is_some();
    if super::on_path("apt-get").is_empty() || !(root || sudo) {
        return Err(Problem::new(format!(
            "the tests need the packages {list}, and there is no right to install them here: {by_hand}"
        )));
    }
    say::line(format!("installing {list} with apt-get: the tests need a browser, about a minute, once"));
    for arguments in [["update", "-qq"].as_slice(), ["install", "-y", "-qq", "--no-install-recommends"].as_slice()] {
        let mut command = if sudo { Command::new("sudo") } else { Command::new("apt-get") };
        if sudo {
            command.args(["-n", "apt-get"]);
        }
        command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
        if arguments.first() == Some(&"install") {
            command.args(packages);
        }
        process::run(command.stdout(std::process::Stdio::null()), &by_hand)?;
    }
    Ok(())
}

/// Makes sure that Node is there and new enough.
pub fn ensure_node() -> Outcome {
    if (super::on_path("node").is_empty() || super::on_path("npm").is_empty()) && !super::on_path("dpkg-query").is_empty() {
        apt_install(&["nodejs", "npm"])?;
    }
    let version = process::answer(Command::new("node").arg("--version"));
    let major = version
        .as_deref()
        .and_then(|version| version.trim_start_matches('v').split('.').next())
        .and_then(|major| major.parse::<u32>().ok());
    match major {
        Some(major) if major >= OLDEST_NODE => Ok(()),
        _ => Err(Problem::new(format!(
            "the browser tests need Node {OLDEST_NODE} or newer with npm (here: {}): install it (https://nodejs.org) and run this again",
            version.as_deref().unwrap_or("none")
        ))),
    }
}

/// Installs the Node packages of the browser tests, exactly as their lock file says, when they changed.
pub fn ensure_node_packages(paths: &Paths) -> Outcome {
    let folder = paths.browser_tests();
    let wanted = files::sha256_hex(&files::read(&folder.join("package-lock.json"))?);
    let stamp = folder.join("node_modules/.ingot-lock");
    if is_stamped(&stamp, &wanted) {
        return Ok(());
    }
    say::line("npm ci in tests/browser: playwright-core and axe-core, seconds");
    process::run(
        Command::new("npm").args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]).current_dir(&folder),
        "check that the npm registry can be reached and run it again",
    )?;
    files::write(&stamp, wanted.as_bytes())
}

fn is_stamped(stamp: &Path, wanted: &str) -> bool {
    std::fs::read_to_string(stamp).is_ok_and(|found| found == wanted)
}
