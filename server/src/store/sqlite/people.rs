//! People in the database.
//!
//! They have a connection of their own that writes, beside the log's: both take their turn at SQLite's lock. An administrator's command
//! does the same from another process.

mod audit;
mod codes;
mod drafts;
mod links;
mod members;
mod passkeys;
mod sessions;
mod tidy;

use std::path::Path;

use ingot_shared::account::review::Decision;
use ingot_shared::account::{AccountError, AuditEntry, Happened, Role};
use ingot_shared::{Id, Instant};
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool, SqlitePoolOptions};
use sqlx::{Sqlite, Transaction};

pub(super) use self::audit::{append, broken_at, vouched};
pub(super) use self::members::{all, insert};
use super::persist::failed;
use super::{admin, open};
use crate::store::StoreError;
use crate::store::audit::{Link, Note};
use crate::store::people::{
    Draft, Fingerprint, KeyState, Member, NewSession, Newcomer, OneTimeLink, Passkey, People, PeopleError, Seat, Session,
    SessionEnd,
};

/// The people of the workspace in a data folder.
#[derive(Debug)]
pub struct SqlitePeople {
    readers: SqlitePool,
    /// One connection: whoever writes waits for whoever wrote before.
    writers: SqlitePool,
    workspace: i64,
}

impl SqlitePeople {
    /// Opens the people of a data folder, also while a relay runs.
    ///
    /// # Errors
    /// [`StoreError::Unusable`] when there is no store, or one of another version.
    pub async fn open(folder: &Path) -> Result<Self, StoreError> {
        let workspace = admin::newest_workspace(folder).await?;
        let options = open::options(folder).create_if_missing(false);
        Ok(Self::new(open::readers(&options), options, workspace))
    }

    pub(super) fn new(readers: SqlitePool, options: SqliteConnectOptions, workspace: i64) -> Self {
        let writers = SqlitePoolOptions::new().max_connections(1).connect_lazy_with(options);
        Self { readers, writers, workspace }
    }

    /// Ends its connections.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writers.close().await;
    }

    async fn begin(&self) -> Result<Transaction<'static, Sqlite>, StoreError> {
        self.writers.begin_with("BEGIN IMMEDIATE").await.map_err(failed)
    }
}

impl People for SqlitePeople {
    async fn has_owner(&self) -> Result<bool, StoreError> {
        let mut reader = self.readers.acquire().await.map_err(failed)?;
        members::has_owner(&mut reader, self.workspace).await
    }

    async fn make_link(&self, link: OneTimeLink, secret: Fingerprint) -> Result<(), StoreError> {
        let mut writing = self.begin().await?;
        links::make(&mut writing, self.workspace, &link, secret).await?;
        writing.commit().await.map_err(failed)
    }

    async fn link(&self, secret: Fingerprint) -> Result<Option<OneTimeLink>, StoreError> {
        let mut reader = self.readers.acquire().await.map_err(failed)?;
        links::find(&mut reader, self.workspace, secret).await
    }

    async fn enter(&self, secret: Fingerprint, newcomer: Newcomer, now: Instant) -> Result<Member, PeopleError> {
        let mut writing = self.begin().await?;
        let member = links::enter(&mut writing, self.workspace, secret, newcomer, now).await?;
        writing.commit().await.map_err(failed)?;
        Ok(member)
    }

    async fn recover(
        &self,
        secret: Fingerprint,
        password: String,
        session: NewSession,
        now: Instant,
    ) -> Result<(Member, Vec<Id>), PeopleError> {
        let mut writing = self.begin().await?;
        let recovered = links::recover(&mut writing, self.workspace, secret, password, session, now).await?;
        writing.commit().await.map_err(failed)?;
        Ok(recovered)
    }

    async fn member(&self, id: Id) -> Result<Option<Member>, StoreError> {
        let mut reader = self.readers.acquire().await.map_err(failed)?;
        members::find(&mut reader, self.workspace, id).await
    }

    async fn by_email(&self, email: &str) -> Result<Option<Member>, StoreError> {
        let mut reader = self.readers.acquire().await.map_err(failed)?;
        members::by_email(&mut reader, self.workspace, email).await
    }

    async fn sign_in(&self, checked: &Member, session: NewSession, now: Instant) -> Result<(), PeopleError> {
        let mut writing = self.begin().await?;
        let found = members::find(&mut writing, self.workspace, checked.id).await?;
        found.filter(|member| member.active && member.password == checked.password).ok_or(AccountError::WrongLogin)?;
        sessions::open(&mut writing, self.workspace, checked.id, &session, now).await?;
        let note = Note::own(Happened::SignedIn, checked.id, now).about(session.id);
        append(&mut writing, self.workspace, &note).await?;
        writing.commit().await.map_err(failed)?;
        Ok(())
    }

    async fn session(&self, token: Fingerprint) -> Result<Option<(Session, Member)>, StoreError> {
        let mut reader = self.readers.acquire().await.map_err(failed)?;
        let Some(session) = sessions::by_token(&mut reader, self.workspace, token).await? else { return Ok(None) };
        let member = members::find(&mut reader, self.workspace, session.member).await?;
        Ok(member.map(|member| (session, member)))
    }

    async fn end(&self, session: Id, end: SessionEnd, by: Id, now: Instant) -> Result<bool, StoreError> {
        let mut writing = self.begin().await?;
        let ended = sessions::end(&mut writing, self.workspace, session, end, by, now).await?;
        writing.commit().await.map_err(failed)?;
        Ok(ended)
    }

    async fn prove(&self, session: Id, now: Instant) -> Result<(), StoreError> {
        let mut writing = self.begin().await?;
        sessions::prove(&mut writing, self.workspace, session, now).await?;
        writing.commit().await.map_err(failed)
    }

    async fn make_codes(&self, member: Id, codes: Vec<Fingerprint>, now: Instant) -> Result<(), StoreError> {
        let mut writing = self.begin().await?;
        codes::set(&mut writing, self.workspace, member, &codes).await?;
        append(&mut writing, self.workspace, &Note::own(Happened::CodesMade, member, now)).await?;
        writing.commit().await.map_err(failed)
    }

    async fn codes_left(&self, member: Id) -> Result<u32, StoreError> {
        let mut reader = self.readers.acquire().await.map_err(failed)?;
        codes::left(&mut reader, self.workspace, member).await
    }

    async fn has_code(&self, member: Id, code: Fingerprint) -> Result<bool, StoreError> {
        let mut reader = self.readers.acquire().await.map_err(failed)?;
        codes::has(&mut reader, self.workspace, member, code).await
    }

    async fn use_code(
        &self,
        member: Id,
        code: Fingerprint,
        password: String,
        session: NewSession,
        now: Instant,
    ) -> Result<(Member, Vec<Id>), PeopleError> {
        let mut writing = self.begin().await?;
        codes::use_up(&mut writing, self.workspace, member, code).await?;
        let recovered = links::begin_anew(&mut writing, self.workspace, member, password, &session, now).await?;
        let recovered = recovered.ok_or(AccountError::WrongCode)?;
        append(&mut writing, self.workspace, &Note::own(Happened::CodeUsed, member, now)).await?;
        writing.commit().await.map_err(failed)?;
        Ok(recovered)
    }

    async fn add_passkey(&self, passkey: Passkey) -> Result<(), PeopleError> {
        let mut writing = self.begin().await?;
        passkeys::add(&mut writing, self.workspace, &passkey).await?;
        let note = Note::own(Happened::PasskeyAdded, passkey.member, passkey.made).about(passkey.id);
        append(&mut writing, self.workspace, &note).await?;
        writing.commit().await.map_err(failed)?;
        Ok(())
    }

    async fn passkeys(&self, member: Id) -> Result<Vec<Passkey>, StoreError> {
        let mut reader = self.readers.acquire().await.map_err(failed)?;
        passkeys::of(&mut reader, self.workspace, member).await
    }

    async fn passkey(&self, credential: &[u8]) -> Result<Option<(Passkey, Member)>, StoreError> {
        let mut reader = self.readers.acquire().await.map_err(failed)?;
        let Some(passkey) = passkeys::find(&mut reader, self.workspace, credential).await? else { return Ok(None) };
        let member = members::find(&mut reader, self.workspace, passkey.member).await?;
        Ok(member.map(|member| (passkey, member)))
    }

    async fn passkey_used(&self, passkey: Id, state: KeyState, now: Instant) -> Result<(), StoreError> {
        let mut writing = self.begin().await?;
        passkeys::used(&mut writing, self.workspace, passkey, state, now).await?;
        writing.commit().await.map_err(failed)
    }

    async fn remove_passkey(&self, member: Id, passkey: Id, now: Instant) -> Result<(), PeopleError> {
        let mut writing = self.begin().await?;
        passkeys::remove(&mut writing, self.workspace, member, passkey).await?;
        append(&mut writing, self.workspace, &Note::own(Happened::PasskeyRemoved, member, now).about(passkey)).await?;
        writing.commit().await.map_err(failed)?;
        Ok(())
    }

    async fn set_password(&self, checked: &Member, password: String, keep: Id, now: Instant) -> Result<Vec<Id>, PeopleError> {
        let mut writing = self.begin().await?;
        let found = members::find(&mut writing, self.workspace, checked.id).await?;
        found.filter(|member| member.password == checked.password).ok_or(AccountError::WrongLogin)?;
        members::set_password(&mut writing, self.workspace, checked.id, &password).await?;
        let ended = sessions::end_all(&mut writing, self.workspace, checked.id, Some(keep), SessionEnd::SignedOut, now).await?;
        append(&mut writing, self.workspace, &Note::own(Happened::PasswordChanged, checked.id, now)).await?;
        writing.commit().await.map_err(failed)?;
        Ok(ended)
    }

    async fn set_name(&self, member: Id, name: String) -> Result<(), PeopleError> {
        let mut writing = self.begin().await?;
        members::set_name(&mut writing, self.workspace, member, &name).await?;
        writing.commit().await.map_err(failed)?;
        Ok(())
    }

    async fn set_member(&self, member: Id, role: Role, active: bool, by: Id, now: Instant) -> Result<(), PeopleError> {
        let mut writing = self.begin().await?;
        members::set(&mut writing, self.workspace, member, (role, active), by, now).await?;
        if !active {
            sessions::end_all(&mut writing, self.workspace, member, None, SessionEnd::CutOff, now).await?;
        }
        writing.commit().await.map_err(failed)?;
        Ok(())
    }

    async fn set_department(&self, member: Id, department: Option<Id>, by: Id, now: Instant) -> Result<Option<Id>, PeopleError> {
        let mut writing = self.begin().await?;
        let before = members::set_department(&mut writing, self.workspace, member, department, by, now).await?;
        writing.commit().await.map_err(failed)?;
        Ok(before)
    }

    async fn in_department(&self, department: Id) -> Result<Vec<Id>, StoreError> {
        let mut reader = self.readers.acquire().await.map_err(failed)?;
        members::in_department(&mut reader, self.workspace, department).await
    }

    async fn team(&self, now: Instant) -> Result<Vec<Seat>, StoreError> {
        let mut reader = self.readers.acquire().await.map_err(failed)?;
        members::team(&mut reader, self.workspace, now).await
    }

    async fn invites(&self, now: Instant) -> Result<Vec<(OneTimeLink, String)>, StoreError> {
        let mut reader = self.readers.acquire().await.map_err(failed)?;
        links::invites(&mut reader, self.workspace, now).await
    }

    async fn withdraw(&self, invite: Id, by: Id, now: Instant) -> Result<(), PeopleError> {
        let mut writing = self.begin().await?;
        links::withdraw(&mut writing, self.workspace, invite, by, now).await?;
        writing.commit().await.map_err(failed)?;
        Ok(())
    }

    async fn sessions(&self, member: Id, now: Instant) -> Result<Vec<Session>, StoreError> {
        let mut reader = self.readers.acquire().await.map_err(failed)?;
        let sessions = sessions::of(&mut reader, self.workspace, member).await?;
        Ok(sessions.into_iter().filter(|session| session.is_live(now)).collect())
    }

    async fn session_by_id(&self, session: Id) -> Result<Option<Session>, StoreError> {
        let mut reader = self.readers.acquire().await.map_err(failed)?;
        sessions::by_id(&mut reader, self.workspace, session).await
    }

    async fn seen(&self, seen: Vec<(Id, Instant)>) -> Result<(), StoreError> {
        let mut writing = self.begin().await?;
        for (session, at) in seen {
            sessions::seen(&mut writing, self.workspace, session, at).await?;
        }
        writing.commit().await.map_err(failed)
    }

    async fn bind(&self, session: Id, device: Id) -> Result<(), PeopleError> {
        let mut writing = self.begin().await?;
        sessions::bind(&mut writing, self.workspace, session, device).await?;
        writing.commit().await.map_err(failed)?;
        Ok(())
    }

    async fn tidy(&self, now: Instant) -> Result<u64, StoreError> {
        let mut writing = self.begin().await?;
        let forgotten = tidy::tidy(&mut writing, self.workspace, now).await?;
        writing.commit().await.map_err(failed)?;
        Ok(forgotten)
    }

    async fn hand_in(&self, draft: Draft) -> Result<(), PeopleError> {
        let mut writing = self.begin().await?;
        drafts::hand_in(&mut writing, self.workspace, &draft).await?;
        writing.commit().await.map_err(failed)?;
        Ok(())
    }

    async fn drafts_of(&self, member: Id) -> Result<Vec<Draft>, StoreError> {
        let mut reader = self.readers.acquire().await.map_err(failed)?;
        drafts::of(&mut reader, self.workspace, member).await
    }

    async fn drafts(&self) -> Result<Vec<Draft>, StoreError> {
        let mut reader = self.readers.acquire().await.map_err(failed)?;
        drafts::waiting(&mut reader, self.workspace).await
    }

    async fn draft(&self, member: Id, draft: Id) -> Result<Option<Draft>, StoreError> {
        let mut reader = self.readers.acquire().await.map_err(failed)?;
        drafts::one(&mut reader, self.workspace, member, draft).await
    }

    async fn decide(&self, member: Id, drafts: Vec<Id>, decision: (Decision, Id), now: Instant) -> Result<(), StoreError> {
        let mut writing = self.begin().await?;
        for draft in drafts {
            drafts::decide(&mut writing, self.workspace, (member, draft), decision, now).await?;
        }
        writing.commit().await.map_err(failed)
    }

    async fn note(&self, notes: Vec<Note>) -> Result<(), StoreError> {
        let mut writing = self.begin().await?;
        for note in &notes {
            append(&mut writing, self.workspace, note).await?;
        }
        writing.commit().await.map_err(failed)
    }

    async fn audit(&self, before: Option<u64>) -> Result<Vec<AuditEntry>, StoreError> {
        let mut reader = self.readers.acquire().await.map_err(failed)?;
        audit::page(&mut reader, self.workspace, before).await
    }

    async fn erasure(&self, document: Id) -> Result<Option<(AuditEntry, Link)>, StoreError> {
        let mut reader = self.readers.acquire().await.map_err(failed)?;
        audit::erasure(&mut reader, self.workspace, document).await
    }

    async fn audit_broken_at(&self) -> Result<Option<u64>, StoreError> {
        let mut reader = self.readers.acquire().await.map_err(failed)?;
        broken_at(&mut reader, self.workspace).await
    }
}
