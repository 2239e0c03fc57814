//! Clients who bought and then went silent, to be woken up (C10, C50, C94).

use crate::{Date, Id};

/// Months without a purchase after which a client is dormant; a company may set another number.
pub const DEFAULT_MONTHS: u16 = 6;

/// Whether a client bought once, but nothing for `months` months: a last purchase on 15.01 makes it dormant from 15.07 on.
/// Who never bought is a prospect, not dormant.
pub fn is_dormant(last_purchase: Option<Date>, today: Date, months: u16) -> bool {
    last_purchase.is_some_and(|last| last.add_months(months.into()) <= today)
}

/// The dormant ones of clients and their last purchases: the longest silent first, equal ones by id.
pub fn dormant(clients: &[(Id, Option<Date>)], today: Date, months: u16) -> Vec<Id> {
    let mut found: Vec<&(Id, Option<Date>)> = clients.iter().filter(|(_, last)| is_dormant(*last, today, months)).collect();
    found.sort_unstable_by_key(|(client, last)| (*last, *client));
    found.into_iter().map(|(client, _)| *client).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn six_months_of_silence_make_a_client_dormant() {
        let last = Some(day("2025-01-15"));
        assert!(!is_dormant(last, day("2025-07-14"), DEFAULT_MONTHS));
        assert!(is_dormant(last, day("2025-07-15"), DEFAULT_MONTHS));
        assert!(is_dormant(Some(day("1998-01-01")), day("2025-07-15"), DEFAULT_MONTHS));
        assert!(!is_dormant(None, day("2025-07-15"), DEFAULT_MONTHS));
    }

    #[test]
    fn the_longest_silent_comes_first() {
        let id = |n| Id::from_bytes([n; 16]);
        let clients = [
            (id(3), Some(day("2024-05-01"))),
            (id(1), Some(day("2024-06-01"))),
            (id(2), Some(day("2024-05-01"))),
            (id(4), None),
            (id(5), Some(day("2025-01-01"))),
        ];
        assert_eq!(dormant(&clients, day("2025-01-15"), 6), [id(2), id(3), id(1)]);
    }

    proptest! {
        #[test]
        fn once_dormant_always_dormant_until_the_next_purchase(last in 0..30_000, after in 0..3_000, more in 0..3_000, months in 0_u16..60) {
            let (last, today) = (Date::from_days(last), Date::from_days(last + after));
            if is_dormant(Some(last), today, months) {
                prop_assert!(is_dormant(Some(last), today.add_days(more), months));
                prop_assert!(today.months_since(last) >= months.into());
            }
        }
    }
}
