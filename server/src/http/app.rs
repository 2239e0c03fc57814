//! The app's files: embedded into a release binary, read from the build's folder by a debug one.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;
use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::headers;
use crate::hex::hex;

/// The build's notes for the relay; not a file of the app.
const META: &str = ".meta.json";
const INDEX: &str = "index.html";
const NOT_BUILT: &str = "The relay runs, but this binary holds no app. Build both with: cargo xtask run\n";

#[derive(RustEmbed)]
#[folder = "$INGOT_APP_DIR"]
#[allow_missing = true]
struct Embedded;

/// Where the app's files come from.
#[derive(Clone, Debug)]
pub struct App(Source);

#[derive(Clone, Debug)]
enum Source {
    Embedded,
    Files(Arc<HashMap<String, Vec<u8>>>),
}

struct File {
    bytes: Cow<'static, [u8]>,
    sha256: [u8; 32],
}

#[derive(Debug, Default, Deserialize)]
struct Meta {
    #[serde(default)]
    script_hashes: Vec<String>,
    #[serde(default)]
    style_hashes: Vec<String>,
}

impl App {
    /// The app that was built into this binary, or none.
    pub const fn embedded() -> Self {
        Self(Source::Embedded)
    }

    /// Files given by path.
    pub fn from_files(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Self {
        Self(Source::Files(Arc::new(files.into_iter().collect())))
    }

    fn file(&self, path: &str) -> Option<File> {
        match &self.0 {
            Source::Embedded => Embedded::get(path).map(|file| File { sha256: file.metadata.sha256_hash(), bytes: file.data }),
            Source::Files(files) => {
                files.get(path).map(|bytes| File { sha256: Sha256::digest(bytes).into(), bytes: bytes.clone().into() })
            }
        }
    }

    fn meta(&self) -> Meta {
        self.file(META).and_then(|file| serde_json::from_slice(&file.bytes).ok()).unwrap_or_default()
    }
}

/// Serves a file, or the page itself for addresses that the page routes.
pub(super) async fn file(State(app): State<App>, uri: Uri, request: HeaderMap) -> Response {
    let mut response = answer(&app, uri.path(), &request);
    let Meta { script_hashes, style_hashes } = app.meta();
    headers::secure(response.headers_mut(), &script_hashes, &style_hashes);
    response
}

fn answer(app: &App, path: &str, request: &HeaderMap) -> Response {
    let asked = path.trim_start_matches('/');
    // What is only for the relay, or for who accepts brotli, has no address of its own.
    let hidden = asked.split('/').any(|part| part.starts_with('.')) || asked.ends_with(".br");
    let name = asked.rsplit('/').next().unwrap_or_default();
    let path = if hidden || name.contains('.') { asked } else { INDEX };
    let Some(plain) = Some(path).filter(|_| !hidden).and_then(|path| app.file(path)) else {
        let missing = if path == INDEX { NOT_BUILT } else { "not found\n" };
        return (StatusCode::NOT_FOUND, missing).into_response();
    };
    let packed = app.file(&format!("{path}.br"));
    let varies = packed.is_some();
    let packed = packed.filter(|_| accepts_brotli(request));
    let etag = etag(&plain.sha256, packed.is_some());
    let mut response = if holds(request, &etag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let encoded = packed.is_some();
        let mut response = Response::new(body(packed.unwrap_or(plain).bytes));
        if encoded {
            response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
        }
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(mime(path)));
        response
    };
    if varies {
        response.headers_mut().insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    }
    if let Ok(etag) = HeaderValue::from_str(&etag) {
        response.headers_mut().insert(header::ETAG, etag);
    }
    response
}

/// An embedded file is sent from where it lies.
fn body(bytes: Cow<'static, [u8]>) -> Body {
    Body::from(match bytes {
        Cow::Borrowed(bytes) => Bytes::from_static(bytes),
        Cow::Owned(bytes) => Bytes::from(bytes),
    })
}

/// The two encodings are two representations, so each has its own tag.
fn etag(sha256: &[u8; 32], packed: bool) -> String {
    let (short, _) = sha256.split_at(16);
    format!("\"{}{}\"", hex(short), if packed { "-br" } else { "" })
}

fn holds(request: &HeaderMap, etag: &str) -> bool {
    let held = request.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok()).unwrap_or_default();
    held.split(',').any(|held| matches!(held.trim(), "*") || held.trim().trim_start_matches("W/") == etag)
}

fn accepts_brotli(request: &HeaderMap) -> bool {
    request
        .get_all(header::ACCEPT_ENCODING)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|offer| {
            let mut parts = offer.split(';').map(str::trim);
            let refused = |quality: &str| quality.strip_prefix("q=").is_some_and(|q| q.parse() == Ok(0.0_f32));
            parts.next() == Some("br") && !parts.any(refused)
        })
}

fn mime(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
