//! Why deals are lost, and what there is to work on (C62–C64).

use std::collections::BTreeMap;

use super::base::Base;
use super::ratio::Bp;
use crate::Id;

/// Whose the reason is: "one thing if the client refused for a valid reason, quite another if nobody reached him" (C63).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LossKind {
    /// A valid reason of the client: to be asked again later.
    Valid,
    /// Our fault: to be worked on.
    Ours,
    /// The market: the offer does not fit.
    Market,
}

/// A reason of the company's list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LossReason {
    /// What lost deals refer to.
    pub id: Id,
    /// Its kind.
    pub kind: LossKind,
}

/// A reason that every workspace begins with; the languages name it (C62).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DefaultReason {
    /// Командировка.
    BusinessTrip,
    /// Заболел клиент.
    ClientIll,
    /// Нет денег.
    NoMoney,
    /// Не интересно.
    NotInterested,
    /// Недозвон.
    NoAnswer,
}

impl DefaultReason {
    /// The reasons in the order of the list.
    pub const ALL: [Self; 5] = [Self::BusinessTrip, Self::ClientIll, Self::NoMoney, Self::NotInterested, Self::NoAnswer];

    /// The reason as the workspace's list holds it; the id is the same in every workspace.
    pub const fn reason(self) -> LossReason {
        let kind = match self {
            Self::BusinessTrip | Self::ClientIll | Self::NoMoney => LossKind::Valid,
            Self::NotInterested => LossKind::Market,
            Self::NoAnswer => LossKind::Ours,
        };
        LossReason { id: Id::from_bytes([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, b'l', self as u8 + 1]), kind }
    }
}

/// A deal lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LostDeal {
    /// The reason given; nothing where an import told none.
    pub reason: Option<Id>,
    /// What it would have brought.
    pub amount: Base,
}

/// Lost deals added up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lost {
    /// How many.
    pub deals: u32,
    /// What they would have brought.
    pub amount: Base,
}

impl Lost {
    fn count(&mut self, deal: &LostDeal) {
        self.deals += 1;
        self.amount = self.amount + deal.amount;
    }
}

/// One line of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LossLine {
    /// The reason; nothing for deals without one.
    pub reason: Option<Id>,
    /// Its kind; nothing when the reason is no longer in the list.
    pub kind: Option<LossKind>,
    /// How much was lost for it.
    pub lost: Lost,
    /// The share of all lost deals.
    pub share: Bp,
}

/// What was lost by reason and by kind (C64).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LossReport {
    /// By reason, the most frequent first, then the most expensive, then by id.
    pub reasons: Vec<LossLine>,
    /// By kind, the valid ones first; reasons that are no longer in the list are under nothing, at the front.
    pub kinds: Vec<(Option<LossKind>, Lost)>,
}

/// Counts lost deals by reason and kind.
pub fn loss_report(deals: &[LostDeal], reasons: &[LossReason]) -> LossReport {
    let mut by_reason: BTreeMap<Option<Id>, Lost> = BTreeMap::new();
    let mut by_kind: BTreeMap<Option<LossKind>, Lost> = BTreeMap::new();
    let kind_of = |id: Option<Id>| reasons.iter().find(|reason| Some(reason.id) == id).map(|reason| reason.kind);
    for deal in deals {
        by_reason.entry(deal.reason).or_default().count(deal);
        by_kind.entry(kind_of(deal.reason)).or_default().count(deal);
    }
    let all = i64::try_from(deals.len()).unwrap_or(i64::MAX);
    let line = |(reason, lost): (Option<Id>, Lost)| {
        let share = Bp::of(lost.deals.into(), all).unwrap_or_default();
        LossLine { reason, kind: kind_of(reason), lost, share }
    };
    let mut lines: Vec<LossLine> = by_reason.into_iter().map(line).collect();
    lines.sort_by_key(|line| std::cmp::Reverse((line.lost.deals, line.lost.amount)));
    LossReport { reasons: lines, kinds: by_kind.into_iter().collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lost(reason: Option<DefaultReason>, amount: i64) -> LostDeal {
        LostDeal { reason: reason.map(|reason| reason.reason().id), amount: Base::from_minor(amount) }
    }

    fn list() -> Vec<LossReason> {
        DefaultReason::ALL.map(DefaultReason::reason).to_vec()
    }

    #[test]
    fn the_list_begins_with_five_reasons_of_three_kinds() {
        let kinds: Vec<LossKind> = list().iter().map(|reason| reason.kind).collect();
        assert_eq!(kinds, [LossKind::Valid, LossKind::Valid, LossKind::Valid, LossKind::Market, LossKind::Ours]);
        let last = list()[4].id;
        assert_eq!((last.as_bytes()[14], last.as_bytes()[15]), (b'l', 5));
    }

    #[test]
    fn the_report_shows_what_to_work_on() {
        use DefaultReason::{ClientIll, NoAnswer, NoMoney};
        let deals =
            [lost(Some(NoMoney), 10), lost(Some(NoAnswer), 5), lost(Some(NoAnswer), 7), lost(Some(ClientIll), 90), lost(None, 1)];
        let report = loss_report(&deals, &list());
        let lines: Vec<(Option<Id>, u32, i64, i64)> = report
            .reasons
            .iter()
            .map(|line| (line.reason, line.lost.deals, line.lost.amount.minor(), line.share.points()))
            .collect();
        let id = |reason: DefaultReason| Some(reason.reason().id);
        assert_eq!(
            lines,
            [(id(NoAnswer), 2, 12, 4_000), (id(ClientIll), 1, 90, 2_000), (id(NoMoney), 1, 10, 2_000), (None, 1, 1, 2_000)]
        );
        assert_eq!(report.reasons[0].kind, Some(LossKind::Ours));
        let kinds: Vec<(Option<LossKind>, u32)> = report.kinds.iter().map(|(kind, lost)| (*kind, lost.deals)).collect();
        assert_eq!(kinds, [(None, 1), (Some(LossKind::Valid), 2), (Some(LossKind::Ours), 2)]);
    }

    #[test]
    fn a_reason_off_the_list_keeps_its_line_without_a_kind() {
        let report = loss_report(&[lost(Some(DefaultReason::NoMoney), 1)], &[]);
        assert_eq!((report.reasons[0].kind, report.reasons[0].share), (None, Bp::WHOLE));
        assert_eq!(loss_report(&[], &list()), LossReport::default());
    }

    proptest! {
        #[test]
        fn every_lost_deal_is_counted_once_by_reason_and_once_by_kind(deals in prop::collection::vec((0_usize..6, 0_i64..100), 0..40)) {
            let deals: Vec<LostDeal> = deals.iter().map(|(at, amount)| lost(DefaultReason::ALL.get(*at).copied(), *amount)).collect();
            let report = loss_report(&deals, &list());
            let amount: Base = deals.iter().map(|deal| deal.amount).sum();
            prop_assert_eq!(report.reasons.iter().map(|line| line.lost.amount).sum::<Base>(), amount);
            prop_assert_eq!(report.kinds.iter().map(|(_, lost)| lost.amount).sum::<Base>(), amount);
            prop_assert_eq!(report.kinds.iter().map(|(_, lost)| lost.deals as usize).sum::<usize>(), deals.len());
        }
    }
}
