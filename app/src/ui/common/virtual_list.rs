//! A list of any length of which only the rows around the visible part are in the page. It scrolls with the window, so that phones hide
//! their bars. Never here: what a row shows.

use crate::ui::erased::{SlotView, each_slot};
use crate::ui::prelude::*;

use std::sync::Arc;

use ingot_shared::Id;
use leptos::ev::{self, FocusEvent, KeyboardEvent, MouseEvent};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::model::window::{Slots, Window};
use crate::ui::browser;

/// Rows kept above and below the visible ones, for the next turn of a wheel; few, as each of them follows every letter of a search.
const SPARE: usize = 4;
/// Rows that are drawn at once when the list opens, and in each of the next moments until all that the window shows are there: drawing all
/// of them, and their layout, in one task keeps a finger waiting.
const STEP: usize = 8;

/// The height of a row in pixels; it may watch the width of the window.
pub type RowHeight = Arc<dyn Fn() -> u32 + Send + Sync>;

/// What draws a row of whatever its signal says. The row stays when another id takes its place: new words in elements that are there cost
/// a fraction of new elements.
pub type VirtualRow = Arc<dyn Fn(Memo<Id>) -> AnyView + Send + Sync>;

/// The list.
#[component]
pub fn VirtualList(
    /// What is in it, in order.
    ids: Memo<Arc<Vec<Id>>>,
    /// The height of a row.
    row_height: RowHeight,
    /// What draws a row.
    row: VirtualRow,
    /// What it is, for a screen reader.
    label: &'static str,
) -> AnyView {
    let list = element_ref();
    let top = RwSignal::new(0.0);
    let height = RwSignal::new(browser::window_size().1);
    let measure = move || {
        if let Some(list) = list.try_get_untracked().flatten() {
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
            // Where the list is, is known after a layout, which is a task of its own.
            browser::later(0, measure);
        }
    });
    let high = Arc::clone(&row_height);
    let window = memo(move || Window::of(ids.with(|ids| ids.len()), high(), top.get(), height.get(), SPARE));
    let most = StoredValue::new(0);
    let opened = RwSignal::new(STEP);
    effect(move || {
        let (window, now) = (window.get(), opened.get());
        if now < usize::MAX {
            let next = if window.start + now < window.end { now + STEP } else { usize::MAX };
            browser::later(0, move || _ = opened.try_set(next));
        }
    });
    let slots = memo(move || {
        let window = window.get();
        most.update_value(|most| *most = (*most).max(window.end - window.start));
        let end = window.end.min(window.start.saturating_add(opened.get()));
        Slots { start: window.start, end, count: most.get_value() }
    });
    let below = move || {
        let window = window.get();
        window.below + u64::try_from(window.end - slots.get().end).unwrap_or(0) * u64::from(row_height())
    };
    let at = move |slot: usize| slots.with(|slots| slots.index(slot)).and_then(|index| ids.with(|ids| ids.get(index).copied()));
    let drawn: SlotView = Arc::new(move |slot| {
        // A row that is about to leave keeps what it showed.
        let last = StoredValue::new(Id::default());
        row(memo(move || {
            if let Some(id) = at(slot) {
                last.set_value(id);
            }
            last.get_value()
        }))
    });
    let focused = follow_focus(list, ids, window);
    view! {
        <div node_ref=list class="vlist" role="list" aria-label=label on:keydown=walk on:focusin=focused on:mouseover=tell_cut>
            <div aria-hidden="true" style:height=move || format!("{}px", window.get().above)></div>
            {each_slot(move || slots.get().in_order(), drawn)}
            <div aria-hidden="true" style:height=move || format!("{}px", below())></div>
        </div>
    }
}

/// Keeps the focus with what it was on when the list moves under it, and lets it go when that has left. Returns what hears of a new focus.
fn follow_focus(list: ElementRef, ids: Memo<Arc<Vec<Id>>>, window: Memo<Window>) -> impl FnMut(FocusEvent) + 'static {
    let held = StoredValue::new(None::<String>);
    effect(move || {
        ids.track();
        window.track();
        if held.with_value(Option::is_none) {
            return;
        }
        // After the rows have got their new words.
        browser::later(0, move || {
            let Some((list, id)) = list.try_get_untracked().flatten().zip(held.try_get_value().flatten()) else { return };
            let active = document().active_element().filter(|active| list.contains(Some(active)));
            let Some(active) = active.filter(|active| id_at(active).is_some_and(|now| now != id)) else { return };
            let place = list.query_selector(&format!("[data-id=\"{id}\"]")).ok().flatten();
            match place.and_then(|place| place.dyn_into::<HtmlElement>().ok()) {
                Some(place) => _ = place.focus(),
                None => _ = active.dyn_into::<HtmlElement>().map(|active| active.blur()),
            }
        });
    });
    move |event| {
        held.set_value(event.target().and_then(|target| target.dyn_into::<Element>().ok()).and_then(|target| id_at(&target)))
    }
}

/// The id that the row of an element shows now.
fn id_at(element: &Element) -> Option<String> {
    let row = element.closest("[role=listitem]").ok()??;
    row.query_selector("[data-id]").ok()??.get_attribute("data-id")
}

/// Words that do not fit say in a title what they are, once somebody points at them.
fn tell_cut(event: MouseEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(words) = target.filter(|target| target.class_list().contains("cut")) else { return };
    let _ = if words.scroll_width() > words.client_width() {
        words.set_attribute("title", &words.text_content().unwrap_or_default())
    } else {
        words.remove_attribute("title")
    };
}

/// Arrow keys walk from row to row: the browser scrolls the focused one into view, and the rows beyond it are made in time.
fn walk(event: KeyboardEvent) {
    let step = match event.key().as_str() {
        "ArrowDown" => Element::next_element_sibling as fn(&Element) -> Option<Element>,
        "ArrowUp" => Element::previous_element_sibling,
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
