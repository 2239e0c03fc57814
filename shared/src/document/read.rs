//! Reading a client document: the whole view for its screen, and the row for lists. Both are pure functions of the set of changes (S4).
//!
//! Never here: writing, or a clock: what is overdue depends on the day and is for [`crate::domain`].

mod deal;
mod item;
mod row;
mod task;
mod timeline;

use super::entity::{DocumentKind, Entity, Home};
use super::node::{Node, Thing};
use super::schema as key;
use super::view::{ClientView, ContactView, EmailView, Item, LeadView, PhoneView, RequestView, TaskView, TransferView, Verified};
use super::{ClientView as View, Document};
use crate::domain::{ClientKind, Fields, Value};
use crate::row::part;
use crate::{Id, phone};

pub(super) use item::lead_of;

/// The visible things of a document by the word before their id.
struct Things(Vec<Thing>);

impl Document {
    /// Whether the document is there and not deleted.
    pub fn is_alive(&self) -> bool {
        self.main().is_some_and(|main| !self.flag(&main, key::DELETED))
    }

    /// The map of the document's main thing.
    pub(super) fn main(&self) -> Option<Node> {
        match self.kind()?.main().layout().home {
            Home::Main(name) => self.child(&Node::root(), name),
            _ => None,
        }
    }

    /// See [`ClientView::contested`]. Marks of the document itself, such as whether it is deleted, are nobody's words.
    fn contested(&self, profile: &Node) -> Vec<(String, Value)> {
        let layout = Entity::Profile.layout();
        let own = [key::CREATED, key::DELETED, key::IMPORT, key::LEAD, key::MERGED_INTO, key::CONTINUES, "absorbed", "segment"];
        let names = self.disputed(profile).into_iter().filter(|name| !own.contains(&name.split(':').next().unwrap_or(name)));
        let fields = names.filter_map(|name| Some((layout.field(&name)?, name)));
        fields
            .flat_map(|(field, name)| {
                self.beside(profile, &name).into_iter().map(move |other| (name.clone(), field.read(&other)))
            })
            .collect()
    }

    /// Everything of a client, for its screen; none when the document holds no client.
    pub fn view(&self) -> Option<View> {
        let view = self.without_timeline()?;
        Some(View { timeline: self.timeline(&view), ..view })
    }

    /// Everything but the timeline.
    fn without_timeline(&self) -> Option<View> {
        if self.kind() != Some(DocumentKind::Client) {
            return None;
        }
        let profile = self.main()?;
        let facts = self.item(Entity::Profile.layout(), self.id, &profile).fields;
        let mut all = Things(self.things(&Node::root()));
        let mut of = |entity| all.take(self, entity);
        let proposals = self.proposals(of(Entity::Proposal));
        let mut contacts: Vec<ContactView> = of(Entity::Contact).into_iter().map(ContactView::from).collect();
        contacts.sort_by_key(|contact| std::cmp::Reverse((contact.at, contact.id)));
        let mut tasks: Vec<TaskView> = of(Entity::Task).into_iter().map(TaskView::from).collect();
        tasks.retain(|task| self.stands(task.id, task.after, !task.turns.is_empty()));
        tasks.sort_by_key(|task| (task.due.is_none(), task.due, task.minute, task.id));
        let request = |items: Vec<Item>| {
            let mut requests: Vec<RequestView> = items.into_iter().map(RequestView::from).collect();
            requests.sort_by_key(|request| std::cmp::Reverse((request.at, request.id)));
            requests
        };
        let mut leads: Vec<LeadView> = of(Entity::Lead).into_iter().map(LeadView::from).collect();
        leads.sort_by_key(|lead| std::cmp::Reverse((lead.at, lead.id)));
        let mut transfers: Vec<TransferView> = of(Entity::Transfer).into_iter().map(TransferView::from).collect();
        transfers.sort_by_key(|transfer| std::cmp::Reverse((transfer.at, transfer.id)));
        let bonuses = of(Entity::Bonus);
        let text = |key: &str| facts.text(key).to_owned();
        let mut view = ClientView {
            id: self.id,
            kind: if facts.text(key::KIND) == ClientKind::Person.key() { ClientKind::Person } else { ClientKind::Company },
            name: text(key::NAME),
            city: text("city"),
            address: text("address"),
            responsible: text(key::RESPONSIBLE),
            organization: text("organization"),
            source: text("source"),
            created: self.instant(&profile, key::CREATED).unwrap_or_default(),
            deleted: self.flag(&profile, key::DELETED),
            phones: self.phones(),
            emails: self.emails(),
            timeline: Vec::new(),
            deals: self.deals(),
            lead: lead_of(facts.text(key::RESPONSIBLE), facts.text(key::LEAD)),
            tags: facts.set("tag"),
            verified: contacts
                .iter()
                .find(|contact| contact.verified)
                .map(|contact| Verified { on: contact.at, by: contact.by.clone() }),
            last_contact: contacts.iter().find(|contact| contact.reached()).map(|contact| contact.at),
            last_attempt: contacts.iter().find(|contact| contact.is_attempt()).map(|contact| contact.at),
            has: 0,
            bonus: bonuses.iter().filter_map(|bonus| bonus.fields.number("points")).fold(0, i64::saturating_add),
            merged_into: merged(self.id, &facts),
            people: of(Entity::Person),
            messengers: of(Entity::Messenger),
            addresses: of(Entity::Address),
            contacts,
            enquiries: request(of(Entity::Enquiry)),
            complaints: request(of(Entity::Complaint)),
            tasks,
            proposals,
            leads,
            transfers,
            files: of(Entity::File),
            receipts: of(Entity::Receipt),
            answers: of(Entity::Answer),
            series: of(Entity::Series),
            subscriptions: of(Entity::Subscription),
            bonuses,
            contested: self.contested(&profile),
            facts,
        };
        view.has = parts(&view);
        Some(view)
    }

    /// Requests that another department take the client over, by id, those taken away too (C174).
    pub fn transfers(&self) -> Vec<TransferView> {
        let layout = Entity::Transfer.layout();
        let Home::Root(word) = layout.home else { return Vec::new() };
        let own = self.things(&Node::root()).into_iter().filter(|thing| thing.word == word);
        own.map(|thing| self.item(layout, thing.id, &thing.node).into()).collect()
    }

    /// The phones that were not taken away; of those that are one number the first.
    pub(super) fn phones(&self) -> Vec<PhoneView> {
        let mut phones: Vec<PhoneView> = Vec::new();
        for (id, typed) in self.lines(key::PHONES, key::TYPED) {
            let e164 = phone::to_e164(&typed);
            if e164.is_none() || phones.iter().all(|known| known.e164 != e164) {
                phones.push(PhoneView { id, e164, typed });
            }
        }
        phones
    }

    pub(super) fn emails(&self) -> Vec<EmailView> {
        self.lines(key::EMAILS, key::ADDRESS).into_iter().map(|(id, address)| EmailView { id, address }).collect()
    }

    /// The lines of a collection that were not taken away.
    pub(super) fn lines(&self, collection: &str, name: &str) -> Vec<(Id, String)> {
        let all = self.collection(&Node::root(), collection).into_iter();
        all.filter(|(_, node)| !self.flag(node, key::REMOVED)).map(|(id, node)| (id, self.text(&node, name))).collect()
    }

    /// The imports and mergers that added something, sorted.
    pub(super) fn imports(&self) -> Vec<Id> {
        let Some(at) = self.child(&Node::root(), key::IMPORTS) else { return Vec::new() };
        self.entries(&at).iter().filter_map(|(name, _)| name.parse().ok()).collect()
    }
}

impl Things {
    /// The visible things of one kind, by id.
    fn take(&mut self, document: &Document, entity: Entity) -> Vec<Item> {
        let layout = entity.layout();
        let Home::Root(word) = layout.home else { return Vec::new() };
        let own = self.0.extract_if(.., |thing| thing.word == word);
        own.filter(|thing| !document.flag(&thing.node, key::REMOVED) || entity == Entity::Proposal)
            .map(|thing| document.item(layout, thing.id, &thing.node))
            .collect()
    }
}

/// The client that this one turned out to be. Should both have been merged into each other, the one with the smaller id stays.
fn merged(id: Id, facts: &Fields) -> Option<Id> {
    let into = facts.id(key::MERGED_INTO)?;
    let mutual = facts.flag(&format!("absorbed:{into}"));
    (!mutual || into < id).then_some(into)
}

/// What contact data there is (C11).
fn parts(view: &ClientView) -> u16 {
    let facts = &view.facts;
    let known = |key: &str| facts.get(key).is_some();
    [
        (part::PHONE, !view.phones.is_empty()),
        (part::ADDRESS, !view.address.is_empty() || !view.addresses.is_empty()),
        (part::EMAIL, !view.emails.is_empty()),
        (part::MESSENGER, !view.messengers.is_empty()),
        (part::BIRTHDAY, known("birthday") || known("founded")),
        (part::PERSON, !view.people.is_empty()),
        (part::INDUSTRY, known("industry")),
        (part::CONSENT, known("consent")),
    ]
    .into_iter()
    .filter(|(_, there)| *there)
    .fold(0, |all, (bit, _)| all | bit)
}
