//! The way of a deal through the stages: when it came, by whom, how long it stayed (C74). Never here: moving.

use ingot_shared::Id;
use ingot_shared::document::view::StageMove;
use ingot_shared::domain::rules::stage_history::{Move, visits};

use super::page::DealState;
use crate::ui::browser::{self, clock};
use crate::ui::i18n::{days, t};
use crate::ui::prelude::*;

/// The card.
#[component]
pub fn HistoryCard(
    /// The screen.
    state: DealState,
) -> AnyView {
    let history = state.of(|deal| deal.history.clone());
    let ids = move || history.with(|history| history.iter().rev().map(|entry| entry.id).collect());
    view! {
        <h2 class="h3">{t().deal_page.history}</h2>
        <ol class="deal-stays" data-testid="deal-history">{each(ids, move |id| view! { <Visit state=state history=history id=id /> })}</ol>
    }
}

/// How many days a deal stayed in the stage that an entry brought it to; until now where it is still there.
fn stayed(history: &[StageMove], id: Id) -> u32 {
    let moves: Vec<Move<Id>> = history.iter().map(|entry| Move { deal: Id::default(), to: entry.id, at: entry.at }).collect();
    let visit = visits(&moves).into_iter().find(|visit| visit.stage == id);
    visit.map_or(0, |visit| visit.until.unwrap_or_else(browser::now).days_since(visit.from))
}

#[component]
fn Visit(state: DealState, history: Memo<Vec<StageMove>>, id: Id) -> AnyView {
    let store = state.store;
    let entry = memo(move || {
        history.with(|history| {
            let entry = history.iter().find(|entry| entry.id == id)?;
            Some((entry.to, entry.at, entry.by.name.clone(), stayed(history, id)))
        })
    });
    live(move || {
        entry.get().map(|(stage, at, name, number)| {
            let clock = clock();
            let about: Vec<String> = [clock.moment(at), name].into_iter().filter(|part| !part.is_empty()).collect();
            view! {
                <li>
                    <span class="grow"><span class="block">{store.stage_name(stage)}</span><span class="xs muted block" dir="auto">{about.join(" · ")}</span></span>
                    {(number > 0).then(|| view! { <span class="xs faint">{days::days(number)}</span> })}
                </li>
            }
        })
    })
}
