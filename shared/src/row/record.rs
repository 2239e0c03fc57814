//! The row of a document that is not a client: its fields as they are, read by typed readers ([`crate::document::record`]).

use crate::Id;
use crate::document::entity::DocumentKind;
use crate::domain::Fields;
use crate::wire;

/// All fields of one document. A key is the path: a field of the document itself (`name`, `price:<list>`), or of a thing inside
/// (`stage:<id>/name`). What was taken away is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordRow {
    /// The document.
    pub id: Id,
    /// Its kind.
    pub kind: DocumentKind,
    /// Deleted, or empty.
    pub deleted: bool,
    /// Its fields, by path.
    pub fields: Fields,
}

wire::record!(RecordRow { id: "i" required, kind: "k", deleted: "x", fields: "f" });
