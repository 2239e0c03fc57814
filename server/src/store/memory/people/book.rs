//! What is known of people in memory, and what one change does to it. Never here: who waits for whom.

use std::collections::BTreeMap;

use ingot_shared::account::review::{Decision, MAX_DRAFTS};
use ingot_shared::account::{AccountError, Role};
use ingot_shared::{Id, Instant};

use crate::store::audit::{self, Link, Note, ROOT, Stored};
use crate::store::people::{Draft, Fingerprint, Member, NewSession, OneTimeLink, Passkey, Session, SessionEnd, email_key};

#[derive(Clone, Debug, Default)]
pub(super) struct Book {
    pub(super) members: BTreeMap<Id, Member>,
    pub(super) sessions: BTreeMap<Fingerprint, Session>,
    pub(super) links: BTreeMap<Fingerprint, OneTimeLink>,
    pub(super) codes: BTreeMap<Id, Vec<Fingerprint>>,
    /// In the order in which they were made.
    pub(super) passkeys: Vec<Passkey>,
    /// When members were last here with sessions that are not kept any more.
    pub(super) seen: BTreeMap<Id, Instant>,
    /// In the order in which they were handed in.
    pub(super) drafts: Vec<Draft>,
    /// Documents that were erased.
    pub(super) erased: Vec<Id>,
    pub(super) audit: Vec<(Note, Link)>,
}

impl Book {
    pub(super) fn usable(&self, secret: Fingerprint, now: Instant) -> Result<OneTimeLink, AccountError> {
        let link = self.links.get(&secret).ok_or(AccountError::LinkUnknown)?;
        link.check(now)?;
        let made = |by: &Id| self.members.get(by).is_some_and(|maker| link.may_be_made_by(maker));
        if link.by.as_ref().is_some_and(|by| !made(by)) {
            return Err(AccountError::LinkUsed);
        }
        Ok(link.clone())
    }

    pub(super) fn use_up(&mut self, secret: Fingerprint, now: Instant) {
        if let Some(link) = self.links.get_mut(&secret) {
            link.used = Some(now);
        }
    }

    pub(super) fn by_email(&self, email: &str) -> Option<&Member> {
        let key = email_key(email);
        self.members.values().find(|member| email_key(&member.email) == key)
    }

    pub(super) fn open(&mut self, member: Id, session: NewSession, now: Instant) {
        let NewSession { id, token, label } = session;
        let session = Session { id, member, label, device: None, since: now, seen: now, proved: now, end: None };
        self.sessions.insert(token, session);
    }

    /// Ends the sessions of a member but one.
    pub(super) fn end_all(&mut self, member: Id, keep: Option<Id>, end: SessionEnd, now: Instant) -> Vec<Id> {
        let lasting = |session: &&mut Session| session.member == member && session.end.is_none() && Some(session.id) != keep;
        let ended = self.sessions.values_mut().filter(lasting).map(|session| {
            session.end = Some((end, now));
            session.id
        });
        ended.collect()
    }

    pub(super) fn is_an_owner(&self) -> bool {
        self.members.values().any(|member| member.role == Role::Owner)
    }

    /// Sets a password, takes the passkeys away, ends every session of an active member and opens this one. Returns the ended ones.
    pub(super) fn begin_anew(
        &mut self,
        member: Id,
        password: String,
        session: NewSession,
        now: Instant,
    ) -> Option<(Member, Vec<Id>)> {
        let found = self.members.get_mut(&member).filter(|found| found.active)?;
        found.password = password;
        let found = found.clone();
        self.passkeys.retain(|passkey| passkey.member != member);
        let ended = self.end_all(member, None, SessionEnd::SignedOut, now);
        self.open(member, session, now);
        Some((found, ended))
    }

    pub(super) fn tidy(&mut self, now: Instant) -> u64 {
        let before = self.links.len() + self.sessions.len() + self.drafts.len();
        self.drafts.retain(|draft| !draft.is_forgotten(now));
        for session in self.sessions.values().filter(|session| session.is_forgotten(now)) {
            let seen = self.seen.entry(session.member).or_insert(session.seen);
            *seen = session.seen.max(*seen);
        }
        self.sessions.retain(|_, session| !session.is_forgotten(now));
        self.links.retain(|_, link| !link.is_forgotten(now));
        (before - self.links.len() - self.sessions.len() - self.drafts.len()) as u64
    }

    pub(super) fn hand_in(&mut self, draft: Draft) -> Result<(), AccountError> {
        if self.drafts.iter().any(|known| (known.member, known.id) == (draft.member, draft.id)) {
            return Ok(());
        }
        if self.erased.contains(&draft.document) {
            return Err(AccountError::NotFound);
        }
        let waits = |known: &&Draft| known.member == draft.member && known.decided.is_none();
        if self.drafts.iter().filter(waits).count() >= MAX_DRAFTS {
            return Err(AccountError::TooMany);
        }
        self.drafts.push(draft);
        Ok(())
    }

    pub(super) fn decide(&mut self, (member, draft): (Id, Id), (decision, by): (Decision, Id), now: Instant) {
        let found = self.drafts.iter_mut().find(|known| (known.member, known.id) == (member, draft) && known.decided.is_none());
        let Some(found) = found else { return };
        found.commands = Vec::new();
        found.decided = Some((decision, by, now));
        let document = found.document;
        self.note(Note::decided(decision, by, member, document, now));
    }

    /// Nothing stays of what was to be done to this document.
    pub(super) fn erase(&mut self, document: Id) {
        self.drafts.retain(|draft| draft.document != document);
        if !self.erased.contains(&document) {
            self.erased.push(document);
        }
    }

    pub(super) fn note(&mut self, note: Note) {
        let before = self.audit.last().map_or(ROOT, |(_, link)| *link);
        let link = stored(&note, self.audit.len() as u64 + 1).link(&before);
        self.audit.push((note, link));
    }

    pub(super) fn audit_broken_at(&self) -> Option<u64> {
        let mut before = ROOT;
        for (number, (note, link)) in (1..).zip(&self.audit) {
            before = stored(note, number).link(&before);
            if before != *link {
                return Some(number);
            }
        }
        None
    }
}

fn stored(note: &Note, number: u64) -> Stored<'_> {
    Stored {
        number,
        at: note.at.as_millis(),
        what: audit::word(note.what),
        actor: note.actor.as_ref().map(|id| id.as_bytes().as_slice()),
        member: note.member.as_ref().map(|id| id.as_bytes().as_slice()),
        thing: note.thing.as_ref().map(|id| id.as_bytes().as_slice()),
        role: note.role.map(audit::role_word),
        count: note.count,
    }
}
