//! The client that is open, with its parts by id, so that a screen redraws only what changed. Never here: editing.

use std::collections::HashMap;
use std::sync::Arc;

use ingot_shared::document::view::{ClientView, DealView, EmailView, PhoneView, TimelineEntry, TimelineKind};
use ingot_shared::domain::StageKind;
use ingot_shared::{Id, Instant};

use super::money::Sums;

/// What is known of the client whose screen is open.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum OpenClient {
    /// The engine has not answered yet.
    #[default]
    Waiting,
    /// It is not on this device (or was deleted elsewhere and cleaned up).
    Missing,
    /// Here it is.
    Here(Arc<Parts>),
}

impl OpenClient {
    /// The client's parts, when it is here.
    pub fn parts(&self) -> Option<Arc<Parts>> {
        match self {
            Self::Here(parts) => Some(Arc::clone(parts)),
            Self::Waiting | Self::Missing => None,
        }
    }
}

/// A client taken apart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parts {
    /// The client without its collections.
    pub facts: ClientView,
    /// Phones, in their order.
    pub phones: Vec<PhoneView>,
    /// Addresses, in their order.
    pub emails: Vec<EmailView>,
    /// Ids of the timeline's entries, newest first.
    pub timeline: Vec<Id>,
    entries: HashMap<Id, Arc<TimelineEntry>>,
    /// Ids of the deals, open ones first, then the newest first.
    pub deals: Vec<Id>,
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
        let timeline = entries_in_order.iter().map(|entry| entry.id).collect();
        let entries = entries_in_order.into_iter().map(|entry| (entry.id, entry)).collect();
        Self { facts: view, phones, emails, timeline, entries, deals, deal_by_id }
    }

    /// An entry of the timeline.
    pub fn entry(&self, id: Id) -> Option<Arc<TimelineEntry>> {
        self.entries.get(&id).cloned()
    }

    /// A deal.
    pub fn deal(&self, id: Id) -> Option<Arc<DealView>> {
        self.deal_by_id.get(&id).cloned()
    }

    /// What the client has bought for.
    pub fn won(&self) -> Sums {
        self.deal_by_id.values().filter(|deal| deal.kind == StageKind::Won).map(|deal| deal.amount).collect()
    }

    /// Deals that are being worked on.
    pub fn open_deals(&self) -> usize {
        self.deal_by_id.values().filter(|deal| deal.kind == StageKind::Open).count()
    }

    /// Whether the client ever bought (C9).
    pub fn has_bought(&self) -> bool {
        self.deal_by_id.values().any(|deal| deal.kind == StageKind::Won)
    }

    /// When the client was last written about: the newest note.
    pub fn last_contact(&self) -> Option<Instant> {
        self.entries.values().filter(|entry| matches!(entry.what, TimelineKind::Note { .. })).map(|entry| entry.at).max()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ingot_shared::document::view::AuthorView;
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
        assert_eq!(parts.won().minor(Currency::Uzs), 400);
        assert_eq!(parts.open_deals(), 1);
        assert!(parts.has_bought());
    }

    #[test]
    fn a_stage_move_is_no_contact() {
        let entry =
            |n: u8, what| TimelineEntry { id: id(n), at: Instant::from_millis(i64::from(n)), by: AuthorView::default(), what };
        let note = entry(1, TimelineKind::Note { text: "позвонил".to_owned() });
        let (from, to) = (StageId::UNSORTED, StageId::WON);
        let moved = entry(2, TimelineKind::DealMoved { deal: id(9), title: String::new(), from, to, kind: to.kind() });
        let parts = Parts::of(ClientView { timeline: vec![moved, note], ..ClientView::default() });
        assert_eq!(parts.last_contact(), Some(Instant::from_millis(1)));
        assert_eq!(parts.timeline, [id(2), id(1)]);
    }
}
