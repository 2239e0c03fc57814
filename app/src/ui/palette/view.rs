//! The palette on the screen: a line to type into, and the list that its arrows walk. Never here: what is in the list.

use leptos::ev::{KeyboardEvent, MouseEvent};
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use super::found::{Group, Line, groups};
use crate::ui::browser::{self, keys_here};
use crate::ui::common::icon;
use crate::ui::i18n::{fill, t};
use crate::ui::prelude::*;
use crate::ui::router::use_router;
use crate::ui::store::{Store, use_store};

/// The list, which the line controls.
const LIST: &str = "palette-list";

/// The button that opens it: in the desktop's bar with its keys, at the head of a phone's screens as an icon.
pub fn palette_button(store: Store, is_wide: bool) -> AnyView {
    let title = t().palette.title;
    let open = move |_| store.palette.set(true);
    if is_wide {
        view! { <button type="button" class="btn quiet palette-do" data-testid="to-palette" on:click=open>{title}<kbd aria-hidden="true">{keys_here("Ctrl K")}</kbd></button> }
    } else {
        view! { <button type="button" class="btn icon quiet" aria-label=title title=title data-testid="to-palette" on:click=open>{icon("search")}</button> }
    }
}

/// Every line with its number, group after group.
fn numbered(groups: &[Group]) -> impl Iterator<Item = (usize, &Line)> {
    groups.iter().flat_map(|group| &group.lines).enumerate()
}

/// The palette, open for as long as it is in the page.
#[component]
pub fn Palette() -> AnyView {
    let store = use_store();
    let router = use_router();
    let words = &t().palette;
    let dialog = element_ref();
    let typed = RwSignal::new(String::new());
    let chosen = RwSignal::new(0_usize);
    let here = router.route.get_untracked();
    let found = memo(move || typed.with(|typed| groups(store, here, typed)));
    let number = memo(move || found.with(|found| found.iter().map(|group| group.lines.len()).sum::<usize>()));
    let close = move || {
        if let Some(dialog) = dialog.get_untracked().and_then(|dialog| dialog.dyn_into::<HtmlDialogElement>().ok()) {
            dialog.close();
        }
    };
    effect(move || {
        let Some(dialog) = dialog.get().and_then(|dialog| dialog.dyn_into::<HtmlDialogElement>().ok()) else { return };
        if !dialog.open() {
            let _ = dialog.show_modal();
        }
    });
    // The focus is back where it was before anything is done: a sheet that opens gives it back there, too.
    let run = move |at: usize| {
        let act = found.with_untracked(|found| numbered(found).nth(at).map(|(_, line)| line.act));
        if let Some(act) = act {
            close();
            typed.with_untracked(|typed| act.run(store, router, typed));
        }
    };
    let input = move |event| {
        typed.set(event_target_value(&event));
        chosen.set(0);
    };
    let walk = move |to: usize| {
        chosen.set(to);
        browser::later(0, move || show(to));
    };
    let key = move |event: KeyboardEvent| {
        let (at, last) = (chosen.get_untracked(), number.get_untracked().saturating_sub(1));
        match event.key().as_str() {
            "ArrowDown" => walk(if at >= last { 0 } else { at + 1 }),
            "ArrowUp" => walk(if at == 0 { last } else { at - 1 }),
            "PageDown" => walk((at + 6).min(last)),
            "PageUp" => walk(at.saturating_sub(6)),
            "Enter" if !event.is_composing() => run(at),
            _ => return,
        }
        event.prevent_default();
    };
    let dismiss = move |event: MouseEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        if target.is_some_and(|element| element.tag_name() == "DIALOG") {
            close();
        }
    };
    let line = move |at: usize, line: Line| {
        let is_on = move || chosen.get() == at;
        view! {
            <div
                class="palette-line"
                class:on=is_on
                role="option"
                id=option_id(at)
                aria-selected=move || is_on().to_string()
                data-testid="palette-line"
                on:mousemove=move |_| if chosen.get_untracked() != at { chosen.set(at) }
                on:click=move |_| run(at)
            >
                {icon(line.icon)}
                <span class="palette-name" dir="auto">{line.name}</span>
                <span class="palette-about s muted" dir="auto">{line.about}</span>
                {(!line.keys.is_empty()).then(|| view! { <kbd>{keys_here(line.keys)}</kbd> })}
            </div>
        }
    };
    let list = live(move || {
        let mut at = 0;
        let mut parts = Vec::new();
        for group in found.get() {
            let mut lines = Vec::new();
            for one in group.lines {
                lines.push(line(at, one));
                at += 1;
            }
            parts.push(view! {
                <div role="group" aria-label=group.title>
                    <p class="h3 palette-head" aria-hidden="true">{group.title}</p>
                    {lines}
                </div>
            });
        }
        parts.into_any()
    });
    view! {
        <dialog node_ref=dialog class="palette" data-testid="palette" aria-label=words.title on:close=move |_| store.palette.set(false) on:mousedown=dismiss>
            <div class="palette-top">
                {icon("search")}
                <input
                    type="text"
                    class="palette-in"
                    role="combobox"
                    aria-label=words.title
                    aria-expanded="true"
                    aria-controls=LIST
                    aria-autocomplete="list"
                    aria-activedescendant=move || (number.get() > 0).then(|| option_id(chosen.get()))
                    autofocus=true
                    autocomplete="off"
                    spellcheck="false"
                    enterkeyhint="go"
                    placeholder=words.hint
                    data-testid="palette-in"
                    on:input=input
                    on:keydown=key
                />
                <button type="button" class="btn icon quiet" aria-label=t().close on:click=move |_| close()>{icon("close")}</button>
            </div>
            <div class="palette-list" role="listbox" id=LIST aria-label=words.found>{list}</div>
            <p class="unseen" role="status">{move || fill(words.count, &[&number.get()])}</p>
        </dialog>
    }
}

fn option_id(at: usize) -> String {
    ["palette-", &at.to_string()].concat()
}

/// Brings a line into view.
fn show(at: usize) {
    if let Some(line) = document().get_element_by_id(&option_id(at)) {
        let options = web_sys::ScrollIntoViewOptions::new();
        let _ = js_sys::Reflect::set(&options, &"block".into(), &"nearest".into());
        line.scroll_into_view_with_scroll_into_view_options(&options);
    }
}
