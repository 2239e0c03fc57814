//! People in memory.

mod book;

use std::sync::{Mutex, MutexGuard, PoisonError};

use ingot_shared::account::review::Decision;
use ingot_shared::account::{AUDIT_PAGE, AccountError, AuditEntry, Happened, LinkKind, PASSKEYS, Role};
use ingot_shared::{Id, Instant};

use self::book::Book;
use crate::store::StoreError;
use crate::store::audit::{Link, Note};
use crate::store::people::{
    Draft, Fingerprint, KeyState, Member, NewSession, Newcomer, OneTimeLink, Passkey, People, PeopleError, Seat, Session,
    SessionEnd,
};

/// The people of a workspace in memory.
#[derive(Debug, Default)]
pub struct MemoryPeople {
    book: Mutex<Book>,
}

impl Clone for MemoryPeople {
    fn clone(&self) -> Self {
        Self { book: Mutex::new(self.book().clone()) }
    }
}

impl MemoryPeople {
    /// A document is erased: with it goes what was to be done to it.
    pub(in crate::store) fn erase(&self, document: Id) {
        self.book().erase(document);
    }

    fn book(&self) -> MutexGuard<'_, Book> {
        self.book.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A draft without what it says.
fn silent(draft: &Draft) -> Draft {
    Draft { commands: Vec::new(), ..draft.clone() }
}

impl People for MemoryPeople {
    async fn has_owner(&self) -> Result<bool, StoreError> {
        Ok(self.book().is_an_owner())
    }

    async fn make_link(&self, link: OneTimeLink, secret: Fingerprint) -> Result<(), StoreError> {
        let mut book = self.book();
        if link.kind != LinkKind::Invite {
            let same = |other: &&mut OneTimeLink| other.kind == link.kind && other.member == link.member && other.used.is_none();
            book.links.values_mut().filter(same).for_each(|other| other.withdrawn = Some(link.made));
        }
        if let Some(note) = Note::link_made(&link) {
            book.note(note);
        }
        book.links.insert(secret, link);
        Ok(())
    }

    async fn link(&self, secret: Fingerprint) -> Result<Option<OneTimeLink>, StoreError> {
        Ok(self.book().links.get(&secret).cloned())
    }

    async fn enter(&self, secret: Fingerprint, newcomer: Newcomer, now: Instant) -> Result<Member, PeopleError> {
        let mut book = self.book();
        let link = book.usable(secret, now)?;
        let denied = match link.kind {
            LinkKind::Recovery => Some(AccountError::LinkUnknown),
            LinkKind::Owner if book.is_an_owner() => Some(AccountError::LinkUsed),
            _ if book.by_email(&newcomer.email).is_some() => Some(AccountError::EmailTaken),
            _ => None,
        };
        if let Some(denied) = denied {
            return Err(denied.into());
        }
        let Newcomer { wish, id, name, email, password, session } = newcomer;
        let id = wish.filter(|wish| !book.members.contains_key(wish)).unwrap_or(id);
        let member = Member { id, name, email, password, role: link.role, active: true, made: now, department: link.department };
        book.use_up(secret, now);
        book.note(Note::link_used(&link, id, now));
        book.members.insert(id, member.clone());
        book.open(id, session, now);
        Ok(member)
    }

    async fn recover(
        &self,
        secret: Fingerprint,
        password: String,
        session: NewSession,
        now: Instant,
    ) -> Result<(Member, Vec<Id>), PeopleError> {
        let mut book = self.book();
        let link = book.usable(secret, now)?;
        let member = link.member.ok_or(AccountError::LinkUnknown)?;
        let recovered = book.begin_anew(member, password, session, now).ok_or(AccountError::LinkUnknown)?;
        book.use_up(secret, now);
        book.note(Note::link_used(&link, member, now));
        Ok(recovered)
    }

    async fn member(&self, id: Id) -> Result<Option<Member>, StoreError> {
        Ok(self.book().members.get(&id).cloned())
    }

    async fn by_email(&self, email: &str) -> Result<Option<Member>, StoreError> {
        Ok(self.book().by_email(email).cloned())
    }

    async fn sign_in(&self, checked: &Member, session: NewSession, now: Instant) -> Result<(), PeopleError> {
        let mut book = self.book();
        let same = |member: &&Member| member.active && member.password == checked.password;
        book.members.get(&checked.id).filter(same).ok_or(AccountError::WrongLogin)?;
        book.note(Note::own(Happened::SignedIn, checked.id, now).about(session.id));
        book.open(checked.id, session, now);
        Ok(())
    }

    async fn session(&self, token: Fingerprint) -> Result<Option<(Session, Member)>, StoreError> {
        let book = self.book();
        let session = book.sessions.get(&token);
        Ok(session.and_then(|session| Some((session.clone(), book.members.get(&session.member)?.clone()))))
    }

    async fn end(&self, session: Id, end: SessionEnd, by: Id, now: Instant) -> Result<bool, StoreError> {
        let mut book = self.book();
        let Some(found) = book.sessions.values_mut().find(|other| other.id == session && other.end.is_none()) else {
            return Ok(false);
        };
        found.end = Some((end, now));
        let member = found.member;
        book.note(Note::session_ended(end, by, member, session, now));
        Ok(true)
    }

    async fn prove(&self, session: Id, now: Instant) -> Result<(), StoreError> {
        let mut book = self.book();
        if let Some(found) = book.sessions.values_mut().find(|other| other.id == session) {
            found.proved = now;
            let member = found.member;
            book.note(Note::own(Happened::Proved, member, now).about(session));
        }
        Ok(())
    }

    async fn make_codes(&self, member: Id, codes: Vec<Fingerprint>, now: Instant) -> Result<(), StoreError> {
        let mut book = self.book();
        book.codes.insert(member, codes);
        book.note(Note::own(Happened::CodesMade, member, now));
        Ok(())
    }

    async fn codes_left(&self, member: Id) -> Result<u32, StoreError> {
        let left = self.book().codes.get(&member).map_or(0, Vec::len);
        Ok(u32::try_from(left).unwrap_or(u32::MAX))
    }

    async fn has_code(&self, member: Id, code: Fingerprint) -> Result<bool, StoreError> {
        Ok(self.book().codes.get(&member).is_some_and(|codes| codes.contains(&code)))
    }

    async fn use_code(
        &self,
        member: Id,
        code: Fingerprint,
        password: String,
        session: NewSession,
        now: Instant,
    ) -> Result<(Member, Vec<Id>), PeopleError> {
        let mut book = self.book();
        let at = book.codes.get(&member).and_then(|codes| codes.iter().position(|one| *one == code));
        let at = at.ok_or(AccountError::WrongCode)?;
        let recovered = book.begin_anew(member, password, session, now).ok_or(AccountError::WrongCode)?;
        if let Some(codes) = book.codes.get_mut(&member) {
            codes.remove(at);
        }
        book.note(Note::own(Happened::CodeUsed, member, now));
        Ok(recovered)
    }

    async fn add_passkey(&self, passkey: Passkey) -> Result<(), PeopleError> {
        let mut book = self.book();
        let is_known = book.passkeys.iter().any(|one| one.credential == passkey.credential);
        let of_member = book.passkeys.iter().filter(|one| one.member == passkey.member).count();
        if is_known || of_member >= PASSKEYS {
            return Err(AccountError::PasskeyFailed.into());
        }
        book.note(Note::own(Happened::PasskeyAdded, passkey.member, passkey.made).about(passkey.id));
        book.passkeys.push(passkey);
        Ok(())
    }

    async fn passkeys(&self, member: Id) -> Result<Vec<Passkey>, StoreError> {
        Ok(self.book().passkeys.iter().rev().filter(|passkey| passkey.member == member).cloned().collect())
    }

    async fn passkey(&self, credential: &[u8]) -> Result<Option<(Passkey, Member)>, StoreError> {
        let book = self.book();
        let passkey = book.passkeys.iter().find(|passkey| passkey.credential == credential);
        Ok(passkey.and_then(|passkey| Some((passkey.clone(), book.members.get(&passkey.member)?.clone()))))
    }

    async fn passkey_used(&self, passkey: Id, state: KeyState, now: Instant) -> Result<(), StoreError> {
        if let Some(found) = self.book().passkeys.iter_mut().find(|one| one.id == passkey) {
            (found.state, found.used) = (state, Some(now));
        }
        Ok(())
    }

    async fn remove_passkey(&self, member: Id, passkey: Id, now: Instant) -> Result<(), PeopleError> {
        let mut book = self.book();
        let at = book.passkeys.iter().position(|one| one.id == passkey && one.member == member).ok_or(AccountError::NotFound)?;
        book.passkeys.remove(at);
        book.note(Note::own(Happened::PasskeyRemoved, member, now).about(passkey));
        Ok(())
    }

    async fn set_password(&self, checked: &Member, password: String, keep: Id, now: Instant) -> Result<Vec<Id>, PeopleError> {
        let mut book = self.book();
        let member = book.members.get_mut(&checked.id).filter(|member| member.password == checked.password);
        member.ok_or(AccountError::WrongLogin)?.password = password;
        book.note(Note::own(Happened::PasswordChanged, checked.id, now));
        Ok(book.end_all(checked.id, Some(keep), SessionEnd::SignedOut, now))
    }

    async fn set_name(&self, member: Id, name: String) -> Result<(), PeopleError> {
        self.book().members.get_mut(&member).ok_or(AccountError::NotFound)?.name = name;
        Ok(())
    }

    async fn set_member(&self, member: Id, role: Role, active: bool, by: Id, now: Instant) -> Result<(), PeopleError> {
        let mut book = self.book();
        let leads = |other: &Member| other.active && other.role == Role::Owner;
        let others_lead = book.members.values().any(|other| other.id != member && leads(other));
        let found = book.members.get_mut(&member).ok_or(AccountError::NotFound)?;
        if leads(found) && !(active && role == Role::Owner) && !others_lead {
            return Err(AccountError::LastOwner.into());
        }
        let before = (found.role, found.active);
        (found.role, found.active) = (role, active);
        if !active {
            book.end_all(member, None, SessionEnd::CutOff, now);
        }
        if let Some(note) = Note::member_set(by, member, before, (role, active), now) {
            book.note(note);
        }
        Ok(())
    }

    async fn set_department(&self, member: Id, department: Option<Id>, by: Id, now: Instant) -> Result<Option<Id>, PeopleError> {
        let mut book = self.book();
        let found = book.members.get_mut(&member).ok_or(AccountError::NotFound)?;
        let before = std::mem::replace(&mut found.department, department);
        if before != department {
            book.note(Note::moved(by, member, department, now));
        }
        Ok(before)
    }

    async fn in_department(&self, department: Id) -> Result<Vec<Id>, StoreError> {
        let book = self.book();
        let is_in = |member: &&Member| member.department == Some(department);
        Ok(book.members.values().filter(is_in).map(|member| member.id).collect())
    }

    async fn team(&self, now: Instant) -> Result<Vec<Seat>, StoreError> {
        let book = self.book();
        let mut seats: Vec<Seat> = book
            .members
            .values()
            .map(|member| {
                let of_member = || book.sessions.values().filter(|session| session.member == member.id);
                let live = of_member().filter(|session| session.is_live(now)).count();
                let kept = book.seen.get(&member.id).copied();
                let seen = of_member().map(|session| session.seen).chain(kept).max();
                Seat { member: member.clone(), seen, devices: u32::try_from(live).unwrap_or(u32::MAX) }
            })
            .collect();
        seats.sort_by(|a, b| (&a.member.name, a.member.id).cmp(&(&b.member.name, b.member.id)));
        Ok(seats)
    }

    async fn invites(&self, now: Instant) -> Result<Vec<(OneTimeLink, String)>, StoreError> {
        let book = self.book();
        let waiting = book.links.values().filter(|link| link.kind == LinkKind::Invite && link.check(now).is_ok());
        let maker = |link: &OneTimeLink| link.by.and_then(|by| book.members.get(&by)).map(|by| by.name.clone());
        let mut invites: Vec<_> = waiting.map(|link| (link.clone(), maker(link).unwrap_or_default())).collect();
        invites.sort_by_key(|(link, _)| std::cmp::Reverse((link.made, link.id)));
        Ok(invites)
    }

    async fn withdraw(&self, invite: Id, by: Id, now: Instant) -> Result<(), PeopleError> {
        let mut book = self.book();
        let waits = |link: &&mut OneTimeLink| link.id == invite && link.kind == LinkKind::Invite && link.check(now).is_ok();
        let link = book.links.values_mut().find(waits).ok_or(AccountError::NotFound)?;
        link.withdrawn = Some(now);
        book.note(Note { member: None, ..Note::own(Happened::Withdrawn, by, now).about(invite) });
        Ok(())
    }

    async fn sessions(&self, member: Id, now: Instant) -> Result<Vec<Session>, StoreError> {
        let book = self.book();
        let live = book.sessions.values().filter(|session| session.member == member && session.is_live(now));
        let mut live: Vec<Session> = live.cloned().collect();
        live.sort_by_key(|session| std::cmp::Reverse((session.seen, session.id)));
        Ok(live)
    }

    async fn session_by_id(&self, session: Id) -> Result<Option<Session>, StoreError> {
        Ok(self.book().sessions.values().find(|other| other.id == session).cloned())
    }

    async fn seen(&self, seen: Vec<(Id, Instant)>) -> Result<(), StoreError> {
        let mut book = self.book();
        for (id, at) in seen {
            if let Some(session) = book.sessions.values_mut().find(|session| session.id == id) {
                session.seen = session.seen.max(at);
            }
        }
        Ok(())
    }

    async fn bind(&self, session: Id, device: Id) -> Result<(), PeopleError> {
        let mut book = self.book();
        let found = book.sessions.values().find(|other| other.id == session).ok_or(AccountError::SignedOut)?;
        let member = found.member;
        let of_another = |other: &Session| other.device == Some(device) && other.member != member && other.end.is_none();
        if book.sessions.values().any(of_another) {
            return Err(AccountError::NotAllowed.into());
        }
        if let Some(found) = book.sessions.values_mut().find(|other| other.id == session) {
            found.device = Some(device);
        }
        Ok(())
    }

    async fn tidy(&self, now: Instant) -> Result<u64, StoreError> {
        Ok(self.book().tidy(now))
    }

    async fn hand_in(&self, draft: Draft) -> Result<(), PeopleError> {
        Ok(self.book().hand_in(draft)?)
    }

    async fn drafts_of(&self, member: Id) -> Result<Vec<Draft>, StoreError> {
        let book = self.book();
        Ok(book.drafts.iter().rev().filter(|draft| draft.member == member).map(silent).collect())
    }

    async fn drafts(&self) -> Result<Vec<Draft>, StoreError> {
        Ok(self.book().drafts.iter().filter(|draft| draft.decided.is_none()).map(silent).collect())
    }

    async fn draft(&self, member: Id, draft: Id) -> Result<Option<Draft>, StoreError> {
        Ok(self.book().drafts.iter().find(|known| (known.member, known.id) == (member, draft)).cloned())
    }

    async fn decide(&self, member: Id, drafts: Vec<Id>, decision: (Decision, Id), now: Instant) -> Result<(), StoreError> {
        let mut book = self.book();
        drafts.into_iter().for_each(|draft| book.decide((member, draft), decision, now));
        Ok(())
    }

    async fn note(&self, notes: Vec<Note>) -> Result<(), StoreError> {
        let mut book = self.book();
        notes.into_iter().for_each(|note| book.note(note));
        Ok(())
    }

    async fn audit(&self, before: Option<u64>) -> Result<Vec<AuditEntry>, StoreError> {
        let book = self.book();
        let entries = (1..).zip(&book.audit).map(|(number, (note, _))| note.entry(number));
        let entries = entries.take_while(|entry| before.is_none_or(|before| entry.number < before));
        let mut entries: Vec<AuditEntry> = entries.collect();
        entries.reverse();
        entries.truncate(AUDIT_PAGE);
        Ok(entries)
    }

    async fn erasure(&self, document: Id) -> Result<Option<(AuditEntry, Link)>, StoreError> {
        let book = self.book();
        let is_it = |note: &Note| note.what == Happened::Erased && note.thing == Some(document);
        let mut entries = (1..).zip(&book.audit);
        Ok(entries.find(|(_, (note, _))| is_it(note)).map(|(number, (note, link))| (note.entry(number), *link)))
    }

    async fn audit_broken_at(&self) -> Result<Option<u64>, StoreError> {
        Ok(self.book().audit_broken_at())
    }
}
