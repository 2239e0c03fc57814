//! The timeline of a client: what happened, one entry each.

use serde::{Deserialize, Serialize};

use super::AuthorView;
use crate::document::entity::Entity;
use crate::domain::{StageId, StageKind};
use crate::{Id, Instant, Money};

/// One entry of the timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimelineEntry {
    /// Its id.
    pub id: Id,
    /// When it happened.
    pub at: Instant,
    /// Who made it.
    pub by: AuthorView,
    /// What it is.
    pub what: TimelineKind,
}

/// The kinds of timeline entries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TimelineKind {
    /// A note.
    Note {
        /// Its text.
        text: String,
    },
    /// A deal was created.
    DealCreated {
        /// The deal.
        deal: Id,
        /// Its title now.
        title: String,
        /// Its amount now.
        amount: Money,
    },
    /// A deal moved to another stage.
    DealMoved {
        /// The deal.
        deal: Id,
        /// Its title now.
        title: String,
        /// The stage it left.
        from: StageId,
        /// The stage it came into.
        to: StageId,
        /// What that stage meant then.
        kind: StageKind,
    },
    /// Anything else: the view holds it under the entry's id in the list of its kind (contacts, enquiries, complaints, proposals,
    /// files, receipts, answers, bonuses, leads). A settled task stands at the moment when it was settled.
    Item {
        /// Its kind.
        entity: Entity,
        /// Its text in short: result, subject, title.
        text: String,
    },
}
