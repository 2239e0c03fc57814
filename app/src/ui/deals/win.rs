//! The sheet after a sale: what comes next, and when (C82). Never here: the rule, it lives in the domain.

use leptos::ev::SubmitEvent;

use super::follow_up::{FollowUp, FollowUpFields};
use crate::ui::common::{KeptForm, Sheet, begun_before, use_sheet};
use crate::ui::i18n::t;
use crate::ui::prelude::*;
use crate::ui::store::moves::Move;
use crate::ui::store::{MoveAsked, use_store};

/// The sheet; closing it leaves the deal where it is.
#[component]
pub fn WinSheet(
    /// Which deal.
    asked: MoveAsked,
) -> AnyView {
    let store = use_store();
    let t = t();
    view! {
        <Sheet title=t.deal_words.win_title testid="win-sheet" on_close=Callback::new(move |()| store.win.set(None))>
            <WinForm asked=asked />
        </Sheet>
    }
}

#[component]
fn WinForm(asked: MoveAsked) -> AnyView {
    let store = use_store();
    let t = t();
    let sheet = use_sheet();
    let MoveAsked { client, deal, title, to } = asked;
    let kept = KeptForm::new(format!("win.{deal}"));
    let follow = FollowUp::new(kept);
    let error = RwSignal::new(None::<&'static str>);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        match follow.task(store) {
            Ok(task) => {
                sheet.close();
                store.move_deal(Move { follow: Some(task), typed: kept.keys(), ..Move::plain(client, deal, to) });
            }
            Err(missing) => error.set(Some(missing)),
        }
    };
    view! {
        <form class="form" on:submit=submit>
            {begun_before(kept)}
            <p class="muted s" dir="auto"><b>{title}</b></p>
            <p class="muted s">{t.deal_words.win_hint}</p>
            <FollowUpFields follow=follow />
            {move || error.get().map(|why| view! { <p class="field-error" role="alert">{why}</p> })}
            <div class="form-do">
                <button type="button" class="btn" on:click=move |_| sheet.close()>{t.cancel}</button>
                <button type="submit" class="btn main" data-testid="win-save">{t.deal_words.win_save}</button>
            </div>
        </form>
    }
}
