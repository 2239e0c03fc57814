//! What is sold to whom for how much, the stage, and the way on: the next stage is one press away. Never here: what a move needs (the
//! domain says).

use ingot_shared::domain::StageId;
use leptos::callback::Callable;

use super::page::DealState;
use crate::model::deal::{is_paid_in_full, total};
use crate::ui::client::{CurrencySelect, DealMenu, Pace, StageSelect, parse, save};
use crate::ui::common::{InlineField, Saved, icon};
use crate::ui::i18n::{figures, fill, names, t};
use crate::ui::lock;
use crate::ui::prelude::*;
use crate::ui::shell::PhoneMarks;
use crate::ui::store::TaskAsked;
use ingot_shared::Money;

/// The head.
#[component]
pub fn Head(
    /// The screen.
    state: DealState,
) -> AnyView {
    let t = t();
    let words = &t.deal_page;
    let DealState { store, client, id, open, .. } = state;
    let title = state.of(|deal| deal.title.clone());
    effect(move || lock::title(&format!("{} · {}", title.get(), t.app)));
    on_cleanup(move || lock::title(t.app));
    let who = memo(move || {
        let name = open.with(|open| open.as_ref().map(|parts| parts.facts.name.clone()).unwrap_or_default());
        let row = store.rows.with(|rows| rows.get(client).map(|entry| entry.row.title().to_owned()).unwrap_or_default());
        [name, row, t.unnamed.to_owned()].into_iter().find(|name| !name.is_empty()).unwrap_or_default()
    });
    let save_title = Callback::new(move |(text, saved): (String, Saved)| save(store, state.put("title", text.into()), saved));
    let reason = memo(move || {
        let loss = state.deal.with(|deal| deal.as_deref().and_then(|deal| deal.loss.clone()));
        let said = |loss: ingot_shared::domain::Loss| {
            let reason = store.workspace.with(|workspace| names::loss_reason(workspace, &loss.reason));
            if loss.comment.is_empty() { reason } else { [reason, loss.comment].join(": ") }
        };
        loss.map(said)
    });
    view! {
        <header class="deal-top">
            <div class="phone-bar">
                <a class="btn quiet deal-back" href="/deals" aria-label=words.to_deals title=words.to_deals data-testid="to-deals">{icon("back")}<span class="wide-only">{words.to_deals}</span></a>
                <span class="grow"></span>
                <PhoneMarks />
                <DealMenu client=client id=id title=title />
            </div>
            <h1 class="unseen">{title}</h1>
            <InlineField label=t.deal_title value=title testid="deal-title" class="as-title" save=save_title />
            <a class="deal-who" href=format!("/clients/{client}") data-testid="deal-client" dir="auto">{icon("users")}{who}</a>
        </header>
        <section class="card pad deal-now">
            <Amount state=state />
            <Way state=state title=title />
            {move || reason.get().map(|reason| view! { <p class="s muted note-text" dir="auto">{reason}</p> })}
            <div class="row deal-step">
                <div class="grow"><Pace client=client id=id /></div>
                <button type="button" class="btn writes" data-testid="deal-task" on:click=move |_| store.task_sheet.set(Some(TaskAsked { client: Some(client), deal: Some(id), ..TaskAsked::default() }))>{icon("plus")}{words.task}</button>
            </div>
        </section>
        <PaidInFull state=state title=title />
    }
}

#[component]
fn Amount(state: DealState) -> AnyView {
    let t = t();
    let store = state.store;
    let amount = state.of(|deal| deal.amount);
    let digits = memo(move || amount.get().to_string());
    let currency = memo(move || amount.get().currency);
    let save_amount = Callback::new(move |(text, saved): (String, Saved)| match parse(&text, currency.get_untracked()) {
        Some(amount) => save(store, state.put("amount", amount.into()), saved),
        None => {
            saved.try_run(Err(t.errors.err_amount_text.to_owned()));
        }
    });
    let choose = Callback::new(move |currency| {
        store.run_or_say(vec![state.put("amount", Money { currency, ..amount.get_untracked() }.into())]);
    });
    let of_lines = memo(move || {
        let total = state.deal.with(|deal| deal.as_deref().and_then(total));
        total.filter(|total| *total != amount.get())
    });
    view! {
        <div class="deal-money">
            <div class="deal-sum"><InlineField label=t.deal_amount value=digits testid="deal-amount" inputmode="decimal" class="sum" save=save_amount /><CurrencySelect currency=currency on_choose=choose /></div>
            {move || of_lines.get().map(|total| view! {
                <button type="button" class="link-btn" data-testid="take-total" on:click=move |_| store.run_or_say(vec![state.put("amount", total.into())])>{fill(t.deal_page.take_total, &[&figures::amount(total)])}</button>
            })}
        </div>
    }
}

/// The stage, and the one after it.
#[component]
fn Way(state: DealState, title: Memo<String>) -> AnyView {
    let DealState { store, client, id, .. } = state;
    let stage = state.of(|deal| deal.stage);
    let pipeline = state.of(|deal| deal.fields.text("pipeline").to_owned());
    let next = memo(move || {
        store.workspace.with(|workspace| workspace.pipeline_of(&pipeline.get())?.next_after(stage.get()).map(|stage| stage.key))
    });
    let go = move |to: StageId| {
        store.want_move(client, id, title.get_untracked(), to);
    };
    view! {
        <div class="deal-way">
            <StageSelect client=client id=id title=title stage_now=stage />
            {move || next.get().map(|to| view! { <button type="button" class="btn main writes" data-testid="next-stage" data-stage=to.key().to_owned() on:click=move |_| go(to)>{icon("arrow")}<span>{store.stage_name(to)}</span></button> })}
        </div>
    }
}

/// When all the money came, the deal can be closed (C71).
#[component]
fn PaidInFull(state: DealState, title: Memo<String>) -> AnyView {
    let words = &t().deal_page;
    let DealState { store, client, id, .. } = state;
    let won = memo(move || {
        let pipeline = state.deal.with(|deal| {
            let deal = deal.as_deref().filter(|deal| is_paid_in_full(deal, store.today()))?;
            Some(deal.fields.text("pipeline").to_owned())
        })?;
        store.workspace.with(|workspace| workspace.pipeline_of(&pipeline)?.won().map(|stage| stage.key))
    });
    let close = move |to: StageId| {
        store.want_move(client, id, title.get_untracked(), to);
    };
    live(move || {
        won.get().map(|to| {
            view! {
                <div class="banner deal-paid" role="status" data-testid="paid-in-full">
                    {icon("check")}
                    <b class="grow">{words.paid_in_full}</b>
                    <button type="button" class="btn main" data-testid="close-won" on:click=move |_| close(to)>{words.close_won}</button>
                </div>
            }
        })
    })
}
