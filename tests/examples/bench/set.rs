//! What a measurement needs: the relay's program, one that fills a data folder, and a folder that goes afterwards.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use ingot_tests::live::process::RelayProcess;
use tempfile::TempDir;

use super::bar::Failure;

/// Programs and a folder.
#[derive(Debug)]
pub struct Set {
    relay: PathBuf,
    fill: PathBuf,
    folder: TempDir,
}

impl Set {
    /// The programs that the environment names.
    pub fn new() -> Result<Self, Failure> {
        let program = |name: &str| std::env::var_os(name).map(PathBuf::from).ok_or(format!("{name} must name a program"));
        Ok(Self { relay: program("INGOT_SERVER")?, fill: program("INGOT_FILL")?, folder: TempDir::new()? })
    }

    /// The data folder of this measurement.
    pub fn data(&self) -> &Path {
        self.folder.path()
    }

    /// A relay on it, with these settings.
    pub fn relay(&self, more: &[&str]) -> Result<RelayProcess, Failure> {
        // What hostile devices do would fill the terminal.
        Ok(RelayProcess::start(&self.relay, self.data(), &[&["--log-level", "error"], more].concat())?)
    }

    /// Puts the demo company into it, or what `more` asks for.
    pub fn fill(&self, clients: u32, more: &[&str]) -> Result<(), Failure> {
        let filled =
            Command::new(&self.fill).arg(self.data()).arg(clients.to_string()).args(more).stdout(Stdio::null()).status()?;
        if filled.success() { Ok(()) } else { Err("the company was not made".into()) }
    }

    /// Whether every document of a relay that has ended can be read.
    pub fn is_sound(&self) -> Result<bool, Failure> {
        Ok(Command::new(&self.relay).arg("doctor").arg("--data").arg(self.data()).stdout(Stdio::null()).status()?.success())
    }
}
