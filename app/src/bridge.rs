//! The typed messages between page and worker. Never here: logic.
//!
//! A message crosses as [`codec`] bytes in a transferred `ArrayBuffer`, so that megabytes of rows are handed over, not copied.

pub mod account;
pub mod codec;
pub mod demo;
mod importing;
mod syncing;

pub use importing::{Column, ImportError, ImportPreview, ImportSummary};
pub use syncing::{Audit, AuditRecord, Handed, Keeping, Link, RefusedEdit, Said, SyncState, Waiting, Wiped};

use ingot_shared::Id;
use ingot_shared::account::Role;
use ingot_shared::document::ClientView;
use ingot_shared::document::edits::{Deed, Edit};
use ingot_shared::domain::{Command, DomainError};
use ingot_shared::row::ClientRow;
use ingot_shared::sync::frame::Person;
use ingot_shared::wire::{self, Bytes};

/// The worker's first lines, relative to the page's base: they hand over the stored rows, then start the engine.
pub const ENGINE_SCRIPT: &str = "/engine_start.js";

/// Most edits of a client that are told.
pub const MOST_EDITS: usize = 50;

/// From the page to the worker.
#[derive(Clone, Debug)]
pub enum ToEngine {
    /// Do this; answered by [`FromEngine::Done`] or [`FromEngine::Failed`] with the same number. Sent again after a crash of
    /// the worker when no answer had come.
    Execute {
        /// The page's number for the request.
        request: u64,
        /// One or more commands, stored in one transaction.
        commands: Vec<Command>,
    },
    /// Undo or redo a whole import; answered like a command.
    UndoImport {
        /// The page's number for the request.
        request: u64,
        /// The import.
        import: Id,
        /// Put it back instead of taking it away.
        redo: bool,
    },
    /// Make two clients one (C27); answered like a command.
    Merge {
        /// The page's number for the request.
        request: u64,
        /// The client that stays.
        stays: Id,
        /// The one that it takes in.
        other: Id,
        /// The merger's id.
        merge: Id,
    },
    /// Let a client whose history has grown too long go on in a new document; answered like a command.
    GoOn {
        /// The page's number for the request.
        request: u64,
        /// The client.
        client: Id,
        /// The new document's id.
        new: Id,
    },
    /// Erase a client for good, on every device; answered like a command when it is gone here.
    Erase {
        /// The page's number for the request.
        request: u64,
        /// The client.
        client: Id,
    },
    /// The password was entered: the relay may be told again what was erased before it was restored.
    SayErasures,
    /// Send this client now and whenever it changes, until [`ToEngine::Close`].
    Open {
        /// The client.
        client: Id,
    },
    /// Take the relay's copy of this client, which cannot be read here, in place of what is stored.
    Repair {
        /// The client.
        client: Id,
    },
    /// The client is no longer shown.
    Close {
        /// The client.
        client: Id,
    },
    /// What the person looks at and edits now, for the others who look at it.
    Look {
        /// The client; none for no client.
        client: Option<Id>,
        /// The field, by its word on the screen; empty for none.
        field: String,
    },
    /// A question about accounts; answered by [`FromEngine::Account`]. Not asked again after a crash: it may have been answered.
    Account {
        /// The page's number for the request.
        request: u64,
        /// The bytes of an [`AccountAsk`](account::AccountAsk).
        ask: Bytes,
    },
    /// The name under which this member's entries are shown.
    SetName {
        /// The name.
        name: String,
    },
    /// Pretend that there is no network, or stop pretending.
    ForceOffline {
        /// Whether to stay offline.
        on: bool,
    },
    /// Compare what is here with what the relay has, now rather than once a day.
    Audit,
    /// Read the sent file for a preview. The `File` itself travels beside the message (key `file` of the posted object).
    ReadImport {
        /// The page's number for the request.
        request: u64,
    },
    /// Import the file that was read last with these columns.
    RunImport {
        /// The page's number for the request.
        request: u64,
        /// The import's id.
        import: Id,
        /// What each column means, in file order.
        columns: Vec<Column>,
    },
    /// Stop the running import after the batch in hand; what is in stays, and can be undone.
    CancelImport,
    /// Documents of the example and their rows, to be stored with those before it of the same request once the last is here; answered
    /// like a command then.
    StoreDemo {
        /// The page's number for the request.
        request: u64,
        /// Saved documents by id.
        documents: Vec<(Id, Bytes)>,
        /// Their rows ([`ingot_shared::row::pack`]).
        packed: Bytes,
        /// Whether this is all.
        is_last: bool,
    },
    /// Forget what of the example is not stored yet.
    CancelDemo,
    /// Take the example away; answered like a command.
    RemoveDemo {
        /// The page's number for the request.
        request: u64,
    },
    /// What was edited in a client last, for its history; answered by [`FromEngine::Edits`].
    ListEdits {
        /// The client.
        client: Id,
    },
    /// What drafts would do to a document, in their order; answered by [`FromEngine::Drafts`].
    LookAtDrafts {
        /// The document.
        document: Id,
        /// The drafts ([`ingot_shared::account::review`]).
        drafts: Vec<Bytes>,
    },
    /// Make drafts an own edit; answered like a command.
    RunDrafts {
        /// The page's number for the request.
        request: u64,
        /// The document.
        document: Id,
        /// The drafts.
        drafts: Vec<Bytes>,
    },
    /// Everything that is here of a client, to be exported; answered by [`FromEngine::Personal`].
    ReadPersonal {
        /// The client.
        client: Id,
    },
    /// What is not sent yet, for the sync page; answered by [`FromEngine::Outbox`].
    ListOutbox,
    /// Write what a refused edit said as a new one; answered like a command.
    RepeatRefused {
        /// The page's number for the request.
        request: u64,
        /// The hash of the refused change, as hex.
        hash: String,
    },
    /// Forget a refused edit's text.
    DismissRefused {
        /// The hash of the refused change, as hex.
        hash: String,
    },
    /// Are you there? A worker that does not answer is started anew.
    Ping,
    /// The browser says that the network is back: connect now rather than at the next try.
    NetworkBack,
}

wire::choice!(ToEngine {
    Execute { request, commands },
    UndoImport { request, import, redo },
    Merge { request, stays, other, merge },
    GoOn { request, client, new },
    Erase { request, client },
    SayErasures,
    Open { client },
    Repair { client },
    Close { client },
    Look { client, field },
    Account { request, ask },
    SetName { name },
    ForceOffline { on },
    Audit,
    ReadImport { request },
    RunImport { request, import, columns },
    CancelImport,
    StoreDemo { request, documents, packed, is_last },
    CancelDemo,
    RemoveDemo { request },
    ListEdits { client },
    LookAtDrafts { document, drafts },
    RunDrafts { request, document, drafts },
    ReadPersonal { client },
    ListOutbox,
    RepeatRefused { request, hash },
    DismissRefused { hash },
    Ping,
    NetworkBack,
});

/// From the worker to the page.
#[derive(Clone, Debug)]
pub enum FromEngine {
    /// The engine is running; rows follow.
    Ready {
        /// This device.
        device: Id,
        /// This member.
        member: Id,
        /// The name of this member; may be empty.
        name: String,
        /// What he may: alone on a device, everybody is the owner of what is on it.
        role: Role,
        /// His department; none when he is in none.
        department: Option<Id>,
    },
    /// The engine cannot work: storage cannot be opened. Nothing that the page sends will be saved.
    Broken {
        /// Why.
        error: EngineError,
    },
    /// Packed rows ([`ingot_shared::row::pack`]) read at start or from the relay's first load. Rows of documents that are
    /// already known are replaced.
    Rows {
        /// The bytes.
        packed: Bytes,
        /// Whether this is the last of the rows stored on the device.
        last: bool,
    },
    /// These rows changed.
    Changed {
        /// The new rows.
        rows: Vec<ClientRow>,
    },
    /// A request is done and saved on this device.
    Done {
        /// The page's number.
        request: u64,
        /// What undoes it, in the order in which to run it.
        inverse: Vec<Command>,
    },
    /// A request was not done; nothing was written.
    Failed {
        /// The page's number.
        request: u64,
        /// Why.
        error: EngineError,
    },
    /// The client that is open; none when it does not exist on this device.
    Client {
        /// The client asked for.
        client: Id,
        /// What it holds.
        view: Option<Box<ClientView>>,
        /// How many changes it has, should that be a history too long to go on with.
        long: Option<u32>,
    },
    /// The client that is open cannot be read on this device.
    Unreadable {
        /// The client asked for.
        client: Id,
    },
    /// These documents are worked on from now on, or none. Whoever hears it outlives what they may do to the worker.
    Working {
        /// The documents.
        documents: Vec<Id>,
    },
    /// The others who look at a client now; sent when it changes.
    People {
        /// The client.
        client: Id,
        /// The others.
        people: Vec<Person>,
    },
    /// How syncing goes; sent when it changes.
    Sync(SyncState),
    /// The answer to [`ToEngine::ReadImport`].
    Preview {
        /// The page's number.
        request: u64,
        /// What was recognised.
        preview: ImportPreview,
    },
    /// How far an import is; sent every few batches.
    ImportProgress {
        /// The page's number.
        request: u64,
        /// Clients stored so far.
        done: u32,
        /// Clients to store.
        total: u32,
    },
    /// An import ended.
    Imported {
        /// The page's number.
        request: u64,
        /// The import's id.
        import: Id,
        /// What it did.
        summary: ImportSummary,
    },
    /// What is not sent yet.
    Outbox {
        /// What waits, by document.
        waiting: Vec<Waiting>,
        /// Refused edits.
        refused: Vec<RefusedEdit>,
        /// How the device keeps what it has.
        keeping: Keeping,
    },
    /// What was edited in a client, the newest first, at most [`MOST_EDITS`].
    Edits {
        /// The client.
        client: Id,
        /// The edits.
        edits: Vec<Edit>,
    },
    /// The answer to [`ToEngine::LookAtDrafts`].
    Drafts {
        /// The document.
        document: Id,
        /// The drafts that were asked about.
        drafts: Vec<Bytes>,
        /// What they would do; none where they cannot be run, or the document is not here.
        deeds: Option<Vec<Deed>>,
    },
    /// The answer to [`ToEngine::ReadPersonal`]; none when the client cannot be read here.
    Personal {
        /// The client.
        client: Id,
        /// What there is.
        all: Option<Box<Personal>>,
    },
    /// Whether the example is on this device; sent when it is, and when that changes.
    Demo {
        /// Whether it is.
        is_here: bool,
    },
    /// The storage was emptied under the engine, and the device begins anew: nothing that was shown is here.
    Emptied {
        /// Edits that nobody else had.
        gone: u32,
        /// Whether a relay has the rest.
        joined: bool,
    },
    /// These documents are no longer on this device.
    Removed {
        /// Which.
        documents: Vec<Id>,
        /// Whether they are there, and the member may not read them any more.
        are_others: bool,
    },
    /// The answer to a question about accounts.
    Account {
        /// The page's number for the request.
        request: u64,
        /// The bytes of an [`AccountAnswer`](account::AccountAnswer).
        answer: Bytes,
    },
    /// Nothing is left on this device, and the worker has ended: the page must forget what it shows.
    Wiped {
        /// Why.
        why: Wiped,
    },
    /// The answer to a ping.
    Pong,
}

wire::choice!(FromEngine {
    Ready { device, member, name, role, department },
    Broken { error },
    Rows { packed, last },
    Changed { rows },
    Done { request, inverse },
    Failed { request, error },
    Client { client, view, long },
    People { client, people },
    Sync(0),
    Preview { request, preview },
    ImportProgress { request, done, total },
    Imported { request, import, summary },
    Outbox { waiting, refused, keeping },
    Edits { client, edits },
    Drafts { document, drafts, deeds },
    Personal { client, all },
    Demo { is_here },
    Emptied { gone, joined },
    Removed { documents, are_others },
    Account { request, answer },
    Wiped { why },
    Unreadable { client },
    Working { documents },
    Pong,
});

/// Why a request failed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EngineError {
    /// A rule was broken.
    #[error(transparent)]
    Domain(#[from] DomainError),
    /// The device's storage is full: nothing was saved.
    #[error("device storage full")]
    StorageFull,
    /// The device's storage cannot be used (private mode, blocked, broken).
    #[error("device storage unavailable: {0}")]
    StorageUnavailable(String),
    /// The file was not imported.
    #[error(transparent)]
    Import(#[from] ImportError),
    /// The edit makes a change that is larger than the relay accepts.
    #[error("edit too large to send")]
    TooLarge,
    /// Only the relay can do it, and there is no connection to it.
    #[error("no connection to the relay")]
    NoConnection,
    /// The relay was asked, and the connection went before it answered: it may have done it.
    #[error("no answer from the relay")]
    NoAnswer,
    /// The example is only for a device with nothing on it.
    #[error("there are clients already")]
    NotEmpty,
    /// The document cannot be read on this device, and is not touched until it can.
    #[error("document cannot be read on this device")]
    Unreadable,
    /// The relay wants the password to be entered at this device first.
    #[error("password needed first")]
    ProofNeeded,
    /// The refused edit says more than facts that can be put again.
    #[error("edit cannot be repeated")]
    CannotRepeat,
    /// The person's role does not allow it.
    #[error("not allowed to this role")]
    NotAllowed,
}

wire::choice!(EngineError {
    Domain(0),
    StorageFull,
    StorageUnavailable(0),
    Import(0),
    TooLarge,
    NotEmpty,
    CannotRepeat,
    NoConnection,
    NoAnswer,
    Unreadable,
    NotAllowed,
    ProofNeeded,
});

/// Everything that a device holds of a client.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Personal {
    /// The client as screens show it.
    pub view: ClientView,
    /// Every edit, the newest first.
    pub edits: Vec<Edit>,
    /// The document as it is stored, what is hidden included, as JSON.
    pub document: String,
}

wire::record!(Personal { view, edits, document });
