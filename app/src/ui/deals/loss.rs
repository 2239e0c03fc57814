//! The sheet that asks why a deal was lost, by whatever way it is moved there. Never here: the rule (C61 lives in the domain).

use ingot_shared::domain::command::is_of_substance;
use ingot_shared::domain::{Loss, StageId};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::ui::common::{Sheet, use_sheet};
use crate::ui::i18n::t;
use crate::ui::store::{LossAsked, use_store};

/// The sheet; closing it leaves the deal where it is.
#[component]
pub fn LossSheet(
    /// Which deal.
    asked: LossAsked,
) -> impl IntoView {
    let store = use_store();
    let t = t();
    view! {
        <Sheet title=t.loss_title testid="loss-sheet" on_close=Callback::new(move |()| store.loss.set(None))>
            <LossForm asked=asked />
        </Sheet>
    }
    .into_any()
}

#[component]
fn LossForm(asked: LossAsked) -> impl IntoView {
    let store = use_store();
    let t = t();
    let sheet = use_sheet();
    let reason = RwSignal::new("");
    let comment = RwSignal::new(String::new());
    let error = RwSignal::new(None::<&'static str>);
    let LossAsked { client, deal, title } = asked;
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let why = comment.get_untracked().trim().to_owned();
        let missing = if reason.get_untracked().is_empty() {
            Some(t.loss_need_reason)
        } else {
            (!is_of_substance(&why)).then_some(t.loss_need_comment)
        };
        error.set(missing);
        if missing.is_none() {
            sheet.close();
            store.move_deal(client, deal, StageId::LOST, Some(Loss { reason: reason.get_untracked().to_owned(), comment: why }));
        }
    };
    let choice = move |this: &'static str| {
        view! {
            <label class="chip radio" class:on=move || reason.get() == this>
                <input type="radio" name="reason" value=this data-testid="loss-reason" on:change=move |_| reason.set(this) />
                {this}
            </label>
        }
    };
    view! {
        <form class="form" on:submit=submit>
            <p class="muted s" dir="auto"><b>{title}</b></p>
            <p class="muted s">{t.loss_hint}</p>
            <fieldset class="reasons">
                <legend class="field-label">{t.loss_reason}</legend>
                <div class="chips">{t.loss_reasons.map(choice).into_iter().collect::<Vec<_>>()}</div>
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
    .into_any()
}
