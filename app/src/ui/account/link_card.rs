//! A link that was just made: to copy, to send, to hold a camera to. Never here: making it.

use ingot_shared::account::{LINKS, Made};
use js_sys::{Function, Object, Reflect};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::qr::qr;
use crate::ui::browser;
use crate::ui::common::icon;
use crate::ui::i18n::{fill, t};
use crate::ui::prelude::*;
use crate::ui::store::use_store;

/// The address that a link has.
fn address(made: &Made) -> String {
    let fragment = LINKS.iter().find(|(_, kind)| *kind == made.kind).map(|(fragment, _)| *fragment);
    [&browser::origin(), "/", fragment.unwrap_or_default(), &made.secret].concat()
}

/// The browser's own way to send something to somebody; none where it has none.
fn sharing() -> Option<Function> {
    Reflect::get(&window().navigator(), &"share".into()).ok()?.dyn_into().ok()
}

/// The card.
#[component]
pub fn LinkCard(made: Made) -> AnyView {
    let store = use_store();
    let t = t();
    let words = &t.access;
    let link = address(&made);
    let (copied, shared, shown) = (link.clone(), link.clone(), link.clone());
    let copy = move |_| {
        browser::copy(&copied, move |is_copied| match is_copied {
            true => store.toast(t.copied.to_owned(), None),
            false => store.toast_error(t.syncing.copy_not.to_owned()),
        });
    };
    let share = move |_| {
        let what = Object::new();
        let is_set = Reflect::set(&what, &"url".into(), &shared.as_str().into()).is_ok();
        if let Some(sharing) = sharing().filter(|_| is_set) {
            // Who closes the browser's sheet without sending needs no word about it.
            let _ = sharing.call1(&window().navigator(), &what);
        }
    };
    let choose = move |event: web_sys::FocusEvent| {
        if let Some(field) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) {
            field.select();
        }
    };
    view! {
        <div class="form link-card">
            <label class="field">
                <span class="field-label">{words.link}</span>
                <input class="input" type="text" readonly=true data-testid="made-link" prop:value=shown on:focus=choose />
            </label>
            <div class="link-do">
                <button type="button" class="btn main grow" autofocus=true data-testid="copy-link" on:click=copy>{icon("doc")}{t.copy}</button>
                {sharing().map(|_| view! { <button type="button" class="btn grow" data-testid="share-link" on:click=share>{icon("out")}{words.share}</button> })}
            </div>
            <div class="link-qr">
                {qr(&link, words.qr)}
                <p class="s muted">{words.qr_text}</p>
            </div>
            <p class="s muted">{fill(words.until, &[&browser::clock().moment(made.expires)])}</p>
        </div>
    }
}
