//! What a client's timeline shows: groups for its filter. Never here: words, the entries themselves.

use ingot_shared::document::entity::Entity;
use ingot_shared::document::view::TimelineKind;

/// A group of entries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Group {
    /// Everything.
    #[default]
    All,
    /// Calls, letters, messages, meetings, visits.
    Contacts,
    /// Enquiries and complaints.
    Requests,
    /// Deals and proposals.
    Deals,
    /// Notes.
    Notes,
    /// Tasks, changes of the responsible, files and so on.
    Other,
}

impl Group {
    /// Every group, in the order of the chips.
    pub const ALL: [Self; 6] = [Self::All, Self::Contacts, Self::Requests, Self::Deals, Self::Notes, Self::Other];

    /// The group of an entry.
    pub const fn of(what: &TimelineKind) -> Self {
        match what {
            TimelineKind::Note { .. } => Self::Notes,
            TimelineKind::DealCreated { .. } | TimelineKind::DealMoved { .. } => Self::Deals,
            TimelineKind::Item { entity, .. } => match entity {
                Entity::Contact => Self::Contacts,
                Entity::Enquiry | Entity::Complaint => Self::Requests,
                Entity::Proposal => Self::Deals,
                _ => Self::Other,
            },
        }
    }

    /// Whether an entry is meant.
    pub fn holds(self, what: &TimelineKind) -> bool {
        self == Self::All || Self::of(what) == self
    }

    /// The word for tests.
    pub const fn key(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Contacts => "contacts",
            Self::Requests => "requests",
            Self::Deals => "deals",
            Self::Notes => "notes",
            Self::Other => "other",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_is_in_one_group_and_in_all() {
        let item = |entity| TimelineKind::Item { entity, text: String::new() };
        for (what, group) in [
            (TimelineKind::Note { text: String::new() }, Group::Notes),
            (item(Entity::Contact), Group::Contacts),
            (item(Entity::Complaint), Group::Requests),
            (item(Entity::Proposal), Group::Deals),
            (item(Entity::Lead), Group::Other),
        ] {
            assert_eq!(Group::of(&what), group);
            let holding: Vec<Group> = Group::ALL.into_iter().filter(|group| group.holds(&what)).collect();
            assert_eq!(holding, [Group::All, group]);
        }
    }
}
