//! Everything out of a store: rows for tables, or whole documents for a file from which a store can be made again.

use std::path::{Path, PathBuf};

use futures::TryStreamExt;
use ingot_shared::Id;
use ingot_shared::row::ClientRow;
use ingot_shared::sync::codec;
use ingot_shared::sync::frame::ChangeHash;
use sqlx::sqlite::SqliteConnection;
use sqlx::{Connection, Row};

use super::file::{exists, part_of, publish};
use super::open_existing;
use crate::store::people::Member;
use crate::store::sqlite::erase;
use crate::store::sqlite::open::{self, DATABASE_FILE};
use crate::store::sqlite::people;
use crate::store::sqlite::persist::{failed, hash, id, number};
use crate::store::{StoreError, Tombstone};

/// A change as the log knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Logged {
    /// Its number.
    pub seq: u64,
    /// Its hash.
    pub hash: ChangeHash,
    /// Who offered it.
    pub member: Id,
    /// On which device.
    pub device: Id,
}

/// A part of a store, in the order in which they come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// First: the workspace.
    Workspace {
        /// The log's history.
        epoch: Id,
    },
    /// Then: everybody, by name.
    Member(Member),
    /// Then: what stays of an erased document, in the order of erasing.
    Erased(Tombstone),
    /// A document, in the order of their first changes.
    Document {
        /// The document.
        id: Id,
        /// The saved document.
        bytes: Vec<u8>,
        /// Its changes, in the order of the log.
        log: Vec<Logged>,
    },
}

/// Hands every client's row to `take`, in the order in which they first appeared, also while a relay runs. It ends when `take` fails.
///
/// # Errors
/// [`StoreError`] when the store cannot be read, or what `take` returned.
pub async fn export_rows<E: From<StoreError>>(folder: &Path, mut take: impl FnMut(ClientRow) -> Result<(), E>) -> Result<(), E> {
    let mut connection = open_existing(&folder.join(DATABASE_FILE)).await?;
    let mut rows = sqlx::query_scalar::<_, Vec<u8>>("SELECT row FROM document WHERE length(row) > 0 ORDER BY workspace, first")
        .fetch(&mut connection);
    while let Some(row) = rows.try_next().await.map_err(failed)? {
        let row = codec::decode(&row).map_err(|_| StoreError::Failed("a stored row is damaged: run doctor".to_owned()))?;
        take(row)?;
    }
    Ok(())
}

/// The row of the company's settings; none before anybody changed one.
///
/// # Errors
/// [`StoreError`] when the store cannot be read.
pub async fn settings_row(folder: &Path) -> Result<Option<ClientRow>, StoreError> {
    let mut connection = open_existing(&folder.join(DATABASE_FILE)).await?;
    let row =
        sqlx::query_scalar::<_, Vec<u8>>("SELECT row FROM document WHERE id = ?1 AND length(row) > 0 ORDER BY workspace DESC")
            .bind(Id::workspace().as_bytes().as_slice())
            .fetch_optional(&mut connection)
            .await
            .map_err(failed)?;
    let read =
        |row: Vec<u8>| codec::decode(&row).map_err(|_| StoreError::Failed("a stored row is damaged: run doctor".to_owned()));
    row.map(read).transpose()
}

/// Hands the whole workspace to `take`, part by part, also while a relay runs: it is read in one transaction. It ends when `take` fails.
///
/// # Errors
/// [`StoreError`] when the store cannot be read, or what `take` returned.
pub async fn export<E: From<StoreError>>(folder: &Path, mut take: impl FnMut(Part) -> Result<(), E>) -> Result<(), E> {
    let mut connection = open_existing(&folder.join(DATABASE_FILE)).await?;
    let mut transaction = connection.begin().await.map_err(failed)?;
    let found = open::find_workspace(&mut transaction).await?;
    let (workspace, _) = found.ok_or_else(|| StoreError::Failed("there is no workspace: run doctor".to_owned()))?;
    take(Part::Workspace { epoch: workspace.epoch })?;
    if open::knows_accounts(&mut transaction).await? {
        people::all(&mut transaction, workspace.id).await?.into_iter().try_for_each(|member| take(Part::Member(member)))?;
    }
    if open::knows_erasing(&mut transaction).await? {
        erase::all(&mut transaction, workspace.id).await?.into_iter().try_for_each(|tombstone| take(Part::Erased(tombstone)))?;
    }
    let ids: Vec<Vec<u8>> = sqlx::query_scalar("SELECT id FROM document WHERE workspace = ?1 AND length(row) > 0 ORDER BY first")
        .bind(workspace.id)
        .fetch_all(&mut *transaction)
        .await
        .map_err(failed)?;
    for key in ids {
        take(document(&mut transaction, workspace.id, &key).await?)?;
    }
    transaction.rollback().await.map_err(failed)?;
    Ok(())
}

async fn document(connection: &mut SqliteConnection, workspace: i64, key: &[u8]) -> Result<Part, StoreError> {
    let stored = sqlx::query("SELECT id, snapshot FROM document WHERE workspace = ?1 AND id = ?2").bind(workspace).bind(key);
    let stored = stored.fetch_one(&mut *connection).await.map_err(failed)?;
    let log = sqlx::query("SELECT seq, hash, member, device FROM log WHERE workspace = ?1 AND document = ?2 ORDER BY seq");
    let log = log.bind(workspace).bind(key).fetch_all(connection).await.map_err(failed)?;
    let logged = log.iter().map(|row| {
        let seq = number(row.try_get("seq").map_err(failed)?);
        Ok(Logged { seq, hash: hash(row, "hash")?, member: id(row, "member")?, device: id(row, "device")? })
    });
    Ok(Part::Document {
        id: id(&stored, "id")?,
        bytes: stored.try_get("snapshot").map_err(failed)?,
        log: logged.collect::<Result<_, StoreError>>()?,
    })
}

/// A file under way that appears whole or not at all, and never over another one.
#[derive(Debug)]
pub struct NewFile {
    part: PathBuf,
    to: PathBuf,
}

impl NewFile {
    /// A file to be; and where to write it until then.
    ///
    /// # Errors
    /// [`StoreError::Unusable`] when there is a file of this name.
    pub fn begin(to: &Path) -> Result<(Self, PathBuf), StoreError> {
        if to.exists() {
            return Err(exists(to));
        }
        let part = part_of(to);
        Ok((Self { part: part.clone(), to: to.to_owned() }, part))
    }

    /// It is written: gives it its name.
    ///
    /// # Errors
    /// [`StoreError::Unusable`].
    pub fn finish(self) -> Result<(), StoreError> {
        publish(&self.part, &self.to)
    }
}

impl Drop for NewFile {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.part);
    }
}
