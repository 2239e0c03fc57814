//! What this device knows of itself: small values in the `meta` space.

use ingot_shared::account::{Me, Role};
use ingot_shared::document::Author;
use ingot_shared::sync::codec;
use ingot_shared::sync::device::{Credentials, Place};
use ingot_shared::wire::{self, Wire};
use ingot_shared::{Id, Instant};

use super::storage::{Space, Storage, StorageError, Write};

/// Keys of the `meta` space; they never change.
pub(super) const IDENTITY: &[u8] = b"identity";
pub(super) const PLACE: &[u8] = b"place";
/// There while the relay is still to be told that somebody has signed out here.
pub(super) const LEAVING: &[u8] = b"leaving";

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
    /// The member at the device: one of its own making until an account brings another.
    pub member: Id,
    /// The name under which the member's entries are shown.
    pub name: String,
    /// Whether an account is at home here. It stays when the relay has signed the device out: what is stored is still that member's.
    pub signed_in: bool,
    /// What the account may, as the relay last said.
    pub role: Role,
    /// The account's address.
    pub email: String,
    /// Whether the name was changed here and the relay is still to be told.
    pub is_renamed: bool,
    /// The account's department, as the relay last said; none for none.
    pub department: Option<Id>,
}

// The key `k` was a join secret, before there were accounts.
wire::record!(Identity {
    device: "d" required,
    member: "m" required,
    name: "n",
    signed_in: "s",
    role: "r",
    email: "e",
    is_renamed: "u",
    department: "g",
});

impl Identity {
    /// Reads the identity, or makes and stores one at the first start.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn open<S: Storage>(storage: &S, birth: &Birth) -> Result<Self, StorageError> {
        if let Some(identity) = Self::stored(storage).await? {
            return Ok(identity);
        }
        let [device, member] = [0, 10].map(|from| {
            let mut random = [0; 10];
            random.iter_mut().zip(birth.random.iter().skip(from)).for_each(|(to, byte)| *to = *byte);
            Id::new(birth.now, random)
        });
        let identity = Self::new(device, member);
        identity.store(storage).await?;
        Ok(identity)
    }

    /// Who nobody has signed in as.
    fn new(device: Id, member: Id) -> Self {
        let (name, email) = (String::new(), String::new());
        Self { device, member, name, signed_in: false, role: Role::default(), email, is_renamed: false, department: None }
    }

    /// Who it is once this account is at home here; none where that of another member is already. Whoever never signed in becomes the
    /// account's member: what he made alone was made by the same person.
    pub(super) fn joined(&self, me: &Me) -> Option<Self> {
        if self.signed_in && self.member != me.member {
            return None;
        }
        // A name that the relay has not heard of is newer than the one that it tells.
        let is_renamed = self.is_renamed;
        let name = if me.name.is_empty() || is_renamed { self.name.clone() } else { me.name.clone() };
        let (device, member, role, email) = (self.device, me.member, me.role, me.email.clone());
        Some(Self { device, member, name, signed_in: true, role, email, is_renamed, department: me.department })
    }

    /// What is stored.
    pub(super) async fn stored<S: Storage>(storage: &S) -> Result<Option<Self>, StorageError> {
        read(storage, IDENTITY).await
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

    /// What hello says; none while the app works alone. Who is at the device the cookie says, not a secret.
    pub fn credentials(&self) -> Option<Credentials> {
        self.signed_in.then(|| Credentials { device: self.device, member: self.member, secret: String::new() })
    }

    /// What the person may: alone on a device, everybody is the owner of what is on it.
    pub const fn role_here(&self) -> Role {
        if self.signed_in { self.role } else { Role::Owner }
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

/// Whether the relay is still to be told that somebody has signed out here.
///
/// # Errors
/// [`StorageError`].
pub(super) async fn read_leaving<S: Storage>(storage: &S) -> Result<bool, StorageError> {
    Ok(storage.get_many(Space::Meta, &[LEAVING.to_vec()]).await?.pop().flatten().is_some())
}

async fn read<S: Storage, T: Wire>(storage: &S, key: &[u8]) -> Result<Option<T>, StorageError> {
    let stored = storage.get_many(Space::Meta, &[key.to_vec()]).await?.pop().flatten();
    Ok(stored.and_then(|bytes| codec::decode(&bytes).ok()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids() -> (Id, Id) {
        (Id::from_bytes([1; 16]), Id::from_bytes([2; 16]))
    }

    fn me(member: u8) -> Me {
        let (member, session) = (Id::from_bytes([member; 16]), Id::from_bytes([9; 16]));
        Me { member, name: "Anna".to_owned(), email: "anna@example.com".to_owned(), role: Role::Head, session, department: None }
    }

    #[test]
    fn bytes_from_before_accounts_stay_readable() {
        let mut bytes = b"\x84\xa1d\xc4\x10".to_vec();
        bytes.extend([1; 16]);
        bytes.extend(b"\xa1m\xc4\x10");
        bytes.extend([2; 16]);
        bytes.extend(b"\xa1n\xa4Anna\xa1k\xa6secret");
        let (device, member) = ids();
        let identity: Identity = codec::decode(&bytes).unwrap();
        assert_eq!((identity.device, identity.member, identity.name.as_str()), (device, member, "Anna"));
        assert!(!identity.signed_in, "the secret of a join link signs nobody in");
    }

    #[test]
    fn stored_bytes_stay_readable() {
        let mut bytes = b"\x88\xa1d\xc4\x10".to_vec();
        bytes.extend([1; 16]);
        bytes.extend(b"\xa1m\xc4\x10");
        bytes.extend([2; 16]);
        bytes.extend(b"\xa1n\xa4Anna\xa1s\xc3\xa1r\xa4head\xa1e\xb0anna@example.com\xa1u\xc2\xa1g\xc0");
        let (device, member) = ids();
        let identity = Identity::new(device, member).joined(&me(2)).unwrap();
        assert_eq!(codec::encode(&identity), bytes);
        assert_eq!(codec::decode(&bytes), Ok(identity.clone()));
        // Of before departments were told, and of before names were told to the relay.
        for fields in [0x87, 0x86] {
            bytes.splice(..1, [fields]);
            bytes.truncate(bytes.len() - 3);
            assert_eq!(codec::decode(&bytes), Ok(identity.clone()));
        }
    }

    #[test]
    fn whoever_never_signed_in_becomes_the_accounts_member() {
        let (device, member) = ids();
        let alone = Identity { name: "Аня".to_owned(), ..Identity::new(device, member) };
        let joined = alone.joined(&me(5)).unwrap();
        assert_eq!((joined.device, joined.member), (device, me(5).member));
        assert_eq!((joined.name.as_str(), joined.role, joined.signed_in), ("Anna", Role::Head, true));
        assert!(joined.credentials().is_some_and(|credentials| credentials.secret.is_empty()));
        assert_eq!(alone.credentials(), None);
    }

    #[test]
    fn a_device_that_holds_one_members_data_takes_no_other() {
        let (device, member) = ids();
        let joined = Identity::new(device, member).joined(&me(2)).unwrap();
        assert_eq!(joined.joined(&me(3)), None);
        assert_eq!(joined.joined(&me(2)), Some(joined));
    }
}
