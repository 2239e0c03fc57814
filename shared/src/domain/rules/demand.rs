//! The trend of the demand for each item, the actual and the emerging one (C133, C137).

use std::collections::BTreeMap;

use super::ratio::{Bp, scale};
use super::sold::SoldLine;
use super::stats::{mean, slope_milli};
use crate::Id;
use crate::date::Month;

/// Where a demand goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// More is bought.
    Growing,
    /// As much as before.
    Steady,
    /// Less is bought.
    Falling,
}

/// The trend of a monthly series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trend {
    /// The rise of the least-squares line a month, in shares of the monthly mean.
    pub a_month: Bp,
    /// Where the whole series goes.
    pub actual: Direction,
    /// Where the last months go, when the whole series does not go there yet.
    pub emerging: Option<Direction>,
}

/// A line that rises by 2 % of the mean a month is a trend. Ingot's choice.
const ACTUAL: i64 = 200;
/// The last three months being 25 % above or below the three before them, beyond what the season did a year ago, are an emerging
/// one. Ingot's choice.
const EMERGING: i64 = 2_500;

/// What was sold of every item in each of `months` months from `first` on, in thousandths, sorted by item.
pub fn monthly(lines: &[SoldLine], first: Month, months: u16) -> Vec<(Id, Vec<i64>)> {
    let mut found: BTreeMap<Id, Vec<i64>> = BTreeMap::new();
    for line in lines {
        let Ok(at) = usize::try_from(line.day.month().months_since(first)) else { continue };
        if at < usize::from(months) {
            let series = found.entry(line.item).or_insert_with(|| vec![0; usize::from(months)]);
            if let Some(sold) = series.get_mut(at) {
                *sold = sold.saturating_add(line.quantity.milli());
            }
        }
    }
    found.into_iter().collect()
}

/// The trend of a monthly series, the oldest month first; nothing for fewer than two months or when nothing was sold.
pub fn trend(series: &[i64]) -> Option<Trend> {
    let a_month = scale(slope_milli(series)?, 10, mean(series)?)?;
    let actual = direction(a_month, ACTUAL);
    let change = quarter_change(series);
    let a_year_ago = series.len().checked_sub(12).and_then(|end| series.get(..end)).and_then(quarter_change);
    let emerging = change.map(|change| direction(change - a_year_ago.unwrap_or(0), EMERGING));
    let emerging = emerging.filter(|emerging| *emerging != actual && *emerging != Direction::Steady);
    Some(Trend { a_month: Bp::new(a_month), actual, emerging })
}

/// The last three months against the three before, in basis points; nothing when there are not as many or nothing was sold before.
fn quarter_change(series: &[i64]) -> Option<i64> {
    let mut quarters = series.rchunks_exact(3).map(|months| months.iter().fold(0_i64, |sum, month| sum.saturating_add(*month)));
    let (now, before) = (quarters.next()?, quarters.next()?);
    Bp::change(before, now).map(Bp::points)
}

fn direction(change: i64, threshold: i64) -> Direction {
    if change >= threshold {
        Direction::Growing
    } else if change <= -threshold {
        Direction::Falling
    } else {
        Direction::Steady
    }
}

#[cfg(test)]
mod tests {
    use super::super::sold::made::{id, line};
    use super::*;
    use crate::Date;
    use proptest::prelude::*;

    #[test]
    fn a_series_has_a_place_for_every_month() {
        let january = Date::new(2025, 1, 1).unwrap();
        let at = |month: i32, item| line(1, 1, item, january.add_months(month).days(), 5);
        let lines = [at(0, 11), at(2, 11), at(2, 11), at(-1, 11), at(3, 11), at(1, 12), at(3, 13), at(-1, 14)];
        assert_eq!(monthly(&lines, january.month(), 3), [(id(11), vec![1_000, 0, 2_000]), (id(12), vec![0, 1_000, 0])]);
    }

    #[test]
    fn a_line_of_two_per_cent_a_month_is_a_trend() {
        // The mean is 1 000, the rise 20.
        let series: Vec<i64> = (0..11).map(|month| 900 + 20 * month).collect();
        let found = trend(&series).unwrap();
        assert_eq!((found.a_month, found.actual, found.emerging), (Bp::percent(2), Direction::Growing, None));
        let falling: Vec<i64> = series.into_iter().rev().collect();
        assert_eq!(trend(&falling).map(|found| found.actual), Some(Direction::Falling));
        let slower: Vec<i64> = (0..11).map(|month| 905 + 19 * month).collect();
        assert_eq!(trend(&slower).map(|found| (found.a_month.points(), found.actual)), Some((190, Direction::Steady)));
    }

    #[test]
    fn the_last_months_show_what_is_coming() {
        let series = [vec![100; 18], vec![125; 3]].concat();
        let found = trend(&series).unwrap();
        assert_eq!((found.actual, found.emerging), (Direction::Steady, Some(Direction::Growing)));
        let series = [vec![100; 18], vec![75; 3]].concat();
        assert_eq!(trend(&series).map(|found| found.emerging), Some(Some(Direction::Falling)));
        let series = [vec![100; 18], vec![124; 3]].concat();
        assert_eq!(trend(&series).map(|found| found.emerging), Some(None));
    }

    #[test]
    fn what_the_season_does_every_year_is_not_emerging() {
        let year = [vec![100; 9], vec![150; 3]].concat();
        assert_eq!(trend(&[year.clone(), year].concat()).map(|found| found.emerging), Some(None));
        // Four quarters before, the same rise without the months to tell: a rise is taken for what it is.
        assert_eq!(trend(&[vec![100; 3], vec![130; 3]].concat()).map(|found| found.actual), Some(Direction::Growing));
    }

    #[test]
    fn nothing_sold_has_no_trend() {
        assert_eq!((trend(&[0, 0, 0]), trend(&[5]), trend(&[])), (None, None, None));
        assert_eq!(trend(&[100, 100]).map(|found| found.emerging), Some(None));
    }

    proptest! {
        #[test]
        fn selling_ten_times_as_much_is_the_same_trend(series in prop::collection::vec(1_i64..10_000, 2..40)) {
            let more: Vec<i64> = series.iter().map(|month| month * 1_000).collect();
            let (one, other) = (trend(&series).unwrap(), trend(&more).unwrap());
            // The small series is rounded to whole units before.
            prop_assert_eq!(one.emerging == Some(Direction::Growing) && other.emerging == Some(Direction::Falling), false);
            prop_assert!((one.a_month.points() >= 0) == (other.a_month.points() >= 0) || one.a_month.points().abs() <= 1);
        }

        #[test]
        fn a_series_and_its_mirror_go_opposite_ways(series in prop::collection::vec(100_i64..10_000, 2..40)) {
            let mirrored: Vec<i64> = series.iter().rev().copied().collect();
            prop_assert_eq!(trend(&series).unwrap().a_month.points(), -trend(&mirrored).unwrap().a_month.points());
        }
    }
}
