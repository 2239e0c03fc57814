//! The app's own lock: while it is shut, the page of every tab is taken out of the document, and what is typed into it stays as it is. Never
//! here: documents; it is a lock of the screen, and what is stored is not changed by it.

mod cover;
mod derive;
mod key;
mod screen;
mod setting;
mod tabs;

pub use cover::{mount, title};
pub use screen::LockScreen;
pub use setting::LockLine;

use std::cell::Cell;

use ingot_shared::Instant;
use ingot_shared::lock::{Tries, is_left};
use leptos::ev;
use leptos::prelude::set_interval;

use crate::model::lock::{self, Lock};
use crate::ui::browser;
use crate::ui::prelude::*;
use crate::ui::store::Store;
use tabs::Said;

/// The setting: whoever may not read the PIN may read this.
const LOCK: &str = "ingot.lock";
/// Wrong tries.
const TRIES: &str = "ingot.lock.tries";
/// When the app was last used, in whatever tab.
const USED: &str = "ingot.lock.used";
/// How often it is written down that the app is used, and how often that is looked at.
const EVERY_MS: i64 = 5_000;

thread_local! {
    /// When this tab last looked whether it is to write down that the app is used.
    static WRITTEN: Cell<i64> = const { Cell::new(0) };
}

/// Whether there is a lock.
pub fn is_set() -> bool {
    kept().is_some()
}

/// The setting that this browser keeps.
fn kept() -> Option<Lock> {
    Lock::read(&browser::setting(LOCK)?)
}

fn tries() -> Tries {
    lock::tries(browser::setting(TRIES).as_deref())
}

fn keep_tries(tries: Tries) {
    browser::keep_setting(TRIES, &lock::tries_text(tries));
}

/// Watches for as long as the page is open: whether it is used, and what other tabs say. Whoever starts a lock that is set asks them
/// whether the person is in already.
pub fn listen(store: Store) {
    tabs::listen(store);
    let _ = window_event_listener(ev::pointerdown, move |_| used(store));
    let _ = window_event_listener(ev::pointermove, move |_| used(store));
    let _ = window_event_listener(ev::keydown, move |_| used(store));
    let _ = window_event_listener(ev::wheel, move |_| used(store));
    // A tab that was asleep looks before anybody does.
    let _ = window_event_listener(ev::visibilitychange, move |_| look(store));
    set_interval(move || look(store), std::time::Duration::from_millis(EVERY_MS.unsigned_abs()));
    cover::follow(store);
}

/// The app is being used.
fn used(store: Store) {
    let now = browser::now().as_millis();
    if (now - WRITTEN.get()).abs() < EVERY_MS {
        return;
    }
    WRITTEN.set(now);
    if store.locked.get_untracked() || kept().is_none() {
        return;
    }
    // The first touch after a long time must not count as use before anybody has looked how long it was.
    look(store);
    if !store.locked.get_untracked() {
        browser::keep_setting(USED, &now.to_string());
    }
}

/// Locks when the app was left for long enough.
fn look(store: Store) {
    let Some(lock) = kept().filter(|_| !store.locked.get_untracked()) else { return };
    let used = browser::setting(USED).and_then(|used| used.parse().ok()).unwrap_or_default();
    if is_left(Instant::from_millis(used), browser::now(), lock.minutes) {
        shut(store);
    }
}

/// Locks every tab, where a lock is set.
pub fn shut(store: Store) {
    if is_set() {
        tabs::tell(Said::Shut);
        store.locked.set(true);
    }
}

/// Opens every tab.
fn open(store: Store) {
    keep_tries(Tries::default());
    opened(store);
    tabs::tell(Said::Open);
}

fn opened(store: Store) {
    browser::keep_setting(USED, &browser::now().as_millis().to_string());
    store.locked.set(false);
}

/// Sets the lock; whoever sets it is in.
fn set(lock: &Lock) {
    browser::keep_setting(LOCK, &lock.text());
    keep_tries(Tries::default());
    browser::keep_setting(USED, &browser::now().as_millis().to_string());
}

/// Only the PIN opens from now on: the account has a passkey less, and this device is not told which.
pub fn forget_key() {
    if let Some(lock) = kept().filter(|lock| lock.key.is_some()) {
        browser::keep_setting(LOCK, &Lock { key: None, ..lock }.text());
    }
}

/// There is no lock any more.
fn forget() {
    for key in [LOCK, TRIES, USED] {
        browser::forget_setting(key);
    }
}
