//! `ingot-server backup`.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::{CommandError, Data};
use crate::store;

#[derive(Debug, Args)]
pub(super) struct Backup {
    #[command(flatten)]
    data: Data,
    /// The file to create.
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
}

impl Backup {
    pub(super) async fn run(self) -> Result<ExitCode, CommandError> {
        store::backup(&self.data.folder(), &self.to).await?;
        println!("Backed up and verified: {}", self.to.display());
        Ok(ExitCode::SUCCESS)
    }
}
