//! Whether a control is for looking only. Never here: who may what.

use crate::ui::store::use_store;

/// Watches whether the person here writes at all: what cannot be hidden, since it shows a value too, is disabled for who does not.
pub fn locked() -> impl Fn() -> bool + Copy + Send + 'static {
    let store = use_store();
    move || !store.may_write()
}
