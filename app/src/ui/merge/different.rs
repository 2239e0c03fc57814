//! Saying that two clients are not one (C27). Never here: who may be one.

use ingot_shared::Id;
use ingot_shared::document::entity::DocumentKind;
use ingot_shared::domain::{Command, Place};

use crate::ui::i18n::t;
use crate::ui::store::Store;

/// Marks the older of both with the other, so that nobody is asked again, and says so with an undo button.
pub fn say_different(store: Store, one: Id, two: Id) {
    let mark = format!("different:{}", one.max(two));
    let command = Command::put(one.min(two), Place::main(DocumentKind::Client), [(mark.as_str(), true.into())]);
    store.run_then_toast(vec![command], t().merge.said_different.to_owned());
}
