//! Choosing the order: column heads on a desktop, a menu on a phone. Never here: ordering.

use leptos::ev::MouseEvent;
use web_sys::HtmlElement;

use super::selection::{Selection, pick_all_box};
use super::state::ListState;
use crate::model::views::Column;
use crate::ui::common::{Menu, MenuItem, anchor_of, icon};
use crate::ui::i18n::t;
use crate::ui::prelude::*;

fn name(column: Column) -> &'static str {
    t().views.columns.get(column as usize).copied().unwrap_or_default()
}

/// The heads of the columns; those that order the list are buttons.
#[component]
pub fn ColumnHeads(
    /// The list.
    state: ListState,
    /// Who is selected.
    selection: Selection,
) -> AnyView {
    let t = t();
    let plain = |label: &'static str, class: &'static str| view! { <span role="columnheader" class=class>{label}</span> };
    let by = move |column: Column, class: &'static str| {
        let order = memo(move || Some(state.order.get()).filter(|order| order.by == column).map(|order| order.is_down));
        let sorted = move || match order.get() {
            None => "none",
            Some(false) => "ascending",
            Some(true) => "descending",
        };
        view! {
            <span role="columnheader" class=class aria-sort=sorted data-testid=format!("head-{}", column.key())>
                <button type="button" class="head-do" on:click=move |_| state.order_by(column)>
                    <span>{name(column)}</span>
                    {move || order.get().map(|is_down| icon(if is_down { "down" } else { "up" }))}
                </button>
            </span>
        }
    };
    view! {
        <div class="heads-table" role="table" aria-label=t.views.order>
            <div class="client-row heads" role="row">
                <span role="columnheader">{pick_all_box(selection)}<span class="unseen">{t.views.picture}</span></span>
                {by(Column::Name, "")}
                {plain(t.col_phone, "c-phone")}
                {plain(t.col_city, "c-city")}
                {plain(t.col_responsible, "c-resp")}
                {by(Column::Won, "num c-won")}
                {plain(t.col_deals, "num c-deals")}
                {by(Column::Contact, "num c-last")}
                {by(Column::Created, "num c-made")}
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
    let item = move |column: Column| {
        let order = state.order.get_untracked();
        let is_chosen = order.by == column;
        let icon_name = if is_chosen && order.is_down { "down" } else { "up" };
        let choose = Callback::new(move |()| state.order_by(column));
        let testid = match column {
            Column::Name => "order-name",
            Column::Contact => "order-contact",
            Column::Won => "order-won",
            Column::Created => "order-created",
        };
        if is_chosen {
            view! { <MenuItem label=name(column) icon_name=icon_name is_chosen=true testid=testid on_choose=choose /> }
        } else {
            view! { <MenuItem label=name(column) testid=testid on_choose=choose /> }
        }
    };
    view! {
        <button type="button" class="btn quiet order-do" aria-haspopup="menu" aria-label=move || format!("{}: {}", t.views.order, name(state.order.get().by)) data-testid="order" on:click=toggle>
            {move || icon(if state.order.get().is_down { "down" } else { "up" })}
            {move || name(state.order.get().by)}
        </button>
        {move || menu.get().map(|anchor| view! {
            <Menu anchor=anchor label=t.views.order on_close=Callback::new(move |()| menu.set(None))>
                {Column::ALL.into_iter().map(item).collect::<Vec<_>>()}
            </Menu>
        })}
    }
}
