//! The company's dictionaries as this screen uses them: names of keys, and which keys are offered. Never here: which key is chosen.

use ingot_shared::document::record::Workspace;

use crate::ui::i18n::names;
use crate::ui::store::Store;

/// The keys of those channels in which a client has an account.
pub const SERVICES: [&str; 6] = ["telegram", "whatsapp", "viber", "instagram", "facebook", "vk"];

/// The name of an entry; watches the settings.
pub fn name(store: Store, of: &str, key: &str) -> String {
    store.workspace.with(|workspace| names::entry(workspace, of, key))
}

/// The entries of a dictionary that can be chosen, key and name, in the company's order; watches the settings.
pub fn offered(store: Store, of: &str) -> Vec<(String, String)> {
    store.workspace.with(|workspace| entries(workspace, of))
}

fn entries(workspace: &Workspace, of: &str) -> Vec<(String, String)> {
    let entries = workspace.dictionary(of).filter(|entry| !entry.retired);
    entries.map(|entry| (entry.key.clone(), names::entry(workspace, of, &entry.key))).collect()
}
