//! Members for devices: device number n is signed in as member number n with a token that follows from n. They come in by the
//! same steps as people do, without a password.

use std::fmt::Display;
use std::io;
use std::path::Path;

use ingot_server::accounts::links::{NewLink, fingerprint};
use ingot_server::store::people::{NewSession, Newcomer, PeopleError};
use ingot_server::store::{People, SqlitePeople};
use ingot_shared::account::Role;
use ingot_shared::{Id, Instant};

/// The moment at which they come in; sessions last for longer than any clock here is wrong.
fn now() -> Instant {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    Instant::from_millis(i64::try_from(since.as_millis()).unwrap_or(0))
}

/// The token of a device.
pub fn token(number: u64) -> String {
    format!("{number:064x}")
}

fn id(kind: u8, number: u64) -> Id {
    let mut bytes = [kind; 16];
    bytes.iter_mut().rev().zip(number.to_le_bytes()).for_each(|(to, byte)| *to = byte);
    Id::from_bytes(bytes)
}

/// Lets in devices that are not yet, whose members have this role.
///
/// # Errors
/// When the store fails.
pub async fn let_in(people: &impl People, role: Role, numbers: impl IntoIterator<Item = u64>) -> Result<(), PeopleError> {
    for number in numbers {
        let token = fingerprint(&token(number));
        if people.session(token).await?.is_some() {
            continue;
        }
        let failed = |error: ingot_server::random::NoRandomness| ingot_server::store::StoreError::Failed(error.to_string());
        let new = NewLink::invite(role, String::new(), None, now()).map_err(failed)?;
        people.make_link(new.link.clone(), new.fingerprint()).await?;
        let session = NewSession { id: id(2, number), token, label: format!("device {number}") };
        let (name, email, member) = (format!("Member {number}"), format!("{number}@example.uz"), id(1, number));
        let newcomer = Newcomer { wish: Some(member), id: member, name, email, password: String::new(), session };
        people.enter(new.fingerprint(), newcomer, now()).await?;
    }
    Ok(())
}

/// The member of a device.
pub fn member(number: u64) -> Id {
    id(1, number)
}

/// Lets in devices of the relay of this folder, from outside of its process and of the caller's runtime.
///
/// # Errors
/// When the store fails.
pub fn let_in_from_outside(data: &Path, role: Role, numbers: impl IntoIterator<Item = u64> + Send) -> io::Result<()> {
    from_outside(data, async |people| let_in(people, role, numbers).await.map_err(failed))
}

/// The secret of a new invite, made as [`let_in_from_outside`] does.
///
/// # Errors
/// When the store fails.
pub fn invite_from_outside(data: &Path, role: Role) -> io::Result<String> {
    from_outside(data, async |people| {
        let new = NewLink::invite(role, String::new(), None, now()).map_err(failed)?;
        people.make_link(new.link.clone(), new.fingerprint()).await.map_err(failed)?;
        Ok(new.secret)
    })
}

fn from_outside<T: Send>(data: &Path, work: impl AsyncFnOnce(&SqlitePeople) -> io::Result<T> + Send) -> io::Result<T> {
    let working = || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        runtime.block_on(async {
            let people = SqlitePeople::open(data).await.map_err(failed)?;
            let done = work(&people).await;
            people.close().await;
            done
        })
    };
    std::thread::scope(|scope| scope.spawn(working).join()).unwrap_or_else(|_| Err(io::Error::other("nobody was let in")))
}

fn failed(error: impl Display) -> io::Error {
    io::Error::other(error.to_string())
}
