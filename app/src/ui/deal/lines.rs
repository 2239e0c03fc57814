//! What is sold: the positions of a deal with their sum. Never here: one position's form.

use ingot_shared::Id;
use ingot_shared::document::view::LineView;

use super::line_form::LineSheet;
use super::page::DealState;
use crate::model::deal::total;
use crate::model::decimal::{PER_CENT, QUANTITY, shown};
use crate::ui::browser;
use crate::ui::common::icon;
use crate::ui::i18n::{figures, t};
use crate::ui::prelude::*;

/// The card.
#[component]
pub fn LinesCard(
    /// The screen.
    state: DealState,
) -> AnyView {
    let words = &t().deal_page;
    let lines = state.of(|deal| deal.lines.clone());
    let ids = move || lines.with(|lines| lines.iter().map(|line| line.id).collect());
    let sum = memo(move || state.deal.with(|deal| deal.as_deref().and_then(total)));
    let asked = RwSignal::new(None::<LineView>);
    let add = move |_| {
        let last = lines.with_untracked(|lines| lines.iter().map(|line| line.order).max());
        asked.set(Some(LineView {
            id: browser::new_id(),
            quantity: 1_000,
            order: last.map_or(0, |last| last + 1),
            ..LineView::default()
        }));
    };
    view! {
        <div class="row card-head"><h2 class="h3 grow">{words.lines}</h2></div>
        {move || lines.with(Vec::is_empty).then(|| view! { <p class="muted s">{words.no_lines}</p> })}
        <div class="deal-rows">{each(ids, move |id| view! { <Line lines=lines id=id asked=asked /> })}</div>
        <div class="row deal-total">
            <button type="button" class="add-line grow writes" data-testid="add-deal-line" on:click=add>{icon("plus")}{words.add_line}</button>
            {move || sum.get().map(|sum| view! { <span class="muted s">{words.total}</span><b class="num" data-testid="lines-total">{figures::amount(sum)}</b> })}
        </div>
        {move || asked.get().map(|line| view! { <LineSheet state=state line=line asked=asked /> })}
    }
}

#[component]
fn Line(lines: Memo<Vec<LineView>>, id: Id, asked: RwSignal<Option<LineView>>) -> AnyView {
    let line = memo(move || lines.with(|lines| lines.iter().find(|line| line.id == id).cloned()).unwrap_or_default());
    let terms = move || {
        line.with(|line| {
            let mut parts = vec![figures::mark(shown(line.quantity, QUANTITY))];
            if !line.unit.is_empty() {
                parts.push(line.unit.clone());
            }
            if let Some(price) = line.price {
                parts.push(["×", &figures::amount(price)].join("\u{a0}"));
            }
            if line.discount != 0 {
                parts.push([&figures::mark(shown(-line.discount, PER_CENT)), "%"].join("\u{a0}"));
            }
            parts.join(" ")
        })
    };
    view! {
        <button type="button" class="deal-line" data-testid="deal-line" data-id=id.to_string() on:click=move |_| asked.set(Some(line.get_untracked()))>
            <span class="grow"><span class="block" dir="auto">{move || line.with(|line| line.title.clone())}</span><span class="s muted block">{terms}</span></span>
            <span class="num b">{move || line.with(|line| line.total().map(figures::amount))}</span>
        </button>
    }
}
