//! `/sync`: admits a WebSocket.

use axum::extract::State;
use axum::extract::ws::WebSocketUpgrade;
use axum::extract::ws::rejection::WebSocketUpgradeRejection;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use ingot_shared::sync::codec::MAX_FRAME;

use super::origin::same_origin;
use super::{Relay, connection, cookies};
use crate::metrics::TurnedAway;
use crate::store::Store;

/// axum's default of 128 KiB a connection would be most of what an idle device costs.
const READ_BUFFER: usize = 4 * 1024;

/// The app's screen about syncing, for a person who asks for `/sync` as a page.
const SCREEN: &str = "/status";

pub(super) async fn upgrade<S: Store>(
    State(relay): State<Relay<S>>,
    headers: HeaderMap,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
) -> Response {
    let upgrade = match upgrade {
        Ok(upgrade) => upgrade,
        Err(_) if !headers.contains_key(header::UPGRADE) => return Redirect::temporary(SCREEN).into_response(),
        Err(rejection) => return rejection.into_response(),
    };
    if !same_origin(&headers) {
        relay.metrics().turned_away(TurnedAway::OtherOrigin);
        return (StatusCode::FORBIDDEN, "this page belongs to another site\n").into_response();
    }
    let token = cookies::token(&headers).map(str::to_owned);
    let Some(place) = relay.admit() else {
        relay.metrics().turned_away(TurnedAway::Full);
        return (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, "10")], "the relay is full\n").into_response();
    };
    upgrade.read_buffer_size(READ_BUFFER).write_buffer_size(0).max_message_size(MAX_FRAME).max_frame_size(MAX_FRAME).on_upgrade(
        async move |socket| {
            connection::run(socket, token, &relay).await;
            drop(place);
        },
    )
}
