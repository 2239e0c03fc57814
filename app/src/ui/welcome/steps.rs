//! The first start on one page: the language that was found, the name, how to begin. Everything can be skipped, and it comes once.
//! Never here: the settings screen.

use super::beginning::DemoError;
use crate::ui::browser;
use crate::ui::common::icon;
use crate::ui::i18n::{Lang, t};
use crate::ui::prelude::*;
use crate::ui::router::{Route, use_router};
use crate::ui::store::{QuickAdd, use_store};

/// Where the name is remembered while it is typed.
const DRAFT: &str = "welcome.name";

/// The page.
#[component]
pub fn Steps() -> AnyView {
    let store = use_store();
    let router = use_router();
    let t = t();
    // Choosing a language draws the page anew: what is typed outlasts it.
    let draft = browser::tab_memory(DRAFT).filter(|draft| !draft.is_empty());
    let name = RwSignal::new(draft.unwrap_or_else(|| store.me.with_untracked(|me| me.name.clone())));
    let typed = move |text: String| {
        browser::remember_in_tab(DRAFT, &text);
        name.set(text);
    };
    // The name may come from the engine after the page: it must not take the place of what is being typed.
    effect(move || {
        let known = store.me.with(|me| me.name.clone());
        if name.with_untracked(String::is_empty) && !known.is_empty() {
            name.set(known);
        }
    });
    // It says what stood there until the page ran.
    browser::later(0, browser::end_waiting);
    let keep_name = move || store.set_name(name.get_untracked());
    let language = |lang: Lang| {
        view! {
            <button
                type="button"
                lang=lang.code()
                class:on=move || store.lang.get() == lang
                aria-pressed=move || (store.lang.get() == lang).to_string()
                data-testid=format!("welcome-{}", lang.code())
                on:click=move |_| {
                    keep_name();
                    store.set_lang(lang);
                }
            >
                {lang.name()}
            </button>
        }
    };
    let way = |icon_name: &'static str, title: &'static str, why: &'static str| {
        view! {
            <span class="way-mark">{icon(icon_name)}</span>
            <span class="grow"><b>{title}</b><span class="s muted block">{why}</span></span>
            {icon("next")}
        }
    };
    let example = move |_| {
        keep_name();
        store.start_demo();
    };
    let import = move |_| {
        keep_name();
        store.end_welcome();
        router.go(Route::Import);
    };
    let first = move |_| {
        keep_name();
        store.quick_add.set(Some(QuickAdd::Client));
    };
    let skip = move |_| {
        keep_name();
        store.end_welcome();
    };
    view! {
        <section class="welcome" data-testid="welcome" aria-label=t.demo.welcome>
            <div class="welcome-head">
                <i class="welcome-ingot" aria-hidden="true"></i>
                <h2>{t.demo.welcome}</h2>
                <p class="muted">{t.demo.welcome_text}</p>
            </div>
            <div class="segmented" role="group" aria-label=t.language>{Lang::ALL.into_iter().map(language).collect::<Vec<_>>()}</div>
            <label class="field">
                <span class="field-label">{t.demo.your_name}</span>
                <input
                    class="input"
                    type="text"
                    dir="auto"
                    autocomplete="name"
                    aria-describedby="welcome-name-why"
                    data-testid="welcome-name"
                    prop:value=move || name.get()
                    on:input=move |event| typed(event_target_value(&event))
                    // It also comes when the field is taken away, and its name with it.
                    on:change=move |event| store.set_name(event_target_value(&event))
                />
                <span class="s muted" id="welcome-name-why">{t.demo.your_name_why}</span>
            </label>
            <div class="welcome-ways">
                <h3 class="field-label">{t.demo.how}</h3>
                <button type="button" class="way main" data-testid="to-example" on:click=example>{way("star", t.demo.example, t.demo.example_why)}</button>
                <button type="button" class="way" data-testid="to-import" on:click=import>{way("import", t.demo.import, t.demo.import_why)}</button>
                <button type="button" class="way" data-testid="first-client" on:click=first>{way("plus", t.demo.first, t.demo.first_why)}</button>
            </div>
            <DemoError />
            <a class="btn quiet" href="/sign-in" data-testid="welcome-sign-in">{t.account.in_team}</a>
            <button type="button" class="btn quiet" data-testid="welcome-skip" on:click=skip>{t.demo.skip}</button>
        </section>
    }
}
