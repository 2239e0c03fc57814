//! Taking the page out of the document and putting it back as it was: what is typed, what is open, how far it is scrolled. Never here: when.

use std::cell::RefCell;

use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::AnyView;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlElement};

use crate::ui::i18n::t;
use crate::ui::prelude::*;
use crate::ui::rest::{Part, RestMissing, part};
use crate::ui::store::Store;

/// The id of what the page hangs in.
const ROOT: &str = "root";
/// The id of what the lock hangs in.
const OVER: &str = "lock";

/// What is put back.
struct Covered {
    root: HtmlElement,
    focus: Option<HtmlElement>,
    title: String,
    window: (f64, f64),
    scrolled: Vec<(Element, i32, i32)>,
    /// Takes the lock away when it is dropped.
    over: Box<dyn std::any::Any>,
}

thread_local! {
    static COVERED: RefCell<Option<Covered>> = const { RefCell::new(None) };
}

/// Puts the page into the document.
pub fn mount(page: fn() -> AnyView) {
    if let Some(root) = hang(ROOT) {
        mount_to(root, page).forget();
    }
}

/// An element of its own in the body.
fn hang(id: &str) -> Option<HtmlElement> {
    let element = document().create_element("div").ok()?.dyn_into::<HtmlElement>().ok()?;
    element.set_id(id);
    document().body()?.append_child(&element).ok()?;
    Some(element)
}

/// What the tab is called, unless nobody may read it now; then that is put off.
pub fn title(title: &str) {
    let is_covered = COVERED.with_borrow_mut(|covered| {
        if let Some(covered) = covered {
            title.clone_into(&mut covered.title);
        }
        covered.is_some()
    });
    if !is_covered {
        document().set_title(title);
    }
}

/// Covers and uncovers as the lock is shut and opened.
pub(super) fn follow(store: Store) {
    // Not the signal itself: the lock's views would go with a run that changes nothing.
    let is_shut = memo(move || store.locked.get());
    effect(move || match is_shut.get() {
        true => cover(store),
        false => uncover(store),
    });
}

fn cover(store: Store) {
    if COVERED.with_borrow(Option::is_some) {
        return;
    }
    let Some(root) = document().get_element_by_id(ROOT).and_then(|root| root.dyn_into::<HtmlElement>().ok()) else { return };
    // Fields that save when they are left do it now.
    let focus = document().active_element().and_then(|element| element.dyn_into::<HtmlElement>().ok());
    let focus = focus.filter(|element| root.contains(Some(element)));
    if let Some(focus) = &focus {
        let _ = focus.blur();
    }
    let place = |scroll: Result<f64, _>| scroll.unwrap_or_default();
    let window_at = (place(window().scroll_x()), place(window().scroll_y()));
    let scrolled = all(&root, "*").map(|element| (element.scroll_left(), element.scroll_top(), element));
    let scrolled =
        scrolled.filter(|(left, top, _)| *left != 0 || *top != 0).map(|(left, top, element)| (element, left, top)).collect();
    let title = document().title();
    root.remove();
    document().set_title("Ingot");
    store.shows(false);
    let Some(over) = hang(OVER) else { return };
    let handle: UnmountHandle<_> = mount_to(over, move || {
        provide_context(store);
        live(move || {
            store.lang.track();
            view! { <RestMissing />{part(Part::Lock)} }
        })
    });
    COVERED.set(Some(Covered { root, focus, title, window: window_at, scrolled, over: Box::new(handle) }));
}

fn uncover(store: Store) {
    let Some(covered) = COVERED.take() else { return };
    drop(covered.over);
    if let Some(over) = document().get_element_by_id(OVER) {
        over.remove();
    }
    if let Some(body) = document().body() {
        let _ = body.append_child(&covered.root);
    }
    document().set_title(if covered.title.is_empty() { t().app } else { &covered.title });
    // A dialog that left the document is no longer over the page, though it says that it is open.
    for dialog in all(&covered.root, "dialog[open]").filter_map(|dialog| dialog.dyn_into::<HtmlDialogElement>().ok()) {
        let _ = dialog.remove_attribute("open");
        let _ = dialog.show_modal();
    }
    for (element, left, top) in covered.scrolled {
        element.set_scroll_left(left);
        element.set_scroll_top(top);
    }
    window().scroll_to_with_x_and_y(covered.window.0, covered.window.1);
    if let Some(focus) = covered.focus {
        let _ = focus.focus();
    }
    store.shows(!document().hidden());
}

/// The elements within one that a selector names, in the order of the document.
fn all(root: &Element, selector: &str) -> impl Iterator<Item = Element> {
    let found = root.query_selector_all(selector).ok();
    let count = found.as_ref().map_or(0, web_sys::NodeList::length);
    (0..count).filter_map(move |at| found.as_ref()?.get(at)?.dyn_into().ok())
}
