//! The sheet that asks why a deal was lost, by whatever way it is moved there. Never here: the rule (C61 lives in the domain).

use ingot_shared::domain::Loss;
use ingot_shared::domain::command::is_of_substance;
use leptos::ev::SubmitEvent;

use crate::ui::common::{KeptForm, Sheet, begun_before, use_sheet};
use crate::ui::i18n::{names, t};
use crate::ui::prelude::*;
use crate::ui::store::moves::Move;
use crate::ui::store::{MoveAsked, use_store};

/// The sheet; closing it leaves the deal where it is.
#[component]
pub fn LossSheet(
    /// Which deal.
    asked: MoveAsked,
) -> AnyView {
    let store = use_store();
    let t = t();
    view! {
        <Sheet title=t.loss_title testid="loss-sheet" on_close=Callback::new(move |()| store.loss.set(None))>
            <LossForm asked=asked />
        </Sheet>
    }
}

#[component]
fn LossForm(asked: MoveAsked) -> AnyView {
    let store = use_store();
    let t = t();
    let sheet = use_sheet();
    let MoveAsked { client, deal, title, to } = asked;
    let kept = KeptForm::new(format!("loss.{deal}"));
    let reason = kept.text("reason", String::new());
    let comment = kept.text("comment", String::new());
    let error = RwSignal::new(None::<&'static str>);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let why = comment.get_untracked().trim().to_owned();
        let missing = if reason.with_untracked(String::is_empty) {
            Some(t.loss_need_reason)
        } else {
            (!is_of_substance(&why)).then_some(t.loss_need_comment)
        };
        error.set(missing);
        if missing.is_none() {
            sheet.close();
            let loss = Loss { reason: reason.get_untracked(), comment: why };
            store.move_deal(Move { loss: Some(loss), typed: kept.keys(), ..Move::plain(client, deal, to) });
        }
    };
    // The deal holds the reason's key, so that renaming the reason renames it everywhere.
    let choice = move |(place, (key, name)): (usize, (String, String))| {
        let (mine, value) = (key.clone(), key.clone());
        let checked = reason.with_untracked(|chosen| *chosen == key);
        view! {
            <label class="chip radio" class:on=move || reason.with(|chosen| *chosen == mine)>
                <input data-testid="loss-reason" type="radio" name="reason" autofocus=place == 0 value=value prop:checked=checked on:change=move |_| reason.set(key.clone()) />
                {name}
            </label>
        }
    };
    let reasons = memo(move || {
        store.workspace.with(|workspace| {
            let offered = workspace.loss_reasons.iter().filter(|reason| !reason.retired);
            offered.map(|reason| (reason.key.clone(), names::reason(reason))).collect::<Vec<_>>()
        })
    });
    view! {
        <form class="form" on:submit=submit>
            {begun_before(kept)}
            <p class="muted s" dir="auto"><b>{title}</b></p>
            <p class="muted s">{t.loss_hint}</p>
            <fieldset class="reasons">
                <legend class="field-label">{t.loss_reason}</legend>
                <div class="chips">{move || reasons.get().into_iter().enumerate().map(choice).collect::<Vec<_>>()}</div>
            </fieldset>
            <label class="field">
                <span class="field-label">{t.loss_comment}</span>
                <textarea
                    class="input"
                    rows="3"
                    dir="auto"
                    placeholder=" "
                    data-testid="loss-comment"
                    prop:value=move || comment.get()
                    on:input=move |event| comment.set(event_target_value(&event))
                ></textarea>
            </label>
            {move || error.get().map(|why| view! { <p class="field-error" role="alert">{why}</p> })}
            <div class="form-do">
                <button type="button" class="btn" on:click=move |_| sheet.close()>{t.cancel}</button>
                <button type="submit" class="btn main" data-testid="loss-save">{t.loss_save}</button>
            </div>
        </form>
    }
}
