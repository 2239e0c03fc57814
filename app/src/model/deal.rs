//! One deal: what its positions come to, how it is paid, what its client bought. Never here: storing, words.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use ingot_shared::document::view::{DealView, LineView, PaymentView};
use ingot_shared::domain::StageKind;
use ingot_shared::domain::rules::payment::{Bill, PaymentState, Timeliness, timeliness};
use ingot_shared::domain::rules::ratio::Bp;
use ingot_shared::{Date, Id, Money};

use super::money::Sums;
use super::open_client::Parts;

/// What a deal's positions come to; nothing without any, when one has no price, or when they are in several currencies.
pub fn total(deal: &DealView) -> Option<Money> {
    total_of(deal, &deal.lines)
}

fn total_of(deal: &DealView, lines: &[LineView]) -> Option<Money> {
    LineView::sum(lines.iter().cloned(), deal.fields.number("discount").unwrap_or(0))
}

/// The amount that a deal gets along with other positions: what they come to, if it was that before, or if there was none. An amount that
/// somebody agreed on by hand stays.
pub fn amount_along(deal: &DealView, lines: &[LineView]) -> Option<Money> {
    let follows = if deal.lines.is_empty() { deal.amount.minor == 0 } else { total(deal) == Some(deal.amount) };
    total_of(deal, lines).filter(|total| follows && *total != deal.amount)
}

/// The share of the amount that is profit.
pub fn margin(deal: &DealView) -> Option<Bp> {
    let profit = deal.fields.money("profit").filter(|profit| profit.currency == deal.amount.currency)?;
    Bp::of(profit.minor, deal.amount.minor)
}

/// How a payment stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Paying {
    /// The day is over, and it did not come.
    Overdue,
    /// There is time.
    Awaited,
    /// It came.
    Paid,
}

impl Paying {
    /// How a payment stands.
    pub fn of(payment: &PaymentView, today: Date) -> Self {
        match (payment.paid, payment.due) {
            (Some(_), _) => Self::Paid,
            (None, Some(due)) if due < today => Self::Overdue,
            (None, _) => Self::Awaited,
        }
    }

    /// The word for tests and styles.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::Awaited => "awaited",
            Self::Paid => "paid",
        }
    }
}

/// What payments of one state come to.
pub fn paying(deal: &DealView, state: Paying, today: Date) -> Sums {
    let mine = deal.payments.iter().filter(|payment| Paying::of(payment, today) == state);
    mine.map(|payment| payment.amount).collect()
}

/// What no payment is planned for yet: proposed for the next one.
pub fn unplanned(deal: &DealView) -> Money {
    let currency = deal.amount.currency;
    let planned: Sums = deal.payments.iter().map(|payment| payment.amount).collect();
    Money { minor: deal.amount.minor.saturating_sub(planned.minor(currency)).max(0), currency }
}

/// Whether a deal in work is paid to the last: it can be closed as won (C71).
pub fn is_paid_in_full(deal: &DealView, today: Date) -> bool {
    let came: Vec<(Date, Money)> = deal.payments.iter().filter_map(|payment| Some((payment.paid?, payment.amount))).collect();
    let bill = Bill { amount: deal.amount, due: today };
    let is_paid = matches!(bill.state(&came, today), Ok(PaymentState::Paid { .. }));
    deal.kind == StageKind::Open && deal.amount.minor > 0 && is_paid
}

/// What a client uses.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Use {
    /// Things of a group: its key.
    Group(String),
    /// A thing of no group: its name.
    Named(String),
}

impl Parts {
    /// What was bought, the latest first (C19).
    pub fn bought(&self) -> Vec<Arc<DealView>> {
        let mut won: Vec<Arc<DealView>> =
            self.deals.iter().filter_map(|id| self.deal(*id)).filter(|deal| deal.kind == StageKind::Won).collect();
        won.sort_by_key(|deal| Reverse((deal.closed, deal.id)));
        won
    }

    /// What it buys, and in how many deals: the group of each position, and its name where it is of none. The most frequent first (C21).
    pub fn uses(&self) -> Vec<(Use, usize)> {
        let mut uses: BTreeMap<Use, usize> = BTreeMap::new();
        for deal in self.bought() {
            let of = |line: &LineView| match line.group.as_str() {
                "" => Use::Named(line.title.clone()),
                group => Use::Group(group.to_owned()),
            };
            for used in deal.lines.iter().map(of).collect::<BTreeSet<_>>() {
                *uses.entry(used).or_default() += 1;
            }
        }
        let mut uses: Vec<(Use, usize)> = uses.into_iter().collect();
        uses.sort_by_key(|(_, deals)| Reverse(*deals));
        uses
    }

    /// How it keeps the days of its payments (C29).
    pub fn timeliness(&self, today: Date) -> Timeliness {
        let deals = self.deals.iter().filter_map(|id| self.deal(*id)).filter(|deal| deal.kind != StageKind::Lost);
        let bills: Vec<(Date, Option<Date>)> = deals
            .flat_map(|deal| deal.payments.iter().filter_map(|payment| Some((payment.due?, payment.paid))).collect::<Vec<_>>())
            .collect();
        timeliness(&bills, today)
    }

    /// Payments that did not come yet with their deals: what is late first (C20). What was promised for a lost deal is not awaited.
    pub fn unpaid(&self) -> Vec<(Id, PaymentView)> {
        let deals = self.deals.iter().filter_map(|id| self.deal(*id)).filter(|deal| deal.kind != StageKind::Lost);
        let mut unpaid: Vec<(Id, PaymentView)> = deals
            .flat_map(|deal| {
                let open = deal.payments.iter().filter(|payment| payment.paid.is_none());
                open.map(|payment| (deal.id, payment.clone())).collect::<Vec<_>>()
            })
            .collect();
        unpaid.sort_by_key(|(_, payment)| (payment.due.is_none(), payment.due, payment.id));
        unpaid
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ingot_shared::document::view::ClientView;
    use ingot_shared::{Currency, Instant};
    use proptest::prelude::*;

    fn som(units: i64) -> Money {
        Money::units(units, Currency::Uzs)
    }

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    fn line(quantity: i64, price: Option<Money>, discount: i64) -> LineView {
        LineView { quantity: quantity * 1_000, price, discount, ..LineView::default() }
    }

    fn deal(amount: i64, lines: Vec<LineView>) -> DealView {
        DealView { id: id(1), amount: som(amount), lines, ..DealView::default() }
    }

    fn payment(n: u8, amount: Money, due: Option<i32>, paid: Option<i32>) -> PaymentView {
        let day = |day: Option<i32>| day.map(Date::from_days);
        PaymentView { id: id(n), amount, due: day(due), paid: day(paid), ..PaymentView::default() }
    }

    #[test]
    fn positions_come_to_a_sum_if_all_have_a_price_in_one_currency() {
        let lines = vec![line(3, Some(som(100)), 1_000), line(1, Some(som(30)), 0)];
        assert_eq!(total(&deal(0, lines.clone())), Some(som(300)));
        let fields = [("discount".to_owned(), 500.into())].into_iter().collect();
        assert_eq!(total(&DealView { fields, ..deal(0, lines) }), Some(som(285)));
        assert_eq!(total(&deal(0, vec![line(1, Some(som(5)), 0), line(1, None, 0)])), None);
        assert_eq!(total(&deal(0, vec![line(1, Some(som(5)), 0), line(1, Some(Money::units(5, Currency::Usd)), 0)])), None);
        assert_eq!(total(&deal(7, Vec::new())), None);
    }

    #[test]
    fn the_amount_follows_the_positions_until_somebody_says_another_one() {
        let (one, two) = (line(1, Some(som(100)), 0), line(2, Some(som(100)), 0));
        assert_eq!(amount_along(&deal(0, Vec::new()), std::slice::from_ref(&one)), Some(som(100)));
        assert_eq!(amount_along(&deal(90, Vec::new()), std::slice::from_ref(&one)), None, "agreed on before");
        assert_eq!(amount_along(&deal(100, vec![one.clone()]), std::slice::from_ref(&two)), Some(som(200)));
        assert_eq!(amount_along(&deal(90, vec![one.clone()]), std::slice::from_ref(&two)), None);
        assert_eq!(amount_along(&deal(100, vec![one]), &[]), None, "the last position goes, the amount stays");
    }

    #[test]
    fn paid_in_full_is_a_deal_in_work_whose_amount_came() {
        let today = Date::from_days(100);
        let of = |payments: Vec<PaymentView>| DealView { payments, ..deal(100, Vec::new()) };
        let half = payment(1, som(50), Some(90), Some(95));
        let paid = of(vec![half.clone(), payment(2, som(50), Some(99), Some(100))]);
        assert!(is_paid_in_full(&paid, today));
        assert!(!is_paid_in_full(&of(vec![half.clone(), payment(2, som(50), Some(99), None)]), today));
        assert!(!is_paid_in_full(&of(vec![half, payment(2, som(50), None, Some(101))]), today), "not before the day");
        assert!(!is_paid_in_full(&DealView { kind: StageKind::Won, ..paid.clone() }, today), "closed already");
        assert!(!is_paid_in_full(&deal(0, Vec::new()), today), "there was nothing to pay");
        let dollars = of(vec![payment(1, Money::units(100, Currency::Usd), None, Some(1))]);
        assert!(!is_paid_in_full(&dollars, today), "somebody must say what dollars count for");
        assert_eq!((unplanned(&paid), unplanned(&dollars)), (som(0), som(100)));
    }

    #[test]
    fn a_payment_is_late_after_its_day() {
        let of = |due, paid| Paying::of(&payment(1, som(1), due, paid), Date::from_days(10));
        assert_eq!((of(Some(10), None), of(Some(9), None)), (Paying::Awaited, Paying::Overdue));
        assert_eq!((of(None, None), of(Some(9), Some(10))), (Paying::Awaited, Paying::Paid));
    }

    #[test]
    fn a_client_has_purchases_and_open_payments() {
        let won = |n: u8, at: i64| DealView {
            id: id(n),
            kind: StageKind::Won,
            closed: Some(Instant::from_millis(at)),
            ..DealView::default()
        };
        let lost = DealView { payments: vec![payment(9, som(1), Some(1), None)], kind: StageKind::Lost, ..deal(5, Vec::new()) };
        let open = DealView {
            id: id(4),
            payments: vec![
                payment(1, som(1), None, None),
                payment(2, som(1), Some(7), None),
                payment(3, som(1), Some(5), Some(5)),
            ],
            ..deal(5, Vec::new())
        };
        let parts = Parts::of(ClientView { deals: vec![won(2, 10), won(3, 20), lost, open], ..ClientView::default() });
        assert_eq!(parts.bought().iter().map(|deal| deal.id).collect::<Vec<_>>(), [id(3), id(2)]);
        assert_eq!(parts.unpaid().iter().map(|(_, payment)| payment.id).collect::<Vec<_>>(), [id(2), id(1)]);
    }

    #[test]
    fn a_client_uses_groups_by_deals_and_keeps_its_days() {
        let line =
            |group: &str, title: &str| LineView { group: group.to_owned(), title: title.to_owned(), ..LineView::default() };
        let won = |n: u8, lines: Vec<LineView>, payments: Vec<PaymentView>| DealView {
            id: id(n),
            kind: StageKind::Won,
            lines,
            payments,
            ..DealView::default()
        };
        let deals = vec![
            won(
                2,
                vec![line("g", "Ковёр"), line("g", "Дорожка"), line("", "Доставка")],
                vec![payment(1, som(1), Some(5), Some(5))],
            ),
            won(3, vec![line("g", "Ковёр")], vec![payment(2, som(1), Some(5), Some(9)), payment(3, som(1), Some(30), None)]),
            DealView { lines: vec![line("h", "Двери")], ..deal(5, Vec::new()) },
        ];
        let parts = Parts::of(ClientView { deals, ..ClientView::default() });
        assert_eq!(parts.uses(), [(Use::Group("g".to_owned()), 2), (Use::Named("Доставка".to_owned()), 1)]);
        let kept = parts.timeliness(Date::from_days(20));
        assert_eq!((kept.in_time, kept.late), (1, 1));
    }

    proptest! {
        #[test]
        fn every_payment_is_in_one_state(payments in prop::collection::vec((1_i64..100, prop::option::of(0_i32..20), prop::option::of(0_i32..20)), 0..12), today in 0_i32..20) {
            let payments = payments.into_iter().map(|(units, due, paid)| payment(1, som(units), due, paid)).collect::<Vec<_>>();
            let all: i64 = payments.iter().map(|payment| payment.amount.minor).sum();
            let deal = DealView { payments, ..deal(1, Vec::new()) };
            let of = |state| paying(&deal, state, Date::from_days(today)).minor(Currency::Uzs);
            prop_assert_eq!(of(Paying::Overdue) + of(Paying::Awaited) + of(Paying::Paid), all);
        }
    }
}
