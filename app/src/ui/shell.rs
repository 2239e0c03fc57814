//! What is around every screen: navigation, search, messages, keys, the join link, updates. Never here: a feature's screen.

mod focus;
mod frame;
mod join;
mod keys;
mod more;
mod nav;
mod search;
mod sync_mark;
mod toasts;
mod update;

pub use frame::{PhoneMarks, ScreenHead, Shell};
pub use keys::KeysSheet;
pub use more::MorePage;
pub use search::SearchField;
pub use sync_mark::link_name;
pub use update::activate as update_now;
pub use update::keep_words;

use super::router::Router;
use super::store::Store;

/// Begins to listen to the browser: keys, the network, updates, a join link in the address. Call it once.
pub fn listen(store: Store, router: Router) {
    keys::listen(store, router);
    focus::listen(store);
    join::listen(store);
    update::listen(store);
}
