//! The screen; what it shows follows the import, which goes on without it. Never here: the steps themselves.

use super::check::Check;
use super::choose::Choose;
use super::progress::{Ended, Running};
use crate::ui::common::Empty;
use crate::ui::i18n::t;
use crate::ui::prelude::*;
use crate::ui::shell::ScreenHead;
use crate::ui::store::import::ImportState;
use crate::ui::store::use_store;

/// Which step is shown; progress within a step does not draw the step anew.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Choose,
    Reading,
    Check,
    Running,
    Ended,
    Undone,
}

/// The screen.
#[component]
pub fn ImportPage() -> AnyView {
    let store = use_store();
    let t = t();
    let step = memo(move || {
        store.import.with(|import| match import {
            ImportState::Choose { .. } => Step::Choose,
            ImportState::Reading { .. } => Step::Reading,
            ImportState::Check { .. } => Step::Check,
            ImportState::Running { .. } => Step::Running,
            ImportState::Ended { .. } => Step::Ended,
            ImportState::Undone => Step::Undone,
        })
    });
    let again = move |_| store.import.set(ImportState::Choose { error: None });
    view! {
        <div class="narrow wide-narrow import">
            <ScreenHead title=t.import_title />
            {move || match step.get() {
                Step::Choose => view! { <Choose /> },
                Step::Reading => view! { <p class="loading" role="status">{t.import_reading}</p> },
                Step::Check => match store.import.get_untracked() {
                    ImportState::Check { preview } => view! { <Check preview=preview /> },
                    _ => ().into_any(),
                },
                Step::Running => view! { <Running /> },
                Step::Ended => view! { <Ended /> },
                Step::Undone => view! {
                    <Empty icon_name="undo" title=t.import_undone text=t.import_undone_text>
                        <button type="button" class="btn main" on:click=again>{t.import_other}</button>
                    </Empty>
                },
            }}
        </div>
    }
}
