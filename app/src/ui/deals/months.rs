//! The deals by the month of their payment: columns on a desktop, one below the other on a phone; a deal is dragged to another month or
//! moved by its menu. Never here: which month a deal is in, dragging itself.

use std::sync::Arc;

use ingot_shared::document::entity::Entity;
use ingot_shared::domain::{Command, Place, Value};
use ingot_shared::{Date, Id};
use leptos::ev::{KeyboardEvent, MouseEvent};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, PointerEvent};

use super::card::face;
use super::list::address;
use super::month_drag::{Ghost, Hand, Held};
use super::page::BoardState;
use crate::model::board::Card;
use crate::model::board::months::{Section, Span};
use crate::ui::common::{Menu, MenuItem, More, anchor_of, icon};
use crate::ui::i18n::{days, figures, fill, t, time};
use crate::ui::prelude::*;

/// Cards of a month that are drawn at first, and when one comes near the last.
const FIRST: usize = 10;
const MORE: usize = 20;

/// What the parts of the months share.
#[derive(Clone, Copy)]
pub struct MonthsState {
    /// The board.
    pub board: BoardState,
    /// The months.
    pub sections: Memo<Vec<Section>>,
    /// The day at the company.
    pub today: Date,
    /// The deal in the hand.
    pub held: RwSignal<Option<Held>>,
    menu: RwSignal<Option<(Arc<Card>, HtmlElement)>>,
}

impl MonthsState {
    /// Says that a deal's money is expected in another month; taken back by undo.
    pub fn move_to(self, card: &Card, span: Span) {
        if Span::of(card.deal.expected, self.today) == span || !span.is_offered() {
            return;
        }
        let day = span.day(card.deal.expected, self.today).map_or(Value::Nothing, Value::Day);
        let put = Command::put(card.client, Place::of(Entity::Deal, card.deal.id), [("expected", day)]);
        self.board.store.run_then_toast(vec![put], fill(t().deal_views.moved, &[&card.deal.title, &name(span)]));
    }
}

/// What a month is called.
fn name(span: Span) -> String {
    match span {
        Span::Overdue => t().deal_views.overdue.to_owned(),
        Span::Undated => t().deal_views.undated.to_owned(),
        Span::In(month) => days::month_name(month.first()),
    }
}

/// The months.
#[component]
pub fn MonthsView(
    /// The board.
    state: BoardState,
) -> AnyView {
    let store = state.store;
    let today = store.today();
    let sections = memo(move || store.workspace.with(|workspace| state.board.with(|board| board.months(workspace, today))));
    let state = MonthsState { board: state, sections, today, held: RwSignal::new(None), menu: RwSignal::new(None) };
    let hand = Hand::new(state);
    let spans = memo(move || sections.with(|sections| sections.iter().map(|section| section.span).collect::<Vec<_>>()));
    view! {
        <p class="unseen" id="months-help">{t().deal_views.months}</p>
        <div
            class="months"
            class:dragging=move || state.held.with(Option::is_some)
            role="group"
            aria-label=t().deals
            aria-describedby="months-help"
            data-testid="months"
            on:keydown=move |event| press(state, &event)
            on:pointerdown=move |event: PointerEvent| if state.board.store.role.get_untracked().writes() { hand.down(&event) }
            on:pointermove=move |event: PointerEvent| hand.moved(&event)
            on:pointerup=move |_| hand.up()
            on:pointercancel=move |_| hand.drop()
            on:lostpointercapture=move |_| hand.drop()
            on:touchmove=move |event| hand.touch(&event)
            on:contextmenu=move |event| hand.context(&event)
            on:dragstart=move |event| event.prevent_default()
        >
            {move || spans.get().into_iter().map(|span| view! { <Part state=state span=span /> }).collect::<Vec<_>>()}
        </div>
        <Ghost state=state />
        {move || state.menu.get().map(|(card, anchor)| view! { <MonthMenu state=state card=card anchor=anchor /> })}
    }
}

#[component]
fn Part(state: MonthsState, span: Span) -> AnyView {
    let words = &t().deal_views;
    let store = state.board.store;
    let mine = memo(move || state.sections.with(|sections| sections.iter().find(|section| section.span == span).cloned()));
    let limit = RwSignal::new(FIRST);
    let total = memo(move || mine.with(|mine| mine.as_ref().map_or(0, |mine| mine.deals.len())));
    let shown = move || {
        let first = |mine: &Section| mine.deals.iter().take(limit.get()).copied().collect();
        mine.with(|mine| mine.as_ref().map(first).unwrap_or_default())
    };
    let sum = memo(move || mine.with(|mine| mine.as_ref().map(|mine| figures::sums(&mine.sums)).unwrap_or_default()));
    // A second line only where there is something to weigh or to bring together.
    let about = move || {
        let Some(mine) = mine.get().filter(|mine| !mine.deals.is_empty()) else { return Vec::new() };
        let mut lines: Vec<AnyView> = Vec::new();
        if let Some(total) = store.workspace.with(|workspace| mine.sums.total(&workspace.rates())) {
            lines.push(view! { <span>{words.by_rates}" ≈\u{a0}"{figures::amount(total)}</span> });
        }
        if !mine.weighted.is_empty() {
            let rest = (mine.unweighted > 0).then(|| fill(words.unweighted, &[&mine.unweighted]));
            lines.push(
                view! { <span data-testid="month-weighted" title=rest>{words.weighted}" "{figures::sums(&mine.weighted)}</span> },
            );
        }
        lines
    };
    let is_over = move || state.held.with(|held| held.as_ref().is_some_and(|held| held.over == Some(span)));
    view! {
        <section
            class="month"
            class:over=is_over
            class:late=span == Span::Overdue
            class:none=move || total.get() == 0
            aria-label=name(span)
            data-testid="month"
            data-month=span.to_string()
            data-drop=span.is_offered().then(|| span.to_string())
            data-count=move || total.get().to_string()
        >
            <header class="month-head">
                <h2 class="cap">{name(span)}<span class="faint s column-n">{move || total.get().to_string()}</span></h2>
                {move || (total.get() > 0).then(|| view! { <b class="num month-sum" data-testid="month-sum">{sum}</b> })}
                <p class="xs muted month-about">{about}</p>
            </header>
            {move || (total.get() == 0).then(|| view! { <p class="s faint month-none">{words.empty}</p> })}
            <div class="cards">
                <div class="card-list" role="list">{each(shown, move |id| view! { <MonthCard state=state id=id /> })}</div>
                <More total=total limit=limit by=MORE />
            </div>
        </section>
    }
}

#[component]
fn MonthCard(state: MonthsState, id: Id) -> AnyView {
    let store = state.board.store;
    let card = memo(move || state.board.board.with(|board| board.card(id)));
    let href = move || card.with(|card| card.as_deref().map(address).unwrap_or_default());
    let label = move || card.with(|card| card.as_ref().map(|card| format!("{}: {}", t().deal_views.move_to, card.deal.title)));
    let open_menu = move |event: MouseEvent| {
        if let Some(found) = card.get_untracked().zip(anchor_of(&event)) {
            state.menu.set(Some(found));
        }
    };
    let is_held = move || state.held.with(|held| held.as_ref().is_some_and(|held| held.card.deal.id == id));
    let when = move || {
        card.get().map(|card| {
            let day = card.deal.expected.map(|day| time::day_of(day, state.today));
            view! { <span class="row xs muted month-when"><span class="grow cut">{store.stage_name(card.deal.stage)}</span>{day}</span> }
        })
    };
    view! {
        <div role="listitem">
            <a class="d" class:lifted=is_held href=href data-testid="month-card" data-id=id.to_string()>
                {move || card.get().map(face)}
                {when}
            </a>
            <button type="button" class="btn icon quiet d-more" aria-haspopup="menu" aria-label=label data-testid="month-menu" on:click=open_menu>{icon("more")}</button>
        </div>
    }
}

/// M opens the menu of the deal that has the focus, by its place on the keyboard.
fn press(state: MonthsState, event: &KeyboardEvent) {
    let writes = state.board.store.role.get_untracked().writes();
    if !writes || event.code() != "KeyM" || event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let element = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
    let found = element.and_then(|element| {
        let id: Id = element.get_attribute("data-id")?.parse().ok()?;
        Some((state.board.board.with_untracked(|board| board.card(id))?, element))
    });
    if found.is_some() {
        event.prevent_default();
        event.stop_propagation();
        state.menu.set(found);
    }
}

#[component]
fn MonthMenu(state: MonthsState, card: Arc<Card>, anchor: HtmlElement) -> AnyView {
    let words = &t().deal_views;
    let now = Span::of(card.deal.expected, state.today);
    let item = move |span: Span| {
        let card = Arc::clone(&card);
        view! { <MenuItem label=name(span) is_chosen=span == now testid="move-month" on_choose=Callback::new(move |()| state.move_to(&card, span)) /> }
    };
    let spans = state.sections.with_untracked(|sections| sections.iter().map(|section| section.span).collect::<Vec<_>>());
    view! {
        <Menu anchor=anchor label=words.move_to on_close=Callback::new(move |()| state.menu.set(None))>
            <p class="menu-head" role="presentation">{words.move_to}</p>
            {spans.into_iter().filter(|span| span.is_offered()).map(item).collect::<Vec<_>>()}
        </Menu>
    }
}
