//! Which document a command is for. Never here: what it does there.

use super::Command;
use crate::Id;
use crate::document::entity::{DocumentKind, Home};

impl Command {
    /// The document that the command changes.
    pub const fn document(&self) -> Id {
        match self {
            Self::CreateClient { client, .. }
            | Self::SetClientField { client, .. }
            | Self::SetClientKind { client, .. }
            | Self::PutPhone { client, .. }
            | Self::RemovePhone { client, .. }
            | Self::PutEmail { client, .. }
            | Self::RemoveEmail { client, .. }
            | Self::PutNote { client, .. }
            | Self::RemoveNote { client, .. }
            | Self::RestoreNote { client, .. }
            | Self::CreateDeal { client, .. }
            | Self::SetDealField { client, .. }
            | Self::MoveDeal { client, .. }
            | Self::UnmoveDeal { client, .. }
            | Self::DeleteDeal { client, .. }
            | Self::RestoreDeal { client, .. }
            | Self::DeleteClient { client }
            | Self::RestoreClient { client }
            | Self::ImportClient { client, .. }
            | Self::UndoImport { client, .. }
            | Self::RedoImport { client, .. }
            | Self::Continue { client, .. } => *client,
            Self::Put { document, .. }
            | Self::Hide { document, .. }
            | Self::Show { document, .. }
            | Self::Turn { document, .. }
            | Self::Unturn { document, .. }
            | Self::FinishTask { document, .. }
            | Self::OpenDeal { document, .. }
            | Self::MoveStage { document, .. }
            | Self::RedoMove { document, .. }
            | Self::RepeatDeal { document, .. }
            | Self::NewProposal { document, .. }
            | Self::SetResponsible { document, .. }
            | Self::HandOver { document, .. }
            | Self::Absorb { document, .. }
            | Self::CatchUp { document, .. } => *document,
        }
    }

    /// The document that the command changes.
    pub const fn client(&self) -> Id {
        self.document()
    }

    /// Whether the command may name a document that does not exist yet. What begins alike everywhere may be edited by a device that
    /// never saw it: what is shipped is there to be renamed, hidden or shown.
    pub fn creates(&self) -> bool {
        match self {
            Self::CreateClient { .. } | Self::ImportClient { .. } | Self::Continue { .. } => true,
            Self::Put { at, .. } if matches!(at.entity.layout().home, Home::Main(_)) => !at.entity.layout().own_command,
            _ => self.kind().is_some_and(DocumentKind::begins_alike),
        }
    }

    /// The kind of document that the command is for; none for a place that can be in several.
    pub fn kind(&self) -> Option<DocumentKind> {
        match self {
            Self::Put { at, .. }
            | Self::Hide { at, .. }
            | Self::Show { at, .. }
            | Self::Turn { at, .. }
            | Self::Unturn { at, .. } => {
                let layout = at.entity.layout();
                (!matches!(layout.home, Home::Anywhere(_))).then_some(layout.document)
            }
            _ => Some(DocumentKind::Client),
        }
    }
}
