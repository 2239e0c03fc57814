//! The facts of a deal: when, how likely, which type and direction, what it brings, with whom and by whom. Never here: positions, payments.

use ingot_shared::Id;
use ingot_shared::domain::{Command, Value};
use leptos::callback::Callable;
use leptos::ev::Event;

use super::direction::Direction;
use super::page::DealState;
use crate::model::deal::margin;
use crate::model::decimal::{PER_CENT, shown};
use crate::ui::browser;
use crate::ui::client::{Expected, offered, parse, save};
use crate::ui::common::{InlineField, Saved, locked};
use crate::ui::i18n::{figures, fill, t};
use crate::ui::prelude::*;

/// The card.
#[component]
pub fn FactsCard(
    /// The screen.
    state: DealState,
) -> AnyView {
    let t = t();
    let words = &t.deal_page;
    let store = state.store;
    let responsible = state.of(|deal| deal.responsible.clone());
    let save_responsible = Callback::new(move |(name, saved): (String, Saved)| {
        let to = store.lead_of(&name);
        save(
            store,
            Command::SetResponsible { document: state.client, deal: Some(state.id), entry: browser::new_id(), to },
            saved,
        );
    });
    let probability = state.of(|deal| deal.fields.number("probability").map(|number| number.to_string()).unwrap_or_default());
    let save_probability = Callback::new(move |(typed, saved): (String, Saved)| {
        let number = typed.trim_end_matches(['%', ' ']).parse::<i64>().ok().filter(|number| (0..=100).contains(number));
        if typed.is_empty() || number.is_some() {
            save(store, state.put("probability", number.into()), saved);
        } else {
            saved.run(Err(fill(t.pipelines.not_a_number, &[&0, &100])));
        }
    });
    let type_now = state.of(|deal| deal.fields.text("type").to_owned());
    let types = memo(move || offered(store, "deal_type"));
    let person_now = state.of(|deal| deal.fields.id("person").map(|id| id.to_string()).unwrap_or_default());
    let people = memo(move || {
        let of = |person: &ingot_shared::document::view::Item| (person.id.to_string(), person.fields.text("name").to_owned());
        state
            .open
            .with(|open| open.as_ref().map(|parts| parts.facts.people.iter().map(of).collect::<Vec<_>>()).unwrap_or_default())
    });
    let choose_type = Callback::new(move |key: String| store.run_or_say(vec![state.put("type", key.into())]));
    let choose_person = Callback::new(move |id: String| {
        store.run_or_say(vec![state.put("person", id.parse::<Id>().ok().into())]);
    });
    view! {
        <h2 class="h3">{words.facts}</h2>
        <Expected client=state.client at=state.at() deal=state.deal />
        <div class="fact">
            <span class="xs faint" aria-hidden="true">{t.pipelines.probability}</span>
            <InlineField label=t.pipelines.probability value=probability testid="deal-probability" placeholder="—" inputmode="numeric" save=save_probability />
        </div>
        <Profit state=state />
        <Direction state=state />
        <Choice label=words.deal_type value=type_now choices=types testid="deal-type" on_choose=choose_type />
        <Choice label=words.person value=person_now choices=people testid="deal-person" on_choose=choose_person />
        <div class="fact">
            <span class="xs faint" aria-hidden="true">{t.field_responsible}</span>
            <InlineField label=t.field_responsible value=responsible testid="deal-responsible" placeholder="—" save=save_responsible />
        </div>
    }
}

/// A choice among what there is; nothing where there is nothing to choose from.
#[component]
fn Choice(
    label: &'static str,
    value: Memo<String>,
    choices: Memo<Vec<(String, String)>>,
    testid: &'static str,
    on_choose: Callback<String>,
) -> AnyView {
    let option = move |(key, name): (String, String)| {
        let mine = key.clone();
        view! { <option value=key selected=move || value.with(|value| *value == mine)>{name}</option> }
    };
    let none = || (String::new(), t().deal_page.none.to_owned());
    let is_there = memo(move || choices.with(|choices| !choices.is_empty()) || value.with(|value| !value.is_empty()));
    live(move || {
        is_there.get().then(|| {
            view! {
                <label class="fact">
                    <span class="xs faint">{label}</span>
                    <select class="select bare fact-select" disabled=locked() data-testid=testid on:change=move |event: Event| on_choose.run(event_target_value(&event))>
                        {move || std::iter::once(none()).chain(choices.get()).map(option).collect::<Vec<_>>()}
                    </select>
                </label>
            }
        })
    })
}

/// What the deal brings. A company that keeps profits apart does not show them here.
#[component]
fn Profit(state: DealState) -> AnyView {
    let t = t();
    let words = &t.deal_page;
    let store = state.store;
    let currency = state.of(|deal| deal.amount.currency);
    let profit = state.of(|deal| deal.fields.money("profit").map(|profit| profit.to_string()).unwrap_or_default());
    let share = move || {
        let share = state.deal.with(|deal| deal.as_deref().and_then(margin));
        share.map(|share| view! { <span class="xs faint" data-testid="margin">{fill(words.margin, &[&figures::mark(shown(share.points(), PER_CENT))])}</span> })
    };
    let save_profit = Callback::new(move |(text, saved): (String, Saved)| {
        if text.is_empty() {
            save(store, state.put("profit", Value::Nothing), saved);
            return;
        }
        match parse(&text, currency.get_untracked()) {
            Some(profit) => save(store, state.put("profit", profit.into()), saved),
            None => {
                saved.try_run(Err(t.errors.err_amount_text.to_owned()));
            }
        }
    });
    let is_here = memo(move || store.workspace.with(|workspace| workspace.settings.text("profit_in") != "finance"));
    live(move || {
        is_here.get().then(|| {
            view! {
                <div class="fact">
                    <span class="xs faint" aria-hidden="true">{words.profit}</span>
                    <InlineField label=words.profit value=profit testid="deal-profit" placeholder="—" inputmode="decimal" save=save_profit />
                    {share}
                </div>
            }
        })
    })
}
