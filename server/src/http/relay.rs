//! What all connections of a relay share.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use ingot_shared::Id;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, SemaphorePermit, watch};

use super::guests::Guests;
use super::rooms::Rooms;
use crate::accounts::Accounts;
use crate::clock;
use crate::metrics::Metrics;
use crate::store::{People, Store};

/// Devices connected at once. One costs about 9 KiB while nothing happens (`cargo xtask bench sync`); the next is told to come back.
pub const MAX_DEVICES: usize = 8192;

/// Audits at once: each reads something of every document, and whoever comes meanwhile tries again later.
const AUDITS: usize = 1;
/// Within this time devices that are here are written down together.
const SEEN_TOGETHER: Duration = Duration::from_secs(2);
/// How long wrong passwords wait for others, so that guessing costs a row a minute for each account.
const WRONG_TOGETHER: Duration = Duration::from_secs(60);
/// How often what is over is forgotten.
const TIDY_EVERY: Duration = Duration::from_secs(24 * 60 * 60);

/// A store, its connected devices, and the sign to stop.
#[derive(Debug)]
pub struct Relay<S> {
    inner: Arc<Inner<S>>,
}

#[derive(Debug)]
struct Inner<S> {
    store: S,
    devices: Arc<Semaphore>,
    stopping: watch::Sender<bool>,
    cannot_store: AtomicBool,
    metrics: Metrics,
    rooms: Arc<Rooms>,
    guests: Guests,
    accounts: Accounts,
    audits: Semaphore,
}

impl<S> Clone for Relay<S> {
    fn clone(&self) -> Self {
        Self { inner: Arc::clone(&self.inner) }
    }
}

impl<S: Store> Relay<S> {
    /// A relay without devices.
    pub fn new(store: S) -> Self {
        let devices = Arc::new(Semaphore::new(MAX_DEVICES));
        let metrics = Metrics::new(store.gate_times());
        let (stopping, cannot_store) = (watch::Sender::new(false), AtomicBool::new(false));
        Self {
            inner: Arc::new(Inner {
                store,
                devices,
                stopping,
                cannot_store,
                metrics,
                rooms: Arc::default(),
                guests: Guests::default(),
                accounts: Accounts::default(),
                audits: Semaphore::new(AUDITS),
            }),
        }
    }

    /// The log.
    pub fn store(&self) -> &S {
        &self.inner.store
    }

    /// What is counted.
    pub fn metrics(&self) -> &Metrics {
        &self.inner.metrics
    }

    /// Who looks at what.
    pub(super) fn rooms(&self) -> &Arc<Rooms> {
        &self.inner.rooms
    }

    /// Who is connected, and what they may ask for.
    pub(super) fn guests(&self) -> &Guests {
        &self.inner.guests
    }

    /// A place for one audit; none while others are made.
    pub(super) fn audit(&self) -> Option<SemaphorePermit<'_>> {
        self.inner.audits.try_acquire().ok()
    }

    /// What is known of people beside what is stored.
    pub(super) fn accounts(&self) -> &Accounts {
        &self.inner.accounts
    }

    /// A session is here: that is stored in a moment, together with others.
    pub(super) fn saw(&self, session: Id) {
        if self.accounts().saw(session, clock::now()) {
            let relay = self.clone();
            tokio::spawn(async move {
                tokio::time::sleep(SEEN_TOGETHER).await;
                // Only the list of devices shows it; the next time is as good.
                let _ = relay.accounts().store_seen(relay.store().people()).await;
            });
        }
    }

    /// A password was wrong: that is in the audit log in a moment, together with others.
    pub(super) fn note_wrong(&self) {
        if self.accounts().must_store_wrong() {
            let relay = self.clone();
            tokio::spawn(async move {
                tokio::time::sleep(WRONG_TOGETHER).await;
                relay.store_wrong().await;
            });
        }
    }

    /// Puts wrong passwords that are not there yet into the audit log.
    pub async fn store_wrong(&self) {
        if let Err(error) = self.accounts().store_wrong(self.store().people(), clock::now()).await {
            tracing::error!(%error, "wrong passwords are not in the audit log");
        }
    }

    /// Forgets, each day, links and sessions of which nobody has to know any more, until the relay stops.
    pub async fn tidy_daily(&self) {
        let daily = async {
            loop {
                match self.store().people().tidy(clock::now()).await {
                    Ok(0) => {}
                    Ok(forgotten) => tracing::info!(forgotten, "old links and sessions were forgotten"),
                    Err(error) => tracing::error!(%error, "old links and sessions could not be forgotten"),
                }
                tokio::time::sleep(TIDY_EVERY).await;
            }
        };
        tokio::select! {
            () = daily => {}
            () = self.stopping() => {}
        }
    }

    /// A place for one more device; it is free again when the permit is dropped. None when the relay is full or stopping.
    pub(super) fn admit(&self) -> Option<OwnedSemaphorePermit> {
        Arc::clone(&self.inner.devices).try_acquire_owned().ok()
    }

    /// Completes when the relay was told to stop.
    pub async fn stopping(&self) {
        let mut stopping = self.inner.stopping.subscribe();
        // The sender lives as long as the relay.
        let _ = stopping.wait_for(|stopping| *stopping).await;
    }

    /// Tells every connection to end.
    pub fn stop(&self) {
        self.inner.stopping.send_replace(true);
    }

    /// Waits until no device is connected.
    pub async fn empty(&self) {
        // Nobody closes the semaphore: having every permit means that no device is left.
        let _ = self.inner.devices.acquire_many(u32::try_from(MAX_DEVICES).unwrap_or(u32::MAX)).await;
    }

    /// Remembers whether the last write reached the disk.
    pub(super) fn note_storing(&self, works: bool) {
        self.inner.cannot_store.store(!works, Ordering::Relaxed);
    }

    /// Whether new devices and changes are welcome.
    pub(super) fn is_ready(&self) -> bool {
        self.can_store() && !*self.inner.stopping.borrow()
    }

    pub(super) fn can_store(&self) -> bool {
        !self.inner.cannot_store.load(Ordering::Relaxed)
    }
}
