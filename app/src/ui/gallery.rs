//! The component kit with every state on one page, light beside dark, in the three languages: `/gallery`. Builds without debug assertions
//! do not have it. Never here: a component of its own.

mod fields;
mod kit;

use wasm_bindgen::prelude::*;

use super::i18n::Lang;
use super::prelude::*;
use super::store::use_store;

#[wasm_bindgen]
extern "C" {
    type CSSStyleSheet;

    #[wasm_bindgen(constructor)]
    fn new() -> CSSStyleSheet;

    #[wasm_bindgen(method, js_name = replaceSync)]
    fn replace(this: &CSSStyleSheet, rules: &str);

    #[wasm_bindgen(js_namespace = ["document", "adoptedStyleSheets"], js_name = push)]
    fn adopt(sheet: &CSSStyleSheet);
}

/// The page.
#[component]
pub fn GalleryPage() -> AnyView {
    let store = use_store();
    // Only the kit's own: the policy of pages allows no style in them.
    let sheet = CSSStyleSheet::new();
    sheet.replace(include_str!("gallery/gallery.css"));
    adopt(&sheet);
    let language = move |lang: Lang| {
        let is_on = move || store.lang.get() == lang;
        view! {
            <button type="button" lang=lang.code() class:on=is_on aria-pressed=move || is_on().to_string() data-testid=["gallery-", lang.code()].concat() on:click=move |_| store.set_lang(lang)>
                {lang.name()}
            </button>
        }
    };
    let side = |scheme: &'static str| {
        view! {
            <section class=["gallery-side ", scheme].concat() aria-label=scheme data-testid="gallery-side">
                {kit::parts()}
                {fields::parts()}
            </section>
        }
    };
    view! {
        <div class="gallery" data-testid="gallery">
            <header class="screen-head">
                <h1 class="grow">"Gallery"</h1>
                <div class="segmented">{Lang::ALL.map(language).into_iter().collect::<Vec<_>>()}</div>
            </header>
            <div class="gallery-sides">{side("light")}{side("dark")}</div>
        </div>
    }
}

/// One component with its states.
fn specimen(name: &'static str, states: Vec<AnyView>) -> AnyView {
    view! {
        <article class="specimen">
            <h2 class="h3">{name}</h2>
            <div class="specimen-states">{states}</div>
        </article>
    }
}
