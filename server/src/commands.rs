//! The command line: what an administrator types.
//!
//! Results go to stdout; an error is one sentence on stderr and exit code 1, wrong arguments are exit code 2.

mod backup;
mod doctor;
mod export;
mod gate;
mod import;
mod invite;
mod logging;
mod recover;
mod restore;
mod serve;
mod workspace;

use std::path::PathBuf;
use std::process::ExitCode;

use axum::http::Uri;
use clap::{Args, Parser, Subcommand};

use crate::random::NoRandomness;
use crate::store::StoreError;
use crate::workspaces::HostName;

/// Ingot's relay: serves the app, keeps the log of changes and carries them between devices.
///
/// Everything it knows lies in one data folder. The first `serve` creates it and prints the link that makes its owner in a browser.
#[derive(Debug, Parser)]
#[command(name = "ingot-server", version, arg_required_else_help = true)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serves the app and /sync until it is stopped (Ctrl+C or SIGTERM).
    Serve(serve::Serve),
    /// Copies the store into one new file, also while the relay runs; the copy is verified and never overwrites a file.
    Backup(backup::Backup),
    /// Puts a backup into a new, empty data folder; devices then bring back what was made after the backup.
    Restore(restore::Restore),
    /// Writes the whole workspace into one file, readable without Ingot, also while the relay runs.
    Export(export::Export),
    /// Makes a new data folder out of an exported file; devices then bring back what was made after the export.
    Import(import::Import),
    /// Makes a link by which somebody becomes a member, also while the relay runs.
    Invite(invite::Invite),
    /// Makes a link by which a member sets a new password, also while the relay runs.
    Recover(recover::Recover),
    /// Adds a workspace for another company, under a host name of its own, also while the relay runs.
    Workspace(workspace::Workspace),
    /// Computes documents for a relay, which starts it by itself.
    #[command(hide = true)]
    Gate,
    /// Examines the store: the file, the log, every document; exit code 1 when something is wrong.
    Doctor(doctor::Doctor),
}

#[derive(Debug, Args)]
struct Data {
    /// The data folder.
    #[arg(long, value_name = "DIR", env = "INGOT_DATA", default_value = "ingot-data")]
    data: PathBuf,
    /// The workspace of this host name; without it, that of the data folder itself.
    #[arg(long, value_name = "HOST", env = "INGOT_WORKSPACE")]
    workspace: Option<HostName>,
}

impl Data {
    /// The folder of the workspace that is meant.
    fn folder(&self) -> PathBuf {
        self.workspace.as_ref().map_or_else(|| self.data.clone(), |name| name.folder(&self.data))
    }

    /// Where its people open the app, when the relay's own address is this.
    fn address(&self, place: &Place) -> String {
        self.workspace.as_ref().map_or_else(|| place.url.clone(), |name| address_of(name, &place.url))
    }
}

/// Where people open the app.
#[derive(Debug, Args)]
struct Place {
    /// The address under which people open the app, for the link.
    #[arg(long, value_name = "URL", env = "INGOT_URL", default_value = "http://localhost:8080")]
    url: String,
}

/// Where people open the workspace of this name, when the relay's own address is `url`.
fn address_of(name: &HostName, url: &str) -> String {
    let url = url.parse::<Uri>().unwrap_or_default();
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    format!("{}://{name}{port}", url.scheme_str().unwrap_or("https"))
}

/// Why a command failed: a sentence for the person who typed it.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The system.
    #[error(transparent)]
    Random(#[from] NoRandomness),
    /// Everything else.
    #[error("{0}")]
    Other(String),
}

impl Cli {
    /// Runs the command.
    ///
    /// # Errors
    /// [`CommandError`], to be shown as it is.
    pub fn run(self) -> Result<ExitCode, CommandError> {
        if matches!(self.command, Command::Gate) {
            return gate::run();
        }
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .enable_all()
            .build()
            .map_err(|error| CommandError::Other(format!("cannot start threads: {error}")))?;
        let result = runtime.block_on(async {
            match self.command {
                Command::Serve(serve) => serve.run().await,
                Command::Backup(backup) => backup.run().await,
                Command::Restore(restore) => restore.run().await,
                Command::Export(export) => export.run().await,
                Command::Import(import) => import.run().await,
                Command::Doctor(doctor) => doctor.run().await,
                Command::Invite(invite) => invite.run().await,
                Command::Recover(recover) => recover.run().await,
                Command::Workspace(workspace) => workspace.run().await,
                Command::Gate => gate::run(),
            }
        });
        // A thread that still computes must not keep the process.
        runtime.shutdown_background();
        result
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_workspace_has_the_relays_scheme_and_port() {
        let name = "firm.example".parse().unwrap();
        assert_eq!(address_of(&name, "http://localhost:8080"), "http://firm.example:8080");
        assert_eq!(address_of(&name, "https://crm.example/"), "https://firm.example");
        assert_eq!(address_of(&name, "what is this"), "https://firm.example");
    }
}
