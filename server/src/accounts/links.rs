//! Links that work once, and tokens: how they are made and known again.

use ingot_shared::account::{LINKS, LinkKind, Made, Role};
use ingot_shared::{Id, Instant};
use sha2::{Digest, Sha256};

use crate::random::{self, NoRandomness};
use crate::store::people::{Fingerprint, Member, OneTimeLink};

const HOUR: i64 = 60 * 60 * 1_000;
/// How long an invite works: whoever is invited on a Friday comes back from a week's leave to one that still does, and a forgotten one is no
/// door for long.
const INVITE: i64 = 7 * 24 * HOUR;
/// How long a recovery link works: it is as good as a password, and whoever asked for it waits for it.
const RECOVERY: i64 = 24 * HOUR;
/// An owner's link works until it is used or the relay starts again: there is nothing yet that it could open. The end of 9999 is the last
/// moment that every calendar shows.
const OWNER_UNTIL: Instant = Instant::from_millis(253_402_300_799_000);

/// What is kept of a token or secret. They are 256 random bits: nobody finds one by trying, so a fast hash does.
pub fn fingerprint(secret: &str) -> Fingerprint {
    Sha256::digest(secret).into()
}

/// A link to be kept and its secret, which is kept nowhere.
#[derive(Debug)]
pub struct NewLink {
    /// The link.
    pub link: OneTimeLink,
    /// Its secret.
    pub secret: String,
}

impl NewLink {
    /// A link that makes the first owner.
    ///
    /// # Errors
    /// [`NoRandomness`].
    pub fn owner(now: Instant) -> Result<Self, NoRandomness> {
        Self::new(LinkKind::Owner, Role::Owner, String::new(), None, now, OWNER_UNTIL)
    }

    /// A link that makes a member; `by` is none for whoever runs the relay.
    ///
    /// # Errors
    /// [`NoRandomness`].
    pub fn invite(role: Role, name: String, by: Option<Id>, now: Instant) -> Result<Self, NoRandomness> {
        Self::new(LinkKind::Invite, role, name, by, now, after(now, INVITE))
    }

    /// An invite into this department.
    #[must_use]
    pub fn into_department(self, department: Option<Id>) -> Self {
        Self { link: OneTimeLink { department, ..self.link }, ..self }
    }

    /// A link by which a member sets his password anew.
    ///
    /// # Errors
    /// [`NoRandomness`].
    pub fn recovery(member: &Member, by: Option<Id>, now: Instant) -> Result<Self, NoRandomness> {
        let new = Self::new(LinkKind::Recovery, member.role, member.name.clone(), by, now, after(now, RECOVERY))?;
        Ok(Self { link: OneTimeLink { member: Some(member.id), ..new.link }, ..new })
    }

    fn new(
        kind: LinkKind,
        role: Role,
        name: String,
        by: Option<Id>,
        made: Instant,
        expires: Instant,
    ) -> Result<Self, NoRandomness> {
        let (id, secret) = (random::id()?, random::secret()?);
        let link =
            OneTimeLink { id, kind, role, name, by, member: None, made, expires, used: None, withdrawn: None, department: None };
        Ok(Self { link, secret })
    }

    /// What is kept of the secret.
    pub fn fingerprint(&self) -> Fingerprint {
        fingerprint(&self.secret)
    }

    /// What is told to who made it.
    pub fn made(self) -> Made {
        Made { kind: self.link.kind, secret: self.secret, expires: self.link.expires }
    }

    /// The address that opens the app with it.
    pub fn address(&self, base: &str) -> String {
        let fragment = LINKS.iter().find(|(_, kind)| *kind == self.link.kind).map_or("", |(fragment, _)| fragment);
        format!("{}/{fragment}{}", base.trim_end_matches('/'), self.secret)
    }
}

fn after(now: Instant, millis: i64) -> Instant {
    Instant::from_millis(now.as_millis().saturating_add(millis))
}
