//! Who else is at this client, and which field they edit. Never here: how that is learnt.

use ingot_shared::sync::frame::Person;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusEvent};

use crate::ui::common::avatar;
use crate::ui::i18n::{fill, t};
use crate::ui::prelude::*;
use crate::ui::store::{Store, use_store};
use leptos::ev;

/// Most people who are drawn.
const DRAWN: usize = 3;
/// On the element that another edits.
const MARK: &str = "data-edited";

/// The people, and marks on what they edit.
#[component]
pub fn Present() -> AnyView {
    let store = use_store();
    watch(store);
    let people = memo(move || store.people.get());
    effect(move || people.with(|people| mark(people)));
    live(move || {
        let people = people.get();
        if people.is_empty() {
            return ().into_any();
        }
        let t = t();
        let lines = people.iter().map(line).collect::<Vec<_>>().join(" · ");
        let title = lines.clone();
        let faces = people.iter().take(DRAWN).map(|person| avatar(name(person), "s")).collect::<Vec<_>>();
        view! {
            <p class="present s" data-testid="present" role="status" aria-label=t.presence.label title=title>
                <span class="faces" aria-hidden="true">{faces}</span>
                <span class="present-line" dir="auto">{lines}</span>
            </p>
        }
    })
}

fn name(person: &Person) -> &str {
    if person.name.is_empty() { t().presence.somebody } else { &person.name }
}

fn line(person: &Person) -> String {
    let words = &t().presence;
    let label = field(&person.field).and_then(|element| element.get_attribute("aria-label"));
    match label {
        Some(label) => fill(words.edits, &[&name(person), &label]),
        None => fill(words.here, &[&name(person)]),
    }
}

/// The element of a field's word. The word came from another device: it is compared, never put into a selector.
fn field(word: &str) -> Option<Element> {
    if word.is_empty() {
        return None;
    }
    let fields = document().query_selector_all(".client [data-testid]").ok()?;
    let elements = (0..fields.length()).filter_map(|at| fields.get(at)?.dyn_into::<Element>().ok());
    elements.into_iter().find(|element| element.get_attribute("data-testid").as_deref() == Some(word))
}

fn mark(people: &[Person]) {
    if let Ok(marked) = document().query_selector_all(&format!("[{MARK}]")) {
        for element in (0..marked.length()).filter_map(|at| marked.get(at)?.dyn_into::<Element>().ok()) {
            let _ = element.remove_attribute(MARK);
        }
    }
    for person in people {
        if let Some(element) = field(&person.field) {
            let _ = element.set_attribute(MARK, "");
        }
    }
}

/// Tells the others which field has the focus here, and whether anybody looks at all.
fn watch(store: Store) {
    let word = |event: &FocusEvent| {
        let element = event.target()?.dyn_into::<Element>().ok()?;
        let is_field = matches!(element.tag_name().as_str(), "TEXTAREA" | "INPUT" | "SELECT");
        element.closest(".client").ok().flatten().filter(|_| is_field)?;
        element.get_attribute("data-testid")
    };
    let listeners = [
        window_event_listener(ev::focusin, move |event| store.edits_field(&word(&event).unwrap_or_default())),
        window_event_listener(ev::focusout, move |_| store.edits_field("")),
    ];
    let shown = window_event_listener(ev::visibilitychange, move |_| store.shows(!document().hidden()));
    on_cleanup(move || {
        listeners.into_iter().for_each(|listener| listener.remove());
        shown.remove();
    });
}
