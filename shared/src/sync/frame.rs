//! The frames on the wire. A change here needs a line in `PROTOCOL.md`: a test compares the two.

pub use super::hash::ChangeHash;
use crate::wire::{self, Bytes};
use crate::{Id, Instant};

/// The protocol's version. A relay serves this and the one before; see `PROTOCOL.md`.
pub const PROTOCOL: u32 = 3;
/// The newest document schema that this build reads and writes.
pub const SCHEMA: u32 = 2;
/// Most offers in one push.
pub const MAX_OFFERS: usize = 64;
/// Largest change, in bytes; a push of one fits a frame with room to spare.
pub const MAX_CHANGE: usize = 192 * 1024;
/// Most changes that one change may name as its dependencies.
pub const MAX_DEPS: usize = 64;

/// Most documents in one frame about erasing, and most that one takes away.
pub const MAX_ERASED: usize = 1024;
/// Longest name or field of a [`Person`], in bytes.
pub const MAX_WORD: usize = 128;

/// A change on its way to the relay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The document that it changes.
    pub document: Id,
    /// The change's hash.
    pub hash: ChangeHash,
    /// The change, one Automerge change chunk.
    pub bytes: Bytes,
}

wire::record!(Offer { document: "d" required, hash: "h" required, bytes: "b" required });

/// A change in the relay's log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its number in the workspace, gapless from 1.
    pub seq: u64,
    /// The document that it changes.
    pub document: Id,
    /// The change's hash.
    pub hash: ChangeHash,
    /// The change.
    pub bytes: Bytes,
}

wire::record!(Entry {
    seq: "n" required,
    document: "d" required,
    hash: "h" required,
    bytes: "b" required,
});

/// A whole document as the relay holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// The document.
    pub document: Id,
    /// The number under which it first appeared: the position of the page walk.
    pub first: u64,
    /// The document, an Automerge document chunk.
    pub bytes: Bytes,
}

wire::record!(Snapshot { document: "d" required, first: "f" required, bytes: "b" required });

/// Why a change was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It is larger than the limits allow.
    #[error("change too large")]
    TooLarge,
    /// It is not one well-formed change, or its hash is not the one named.
    #[error("malformed change")]
    Malformed,
    /// The document would not load with it, or is not one that this workspace knows.
    #[error("change does not fit the document")]
    Unfit,
    /// The actor and number were used by another change (S15).
    #[error("the device's history forked")]
    Fork,
    /// The member's role does not allow it.
    #[error("not allowed to this member")]
    NotAllowed,
    /// The document was erased for good; nothing of it is taken any more.
    #[error("the document was erased")]
    Erased,
    /// A reason that this version does not know.
    #[error("refused for a reason this version does not know")]
    Unknown,
}

wire::choice!(Refusal {
    TooLarge = "too_large",
    Malformed = "malformed",
    Unfit = "unfit",
    Fork = "fork",
    NotAllowed = "not_allowed",
    Erased = "erased",
    Unknown = "unknown",
} else Unknown);

/// The relay's answer to one offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Logged under this number, now on disk (S2).
    Logged(u64),
    /// It was in the log already, under this number.
    Known(u64),
    /// It builds on changes that the log does not hold.
    MissingDeps,
    /// It was not accepted; it reaches nobody else.
    Refused(Refusal),
}

wire::choice!(Verdict {
    Logged(0) = "logged",
    Known(0) = "known",
    MissingDeps = "missing_deps",
    Refused(0) = "refused",
});

/// Why the relay ends a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Goodbye {
    /// The device's token means nothing to the relay: it was never signed in, has signed out, or the password was changed. What the
    /// device holds stays there until somebody signs in.
    #[error("device is signed out")]
    SignedOut,
    /// The relay speaks only newer versions: the app must be updated; its outbox stays.
    #[error("app too old for this relay")]
    AppTooOld,
    /// The relay is older than the app and does not speak its version.
    #[error("relay too old for this app")]
    RelayTooOld,
    /// The bytes were no frame of this protocol, or out of turn.
    #[error("malformed frame")]
    Malformed,
    /// The relay is stopping; come back in a moment.
    #[error("relay is stopping")]
    Stopping,
    /// The relay cannot write: its disk is full or broken. What the device holds stays there.
    #[error("relay cannot store")]
    CannotStore,
    /// The device, its member or the whole workspace asks for more than the relay does at once.
    #[error("relay is busy")]
    Busy,
    /// The device has opened newer connections; this one would only hold memory.
    #[error("replaced by a newer connection")]
    Replaced,
    /// The device or its member was cut off: it erases what it holds.
    #[error("device was cut off")]
    CutOff,
    /// A reason that this version does not know.
    #[error("closed for a reason this version does not know")]
    Unknown,
}

wire::choice!(Goodbye {
    // The word is older than accounts: apps from before them know it.
    SignedOut = "wrong_secret",
    AppTooOld = "app_too_old",
    RelayTooOld = "relay_too_old",
    Malformed = "malformed",
    Stopping = "stopping",
    CannotStore = "cannot_store",
    Busy = "busy",
    Replaced = "replaced",
    CutOff = "cut_off",
    Unknown = "unknown",
} else Unknown);

/// Who a device says it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hello {
    /// [`PROTOCOL`] of the app.
    pub protocol: u32,
    /// [`SCHEMA`] of the app.
    pub schema: u32,
    /// The device, made at its first start.
    pub device: Id,
    /// The member that the device made for itself. The relay does not believe it: [`Welcome::member`] tells who is signed in.
    pub member: Id,
    /// The device's token, for programs; browsers leave it empty and send it as a cookie, which no script can read.
    pub secret: String,
    /// The epoch that the cursor belongs to; none on the first visit.
    pub epoch: Option<Id>,
    /// The last number that the device has applied and stored.
    pub cursor: u64,
    /// Whether the device wants rows and snapshots before the log: a first load, or one to be resumed.
    pub first_load: bool,
    /// Whether the device reads [`RelayFrame::Packed`].
    pub unpacks: bool,
    /// The last erasure that the device knows of; none when its app does not read [`RelayFrame::Erased`].
    pub erased: Option<u64>,
    /// The [`Welcome::access`] under which the device was loaded; none when its app does not read [`RelayFrame::Access`].
    pub access: Option<u64>,
    /// Whether the device reads [`RelayFrame::Unproven`].
    pub proves: bool,
}

wire::record!(Hello {
    protocol: "p" required,
    schema: "s" required,
    device: "d" required,
    member: "m" required,
    secret: "k" required,
    epoch: "e",
    cursor: "c",
    first_load: "f",
    unpacks: "z",
    erased: "x",
    access: "a",
    proves: "v",
});

/// The relay's answer to [`Hello`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Welcome {
    /// The version that the connection speaks: the device's, which the relay knows.
    pub protocol: u32,
    /// The relay's history; another one means a restored backup, and cursors start again (S14).
    pub epoch: Id,
    /// The log's last number.
    pub head: u64,
    /// The version of the rule by which this member reads ([`crate::access::Reader::version`]). A device that was loaded under another
    /// one lets go of what it has and loads anew.
    pub access: u64,
    /// The member that the relay takes the connection for.
    pub member: Id,
    /// Whether the relay reads [`ClientFrame::Erase`].
    pub erases: bool,
    /// Whether the relay reads [`ClientFrame::Audit`].
    pub audits: bool,
    /// What the relay's clock shows, for the device to know how long ago it was let in last ([`crate::silence`]); zero when it does not tell.
    pub now: Instant,
}

wire::record!(Welcome {
    protocol: "p" required,
    epoch: "e" required,
    head: "n" required,
    access: "a",
    member: "m" required,
    erases: "x",
    audits: "u",
    now: "t",
});

/// Somebody who looks at a document now. It is never stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The member.
    pub member: Id,
    /// The name under which the member's entries are shown.
    pub name: String,
    /// What is being edited, a word of the app's screens; empty for nothing.
    pub field: String,
}

wire::record!(Person { member: "m" required, name: "n", field: "f" });

/// From the device to the relay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClientFrame {
    /// The first frame of a connection.
    Hello(Hello),
    /// Changes for the log, at most [`MAX_OFFERS`].
    Push {
        /// In causal order.
        offers: Vec<Offer>,
    },
    /// The entries up to this number are applied and stored: the relay may send more.
    Ack {
        /// The last number applied.
        seq: u64,
    },
    /// Asks for a page of rows.
    GetRows {
        /// Documents that first appeared before this number; none for the newest.
        before: Option<u64>,
        /// Only documents that changed after this number; zero for all.
        since: u64,
    },
    /// Asks for a page of snapshots.
    GetSnapshots {
        /// Documents that first appeared before this number; none for the newest.
        before: Option<u64>,
        /// Only documents that changed after this number; zero for all.
        since: u64,
    },
    /// Asks for one document at once: it was opened before it arrived.
    Fetch {
        /// The document.
        document: Id,
    },
    /// The first load is done: send the log from this number on.
    Follow {
        /// The last number that the snapshots cover for certain.
        after: u64,
    },
    /// What the person at the device looks at now; the relay answers whenever others there come, leave or edit something else.
    Look {
        /// The document; none for no document.
        document: Option<Id>,
        /// The person's name.
        name: String,
        /// What the person edits; empty for nothing.
        field: String,
    },
    /// Asks whether the device holds what the relay holds; only for a relay that said in welcome that it reads it.
    Audit {
        /// The number up to which the device is complete: the sums are of what it confirmed then.
        seq: u64,
        /// The last erasure whose documents are gone from the device.
        erased: u64,
        /// [`super::audit::Sums`].
        sums: Bytes,
    },
    /// Erases documents for good, at most [`MAX_ERASED`]; only for a relay that said in welcome that it reads it. The answer is
    /// [`RelayFrame::Erased`], to every device, or [`RelayFrame::Unproven`].
    Erase {
        /// The documents.
        documents: Vec<Id>,
    },
}

wire::choice!(ClientFrame {
    Hello(0) = "hello",
    Push { offers: "o" required } = "push",
    Ack { seq: "n" required } = "ack",
    GetRows { before: "b", since: "s" } = "get_rows",
    GetSnapshots { before: "b", since: "s" } = "get_snapshots",
    Fetch { document: "d" required } = "fetch",
    Follow { after: "n" required } = "follow",
    Look { document: "d", name: "n", field: "f" } = "look",
    Erase { documents: "d" required } = "erase",
    Audit { seq: "n" required, erased: "x", sums: "s" required } = "audit",
});

/// From the relay to the device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RelayFrame {
    /// The answer to hello.
    Welcome(Welcome),
    /// Log entries after the device's cursor, without holes for this reader, in order.
    Entries {
        /// The number after which this page begins; a device that is not there yet must not apply it (S6).
        after: u64,
        /// What the device may see.
        entries: Vec<Entry>,
        /// The number up to which the device is now complete.
        upto: u64,
        /// How many documents [`RelayFrame::Access`] told of on this connection so far: of none must a word be lost.
        told: u64,
    },
    /// Instead of entries: changes after the device's cursor are no longer in the log one by one. The device asks for the documents that
    /// changed since, then follows from this number.
    Behind {
        /// The log's last number.
        head: u64,
        /// As in [`RelayFrame::Entries`].
        told: u64,
    },
    /// The answer to a push, one verdict an offer, in the push's order.
    Pushed {
        /// Hash and verdict.
        verdicts: Vec<(ChangeHash, Verdict)>,
    },
    /// A page of rows, newest documents first.
    Rows {
        /// Packed rows ([`crate::row::pack`]).
        rows: Bytes,
        /// How many documents the walk brings, for the progress bar; zero when an earlier page told.
        total: u64,
        /// Where the next page begins; none after the last.
        next: Option<u64>,
    },
    /// A page of snapshots, newest documents first.
    Snapshots {
        /// The documents.
        snapshots: Vec<Snapshot>,
        /// Where the next page begins; none after the last.
        next: Option<u64>,
    },
    /// The answer to a fetch; none when the relay has no such document.
    Fetched {
        /// The document.
        document: Id,
        /// Its snapshot.
        snapshot: Option<Snapshot>,
    },
    /// The others who look at the document that this device looks at.
    People {
        /// The document.
        document: Id,
        /// The others, without this device.
        people: Vec<Person>,
    },
    /// These documents were erased for good: nothing of them may stay on the device. Only for devices that said in hello which
    /// erasures they know.
    Erased {
        /// The number of the erasure after which this page begins.
        after: u64,
        /// The documents.
        documents: Vec<Id>,
        /// The number of the last of these erasures.
        upto: u64,
    },
    /// These documents were not erased: the password was not entered at the device within
    /// [`PROOF`](crate::account::PROOF). Only for devices that said in hello that they read it.
    Unproven {
        /// The documents.
        documents: Vec<Id>,
    },
    /// What came to this member and what left him, before the entries that did it. Only for devices that said in hello under which rule
    /// they were loaded.
    Access {
        /// The number after which the entries begin; a device that stands elsewhere must not take it.
        after: u64,
        /// Documents that the member may not read any more: nothing of them may stay on the device.
        revoked: Vec<Id>,
        /// Documents that he may read now, whole.
        granted: Vec<Snapshot>,
    },
    /// The answer to an audit.
    Audited {
        /// The log's last number, to which the answer belongs.
        seq: u64,
        /// The buckets that differ, a byte each.
        buckets: Bytes,
        /// Every document in them that this member may read, with its digest.
        documents: Vec<(Id, u64)>,
        /// Whether more differ than are named; when none is, nothing was compared.
        more: bool,
    },
    /// Another frame, packed ([`super::packed`]); only for devices that said in hello that they read it.
    Packed {
        /// The encoded frame, which is no packed one.
        frame: Bytes,
    },
    /// The last frame of a connection.
    Goodbye {
        /// Why it ends.
        reason: Goodbye,
        /// Milliseconds after which to come back, different for every device; zero leaves it to the device.
        retry: u32,
    },
}

wire::choice!(RelayFrame {
    Welcome(0) = "welcome",
    Entries { after: "a" required, entries: "e" required, upto: "n" required, told: "t" } = "entries",
    Behind { head: "n" required, told: "t" } = "behind",
    Pushed { verdicts: "v" required } = "pushed",
    Rows { rows: "b" required, total: "t" required, next: "x" } = "rows",
    Snapshots { snapshots: "s" required, next: "x" } = "snapshots",
    Fetched { document: "d" required, snapshot: "s" } = "fetched",
    People { document: "d" required, people: "p" required } = "people",
    Erased { after: "a" required, documents: "d" required, upto: "n" required } = "erased",
    Unproven { documents: "d" required } = "unproven",
    Access { after: "a" required, revoked: "r", granted: "g" } = "access",
    Audited { seq: "n" required, buckets: "b", documents: "d", more: "m" } = "audited",
    Packed { frame: "z" required } = "packed",
    Goodbye { reason: "r" required, retry: "w" } = "goodbye",
});
