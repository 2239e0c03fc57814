//! Choosing a file, by button or by dropping it. Never here: looking into it.

use leptos::ev::{DragEvent, Event};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use crate::ui::common::icon;
use crate::ui::i18n::t;
use crate::ui::prelude::*;
use crate::ui::store::import::ImportState;
use crate::ui::store::use_store;

/// The first step.
#[component]
pub fn Choose() -> AnyView {
    let store = use_store();
    let t = t();
    let is_over = RwSignal::new(false);
    let error = move || {
        store.import.with(|import| match import {
            ImportState::Choose { error } => error.clone(),
            _ => None,
        })
    };
    let chosen = move |event: Event| {
        if let Some(field) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) {
            if let Some(file) = field.files().and_then(|files| files.get(0)) {
                store.read_import(file);
            }
            // So that choosing the same file once more counts as a change.
            field.set_value("");
        }
    };
    let dropped = move |event: DragEvent| {
        event.prevent_default();
        is_over.set(false);
        if let Some(file) = event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0)) {
            store.read_import(file);
        }
    };
    let over = move |event: DragEvent| {
        event.prevent_default();
        is_over.set(true);
    };
    view! {
        <p class="lead muted">{t.import_text}</p>
        {move || error().map(|why| view! { <div class="banner late" role="alert" data-testid="import-error">{icon("bang")}<p class="grow">{why}</p></div> })}
        <label class="drop" class:over=is_over on:drop=dropped on:dragover=over on:dragleave=move |_| is_over.set(false)>
            <span class="empty-mark">{icon("import")}</span>
            <span class="btn main">{t.import_choose}</span>
            <span class="s muted drop-hint">{t.import_drop}</span>
            <input class="drop-in" type="file" accept=".csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values" data-testid="import-file" on:change=chosen />
        </label>
        <p class="s faint">{t.import_private}</p>
    }
}
