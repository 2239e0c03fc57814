//! The screen of deals: the board, and the switch to the list and the months. Never here: a card's look, dragging.

use std::sync::Arc;

use ingot_shared::Id;
use ingot_shared::document::entity::Entity;
use ingot_shared::domain::{Command, Place, StageId};
use web_sys::{HtmlElement, PointerEvent};

use super::column::{Column, StageChips};
use super::drag::{Drag, Ghost, Hand};
use super::filter::FilterChips;
use super::keys;
use super::list::DealList;
use super::months::MonthsView;
use super::pipelines::PipelineSwitch;
use super::shape::{Shape, ShapeSwitch, shape};
use crate::model::board::filter::Filter;
use crate::model::board::{Board, Card, pipelines};
use crate::ui::browser;
use crate::ui::common::{Empty, Menu, MenuItem, icon};
use crate::ui::i18n::t;
use crate::ui::prelude::*;
use crate::ui::router::{Router, use_router};
use crate::ui::shell::ScreenHead;
use crate::ui::store::{QuickAdd, Store, use_store};
use crate::ui::welcome::Beginning;

/// What the parts of the board share.
#[derive(Clone, Copy)]
pub struct BoardState {
    /// The root's state.
    pub store: Store,
    /// The way to a deal, and the address.
    pub router: Router,
    /// The pipelines that there is a board for.
    pub pipelines: Memo<Vec<Id>>,
    /// The one whose board is shown.
    pub pipeline: Memo<Id>,
    /// The one that was chosen, should there be a board for it.
    pub chosen: RwSignal<Option<Id>>,
    /// All deals of the pipeline.
    pub all: Memo<Arc<Board>>,
    /// The deals that the quick filter and the person leave.
    pub board: Memo<Arc<Board>>,
    /// The quick filter.
    pub filter: RwSignal<Option<Filter>>,
    /// Whose deals are shown; empty for everybody's.
    pub person: RwSignal<String>,
    /// The stage that a phone shows.
    pub phone_stage: RwSignal<StageId>,
    /// The card that the keyboard is at.
    pub focused: RwSignal<Option<Id>>,
    /// The place in its stage that is to be drawn: the keyboard goes there.
    pub reach: RwSignal<Option<(StageId, usize)>>,
    /// The card whose menu is open, and its button.
    pub menu: RwSignal<Option<(Arc<Card>, HtmlElement)>>,
    /// The card in the hand.
    pub drag: RwSignal<Option<Drag>>,
}

impl BoardState {
    /// Moves a deal; a won or lost one is asked about first.
    pub fn move_to(self, card: &Card, to: StageId) {
        if card.deal.stage != to {
            self.store.want_move(card.client, card.deal.id, card.deal.title.clone(), to);
        }
    }
}

/// The board.
#[component]
pub fn DealsPage() -> AnyView {
    let store = use_store();
    let t = t();
    let chosen = RwSignal::new(browser::tab_memory("deals.pipeline").and_then(|id| id.parse::<Id>().ok()));
    effect(move || browser::remember_in_tab("deals.pipeline", &chosen.get().map(|id| id.to_string()).unwrap_or_default()));
    let pipelines = memo(move || store.workspace.with(|workspace| store.rows.with(|rows| pipelines(rows.iter(), workspace))));
    let pipeline = memo(move || {
        let default = store.workspace.with(|workspace| workspace.default_pipeline().map(|pipeline| pipeline.id));
        pipelines.with(|pipelines| {
            let there = |id: &Id| pipelines.contains(id);
            let known = chosen.get().filter(there).or_else(|| default.filter(there));
            known.or_else(|| pipelines.first().copied()).unwrap_or_default()
        })
    });
    let all = memo(move || {
        let board = store
            .workspace
            .with(|workspace| store.rows.with(|rows| Board::of(rows.entries(), workspace, pipeline.get(), browser::now())));
        Arc::new(board)
    });
    let kept = browser::tab_memory("deals.filter").and_then(|key| Filter::ALL.into_iter().find(|filter| filter.key() == key));
    let filter = RwSignal::new(kept);
    effect(move || browser::remember_in_tab("deals.filter", filter.get().map(Filter::key).unwrap_or_default()));
    let person = RwSignal::new(browser::tab_memory("deals.person").unwrap_or_default());
    effect(move || browser::remember_in_tab("deals.person", &person.get()));
    let board = memo(move || {
        let filtered = match filter.get() {
            None => all.get(),
            some => Arc::new(all.with(|all| all.filtered(some, &store.viewer()))),
        };
        person.with(|person| if person.is_empty() { filtered } else { Arc::new(filtered.led_by(person)) })
    });
    let kept = browser::tab_memory("deals.stage").and_then(|key| key.parse().ok());
    let phone_stage = RwSignal::new(kept.unwrap_or_default());
    // The board of a large company takes a while: the screen before it goes away first, then the board is made, then it is drawn, and a
    // finger is never kept waiting for more than one of them.
    let begun = RwSignal::new(false);
    browser::later(0, move || {
        if let Some(first) = board.try_with_untracked(|board| board.entrance()).filter(|_| kept.is_none()) {
            phone_stage.try_set(first);
        }
        browser::later(0, move || _ = begun.try_set(true));
    });
    let state = BoardState {
        store,
        router: use_router(),
        pipelines,
        pipeline,
        chosen,
        all,
        board,
        filter,
        person,
        phone_stage,
        focused: RwSignal::new(None),
        reach: RwSignal::new(None),
        menu: RwSignal::new(None),
        drag: RwSignal::new(None),
    };
    provide_context(state);
    let is_empty = memo(move || pipelines.with(|pipelines| pipelines.len() < 2) && all.with(|board| board.is_empty()));
    let is_ready = move || store.health.get().has_rows();
    let is_first = memo(move || store.rows.with(|rows| rows.counts().all == 0));
    let shape = shape(state.router);
    view! {
        <div class="deals">
            <ScreenHead title=t.deals>
                {move || (begun.get() && !is_empty.get()).then(|| view! { <ShapeSwitch router=state.router shape=shape /> })}
            </ScreenHead>
            {move || match (begun.get() && is_empty.get(), is_ready()) {
                _ if !begun.get() => view! { {None::<AnyView>} },
                (true, false) => view! { <p class="loading" role="status">{t.loading}</p> },
                (true, true) if is_first.get() => view! { <Beginning icon_name="board" title=t.deals_empty text=t.deals_empty_text /> },
                (true, true) => view! {
                    <Empty icon_name="board" title=t.deals_empty text=t.deals_empty_text>
                        <button type="button" class="btn main writes" on:click=move |_| store.quick_add.set(Some(QuickAdd::WithDeal(board.with_untracked(|board| board.entrance()))))>
                            {icon("plus")}
                            {t.new_deal}
                        </button>
                    </Empty>
                },
                (false, _) => view! { <Shown state=state shape=shape /> },
            }}
        </div>
    }
}

#[component]
fn Shown(state: BoardState, shape: Memo<Shape>) -> AnyView {
    let is_phone = move || !state.store.wide.get();
    view! {
        <div class="board-tools">
            {move || (state.pipelines.with(Vec::len) > 1).then(|| view! { <PipelineSwitch state=state /> })}
            <FilterChips state=state />
            {move || (is_phone() && shape.get() == Shape::Board).then(|| view! { <StageChips state=state /> })}
        </div>
        {move || match shape.get() {
            Shape::Board => view! { <BoardView state=state /> },
            Shape::List => view! { <DealList state=state /> },
            Shape::Months => view! { <MonthsView state=state /> },
        }}
    }
}

#[component]
fn BoardView(state: BoardState) -> AnyView {
    let t = t();
    let board = element_ref();
    let hand = Hand::new(state);
    // With keys the focus stays on the card, also when undo or somebody else moves it to another column, where it is drawn anew.
    let by_keys = StoredValue::new(false);
    effect(move || {
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
    effect(move || browser::remember_in_tab("deals.stage", state.phone_stage.get().key()));
    let columns = memo(move || state.board.with(|board| board.columns()));
    // The stage that a phone shows may be of another pipeline, or gone.
    effect(move || {
        let shown = state.phone_stage.get();
        if columns.with(|columns| !columns.iter().any(|(stage, _)| *stage == shown)) {
            state.phone_stage.set(state.board.with_untracked(|board| board.entrance()));
        }
    });
    let column = move |(nth, (stage, is_offered)): (usize, (StageId, bool))| view! { <Column state=state stage=stage is_offered=is_offered nth=nth /> };
    view! {
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
                if state.store.role.get_untracked().writes() {
                    hand.down(&event);
                }
            }
            on:pointermove=moved
            on:pointerup=move |_| hand.up()
            on:pointercancel=move |_| hand.drop()
            on:lostpointercapture=move |_| hand.drop()
            on:touchmove=move |event| hand.touch(&event)
            on:contextmenu=move |event| hand.context(&event)
            on:dragstart=move |event| event.prevent_default()
        >
            {move || columns.get().into_iter().enumerate().map(column).collect::<Vec<_>>()}
        </div>
        <Ghost state=state />
        {move || state.menu.get().map(|(card, anchor)| view! { <CardMenu state=state card=card anchor=anchor /> })}
    }
}

#[component]
fn CardMenu(state: BoardState, card: Arc<Card>, anchor: HtmlElement) -> AnyView {
    let t = t();
    let store = state.store;
    let (client, deal) = (card.client, card.deal.id);
    let of_item = Arc::clone(&card);
    let item = move |to: StageId| {
        let card = Arc::clone(&of_item);
        let is_chosen = card.deal.stage == to;
        let choose = Callback::new(move |()| state.move_to(&card, to));
        view! { <MenuItem label=store.stage_name(to) is_chosen=is_chosen testid="move-to" on_choose=choose /> }
    };
    let repeat = Callback::new(move |()| store.repeat_deal(client, deal));
    let hide = Command::Hide { document: client, at: Place::of(Entity::Deal, deal) };
    let delete = Callback::new(move |()| store.run_then_toast(vec![hide.clone()], t.deal_deleted.to_owned()));
    view! {
        <Menu anchor=anchor label=t.move_to on_close=Callback::new(move |()| state.menu.set(None))>
            <p class="menu-head" role="presentation">{t.move_to}</p>
            {store.stages_of(&card.deal.pipeline).into_iter().map(item).collect::<Vec<_>>()}
            <hr />
            <MenuItem label=t.deal_words.repeat icon_name="refresh" testid="repeat-deal" on_choose=repeat />
            <MenuItem label=t.delete_deal icon_name="bin" is_danger=true testid="delete-deal" on_choose=delete />
        </Menu>
    }
}
