//! Who of the team works on a client beside the one who leads it: they see it, and it is theirs to change (C168). Never here: who may see
//! what (the relay decides that by the same names).

use ingot_shared::Id;
use ingot_shared::domain::{Lead, Value};

use super::fact::put;
use super::page::ClientState;
use crate::ui::common::icon;
use crate::ui::i18n::{fill, t};
use crate::ui::prelude::*;
use crate::ui::store::{Store, use_store};

/// The key of their field.
const HELPER: &str = "collaborator";

/// The members who help, by name.
pub fn helpers(store: Store, state: ClientState) -> Memo<Vec<Lead>> {
    memo(move || {
        let set = state.open.with(|open| open.as_ref().map(|parts| parts.facts.facts.set(HELPER)).unwrap_or_default());
        store.workspace.track();
        let team = store.team();
        let named = |member: Id| {
            let known = team.iter().find(|lead| lead.member == member).cloned();
            known.unwrap_or_else(|| Lead { member, name: t().team.somebody.to_owned() })
        };
        let mut helpers: Vec<Lead> = set.iter().filter_map(|member| member.parse().ok()).map(named).collect();
        helpers.sort_by(|one, other| one.name.cmp(&other.name).then(one.member.cmp(&other.member)));
        helpers
    })
}

/// The fact, with adding and taking away.
#[component]
pub fn Helpers(
    /// The screen.
    state: ClientState,
) -> AnyView {
    let store = use_store();
    let words = &t().access.helping;
    let there = helpers(store, state);
    let is_open = RwSignal::new(false);
    let change = move |lead: &Lead, on: bool| {
        let value = if on { Value::Flag(true) } else { Value::Nothing };
        let said = if on { words.now } else { words.no_more };
        store.run_then_toast(vec![put(state, &format!("{HELPER}:{}", lead.member), value)], fill(said, &[&lead.name]));
    };
    let one = move |lead: Lead| {
        let label = format!("{}: {}", t().remove, lead.name);
        let removed = lead.clone();
        view! {
            <span class="set-one" dir="auto">
                {lead.name}
                <button type="button" aria-label=label data-testid="helper-remove" on:click=move |_| change(&removed, false)>{icon("close")}</button>
            </span>
        }
    };
    let offer = move |lead: Lead| {
        let added = lead.clone();
        view! {
            <button type="button" class="chip" dir="auto" data-testid="helper-offer" on:click=move |_| {
                is_open.set(false);
                change(&added, true);
            }>
                {icon("plus")}
                {lead.name}
            </button>
        }
    };
    // Whoever leads the client has it already, and somebody without an account cannot be let in.
    let offered = move || {
        let leader = state.open.with(|open| open.as_ref().and_then(|parts| parts.facts.lead));
        store.workspace.track();
        let mut team = store.team();
        let is_there = |member: Id| there.with(|there| there.iter().any(|lead| lead.member == member));
        team.retain(|lead| lead.member != Id::default() && Some(lead.member) != leader && !is_there(lead.member));
        team
    };
    view! {
        <div class="fact">
            <span class="xs faint" aria-hidden="true">{words.helpers}</span>
            <div class="set" role="group" aria-label=words.helpers data-testid="helpers">
                {move || there.get().into_iter().map(one).collect::<Vec<_>>()}
                <button type="button" class="add-line" data-testid="helper-add" aria-expanded=move || is_open.get().to_string() aria-label=words.add on:click=move |_| is_open.update(|open| *open = !*open)>
                    {icon("plus")}
                    {t().client.add_one}
                </button>
                {move || is_open.get().then(|| {
                    let team = offered();
                    view! {
                        <div class="chips set-offer">
                            {team.is_empty().then(|| view! { <p class="s muted">{words.nobody}</p> })}
                            {team.into_iter().map(offer).collect::<Vec<_>>()}
                        </div>
                    }
                })}
            </div>
        </div>
    }
}
