//! Accounts: what a browser asks the relay about people, links and devices, and what the relay answers.
//!
//! One question is one `POST` of its bytes to [`PATH`]; the answer is a [`Reply`] or, with an HTTP status of its own, a [`Problem`].
//! Who asks is known by the cookie [`COOKIE`], an opaque token that no script can read. Never here: passwords' hashes, or who may ask what
//! (the relay decides that by its own table).

mod audit;
mod passkey;
mod problem;
pub mod review;
mod role;

pub use audit::{AUDIT_PAGE, AuditEntry, Happened, Receipt};
pub use passkey::{PASSKEYS, Passkey};
pub use problem::{AccountError, Problem};
pub use role::Role;

use crate::wire::{self, Bytes};
use crate::{Id, Instant};

/// Where questions go.
pub const PATH: &str = "/api/account";
/// The media type of questions and answers. Another site's form cannot send it, so a browser asks before it does.
pub const MEDIA_TYPE: &str = "application/vnd.msgpack";
/// The cookie that holds a device's token: for this host only, over TLS only, never for scripts, never from another site.
pub const COOKIE: &str = "__Host-ingot";
/// Largest question, in bytes: what an authenticator says of a new passkey takes up to three thousand.
pub const MAX_QUESTION: usize = 8 * 1024;
/// Fewest characters of a password (NIST SP 800-63B asks for eight, OWASP ASVS 5.0 V6.2.1 too).
pub const MIN_PASSWORD: usize = 8;
/// Most bytes of a password; longer ones would only cost time to hash (ASVS 5.0 V6.2.9 asks to allow 64 characters at least).
pub const MAX_PASSWORD: usize = 512;
/// Milliseconds for which a password that was entered counts: what needs a proof of who is at the device is done without asking until then.
pub const PROOF: i64 = 10 * 60 * 1_000;
/// Recovery codes that are made at once.
pub const CODES: usize = 10;
/// Most bytes of a name or an e-mail address.
pub const MAX_TEXT: usize = 254;

/// Fragments of the one-time links that the relay makes: `/#owner=SECRET`, `/#invite=SECRET`, `/#recover=SECRET`. A fragment is never sent
/// to a server, so secrets are in no log.
pub const LINKS: [(&str, LinkKind); 3] =
    [("#owner=", LinkKind::Owner), ("#invite=", LinkKind::Invite), ("#recover=", LinkKind::Recovery)];

/// What a one-time link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkKind {
    /// Makes the workspace's first owner.
    Owner,
    /// Makes a member.
    Invite,
    /// Sets a new password for a member who is there already.
    Recovery,
}

wire::choice!(LinkKind { Owner = "owner", Invite = "invite", Recovery = "recovery" });

/// A question to the relay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// Who am I? Answered by [`Reply::Me`], or [`AccountError::SignedOut`].
    WhoAmI,
    /// What is this link for, and does it still work? Needs no account. Answered by [`Reply::Link`].
    Look {
        /// Its secret.
        secret: String,
    },
    /// Use a link of an owner or an invite: makes the member and signs this device in. Answered by [`Reply::Me`].
    Enter {
        /// The link's secret.
        secret: String,
        /// The name to be shown to others.
        name: String,
        /// The address to sign in with.
        email: String,
        /// The password.
        password: String,
        /// The member that the device made for itself while it worked alone: it stays the same when it is free.
        member: Option<Id>,
        /// What the device is, for the list of devices: "Chrome, Android".
        device: String,
    },
    /// Sign this device in. Answered by [`Reply::Me`].
    SignIn {
        /// The address.
        email: String,
        /// The password.
        password: String,
        /// What the device is.
        device: String,
    },
    /// Sign this device out: its token means nothing from now on. Answered by [`Reply::Done`], also when nobody was signed in.
    SignOut,
    /// Use a recovery link: sets the password, signs out every device of the member and this one in. Answered by [`Reply::Me`].
    Recover {
        /// The link's secret.
        secret: String,
        /// The new password.
        password: String,
        /// What the device is.
        device: String,
    },
    /// Enter the own password again: for [`PROOF`] this device may ask what needs it ([`AccountError::ProofNeeded`]). Answered by
    /// [`Reply::Done`].
    Prove {
        /// The password.
        password: String,
    },
    /// What the browser is to do to make a passkey for the member. Needs a proof. Answered by [`Reply::Ceremony`].
    OfferPasskey,
    /// Keep the passkey that was made. Answered by [`Reply::Done`].
    AddPasskey {
        /// What the authenticator answered.
        answer: String,
        /// What the device is.
        device: String,
    },
    /// The own passkeys. Answered by [`Reply::Passkeys`], the newest first.
    Passkeys,
    /// A passkey shall not work any more. Needs a proof. Answered by [`Reply::Done`].
    RemovePasskey {
        /// The passkey.
        passkey: Id,
    },
    /// What the browser is to do to let somebody come in by a passkey. Needs no account. Answered by [`Reply::Ceremony`].
    AskPasskey,
    /// Sign this device in by a passkey. Answered by [`Reply::Me`].
    UsePasskey {
        /// What the authenticator answered.
        answer: String,
        /// What the device is.
        device: String,
    },
    /// Like [`Ask::Prove`], with a passkey of the member. Answered by [`Reply::Done`].
    ProveByPasskey {
        /// What the authenticator answered.
        answer: String,
    },
    /// Does the proof still hold? For what a device does by other ways than these questions. Needs a proof. Answered by [`Reply::Done`].
    Confirm,
    /// Make recovery codes (owners); those of before work no more. Needs a proof. Answered by [`Reply::Codes`].
    MakeCodes,
    /// How many recovery codes are left (owners). Answered by [`Reply::CodesLeft`].
    CodesLeft,
    /// Use a recovery code: sets the password, signs out every device of the member and this one in. Answered by [`Reply::Me`].
    UseCode {
        /// The address.
        email: String,
        /// The code, however it was typed.
        code: String,
        /// The new password.
        password: String,
        /// What the device is.
        device: String,
    },
    /// What happened to accounts, newest first (owners). Answered by [`Reply::Audit`], at most [`AUDIT_PAGE`] entries.
    Audit {
        /// Only entries before this number; none for the newest.
        before: Option<u64>,
    },
    /// Write down that everything that is known of a client is exported, which the device does afterwards (owners, heads). Needs a proof.
    /// Answered by [`Reply::Done`].
    Export {
        /// The document.
        document: Id,
    },
    /// Write down that a list of clients is exported, which the device does afterwards (owners, heads). Needs a proof. Answered by
    /// [`Reply::Done`].
    ExportList {
        /// How many clients.
        clients: u32,
    },
    /// The receipt of a document's erasure (owners). Answered by [`Reply::Receipt`].
    Receipt {
        /// The document.
        document: Id,
    },
    /// Change the own password; other devices of the member are signed out. Answered by [`Reply::Done`].
    ChangePassword {
        /// The one that holds.
        old: String,
        /// The one that shall hold.
        new: String,
    },
    /// Go by another name: the one that the team sees. Answered by [`Reply::Done`].
    Rename {
        /// The name.
        name: String,
    },
    /// Everybody of the workspace. Answered by [`Reply::Team`]; addresses and devices are blank for whoever is no owner, and when somebody was
    /// here for whoever is neither an owner nor his head.
    Team,
    /// Make a link for a new member (owners; heads of sales for managers and viewers). Answered by [`Reply::Made`].
    Invite {
        /// What he will be.
        role: Role,
        /// For whom it is, shown in the list and to him; may be empty.
        name: String,
        /// The department that he will be in; a head who is in one invites into his own only.
        department: Option<Id>,
    },
    /// Invites that nobody used yet. Answered by [`Reply::Invites`].
    Invites,
    /// An invite shall not work any more. Answered by [`Reply::Done`].
    Withdraw {
        /// The invite.
        invite: Id,
    },
    /// Give a member another role, or cut him off and let him in again (owners). Needs a proof. Answered by [`Reply::Done`].
    SetMember {
        /// The member.
        member: Id,
        /// His role.
        role: Role,
        /// Whether he may come in. When not, his devices are cut off at once.
        active: bool,
    },
    /// Put a member into a department, or into none (owners). What he may read changes with it, and for the heads and viewers of both
    /// departments. Needs a proof. Answered by [`Reply::Done`].
    SetDepartment {
        /// The member.
        member: Id,
        /// The department; none for none.
        department: Option<Id>,
    },
    /// Make a recovery link for a member (owners). Needs a proof. Answered by [`Reply::Made`].
    MakeRecovery {
        /// The member.
        member: Id,
    },
    /// Devices that are signed in: the own ones, or those of a member (owners). Answered by [`Reply::Devices`].
    Devices {
        /// The member; none for oneself.
        member: Option<Id>,
    },
    /// Cut a device off: it is signed out at once and erases what it holds at its next contact. Somebody else's needs a
    /// proof. Answered by [`Reply::Done`].
    CutOff {
        /// The device's session.
        session: Id,
    },
    /// An edit that the relay did not take from its author, since he may not change the document any more: those who may are to decide.
    /// Handed in twice it is one. Answered by [`Reply::Done`]; [`AccountError::NotFound`] when the document is not there (any more),
    /// [`AccountError::TooMany`] when too many wait.
    HandInEdits {
        /// The draft ([`review::draft_of`]).
        draft: Id,
        /// The document.
        document: Id,
        /// When the edit was made.
        at: Instant,
        /// The edit ([`review::write`]).
        commands: Bytes,
    },
    /// What became of the own drafts. Answered by [`Reply::HandedIn`].
    HandedIn,
    /// The drafts of others to documents that who asks may change now. Answered by [`Reply::Review`].
    EditsForReview {
        /// Only how many there are.
        only_count: bool,
    },
    /// Drafts of one author and one document are decided: made an own edit, or not to be made. Only by whoever may change that document
    /// now; what is decided already changes nothing. Answered by [`Reply::Done`].
    SettleEdits {
        /// The author.
        member: Id,
        /// The drafts, at most [`review::MAX_DRAFTS`].
        drafts: Vec<Id>,
        /// Whether they were made an own edit.
        accepted: bool,
    },
}

wire::choice!(Ask {
    WhoAmI = "who_am_i",
    Look { secret: "k" required } = "look",
    Enter { secret: "k" required, name: "n", email: "e" required, password: "p" required, member: "m", device: "d" } = "enter",
    SignIn { email: "e" required, password: "p" required, device: "d" } = "sign_in",
    SignOut = "sign_out",
    Recover { secret: "k" required, password: "p" required, device: "d" } = "recover",
    Prove { password: "p" required } = "prove",
    OfferPasskey = "offer_passkey",
    AddPasskey { answer: "a" required, device: "d" } = "add_passkey",
    Passkeys = "passkeys",
    RemovePasskey { passkey: "i" required } = "remove_passkey",
    AskPasskey = "ask_passkey",
    UsePasskey { answer: "a" required, device: "d" } = "use_passkey",
    ProveByPasskey { answer: "a" required } = "prove_by_passkey",
    Confirm = "confirm",
    MakeCodes = "make_codes",
    CodesLeft = "codes_left",
    UseCode { email: "e" required, code: "k" required, password: "p" required, device: "d" } = "use_code",
    Audit { before: "b" } = "audit",
    Export { document: "d" required } = "export",
    ExportList { clients: "n" required } = "export_list",
    Receipt { document: "d" required } = "receipt",
    ChangePassword { old: "o" required, new: "p" required } = "change_password",
    Rename { name: "n" required } = "rename",
    Team = "team",
    Invite { role: "r" required, name: "n", department: "g" } = "invite",
    Invites = "invites",
    Withdraw { invite: "i" required } = "withdraw",
    SetMember { member: "m" required, role: "r" required, active: "a" required } = "set_member",
    SetDepartment { member: "m" required, department: "g" } = "set_department",
    MakeRecovery { member: "m" required } = "make_recovery",
    Devices { member: "m" } = "devices",
    CutOff { session: "s" required } = "cut_off",
    HandInEdits { draft: "i" required, document: "d" required, at: "a", commands: "c" required } = "hand_in_edits",
    HandedIn = "handed_in",
    EditsForReview { only_count: "o" } = "edits_for_review",
    SettleEdits { member: "m" required, drafts: "i" required, accepted: "a" required } = "settle_edits",
});

/// An answer of the relay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// It is done.
    Done,
    /// Who is signed in.
    Me(Me),
    /// What a link is for.
    Link(Link),
    /// A link was made; its secret is told this once.
    Made(Made),
    /// Everybody, by name.
    Team(Vec<TeamMember>),
    /// Invites that wait, newest first.
    Invites(Vec<Invite>),
    /// Devices, the one last seen first.
    Devices(Vec<Device>),
    /// Recovery codes; they are told this once.
    Codes(Vec<String>),
    /// How many recovery codes are left.
    CodesLeft(u32),
    /// What happened, newest first.
    Audit(Vec<AuditEntry>),
    /// That a document was erased for good.
    Receipt(Receipt),
    /// What the browser is to do, as the standard's JSON: the options of a creation or a request.
    Ceremony(String),
    /// Passkeys.
    Passkeys(Vec<Passkey>),
    /// What became of the own drafts, the newest first.
    HandedIn(Vec<review::HandedIn>),
    /// Drafts that wait for whoever asks.
    Review(review::Review),
}

wire::choice!(Reply {
    Done = "done",
    Me(0) = "me",
    Link(0) = "link",
    Made(0) = "made",
    Team(0) = "team",
    Invites(0) = "invites",
    Devices(0) = "devices",
    Codes(0) = "codes",
    CodesLeft(0) = "codes_left",
    Audit(0) = "audit",
    Receipt(0) = "receipt",
    Ceremony(0) = "ceremony",
    Passkeys(0) = "passkeys",
    HandedIn(0) = "handed_in",
    Review(0) = "review",
});

/// Who is signed in at a device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Me {
    /// The member.
    pub member: Id,
    /// The name that others see.
    pub name: String,
    /// The address to sign in with.
    pub email: String,
    /// What he may.
    pub role: Role,
    /// This device's session.
    pub session: Id,
    /// His department; none when he is in none.
    pub department: Option<Id>,
}

wire::record!(Me { member: "m" required, name: "n", email: "e", role: "r" required, session: "s" required, department: "g" });

/// What a link is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Its kind.
    pub kind: LinkKind,
    /// What who uses it will be, or is.
    pub role: Role,
    /// For whom it was made; may be empty.
    pub name: String,
    /// Who made it; empty for the relay's own.
    pub by: String,
    /// Until when it works.
    pub expires: Instant,
    /// The department that who uses it will be in; none for none.
    pub department: Option<Id>,
}

wire::record!(Link { kind: "t" required, role: "r" required, name: "n", by: "b", expires: "x" required, department: "g" });

/// A link that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// Its kind.
    pub kind: LinkKind,
    /// Its secret.
    pub secret: String,
    /// Until when it works.
    pub expires: Instant,
}

wire::record!(Made { kind: "t" required, secret: "k" required, expires: "x" required });

/// One of the team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeamMember {
    /// The member.
    pub member: Id,
    /// The name.
    pub name: String,
    /// The address; empty for who may not see it.
    pub email: String,
    /// What he may.
    pub role: Role,
    /// Whether he may come in.
    pub active: bool,
    /// When one of his devices was last connected; none for never, or who may not see it.
    pub seen: Option<Instant>,
    /// How many of his devices are signed in.
    pub devices: u32,
    /// His department; none when he is in none.
    pub department: Option<Id>,
}

wire::record!(TeamMember {
    member: "m" required,
    name: "n",
    email: "e",
    role: "r" required,
    active: "a",
    seen: "l",
    devices: "d",
    department: "g",
});

/// An invite that nobody used yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invite {
    /// The invite.
    pub invite: Id,
    /// What who uses it will be.
    pub role: Role,
    /// For whom; may be empty.
    pub name: String,
    /// Who made it.
    pub by: String,
    /// Until when it works.
    pub expires: Instant,
    /// The department that who uses it will be in; none for none.
    pub department: Option<Id>,
}

wire::record!(Invite { invite: "i" required, role: "r" required, name: "n", by: "b", expires: "x" required, department: "g" });

/// A device that is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device {
    /// Its session.
    pub session: Id,
    /// What it is.
    pub name: String,
    /// When it signed in.
    pub since: Instant,
    /// When it was last connected.
    pub seen: Instant,
    /// Whether it is the one that asks.
    pub is_this: bool,
}

wire::record!(Device { session: "s" required, name: "n", since: "b" required, seen: "l" required, is_this: "t" });
