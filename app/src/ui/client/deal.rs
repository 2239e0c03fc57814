//! One deal on its client's screen: title, amount, stage, next step, who leads it, edited where they stand. Never here: the board.

use std::sync::Arc;

use ingot_shared::document::entity::Entity;
use ingot_shared::document::view::DealView;
use ingot_shared::domain::{Command, Place, StageId, StageKind, Value};
use ingot_shared::{Currency, Date, Id, Money};
use leptos::callback::Callable;
use leptos::ev::{Event, MouseEvent};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlSelectElement};

use super::page::Open;
use super::save::save;
use crate::model::board::Card;
use crate::ui::browser::{self, clock};
use crate::ui::common::{InlineField, Menu, MenuItem, Saved, anchor_of, icon, locked};
use crate::ui::deals::step_mark;
use crate::ui::i18n::{figures, fill, t};
use crate::ui::prelude::*;
use crate::ui::router::Route;
use crate::ui::store::use_store;

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
    let at = Place::of(Entity::Deal, id);
    let deal = memo(move || open.with(|open| open.as_ref().and_then(|parts| parts.deal(id))));
    let of = move |read: fn(&DealView) -> String| {
        memo(move || deal.with(|deal: &Option<Arc<DealView>>| deal.as_deref().map(read).unwrap_or_default()))
    };
    let title = of(|deal| deal.title.clone());
    let digits = of(|deal| deal.amount.to_string());
    let responsible = of(|deal| deal.responsible.clone());
    let currency = memo(move || deal.with(|deal| deal.as_deref().map(|deal| deal.amount.currency).unwrap_or_default()));
    let stage_now = memo(move || deal.with(|deal| deal.as_deref().map(|deal| deal.stage).unwrap_or_default()));
    let set = move |key: &str, value: Value, saved: Saved| save(store, Command::put(client, at, [(key, value)]), saved);
    let save_title = Callback::new(move |(text, saved): (String, Saved)| set("title", text.into(), saved));
    let save_responsible = Callback::new(move |(name, saved): (String, Saved)| {
        let to = store.lead_of(&name);
        save(store, Command::SetResponsible { document: client, deal: Some(id), entry: browser::new_id(), to }, saved);
    });
    let save_amount = Callback::new(move |(text, saved): (String, Saved)| match parse(&text, currency.get_untracked()) {
        Some(amount) => set("amount", amount.into(), saved),
        None => {
            saved.try_run(Err(t.errors.err_amount_text.to_owned()));
        }
    });
    let reason = of(|deal| deal.loss.as_ref().map(|loss| loss.reason.clone()).unwrap_or_default());
    let comment = of(|deal| {
        let comment = deal.loss.as_ref().map(|loss| loss.comment.as_str()).filter(|comment| !comment.is_empty());
        comment.map(|comment| format!(": {comment}")).unwrap_or_default()
    });
    view! {
        <article class="deal" data-testid="client-deal" data-id=id.to_string() data-stage=move || stage_now.get().key().to_owned()>
            <div class="row deal-head">
                <InlineField label=t.deal_title value=title testid="deal-title" class="b" save=save_title />
                <a class="btn icon quiet" href=Route::Deal(client, id).to_string() aria-label=move || format!("{}: {}", t.deal_page.open, title.get()) title=t.deal_page.open data-testid="open-deal">{icon("out")}</a>
                <DealMenu client=client id=id title=title />
            </div>
            <div class="deal-sum">
                <InlineField label=t.deal_amount value=digits testid="deal-amount" inputmode="decimal" class="sum" save=save_amount />
                <CurrencySelect currency=currency on_choose=Callback::new(move |currency| {
                    if let Some(amount) = deal.with_untracked(|deal| deal.as_deref().map(|deal| deal.amount)) {
                        store.run_or_say(vec![Command::put(client, at, [("amount", Money { currency, ..amount }.into())])]);
                    }
                }) />
            </div>
            <StageSelect client=client id=id title=title stage_now=stage_now />
            {move || (!reason.with(String::is_empty)).then(|| view! { <p class="s muted note-text" dir="auto"><b>{reason}</b>{comment}</p> })}
            <Pace client=client id=id />
            <Expected client=client at=at deal=deal />
            <div class="row xs deal-foot">
                <InlineField label=t.field_responsible value=responsible testid="deal-responsible" placeholder=t.field_responsible class="grow" save=save_responsible />
            </div>
        </article>
    }
}

/// What is planned, and how long nothing has happened.
#[component]
pub fn Pace(
    /// The client.
    client: Id,
    /// The deal.
    id: Id,
) -> AnyView {
    let store = use_store();
    let t = t();
    let card = memo(move || {
        let entry = store.rows.with(|rows| rows.get(client))?;
        let deal = entry.row.deals.iter().find(|deal| deal.id == id)?;
        Some(store.workspace.with(|workspace| Card::of(&entry.row, deal, workspace, browser::now())))
    });
    live(move || {
        card.get().map(|card| {
            let is_in_work = card.deal.kind() == StageKind::Open;
            let since = card.deal.since;
            view! {
                <div class="row xs deal-pace">
                    {is_in_work.then(|| step_mark(&card.step))}
                    <span class="grow"></span>
                    {if card.is_rotting {
                        view! { <span class="rot-line" title=t.deal_words.rotting data-testid="rotting">{icon("bang")}{fill(t.deal_words.idle_for, &[&card.idle])}</span> }
                    } else {
                        view! { <span class="faint" title=clock().full(since)>{t.idle_in_stage}": "{clock().idle(since)}</span> }
                    }}
                </div>
            }
        })
    })
}

/// When the money is expected.
#[component]
pub fn Expected(
    /// The client.
    client: Id,
    /// The deal.
    at: Place,
    /// What is known of it.
    deal: Memo<Option<Arc<DealView>>>,
) -> AnyView {
    let store = use_store();
    let t = t();
    let day = memo(move || deal.with(|deal| deal.as_deref().and_then(|deal| deal.fields.day("expected"))));
    let is_open = memo(move || deal.with(|deal| deal.as_deref().is_some_and(|deal| deal.kind == StageKind::Open)));
    let change = move |event| {
        let value = event_target_value(&event).parse::<Date>().map_or(Value::Nothing, Value::Day);
        store.run_or_say(vec![Command::put(client, at, [("expected", value)])]);
    };
    let is_asked = RwSignal::new(false);
    let shown = memo(move || is_open.get() && (is_asked.get() || day.get().is_some()));
    let field = move || {
        view! {
            <label class="row xs deal-expected">
                <span class="faint">{t.deal_words.expected}</span>
                <input class="inline-in day-in" type="date" disabled=locked() data-testid="deal-expected" prop:value=move || day.get().map(|day| day.to_string()).unwrap_or_default() on:change=change />
            </label>
        }
    };
    let add = move || {
        view! {
            <button type="button" class="add-line xs writes" data-testid="deal-expect" on:click=move |_| is_asked.set(true)>
                {icon("plus")}
                {t.deal_words.expected}
            </button>
        }
    };
    view! {
        {move || shown.get().then(field)}
        {move || (is_open.get() && !shown.get()).then(add)}
    }
}

/// What is done with a deal less often.
#[component]
pub fn DealMenu(
    /// The client.
    client: Id,
    /// The deal.
    id: Id,
    /// What it is called.
    title: Memo<String>,
) -> AnyView {
    let store = use_store();
    let t = t();
    let menu = RwSignal::new(None::<HtmlElement>);
    let toggle = move |event: MouseEvent| menu.set(anchor_of(&event));
    let repeat = Callback::new(move |()| store.repeat_deal(client, id));
    let delete = Callback::new(move |()| {
        let hide = Command::Hide { document: client, at: Place::of(Entity::Deal, id) };
        store.run_then_toast(vec![hide], t.deal_deleted.to_owned());
    });
    view! {
        <button type="button" class="btn icon quiet writes" aria-haspopup="menu" aria-label=move || format!("{}: {}", t.actions, title.get()) title=t.actions data-testid="client-deal-menu" on:click=toggle>
            {icon("more")}
        </button>
        {move || menu.get().map(|anchor| view! {
            <Menu anchor=anchor label=t.actions on_close=Callback::new(move |()| menu.set(None))>
                <MenuItem label=t.deal_words.repeat icon_name="refresh" testid="repeat-deal" on_choose=repeat />
                <MenuItem label=t.delete_deal icon_name="bin" is_danger=true testid="delete-deal" on_choose=delete />
            </Menu>
        })}
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
    let store = use_store();
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
        <select class="select bare" aria-label=t.deal_currency data-testid="deal-currency" disabled=move || !store.may_write() prop:value=move || currency.get().code() on:change=choose>
            {Currency::ALL.map(option).into_iter().collect::<Vec<_>>()}
        </select>
    }
}

/// The stage of a deal; another choice moves it, or asks first.
#[component]
pub fn StageSelect(
    /// The client.
    client: Id,
    /// The deal.
    id: Id,
    /// What it is called.
    title: Memo<String>,
    /// The stage that it is in.
    stage_now: Memo<StageId>,
) -> AnyView {
    let store = use_store();
    let t = t();
    let choose = move |event: Event| {
        let Some(select) = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok()) else { return };
        let Ok(to) = select.value().parse::<StageId>() else { return };
        if !store.want_move(client, id, title.get_untracked(), to) {
            // Not moved before the sheet is answered: the field shows the stage that the deal is in.
            select.set_value(stage_now.get_untracked().key());
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
        <select class="select stage-select" aria-label=t.deal_stage data-testid="deal-stage" disabled=move || !store.may_write() prop:value=move || stage_now.get().key().to_owned() on:change=choose>
            {move || stages.get().into_iter().map(option).collect::<Vec<_>>()}
        </select>
    }
}
