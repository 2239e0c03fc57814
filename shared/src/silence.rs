//! How long the relay has not let a device in, and what follows: nothing, a warning, a grace, an empty device.
//!
//! The company says after how many days without contact a device erases what it holds ([`LEAST_DAYS`] to [`MOST_DAYS`]), for one that was lost or stolen and never
//! comes back to be cut off. Only the device's own clock passes there, and it may be wrong by years, so it is believed as little as possible:
//!
//! - How long the silence lasts is asked of two clocks: since the device's clock at the last contact, and since the relay's. The shorter
//!   answer that is none of the future counts. A clock that was wrong at the last contact and is set right since makes nothing of it.
//! - A clock that was put back does not make the silence shorter than the time for which the app was open in it.
//! - Being over the days erases nothing yet. It begins a grace, which passes only while the app is open and in steps of [`STEP`] at most: a
//!   jump of ten years is worth five minutes. Any contact ends it, and so does a clock that is set right.
//!
//! The grace is [`GRACE`], and [`GRACE_UNSENT`] as long as the device holds edits that nobody else has. Never here: a clock, storing, erasing.

use crate::{Instant, wire};

/// Fewest days without contact that may be set: they still cover a long weekend.
pub const LEAST_DAYS: i64 = 4;
/// Most days without contact that may be set.
pub const MOST_DAYS: i64 = 365;
/// Choices that are offered.
pub const OFFERED: [i64; 5] = [7, 14, 30, 60, 90];
/// Days before the end from which on the device warns.
pub const WARNS: u32 = 3;
/// Milliseconds of the open app that a device over its days is left when nothing is lost with it: an hour.
pub const GRACE: i64 = 60 * 60 * 1_000;
/// The same while edits wait to be sent: a whole day of the open app, which is weeks of looking in now and then.
pub const GRACE_UNSENT: i64 = 24 * GRACE;
/// Most milliseconds that count between two looks at the clock, however far it moved: five minutes.
pub const STEP: i64 = 5 * 60 * 1_000;

const DAY: i64 = 24 * 60 * 60 * 1_000;

/// What a device remembers of its last contact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Silence {
    /// The last contact by the relay's clock; zero when it never told.
    pub relay: Instant,
    /// The last contact by the device's clock.
    pub device: Instant,
    /// When the device last looked, by its clock.
    pub looked: Instant,
    /// Milliseconds for which the app was open since the last contact.
    pub open: i64,
    /// How many of these were over the days.
    pub over: i64,
}

wire::record!(Silence { relay: "r", device: "d" required, looked: "l", open: "o", over: "v" });

/// What is to be done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing.
    #[default]
    Calm,
    /// Warn: the days are over soon.
    Near {
        /// Days that are left, the one that has begun included.
        days: u32,
    },
    /// Warn loudly: the days are over, the grace passes.
    Over {
        /// Minutes of the open app that are left, the one that has begun included.
        minutes: u32,
    },
    /// Erase everything.
    Erase,
}

wire::choice!(Verdict { Calm, Near { days }, Over { minutes }, Erase });

impl Silence {
    /// The relay let the device in just now; it said what its clock shows, unless it is too old to.
    pub fn heard(relay: Instant, now: Instant) -> Self {
        Self { relay, device: now, looked: now, open: 0, over: 0 }
    }

    /// The link has been up all the time: the last contact is now.
    pub fn still_heard(&mut self, now: Instant) {
        let passed = self.step(now);
        if self.relay != Instant::default() {
            self.relay = Instant::from_millis(self.relay.as_millis().saturating_add(passed));
        }
        *self = Self::heard(self.relay, now);
    }

    /// Looks at the clock: time with the app open passed. `days` is what the company set; none for never.
    pub fn look(&mut self, now: Instant, days: Option<i64>) {
        let passed = self.step(now);
        self.open = self.open.saturating_add(passed);
        self.looked = now;
        match days.is_some_and(|days| self.lasts(now) >= days.saturating_mul(DAY)) {
            true => self.over = self.over.saturating_add(passed),
            // The clock was set right, or the company gives more time.
            false => self.over = 0,
        }
    }

    /// What is to be done, as of the last [`Silence::look`]. `has_unsent`: whether edits would be lost.
    pub fn verdict(&self, days: Option<i64>, has_unsent: bool) -> Verdict {
        let Some(days) = days else { return Verdict::Calm };
        let left = days.saturating_mul(DAY).saturating_sub(self.lasts(self.looked));
        if left > i64::from(WARNS) * DAY {
            return Verdict::Calm;
        }
        if left > 0 {
            return Verdict::Near { days: whole(left, DAY) };
        }
        let grace = if has_unsent { GRACE_UNSENT } else { GRACE };
        match grace.saturating_sub(self.over) {
            left if left > 0 => Verdict::Over { minutes: whole(left, 60_000) },
            _ => Verdict::Erase,
        }
    }

    /// Milliseconds that the silence lasts.
    fn lasts(&self, now: Instant) -> i64 {
        let since = |then: Instant| now.as_millis().saturating_sub(then.as_millis());
        let clocks = [Some(self.device), Some(self.relay).filter(|relay| *relay != Instant::default())];
        let told = clocks.into_iter().flatten().map(since).filter(|passed| *passed >= 0).min().unwrap_or_default();
        told.max(self.open)
    }

    fn step(&self, now: Instant) -> i64 {
        now.as_millis().saturating_sub(self.looked.as_millis()).clamp(0, STEP)
    }
}

/// How many of a unit cover so many milliseconds.
fn whole(millis: i64, unit: i64) -> u32 {
    u32::try_from(millis.saturating_add(unit - 1) / unit).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: i64 = 1_700_000_000_000;
    const YEARS: i64 = 3_652 * DAY;
    const MINUTE: i64 = 60_000;

    fn at(millis: i64) -> Instant {
        Instant::from_millis(START + millis)
    }

    fn after(millis: i64) -> Silence {
        let mut silence = Silence::heard(at(0), at(0));
        silence.look(at(millis), Some(14));
        silence
    }

    /// Looks every minute from then on, for so long; the clock is off by so much.
    fn open_for(silence: &mut Silence, from: i64, millis: i64) {
        for minute in 0..=millis / MINUTE {
            silence.look(at(from + minute * MINUTE), Some(14));
        }
    }

    #[test]
    fn nothing_happens_where_nothing_is_set() {
        assert_eq!(after(400 * DAY).verdict(None, false), Verdict::Calm);
    }

    #[test]
    fn it_warns_three_days_before() {
        let says = |days: i64| after(days * DAY + 1).verdict(Some(14), false);
        assert_eq!(says(10), Verdict::Calm);
        assert_eq!(says(11), Verdict::Near { days: 3 });
        assert_eq!(says(13), Verdict::Near { days: 1 });
        assert_eq!(says(14), Verdict::Over { minutes: 55 }, "the first look is worth five minutes");
    }

    #[test]
    fn it_erases_after_an_hour_of_the_open_app() {
        let mut silence = after(15 * DAY);
        open_for(&mut silence, 15 * DAY, 54 * MINUTE);
        assert_eq!(silence.verdict(Some(14), false), Verdict::Over { minutes: 1 });
        open_for(&mut silence, 15 * DAY + 54 * MINUTE, MINUTE);
        assert_eq!(silence.verdict(Some(14), false), Verdict::Erase);
    }

    #[test]
    fn unsent_edits_have_a_day_of_the_open_app() {
        let mut silence = after(15 * DAY);
        open_for(&mut silence, 15 * DAY, 23 * 60 * MINUTE);
        assert_eq!(silence.verdict(Some(14), true), Verdict::Over { minutes: 55 });
        assert_eq!(silence.verdict(Some(14), false), Verdict::Erase, "once they are sent elsewhere or dismissed");
        open_for(&mut silence, 15 * DAY + 23 * 60 * MINUTE, 55 * MINUTE);
        assert_eq!(silence.verdict(Some(14), true), Verdict::Erase);
    }

    #[test]
    fn closed_nights_are_worth_five_minutes_each() {
        let mut silence = after(15 * DAY);
        for night in 1..10 {
            silence.look(at((15 + night) * DAY), Some(14));
        }
        assert_eq!(silence.verdict(Some(14), false), Verdict::Over { minutes: 10 });
    }

    #[test]
    fn a_jump_of_ten_years_erases_nothing() {
        for unsent in [false, true] {
            let mut silence = after(DAY);
            for jump in [YEARS, -YEARS, YEARS, 2 * YEARS] {
                silence.look(at(DAY + jump), Some(14));
                assert!(matches!(silence.verdict(Some(14), unsent), Verdict::Over { .. } | Verdict::Calm));
            }
        }
        let mut silence = after(YEARS);
        assert!(matches!(silence.verdict(Some(14), false), Verdict::Over { .. }));
        silence.look(at(DAY), Some(14));
        assert_eq!(silence.verdict(Some(14), false), Verdict::Calm, "the clock is right again");
        assert_eq!(silence.over, 0);
    }

    #[test]
    fn a_clock_that_was_wrong_at_the_last_contact_and_is_right_now_is_no_silence() {
        for wrong in [-YEARS, YEARS] {
            let mut silence = Silence::heard(at(0), at(wrong));
            silence.look(at(wrong + DAY), Some(14));
            assert_eq!(silence.verdict(Some(14), false), Verdict::Calm);
            silence.look(at(2 * DAY), Some(14));
            assert_eq!(silence.verdict(Some(14), false), Verdict::Calm, "{wrong}");
        }
    }

    #[test]
    fn a_clock_that_is_put_back_keeps_nobody_in() {
        let mut silence = Silence::heard(at(0), at(0));
        // Fourteen days and an hour of the open app, during which the clock is put back each evening.
        for _ in 0..14 {
            open_for(&mut silence, -YEARS, 24 * 60 * MINUTE);
        }
        open_for(&mut silence, -YEARS, 60 * MINUTE);
        assert_eq!(silence.verdict(Some(14), false), Verdict::Erase);
    }

    #[test]
    fn a_contact_ends_it() {
        let mut silence = after(15 * DAY);
        silence.still_heard(at(15 * DAY + MINUTE));
        silence.look(at(15 * DAY + 2 * MINUTE), Some(14));
        assert_eq!((silence.verdict(Some(14), false), silence.over), (Verdict::Calm, 0));
        assert_eq!(silence.open, MINUTE);
    }

    #[test]
    fn stored_bytes_stay_readable() {
        let silence = Silence { relay: at(1), device: at(2), looked: at(3), open: 4, over: 5 };
        let bytes = wire::encode(&silence);
        assert_eq!(wire::decode(&bytes), Ok(silence));
        assert!(bytes.starts_with(b"\x85\xa1r"));
    }
}
