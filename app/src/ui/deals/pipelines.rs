//! The switch above the board of a company that has several pipelines. Never here: which deals are in which.

use ingot_shared::Id;

use super::page::BoardState;
use crate::ui::i18n::{names, t};
use crate::ui::prelude::*;

/// A chip for each pipeline.
#[component]
pub fn PipelineSwitch(
    /// The board.
    state: BoardState,
) -> AnyView {
    let name = move |id: Id| {
        state.store.workspace.with(|workspace| workspace.pipelines.iter().find(|known| known.id == id).map(names::pipeline))
    };
    let chip = move |id: Id| {
        let is_on = move || state.pipeline.get() == id;
        view! {
            <button
                type="button"
                class:on=is_on
                aria-pressed=move || is_on().to_string()
                data-testid="pipeline-chip"
                data-id=id.to_string()
                on:click=move |_| state.chosen.set(Some(id))
            >
                {move || name(id)}
            </button>
        }
    };
    view! {
        <div class="pipelines"><div class="segmented" role="group" aria-label=t().pipelines.pipelines data-testid="pipelines">
            {each(move || state.pipelines.get(), chip)}
        </div></div>
    }
}
