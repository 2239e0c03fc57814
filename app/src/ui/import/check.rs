//! The preview: what was recognised, each column's meaning to be corrected, the first rows. Never here: recognising.

use leptos::ev::Event;

use super::columns::{ALL, name, names_a_client};
use crate::bridge::{Column, ImportPreview};
use crate::model::plural::grouped;
use crate::ui::common::icon;
use crate::ui::i18n::{fill, t};
use crate::ui::prelude::*;
use crate::ui::store::import::ImportState;
use crate::ui::store::use_store;

/// The second step.
#[component]
pub fn Check(
    /// What was recognised.
    preview: ImportPreview,
) -> AnyView {
    let store = use_store();
    let t = t();
    let recognised = preview.columns.clone();
    let columns = RwSignal::new(preview.columns.clone());
    let is_changed = memo(move || columns.with(|columns| *columns != recognised));
    let can_run = memo(move || columns.with(|columns| columns.iter().any(|column| names_a_client(*column))));
    let clients = preview.clients;
    let counted =
        move |number: u32| move || if is_changed.get() { t.import_recount.to_owned() } else { grouped(u64::from(number)) };
    let run = move |_| store.run_import(columns.get_untracked(), clients);
    let other = move |_| store.import.set(ImportState::Choose { error: None });
    view! {
        <div class="card pad import-facts">
            <h2 class="grow file-name" dir="auto">{icon("doc")}{preview.file.clone()}</h2>
            <dl class="figures">
                <div><dt class="xs faint">{t.import_rows}</dt><dd data-testid="import-rows">{grouped(u64::from(preview.rows))}</dd></div>
                <div><dt class="xs faint">{t.import_clients}</dt><dd data-testid="import-clients">{counted(clients)}</dd></div>
                <div><dt class="xs faint">{t.import_deals}</dt><dd data-testid="import-deals">{counted(preview.deals)}</dd></div>
                <div><dt class="xs faint">{t.import_encoding}</dt><dd data-testid="import-encoding">{preview.encoding.clone()}</dd></div>
                <div><dt class="xs faint">{t.import_delimiter}</dt><dd data-testid="import-delimiter">{delimiter(preview.delimiter)}</dd></div>
            </dl>
        </div>
        <h2 class="h3 import-h">{t.import_check}</h2>
        <ColumnTable preview=preview columns=columns />
        {move || (!can_run.get()).then(|| view! { <p class="field-error" role="alert">{t.import_no_name}</p> })}
        <div class="import-do">
            <button type="button" class="btn main" data-testid="import-run" disabled=move || !can_run.get() on:click=run>{t.import_run}</button>
            <button type="button" class="btn" on:click=other>{t.import_other}</button>
        </div>
    }
}

fn delimiter(delimiter: char) -> String {
    let t = t();
    match delimiter {
        ',' => t.delimiter_comma.to_owned(),
        ';' => t.delimiter_semicolon.to_owned(),
        '\t' => t.delimiter_tab.to_owned(),
        other => other.to_string(),
    }
}

/// A line for each column: its heading, the first values in it, and what it means. It reads well on a phone, too, where a wide table
/// would not.
#[component]
fn ColumnTable(preview: ImportPreview, columns: RwSignal<Vec<Column>>) -> AnyView {
    let t = t();
    let line = move |index: usize, heading: String| {
        let samples = preview
            .sample
            .iter()
            .filter_map(|row| row.get(index))
            .filter(|value| !value.is_empty())
            .take(3)
            .cloned()
            .collect::<Vec<_>>();
        let meaning = move || columns.with(|columns| columns.get(index).copied().unwrap_or(Column::Ignore));
        let choose = move |event: Event| {
            let chosen = event_target_value(&event).parse::<usize>().ok().and_then(|place| ALL.get(place).copied());
            columns.update(|columns| {
                if let (Some(column), Some(chosen)) = (columns.get_mut(index), chosen) {
                    *column = chosen;
                }
            });
        };
        let option = move |(place, column): (usize, Column)| view! { <option value=place.to_string() selected=move || meaning() == column>{name(column)}</option> };
        view! {
            <div class="col-line" class:ignored=move || meaning() == Column::Ignore>
                <div class="grow col-what">
                    <b dir="auto" class="block">{heading.clone()}</b>
                    <span class="s muted cut block" dir="auto" title=samples.join(" · ")>{samples.join(" · ")}</span>
                </div>
                <select class="input" aria-label=fill(t.import_column, &[&heading]) data-testid="import-column" on:change=choose>
                    {ALL.into_iter().enumerate().map(option).collect::<Vec<_>>()}
                </select>
            </div>
        }
    };
    view! { <div class="card col-lines">{preview.headings.clone().into_iter().enumerate().map(|(index, heading)| line(index, heading)).collect::<Vec<_>>()}</div> }
}
