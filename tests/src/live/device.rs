//! A device: the product's engine with a socket, which keeps the link as the worker in the browser does.

use std::collections::BTreeMap;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use futures::{SinkExt, StreamExt};
use ingot_app::engine::identity::Birth;
use ingot_app::engine::storage::StorageError;
use ingot_app::engine::storage::memory::MemoryStorage;
use ingot_app::engine::{Engine, Outcome, Received};
use ingot_shared::Instant;
use ingot_shared::domain::Command;
use ingot_shared::sync::codec;
use ingot_shared::sync::frame::{Goodbye, RelayFrame};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{WebSocketStream, client_async};

use super::counted::{Counted, Traffic};
use crate::account;
use crate::rng::Rng;

/// Pause before the next try after a link was lost.
const PAUSE: Duration = Duration::from_millis(50);

/// Why there is no link.
#[derive(Debug)]
pub enum Lost {
    /// The network broke, or what answered is no relay.
    Broken(String),
    /// Nothing came for as long as the device waits.
    Silent,
    /// The relay ended the connection.
    Goodbye(Option<Goodbye>),
}

/// How often each entry came, and how many whole documents.
#[derive(Clone, Debug, Default)]
pub struct Heard {
    /// By number in the log.
    pub entries: BTreeMap<u64, u32>,
    /// Documents that came whole.
    pub snapshots: u64,
}

/// A device.
#[derive(Debug)]
pub struct LiveDevice {
    /// The engine.
    pub engine: Engine<MemoryStorage>,
    /// What came so far.
    pub heard: Heard,
    /// Its clock, in milliseconds; it may be wrong.
    pub clock: i64,
    /// How long it waits for an answer.
    pub patience: Duration,
    token: String,
    socket: Option<WebSocketStream<Counted>>,
    traffic: Arc<Traffic>,
}

impl LiveDevice {
    /// A device that is signed in by this token, without a link.
    ///
    /// # Errors
    /// When its storage fails.
    pub async fn new(number: u64, token: &str) -> Result<Self, StorageError> {
        Self::on(MemoryStorage::default(), number, token).await
    }

    /// A device that starts with what is stored there.
    ///
    /// # Errors
    /// When its storage fails.
    pub async fn on(storage: MemoryStorage, number: u64, token: &str) -> Result<Self, StorageError> {
        let clock = 1_790_000_000_000;
        let birth = Birth { now: Instant::from_millis(clock), random: Rng::new(number).bytes() };
        let mut engine = Engine::open(storage, &birth).await?;
        account::join(&mut engine).await?;
        let (heard, traffic) = (Heard::default(), Arc::default());
        let token = token.to_owned();
        Ok(Self { engine, heard, clock, patience: Duration::from_secs(10), token, socket: None, traffic })
    }

    /// What passed on the link since the device connected.
    pub fn traffic(&self) -> &Traffic {
        &self.traffic
    }

    /// Opens a link and says hello.
    ///
    /// # Errors
    /// [`Lost`].
    pub async fn connect(&mut self, address: SocketAddr) -> Result<(), Lost> {
        self.hang_up();
        self.traffic = Arc::default();
        let opened = timeout(self.patience, open(address, Arc::clone(&self.traffic))).await;
        self.socket = Some(opened.map_err(|_| Lost::Silent)??);
        let hello = self.engine.connect().map(|hello| account::with_token(hello, &self.token));
        self.send(hello).await
    }

    /// The link is given up.
    pub fn hang_up(&mut self) {
        self.socket = None;
        self.engine.disconnect();
    }

    /// Does something, and sends it if there is a link.
    ///
    /// # Errors
    /// When the engine refuses or cannot store it.
    pub async fn edit(&mut self, commands: &[Command]) -> Result<Outcome, String> {
        self.clock += 1;
        let outcome =
            self.engine.execute(commands, Instant::from_millis(self.clock)).await.map_err(|error| format!("{error:?}"))?;
        let push = self.engine.push().await.map_err(|error| error.to_string())?;
        // A broken link is noticed by the next step; what was saved is sent again then.
        let _ = self.send(push).await;
        Ok(outcome)
    }

    /// Takes one message and sends what follows from it. After a silence the relay is asked for a sign of life; when it is silent then,
    /// the link is lost.
    ///
    /// # Errors
    /// [`Lost`]; the link is given up.
    pub async fn step(&mut self) -> Result<Received, Lost> {
        let taken = self.take().await;
        if taken.is_err() {
            self.hang_up();
        }
        taken
    }

    async fn take(&mut self) -> Result<Received, Lost> {
        loop {
            let Some(socket) = &mut self.socket else { return Err(Lost::Broken("no link".to_owned())) };
            match timeout(self.patience, socket.next()).await {
                Ok(Some(Ok(Message::Binary(bytes)))) => return self.receive(&bytes).await,
                Ok(Some(Ok(Message::Ping(_) | Message::Pong(_)))) => {}
                Ok(Some(Ok(other))) => return Err(Lost::Broken(other.to_string())),
                Ok(Some(Err(error))) => return Err(Lost::Broken(error.to_string())),
                Ok(None) => return Err(Lost::Broken("the link ended".to_owned())),
                Err(_) => {
                    let probe = self.engine.probe();
                    if probe.is_none() {
                        return Err(Lost::Silent);
                    }
                    self.send(probe).await?;
                }
            }
        }
    }

    async fn receive(&mut self, bytes: &[u8]) -> Result<Received, Lost> {
        match codec::decode(bytes) {
            Ok(RelayFrame::Entries { entries, .. }) => {
                entries.iter().for_each(|entry| *self.heard.entries.entry(entry.seq).or_default() += 1);
            }
            Ok(RelayFrame::Snapshots { snapshots, .. }) => self.heard.snapshots += snapshots.len() as u64,
            Ok(RelayFrame::Fetched { snapshot: Some(_), .. }) => self.heard.snapshots += 1,
            _ => {}
        }
        let received = self.engine.receive(bytes).await.map_err(|error| Lost::Broken(error.to_string()))?;
        for frame in &received.send {
            self.send(Some(frame.clone())).await?;
        }
        match received.ended {
            Some(reason) => Err(Lost::Goodbye(reason)),
            None => Ok(received),
        }
    }

    async fn send(&mut self, frame: Option<Vec<u8>>) -> Result<(), Lost> {
        match (frame, &mut self.socket) {
            (Some(frame), Some(socket)) => {
                let sent = timeout(self.patience, socket.send(Message::Binary(frame.into()))).await;
                sent.map_err(|_| Lost::Silent)?.map_err(|error| Lost::Broken(error.to_string()))
            }
            _ => Ok(()),
        }
    }

    /// Whether everything here is sent and everything up to this number of the log is here.
    pub fn holds(&self, head: u64) -> bool {
        self.engine.is_following() && self.engine.outbox().is_empty() && self.engine.place().cursor >= head
    }

    /// Goes on, with a new link whenever one is lost, until [`LiveDevice::holds`]. Returns how many links were lost.
    pub async fn until_holds(&mut self, address: SocketAddr, head: u64) -> u32 {
        let mut lost = 0;
        while !self.holds(head) {
            let went_on = if self.socket.is_some() { self.step().await.map(|_| ()) } else { self.connect(address).await };
            if went_on.is_err() {
                lost += 1;
                self.hang_up();
                tokio::time::sleep(PAUSE).await;
            }
        }
        lost
    }
}

async fn open(address: SocketAddr, traffic: Arc<Traffic>) -> Result<WebSocketStream<Counted>, Lost> {
    let failed = |error: &io::Error| Lost::Broken(error.to_string());
    let stream = TcpStream::connect(address).await.map_err(|error| failed(&error))?;
    stream.set_nodelay(true).map_err(|error| failed(&error))?;
    let opened = client_async(format!("ws://{address}/sync"), Counted::new(stream, traffic)).await;
    opened.map(|(socket, _)| socket).map_err(|error| Lost::Broken(error.to_string()))
}
