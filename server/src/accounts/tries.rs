//! How often somebody may guess a password or a link: by account, by where he comes from, and all together.
//!
//! Who asks for more is told when to come back; nobody is locked out for good, so nobody can lock out another. Behind a proxy all come from
//! the proxy's address, which then shares one store: it is large enough for a company in the morning. Never here: what is guessed.

use std::collections::HashMap;
use std::hash::Hash;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use super::Failure;
use crate::allowance::Allowance;
use crate::store::people::email_key;

/// For one account: ten at once, then one a minute. At that pace the 1,000 most common passwords, which are refused anyway, take a day.
const ACCOUNT: (Duration, u32) = (Duration::from_secs(60), 10);
/// For one place: a team behind one address signs in at once, then one in five seconds.
const PLACE: (Duration, u32) = (Duration::from_secs(5), 60);
/// For all: each costs 19 MiB and some 30 ms of a processor, so that guessing leaves most of it to others.
const ALL: (Duration, u32) = (Duration::from_millis(200), 200);
/// Accounts and places kept before those that owe nothing are forgotten.
const KEPT: usize = 1_024;

#[derive(Debug)]
pub(super) struct Tries {
    all: Allowance,
    places: Mutex<HashMap<IpAddr, Allowance>>,
    accounts: Mutex<HashMap<String, Allowance>>,
}

impl Default for Tries {
    fn default() -> Self {
        Self { all: Allowance::every(ALL.0, ALL.1), places: Mutex::default(), accounts: Mutex::default() }
    }
}

impl Tries {
    /// Somebody tries a link's secret.
    pub(super) fn link(&self, from: IpAddr) -> Result<(), Failure> {
        let now = Instant::now();
        // The place first: whoever floods must not use up what is there for all.
        take(&self.places, place(from), PLACE, now)?;
        self.all.try_take(1, now).map_err(Failure::TooMany)
    }

    /// Somebody tries a password of this address.
    pub(super) fn password(&self, email: &str, from: IpAddr) -> Result<(), Failure> {
        self.link(from)?;
        take(&self.accounts, email_key(email), ACCOUNT, Instant::now())
    }
}

fn take<K: Eq + Hash>(kept: &Mutex<HashMap<K, Allowance>>, key: K, each: (Duration, u32), now: Instant) -> Result<(), Failure> {
    let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
    if kept.len() >= KEPT && !kept.contains_key(&key) {
        kept.retain(|_, allowance| !allowance.is_even(now));
    }
    let allowance = kept.entry(key).or_insert_with(|| Allowance::every(each.0, each.1));
    allowance.try_take(1, now).map_err(Failure::TooMany)
}

/// Who has one IPv6 address usually has the 2⁶⁴ beside it.
fn place(from: IpAddr) -> IpAddr {
    match from.to_canonical() {
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
        address => address,
    }
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use super::*;

    const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

    fn from(n: u8) -> IpAddr {
        IpAddr::V4(Ipv4Addr::new(10, 0, 0, n))
    }

    #[tokio::test(start_paused = true)]
    async fn one_account_is_guessed_slowly_from_anywhere_and_others_are_not_held_up() {
        let tries = Tries::default();
        for n in 0..ACCOUNT.1 {
            assert_eq!(tries.password("anna@example.uz", from(n as u8)), Ok(()));
        }
        assert_eq!(tries.password(" Anna@Example.UZ", from(99)), Err(Failure::TooMany(ACCOUNT.0)));
        assert_eq!(tries.password("oleg@example.uz", from(99)), Ok(()));
        tokio::time::advance(ACCOUNT.0).await;
        assert_eq!(tries.password("anna@example.uz", from(99)), Ok(()));
        assert!(tries.password("anna@example.uz", from(99)).is_err());
    }

    #[tokio::test(start_paused = true)]
    async fn one_place_is_slowed_and_others_are_not() {
        let tries = Tries::default();
        let allowed = (0..1_000).filter(|n| tries.password(&format!("{n}@example.uz"), HERE).is_ok()).count();
        assert_eq!(allowed, PLACE.1 as usize);
        assert!(tries.link(HERE).is_err());
        assert_eq!(tries.link(from(1)), Ok(()));
        let within = |address: &str| place(address.parse().unwrap());
        assert_eq!(within("2001:db8:1:2:3::4"), within("2001:db8:1:2:ffff::1"));
        assert_eq!(within("::ffff:10.0.0.1"), from(1));
    }

    #[tokio::test(start_paused = true)]
    async fn all_together_are_slowed_and_nothing_is_kept_for_ever() {
        let tries = Tries::default();
        let allowed = (0..=255).filter(|n| tries.link(from(*n)).is_ok()).count();
        assert_eq!(allowed, ALL.1 as usize);
        let mut n: u32 = 0;
        while n < 3 * KEPT as u32 {
            tokio::time::advance(Duration::from_secs(60)).await;
            let _ = tries.password(&format!("{n}@example.uz"), from(0));
            n += 1;
        }
        assert!(tries.accounts.lock().unwrap().len() <= KEPT);
    }
}
