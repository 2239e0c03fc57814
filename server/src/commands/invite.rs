//! `ingot-server invite`.

use std::process::ExitCode;

use clap::{Args, ValueEnum};
use ingot_shared::account::Role;

use super::{CommandError, Data, Place};
use crate::accounts::links::NewLink;
use crate::clock;
use crate::store::{People, SqlitePeople};

#[derive(Debug, Args)]
pub(super) struct Invite {
    #[command(flatten)]
    data: Data,
    #[command(flatten)]
    place: Place,
    /// What the new member will be.
    #[arg(long, value_enum)]
    role: RoleName,
    /// For whom the link is.
    #[arg(long, value_name = "NAME", default_value = "")]
    name: String,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum RoleName {
    Owner,
    Head,
    Manager,
    Viewer,
}

impl Invite {
    pub(super) async fn run(self) -> Result<ExitCode, CommandError> {
        let role = match self.role {
            RoleName::Owner => Role::Owner,
            RoleName::Head => Role::Head,
            RoleName::Manager => Role::Manager,
            RoleName::Viewer => Role::Viewer,
        };
        let people = SqlitePeople::open(&self.data.data).await?;
        let new = NewLink::invite(role, self.name, None, clock::now())?;
        people.make_link(new.link.clone(), new.fingerprint()).await?;
        people.close().await;
        println!("Works once, within seven days: {}", new.address(&self.place.url));
        Ok(ExitCode::SUCCESS)
    }
}
