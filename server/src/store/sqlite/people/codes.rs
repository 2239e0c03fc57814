//! Rows of recovery codes.

use ingot_shared::Id;
use ingot_shared::account::AccountError;
use sqlx::sqlite::SqliteConnection;

use crate::store::StoreError;
use crate::store::people::{Fingerprint, PeopleError};
use crate::store::sqlite::persist::failed;

/// These codes in the place of those of before.
pub(super) async fn set(
    connection: &mut SqliteConnection,
    workspace: i64,
    member: Id,
    codes: &[Fingerprint],
) -> Result<(), StoreError> {
    let before = sqlx::query("DELETE FROM recovery_code WHERE workspace = ?1 AND member = ?2");
    before.bind(workspace).bind(member.as_bytes().as_slice()).execute(&mut *connection).await.map_err(failed)?;
    for code in codes {
        let code = sqlx::query("INSERT INTO recovery_code (workspace, member, code) VALUES (?1, ?2, ?3)")
            .bind(workspace)
            .bind(member.as_bytes().as_slice())
            .bind(code.as_slice());
        code.execute(&mut *connection).await.map_err(failed)?;
    }
    Ok(())
}

pub(super) async fn left(connection: &mut SqliteConnection, workspace: i64, member: Id) -> Result<u32, StoreError> {
    let left = sqlx::query_scalar("SELECT count(*) FROM recovery_code WHERE workspace = ?1 AND member = ?2");
    let left: i64 = left.bind(workspace).bind(member.as_bytes().as_slice()).fetch_one(connection).await.map_err(failed)?;
    Ok(u32::try_from(left).unwrap_or(u32::MAX))
}

pub(super) async fn has(
    connection: &mut SqliteConnection,
    workspace: i64,
    member: Id,
    code: Fingerprint,
) -> Result<bool, StoreError> {
    let has =
        sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM recovery_code WHERE workspace = ?1 AND member = ?2 AND code = ?3)");
    has.bind(workspace).bind(member.as_bytes().as_slice()).bind(code.as_slice()).fetch_one(connection).await.map_err(failed)
}

pub(super) async fn use_up(
    connection: &mut SqliteConnection,
    workspace: i64,
    member: Id,
    code: Fingerprint,
) -> Result<(), PeopleError> {
    let used = sqlx::query("DELETE FROM recovery_code WHERE workspace = ?1 AND member = ?2 AND code = ?3");
    let used = used.bind(workspace).bind(member.as_bytes().as_slice()).bind(code.as_slice());
    let used = used.execute(connection).await.map_err(failed)?;
    if used.rows_affected() == 1 { Ok(()) } else { Err(AccountError::WrongCode.into()) }
}
