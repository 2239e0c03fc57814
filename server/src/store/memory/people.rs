//! People in memory.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use ingot_shared::account::{AccountError, LinkKind, Role};
use ingot_shared::{Id, Instant};

use crate::store::StoreError;
use crate::store::people::{
    Fingerprint, Member, NewSession, Newcomer, OneTimeLink, People, PeopleError, Seat, Session, SessionEnd, email_key,
};

/// The people of a workspace in memory.
#[derive(Debug, Default)]
pub struct MemoryPeople {
    book: Mutex<Book>,
}

#[derive(Clone, Debug, Default)]
struct Book {
    members: BTreeMap<Id, Member>,
    sessions: BTreeMap<Fingerprint, Session>,
    links: BTreeMap<Fingerprint, OneTimeLink>,
}

impl Clone for MemoryPeople {
    fn clone(&self) -> Self {
        Self { book: Mutex::new(self.book().clone()) }
    }
}

impl MemoryPeople {
    fn book(&self) -> MutexGuard<'_, Book> {
        self.book.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Book {
    fn usable(&self, secret: Fingerprint, now: Instant) -> Result<OneTimeLink, AccountError> {
        let link = self.links.get(&secret).ok_or(AccountError::LinkUnknown)?;
        link.check(now)?;
        let made = |by: &Id| self.members.get(by).is_some_and(|maker| link.may_be_made_by(maker));
        if link.by.as_ref().is_some_and(|by| !made(by)) {
            return Err(AccountError::LinkUsed);
        }
        Ok(link.clone())
    }

    fn use_up(&mut self, secret: Fingerprint, now: Instant) {
        if let Some(link) = self.links.get_mut(&secret) {
            link.used = Some(now);
        }
    }

    fn by_email(&self, email: &str) -> Option<&Member> {
        let key = email_key(email);
        self.members.values().find(|member| email_key(&member.email) == key)
    }

    fn open(&mut self, member: Id, session: NewSession, now: Instant) {
        let NewSession { id, token, label } = session;
        self.sessions.insert(token, Session { id, member, label, device: None, since: now, seen: now, end: None });
    }

    /// Ends the sessions of a member but one.
    fn end_all(&mut self, member: Id, keep: Option<Id>, end: SessionEnd) -> Vec<Id> {
        let lasting = |session: &&mut Session| session.member == member && session.end.is_none() && Some(session.id) != keep;
        let ended = self.sessions.values_mut().filter(lasting).map(|session| {
            session.end = Some(end);
            session.id
        });
        ended.collect()
    }

    fn is_an_owner(&self) -> bool {
        self.members.values().any(|member| member.role == Role::Owner)
    }
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
        let member = Member { id, name, email, password, role: link.role, active: true, made: now };
        book.use_up(secret, now);
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
        let member = link.member.and_then(|id| book.members.get_mut(&id)).filter(|member| member.active);
        let member = member.ok_or(AccountError::LinkUnknown)?;
        member.password = password;
        let member = member.clone();
        let ended = book.end_all(member.id, None, SessionEnd::SignedOut);
        book.use_up(secret, now);
        book.open(member.id, session, now);
        Ok((member, ended))
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
        book.open(checked.id, session, now);
        Ok(())
    }

    async fn session(&self, token: Fingerprint) -> Result<Option<(Session, Member)>, StoreError> {
        let book = self.book();
        let session = book.sessions.get(&token);
        Ok(session.and_then(|session| Some((session.clone(), book.members.get(&session.member)?.clone()))))
    }

    async fn end(&self, session: Id, end: SessionEnd, _now: Instant) -> Result<bool, StoreError> {
        let mut book = self.book();
        let found = book.sessions.values_mut().find(|other| other.id == session && other.end.is_none());
        Ok(found.is_some_and(|found| {
            found.end = Some(end);
            true
        }))
    }

    async fn set_password(&self, checked: &Member, password: String, keep: Id, _now: Instant) -> Result<Vec<Id>, PeopleError> {
        let mut book = self.book();
        let member = book.members.get_mut(&checked.id).filter(|member| member.password == checked.password);
        member.ok_or(AccountError::WrongLogin)?.password = password;
        Ok(book.end_all(checked.id, Some(keep), SessionEnd::SignedOut))
    }

    async fn set_name(&self, member: Id, name: String) -> Result<(), PeopleError> {
        self.book().members.get_mut(&member).ok_or(AccountError::NotFound)?.name = name;
        Ok(())
    }

    async fn set_member(&self, member: Id, role: Role, active: bool, _now: Instant) -> Result<(), PeopleError> {
        let mut book = self.book();
        let leads = |other: &Member| other.active && other.role == Role::Owner;
        let others_lead = book.members.values().any(|other| other.id != member && leads(other));
        let found = book.members.get_mut(&member).ok_or(AccountError::NotFound)?;
        if leads(found) && !(active && role == Role::Owner) && !others_lead {
            return Err(AccountError::LastOwner.into());
        }
        (found.role, found.active) = (role, active);
        if !active {
            book.end_all(member, None, SessionEnd::CutOff);
        }
        Ok(())
    }

    async fn team(&self, now: Instant) -> Result<Vec<Seat>, StoreError> {
        let book = self.book();
        let mut seats: Vec<Seat> = book
            .members
            .values()
            .map(|member| {
                let of_member = || book.sessions.values().filter(|session| session.member == member.id);
                let live = of_member().filter(|session| session.is_live(now)).count();
                let seen = of_member().map(|session| session.seen).max();
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

    async fn withdraw(&self, invite: Id, now: Instant) -> Result<(), PeopleError> {
        let mut book = self.book();
        let waits = |link: &&mut OneTimeLink| link.id == invite && link.kind == LinkKind::Invite && link.check(now).is_ok();
        let link = book.links.values_mut().find(waits).ok_or(AccountError::NotFound)?;
        link.withdrawn = Some(now);
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
}
