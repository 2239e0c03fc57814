//! What the client bought, what it uses and how it pays (C19, C20, C21, C29); nothing is shown before there is something. Never here: open deals.

use std::sync::Arc;

use ingot_shared::Id;
use ingot_shared::document::view::{DealView, PaymentView};

use super::page::Open;
use crate::model::deal::{Paying, Use};
use crate::ui::browser::clock;
use crate::ui::common::icon;
use crate::ui::deal::when;
use crate::ui::i18n::{figures, fill, t};
use crate::ui::prelude::*;
use crate::ui::router::Route;
use crate::ui::store::{Store, use_store};

/// Purchases that are shown at first, and more at each press.
const PAGE: usize = 5;
/// What is bought most often: so many are named.
const OFTEN: usize = 4;

/// The card.
#[component]
pub fn PurchasesCard(
    /// The client.
    id: Id,
    /// What is known of it.
    open: Open,
) -> AnyView {
    let store = use_store();
    let t = t();
    let limit = RwSignal::new(PAGE);
    let bought = memo(move || open.with(|open| open.as_ref().map(|parts| parts.bought()).unwrap_or_default()));
    let unpaid = memo(move || open.with(|open| open.as_ref().map(|parts| parts.unpaid()).unwrap_or_default()));
    let is_there = memo(move || bought.with(|bought| !bought.is_empty()) || unpaid.with(|unpaid| !unpaid.is_empty()));
    let rest = move || bought.with(|bought| bought.len().saturating_sub(limit.get()).min(PAGE));
    live(move || {
        is_there.get().then(|| {
            view! {
                <section class="card pad" aria-label=t.deal_page.purchases data-testid="purchases">
                    <h2 class="h3">{t.deal_page.purchases}</h2>
                    <Habits open=open />
                    {move || unpaid.get().into_iter().map(|(deal, payment)| awaited(store, id, deal, &payment)).collect::<Vec<_>>()}
                    {move || bought.get().into_iter().take(limit.get()).map(|deal| purchase(id, &deal)).collect::<Vec<_>>()}
                    {move || (rest() > 0).then(|| view! { <button type="button" class="add-line" on:click=move |_| limit.update(|limit| *limit += PAGE)>{fill(t.show_more, &[&rest()])}</button> })}
                </section>
            }
        })
    })
}

/// What it buys most often, and how it pays.
#[component]
fn Habits(open: Open) -> AnyView {
    let store = use_store();
    let words = &t().deal_page;
    let uses = memo(move || {
        let uses = open.with(|open| open.as_ref().map(|parts| parts.uses()).unwrap_or_default());
        store.workspace.with(|workspace| {
            let name = |(used, deals): (Use, usize)| {
                let name = match used {
                    Use::Named(name) => name,
                    Use::Group(key) => workspace.groups.iter().find(|(group, _)| *group == key)?.1.clone(),
                };
                Some(format!("{name}\u{a0}×\u{a0}{deals}"))
            };
            uses.into_iter().filter_map(name).take(OFTEN).collect::<Vec<_>>().join(", ")
        })
    });
    let paid = memo(move || {
        let kept = open.with(|open| open.as_ref().map(|parts| parts.timeliness(store.today())).unwrap_or_default());
        (kept.in_time, kept.in_time + kept.late)
    });
    view! {
        {move || (!uses.with(String::is_empty)).then(|| view! { <p class="s" data-testid="uses"><span class="muted">{words.uses}" "</span><span dir="auto">{uses}</span></p> })}
        {move || (paid.get().1 > 0).then(|| view! { <p class="s muted" data-testid="in-time">{move || fill(words.in_time, &[&paid.get().0, &paid.get().1])}</p> })}
    }
}

fn awaited(store: Store, client: Id, deal: Id, payment: &PaymentView) -> AnyView {
    let is_late = Paying::of(payment, store.today()) == Paying::Overdue;
    let look = if is_late {
        view! { <span class="state late">{icon("bang")}</span> }
    } else {
        view! { <span class="state later">{icon("clock")}</span> }
    };
    view! {
        <a class="bought" href=Route::Deal(client, deal).to_string() data-testid="awaited-payment">
            {look}
            <span class="grow s" class:late=is_late>{when(store, payment)}</span>
            <span class="num b">{figures::amount(payment.amount)}</span>
        </a>
    }
}

fn purchase(client: Id, deal: &Arc<DealView>) -> AnyView {
    let day = deal.closed.map(|at| clock().day(at)).unwrap_or_default();
    view! {
        <a class="bought" href=Route::Deal(client, deal.id).to_string() data-testid="purchase">
            <span class="grow"><span class="block" dir="auto">{deal.title.clone()}</span><span class="xs muted block">{day}</span></span>
            <span class="num">{figures::amount(deal.amount)}</span>
        </a>
    }
}
