//! What the relay answers over HTTP: the app's files, questions about accounts, `/health`, and the `/sync` WebSocket; on an address of its
//! own, its metrics. All of it under TLS when the relay has a certificate.
//!
//! Never here: what a frame means (that is `ingot_shared::sync`), or SQL.

mod account;
mod app;
mod connection;
mod cookies;
mod cost;
mod guests;
mod headers;
mod health;
mod listen;
mod metrics;
mod origin;
mod patient;
mod relay;
mod rooms;
mod sync;
mod tls;

use axum::Router;
use axum::routing::{get, post};
use ingot_shared::account::PATH;

pub use app::App;
pub use listen::{MAX_CONNECTIONS, Sites, serve};
pub use metrics::figures;
pub use relay::{MAX_DEVICES, Relay};
pub use tls::{Files, Tls, TlsError};

use crate::store::Store;

/// Every route of a relay.
pub fn router<S: Store>(relay: Relay<S>, app: App) -> Router {
    Router::new()
        .route("/sync", get(sync::upgrade::<S>))
        .route(PATH, post(account::ask::<S>))
        .route("/health", get(health::show::<S>))
        .route("/ready", get(health::ready::<S>))
        .with_state(relay)
        .fallback_service(get(app::file).with_state(app))
}

/// The routes for whoever watches the relay. They are for an address that only he can reach.
pub fn watch_router<S: Store>(relay: Relay<S>) -> Router {
    Router::new()
        .route("/metrics", get(metrics::show::<S>))
        .route("/health", get(health::show::<S>))
        .route("/ready", get(health::ready::<S>))
        .with_state(relay)
}
