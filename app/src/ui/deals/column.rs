//! A stage of the board with its count, sum and cards; on a phone, the chips that choose one. Never here: moving.

use std::sync::Arc;

use ingot_shared::Currency;
use ingot_shared::domain::StageId;
use leptos::prelude::*;

use super::card::CardView;
use super::page::BoardState;
use crate::model::board::Card;
use crate::ui::common::icon;
use crate::ui::i18n::{count, figures, fill, stage as stage_name, t};
use crate::ui::store::QuickAdd;

/// Cards shown at first, and more at each press: a stage of thousands stays quick.
const PAGE: usize = 60;

/// A stage.
#[component]
pub fn Column(
    /// The board.
    state: BoardState,
    /// Which stage.
    stage: StageId,
) -> impl IntoView {
    let t = t();
    let store = state.store;
    let mine = Memo::new(move |_| state.board.with(|board| board.stage(stage)));
    let limit = RwSignal::new(PAGE);
    let cards = move || mine.with(|mine| mine.cards.iter().take(limit.get()).cloned().collect::<Vec<Arc<Card>>>());
    let number = move || mine.with(|mine| mine.cards.len());
    let rest = move || number().saturating_sub(limit.get());
    let is_over = move || state.drag.with(|drag| drag.as_ref().is_some_and(|drag| drag.over == Some(stage)));
    let add = move |_| store.quick_add.set(Some(QuickAdd::WithDeal(stage)));
    view! {
        <section
            class="column"
            class:over=is_over
            class:current=move || state.phone_stage.get() == stage
            aria-label=stage_name(stage)
            data-testid="stage-column"
            data-stage=stage.key()
            data-drop=stage.key()
            data-count=move || number().to_string()
            data-sum-minor=move || mine.with(|mine| mine.sums.minor(Currency::default()).to_string())
        >
            <header class="column-head">
                <h2>{stage_name(stage)}</h2>
                <span class="faint s column-n">{number}</span>
                <span class="grow"></span>
                <span class="muted s num column-sum" title=move || mine.with(|mine| figures::sums(&mine.sums))>
                    {move || mine.with(|mine| figures::short_sums(&mine.sums))}
                </span>
            </header>
            <div class="column-phone s muted">
                <span class="grow">{move || count(u64::try_from(number()).unwrap_or(0), t.deals_n)}</span>
                <b>{move || mine.with(|mine| figures::sums(&mine.sums))}</b>
            </div>
            <div class="cards" role="list">
                <For
                    each=cards
                    key=|card| card.deal.id
                    children=move |card| view! { <CardView state=state id=card.deal.id stage=stage /> }
                />
            </div>
            {move || (number() == 0).then(|| view! { <p class="column-none s faint">{t.stage_empty}</p> })}
            {move || (rest() > 0).then(|| view! {
                <button type="button" class="add-line" on:click=move |_| limit.update(|limit| *limit += PAGE)>{fill(t.show_more, &[&rest().min(PAGE)])}</button>
            })}
            {(stage != StageId::LOST).then(|| view! {
                <button type="button" class="add-line" data-testid="add-deal" on:click=add>{icon("plus")}{t.deal}</button>
            })}
        </section>
    }
    .into_any()
}

/// The stages of a phone: the chosen one is shown; a card in the hand may be dropped on any.
#[component]
pub fn StageChips(
    /// The board.
    state: BoardState,
) -> impl IntoView {
    let t = t();
    let chip = move |stage: StageId| {
        let number = move || state.board.with(|board| board.stage(stage).cards.len());
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
                data-stage=stage.key()
                data-drop=stage.key()
                on:click=move |_| state.phone_stage.set(stage)
            >
                {stage_name(stage)}
                <b>{number}</b>
            </button>
        }
    };
    Effect::new(move |_| {
        state.phone_stage.track();
        crate::ui::browser::later(0, || {
            if let Ok(Some(chip)) = document().query_selector(".stage-chips .on") {
                let options = web_sys::ScrollIntoViewOptions::new();
                js_sys::Reflect::set(&options, &"inline".into(), &"center".into()).ok();
                js_sys::Reflect::set(&options, &"block".into(), &"nearest".into()).ok();
                chip.scroll_into_view_with_scroll_into_view_options(&options);
            }
        });
    });
    view! { <div class="chips scroll stage-chips" role="group" aria-label=t.deal_stage>{StageId::ALL.map(chip).into_iter().collect::<Vec<_>>()}</div> }.into_any()
}
