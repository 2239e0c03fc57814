//! Tabs that lock and open together. Never here: whether anybody may open.

use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

use super::{look, opened};
use crate::ui::store::Store;

/// The channel's name; it never changes.
const CHANNEL: &str = "ingot.lock";

/// What one tab tells the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// Lock.
    Shut,
    /// Somebody is in.
    Open,
    /// Is somebody in?
    Ask,
}

impl Said {
    const ALL: [Self; 3] = [Self::Shut, Self::Open, Self::Ask];

    const fn word(self) -> &'static str {
        match self {
            Self::Shut => "shut",
            Self::Open => "open",
            Self::Ask => "ask",
        }
    }
}

thread_local! {
    static OTHERS: Option<BroadcastChannel> = BroadcastChannel::new(CHANNEL).ok();
}

pub(super) fn tell(said: Said) {
    OTHERS.with(|others| {
        if let Some(others) = others {
            let _ = others.post_message(&JsValue::from_str(said.word()));
        }
    });
}

pub(super) fn listen(store: Store) {
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let word = event.data().as_string().unwrap_or_default();
        match Said::ALL.into_iter().find(|said| said.word() == word) {
            Some(Said::Shut) => store.locked.set(true),
            Some(Said::Open) if store.locked.get_untracked() => opened(store),
            Some(Said::Ask) => {
                // Nobody looked while this tab was asleep.
                look(store);
                if !store.locked.get_untracked() {
                    tell(Said::Open);
                }
            }
            Some(Said::Open) | None => {}
        }
    });
    OTHERS.with(|others| {
        if let Some(others) = others {
            others.set_onmessage(Some(hear.as_ref().unchecked_ref()));
        }
    });
    hear.forget();
    if store.locked.get_untracked() {
        tell(Said::Ask);
    }
}
