//! Who is connected: what a device, a member and the whole workspace may ask for together, however many connections they open.
//!
//! Every connection, device and member has an [`Allowance`] and a small queue to the log of its own, so a flood harms its sender (S11).
//! Never here: frames, or the log.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use ingot_shared::Id;
use ingot_shared::sync::frame::Goodbye;
use ingot_shared::sync::session::Peer;
use tokio::sync::{Notify, Semaphore, SemaphorePermit};
use tokio::time::Instant;

use crate::allowance::Allowance;

/// What may be asked for: units a second and the store. A unit is a frame, an offered change or a kibibyte of changes.
const CONNECTION: (u32, u32) = (4_000, 16_000);
const DEVICE: (u32, u32) = (4_000, 16_000);
const MEMBER: (u32, u32) = (8_000, 32_000);
const WORKSPACE: (u32, u32) = (40_000, 160_000);
/// Devices that may say hello in a second, and at once: the rest is told to come back one after the other.
const JOINS: (u32, u32) = (500, 1_000);
/// Connections of one device: a tab takes over from a frozen one, a phone comes back before its old link is given up. The oldest goes.
const DEVICE_CONNECTIONS: usize = 4;
/// Connections of one member. The next is told to come back.
const MEMBER_CONNECTIONS: usize = 64;
/// Pushes that may wait for the log at once: with [`DEVICE_PUSHES`] what a flood can put before others.
const MEMBER_PUSHES: usize = 4;
const DEVICE_PUSHES: usize = 2;
/// Longest time that a connection is not listened to before it is ended instead.
const LONGEST_WAIT: Duration = Duration::from_secs(5);
/// Accounts kept before those that owe nothing are forgotten.
const KEPT: usize = 1_024;

/// What one device or one member has asked for, on all its connections.
#[derive(Debug)]
struct Account {
    allowance: Allowance,
    pushes: Semaphore,
    connections: Mutex<Vec<Arc<Notify>>>,
}

impl Account {
    fn new((per_second, store): (u32, u32), pushes: usize) -> Arc<Self> {
        let (pushes, connections) = (Semaphore::new(pushes), Mutex::default());
        Arc::new(Self { allowance: Allowance::new(per_second, store), pushes, connections })
    }

    fn connections(&self) -> MutexGuard<'_, Vec<Arc<Notify>>> {
        self.connections.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn leave(&self, replaced: &Arc<Notify>) {
        self.connections().retain(|other| !Arc::ptr_eq(other, replaced));
    }
}

type Accounts = Mutex<HashMap<Id, Arc<Account>>>;

/// Everybody who is connected.
#[derive(Debug)]
pub(super) struct Guests {
    devices: Accounts,
    members: Accounts,
    workspace: Allowance,
    joins: Allowance,
    /// Gives each of those who are sent away a moment of his own to come back.
    returns: Allowance,
}

impl Default for Guests {
    fn default() -> Self {
        let (workspace, joins) = (Allowance::new(WORKSPACE.0, WORKSPACE.1), Allowance::new(JOINS.0, JOINS.1));
        let returns = Allowance::new(JOINS.0, 0);
        Self { devices: Accounts::default(), members: Accounts::default(), workspace, joins, returns }
    }
}

/// Why a connection is ended, and when it may come back at the earliest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct SentAway {
    pub(super) reason: Goodbye,
    pub(super) retry: Duration,
}

/// A connection that has said who it is; its place is free when this is dropped.
#[derive(Debug)]
pub(super) struct Guest {
    own: Allowance,
    device: Arc<Account>,
    member: Arc<Account>,
    replaced: Arc<Notify>,
}

impl Guests {
    /// A connection has said who it is. When the device has too many, its oldest one is told that it was replaced.
    pub(super) fn enter(&self, peer: &Peer) -> Result<Guest, SentAway> {
        let now = Instant::now();
        if self.joins.try_take(1, now).is_err() {
            return Err(SentAway { reason: Goodbye::Busy, retry: self.place_in_line() });
        }
        let member = account(&self.members, peer.member, now, || Account::new(MEMBER, MEMBER_PUSHES));
        let device = account(&self.devices, peer.device, now, || Account::new(DEVICE, DEVICE_PUSHES));
        let replaced = Arc::new(Notify::new());
        {
            let mut of_member = member.connections();
            if of_member.len() >= MEMBER_CONNECTIONS {
                return Err(SentAway { reason: Goodbye::Busy, retry: LONGEST_WAIT });
            }
            of_member.push(Arc::clone(&replaced));
        }
        let mut of_device = device.connections();
        if of_device.len() >= DEVICE_CONNECTIONS {
            of_device.remove(0).notify_one();
        }
        of_device.push(Arc::clone(&replaced));
        drop(of_device);
        Ok(Guest { own: Allowance::new(CONNECTION.0, CONNECTION.1), device, member, replaced })
    }

    /// How long one more of those who are sent away at the same time should stay away.
    pub(super) fn place_in_line(&self) -> Duration {
        self.returns.take(1, Instant::now())
    }

    /// A guest asks for something of this size; returns how long not to listen to it.
    pub(super) fn charge(&self, guest: &Guest, units: u32) -> Result<Duration, SentAway> {
        bearable(guest.take(units).max(self.workspace.take(units, Instant::now())))
    }
}

/// Whoever would have to wait for too long is sent away instead.
fn bearable(wait: Duration) -> Result<Duration, SentAway> {
    if wait > LONGEST_WAIT { Err(SentAway { reason: Goodbye::Busy, retry: wait }) } else { Ok(wait) }
}

/// The account of an id, made when there is none. Those that owe nothing and have no connection are forgotten when there are many.
fn account(accounts: &Accounts, of: Id, now: Instant, new: impl FnOnce() -> Arc<Account>) -> Arc<Account> {
    let mut accounts = accounts.lock().unwrap_or_else(PoisonError::into_inner);
    if accounts.len() >= KEPT && !accounts.contains_key(&of) {
        accounts.retain(|_, account| Arc::strong_count(account) > 1 || !account.allowance.is_even(now));
    }
    Arc::clone(accounts.entry(of).or_insert_with(new))
}

impl Guest {
    /// Takes units for what no app of ours sends: they are not the workspace's, so that it costs the sender alone. Returns how long not to
    /// listen to it.
    pub(super) fn fine(&self, units: u32) -> Result<Duration, SentAway> {
        bearable(self.take(units))
    }

    /// Takes units from what the connection, its device and its member may ask for; returns the longest wait.
    fn take(&self, units: u32) -> Duration {
        let now = Instant::now();
        let own = [&self.own, &self.device.allowance, &self.member.allowance];
        own.map(|allowance| allowance.take(units, now)).into_iter().max().unwrap_or_default()
    }

    /// Completes when a newer connection of the device has taken this one's place.
    pub(super) async fn replaced(&self) {
        self.replaced.notified().await;
    }

    /// Completes when a push may go to the log: so many of a device and of a member wait there at once.
    pub(super) async fn queue(&self) -> Option<(SemaphorePermit<'_>, SemaphorePermit<'_>)> {
        // Nobody closes the semaphores.
        Some((self.device.pushes.acquire().await.ok()?, self.member.pushes.acquire().await.ok()?))
    }
}

impl Drop for Guest {
    fn drop(&mut self) {
        self.device.leave(&self.replaced);
        self.member.leave(&self.replaced);
    }
}

#[cfg(test)]
mod tests {
    use futures::FutureExt;
    use ingot_shared::account::Role;

    use super::*;
    use crate::testing::id;

    fn peer(member: u64, device: u64) -> Peer {
        Peer { member: id(1, member), device: id(2, device), role: Role::Owner, department: None, picks: true }
    }

    #[tokio::test]
    async fn the_oldest_connection_of_a_device_makes_room() {
        let guests = Guests::default();
        let mut held: Vec<Guest> = (0..DEVICE_CONNECTIONS).map(|_| guests.enter(&peer(1, 1)).unwrap()).collect();
        assert!(held.iter().all(|guest| guest.replaced().now_or_never().is_none()));
        let newest = guests.enter(&peer(1, 1)).unwrap();
        assert_eq!(held[0].replaced().now_or_never(), Some(()));
        assert!(held[1].replaced().now_or_never().is_none() && newest.replaced().now_or_never().is_none());
        held.remove(0);
        drop(held);
        guests.enter(&peer(1, 1)).unwrap();
        assert!(newest.replaced().now_or_never().is_none());
    }

    #[tokio::test]
    async fn a_member_has_so_many_connections_and_others_are_not_held_up() {
        let guests = Guests::default();
        let mut held: Vec<Guest> = (0..MEMBER_CONNECTIONS as u64).map(|device| guests.enter(&peer(1, device)).unwrap()).collect();
        assert_eq!(guests.enter(&peer(1, 999)).unwrap_err().reason, Goodbye::Busy);
        guests.enter(&peer(2, 1_000)).unwrap();
        held.pop();
        guests.enter(&peer(1, 999)).unwrap();
    }

    #[tokio::test(start_paused = true)]
    async fn connections_of_one_device_share_what_it_may_ask_for() {
        let guests = Guests::default();
        let (one, other) = (guests.enter(&peer(1, 1)).unwrap(), guests.enter(&peer(1, 1)).unwrap());
        let stranger = guests.enter(&peer(2, 2)).unwrap();
        assert_eq!(guests.charge(&one, DEVICE.1), Ok(Duration::ZERO));
        assert_eq!(guests.charge(&other, DEVICE.0), Ok(Duration::from_secs(1)));
        assert_eq!(guests.charge(&stranger, 1), Ok(Duration::ZERO));
        assert_eq!(guests.charge(&other, DEVICE.0 * 6).unwrap_err().reason, Goodbye::Busy);
        // What is fined is not taken from others.
        assert_eq!(stranger.fine(DEVICE.1 - 1), Ok(Duration::ZERO));
        assert_eq!(stranger.fine(DEVICE.0), Ok(Duration::from_secs(1)));
        let all = (0..WORKSPACE.1 / DEVICE.1)
            .map(|number| guests.enter(&peer(100 + u64::from(number), 100 + u64::from(number))).unwrap());
        all.for_each(|guest| assert_eq!(guest.fine(DEVICE.1), Ok(Duration::ZERO)));
        assert_eq!(guests.charge(&guests.enter(&peer(3, 3)).unwrap(), 1), Ok(Duration::ZERO));
        // Leaving and coming back does not forgive what is owed.
        drop((one, other));
        let again = guests.enter(&peer(1, 1)).unwrap();
        assert!(guests.charge(&again, 1).is_err());
    }

    #[tokio::test(start_paused = true)]
    async fn a_crowd_that_comes_at_once_is_told_to_come_one_after_the_other() {
        let guests = Guests::default();
        let all: Vec<Result<Guest, SentAway>> =
            (0..u64::from(JOINS.1) + 100).map(|number| guests.enter(&peer(number, number))).collect();
        let away: Vec<SentAway> = all.iter().filter_map(|entered| entered.as_ref().err().copied()).collect();
        assert_eq!(away.len(), 100);
        assert!(away.windows(2).all(|pair| pair[0].retry < pair[1].retry), "everybody has a moment of his own");
        assert!(away.iter().all(|away| away.reason == Goodbye::Busy && away.retry <= Duration::from_secs(1)));
        tokio::time::advance(Duration::from_secs(1)).await;
        assert!((0..100).all(|number| guests.enter(&peer(number, number)).is_ok()), "who comes back then is let in");
    }

    #[tokio::test]
    async fn who_owes_nothing_and_left_is_forgotten() {
        let guests = Guests::default();
        for number in 0..KEPT as u64 * 3 {
            account(&guests.devices, id(2, number), Instant::now(), || Account::new(DEVICE, DEVICE_PUSHES));
        }
        assert!(guests.devices.lock().unwrap().len() <= KEPT);
    }

    #[tokio::test]
    async fn a_device_waits_for_its_own_pushes() {
        let guests = Guests::default();
        let (one, other) = (guests.enter(&peer(1, 1)).unwrap(), guests.enter(&peer(1, 2)).unwrap());
        let first = one.queue().await.unwrap();
        let second = one.queue().await.unwrap();
        assert!(one.queue().now_or_never().is_none());
        let third = other.queue().await.unwrap();
        drop(first);
        assert!(one.queue().now_or_never().is_some());
        drop((second, third));
    }
}
