//! One direction of one link: segments that leave no faster than a congestion window allows, arrive late, in order, and sometimes only
//! when they were sent again (TCP as RFC 5681 describes it, roughly: slow start, halving, linear growth).

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::sync::{mpsc, watch};
use tokio::time::{Instant, sleep_until};

use super::{Delivered, Direction, Network, Weather};
use crate::rng::Rng;

/// Bytes of a segment on Ethernet.
const SEGMENT: usize = 1_460;
/// Segments under way at the start of a link (RFC 6928).
const FIRST_WINDOW: f64 = 10.0;
/// Segments that wait for their moment: more than any window here.
const WAITING: usize = 4_096;

pub(super) struct Lane {
    direction: Direction,
    network: watch::Receiver<Network>,
    delivered: Arc<Delivered>,
    rng: Rng,
    window: f64,
    threshold: f64,
    /// When the sender learns that what is under way arrived.
    under_way: VecDeque<Instant>,
    last: Instant,
}

impl Lane {
    pub(super) fn new(direction: Direction, network: watch::Receiver<Network>, delivered: Arc<Delivered>, rng: Rng) -> Self {
        let (window, threshold) = (FIRST_WINDOW, f64::INFINITY);
        Self { direction, network, delivered, rng, window, threshold, under_way: VecDeque::new(), last: Instant::now() }
    }

    /// Carries until an end closes.
    pub(super) async fn carry(mut self, mut from: OwnedReadHalf, to: OwnedWriteHalf) {
        let (late, waiting) = mpsc::channel(WAITING);
        let writing = write(to, waiting, self.network.clone(), self.direction, Arc::clone(&self.delivered));
        // When it ends, `late` is dropped: what was read before still arrives.
        let reading = async move {
            let mut segment = vec![0; SEGMENT];
            loop {
                let Ok(read) = from.read(&mut segment).await else { return };
                let Some(bytes) = segment.get(..read).filter(|bytes| !bytes.is_empty()) else { return };
                let network = *self.network.borrow();
                let arrives = match network {
                    Network::Carries(weather) => self.send(weather).await,
                    _ => Instant::now(),
                };
                if late.send((arrives, bytes.to_vec())).await.is_err() {
                    return;
                }
            }
        };
        tokio::join!(reading, writing);
    }

    /// Waits until a segment may leave; returns when it arrives.
    async fn send(&mut self, weather: Weather) -> Instant {
        #[expect(clippy::cast_precision_loss, reason = "a few thousand segments")]
        while self.under_way.len() as f64 >= self.window.floor() {
            if let Some(learnt) = self.under_way.pop_front() {
                sleep_until(learnt).await;
                self.window += if self.window < self.threshold { 1.0 } else { 1.0 / self.window };
            }
        }
        let now = Instant::now();
        while self.under_way.front().is_some_and(|learnt| *learnt <= now) {
            self.under_way.pop_front();
            self.window += if self.window < self.threshold { 1.0 } else { 1.0 / self.window };
        }
        let jitter = self.rng.below(usize::try_from(weather.jitter.as_millis()).unwrap_or(0) + 1) as u64;
        let mut arrives = now + weather.round_trip / 2 + Duration::from_millis(jitter);
        if self.rng.below(1_000) < usize::try_from(weather.lost).unwrap_or(0) {
            // The sender learns of it a round trip later and sends again.
            arrives += weather.round_trip;
            self.window = (self.window / 2.0).max(2.0);
            self.threshold = self.window;
        }
        self.last = self.last.max(arrives);
        self.under_way.push_back(self.last + weather.round_trip / 2);
        self.last
    }
}

/// Writes each segment at its moment, unless it is swallowed.
async fn write(
    mut to: OwnedWriteHalf,
    mut waiting: mpsc::Receiver<(Instant, Vec<u8>)>,
    network: watch::Receiver<Network>,
    direction: Direction,
    delivered: Arc<Delivered>,
) {
    let count = match direction {
        Direction::Up => &delivered.up,
        Direction::Down => &delivered.down,
    };
    while let Some((arrives, bytes)) = waiting.recv().await {
        sleep_until(arrives).await;
        let network = *network.borrow();
        if network == Network::Swallows(direction) {
            continue;
        }
        count.fetch_add(bytes.len() as u64, Ordering::Relaxed);
        let size = if matches!(network, Network::Carries(Weather { one_by_one: true, .. })) { 1 } else { bytes.len() };
        for piece in bytes.chunks(size) {
            if to.write_all(piece).await.is_err() {
                return;
            }
        }
    }
    let _ = to.shutdown().await;
}
