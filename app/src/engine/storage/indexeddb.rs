//! The device's storage in the browser: one IndexedDB database, one object store for each [`Space`], binary keys and values.
//!
//! Reads go through rexie, which also creates the database. Writes go through web-sys on a second connection of the same database,
//! because rexie hides two things that a write needs: the reason of an abort (a full disk is only known from it) and the
//! durability. Commits ask for *strict* durability, so that a saved edit also survives a battery that dies; see [`commit`] for its
//! price. Both connections close by themselves when a newer version of the app wants to change the database. A connection that the
//! browser closed is opened anew, and the operation runs again only if its transaction could not even begin.
//!
//! Never here: what the bytes mean; a second try of a write that may have happened.

mod bytes;
mod commit;
mod connection;
mod failure;
#[cfg(test)]
mod tests;

use std::cell::RefCell;
use std::rc::Rc;

use futures::future::{try_join, try_join_all};
use rexie::{KeyRange, TransactionMode};

use super::{Guard, Item, Space, Storage, StorageError, Write};
use bytes::{from_js, to_js};
use connection::Connection;
use failure::Failure;

/// A device's database. Several may be open at once, in one tab or in many.
pub struct IndexedDbStorage {
    name: String,
    connection: RefCell<Option<Rc<Connection>>>,
}

impl IndexedDbStorage {
    /// Opens the database of this name, creating it the first time.
    ///
    /// # Errors
    /// [`StorageError::Unavailable`] where the browser refuses storage, or when a newer version of the app changed the database
    /// (`VersionError`: this tab must be reloaded).
    pub async fn open(name: &str) -> Result<Self, StorageError> {
        let connection = Connection::open(name).await?;
        Ok(Self { name: name.to_owned(), connection: RefCell::new(Some(Rc::new(connection))) })
    }

    /// The connection in use, or a new one after the last was lost. Two operations may both open one: the later stays.
    async fn connection(&self) -> Result<Rc<Connection>, StorageError> {
        let current = self.connection.borrow().clone();
        if let Some(connection) = current {
            return Ok(connection);
        }
        let connection = Rc::new(Connection::open(&self.name).await?);
        self.connection.replace(Some(Rc::clone(&connection)));
        Ok(connection)
    }

    /// Forgets a connection that turned out to be closed, unless another operation replaced it already.
    fn forget(&self, lost: &Rc<Connection>) {
        let mut current = self.connection.borrow_mut();
        if current.as_ref().is_some_and(|connection| Rc::ptr_eq(connection, lost)) {
            *current = None;
        }
    }

    /// Runs an operation, and a second time on a new connection if the first could not begin because its connection was closed.
    async fn run<T>(&self, operation: impl AsyncFn(&Connection) -> Result<T, Failure>) -> Result<T, StorageError> {
        let connection = self.connection().await?;
        match operation(&connection).await {
            Err(Failure::ConnectionClosed(_)) => {
                self.forget(&connection);
                let connection = self.connection().await?;
                operation(&connection).await.map_err(StorageError::from)
            }
            outcome => outcome.map_err(StorageError::from),
        }
    }
}

impl IndexedDbStorage {
    /// A scan, of the keys alone where values are not wanted: these are empty then.
    async fn items(
        &self,
        space: Space,
        (from, to): (&[u8], Option<&[u8]>),
        limit: usize,
        with_values: bool,
    ) -> Result<Vec<Item>, StorageError> {
        // IndexedDB takes a limit of 0 for "all" and refuses ranges without a key in them.
        if limit == 0 || to.is_some_and(|to| to <= from) {
            return Ok(Vec::new());
        }
        let limit = u32::try_from(limit).ok();
        let range = || match to {
            Some(to) => KeyRange::bound(&to_js(from), &to_js(to), None, Some(true)),
            None => KeyRange::lower_bound(&to_js(from), None),
        };
        self.run(async |connection: &Connection| {
            let (keys_range, values_range) = (range().map_err(rexie::Error::from)?, range().map_err(rexie::Error::from)?);
            let transaction = connection.reader.transaction(&[space.name()], TransactionMode::ReadOnly)?;
            let store = transaction.store(space.name())?;
            // Two bulk requests of one transaction answer alike; a cursor would cost one event a record.
            let values = async { if with_values { store.get_all(Some(values_range), limit).await } else { Ok(Vec::new()) } };
            let (keys, values) = try_join(store.get_all_keys(Some(keys_range), limit), values).await?;
            let mut values = values.iter();
            let item = |key| Ok((from_js(key)?, values.next().map(from_js).transpose()?.unwrap_or_default()));
            keys.iter().map(item).collect()
        })
        .await
    }
}

impl Storage for IndexedDbStorage {
    async fn get_many(&self, space: Space, keys: &[Vec<u8>]) -> Result<Vec<Option<Vec<u8>>>, StorageError> {
        if keys.is_empty() {
            return Ok(Vec::new());
        }
        self.run(async |connection: &Connection| {
            let transaction = connection.reader.transaction(&[space.name()], TransactionMode::ReadOnly)?;
            let store = transaction.store(space.name())?;
            let values = try_join_all(keys.iter().map(|key| store.get(to_js(key)))).await?;
            values.into_iter().map(|value| value.as_ref().map(from_js).transpose()).collect()
        })
        .await
    }

    async fn scan(&self, space: Space, from: &[u8], to: Option<&[u8]>, limit: usize) -> Result<Vec<Item>, StorageError> {
        self.items(space, (from, to), limit, true).await
    }

    async fn keys(&self, space: Space) -> Result<Vec<Vec<u8>>, StorageError> {
        Ok(self.items(space, (&[], None), usize::MAX, false).await?.into_iter().map(|(key, _)| key).collect())
    }

    async fn commit(&self, guards: Vec<Guard>, writes: Vec<Write>) -> Result<(), StorageError> {
        if guards.is_empty() && writes.is_empty() {
            return Ok(());
        }
        self.run(async |connection: &Connection| commit::commit(&connection.writer, &guards, &writes).await).await
    }
}
