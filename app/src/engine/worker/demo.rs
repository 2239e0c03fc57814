//! The example company: taken from the page, shown, taken away. Never here: how it is stored.

use ingot_shared::Id;
use ingot_shared::wire::Bytes;

use super::tabs::TabMessage;
use super::{Worker, port};
use crate::bridge::FromEngine;
use crate::engine::demo::Made;

impl Worker {
    /// Keeps what comes, and stores everything with the last of it.
    pub(super) async fn store_demo(&mut self, request: u64, documents: Vec<(Id, Bytes)>, packed: Bytes, is_last: bool) {
        let mut made = match self.demo.take() {
            Some((asked, made)) if asked == request => made,
            _ => Made::default(),
        };
        made.documents.extend(documents);
        made.packs.push(packed);
        if !is_last {
            self.demo = Some((request, made));
            return;
        }
        if let Err(error) = self.engine.store_demo(&made).await {
            port::post(&FromEngine::Failed { request, error });
            return;
        }
        for packed in made.packs {
            port::post(&FromEngine::Rows { packed, last: false });
        }
        port::post(&FromEngine::Demo { is_here: true });
        port::post(&FromEngine::Done { request, inverse: Vec::new() });
        self.tabs.tell(&TabMessage::Loaded);
    }

    pub(super) async fn remove_demo(&mut self, request: u64) {
        match self.engine.remove_demo().await {
            Ok(documents) => {
                self.removed(documents);
                port::post(&FromEngine::Done { request, inverse: Vec::new() });
            }
            Err(error) => port::post(&FromEngine::Failed { request, error: error.into() }),
        }
    }

    /// These documents are gone: tells the page and the other tabs.
    pub(super) fn removed(&self, documents: Vec<Id>) {
        if !documents.is_empty() {
            self.tabs.tell(&TabMessage::Removed { documents: documents.clone(), are_others: false });
        }
        self.show_removed(documents, false);
    }

    /// The member may not read these any more: tells the page and the other tabs.
    pub(super) fn revoked(&self, documents: Vec<Id>) {
        self.tabs.tell(&TabMessage::Removed { documents: documents.clone(), are_others: true });
        self.show_removed(documents, true);
    }

    /// These documents are gone: tells the page.
    pub(super) fn show_removed(&self, documents: Vec<Id>, are_others: bool) {
        if documents.is_empty() {
            return;
        }
        for client in self.open.iter().copied().filter(|open| documents.contains(open)) {
            port::post(&FromEngine::Client { client, view: None, long: None });
        }
        port::post(&FromEngine::Removed { documents, are_others });
        port::post(&FromEngine::Demo { is_here: self.engine.has_demo() });
    }
}
