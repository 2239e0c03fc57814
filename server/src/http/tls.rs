//! TLS with certificate files of one's own, for a relay without a proxy before it.
//!
//! The files are looked at again while the relay runs: whoever renews them does not have to restart it. Never here: getting certificates.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, SystemTime};

use tokio::time::timeout;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::crypto::{CryptoProvider, ring};
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls::server::{ClientHello, ResolvesServerCert};
use tokio_rustls::rustls::sign::CertifiedKey;
use tokio_rustls::rustls::{self, ServerConfig};
use tokio_rustls::server::TlsStream;

use super::patient::Patient;

/// How often the files are looked at.
const LOOK_EVERY: Duration = Duration::from_secs(60);
/// Both ends must have agreed within this time.
const AGREE_WITHIN: Duration = Duration::from_secs(10);
/// What the relay speaks above TLS.
const HTTP: &[u8] = b"http/1.1";

/// Why there can be no TLS, with the file that is to blame.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// A file cannot be read.
    #[error("cannot read {}: {error}", file.display())]
    Unreadable {
        /// Which.
        file: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// A file is not what it should be.
    #[error("{} holds no {what} in PEM", file.display())]
    NoPem {
        /// Which.
        file: PathBuf,
        /// What is missing.
        what: &'static str,
    },
    /// The two do not belong together, or nothing can be done with them.
    #[error("certificate and key cannot be used: {0}")]
    Unusable(#[from] rustls::Error),
}

/// A certificate chain and its key, in PEM files.
#[derive(Clone, Debug)]
pub struct Files {
    /// The chain, the own certificate first.
    pub certificate: PathBuf,
    /// The key: PKCS #8, PKCS #1 or SEC 1.
    pub key: PathBuf,
}

impl Files {
    fn read(&self, provider: &CryptoProvider) -> Result<CertifiedKey, TlsError> {
        let chain = read(&self.certificate)?;
        let chain: Vec<CertificateDer<'static>> =
            CertificateDer::pem_slice_iter(&chain).collect::<Result<_, _>>().unwrap_or_default();
        if chain.is_empty() {
            return Err(TlsError::NoPem { file: self.certificate.clone(), what: "certificate" });
        }
        let key = PrivateKeyDer::from_pem_slice(&read(&self.key)?)
            .map_err(|_| TlsError::NoPem { file: self.key.clone(), what: "private key" })?;
        Ok(CertifiedKey::from_der(chain, key, provider)?)
    }

    /// When each was written last.
    fn written(&self) -> [Option<SystemTime>; 2] {
        [&self.certificate, &self.key].map(|file| std::fs::metadata(file).and_then(|about| about.modified()).ok())
    }
}

fn read(file: &Path) -> Result<Vec<u8>, TlsError> {
    std::fs::read(file).map_err(|error| TlsError::Unreadable { file: file.to_owned(), error })
}

/// Makes secure streams out of TCP streams.
#[derive(Clone)]
pub struct Tls {
    acceptor: TlsAcceptor,
    shown: Arc<Shown>,
}

/// The certificate that is shown, whatever name is asked for: it holds all names of the relay.
#[derive(Debug)]
struct Shown {
    files: Files,
    provider: Arc<CryptoProvider>,
    key: RwLock<Arc<CertifiedKey>>,
}

impl ResolvesServerCert for Shown {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(Arc::clone(&self.key.read().unwrap_or_else(PoisonError::into_inner)))
    }
}

impl Tls {
    /// Reads the files.
    ///
    /// # Errors
    /// [`TlsError`].
    pub fn new(files: Files) -> Result<Self, TlsError> {
        let provider = Arc::new(ring::default_provider());
        let key = RwLock::new(Arc::new(files.read(&provider)?));
        let shown = Arc::new(Shown { files, provider: Arc::clone(&provider), key });
        let mut config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()?
            .with_no_client_auth()
            .with_cert_resolver(Arc::clone(&shown) as Arc<dyn ResolvesServerCert>);
        config.alpn_protocols = vec![HTTP.to_vec()];
        Ok(Self { acceptor: Arc::new(config).into(), shown })
    }

    /// Reads the files again whenever they were written, for as long as it is polled. Files that cannot be used leave what is shown.
    pub async fn renew(&self) {
        let mut known = self.shown.files.written();
        loop {
            tokio::time::sleep(LOOK_EVERY).await;
            let now = self.shown.files.written();
            if now != known {
                known = now;
                match self.read_again() {
                    Ok(()) => tracing::info!("the certificate was read again"),
                    Err(error) => tracing::error!(%error, "the certificate stays as it was"),
                }
            }
        }
    }

    fn read_again(&self) -> Result<(), TlsError> {
        let key = Arc::new(self.shown.files.read(&self.shown.provider)?);
        *self.shown.key.write().unwrap_or_else(PoisonError::into_inner) = key;
        Ok(())
    }

    /// Agrees with the other end; none when it does not, or not in time.
    pub(super) async fn agree(&self, stream: Patient) -> Option<TlsStream<Patient>> {
        timeout(AGREE_WITHIN, self.acceptor.accept(stream)).await.ok()?.ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(files: &Files) -> Vec<u8> {
        let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
        std::fs::write(&files.certificate, made.cert.pem()).unwrap();
        std::fs::write(&files.key, made.signing_key.serialize_pem()).unwrap();
        made.cert.der().to_vec()
    }

    #[test]
    fn a_renewed_certificate_is_shown_and_a_broken_one_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let files = Files { certificate: folder.path().join("chain.pem"), key: folder.path().join("key.pem") };
        let first = write(&files);
        let tls = Tls::new(files.clone()).unwrap();
        let shown = || tls.shown.key.read().unwrap().end_entity_cert().unwrap().to_vec();
        assert_eq!(shown(), first);
        let second = write(&files);
        tls.read_again().unwrap();
        assert_eq!(shown(), second);
        // Half of the two files is there: the next look finds the other one.
        std::fs::write(&files.certificate, "").unwrap();
        assert!(tls.read_again().is_err());
        assert_eq!(shown(), second);
    }
}
