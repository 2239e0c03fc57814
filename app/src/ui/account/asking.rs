//! Asking the relay, by way of the engine. Never here: what is done with an answer.

use ingot_shared::account::{Ask, Problem, Reply};

use crate::bridge::account::{AccountAnswer, AccountAsk, Here};
use crate::bridge::codec;
use crate::model::account;
use crate::ui::prelude::*;
use crate::ui::store::Store;

/// Why something was not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The relay did not do it.
    Problem(Problem),
    /// The relay did not answer.
    NoNetwork,
    /// This device holds the data of the member of this name.
    OtherMember(String),
    /// This device does not store it.
    NotStored,
}

/// Asks the relay.
pub fn ask(store: Store, ask: Ask, answer: impl FnOnce(Result<Reply, Failure>) + 'static) {
    put(store, &AccountAsk::Relay(ask), Box::new(move |said| answer(result(said))));
}

/// Asks who is at this device. Not answered when the engine goes away meanwhile.
pub fn here(store: Store, answer: impl FnOnce(Here) + 'static) {
    put(
        store,
        &AccountAsk::Here,
        Box::new(move |said| {
            if let Some(AccountAnswer::Here(here)) = said {
                answer(*here);
            }
        }),
    );
}

/// Leaves nothing on this device; the page begins anew then.
pub fn wipe(store: Store) {
    put(store, &AccountAsk::Wipe, Box::new(|_| {}));
}

/// What this device is called in lists of devices.
pub fn this_device() -> String {
    account::device(&window().navigator().user_agent().unwrap_or_default())
}

fn put(store: Store, ask: &AccountAsk, answer: Box<dyn FnOnce(Option<AccountAnswer>)>) {
    store.ask_account(codec::encode(ask), Box::new(move |bytes| answer(codec::decode(bytes))));
}

fn result(said: Option<AccountAnswer>) -> Result<Reply, Failure> {
    match said {
        Some(AccountAnswer::Reply(reply)) => Ok(reply),
        Some(AccountAnswer::Problem(problem)) => Err(Failure::Problem(problem)),
        Some(AccountAnswer::OtherMember(name)) => Err(Failure::OtherMember(name)),
        Some(AccountAnswer::NotStored) => Err(Failure::NotStored),
        Some(AccountAnswer::NoNetwork | AccountAnswer::Here(_)) | None => Err(Failure::NoNetwork),
    }
}
