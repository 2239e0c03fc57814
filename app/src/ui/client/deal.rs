//! One deal on its client's screen: title, amount, stage, who leads it, edited where they stand. Never here: the board.

use std::sync::Arc;

use ingot_shared::document::view::DealView;
use ingot_shared::domain::{Command, DealField, StageId, StageKind};
use ingot_shared::{Currency, Id, Money};
use leptos::callback::Callable;
use leptos::ev::Event;
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;

use super::page::Open;
use super::save::save;
use crate::ui::browser::clock;
use crate::ui::common::{InlineField, Saved, icon};
use crate::ui::i18n::{figures, t};
use crate::ui::prelude::*;
use crate::ui::store::{LossAsked, use_store};

/// A deal.
#[component]
pub fn Deal(
    /// The client.
    client: Id,
    /// The deal.
    id: Id,
    /// What is known of the client.
    open: Open,
) -> AnyView {
    let store = use_store();
    let t = t();
    let deal = memo(move || open.with(|open| open.as_ref().and_then(|parts| parts.deal(id))));
    let of = move |read: fn(&DealView) -> String| {
        memo(move || deal.with(|deal: &Option<Arc<DealView>>| deal.as_deref().map(read).unwrap_or_default()))
    };
    let title = of(|deal| deal.title.clone());
    let digits = of(|deal| deal.amount.to_string());
    let responsible = of(|deal| deal.responsible.clone());
    let currency = memo(move || deal.with(|deal| deal.as_deref().map(|deal| deal.amount.currency).unwrap_or_default()));
    let stage_now = memo(move || deal.with(|deal| deal.as_deref().map(|deal| deal.stage).unwrap_or_default()));
    let set = move |field: DealField, saved: Saved| save(store, Command::SetDealField { client, deal: id, field }, saved);
    let save_title = Callback::new(move |(text, saved)| set(DealField::Title(text), saved));
    let save_responsible = Callback::new(move |(text, saved)| set(DealField::Responsible(text), saved));
    let save_amount = Callback::new(move |(text, saved): (String, Saved)| match parse(&text, currency.get_untracked()) {
        Some(amount) => set(DealField::Amount(amount), saved),
        None => {
            saved.try_run(Err(t.errors.err_amount_text.to_owned()));
        }
    });
    let delete = move |_| store.run_then_toast(vec![Command::DeleteDeal { client, deal: id }], t.deal_deleted.to_owned());
    let reason = of(|deal| deal.loss.as_ref().map(|loss| loss.reason.clone()).unwrap_or_default());
    let comment = of(|deal| {
        let comment = deal.loss.as_ref().map(|loss| loss.comment.as_str()).filter(|comment| !comment.is_empty());
        comment.map(|comment| format!(": {comment}")).unwrap_or_default()
    });
    let idle = of(|deal| clock().idle(deal.since));
    let since = of(|deal| clock().full(deal.since));
    view! {
        <article class="deal" data-testid="client-deal" data-id=id.to_string() data-stage=move || stage_now.get().key().to_owned()>
            <div class="row deal-head">
                <InlineField label=t.deal_title value=title testid="deal-title" class="b" save=save_title />
                <button type="button" class="btn icon quiet" aria-label=move || format!("{}: {}", t.delete_deal, title.get()) title=t.delete_deal data-testid="delete-deal" on:click=delete>
                    {icon("bin")}
                </button>
            </div>
            <div class="deal-sum">
                <InlineField label=t.deal_amount value=digits testid="deal-amount" inputmode="decimal" class="sum" save=save_amount />
                <CurrencySelect currency=currency on_choose=Callback::new(move |currency| {
                    if let Some(amount) = deal.with_untracked(|deal| deal.as_deref().map(|deal| deal.amount)) {
                        store.run_or_say(vec![Command::SetDealField { client, deal: id, field: DealField::Amount(Money { currency, ..amount }) }]);
                    }
                }) />
            </div>
            <StageSelect client=client id=id title=title stage_now=stage_now />
            {move || (!reason.with(String::is_empty)).then(|| view! { <p class="s muted note-text" dir="auto"><b>{reason}</b>{comment}</p> })}
            <div class="row xs deal-foot">
                <InlineField label=t.field_responsible value=responsible testid="deal-responsible" placeholder=t.field_responsible class="grow" save=save_responsible />
                <span class="faint" title=since>{t.idle_in_stage}": "{idle}</span>
            </div>
        </article>
    }
}

/// An amount as typed; an empty field is zero.
pub fn parse(text: &str, currency: Currency) -> Option<Money> {
    if text.trim().is_empty() {
        return Some(Money { minor: 0, currency });
    }
    Money::parse(text, currency).ok()
}

/// The currencies.
#[component]
pub fn CurrencySelect(
    /// The chosen one.
    currency: Memo<Currency>,
    /// Another was chosen.
    on_choose: Callback<Currency>,
) -> AnyView {
    let t = t();
    let choose = move |event: Event| {
        if let Ok(currency) = event_target_value(&event).parse::<Currency>() {
            on_choose.run(currency);
        }
    };
    let option = move |this: Currency| {
        view! { <option value=this.code() selected=move || currency.get() == this>{figures::currency(this)}</option> }
    };
    view! {
        <select class="select bare" aria-label=t.deal_currency data-testid="deal-currency" prop:value=move || currency.get().code() on:change=choose>
            {Currency::ALL.map(option).into_iter().collect::<Vec<_>>()}
        </select>
    }
}

#[component]
fn StageSelect(client: Id, id: Id, title: Memo<String>, stage_now: Memo<StageId>) -> AnyView {
    let store = use_store();
    let t = t();
    let choose = move |event: Event| {
        let Some(select) = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok()) else { return };
        let Ok(to) = select.value().parse::<StageId>() else { return };
        if store.stage_kind(to) == StageKind::Lost {
            // Not moved before the reason is given: the field shows the stage that the deal is in.
            select.set_value(stage_now.get_untracked().key());
            store.loss.set(Some(LossAsked { client, deal: id, title: title.get_untracked(), to }));
        } else {
            store.move_deal(client, id, to, None);
        }
    };
    let option = move |this: StageId| view! { <option value=this.key().to_owned() selected=move || stage_now.get() == this>{store.stage_name(this)}</option> };
    // The stages of its pipeline, and the one it is in should that be none of them.
    let stages = memo(move || {
        let key = store.rows.with(|rows| {
            let entry = rows.get(client)?;
            entry.row.deals.iter().find(|deal| deal.id == id).map(|deal| deal.pipeline.clone())
        });
        let mut stages = store.stages_of(&key.unwrap_or_default());
        if !stages.contains(&stage_now.get()) {
            stages.push(stage_now.get());
        }
        stages
    });
    view! {
        <select class="select stage-select" aria-label=t.deal_stage data-testid="deal-stage" prop:value=move || stage_now.get().key().to_owned() on:change=choose>
            {move || stages.get().into_iter().map(option).collect::<Vec<_>>()}
        </select>
    }
}
