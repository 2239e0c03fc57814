//! What is typed into a form stays in this tab until it is sent: a key pressed by mistake, a way back, a reload or an update of the app loses
//! none of it. Never here: texts that have a place of their own in a document.

use ingot_shared::Date;

use crate::ui::browser;
use crate::ui::i18n::t;
use crate::ui::prelude::*;

/// The texts of a form.
#[derive(Clone, Copy)]
pub struct KeptForm {
    name: StoredValue<String>,
    /// Where each text is kept, the text, and what it began with.
    texts: StoredValue<Vec<(String, RwSignal<String>, String)>>,
    /// Whether something is here that was typed before.
    is_old: RwSignal<bool>,
    is_sent: StoredValue<bool>,
}

impl KeptForm {
    /// The form of this name; whatever tells it from others of its kind is part of the name.
    pub fn new(name: String) -> Self {
        Self {
            name: StoredValue::new(name),
            texts: StoredValue::new(Vec::new()),
            is_old: RwSignal::new(false),
            is_sent: StoredValue::new(false),
        }
    }

    /// The text of a field: what was typed before, or `first`.
    pub fn text(self, field: &str, first: String) -> RwSignal<String> {
        let key = self.name.with_value(|name| format!("typed.{name}.{field}"));
        let before = browser::tab_memory(&key).filter(|before| !before.is_empty());
        if before.is_some() {
            self.is_old.set(true);
        }
        let text = RwSignal::new(before.unwrap_or_else(|| first.clone()));
        self.texts.update_value(|texts| texts.push((key.clone(), text, first.clone())));
        effect(move || {
            text.with(|text| {
                if !self.is_sent.get_value() {
                    browser::remember_in_tab(&key, if *text == first { "" } else { text });
                }
            });
        });
        text
    }

    /// The same for a day.
    pub fn day(self, field: &str, first: Option<Date>) -> RwSignal<Option<Date>> {
        let text = self.text(field, first.map(|day| day.to_string()).unwrap_or_default());
        let day = RwSignal::new(text.with_untracked(|text| text.parse().ok()));
        effect(move || {
            let kept = text.with(|text| text.parse().ok());
            if kept != day.get_untracked() {
                day.set(kept);
            }
        });
        effect(move || {
            let chosen = day.get().map(|day: Date| day.to_string()).unwrap_or_default();
            if text.with_untracked(|text| *text != chosen) {
                text.set(chosen);
            }
        });
        day
    }

    /// Types this into a field for somebody who typed it elsewhere, unless the form was begun before.
    pub fn begin(self, field: RwSignal<String>, wanted: String) {
        if !wanted.is_empty() && !self.is_old.get_untracked() {
            field.set(wanted);
        }
    }

    /// Where the texts are kept, for a form that is closed before it is known whether it is saved: [`forget_typed`] then.
    pub fn keys(self) -> Vec<String> {
        self.texts.with_value(|texts| texts.iter().map(|(key, ..)| key.clone()).collect())
    }

    /// It is sent: the next one begins empty.
    pub fn sent(self) {
        self.is_sent.set_value(true);
        forget_typed(&self.keys());
    }

    fn clear(self) {
        self.texts.with_value(|texts| texts.iter().for_each(|(_, text, first)| text.set(first.clone())));
        self.is_old.set(false);
    }
}

/// What was kept here is sent.
pub fn forget_typed(keys: &[String]) {
    keys.iter().for_each(|key| browser::remember_in_tab(key, ""));
}

/// Says that the form was begun before, and empties it.
pub fn begun_before(form: KeptForm) -> AnyView {
    live(move || {
        form.is_old.get().then(|| {
            view! {
                <p class="row s muted begun-before" data-testid="begun-before">
                    <span class="grow">{t().kept.begun}</span>
                    <button type="button" class="link-btn" data-testid="begin-anew" on:click=move |_| form.clear()>{t().clear}</button>
                </p>
            }
        })
    })
}
