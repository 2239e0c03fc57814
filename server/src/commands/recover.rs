//! `ingot-server recover`.

use std::process::ExitCode;

use clap::Args;

use super::{CommandError, Data, Place};
use crate::accounts::links::NewLink;
use crate::clock;
use crate::store::{People, SqlitePeople};

#[derive(Debug, Args)]
pub(super) struct Recover {
    #[command(flatten)]
    data: Data,
    #[command(flatten)]
    place: Place,
    /// The address with which the member signs in.
    #[arg(long, value_name = "E-MAIL")]
    email: String,
}

impl Recover {
    pub(super) async fn run(self) -> Result<ExitCode, CommandError> {
        let people = SqlitePeople::open(&self.data.folder()).await?;
        let member = people.by_email(&self.email).await?.filter(|member| member.active);
        let member = member.ok_or_else(|| CommandError::Other(format!("no active member has the address {}", self.email)))?;
        let new = NewLink::recovery(&member, None, clock::now())?;
        people.make_link(new.link.clone(), new.fingerprint()).await?;
        people.close().await;
        println!("Works once, within a day: {}", new.address(&self.data.address(&self.place)));
        Ok(ExitCode::SUCCESS)
    }
}
