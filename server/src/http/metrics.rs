//! `/metrics`: the figures of [`crate::metrics`].

use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;

use super::Relay;
use crate::metrics::MEDIA_TYPE;
use crate::store::Store;

pub(super) async fn show<S: Store>(State(relay): State<Relay<S>>) -> impl IntoResponse {
    figures(&relay)
}

/// What a relay counted, as a response.
pub fn figures<S: Store>(relay: &Relay<S>) -> impl IntoResponse + use<S> {
    ([(header::CONTENT_TYPE, MEDIA_TYPE)], relay.metrics().text(relay.store().head()))
}
