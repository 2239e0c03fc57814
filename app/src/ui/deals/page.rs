//! The screen of the board. Never here: a card's look, dragging.

use std::sync::Arc;

use ingot_shared::Id;
use ingot_shared::domain::{Command, StageId};
use leptos::html::Div;
use leptos::prelude::*;
use web_sys::{HtmlElement, PointerEvent};

use super::column::{Column, StageChips};
use super::drag::{Drag, Ghost, Hand};
use super::keys;
use crate::model::board::{Board, Card};
use crate::ui::browser;
use crate::ui::common::{Empty, Menu, MenuItem, icon};
use crate::ui::i18n::{stage, t};
use crate::ui::shell::ScreenHead;
use crate::ui::store::{LossAsked, QuickAdd, Store, use_store};

/// What the parts of the board share.
#[derive(Clone, Copy)]
pub struct BoardState {
    /// The root's state.
    pub store: Store,
    /// The board.
    pub board: Memo<Arc<Board>>,
    /// The stage that a phone shows.
    pub phone_stage: RwSignal<StageId>,
    /// The card that the keyboard is at.
    pub focused: RwSignal<Option<Id>>,
    /// The card whose menu is open, and its button.
    pub menu: RwSignal<Option<(Arc<Card>, HtmlElement)>, LocalStorage>,
    /// The card in the hand.
    pub drag: RwSignal<Option<Drag>>,
}

impl BoardState {
    /// Moves a deal; a lost one is asked about first.
    pub fn move_to(self, card: &Card, to: StageId) {
        let (client, deal) = (card.client, card.deal.id);
        if card.deal.stage == to {
            return;
        }
        if to == StageId::LOST {
            self.store.loss.set(Some(LossAsked { client, deal, title: card.deal.title.clone() }));
        } else {
            self.store.move_deal(client, deal, to, None);
        }
    }
}

/// The board.
#[component]
pub fn DealsPage() -> impl IntoView {
    let store = use_store();
    let t = t();
    let board = Memo::new(move |_| Arc::new(store.rows.with(|rows| Board::of(rows.iter()))));
    let first = StageId::ALL
        .into_iter()
        .find(|stage| board.with_untracked(|board| !board.stage(*stage).cards.is_empty()))
        .unwrap_or_default();
    let kept = browser::tab_memory("deals.stage").and_then(|key| key.parse().ok());
    let state = BoardState {
        store,
        board,
        phone_stage: RwSignal::new(kept.unwrap_or(first)),
        focused: RwSignal::new(None),
        menu: RwSignal::new_local(None),
        drag: RwSignal::new(None),
    };
    provide_context(state);
    let is_empty = Memo::new(move |_| board.with(|board| board.is_empty()));
    let is_ready = move || store.health.get().has_rows();
    view! {
        <div class="deals">
            <ScreenHead title=t.deals />
            {move || match (is_empty.get(), is_ready()) {
                (true, false) => view! { <p class="loading" role="status">{t.loading}</p> }.into_any(),
                (true, true) => view! {
                    <Empty icon_name="board" title=t.deals_empty text=t.deals_empty_text>
                        <button type="button" class="btn main" on:click=move |_| store.quick_add.set(Some(QuickAdd::WithDeal(StageId::UNSORTED)))>
                            {icon("plus")}
                            {t.new_deal}
                        </button>
                    </Empty>
                }.into_any(),
                (false, _) => view! { <BoardView state=state /> }.into_any(),
            }}
        </div>
    }
    .into_any()
}

#[component]
fn BoardView(state: BoardState) -> impl IntoView {
    let t = t();
    let board = NodeRef::<Div>::new();
    let hand = Hand::new(state);
    // With keys the focus stays on the card, also when undo or somebody else moves it to another column, where it is drawn anew.
    let by_keys = StoredValue::new(false);
    Effect::new(move |_| {
        state.board.track();
        if let Some(id) = state.focused.get_untracked().filter(|_| by_keys.get_value()) {
            browser::later(20, move || keys::refocus(state, id));
        }
    });
    let moved = move |event: PointerEvent| {
        if let Some(board) = board.get_untracked() {
            hand.moved(&board, &event);
        }
    };
    Effect::new(move |_| browser::remember_in_tab("deals.stage", state.phone_stage.get().key()));
    view! {
        {move || (!state.store.wide.get()).then(|| view! { <StageChips state=state /> })}
        <p class="unseen" id="board-help">{t.board_help}</p>
        <div
            node_ref=board
            class="board"
            class:dragging=move || state.drag.with(Option::is_some)
            role="group"
            aria-label=t.board_label
            aria-describedby="board-help"
            data-testid="board"
            on:keydown=move |event| {
                by_keys.set_value(true);
                keys::press(state, &event);
            }
            on:click=move |event| hand.click(&event)
            on:pointerdown=move |event| {
                by_keys.set_value(false);
                hand.down(&event);
            }
            on:pointermove=moved
            on:pointerup=move |_| hand.up()
            on:pointercancel=move |_| hand.drop()
            on:lostpointercapture=move |_| hand.drop()
            on:touchmove=move |event| hand.touch(&event)
            on:contextmenu=move |event| hand.context(&event)
            on:dragstart=move |event| event.prevent_default()
        >
            {StageId::ALL.map(|stage| view! { <Column state=state stage=stage /> }).into_iter().collect::<Vec<_>>()}
        </div>
        <Ghost state=state />
        {move || state.menu.get().map(|(card, anchor)| view! { <CardMenu state=state card=card anchor=anchor /> })}
    }
    .into_any()
}

#[component]
fn CardMenu(state: BoardState, card: Arc<Card>, anchor: HtmlElement) -> impl IntoView {
    let t = t();
    let store = state.store;
    let (client, deal) = (card.client, card.deal.id);
    let item = move |to: StageId| {
        let card = Arc::clone(&card);
        let is_chosen = card.deal.stage == to;
        let choose = Callback::new(move |()| state.move_to(&card, to));
        view! { <MenuItem label=stage(to) is_chosen=is_chosen testid="move-to" on_choose=choose /> }
    };
    let delete =
        Callback::new(move |()| store.run_then_toast(vec![Command::DeleteDeal { client, deal }], t.deal_deleted.to_owned()));
    view! {
        <Menu anchor=anchor label=t.move_to on_close=Callback::new(move |()| state.menu.set(None))>
            <p class="menu-head" role="presentation">{t.move_to}</p>
            {StageId::ALL.map(item).into_iter().collect::<Vec<_>>()}
            <hr />
            <MenuItem label=t.delete_deal icon_name="bin" is_danger=true testid="delete-deal" on_choose=delete />
        </Menu>
    }
    .into_any()
}
