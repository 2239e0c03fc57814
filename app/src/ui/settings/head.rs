//! The head of a section of the settings: the way back, and its name. Never here: what the section sets.

use crate::ui::common::icon;
use crate::ui::i18n::t;
use crate::ui::prelude::*;
use crate::ui::shell::PhoneMarks;
use crate::ui::store::use_store;

/// The head.
pub fn section_head(title: &'static str, back: &'static str) -> AnyView {
    view! {
        <header class="screen-head section-head">
            <a class="btn icon quiet" href=back aria-label=t().back title=t().back data-testid="section-back">{icon("back")}</a>
            <h1 class="grow">{title}</h1>
            <PhoneMarks />
        </header>
    }
}

/// A line that leads to a section.
pub fn section_line(
    href: &'static str,
    icon_name: &'static str,
    title: &'static str,
    text: &'static str,
    testid: &'static str,
) -> AnyView {
    view! {
        <a class="line" href=href data-testid=testid>
            {icon(icon_name)}
            <span class="grow"><span class="block">{title}</span><span class="s muted block">{text}</span></span>
            {icon("next")}
        </a>
    }
}

/// A screen of settings that only those change who lead: the others look at it, and are told so.
pub fn led(screen: AnyView) -> AnyView {
    let store = use_store();
    view! {
        {move || (!store.may_lead()).then(|| view! {
            <p class="led-note s" role="note" data-testid="led">{icon("eye")}<span>{t().access.following.settings}</span></p>
        })}
        <fieldset class="locked" disabled=move || !store.may_lead()>{screen}</fieldset>
    }
}
