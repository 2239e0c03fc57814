//! One thing of the inbox: who asks, what, since when, and the one next action. Never here: doing it.

use std::collections::HashMap;
use std::sync::Arc;

use ingot_shared::Id;
use ingot_shared::document::record::Member;
use ingot_shared::row::ClientRow;
use leptos::ev::MouseEvent;
use web_sys::HtmlElement;

use super::act::{Ask, InboxState, Key};
use crate::model::team::Holder;
use crate::ui::browser::clock;
use crate::ui::common::{Menu, MenuItem, anchor_of, icon};
use crate::ui::i18n::inbox::CHANNELS;
use crate::ui::i18n::{fill, names, t};
use crate::ui::prelude::*;
use crate::ui::router::{Route, use_router};
use crate::ui::store::Me;

/// The word for a thing in the page: client, or client and enquiry.
pub fn word(key: Key) -> String {
    let (client, enquiry) = key;
    enquiry.map_or_else(|| client.to_string(), |enquiry| format!("{client}.{enquiry}"))
}

/// What of the row is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Face {
    name: String,
    text: String,
    channel: &'static str,
    since: ingot_shared::Instant,
    /// Who has it; none for nobody.
    taken: Option<String>,
    is_prospect: bool,
}

fn face(row: &ClientRow, key: Key, me: &Me, members: &[Member]) -> Face {
    let t = t();
    let (_, enquiry) = key;
    let name_of = |id: Id| {
        let member = members.iter().find(|member| member.id == id && !member.name.is_empty());
        member.map_or_else(|| t.inbox.somebody.to_owned(), |member| member.name.clone())
    };
    let name = names::client(row.title());
    let Some(enquiry) = row.enquiries.iter().find(|one| Some(one.id) == enquiry) else {
        let text = t.inbox.prospect.to_owned();
        return Face { name, text, since: row.created, is_prospect: true, ..Face::default() };
    };
    let taken = match Holder::of(row, enquiry.assignee) {
        Holder::Nobody => None,
        Holder::Member(member) if member == me.member => Some(t.inbox.me.to_owned()),
        Holder::Member(member) if row.lead == Some(member) && !row.responsible.is_empty() => Some(row.responsible.clone()),
        Holder::Member(member) => Some(name_of(member)),
        Holder::Named(name) => Some(name),
    };
    let place = CHANNELS.iter().position(|channel| *channel == enquiry.channel);
    let channel = place.and_then(|place| t.inbox.channels.get(place)).copied().unwrap_or_default();
    let text = if enquiry.subject.is_empty() { t.inbox.wordless.to_owned() } else { enquiry.subject.clone() };
    Face { name, text, channel, since: enquiry.at, taken, is_prospect: false }
}

/// The thing.
#[component]
pub fn Item(
    /// The screen.
    state: InboxState,
    /// Which.
    key: Key,
    /// Whom askers most likely are.
    known: Memo<Arc<HashMap<Id, Id>>>,
) -> AnyView {
    let store = state.store;
    let t = t();
    let (client, _) = key;
    let shown = memo(move || {
        let me = store.me.get();
        store.workspace.with(|workspace| {
            store
                .rows
                .with(|rows| rows.get(client).map(|entry| face(&entry.row, key, &me, &workspace.members)).unwrap_or_default())
        })
    });
    let is_free = memo(move || shown.with(|face| face.taken.is_none()));
    let twin = memo(move || {
        let twin = known.with(|known| known.get(&client).copied())?;
        store.rows.with(|rows| rows.get(twin).map(|entry| (twin, entry.row.title().to_owned())))
    });
    let menu = RwSignal::new(None::<HtmlElement>);
    let open_menu = move |event: MouseEvent| {
        menu.set(anchor_of(&event));
    };
    let main = move |_| if is_free.get_untracked() { state.take(key) } else { state.ask(Ask::Answer, key) };
    view! {
        <article
            class="inbox-item"
            role="listitem"
            tabindex="-1"
            data-testid="inbox-item"
            data-key=word(key)
            data-new=move || is_free.get().to_string()
            aria-label=move || shown.with(|face| format!("{}: {}", face.name, face.text))
        >
            <span class=move || if is_free.get() { "state late" } else { "state now" }>
                {move || icon(if shown.with(|face| face.is_prospect) { "users" } else { "inbox" })}
            </span>
            <div class="grow">
                <div class="inbox-head">
                    <a class="b" dir="auto" href=format!("/clients/{client}") data-testid="inbox-client">{move || shown.with(|face| face.name.clone())}</a>
                    <span class="s faint inbox-age" title=move || clock().full(shown.with(|face| face.since))>{move || clock().ago(shown.with(|face| face.since))}</span>
                </div>
                <p class="inbox-text" dir="auto">{move || shown.with(|face| face.text.clone())}</p>
                <p class="s inbox-about">
                    <span class="tag">{move || shown.with(|face| face.channel)}</span>
                    <span class="muted" data-testid="inbox-taken">{move || shown.with(|face| face.taken.clone().unwrap_or_else(|| t.inbox.free.to_owned()))}</span>
                    {move || twin.get().map(|(twin, name)| view! {
                        <a class="inbox-twin" href=format!("/clients/{twin}") data-testid="inbox-twin">{fill(t.inbox.twin, &[&name])}</a>
                    })}
                </p>
            </div>
            <div class="inbox-do">
                <button type="button" class="btn" class:main=is_free data-testid="inbox-main" on:click=main>
                    {move || if is_free.get() { t.inbox.take } else { t.inbox.answer }}
                </button>
                <button type="button" class="btn icon quiet" aria-haspopup="menu" aria-label=t.actions data-testid="inbox-more" on:click=open_menu>
                    {icon("more")}
                </button>
            </div>
            {move || menu.get().map(|anchor| view! { <Choices state=state key=key anchor=anchor on_close=Callback::new(move |()| menu.set(None)) /> })}
        </article>
    }
}

#[component]
fn Choices(state: InboxState, key: Key, anchor: HtmlElement, on_close: Callback<()>) -> AnyView {
    let router = use_router();
    let t = t();
    let (client, _) = key;
    let ask = move |what: Ask| Callback::new(move |()| state.ask(what, key));
    view! {
        <Menu anchor=anchor label=t.actions on_close=on_close>
            <MenuItem label=t.inbox.answer icon_name="chat" testid="inbox-answer" on_choose=ask(Ask::Answer) />
            <MenuItem label=t.inbox.deal icon_name="board" testid="inbox-deal" on_choose=ask(Ask::Deal) />
            <MenuItem label=t.inbox.task icon_name="calendar" testid="inbox-task" on_choose=ask(Ask::Task) />
            <MenuItem label=t.inbox.assign icon_name="users" testid="inbox-assign" on_choose=ask(Ask::Assign) />
            <MenuItem label=t.inbox.open icon_name="out" testid="inbox-open" on_choose=Callback::new(move |()| router.go(Route::Client(client))) />
            <hr />
            <MenuItem label=t.inbox.reject icon_name="close" is_danger=true testid="inbox-reject" on_choose=ask(Ask::Reject) />
        </Menu>
    }
}
