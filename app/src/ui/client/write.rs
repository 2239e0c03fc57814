//! The menu of ways to write to a client, with a template if one wants. Never here: the links themselves, the templates' texts.

use ingot_shared::Id;
use ingot_shared::document::record::Template;
use leptos::ev::MouseEvent;
use web_sys::HtmlElement;

use super::kind::Kind;
use super::page::{ClientState, Tab};
use super::words;
use crate::model::letter;
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
    let templates = memo(move || store.workspace.with(|workspace| letter::templates(workspace).cloned().collect::<Vec<_>>()));
    let chosen = RwSignal::new(None::<Id>);
    let written = memo(move || {
        let of =
            |templates: &Vec<Template>| Some(store.written(state.id, templates.iter().find(|one| Some(one.id) == chosen.get())?));
        templates.with(of).unwrap_or_default()
    });
    let toggle = move |event: MouseEvent| {
        chosen.set(None);
        menu.set(anchor_of(&event));
    };
    // After writing the composer is ready to say what was written.
    let opened = move || {
        state.kind.set(Kind::Message);
        state.tab.set(Tab::History);
        let text = written.with_untracked(|written| written.text.clone());
        if !text.is_empty() && state.text.with_untracked(|typed| typed.trim().is_empty()) {
            state.text.set(text);
        }
    };
    let item = move |way: Way| {
        let icon_name = if way.channel == "email" { "mail" } else { "chat" };
        let (channel, to, shown) = (way.channel, way.to.clone(), StoredValue::new(way));
        let href = move || written.with(|written| shown.with_value(|way| letter::href(way, written)));
        view! {
            <a role="menuitem" class="menu-item" href=href target="_blank" rel="noopener" data-testid=format!("write-{channel}") on:click=move |_| opened()>
                {icon(icon_name)}
                <span class="grow">{words::name(store, "channel", channel)}</span>
                <span class="muted s" dir="auto">{to}</span>
            </a>
        }
    };
    let template = move |one: Template| {
        let id = one.id;
        let is_on = memo(move || chosen.get() == Some(id));
        // The menu stays open: the way is still to be chosen.
        let choose = move |event: MouseEvent| {
            event.stop_propagation();
            chosen.set((!is_on.get_untracked()).then_some(id));
        };
        view! {
            <button type="button" role="menuitemradio" class="menu-item" class:chosen=is_on aria-checked=move || is_on.get().to_string() data-testid="write-template" on:click=choose>
                {icon("doc")}
                <span class="grow" dir="auto">{one.name}</span>
                {move || is_on.get().then(|| icon("check"))}
            </button>
        }
    };
    live(move || {
        (!ways.with(Vec::is_empty)).then(|| {
            view! {
                <button type="button" class="btn writes" aria-haspopup="menu" data-testid="write" on:click=toggle>
                    {icon("chat")}
                    <span>{t.client.write_to}</span>
                </button>
                {move || menu.get().map(|anchor| view! {
                    <Menu anchor=anchor label=t.client.write_to on_close=Callback::new(move |()| menu.set(None))>
                        {(!templates.with(Vec::is_empty)).then(|| view! {
                            <div role="group" aria-label=t.settings_words.templates.choose>
                                <p class="menu-head" aria-hidden="true">{t.settings_words.templates.choose}</p>
                                {templates.get().into_iter().map(template).collect::<Vec<_>>()}
                            </div>
                            <hr />
                        })}
                        {ways.get().into_iter().map(item).collect::<Vec<_>>()}
                    </Menu>
                })}
            }
        })
    })
}
