//! Rows of sessions.

use ingot_shared::account::{AccountError, Happened};
use ingot_shared::{Id, Instant};
use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use super::audit;
use super::members::instant;
use crate::store::StoreError;
use crate::store::audit::Note;
use crate::store::people::{Fingerprint, NewSession, PeopleError, Session, SessionEnd};
use crate::store::sqlite::persist::{failed, id};

fn session(row: &SqliteRow) -> Result<Session, StoreError> {
    let ended: Option<i64> = row.try_get("ended").map_err(failed)?;
    let cut_off: bool = row.try_get("cut_off").map_err(failed)?;
    let device: Option<&[u8]> = row.try_get("device").map_err(failed)?;
    Ok(Session {
        id: id(row, "id")?,
        member: id(row, "member")?,
        label: row.try_get("label").map_err(failed)?,
        device: device.and_then(Id::from_slice),
        since: instant(row, "since")?,
        seen: instant(row, "seen")?,
        proved: instant(row, "proved")?,
        end: ended.map(|at| (if cut_off { SessionEnd::CutOff } else { SessionEnd::SignedOut }, Instant::from_millis(at))),
    })
}

pub(super) async fn by_token(
    connection: &mut SqliteConnection,
    workspace: i64,
    token: Fingerprint,
) -> Result<Option<Session>, StoreError> {
    let found = sqlx::query("SELECT * FROM session WHERE workspace = ?1 AND token = ?2").bind(workspace).bind(token.as_slice());
    found.fetch_optional(connection).await.map_err(failed)?.as_ref().map(session).transpose()
}

pub(super) async fn by_id(connection: &mut SqliteConnection, workspace: i64, id: Id) -> Result<Option<Session>, StoreError> {
    let found =
        sqlx::query("SELECT * FROM session WHERE workspace = ?1 AND id = ?2").bind(workspace).bind(id.as_bytes().as_slice());
    found.fetch_optional(connection).await.map_err(failed)?.as_ref().map(session).transpose()
}

/// The sessions of a member, ended or not, the one last seen first.
pub(super) async fn of(connection: &mut SqliteConnection, workspace: i64, member: Id) -> Result<Vec<Session>, StoreError> {
    let of = sqlx::query("SELECT * FROM session WHERE workspace = ?1 AND member = ?2 ORDER BY seen DESC, id DESC");
    let of = of.bind(workspace).bind(member.as_bytes().as_slice());
    of.fetch_all(connection).await.map_err(failed)?.iter().map(session).collect()
}

pub(super) async fn all(connection: &mut SqliteConnection, workspace: i64) -> Result<Vec<Session>, StoreError> {
    let all = sqlx::query("SELECT * FROM session WHERE workspace = ?1").bind(workspace);
    all.fetch_all(connection).await.map_err(failed)?.iter().map(session).collect()
}

pub(super) async fn open(
    connection: &mut SqliteConnection,
    workspace: i64,
    member: Id,
    session: &NewSession,
    now: Instant,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO session (workspace, id, member, token, label, since, seen, proved) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, ?6)",
    )
    .bind(workspace)
    .bind(session.id.as_bytes().as_slice())
    .bind(member.as_bytes().as_slice())
    .bind(session.token.as_slice())
    .bind(&session.label)
    .bind(now.as_millis())
    .execute(connection)
    .await
    .map(|_| ())
    .map_err(failed)
}

pub(super) async fn end(
    connection: &mut SqliteConnection,
    workspace: i64,
    session: Id,
    end: SessionEnd,
    by: Id,
    now: Instant,
) -> Result<bool, StoreError> {
    let ended = sqlx::query(
        "UPDATE session SET ended = ?3, cut_off = ?4 WHERE workspace = ?1 AND id = ?2 AND ended IS NULL RETURNING member",
    )
    .bind(workspace)
    .bind(session.as_bytes().as_slice())
    .bind(now.as_millis())
    .bind(end == SessionEnd::CutOff);
    let Some(row) = ended.fetch_optional(&mut *connection).await.map_err(failed)? else { return Ok(false) };
    audit::append(connection, workspace, &Note::session_ended(end, by, id(&row, "member")?, session, now)).await?;
    Ok(true)
}

pub(super) async fn prove(
    connection: &mut SqliteConnection,
    workspace: i64,
    session: Id,
    now: Instant,
) -> Result<(), StoreError> {
    let proved = sqlx::query("UPDATE session SET proved = ?3 WHERE workspace = ?1 AND id = ?2 RETURNING member");
    let proved = proved.bind(workspace).bind(session.as_bytes().as_slice()).bind(now.as_millis());
    if let Some(row) = proved.fetch_optional(&mut *connection).await.map_err(failed)? {
        let note = Note::own(Happened::Proved, id(&row, "member")?, now).about(session);
        audit::append(connection, workspace, &note).await?;
    }
    Ok(())
}

/// Ends the sessions of a member but one; returns the ended ones.
pub(super) async fn end_all(
    connection: &mut SqliteConnection,
    workspace: i64,
    member: Id,
    keep: Option<Id>,
    end: SessionEnd,
    now: Instant,
) -> Result<Vec<Id>, StoreError> {
    let ended = sqlx::query(
        "UPDATE session SET ended = ?3, cut_off = ?4 WHERE workspace = ?1 AND member = ?2 AND ended IS NULL AND id IS NOT ?5
         RETURNING id",
    )
    .bind(workspace)
    .bind(member.as_bytes().as_slice())
    .bind(now.as_millis())
    .bind(end == SessionEnd::CutOff)
    .bind(keep.map(|keep| keep.as_bytes().to_vec()));
    ended.fetch_all(connection).await.map_err(failed)?.iter().map(|row| id(row, "id")).collect()
}

pub(super) async fn seen(connection: &mut SqliteConnection, workspace: i64, session: Id, at: Instant) -> Result<(), StoreError> {
    let seen = sqlx::query("UPDATE session SET seen = max(seen, ?3) WHERE workspace = ?1 AND id = ?2");
    let seen = seen.bind(workspace).bind(session.as_bytes().as_slice()).bind(at.as_millis());
    seen.execute(connection).await.map(|_| ()).map_err(failed)
}

pub(super) async fn bind(connection: &mut SqliteConnection, workspace: i64, session: Id, device: Id) -> Result<(), PeopleError> {
    let bound = sqlx::query(
        "UPDATE session SET device = ?3 WHERE workspace = ?1 AND id = ?2 AND NOT EXISTS (
             SELECT 1 FROM session AS other
             WHERE other.workspace = ?1 AND other.device = ?3 AND other.ended IS NULL AND other.member <> session.member)",
    )
    .bind(workspace)
    .bind(session.as_bytes().as_slice())
    .bind(device.as_bytes().as_slice());
    let bound = bound.execute(connection).await.map_err(failed)?;
    if bound.rows_affected() == 1 { Ok(()) } else { Err(AccountError::NotAllowed.into()) }
}
