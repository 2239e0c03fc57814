//! The frames on the wire. A change here needs a line in `PROTOCOL.md`: a test compares the two.

use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

use crate::Id;

/// The protocol's version. A relay serves this and the one before; see `PROTOCOL.md`.
pub const PROTOCOL: u32 = 1;
/// The newest document schema that this build reads and writes.
pub const SCHEMA: u32 = 2;
/// Most offers in one push.
pub const MAX_OFFERS: usize = 64;
/// Largest change, in bytes; a push of one fits a frame with room to spare.
pub const MAX_CHANGE: usize = 192 * 1024;
/// Most changes that one change may name as its dependencies.
pub const MAX_DEPS: usize = 64;

/// The SHA-256 hash that names a change.
pub type ChangeHash = serde_bytes::ByteArray<32>;

/// A change on its way to the relay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// The document that it changes.
    #[serde(rename = "d")]
    pub document: Id,
    /// The change's hash.
    #[serde(rename = "h")]
    pub hash: ChangeHash,
    /// The change, one Automerge change chunk.
    #[serde(rename = "b")]
    pub bytes: ByteBuf,
}

/// A change in the relay's log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its number in the workspace, gapless from 1.
    #[serde(rename = "n")]
    pub seq: u64,
    /// The document that it changes.
    #[serde(rename = "d")]
    pub document: Id,
    /// The change's hash.
    #[serde(rename = "h")]
    pub hash: ChangeHash,
    /// The change.
    #[serde(rename = "b")]
    pub bytes: ByteBuf,
}

/// A whole document as the relay holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    /// The document.
    #[serde(rename = "d")]
    pub document: Id,
    /// The number under which it first appeared: the position of the page walk.
    #[serde(rename = "f")]
    pub first: u64,
    /// The document, an Automerge document chunk.
    #[serde(rename = "b")]
    pub bytes: ByteBuf,
}

/// Why a change was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
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
    /// A reason that this version does not know.
    #[serde(other)]
    #[error("refused for a reason this version does not know")]
    Unknown,
}

/// The relay's answer to one offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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

/// Why the relay ends a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Goodbye {
    /// The join secret is not this workspace's.
    #[error("wrong join secret")]
    WrongSecret,
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
    /// A reason that this version does not know.
    #[serde(other)]
    #[error("closed for a reason this version does not know")]
    Unknown,
}

/// Who a device says it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hello {
    /// [`PROTOCOL`] of the app.
    #[serde(rename = "p")]
    pub protocol: u32,
    /// [`SCHEMA`] of the app.
    #[serde(rename = "s")]
    pub schema: u32,
    /// The device, made at its first start.
    #[serde(rename = "d")]
    pub device: Id,
    /// The member at the device; the relay decides whom it believes.
    #[serde(rename = "m")]
    pub member: Id,
    /// The workspace's join secret.
    #[serde(rename = "k")]
    pub secret: String,
    /// The epoch that the cursor belongs to; none on the first visit.
    #[serde(rename = "e", default)]
    pub epoch: Option<Id>,
    /// The last number that the device has applied and stored.
    #[serde(rename = "c", default)]
    pub cursor: u64,
    /// Whether the device wants rows and snapshots before the log: a first load, or one to be resumed.
    #[serde(rename = "f", default)]
    pub first_load: bool,
}

/// The relay's answer to [`Hello`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Welcome {
    /// [`PROTOCOL`] of the relay.
    #[serde(rename = "p")]
    pub protocol: u32,
    /// The relay's history; another one means a restored backup, and cursors start again (S14).
    #[serde(rename = "e")]
    pub epoch: Id,
    /// The log's last number.
    #[serde(rename = "n")]
    pub head: u64,
    /// The version of what this member may see.
    #[serde(rename = "a", default)]
    pub access: u64,
    /// The member that the relay takes the connection for.
    #[serde(rename = "m")]
    pub member: Id,
}

/// From the device to the relay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClientFrame {
    /// The first frame of a connection.
    Hello(Hello),
    /// Changes for the log, at most [`MAX_OFFERS`].
    Push {
        /// In causal order.
        #[serde(rename = "o")]
        offers: Vec<Offer>,
    },
    /// The entries up to this number are applied and stored: the relay may send more.
    Ack {
        /// The last number applied.
        #[serde(rename = "n")]
        seq: u64,
    },
    /// Asks for a page of rows.
    GetRows {
        /// Documents that first appeared before this number; none for the newest.
        #[serde(rename = "b")]
        before: Option<u64>,
    },
    /// Asks for a page of snapshots.
    GetSnapshots {
        /// Documents that first appeared before this number; none for the newest.
        #[serde(rename = "b")]
        before: Option<u64>,
    },
    /// Asks for one document at once: it was opened before it arrived.
    Fetch {
        /// The document.
        #[serde(rename = "d")]
        document: Id,
    },
    /// The first load is done: send the log from this number on.
    Follow {
        /// The last number that the snapshots cover for certain.
        #[serde(rename = "n")]
        after: u64,
    },
}

/// From the relay to the device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RelayFrame {
    /// The answer to hello.
    Welcome(Welcome),
    /// Log entries after the device's cursor, without holes for this reader, in order.
    Entries {
        /// The number after which this page begins; a device that is not there yet must not apply it (S6).
        #[serde(rename = "a")]
        after: u64,
        /// What the device may see.
        #[serde(rename = "e")]
        entries: Vec<Entry>,
        /// The number up to which the device is now complete.
        #[serde(rename = "n")]
        upto: u64,
    },
    /// The answer to a push, one verdict an offer, in the push's order.
    Pushed {
        /// Hash and verdict.
        #[serde(rename = "v")]
        verdicts: Vec<(ChangeHash, Verdict)>,
    },
    /// A page of rows, newest documents first.
    Rows {
        /// Packed rows ([`crate::row::pack`]).
        #[serde(rename = "b")]
        rows: ByteBuf,
        /// How many documents there are in all, for the progress bar.
        #[serde(rename = "t")]
        total: u64,
        /// Where the next page begins; none after the last.
        #[serde(rename = "x")]
        next: Option<u64>,
    },
    /// A page of snapshots, newest documents first.
    Snapshots {
        /// The documents.
        #[serde(rename = "s")]
        snapshots: Vec<Snapshot>,
        /// Where the next page begins; none after the last.
        #[serde(rename = "x")]
        next: Option<u64>,
    },
    /// The answer to a fetch; none when the relay has no such document.
    Fetched {
        /// The document.
        #[serde(rename = "d")]
        document: Id,
        /// Its snapshot.
        #[serde(rename = "s")]
        snapshot: Option<Snapshot>,
    },
    /// The last frame of a connection.
    Goodbye {
        /// Why it ends.
        #[serde(rename = "r")]
        reason: Goodbye,
    },
}
