//! Rows of the audit log.

use futures::TryStreamExt;
use ingot_shared::account::{AUDIT_PAGE, AuditEntry, Happened, Role};
use ingot_shared::{Id, Instant};
use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use crate::store::StoreError;
use crate::store::audit::{self, Link, Note, ROOT, Stored};
use crate::store::sqlite::persist::{failed, number, signed};

/// Adds an entry. The transaction that asks is the only one that writes.
pub(in crate::store::sqlite) async fn append(
    connection: &mut SqliteConnection,
    workspace: i64,
    note: &Note,
) -> Result<(), StoreError> {
    let last = sqlx::query("SELECT number, hash FROM audit WHERE workspace = ?1 ORDER BY number DESC LIMIT 1").bind(workspace);
    let last = last.fetch_optional(&mut *connection).await.map_err(failed)?;
    let (last, before) = match last {
        Some(row) => (number(row.try_get("number").map_err(failed)?), link(&row)?),
        None => (0, ROOT),
    };
    let [actor, member, thing] = [note.actor, note.member, note.thing].map(|id| id.map(|id| id.as_bytes().to_vec()));
    let stored = Stored {
        number: last + 1,
        at: note.at.as_millis(),
        what: audit::word(note.what),
        actor: actor.as_deref(),
        member: member.as_deref(),
        thing: thing.as_deref(),
        role: note.role.map(audit::role_word),
        count: note.count,
    };
    sqlx::query(
        "INSERT INTO audit (workspace, number, at, what, actor, member, thing, role, count, hash)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )
    .bind(workspace)
    .bind(signed(stored.number))
    .bind(stored.at)
    .bind(stored.what)
    .bind(stored.actor)
    .bind(stored.member)
    .bind(stored.thing)
    .bind(stored.role)
    .bind(i64::from(stored.count))
    .bind(stored.link(&before).as_slice())
    .execute(connection)
    .await
    .map(|_| ())
    .map_err(failed)
}

pub(super) async fn page(
    connection: &mut SqliteConnection,
    workspace: i64,
    before: Option<u64>,
) -> Result<Vec<AuditEntry>, StoreError> {
    let page = sqlx::query("SELECT * FROM audit WHERE workspace = ?1 AND number < ?2 ORDER BY number DESC LIMIT ?3");
    let page = page.bind(workspace).bind(before.map_or(i64::MAX, signed)).bind(signed(AUDIT_PAGE as u64));
    page.fetch_all(connection).await.map_err(failed)?.iter().map(entry).collect()
}

/// The entry of a document's erasure, and the chain's hash there.
pub(super) async fn erasure(
    connection: &mut SqliteConnection,
    workspace: i64,
    document: Id,
) -> Result<Option<(AuditEntry, Link)>, StoreError> {
    let found = sqlx::query("SELECT * FROM audit WHERE workspace = ?1 AND what = ?2 AND thing = ?3 ORDER BY number LIMIT 1")
        .bind(workspace)
        .bind(audit::word(Happened::Erased))
        .bind(document.as_bytes().as_slice());
    let row = found.fetch_optional(connection).await.map_err(failed)?;
    row.map(|row| Ok((entry(&row)?, link(&row)?))).transpose()
}

/// The entry with this number, if the chain's hash there is this one.
pub(in crate::store::sqlite) async fn vouched(
    connection: &mut SqliteConnection,
    workspace: i64,
    wanted: u64,
    chain: &Link,
) -> Result<Option<AuditEntry>, StoreError> {
    let found = sqlx::query("SELECT * FROM audit WHERE workspace = ?1 AND number = ?2 AND hash = ?3");
    let found = found.bind(workspace).bind(signed(wanted)).bind(chain.as_slice());
    found.fetch_optional(connection).await.map_err(failed)?.map(|row| entry(&row)).transpose()
}

fn entry(row: &SqliteRow) -> Result<AuditEntry, StoreError> {
    let stored = stored(row)?;
    let id = |bytes: Option<&[u8]>| bytes.and_then(Id::from_slice);
    let role = |word: &str| Role::ALL.into_iter().find(|role| audit::role_word(*role) == word);
    Ok(AuditEntry {
        number: stored.number,
        at: Instant::from_millis(stored.at),
        what: audit::happened(stored.what),
        actor: id(stored.actor),
        member: id(stored.member),
        thing: id(stored.thing),
        role: stored.role.and_then(role),
        count: stored.count,
    })
}

/// The first number at which an entry is missing, or is not the one that was added; none when the chain is whole.
pub(in crate::store::sqlite) async fn broken_at(
    connection: &mut SqliteConnection,
    workspace: i64,
) -> Result<Option<u64>, StoreError> {
    let mut rows = sqlx::query("SELECT * FROM audit WHERE workspace = ?1 ORDER BY number").bind(workspace).fetch(connection);
    let (mut expected, mut before) = (1, ROOT);
    while let Some(row) = rows.try_next().await.map_err(failed)? {
        let stored = stored(&row)?;
        before = stored.link(&before);
        if stored.number != expected || before != link(&row)? {
            return Ok(Some(expected));
        }
        expected += 1;
    }
    Ok(None)
}

fn stored(row: &SqliteRow) -> Result<Stored<'_>, StoreError> {
    let count: i64 = row.try_get("count").map_err(failed)?;
    Ok(Stored {
        number: number(row.try_get("number").map_err(failed)?),
        at: row.try_get("at").map_err(failed)?,
        what: row.try_get("what").map_err(failed)?,
        actor: row.try_get("actor").map_err(failed)?,
        member: row.try_get("member").map_err(failed)?,
        thing: row.try_get("thing").map_err(failed)?,
        role: row.try_get("role").map_err(failed)?,
        count: u32::try_from(count).unwrap_or(u32::MAX),
    })
}

fn link(row: &SqliteRow) -> Result<Link, StoreError> {
    let stored: &[u8] = row.try_get("hash").map_err(failed)?;
    stored.try_into().map_err(|_| StoreError::Failed("a hash of the audit log is damaged: run doctor".to_owned()))
}
