//! Rows of members.

use std::collections::HashMap;

use ingot_shared::account::{AccountError, Role};
use ingot_shared::{Id, Instant};
use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use super::{audit, sessions};
use crate::store::StoreError;
use crate::store::audit::Note;
pub(super) use crate::store::audit::role_word as word;
use crate::store::people::{Member, PeopleError, Seat, email_key};
use crate::store::sqlite::persist::{failed, id};

/// A stored role; columns check that there is no other word.
pub(super) fn role(row: &SqliteRow) -> Result<Role, StoreError> {
    let stored: &str = row.try_get("role").map_err(failed)?;
    Ok(Role::ALL.into_iter().find(|role| word(*role) == stored).unwrap_or_default())
}

pub(super) fn instant(row: &SqliteRow, column: &'static str) -> Result<Instant, StoreError> {
    row.try_get(column).map(Instant::from_millis).map_err(failed)
}

fn member(row: &SqliteRow) -> Result<Member, StoreError> {
    Ok(Member {
        id: id(row, "id")?,
        name: row.try_get("name").map_err(failed)?,
        email: row.try_get("email").map_err(failed)?,
        password: row.try_get("password").map_err(failed)?,
        role: role(row)?,
        active: row.try_get("active").map_err(failed)?,
        made: instant(row, "made")?,
        department: optional_id(row, "department")?,
    })
}

pub(super) fn optional_id(row: &SqliteRow, column: &'static str) -> Result<Option<Id>, StoreError> {
    match row.try_get::<Option<&[u8]>, _>(column) {
        Ok(bytes) => Ok(bytes.and_then(Id::from_slice)),
        // A store of an earlier format is exported as it is.
        Err(sqlx::Error::ColumnNotFound(_)) => Ok(None),
        Err(error) => Err(failed(error)),
    }
}

pub(super) async fn has_owner(connection: &mut SqliteConnection, workspace: i64) -> Result<bool, StoreError> {
    let owners = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM member WHERE workspace = ?1 AND role = 'owner')");
    owners.bind(workspace).fetch_one(connection).await.map_err(failed)
}

pub(super) async fn find(connection: &mut SqliteConnection, workspace: i64, id: Id) -> Result<Option<Member>, StoreError> {
    let found =
        sqlx::query("SELECT * FROM member WHERE workspace = ?1 AND id = ?2").bind(workspace).bind(id.as_bytes().as_slice());
    found.fetch_optional(connection).await.map_err(failed)?.as_ref().map(member).transpose()
}

pub(super) async fn by_email(
    connection: &mut SqliteConnection,
    workspace: i64,
    email: &str,
) -> Result<Option<Member>, StoreError> {
    let found =
        sqlx::query("SELECT * FROM member WHERE workspace = ?1 AND email_key = ?2").bind(workspace).bind(email_key(email));
    found.fetch_optional(connection).await.map_err(failed)?.as_ref().map(member).transpose()
}

/// Everybody, by name.
pub(in crate::store::sqlite) async fn all(connection: &mut SqliteConnection, workspace: i64) -> Result<Vec<Member>, StoreError> {
    let all = sqlx::query("SELECT * FROM member WHERE workspace = ?1 ORDER BY name, id").bind(workspace);
    all.fetch_all(connection).await.map_err(failed)?.iter().map(member).collect()
}

/// Writes a new member.
pub(in crate::store::sqlite) async fn insert(
    connection: &mut SqliteConnection,
    workspace: i64,
    member: &Member,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO member (workspace, id, name, email, email_key, password, role, active, made, department)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )
    .bind(workspace)
    .bind(member.id.as_bytes().as_slice())
    .bind(&member.name)
    .bind(&member.email)
    .bind(email_key(&member.email))
    .bind(&member.password)
    .bind(word(member.role))
    .bind(member.active)
    .bind(member.made.as_millis())
    .bind(member.department.map(|department| department.as_bytes().to_vec()))
    .execute(connection)
    .await
    .map(|_| ())
    .map_err(failed)
}

pub(super) async fn set_password(
    connection: &mut SqliteConnection,
    workspace: i64,
    member: Id,
    password: &str,
) -> Result<(), StoreError> {
    let set = sqlx::query("UPDATE member SET password = ?3 WHERE workspace = ?1 AND id = ?2");
    let set = set.bind(workspace).bind(member.as_bytes().as_slice()).bind(password);
    set.execute(connection).await.map(|_| ()).map_err(failed)
}

pub(super) async fn set_name(
    connection: &mut SqliteConnection,
    workspace: i64,
    member: Id,
    name: &str,
) -> Result<(), PeopleError> {
    let set = sqlx::query("UPDATE member SET name = ?3 WHERE workspace = ?1 AND id = ?2");
    let set = set.bind(workspace).bind(member.as_bytes().as_slice()).bind(name);
    if set.execute(connection).await.map_err(failed)?.rows_affected() == 0 {
        return Err(AccountError::NotFound.into());
    }
    Ok(())
}

pub(super) async fn set(
    connection: &mut SqliteConnection,
    workspace: i64,
    member: Id,
    (role, active): (Role, bool),
    by: Id,
    now: Instant,
) -> Result<(), PeopleError> {
    let before = find(connection, workspace, member).await?.ok_or(AccountError::NotFound)?;
    let set = sqlx::query("UPDATE member SET role = ?3, active = ?4 WHERE workspace = ?1 AND id = ?2");
    let set = set.bind(workspace).bind(member.as_bytes().as_slice()).bind(word(role)).bind(active);
    set.execute(&mut *connection).await.map_err(failed)?;
    if let Some(note) = Note::member_set(by, member, (before.role, before.active), (role, active), now) {
        audit::append(&mut *connection, workspace, &note).await?;
    }
    let leads = "SELECT EXISTS (SELECT 1 FROM member WHERE workspace = ?1 AND role = 'owner' AND active)";
    // The transaction is not committed then.
    if sqlx::query_scalar(leads).bind(workspace).fetch_one(connection).await.map_err(failed)? {
        Ok(())
    } else {
        Err(AccountError::LastOwner.into())
    }
}

pub(super) async fn set_department(
    connection: &mut SqliteConnection,
    workspace: i64,
    member: Id,
    department: Option<Id>,
    by: Id,
    now: Instant,
) -> Result<Option<Id>, PeopleError> {
    let before = find(connection, workspace, member).await?.ok_or(AccountError::NotFound)?.department;
    if before != department {
        let set = sqlx::query("UPDATE member SET department = ?3 WHERE workspace = ?1 AND id = ?2");
        let set = set.bind(workspace).bind(member.as_bytes().as_slice()).bind(department.map(|id| id.as_bytes().to_vec()));
        set.execute(&mut *connection).await.map_err(failed)?;
        audit::append(connection, workspace, &Note::moved(by, member, department, now)).await?;
    }
    Ok(before)
}

pub(super) async fn in_department(
    connection: &mut SqliteConnection,
    workspace: i64,
    department: Id,
) -> Result<Vec<Id>, StoreError> {
    let found = sqlx::query("SELECT id FROM member WHERE workspace = ?1 AND department = ?2");
    let found = found.bind(workspace).bind(department.as_bytes().as_slice());
    found.fetch_all(connection).await.map_err(failed)?.iter().map(|row| id(row, "id")).collect()
}

pub(super) async fn team(connection: &mut SqliteConnection, workspace: i64, now: Instant) -> Result<Vec<Seat>, StoreError> {
    let mut of_member: HashMap<Id, (u32, Option<Instant>)> = HashMap::new();
    for session in sessions::all(&mut *connection, workspace).await? {
        let (devices, seen) = of_member.entry(session.member).or_default();
        *devices += u32::from(session.is_live(now));
        *seen = (*seen).max(Some(session.seen));
    }
    let kept = sqlx::query("SELECT id, seen FROM member WHERE workspace = ?1 AND seen IS NOT NULL").bind(workspace);
    for row in kept.fetch_all(&mut *connection).await.map_err(failed)? {
        let (_, seen) = of_member.entry(id(&row, "id")?).or_default();
        *seen = (*seen).max(Some(instant(&row, "seen")?));
    }
    let members = all(connection, workspace).await?;
    let seat = |member: Member| {
        let (devices, seen) = of_member.get(&member.id).copied().unwrap_or_default();
        Seat { member, seen, devices }
    };
    Ok(members.into_iter().map(seat).collect())
}
