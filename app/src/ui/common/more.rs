//! The line below a list of which only the beginning is drawn: more comes when the line comes near the screen, or by a press.
//! Never here: the list.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

use crate::ui::i18n::{fill, t};
use crate::ui::prelude::*;

/// How far below the screen the line may be when more is drawn.
const NEAR: &str = "400px";

/// The line; nothing when all is drawn.
#[component]
pub fn More(
    /// How many there are.
    total: Memo<usize>,
    /// How many of them are drawn.
    limit: RwSignal<usize>,
    /// How many more come at once.
    by: usize,
) -> AnyView {
    // Before the first lines are drawn there is nothing to add to.
    let is_there = memo(move || limit.get() > 0 && total.get() > limit.get());
    live(move || is_there.get().then(|| view! { <Line total=total limit=limit by=by /> }))
}

#[component]
fn Line(total: Memo<usize>, limit: RwSignal<usize>, by: usize) -> AnyView {
    let line = element_ref();
    let more = move || limit.update(|limit| *limit += by);
    let on_seen = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
        let is_near = |entry: wasm_bindgen::JsValue| {
            entry.dyn_into::<IntersectionObserverEntry>().is_ok_and(|entry| entry.is_intersecting())
        };
        if entries.iter().any(is_near) && limit.try_get_untracked().is_some() {
            more();
        }
    });
    let options = IntersectionObserverInit::new();
    options.set_root_margin(NEAR);
    // The same within a part of the page that scrolls by itself, where the browser can.
    js_sys::Reflect::set(&options, &"scrollMargin".into(), &NEAR.into()).ok();
    let observer = IntersectionObserver::new_with_options(on_seen.as_ref().unchecked_ref(), &options).ok();
    let watch = StoredValue::new_local((observer, on_seen));
    on_cleanup(move || {
        watch.with_value(|(observer, _)| {
            if let Some(observer) = observer {
                observer.disconnect();
            }
        });
    });
    // It tells only of changes: after more was drawn it is asked anew whether the line is still near.
    effect(move || {
        limit.track();
        let Some(line) = line.get() else { return };
        watch.with_value(|(observer, _)| {
            if let Some(observer) = observer {
                observer.unobserve(&line);
                observer.observe(&line);
            }
        });
    });
    let rest = move || total.get().saturating_sub(limit.get()).min(by);
    view! {
        <button node_ref=line type="button" class="add-line" on:click=move |_| more()>{move || fill(t().show_more, &[&rest()])}</button>
    }
}
