//! A menu beside a button: native `popover`, so that Escape and a press elsewhere close it. On a phone it comes from below.
//! Never here: what can be chosen.

use crate::ui::browser;
use crate::ui::prelude::*;

use leptos::ev::KeyboardEvent;
use leptos::prelude::use_context;
use wasm_bindgen::JsCast;
use web_sys::{DomRect, HtmlElement, MouseEvent};

/// Room left between a menu and the edge of the window, in pixels.
const EDGE: f64 = 8.0;

/// The button that was pressed, for a menu to hang on.
pub fn anchor_of(event: &MouseEvent) -> Option<HtmlElement> {
    event.current_target()?.dyn_into().ok()
}

/// The button of the menu around an item.
#[derive(Clone, Copy)]
struct Anchor(StoredValue<HtmlElement, LocalStorage>);

/// A menu that is open for as long as it is in the page.
#[component]
pub fn Menu(
    /// The button that it belongs to: the menu stands below it, and the focus returns to it.
    anchor: HtmlElement,
    /// What it is, for a screen reader.
    #[prop(into)]
    label: String,
    /// It was closed.
    on_close: Callback<()>,
    /// Its items.
    children: Children,
) -> AnyView {
    let menu = element_ref();
    let rect = anchor.get_bounding_client_rect();
    let anchor = StoredValue::new_local(anchor);
    effect(move || {
        let Some(menu) = menu.get() else { return };
        if menu.show_popover().is_ok() {
            place(&menu, &rect);
            focus_item(&menu, 0);
        }
    });
    let toggled = move |_| {
        let is_open = menu.get_untracked().is_some_and(|menu| menu.matches(":popover-open").unwrap_or(false));
        if !is_open {
            // The focus goes back to the button, unless the chosen item moved it elsewhere.
            let lost = document().active_element().is_none_or(|element| element.tag_name() == "BODY");
            if lost {
                anchor.with_value(|anchor| {
                    let _ = anchor.focus();
                });
            }
            on_close.run(());
        }
    };
    let walk = move |event: KeyboardEvent| {
        let Some(menu) = menu.get_untracked() else { return };
        let items = menu.query_selector_all("[role^=menuitem]").map_or(0, |items| items.length());
        let current = index_of_focus(&menu).unwrap_or(0);
        let next = match event.key().as_str() {
            "ArrowDown" => (current + 1) % items.max(1),
            "ArrowUp" => (current + items.max(1) - 1) % items.max(1),
            "Home" => 0,
            "End" => items.saturating_sub(1),
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        focus_item(&menu, next);
    };
    provide_context(Anchor(anchor));
    let close = move |_| {
        if let Some(menu) = menu.get_untracked() {
            let _ = menu.hide_popover();
        }
    };
    view! {
        <div node_ref=menu class="menu" popover="auto" role="menu" aria-label=label data-testid="menu" on:toggle=toggled on:keydown=walk on:click=close>
            {children()}
        </div>
    }
}

fn place(menu: &HtmlElement, anchor: &DomRect) {
    let (width, height) = browser::window_size();
    let own = menu.get_bounding_client_rect();
    let left = (anchor.right() - own.width()).clamp(EDGE, (width - own.width() - EDGE).max(EDGE));
    let below = anchor.bottom() + 4.0;
    let top = if below + own.height() + EDGE > height { (anchor.top() - own.height() - 4.0).max(EDGE) } else { below };
    let style = menu.style();
    let _ = style.set_property("--menu-x", &format!("{}px", left as i32));
    let _ = style.set_property("--menu-y", &format!("{}px", top as i32));
}

fn items(menu: &HtmlElement) -> Vec<HtmlElement> {
    let Ok(list) = menu.query_selector_all("[role^=menuitem]") else { return Vec::new() };
    (0..list.length()).filter_map(|index| list.get(index)?.dyn_into().ok()).collect()
}

fn index_of_focus(menu: &HtmlElement) -> Option<u32> {
    let focused = document().active_element()?;
    items(menu).iter().position(|item| item.is_same_node(Some(&focused))).and_then(|index| u32::try_from(index).ok())
}

fn focus_item(menu: &HtmlElement, index: u32) {
    if let Some(item) = usize::try_from(index).ok().and_then(|index| items(menu).into_iter().nth(index)) {
        let _ = item.focus();
    }
}

/// One line of a menu.
#[component]
pub fn MenuItem(
    /// What it says.
    #[prop(into)]
    label: String,
    /// The icon's name.
    #[prop(optional)]
    icon_name: Option<&'static str>,
    /// It is what is chosen now.
    #[prop(optional)]
    is_chosen: bool,
    /// It takes something away.
    #[prop(optional)]
    is_danger: bool,
    /// For tests.
    testid: &'static str,
    /// It was chosen.
    on_choose: Callback<()>,
) -> AnyView {
    let anchor = use_context::<Anchor>();
    let choose = move |_| {
        // A sheet that opens now gives the focus back to the button, not to an item that is gone.
        if let Some(Anchor(anchor)) = anchor {
            anchor.with_value(|anchor| {
                let _ = anchor.focus();
            });
        }
        on_choose.run(());
    };
    view! {
        <button
            type="button"
            role="menuitem"
            class="menu-item"
            class:chosen=is_chosen
            class:danger=is_danger
            aria-current=is_chosen.then_some("true")
            data-testid=testid
            on:click=choose
        >
            {icon_name.map(super::icon)}
            <span class="grow cap">{label}</span>
            {is_chosen.then(|| super::icon("check"))}
        </button>
    }
}
