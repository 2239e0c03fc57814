//! The cookie that holds a device's token. Never here: whose token it is.

use axum::http::{HeaderMap, HeaderValue, header};
use ingot_shared::account::COOKIE;

use crate::accounts::Token;
use crate::store::people::IDLE;

/// The token that came with a request; none when there is no cookie, or more than one of its name: somebody else put one there.
pub(super) fn token(headers: &HeaderMap) -> Option<&str> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    let mut tokens =
        lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().strip_prefix(COOKIE)?.strip_prefix('='));
    tokens.next().filter(|token| !token.is_empty() && tokens.next().is_none())
}

/// What tells the browser to keep, or to forget, its token. It lasts as long as the session does, each use anew.
pub(super) fn set(token: &Token) -> Option<HeaderValue> {
    let (value, seconds) = match token {
        Token::Stays => return None,
        Token::Given(token) => (token.as_str(), IDLE.as_millis() / 1_000),
        Token::Gone => ("", 0),
    };
    let line = format!("{COOKIE}={value}; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age={seconds}");
    let mut line = HeaderValue::from_str(&line).ok()?;
    line.set_sensitive(true);
    Some(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(lines: &[&'static str]) -> HeaderMap {
        lines.iter().map(|line| (header::COOKIE, HeaderValue::from_static(line))).collect()
    }

    #[test]
    fn only_the_one_cookie_of_this_name_counts() {
        assert_eq!(token(&of(&["a=b; __Host-ingot=abc; c=d"])), Some("abc"));
        assert_eq!(token(&of(&["__Host-ingot=abc"])), Some("abc"));
        for wrong in [&[][..], &["ingot=abc"], &["__Host-ingot="], &["__Host-ingotx=abc"], &["__Host-ingot=a; __Host-ingot=b"]] {
            assert_eq!(token(&of(wrong)), None, "{wrong:?}");
        }
    }

    #[test]
    fn no_script_no_other_site_and_no_plain_link_gets_it() {
        let line = set(&Token::Given("abc".to_owned())).unwrap();
        assert_eq!(line, "__Host-ingot=abc; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=34560000");
        assert!(set(&Token::Gone).unwrap().to_str().unwrap().ends_with("Max-Age=0"));
        assert_eq!(set(&Token::Stays), None);
    }
}
