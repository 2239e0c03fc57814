//! The pipeline of a deal (C67): in another one it begins anew. Never here: moves within a pipeline.

use ingot_shared::Id;
use ingot_shared::domain::Value;
use leptos::ev::Event;
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;

use super::page::DealState;
use crate::ui::common::locked;
use crate::ui::i18n::{names, t};
use crate::ui::prelude::*;
use crate::ui::store::MoveAsked;

/// The choice, where a company has several.
#[component]
pub fn Direction(
    /// The screen.
    state: DealState,
) -> AnyView {
    let words = &t().pipelines;
    let store = state.store;
    let key = state.of(|deal| deal.fields.text("pipeline").to_owned());
    let now = memo(move || store.workspace.with(|workspace| workspace.pipeline_of(&key.get()).map(|pipeline| pipeline.id)));
    let all = memo(move || {
        store.workspace.with(|workspace| {
            let shown = workspace.pipelines.iter().filter(|pipeline| !pipeline.retired || Some(pipeline.id) == now.get());
            shown.map(|pipeline| (pipeline.id, names::pipeline(pipeline))).collect::<Vec<(Id, String)>>()
        })
    });
    let choose = move |event: Event| {
        let Some(select) = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok()) else { return };
        let Ok(to) = select.value().parse::<Id>() else { return };
        let found = store.workspace.with_untracked(|workspace| {
            let pipeline = workspace.pipelines.iter().find(|pipeline| pipeline.id == to)?;
            let entrance = pipeline.entrance()?;
            let default = workspace.default_pipeline().map(|pipeline| pipeline.id);
            // A deal of the default pipeline names none.
            let key = if default == Some(to) { Value::Nothing } else { to.to_string().into() };
            Some((key, entrance))
        });
        let Some((key, to)) = found else { return };
        let title = state.deal.with_untracked(|deal| deal.as_deref().map(|deal| deal.title.clone()).unwrap_or_default());
        let asked = MoveAsked { client: state.client, deal: state.id, title, to };
        if !store.want_move_with(asked, vec![state.put("pipeline", key)]) {
            // Not moved before the sheet is answered: the field shows the pipeline that the deal is in.
            select.set_value(&now.get_untracked().map(|id| id.to_string()).unwrap_or_default());
        }
    };
    let option = move |(id, name): (Id, String)| view! { <option value=id.to_string() selected=move || now.get() == Some(id)>{name}</option> };
    live(move || {
        all.with(|all| all.len() > 1).then(|| {
            view! {
                <label class="fact">
                    <span class="xs faint">{words.pipeline}</span>
                    <select class="select bare fact-select" disabled=locked() data-testid="deal-pipeline" on:change=choose>{move || all.get().into_iter().map(option).collect::<Vec<_>>()}</select>
                </label>
            }
        })
    })
}
