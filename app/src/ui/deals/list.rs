//! The deals as a list: columns that order it on a desktop, cards and a menu of orders on a phone. Never here: ordering.

use std::sync::Arc;

use ingot_shared::Id;
use ingot_shared::domain::StageKind;
use leptos::ev::MouseEvent;
use web_sys::HtmlElement;

use super::page::BoardState;
use super::step::step_mark;
use crate::model::board::Card;
use crate::model::board::list::{Column, Order};
use crate::ui::browser::{self, clock};
use crate::ui::common::{Menu, MenuItem, VirtualList, anchor_of, icon, swatch};
use crate::ui::i18n::time::day_of;
use crate::ui::i18n::{figures, t};
use crate::ui::prelude::*;
use crate::ui::router::Route;
use crate::ui::store::settings::RowHeights;

/// Heights of a row in pixels, as `deal_views.css` draws them.
const ROWS: RowHeights = RowHeights { phone: 108, usual: 37, comfortable: 53, compact: 33 };
/// Where the order is remembered for this tab.
const ORDER: &str = "deals.order";

fn name(column: Column) -> &'static str {
    t().deal_views.columns.get(column as usize).copied().unwrap_or_default()
}

/// The list.
#[component]
pub fn DealList(
    /// The board.
    state: BoardState,
) -> AnyView {
    let words = &t().deal_views;
    let order = RwSignal::new(browser::tab_memory(ORDER).as_deref().and_then(Order::of).unwrap_or_default());
    let choose = move |column: Column| {
        let next = order.get_untracked().with(column);
        browser::remember_in_tab(ORDER, &next.text());
        order.set(next);
        window().scroll_to_with_x_and_y(0.0, 0.0);
    };
    let ids = memo(move || Arc::new(state.board.with(|board| board.in_order(order.get()))));
    let store = state.store;
    let row_height = move || store.row_height(ROWS);
    let is_empty = memo(move || ids.with(|ids| ids.is_empty()));
    view! {
        <div class="deal-list" data-testid="deal-list">
            <OrderMenu order=order choose=Callback::new(choose) />
            {move || store.wide.get().then(|| view! { <Heads order=order choose=Callback::new(choose) /> })}
            <VirtualList ids=ids row_height=Arc::new(row_height) row=Arc::new(move |id| row(state, id)) label=t().deals />
            {move || is_empty.get().then(|| view! { <p class="loading muted" role="status">{words.none}</p> })}
        </div>
    }
}

#[component]
fn Heads(order: RwSignal<Order>, choose: Callback<Column>) -> AnyView {
    let head = move |column: Column| {
        let mine = memo(move || Some(order.get()).filter(|order| order.by == column).map(|order| order.is_down));
        let sorted = move || match mine.get() {
            None => "none",
            Some(false) => "ascending",
            Some(true) => "descending",
        };
        view! {
            <span role="columnheader" class=format!("l-{}", column.key()) aria-sort=sorted data-testid=format!("head-{}", column.key())>
                <button type="button" class="head-do" on:click=move |_| choose.run(column)>
                    <span>{name(column)}</span>
                    {move || mine.get().map(|is_down| icon(if is_down { "down" } else { "up" }))}
                </button>
            </span>
        }
    };
    view! {
        <div class="heads-table" role="table" aria-label=t().views.order>
            <div class="deal-row heads" role="row">{Column::ALL.map(head).into_iter().collect::<Vec<_>>()}</div>
        </div>
    }
}

#[component]
fn OrderMenu(order: RwSignal<Order>, choose: Callback<Column>) -> AnyView {
    let t = t();
    let menu = RwSignal::new(None::<HtmlElement>);
    let arrow = move || icon(if order.get().is_down { "down" } else { "up" });
    let item = move |column: Column| {
        let is_chosen = order.get_untracked().by == column;
        view! { <MenuItem label=name(column) is_chosen=is_chosen testid="order-by" on_choose=Callback::new(move |()| choose.run(column)) /> }
    };
    view! {
        <button type="button" class="btn quiet order-do" aria-haspopup="menu" aria-label=move || format!("{}: {}", t.views.order, name(order.get().by)) data-testid="order" on:click=move |event: MouseEvent| menu.set(anchor_of(&event))>
            {arrow}
            {move || name(order.get().by)}
        </button>
        {move || menu.get().map(|anchor| view! {
            <Menu anchor=anchor label=t.views.order on_close=Callback::new(move |()| menu.set(None))>
                {Column::ALL.map(item).into_iter().collect::<Vec<_>>()}
            </Menu>
        })}
    }
}

fn row(state: BoardState, id: Memo<Id>) -> AnyView {
    let card = memo(move || state.board.with(|board| board.card(id.get())));
    let href = move || card.with(|card| card.as_ref().map(|card| address(card)).unwrap_or_default());
    view! {
        <div role="listitem" class="deal-item">
            <a class="deal-row" href=href data-testid="deal-row" data-id=move || id.get().to_string()>{move || card.get().map(|card| cells(state, &card))}</a>
        </div>
    }
}

/// Where a deal is shown.
pub fn address(card: &Card) -> String {
    Route::Deal(card.client, card.deal.id).to_string()
}

fn cells(state: BoardState, card: &Card) -> AnyView {
    let deal = &card.deal;
    let store = state.store;
    let stage = deal.stage;
    let colour = store.workspace.with(|workspace| workspace.stage(stage).map(|stage| stage.colour.clone()).unwrap_or_default());
    let stage_name = store.stage_name(stage);
    let today = store.today();
    let is_in_work = deal.kind() == StageKind::Open;
    let expected = deal.expected.map(|day| day_of(day, today)).unwrap_or_default();
    let is_late = is_in_work && deal.expected.is_some_and(|day| day < today);
    let clock = clock();
    let age = clock.idle(deal.since);
    view! {
        <span class="l-title b cut" dir="auto" title=deal.title.clone()>{deal.title.clone()}</span>
        <span class="l-client cut" dir="auto" title=card.client_name.clone()>{card.client_name.clone()}</span>
        <span class="l-stage" title=stage_name.clone()>{(!colour.is_empty()).then(|| swatch(&colour))}<span class="cut">{stage_name.clone()}</span></span>
        <span class="l-amount num">{deal.amount.to_string()}" "<small>{figures::currency(deal.amount.currency)}</small></span>
        <span class="l-expected" class:late=is_late>{expected}</span>
        <span class="l-step">{is_in_work.then(|| step_mark(&card.step))}</span>
        <span class="l-responsible cut" dir="auto" title=deal.responsible.clone()>{deal.responsible.clone()}</span>
        <span class="l-age num" title=clock.full(deal.since)>{card.is_rotting.then(|| view! { <span class="rot" title=t().deal_words.rotting>{icon("bang")}</span> })}{age}</span>
    }
}
