//! Where an import stands. It lives at the root, so that other screens can be used meanwhile. Never here: reading files.

use ingot_shared::Id;
use web_sys::File;

use super::Store;
use crate::bridge::{Column, EngineError, ImportPreview, ImportSummary, ToEngine};
use crate::ui::browser;
use crate::ui::i18n::{errors, t};
use crate::ui::prelude::*;

/// Where an import stands.
#[derive(Clone, Debug, PartialEq)]
pub enum ImportState {
    /// A file is to be chosen; the last one failed with this sentence.
    Choose {
        /// Why the last file was not imported.
        error: Option<String>,
    },
    /// A file is being read.
    Reading {
        /// The request.
        request: u64,
    },
    /// The columns are to be checked.
    Check {
        /// What was recognised.
        preview: ImportPreview,
    },
    /// It runs.
    Running {
        /// The request.
        request: u64,
        /// Clients stored.
        done: u32,
        /// Clients to store.
        total: u32,
    },
    /// It ended.
    Ended {
        /// The import.
        import: Id,
        /// What it did.
        summary: ImportSummary,
        /// The step that takes it back.
        step: Option<u64>,
    },
    /// It was taken back.
    Undone,
}

impl ImportState {
    pub(super) fn preview(&mut self, request: u64, preview: ImportPreview) {
        if matches!(self, Self::Reading { request: asked } if *asked == request) {
            *self = Self::Check { preview };
        }
    }

    pub(super) fn progress(&mut self, request: u64, now_done: u32, of: u32) {
        if let Self::Running { request: asked, done, total } = self
            && *asked == request
        {
            (*done, *total) = (now_done, of);
        }
    }

    pub(super) fn imported(&mut self, request: u64, import: Id, summary: ImportSummary, step: Option<u64>) {
        if matches!(self, Self::Running { request: asked, .. } if *asked == request) {
            *self = Self::Ended { import, summary, step };
        }
    }

    pub(super) fn failed(&mut self, request: u64, error: EngineError) {
        if matches!(self, Self::Reading { request: asked } | Self::Running { request: asked, .. } if *asked == request) {
            *self = Self::Choose { error: Some(errors::engine(&error)) };
        }
    }

    /// An import was taken back, by its button or by the keys, or put back again.
    pub(super) fn taken_back(&mut self, which: Id, redo: bool) {
        match self {
            Self::Ended { import, .. } if *import == which && !redo => *self = Self::Undone,
            Self::Undone if redo => *self = Self::Choose { error: None },
            _ => {}
        }
    }

    /// The engine was started anew: what it was reading is lost, what it had stored is not.
    pub(super) fn cut_off(&mut self) {
        match self {
            Self::Reading { .. } | Self::Check { .. } | Self::Running { .. } => {
                *self = Self::Choose { error: Some(t().errors.err_import_cut.to_owned()) }
            }
            Self::Choose { .. } | Self::Ended { .. } | Self::Undone => {}
        }
    }
}

impl Store {
    fn import_request(self) -> u64 {
        self.desk.try_update_value(|desk| desk.requests.number()).unwrap_or_default()
    }

    /// Reads a file for a preview.
    pub fn read_import(self, file: File) {
        let request = self.import_request();
        self.import.set(ImportState::Reading { request });
        if let Some(link) = self.link() {
            link.send_with(ToEngine::ReadImport { request }, Some(file));
        }
    }

    /// Imports the file that was read.
    pub fn run_import(self, columns: Vec<Column>, clients: u32) {
        let request = self.import_request();
        self.import.set(ImportState::Running { request, done: 0, total: clients });
        self.tell(ToEngine::RunImport { request, import: browser::new_id(), columns });
    }
}
