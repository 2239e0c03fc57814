//! Days that are proposed for a next step. Never here: words.

use ingot_shared::Date;
use ingot_shared::date::WorkWeek;

/// Tomorrow, the worked day after it, and the worked day a week from now.
pub fn proposed(week: &WorkWeek, today: Date) -> [Date; 3] {
    let tomorrow = today.add_days(1);
    let soon = week.on_or_after(tomorrow.add_days(1));
    [tomorrow, soon, week.on_or_after(today.add_days(7)).max(soon.add_days(1))]
}

/// The worked day on which somebody who was not reached is tried again.
pub fn again(week: &WorkWeek, today: Date) -> Date {
    week.on_or_after(today.add_days(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ingot_shared::date::Weekday;
    use proptest::prelude::*;

    #[test]
    fn on_a_friday_monday_is_proposed() {
        let friday: Date = "2025-11-21".parse().unwrap();
        let week = WorkWeek::default();
        assert_eq!(proposed(&week, friday).map(|day| day.days_since(friday)), [1, 3, 7]);
        assert_eq!(again(&week, friday).days_since(friday), 3);
    }

    #[test]
    fn a_company_that_works_on_saturdays_goes_on_then() {
        let friday: Date = "2025-11-21".parse().unwrap();
        let week = WorkWeek::new(vec![Weekday::Sunday], vec![friday.add_days(3)], Vec::new());
        assert_eq!(proposed(&week, friday).map(|day| day.days_since(friday)), [1, 4, 7]);
        assert_eq!(again(&week, friday).days_since(friday), 1);
    }

    proptest! {
        #[test]
        fn proposed_days_are_later_ones_each(day in 0..60_000) {
            let today = Date::from_days(day);
            let [first, second, third] = proposed(&WorkWeek::default(), today);
            prop_assert!(today < first && first < second && second < third);
        }
    }
}
