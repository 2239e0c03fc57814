//! How a deal is paid: what came, what is awaited, what is late. Never here: one payment's form.

use ingot_shared::Id;
use ingot_shared::document::entity::Entity;
use ingot_shared::document::view::PaymentView;
use ingot_shared::domain::{Command, Place, Value};

use super::page::DealState;
use super::payment_form::PaymentSheet;
use crate::model::deal::{Paying, paying, unplanned};
use crate::ui::browser;
use crate::ui::common::icon;
use crate::ui::i18n::{days, figures, fill, t};
use crate::ui::prelude::*;

/// How a payment stands, in words.
pub fn word(state: Paying) -> &'static str {
    t().deal_page.paying.get(state as usize).copied().unwrap_or_default()
}

/// The card.
#[component]
pub fn PaymentsCard(
    /// The screen.
    state: DealState,
) -> AnyView {
    let words = &t().deal_page;
    let payments = state.of(|deal| deal.payments.clone());
    let ids = move || payments.with(|payments| payments.iter().map(|payment| payment.id).collect());
    let asked = RwSignal::new(None::<PaymentView>);
    let add = move |_| {
        let amount = state.deal.with_untracked(|deal| deal.as_deref().map(unplanned).unwrap_or_default());
        let due = state.deal.with_untracked(|deal| deal.as_deref().and_then(|deal| deal.fields.day("expected")));
        let due = due.filter(|due| *due >= state.store.today());
        asked.set(Some(PaymentView { id: browser::new_id(), amount, due, ..PaymentView::default() }));
    };
    let sums = move || {
        let today = state.store.today();
        state.deal.with(|deal| {
            let of = |paid: Paying| {
                let sums = deal.as_deref().map(|deal| paying(deal, paid, today)).filter(|sums| !sums.is_empty())?;
                Some(view! { <span class=paid.key()>{word(paid)}" "<b>{figures::sums(&sums)}</b></span> })
            };
            [Paying::Paid, Paying::Awaited, Paying::Overdue].into_iter().filter_map(of).collect::<Vec<_>>()
        })
    };
    view! {
        <div class="row card-head"><h2 class="h3 grow">{words.payments}</h2></div>
        {move || payments.with(Vec::is_empty).then(|| view! { <p class="muted s">{words.no_payments}</p> })}
        <p class="s muted pay-sums" data-testid="pay-sums">{sums}</p>
        <div class="deal-rows">{each(ids, move |id| view! { <Payment state=state payments=payments id=id asked=asked /> })}</div>
        <button type="button" class="add-line writes" data-testid="add-payment" on:click=add>{icon("plus")}{words.add_payment}</button>
        {move || asked.get().map(|payment| view! { <PaymentSheet state=state payment=payment asked=asked /> })}
    }
}

/// When a payment came or is awaited.
pub fn when(store: crate::ui::store::Store, payment: &PaymentView) -> String {
    let today = store.today();
    let state = word(Paying::of(payment, today));
    match (payment.paid, payment.due) {
        (Some(paid), _) => [state, &days::near(paid, today)].join(" · "),
        (None, Some(due)) => [state, &fill(t().deal_page.until, &[&days::short(due, today)])].join(" · "),
        (None, None) => state.to_owned(),
    }
}

#[component]
fn Payment(state: DealState, payments: Memo<Vec<PaymentView>>, id: Id, asked: RwSignal<Option<PaymentView>>) -> AnyView {
    let words = &t().deal_page;
    let store = state.store;
    let payment =
        memo(move || payments.with(|payments| payments.iter().find(|payment| payment.id == id).cloned()).unwrap_or_default());
    let stands = memo(move || payment.with(|payment| Paying::of(payment, store.today())));
    let about = move || {
        payment.with(|payment| {
            let parts = [when(store, payment), payment.invoice.clone(), payment.comment.clone()];
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
        })
    };
    let came = move |_| {
        let at = Place::within(Entity::Payment, id, Entity::Deal, state.id);
        let paid = Command::put(state.client, at, [("paid", Value::Day(store.today()))]);
        store.run_then_toast(vec![paid], words.came.to_owned());
    };
    let look = move || match stands.get() {
        Paying::Paid => view! { <span class="state now">{icon("check")}</span> },
        Paying::Awaited => view! { <span class="state later">{icon("clock")}</span> },
        Paying::Overdue => view! { <span class="state late">{icon("bang")}</span> },
    };
    view! {
        <div class="row deal-payment" data-testid="payment" data-id=id.to_string() data-paying=move || stands.get().key()>
            <button type="button" class="deal-line" data-testid="payment-open" on:click=move |_| asked.set(Some(payment.get_untracked()))>
                {look}
                <span class="grow"><b class="block num-left">{move || payment.with(|payment| figures::amount(payment.amount))}</b><span class="s muted block" class:late=move || stands.get() == Paying::Overdue dir="auto">{about}</span></span>
            </button>
            {move || (stands.get() != Paying::Paid).then(|| view! { <button type="button" class="btn" data-testid="payment-came" on:click=came>{icon("check")}{words.pay}</button> })}
        </div>
    }
}
