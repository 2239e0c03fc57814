//! Who may come in: members, the devices that they signed in, and links that work once.
//!
//! Every method is one transaction, so what it checks still holds when it writes. Passwords, tokens and secrets come as hashes.
//! Never here: how they are hashed, or who may ask for what.

use std::future::Future;

use ingot_shared::account::review::Decision;
use ingot_shared::account::{AccountError, AuditEntry, LinkKind, Role};
use ingot_shared::{Id, Instant};

use super::StoreError;
use super::audit::{Link, Note};

/// SHA-256 of a token, a link's secret or a recovery code. They are 256 or 80 random bits, so nothing slower is needed.
pub type Fingerprint = [u8; 32];

/// How long a device that never comes back stays signed in: what browsers keep a cookie for at most (RFC 6265bis).
pub const IDLE: Instant = Instant::from_millis(400 * 24 * 60 * 60 * 1_000);

/// How long what is over stays: a link that was used, withdrawn or not used in time, and a session that somebody ended himself.
pub const KEPT: Instant = Instant::from_millis(30 * 24 * 60 * 60 * 1_000);

/// How long it stays what became of a draft: as long as a device that is silent stays signed in.
pub const DECIDED_KEPT: Instant = IDLE;

/// Why something about people was not done.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PeopleError {
    /// A rule.
    #[error(transparent)]
    Denied(#[from] AccountError),
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Somebody of the workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The member.
    pub id: Id,
    /// The name that others see.
    pub name: String,
    /// The address to sign in with.
    pub email: String,
    /// Argon2id in PHC form; empty when no password holds.
    pub password: String,
    /// What he may.
    pub role: Role,
    /// Whether he may come in.
    pub active: bool,
    /// Since when there is an account.
    pub made: Instant,
    /// His department; none when he is in none.
    pub department: Option<Id>,
}

impl Member {
    /// The department whose clients he reads, and no others'; none for whoever reads by another rule.
    pub fn reads_for(&self) -> Option<Id> {
        self.department.filter(|_| matches!(self.role, Role::Head | Role::Viewer))
    }

    /// Whether he may invite somebody into this role and department: a head who is in one only into his own.
    pub fn may_invite(&self, role: Role, department: Option<Id>) -> bool {
        let is_free = self.role == Role::Owner || self.department.is_none();
        self.role.may_invite(role) && (is_free || self.department == department)
    }
}

/// How a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SessionEnd {
    /// The device keeps what it holds.
    SignedOut,
    /// The device erases what it holds.
    CutOff,
}

/// A device that was signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// The session.
    pub id: Id,
    /// Whose.
    pub member: Id,
    /// What the device calls itself.
    pub label: String,
    /// The device; none before it synced.
    pub device: Option<Id>,
    /// When it signed in.
    pub since: Instant,
    /// When it was last here.
    pub seen: Instant,
    /// When the password was last entered at it.
    pub proved: Instant,
    /// How and when it ended; none while it lasts.
    pub end: Option<(SessionEnd, Instant)>,
}

impl Session {
    /// Whether the token still lets in.
    pub const fn is_live(&self, now: Instant) -> bool {
        self.end.is_none() && self.seen.as_millis() > now.as_millis() - IDLE.as_millis()
    }

    /// Whether nobody has to know of it any more. A device that was cut off is told so for as long as its browser keeps the cookie; to
    /// one that was signed out it is the same whether its session is known.
    pub const fn is_forgotten(&self, now: Instant) -> bool {
        let over = match self.end {
            Some((SessionEnd::SignedOut, at)) => at.as_millis() + KEPT.as_millis(),
            Some((SessionEnd::CutOff, at)) => at.as_millis() + IDLE.as_millis(),
            None => self.seen.as_millis() + IDLE.as_millis() + KEPT.as_millis(),
        };
        over <= now.as_millis()
    }
}

/// What an authenticator may change of a passkey: whether it looked who holds it, whether it is backed up, its counter.
pub type KeyState = [u8; 7];

/// A passkey of a member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passkey {
    /// The passkey.
    pub id: Id,
    /// Whose.
    pub member: Id,
    /// What the authenticator calls it.
    pub credential: Vec<u8>,
    /// Its public key.
    pub key: Vec<u8>,
    /// What may change of it.
    pub state: KeyState,
    /// What the device called itself that it was made on.
    pub name: String,
    /// When it was made.
    pub made: Instant,
    /// When somebody came in with it last.
    pub used: Option<Instant>,
}

/// An edit that waits for somebody who may make it, or waited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The author's id for it.
    pub id: Id,
    /// The author.
    pub member: Id,
    /// The document.
    pub document: Id,
    /// When the edit was made, by the author's clock.
    pub made: Instant,
    /// When it was handed in.
    pub handed: Instant,
    /// The edit ([`ingot_shared::account::review`]); empty once it is decided.
    pub commands: Vec<u8>,
    /// What was decided, by whom and when; none while it waits.
    pub decided: Option<(Decision, Id, Instant)>,
}

impl Draft {
    /// Whether its author has been able to hear for long enough what became of it.
    pub fn is_forgotten(&self, now: Instant) -> bool {
        self.decided.is_some_and(|(_, _, at)| at.as_millis().saturating_add(DECIDED_KEPT.as_millis()) <= now.as_millis())
    }
}

/// A session to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSession {
    /// Its id.
    pub id: Id,
    /// Its token.
    pub token: Fingerprint,
    /// What the device calls itself.
    pub label: String,
}

/// A link that works once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OneTimeLink {
    /// The link.
    pub id: Id,
    /// What it is for.
    pub kind: LinkKind,
    /// What who uses it will be, or is.
    pub role: Role,
    /// For whom.
    pub name: String,
    /// Who made it; none for whoever runs the relay.
    pub by: Option<Id>,
    /// Whose password it sets anew.
    pub member: Option<Id>,
    /// When it was made.
    pub made: Instant,
    /// Until when it works.
    pub expires: Instant,
    /// When it was used.
    pub used: Option<Instant>,
    /// When it was withdrawn.
    pub withdrawn: Option<Instant>,
    /// The department that who uses it will be in; none for none.
    pub department: Option<Id>,
}

impl OneTimeLink {
    /// Whether it works.
    ///
    /// # Errors
    /// [`AccountError::LinkUsed`], [`AccountError::LinkExpired`].
    pub fn check(&self, now: Instant) -> Result<(), AccountError> {
        if self.used.is_some() || self.withdrawn.is_some() {
            return Err(AccountError::LinkUsed);
        }
        if self.expires <= now { Err(AccountError::LinkExpired) } else { Ok(()) }
    }

    /// Whether nobody has to know any more why it does not work.
    pub fn is_forgotten(&self, now: Instant) -> bool {
        let over = [self.used, self.withdrawn, Some(self.expires)].into_iter().flatten().min().unwrap_or(self.expires);
        over.as_millis().saturating_add(KEPT.as_millis()) <= now.as_millis()
    }

    /// Whether this member may make such a link now. One whose maker may no longer works no more.
    pub fn may_be_made_by(&self, maker: &Member) -> bool {
        let may = match self.kind {
            LinkKind::Owner => false,
            LinkKind::Invite => maker.may_invite(self.role, self.department),
            LinkKind::Recovery => maker.role.leads_the_team(),
        };
        maker.active && may
    }
}

/// Somebody who comes in by a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newcomer {
    /// The id that his device made for him; it is his when nobody has it.
    pub wish: Option<Id>,
    /// The id that he gets otherwise.
    pub id: Id,
    /// The name.
    pub name: String,
    /// The address.
    pub email: String,
    /// The password's hash.
    pub password: String,
    /// The device that he comes with.
    pub session: NewSession,
}

/// A member and his devices, for the list of the team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// The member.
    pub member: Member,
    /// When one of his devices was last here.
    pub seen: Option<Instant>,
    /// How many of his devices are signed in.
    pub devices: u32,
}

/// The people of one workspace.
pub trait People: Send + Sync + 'static {
    /// Whether there is an owner.
    fn has_owner(&self) -> impl Future<Output = Result<bool, StoreError>> + Send;

    /// Keeps a link. An owner's link or a member's recovery link takes the place of the one before, which works no more.
    fn make_link(&self, link: OneTimeLink, secret: Fingerprint) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// Finds a link by its secret.
    fn link(&self, secret: Fingerprint) -> impl Future<Output = Result<Option<OneTimeLink>, StoreError>> + Send;

    /// Uses up an invite or the owner's link: makes the member and signs his device in. Of two who use one link at once one comes in.
    ///
    /// Denied are links that do not work, an address that somebody has, and an owner's link when there is an owner.
    fn enter(
        &self,
        secret: Fingerprint,
        newcomer: Newcomer,
        now: Instant,
    ) -> impl Future<Output = Result<Member, PeopleError>> + Send;

    /// Uses up a recovery link: sets the password, takes the member's passkeys away, ends every session of his and signs this device
    /// in. Returns the ended ones.
    fn recover(
        &self,
        secret: Fingerprint,
        password: String,
        session: NewSession,
        now: Instant,
    ) -> impl Future<Output = Result<(Member, Vec<Id>), PeopleError>> + Send;

    /// Finds a member.
    fn member(&self, id: Id) -> impl Future<Output = Result<Option<Member>, StoreError>> + Send;

    /// Finds a member by the address, however it is written.
    fn by_email(&self, email: &str) -> impl Future<Output = Result<Option<Member>, StoreError>> + Send;

    /// Signs a device in, if the member is still active and still has the password that was checked.
    fn sign_in(
        &self,
        checked: &Member,
        session: NewSession,
        now: Instant,
    ) -> impl Future<Output = Result<(), PeopleError>> + Send;

    /// Finds a session, ended or not, by its token, and whose it is.
    fn session(&self, token: Fingerprint) -> impl Future<Output = Result<Option<(Session, Member)>, StoreError>> + Send;

    /// Ends a session, in the name of who does it; whether it lasted until now.
    fn end(&self, session: Id, end: SessionEnd, by: Id, now: Instant) -> impl Future<Output = Result<bool, StoreError>> + Send;

    /// Remembers that the password was entered at a session.
    fn prove(&self, session: Id, now: Instant) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// Gives a member these recovery codes instead of those of before.
    fn make_codes(
        &self,
        member: Id,
        codes: Vec<Fingerprint>,
        now: Instant,
    ) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// How many recovery codes a member has left.
    fn codes_left(&self, member: Id) -> impl Future<Output = Result<u32, StoreError>> + Send;

    /// Whether the member has this recovery code.
    fn has_code(&self, member: Id, code: Fingerprint) -> impl Future<Output = Result<bool, StoreError>> + Send;

    /// Like [`People::recover`], by a recovery code.
    fn use_code(
        &self,
        member: Id,
        code: Fingerprint,
        password: String,
        session: NewSession,
        now: Instant,
    ) -> impl Future<Output = Result<(Member, Vec<Id>), PeopleError>> + Send;

    /// Keeps a passkey. Denied when it is known already, or when the member has too many.
    fn add_passkey(&self, passkey: Passkey) -> impl Future<Output = Result<(), PeopleError>> + Send;

    /// The passkeys of a member, the newest first.
    fn passkeys(&self, member: Id) -> impl Future<Output = Result<Vec<Passkey>, StoreError>> + Send;

    /// Finds a passkey by what its authenticator calls it, and whose it is.
    fn passkey(&self, credential: &[u8]) -> impl Future<Output = Result<Option<(Passkey, Member)>, StoreError>> + Send;

    /// Remembers that somebody came in with a passkey, and what its authenticator changed of it.
    fn passkey_used(&self, passkey: Id, state: KeyState, now: Instant) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// Takes a passkey of a member away. Denied when it is none of his.
    fn remove_passkey(&self, member: Id, passkey: Id, now: Instant) -> impl Future<Output = Result<(), PeopleError>> + Send;

    /// Sets another password, if the member still has the one that was checked, and ends his sessions but one. Returns the ended ones.
    fn set_password(
        &self,
        checked: &Member,
        password: String,
        keep: Id,
        now: Instant,
    ) -> impl Future<Output = Result<Vec<Id>, PeopleError>> + Send;

    /// Gives a member another name.
    fn set_name(&self, member: Id, name: String) -> impl Future<Output = Result<(), PeopleError>> + Send;

    /// Gives a member another role, or cuts him off, which ends his sessions, or lets him in again, in the name of who does it. Denied
    /// when no active owner would be left.
    fn set_member(
        &self,
        member: Id,
        role: Role,
        active: bool,
        by: Id,
        now: Instant,
    ) -> impl Future<Output = Result<(), PeopleError>> + Send;

    /// Puts a member into a department, or into none, in the name of who does it. Returns where he was.
    fn set_department(
        &self,
        member: Id,
        department: Option<Id>,
        by: Id,
        now: Instant,
    ) -> impl Future<Output = Result<Option<Id>, PeopleError>> + Send;

    /// Who is in a department, whether or not he may come in: what he worked on stays the department's.
    fn in_department(&self, department: Id) -> impl Future<Output = Result<Vec<Id>, StoreError>> + Send;

    /// Everybody, by name, with the devices that are signed in.
    fn team(&self, now: Instant) -> impl Future<Output = Result<Vec<Seat>, StoreError>> + Send;

    /// Invites that work and who made them, newest first.
    fn invites(&self, now: Instant) -> impl Future<Output = Result<Vec<(OneTimeLink, String)>, StoreError>> + Send;

    /// An invite works no more, in the name of who does it. Denied when there is none that waits.
    fn withdraw(&self, invite: Id, by: Id, now: Instant) -> impl Future<Output = Result<(), PeopleError>> + Send;

    /// The devices of a member that are signed in, the one last seen first.
    fn sessions(&self, member: Id, now: Instant) -> impl Future<Output = Result<Vec<Session>, StoreError>> + Send;

    /// Finds a session by its id.
    fn session_by_id(&self, session: Id) -> impl Future<Output = Result<Option<Session>, StoreError>> + Send;

    /// Remembers when sessions were last here.
    fn seen(&self, seen: Vec<(Id, Instant)>) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// Remembers the device of a session. Denied when it is signed in as somebody else.
    fn bind(&self, session: Id, device: Id) -> impl Future<Output = Result<(), PeopleError>> + Send;

    /// Forgets links and sessions of which nobody has to know any more; returns how many. When a member was last here stays.
    fn tidy(&self, now: Instant) -> impl Future<Output = Result<u64, StoreError>> + Send;

    /// Keeps a draft. Nothing changes when it is there already. Denied when its document was erased, or when too many of this member wait.
    fn hand_in(&self, draft: Draft) -> impl Future<Output = Result<(), PeopleError>> + Send;

    /// The drafts of a member, without what they say, those handed in last first.
    fn drafts_of(&self, member: Id) -> impl Future<Output = Result<Vec<Draft>, StoreError>> + Send;

    /// The drafts that wait, without what they say, those handed in first first.
    fn drafts(&self) -> impl Future<Output = Result<Vec<Draft>, StoreError>> + Send;

    /// A draft with what it says.
    fn draft(&self, member: Id, draft: Id) -> impl Future<Output = Result<Option<Draft>, StoreError>> + Send;

    /// Drafts of a member are decided, in the name of who does it, and what they say goes. Those that do not wait stay as they are.
    fn decide(
        &self,
        member: Id,
        drafts: Vec<Id>,
        decision: (Decision, Id),
        now: Instant,
    ) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// Adds to the audit log what no other method does.
    fn note(&self, notes: Vec<Note>) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// Entries of the audit log before a number (none for the newest), newest first, at most [`AUDIT_PAGE`](ingot_shared::account::AUDIT_PAGE).
    fn audit(&self, before: Option<u64>) -> impl Future<Output = Result<Vec<AuditEntry>, StoreError>> + Send;

    /// The entry of the audit log that tells of a document's erasure, with the chain's hash there; none when it was not erased, or not
    /// since the log began.
    fn erasure(&self, document: Id) -> impl Future<Output = Result<Option<(AuditEntry, Link)>, StoreError>> + Send;

    /// The number of the first entry at which the audit log's chain is broken; none when it is whole.
    fn audit_broken_at(&self) -> impl Future<Output = Result<Option<u64>, StoreError>> + Send;
}

/// An address as it is compared.
pub fn email_key(email: &str) -> String {
    email.trim().to_lowercase()
}
