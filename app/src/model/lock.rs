//! What a browser keeps of the app's lock, as text: the setting with what a PIN is compared by and the passkey that opens it too, and the
//! wrong tries. Never here: the PIN itself, the browser.

use ingot_shared::Instant;
use ingot_shared::lock::{AFTER, Tries};

/// Rounds of PBKDF2 with HMAC-SHA-256 for a new PIN (OWASP's Password Storage Cheat Sheet asks for 600,000).
pub const ROUNDS: u32 = 600_000;
/// Bytes of a salt and of what comes out.
pub const SALT: usize = 16;
/// Bytes of what a PIN is compared by.
pub const DERIVED: usize = 32;
/// More rounds than this no setting of ours has: a text that says so was not written by the app, and would only keep the page busy.
const MOST_ROUNDS: u32 = 10_000_000;

/// The longest name of a passkey, in characters: 1,023 bytes are the most (Web Authentication, level 3, section 4), written as base64url.
const MOST_KEY: usize = 1_364;

/// The setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lock {
    /// Minutes without use after which the device locks itself.
    pub minutes: u32,
    /// Rounds of the derivation.
    pub rounds: u32,
    /// The salt.
    pub salt: Vec<u8>,
    /// What comes out for the right PIN.
    pub derived: Vec<u8>,
    /// The id of the passkey that opens it too, as base64url; none for the PIN alone.
    pub key: Option<String>,
}

impl Lock {
    /// Reads it; none for a text that the app did not write.
    pub fn read(text: &str) -> Option<Self> {
        let mut parts = text.split(' ');
        let mut next = || parts.next();
        let ("1", minutes, rounds, salt, derived) = (next()?, next()?, next()?, next()?, next()?) else { return None };
        let (minutes, rounds) = (minutes.parse().ok()?, rounds.parse().ok()?);
        let (salt, derived) = (bytes(salt)?, bytes(derived)?);
        let is_ours =
            AFTER.contains(&minutes) && (1..=MOST_ROUNDS).contains(&rounds) && salt.len() == SALT && derived.len() == DERIVED;
        // A lock without a passkey, and every one that an older version wrote, ends here.
        let key = next().filter(|key| is_key(key)).map(str::to_owned);
        is_ours.then_some(Self { minutes, rounds, salt, derived, key })
    }

    /// The text that [`Lock::read`] reads.
    pub fn text(&self) -> String {
        let (minutes, rounds) = (self.minutes.to_string(), self.rounds.to_string());
        let pin = ["1", &minutes, &rounds, &hex(&self.salt), &hex(&self.derived)].join(" ");
        match &self.key {
            Some(key) => [&pin, key.as_str()].join(" "),
            None => pin,
        }
    }
}

/// Whether a text can be the id of a passkey.
pub fn is_key(text: &str) -> bool {
    (1..=MOST_KEY).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

/// Reads the tries. A text that makes no sense stands for the most: taking it for none would open the way to guess on.
pub fn tries(text: Option<&str>) -> Tries {
    let Some(text) = text else { return Tries::default() };
    let read = text
        .split_once(' ')
        .and_then(|(wrong, last)| Some(Tries { wrong: wrong.parse().ok()?, last: Instant::from_millis(last.parse().ok()?) }));
    read.unwrap_or(Tries { wrong: u32::MAX, last: Instant::default() })
}

/// The text that [`tries`] reads.
pub fn tries_text(tries: Tries) -> String {
    [tries.wrong.to_string(), tries.last.as_millis().to_string()].join(" ")
}

/// Whether two are the same, in a time that does not tell where they differ.
pub fn is_same(one: &[u8], other: &[u8]) -> bool {
    one.len() == other.len() && one.iter().zip(other).fold(0, |all, (one, other)| all | (one ^ other)) == 0
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]).filter_map(|half| char::from_digit(u32::from(half), 16)).collect()
}

fn bytes(hex: &str) -> Option<Vec<u8>> {
    let halves: Vec<u32> = hex.chars().map(|half| half.to_digit(16)).collect::<Option<_>>()?;
    let whole = |pair: &[u32]| match pair {
        [high, low] => u8::try_from(high * 16 + low).ok(),
        _ => None,
    };
    halves.chunks(2).map(whole).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lock() -> Lock {
        Lock { minutes: 5, rounds: ROUNDS, salt: (0..16).collect(), derived: (200..232).collect(), key: None }
    }

    #[test]
    fn what_is_kept_stays_readable() {
        let text = "1 5 600000 000102030405060708090a0b0c0d0e0f c8c9cacbcccdcecfd0d1d2d3d4d5d6d7d8d9dadbdcdddedfe0e1e2e3e4e5e6e7";
        assert_eq!(lock().text(), text);
        assert_eq!(Lock::read(text), Some(lock()));
    }

    #[test]
    fn a_passkey_stands_behind_it_and_nonsense_there_opens_nothing() {
        let with = Lock { key: Some("aZ0-_".to_owned()), ..lock() };
        assert_eq!(with.text(), format!("{} aZ0-_", lock().text()));
        assert_eq!(Lock::read(&with.text()), Some(with));
        for nonsense in ["", "a=", "ключ", &"a".repeat(MOST_KEY + 1)] {
            assert_eq!(Lock::read(&format!("{} {nonsense}", lock().text())), Some(lock()), "{nonsense}");
        }
    }

    #[test]
    fn what_the_app_did_not_write_is_no_lock() {
        let text = lock().text();
        for broken in [
            String::new(),
            "1".to_owned(),
            text.replacen('1', "2", 1),
            text.replacen(" 5 ", " 7 ", 1),
            text.replacen("600000", "0", 1),
            text.replacen("600000", "4000000000", 1),
            text.replacen("0001", "00", 1),
            text.replacen("0001", "0g01", 1),
            text.trim_end_matches('7').to_owned(),
        ] {
            assert_eq!(Lock::read(&broken), None, "{broken}");
        }
    }

    #[test]
    fn tries_stay_readable_and_nonsense_counts_as_the_most() {
        let some = Tries { wrong: 4, last: Instant::from_millis(1_800_000_000_000) };
        assert_eq!(tries_text(some), "4 1800000000000");
        assert_eq!(tries(Some("4 1800000000000")), some);
        assert_eq!(tries(None), Tries::default());
        for nonsense in ["", "4", "-1 5", "x y"] {
            assert_eq!(tries(Some(nonsense)).wrong, u32::MAX, "{nonsense}");
        }
    }

    #[test]
    fn sameness() {
        assert!(is_same(&[1, 2], &[1, 2]));
        assert!(!is_same(&[1, 2], &[1, 3]));
        assert!(!is_same(&[1, 2], &[1, 2, 3]));
    }
}
