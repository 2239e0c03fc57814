//! `ingot-server invite`.

use std::process::ExitCode;

use clap::{Args, ValueEnum};
use ingot_shared::Id;
use ingot_shared::account::Role;
use ingot_shared::document::record::Workspace;
use ingot_shared::row::ClientRow;

use super::{CommandError, Data, Place};
use crate::accounts::links::NewLink;
use crate::clock;
use crate::store::{self, People, SqlitePeople};

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
    /// The department that he will be in, by its id in the settings or its name; none for none.
    #[arg(long, value_name = "DEPARTMENT")]
    department: Option<String>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum RoleName {
    Owner,
    Head,
    Manager,
    Viewer,
}

/// The department that somebody means, by its id or its name however it is written.
fn department(wanted: &str, settings: Option<ClientRow>) -> Result<Id, CommandError> {
    let settings = settings.and_then(|row| row.record).map(|record| Workspace::from(record.as_ref())).unwrap_or_default();
    let offered = || settings.departments.iter().filter(|department| !department.retired);
    let same = |name: &str| name.trim().to_lowercase() == wanted.trim().to_lowercase();
    let found: Vec<Id> = offered()
        .filter(|department| department.id.to_string() == wanted.trim() || same(&department.name))
        .map(|department| department.id)
        .collect();
    match found.as_slice() {
        [only] => Ok(*only),
        [] => {
            let names: Vec<&str> = offered().map(|department| department.name.as_str()).collect();
            let names = if names.is_empty() { "none".to_owned() } else { names.join(", ") };
            Err(CommandError::Other(format!("there is no department {wanted}; there are: {names}")))
        }
        _ => Err(CommandError::Other(format!("several departments are called {wanted}: name one by its id"))),
    }
}

impl Invite {
    pub(super) async fn run(self) -> Result<ExitCode, CommandError> {
        let role = match self.role {
            RoleName::Owner => Role::Owner,
            RoleName::Head => Role::Head,
            RoleName::Manager => Role::Manager,
            RoleName::Viewer => Role::Viewer,
        };
        let folder = self.data.folder();
        let people = SqlitePeople::open(&folder).await?;
        let department = match &self.department {
            Some(wanted) => Some(department(wanted, store::settings_row(&folder).await?)?),
            None => None,
        };
        let new = NewLink::invite(role, self.name, None, clock::now())?.into_department(department);
        people.make_link(new.link.clone(), new.fingerprint()).await?;
        people.close().await;
        println!("Works once, within seven days: {}", new.address(&self.data.address(&self.place)));
        Ok(ExitCode::SUCCESS)
    }
}

#[cfg(test)]
mod tests {
    use ingot_shared::Instant;
    use ingot_shared::document::entity::Entity;
    use ingot_shared::document::{Author, Document};
    use ingot_shared::domain::{Command, Place};

    use super::*;

    const SALES: Id = Id::from_bytes([0x51; 16]);
    const SERVICE: Id = Id::from_bytes([0x52; 16]);

    fn settings(departments: &[(Id, &str)]) -> ClientRow {
        let mut document = Document::empty(Id::workspace());
        document.set_actor(&[9; 16]);
        let put = |(id, name): &(Id, &str)| {
            Command::put(Id::workspace(), Place::of(Entity::Department, *id), [("name", (*name).into())])
        };
        let commands: Vec<Command> = departments.iter().map(put).collect();
        document.apply(&commands, &Author::default(), Instant::from_millis(1)).unwrap();
        document.rows()
    }

    #[test]
    fn a_department_is_named_by_id_or_name() {
        let of = |wanted: &str| department(wanted, Some(settings(&[(SALES, "Опт"), (SERVICE, "Сервис")])));
        assert_eq!(of(" опт").unwrap(), SALES);
        assert_eq!(of(&SERVICE.to_string()).unwrap(), SERVICE);
        assert_eq!(of("Розница").unwrap_err().to_string(), "there is no department Розница; there are: Опт, Сервис");
        assert_eq!(department("Опт", None).unwrap_err().to_string(), "there is no department Опт; there are: none");
        let twice = department("Опт", Some(settings(&[(SALES, "Опт"), (SERVICE, "опт")])));
        assert!(twice.unwrap_err().to_string().contains("by its id"));
    }
}
