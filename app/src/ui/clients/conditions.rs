//! The filter's panel: its conditions, one a line, each changed where it stands and at work at once. A panel above the list on a desktop, a
//! sheet on a phone. Never here: evaluating them.

use super::names;
use super::state::ListState;
use super::values::Value;
use crate::model::filter::{Condition, Field, Filter, Join, Op, customs};
use crate::ui::browser;
use crate::ui::common::{Sheet, icon, use_sheet};
use crate::ui::i18n::{fill, t};
use crate::ui::prelude::*;

/// The panel, while it is open.
#[component]
pub fn FilterPanel(
    /// The list.
    state: ListState,
    /// How many clients are found, in words.
    found: Memo<String>,
) -> AnyView {
    let words = &t().filters;
    live(move || {
        if !state.store.wide.get() {
            let close = Callback::new(move |()| state.is_filtering.set(false));
            return view! { <Sheet title=words.filter testid="filter-sheet" on_close=close>{panel(state, found)}<ShowFound /></Sheet> };
        }
        view! { <section class="card filter-panel" aria-label=words.filter data-testid="filter-panel">{panel(state, found)}</section> }
    })
}

fn panel(state: ListState, found: Memo<String>) -> AnyView {
    let words = &t().filters;
    let filter = move |look: &dyn Fn(&Filter) -> usize| state.look.with(|all| look(&all.show.filter));
    let known = memo(move || filter(&|filter| filter.conditions.len()));
    let all = memo(move || filter(&Filter::len));
    let join = memo(move || state.look.with(|look| look.show.filter.join));
    let join_button = move |this: Join, label: &'static str, testid: &'static str| {
        view! {
            <button type="button" class:on=move || join.get() == this aria-pressed=move || (join.get() == this).to_string() data-testid=testid on:click=move |_| state.change_filter(|filter| filter.join = this)>
                {label}
            </button>
        }
    };
    view! {
        <div class="filter-in">
            {move || (all.get() > 1).then(|| view! {
                <div class="segmented filter-join" role="group" aria-label=words.join>
                    {join_button(Join::All, words.all, "join-all")}
                    {join_button(Join::Any, words.any, "join-any")}
                </div>
            })}
            {move || (0..known.get()).map(|at| view! { <Line state=state at=at /> }).collect::<Vec<_>>()}
            <div class="filter-do">
                <AddCondition state=state />
                <span class="grow"></span>
                <p class="s muted" role="status" data-testid="filter-found">{found}</p>
                {move || (all.get() > 0).then(|| view! { <button type="button" class="btn quiet" data-testid="filter-clear" on:click=move |_| state.change_filter(|filter| *filter = Filter::default())>{words.clear}</button> })}
            </div>
        </div>
    }
}

/// A phone's way back to the list.
#[component]
fn ShowFound() -> AnyView {
    let sheet = use_sheet();
    view! { <button type="button" class="btn main wide filter-show" data-testid="filter-show" on:click=move |_| sheet.close()>{t().filters.show}</button> }
}

/// One condition.
#[component]
fn Line(state: ListState, at: usize) -> AnyView {
    let words = &t().filters;
    let store = state.store;
    let mine = memo(move || state.look.with(|look| look.show.filter.conditions.get(at).cloned()));
    let kind = memo(move || mine.with(|mine| mine.as_ref().map(|mine| (mine.field, mine.op))));
    let label = memo(move || mine.with(|mine| mine.as_ref().map(|mine| names::condition(store, mine)).unwrap_or_default()));
    let remove = move |_| {
        state.change_filter(|filter| {
            if at < filter.conditions.len() {
                filter.conditions.remove(at);
            }
        });
        browser::later(0, || browser::focus("[data-testid=add-condition]"));
    };
    view! {
        <div class="condition" role="group" aria-label=move || label.get() data-testid="condition">
            {move || kind.get().map(|(field, op)| {
                let shape = store.workspace.with(|workspace| field.shape(workspace));
                let option = move |this: Op| view! { <option value=this.key() selected=this == op>{names::op(this)}</option> };
                let choose = move |event| {
                    let key = event_target_value(&event);
                    if let Some(op) = shape.ops().iter().find(|op| op.key() == key) {
                        state.change_filter(|filter| if let Some(mine) = filter.conditions.get_mut(at) { mine.op = *op });
                    }
                };
                view! {
                    <span class="condition-field" dir="auto">{names::field(store, field)}</span>
                    <select class="select condition-op" aria-label=words.how data-testid="condition-op" prop:value=op.key() on:change=choose>
                        {shape.ops().iter().copied().map(option).collect::<Vec<_>>()}
                    </select>
                    {op.has_value().then(|| view! { <Value state=state at=at field=field shape=shape mine=mine /> })}
                }
            })}
            <button type="button" class="btn icon quiet condition-x" aria-label=move || fill(words.remove, &[&label.get()]) data-testid="condition-remove" on:click=remove>{icon("close")}</button>
        </div>
    }
}

/// The choice of a field for one condition more.
#[component]
fn AddCondition(state: ListState) -> AnyView {
    let words = &t().filters;
    let store = state.store;
    let option = move |field: Field| view! { <option value=field.to_string()>{names::field(store, field)}</option> };
    let own =
        move || store.workspace.with(|workspace| customs(workspace).map(|field| Field::Custom(field.id)).collect::<Vec<_>>());
    let choice = element_ref();
    let add = move |event| {
        let Ok(field) = event_target_value(&event).parse::<Field>() else { return };
        let shape = store.workspace.with_untracked(|workspace| field.shape(workspace));
        state.change_filter(|filter| filter.conditions.push(Condition::new(field, shape)));
        if let Some(choice) = choice.get_untracked() {
            let _ = js_sys::Reflect::set(&choice, &"value".into(), &"".into());
        }
        // To its value, or to the way of comparing where there is none.
        browser::later(0, || {
            browser::focus(".condition:nth-last-child(2) select");
            browser::focus(".condition:nth-last-child(2) :is(input, summary)");
        });
    };
    view! {
        <select node_ref=choice class="select filter-add" aria-label=words.add data-testid="add-condition" on:change=add>
            <option value="">"+ "{words.add}</option>
            {Field::all().map(option).collect::<Vec<_>>()}
            {move || own().into_iter().map(option).collect::<Vec<_>>()}
        </select>
    }
}

/// The conditions in a row above the list; a press takes one away.
#[component]
pub fn ConditionChips(
    /// The list.
    state: ListState,
) -> AnyView {
    let words = &t().filters;
    let store = state.store;
    let filter = memo(move || state.look.with(|look| look.show.filter.clone()));
    let chip = move |text: String, testid: &'static str, remove: Callback<()>| {
        let label = fill(words.remove, &[&text]);
        let title = text.clone();
        view! {
            <button type="button" class="chip condition-chip" aria-label=label title=title data-testid=testid on:click=move |_| remove.run(())>
                <span class="cut" dir="auto">{text}</span>
                {icon("close")}
            </button>
        }
    };
    live(move || {
        let filter = filter.get();
        if filter.is_empty() {
            return ().into_any();
        }
        let known = filter.conditions.iter().enumerate().map(|(at, condition)| {
            let remove = Callback::new(move |()| state.change_filter(|filter| drop(filter.conditions.remove(at))));
            chip(names::condition(store, condition), "condition-chip", remove)
        });
        let unknown = (0..filter.unknown.len()).map(|at| {
            let remove = Callback::new(move |()| state.change_filter(|filter| drop(filter.unknown.remove(at))));
            chip(words.unknown.to_owned(), "condition-unknown", remove)
        });
        let chips: Vec<AnyView> = known.chain(unknown).collect();
        let join = (filter.len() > 1).then_some(if filter.join == Join::Any { words.any } else { words.all });
        view! {
            <div class="chips condition-chips" role="group" aria-label=words.filter>
                {join.map(|join| view! { <span class="xs muted">{join}":"</span> })}
                {chips}
            </div>
        }
    })
}
