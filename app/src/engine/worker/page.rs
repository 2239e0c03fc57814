//! What the page asks for.

use ingot_shared::Id;
use ingot_shared::domain::Command;
use js_sys::Uint8Array;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

use super::tabs::TabMessage;
use super::{Worker, keeping, now, port};
use crate::bridge::{EngineError, FromEngine, ImportError, MOST_EDITS, ToEngine};
use crate::engine::Outcome;
use crate::engine::import::{self, MAX_FILE};
use crate::engine::importing::{self, Import, Step};

/// Clients of which an import is taken back in one transaction.
const UNDO_BATCH: usize = 100;

impl Worker {
    pub(super) async fn page(&mut self, message: ToEngine, file: Option<File>) {
        match message {
            ToEngine::Ping => port::post(&FromEngine::Pong),
            ToEngine::Execute { request, commands } => {
                let result = self.engine.execute(&commands, now()).await;
                self.answer(request, result).await;
            }
            ToEngine::UndoImport { request, import, redo } => {
                let result = self.undo_import(import, redo).await;
                self.answer(request, result).await;
            }
            ToEngine::Merge { request, stays, other, merge } => {
                let result = self.engine.merge(stays, other, merge, now()).await;
                self.answer(request, result).await;
            }
            ToEngine::GoOn { request, client, new } => {
                let result = self.engine.go_on(client, new, now()).await;
                self.answer(request, result).await;
            }
            ToEngine::Erase { request, client } => self.erase(request, client).await,
            ToEngine::SayErasures => self.say_erasures().await,
            ToEngine::Open { client } => {
                if !self.open.contains(&client) {
                    self.open.push(client);
                }
                self.send_view(client).await;
            }
            ToEngine::Repair { client } => {
                if let Some(frame) = self.engine.repair(client) {
                    self.wire.send(&frame);
                }
            }
            ToEngine::Close { client } => self.open.retain(|open| *open != client),
            ToEngine::Look { client, field } => self.looks((client, field)),
            ToEngine::Account { request, ask } => self.account(request, &ask).await,
            ToEngine::SetName { name } => {
                if let Err(error) = self.engine.set_name(&name).await {
                    port::post(&FromEngine::Broken { error: error.into() });
                }
                self.tell_identity();
                self.tell_name();
                self.enrol().await;
            }
            ToEngine::ForceOffline { on } => {
                self.tabs.tell(&TabMessage::Offline { on });
                self.force_offline(on);
            }
            ToEngine::Audit => {
                self.tabs.tell(&TabMessage::Audit);
                self.audit.by_hand();
            }
            ToEngine::NetworkBack => self.network_back(),
            ToEngine::ReadImport { request } => match self.read_import(file).await {
                Ok(preview) => port::post(&FromEngine::Preview { request, preview }),
                Err(error) => port::post(&FromEngine::Failed { request, error: error.into() }),
            },
            ToEngine::RunImport { request, import, columns } => {
                if let Err(error) = self.start_import(request, import, &columns).await {
                    port::post(&FromEngine::Failed { request, error });
                }
            }
            ToEngine::CancelImport => {
                if let Some(import) = &mut self.import {
                    import.cancel();
                }
            }
            ToEngine::StoreDemo { request, documents, packed, is_last } => {
                self.store_demo(request, documents, packed, is_last).await;
            }
            ToEngine::CancelDemo => self.demo = None,
            ToEngine::RemoveDemo { request } => self.remove_demo(request).await,
            ToEngine::ListEdits { client } => {
                let edits = self.engine.edits(client, MOST_EDITS).await.unwrap_or_default();
                port::post(&FromEngine::Edits { client, edits });
            }
            ToEngine::LookAtDrafts { document, drafts } => {
                let deeds = self.engine.look_at_drafts(document, &drafts, now()).await.unwrap_or_default();
                port::post(&FromEngine::Drafts { document, drafts, deeds });
            }
            ToEngine::RunDrafts { request, document, drafts } => {
                let result = self.engine.run_drafts(document, &drafts, now()).await;
                self.answer(request, result).await;
            }
            ToEngine::ReadPersonal { client } => {
                let all = self.engine.personal(client).await.unwrap_or_default().map(Box::new);
                port::post(&FromEngine::Personal { client, all });
            }
            ToEngine::ListOutbox => self.list_outbox().await,
            ToEngine::RepeatRefused { request, hash } => {
                let result = self.engine.repeat_refused(&hash, now()).await;
                self.answer(request, result).await;
                self.list_outbox().await;
            }
            ToEngine::DismissRefused { hash } => {
                let _ = self.engine.dismiss_refused(&hash).await;
                self.list_outbox().await;
            }
        }
    }

    /// The answer goes ahead of what changed: a sheet closes and gives its focus back before the list below it is drawn anew.
    async fn answer(&mut self, request: u64, result: Result<Outcome, EngineError>) {
        match result {
            Ok(Outcome { rows, inverse }) => {
                self.disk.full = false;
                port::post(&FromEngine::Done { request, inverse });
                self.saved(rows).await;
            }
            Err(error) => {
                self.disk.full |= error == EngineError::StorageFull;
                port::post(&FromEngine::Failed { request, error });
            }
        }
    }

    pub(super) fn tell_identity(&self) {
        self.tabs.tell(&TabMessage::Identity { name: self.engine.identity().name.clone() });
        self.show_identity();
    }

    /// Tells the page who is here.
    pub(super) fn show_identity(&self) {
        let identity = self.engine.identity();
        let (device, member, name) = (identity.device, identity.member, identity.name.clone());
        port::post(&FromEngine::Ready { device, member, name, role: identity.role_here(), department: identity.department });
    }

    /// The browser says that there is a network again: an open link is asked for a sign of life, a missing one opened.
    fn network_back(&mut self) {
        self.ask_who_is_here();
        match self.engine.probe() {
            Some(probe) => {
                self.wire.send(&probe);
            }
            None => self.wire.connect_now(),
        }
    }

    async fn read_import(&mut self, file: Option<File>) -> Result<crate::bridge::ImportPreview, ImportError> {
        let file = file.ok_or(ImportError::Unreadable)?;
        self.table = None;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a file's size is a whole number")]
        let bytes = file.size() as u64;
        if bytes > MAX_FILE {
            return Err(ImportError::TooLarge { bytes, limit: MAX_FILE });
        }
        let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| ImportError::Unreadable)?;
        let table = import::read(&file.name(), &Uint8Array::new(&buffer).to_vec())?;
        let preview = table.preview();
        self.table = Some(table);
        Ok(preview)
    }

    async fn start_import(&mut self, request: u64, import: Id, columns: &[crate::bridge::Column]) -> Result<(), EngineError> {
        let table = self.table.as_ref().ok_or(ImportError::Unreadable)?;
        let known = self.engine.own_rows().await?;
        self.import = Some(Import::prepare(request, import, table, columns, &known, now())?);
        Ok(())
    }

    /// Stores the next batch of the running import.
    pub(super) async fn import_step(&mut self) {
        let Some(mut import) = self.import.take() else { return };
        match import.step(&mut self.engine, now()).await {
            Ok(Step::More(outcome)) => {
                port::post(&FromEngine::ImportProgress { request: import.request(), done: import.done(), total: import.total() });
                self.saved(outcome.rows).await;
                self.import = Some(import);
            }
            Ok(Step::Ended(summary)) => {
                self.table = None;
                port::post(&FromEngine::Imported { request: import.request(), import: import.id(), summary });
            }
            Err(error) => port::post(&FromEngine::Failed { request: import.request(), error }),
        }
        self.report();
    }

    async fn undo_import(&mut self, import: Id, redo: bool) -> Result<Outcome, EngineError> {
        let rows = self.engine.all_rows().await?;
        let clients = importing::clients_of(&rows, import);
        let mut all = Outcome::default();
        for clients in clients.chunks(UNDO_BATCH) {
            let commands: Vec<Command> = clients
                .iter()
                .map(|&client| if redo { Command::RedoImport { client, import } } else { Command::UndoImport { client, import } })
                .collect();
            let outcome = self.engine.execute(&commands, now()).await?;
            all.rows.extend(outcome.rows);
            all.inverse.extend(outcome.inverse);
        }
        Ok(all)
    }

    pub(super) async fn list_outbox(&mut self) {
        let waiting = self.engine.waiting().await.unwrap_or_default();
        let refused = self.engine.refused_edits().await.unwrap_or_default();
        let keeping = keeping::look().await;
        port::post(&FromEngine::Outbox { waiting, refused, keeping });
    }
}
