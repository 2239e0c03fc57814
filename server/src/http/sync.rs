//! `/sync`: admits a WebSocket.

use axum::extract::State;
use axum::extract::ws::WebSocketUpgrade;
use axum::extract::ws::rejection::WebSocketUpgradeRejection;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Redirect, Response};
use ingot_shared::sync::codec::MAX_FRAME;

use super::{Relay, connection};
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
    let Some(place) = relay.admit() else {
        relay.metrics().turned_away(TurnedAway::Full);
        return (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, "10")], "the relay is full\n").into_response();
    };
    upgrade.read_buffer_size(READ_BUFFER).write_buffer_size(0).max_message_size(MAX_FRAME).max_frame_size(MAX_FRAME).on_upgrade(
        async move |socket| {
            connection::run(socket, &relay).await;
            drop(place);
        },
    )
}

/// Browsers say whose page opens a socket; another site's may not, whatever it knows. Programs send no origin.
fn same_origin(headers: &HeaderMap) -> bool {
    let Some(origin) = headers.get(header::ORIGIN) else { return true };
    let authority = origin.to_str().ok().and_then(|origin| origin.parse::<Uri>().ok()).and_then(|uri| uri.into_parts().authority);
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    authority.zip(host).is_some_and(|(authority, host)| authority.as_str().eq_ignore_ascii_case(host))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_sites_page_is_turned_away() {
        let allowed = |origin: Option<&'static str>, host: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::HOST, host.parse().unwrap());
            headers.extend(origin.map(|origin| (header::ORIGIN, origin.parse().unwrap())));
            same_origin(&headers)
        };
        assert!(allowed(None, "localhost:8080"));
        assert!(allowed(Some("http://localhost:8080"), "localhost:8080"));
        assert!(allowed(Some("https://CRM.example.uz"), "crm.example.uz"));
        assert!(!allowed(Some("http://localhost:9090"), "localhost:8080"));
        assert!(!allowed(Some("http://evil.example"), "localhost:8080"));
        assert!(!allowed(Some("null"), "localhost:8080"));
        assert!(!allowed(Some("localhost:8080.evil.example"), "localhost:8080"));
        assert!(!allowed(Some("not an origin"), "localhost:8080"));
    }
}
