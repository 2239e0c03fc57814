//! What happened to accounts, for good: entries are only added, and each holds the hash of the one before.
//!
//! Whoever changes a row, takes one out or puts one in breaks the chain from there on; whoever can write to the file could also compute it
//! anew, or cut it at its end. Never here: SQL, or who may read it.

use ingot_shared::account::review::Decision;
use ingot_shared::account::{AuditEntry, Happened, LinkKind, Role};
use ingot_shared::{Id, Instant};
use sha2::{Digest, Sha256};

use super::people::{OneTimeLink, SessionEnd};

/// SHA-256 over the link before and an entry.
pub type Link = [u8; 32];

/// What comes before the first entry.
pub const ROOT: Link = [0; 32];

/// Words under which events are stored; they never change.
const WORDS: [(Happened, &str); 24] = [
    (Happened::SignedIn, "signed in"),
    (Happened::NotSignedIn, "not signed in"),
    (Happened::SignedOut, "signed out"),
    (Happened::Entered, "entered"),
    (Happened::Invited, "invited"),
    (Happened::Withdrawn, "withdrawn"),
    (Happened::RoleSet, "role set"),
    (Happened::Moved, "moved"),
    (Happened::Closed, "closed"),
    (Happened::Opened, "opened"),
    (Happened::CutOff, "cut off"),
    (Happened::RecoveryMade, "recovery made"),
    (Happened::Recovered, "recovered"),
    (Happened::PasswordChanged, "password changed"),
    (Happened::Proved, "proved"),
    (Happened::CodesMade, "codes made"),
    (Happened::CodeUsed, "code used"),
    (Happened::PasskeyAdded, "passkey added"),
    (Happened::PasskeyRemoved, "passkey removed"),
    (Happened::Erased, "erased"),
    (Happened::Exported, "exported"),
    (Happened::ListExported, "list exported"),
    (Happened::EditAccepted, "edit accepted"),
    (Happened::EditDeclined, "edit declined"),
];

/// The word of an event.
pub fn word(what: Happened) -> &'static str {
    WORDS.iter().find(|(one, _)| *one == what).map_or("", |(_, word)| word)
}

/// The word of a role.
pub const fn role_word(role: Role) -> &'static str {
    match role {
        Role::Owner => "owner",
        Role::Head => "head",
        Role::Manager => "manager",
        Role::Viewer => "viewer",
    }
}

/// The event of a word.
pub fn happened(stored: &str) -> Happened {
    WORDS.iter().find(|(_, word)| *word == stored).map_or(Happened::Unknown, |(what, _)| *what)
}

/// An entry to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Note {
    /// When.
    pub at: Instant,
    /// What happened.
    pub what: Happened,
    /// Who did it.
    pub actor: Option<Id>,
    /// The member whom it is about.
    pub member: Option<Id>,
    /// The link, session or document that it is about.
    pub thing: Option<Id>,
    /// The role that was given.
    pub role: Option<Role>,
    /// How often.
    pub count: u32,
}

impl Note {
    /// Something that a member did himself.
    pub const fn own(what: Happened, member: Id, at: Instant) -> Self {
        Self { at, what, actor: Some(member), member: Some(member), thing: None, role: None, count: 1 }
    }

    /// With what it is about.
    pub const fn about(self, thing: Id) -> Self {
        Self { thing: Some(thing), ..self }
    }

    /// Passwords of this account that were wrong; none for addresses without one.
    pub const fn wrong_passwords(member: Option<Id>, count: u32, at: Instant) -> Self {
        Self { at, what: Happened::NotSignedIn, actor: None, member, thing: None, role: None, count }
    }

    /// A link that was made; none for the owner's, of which the relay makes a new one at each start.
    pub fn link_made(link: &OneTimeLink) -> Option<Self> {
        let what = match link.kind {
            LinkKind::Owner => return None,
            LinkKind::Invite => Happened::Invited,
            LinkKind::Recovery => Happened::RecoveryMade,
        };
        let role = (link.kind == LinkKind::Invite).then_some(link.role);
        Some(Self { at: link.made, what, actor: link.by, member: link.member, thing: Some(link.id), role, count: 1 })
    }

    /// A link that somebody used.
    pub const fn link_used(link: &OneTimeLink, member: Id, at: Instant) -> Self {
        let note = match link.kind {
            LinkKind::Recovery => Self::own(Happened::Recovered, member, at),
            LinkKind::Owner | LinkKind::Invite => Self { role: Some(link.role), ..Self::own(Happened::Entered, member, at) },
        };
        note.about(link.id)
    }

    /// A session that somebody ended.
    pub const fn session_ended(end: SessionEnd, by: Id, member: Id, session: Id, at: Instant) -> Self {
        let what = match end {
            SessionEnd::SignedOut => Happened::SignedOut,
            SessionEnd::CutOff => Happened::CutOff,
        };
        Self { actor: Some(by), ..Self::own(what, member, at) }.about(session)
    }

    /// A document that was erased for good.
    pub const fn erased(document: Id, by: Id, at: Instant) -> Self {
        Self { member: None, ..Self::own(Happened::Erased, by, at) }.about(document)
    }

    /// An edit of a member that somebody decided about.
    pub fn decided(decision: Decision, by: Id, member: Id, document: Id, at: Instant) -> Self {
        let what = if decision == Decision::Accepted { Happened::EditAccepted } else { Happened::EditDeclined };
        Self { actor: Some(by), ..Self::own(what, member, at) }.about(document)
    }

    /// A document of which everything was exported.
    pub const fn exported(document: Id, by: Id, at: Instant) -> Self {
        Self { member: None, ..Self::own(Happened::Exported, by, at) }.about(document)
    }

    /// So many clients that were exported as a list.
    pub const fn list_exported(clients: u32, by: Id, at: Instant) -> Self {
        Self { member: None, count: clients, ..Self::own(Happened::ListExported, by, at) }
    }

    /// What an owner changed of a member; none when it is as before.
    pub fn member_set(by: Id, member: Id, before: (Role, bool), after: (Role, bool), at: Instant) -> Option<Self> {
        let what = match (before, after) {
            ((_, true), (_, false)) => Happened::Closed,
            ((_, false), (_, true)) => Happened::Opened,
            ((was, _), (is, _)) if was != is => Happened::RoleSet,
            _ => return None,
        };
        let (actor, member, role) = (Some(by), Some(member), Some(after.0));
        Some(Self { at, what, actor, member, thing: None, role, count: 1 })
    }

    /// A member whom an owner put into a department, or into none.
    pub const fn moved(by: Id, member: Id, department: Option<Id>, at: Instant) -> Self {
        Self { actor: Some(by), thing: department, ..Self::own(Happened::Moved, member, at) }
    }

    /// As it is told.
    pub const fn entry(self, number: u64) -> AuditEntry {
        let Self { at, what, actor, member, thing, role, count } = self;
        AuditEntry { number, at, what, actor, member, thing, role, count }
    }
}

/// An entry as it is stored: words, not what they mean, so that an event of a later version is still in the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored<'a> {
    /// Its number, gapless from 1.
    pub number: u64,
    /// When, in milliseconds.
    pub at: i64,
    /// The word of what happened.
    pub what: &'a str,
    /// Who did it.
    pub actor: Option<&'a [u8]>,
    /// The member.
    pub member: Option<&'a [u8]>,
    /// The link, session or document.
    pub thing: Option<&'a [u8]>,
    /// The word of the role.
    pub role: Option<&'a str>,
    /// How often.
    pub count: u32,
}

impl Stored<'_> {
    /// The chain with this entry at its end. Every part has its length before it, so that no two entries are the same bytes.
    pub fn link(&self, before: &Link) -> Link {
        let mut hash = Sha256::new();
        hash.update(before);
        hash.update(self.number.to_be_bytes());
        hash.update(self.at.to_be_bytes());
        hash.update(self.count.to_be_bytes());
        for part in [Some(self.what.as_bytes()), self.actor, self.member, self.thing, self.role.map(str::as_bytes)] {
            let length = part.map_or(u32::MAX, |part| u32::try_from(part.len()).unwrap_or(u32::MAX - 1));
            hash.update(length.to_be_bytes());
            hash.update(part.unwrap_or_default());
        }
        hash.finalize().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_event_has_a_word_of_its_own() {
        for (what, stored) in WORDS {
            assert_eq!((word(what), happened(stored)), (stored, what));
        }
        assert_eq!(happened("something of tomorrow"), Happened::Unknown);
    }

    #[test]
    fn every_part_counts() {
        let entry =
            Stored { number: 1, at: 2, what: "erased", actor: Some(&[1]), member: None, thing: Some(&[2]), role: None, count: 1 };
        let others = [
            Stored { number: 2, ..entry.clone() },
            Stored { at: 3, ..entry.clone() },
            Stored { what: "erase", ..entry.clone() },
            Stored { actor: Some(&[2]), ..entry.clone() },
            Stored { actor: None, member: Some(&[1]), ..entry.clone() },
            Stored { member: Some(&[]), ..entry.clone() },
            Stored { thing: None, ..entry.clone() },
            Stored { role: Some("owner"), ..entry.clone() },
            Stored { count: 2, ..entry.clone() },
        ];
        let mut links: Vec<Link> = others.iter().map(|other| other.link(&ROOT)).collect();
        links.extend([entry.link(&ROOT), entry.link(&[1; 32])]);
        let count = links.len();
        links.sort_unstable();
        links.dedup();
        assert_eq!(links.len(), count);
    }
}
