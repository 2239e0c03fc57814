//! `/api/account`: one question, one answer ([`ingot_shared::account`]).
//!
//! Another site's page cannot ask: browsers name its origin, and its forms cannot send the media type. Never here: who may ask for what.

use std::net::{IpAddr, Ipv4Addr};
use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use ingot_shared::account::{AccountError, Ask, MAX_QUESTION, MEDIA_TYPE, Problem};
use ingot_shared::wire::{self, Wire};
use tokio::time::timeout;

use super::listen::From;
use super::origin::same_origin;
use super::{Relay, cookies};
use crate::accounts::{Answer, Asked, Token};
use crate::clock;
use crate::metrics::TurnedAway;
use crate::store::Store;

/// A question must arrive within this time.
const QUESTION_WITHIN: Duration = Duration::from_secs(10);

pub(super) async fn ask<S: Store>(State(relay): State<Relay<S>>, request: Request) -> Response {
    let (head, body) = request.into_parts();
    if !same_origin(&head.headers) {
        relay.metrics().turned_away(TurnedAway::OtherOrigin);
        return answer(StatusCode::FORBIDDEN, &Problem::from(AccountError::NotAllowed));
    }
    if !is_ours(&head.headers) {
        return answer(StatusCode::UNSUPPORTED_MEDIA_TYPE, &Problem::from(AccountError::Malformed));
    }
    let Some(question) = read(body).await else {
        return answer(StatusCode::BAD_REQUEST, &Problem::from(AccountError::Malformed));
    };
    let from = head.extensions.get::<From>().map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |From(address)| *address);
    let origin = head.headers.get(header::ORIGIN).and_then(|origin| origin.to_str().ok());
    let access = relay.store().directory();
    let asked = Asked { token: cookies::token(&head.headers), from, origin, now: clock::now(), access };
    match relay.accounts().answer(relay.store().people(), question, asked).await {
        Ok(Answer { reply, token }) => with_token(answer(StatusCode::OK, &reply), &token),
        Err(problem) => {
            if matches!(problem.error, AccountError::WrongLogin | AccountError::WrongCode) {
                relay.note_wrong();
            }
            tracing::info!(error = ?problem.error, "a question about accounts was refused");
            let mut response = answer(status(problem.error), &problem);
            if problem.retry_after > 0 {
                response.headers_mut().insert(header::RETRY_AFTER, problem.retry_after.into());
            }
            response
        }
    }
}

fn is_ours(headers: &HeaderMap) -> bool {
    headers.get(header::CONTENT_TYPE).is_some_and(|given| given == MEDIA_TYPE)
}

async fn read(body: Body) -> Option<Ask> {
    let bytes = timeout(QUESTION_WITHIN, to_bytes(body, MAX_QUESTION)).await.ok()?.ok()?;
    wire::decode(&bytes).ok()
}

/// Answers are for who asked, now: nobody keeps them.
fn answer(status: StatusCode, answer: &impl Wire) -> Response {
    let headers = [(header::CONTENT_TYPE, MEDIA_TYPE), (header::CACHE_CONTROL, "no-store")];
    (status, headers, wire::encode(answer)).into_response()
}

fn with_token(mut response: Response, token: &Token) -> Response {
    let line: Option<HeaderValue> = cookies::set(token);
    response.headers_mut().extend(line.map(|line| (header::SET_COOKIE, line)));
    response
}

const fn status(error: AccountError) -> StatusCode {
    match error {
        AccountError::SignedOut
        | AccountError::WrongLogin
        | AccountError::WrongCode
        | AccountError::PasskeyUnknown
        | AccountError::PasskeyFailed => StatusCode::UNAUTHORIZED,
        AccountError::NotAllowed | AccountError::ProofNeeded => StatusCode::FORBIDDEN,
        AccountError::LinkUnknown | AccountError::NotFound => StatusCode::NOT_FOUND,
        AccountError::LinkUsed | AccountError::LinkExpired => StatusCode::GONE,
        AccountError::EmailTaken | AccountError::LastOwner => StatusCode::CONFLICT,
        AccountError::TooMany => StatusCode::TOO_MANY_REQUESTS,
        AccountError::CannotStore => StatusCode::SERVICE_UNAVAILABLE,
        AccountError::NoName
        | AccountError::BadEmail
        | AccountError::PasswordLength
        | AccountError::PasswordWeak
        | AccountError::NoPasskeys
        | AccountError::Malformed
        | AccountError::Unknown => StatusCode::BAD_REQUEST,
    }
}
