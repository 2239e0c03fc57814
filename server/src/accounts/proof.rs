//! Who is at a device: some things need that the password was entered there a short while ago.
//!
//! A device that somebody left unlocked is signed in for months; what gives or takes access shall not be done from it by whoever passes.
//! Never here: what a role may.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use ingot_shared::account::{AccountError, PROOF, Reply};
use ingot_shared::{Id, Instant};

use super::{Accounts, Answer, Asked, Caller, Failure};
use crate::store::audit::Note;
use crate::store::{People, StoreError};

/// Wrong passwords that are not in the audit log yet: by account, together, so that guessing does not fill the disk.
#[derive(Debug, Default)]
pub(super) struct Wrong {
    counts: Mutex<BTreeMap<Option<Id>, u32>>,
    /// Whether somebody sees to it that they are stored.
    is_seen_to: AtomicBool,
}

impl Wrong {
    /// The password of an account was wrong; none when there is no such account.
    pub(super) fn count(&self, member: Option<Id>) {
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        let count = counts.entry(member).or_default();
        *count = count.saturating_add(1);
    }

    fn take(&self) -> BTreeMap<Option<Id>, u32> {
        self.is_seen_to.store(false, Ordering::Relaxed);
        std::mem::take(&mut *self.counts.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Caller {
    /// Whether the password was entered at this device a short while ago.
    ///
    /// # Errors
    /// [`AccountError::ProofNeeded`].
    pub(super) fn proven(&self, now: Instant) -> Result<(), AccountError> {
        if is_recent(self.session.proved, now) { Ok(()) } else { Err(AccountError::ProofNeeded) }
    }
}

/// Whether a password that was entered then counts. A proof of the future is none: the clock was set back.
fn is_recent(proved: Instant, now: Instant) -> bool {
    (0..PROOF).contains(&now.as_millis().saturating_sub(proved.as_millis()))
}

impl Accounts {
    /// The password is entered again.
    pub(super) async fn prove<P: People>(
        &self,
        people: &P,
        caller: &Caller,
        password: String,
        asked: Asked<'_>,
    ) -> Result<Answer, Failure> {
        let Caller { session, member } = caller;
        self.tries.password(&member.email, asked.from)?;
        if !self.passwords.verify(password, Some(member.password.clone())).await? {
            self.wrong.count(Some(member.id));
            return Err(AccountError::WrongLogin.into());
        }
        people.prove(session.id, asked.now).await?;
        tracing::info!(member = %member.id, session = %session.id, "a password was entered again");
        Ok(Reply::Done.into())
    }

    /// Whether the password was entered at this session's device a short while ago: for what comes by other ways than questions.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn is_proven<P: People>(&self, people: &P, session: Id, now: Instant) -> Result<bool, StoreError> {
        Ok(people.session_by_id(session).await?.is_some_and(|session| is_recent(session.proved, now)))
    }

    /// A password was wrong: whether who asks must see to it that this is stored ([`Accounts::store_wrong`]).
    pub fn must_store_wrong(&self) -> bool {
        !self.wrong.is_seen_to.swap(true, Ordering::Relaxed)
    }

    /// Writes wrong passwords into the audit log: how many of which account since the last time.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn store_wrong<P: People>(&self, people: &P, now: Instant) -> Result<(), StoreError> {
        let counts = self.wrong.take();
        if counts.is_empty() {
            return Ok(());
        }
        people.note(counts.into_iter().map(|(member, count)| Note::wrong_passwords(member, count, now)).collect()).await
    }
}
