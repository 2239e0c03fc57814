//! Where in a document a command acts.

use serde::{Deserialize, Serialize};

use crate::Id;
use crate::document::entity::{DocumentKind, Entity};
use crate::domain::Value;

/// A thing in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Its kind.
    pub entity: Entity,
    /// Its id; nil for a document's main thing.
    pub id: Id,
    /// The thing that it stands in, where it does not stand in the document itself.
    pub within: Option<(Entity, Id)>,
}

impl Place {
    /// A document's main thing.
    pub fn main(kind: DocumentKind) -> Self {
        Self::of(kind.main(), Id::default())
    }

    /// A thing that stands in the document itself.
    pub const fn of(entity: Entity, id: Id) -> Self {
        Self { entity, id, within: None }
    }

    /// A thing that stands in another: a line or payment of a deal, a position of a proposal.
    pub const fn within(entity: Entity, id: Id, parent: Entity, parent_id: Id) -> Self {
        Self { entity, id, within: Some((parent, parent_id)) }
    }
}

/// A task that a command makes beside what it does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewTask {
    /// The new task's id.
    pub task: Id,
    /// Its fields; the title is needed.
    pub fields: Vec<(String, Value)>,
}
