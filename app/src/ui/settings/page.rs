//! The screen.

use leptos::callback::Callable;

use super::head::section_line;
use crate::bridge::Link;
use crate::ui::common::{InlineField, Saved, icon};
use crate::ui::i18n::{Lang, t};
use crate::ui::lock::LockLine;
use crate::ui::prelude::*;
use crate::ui::shell::{ScreenHead, link_name};
use crate::ui::store::settings::{Density, Theme};
use crate::ui::store::use_store;

/// The screen.
#[component]
pub fn SettingsPage() -> AnyView {
    let store = use_store();
    let t = t();
    let name = memo(move || store.me.with(|me| me.name.clone()));
    let save_name = Callback::new(move |(name, saved): (String, Saved)| {
        store.set_name(name);
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
        view! {
            <button
                type="button"
                class:on=move || store.theme.get() == theme
                aria-pressed=move || (store.theme.get() == theme).to_string()
                data-testid=format!("theme-{}", theme.key())
                on:click=move |_| store.set_theme(theme)
            >
                {theme.name()}
            </button>
        }
    };
    let density = |(density, label): (Density, &'static str)| {
        view! {
            <button
                type="button"
                class:on=move || store.density.get() == density
                aria-pressed=move || (store.density.get() == density).to_string()
                data-testid=format!("density-{}", density.key())
                on:click=move |_| store.set_density(density)
            >
                {label}
            </button>
        }
    };
    let words = &t.settings_words;
    let is_alone = memo(move || store.sync.with(|sync| sync.link == Link::Alone));
    view! {
        <div class="narrow settings">
            <ScreenHead title=t.settings />
            <section class="card pad" aria-label=words.device>
                <div class="fact">
                    <span class="h3">{t.your_name}</span>
                    <InlineField label=t.your_name value=name testid="my-name" is_own=true placeholder=t.your_name_hint class="boxed" save=save_name />
                </div>
                <div class="fact" role="group" aria-label=t.language>
                    <span class="h3">{t.language}</span>
                    <div class="segmented">{Lang::ALL.map(language).into_iter().collect::<Vec<_>>()}</div>
                </div>
                <div class="fact" role="group" aria-label=t.theme>
                    <span class="h3">{t.theme}</span>
                    <div class="segmented">{Theme::ALL.map(theme).into_iter().collect::<Vec<_>>()}</div>
                </div>
                <div class="fact" role="group" aria-label=words.density>
                    <span class="h3">{words.density}</span>
                    <div class="segmented">{Density::ALL.into_iter().zip(words.densities).map(density).collect::<Vec<_>>()}</div>
                </div>
            </section>
            <div class="card lines">
                {live(move || if is_alone.get() {
                    section_line("/sign-in", "door", t.account.sign_in, t.account.sign_in_text, "to-sign-in")
                } else {
                    section_line("/settings/account", "door", t.access.mine, t.access.mine_text, "to-account")
                })}
            </div>
            <h2 class="h3 settings-part">{words.company}</h2>
            <div class="card lines">
                {live(move || (!is_alone.get()).then(|| section_line("/settings/team", "users", t.access.team, t.access.team_text, "to-team")))}
                {live(move || store.may_lead().then(|| section_line("/clients/unassigned", "users", t.access.unassigned.title, t.access.unassigned.text, "to-unassigned")))}
                {section_line("/settings/pipelines", "board", t.pipelines.title, t.pipelines.text, "to-pipelines")}
                {section_line("/settings/enquiries", "inbox", t.team.rules, t.team.rules_text, "to-sharing")}
                {section_line("/settings/segments", "star", words.segments, words.segments_text, "to-segments")}
                {section_line("/settings/week", "calendar", words.week, words.week_text, "to-week")}
                {section_line("/settings/templates", "chat", words.templates.title, words.templates.text, "to-templates")}
                {section_line("/settings/lists", "menu", words.lists, words.lists_text, "to-lists")}
                {section_line("/settings/tools", "eye", words.tools, words.tools_text, "to-tools")}
            </div>
            <h2 class="h3 settings-part">{words.device}</h2>
            <div class="card lines">
                <LockLine />
                <a class="line" href="/status">
                    {icon("cloud")}
                    <span class="grow"><span class="block">{t.sync}</span><span class="s muted block">{move || store.sync.with(link_name)}</span></span>
                    {icon("next")}
                </a>
                {move || store.may_write().then(|| section_line("/import", "import", t.import, t.data_import_text, "to-import"))}
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
