//! A stage of the board with its count, sum and cards; on a phone, the chips that choose one. Never here: moving.

use ingot_shared::Currency;
use ingot_shared::domain::{StageId, StageKind};

use super::card::CardView;
use super::page::BoardState;
use crate::model::board::Stage;
use crate::ui::browser;
use crate::ui::common::{More, icon, swatch};
use crate::ui::i18n::{count, figures, t};
use crate::ui::prelude::*;
use crate::ui::store::QuickAdd;

/// Cards drawn when one comes near the last.
const MORE: usize = 20;
/// Pixels of a card, at least; of the window that is above the cards.
const CARD: f64 = 110.0;
const ABOVE: f64 = 200.0;
/// Milliseconds from one column's first cards to the next one's: each is a task of its own, so that a finger never waits for the board.
const BETWEEN: u64 = 8;

/// Cards drawn at first: what the window shows. A stage of thousands stays quick.
fn first() -> usize {
    ((browser::window_size().1 - ABOVE) / CARD).max(2.0) as usize + 1
}

/// A stage.
#[component]
pub fn Column(
    /// The board.
    state: BoardState,
    /// Which stage.
    stage: StageId,
    /// Whether deals can be moved here.
    is_offered: bool,
    /// How many columns are left of it.
    nth: usize,
) -> AnyView {
    let t = t();
    let store = state.store;
    let limit = RwSignal::new(0);
    browser::later(BETWEEN * u64::try_from(nth).unwrap_or_default(), move || {
        limit.try_update(|limit| *limit = (*limit).max(first()));
    });
    // A card that the keyboard goes to is drawn, however far down it is.
    effect(move || {
        if let Some((_, place)) = state.reach.get().filter(|(reached, _)| *reached == stage) {
            limit.update(|limit| *limit = (*limit).max(place + 1));
        }
    });
    let is_drawn = memo(move || store.wide.get() || state.phone_stage.get() == stage);
    let ids = memo(move || {
        let most = if is_drawn.get() { limit.get() } else { 0 };
        let drawn = |mine: &Stage| mine.deals.iter().take(most).map(|spot| spot.id).collect::<Vec<_>>();
        state.board.with(|board| board.stage(stage).map(drawn).unwrap_or_default())
    });
    let number = memo(move || state.board.with(|board| board.stage(stage).map_or(0, |mine| mine.deals.len())));
    let sums = memo(move || state.board.with(|board| board.stage(stage).map(|mine| mine.sums.clone()).unwrap_or_default()));
    let is_over = move || state.drag.with(|drag| drag.as_ref().is_some_and(|drag| drag.over == Some(stage)));
    let colour = move || {
        let colour = store.workspace.with(|workspace| workspace.stage(stage).map(|stage| stage.colour.clone()));
        colour.filter(|colour| !colour.is_empty())
    };
    let add = move |_| store.quick_add.set(Some(QuickAdd::WithDeal(stage)));
    view! {
        <section
            class="column"
            class:over=is_over
            class:current=move || state.phone_stage.get() == stage
            aria-label=move || store.stage_name(stage)
            data-testid="stage-column"
            data-stage=stage.key().to_owned()
            data-drop=is_offered.then(|| stage.key().to_owned())
            data-count=move || number.get().to_string()
            data-sum-minor=move || sums.with(|sums| sums.minor(Currency::default()).to_string())
        >
            <header class="column-head">
                {move || colour().map(|colour| swatch(&colour))}
                <h2>{move || store.stage_name(stage)}</h2>
                <span class="faint s column-n">{move || number.get().to_string()}</span>
                <span class="grow"></span>
                <span class="muted s num column-sum" title=move || sums.with(figures::sums)>
                    {move || sums.with(figures::short_sums)}
                </span>
            </header>
            <div class="column-phone s muted">
                <span class="grow">{move || count(u64::try_from(number.get()).unwrap_or(0), t.deals_n)}</span>
                <b>{move || sums.with(figures::sums)}</b>
            </div>
            <div class="cards">
                <div class="card-list" role="list">{each(move || ids.get(), move |id| view! { <CardView state=state id=id stage=stage /> })}</div>
                <More total=number limit=limit by=MORE />
            </div>
            {move || (number.get() == 0).then(|| view! { <p class="column-none s faint">{t.stage_empty}</p> })}
            {move || (is_offered && store.stage_kind(stage) != StageKind::Lost).then(|| view! {
                <button type="button" class="add-line writes" data-testid="add-deal" on:click=add>{icon("plus")}{t.deal}</button>
            })}
        </section>
    }
}

/// The stages of a phone: the chosen one is shown; a card in the hand may be dropped on any.
#[component]
pub fn StageChips(
    /// The board.
    state: BoardState,
) -> AnyView {
    let t = t();
    let columns = memo(move || state.board.with(|board| board.columns()));
    let chip = move |(stage, is_offered): (StageId, bool)| {
        let number = move || state.board.with(|board| board.stage(stage).map_or(0, |mine| mine.deals.len()));
        let is_over = move || state.drag.with(|drag| drag.as_ref().is_some_and(|drag| drag.over == Some(stage)));
        let is_on = move || state.phone_stage.get() == stage;
        view! {
            <button
                type="button"
                class="chip"
                class:on=is_on
                class:over=is_over
                aria-pressed=move || is_on().to_string()
                data-testid="stage-chip"
                data-stage=stage.key().to_owned()
                data-drop=is_offered.then(|| stage.key().to_owned())
                on:click=move |_| state.phone_stage.set(stage)
            >
                {move || state.store.stage_name(stage)}
                <b>{move || number().to_string()}</b>
            </button>
        }
    };
    effect(move || {
        state.phone_stage.track();
        browser::later(0, || {
            if let Ok(Some(chip)) = document().query_selector(".stage-chips .on") {
                let options = web_sys::ScrollIntoViewOptions::new();
                js_sys::Reflect::set(&options, &"inline".into(), &"center".into()).ok();
                js_sys::Reflect::set(&options, &"block".into(), &"nearest".into()).ok();
                chip.scroll_into_view_with_scroll_into_view_options(&options);
            }
        });
    });
    view! { <div class="chips scroll stage-chips" role="group" aria-label=t.deal_stage>{move || columns.get().into_iter().map(chip).collect::<Vec<_>>()}</div> }
}
