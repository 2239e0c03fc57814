//! What answers in the relay's place.

use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

/// A network that wants something else first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Captive {
    /// 200 and a page.
    Page,
    /// 302 to its login.
    Redirect,
    /// An alert of TLS, as a port of another service answers.
    Tls,
}

const PAGE: &str = "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 47\r\nconnection: close\r\n\r\n<!doctype html><title>Wi-Fi</title>Please login";
const REDIRECT: &str =
    "HTTP/1.1 302 Found\r\nlocation: http://login.wifi.example/\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
/// Alert, TLS 1.2, fatal, handshake failure (RFC 5246, section 7.2).
const ALERT: [u8; 7] = [0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 0x28];
/// A device that has read the answer closes; nobody waits longer for it.
const CLOSES_WITHIN: Duration = Duration::from_secs(2);

impl Captive {
    /// Answers a request, whatever it is, and closes.
    pub(super) async fn answer(self, mut near: TcpStream) {
        let mut asked = [0; 4_096];
        let _ = near.read(&mut asked).await;
        let answer = match self {
            Self::Page => PAGE.as_bytes(),
            Self::Redirect => REDIRECT.as_bytes(),
            Self::Tls => &ALERT,
        };
        let _ = near.write_all(answer).await;
        let _ = near.shutdown().await;
        // Closing with unread bytes would take the answer back.
        let _ = timeout(CLOSES_WITHIN, async { while matches!(near.read(&mut asked).await, Ok(read) if read > 0) {} }).await;
    }
}
