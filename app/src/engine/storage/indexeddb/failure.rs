//! What went wrong in IndexedDB, and which of it may be tried again. Never here: trying again.

use std::error::Error;

use wasm_bindgen::{JsCast, JsValue};
use web_sys::DomException;

use crate::engine::storage::StorageError;

/// The browser's name for "the connection is closed", thrown when a transaction is to begin.
const CLOSED: &str = "InvalidStateError";
/// The browser's name for "no room left".
const FULL: &str = "QuotaExceededError";

/// Why an operation failed. In each case nothing was written.
#[derive(Debug)]
pub(super) enum Failure {
    /// The transaction could not begin, as the connection is closed: on a new one it may run.
    ConnectionClosed(String),
    /// Anything else.
    Storage(StorageError),
}

impl Failure {
    /// Storage is unavailable for this reason.
    pub(super) fn other(reason: &str) -> Self {
        Self::Storage(StorageError::Unavailable(reason.to_owned()))
    }

    /// An exception thrown when a transaction was to begin.
    pub(super) fn at_begin(thrown: &JsValue) -> Self {
        let name = name(thrown);
        if name == CLOSED { Self::ConnectionClosed(name) } else { Self::named(name) }
    }

    /// An exception thrown by, or the error of, a request or a transaction.
    pub(super) fn at_work(error: &JsValue) -> Self {
        Self::named(name(error))
    }

    fn named(name: String) -> Self {
        Self::Storage(if name == FULL { StorageError::Full } else { StorageError::Unavailable(name) })
    }
}

impl From<rexie::Error> for Failure {
    /// rexie says only "idb error"; the text of its source holds the browser's name, as in "failed to …: VersionError: The …".
    /// Reads alone go through rexie, so that a closed connection cannot have written anything.
    fn from(error: rexie::Error) -> Self {
        let text = error.source().map_or_else(|| error.to_string(), ToString::to_string);
        let name = text.split(": ").find(|part| part.ends_with("Error") && !part.contains(' ')).unwrap_or(&text).to_owned();
        if name == CLOSED { Self::ConnectionClosed(name) } else { Self::named(name) }
    }
}

impl From<Failure> for StorageError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::ConnectionClosed(reason) => Self::Unavailable(reason),
            Failure::Storage(error) => error,
        }
    }
}

/// The name of an exception; its text when it has none.
fn name(error: &JsValue) -> String {
    match error.dyn_ref::<DomException>() {
        Some(exception) => exception.name(),
        None => format!("{error:?}"),
    }
}
