//! What this device knows of itself: small values in the `meta` space.

use ingot_shared::document::Author;
use ingot_shared::sync::codec;
use ingot_shared::sync::device::{Credentials, Place};
use ingot_shared::wire::{self, Wire};
use ingot_shared::{Id, Instant};

use super::storage::{Space, Storage, StorageError, Write};

/// Keys of the `meta` space; they never change.
pub(super) const IDENTITY: &[u8] = b"identity";
pub(super) const PLACE: &[u8] = b"place";

/// What the engine needs from outside at start: a moment and random bytes.
#[derive(Clone, Copy, Debug)]
pub struct Birth {
    /// Now.
    pub now: Instant,
    /// Random bytes for a device, a member and this start's actor.
    pub random: [u8; 36],
}

/// Who is at this device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// The device, made at its first start.
    pub device: Id,
    /// The member at the device; accounts replace it later.
    pub member: Id,
    /// The name under which the member's entries are shown.
    pub name: String,
    /// The join secret; none while the app works alone.
    pub secret: Option<String>,
}

wire::record!(Identity { device: "d" required, member: "m" required, name: "n", secret: "k" });

impl Identity {
    /// Reads the identity, or makes and stores one at the first start.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn open<S: Storage>(storage: &S, birth: &Birth) -> Result<Self, StorageError> {
        if let Some(identity) = read(storage, IDENTITY).await? {
            return Ok(identity);
        }
        let [device, member] = [0, 10].map(|from| {
            let mut random = [0; 10];
            random.iter_mut().zip(birth.random.iter().skip(from)).for_each(|(to, byte)| *to = *byte);
            Id::new(birth.now, random)
        });
        let identity = Self { device, member, name: String::new(), secret: None };
        identity.store(storage).await?;
        Ok(identity)
    }

    /// Stores the identity.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn store<S: Storage>(&self, storage: &S) -> Result<(), StorageError> {
        storage.commit(Vec::new(), vec![self.put()]).await
    }

    /// The write that stores the identity.
    pub(super) fn put(&self) -> Write {
        Write::Put(Space::Meta, IDENTITY.to_vec(), codec::encode(self))
    }

    /// What hello says; none while the app works alone.
    pub fn credentials(&self) -> Option<Credentials> {
        let secret = self.secret.clone()?;
        Some(Credentials { device: self.device, member: self.member, secret })
    }

    /// How new entries are signed.
    pub fn author(&self) -> Author {
        Author { member: self.member, name: self.name.clone() }
    }
}

/// The device's place in the relay's history, with the stored bytes for the guard of the next transaction.
///
/// # Errors
/// [`StorageError`].
pub(super) async fn read_place<S: Storage>(storage: &S) -> Result<(Place, Option<Vec<u8>>), StorageError> {
    let stored = storage.get_many(Space::Meta, &[PLACE.to_vec()]).await?.pop().flatten();
    let place = stored.as_deref().and_then(|bytes| codec::decode(bytes).ok()).unwrap_or_default();
    Ok((place, stored))
}

async fn read<S: Storage, T: Wire>(storage: &S, key: &[u8]) -> Result<Option<T>, StorageError> {
    let stored = storage.get_many(Space::Meta, &[key.to_vec()]).await?.pop().flatten();
    Ok(stored.and_then(|bytes| codec::decode(&bytes).ok()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stored_bytes_stay_readable() {
        let mut bytes = b"\x84\xa1d\xc4\x10".to_vec();
        bytes.extend([1; 16]);
        bytes.extend(b"\xa1m\xc4\x10");
        bytes.extend([2; 16]);
        bytes.extend(b"\xa1n\xa4Anna\xa1k\xc0");
        let device = Id::from_bytes([1; 16]);
        let member = Id::from_bytes([2; 16]);
        let identity = Identity { device, member, name: "Anna".to_owned(), secret: None };
        assert_eq!(codec::encode(&identity), bytes);
        assert_eq!(codec::decode(&bytes), Ok(identity));
    }
}
