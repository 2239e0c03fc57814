//! What follows when somebody has come in. Never here: how he did.

use super::enter::forget_link;
use crate::ui::i18n::t;
use crate::ui::router::{Route, Router};
use crate::ui::store::Store;
use crate::ui::store::demo::DemoState;

/// Whether the example is here: it goes when somebody comes in, and that is said.
pub fn has_example(store: Store) -> bool {
    store.demo.with_untracked(|demo| *demo == DemoState::Here)
}

/// The app begins.
pub fn entered(store: Store, router: Router, had_example: bool) {
    forget_link();
    store.end_welcome();
    store.toast(if had_example { t().demo.joined_without } else { t().account.joined }.to_owned(), None);
    router.replace(Route::Today);
}
