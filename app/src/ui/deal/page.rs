//! The screen of one deal: two columns on a desktop, one on a phone. Never here: what is in them.

use std::sync::Arc;

use ingot_shared::Id;
use ingot_shared::document::entity::Entity;
use ingot_shared::document::view::DealView;
use ingot_shared::domain::{Command, Place, Value};

use super::facts::FactsCard;
use super::head::Head;
use super::history::HistoryCard;
use super::lines::LinesCard;
use super::payments::PaymentsCard;
use super::stage_help::StageHelp;
use crate::model::open_client::OpenClient;
use crate::ui::client::Open;
use crate::ui::common::Empty;
use crate::ui::i18n::t;
use crate::ui::prelude::*;
use crate::ui::shell::BackBar;
use crate::ui::store::{Store, use_store};

/// What the parts of the screen share.
#[derive(Clone, Copy)]
pub struct DealState {
    /// The root's state.
    pub store: Store,
    /// The client.
    pub client: Id,
    /// The deal.
    pub id: Id,
    /// What is known of the client.
    pub open: Open,
    /// What is known of the deal.
    pub deal: Memo<Option<Arc<DealView>>>,
}

impl DealState {
    /// The deal's place in its client's document.
    pub const fn at(self) -> Place {
        Place::of(Entity::Deal, self.id)
    }

    /// Something of the deal, as it changes.
    pub fn of<T: Default + PartialEq + Send + Sync + 'static>(self, read: fn(&DealView) -> T) -> Memo<T> {
        memo(move || self.deal.with(|deal| deal.as_deref().map(read).unwrap_or_default()))
    }

    /// The command that sets a fact of the deal.
    pub fn put(self, key: &str, value: Value) -> Command {
        Command::put(self.client, self.at(), [(key, value)])
    }
}

/// What stands on the screen.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    Waiting,
    Missing,
    Here,
}

/// The screen.
#[component]
pub fn DealPage(
    /// The client.
    client: Id,
    /// The deal.
    deal: Id,
) -> AnyView {
    let store = use_store();
    store.open_client(client);
    on_cleanup(move || store.close_client(client));
    let open: Open = memo(move || store.open.with(OpenClient::parts));
    let known = memo(move || open.with(|open| open.as_ref().and_then(|parts| parts.deal(deal))));
    let state = DealState { store, client, id: deal, open, deal: known };
    let shown = memo(move || {
        store.open.with(|open| match open {
            OpenClient::Waiting => Shown::Waiting,
            OpenClient::Here(parts) if !parts.facts.deleted && parts.deal(deal).is_some() => Shown::Here,
            OpenClient::Missing | OpenClient::Left | OpenClient::Unreadable | OpenClient::Here(_) => Shown::Missing,
        })
    });
    live(move || match shown.get() {
        // It takes a few milliseconds: a spinner would only flicker.
        Shown::Waiting => ().into_any(),
        Shown::Missing => view! { <Missing client=client /> },
        Shown::Here => view! { <Here state=state /> },
    })
}

#[component]
fn Missing(client: Id) -> AnyView {
    let words = &t().deal_page;
    view! {
        <BackBar to="/deals" label=words.to_deals />
        <Empty icon_name="board" title=words.missing text=words.missing_text>
            <a class="btn main" href="/deals">{words.to_deals}</a>
            <a class="btn" href=format!("/clients/{client}")>{t().open_client}</a>
        </Empty>
    }
}

#[component]
fn Here(state: DealState) -> AnyView {
    let words = &t().deal_page;
    let stage = state.of(|deal| deal.stage);
    view! {
        <div class="wrap deal-page" data-testid="deal-page" data-id=state.id.to_string() data-stage=move || stage.get().key().to_owned()>
            <Head state=state />
            <StageHelp state=state />
            <div class="deal-cols">
                <div class="deal-main">
                    <section class="card pad" aria-label=words.lines><LinesCard state=state /></section>
                    <section class="card pad" aria-label=words.payments><PaymentsCard state=state /></section>
                </div>
                <div class="deal-side">
                    <section class="card pad" aria-label=words.facts><FactsCard state=state /></section>
                    <section class="card pad" aria-label=words.history><HistoryCard state=state /></section>
                </div>
            </div>
        </div>
    }
}
