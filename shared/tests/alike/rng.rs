//! Numbers that only look random: the same everywhere.

/// SplitMix64 (Steele, Lea and Flood, 2014).
pub struct Rng(u64);

impl Rng {
    /// The numbers of one case of a family.
    pub fn of(family: &str, case: u64) -> Self {
        let family = family.bytes().fold(0_u64, |mixed, byte| mixed.wrapping_mul(31).wrapping_add(byte.into()));
        Self(family.rotate_left(32) ^ case.wrapping_mul(0xd605_1396_5a8f_2b71))
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from zero up to but without the limit.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit.max(1)
    }

    /// A number between both ends, which are included.
    pub fn between(&mut self, least: i64, most: i64) -> i64 {
        let span = i128::from(most) - i128::from(least) + 1;
        let at = i128::from(least) + i128::from(self.next()) % span;
        i64::try_from(at).expect("it is between two of its kind")
    }

    /// The same for days and other small numbers.
    pub fn small(&mut self, least: i32, most: i32) -> i32 {
        i32::try_from(self.between(least.into(), most.into())).expect("it is between two of its kind")
    }

    /// A number of one byte below the limit.
    pub fn byte(&mut self, limit: u8) -> u8 {
        u8::try_from(self.below(limit.into())).expect("it is below one")
    }

    /// Whether something happens that does so once in so many times.
    pub fn once_in(&mut self, times: u64) -> bool {
        self.below(times) == 0
    }

    /// Something now and then.
    pub fn maybe<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        (!self.once_in(3)).then(|| make(self))
    }

    /// One of several.
    pub fn pick<T: Copy>(&mut self, all: &[T]) -> T {
        let at = self.below(all.len() as u64);
        all[usize::try_from(at).expect("a place in memory")]
    }

    /// So many things, fewer than the limit.
    pub fn several<T>(&mut self, limit: u64, mut make: impl FnMut(&mut Self) -> T) -> Vec<T> {
        (0..self.below(limit)).map(|_| make(self)).collect()
    }
}
