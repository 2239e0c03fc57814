//! The typed messages between page and worker. Never here: logic.
//!
//! A message crosses as [`codec`] bytes in a transferred `ArrayBuffer`, so that megabytes of rows are handed over, not copied.

pub mod codec;

use ingot_shared::document::ClientView;
use ingot_shared::domain::{ClientField, Command, DomainError};
use ingot_shared::row::ClientRow;
use ingot_shared::sync::frame::{Goodbye, Refusal};
use ingot_shared::wire::{self, Bytes};
use ingot_shared::{Id, Instant};

/// The worker's loader, relative to the page's base.
pub const ENGINE_SCRIPT: &str = "/engine_loader.js";

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
    /// Send this client now and whenever it changes, until [`ToEngine::Close`].
    Open {
        /// The client.
        client: Id,
    },
    /// The client is no longer shown.
    Close {
        /// The client.
        client: Id,
    },
    /// Joins the workspace of the relay that serves the app, or changes the secret.
    Join {
        /// The secret of the join link.
        secret: String,
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
    /// What is not sent yet, for the sync page; answered by [`FromEngine::Outbox`].
    ListOutbox,
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
    Open { client },
    Close { client },
    Join { secret },
    SetName { name },
    ForceOffline { on },
    ReadImport { request },
    RunImport { request, import, columns },
    CancelImport,
    ListOutbox,
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
        /// Per client: how many edits wait.
        waiting: Vec<(Id, u32)>,
        /// Refused edits.
        refused: Vec<RefusedEdit>,
        /// Bytes used by this origin, where the browser tells.
        used: Option<u64>,
        /// Whether the browser promised to keep the storage.
        persisted: Option<bool>,
    },
    /// The answer to a ping.
    Pong,
}

wire::choice!(FromEngine {
    Ready { device, member, name },
    Broken { error },
    Rows { packed, last },
    Changed { rows },
    Done { request, inverse },
    Failed { request, error },
    Client { client, view },
    Sync(0),
    Preview { request, preview },
    ImportProgress { request, done, total },
    Imported { request, import, summary },
    Outbox { waiting, refused, used, persisted },
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
}

wire::choice!(EngineError {
    Domain(0),
    StorageFull,
    StorageUnavailable(0),
    Import(0),
    TooLarge,
});

/// Why a file was not imported.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// Larger than the limit.
    #[error("file of {bytes} bytes, limit {limit}")]
    TooLarge {
        /// The file's size.
        bytes: u64,
        /// The limit.
        limit: u64,
    },
    /// Nothing in it, or only a heading.
    #[error("file without rows")]
    Empty,
    /// A spreadsheet, picture, archive or other thing that is no text table.
    #[error("not a text table")]
    NotATable,
    /// No column could be a name, a company or a phone.
    #[error("no column with names or phones")]
    NoClients,
    /// More rows than the limit.
    #[error("more than {limit} rows")]
    TooManyRows {
        /// The limit.
        limit: u32,
    },
    /// The file could not be read.
    #[error("file unreadable")]
    Unreadable,
}

wire::choice!(ImportError {
    TooLarge { bytes, limit },
    Empty,
    NotATable,
    NoClients,
    TooManyRows { limit },
    Unreadable,
});

/// What one column of a file means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    /// Left out.
    Ignore,
    /// A client's fact.
    Client(ClientField),
    /// Given name of a person.
    GivenName,
    /// Surname of a person.
    Surname,
    /// Patronymic of a person.
    Patronymic,
    /// The company: the client itself in a file of companies or deals, the employer in a file of people.
    Company,
    /// The full name of a contact person; with a company it goes into the timeline, without one it is the client.
    Person,
    /// A phone.
    Phone,
    /// An e-mail address.
    Email,
    /// Text for the timeline.
    Note,
    /// When the client (or, in a file of deals, the deal) was created.
    Created,
    /// The deal's title.
    DealTitle,
    /// The deal's amount.
    DealAmount,
    /// The deal's stage, by name.
    DealStage,
    /// Who leads the deal.
    DealResponsible,
    /// The deal's number in the other system.
    DealNumber,
    /// When the deal was closed.
    DealClosed,
    /// Why the deal was lost.
    DealLossReason,
}

wire::choice!(Column {
    Ignore,
    Client(0),
    GivenName,
    Surname,
    Patronymic,
    Company,
    Person,
    Phone,
    Email,
    Note,
    Created,
    DealTitle,
    DealAmount,
    DealStage,
    DealResponsible,
    DealNumber,
    DealClosed,
    DealLossReason,
});

/// What was recognised in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportPreview {
    /// The file's name.
    pub file: String,
    /// The encoding, by its usual name (`UTF-8`, `windows-1251`, `UTF-16LE`, …).
    pub encoding: String,
    /// The delimiter.
    pub delimiter: char,
    /// Headings, in file order.
    pub headings: Vec<String>,
    /// What each column seems to mean.
    pub columns: Vec<Column>,
    /// The first rows.
    pub sample: Vec<Vec<String>>,
    /// How many rows there are.
    pub rows: u32,
    /// How many clients they make with these columns.
    pub clients: u32,
    /// How many deals.
    pub deals: u32,
}

wire::record!(ImportPreview { file, encoding, delimiter, headings, columns, sample, rows, clients, deals });

/// What an import did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportSummary {
    /// Clients that were new.
    pub created: u32,
    /// Clients that were known and got something added.
    pub matched: u32,
    /// Deals added.
    pub deals: u32,
    /// Deals that were there already.
    pub known_deals: u32,
    /// Rows without a name, a company or a phone.
    pub skipped_rows: u32,
    /// Stopped before its end.
    pub cancelled: bool,
}

wire::record!(ImportSummary { created, matched, deals, known_deals, skipped_rows, cancelled });

/// How syncing goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SyncState {
    /// What the link does.
    pub link: Link,
    /// Edits saved here and not yet logged by the relay.
    pub unsent: u32,
    /// Edits that the relay refused and that wait for the author.
    pub refused: u32,
    /// Since when there are unsent edits.
    pub unsent_since: Option<Instant>,
    /// The last exchange with the relay.
    pub last_exchange: Option<Instant>,
    /// How far the first load is: documents received and in all.
    pub first_load: Option<(u64, u64)>,
    /// Documents with unsent edits, for the dot in lists (at most a few hundred are named).
    pub unsent_documents: Vec<Id>,
}

wire::record!(SyncState { link, unsent, refused, unsent_since, last_exchange, first_load, unsent_documents });

/// What the link to the relay does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Link {
    /// Not joined to any workspace: the app works alone on this device.
    #[default]
    Alone,
    /// Another tab talks to the relay for this one.
    OtherTab,
    /// Trying to connect.
    Connecting,
    /// Connected and in step.
    Online,
    /// No connection; the next try comes by itself.
    Offline,
    /// The person wanted to be offline.
    ForcedOffline,
    /// The relay ended the connection for this reason and waits for a person.
    Closed(Goodbye),
}

wire::choice!(Link {
    Alone,
    OtherTab,
    Connecting,
    Online,
    Offline,
    ForcedOffline,
    Closed(0),
});

/// An edit that the relay refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedEdit {
    /// The change's hash, as hex.
    pub hash: String,
    /// The client.
    pub client: Id,
    /// Why.
    pub reason: Refusal,
    /// The values that its author typed, as text.
    pub text: String,
}

wire::record!(RefusedEdit { hash, client, reason, text });
