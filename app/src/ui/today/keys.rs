//! The worklist's keys: J and K walk, Enter opens, C calls, M writes, D is done, S puts off, digits say how it went.
//! Never here: what becomes of it.

use ingot_shared::Id;
use leptos::ev::KeyboardEvent;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::state::{TodayState, has_panel};
use crate::ui::browser;
use crate::ui::prelude::*;

/// Handles a key; whether it meant something.
pub fn press(state: TodayState, event: &KeyboardEvent) -> bool {
    let order = leptos::prelude::untrack(|| state.order());
    let chosen = state.chosen.get_untracked().filter(|id| order.contains(id));
    // Letters by their place on the keyboard: they work in the Russian layout too. Arrows and Enter belong to what has the focus.
    let is_on = |what| document().active_element().is_none_or(|element| element.matches(what).unwrap_or(false));
    let is_free = is_on("body, #main, .t-main");
    // On another entry Enter chooses it, as a press does.
    let opens = is_on("body, #main") || has_panel() && is_on(".t-item.on .t-main");
    match (event.code().as_str(), event.key().as_str(), chosen) {
        ("KeyJ", ..) => walk(state, &order, chosen, 1),
        ("KeyK", ..) => walk(state, &order, chosen, -1),
        (_, "ArrowDown", _) if is_free => walk(state, &order, chosen, 1),
        (_, "ArrowUp", _) if is_free => walk(state, &order, chosen, -1),
        (_, "Enter", Some(id)) if opens => state.open(id),
        ("KeyC", _, Some(id)) => {
            click(id, "[data-act=call]");
            state.choose(id);
        }
        ("KeyM", _, Some(id)) => {
            state.choose(id);
            browser::later(0, || browser::focus(".t-ways a"));
        }
        ("KeyD" | "KeyS", ..) | (_, "1" | "2" | "3" | "4", _) if !state.store.role.get_untracked().writes() => return false,
        ("KeyD", _, Some(id)) => state.done(id),
        ("KeyS", _, Some(id)) => {
            if let Some(row) = part(id, ".t-main") {
                state.snooze.set(Some((id, row)));
            }
        }
        (_, "1" | "2" | "3" | "4", Some(id)) => {
            if !has_panel() {
                state.choose(id);
            }
            let at = event.key().parse::<usize>().ok().and_then(|digit| digit.checked_sub(1));
            browser::later(0, move || state.keyed.set(at));
        }
        _ => return false,
    }
    true
}

fn walk(state: TodayState, order: &[Id], chosen: Option<Id>, step: isize) {
    let at = chosen.and_then(|id| order.iter().position(|other| *other == id));
    let next = at.map_or(Some(0), |at| at.checked_add_signed(step)).and_then(|at| order.get(at)).copied();
    let Some(next) = next else { return };
    state.hold(Some(next));
    if let Some(row) = part(next, ".t-main") {
        let _ = row.focus();
    }
}

fn part(id: Id, selector: &str) -> Option<HtmlElement> {
    let found = document().query_selector(&format!(".t-item[data-id='{id}'] {selector}")).ok().flatten();
    found.and_then(|element| element.dyn_into().ok())
}

fn click(id: Id, selector: &str) {
    if let Some(element) = part(id, selector) {
        element.click();
    }
}
