//! The component kit with every state on one page, light beside dark, in the three languages: `/gallery`. Builds without debug assertions
//! do not have it. Never here: a component of its own.

mod fields;
mod kit;

use super::i18n::Lang;
use super::prelude::*;
use super::store::use_store;

/// The page.
#[component]
pub fn GalleryPage() -> AnyView {
    let store = use_store();
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
        <style>{include_str!("gallery/gallery.css")}</style>
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
