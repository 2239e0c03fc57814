//! The app's files, `/health` and their headers.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, Response, StatusCode};
use ingot_server::http::{App, Relay, router};
use ingot_server::store::MemoryStore;
use tower_service::Service;

use crate::testing::id;

const HASH: &str = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

fn app() -> Router {
    let file = |name: &str, content: &str| (name.to_owned(), content.as_bytes().to_vec());
    serving(App::from_files([
        file("index.html", "<!doctype html>"),
        file("index.html.br", "packed page"),
        file("engine.wasm", "wasm"),
        file("manifest.webmanifest", "{}"),
        file("icons/app.svg", "<svg/>"),
        file(".meta.json", &format!(r#"{{"version":"1","script_hashes":["{HASH}"]}}"#)),
    ]))
}

fn serving(app: App) -> Router {
    router(Relay::new(MemoryStore::new(id(9, 1))), app)
}

async fn get(app: &mut Router, path: &str, headers: &[(&str, &str)]) -> (Response<()>, String) {
    ask(app, "GET", path, headers).await
}

async fn ask(app: &mut Router, method: &str, path: &str, headers: &[(&str, &str)]) -> (Response<()>, String) {
    let request =
        headers.iter().fold(Request::builder().method(method).uri(path), |request, (name, value)| request.header(*name, *value));
    let (parts, body) = app.call(request.body(Body::empty()).unwrap()).await.unwrap().into_parts();
    let body = to_bytes(body, 1 << 20).await.unwrap();
    (Response::from_parts(parts, ()), String::from_utf8(body.to_vec()).unwrap())
}

fn header<'a>(response: &'a Response<()>, name: &str) -> &'a str {
    response.headers().get(name).map_or("", |value| value.to_str().unwrap())
}

#[tokio::test]
async fn addresses_of_the_page_give_the_page() {
    let mut app = app();
    for path in ["/", "/index.html", "/clients/0193", "/deals?stage=won"] {
        let (response, body) = get(&mut app, path, &[]).await;
        assert_eq!((response.status(), body.as_str()), (StatusCode::OK, "<!doctype html>"), "{path}");
        assert_eq!(header(&response, "content-type"), "text/html; charset=utf-8");
    }
    for path in ["/missing.js", "/icons/missing.svg", "/.meta.json", "/index.html.br", "/../Cargo.toml", "/.git/config"] {
        assert_eq!(get(&mut app, path, &[]).await.0.status(), StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn who_asks_for_the_socket_as_a_page_is_led_to_the_screen_about_it() {
    let mut app = app();
    let (response, _) = get(&mut app, "/sync", &[]).await;
    assert_eq!((response.status(), header(&response, "location")), (StatusCode::TEMPORARY_REDIRECT, "/status"));
    let (response, _) = get(&mut app, "/sync", &[("upgrade", "websocket")]).await;
    assert!(response.status().is_client_error(), "half a handshake is a fault");
}

#[tokio::test]
async fn brotli_goes_to_who_accepts_it() {
    let mut app = app();
    let (packed, body) = get(&mut app, "/", &[("accept-encoding", "gzip, deflate, br, zstd")]).await;
    assert_eq!((header(&packed, "content-encoding"), body.as_str()), ("br", "packed page"));
    assert_eq!((header(&packed, "vary"), header(&packed, "content-type")), ("accept-encoding", "text/html; charset=utf-8"));
    for refusing in ["gzip", "br;q=0", "gzip, br; q=0.0", "brotli"] {
        let (plain, body) = get(&mut app, "/", &[("accept-encoding", refusing)]).await;
        assert_eq!((header(&plain, "content-encoding"), body.as_str()), ("", "<!doctype html>"), "{refusing}");
        assert_eq!(header(&plain, "vary"), "accept-encoding");
        assert_ne!(header(&plain, "etag"), header(&packed, "etag"));
    }
}

#[tokio::test]
async fn what_the_browser_holds_is_not_sent_again() {
    let mut app = app();
    let (first, _) = get(&mut app, "/engine.wasm", &[]).await;
    assert_eq!((header(&first, "cache-control"), header(&first, "content-type")), ("no-cache", "application/wasm"));
    let etag = header(&first, "etag").to_owned();
    for held in [etag.clone(), format!("W/{etag}"), format!("\"other\", {etag}"), "*".to_owned()] {
        let (again, body) = get(&mut app, "/engine.wasm", &[("if-none-match", &held)]).await;
        assert_eq!((again.status(), body.as_str(), header(&again, "etag")), (StatusCode::NOT_MODIFIED, "", etag.as_str()));
    }
    assert_eq!(get(&mut app, "/engine.wasm", &[("if-none-match", "\"other\"")]).await.0.status(), StatusCode::OK);
}

#[tokio::test]
async fn every_file_carries_the_policy() {
    let mut app = app();
    for path in ["/", "/engine.wasm", "/manifest.webmanifest", "/icons/app.svg", "/missing.js"] {
        let (response, _) = get(&mut app, path, &[]).await;
        let policy = header(&response, "content-security-policy");
        assert!(policy.contains(&format!("script-src 'self' 'wasm-unsafe-eval' '{HASH}';")), "{policy}");
        assert!(policy.contains("connect-src 'self'") && policy.contains("frame-ancestors 'none'"));
        assert_eq!(header(&response, "x-content-type-options"), "nosniff");
        assert_eq!(header(&response, "cross-origin-opener-policy"), "same-origin");
        assert_eq!(header(&response, "referrer-policy"), "no-referrer");
    }
    assert_eq!(header(&get(&mut app, "/manifest.webmanifest", &[]).await.0, "content-type"), "application/manifest+json");
}

#[tokio::test]
async fn a_head_request_has_no_body_and_others_are_refused() {
    let mut app = app();
    let (response, body) = ask(&mut app, "HEAD", "/", &[]).await;
    assert_eq!((response.status(), body.as_str()), (StatusCode::OK, ""));
    assert_eq!(ask(&mut app, "POST", "/", &[]).await.0.status(), StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn without_an_app_the_page_says_how_to_build_it() {
    let mut app = serving(App::from_files([]));
    let (response, body) = get(&mut app, "/", &[]).await;
    assert_eq!(response.status(), StatusCode::NOT_FOUND);
    assert!(body.contains("cargo xtask run"), "{body}");
}

#[tokio::test]
async fn health_says_that_it_works_and_no_more() {
    let mut app = app();
    let (response, body) = get(&mut app, "/health", &[]).await;
    assert_eq!(response.status(), StatusCode::OK);
    let health: serde_json::Value = serde_json::from_str(&body).unwrap();
    assert_eq!(health["status"], "ok");
    assert_eq!(health.as_object().unwrap().keys().collect::<Vec<_>>(), ["protocol", "status", "version"]);
}
