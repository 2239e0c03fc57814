//! Rows of passkeys.

use ingot_shared::account::{AccountError, PASSKEYS};
use ingot_shared::{Id, Instant};
use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use super::members::instant;
use crate::store::StoreError;
use crate::store::people::{KeyState, Passkey, PeopleError};
use crate::store::sqlite::persist::{failed, id};

fn passkey(row: &SqliteRow) -> Result<Passkey, StoreError> {
    let state: Vec<u8> = row.try_get("state").map_err(failed)?;
    let used: Option<i64> = row.try_get("used").map_err(failed)?;
    Ok(Passkey {
        id: id(row, "id")?,
        member: id(row, "member")?,
        credential: row.try_get("credential").map_err(failed)?,
        key: row.try_get("public_key").map_err(failed)?,
        state: KeyState::try_from(state).map_err(|_| StoreError::Failed("a stored passkey is none".to_owned()))?,
        name: row.try_get("name").map_err(failed)?,
        made: instant(row, "made")?,
        used: used.map(Instant::from_millis),
    })
}

/// The passkeys of a member, the newest first.
pub(super) async fn of(connection: &mut SqliteConnection, workspace: i64, member: Id) -> Result<Vec<Passkey>, StoreError> {
    let of = sqlx::query("SELECT * FROM passkey WHERE workspace = ?1 AND member = ?2 ORDER BY made DESC, id DESC");
    let of = of.bind(workspace).bind(member.as_bytes().as_slice());
    of.fetch_all(connection).await.map_err(failed)?.iter().map(passkey).collect()
}

pub(super) async fn find(
    connection: &mut SqliteConnection,
    workspace: i64,
    credential: &[u8],
) -> Result<Option<Passkey>, StoreError> {
    let found = sqlx::query("SELECT * FROM passkey WHERE workspace = ?1 AND credential = ?2").bind(workspace).bind(credential);
    found.fetch_optional(connection).await.map_err(failed)?.as_ref().map(passkey).transpose()
}

pub(super) async fn add(connection: &mut SqliteConnection, workspace: i64, passkey: &Passkey) -> Result<(), PeopleError> {
    let is_known = find(&mut *connection, workspace, &passkey.credential).await?.is_some();
    if is_known || of(&mut *connection, workspace, passkey.member).await?.len() >= PASSKEYS {
        return Err(AccountError::PasskeyFailed.into());
    }
    let Passkey { id, member, credential, key, state, name, made, used } = passkey;
    let added = sqlx::query(
        "INSERT INTO passkey (workspace, id, member, credential, public_key, state, name, made, used)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    );
    let added = added.bind(workspace).bind(id.as_bytes().as_slice()).bind(member.as_bytes().as_slice());
    let added = added.bind(credential).bind(key).bind(state.as_slice()).bind(name).bind(made.as_millis());
    added.bind(used.map(Instant::as_millis)).execute(connection).await.map_err(failed)?;
    Ok(())
}

pub(super) async fn used(
    connection: &mut SqliteConnection,
    workspace: i64,
    passkey: Id,
    state: KeyState,
    now: Instant,
) -> Result<(), StoreError> {
    let used = sqlx::query("UPDATE passkey SET state = ?3, used = ?4 WHERE workspace = ?1 AND id = ?2");
    let used = used.bind(workspace).bind(passkey.as_bytes().as_slice()).bind(state.as_slice()).bind(now.as_millis());
    used.execute(connection).await.map_err(failed)?;
    Ok(())
}

pub(super) async fn remove(
    connection: &mut SqliteConnection,
    workspace: i64,
    member: Id,
    passkey: Id,
) -> Result<(), PeopleError> {
    let gone = sqlx::query("DELETE FROM passkey WHERE workspace = ?1 AND member = ?2 AND id = ?3");
    let gone = gone.bind(workspace).bind(member.as_bytes().as_slice()).bind(passkey.as_bytes().as_slice());
    let gone = gone.execute(connection).await.map_err(failed)?;
    if gone.rows_affected() == 1 { Ok(()) } else { Err(AccountError::NotFound.into()) }
}

/// Takes every passkey of a member away.
pub(super) async fn remove_all(connection: &mut SqliteConnection, workspace: i64, member: Id) -> Result<(), StoreError> {
    let gone = sqlx::query("DELETE FROM passkey WHERE workspace = ?1 AND member = ?2");
    gone.bind(workspace).bind(member.as_bytes().as_slice()).execute(connection).await.map_err(failed)?;
    Ok(())
}
