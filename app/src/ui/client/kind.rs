//! The kinds of entries that people write down. Never here: writing them.

use ingot_shared::document::entity::Entity;

use crate::ui::i18n::t;

/// A kind of entry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// A call.
    Call,
    /// A short message.
    Message,
    /// A meeting.
    Meeting,
    /// A note.
    #[default]
    Note,
    /// Something that the client asked.
    Enquiry,
    /// A complaint.
    Complaint,
    /// A letter.
    Letter,
    /// The client came to us.
    Visit,
}

impl Kind {
    /// Every kind, in the composer's order.
    pub const ALL: [Self; 8] =
        [Self::Call, Self::Note, Self::Message, Self::Meeting, Self::Enquiry, Self::Complaint, Self::Letter, Self::Visit];
    /// How many of them are shown at first.
    pub const USUAL: usize = 6;

    /// The word that contacts hold; for tests and drafts too.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Call => "call",
            Self::Message => "message",
            Self::Meeting => "meeting",
            Self::Note => "note",
            Self::Enquiry => "enquiry",
            Self::Complaint => "complaint",
            Self::Letter => "letter",
            Self::Visit => "visit",
        }
    }

    /// The kind of a word.
    pub fn named(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// The icon.
    pub const fn icon(self) -> &'static str {
        match self {
            Self::Call => "phone",
            Self::Message => "chat",
            Self::Meeting => "users",
            Self::Note => "doc",
            Self::Enquiry => "inbox",
            Self::Complaint => "bang",
            Self::Letter => "mail",
            Self::Visit => "door",
        }
    }

    /// The name.
    pub fn name(self) -> &'static str {
        let position = Self::ALL.iter().position(|kind| *kind == self).unwrap_or_default();
        t().client.kinds.get(position).copied().unwrap_or_default()
    }

    /// The thing of the document that it becomes.
    pub const fn entity(self) -> Entity {
        match self {
            Self::Note => Entity::Note,
            Self::Enquiry => Entity::Enquiry,
            Self::Complaint => Entity::Complaint,
            Self::Call | Self::Message | Self::Meeting | Self::Letter | Self::Visit => Entity::Contact,
        }
    }

    /// Whether it goes one way: from us or from the client.
    pub const fn has_direction(self) -> bool {
        matches!(self, Self::Call | Self::Message | Self::Letter)
    }

    /// Whether it says something without a word of text.
    pub const fn speaks_for_itself(self) -> bool {
        matches!(self, Self::Call | Self::Meeting | Self::Visit)
    }
}
