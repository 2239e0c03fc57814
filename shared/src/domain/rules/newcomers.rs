//! Whether the base is filled up: new clients and prospects by month (C197).

use crate::Date;
use crate::date::{Month, Period};

/// When a client came into the base and first bought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arrival {
    /// When it came into the base.
    pub known_since: Date,
    /// The first purchase, which makes it a client (C9).
    pub first_purchase: Option<Date>,
}

/// Who came in a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Newcomers {
    /// The month.
    pub month: Month,
    /// New in the base, whether they bought or not.
    pub known: u32,
    /// Bought for the first time.
    pub clients: u32,
}

/// The newcomers of every month that a period touches, in order, months without any included. Days outside the period do not count.
pub fn newcomers(arrivals: &[Arrival], period: Period) -> Vec<Newcomers> {
    let mut found: Vec<Newcomers> = period.months().map(|month| Newcomers { month, known: 0, clients: 0 }).collect();
    let first = period.from().month();
    let at = |day: Date| period.contains(day).then(|| usize::try_from(day.month().months_since(first)).ok()).flatten();
    for arrival in arrivals {
        if let Some(month) = at(arrival.known_since).and_then(|at| found.get_mut(at)) {
            month.known += 1;
        }
        if let Some(month) = arrival.first_purchase.and_then(at).and_then(|at| found.get_mut(at)) {
            month.clients += 1;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn every_month_tells_who_came_and_who_bought_first() {
        let arrival = |known: &str, bought: Option<&str>| Arrival { known_since: day(known), first_purchase: bought.map(day) };
        let arrivals = [
            arrival("2025-01-20", Some("2025-03-01")),
            arrival("2025-01-09", Some("2025-01-09")),
            arrival("2025-03-31", None),
            arrival("2024-12-31", Some("2025-01-31")),
            arrival("2020-01-01", Some("2020-02-01")),
        ];
        let found: Vec<(u8, u32, u32)> = newcomers(&arrivals, Period::new(day("2025-01-10"), day("2025-03-31")))
            .into_iter()
            .map(|month| (month.month.number(), month.known, month.clients))
            .collect();
        assert_eq!(found, [(1, 1, 1), (2, 0, 0), (3, 1, 1)]);
    }

    proptest! {
        #[test]
        fn everybody_who_came_in_the_period_is_in_one_month(made in prop::collection::vec((0..1_000, prop::option::of(0..1_000)), 0..40)) {
            let arrival = |(known, bought): &(i32, Option<i32>)| Arrival {
                known_since: Date::from_days(*known),
                first_purchase: bought.map(Date::from_days),
            };
            let arrivals: Vec<Arrival> = made.iter().map(arrival).collect();
            let period = Period::new(Date::from_days(100), Date::from_days(700));
            let found = newcomers(&arrivals, period);
            let inside = |day: &i32| (100..=700).contains(day);
            prop_assert_eq!(found.iter().map(|month| month.known as usize).sum::<usize>(), made.iter().filter(|one| inside(&one.0)).count());
            let bought = made.iter().filter(|one| one.1.as_ref().is_some_and(inside)).count();
            prop_assert_eq!(found.iter().map(|month| month.clients as usize).sum::<usize>(), bought);
        }
    }
}
