//! What the list shows as a file for spreadsheets, made on the device. Never here: how a table is written.

use std::sync::Arc;

use ingot_shared::Id;

use super::cells;
use super::layout::column as name;
use super::state::ListState;
use crate::model::columns::Column;
use crate::model::csv;
use crate::ui::common::{download, icon};
use crate::ui::i18n::t;
use crate::ui::prelude::*;
use crate::ui::store::Store;

/// What the file is called.
const NAME: &str = "ingot.csv";

/// The button.
pub fn export_button(state: ListState, ids: Memo<Arc<Vec<Id>>>) -> AnyView {
    let label = t().views.export;
    view! {
        <button type="button" class="btn quiet" title=label aria-label=label data-testid="export" on:click=move |_| download(NAME, &ids.with_untracked(|ids| table(state.store, columns(state), ids)))>
            {icon("doc")}
            <span class="wide-only">{label}</span>
        </button>
    }
}

/// Downloads everybody, by name, with every column that there is.
pub fn export_everybody(store: Store) {
    let ids: Vec<Id> = store.rows.with_untracked(|rows| rows.iter().map(|row| row.id).collect());
    download(NAME, &table(store, Column::all().collect(), &ids));
}

/// The columns of the list, those for which there is no room on the screen too.
fn columns(state: ListState) -> Vec<Column> {
    [Column::Name].into_iter().chain(state.look.with_untracked(|look| look.columns.clone())).collect()
}

fn table(store: Store, columns: Vec<Column>, ids: &[Id]) -> String {
    let heads = columns.iter().map(|column| if *column == Column::Name { t().field_name } else { name(*column) }.to_owned());
    let heads: Vec<String> = heads.collect();
    store.rows.with_untracked(|rows| {
        let entries: Vec<_> = ids.iter().filter_map(|id| rows.get(*id)).collect();
        let line = |row| columns.iter().map(|column| cells::written(store, rows, row, *column)).collect();
        csv::table(std::iter::once(heads).chain(entries.iter().map(|entry| line(&entry.row))))
    })
}
