//! Headers that keep the app's pages to themselves.

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

/// Headers of every file of the app.
const FIXED: [(HeaderName, &str); 6] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("permissions-policy"), PERMISSIONS),
    // Names stay the same between builds, so every use asks whether the content did (an ETag answers in a few bytes).
    (header::CACHE_CONTROL, "no-cache"),
];

/// What no script of the app may ask a browser for, were one slipped in: the app uses none of it.
const PERMISSIONS: &str = "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), geolocation=(), \
    gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), screen-wake-lock=(), usb=(), \
    xr-spatial-tracking=()";

/// Adds the headers; inline scripts (Trunk's loader) and the inline style are allowed by hash, as in `sha256-…`.
pub(super) fn secure(headers: &mut HeaderMap, script_hashes: &[String], style_hashes: &[String]) {
    for (name, value) in FIXED {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if let Ok(policy) = HeaderValue::from_str(&policy(script_hashes, style_hashes)) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
}

/// Adds what every other answer has: it is no page, whatever a browser takes it for. A year of TLS only (HSTS, RFC 6797) after coming by it.
pub(super) fn complete(headers: &mut HeaderMap, secure: bool) {
    headers.entry(header::X_CONTENT_TYPE_OPTIONS).or_insert(HeaderValue::from_static("nosniff"));
    headers.entry(header::REFERRER_POLICY).or_insert(HeaderValue::from_static("no-referrer"));
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(NO_PAGE));
    if secure {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000; includeSubDomains"));
    }
}

/// The policy of answers that hold no page.
const NO_PAGE: &str = "default-src 'none'; object-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/// The policy of pages and of the worker, whose own response carries it. `'self'` covers `ws://` to the same host (CSP level 3).
fn policy(script_hashes: &[String], style_hashes: &[String]) -> String {
    let sources =
        |hashes: &[String]| -> String { hashes.iter().filter(|hash| is_hash(hash)).map(|hash| format!(" '{hash}'")).collect() };
    let (scripts, styles) = (sources(script_hashes), sources(style_hashes));
    format!(
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'{scripts}; style-src 'self'{styles}; img-src 'self' data:; \
         connect-src 'self'; worker-src 'self'; object-src 'none'; frame-ancestors 'none'; \
         base-uri 'none'; form-action 'none'"
    )
}

/// Nothing but a hash may get into the policy.
fn is_hash(text: &str) -> bool {
    text.strip_prefix("sha256-").is_some_and(|digest| {
        digest.len() == 44 && digest.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+/=".contains(&byte))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_hashes_enter_the_policy() {
        let good = format!("sha256-{}=", "A".repeat(43));
        let given = [good.clone(), "sha256-x' *; script-src *".to_owned(), String::new()];
        let policy = policy(&given, &given);
        assert!(policy.contains(&format!("script-src 'self' 'wasm-unsafe-eval' '{good}'; style-src 'self' '{good}'; img-src")));
        assert!(!policy.contains('*'));
    }
}
