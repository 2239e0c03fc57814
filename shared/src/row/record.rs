//! The row of a document that is not a client: its fields as they are, read by typed readers ([`crate::document::record`]).

use serde::{Deserialize, Serialize};

use crate::Id;
use crate::document::entity::DocumentKind;
use crate::domain::Fields;

/// All fields of one document. A key is the path: a field of the document itself (`name`, `price:<list>`), or of a thing inside
/// (`stage:<id>/name`). What was taken away is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordRow {
    /// The document.
    #[serde(rename = "i")]
    pub id: Id,
    /// Its kind.
    #[serde(rename = "k", default)]
    pub kind: DocumentKind,
    /// Deleted, or empty.
    #[serde(rename = "x", default)]
    pub deleted: bool,
    /// Its fields, by path.
    #[serde(rename = "f", default)]
    pub fields: Fields,
}
