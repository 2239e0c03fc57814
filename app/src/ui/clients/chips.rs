//! The switch between the bases, the ready-made views with their counts, and the saved ones. Never here: what belongs to them.

use ingot_shared::Id;

use super::state::ListState;
use crate::model::plural::grouped;
use crate::model::rows::Base;
use crate::model::saved::Saved;
use crate::model::views::Ready;
use crate::ui::i18n::t;
use crate::ui::prelude::*;

/// The switch.
#[component]
pub fn ViewChips(
    /// The list.
    state: ListState,
) -> AnyView {
    let t = t();
    let base = move |base: Base| {
        let label = match base {
            Base::All => t.base_all,
            Base::Clients => t.base_clients,
            Base::Prospects => t.base_prospects,
        };
        let count = memo(move || state.store.rows.with(|rows| rows.counts().of(base)));
        let is_on = memo(move || state.is_base(base));
        chip(base.key(), "base", label, "", count, is_on, Callback::new(move |()| state.choose_base(base)))
    };
    let ready = move |ready: Ready| {
        let (label, text) = words(ready);
        let count = memo(move || state.store.rows.with(|rows| rows.views().count(ready)));
        let is_on = memo(move || state.is_ready(ready));
        chip(ready.key(), "view", label, text, count, is_on, Callback::new(move |()| state.choose_ready(ready)))
    };
    let ids = move || state.saved.with(|saved| saved.iter().map(|saved| saved.id).collect());
    view! {
        <div class="chips scroll view-chips" role="group" aria-label=t.views.label>
            {Base::ALL.into_iter().map(base).collect::<Vec<_>>()}
            <span class="chip-gap" aria-hidden="true"></span>
            {Ready::ALL.into_iter().map(ready).collect::<Vec<_>>()}
            {move || state.saved.with(|saved| !saved.is_empty()).then(|| view! { <span class="chip-gap" aria-hidden="true"></span> })}
            {each(ids, move |id| saved_chip(state, id))}
        </div>
    }
}

fn saved_chip(state: ListState, id: Id) -> AnyView {
    let name = memo(move || state.saved.with(|saved| name_of(saved, id)));
    let is_on = memo(move || state.view.get() == Some(id));
    let chip = element_ref();
    // On a phone it may stand beyond the edge, when a link led to it.
    effect(move || {
        if let Some(chip) = chip.get().filter(|_| is_on.get())
            && let Some(row) = chip.parent_element()
        {
            row.set_scroll_left(chip.offset_left() - row.client_width() / 3);
        }
    });
    view! {
        <button node_ref=chip type="button" class="chip saved" class:on=is_on aria-pressed=move || is_on.get().to_string() data-testid="saved-view" data-id=id.to_string() on:click=move |_| state.choose_saved(id)>
            <span class="cut" dir="auto" title=move || name.get()>{name}</span>
        </button>
    }
}

fn name_of(saved: &[Saved], id: Id) -> String {
    saved.iter().find(|saved| saved.id == id).map(|saved| saved.name.clone()).unwrap_or_default()
}

fn chip(
    key: &'static str,
    of: &'static str,
    label: &'static str,
    text: &'static str,
    count: Memo<usize>,
    is_on: Memo<bool>,
    choose: Callback<()>,
) -> AnyView {
    view! {
        <button
            type="button"
            class="chip"
            class:on=is_on
            class:zero=move || of == "view" && count.get() == 0
            title=text
            aria-pressed=move || is_on.get().to_string()
            data-testid=format!("{of}-{key}")
            on:click=move |_| choose.run(())
        >
            {label}
            <b data-testid=format!("count-{key}") data-count=move || count.get().to_string()>
                {move || grouped(u64::try_from(count.get()).unwrap_or(0))}
            </b>
        </button>
    }
}

/// The name of a view, and what it collects.
pub fn words(ready: Ready) -> (&'static str, &'static str) {
    t().views.ready.get(ready as usize).copied().unwrap_or_default()
}
