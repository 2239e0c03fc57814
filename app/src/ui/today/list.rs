//! The sections with their entries. Never here: one entry.

use super::row::Row;
use super::state::TodayState;
use super::why::name;
use crate::model::plural::grouped;
use crate::model::today::Section;
use crate::ui::common::Gradual;
use crate::ui::i18n::{fill, t};
use crate::ui::prelude::*;

/// More entries at each press.
const MORE: usize = 30;

/// A section; nothing while it is empty.
#[component]
pub fn SectionView(
    /// The worklist.
    state: TodayState,
    /// Which section.
    section: Section,
    /// How much of the list is drawn.
    gradual: Gradual,
) -> AnyView {
    let words = &t().today_words;
    let ids = memo(move || state.clients(section));
    let before = memo(move || Section::ALL.into_iter().take(section as usize).map(|other| state.clients(other).len()).sum());
    let drawn = move || {
        let share = gradual.share(before.get(), ids.with(Vec::len));
        ids.with(|ids| ids.iter().take(share).copied().collect())
    };
    let total = memo(move || {
        let scope = state.store.scope.get();
        state.store.rows.with(|rows| rows.today().counts(scope).get(section as usize).copied().unwrap_or(0))
    });
    let is_there = memo(move || ids.with(|ids| !ids.is_empty()));
    let rest = move || total.get().saturating_sub(ids.with(Vec::len));
    let label = name(section, &words.sections);
    live(move || {
        is_there.get().then(|| {
            view! {
                <section class="t-section" aria-label=label data-testid="today-section" data-section=section.key()>
                    <h2 class="h3 t-head">{label}" · "{move || grouped(u64::try_from(total.get()).unwrap_or(0))}</h2>
                    <div class="t-list" role="list" aria-label=label>
                        {each(drawn, move |id| view! { <Row state=state id=id section=section /> })}
                        {move || gradual.rest(before.get(), ids.with(Vec::len))}
                    </div>
                    {move || (rest() > 0).then(|| view! {
                        <button type="button" class="add-line" data-testid="show-rest" on:click=move |_| state.show_more(section, MORE)>
                            {fill(words.show_all, &[&grouped(u64::try_from(rest().min(MORE)).unwrap_or(0))])}
                        </button>
                    })}
                </section>
            }
        })
    })
}
