//! The letters that go to everybody: a mailing at least once a month (C103), a letter of the director once a quarter (C105).

use crate::date::Period;
use crate::{Date, Id};

/// The last day on which the next mailing over the whole base is in time: a month after the last one, or today when there was none.
pub fn mailing_due(last_mailing: Option<Date>, today: Date) -> Date {
    last_mailing.map_or(today, |last| last.add_months(1))
}

/// The clients who have not had the director's letter in the quarter of `today`, sorted; each with the last one it had. Who asked not
/// to be contacted is for the caller to leave out, by [`super::guard`].
pub fn without_letter(clients: &[(Id, Option<Date>)], today: Date) -> Vec<Id> {
    let quarter = Period::quarter_of(today);
    let has = |letter: &Option<Date>| letter.is_some_and(|day| day >= quarter.from());
    let mut found: Vec<Id> = clients.iter().filter(|(_, letter)| !has(letter)).map(|(client, _)| *client).collect();
    found.sort_unstable();
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
    fn a_mailing_is_due_a_month_after_the_last() {
        assert_eq!(mailing_due(Some(day("2025-01-31")), day("2025-02-10")), day("2025-02-28"));
        assert_eq!(mailing_due(None, day("2025-02-10")), day("2025-02-10"));
    }

    #[test]
    fn everybody_gets_the_directors_letter_once_a_quarter() {
        let id = |n| Id::from_bytes([n; 16]);
        let clients =
            [(id(4), None), (id(1), Some(day("2025-04-01"))), (id(2), Some(day("2025-03-31"))), (id(3), Some(day("2025-06-30")))];
        assert_eq!(without_letter(&clients, day("2025-06-30")), [id(2), id(4)]);
    }

    proptest! {
        #[test]
        fn a_letter_today_is_enough_for_today(today in 0..30_000) {
            let today = Date::from_days(today);
            prop_assert!(without_letter(&[(Id::from_bytes([1; 16]), Some(today))], today).is_empty());
            prop_assert!(mailing_due(Some(today), today) > today);
        }
    }
}
