//! What to say and do at the stage that a deal is in: the script, and the checklist, whose ticks the deal keeps (C73). Never here: which
//! there are; the settings say.

use ingot_shared::Id;
use ingot_shared::document::record::Stage;
use ingot_shared::domain::Value;

use super::page::DealState;
use crate::ui::browser;
use crate::ui::common::locked;
use crate::ui::i18n::{fill, t};
use crate::ui::prelude::*;

/// The card; nothing where the stage has neither.
#[component]
pub fn StageHelp(
    /// The screen.
    state: DealState,
) -> AnyView {
    let words = &t().stage_help;
    let store = state.store;
    let stage_now = state.of(|deal| deal.stage);
    let stage = memo(move || store.workspace.with(|workspace| workspace.stage(stage_now.get()).cloned()));
    let checks = memo(move || stage.with(|stage| stage.as_ref().map(|stage| stage.checks.clone()).unwrap_or_default()));
    let script = memo(move || stage.with(|stage| stage.as_ref().map(|stage| stage.script.clone()).unwrap_or_default()));
    let has_help = |stage: &Stage| !stage.checks.is_empty() || !stage.script.is_empty();
    let is_there = memo(move || stage.with(|stage| stage.as_ref().is_some_and(has_help)));
    let done = move || checks.with(|checks| checks.iter().filter(|(id, _)| is_ticked(state, *id)).count());
    let ids = move || checks.with(|checks| checks.iter().map(|(id, _)| *id).collect());
    live(move || {
        is_there.get().then(|| {
            view! {
                <section class="card pad stage-help" aria-label=words.help data-testid="stage-help">
                    <div class="row card-head">
                        <h2 class="h3 grow">{words.help}</h2>
                        {move || checks.with(|checks| (!checks.is_empty()).then(|| view! { <span class="s muted" data-testid="checks-done">{fill(words.done, &[&done(), &checks.len()])}</span> }))}
                    </div>
                    {move || (!script.with(String::is_empty)).then(|| view! { <p class="note-text stage-script" dir="auto" data-testid="script">{script}</p> })}
                    <div class="stage-checks">{each(ids, move |id| view! { <Check state=state checks=checks id=id /> })}</div>
                </section>
            }
        })
    })
}

fn key(check: Id) -> String {
    ["check:", &check.to_string()].concat()
}

fn is_ticked(state: DealState, check: Id) -> bool {
    state.deal.with(|deal| deal.as_deref().is_some_and(|deal| deal.fields.moment(&key(check)).is_some()))
}

#[component]
fn Check(state: DealState, checks: Memo<Vec<(Id, String)>>, id: Id) -> AnyView {
    let text = move || {
        let of = |checks: &Vec<(Id, String)>| checks.iter().find(|(known, _)| *known == id).map(|(_, text)| text.clone());
        checks.with(of).unwrap_or_default()
    };
    let tick = move |event| {
        let value = if event_target_checked(&event) { Value::Moment(browser::now()) } else { Value::Nothing };
        state.store.run_or_say(vec![state.put(&key(id), value)]);
    };
    view! {
        <label class="check">
            <input data-testid="deal-check" data-id=id.to_string() type="checkbox" disabled=locked() prop:checked=move || is_ticked(state, id) on:change=tick />
            <span dir="auto">{text}</span>
        </label>
    }
}
