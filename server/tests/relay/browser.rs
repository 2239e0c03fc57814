//! A browser as far as accounts need one: it asks by `POST` and keeps a cookie.

use std::net::SocketAddr;

use ingot_shared::account::{Ask, COOKIE, MEDIA_TYPE, PATH, Problem, Reply};
use ingot_shared::wire;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::device::Device;

/// A browser with its cookie.
#[derive(Clone, Debug)]
pub struct Browser {
    pub address: SocketAddr,
    pub token: Option<String>,
    /// The name and port that stand in its address bar.
    pub host: String,
}

/// What came back.
#[derive(Debug)]
pub struct Answered {
    pub status: u16,
    head: String,
    body: Vec<u8>,
}

impl Answered {
    pub fn header(&self, name: &str) -> Option<String> {
        let lines = self.head.lines().filter_map(|line| line.split_once(':'));
        lines.into_iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim().to_owned())
    }

    pub fn reply(&self) -> Reply {
        assert_eq!(self.status, 200, "{:?}", wire::decode::<Problem>(&self.body));
        wire::decode(&self.body).unwrap()
    }

    pub fn problem(&self) -> Problem {
        assert_ne!(self.status, 200);
        wire::decode(&self.body).unwrap()
    }
}

/// The header's value that sends a token.
pub fn cookie(token: &str) -> String {
    format!("{COOKIE}={token}")
}

/// Posts bytes with these headers.
pub async fn post(address: SocketAddr, path: &str, headers: &[(&str, String)], body: &[u8]) -> Answered {
    let mut stream = TcpStream::connect(address).await.unwrap();
    let host = headers.iter().all(|(name, _)| *name != "host").then(|| ("host", address.to_string()));
    let headers: String = host.iter().chain(headers).map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    let head = format!("POST {path} HTTP/1.1\r\nconnection: close\r\ncontent-length: {}\r\n{headers}\r\n", body.len());
    stream.write_all(head.as_bytes()).await.unwrap();
    // The relay may answer before it has read all of a body that is too long.
    let _ = stream.write_all(body).await;
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer).await;
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
    let head = String::from_utf8(answer.get(..end).unwrap().to_vec()).unwrap();
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    Answered { status, head, body: answer.split_off(end + 4) }
}

impl Browser {
    pub fn new(address: SocketAddr) -> Self {
        Self { address, token: None, host: address.to_string() }
    }

    /// What it tells of the page that asks.
    pub fn origin(&self) -> String {
        ["http://", &self.host].concat()
    }

    /// Asks, and keeps or forgets the token that comes with the answer.
    pub async fn ask(&mut self, ask: &Ask) -> Answered {
        let mut headers = vec![("content-type", MEDIA_TYPE.to_owned()), ("origin", self.origin()), ("host", self.host.clone())];
        headers.extend(self.token.iter().map(|token| ("cookie", cookie(token))));
        let answered = post(self.address, PATH, &headers, &wire::encode(ask)).await;
        if let Some(line) = answered.header("set-cookie") {
            let value = line.split(';').next().unwrap().strip_prefix(&format!("{COOKIE}=")).unwrap().to_owned();
            self.token = Some(value).filter(|value| !value.is_empty());
        }
        answered
    }

    /// Opens `/sync` with the cookie.
    pub async fn connect(&self) -> Device {
        Device::connect_with(self.address, &self.host, self.token.as_deref().map(cookie)).await
    }
}
