//! `ingot-server serve`.

mod sites;

use std::fmt::Write as _;
use std::io::{ErrorKind, Write};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::pin::pin;
use std::process::ExitCode;
use std::time::Duration;

use clap::Args;
use tokio::net::TcpListener;
use tokio::time::timeout;

use self::sites::{Opening, Workspaces};
use super::logging::Logging;
use super::{CommandError, address_of};
use crate::accounts::links::NewLink;
use crate::clock;
use crate::http::{self, Files, Tls, TlsError};
use crate::store::compaction::Policy;
use crate::store::{People, Store};

/// How long devices and running requests have to end after the sign to stop; then the store is closed all the same.
const END_WITHIN: Duration = Duration::from_secs(3);

#[derive(Debug, Args)]
pub(super) struct Serve {
    /// The data folder. The workspaces of its folder `workspaces` are served at their own host names.
    #[arg(long, value_name = "DIR", env = "INGOT_DATA", default_value = "ingot-data")]
    data: PathBuf,
    /// The address to listen on. Use 0.0.0.0:443 with a certificate, or 0.0.0.0:8080 behind a proxy that speaks TLS, to be reachable from
    /// other machines; port 0 takes a free one.
    #[arg(long, value_name = "ADDRESS", env = "INGOT_LISTEN", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// A file with the certificate chain (PEM) for all host names of the relay: it speaks TLS then. It is read again when it is renewed.
    #[arg(long, value_name = "FILE", env = "INGOT_TLS_CERTIFICATE", requires = "tls_key")]
    tls_certificate: Option<PathBuf>,
    /// The file with the certificate's private key (PEM).
    #[arg(long, value_name = "FILE", env = "INGOT_TLS_KEY", requires = "tls_certificate")]
    tls_key: Option<PathBuf>,
    /// The address under which people open the app, for the links that are printed; without it, the one that the relay listens on.
    #[arg(long, value_name = "URL", env = "INGOT_URL")]
    url: Option<String>,
    /// An address for /metrics (Prometheus), /health and /ready; none when left out. It should not be reachable from outside.
    #[arg(long, value_name = "ADDRESS", env = "INGOT_METRICS")]
    metrics: Option<SocketAddr>,
    /// How many of the newest changes the log keeps one by one. A device that was away for more of them gets the documents that
    /// changed instead; nothing is ever lost.
    #[arg(long, value_name = "CHANGES", env = "INGOT_KEEP_CHANGES", default_value_t = Policy::default().changes)]
    keep_changes: u64,
    #[command(flatten)]
    logging: Logging,
}

impl Serve {
    pub(super) async fn run(self) -> Result<ExitCode, CommandError> {
        self.logging.start();
        allow_connections();
        let stop = stop_signal().map_err(|error| CommandError::Other(format!("cannot wait for signals: {error}")))?;
        let tls = self.tls().map_err(|error| CommandError::Other(error.to_string()))?;
        // The port comes first: a second start by mistake must say so before it touches the data.
        let listener = TcpListener::bind(self.listen).await.map_err(|error| cannot_listen("--listen", self.listen, &error))?;
        let address = listener.local_addr().map_err(|error| cannot_listen("--listen", self.listen, &error))?;
        let watched = match self.metrics {
            Some(address) => Some(TcpListener::bind(address).await.map_err(|error| cannot_listen("--metrics", address, &error))?),
            None => None,
        };
        let policy = Policy { changes: self.keep_changes, ..Policy::default() };
        let all = Workspaces::open(Opening { data: self.data.clone(), program: program()?, policy }).await?;
        let relay = &all.main().relay;
        if let Some(watched) = watched {
            let (relay, router) = (relay.clone(), all.watch_router());
            tokio::spawn(async move { http::serve(watched, router, None, &relay).await });
        }
        self.announce(address, tls.is_some(), &all).await?;

        {
            let renewed = tls.clone();
            let renewing = async {
                if let Some(tls) = renewed {
                    tls.renew().await;
                }
                std::future::pending::<()>().await;
            };
            let served = http::serve(listener, all.clone(), tls, relay);
            let mut served = pin!(served);
            tokio::select! {
                () = stop => {}
                () = &mut served => {}
                () = renewing => {}
            }
            all.stop();
            // Whoever needs longer is cut off: a device that was cut off asks again.
            let _ = timeout(END_WITHIN, async { tokio::join!(served, all.empty()) }).await;
        }
        all.close().await;
        println!("Stopped.");
        Ok(ExitCode::SUCCESS)
    }

    fn tls(&self) -> Result<Option<Tls>, TlsError> {
        let files = self.tls_certificate.clone().zip(self.tls_key.clone());
        files.map(|(certificate, key)| Tls::new(Files { certificate, key })).transpose()
    }

    /// Tells where the relay is and, as long as there is no owner, the link that makes him: a new one each start, so that one that somebody
    /// saw is worth nothing after the next. A closed stdout does not stop the relay.
    async fn announce(&self, address: SocketAddr, secure: bool, all: &Workspaces) -> Result<(), CommandError> {
        let url = self.url.clone().unwrap_or_else(|| public_url(address, secure));
        let mut text = format!("Ingot is running: {url}\n");
        if let Some(link) = owners_link(all.main().relay.store().people(), &url).await? {
            let _ = writeln!(text, "Become the owner:  {link}");
        }
        for name in all.names() {
            let url = address_of(&name, &url);
            let _ = match all.named(&name).await {
                None => continue,
                Some(Err(error)) => writeln!(text, "Cannot be opened:  {url} ({error})"),
                Some(Ok(workspace)) => match owners_link(workspace.relay.store().people(), &url).await? {
                    None => writeln!(text, "Another workspace: {url}"),
                    Some(link) => writeln!(text, "Another workspace: {url}\nBecome its owner:  {link}"),
                },
            };
        }
        let _ = writeln!(text, "Data folder:       {}", self.data.display());
        let mut out = std::io::stdout().lock();
        let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
        Ok(())
    }
}

/// A new link that makes the owner of a workspace at this address; none when it has one, or when it cannot be stored: a full disk must not keep
/// the relay from starting, what it holds can be read.
async fn owners_link(people: &impl People, url: &str) -> Result<Option<String>, CommandError> {
    if people.has_owner().await? {
        return Ok(None);
    }
    let owner = NewLink::owner(clock::now())?;
    match people.make_link(owner.link.clone(), owner.fingerprint()).await {
        Ok(()) => Ok(Some(owner.address(url))),
        Err(error) => {
            tracing::error!(%error, "the owner's link could not be made");
            Ok(None)
        }
    }
}

/// This program, for the gate's process; on Linux also after its file was replaced by a newer one.
fn program() -> Result<PathBuf, CommandError> {
    let own = PathBuf::from("/proc/self/exe");
    if own.exists() {
        return Ok(own);
    }
    std::env::current_exe().map_err(|error| CommandError::Other(format!("cannot find the own program: {error}")))
}

/// The address for a browser on this machine: `localhost` counts as a secure context, so the app can be installed from it.
fn public_url(address: SocketAddr, secure: bool) -> String {
    let scheme = if secure { "https" } else { "http" };
    if address.ip().is_loopback() || address.ip().is_unspecified() {
        format!("{scheme}://localhost:{}", address.port())
    } else {
        format!("{scheme}://{address}")
    }
}

/// `flag` is the argument that names the address.
fn cannot_listen(flag: &str, address: SocketAddr, error: &std::io::Error) -> CommandError {
    CommandError::Other(match error.kind() {
        ErrorKind::AddrInUse => {
            format!("port {} is in use: stop the other program or choose another with {flag}", address.port())
        }
        ErrorKind::PermissionDenied => format!("may not listen on port {}: choose one above 1023 with {flag}", address.port()),
        ErrorKind::AddrNotAvailable => {
            format!("{} is not an address of this machine: choose another with {flag}", address.ip())
        }
        _ => format!("cannot listen on {address}: {error}"),
    })
}

#[cfg(unix)]
fn stop_signal() -> std::io::Result<impl Future<Output = ()> + Send> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

#[cfg(not(unix))]
fn stop_signal() -> std::io::Result<impl Future<Output = ()> + Send> {
    Ok(async {
        // Without the signal the relay runs until it is ended from outside, as it would have anyway.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}

/// Asks the system for as many open files as it allows: every device is one, and the usual limit is 1,024.
#[cfg(unix)]
fn allow_connections() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let maximum = getrlimit(Resource::Nofile).maximum;
    // With fewer files fewer devices are let in at once; the others come back.
    let _ = setrlimit(Resource::Nofile, Rlimit { current: maximum, maximum });
}

#[cfg(not(unix))]
const fn allow_connections() {}
