//! The screen.

use leptos::callback::Callable;

use crate::bridge::ToEngine;
use crate::ui::common::{InlineField, Saved, icon};
use crate::ui::i18n::{Lang, t};
use crate::ui::prelude::*;
use crate::ui::shell::{ScreenHead, link_name};
use crate::ui::store::settings::Theme;
use crate::ui::store::{Me, use_store};

/// The screen.
#[component]
pub fn SettingsPage() -> AnyView {
    let store = use_store();
    let t = t();
    let name = memo(move || store.me.with(|me| me.name.clone()));
    let save_name = Callback::new(move |(name, saved): (String, Saved)| {
        store.tell(ToEngine::SetName { name: name.clone() });
        store.set_me(Me { name, ..store.me.get_untracked() });
        store.say(t.saved_here);
        saved.try_run(Ok(()));
    });
    let language = |lang: Lang| {
        view! {
            <button
                type="button"
                lang=lang.code()
                class:on=move || store.lang.get() == lang
                aria-pressed=move || (store.lang.get() == lang).to_string()
                data-testid=format!("lang-{}", lang.code())
                on:click=move |_| store.set_lang(lang)
            >
                {lang.name()}
            </button>
        }
    };
    let theme = |theme: Theme| {
        let label = match theme {
            Theme::System => t.theme_system,
            Theme::Light => t.theme_light,
            Theme::Dark => t.theme_dark,
        };
        view! {
            <button
                type="button"
                class:on=move || store.theme.get() == theme
                aria-pressed=move || (store.theme.get() == theme).to_string()
                data-testid=format!("theme-{}", theme.key())
                on:click=move |_| store.set_theme(theme)
            >
                {label}
            </button>
        }
    };
    view! {
        <div class="narrow settings">
            <ScreenHead title=t.settings />
            <div class="card pad">
                <div class="fact">
                    <span class="h3">{t.your_name}</span>
                    <InlineField label=t.your_name value=name testid="my-name" placeholder=t.your_name_hint class="boxed" save=save_name />
                </div>
                <div class="fact" role="group" aria-label=t.language>
                    <span class="h3">{t.language}</span>
                    <div class="segmented">{Lang::ALL.map(language).into_iter().collect::<Vec<_>>()}</div>
                </div>
                <div class="fact" role="group" aria-label=t.theme>
                    <span class="h3">{t.theme}</span>
                    <div class="segmented">{Theme::ALL.map(theme).into_iter().collect::<Vec<_>>()}</div>
                </div>
            </div>
            <div class="card lines">
                <a class="line" href="/settings/pipelines" data-testid="to-pipelines">
                    {icon("board")}
                    <span class="grow"><span class="block">{t.pipelines.title}</span><span class="s muted block">{t.pipelines.text}</span></span>
                    {icon("next")}
                </a>
                <a class="line" href="/settings/enquiries" data-testid="to-sharing">
                    {icon("inbox")}
                    <span class="grow"><span class="block">{t.team.rules}</span><span class="s muted block">{t.team.rules_text}</span></span>
                    {icon("next")}
                </a>
                <a class="line" href="/sync">
                    {icon("cloud")}
                    <span class="grow"><span class="block">{t.sync}</span><span class="s muted block">{move || store.sync.with(link_name)}</span></span>
                    {icon("next")}
                </a>
                <a class="line" href="/import" data-testid="to-import">
                    {icon("import")}
                    <span class="grow"><span class="block">{t.import}</span><span class="s muted block">{t.data_import_text}</span></span>
                    {icon("next")}
                </a>
                <button type="button" class="line keys-line" on:click=move |_| store.keys.set(true)>
                    {icon("keys")}
                    <span class="grow">{t.keys}</span>
                    <kbd aria-hidden="true">"?"</kbd>
                </button>
            </div>
            <p class="s muted about">
                <b>{t.app}</b>
                {format!(" · {} {}", t.version, env!("CARGO_PKG_VERSION"))}
                <br />
                {t.version_text}
            </p>
        </div>
    }
}
