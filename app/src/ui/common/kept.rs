//! What is typed into a form stays in this tab until it is sent: a key pressed by mistake, a way back, a reload or an update of the app loses
//! none of it. Never here: texts that have a place of their own in a document.

use crate::ui::browser;
use crate::ui::i18n::t;
use crate::ui::prelude::*;

/// The texts of a form.
#[derive(Clone, Copy)]
pub struct KeptForm {
    name: StoredValue<String>,
    texts: StoredValue<Vec<(String, RwSignal<String>)>>,
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
        self.texts.update_value(|texts| texts.push((key.clone(), text)));
        effect(move || {
            text.with(|text| {
                if !self.is_sent.get_value() {
                    browser::remember_in_tab(&key, if *text == first { "" } else { text });
                }
            });
        });
        text
    }

    /// It is sent: the next one begins empty.
    pub fn sent(self) {
        self.is_sent.set_value(true);
        self.texts.with_value(|texts| texts.iter().for_each(|(key, _)| browser::remember_in_tab(key, "")));
    }

    fn clear(self) {
        self.texts.with_value(|texts| texts.iter().for_each(|(_, text)| text.set(String::new())));
        self.is_old.set(false);
    }
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
