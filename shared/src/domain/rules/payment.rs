//! Payments: what is awaited, paid in part or overdue on a day (C20), and whether a client pays in time (C29).

use super::ratio::{Bp, divide, narrow};
use crate::{Date, Money};

/// A payment that a deal or an invoice awaits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bill {
    /// How much.
    pub amount: Money,
    /// The last day on which it is in time.
    pub due: Date,
}

/// The state of a bill on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaymentState {
    /// Nothing came yet, and there is time.
    Awaited,
    /// A part came, and there is time for the rest.
    Partly {
        /// What is left to pay.
        left: Money,
    },
    /// All of it came.
    Paid {
        /// The day on which it was complete.
        on: Date,
    },
    /// The due day is over and something is left.
    Overdue {
        /// What is left to pay.
        left: Money,
        /// Days since the due day.
        days: u32,
    },
}

/// A payment is in another currency than its bill: somebody must say what it counts for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("payment in another currency than its bill")]
pub struct OtherCurrency;

impl Bill {
    /// The state on a day, given payments in any order; later ones do not count yet, a refund is a negative one.
    ///
    /// # Errors
    /// [`OtherCurrency`].
    pub fn state(&self, payments: &[(Date, Money)], on: Date) -> Result<PaymentState, OtherCurrency> {
        if payments.iter().any(|(_, money)| money.currency != self.amount.currency) {
            return Err(OtherCurrency);
        }
        let mut come: Vec<(Date, i64)> =
            payments.iter().filter(|(day, _)| *day <= on).map(|(day, money)| (*day, money.minor)).collect();
        // On one day refunds count first, so that a payment taken back and made again is complete when it was made.
        come.sort_unstable();
        let mut left = self.amount.minor;
        let mut complete = (left <= 0).then_some(self.due);
        for (day, minor) in come {
            left = left.saturating_sub(minor);
            complete = if left > 0 { None } else { complete.or(Some(day)) };
        }
        let rest = Money { minor: left, currency: self.amount.currency };
        Ok(match complete {
            Some(day) => PaymentState::Paid { on: day },
            None if on > self.due => {
                PaymentState::Overdue { left: rest, days: u32::try_from(on.days_since(self.due)).unwrap_or(0) }
            }
            None if left < self.amount.minor => PaymentState::Partly { left: rest },
            None => PaymentState::Awaited,
        })
    }
}

/// How a client keeps its dates of payment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Timeliness {
    /// Bills paid by their due day.
    pub in_time: u32,
    /// Bills paid later, or still open after their due day.
    pub late: u32,
    /// The share paid in time; nothing as long as no bill was paid or overdue.
    pub share: Option<Bp>,
    /// How many days late on average, those in time counting as none.
    pub days_late: Option<i64>,
}

/// Looks at due days and the days of complete payment; open bills whose time is not over are left out.
pub fn timeliness(bills: &[(Date, Option<Date>)], today: Date) -> Timeliness {
    let mut found = Timeliness::default();
    let mut days: i64 = 0;
    for (due, paid) in bills {
        if paid.is_none() && today <= *due {
            continue;
        }
        let late = paid.unwrap_or(today).days_since(*due).max(0);
        days += i64::from(late);
        if late == 0 {
            found.in_time += 1;
        } else {
            found.late += 1;
        }
    }
    let all = i64::from(found.in_time) + i64::from(found.late);
    found.share = Bp::of(found.in_time.into(), all);
    found.days_late = divide(days.into(), all.into()).map(narrow);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Currency;
    use proptest::prelude::*;

    fn day(n: i32) -> Date {
        Date::from_days(n)
    }

    fn money(minor: i64) -> Money {
        Money { minor, currency: Currency::Uzs }
    }

    fn state(payments: &[(i32, i64)], on: i32) -> PaymentState {
        let bill = Bill { amount: money(100), due: day(10) };
        let payments: Vec<(Date, Money)> = payments.iter().map(|(on, minor)| (day(*on), money(*minor))).collect();
        bill.state(&payments, day(on)).unwrap()
    }

    #[test]
    fn awaited_partly_paid_and_overdue() {
        assert_eq!(state(&[], 10), PaymentState::Awaited);
        assert_eq!(state(&[], 11), PaymentState::Overdue { left: money(100), days: 1 });
        assert_eq!(state(&[(5, 40)], 10), PaymentState::Partly { left: money(60) });
        assert_eq!(state(&[(5, 40)], 13), PaymentState::Overdue { left: money(60), days: 3 });
        assert_eq!(state(&[(12, 60), (5, 40)], 13), PaymentState::Paid { on: day(12) });
        assert_eq!(state(&[(12, 60), (5, 40)], 11), PaymentState::Overdue { left: money(60), days: 1 });
        assert_eq!(state(&[(5, 150)], 6), PaymentState::Paid { on: day(5) });
    }

    #[test]
    fn a_refund_opens_a_bill_again() {
        assert_eq!(state(&[(5, 100), (6, -30)], 7), PaymentState::Partly { left: money(30) });
        assert_eq!(state(&[(5, 100), (6, -30), (8, 30)], 9), PaymentState::Paid { on: day(8) });
        assert_eq!(state(&[(5, 100), (5, -100)], 9), PaymentState::Awaited);
    }

    #[test]
    fn a_bill_of_nothing_is_paid() {
        let bill = Bill { amount: money(0), due: day(10) };
        assert_eq!(bill.state(&[], day(20)), Ok(PaymentState::Paid { on: day(10) }));
    }

    #[test]
    fn another_currency_is_not_taken_for_the_same() {
        let bill = Bill { amount: money(100), due: day(10) };
        let dollars = Money { minor: 100, currency: Currency::Usd };
        assert_eq!(bill.state(&[(day(1), dollars)], day(2)), Err(OtherCurrency));
    }

    #[test]
    fn a_client_is_in_time_by_the_due_day() {
        let bills = [
            (day(10), Some(day(9))),
            (day(8), Some(day(1))),
            (day(10), Some(day(10))),
            (day(10), Some(day(14))),
            (day(18), None),
            (day(20), None),
        ];
        let found = timeliness(&bills, day(20));
        assert_eq!((found.in_time, found.late, found.share), (3, 2, Some(Bp::percent(60))));
        assert_eq!(found.days_late, Some(1), "(0 + 0 + 0 + 4 + 2) / 5");
        assert_eq!(timeliness(&bills[5..], day(20)), Timeliness::default());
    }

    proptest! {
        #[test]
        fn paid_exactly_when_the_payments_cover_the_bill(payments in prop::collection::vec((0_i32..20, -50_i64..100), 0..10), on in 0_i32..25) {
            let sum: i64 = payments.iter().filter(|(day, _)| *day <= on).map(|(_, minor)| minor).sum();
            let is_paid = matches!(state(&payments, on), PaymentState::Paid { .. });
            prop_assert_eq!(is_paid, sum >= 100);
            let mut turned = payments.clone();
            turned.reverse();
            prop_assert_eq!(state(&turned, on), state(&payments, on));
        }
    }
}
