//! Accepts TCP connections, a limited number at once, and serves HTTP/1.1 on them, under TLS or plain.
//!
//! Never here: which workspace a request is for.

use std::net::IpAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::http::{Request, header};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpListener;
use tokio::sync::Semaphore;

use super::patient::Patient;
use super::tls::Tls;
use super::{Relay, headers};
use crate::store::Store;

/// Connections that ask for files at once; further ones wait in the system's queue. Devices on `/sync` are counted apart.
pub const MAX_CONNECTIONS: usize = 512;
/// A request's head must arrive within this time, and a kept connection must ask again within it.
const REQUEST_WITHIN: Duration = Duration::from_secs(20);
/// Most bytes of a request's head.
const MAX_HEAD: usize = 32 * 1024;
/// Pause after the system refused a connection (it ran out of file descriptors): asking again at once would only burn the CPU.
const AFTER_REFUSAL: Duration = Duration::from_millis(100);

/// The address at the other end of a request's connection; a proxy's behind one.
#[derive(Clone, Copy, Debug)]
pub(super) struct From(pub(super) IpAddr);

/// Who answers a request, by the host name that it asks for.
pub trait Sites: Clone + Send + Sync + 'static {
    /// The routes of the workspace at `host`, the request's own word.
    fn at(&self, host: Option<&str>) -> impl Future<Output = Router> + Send;
}

/// The same at every name.
impl Sites for Router {
    async fn at(&self, _: Option<&str>) -> Router {
        self.clone()
    }
}

/// Serves until the relay stops; then lets running requests finish. Without `tls` it speaks plain HTTP.
pub async fn serve<S: Store>(listener: TcpListener, sites: impl Sites, tls: Option<Tls>, relay: &Relay<S>) {
    let places = Arc::new(Semaphore::new(MAX_CONNECTIONS));
    let mut stopping = pin!(relay.stopping());
    loop {
        let accepted = async {
            let place = Arc::clone(&places).acquire_owned().await;
            (place, listener.accept().await)
        };
        let (place, accepted) = tokio::select! {
            () = &mut stopping => break,
            accepted = accepted => accepted,
        };
        let Ok((stream, from)) = accepted else {
            tokio::time::sleep(AFTER_REFUSAL).await;
            continue;
        };
        let (sites, tls, relay) = (sites.clone(), tls.clone(), relay.clone());
        tokio::spawn(async move {
            // Frames are small and each is awaited by somebody: waiting to fill a packet only adds delay.
            let _ = stream.set_nodelay(true);
            let (stream, from) = (Patient::new(stream), From(from.ip()));
            match tls {
                None => converse(stream, from, sites, false, &relay).await,
                Some(tls) => {
                    if let Some(stream) = tls.agree(stream).await {
                        converse(stream, from, sites, true, &relay).await;
                    }
                }
            }
            drop(place);
        });
    }
    drop(listener);
    // Nobody closes the semaphore: having every permit means that no connection is left.
    let _ = places.acquire_many(u32::try_from(MAX_CONNECTIONS).unwrap_or(u32::MAX)).await;
}

/// Serves one connection. What breaks it concerns only its other end.
async fn converse<S: Store>(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    from: From,
    sites: impl Sites,
    secure: bool,
    relay: &Relay<S>,
) {
    let service = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(from);
        let sites = sites.clone();
        async move {
            let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
            let router = sites.at(host).await;
            let mut response = TowerToHyperService::new(router).call(request).await?;
            headers::complete(response.headers_mut(), secure);
            Ok::<_, std::convert::Infallible>(response)
        }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(REQUEST_WITHIN)
        .max_buf_size(MAX_HEAD)
        .serve_connection(TokioIo::new(stream), service)
        .with_upgrades();
    let mut connection = pin!(connection);
    tokio::select! {
        _ = &mut connection => {}
        () = relay.stopping() => {
            connection.as_mut().graceful_shutdown();
            let _ = connection.await;
        }
    }
}
