//! A text of the timeline, edited where it stands. Never here: which thing's text.

use ingot_shared::Id;
use ingot_shared::document::view::AuthorView;
use leptos::ev::KeyboardEvent;

use crate::ui::browser;
use crate::ui::common::Saved;
use crate::ui::i18n::t;
use crate::ui::prelude::*;
use crate::ui::store::{Store, use_store};

/// Whether an entry is of who looks: by member, or by name on another device of the same person.
pub fn is_own(store: Store, by: &AuthorView) -> bool {
    store.me.with(|me| me.member == by.member || me.name == by.name)
}

/// What is typed instead of the text of an entry. Left without saving it, a slip of the hand included, it is there again at the next edit.
#[derive(Clone, Copy)]
pub struct Draft {
    entry: Id,
    typed: RwSignal<Option<String>>,
}

impl Draft {
    /// Nothing is edited yet.
    pub fn new(entry: Id) -> Self {
        Self { entry, typed: RwSignal::new(None) }
    }

    /// Whether the text is edited now. Watches it.
    pub fn is_open(self) -> bool {
        self.typed.with(Option::is_some)
    }

    fn key(self) -> String {
        format!("edit.{}", self.entry)
    }

    fn kept(self) -> Option<String> {
        browser::tab_memory(&self.key()).filter(|text| !text.is_empty())
    }

    fn begin(self, stored: String) {
        self.typed.set(Some(self.kept().unwrap_or(stored)));
    }

    fn write(self, text: String) {
        browser::remember_in_tab(&self.key(), &text);
        self.typed.set(Some(text));
    }

    fn drop(self) {
        browser::remember_in_tab(&self.key(), "");
        self.typed.try_set(None);
    }
}

/// The buttons below an entry.
#[component]
pub fn EntryButtons(
    /// Its text as it is stored.
    text: Memo<String>,
    /// What is being typed instead.
    draft: Draft,
    /// Takes the entry away.
    on_remove: Callback<()>,
) -> AnyView {
    let t = t();
    view! {
        {draft.kept().map(|_| view! { <p class="xs muted" data-testid="begun-before">{t.kept.begun}</p> })}
        <div class="ti-do">
            <button type="button" class="link-btn" data-testid="note-edit" on:click=move |_| draft.begin(text.get_untracked())>{t.edit}</button>
            <button type="button" class="link-btn" data-testid="note-delete" on:click=move |_| on_remove.run(())>{t.delete}</button>
        </div>
    }
}

/// The field, with its buttons.
#[component]
pub fn TextEditor(
    /// What it is.
    label: &'static str,
    /// The text as it is stored.
    text: Memo<String>,
    /// What is typed.
    draft: Draft,
    /// Saves it, and tells the field how that went.
    save: Callback<(String, Saved)>,
) -> AnyView {
    let store = use_store();
    let t = t();
    let area = element_ref();
    let error = RwSignal::new(None::<String>);
    effect(move || {
        if let Some(area) = area.get() {
            let _ = area.focus();
        }
    });
    let saved = Saved::new(move |result: Result<(), String>| match result {
        Ok(()) => {
            draft.drop();
        }
        Err(why) => {
            if error.try_set(Some(why.clone())).is_some() {
                store.toast_error(why);
            }
        }
    });
    let done = move || {
        let written = draft.typed.get_untracked().unwrap_or_default().trim_end().to_owned();
        if written == text.get_untracked() {
            draft.drop();
        } else {
            save.run((written, saved));
        }
    };
    let key = move |event: KeyboardEvent| match event.key().as_str() {
        "Enter" if event.ctrl_key() || event.meta_key() => {
            event.prevent_default();
            done();
        }
        "Escape" => {
            event.stop_propagation();
            draft.typed.set(None);
        }
        _ => {}
    };
    view! {
        <textarea
            node_ref=area
            class="input note-edit"
            rows="3"
            dir="auto"
            aria-label=label
            data-testid="note-edit-input"
            prop:value=draft.typed.get_untracked().unwrap_or_default()
            on:input=move |event| draft.write(event_target_value(&event))
            on:keydown=key
        ></textarea>
        {move || error.get().map(|why| view! { <p class="field-error" role="alert">{why}</p> })}
        <div class="row note-do">
            <button type="button" class="btn main" data-testid="note-edit-save" on:click=move |_| done()>{t.save}</button>
            <button type="button" class="btn quiet" on:click=move |_| draft.drop()>{t.cancel}</button>
        </div>
    }
}
