//! Messages at the edge of the screen, and the live region that screen readers hear. Never here: what is said.

use crate::ui::common::icon;
use crate::ui::erased::Erase;
use crate::ui::i18n::t;
use crate::ui::prelude::*;
use crate::ui::store::toast::Toast;
use crate::ui::store::use_store;

/// The messages.
#[component]
pub fn Toasts() -> AnyView {
    let store = use_store();
    let ids = move || store.toasts.with(|toasts| toasts.iter().map(|toast| toast.id).collect());
    let one = move |id| {
        let toast = store.toasts.with_untracked(|toasts| toasts.iter().find(|toast| toast.id == id).cloned());
        toast.map(|toast| view! { <OneToast toast=toast /> }).erase()
    };
    view! {
        <div class="toasts" role="status" aria-live="polite">
            {each(ids, one)}
        </div>
        <div class="unseen" role="status" aria-live="polite" data-testid="spoken">{move || store.spoken.get()}</div>
    }
}

#[component]
fn OneToast(toast: Toast) -> AnyView {
    let store = use_store();
    let t = t();
    let Toast { id, text, undo, receipt, is_error } = toast;
    view! {
        <div class="toast" class:late=is_error data-testid="toast">
            {is_error.then(|| icon("bang"))}
            <p class="grow" dir="auto">{text}</p>
            {undo.map(|number| {
                let undo = move |_| {
                    store.close_toast(id);
                    store.undo_number(number);
                };
                view! { <button type="button" class="toast-do" data-testid="undo" on:click=undo>{t.undo}</button> }
            })}
            {receipt.map(|client| {
                let show = move |_| {
                    store.close_toast(id);
                    store.receipt_of.set(Some(client));
                };
                view! { <button type="button" class="toast-do" data-testid="receipt-show" on:click=show>{t.erase.personal.receipt_short}</button> }
            })}
            <button type="button" class="toast-x" aria-label=t.close on:click=move |_| store.close_toast(id)>
                {icon("close")}
            </button>
        </div>
    }
}
