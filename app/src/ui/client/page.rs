//! The screen: three columns on a desktop, three tabs on a phone. Never here: what is in them.

use std::sync::Arc;

use ingot_shared::Id;
use ingot_shared::document::ClientView;

use super::absent::{Deleted, Left, Missing, Unreadable};
use super::contested::ContestedFacts;
use super::deals::DealsCard;
use super::facts::FactsCard;
use super::head::Head;
use super::kind::Kind;
use super::kpi::Kpi;
use super::long::LongHistory;
use super::people::PeopleCard;
use super::present::Present;
use super::purchases::PurchasesCard;
use super::timeline::Timeline;
use super::transfer::Asked;
use super::twin::Twin;
use crate::model::open_client::{OpenClient, Parts};
use crate::ui::browser;
use crate::ui::i18n::{fill, t};
use crate::ui::prelude::*;
use crate::ui::router::{Route, use_router};
use crate::ui::store::use_store;
use crate::ui::tasks::TasksCard;

/// What the parts of the screen watch: the open client.
pub type Open = Memo<Option<Arc<Parts>>>;

/// A phone's tab.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// The timeline.
    History,
    /// The facts.
    About,
    /// Deals and tasks.
    Deals,
}

/// What the parts of the screen share.
#[derive(Clone, Copy)]
pub struct ClientState {
    /// The client.
    pub id: Id,
    /// What is known of it.
    pub open: Open,
    /// The tab that a phone shows.
    pub tab: RwSignal<Tab>,
    /// What the composer writes down.
    pub kind: RwSignal<Kind>,
    /// What is typed there.
    pub text: RwSignal<String>,
}

/// What stands on the screen.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    Waiting,
    Missing,
    Left,
    Unreadable,
    Deleted,
    Here,
}

/// The screen of one client.
#[component]
pub fn ClientPage(
    /// Which one.
    id: Id,
) -> AnyView {
    let store = use_store();
    store.open_client(id);
    on_cleanup(move || store.close_client(id));
    let open: Open = memo(move || store.open.with(OpenClient::parts));
    let shown = memo(move || {
        store.open.with(|open| match open {
            OpenClient::Waiting => Shown::Waiting,
            OpenClient::Missing => Shown::Missing,
            OpenClient::Left => Shown::Left,
            OpenClient::Unreadable => Shown::Unreadable,
            OpenClient::Here(parts) if parts.facts.deleted => Shown::Deleted,
            OpenClient::Here(_) => Shown::Here,
        })
    });
    // The link of a client that turned out to be another one leads to that one, as does that of one that goes on in a new record; when that is
    // undone, it leads back.
    let router = use_router();
    effect(move || {
        let facts =
            open.with(|open| open.as_ref().map(|parts| (parts.facts.merged_into, parts.facts.deleted, continues(&parts.facts))));
        let Some((into, is_deleted, continues_from)) = facts else { return };
        let row = |client: Id| store.rows.with_untracked(|rows| rows.get(client)).map(|entry| entry.row.clone());
        if let Some(into) = into.and_then(row) {
            if into.facts.id("continues") != Some(id) {
                store.say(fill(t().merge.led, &[&into.title()]));
            }
            router.replace(Route::Client(into.id));
        } else if let Some(from) = continues_from.filter(|_| is_deleted).and_then(row)
            && !from.deleted
        {
            router.replace(Route::Client(from.id));
        }
    });
    live(move || match shown.get() {
        // It takes a few milliseconds: a spinner would only flicker.
        Shown::Waiting => ().into_any(),
        Shown::Missing => view! { <Missing /> },
        Shown::Left => view! { <Left /> },
        Shown::Unreadable => view! { <Unreadable id=id /> },
        Shown::Deleted => view! { <Deleted id=id /> },
        Shown::Here => view! { <Here id=id open=open /> },
    })
}

/// The record that this one goes on from.
pub fn continues(facts: &ClientView) -> Option<Id> {
    facts.facts.id("continues")
}

#[component]
fn Here(id: Id, open: Open) -> AnyView {
    let store = use_store();
    let t = t();
    let tab = RwSignal::new(Tab::History);
    let kind = browser::tab_memory(&format!("draft.kind.{id}")).and_then(|key| Kind::named(&key)).unwrap_or_default();
    // What is typed survives going elsewhere and a reload.
    let draft = format!("draft.{id}");
    let text = RwSignal::new(browser::tab_memory(&draft).unwrap_or_default());
    effect(move || text.with(|text| browser::remember_in_tab(&draft, text)));
    let state = ClientState { id, open, tab, kind: RwSignal::new(kind), text };
    let deals = memo(move || open.with(|open| open.as_ref().map_or(0, |parts| parts.deals.len())));
    let hidden = move |this: Tab| move || !store.wide.get() && tab.get() != this;
    let tab_button = move |this: Tab, label: &'static str, testid: &'static str| {
        view! {
            <button
                type="button"
                role="tab"
                class:on=move || tab.get() == this
                aria-selected=move || (tab.get() == this).to_string()
                data-testid=testid
                on:click=move |_| tab.set(this)
            >
                {label}
                {move || (this == Tab::Deals && deals.get() > 0).then(|| format!("\u{a0}{}", deals.get()))}
            </button>
        }
    };
    view! {
        <div class="wrap client" data-testid="client" data-id=id.to_string()>
            <Head state=state />
            <Present />
            <Asked state=state />
            <ContestedFacts state=state />
            <Twin id=id />
            <LongHistory state=state />
            <Kpi state=state />
            {move || (!store.wide.get()).then(|| view! {
                <div class="tabs" role="tablist">
                    {tab_button(Tab::History, t.history, "tab-history")}
                    {tab_button(Tab::About, t.about, "tab-about")}
                    {tab_button(Tab::Deals, t.deals, "tab-deals")}
                </div>
            })}
            <div class="client-cols">
                <section class="card pad" aria-label=t.about hidden=hidden(Tab::About)>
                    <fieldset class="locked" disabled=move || !store.may_write()><FactsCard state=state /></fieldset>
                </section>
                <section class="client-mid" aria-label=t.history hidden=hidden(Tab::History)><Timeline state=state /></section>
                <div class="client-side" hidden=hidden(Tab::Deals)><fieldset class="locked" disabled=move || !store.may_write()>
                    <section class="card pad" aria-label=t.tasks.title><TasksCard id=id /></section>
                    <section class="card pad" aria-label=t.deals><DealsCard id=id open=open /></section>
                    <PurchasesCard id=id open=open />
                    {move || store.wide.get().then(|| view! { <section class="card pad" aria-label=t.client.people><PeopleCard state=state /></section> })}
                </fieldset></div>
            </div>
        </div>
    }
}
