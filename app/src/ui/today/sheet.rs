//! The sheet of one entry, for screens without room for the panel: it waits when one comes back from a call. Never here: the form.

use ingot_shared::Id;
use leptos::ev::MouseEvent;
use web_sys::HtmlElement;

use super::form::{ResultForm, Ways};
use super::panel::{reach, who};
use super::snooze::SnoozeMenu;
use super::state::TodayState;
use super::why::reason;
use crate::ui::browser;
use crate::ui::common::{Sheet, anchor_of, icon, use_sheet};
use crate::ui::i18n::{names, t};
use crate::ui::prelude::*;

/// The sheet, while somebody is chosen for it.
#[component]
pub fn ResultSheet(
    /// The worklist.
    state: TodayState,
) -> AnyView {
    let store = state.store;
    // A phone may throw the page away during a call: the sheet is there again afterwards.
    effect(move || browser::remember_in_tab("today.result", &store.result.get().map(|id| id.to_string()).unwrap_or_default()));
    // Somebody who is no longer in the list has nothing to be asked about.
    let shown = memo(move || {
        let scope = store.scope.get();
        store.result.get().filter(|id| store.rows.with(|rows| rows.today().item(scope, *id).is_some()))
    });
    // Who leaves the list while the sheet is open is dealt with: coming back, by undo or in a month, is no reason to ask again.
    let was_shown = StoredValue::new(false);
    effect(move || {
        let is_shown = shown.with(Option::is_some);
        if was_shown.get_value() && !is_shown {
            store.result.set(None);
        }
        was_shown.set_value(is_shown);
    });
    let close = Callback::new(move |()| store.result.set(None));
    live(move || {
        shown.get().and_then(|id| state.look(id).map(|(_, row)| (id, names::client(row.title())))).map(|(id, name)| {
            view! { <Sheet title=name testid="result-sheet" on_close=close><Inside state=state id=id /></Sheet> }
        })
    })
}

#[component]
fn Inside(state: TodayState, id: Id) -> AnyView {
    let store = state.store;
    let words = &t().today_words;
    let sheet = use_sheet();
    let segment = memo(move || store.rows.with(|rows| rows.segment(id)));
    let Some((item, row)) = state.look(id) else { return ().into_any() };
    let why = reason(&item, state.store.day_shown());
    let close = Callback::new(move |()| sheet.close());
    let done = move |_| {
        sheet.close();
        state.done(id);
    };
    // Its menu stands inside the sheet: what is outside of it cannot be pressed while it is open.
    let menu = RwSignal::new(None::<HtmlElement>);
    let snooze = move |event: MouseEvent| menu.set(anchor_of(&event));
    view! {
        <div class="t-sheet">
            {who(&row, segment)}
            <p class="s muted" dir="auto">{why}</p>
            {reach(&row)}
            <Ways state=state id=id />
            <ResultForm state=state id=id is_quick=true save_word=words.save on_saved=close />
            <div class="two">
                <button type="button" class="btn quiet writes" data-testid="sheet-done" on:click=done>{icon("check")}{words.done}</button>
                <button type="button" class="btn quiet writes" aria-haspopup="menu" data-testid="sheet-snooze" on:click=snooze>{icon("clock")}{words.snooze}</button>
            </div>
            {move || menu.get().map(|anchor| view! { <SnoozeMenu state=state id=id anchor=anchor on_close=Callback::new(move |()| menu.set(None)) /> })}
        </div>
    }
}
