//! A device at the other end of a real WebSocket.

use std::collections::VecDeque;
use std::net::SocketAddr;

use futures::{SinkExt, StreamExt};
use ingot_shared::Id;
use ingot_shared::sync::codec;
use ingot_shared::sync::frame::{ClientFrame, Entry, Goodbye, Hello, Offer, PROTOCOL, RelayFrame, SCHEMA, Verdict, Welcome};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::http::header::{COOKIE, HOST};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use crate::people::token;
use crate::testing::peer;

pub struct Device {
    pub socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    /// Entries that arrived while something else was awaited.
    entries: VecDeque<RelayFrame>,
}

/// What a device with this number says first; it knows nothing of the log yet.
pub fn hello(number: u64) -> Hello {
    let peer = peer(number);
    Hello {
        protocol: PROTOCOL,
        schema: SCHEMA,
        device: peer.device,
        member: peer.member,
        secret: token(number),
        epoch: None,
        cursor: 0,
        first_load: false,
        unpacks: false,
        erased: None,
        access: Some(0),
        proves: false,
    }
}

impl Device {
    pub async fn connect(address: SocketAddr) -> Self {
        Self::connect_with(address, &address.to_string(), None).await
    }

    /// Connects with this name in the address bar and this cookie.
    pub async fn connect_with(address: SocketAddr, host: &str, cookie: Option<String>) -> Self {
        let mut request = format!("ws://{address}/sync").into_client_request().unwrap();
        request.headers_mut().insert(HOST, host.parse().unwrap());
        request.headers_mut().extend(cookie.map(|cookie| (COOKIE, cookie.parse().unwrap())));
        let (socket, _) = connect_async(request).await.unwrap();
        Self { socket, entries: VecDeque::new() }
    }

    /// Connects and says hello without following the log.
    pub async fn join(address: SocketAddr, number: u64) -> (Self, Welcome) {
        Self::greet(address, hello(number)).await
    }

    /// Connects and follows the log of this epoch from a cursor.
    pub async fn follow(address: SocketAddr, number: u64, epoch: Id, cursor: u64) -> Self {
        Self::greet(address, Hello { epoch: Some(epoch), cursor, ..hello(number) }).await.0
    }

    /// Connects, says this hello and takes the welcome.
    pub async fn greet(address: SocketAddr, hello: Hello) -> (Self, Welcome) {
        let mut device = Self::connect(address).await;
        device.send(&ClientFrame::Hello(hello)).await;
        match device.next().await {
            Some(RelayFrame::Welcome(welcome)) => (device, welcome),
            other => panic!("no welcome but {other:?}"),
        }
    }

    pub async fn send(&mut self, frame: &ClientFrame) {
        self.send_bytes(codec::encode(frame)).await;
    }

    pub async fn send_bytes(&mut self, bytes: Vec<u8>) {
        self.socket.send(Message::Binary(bytes.into())).await.unwrap();
    }

    /// The next frame; none when the connection ended.
    pub async fn next(&mut self) -> Option<RelayFrame> {
        loop {
            match self.socket.next().await {
                Some(Ok(Message::Binary(bytes))) => return Some(codec::decode(&bytes).unwrap()),
                Some(Ok(Message::Close(_)) | Err(_)) | None => return None,
                Some(Ok(_)) => {}
            }
        }
    }

    /// The next frame that is not a page of entries.
    pub async fn answer(&mut self) -> Option<RelayFrame> {
        loop {
            match self.next().await {
                Some(entries @ RelayFrame::Entries { .. }) => self.entries.push_back(entries),
                other => return other,
            }
        }
    }

    /// Pushes and waits for the verdicts; none when the relay said goodbye or went away.
    pub async fn try_push(&mut self, offers: Vec<Offer>) -> Result<Vec<Verdict>, Option<Goodbye>> {
        let push = codec::encode(&ClientFrame::Push { offers });
        if self.socket.send(Message::Binary(push.into())).await.is_err() {
            return Err(None);
        }
        match self.answer().await {
            Some(RelayFrame::Pushed { verdicts }) => Ok(verdicts.into_iter().map(|(_, verdict)| verdict).collect()),
            Some(RelayFrame::Goodbye { reason, .. }) => Err(Some(reason)),
            None => Err(None),
            other => panic!("no verdicts but {other:?}"),
        }
    }

    pub async fn push(&mut self, offers: Vec<Offer>) -> Vec<Verdict> {
        self.try_push(offers).await.unwrap()
    }

    /// Reads entries, acknowledging each page, until they are complete up to this number.
    pub async fn read_to(&mut self, seq: u64) -> Vec<Entry> {
        let mut read = Vec::new();
        loop {
            let frame = match self.entries.pop_front() {
                Some(frame) => Some(frame),
                None => self.next().await,
            };
            match frame {
                Some(RelayFrame::Entries { entries, upto, .. }) => {
                    read.extend(entries);
                    if upto >= seq {
                        return read;
                    }
                    self.send(&ClientFrame::Ack { seq: upto }).await;
                }
                other => panic!("no entries but {other:?}"),
            }
        }
    }

    /// The reason of the goodbye that comes next.
    pub async fn goodbye(&mut self) -> Goodbye {
        match self.answer().await {
            Some(RelayFrame::Goodbye { reason, .. }) => {
                assert_eq!(self.next().await, None, "nothing comes after a goodbye");
                reason
            }
            other => panic!("no goodbye but {other:?}"),
        }
    }
}
