//! The screen of the list. Never here: how a row looks.

use std::sync::Arc;

use ingot_shared::Id;
use leptos::ev;

use super::chips::{self, ViewChips};
use super::conditions::ConditionChips;
use super::export::export_button;
use super::layout::LayoutButton;
use super::order::{ColumnHeads, OrderMenu};
use super::row::{ClientRowView, group_head};
use super::saving::Saving;
use super::selection::{Selection, pick_button};
use super::state::ListState;
use crate::model::columns::{Column, template};
use crate::model::plural::grouped;
use crate::model::rows::Base;
use crate::model::search::Query;
use crate::ui::browser;
use crate::ui::common::{Empty, VirtualList, icon};
use crate::ui::i18n::{fill, t};
use crate::ui::prelude::*;
use crate::ui::rest::{Part, Rest, part};
use crate::ui::router::{Route, use_router};
use crate::ui::shell::{ScreenHead, SearchField};
use crate::ui::store::settings::RowHeights;
use crate::ui::store::{QuickAdd, use_store};
use crate::ui::welcome::Beginning;

/// Heights of a row in pixels, as `clients.css` draws them.
const ROWS: RowHeights = RowHeights { phone: 76, usual: 44, comfortable: 52, compact: 36 };
/// Fewer clients than this are sooner gone through than by letters.
const BY_LETTER: usize = 60;
/// Where the list's place is remembered for this tab.
const PLACE: &str = "clients.scroll";

/// What stands in the middle of the screen.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    Loading,
    Nothing,
    NobodyFound,
    NobodyInBase,
    NobodyMeant,
    List,
}

/// The list.
#[component]
pub fn ClientsPage() -> AnyView {
    let store = use_store();
    let t = t();
    let router = use_router();
    let state = ListState::of_tab(store, router);
    let listed = memo(move || {
        let query = Query::new(&store.query.get());
        let show = state.show();
        Arc::new(store.rows.with(|rows| rows.shown(&show, &query)))
    });
    let ids = memo(move || listed.with(|listed| Arc::clone(&listed.ids)));
    let lines = memo(move || listed.with(|listed| Arc::clone(&listed.lines)));
    let found = memo(move || fill(t.filters.found, &[&grouped(u64::try_from(ids.with(|ids| ids.len())).unwrap_or(0))]));
    let selection = Selection::new(ids);
    selection.listen(store);
    // Once there, it stays: it tells how far it is when nobody is selected any more.
    let was_bulk = StoredValue::new(false);
    let is_bulk = memo(move || {
        was_bulk.update_value(|was| *was |= store.may_write() && (selection.is_picking.get() || selection.count() > 0));
        was_bulk.get_value()
    });
    let shown = memo(move || {
        let is_empty = ids.with(|ids| ids.is_empty());
        if !is_empty {
            return Shown::List;
        }
        if store.rows.with(|rows| rows.counts().all > 0) {
            let is_filtered = state.look.with(|look| !look.show.filter.is_empty());
            return match (store.query.with(String::is_empty), is_filtered) {
                (false, _) => Shown::NobodyFound,
                (true, true) => Shown::NobodyMeant,
                (true, false) => Shown::NobodyInBase,
            };
        }
        if store.health.get().has_rows() { Shown::Nothing } else { Shown::Loading }
    });
    // The filter stays in reach when it finds nobody.
    let has_bar =
        memo(move || matches!(shown.get(), Shown::List | Shown::NobodyMeant | Shown::NobodyInBase | Shown::NobodyFound));
    let row = move |id: Memo<Id>| {
        let is_head = memo(move || listed.with(|listed| listed.heads.contains_key(&id.get())));
        live(move || {
            if is_head.get() {
                group_head(state, listed, id)
            } else {
                view! { <ClientRowView id=id state=state selection=selection /> }
            }
        })
    };
    // The very first time there is nothing to look for or to choose from.
    let is_first = memo(move || shown.get() == Shown::Nothing && store.is_new.get());
    let has_letters = memo(move || {
        let is_by_name = state.look.with(|look| look.show.order.first.by == Column::Name && look.show.group.is_none());
        is_by_name && !store.wide.get() && ids.with(|ids| ids.len() >= BY_LETTER)
    });
    let row_height = move || store.row_height(ROWS);
    // The shortcut "new client" of the installed app.
    if router.asks_for("new") {
        store.quick_add.set(Some(QuickAdd::Client));
        router.replace(Route::Clients);
    }
    keep_place(memo(move || shown.get() == Shown::List));
    view! {
        <div class="wrap clients">
            <ScreenHead title=t.clients>{move || (shown.get() == Shown::List && store.role.get().changes_settings()).then(|| export_button(state, ids))}</ScreenHead>
            {move || (!is_first.get() && !store.wide.get()).then(|| view! { <SearchField testid="search" /> })}
            {move || (!is_first.get()).then(|| view! { <ViewChips state=state /> })}
            {move || has_bar.get().then(|| view! { <ListBar state=state selection=selection found=found /> })}
            {move || match shown.get() {
                Shown::List => {
                    view! {
                        <div class="client-list" class:lettered=has_letters class:picking=selection.is_picking style:--cols=move || template(&state.columns.get())>
                            <ColumnHeads state=state selection=selection />
                            // They come with the rest of the page, and bring it no sooner.
                            {move || (has_letters.get() && store.rest.get() == Rest::Here && !state.is_filtering.get()).then(|| part(Part::Letters(ids, ROWS.phone)))}
                            <VirtualList ids=lines row_height=Arc::new(row_height) row=Arc::new(row) label=t.clients />
                        </div>
                    }
                }
                Shown::Loading => view! { <p class="loading" role="status">{t.loading}</p> },
                Shown::NobodyFound => view! { <Empty icon_name="search" title=t.nobody text=t.nobody_text /> },
                Shown::NobodyMeant => view! { <Empty icon_name="filter" title=t.views.nobody text=t.filters.nobody /> },
                Shown::NobodyInBase => {
                    let (title, text) = match state.look.with(|look| (look.show.ready, look.show.base)) {
                        (Some(ready), _) => (t.views.nobody, chips::words(ready).1),
                        (None, Base::Clients) => (t.base_empty, t.base_empty_text),
                        (None, _) => (t.base_empty, ""),
                    };
                    view! { <Empty icon_name="users" title=title text=text /> }
                }
                Shown::Nothing => view! { <Beginning icon_name="users" title=t.empty_title text=t.empty_text /> },
            }}
            {move || is_bulk.get().then(|| part(Part::Bulk(store, selection)))}
        </div>
    }
}

/// What can be done with the list as a whole, its filter, and the conditions at work.
#[component]
fn ListBar(state: ListState, selection: Selection, found: Memo<String>) -> AnyView {
    let words = &t().filters;
    let number = memo(move || state.look.with(|look| look.show.filter.len()));
    let toggle = move |_| state.is_filtering.update(|is_open| *is_open = !*is_open);
    view! {
        <div class="list-do">
            <button type="button" class="btn quiet filter-open" class:on=move || number.get() != 0 aria-expanded=move || state.is_filtering.get().to_string() data-testid="filter" on:click=toggle>
                {icon("filter")}
                <span>{words.filter}</span>
                {move || (number.get() > 0).then(|| view! { <b>{number.get().to_string()}</b> })}
            </button>
            <OrderMenu state=state />
            <LayoutButton state=state />
            <Saving state=state />
            <span class="grow"></span>
            {move || (number.get() > 0 && !state.is_filtering.get()).then(|| view! { <p class="s muted found" role="status" data-testid="found">{found}</p> })}
            {pick_button(selection)}
        </div>
        {move || state.is_filtering.get().then(|| part(Part::Filter(state, found)))}
        {move || (!state.is_filtering.get()).then(|| view! { <ConditionChips state=state /> })}
    }
}

/// Comes back to the same place after a client was looked at or the page was reloaded.
fn keep_place(is_list: Memo<bool>) {
    let wanted =
        StoredValue::new(browser::tab_memory(PLACE).and_then(|place| place.parse::<i32>().ok()).filter(|place| *place > 0));
    effect(move || {
        if !is_list.get() {
            return;
        }
        if let Some(place) = wanted.try_update_value(Option::take).flatten() {
            // After the router's own scrolling to the top and the list's first drawing.
            browser::later(0, move || window().scroll_to_with_x_and_y(0.0, f64::from(place)));
        }
    });
    let on_scroll = window_event_listener(ev::scroll, move |_| {
        if wanted.try_with_value(Option::is_none) == Some(true) {
            browser::remember_in_tab(PLACE, &(window().scroll_y().unwrap_or_default() as i32).to_string());
        }
    });
    on_cleanup(move || on_scroll.remove());
}
