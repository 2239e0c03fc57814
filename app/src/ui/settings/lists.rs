//! The screen of the company's lists, and their names. Never here: what is in them ([`super::list`]).

use super::head::section_head;
use crate::model::lists::{self, DEPARTMENTS, LISTS};
use crate::ui::common::icon;
use crate::ui::i18n::{fill, t};
use crate::ui::prelude::*;
use crate::ui::router::Route;
use crate::ui::store::use_store;

/// A list's name, and what it is for.
fn words(list: &str) -> (&'static str, &'static str) {
    if list == DEPARTMENTS {
        let words = &t().access.departments;
        return (words.title, words.text);
    }
    let at = LISTS.iter().position(|known| *known == list).unwrap_or_default();
    t().settings_words.list_names.get(at).copied().unwrap_or_default()
}

/// What a list is called.
pub fn list_name(list: &str) -> &'static str {
    words(list).0
}

/// The screen.
#[component]
pub fn ListsPage() -> AnyView {
    let store = use_store();
    let line = move |list: &'static str| {
        let (name, text) = words(list);
        let used =
            move || store.workspace.with(|workspace| lists::items(workspace, list).iter().filter(|item| !item.retired).count());
        view! {
            <a class="line" href=Route::List(list).to_string() data-testid="to-list" data-list=list>
                <span class="grow"><span class="block">{name}</span><span class="s muted block">{text}</span></span>
                <span class="s muted" title=move || fill(t().settings_words.in_use, &[&used()])>{move || used().to_string()}</span>
                {icon("next")}
            </a>
        }
    };
    view! {
        <div class="narrow settings">
            {section_head(t().settings_words.lists, "/settings")}
            <div class="card lines">
                {LISTS.into_iter().map(line).collect::<Vec<_>>()}
                <a class="line" href="/settings/pipelines">
                    <span class="grow"><span class="block">{t().pipelines.reasons}</span><span class="s muted block">{t().pipelines.reasons_text}</span></span>
                    {icon("next")}
                </a>
            </div>
        </div>
    }
}
