//! Choosing the order: column heads on a desktop, a menu on a phone. Never here: ordering.

use leptos::ev::MouseEvent;
use web_sys::HtmlElement;

use super::layout::column as name;
use super::selection::{Selection, pick_all_box};
use super::state::ListState;
use crate::model::columns::Column;
use crate::ui::common::{Menu, MenuItem, anchor_of, icon};
use crate::ui::i18n::t;
use crate::ui::prelude::*;

/// What a phone's menu offers; the sheet of the layout has the rest.
const USUAL: [Column; 4] = [Column::Name, Column::Contact, Column::Won, Column::Created];

/// The heads of the columns; those that order the list are buttons. With Shift a column orders those who are equal by the first one.
#[component]
pub fn ColumnHeads(
    /// The list.
    state: ListState,
    /// Who is selected.
    selection: Selection,
) -> AnyView {
    let t = t();
    let head = move |column: Column| {
        let class = format!("{} c-{}", if column.is_number() { "num" } else { "" }, column.key());
        if !column.is_order() {
            return view! { <span role="columnheader" class=class>{name(column)}</span> };
        }
        let key = memo(move || state.order().key_of(column).map(|(key, is_second)| (key.is_down, is_second)));
        let sorted = move || match key.get() {
            Some((false, false)) => "ascending",
            Some((true, false)) => "descending",
            _ => "none",
        };
        let press = move |event: MouseEvent| state.order_by(column, event.shift_key());
        view! {
            <span role="columnheader" class=class aria-sort=sorted data-testid=format!("head-{}", column.key())>
                <button type="button" class="head-do" class:second=move || key.get().is_some_and(|(_, is_second)| is_second) on:click=press>
                    <span>{name(column)}</span>
                    {move || key.get().map(|(is_down, _)| icon(if is_down { "down" } else { "up" }))}
                </button>
            </span>
        }
    };
    view! {
        <div class="heads-table" role="table" aria-label=t.views.order>
            <div class="client-row heads" role="row">
                <span role="columnheader">{pick_all_box(selection)}<span class="unseen">{t.views.picture}</span></span>
                {head(Column::Name)}
                {move || state.columns.get().iter().map(|column| head(*column)).collect::<Vec<_>>()}
            </div>
        </div>
    }
}

/// The menu of orders.
#[component]
pub fn OrderMenu(
    /// The list.
    state: ListState,
) -> AnyView {
    let t = t();
    let menu = RwSignal::new(None::<HtmlElement>);
    let toggle = move |event: MouseEvent| menu.set(anchor_of(&event));
    let first = memo(move || state.order().first);
    let item = move |column: Column| {
        let key = first.get_untracked();
        let is_chosen = key.by == column;
        let icon_name = if is_chosen && key.is_down { "down" } else { "up" };
        let choose = Callback::new(move |()| state.order_by(column, false));
        let testid = match column {
            Column::Contact => "order-contact",
            Column::Won => "order-won",
            Column::Created => "order-created",
            _ => "order-name",
        };
        if is_chosen {
            view! { <MenuItem label=name(column) icon_name=icon_name is_chosen=true testid=testid on_choose=choose /> }
        } else {
            view! { <MenuItem label=name(column) testid=testid on_choose=choose /> }
        }
    };
    view! {
        <button type="button" class="btn quiet order-do" aria-haspopup="menu" aria-label=move || format!("{}: {}", t.views.order, name(first.get().by)) data-testid="order" on:click=toggle>
            {move || icon(if first.get().is_down { "down" } else { "up" })}
            <span class="cut">{move || name(first.get().by)}</span>
        </button>
        {move || menu.get().map(|anchor| view! {
            <Menu anchor=anchor label=t.views.order on_close=Callback::new(move |()| menu.set(None))>
                {USUAL.into_iter().map(item).collect::<Vec<_>>()}
            </Menu>
        })}
    }
}
