//! How much a buyer buys: few buy most of it, so that gold, silver and bronze and the 20/80 of Pareto come out of the sums (C41, C47).

use super::rng::Rng;

/// What is typical of a buyer's size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Size {
    /// Purchases in twelve months.
    pub(super) purchases: u32,
    /// What they come to, in thousands of so'm.
    pub(super) thousands: i64,
    /// Contacts in twelve months.
    pub(super) contacts: u32,
}

/// From least to most.
type Range = (i64, i64);

/// Share of the buyers in tenths of a per cent; purchases; thousands of so'm a year; contacts.
const CLASSES: [(u32, Range, Range, Range); 6] = [
    (10, (8, 14), (700_000, 1_700_000), (18, 26)),
    (40, (5, 9), (260_000, 620_000), (14, 24)),
    (110, (3, 6), (95_000, 240_000), (9, 16)),
    (190, (2, 4), (32_000, 90_000), (6, 11)),
    (300, (1, 2), (11_000, 29_000), (3, 7)),
    (350, (1, 1), (2_500, 10_000), (2, 5)),
];

/// Draws a size.
pub(super) fn size(rng: &mut Rng) -> Size {
    let class = rng.weighted(&CLASSES.map(|class| class.0));
    of_class(rng, class)
}

/// A size of a class, 0 for the largest.
pub(super) fn of_class(rng: &mut Rng, class: usize) -> Size {
    let (_, purchases, thousands, contacts) = CLASSES.get(class).copied().unwrap_or((0, (1, 1), (2_500, 10_000), (2, 5)));
    let mut small = |(least, most): Range| u32::try_from(rng.between(least, most)).unwrap_or(1);
    let (purchases, contacts) = (small(purchases), small(contacts));
    Size { purchases, thousands: rng.between(thousands.0, thousands.1), contacts }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_of_the_buyers_makes_four_fifths_of_the_revenue() {
        let mut rng = Rng::new(9, 1);
        let mut sizes: Vec<i64> = (0..4_000).map(|_| size(&mut rng).thousands).collect();
        sizes.sort_unstable_by(|a, b| b.cmp(a));
        let total: i64 = sizes.iter().sum();
        let of_the_best = |percent: usize| sizes.iter().take(sizes.len() * percent / 100).sum::<i64>() * 100 / total;
        assert!((72..90).contains(&of_the_best(20)), "{}", of_the_best(20));
        assert!((50..72).contains(&of_the_best(10)), "{}", of_the_best(10));
    }
}
