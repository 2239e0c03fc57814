//! Rows of links, and what using one does.

use ingot_shared::account::{AccountError, Happened, LinkKind};
use ingot_shared::{Id, Instant};
use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use super::members::{self, instant, optional_id, role, word};
use super::{audit, passkeys, sessions};
use crate::store::StoreError;
use crate::store::audit::Note;
use crate::store::people::{Fingerprint, Member, NewSession, Newcomer, OneTimeLink, PeopleError, SessionEnd};
use crate::store::sqlite::persist::{failed, id};

const KINDS: [(LinkKind, &str); 3] = [(LinkKind::Owner, "owner"), (LinkKind::Invite, "invite"), (LinkKind::Recovery, "recovery")];

fn kind_word(kind: LinkKind) -> &'static str {
    KINDS.iter().find(|(one, _)| *one == kind).map_or("", |(_, word)| word)
}

pub(super) fn link(row: &SqliteRow) -> Result<OneTimeLink, StoreError> {
    let stored: &str = row.try_get("kind").map_err(failed)?;
    let kind = KINDS.into_iter().find(|(_, word)| *word == stored);
    let (kind, _) = kind.ok_or_else(|| StoreError::Failed("a stored link is of no kind".to_owned()))?;
    let optional_instant = |column: &'static str| -> Result<Option<Instant>, StoreError> {
        let millis: Option<i64> = row.try_get(column).map_err(failed)?;
        Ok(millis.map(Instant::from_millis))
    };
    Ok(OneTimeLink {
        id: id(row, "id")?,
        kind,
        role: role(row)?,
        name: row.try_get("name").map_err(failed)?,
        by: optional_id(row, "by")?,
        member: optional_id(row, "member")?,
        made: instant(row, "made")?,
        expires: instant(row, "expires")?,
        used: optional_instant("used")?,
        withdrawn: optional_instant("withdrawn")?,
        department: optional_id(row, "department")?,
    })
}

pub(super) async fn find(
    connection: &mut SqliteConnection,
    workspace: i64,
    secret: Fingerprint,
) -> Result<Option<OneTimeLink>, StoreError> {
    let found = sqlx::query("SELECT * FROM link WHERE workspace = ?1 AND secret = ?2").bind(workspace).bind(secret.as_slice());
    found.fetch_optional(connection).await.map_err(failed)?.as_ref().map(link).transpose()
}

pub(super) async fn make(
    connection: &mut SqliteConnection,
    workspace: i64,
    link: &OneTimeLink,
    secret: Fingerprint,
) -> Result<(), StoreError> {
    let member = link.member.map(|member| member.as_bytes().to_vec());
    if link.kind != LinkKind::Invite {
        let before = sqlx::query(
            "UPDATE link SET withdrawn = ?4 WHERE workspace = ?1 AND kind = ?2 AND member IS ?3 AND used IS NULL AND withdrawn IS NULL",
        );
        let before = before.bind(workspace).bind(kind_word(link.kind)).bind(&member).bind(link.made.as_millis());
        before.execute(&mut *connection).await.map_err(failed)?;
    }
    sqlx::query(
        "INSERT INTO link (workspace, id, kind, secret, role, name, by, member, made, expires, department)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    )
    .bind(workspace)
    .bind(link.id.as_bytes().as_slice())
    .bind(kind_word(link.kind))
    .bind(secret.as_slice())
    .bind(word(link.role))
    .bind(&link.name)
    .bind(link.by.map(|by| by.as_bytes().to_vec()))
    .bind(member)
    .bind(link.made.as_millis())
    .bind(link.expires.as_millis())
    .bind(link.department.map(|department| department.as_bytes().to_vec()))
    .execute(&mut *connection)
    .await
    .map_err(failed)?;
    match Note::link_made(link) {
        Some(note) => audit::append(connection, workspace, &note).await,
        None => Ok(()),
    }
}

/// The link, when it works. The transaction that asks is the only one that writes.
async fn usable(
    connection: &mut SqliteConnection,
    workspace: i64,
    secret: Fingerprint,
    now: Instant,
) -> Result<OneTimeLink, PeopleError> {
    let link = find(connection, workspace, secret).await?.ok_or(AccountError::LinkUnknown)?;
    link.check(now)?;
    if let Some(by) = link.by {
        let maker = members::find(connection, workspace, by).await?;
        maker.filter(|maker| link.may_be_made_by(maker)).ok_or(AccountError::LinkUsed)?;
    }
    Ok(link)
}

async fn use_up(
    connection: &mut SqliteConnection,
    workspace: i64,
    link: &OneTimeLink,
    member: Id,
    now: Instant,
) -> Result<(), StoreError> {
    audit::append(&mut *connection, workspace, &Note::link_used(link, member, now)).await?;
    let used = sqlx::query("UPDATE link SET used = ?3, used_by = ?4 WHERE workspace = ?1 AND id = ?2");
    let used = used.bind(workspace).bind(link.id.as_bytes().as_slice()).bind(now.as_millis()).bind(member.as_bytes().as_slice());
    used.execute(connection).await.map(|_| ()).map_err(failed)
}

pub(super) async fn enter(
    connection: &mut SqliteConnection,
    workspace: i64,
    secret: Fingerprint,
    newcomer: Newcomer,
    now: Instant,
) -> Result<Member, PeopleError> {
    let link = usable(connection, workspace, secret, now).await?;
    match link.kind {
        LinkKind::Recovery => return Err(AccountError::LinkUnknown.into()),
        LinkKind::Owner if members::has_owner(connection, workspace).await? => return Err(AccountError::LinkUsed.into()),
        LinkKind::Owner | LinkKind::Invite => {}
    }
    let Newcomer { wish, id, name, email, password, session } = newcomer;
    if members::by_email(connection, workspace, &email).await?.is_some() {
        return Err(AccountError::EmailTaken.into());
    }
    let id = match wish {
        Some(wish) if members::find(connection, workspace, wish).await?.is_none() => wish,
        _ => id,
    };
    let member = Member { id, name, email, password, role: link.role, active: true, made: now, department: link.department };
    use_up(connection, workspace, &link, id, now).await?;
    members::insert(connection, workspace, &member).await?;
    sessions::open(connection, workspace, id, &session, now).await?;
    Ok(member)
}

pub(super) async fn recover(
    connection: &mut SqliteConnection,
    workspace: i64,
    secret: Fingerprint,
    password: String,
    session: NewSession,
    now: Instant,
) -> Result<(Member, Vec<Id>), PeopleError> {
    let link = usable(connection, workspace, secret, now).await?;
    let member = link.member.ok_or(AccountError::LinkUnknown)?;
    let recovered = begin_anew(connection, workspace, member, password, &session, now).await?;
    use_up(connection, workspace, &link, member, now).await?;
    recovered.ok_or_else(|| AccountError::LinkUnknown.into())
}

/// Sets a password, takes the passkeys away, ends every session of an active member and opens this one. Returns the ended ones.
pub(super) async fn begin_anew(
    connection: &mut SqliteConnection,
    workspace: i64,
    member: Id,
    password: String,
    session: &NewSession,
    now: Instant,
) -> Result<Option<(Member, Vec<Id>)>, StoreError> {
    let found = members::find(connection, workspace, member).await?.filter(|member| member.active);
    let Some(found) = found else { return Ok(None) };
    members::set_password(connection, workspace, member, &password).await?;
    passkeys::remove_all(connection, workspace, member).await?;
    let ended = sessions::end_all(connection, workspace, member, None, SessionEnd::SignedOut, now).await?;
    sessions::open(connection, workspace, member, session, now).await?;
    Ok(Some((Member { password, ..found }, ended)))
}

pub(super) async fn invites(
    connection: &mut SqliteConnection,
    workspace: i64,
    now: Instant,
) -> Result<Vec<(OneTimeLink, String)>, StoreError> {
    let waiting = sqlx::query(
        "SELECT link.*, coalesce(member.name, '') AS maker FROM link
         LEFT JOIN member ON member.workspace = link.workspace AND member.id = link.by
         WHERE link.workspace = ?1 AND kind = 'invite' AND used IS NULL AND withdrawn IS NULL AND expires > ?2
         ORDER BY link.made DESC, link.id DESC",
    );
    let rows = waiting.bind(workspace).bind(now.as_millis()).fetch_all(connection).await.map_err(failed)?;
    rows.iter().map(|row| Ok((link(row)?, row.try_get("maker").map_err(failed)?))).collect()
}

pub(super) async fn withdraw(
    connection: &mut SqliteConnection,
    workspace: i64,
    invite: Id,
    by: Id,
    now: Instant,
) -> Result<(), PeopleError> {
    let withdrawn = sqlx::query(
        "UPDATE link SET withdrawn = ?3 WHERE workspace = ?1 AND id = ?2 AND kind = 'invite' AND used IS NULL AND withdrawn IS NULL
         AND expires > ?3",
    );
    let withdrawn = withdrawn.bind(workspace).bind(invite.as_bytes().as_slice()).bind(now.as_millis());
    if withdrawn.execute(&mut *connection).await.map_err(failed)?.rows_affected() == 0 {
        return Err(AccountError::NotFound.into());
    }
    let note = Note { member: None, ..Note::own(Happened::Withdrawn, by, now).about(invite) };
    audit::append(connection, workspace, &note).await?;
    Ok(())
}
