//! Rows of drafts.

use ingot_shared::account::AccountError;
use ingot_shared::account::review::{Decision, MAX_DRAFTS};
use ingot_shared::{Id, Instant};
use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use super::append;
use super::members::instant;
use crate::store::StoreError;
use crate::store::audit::Note;
use crate::store::people::{DECIDED_KEPT, Draft, PeopleError};
use crate::store::sqlite::persist::{failed, id, number, signed};

/// All of a draft but what it says.
const FACTS: &str = "SELECT member, id, document, made, handed, x'' AS commands, accepted, decider, decided FROM draft";

fn draft(row: &SqliteRow) -> Result<Draft, StoreError> {
    let accepted: Option<bool> = row.try_get("accepted").map_err(failed)?;
    let decision = accepted.map(|accepted| if accepted { Decision::Accepted } else { Decision::Declined });
    let decided = match decision {
        Some(decision) => Some((decision, id(row, "decider")?, instant(row, "decided")?)),
        None => None,
    };
    Ok(Draft {
        id: id(row, "id")?,
        member: id(row, "member")?,
        document: id(row, "document")?,
        made: instant(row, "made")?,
        handed: instant(row, "handed")?,
        commands: row.try_get("commands").map_err(failed)?,
        decided,
    })
}

pub(super) async fn hand_in(connection: &mut SqliteConnection, workspace: i64, draft: &Draft) -> Result<(), PeopleError> {
    let Draft { id, member, document, made, handed, commands, .. } = draft;
    if one(&mut *connection, workspace, *member, *id).await?.is_some() {
        return Ok(());
    }
    let erased = sqlx::query_scalar("SELECT count(*) FROM erased WHERE workspace = ?1 AND document = ?2");
    let erased = erased.bind(workspace).bind(document.as_bytes().as_slice());
    if erased.fetch_one(&mut *connection).await.map(number).map_err(failed)? > 0 {
        return Err(AccountError::NotFound.into());
    }
    let waiting = sqlx::query_scalar("SELECT count(*) FROM draft WHERE workspace = ?1 AND member = ?2 AND decided IS NULL");
    let waiting = waiting.bind(workspace).bind(member.as_bytes().as_slice());
    if waiting.fetch_one(&mut *connection).await.map(number).map_err(failed)? >= MAX_DRAFTS as u64 {
        return Err(AccountError::TooMany.into());
    }
    let added = sqlx::query(
        "INSERT INTO draft (workspace, member, id, document, made, handed, commands) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    );
    let added = added.bind(workspace).bind(member.as_bytes().as_slice()).bind(id.as_bytes().as_slice());
    let added = added.bind(document.as_bytes().as_slice()).bind(made.as_millis()).bind(handed.as_millis());
    added.bind(commands).execute(connection).await.map_err(failed)?;
    Ok(())
}

pub(super) async fn of(connection: &mut SqliteConnection, workspace: i64, member: Id) -> Result<Vec<Draft>, StoreError> {
    let all = [FACTS, " WHERE workspace = ?1 AND member = ?2 ORDER BY handed DESC, id LIMIT ?3"].concat();
    let of = sqlx::query(sqlx::AssertSqlSafe(all)).bind(workspace).bind(member.as_bytes().as_slice());
    let of = of.bind(signed(2 * MAX_DRAFTS as u64)).fetch_all(connection).await.map_err(failed)?;
    of.iter().map(draft).collect()
}

pub(super) async fn waiting(connection: &mut SqliteConnection, workspace: i64) -> Result<Vec<Draft>, StoreError> {
    let all = [FACTS, " WHERE workspace = ?1 AND decided IS NULL ORDER BY handed, member, id"].concat();
    let all = sqlx::query(sqlx::AssertSqlSafe(all)).bind(workspace).fetch_all(connection).await.map_err(failed)?;
    all.iter().map(draft).collect()
}

pub(super) async fn one(
    connection: &mut SqliteConnection,
    workspace: i64,
    member: Id,
    wanted: Id,
) -> Result<Option<Draft>, StoreError> {
    let one = sqlx::query("SELECT * FROM draft WHERE workspace = ?1 AND member = ?2 AND id = ?3");
    let one = one.bind(workspace).bind(member.as_bytes().as_slice()).bind(wanted.as_bytes().as_slice());
    one.fetch_optional(connection).await.map_err(failed)?.as_ref().map(draft).transpose()
}

pub(super) async fn decide(
    connection: &mut SqliteConnection,
    workspace: i64,
    (member, wanted): (Id, Id),
    (decision, by): (Decision, Id),
    now: Instant,
) -> Result<(), StoreError> {
    let Some(found) = one(&mut *connection, workspace, member, wanted).await?.filter(|found| found.decided.is_none()) else {
        return Ok(());
    };
    let decided = sqlx::query(
        "UPDATE draft SET commands = x'', accepted = ?4, decider = ?5, decided = ?6 WHERE workspace = ?1 AND member = ?2 AND id = ?3",
    );
    let decided = decided.bind(workspace).bind(member.as_bytes().as_slice()).bind(wanted.as_bytes().as_slice());
    let decided = decided.bind(decision == Decision::Accepted).bind(by.as_bytes().as_slice()).bind(now.as_millis());
    decided.execute(&mut *connection).await.map_err(failed)?;
    append(connection, workspace, &Note::decided(decision, by, member, found.document, now)).await
}

/// Forgets what was decided long ago; returns how many.
pub(super) async fn tidy(connection: &mut SqliteConnection, workspace: i64, now: Instant) -> Result<u64, StoreError> {
    let gone = sqlx::query("DELETE FROM draft WHERE workspace = ?1 AND decided <= ?2");
    let gone = gone.bind(workspace).bind(now.as_millis().saturating_sub(DECIDED_KEPT.as_millis()));
    Ok(gone.execute(connection).await.map_err(failed)?.rows_affected())
}
