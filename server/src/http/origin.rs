//! Whose page a request comes from. Never here: who the person is.

use axum::http::{HeaderMap, Uri, header};

/// Browsers say whose page asks; another site's may not, whatever it knows. Programs send no origin.
pub(super) fn same_origin(headers: &HeaderMap) -> bool {
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
