//! The client that is open, with its parts by id, so that a screen redraws only what changed. Never here: editing.

use std::collections::HashMap;
use std::sync::Arc;

use ingot_shared::document::view::{ClientView, ContactView, DealView, EmailView, PhoneView, RequestView, TimelineEntry};
use ingot_shared::domain::StageKind;
use ingot_shared::domain::rules::base::Base;
use ingot_shared::domain::rules::value::{ClientValue, WonDeal, client_value};
use ingot_shared::{Currency, Id, Instant, Money};

use super::money::Sums;
use super::timeline::Group;

/// What is known of the client whose screen is open.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum OpenClient {
    /// The engine has not answered yet.
    #[default]
    Waiting,
    /// It is not on this device (or was deleted elsewhere and cleaned up).
    Missing,
    /// The member may not read it any more.
    Left,
    /// It is here and cannot be read.
    Unreadable,
    /// Here it is.
    Here(Arc<Parts>),
}

impl OpenClient {
    /// The client's parts, when it is here.
    pub fn parts(&self) -> Option<Arc<Parts>> {
        match self {
            Self::Here(parts) => Some(Arc::clone(parts)),
            Self::Waiting | Self::Missing | Self::Left | Self::Unreadable => None,
        }
    }
}

/// A client taken apart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parts {
    /// The client without phones, addresses, timeline and deals.
    pub facts: ClientView,
    /// Phones, in their order.
    pub phones: Vec<PhoneView>,
    /// Addresses, in their order.
    pub emails: Vec<EmailView>,
    /// Ids of the timeline's entries: what the client still waits for an answer to, then the rest, each newest first (C36).
    pub timeline: Vec<Id>,
    entries: HashMap<Id, Arc<TimelineEntry>>,
    /// Ids of the deals, open ones first, then the newest first.
    pub deals: Vec<Id>,
    /// How many changes the client has, should that be a history too long to go on with.
    pub long: Option<u32>,
    deal_by_id: HashMap<Id, Arc<DealView>>,
}

impl Parts {
    /// Takes a client apart.
    pub fn of(mut view: ClientView) -> Self {
        let phones = std::mem::take(&mut view.phones);
        let emails = std::mem::take(&mut view.emails);
        let deal_list: Vec<Arc<DealView>> = std::mem::take(&mut view.deals).into_iter().map(Arc::new).collect();
        let (open, settled): (Vec<_>, Vec<_>) = deal_list.iter().partition(|deal| deal.kind == StageKind::Open);
        let deals = open.iter().chain(&settled).map(|deal| deal.id).collect();
        let deal_by_id = deal_list.into_iter().map(|deal| (deal.id, deal)).collect();
        let entries_in_order: Vec<Arc<TimelineEntry>> = std::mem::take(&mut view.timeline).into_iter().map(Arc::new).collect();
        let is_open = |id: Id| view.enquiries.iter().chain(&view.complaints).any(|one| one.id == id && !one.settled);
        let (waiting, rest): (Vec<Id>, Vec<Id>) = entries_in_order.iter().map(|entry| entry.id).partition(|id| is_open(*id));
        let timeline = waiting.into_iter().chain(rest).collect();
        let entries = entries_in_order.into_iter().map(|entry| (entry.id, entry)).collect();
        Self { facts: view, phones, emails, timeline, entries, deals, long: None, deal_by_id }
    }

    /// The same with how long the history is, should it be too long.
    #[must_use]
    pub fn of_length(self, long: Option<u32>) -> Self {
        Self { long, ..self }
    }

    /// An entry of the timeline.
    pub fn entry(&self, id: Id) -> Option<Arc<TimelineEntry>> {
        self.entries.get(&id).cloned()
    }

    /// A deal.
    pub fn deal(&self, id: Id) -> Option<Arc<DealView>> {
        self.deal_by_id.get(&id).cloned()
    }

    /// The entries of a group, in the timeline's order.
    pub fn group(&self, group: Group) -> impl Iterator<Item = Id> {
        self.timeline.iter().copied().filter(move |id| self.entries.get(id).is_some_and(|entry| group.holds(&entry.what)))
    }

    /// A call, letter, message, meeting, visit or check.
    pub fn contact(&self, id: Id) -> Option<&ContactView> {
        self.facts.contacts.iter().find(|contact| contact.id == id)
    }

    /// An enquiry or a complaint.
    pub fn request(&self, id: Id) -> Option<&RequestView> {
        self.facts.enquiries.iter().chain(&self.facts.complaints).find(|request| request.id == id)
    }

    /// What the client is worth in each currency (C46), and whether amounts stand in for profits somewhere.
    pub fn value(&self) -> (Sums, bool) {
        let values = Currency::ALL.map(|currency| (currency, self.value_in(currency)));
        let sums = values.iter().map(|(currency, of)| Money { minor: of.value.minor(), currency: *currency }).collect();
        (sums, values.iter().any(|(_, of)| of.is_marked()))
    }

    fn value_in(&self, currency: Currency) -> ClientValue {
        let base = |money: Money| (money.currency == currency).then(|| Base::from_minor(money.minor));
        let won: Vec<WonDeal> = self
            .deal_by_id
            .values()
            .filter(|deal| deal.kind == StageKind::Won)
            .filter_map(|deal| Some(WonDeal { amount: base(deal.amount)?, profit: deal.fields.money("profit").and_then(base) }))
            .collect();
        client_value(&won)
    }

    /// Deals that are being worked on.
    pub fn open_deals(&self) -> usize {
        self.deal_by_id.values().filter(|deal| deal.kind == StageKind::Open).count()
    }

    /// Whether the client ever bought (C9).
    pub fn has_bought(&self) -> bool {
        self.deal_by_id.values().any(|deal| deal.kind == StageKind::Won)
    }

    /// The last contact; neither "no answer" nor a note is one (C40).
    pub const fn last_contact(&self) -> Option<Instant> {
        self.facts.last_contact
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ingot_shared::document::entity::Entity;
    use ingot_shared::document::view::{AuthorView, TimelineKind};
    use ingot_shared::domain::StageId;
    use ingot_shared::{Currency, Money};

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    fn deal(n: u8, stage: StageId) -> DealView {
        DealView {
            id: id(n),
            amount: Money::units(i64::from(n), Currency::Uzs),
            stage,
            kind: stage.kind(),
            ..DealView::default()
        }
    }

    #[test]
    fn open_deals_come_first_and_won_ones_are_summed() {
        let parts = Parts::of(ClientView {
            deals: vec![deal(1, StageId::WON), deal(2, StageId::UNSORTED), deal(3, StageId::WON)],
            ..ClientView::default()
        });
        assert_eq!(parts.deals, [id(2), id(1), id(3)]);
        let (value, is_marked) = parts.value();
        assert_eq!((value.minor(Currency::Uzs), is_marked), (400, true));
        assert_eq!(parts.open_deals(), 1);
        assert!(parts.has_bought());
    }

    #[test]
    fn a_known_profit_is_the_worth_of_a_deal() {
        let fields = [("profit".to_owned(), Money::units(3, Currency::Uzs).into())].into_iter().collect();
        let parts = Parts::of(ClientView { deals: vec![DealView { fields, ..deal(9, StageId::WON) }], ..ClientView::default() });
        let (value, is_marked) = parts.value();
        assert_eq!((value.minor(Currency::Uzs), is_marked), (300, false));
    }

    #[test]
    fn what_waits_for_an_answer_stays_on_top() {
        let entry = |n: u8, entity| {
            let what = TimelineKind::Item { entity, text: String::new() };
            TimelineEntry { id: id(n), at: Instant::from_millis(i64::from(n)), by: AuthorView::default(), what }
        };
        let request = |n: u8, settled| RequestView { id: id(n), settled, ..RequestView::default() };
        let parts = Parts::of(ClientView {
            timeline: vec![
                entry(4, Entity::Contact),
                entry(3, Entity::Enquiry),
                entry(2, Entity::Enquiry),
                entry(1, Entity::Contact),
            ],
            enquiries: vec![request(3, true), request(2, false)],
            ..ClientView::default()
        });
        assert_eq!(parts.timeline, [id(2), id(4), id(3), id(1)]);
        assert_eq!(parts.group(Group::Requests).collect::<Vec<_>>(), [id(2), id(3)]);
    }
}
