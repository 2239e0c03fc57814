//! Accounts: answers what a browser asks about people, links and devices, and knows who comes in.
//!
//! | module | duty |
//! |---|---|
//! | `entry` | coming in: by a link or a password, and going |
//! | `codes` | coming in by a recovery code |
//! | `passkeys` | passkeys: made, used, taken away |
//! | `proof` | whether the password was entered a short while ago, and how often it was wrong |
//! | `team` | members, invites, recovery, devices: who may ask for what |
//! | `review` | edits of those who lost the right to them |
//! | `admission` | whose token it is that a device brings to `/sync` |
//! | `online` | who is connected, to be sent away at once |
//! | `passwords` | hashing, and which are too easy |
//! | `tries` | how often somebody may guess |
//! | `links`, `words` | what links look like, and what people typed |
//!
//! Never here: HTTP, SQL, or what may be written into a document ([`crate::gate`]).

mod admission;
mod codes;
mod entry;
pub mod links;
mod online;
mod passkeys;
mod passwords;
mod proof;
mod review;
mod team;
mod tries;
mod words;

use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use ingot_shared::account::{AccountError, Ask, Problem, Reply};
use ingot_shared::{Id, Instant};

use crate::access::Directory;
use crate::store::people::{Member, PeopleError, Session};
use crate::store::{People, StoreError};

pub use admission::Admission;
pub use online::{Leave, Leaving, Place};

use online::Online;
use passkeys::Ceremonies;
use passwords::Passwords;
use proof::Wrong;
use tries::Tries;

/// What a question comes with.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The token of the device that asks; none when it has none.
    pub token: Option<&'a str>,
    /// Where it comes from; a proxy's address behind one.
    pub from: IpAddr,
    /// The site whose page asks, as its browser says; programs say none.
    pub origin: Option<&'a str>,
    /// Now.
    pub now: Instant,
    /// Who may read which document.
    pub access: &'a Directory,
}

/// What becomes of the device's token.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Token {
    /// It stays as it is.
    #[default]
    Stays,
    /// The device gets this one, or keeps it for longer.
    Given(String),
    /// The device forgets it.
    Gone,
}

/// An answer and what goes with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The answer.
    pub reply: Reply,
    /// What becomes of the token.
    pub token: Token,
}

impl From<Reply> for Answer {
    fn from(reply: Reply) -> Self {
        Self { reply, token: Token::Stays }
    }
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Failure {
    /// A rule.
    Denied(AccountError),
    /// Too many tries; the next may come after this time.
    TooMany(Duration),
    /// The store, or the system's randomness.
    Broken(String),
}

impl From<AccountError> for Failure {
    fn from(error: AccountError) -> Self {
        Self::Denied(error)
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::Broken(error.to_string())
    }
}

impl From<crate::random::NoRandomness> for Failure {
    fn from(error: crate::random::NoRandomness) -> Self {
        Self::Broken(error.to_string())
    }
}

impl From<PeopleError> for Failure {
    fn from(error: PeopleError) -> Self {
        match error {
            PeopleError::Denied(error) => Self::Denied(error),
            PeopleError::Store(error) => error.into(),
        }
    }
}

/// The accounts of a relay: what is not stored of them.
#[derive(Debug, Default)]
pub struct Accounts {
    passwords: Passwords,
    tries: Tries,
    ceremonies: Ceremonies,
    online: Arc<Online>,
    wrong: Wrong,
    /// When sessions were last here, until that is stored.
    seen: Mutex<Vec<(Id, Instant)>>,
}

/// Who asks.
#[derive(Clone, Debug)]
struct Caller {
    session: Session,
    member: Member,
}

impl Accounts {
    /// Answers a question.
    ///
    /// # Errors
    /// [`Problem`].
    pub async fn answer<P: People>(&self, people: &P, ask: Ask, asked: Asked<'_>) -> Result<Answer, Problem> {
        self.try_answer(people, ask, asked).await.map_err(|failure| match failure {
            Failure::Denied(error) => error.into(),
            Failure::TooMany(wait) => Problem {
                error: AccountError::TooMany,
                // Rounded up: who comes back then is let try.
                retry_after: u32::try_from(wait.as_secs()).unwrap_or(u32::MAX).saturating_add(1),
            },
            Failure::Broken(cause) => {
                tracing::error!(cause, "accounts failed");
                AccountError::CannotStore.into()
            }
        })
    }

    async fn try_answer<P: People>(&self, people: &P, ask: Ask, asked: Asked<'_>) -> Result<Answer, Failure> {
        match ask {
            // What needs no account.
            Ask::Look { secret } => self.look(people, &secret, asked).await,
            Ask::Enter { secret, name, email, password, member, device } => {
                self.enter(people, entry::Entering { secret, name, email, password, wish: member, device }, asked).await
            }
            Ask::SignIn { email, password, device } => self.sign_in(people, &email, password, &device, asked).await,
            Ask::Recover { secret, password, device } => self.recover(people, &secret, password, &device, asked).await,
            Ask::UseCode { email, code, password, device } => {
                self.use_code(people, (&email, &code), password, &device, asked).await
            }
            Ask::AskPasskey => self.ask_passkey(asked),
            Ask::UsePasskey { answer, device } => self.use_passkey(people, (&answer, &device), asked).await,
            Ask::SignOut => self.sign_out(people, asked).await,
            ask => {
                let caller = self.caller(people, asked).await?.ok_or(AccountError::SignedOut)?;
                match ask {
                    Ask::WhoAmI => Ok(self.who_am_i(&caller, asked)),
                    Ask::ChangePassword { old, new } => self.change_password(people, &caller, old, new, asked).await,
                    Ask::Prove { password } => self.prove(people, &caller, password, asked).await,
                    Ask::ProveByPasskey { answer } => self.prove_by_passkey(people, &caller, &answer, asked).await,
                    ask => self.lead(people, &caller, ask, asked).await.map(Answer::from),
                }
            }
        }
    }

    /// Who asks; none without a token that lets in.
    async fn caller<P: People>(&self, people: &P, asked: Asked<'_>) -> Result<Option<Caller>, Failure> {
        let Some(token) = asked.token else { return Ok(None) };
        let found = people.session(links::fingerprint(token)).await?;
        let found = found.filter(|(session, member)| session.is_live(asked.now) && member.active);
        Ok(found.map(|(session, member)| Caller { session, member }))
    }

    /// A session is here; whether somebody must see to it that this is stored ([`Accounts::store_seen`]).
    pub fn saw(&self, session: Id, now: Instant) -> bool {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.push((session, now));
        seen.len() == 1
    }

    /// Stores when sessions were last here: many at once, so that a crowd costs one write.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn store_seen<P: People>(&self, people: &P) -> Result<(), StoreError> {
        let seen = std::mem::take(&mut *self.seen.lock().unwrap_or_else(PoisonError::into_inner));
        people.seen(seen).await
    }
}
