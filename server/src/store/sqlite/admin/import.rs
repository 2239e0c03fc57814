//! A store made anew out of whole documents.

use std::path::Path;

use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqliteJournalMode};
use sqlx::{ConnectOptions, Connection};

use super::file::in_new_folder;
use super::verify;
use crate::gate::{Accepted, ChangedDocument, Outcome};
use crate::random;
use crate::store::people::Member;
use crate::store::sqlite::erase;
use crate::store::sqlite::open;
use crate::store::sqlite::people;
use crate::store::sqlite::persist::{failed, insert, signed};
use crate::store::{StoreError, Tombstone};

/// A document with its changes, numbered as they are to be logged.
#[derive(Clone, Debug)]
pub struct Filled {
    /// The document.
    pub document: ChangedDocument,
    /// Its changes.
    pub changes: Vec<Accepted>,
}

/// Makes a store in a new data folder, under a new epoch: devices that were joined before offer what they hold (S14).
///
/// # Errors
/// [`StoreError::Unusable`] when the folder is not empty, or what `parts` brought; the folder then stays as it was.
pub async fn import(
    folder: &Path,
    members: &[Member],
    erased: &[Tombstone],
    parts: impl Iterator<Item = Result<Filled, StoreError>>,
) -> Result<(), StoreError> {
    in_new_folder(folder, "import", async |part| {
        // The file is thrown away unless all of it succeeds, so nothing has to be on disk before the end.
        let options = SqliteConnectOptions::new().filename(part).create_if_missing(true).foreign_keys(true);
        let mut connection = options.journal_mode(SqliteJournalMode::Memory).connect().await.map_err(failed)?;
        let filled = fill(&mut connection, folder, members, erased, parts).await;
        // Also after a failure: a connection that is only dropped closes its file later.
        let closed = connection.close().await.map_err(failed);
        filled.and(closed)?;
        verify(part).await
    })
    .await
}

async fn fill(
    connection: &mut SqliteConnection,
    folder: &Path,
    members: &[Member],
    erased: &[Tombstone],
    parts: impl Iterator<Item = Result<Filled, StoreError>>,
) -> Result<(), StoreError> {
    open::migrate(connection, folder).await?;
    let epoch = random::id().map_err(|error| StoreError::Failed(error.to_string()))?;
    let mut transaction = connection.begin().await.map_err(failed)?;
    sqlx::query("INSERT INTO workspace (id, epoch) VALUES (1, ?1)")
        .bind(epoch.as_bytes().as_slice())
        .execute(&mut *transaction)
        .await
        .map_err(failed)?;
    for member in members {
        people::insert(&mut transaction, 1, member).await?;
    }
    for tombstone in erased {
        erase::bury(&mut transaction, 1, tombstone).await?;
    }
    let (mut head, mut documents) = (0, 0);
    for filled in parts {
        let Filled { document, changes } = filled?;
        head += changes.len() as u64;
        documents += 1;
        insert(&mut transaction, 1, &Outcome { accepted: changes, documents: vec![document], ..Outcome::default() }).await?;
    }
    sqlx::query("UPDATE workspace SET head = ?1, documents = ?2")
        .bind(signed(head))
        .bind(signed(documents))
        .execute(&mut *transaction)
        .await
        .map_err(failed)?;
    transaction.commit().await.map_err(failed)
}
