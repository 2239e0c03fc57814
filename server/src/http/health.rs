//! `/health` and `/ready`: for the person or program that watches the relay. It says nothing about what the workspace holds (S7).

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use ingot_shared::sync::frame::PROTOCOL;
use serde::Serialize;

use super::Relay;
use crate::store::Store;

#[derive(Debug, Serialize)]
pub(super) struct Health {
    status: &'static str,
    version: &'static str,
    protocol: u32,
}

/// `/ready`: whether new devices and changes are welcome. A relay that is stopping is alive and not ready.
pub(super) async fn ready<S: Store>(State(relay): State<Relay<S>>) -> (StatusCode, &'static str) {
    if relay.is_ready() { (StatusCode::OK, "ready\n") } else { (StatusCode::SERVICE_UNAVAILABLE, "not ready\n") }
}

pub(super) async fn show<S: Store>(State(relay): State<Relay<S>>) -> (StatusCode, Json<Health>) {
    let (code, status) =
        if relay.can_store() { (StatusCode::OK, "ok") } else { (StatusCode::SERVICE_UNAVAILABLE, "cannot store") };
    (code, Json(Health { status, version: env!("CARGO_PKG_VERSION"), protocol: PROTOCOL }))
}
