//! The app's own lock on one device: what a PIN must be, when the device locks itself, and how long wrong PINs keep it locked.
//!
//! It is a lock of the screen: it keeps out whoever finds the device unlocked, not whoever can read its files. Never here: storing
//! anything, deriving what a PIN is compared by, a clock.

use crate::Instant;

/// Fewest digits of a PIN.
pub const MIN_PIN: usize = 4;
/// Most digits of a PIN.
pub const MAX_PIN: usize = 12;
/// Minutes without use after which a device may lock itself; the first is proposed.
pub const AFTER: [u32; 4] = [5, 1, 15, 60];
/// Wrong PINs after which no PIN opens any more: the account's password does.
pub const MOST_WRONG: u32 = 10;
/// Seconds to wait after so many wrong PINs in a row: the first three cost nothing, since fingers slip.
const WAITS: [i64; MOST_WRONG as usize] = [0, 0, 0, 30, 60, 120, 300, 600, 1_800, 0];
/// Milliseconds by which a device's clock may go back without anybody meaning it.
const SLACK: i64 = 60_000;

/// Why a PIN is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PinFault {
    /// Something in it is no digit.
    NoDigits,
    /// Fewer than [`MIN_PIN`] or more than [`MAX_PIN`] digits.
    Length,
    /// One digit repeated, or digits in a row up or down: what everybody tries first.
    TooEasy,
}

/// What is wrong with a PIN that somebody wants to set; none when it may be set.
pub fn fault_of(pin: &str) -> Option<PinFault> {
    let digits: Option<Vec<i32>> = pin.bytes().map(|byte| byte.is_ascii_digit().then(|| i32::from(byte))).collect();
    let Some(digits) = digits else { return Some(PinFault::NoDigits) };
    if !(MIN_PIN..=MAX_PIN).contains(&digits.len()) {
        return Some(PinFault::Length);
    }
    let is_run = |step: i32| digits.iter().zip(digits.iter().skip(1)).all(|(one, next)| next - one == step);
    [0, 1, -1].into_iter().any(is_run).then_some(PinFault::TooEasy)
}

/// Whether a device that was used last at this moment is to lock itself now. A clock that was put back must not keep it open: from then
/// on nobody knows how long it was left.
pub fn is_left(used: Instant, now: Instant, minutes: u32) -> bool {
    let passed = now.as_millis().saturating_sub(used.as_millis());
    passed >= i64::from(minutes) * 60_000 || passed < -SLACK
}

/// Wrong PINs in a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tries {
    /// How many.
    pub wrong: u32,
    /// When the last was entered, by the device's clock.
    pub last: Instant,
}

/// What may be entered now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// A PIN.
    Pin,
    /// A PIN after so many seconds, at least one.
    Wait(u32),
    /// Only the account's password.
    Password,
}

impl Tries {
    /// With one more wrong PIN. It is counted before it is looked at, so that a reload in between takes nothing back.
    pub const fn counted(self, now: Instant) -> Self {
        Self { wrong: self.wrong.saturating_add(1), last: now }
    }

    /// Whose turn it is.
    pub fn turn(self, now: Instant) -> Turn {
        if self.wrong >= MOST_WRONG {
            return Turn::Password;
        }
        let at = usize::try_from(self.wrong).unwrap_or_default();
        let wait = at.checked_sub(1).and_then(|at| WAITS.get(at)).copied().unwrap_or_default() * 1_000;
        // A clock that was put back makes nobody wait for longer than a whole wait.
        let passed = now.as_millis().saturating_sub(self.last.as_millis()).max(0);
        match wait.saturating_sub(passed) {
            ..=0 => Turn::Pin,
            left => Turn::Wait(u32::try_from(left.saturating_add(999) / 1_000).unwrap_or(u32::MAX)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Instant {
        Instant::from_millis(1_800_000_000_000 + seconds * 1_000)
    }

    #[test]
    fn a_pin_is_four_to_twelve_digits() {
        assert_eq!(fault_of("2580"), None);
        assert_eq!(fault_of("258014703691"), None);
        for (pin, fault) in [
            ("", PinFault::Length),
            ("258", PinFault::Length),
            ("2580147036912", PinFault::Length),
            ("25a0", PinFault::NoDigits),
            ("٢٥٨٠", PinFault::NoDigits),
            ("25 80", PinFault::NoDigits),
        ] {
            assert_eq!(fault_of(pin), Some(fault), "{pin}");
        }
    }

    #[test]
    fn what_everybody_tries_first_is_no_pin() {
        for pin in ["0000", "1111111", "1234", "23456789", "9876", "3210"] {
            assert_eq!(fault_of(pin), Some(PinFault::TooEasy), "{pin}");
        }
        assert_eq!(fault_of("1235"), None);
        assert_eq!(fault_of("1212"), None);
    }

    #[test]
    fn it_locks_after_the_minutes_and_when_the_clock_went_back() {
        assert!(!is_left(at(0), at(299), 5));
        assert!(is_left(at(0), at(300), 5));
        assert!(!is_left(at(0), at(-59), 5), "clocks are put right by seconds");
        assert!(is_left(at(0), at(-3_600), 5));
    }

    #[test]
    fn three_are_free_then_waits_grow_and_ten_end_it() {
        let waits: Vec<Turn> = (0..=11).map(|wrong| Tries { wrong, last: at(0) }.turn(at(0))).collect();
        let wait = Turn::Wait;
        assert_eq!(
            waits,
            [
                Turn::Pin,
                Turn::Pin,
                Turn::Pin,
                Turn::Pin,
                wait(30),
                wait(60),
                wait(120),
                wait(300),
                wait(600),
                wait(1_800),
                Turn::Password,
                Turn::Password
            ]
        );
    }

    #[test]
    fn a_wait_ends_by_itself_and_a_clock_put_back_makes_it_no_longer() {
        let tries = Tries { wrong: 4, last: at(0) };
        assert_eq!(tries.turn(at(29)), Turn::Wait(1));
        assert_eq!(tries.turn(Instant::from_millis(at(30).as_millis() - 1)), Turn::Wait(1));
        assert_eq!(tries.turn(at(30)), Turn::Pin);
        assert_eq!(tries.turn(at(-1_000_000)), Turn::Wait(30));
    }

    #[test]
    fn every_one_counts() {
        let mut tries = Tries::default();
        for second in 1..=10 {
            tries = tries.counted(at(second));
        }
        assert_eq!(tries, Tries { wrong: 10, last: at(10) });
        assert_eq!(tries.turn(at(1_000_000)), Turn::Password, "waiting does not help any more");
        assert_eq!(Tries { wrong: u32::MAX, last: at(0) }.counted(at(1)).wrong, u32::MAX);
    }
}
