//! Where the engine keeps its bytes: spaces of ordered keys, and one atomic transaction for a set of writes.
//!
//! Only this module knows IndexedDB. Every backend passes [`conformance`]. Never here: what the bytes mean.

pub mod conformance;
#[cfg(target_arch = "wasm32")]
pub mod indexeddb;
pub mod memory;

/// The key spaces of a device's storage, one object store each in IndexedDB.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Space {
    /// Small values: device, member, cursor, epoch, secret.
    Meta,
    /// Confirmed bytes of documents, by document.
    Documents,
    /// Changes that the relay has not logged yet, by document and order.
    Pending,
    /// Packed rows, a few hundred a value.
    Packs,
    /// Rows that changed since their pack was written, by document.
    FreshRows,
    /// Changes that the relay refused, by hash.
    Refused,
}

impl Space {
    /// Every space.
    pub const ALL: [Self; 6] = [Self::Meta, Self::Documents, Self::Pending, Self::Packs, Self::FreshRows, Self::Refused];

    /// The object store's name; it never changes.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Meta => "meta",
            Self::Documents => "documents",
            Self::Pending => "pending",
            Self::Packs => "packs",
            Self::FreshRows => "fresh_rows",
            Self::Refused => "refused",
        }
    }
}

/// One write of a transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Write {
    /// Stores a value, replacing what was there.
    Put(Space, Vec<u8>, Vec<u8>),
    /// Removes a value, if there is one.
    Delete(Space, Vec<u8>),
}

/// A value that must still be what it was when the transaction was prepared; otherwise nothing is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guard {
    /// Where.
    pub space: Space,
    /// Which key.
    pub key: Vec<u8>,
    /// The expected value; none for "not there".
    pub expected: Option<Vec<u8>>,
}

/// A transaction being prepared: what must hold and what to write.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Batch {
    /// All must hold.
    pub guards: Vec<Guard>,
    /// All are written, in order.
    pub writes: Vec<Write>,
}

/// Why storage did not do what was asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StorageError {
    /// There is no room left; nothing of the transaction was written.
    #[error("device storage full")]
    Full,
    /// The guard did not hold: another tab wrote meanwhile; nothing was written.
    #[error("storage changed meanwhile")]
    Conflict,
    /// Storage cannot be used.
    #[error("device storage unavailable: {0}")]
    Unavailable(String),
}

/// A key with its value.
pub type Item = (Vec<u8>, Vec<u8>);

/// The smallest key after `key`: where the next page of a scan begins.
pub fn key_after(key: &[u8]) -> Vec<u8> {
    let mut next = key.to_vec();
    next.push(0);
    next
}

/// A device's storage. Reads see every transaction that completed before; a transaction is all or nothing, and once
/// [`Storage::commit`] returned `Ok` its writes survive the end of the process.
#[expect(async_fn_in_trait, reason = "the engine runs on one thread and is generic over its storage; no Send bound is wanted")]
pub trait Storage {
    /// Reads the values of several keys of a space, in the order asked.
    ///
    /// # Errors
    /// [`StorageError::Unavailable`].
    async fn get_many(&self, space: Space, keys: &[Vec<u8>]) -> Result<Vec<Option<Vec<u8>>>, StorageError>;

    /// Reads up to `limit` items of a space in key order, from `from` (included) to before `to` (none: the end).
    ///
    /// # Errors
    /// [`StorageError::Unavailable`].
    async fn scan(&self, space: Space, from: &[u8], to: Option<&[u8]>, limit: usize) -> Result<Vec<Item>, StorageError>;

    /// Reads every key of a space, in order, without the values.
    ///
    /// # Errors
    /// [`StorageError::Unavailable`].
    async fn keys(&self, space: Space) -> Result<Vec<Vec<u8>>, StorageError>;

    /// Writes all or nothing, if every guard holds; returns only after the transaction is complete.
    ///
    /// # Errors
    /// [`StorageError`]; in each case nothing was written.
    async fn commit(&self, guards: Vec<Guard>, writes: Vec<Write>) -> Result<(), StorageError>;
}
