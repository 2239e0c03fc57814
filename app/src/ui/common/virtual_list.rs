//! A list of any length of which only the rows around the visible part are in the page. It scrolls with the window, so that phones hide
//! their bars. Never here: what a row shows.

use crate::ui::erased::RowView;
use crate::ui::prelude::*;

use std::sync::Arc;

use ingot_shared::Id;
use leptos::ev::{self, KeyboardEvent};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::model::window::Window;
use crate::ui::browser;

/// Rows kept above and below the visible ones: some for the next turn of a wheel, few to make anew at each letter of a search.
const SPARE: usize = 6;

/// After so long without a change the spare rows are drawn.
const REST_MS: u64 = 100;

/// The height of a row in pixels; it may watch the width of the window.
pub type RowHeight = Arc<dyn Fn() -> u32 + Send + Sync>;

/// The list.
#[component]
pub fn VirtualList(
    /// What is in it, in order.
    ids: Memo<Arc<Vec<Id>>>,
    /// The height of a row.
    row_height: RowHeight,
    /// What draws a row. A row watches its own data, so that a change redraws only it.
    row: RowView,
    /// What it is, for a screen reader.
    label: &'static str,
) -> AnyView {
    let list = element_ref();
    let top = RwSignal::new(0.0);
    let height = RwSignal::new(browser::window_size().1);
    let measure = move || {
        if let Some(list) = list.get_untracked() {
            top.set(list.get_bounding_client_rect().top());
        }
    };
    let on_scroll = window_event_listener(ev::scroll, move |_| measure());
    let on_resize = window_event_listener(ev::resize, move |_| {
        height.set(browser::window_size().1);
        measure();
    });
    on_cleanup(move || {
        on_scroll.remove();
        on_resize.remove();
    });
    effect(move || {
        ids.track();
        if list.get().is_some() {
            measure();
        }
    });
    // At each letter of a search only what is seen is drawn anew; the spare rows follow when the typing rests.
    let rested = RwSignal::new(0);
    let which = move || ids.with(|ids| Arc::as_ptr(ids) as usize);
    effect(move || {
        let now = which();
        browser::later(REST_MS, move || {
            if ids.try_with_untracked(|ids| Arc::as_ptr(ids) as usize) == Some(now) {
                rested.try_set(now);
            }
        });
    });
    let spare = memo(move || if rested.get() == which() { SPARE } else { 0 });
    let window = memo(move || Window::of(ids.with(|ids| ids.len()), row_height(), top.get(), height.get(), spare.get()));
    // A memo on purpose: an effect that reads a memo (the window) and then what it is made of (the ids) misses changes of the latter
    // that leave the former as it was (reactive_graph 0.2).
    let shown = memo(move || {
        let window = window.get();
        ids.with(|ids| ids.get(window.start..window.end.min(ids.len())).map(<[Id]>::to_vec).unwrap_or_default())
    });
    view! {
        <div node_ref=list class="vlist" role="list" aria-label=label on:keydown=walk>
            <div aria-hidden="true" style:height=move || format!("{}px", window.get().above)></div>
            {each(move || shown.get(), move |id| row(id))}
            <div aria-hidden="true" style:height=move || format!("{}px", window.get().below)></div>
        </div>
    }
}

/// Arrow keys walk from row to row: the browser scrolls the focused one into view, and the rows beyond it are made in time.
fn walk(event: KeyboardEvent) {
    let step = match event.key().as_str() {
        "ArrowDown" => web_sys::Element::next_element_sibling as fn(&web_sys::Element) -> Option<web_sys::Element>,
        "ArrowUp" => web_sys::Element::previous_element_sibling,
        _ => return,
    };
    let row = document().active_element().and_then(|focused| focused.closest("[role=listitem]").ok().flatten());
    let Some(row) = row.and_then(|row| row.dyn_into::<HtmlElement>().ok()) else { return };
    // A line without a link, the head of a group, is passed over.
    let mut next = step(&row);
    let link = loop {
        let Some(line) = next else { return };
        match line.query_selector("a").ok().flatten() {
            Some(link) => break link.dyn_into::<HtmlElement>().ok(),
            None => next = step(&line),
        }
    };
    if let Some(link) = link {
        event.prevent_default();
        let _ = link.focus();
    }
}
