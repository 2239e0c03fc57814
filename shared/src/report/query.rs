//! Questions to the sums: a figure in a period, only for some, by some dimensions (C147, C148).

use std::collections::BTreeMap;

use super::figure::{Dimension, Figure};
use super::key::{Coordinate, Key, packed_day};
use super::totals::Totals;
use crate::date::Period;
use crate::domain::rules::ratio::narrow;
use crate::domain::rules::stats::{Quartiles, quartiles};

/// A question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    figure: Figure,
    period: Option<Period>,
    only: Vec<(Dimension, Coordinate)>,
    by: Vec<Dimension>,
}

/// A line of the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// A coordinate for each dimension asked for, in the order asked.
    pub at: Vec<Coordinate>,
    /// The sum; one beyond `i64` stops at its end.
    pub sum: i64,
}

impl Query {
    /// All of a figure.
    pub const fn of(figure: Figure) -> Self {
        Self { figure, period: None, only: Vec::new(), by: Vec::new() }
    }

    /// Only in these days. A figure by month counts the months that begin in them; what has no day is left out.
    #[must_use]
    pub const fn within(mut self, period: Period) -> Self {
        self.period = Some(period);
        self
    }

    /// Only where a dimension has this coordinate. A dimension that the figure does not have excludes everything.
    #[must_use]
    pub fn only(mut self, dimension: Dimension, coordinate: impl Into<Coordinate>) -> Self {
        self.only.push((dimension, coordinate.into()));
        self
    }

    /// A line for each coordinate of this dimension; for each combination when asked several times.
    #[must_use]
    pub fn by(mut self, dimension: Dimension) -> Self {
        self.by.push(dimension);
        self
    }
}

impl Totals {
    /// The answer, sorted by coordinates; lines that come to nothing are left out.
    pub fn answer(&self, query: &Query) -> Vec<Line> {
        let dimensions = query.figure.dimensions();
        let place = |dimension: &Dimension| dimensions.iter().position(|known| known == dimension);
        let places: Vec<Option<usize>> = query.by.iter().map(place).collect();
        let mut sums: BTreeMap<Vec<u32>, i128> = BTreeMap::new();
        for (key, sum) in self.matching(query) {
            let at = places.iter().map(|at| at.and_then(|at| key.at.get(at)).copied().unwrap_or(0)).collect();
            *sums.entry(at).or_default() += sum;
        }
        let line = |(at, sum): (Vec<u32>, i128)| {
            let at = query.by.iter().zip(at).map(|(of, number)| Coordinate::unpack(number, *of, &self.words));
            Line { at: at.collect(), sum: narrow(sum) }
        };
        let mut lines: Vec<Line> = sums.into_iter().filter(|(_, sum)| *sum != 0).map(line).collect();
        lines.sort_by(|one, other| one.at.cmp(&other.at));
        lines
    }

    /// The sum alone, without a dimension.
    pub fn sum(&self, query: &Query) -> i64 {
        narrow(self.matching(query).map(|(_, sum)| sum).sum())
    }

    /// The `most` largest lines, equal ones by their coordinates.
    pub fn top(&self, query: &Query, most: usize) -> Vec<Line> {
        let mut lines = self.answer(query);
        lines.sort_by(|one, other| other.sum.cmp(&one.sum).then_with(|| one.at.cmp(&other.at)));
        lines.truncate(most);
        lines
    }

    /// The quartiles of a figure that has [`Dimension::Days`]: how long visits of stages lasted (C153). Nothing without any.
    pub fn days(&self, query: &Query) -> Option<Quartiles> {
        let mut days: Vec<i64> = Vec::new();
        for line in self.answer(&Query { by: vec![Dimension::Days], ..query.clone() }) {
            if let [Coordinate::Number(number)] = line.at.as_slice() {
                let count = usize::try_from(line.sum).unwrap_or(0);
                days.extend(std::iter::repeat_n(i64::from(*number), count));
            }
        }
        quartiles(days)
    }

    /// The sums that a question is about.
    fn matching<'a>(&'a self, query: &Query) -> impl Iterator<Item = (Key, i128)> + use<'a> {
        let dimensions = query.figure.dimensions();
        let timed = dimensions.first().is_some_and(|first| matches!(first, Dimension::Day | Dimension::Month));
        // A word that no key holds matches nothing, like a dimension that the figure does not have.
        let wanted: Option<Vec<(usize, u32)>> = query
            .only
            .iter()
            .map(|(dimension, coordinate)| {
                let at = dimensions.iter().position(|known| known == dimension)?;
                Some((at, coordinate.clone().find(&self.words)?))
            })
            .collect();
        let days = |period: Period| (packed_day(period.from()), packed_day(period.to()));
        let (from, to) = query.period.map_or((0, u32::MAX), days);
        let (least, most) = Key::range(query.figure, from, to);
        let nothing = wanted.is_none() || (query.period.is_some() && !timed);
        let wanted = wanted.unwrap_or_default();
        let fits = move |key: &Key| !nothing && wanted.iter().all(|(at, number)| key.at.get(*at) == Some(number));
        self.sums.range(least..=most).filter(move |(key, _)| fits(key)).map(|(key, sum)| (*key, *sum))
    }
}
