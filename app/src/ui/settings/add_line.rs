//! A line to type something new into, at the end of a list of the settings. Never here: what the list holds.

use ingot_shared::Id;
use ingot_shared::domain::Command;
use leptos::ev::SubmitEvent;

use crate::ui::browser;
use crate::ui::common::{KeptForm, icon};
use crate::ui::i18n::{errors, t};
use crate::ui::prelude::*;
use crate::ui::store::use_store;

/// The line's words and names.
#[derive(Clone, Copy)]
pub struct NewLine {
    /// What is typed.
    pub label: &'static str,
    /// On the button.
    pub button: &'static str,
    /// For styles.
    pub class: &'static str,
    /// For tests: the field's and the button's.
    pub testids: [&'static str; 2],
}

/// The line. `make` tells the command for a name under a new id, or what is wrong with the name; `beside` stands before the button.
pub fn add_line(
    line: NewLine,
    make: impl Fn(Id, &str) -> Result<Command, &'static str> + 'static,
    beside: Option<AnyView>,
) -> AnyView {
    let store = use_store();
    let typed = KeptForm::new(["line.", line.testids[0]].concat()).text("name", String::new());
    let error = RwSignal::new(None::<String>);
    // Made with the line, so that pressing twice makes one thing.
    let next = StoredValue::new(browser::new_id());
    let NewLine { label, button, class, testids: [field, add] } = line;
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let name = typed.get_untracked().trim().to_owned();
        if name.is_empty() {
            browser::focus(&format!("[data-testid={field}]"));
            return;
        }
        let command = match make(next.get_value(), &name) {
            Ok(command) => command,
            Err(wrong) => return error.set(Some(wrong.to_owned())),
        };
        store.run(vec![command], move |result| match result {
            Ok(_) => {
                store.say(t().saved_here);
                error.try_set(None);
                next.try_set_value(browser::new_id());
                // What was typed on since then stays.
                typed.try_update(|typed| {
                    if typed.trim() == name {
                        typed.clear();
                    }
                });
            }
            Err(why) => {
                error.try_set(Some(errors::engine(&why)));
            }
        });
    };
    view! {
        <form class=class on:submit=submit>
            <input class="input grow" dir="auto" autocomplete="off" aria-label=label placeholder=label data-testid=field prop:value=move || typed.get() on:input=move |event| {
                typed.set(event_target_value(&event));
                error.set(None);
            } />
            {beside}
            <button type="submit" class="btn" data-testid=add>{icon("plus")}{button}</button>
        </form>
        {move || error.get().map(|why| view! { <p class="field-error reason-error" role="alert">{why}</p> })}
    }
}
