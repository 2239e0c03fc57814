//! Buttons, chips, marks, lists, messages, and what opens above the page. Never here: fields ([`super::fields`]).

use std::sync::Arc;

use ingot_shared::Id;
use leptos::ev::MouseEvent;
use web_sys::HtmlElement;

use super::specimen;
use crate::model::segments::Segment;
use crate::ui::common::{Empty, Menu, MenuItem, More, Sheet, VirtualList, anchor_of, avatar, icon, segment_badge, swatch};
use crate::ui::i18n::t;
use crate::ui::prelude::*;
use crate::ui::settings::COLOURS;

/// Every icon of the sprite.
const ICONS: [&str; 40] = [
    "users",
    "board",
    "plus",
    "menu",
    "gear",
    "cloud",
    "cloud-off",
    "cloud-check",
    "cloud-bang",
    "device",
    "search",
    "close",
    "back",
    "next",
    "up",
    "down",
    "more",
    "phone",
    "mail",
    "doc",
    "star",
    "arrow",
    "dash",
    "bang",
    "check",
    "bin",
    "undo",
    "refresh",
    "import",
    "keys",
    "clock",
    "calendar",
    "chat",
    "inbox",
    "door",
    "phone-off",
    "sun",
    "out",
    "eye",
    "archive",
];

/// The specimens.
pub fn parts() -> Vec<AnyView> {
    vec![
        specimen("Button", buttons()),
        specimen("Chip", chips()),
        specimen("Segmented", vec![segmented()]),
        specimen("Marks", marks()),
        specimen(
            "Avatar",
            vec![avatar("Oltin Vodiy XK", "l"), avatar("Дилноза Каримова", ""), avatar("Рустам", "xs"), avatar("", "")],
        ),
        specimen("Icon", ICONS.map(|name| view! { <span class="icon-one">{icon(name)}{name}</span> }).into()),
        specimen("Lines", vec![lines()]),
        specimen("Banner", banners()),
        specimen(
            "Progress",
            vec![view! { <div class="running"><progress aria-label="60 %" max="100" value="60"></progress></div> }],
        ),
        specimen("Toast", toasts()),
        specimen(
            "Empty",
            vec![
                view! { <Empty icon_name="inbox" title=t().empty_title text=t().empty_text><button type="button" class="btn main">{t().new_client}</button></Empty> },
            ],
        ),
        specimen("Menu, Sheet", vec![menu(), sheet()]),
        specimen("VirtualList, More", vec![list(), more()]),
    ]
}

fn buttons() -> Vec<AnyView> {
    let t = t();
    vec![
        view! { <button type="button" class="btn main">{icon("plus")}{t.new_client}</button> },
        view! { <button type="button" class="btn">{t.save}</button> },
        view! { <button type="button" class="btn quiet">{t.cancel}</button> },
        view! { <button type="button" class="btn danger">{icon("bin")}{t.delete}</button> },
        view! { <button type="button" class="btn icon" aria-label=t.actions>{icon("more")}</button> },
        view! { <button type="button" class="btn icon quiet" aria-label=t.close>{icon("close")}</button> },
        view! { <button type="button" class="btn main" disabled=true>{t.save}</button> },
        view! { <button type="button" class="btn" disabled=true>{t.save}</button> },
        view! { <button type="button" class="link-btn">{t.clear}</button> },
        view! { <kbd>"Ctrl K"</kbd> },
    ]
}

fn chips() -> Vec<AnyView> {
    let t = t();
    vec![
        view! { <button type="button" class="chip on">{t.base_all}<b>"1 204"</b></button> },
        view! { <button type="button" class="chip">{t.base_clients}<b>"318"</b></button> },
        view! { <button type="button" class="chip">{icon("plus")}{t.add_phone}</button> },
        view! { <button type="button" class="chip update">{icon("refresh")}{t.update}</button> },
    ]
}

fn segmented() -> AnyView {
    let t = t();
    let part = |(at, label): (usize, &'static str)| {
        view! { <button type="button" class:on=at == 1 aria-pressed=(at == 1).to_string() disabled=at == 3>{label}</button> }
    };
    view! { <div class="segmented">{t.pipelines.kinds.into_iter().enumerate().map(part).collect::<Vec<_>>()}</div> }
}

fn marks() -> Vec<AnyView> {
    let state =
        |(class, name): (&'static str, &'static str)| view! { <span class=["state ", class].concat()>{icon(name)}</span> };
    let dot = |class: &'static str| view! { <i class=["dot ", class].concat()></i> };
    let mut all: Vec<AnyView> = Segment::ALL.map(segment_badge).into();
    all.extend([("late", "bang"), ("now", "clock"), ("none", "dash"), ("later", "calendar")].map(state));
    all.extend(["late", "now", "none", ""].map(dot));
    all.extend(["tag", "tag late", "tag none"].map(|class| view! { <span class=class>{t().client.category}</span> }));
    all.extend([""].into_iter().chain(COLOURS).map(swatch));
    all
}

fn lines() -> AnyView {
    let t = t();
    view! {
        <div class="lines card">
            <a class="line" href="/gallery">{icon("cloud")}<span class="grow"><span class="block">{t.sync}</span><span class="s muted block">{t.link_online}</span></span>{icon("next")}</a>
            <a class="line" href="/gallery">{icon("import")}<span class="grow">{t.import}</span>{icon("next")}</a>
        </div>
    }
}

fn banners() -> Vec<AnyView> {
    let t = t();
    vec![
        view! { <p class="banner">{icon("bang")}<span class="grow">{t.engine_dead}</span></p> },
        view! { <p class="banner none">{icon("cloud-off")}<span class="grow">{t.link_offline_text}</span></p> },
    ]
}

fn toasts() -> Vec<AnyView> {
    let t = t();
    vec![
        view! { <div class="toast"><p class="grow">{t.deal_deleted}</p><button type="button" class="toast-do">{t.undo}</button><button type="button" class="toast-x" aria-label=t.close>{icon("close")}</button></div> },
        view! { <div class="toast late">{icon("bang")}<p class="grow">{t.errors.err_full}</p><button type="button" class="toast-x" aria-label=t.close>{icon("close")}</button></div> },
    ]
}

fn menu() -> AnyView {
    let t = t();
    let anchor = RwSignal::new(None::<HtmlElement>);
    let nothing = Callback::new(|()| ());
    let open = move |event: MouseEvent| anchor.set(anchor_of(&event));
    view! {
        <button type="button" class="btn" aria-haspopup="menu" data-testid="gallery-menu" on:click=open>{t.actions}</button>
        {move || anchor.get().map(|anchor_element| view! {
            <Menu anchor=anchor_element label=t.actions on_close=Callback::new(move |()| anchor.set(None))>
                <MenuItem label=t.call icon_name="phone" testid="gallery-call" on_choose=nothing />
                <MenuItem label=t.note icon_name="doc" is_chosen=true testid="gallery-note" on_choose=nothing />
                <MenuItem label=t.delete icon_name="bin" is_danger=true testid="gallery-delete" on_choose=nothing />
            </Menu>
        })}
    }
}

fn sheet() -> AnyView {
    let t = t();
    let is_open = RwSignal::new(false);
    view! {
        <button type="button" class="btn" data-testid="gallery-sheet-open" on:click=move |_| is_open.set(true)>{t.loss_title}</button>
        {move || is_open.get().then(|| view! {
            <Sheet title=t.loss_title testid="gallery-sheet" on_close=Callback::new(move |()| is_open.set(false))>
                <p class="muted">{t.loss_hint}</p>
            </Sheet>
        })}
    }
}

fn list() -> AnyView {
    let ids = memo(|| Arc::new((1..=4).map(|n| Id::from_bytes([n; 16])).collect::<Vec<_>>()));
    let row = |_: Memo<Id>| view! { <div role="listitem" class="row">{avatar("Oltin Vodiy", "")}<a class="grow" href="/gallery">"Oltin Vodiy"</a></div> };
    view! { <VirtualList ids=ids row_height=Arc::new(|| 36) row=Arc::new(row) label=t().clients /> }
}

fn more() -> AnyView {
    // By none at once, so that the line stays where the observer sees it.
    view! { <More total=memo(|| 40) limit=RwSignal::new(20) by=0 /> }
}
