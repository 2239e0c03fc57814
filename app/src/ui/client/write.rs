//! The menu of ways to write to a client. Never here: the links themselves.

use leptos::ev::MouseEvent;
use web_sys::HtmlElement;

use super::kind::Kind;
use super::page::{ClientState, Tab};
use super::words;
use crate::model::reach::{Way, ways};
use crate::ui::common::{Menu, anchor_of, icon};
use crate::ui::i18n::t;
use crate::ui::prelude::*;
use crate::ui::store::use_store;

/// The button and its menu; nothing when there is no way.
#[component]
pub fn Write(
    /// The screen.
    state: ClientState,
) -> AnyView {
    let store = use_store();
    let t = t();
    let menu = RwSignal::new(None::<HtmlElement>);
    let ways = memo(move || store.rows.with(|rows| rows.get(state.id).map(|entry| ways(&entry.row)).unwrap_or_default()));
    let toggle = move |event: MouseEvent| menu.set(anchor_of(&event));
    // After writing the composer is ready to say what was written.
    let written = move || {
        state.kind.set(Kind::Message);
        state.tab.set(Tab::History);
    };
    let item = move |way: Way| {
        let icon_name = if way.channel == "email" { "mail" } else { "chat" };
        view! {
            <a role="menuitem" class="menu-item" href=way.href target="_blank" rel="noopener" data-testid=format!("write-{}", way.channel) on:click=move |_| written()>
                {icon(icon_name)}
                <span class="grow">{words::name(store, "channel", way.channel)}</span>
                <span class="muted s" dir="auto">{way.to}</span>
            </a>
        }
    };
    live(move || {
        (!ways.with(Vec::is_empty)).then(|| {
            view! {
                <button type="button" class="btn" aria-haspopup="menu" data-testid="write" on:click=toggle>
                    {icon("chat")}
                    <span>{t.client.write_to}</span>
                </button>
                {move || menu.get().map(|anchor| view! {
                    <Menu anchor=anchor label=t.client.write_to on_close=Callback::new(move |()| menu.set(None))>
                        {ways.get().into_iter().map(item).collect::<Vec<_>>()}
                    </Menu>
                })}
            }
        })
    })
}
