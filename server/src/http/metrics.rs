//! `/metrics`: the figures of [`crate::metrics`].

use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;

use super::Relay;
use crate::metrics::MEDIA_TYPE;
use crate::store::Store;

pub(super) async fn show<S: Store>(State(relay): State<Relay<S>>) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, MEDIA_TYPE)], relay.metrics().text(relay.store().head()))
}
