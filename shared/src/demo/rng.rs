//! Numbers that only look random: the same seed gives the same numbers everywhere.
//!
//! Never here: anything secret. Nobody may choose keys or ids of real documents with it.

/// SplitMix64 (Steele, Lea and Flood, 2014): one word of state, a few operations a number.
#[derive(Clone, Debug)]
pub(super) struct Rng(u64);

impl Rng {
    /// The numbers of one stream of a seed. Streams do not depend on each other: the thousandth client comes out the same whether or
    /// not those before it were made.
    pub(super) fn new(seed: u64, stream: u64) -> Self {
        let mut rng = Self(seed ^ stream.wrapping_mul(0xd605_1396_5a8f_2b71));
        rng.next();
        rng
    }

    pub(super) const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from zero up to but without `limit`; zero for a limit of zero.
    pub(super) const fn below(&mut self, limit: u32) -> u32 {
        ((self.next() >> 32).wrapping_mul(limit as u64) >> 32) as u32
    }

    /// A number between both ends, which are included.
    pub(super) fn between(&mut self, least: i64, most: i64) -> i64 {
        let span = u32::try_from(most.saturating_sub(least)).unwrap_or(0);
        least + i64::from(self.below(span.saturating_add(1)))
    }

    /// The same for days and other small numbers.
    pub(super) fn within(&mut self, least: i32, most: i32) -> i32 {
        i32::try_from(self.between(least.into(), most.into())).unwrap_or(least)
    }

    /// Whether something happens that does so in so many cases of a hundred.
    pub(super) const fn chance(&mut self, percent: u32) -> bool {
        self.below(100) < percent
    }

    /// One of several; nothing when there are none.
    pub(super) fn pick<T: Copy>(&mut self, all: &[T]) -> Option<T> {
        let at = self.below(u32::try_from(all.len()).unwrap_or(u32::MAX));
        all.get(usize::try_from(at).unwrap_or(0)).copied()
    }

    /// The place of one of several, by their weights; the last one when all weigh nothing.
    pub(super) fn weighted(&mut self, weights: &[u32]) -> usize {
        let mut left = self.below(weights.iter().sum());
        for (at, weight) in weights.iter().enumerate() {
            match left.checked_sub(*weight) {
                Some(rest) => left = rest,
                None => return at,
            }
        }
        weights.len().saturating_sub(1)
    }

    /// Ten bytes, for an id.
    pub(super) fn ten(&mut self) -> [u8; 10] {
        let mut bytes = [0; 10];
        let numbers = self.next().to_le_bytes().into_iter().chain(self.next().to_le_bytes());
        for (byte, number) in bytes.iter_mut().zip(numbers) {
            *byte = number;
        }
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_and_a_stream_tell_the_numbers() {
        let three = |seed, stream| {
            let mut rng = Rng::new(seed, stream);
            [rng.next(), rng.next(), rng.next()]
        };
        assert_eq!(three(7, 1), three(7, 1));
        assert_ne!(three(7, 1), three(7, 2));
        assert_ne!(three(7, 1), three(8, 1));
    }

    #[test]
    fn numbers_stay_within_their_ends_and_reach_them() {
        let mut rng = Rng::new(1, 1);
        let found: Vec<i64> = (0..500).map(|_| rng.between(-2, 3)).collect();
        assert_eq!((found.iter().min(), found.iter().max()), (Some(&-2), Some(&3)));
        assert_eq!((rng.below(0), rng.pick::<u8>(&[]), rng.weighted(&[])), (0, None, 0));
    }

    #[test]
    fn heavier_things_come_more_often() {
        let mut rng = Rng::new(2, 1);
        let mut found = [0; 3];
        for _ in 0..3_000 {
            found[rng.weighted(&[1, 0, 9])] += 1;
        }
        assert_eq!(found[1], 0);
        assert!(found[2] > found[0] * 6 && found[0] > 150, "{found:?}");
    }
}
