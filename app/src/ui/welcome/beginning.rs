//! What stands on a screen before the first client: the welcome once, later what the screen is for and how to begin. Never here: a
//! screen of its own.

use super::making::Making;
use super::steps::Steps;
use crate::bridge::Link;
use crate::ui::common::{Empty, icon, soon};
use crate::ui::i18n::t;
use crate::ui::prelude::*;
use crate::ui::store::demo::DemoState;
use crate::ui::store::{QuickAdd, use_store};

/// What stands there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    Making,
    Welcome,
    Empty,
}

/// The place of an empty screen.
#[component]
pub fn Beginning(
    /// The icon's name.
    icon_name: &'static str,
    /// What is missing.
    title: &'static str,
    /// What the screen is for.
    text: &'static str,
) -> AnyView {
    let store = use_store();
    let is_alone = memo(move || store.sync.with(|sync| sync.link == Link::Alone));
    // Who joins a workspace has begun.
    effect(move || {
        if !is_alone.get() {
            store.end_welcome();
        }
    });
    let shown = memo(move || match store.demo.with(|demo| matches!(demo, DemoState::Making { .. })) {
        true => Shown::Making,
        false if store.is_new.get() => Shown::Welcome,
        false => Shown::Empty,
    });
    live(move || match shown.get() {
        Shown::Making => view! { <Making /> },
        Shown::Welcome => soon(|| view! { <Steps /> }),
        Shown::Empty => view! { <Ways icon_name=icon_name title=title text=text is_alone=is_alone /> },
    })
}

#[component]
fn Ways(icon_name: &'static str, title: &'static str, text: &'static str, is_alone: Memo<bool>) -> AnyView {
    let store = use_store();
    let t = t();
    let offers_example = memo(move || is_alone.get() && store.demo.with(|demo| matches!(demo, DemoState::Absent { .. })));
    view! {
        <Empty icon_name=icon_name title=title text=text>
            <button type="button" class="btn main writes" data-testid="first-client" on:click=move |_| store.quick_add.set(Some(QuickAdd::Client))>
                {icon("plus")}
                {t.new_client}
            </button>
            <a class="btn" href="/import" data-testid="to-import">
                {icon("import")}
                {t.empty_import}
            </a>
            {move || offers_example.get().then(|| view! {
                <button type="button" class="btn quiet" data-testid="to-example" on:click=move |_| store.start_demo()>{t.demo.example}</button>
            })}
        </Empty>
        <DemoError />
    }
}

/// Why the example did not come.
#[component]
pub fn DemoError() -> AnyView {
    let store = use_store();
    let error = memo(move || {
        store.demo.with(|demo| match demo {
            DemoState::Absent { error } => error.clone(),
            _ => None,
        })
    });
    live(move || {
        error.get().map(|why| view! { <p class="field-error welcome-error" role="alert" data-testid="demo-error">{why}</p> })
    })
}
