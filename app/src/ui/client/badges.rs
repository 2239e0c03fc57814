//! What stands below a client's name: segment, category, since when, who leads it, what comes next. Never here: computing them.

use ingot_shared::document::entity::DocumentKind;
use ingot_shared::domain::rules::next_step::NextStep;
use ingot_shared::domain::{ClientKind, Command, Place, Value};
use leptos::ev::MouseEvent;
use web_sys::HtmlElement;

use super::helpers::helpers;
use super::page::ClientState;
use super::words;
use crate::model::next_step::Step;
use crate::model::score::category;
use crate::ui::browser::{self, clock};
use crate::ui::common::{Menu, MenuItem, anchor_of, segment_badge};
use crate::ui::deals::step_mark;
use crate::ui::i18n::{fill, t};
use crate::ui::prelude::*;
use crate::ui::store::use_store;

/// The lines below the name.
#[component]
pub fn Badges(
    /// The screen.
    state: ClientState,
) -> AnyView {
    let store = use_store();
    let t = t();
    let ClientState { id, open, .. } = state;
    let segment = memo(move || store.rows.with(|rows| rows.segment(id)));
    let kind = move || open.with(|open| open.as_ref().map(|parts| parts.facts.kind).unwrap_or_default());
    let is_quiet = memo(move || open.with(|open| open.as_ref().is_some_and(|parts| parts.facts.facts.flag("do_not_contact"))));
    let line = memo(move || {
        open.with(|open| {
            let Some(parts) = open else { return String::new() };
            let since = clock().client_since(parts.facts.created, parts.has_bought());
            if parts.facts.responsible.is_empty() { since } else { format!("{since} · {}", parts.facts.responsible) }
        })
    });
    let helpers = helpers(store, state);
    let with = move || {
        let names = helpers.with(|helpers| helpers.iter().map(|lead| lead.name.clone()).collect::<Vec<_>>().join(", "));
        (!names.is_empty()).then(
            || view! { <span class="client-since" data-testid="client-helpers">{fill(t.access.helping.with, &[&names])}</span> },
        )
    };
    view! {
        <p class="s muted client-line" dir="auto">
            {move || segment_badge(segment.get())}
            <Category state=state />
            <span class="tag kind-tag">{move || match kind() { ClientKind::Company => t.kind_company, ClientKind::Person => t.kind_person }}</span>
            {move || is_quiet.get().then(|| view! { <span class="tag late" data-testid="quiet">{t.client.do_not_contact}</span> })}
            <span class="client-since">{line}</span>
            {with}
        </p>
        <Next state=state />
    }
}

/// The category that people set (C42), and the menu to set it.
#[component]
fn Category(state: ClientState) -> AnyView {
    let store = use_store();
    let t = t();
    let menu = RwSignal::new(None::<HtmlElement>);
    let current = memo(move || {
        state.open.with(|open| open.as_ref().map(|parts| parts.facts.facts.text("category").to_owned())).unwrap_or_default()
    });
    // While nobody has set one, the score says which it would be (C43).
    let scored = memo(move || {
        store.rows.with(|rows| {
            let row = rows.row(state.id)?;
            let score = rows.score(row).filter(|_| row.category.is_empty())?;
            Some((score, category(score).key()))
        })
    });
    let toggle = move |event: MouseEvent| menu.set(anchor_of(&event));
    let set = move |value: Value| {
        Callback::new(move |()| {
            let command = Command::put(state.id, Place::main(DocumentKind::Client), [("category", value.clone())]);
            store.run_or_say(vec![command]);
        })
    };
    let item = move |(key, name): (String, String)| {
        let is_chosen = current.with_untracked(|current| *current == key);
        view! { <MenuItem label=name is_chosen=is_chosen testid="category-item" on_choose=set(key.into()) /> }
    };
    let named = move |none: &str| {
        let set = current.with(|key| (!key.is_empty()).then(|| words::name(store, "category", key)));
        set.or_else(|| scored.with(|scored| scored.as_ref().map(|(_, key)| words::name(store, "category", key))))
            .unwrap_or_else(|| none.to_owned())
    };
    let why = move || match scored.get() {
        Some((score, _)) => fill(t.settings_words.scores.why, &[&score]),
        None => t.client.category.to_owned(),
    };
    view! {
        <button
            type="button"
            class="tag category"
            class:unset=move || current.with(String::is_empty)
            aria-haspopup="menu"
            disabled=move || !store.may_write()
            aria-label=move || format!("{}: {}", t.client.category, named(t.client.no_category))
            title=why
            data-testid="category"
            data-score=move || scored.with(|scored| scored.as_ref().map(|(score, _)| score.to_string()))
            data-category=move || current.get()
            on:click=toggle
        >
            {move || named(t.client.category)}
        </button>
        {move || menu.get().map(|anchor| view! {
            <Menu anchor=anchor label=t.client.category on_close=Callback::new(move |()| menu.set(None))>
                {words::offered(store, "category").into_iter().map(item).collect::<Vec<_>>()}
                <hr />
                <MenuItem label=t.client.no_category testid="category-none" on_choose=set(Value::Nothing) />
            </Menu>
        })}
    }
}

/// What is planned; said as missing only where something waits: an open deal or an enquiry (C90).
#[component]
fn Next(state: ClientState) -> AnyView {
    let store = use_store();
    let t = t();
    let step = memo(move || {
        let row = store.rows.with(|rows| rows.get(state.id))?;
        let zone = store.workspace.with(|workspace| workspace.zone());
        let step = Step::of(row.row.tasks.iter(), zone, browser::now());
        let waits = row.row.open_deals() > 0 || !row.row.enquiries.is_empty();
        (step.state != NextStep::Nothing || waits).then_some(step)
    });
    live(move || {
        step.get().map(|step| {
            let title = step.title.clone();
            view! {
                <p class="s client-next" data-testid="next-step">
                    <span class="muted">{t.client.next}</span>
                    {step_mark(&step)}
                    {(!title.is_empty()).then(|| view! { <span class="muted next-title" dir="auto">{title}</span> })}
                </p>
            }
        })
    })
}
