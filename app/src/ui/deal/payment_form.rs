//! The sheet of one payment. Never here: whether the deal is paid.

use ingot_shared::document::entity::Entity;
use ingot_shared::document::view::PaymentView;
use ingot_shared::domain::{Command, Place, Value};
use leptos::ev::SubmitEvent;

use super::field::DayField;
use super::form::{form_foot, save_and_close};
use super::page::DealState;
use crate::ui::client::{CurrencySelect, parse};
use crate::ui::common::{Field, KeptForm, Sheet, begun_before, use_sheet};
use crate::ui::i18n::t;
use crate::ui::prelude::*;

/// The sheet.
#[component]
pub fn PaymentSheet(
    /// The screen.
    state: DealState,
    /// The payment as it is.
    payment: PaymentView,
    /// Holds it while the sheet is open.
    asked: RwSignal<Option<PaymentView>>,
) -> AnyView {
    view! {
        <Sheet title=t().deal_page.payment testid="payment-sheet" on_close=Callback::new(move |()| asked.set(None))>
            <PaymentForm state=state payment=payment />
        </Sheet>
    }
}

#[component]
fn PaymentForm(state: DealState, payment: PaymentView) -> AnyView {
    let t = t();
    let words = &t.deal_page;
    let store = state.store;
    let sheet = use_sheet();
    let at = Place::within(Entity::Payment, payment.id, Entity::Deal, state.id);
    let is_new = state
        .deal
        .with_untracked(|deal| deal.as_deref().is_none_or(|deal| deal.payments.iter().all(|known| known.id != payment.id)));
    let typed = if payment.amount.minor == 0 { String::new() } else { payment.amount.to_string() };
    let kept = KeptForm::new(format!("payment.{}", if is_new { state.id } else { payment.id }));
    let amount = kept.text("amount", typed);
    let currency = RwSignal::new(payment.amount.currency);
    let (due, paid) = (kept.day("due", payment.due), kept.day("paid", payment.paid));
    let (invoice, comment) = (kept.text("invoice", payment.invoice.clone()), kept.text("comment", payment.comment.clone()));
    let error = RwSignal::new(None::<String>);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let sum = match parse(&amount.get_untracked(), currency.get_untracked()) {
            None => Err(t.errors.err_amount_text),
            Some(sum) if sum.minor == 0 => Err(words.amount_needed),
            Some(sum) => Ok(sum),
        };
        let sum = match sum {
            Ok(sum) => sum,
            Err(wrong) => {
                error.set(Some(wrong.to_owned()));
                return;
            }
        };
        let text = |signal: RwSignal<String>| Value::from(signal.get_untracked().trim());
        let fields = [
            ("amount", sum.into()),
            ("due", due.get_untracked().into()),
            ("paid", paid.get_untracked().into()),
            ("invoice", text(invoice)),
            ("comment", text(comment)),
        ];
        save_and_close(store, vec![Command::put(state.client, at, fields)], sheet, error, kept);
    };
    let remove = move |()| {
        sheet.close();
        store.run_then_toast(vec![Command::Hide { document: state.client, at }], words.payment_removed.to_owned());
    };
    let chosen = memo(move || currency.get());
    view! {
        <form class="form" on:submit=submit>
            {begun_before(kept)}
            <div class="amount">
                <Field label=t.deal_amount value=amount testid="payment-amount" kind="amount" is_first=true />
                <CurrencySelect currency=chosen on_choose=Callback::new(move |other| currency.set(other)) />
            </div>
            <div class="two">
                <DayField label=words.due value=due testid="payment-due" />
                <DayField label=words.paid_on value=paid testid="payment-paid" />
            </div>
            <Field label=words.invoice value=invoice testid="payment-invoice" />
            <Field label=words.comment value=comment testid="payment-comment" />
            {form_foot(error, ["payment-remove", "payment-save"], (!is_new).then(|| Callback::new(remove)))}
        </form>
    }
}
