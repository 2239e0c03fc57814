//! What the list shows as a file for spreadsheets, made on the device. Never here: how a table is written.

use std::sync::Arc;

use ingot_shared::Id;
use ingot_shared::account::Ask;

use super::cells;
use super::layout::column as name;
use super::state::ListState;
use crate::model::columns::Column;
use crate::model::csv;
use crate::ui::account::{Proof, proof_sheet};
use crate::ui::browser;
use crate::ui::common::{download, icon};
use crate::ui::i18n::t;
use crate::ui::prelude::*;
use crate::ui::store::{ExportAsked, Store, use_store};

/// What the file is called.
const NAME: &str = "ingot.csv";

/// The button.
pub fn export_button(state: ListState, ids: Memo<Arc<Vec<Id>>>) -> AnyView {
    let label = t().views.export;
    let ask = move |_| {
        state.store.exporting.set(Some(ExportAsked { columns: columns(state), clients: ids.get_untracked() }));
    };
    view! {
        <button type="button" class="btn quiet" title=label aria-label=label data-testid="export" on:click=ask>
            {icon("doc")}
            <span class="wide-only">{label}</span>
        </button>
    }
}

/// Exports everybody, by name, with every column that there is.
pub fn export_everybody(store: Store) {
    let clients = store.rows.with_untracked(|rows| rows.iter().map(|row| row.id).collect());
    store.exporting.set(Some(ExportAsked { columns: Column::all().collect(), clients: Arc::new(clients) }));
}

/// Makes the file. In a team the relay is asked first, which wants to know for certain who that is and writes the export down.
#[component]
pub fn Export(asked: ExportAsked) -> AnyView {
    let store = use_store();
    let sheet = proof_sheet();
    let proof = Proof::around();
    let count = u32::try_from(asked.clients.len()).unwrap_or(u32::MAX);
    let save = move || download(NAME, &table(store, &asked.columns, &asked.clients));
    // Not at once: a sheet that is closing is still at work.
    let end = move || _ = browser::later(0, move || store.exporting.set(None));
    proof.export(store, Ask::ExportList { clients: count }, move |may| {
        if may {
            save();
        }
        end();
    });
    sheet
}

/// The columns of the list, those for which there is no room on the screen too.
fn columns(state: ListState) -> Vec<Column> {
    [Column::Name].into_iter().chain(state.look.with_untracked(|look| look.columns.clone())).collect()
}

fn table(store: Store, columns: &[Column], ids: &[Id]) -> String {
    let heads = columns.iter().map(|column| if *column == Column::Name { t().field_name } else { name(*column) }.to_owned());
    let heads: Vec<String> = heads.collect();
    store.rows.with_untracked(|rows| {
        let entries: Vec<_> = ids.iter().filter_map(|id| rows.get(*id)).collect();
        let line = |row| columns.iter().map(|column| cells::written(store, rows, row, *column)).collect();
        csv::table(std::iter::once(heads).chain(entries.iter().map(|entry| line(&entry.row))))
    })
}
