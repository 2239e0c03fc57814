//! What happened with a client, newest first.

use crate::document::Document;
use crate::document::entity::Entity;
use crate::document::node::{Entries, Node};
use crate::document::read::item::author_in;
use crate::document::schema as key;
use crate::document::view::{AuthorView, ClientView, Item, TimelineEntry, TimelineKind};
use crate::{Id, Instant};

/// Longest text that an entry repeats from its thing, in characters.
const SHORT: usize = 200;

impl Document {
    pub(super) fn timeline(&self, view: &ClientView) -> Vec<TimelineEntry> {
        let notes = self.collection(&Node::root(), key::NOTES).into_iter().filter_map(|(id, note)| {
            let note = Entries(self.entries(&note));
            let at = note.instant(key::AT).unwrap_or_default();
            let what = || TimelineKind::Note { text: note.text(key::TEXT).to_owned() };
            (!note.flag(key::REMOVED)).then(|| TimelineEntry { id, at, by: author_in(&note), what: what() })
        });
        // Of one moment and id, a note comes first.
        let mut timeline: Vec<TimelineEntry> = notes.chain(self.happened(view)).collect();
        timeline.sort_by_key(|entry| std::cmp::Reverse((entry.at, entry.id)));
        timeline
    }

    /// When the last note was written, of those that were not taken away.
    pub(super) fn last_note(&self) -> Option<Instant> {
        let notes = self.collection(&Node::root(), key::NOTES).into_iter().map(|(_, note)| Entries(self.entries(&note)));
        notes.filter(|note| !note.flag(key::REMOVED)).map(|note| note.instant(key::AT).unwrap_or_default()).max()
    }

    /// What is in the timeline beside notes, in no order.
    pub(super) fn happened(&self, view: &ClientView) -> Vec<TimelineEntry> {
        let mut timeline = Vec::new();
        for deal in &view.deals {
            let (id, title) = (deal.id, &deal.title);
            for entry in &deal.history {
                let (at, what) = if entry.id == id {
                    (deal.created, TimelineKind::DealCreated { deal: id, title: title.clone(), amount: deal.amount })
                } else {
                    let (title, from, to, kind) = (title.clone(), entry.from, entry.to, entry.kind);
                    (entry.at, TimelineKind::DealMoved { deal: id, title, from, to, kind })
                };
                timeline.push(TimelineEntry { id: entry.id, at, by: entry.by.clone(), what });
            }
        }
        let mut push = |entity: Entity, id: Id, at: Instant, by: &AuthorView, text: &str| {
            let text = text.chars().take(SHORT).collect();
            timeline.push(TimelineEntry { id, at, by: by.clone(), what: TimelineKind::Item { entity, text } });
        };
        for contact in &view.contacts {
            push(Entity::Contact, contact.id, contact.at, &contact.by, &contact.text);
        }
        for (entity, requests) in [(Entity::Enquiry, &view.enquiries), (Entity::Complaint, &view.complaints)] {
            for request in requests {
                let text = if request.subject.is_empty() { &request.text } else { &request.subject };
                push(entity, request.id, request.at, &request.by, text);
            }
        }
        for proposal in &view.proposals {
            push(Entity::Proposal, proposal.id, proposal.at, &proposal.by, proposal.fields.text("title"));
        }
        for transfer in &view.transfers {
            push(Entity::Transfer, transfer.id, transfer.at, &transfer.by, &transfer.text);
        }
        for lead in &view.leads {
            push(Entity::Lead, lead.id, lead.at, &lead.by, &lead.to);
        }
        for task in view.tasks.iter().filter(|task| task.settled) {
            if let Some(turn) = &task.turn {
                push(Entity::Task, task.id, turn.at, &turn.by, &task.title);
            }
        }
        let lists: [(Entity, &Vec<Item>, &str); 4] = [
            (Entity::File, &view.files, "file"),
            (Entity::Receipt, &view.receipts, "outcome"),
            (Entity::Answer, &view.answers, "text"),
            (Entity::Bonus, &view.bonuses, "why"),
        ];
        for (entity, items, text) in lists {
            for item in items {
                push(entity, item.id, item.at, &item.by, item.fields.text(text));
            }
        }
        timeline
    }
}
