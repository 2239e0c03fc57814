//! The screen. Never here: how one thing looks, what is done with it.

use std::sync::Arc;

use ingot_shared::Id;

use super::act::{InboxState, Key};
use super::asked::AskedOfUs;
use super::item::Item;
use super::keys;
use super::review::Review;
use super::share::{ShareSheet, has_rules};
use super::sheets::Asked;
use crate::model::inbox::{Shown, Waiting, is_mine, twins};
use crate::model::plural::grouped;
use crate::ui::browser;
use crate::ui::common::{Empty, Gradual, More, icon};
use crate::ui::erased::Erase;
use crate::ui::i18n::t;
use crate::ui::prelude::*;
use crate::ui::shell::ScreenHead;
use crate::ui::store::{QuickAdd, use_store};
use crate::ui::welcome::Beginning;

/// Entries shown at first, and more when one comes near the last.
const FIRST: usize = 20;
/// The height of an entry in pixels, at least.
const ROW: usize = 72;

/// The screen.
#[component]
pub fn InboxPage() -> AnyView {
    let store = use_store();
    let t = t();
    let state = InboxState { store, asked: RwSignal::new(None) };
    let shown = RwSignal::new(Shown::All);
    let me = memo(move || store.me.get());
    let of = move |which: Shown| -> Vec<Waiting> {
        store.rows.with(|rows| {
            let mine = |waiting: &&Waiting| {
                let row = rows.get(waiting.client);
                me.with(|me| row.is_some_and(|entry| is_mine(&entry.row, waiting, me.member, &me.name)))
            };
            let all = rows.inbox().iter();
            match which {
                Shown::All => all.copied().collect(),
                Shown::New => all.filter(|waiting| waiting.is_new).copied().collect(),
                Shown::Mine => all.filter(mine).copied().collect(),
            }
        })
    };
    let counts = memo(move || Shown::ALL.map(|which| of(which).len()));
    let keys = memo(move || of(shown.get()).iter().map(Waiting::key).collect::<Vec<Key>>());
    // Whom the askers most likely are: looked up for all of them in one go, once the list is there.
    let is_drawn = RwSignal::new(false);
    let known = memo(move || {
        if !is_drawn.get() {
            return Arc::default();
        }
        store.rows.with(|rows| {
            let asking: Vec<_> = rows.inbox().iter().filter_map(|waiting| rows.get(waiting.client)).collect();
            let asking: Vec<_> = asking.iter().map(|entry| &entry.row).collect();
            Arc::new(twins(rows.iter(), &asking))
        })
    });
    browser::later(0, move || _ = is_drawn.try_set(true));
    let limit = RwSignal::new(FIRST);
    let shares = RwSignal::new(false);
    let number = memo(move || keys.with(Vec::len));
    let most = memo(move || number.get().min(limit.get()));
    let gradual = Gradual::new(most, ROW, memo(move || shown.get() as usize));
    keys::listen(store, state, keys);
    let chip = move |(place, this): (usize, Shown)| {
        let label = match this {
            Shown::All => t.inbox.all,
            Shown::New => t.inbox.new,
            Shown::Mine => t.inbox.mine,
        };
        let count = move || counts.with(|counts| counts.get(place).copied().unwrap_or(0));
        view! {
            <button
                type="button"
                class="chip"
                class:on=move || shown.get() == this
                aria-pressed=move || (shown.get() == this).to_string()
                data-testid=format!("inbox-{}", ["all", "new", "mine"].get(place).copied().unwrap_or_default())
                on:click=move |_| shown.set(this)
            >
                {label}
                <b>{move || grouped(u64::try_from(count()).unwrap_or(0))}</b>
            </button>
        }
    };
    let one = move |id: Id| {
        let key = keys.with_untracked(|keys| keys.iter().find(|key| id_of(key) == id).copied());
        key.map(|key| view! { <Item state=state key=key known=known /> }).erase()
    };
    let place = memo(move || {
        let nothing = counts.with(|counts| *counts == [0; 3]);
        match (nothing, keys.with(|keys| keys.is_empty())) {
            (true, _) if store.rows.with(|rows| rows.counts().all == 0) && store.health.get().has_rows() => Place::Beginning,
            (true, _) => Place::Done,
            (false, true) => Place::NoneHere,
            (false, false) => Place::List,
        }
    });
    view! {
        <div class="wrap inbox">
            <ScreenHead title=t.inbox.title>
                {move || (counts.with(|counts| counts.get(1).is_some_and(|new| *new > 0)) && has_rules(store) && store.may_lead()).then(|| view! {
                    <button type="button" class="btn" aria-label=t.team.share data-testid="share" on:click=move |_| shares.set(true)>{icon("users")}<span class="wide-only">{t.team.share}</span></button>
                })}
                // On a phone the button in the middle of the bar adds it.
                {move || store.wide.get().then(|| view! {
                    <button type="button" class="btn writes" data-testid="new-enquiry" on:click=move |_| store.quick_add.set(Some(QuickAdd::Enquiry))>
                        {icon("plus")}
                        {t.inbox.add_enquiry}
                    </button>
                })}
            </ScreenHead>
            <Review />
            <AskedOfUs />
            {move || (place.get() != Place::Beginning).then(|| view! {
                <div class="chips" role="group" aria-label=t.inbox.which>{Shown::ALL.into_iter().enumerate().map(chip).collect::<Vec<_>>()}</div>
            })}
            {move || match place.get() {
                Place::Beginning => view! { <Beginning icon_name="inbox" title=t.inbox.title text=t.inbox.empty_text /> },
                Place::Done => view! { <Empty icon_name="check" title=t.inbox.empty text=t.inbox.empty_text /> },
                Place::NoneHere => view! { <p class="muted inbox-none">{t.inbox.empty_here}</p> },
                Place::List => view! {
                    <div class="card inbox-list" role="list" aria-label=t.inbox.title>
                        {each(move || keys.with(|keys| keys.iter().take(gradual.share(0, most.get())).map(id_of).collect()), one)}
                        {move || gradual.rest(0, most.get())}
                    </div>
                    <More total=number limit=limit by=FIRST />
                },
            }}
        </div>
        {move || shares.get().then(|| view! { <ShareSheet state=state on_close=Callback::new(move |()| shares.set(false)) /> })}
        {move || state.asked.get().map(|(what, key)| view! { <Asked state=state what=what key=key /> })}
    }
}

/// Its own id: the enquiry's, or the client's who is only there.
fn id_of(&(client, enquiry): &Key) -> Id {
    enquiry.unwrap_or(client)
}

/// What stands in the middle.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Beginning,
    Done,
    NoneHere,
    List,
}
