//! Forgets rows of which nobody has to know any more. Never here: when that is.

use ingot_shared::Instant;
use sqlx::Row;
use sqlx::sqlite::SqliteConnection;

use super::{drafts, links, sessions};
use crate::store::StoreError;
use crate::store::sqlite::persist::failed;

/// Forgets sessions and links; returns how many.
pub(super) async fn tidy(connection: &mut SqliteConnection, workspace: i64, now: Instant) -> Result<u64, StoreError> {
    let mut forgotten = 0;
    for session in sessions::all(&mut *connection, workspace).await?.into_iter().filter(|session| session.is_forgotten(now)) {
        let seen = sqlx::query("UPDATE member SET seen = max(coalesce(seen, ?3), ?3) WHERE workspace = ?1 AND id = ?2");
        let seen = seen.bind(workspace).bind(session.member.as_bytes().as_slice()).bind(session.seen.as_millis());
        seen.execute(&mut *connection).await.map_err(failed)?;
        let gone = sqlx::query("DELETE FROM session WHERE workspace = ?1 AND id = ?2");
        gone.bind(workspace).bind(session.id.as_bytes().as_slice()).execute(&mut *connection).await.map_err(failed)?;
        forgotten += 1;
    }
    let all = sqlx::query("SELECT * FROM link WHERE workspace = ?1").bind(workspace);
    for row in all.fetch_all(&mut *connection).await.map_err(failed)? {
        if links::link(&row)?.is_forgotten(now) {
            let id: &[u8] = row.try_get("id").map_err(failed)?;
            let gone = sqlx::query("DELETE FROM link WHERE workspace = ?1 AND id = ?2").bind(workspace).bind(id);
            gone.execute(&mut *connection).await.map_err(failed)?;
            forgotten += 1;
        }
    }
    Ok(forgotten + drafts::tidy(connection, workspace, now).await?)
}
