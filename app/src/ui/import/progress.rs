//! An import that runs, and what it did. Never here: running it.

use crate::bridge::{ImportSummary, ToEngine};
use crate::model::plural::grouped;
use crate::ui::common::icon;
use crate::ui::i18n::{fill, t};
use crate::ui::prelude::*;
use crate::ui::store::import::ImportState;
use crate::ui::store::use_store;

/// The third step: a bar that can be left and stopped.
#[component]
pub fn Running() -> AnyView {
    let store = use_store();
    let t = t();
    let far = move || {
        store.import.with(|import| match import {
            ImportState::Running { done, total, .. } => (*done, (*total).max(1)),
            _ => (0, 1),
        })
    };
    view! {
        <div class="card pad running" data-testid="import-progress">
            <h2>{t.import_running}</h2>
            <progress aria-label=t.import_running max=move || far().1.to_string() value=move || far().0.to_string()></progress>
            <p class="s muted">{move || fill(t.import_progress, &[&grouped(u64::from(far().0)), &grouped(u64::from(far().1))])}</p>
            <p class="s muted">{t.import_leave}</p>
            <div><button type="button" class="btn" data-testid="import-cancel" on:click=move |_| store.tell(ToEngine::CancelImport)>{t.cancel}</button></div>
        </div>
    }
}

/// The last step: what was done, and taking it back.
#[component]
pub fn Ended() -> AnyView {
    let store = use_store();
    let t = t();
    let (summary, step) = store.import.with_untracked(|import| match import {
        ImportState::Ended { summary, step, .. } => (summary.clone(), *step),
        _ => (ImportSummary::default(), None),
    });
    let again = move |_| store.import.set(ImportState::Choose { error: None });
    let line = |label: &'static str, testid: &'static str, number: u32| {
        view! { <div class:zero=number == 0><dt>{label}</dt><dd data-testid=testid>{grouped(u64::from(number))}</dd></div> }
    };
    view! {
        <div class="card pad ended" data-testid="import-summary">
            <div class="row">
                <span class=if summary.cancelled { "state none" } else { "state now" }>{icon(if summary.cancelled { "dash" } else { "check" })}</span>
                <h2>{if summary.cancelled { t.import_stopped } else { t.import_done }}</h2>
            </div>
            {summary.cancelled.then(|| view! { <p class="s muted">{t.import_stopped_text}</p> })}
            <dl class="summary">
                {line(t.sum_created, "sum-created", summary.created)}
                {line(t.sum_matched, "sum-matched", summary.matched)}
                {line(t.sum_deals, "sum-deals", summary.deals)}
                {line(t.sum_known_deals, "sum-known-deals", summary.known_deals)}
                {line(t.sum_skipped, "sum-skipped", summary.skipped_rows)}
            </dl>
            <div class="import-do">
                <a class="btn main" href="/clients">{t.to_clients}</a>
                {step.map(|number| view! { <button type="button" class="btn" data-testid="undo-import" on:click=move |_| store.undo_number(number)>{icon("undo")}{t.import_undo}</button> })}
                <button type="button" class="btn quiet" on:click=again>{t.import_other}</button>
            </div>
        </div>
    }
}
