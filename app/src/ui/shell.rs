//! What is around every screen: navigation, search, messages, keys, updates. Never here: a feature's screen.

mod device;
mod focus;
mod frame;
mod keys;
mod more;
mod nav;
mod search;
mod silence;
mod sync_mark;
mod toasts;
mod update;

pub use device::DeviceBanners;
pub use frame::{Absent, BackBar, PhoneMarks, ScreenHead, Shell};
pub use keys::KeysSheet;
pub use more::MorePage;
pub use search::SearchField;
pub use sync_mark::link_name;
pub use update::activate as update_now;
pub use update::keep_words;

use leptos::ev;

use super::prelude::window_event_listener;
use super::router::Router;
use super::store::Store;
use crate::bridge::ToEngine;

/// Begins to listen to the browser: keys, the network, updates. Call it once.
pub fn listen(store: Store, router: Router) {
    keys::listen(store, router);
    focus::listen(store);
    update::listen(store);
    let _ = window_event_listener(ev::online, move |_| store.tell(ToEngine::NetworkBack));
}
