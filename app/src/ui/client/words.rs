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

/// The entries of a dictionary that can be chosen, key and name, the shipped ones first; watches the settings.
pub fn offered(store: Store, of: &str) -> Vec<(String, String)> {
    store.workspace.with(|workspace| entries(workspace, of))
}

fn entries(workspace: &Workspace, of: &str) -> Vec<(String, String)> {
    let mut entries: Vec<_> = workspace.entries.iter().filter(|entry| entry.of == of && !entry.retired).collect();
    // Stable: the company's own keep their order.
    entries.sort_by_key(|entry| names::place(of, &entry.key));
    entries.into_iter().map(|entry| (entry.key.clone(), names::entry(workspace, of, &entry.key))).collect()
}
