//! TLS with certificate files of one's own.

use std::path::Path;
use std::process::Stdio;
use std::sync::Arc;

use futures::{SinkExt, StreamExt};
use ingot_shared::sync::codec;
use ingot_shared::sync::frame::{ClientFrame, RelayFrame};
use rcgen::{CertifiedKey, KeyPair};
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, RootCertStore};
use tokio_tungstenite::tungstenite::Message;

use crate::device::hello;
use crate::process::{Serving, run, sentence};

/// Makes a certificate for `localhost` and writes both files.
fn certify(certificate: &Path, key: &Path) -> CertificateDer<'static> {
    let CertifiedKey { cert, signing_key } = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    std::fs::write(certificate, cert.pem()).unwrap();
    std::fs::write(key, signing_key.serialize_pem()).unwrap();
    cert.into()
}

/// A browser's link that trusts this certificate only.
async fn connect(serving: &Serving, trusted: &CertificateDer<'static>) -> std::io::Result<TlsStream<TcpStream>> {
    let mut roots = RootCertStore::empty();
    roots.add(trusted.clone()).unwrap();
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let stream = TcpStream::connect(serving.address).await?;
    TlsConnector::from(Arc::new(config)).connect(ServerName::try_from("localhost").unwrap(), stream).await
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_and_sync_go_under_the_own_certificate() {
    let folder = TempDir::new().unwrap();
    let (certificate, key) = (folder.path().join("chain.pem"), folder.path().join("key.pem"));
    let trusted = certify(&certificate, &key);
    let files = ["--tls-certificate", certificate.to_str().unwrap(), "--tls-key", key.to_str().unwrap()];
    let serving = Serving::start_with(&folder.path().join("data"), &files, Stdio::inherit());
    assert!(serving.said.first().unwrap().contains(": https://localhost:"), "{:?}", serving.said);

    let mut stream = connect(&serving, &trusted).await.unwrap();
    stream.write_all(b"GET /health HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n").await.unwrap();
    let mut answer = String::new();
    // The other end may close without the last word of TLS.
    let _ = stream.read_to_string(&mut answer).await;
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    assert!(answer.to_lowercase().contains("\r\nstrict-transport-security: max-age=31536000; includesubdomains\r\n"), "{answer}");

    for other in [
        "x-content-type-options: nosniff",
        "content-security-policy: default-src 'none'; object-src 'none'; frame-ancestors 'none'",
    ] {
        assert!(answer.to_lowercase().contains(other), "{answer}");
    }

    let stream = connect(&serving, &trusted).await.unwrap();
    let (mut socket, _) = tokio_tungstenite::client_async("ws://localhost/sync", stream).await.unwrap();
    socket.send(Message::Binary(codec::encode(&ClientFrame::Hello(hello(1))).into())).await.unwrap();
    let Some(Ok(Message::Binary(bytes))) = socket.next().await else { panic!("no answer") };
    assert!(matches!(codec::decode(&bytes), Ok(RelayFrame::Welcome(_))));

    // Whoever speaks without TLS is not answered, and takes no place.
    let mut plain = TcpStream::connect(serving.address).await.unwrap();
    plain.write_all(b"GET /health HTTP/1.1\r\nhost: localhost\r\n\r\n").await.unwrap();
    let mut answer = Vec::new();
    let _ = plain.read_to_end(&mut answer).await;
    assert!(!answer.starts_with(b"HTTP/"), "{answer:?}");
    let other = certify(&folder.path().join("other.pem"), &folder.path().join("other-key.pem"));
    assert!(connect(&serving, &other).await.is_err(), "another certificate is not trusted");
    let (code, _) = tokio::task::spawn_blocking(move || serving.terminate()).await.unwrap();
    assert_eq!(code, Some(0));
}

#[test]
fn files_that_do_not_do_are_named() {
    let folder = TempDir::new().unwrap();
    let [certificate, key, nothing, other] =
        ["chain.pem", "key.pem", "nothing.pem", "other.pem"].map(|name| folder.path().join(name));
    certify(&certificate, &key);
    std::fs::write(&other, KeyPair::generate().unwrap().serialize_pem()).unwrap();
    let data = folder.path().join("data");
    let said = |certificate: &Path, key: &Path| {
        let files = ["--tls-certificate", certificate.to_str().unwrap(), "--tls-key", key.to_str().unwrap()];
        sentence(&run("serve", &data, &[&files[..], &["--listen", "127.0.0.1:0"]].concat()))
    };
    assert!(said(&nothing, &key).starts_with(&format!("cannot read {}", nothing.display())));
    assert_eq!(said(&key, &key), format!("{} holds no certificate in PEM", key.display()));
    assert_eq!(said(&certificate, &certificate), format!("{} holds no private key in PEM", certificate.display()));
    assert!(said(&certificate, &other).starts_with("certificate and key cannot be used: "));
    assert!(!data.exists(), "the data were not touched");
    let half = run("serve", &data, &["--tls-certificate", certificate.to_str().unwrap()]);
    assert_eq!(half.status.code(), Some(2));
}
