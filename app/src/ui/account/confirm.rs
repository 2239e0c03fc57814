//! A sheet that asks before something is done to a person or a device. Never here: doing it.

use std::sync::Arc;

use crate::ui::common::{Sheet, use_sheet};
use crate::ui::i18n::t;
use crate::ui::prelude::*;

/// What it asks.
#[derive(Clone)]
pub struct Question {
    /// The question.
    pub title: String,
    /// What happens.
    pub text: &'static str,
    /// Does it.
    pub action: &'static str,
    /// Does it. No callback: those go with the menu in which they were made, and the question outlasts it.
    pub act: Arc<dyn Fn() + Send + Sync>,
}

/// The sheet, open for as long as there is a question.
pub fn confirm(question: RwSignal<Option<Question>>) -> AnyView {
    live(move || {
        question.get().map(|asked| {
            let Question { title, text, action, act } = asked;
            view! {
                <Sheet title=title testid="confirm" on_close=Callback::new(move |()| question.set(None))>
                    <Ask text=text action=action act=act />
                </Sheet>
            }
        })
    })
}

#[component]
fn Ask(text: &'static str, action: &'static str, act: Arc<dyn Fn() + Send + Sync>) -> AnyView {
    let sheet = use_sheet();
    let go = move |_| {
        sheet.close();
        act();
    };
    view! {
        <div class="form">
            <p>{text}</p>
            <div class="form-do">
                <button type="button" class="btn" on:click=move |_| sheet.close()>{t().cancel}</button>
                <button type="button" class="btn danger" data-testid="confirm-do" on:click=go>{action}</button>
            </div>
        </div>
    }
}
