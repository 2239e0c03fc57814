//! `ingot-server workspace`.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};

use super::{CommandError, Place, address_of};
use crate::accounts::links::NewLink;
use crate::clock;
use crate::store::{People, SqliteStore, Store};
use crate::workspaces::{self, HostName};

#[derive(Debug, Args)]
pub(super) struct Workspace {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Adds one and prints the link that makes its owner. A relay that runs serves it at once.
    Add(Add),
    /// Lists their host names.
    List(List),
}

#[derive(Debug, Args)]
struct Add {
    /// The relay's data folder.
    #[arg(long, value_name = "DIR", env = "INGOT_DATA", default_value = "ingot-data")]
    data: PathBuf,
    #[command(flatten)]
    place: Place,
    /// The host name at which its people open the app; it must lead to the relay.
    #[arg(value_name = "HOST")]
    name: HostName,
}

#[derive(Debug, Args)]
struct List {
    /// The relay's data folder.
    #[arg(long, value_name = "DIR", env = "INGOT_DATA", default_value = "ingot-data")]
    data: PathBuf,
}

impl Workspace {
    pub(super) async fn run(self) -> Result<ExitCode, CommandError> {
        match self.action {
            Action::Add(add) => add.run().await?,
            Action::List(List { data }) => {
                let names = workspaces::names(&data)
                    .map_err(|error| CommandError::Other(format!("cannot read {}: {error}", data.display())))?;
                for name in names {
                    println!("{name}");
                }
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

impl Add {
    async fn run(self) -> Result<(), CommandError> {
        let Self { data, place, name } = self;
        let folder = name.folder(&data);
        if folder.exists() {
            return Err(CommandError::Other(format!("there is a workspace {name} already, in {}", folder.display())));
        }
        let store = SqliteStore::open(&folder).await?;
        let owner = NewLink::owner(clock::now())?;
        store.people().make_link(owner.link.clone(), owner.fingerprint()).await?;
        store.close().await;
        println!("Become its owner:  {}", owner.address(&address_of(&name, &place.url)));
        println!("Data folder:       {}", folder.display());
        Ok(())
    }
}
