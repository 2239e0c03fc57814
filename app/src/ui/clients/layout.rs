//! The sheet of order, groups and columns. Never here: applying them.

use super::names;
use super::state::ListState;
use crate::model::columns::{Column, USUAL};
use crate::model::filter::Field;
use crate::model::views::{GROUPED, Key};
use crate::ui::common::{Sheet, icon};
use crate::ui::i18n::t;
use crate::ui::prelude::*;

/// The name of a column.
pub fn column(column: Column) -> &'static str {
    t().filters.columns.get(column as usize).copied().unwrap_or_default()
}

/// The button with its sheet.
#[component]
pub fn LayoutButton(
    /// The list.
    state: ListState,
) -> AnyView {
    let words = &t().filters;
    let is_open = RwSignal::new(false);
    view! {
        <button type="button" class="btn quiet" aria-haspopup="dialog" data-testid="layout" on:click=move |_| is_open.set(true)>{icon("board")}<span>{words.look}</span></button>
        {move || is_open.get().then(|| view! {
            <Sheet title=words.look testid="layout-sheet" on_close=Callback::new(move |()| is_open.set(false))>
                <div class="form">
                    <Group state=state />
                    <Keys state=state />
                    {state.store.wide.get_untracked().then(|| view! { <Columns state=state /> })}
                    <a class="btn" href="/clients/duplicates" data-testid="to-duplicates">{icon("users")}{t().merge.duplicates}</a>
                </div>
            </Sheet>
        })}
    }
}

#[component]
fn Group(state: ListState) -> AnyView {
    let words = &t().filters;
    let group = move || state.look.with(|look| look.show.group);
    let option = move |this: Field| {
        view! { <option value=this.to_string() selected=move || group() == Some(this)>{names::field(state.store, this)}</option> }
    };
    let choose = move |event| {
        let field = event_target_value(&event).parse::<Field>().ok();
        state.change(|show| show.group = field);
    };
    view! {
        <label class="field">
            <span class="field-label">{words.group}</span>
            <select class="select" data-testid="group" prop:value=move || group().map(|group| group.to_string()).unwrap_or_default() on:change=choose>
                <option value="">{words.no_group}</option>
                {GROUPED.into_iter().map(option).collect::<Vec<_>>()}
            </select>
        </label>
    }
}

/// The first key of the order and the second.
#[component]
fn Keys(state: ListState) -> AnyView {
    let words = &t().filters;
    let first = memo(move || state.order().first);
    let then = memo(move || state.order().then);
    let set = move |second: bool, key: Option<Key>| {
        state.change(|show| match key {
            Some(key) if !second => {
                show.order.first = key;
                show.order.then = show.order.then.filter(|then| then.by != key.by);
            }
            key if second => show.order.then = key,
            _ => {}
        });
    };
    let choice = move |second: bool, label: &'static str, testid: &'static str| {
        let key = move || if second { then.get() } else { Some(first.get()) };
        let option = move |this: Column| {
            view! { <option value=this.key() selected=move || key().is_some_and(|key| key.by == this)>{column(this)}</option> }
        };
        let offered = move || {
            let columns = Column::all().filter(|column| column.is_order());
            columns
                .filter(|column| !second || (*column != Column::Name && *column != first.get().by))
                .map(option)
                .collect::<Vec<_>>()
        };
        let choose = move |event| set(second, Column::named(&event_target_value(&event)).map(Key::usual));
        let turn = move |_| set(second, key().map(|key| Key { is_down: !key.is_down, ..key }));
        view! {
            <div class="key-line">
                <label class="field">
                    <span class="field-label">{label}</span>
                    <select class="select" data-testid=testid on:change=choose>
                        {second.then(|| view! { <option value="" selected=move || key().is_none()>{words.no_then}</option> })}
                        {offered}
                    </select>
                </label>
                <button type="button" class="btn icon" aria-label=words.down title=words.down aria-pressed=move || key().is_some_and(|key| key.is_down).to_string() disabled=move || key().is_none() data-testid=format!("{testid}-turn") on:click=turn>
                    {move || icon(if key().is_some_and(|key| key.is_down) { "down" } else { "up" })}
                </button>
            </div>
        }
    };
    view! {
        {choice(false, t().views.order, "sort-first")}
        {move || (first.get().by != Column::Name).then(|| choice(true, words.then, "sort-then"))}
    }
}

#[component]
fn Columns(state: ListState) -> AnyView {
    let words = &t().filters;
    let line = move |this: Column| {
        let is_on = memo(move || state.look.with(|look| look.columns.contains(&this)));
        let turn = move |_| {
            state.look.update(|look| {
                let on = !look.columns.contains(&this);
                look.columns = Column::all().filter(|one| if *one == this { on } else { look.columns.contains(one) }).collect();
            });
        };
        view! {
            <label class="check">
                <input data-testid=format!("column-{}", this.key()) type="checkbox" prop:checked=is_on on:change=turn />
                <span>{column(this)}</span>
            </label>
        }
    };
    let is_usual = memo(move || state.look.with(|look| look.columns == USUAL));
    view! {
        <fieldset class="columns-choice">
            <legend class="field-label">{words.shown}</legend>
            {Column::all().filter(|column| *column != Column::Name).map(line).collect::<Vec<_>>()}
        </fieldset>
        {move || (!is_usual.get()).then(|| view! { <button type="button" class="link-btn" data-testid="columns-usual" on:click=move |_| state.look.update(|look| look.columns = USUAL.to_vec())>{words.usual}</button> })}
    }
}
