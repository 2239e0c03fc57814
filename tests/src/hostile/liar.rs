//! A device that speaks the protocol over a real socket and keeps to nothing of it.

use std::net::SocketAddr;

use futures::{SinkExt, StreamExt};
use ingot_shared::Id;
use ingot_shared::sync::codec;
use ingot_shared::sync::frame::{ClientFrame, Goodbye, Hello, Offer, PROTOCOL, RelayFrame, SCHEMA, Verdict};
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

/// A connection of a liar.
#[derive(Debug)]
pub struct Liar {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
}

/// What a device with this number says first when it tells the truth.
pub fn hello(number: u8, token: &str) -> Hello {
    Hello {
        protocol: PROTOCOL,
        schema: SCHEMA,
        device: Id::from_bytes([number; 16]),
        member: Id::from_bytes([number ^ 0xff; 16]),
        secret: token.to_owned(),
        epoch: None,
        cursor: 0,
        first_load: false,
        unpacks: false,
        erased: Some(0),
        access: Some(0),
        proves: false,
    }
}

impl Liar {
    /// Connects and says nothing; none when the relay does not let it.
    pub async fn connect(address: SocketAddr) -> Option<Self> {
        let (socket, _) = connect_async(format!("ws://{address}/sync")).await.ok()?;
        Some(Self { socket })
    }

    /// Connects, says hello and takes the welcome.
    pub async fn join(address: SocketAddr, hello: Hello) -> Option<Self> {
        let mut liar = Self::connect(address).await?;
        liar.say(&ClientFrame::Hello(hello)).await;
        matches!(liar.next().await, Some(RelayFrame::Welcome(_))).then_some(liar)
    }

    /// Sends a frame.
    pub async fn say(&mut self, frame: &ClientFrame) {
        self.say_bytes(codec::encode(frame)).await;
    }

    /// Sends bytes as one message. The relay may have closed already.
    pub async fn say_bytes(&mut self, bytes: Vec<u8>) {
        let _ = self.socket.send(Message::Binary(bytes.into())).await;
    }

    /// Sends bytes below the messages: half a frame, or a header of one that never ends.
    pub async fn say_raw(&mut self, bytes: &[u8]) {
        if let MaybeTlsStream::Plain(stream) = self.socket.get_mut() {
            let _ = stream.write_all(bytes).await;
        }
    }

    /// The relay's next frame; none when it closed.
    pub async fn next(&mut self) -> Option<RelayFrame> {
        loop {
            match self.socket.next().await? {
                Ok(Message::Binary(bytes)) => return codec::decode(&bytes).ok(),
                Ok(Message::Close(_)) | Err(_) => return None,
                Ok(_) => {}
            }
        }
    }

    /// Pushes and waits for the verdicts, passing over pages of entries; none when the relay closed.
    pub async fn push(&mut self, offers: Vec<Offer>) -> Option<Vec<Verdict>> {
        self.say(&ClientFrame::Push { offers }).await;
        loop {
            match self.next().await? {
                RelayFrame::Pushed { verdicts } => return Some(verdicts.into_iter().map(|(_, verdict)| verdict).collect()),
                RelayFrame::Goodbye { .. } => return None,
                _ => {}
            }
        }
    }

    /// Why the relay closed; none when it did so without a word.
    pub async fn goodbye(&mut self) -> Option<Goodbye> {
        loop {
            if let RelayFrame::Goodbye { reason, .. } = self.next().await? {
                return Some(reason);
            }
        }
    }
}
