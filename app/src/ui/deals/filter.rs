//! The quick filters above the board, with how many deals each finds. Never here: which deals those are.

use super::page::BoardState;
use crate::model::board::filter::Filter;
use crate::ui::i18n::t;
use crate::ui::prelude::*;

/// A filter's name.
pub fn name(filter: Filter) -> &'static str {
    let position = Filter::ALL.iter().position(|candidate| *candidate == filter).unwrap_or_default();
    t().deal_words.filter.get(position).copied().unwrap_or_default()
}

/// The chips; a second press shows all deals again.
#[component]
pub fn FilterChips(
    /// The board.
    state: BoardState,
) -> AnyView {
    let chip = move |this: Filter| {
        let number = memo(move || state.all.with(|board| board.count(this, &state.store.viewer())));
        let is_on = move || state.filter.get() == Some(this);
        view! {
            <button
                type="button"
                class="chip"
                class:on=is_on
                aria-pressed=move || is_on().to_string()
                data-testid=format!("filter-{}", this.key())
                data-count=move || number.get().to_string()
                on:click=move |_| state.filter.update(|filter| *filter = if *filter == Some(this) { None } else { Some(this) })
            >
                {name(this)}
                <b>{move || number.get().to_string()}</b>
            </button>
        }
    };
    view! {
        <div class="chips scroll board-filters" role="group" aria-label=t().deal_words.filters>
            {Filter::ALL.map(chip).into_iter().collect::<Vec<_>>()}
            <PersonChoice state=state />
        </div>
    }
}

/// Whose deals are shown.
#[component]
fn PersonChoice(state: BoardState) -> AnyView {
    let label = t().field_responsible;
    // Who was chosen stays in the list, also where no deal is led by that person any more.
    let people = memo(move || {
        let mut people = state.all.with(|board| board.leaders());
        people.extend(Some(state.person.get()).filter(|person| !person.is_empty() && !people.contains(person)));
        people
    });
    let option = move |name: String| {
        let (value, mine) = (name.clone(), name.clone());
        view! { <option value=value selected=move || state.person.with(|person| *person == mine)>{name}</option> }
    };
    live(move || {
        let people = people.get();
        if people.is_empty() {
            return ().into_any();
        }
        view! {
            <select class="chip person-choice" class:on=move || !state.person.with(String::is_empty) aria-label=label data-testid="filter-person" on:change=move |event| state.person.set(event_target_value(&event))>
                <option value="">{label}</option>
                {people.into_iter().map(option).collect::<Vec<_>>()}
            </select>
        }
    })
}
