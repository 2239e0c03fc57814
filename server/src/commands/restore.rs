//! `ingot-server restore`.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::{CommandError, Data};
use crate::store;

#[derive(Debug, Args)]
pub(super) struct Restore {
    #[command(flatten)]
    data: Data,
    /// The backup.
    #[arg(long, value_name = "FILE")]
    from: PathBuf,
}

impl Restore {
    pub(super) async fn run(self) -> Result<ExitCode, CommandError> {
        store::restore(&self.data.folder(), &self.from).await?;
        println!("Restored into {}. Devices that join again bring back what they hold.", self.data.folder().display());
        Ok(ExitCode::SUCCESS)
    }
}
