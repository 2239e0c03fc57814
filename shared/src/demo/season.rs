//! When people buy what (C160): gifts before Navruz, 8 March and New Year, school things in August, little in January.

use super::rng::Rng;
use crate::date::Weekday;
use crate::{Date, date::Period};

/// By group of the catalogue and month, how much is sold; 100 is an even year.
pub(super) const SEASONS: [[u32; 12]; 6] = [
    [70, 95, 105, 100, 90, 80, 85, 130, 140, 105, 105, 95],
    [45, 40, 55, 45, 60, 55, 150, 390, 250, 60, 45, 40],
    [60, 85, 95, 105, 95, 90, 115, 150, 130, 95, 95, 85],
    [70, 95, 100, 105, 95, 90, 90, 115, 120, 105, 110, 105],
    [35, 130, 250, 60, 70, 55, 45, 50, 90, 80, 130, 305],
    [85, 95, 105, 105, 100, 95, 95, 110, 110, 105, 100, 95],
];

/// All groups together, by their share of sales.
const ALL: [u32; 12] = [64, 92, 118, 92, 86, 79, 96, 154, 137, 95, 98, 119];

/// A working day of the period, more likely in a good month. The company rests on Sundays.
pub(super) fn day(rng: &mut Rng, period: Period) -> Date {
    let months: Vec<_> = period.months().collect();
    let weights: Vec<u32> = months
        .iter()
        .map(|month| {
            let inside = Period::new(month.first().max(period.from()), month.last().min(period.to()));
            ALL.get(usize::from(month.number()) - 1).copied().unwrap_or(100) * inside.len_days()
        })
        .collect();
    let month = months.get(rng.weighted(&weights)).copied().unwrap_or_else(|| period.to().month());
    let (from, to) = (month.first().max(period.from()), month.last().min(period.to()));
    worked(from.add_days(rng.within(0, to.days_since(from))), period)
}

/// The day itself, or the Saturday before a Sunday; the Monday after it where the period begins with the Sunday.
fn worked(day: Date, period: Period) -> Date {
    match day.weekday() {
        Weekday::Sunday if day > period.from() => day.add_days(-1),
        Weekday::Sunday if day < period.to() => day.add_days(1),
        _ => day,
    }
}

/// A group of the catalogue that sells on that day.
pub(super) fn group(rng: &mut Rng, day: Date, shares: [u32; 6]) -> usize {
    let month = usize::from(day.month().number()) - 1;
    let mut weights = [0; 6];
    for ((weight, share), season) in weights.iter_mut().zip(shares).zip(SEASONS) {
        *weight = share * season.get(month).copied().unwrap_or(100);
    }
    rng.weighted(&weights)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn august_sells_more_than_january_and_nobody_works_on_sunday() {
        let year = Period::year_of(Date::new(2025, 1, 1).unwrap());
        let mut rng = Rng::new(4, 1);
        let mut months = [0; 12];
        for _ in 0..6_000 {
            let day = day(&mut rng, year);
            assert!(year.contains(day) && day.weekday() != Weekday::Sunday);
            months[usize::from(day.month().number()) - 1] += 1;
        }
        assert!(months[7] > months[0] * 2, "{months:?}");
        assert!(months.iter().all(|count| *count > 200), "{months:?}");
    }

    #[test]
    fn gifts_sell_before_new_year_and_school_things_in_august() {
        let mut rng = Rng::new(4, 2);
        let mut of = |month, wanted| {
            let day = Date::new(2025, month, 10).unwrap();
            (0..2_000).filter(|_| group(&mut rng, day, [1; 6]) == wanted).count()
        };
        assert!(of(12, 4) > of(6, 4) * 2);
        assert!(of(8, 1) > of(2, 1) * 3);
    }
}
