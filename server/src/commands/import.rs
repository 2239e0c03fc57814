//! `ingot-server import`.

use std::fs::File;
use std::io::BufReader;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::{CommandError, Data};
use crate::neutral::{self, Damage};
use crate::store::{self, StoreError};

#[derive(Debug, Args)]
pub(super) struct Import {
    #[command(flatten)]
    data: Data,
    /// What `ingot-server export` wrote.
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

impl Import {
    pub(super) async fn run(self) -> Result<ExitCode, CommandError> {
        let contents = neutral::check(self.open()?).map_err(refused)?;
        let parts =
            neutral::fill(self.open()?, &contents).map(|part| part.map_err(|damage| StoreError::Unusable(damage.to_string())));
        store::import(&self.data.folder(), &contents.members, &contents.erased, parts).await?;
        println!(
            "Imported into {}: {} members, {} documents, {} changes. Nobody has a password yet (ingot-server recover); devices that sign \
             in again bring back what they hold.",
            self.data.folder().display(),
            contents.members.len(),
            contents.documents,
            contents.changes()
        );
        Ok(ExitCode::SUCCESS)
    }

    fn open(&self) -> Result<BufReader<File>, CommandError> {
        let opened = File::open(&self.file);
        let file = opened.map_err(|error| CommandError::Other(format!("cannot open {}: {error}", self.file.display())))?;
        Ok(BufReader::with_capacity(1 << 20, file))
    }
}

fn refused(damage: Damage) -> CommandError {
    CommandError::Other(damage.to_string())
}
