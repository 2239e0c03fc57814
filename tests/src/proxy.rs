//! A bad network between a device and a relay: a TCP proxy that is late, loses, cuts, swallows, dribbles, or is no network at all but a
//! page that wants a login. Everything that is by chance comes from a seed.
//!
//! Never here: understanding what passes.

mod captive;
mod lane;

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use tokio::io::AsyncReadExt;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;

pub use captive::Captive;
use lane::Lane;

use crate::rng::Rng;

/// How bytes travel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Weather {
    /// There and back.
    pub round_trip: Duration,
    /// Up to so much more, by chance, each way.
    pub jitter: Duration,
    /// Of a thousand segments so many are lost; each is sent again, what follows waits, and the sender slows down.
    pub lost: u32,
    /// Every byte is written alone.
    pub one_by_one: bool,
}

/// A direction on the link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// To the relay.
    Up,
    /// To the device.
    Down,
}

/// What the network is at the moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Network {
    /// It carries.
    Carries(Weather),
    /// New links are refused.
    Down,
    /// New links are accepted and nobody answers.
    Mute,
    /// Open links stay open; what goes this way is gone.
    Swallows(Direction),
    /// A login page, or something else that is no relay, answers in its place.
    Captive(Captive),
}

/// Bytes that were delivered.
#[derive(Debug, Default)]
struct Delivered {
    up: AtomicU64,
    down: AtomicU64,
    links: AtomicU64,
}

/// The proxy; it ends when dropped.
#[derive(Debug)]
pub struct Proxy {
    /// Where it listens.
    pub address: SocketAddr,
    network: watch::Sender<Network>,
    cuts: watch::Sender<u64>,
    delivered: Arc<Delivered>,
    accepting: JoinHandle<()>,
}

impl Proxy {
    /// A proxy in front of this address, which carries everything at once.
    ///
    /// # Errors
    /// When there is no free port.
    pub async fn start(target: SocketAddr, seed: u64) -> io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let network = watch::Sender::new(Network::Carries(Weather::default()));
        let cuts = watch::Sender::new(0);
        let delivered = Arc::new(Delivered::default());
        let shared = Shared { target, network: network.subscribe(), cuts: cuts.subscribe(), delivered: Arc::clone(&delivered) };
        let accepting = tokio::spawn(accept(listener, shared, seed));
        Ok(Self { address, network, cuts, delivered, accepting })
    }

    /// The network is like this from now on, for open links too where that can be.
    pub fn set(&self, network: Network) {
        self.network.send_replace(network);
    }

    /// Every open link breaks.
    pub fn cut(&self) {
        self.cuts.send_modify(|cuts| *cuts += 1);
    }

    /// Every open link breaks after `first`, and then every `every`, until the handle is aborted or the proxy dropped.
    pub fn cut_every(&self, first: Duration, every: Duration) -> JoinHandle<()> {
        let cuts = self.cuts.clone();
        tokio::spawn(async move {
            tokio::time::sleep(first).await;
            loop {
                cuts.send_modify(|cuts| *cuts += 1);
                tokio::time::sleep(every).await;
            }
        })
    }

    /// Bytes that reached the relay, and that reached the device.
    pub fn delivered(&self) -> (u64, u64) {
        (self.delivered.up.load(Ordering::Relaxed), self.delivered.down.load(Ordering::Relaxed))
    }

    /// Links that were opened.
    pub fn links(&self) -> u64 {
        self.delivered.links.load(Ordering::Relaxed)
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.accepting.abort();
        self.cut();
    }
}

#[derive(Clone)]
struct Shared {
    target: SocketAddr,
    network: watch::Receiver<Network>,
    cuts: watch::Receiver<u64>,
    delivered: Arc<Delivered>,
}

async fn accept(listener: TcpListener, shared: Shared, seed: u64) {
    let mut rng = Rng::new(seed);
    while let Ok((near, _)) = listener.accept().await {
        shared.delivered.links.fetch_add(1, Ordering::Relaxed);
        let (mut shared, rng) = (shared.clone(), Rng::new(rng.next()));
        tokio::spawn(async move {
            shared.cuts.mark_unchanged();
            let mut cuts = shared.cuts.clone();
            tokio::select! {
                // The proxy is gone: so is the link.
                _ = cuts.changed() => {}
                () = link(near, shared, rng) => {}
            }
        });
    }
}

async fn link(near: TcpStream, shared: Shared, mut rng: Rng) {
    let network = *shared.network.borrow();
    match network {
        Network::Down => {}
        Network::Mute => silence(near).await,
        Network::Captive(captive) => captive.answer(near).await,
        Network::Carries(_) | Network::Swallows(_) => {
            let Ok(far) = TcpStream::connect(shared.target).await else { return };
            let _ = (near.set_nodelay(true), far.set_nodelay(true));
            let ((near_out, near_in), (far_out, far_in)) = (near.into_split(), far.into_split());
            let lane = |direction, rng| Lane::new(direction, shared.network.clone(), Arc::clone(&shared.delivered), rng);
            let (up, down) = (lane(Direction::Up, Rng::new(rng.next())), lane(Direction::Down, Rng::new(rng.next())));
            // One end closed: so does the other.
            tokio::select! {
                () = up.carry(near_out, far_in) => {}
                () = down.carry(far_out, near_in) => {}
            }
        }
    }
}

/// Takes what comes and says nothing.
async fn silence(mut near: TcpStream) {
    let mut swallowed = [0; 1_024];
    while matches!(near.read(&mut swallowed).await, Ok(read) if read > 0) {}
}
