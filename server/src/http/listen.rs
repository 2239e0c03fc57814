//! Accepts TCP connections, a limited number at once, and serves HTTP/1.1 on them.

use std::net::IpAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;

use super::Relay;
use super::patient::Patient;
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

/// Serves until the relay stops; then lets running requests finish.
pub async fn serve<S: Store>(listener: TcpListener, router: Router, relay: &Relay<S>) {
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
        let (router, relay) = (router.clone(), relay.clone());
        tokio::spawn(async move {
            converse(stream, From(from.ip()), router, &relay).await;
            drop(place);
        });
    }
    drop(listener);
    // Nobody closes the semaphore: having every permit means that no connection is left.
    let _ = places.acquire_many(u32::try_from(MAX_CONNECTIONS).unwrap_or(u32::MAX)).await;
}

/// Serves one connection. What breaks it concerns only its other end.
async fn converse<S: Store>(stream: TcpStream, from: From, router: Router, relay: &Relay<S>) {
    // Frames are small and each is awaited by somebody: waiting to fill a packet only adds delay.
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(from);
        TowerToHyperService::new(router.clone()).call(request)
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(REQUEST_WITHIN)
        .max_buf_size(MAX_HEAD)
        .serve_connection(TokioIo::new(Patient::new(stream)), service)
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
