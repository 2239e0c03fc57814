//! The page's wish to erase a client: the relay is told, and the page when the client is gone. Never here: what goes.

use ingot_shared::Id;

use super::tabs::TabMessage;
use super::{Worker, port};
use crate::bridge::{EngineError, FromEngine, Link};
use crate::engine::Erasing;

impl Worker {
    /// Tells the relay, or has the tab tell it that has the link.
    pub(super) async fn erase(&mut self, request: u64, client: Id) {
        let is_others = !self.wire.leads && self.engine.identity().signed_in;
        if is_others && self.leader_state.as_ref().is_some_and(|leader| leader.link == Link::Online) {
            self.erasing.push((request, client));
            self.tabs.tell(&TabMessage::Erase { document: client });
            return;
        }
        match self.engine.erase(client).await {
            Ok(Erasing::Done(documents)) => {
                port::post(&FromEngine::Done { request, inverse: Vec::new() });
                self.removed(documents);
            }
            Ok(Erasing::Send(frame)) => {
                self.erasing.push((request, client));
                self.wire.send(&frame);
            }
            Err(error) => port::post(&FromEngine::Failed { request, error }),
        }
    }

    /// Another tab's page wants it.
    pub(super) async fn erase_for_other_tab(&mut self, client: Id) {
        if self.wire.leads
            && let Ok(Erasing::Send(frame)) = self.engine.erase(client).await
        {
            self.wire.send(&frame);
        }
    }

    /// These are gone for good: tells the page and the other tabs, and answers who asked for it.
    pub(super) fn erased(&mut self, documents: Vec<Id>) {
        self.answer_erased(&documents);
        self.removed(documents);
    }

    pub(super) fn answer_erased(&mut self, documents: &[Id]) {
        self.erasing.retain(|(request, client)| {
            let is_gone = documents.contains(client);
            if is_gone {
                port::post(&FromEngine::Done { request: *request, inverse: Vec::new() });
            }
            !is_gone
        });
    }

    /// The relay erases these only after the password was entered: answers who asked for it.
    pub(super) fn answer_unproven(&mut self, documents: &[Id]) {
        self.erasing.retain(|(request, client)| {
            let is_refused = documents.contains(client);
            if is_refused {
                port::post(&FromEngine::Failed { request: *request, error: EngineError::ProofNeeded });
            }
            !is_refused
        });
    }

    /// The password was entered: tells the relay what it must hear again, or has the tab tell it that has the link.
    pub(super) async fn say_erasures(&mut self) {
        if !self.wire.leads {
            return self.tabs.tell(&TabMessage::SayErasures);
        }
        for frame in self.engine.say_erasures().await.unwrap_or_default() {
            self.wire.send(&frame);
        }
    }

    /// When the link is gone nobody answers any more; whether it was done shows with the next one.
    pub(super) fn give_up_erasing(&mut self) {
        let is_heard = if self.wire.leads { self.engine.is_accepted() } else { self.state().link == Link::Online };
        if is_heard {
            return;
        }
        for (request, _) in std::mem::take(&mut self.erasing) {
            port::post(&FromEngine::Failed { request, error: EngineError::NoAnswer });
        }
    }
}
