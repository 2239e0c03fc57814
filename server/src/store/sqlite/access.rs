//! Who may read which document, as it is stored. Never here: who may.

use futures::TryStreamExt;
use ingot_shared::Id;
use ingot_shared::access::Audience;
use ingot_shared::sync::codec;
use sqlx::sqlite::{SqliteConnection, SqliteRow};
use sqlx::{Connection, QueryBuilder, Row, Sqlite};

use super::persist::{CHUNK, failed, id, number, signed};
use crate::access::{Access, Listed};
use crate::gate::ChangedDocument;
use crate::store::StoreError;

/// The rule by which audiences are written down now ([`Audience::of`]). What was written by an earlier one is worked out anew at the start.
const RULE: i64 = 1;

/// Stores who may read documents, within the transaction that changes them.
pub(super) async fn insert(
    connection: &mut SqliteConnection,
    workspace: i64,
    documents: &[ChangedDocument],
) -> Result<(), StoreError> {
    // What a batch did not change is stored already.
    let changed: Vec<(Id, &Access)> = documents
        .iter()
        .filter(|document| document.created || document.access.changed == document.last)
        .map(|document| (document.id, &document.access))
        .collect();
    put(connection, workspace, &changed).await
}

async fn put(connection: &mut SqliteConnection, workspace: i64, all: &[(Id, &Access)]) -> Result<(), StoreError> {
    for some in all.chunks(CHUNK) {
        let mut insert =
            QueryBuilder::<Sqlite>::new("INSERT INTO access (workspace, document, maker, audience, changed, former, rule) ");
        insert.push_values(some, |mut values, (document, access)| {
            values.push_bind(workspace).push_bind(document.as_bytes().to_vec()).push_bind(access.maker.as_bytes().to_vec());
            values.push_bind(codec::encode(&access.audience)).push_bind(signed(access.changed));
            values.push_bind(codec::encode(&access.former)).push_bind(RULE);
        });
        insert.push(
            " ON CONFLICT (workspace, document) DO UPDATE
             SET maker = excluded.maker, audience = excluded.audience, changed = excluded.changed, former = excluded.former,
                 rule = excluded.rule",
        );
        insert.build().execute(&mut *connection).await.map_err(failed)?;
    }
    Ok(())
}

/// Who may read which document.
pub(super) async fn all(connection: &mut SqliteConnection, workspace: i64) -> Result<Vec<(Id, Listed)>, StoreError> {
    let mut rows = sqlx::query(
        "SELECT document.id, document.first, document.last, access.maker, access.audience, access.changed, access.former
         FROM document JOIN access ON access.workspace = document.workspace AND access.document = document.id
         WHERE document.workspace = ?1 AND length(document.row) > 0",
    )
    .bind(workspace)
    .fetch(connection);
    let mut all = Vec::new();
    while let Some(row) = rows.try_next().await.map_err(failed)? {
        let access = Access {
            maker: id(&row, "maker")?,
            audience: audience(&row, "audience")?,
            changed: number(row.try_get("changed").map_err(failed)?),
            former: audience(&row, "former")?,
        };
        let listed = Listed {
            first: number(row.try_get("first").map_err(failed)?),
            last: number(row.try_get("last").map_err(failed)?),
            access,
        };
        all.push((id(&row, "id")?, listed));
    }
    Ok(all)
}

fn audience(row: &SqliteRow, column: &'static str) -> Result<Audience, StoreError> {
    let bytes: &[u8] = row.try_get(column).map_err(failed)?;
    codec::decode(bytes).map_err(|_| StoreError::Failed("a stored audience is damaged".to_owned()))
}

/// Tells of documents from before who may read them: it follows from their rows. When one came to others and whose it was stays: whoever
/// reads by a new rule loads anew.
pub(super) async fn complete(connection: &mut SqliteConnection, workspace: i64) -> Result<(), StoreError> {
    /// Rows decoded at once.
    const PAGE: i64 = 500;
    loop {
        let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await.map_err(failed)?;
        let rows = sqlx::query(
            "SELECT document.id, document.row, coalesce(access.maker, log.member) AS member, access.changed, access.former FROM document
             JOIN log ON log.workspace = document.workspace AND log.seq = document.first
             LEFT JOIN access ON access.workspace = document.workspace AND access.document = document.id
             WHERE document.workspace = ?1 AND length(document.row) > 0 AND coalesce(access.rule, 0) < ?3
             LIMIT ?2",
        )
        .bind(workspace)
        .bind(PAGE)
        .bind(RULE)
        .fetch_all(&mut *transaction)
        .await
        .map_err(failed)?;
        if rows.is_empty() {
            return Ok(());
        }
        let mut found = Vec::with_capacity(rows.len());
        for row in &rows {
            let maker = id(row, "member")?;
            let audience = Access::audience(row.try_get("row").map_err(failed)?, maker);
            let mut access = Access::new(maker, audience);
            if let Some(changed) = row.try_get::<Option<i64>, _>("changed").map_err(failed)? {
                (access.changed, access.former) = (number(changed), self::audience(row, "former")?);
            }
            found.push((id(row, "id")?, access));
        }
        let found: Vec<(Id, &Access)> = found.iter().map(|(document, access)| (*document, access)).collect();
        put(&mut transaction, workspace, &found).await?;
        transaction.commit().await.map_err(failed)?;
    }
}
