//! What page and worker say of an import: what a file seems to hold, what became of it.

use ingot_shared::domain::ClientField;
use ingot_shared::wire;

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
